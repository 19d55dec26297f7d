"""A run is saved as it was seen: opened, it stands there at once, and its way comes after."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, Optimizer, RandomStart
from learnscope.core.run.saved import SavedRun
from learnscope.gui import MainWindow

pytestmark = pytest.mark.usefixtures("faster_engine")

Answer = Callable[[Path | str], None]

XOR = Experiment(
    Gate("xor"), Network((3,)), optimizer=Optimizer("adam", 0.05), start=RandomStart(3, "xavier")
)


def do(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()


def message(window: MainWindow) -> str:
    return window.findChild(QLabel, "message").text()


def arrived(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.document.reopening.under_way)


@pytest.fixture
def saved(window: MainWindow, answer: Answer, tmp_path: Path) -> Path:
    """A run with a rate that was changed, a weight set by hand, and a moment looked back to."""
    lab = window.lab
    lab.open(XOR)
    lab.train(20)
    lab.set_learning_rate(0.1)
    lab.train(20)
    lab.edit((*lab.trainer.parameters.tolist()[:-1], 0.5))
    lab.train(30)
    lab.go_to(55)
    lab.select(3)
    lab.select_unit("h1.2")
    path = tmp_path / "mine.learnscope"
    answer(path)
    do(window, "save")
    return path


def test_a_run_comes_back_as_it_was_seen(
    qtbot: QtBot, window: MainWindow, answer: Answer, saved: Path
) -> None:
    lab = window.lab
    before, seen = lab.trainer, lab.snapshot()
    lab.open(Experiment())
    do(window, "open")

    assert lab.trainer.epoch == 55
    assert lab.trainer.parameters.tobytes() == before.parameters.tobytes()
    assert message(window).startswith("Opened at epoch 55")
    arrived(qtbot, window)
    assert (lab.trainer.epoch, lab.trainer.latest) == (55, 70)
    assert lab.trainer.changes == before.changes
    assert lab.snapshot().curves.losses.tolist() == seen.curves.losses.tolist()
    assert (lab.selection.sample, lab.selection.unit) == (3, "h1.2")
    assert message(window).startswith("Opened at epoch 55 of 70, as it was saved.")

    lab.undo()
    assert lab.experiment == Experiment()


def test_what_is_done_meanwhile_goes_on_from_there(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    lab = window.lab
    before = lab.trainer
    before.rewind(55)
    do(window, "open")
    lab.step()
    arrived(qtbot, window)
    before.advance(1)
    assert lab.trainer.epoch == 56
    assert lab.trainer.parameters.tobytes() == before.parameters.tobytes()
    lab.go_to(10)
    before.go_to(10)
    assert lab.trainer.parameters.tobytes() == before.parameters.tobytes()


def test_a_run_of_other_recipes_keeps_its_numbers_and_says_so(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    data = json.loads(saved.read_text("utf-8"))
    data["parameters"][0] = float(np.nextafter(data["parameters"][0], 9.0))
    saved.write_text(json.dumps(data), "utf-8")
    do(window, "open")
    arrived(qtbot, window)
    assert window.lab.trainer.parameters.tolist() == data["parameters"]
    assert "another version of Learnscope" in message(window)


def test_a_name_in_json_keeps_the_experiment_alone(
    window: MainWindow, answer: Answer, saved: Path
) -> None:
    window.lab.go_to_latest()
    path = saved.with_suffix(".json")
    answer(path)
    do(window, "save")
    experiment = Experiment.from_json(path.read_text("utf-8"))
    assert experiment == replace(XOR, optimizer=Optimizer("adam", 0.1))
    do(window, "open")
    assert window.lab.experiment == experiment
    assert window.lab.trainer.epoch == 0


def test_a_run_that_is_not_whole_is_refused(
    window: MainWindow, answer: Answer, saved: Path, complaint: Callable[[], str]
) -> None:
    present = window.lab.trainer
    data = json.loads(saved.read_text("utf-8"))
    del data["parameters"]
    saved.write_text(json.dumps(data), "utf-8")
    do(window, "open")
    assert "parameters: got None" in complaint()
    assert window.lab.trainer is present


def test_a_file_may_ask_for_what_is_not_there_to_be_looked_at(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    data = json.loads(saved.read_text("utf-8"))
    for wrong in ({"sample": 99, "unit": "h9.9"}, {"sample": "x"}, [], None):
        data["selection"] = wrong
        saved.write_text(json.dumps(data), "utf-8")
        do(window, "open")
        assert window.lab.trainer.epoch == 55
        assert SavedRun.of(window.lab.trainer).epoch == 55
    arrived(qtbot, window)


def test_whatever_a_file_holds_is_opened_by_its_name(
    qtbot: QtBot, window: MainWindow, saved: Path
) -> None:
    data = saved.with_name("points.csv")
    data.write_text("x,y\n0,1\n1,2.5\n", "utf-8")
    window.file_menu.open(data)
    assert window.lab.experiment.problem.target_array.tolist() == [1.0, 2.5]
    window.file_menu.open(saved)
    assert window.lab.trainer.epoch == 55
    arrived(qtbot, window)


def test_where_a_run_stands_can_be_made_the_start_of_a_network(window: MainWindow) -> None:
    lab = window.lab
    lab.open(XOR)
    lab.train(30)
    there = lab.trainer.parameters.tolist()
    do(window, "make_start")
    assert lab.trainer.epoch == 0
    assert lab.trainer.parameters.tolist() == there
    lab.train(5)
    lab.reset()
    assert lab.trainer.parameters.tolist() == there
    lab.undo()
    lab.undo()
    assert lab.experiment == XOR
    assert lab.trainer.epoch == 30
