"""A panel that is asked for nothing."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui.panel.experiment_panel import ExperimentPanel

SIGNALS = (
    *("gate_chosen", "problem_chosen", "network_chosen", "optimizer_chosen", "penalty_chosen"),
    *("loss_chosen", "batch_chosen", "shuffle_chosen", "start_chosen", "scheme_chosen"),
    *("seed_chosen", "scale_chosen"),
)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ExperimentPanel]:
    panel = ExperimentPanel()
    panel.set_experiment(Experiment())
    for section in panel.sections.values():
        section.is_open = True
    panel.fill()
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    yield panel
    panel.close()


@pytest.fixture
def asked(panel: ExperimentPanel) -> list[tuple[str, object]]:
    """What the panel asks for, in order."""
    asked: list[tuple[str, object]] = []
    for name in SIGNALS:
        getattr(panel, name).connect(lambda value, name=name: asked.append((name, value)))
    panel.rate.rate_chosen.connect(lambda rate: asked.append(("rate_chosen", rate)))
    panel.stops_chosen.connect(lambda *stops: asked.append(("stops_chosen", stops)))
    return asked
