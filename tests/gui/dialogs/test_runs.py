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
def saved(reused: MainWindow, answer: Answer, tmp_path: Path) -> Path:
    """A run with a rate that was changed, a weight set by hand, and a moment looked back to."""
    lab = reused.lab
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
    do(reused, "save")
    return path


def test_a_run_comes_back_as_it_was_seen(
    qtbot: QtBot, reused: MainWindow, answer: Answer, saved: Path
) -> None:
    lab = reused.lab
    before, seen = lab.trainer, lab.snapshot()
    lab.open(Experiment())
    do(reused, "open")

    assert lab.trainer.epoch == 55
    assert lab.trainer.parameters.tobytes() == before.parameters.tobytes()
    assert message(reused).startswith("Opened at epoch 55")
    arrived(qtbot, reused)
    assert (lab.trainer.epoch, lab.trainer.latest) == (55, 70)
    assert lab.trainer.changes == before.changes
    assert lab.snapshot().curves.losses.tolist() == seen.curves.losses.tolist()
    assert (lab.selection.sample, lab.selection.unit) == (3, "h1.2")
    assert message(reused).startswith("Opened at epoch 55 of 70, as it was saved.")

    lab.undo()
    assert lab.experiment == Experiment()


def test_what_is_done_meanwhile_goes_on_from_there(
    qtbot: QtBot, reused: MainWindow, saved: Path
) -> None:
    lab = reused.lab
    before = lab.trainer
    before.rewind(55)
    do(reused, "open")
    lab.step()
    arrived(qtbot, reused)
    before.advance(1)
    assert lab.trainer.epoch == 56
    assert lab.trainer.parameters.tobytes() == before.parameters.tobytes()
    lab.go_to(10)
    before.go_to(10)
    assert lab.trainer.parameters.tobytes() == before.parameters.tobytes()


def test_a_run_of_other_recipes_keeps_its_numbers_and_says_so(
    qtbot: QtBot, reused: MainWindow, saved: Path
) -> None:
    data = json.loads(saved.read_text("utf-8"))
    data["parameters"][0] = float(np.nextafter(data["parameters"][0], 9.0))
    saved.write_text(json.dumps(data), "utf-8")
    do(reused, "open")
    arrived(qtbot, reused)
    assert reused.lab.trainer.parameters.tolist() == data["parameters"]
    assert "another version of Learnscope" in message(reused)


def test_a_name_in_json_keeps_the_experiment_alone(
    reused: MainWindow, answer: Answer, saved: Path
) -> None:
    reused.lab.go_to_latest()
    path = saved.with_suffix(".json")
    answer(path)
    do(reused, "save")
    experiment = Experiment.from_json(path.read_text("utf-8"))
    assert experiment == replace(XOR, optimizer=Optimizer("adam", 0.1))
    do(reused, "open")
    assert reused.lab.experiment == experiment
    assert reused.lab.trainer.epoch == 0


def test_a_run_that_is_not_whole_is_refused(
    reused: MainWindow, answer: Answer, saved: Path, complaint: Callable[[], str]
) -> None:
    present = reused.lab.trainer
    data = json.loads(saved.read_text("utf-8"))
    del data["parameters"]
    saved.write_text(json.dumps(data), "utf-8")
    do(reused, "open")
    assert "parameters: got None" in complaint()
    assert reused.lab.trainer is present


def test_a_file_may_ask_for_what_is_not_there_to_be_looked_at(
    qtbot: QtBot, reused: MainWindow, saved: Path
) -> None:
    data = json.loads(saved.read_text("utf-8"))
    for wrong in ({"sample": 99, "unit": "h9.9"}, {"sample": "x"}, [], None):
        data["selection"] = wrong
        saved.write_text(json.dumps(data), "utf-8")
        do(reused, "open")
        assert reused.lab.trainer.epoch == 55
        assert SavedRun.of(reused.lab.trainer).epoch == 55
    arrived(qtbot, reused)


def test_whatever_a_file_holds_is_opened_by_its_name(
    qtbot: QtBot, reused: MainWindow, saved: Path
) -> None:
    data = saved.with_name("points.csv")
    data.write_text("x,y\n0,1\n1,2.5\n", "utf-8")
    reused.files.open(data)
    assert reused.lab.experiment.problem.target_array.tolist() == [1.0, 2.5]
    reused.files.open(saved)
    assert reused.lab.trainer.epoch == 55
    arrived(qtbot, reused)


def test_where_a_run_stands_can_be_made_the_start_of_a_network(reused: MainWindow) -> None:
    lab = reused.lab
    lab.open(XOR)
    lab.train(30)
    there = lab.trainer.parameters.tolist()
    do(reused, "make_start")
    assert lab.trainer.epoch == 0
    assert lab.trainer.parameters.tolist() == there
    lab.train(5)
    lab.reset()
    assert lab.trainer.parameters.tolist() == there
    lab.undo()
    lab.undo()
    assert lab.experiment == XOR
    assert lab.trainer.epoch == 30
