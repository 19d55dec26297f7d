"""Examples: experiments that show one thing each, kept as files that can be opened like any other.

No Qt in here, so that the command line knows their names. Their words stand in `names`.
"""

import json
from functools import cache
from typing import Any

from learnscope import assets
from learnscope.core import Experiment

#: The examples in the order of the menu, each with the speed that shows it best: an index of
#: `learnscope.gui.session.run_state.LADDER`.
PACES: dict[str, int] = {
    "one_slope": 1,
    "flats": 3,
    "article": 1,
    "and_one_neuron": 3,
    "hours": 4,
    "xor_one_neuron": 4,
    "xor_two_hidden": 4,
    "circle": 4,
    "sine": 5,
    "spiral": 5,
    "zeros": 4,
    "rate_too_high": 4,
    "dead_relus": 1,
    "deep_sigmoids": 5,
    "overfitting": 4,
}

#: The view that an example is about, where it would not be in front by itself.
IN_FRONT: dict[str, str] = {
    "one_slope": "landscape",
    "flats": "surface",
    "article": "inside",
    "hours": "surface",
}


def example_names() -> list[str]:
    """Return the examples' names in the order of the menu."""
    return list(PACES)


@cache
def example(name: str) -> Experiment:
    """Return an example's experiment.

    Parameters
    ----------
    name : str
        A key of `PACES`.

    Raises
    ------
    ExperimentError
        If its file is damaged.
    """
    return Experiment.from_json(_text(name))


def name_of(experiment: Experiment) -> str | None:
    """Return the name of the example that an experiment is, or None; no example is made for it."""
    plain = json.loads(experiment.to_json())
    return next((name for name in PACES if _plain(name) == plain), None)


@cache
def _plain(name: str) -> Any:
    return json.loads(_text(name))


def _text(name: str) -> str:
    return assets.path("examples", f"{name}.json").read_text("utf-8")
