"""What the panel's fields take is what core takes: limits stand there alone."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, ExperimentError, Network, Optimizer, Penalty
from learnscope.core.network import MAX_LAYERS, MAX_UNITS
from learnscope.core.optimizers import LIMITS
from learnscope.core.penalties import MAX_RATE
from learnscope.core.problems.draws import MAX_NOISE
from learnscope.core.problems.split import MAX_TEST_SHARE
from learnscope.core.start import MAX_START, RandomStart
from learnscope.core.validation import MAX_SEED
from learnscope.gui.panel.experiment_panel import ExperimentPanel


@pytest.fixture
def panel(qtbot: QtBot) -> ExperimentPanel:
    """The panel alone."""
    result = ExperimentPanel()
    qtbot.addWidget(result)
    return result


def test_each_field_has_the_limits_of_core(panel: ExperimentPanel) -> None:
    learning, start, data, network = panel.learning, panel.start, panel.data, panel.network
    limits = {learning.hyper[name]: LIMITS[name] for name in LIMITS}
    limits |= dict.fromkeys(learning.penalties.values(), (0.0, MAX_RATE))
    limits |= dict.fromkeys(start.starts.values(), (-MAX_START, MAX_START))
    limits |= dict.fromkeys(network.units, (1, MAX_UNITS))
    limits |= {
        start.scale: (0.0, MAX_START),
        data.noise: (0.0, MAX_NOISE),
        data.share: (0.0, MAX_TEST_SHARE),
        data.seed: (0, MAX_SEED),
        network.layers: (0, MAX_LAYERS),
    }
    for field, expected in limits.items():
        assert (field.minimum(), field.maximum()) == expected, field.objectName()


def test_what_is_said_of_a_field_names_them(panel: ExperimentPanel) -> None:
    low, high = LIMITS["momentum"]
    assert f"{low:g} to {high:g}" in panel.learning.hyper["momentum"].whatsThis()
    assert f"0 to {MAX_LAYERS}" in panel.network.layers.whatsThis()
    assert f"1 to {MAX_UNITS}" in panel.network.units[0].whatsThis()
    said: list[str] = []
    panel.input_refused.connect(lambda *what: said.append(what[-1]))
    panel.set_experiment(Experiment(problem=Cloud()))
    panel.data.share.refused.emit("2")
    assert said == [f"a share from 0 to {100 * MAX_TEST_SHARE:g} %"]


BEYOND: dict[str, Callable[[], object]] = {
    **{name: lambda name=name: Optimizer(**{name: 2.0}) for name in LIMITS},  # type: ignore[misc]
    "l1": lambda: Penalty(l1=2 * MAX_RATE),
    "noise": lambda: Cloud(noise=2 * MAX_NOISE),
    "share": lambda: Cloud(test_share=1.0),
    "units": lambda: Network((MAX_UNITS + 1,)),
    "layers": lambda: Network((1,) * (MAX_LAYERS + 1)),
    "scale": lambda: Experiment(start=RandomStart(scale=2 * MAX_START)),
}


@pytest.mark.parametrize("name", BEYOND)
def test_core_takes_nothing_beyond_them(name: str) -> None:
    with pytest.raises(ExperimentError):
        BEYOND[name]()
