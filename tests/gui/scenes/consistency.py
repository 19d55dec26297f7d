"""What has to hold of a window at every moment, whatever was done."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel

from learnscope.core import Experiment, Trainer
from learnscope.gui import MainWindow
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.panel.truth_table import OUTPUT, TruthTable
from learnscope.gui.session.run_state import RunState
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fitted, fixed
from learnscope.gui.widgets.view import is_on_screen

Shown = Callable[[ExperimentPanel, Experiment], Experiment]


def assert_consistent(window: MainWindow, shown_by: Shown) -> None:
    """Check what has to hold at every moment, whatever was done."""
    lab, trainer = window.lab, window.lab.trainer
    experiment = trainer.experiment
    assert QApplication.activeModalWidget() is None
    assert 0 <= trainer.epoch <= trainer.latest
    assert np.isfinite(trainer.parameters).all()
    assert np.isfinite(trainer.loss)
    epochs = trainer.history.epochs
    assert epochs[0] == 0
    assert epochs[-1] == trainer.latest
    assert (np.diff(epochs) > 0).all()
    assert lab.experiment == experiment
    assert_commands_follow(window)
    assert_panel_shows(window, shown_by)
    if lab.state is not RunState.RUNNING:
        assert_moment_is_shown(window)


def assert_commands_follow(window: MainWindow) -> None:
    state, epoch = window.lab.state, window.lab.trainer.epoch
    enabled = {
        "run": state in {RunState.IDLE, RunState.RUNNING, RunState.PAUSED},
        "reset": True,
        "new_start": True,
    }
    if state is not RunState.RUNNING:
        # A run's first epoch may be trained in one turn and shown in the next.
        enabled["step_back"] = epoch > 0
    for name, wanted in enabled.items():
        assert window.findChild(QAction, name).isEnabled() is wanted, name
    name = "Pause" if state is RunState.RUNNING else "Run"
    assert window.findChild(QAction, "run").text() == translate("Actions", name)


def assert_panel_shows(window: MainWindow, shown_by: Shown) -> None:
    experiment = window.lab.experiment
    size = experiment.batch.size
    if size == len(experiment.problem.active):
        # As many as take part is all of them.
        experiment = replace(experiment, batch=replace(experiment.batch, size=None))
    assert shown_by(window.findChild(ExperimentPanel), experiment) == experiment


def assert_moment_is_shown(window: MainWindow) -> None:
    trainer = window.lab.trainer
    active = len(trainer.experiment.problem.active)
    names = ("epoch_readout", "loss_readout", "accuracy_readout")
    epoch, loss, right = (window.findChild(QLabel, name).text() for name in names)
    assert f"{trainer.epoch:,}" in epoch
    assert fixed(trainer.loss) in loss
    if trainer.experiment.problem.task == "classification":
        assert f"{round(trainer.accuracy * active)}/{active}" in right
    assert window.findChild(QLabel, "message").text()
    table = window.findChild(TruthTable, "truth_table")
    if is_on_screen(table):
        assert table.currentRow() == window.lab.selected
        shown = [table.item(row, OUTPUT).text() for row in range(table.rowCount())]
        # With as many digits as there is room for.
        assert shown == [
            fitted(output, lambda form, text=text: form == text)
            for output, text in zip(trainer.outputs(), shown, strict=True)
        ]


def assert_same_when_trained_anew(trainer: Trainer) -> None:
    """Train the same experiment at one go, with the same changes at the same epochs."""
    changes = trainer.changes.up_to(trainer.epoch)
    again = Trainer(changes.entries[0].settings.applied_to(trainer.experiment))
    for change in changes.entries:
        again.advance(change.epoch - again.epoch)
        now = change.settings
        again.change(optimizer=now.optimizer, loss=now.loss, penalty=now.penalty, batch=now.batch)
        if change.parameters is not None:
            again.edit(change.parameters)
    again.advance(trainer.epoch - again.epoch)

    assert again.epoch == trainer.epoch
    assert again.parameters.tobytes() == trainer.parameters.tobytes()
    assert again.loss == trainer.loss
