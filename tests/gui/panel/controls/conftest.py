"""A panel that asks a lab for what is set in it."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.session.lab import Lab


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ExperimentPanel]:
    panel = ExperimentPanel()
    for section in panel.sections.values():
        section.is_open = True
    panel.set_experiment(Experiment())
    panel.resize(280, 1100)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    yield panel
    panel.close()


@pytest.fixture
def lab(panel: ExperimentPanel) -> Lab:
    """A lab that the panel commands and follows, as in the window."""
    lab = Lab(parent=panel)
    commands: dict[str, Callable[..., None]] = {
        "gate_chosen": lab.set_gate,
        "problem_chosen": lab.set_problem,
        "new_data_asked": lab.new_data,
        "network_chosen": lab.set_network,
        "optimizer_chosen": lab.set_optimizer,
        "penalty_chosen": lab.set_penalty,
        "loss_chosen": lab.set_loss,
        "batch_chosen": lab.set_batch_size,
        "shuffle_chosen": lab.set_shuffle,
        "start_chosen": lab.set_start,
        "scheme_chosen": lab.set_scheme,
        "seed_chosen": lab.set_seed,
        "scale_chosen": lab.set_scale,
    }
    for signal, command in commands.items():
        getattr(panel, signal).connect(command)
    lab.experiment_changed.connect(panel.set_experiment)
    lab.frame.connect(panel.display)
    lab.refresh()
    return lab
