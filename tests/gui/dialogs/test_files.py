"""Experiments and pictures are opened and saved; a foreign file gives a sentence, no more."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Batch, Cloud, Experiment, Gate, Optimizer, RandomStart, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import RunState

EXPERIMENT = Experiment(
    problem=Gate("custom", rows=(0, 1, 3), targets=(1, 0, 0, 1)),
    loss="squared",
    optimizer=Optimizer(learning_rate=1 / 3),
    batch=Batch(2),
    start=RandomStart(12),
)

FOREIGN: dict[str, bytes] = {
    "empty": b"",
    "words": b"To be, or not to be",
    "binary": bytes(range(256)),
    "a list": b"[1, 2, 3]",
    "cut off": EXPERIMENT.to_json().encode()[:-40],
    "an unknown gate": b'{"problem": {"name": "maybe"}}',
    "an extra key": b'{"mood": "good"}',
    "no number": b'{"optimizer": {"learning_rate": NaN}}',
    "a start beyond all numbers": b'{"start": {"values": [1e308, 1e308, 1e308]}}',
    "endless": b'{"loss": "' + b"x" * 2_000_000 + b'"}',
    "deep": b"[" * 100_000,
}

NO_JSON = {"empty", "words", "binary", "cut off", "deep"}


def do(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()


def test_an_experiment_is_saved_and_opened_again(
    reused: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    path = tmp_path / "gate.json"
    reused.lab.open(EXPERIMENT)
    answer(path)
    do(reused, "save")
    assert Experiment.from_json(path.read_text(encoding="utf-8")) == EXPERIMENT

    reused.lab.open(Experiment())
    do(reused, "open")

    assert reused.lab.experiment == EXPERIMENT
    assert reused.lab.trainer.epoch == 0
    assert reused.findChild(QComboBox, "gate").currentText() == "Your own"


def test_what_is_saved_is_the_experiment_with_the_learning_rate_now(
    reused: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    reused.lab.train(5)
    reused.lab.set_learning_rate(0.125)
    answer(path)
    do(reused, "save")

    saved = Experiment.from_json(path.read_text(encoding="utf-8"))
    assert saved == Experiment(optimizer=Optimizer(learning_rate=0.125))


def test_opening_starts_over_and_can_be_asked_for_by_a_key(
    window: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    path = tmp_path / "x.json"
    path.write_text(Experiment(start=ValuesStart((1.0, 2.0, 3.0))).to_json(), encoding="utf-8")
    answer(path)
    window.lab.train(50)

    QTest.keySequence(window, QKeySequence("Ctrl+O"))

    assert window.lab.trainer.parameters.tolist() == [1.0, 2.0, 3.0]
    assert window.lab.state is RunState.IDLE


def test_a_foreign_file_gives_a_sentence_and_changes_nothing(
    complaint: Callable[[], str],
    reused: MainWindow,
    answer: Callable[[Path | str], None],
    tmp_path: Path,
) -> None:
    path = tmp_path / "foreign.json"
    answer(path)
    reused.lab.run()
    trainer = reused.lab.trainer
    for name, content in FOREIGN.items():
        path.write_bytes(content)

        do(reused, "open")

        text = complaint()
        wanted = "This file is not an experiment of Learnscope's. Nothing was changed."
        assert text.startswith(wanted), name
        assert ("cannot be read as JSON" if name in NO_JSON else "allowed") in text, name
        assert "b'" not in text, name
        assert len(text) < 600, name
        assert reused.lab.trainer is trainer, name
        assert reused.lab.state is RunState.RUNNING, name


def test_where_a_file_stops_being_json_is_said(
    complaint: Callable[[], str],
    at_rest: MainWindow,
    answer: Callable[[Path | str], None],
    tmp_path: Path,
) -> None:
    path = tmp_path / "points.csv"
    path.write_text('{\n  "loss": oops\n}', encoding="utf-8")
    answer(path)

    do(at_rest, "open")

    assert complaint().endswith("From line 2, character 11 on it cannot be read as JSON.")


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_a_file_that_cannot_be_read_gives_a_sentence(
    complaint: Callable[[], str],
    at_rest: MainWindow,
    answer: Callable[[Path | str], None],
    tmp_path: Path,
    kind: str,
) -> None:
    answer(tmp_path / "nothing.json" if kind == "missing" else tmp_path)

    do(at_rest, "open")

    assert "Nothing was changed." in complaint()
    assert at_rest.lab.experiment == Experiment()


@pytest.mark.parametrize("name", ["open", "save", "save_picture"])
def test_whoever_thinks_better_of_it_changes_nothing(
    at_rest: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path, name: str
) -> None:
    answer("")
    trainer = at_rest.lab.trainer

    do(at_rest, name)

    assert at_rest.lab.trainer is trainer
    assert QApplication.activeModalWidget() is None
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_the_window_is_saved(
    window: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    answer(tmp_path / "window.png")
    window.lab.train(20)

    do(window, "save_picture")

    picture = QImage(str(tmp_path / "window.png"))
    assert picture.size() == window.size()
    assert picture == window.grab().toImage().convertToFormat(picture.format())


# Where saving fails


def full(_descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


SAVES = {"save": ".learnscope", "save_csv": ".csv", "save_picture": ".png"}


@pytest.mark.parametrize("name", SAVES)
def test_a_place_that_cannot_be_written_gives_a_sentence(
    complaint: Callable[[], str],
    at_rest: MainWindow,
    answer: Callable[[Path | str], None],
    tmp_path: Path,
    name: str,
) -> None:
    answer(tmp_path / "no" / "such" / f"file{SAVES[name]}")

    do(at_rest, name)

    assert complaint() == (
        f"file{SAVES[name]} could not be written. Nothing was changed. "
        "The folder is not there any more. Choose another one."
    )


@pytest.mark.parametrize("name", SAVES)
def test_where_the_disk_is_full_the_old_file_is_still_there_and_the_box_says_so(
    complaint: Callable[[], str],
    at_rest: MainWindow,
    answer: Callable[[Path | str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    path = tmp_path / f"kept{SAVES[name]}"
    path.write_text("an hour's work", encoding="utf-8")
    answer(path)
    monkeypatch.setattr(os, "fsync", full)

    do(at_rest, name)

    assert complaint() == (
        f"{path.name} could not be written. The file of this name is still there, as it was. "
        "There is no room for it there. Make room, or save it in another place."
    )
    assert path.read_text(encoding="utf-8") == "an hour's work"
    assert set(tmp_path.iterdir()) <= {path}


def test_a_kind_of_picture_that_there_is_not_leaves_the_file_alone(
    complaint: Callable[[], str],
    at_rest: MainWindow,
    answer: Callable[[Path | str], None],
    tmp_path: Path,
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("an hour's work", encoding="utf-8")
    answer(path)

    do(at_rest, "save_picture")

    assert complaint().endswith("Let the name end in .png.")
    assert path.read_text(encoding="utf-8") == "an hour's work"


def test_a_name_that_looks_like_markup_is_shown_as_it_is(
    complaint: Callable[[], str],
    at_rest: MainWindow,
    answer: Callable[[Path | str], None],
    tmp_path: Path,
) -> None:
    answer(tmp_path / "nowhere" / "<h1>x.json")

    do(at_rest, "save")

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.textFormat() is Qt.TextFormat.PlainText
    assert complaint().startswith("<h1>x.json could not be written.")


def type_into_the_dialog(qtbot: QtBot, path: Path, asked: list[str]) -> None:
    """Type a name into the file dialog once it is open; what it asks is noted and denied."""

    def answer_question() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        qtbot.mouseClick(box.button(QMessageBox.StandardButton.No), Qt.MouseButton.LeftButton)

    def type_() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        dialog.setDirectory(str(path.parent))
        line.selectAll()
        qtbot.keyClicks(line, path.name)
        QTimer.singleShot(0, answer_question)
        buttons = dialog.findChild(QDialogButtonBox)
        save = buttons.button(QDialogButtonBox.StandardButton.Save)
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
        dialog.reject()

    QTimer.singleShot(0, type_)


@pytest.mark.parametrize(("name", "ending"), SAVES.items())
def test_a_name_without_an_ending_gets_one_and_no_file_is_replaced_unasked(
    qtbot: QtBot,
    at_rest: MainWindow,
    tmp_path: Path,
    name: str,
    ending: str,
) -> None:
    path = tmp_path / f"kept{ending}"
    path.write_text("an hour's work", encoding="utf-8")
    asked: list[str] = []
    type_into_the_dialog(qtbot, tmp_path / "kept", asked)

    do(at_rest, name)

    assert len(asked) == 1
    assert path.name in asked[0]
    assert path.read_text(encoding="utf-8") == "an hour's work"


def test_an_older_file_with_drawn_numbers_says_that_it_starts_otherwise(
    reused: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    path = tmp_path / "old.json"
    path.write_text(Experiment(Cloud()).to_json())
    answer(path)
    do(reused, "open")
    said = reused.findChild(QLabel, "message")
    assert said.text().startswith("An earlier Learnscope wrote this file")
    # Written anew it names the recipes, and there is nothing to be said.
    do(reused, "save")
    reused.lab.step()
    do(reused, "open")
    assert "earlier" not in said.text()
    assert (reused.lab.experiment, reused.lab.trainer.epoch) == (Experiment(Cloud()), 0)
