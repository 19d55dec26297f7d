"""A race beside a lab, in sight."""

from collections.abc import Callable

import pytest
from race_hands import ask_for_little
from view_bench import ViewBench

from learnscope.gui.views.beside.race import RaceView


@pytest.fixture
def bench(open_bench: Callable[..., ViewBench]) -> ViewBench:
    return open_bench("race", None, (560, 480))


@pytest.fixture
def view(bench: ViewBench) -> RaceView:
    """The view in sight, set to a race that is over soon."""
    assert isinstance(bench.view, RaceView)
    return ask_for_little(bench.view)
