"""Files are opened from the menu and by dropping them; the line below says what was read."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, OwnData, ValuesStart
from learnscope.gui import MainWindow
from learnscope.gui.dialogs.columns import ColumnsDialog

Answer = Callable[[Path | str], None]

AGES = b"Age,Salary,bought\n" + b"-0.5,1,No\n1,-2,Yes\n" * 10


def message(window: MainWindow) -> str:
    label = window.findChild(QLabel, "message")
    assert label is not None
    return label.text()


def open_data(window: MainWindow, answer: Answer, path: Path, data: bytes) -> None:
    path.write_bytes(data)
    answer(path)
    window.findChild(QAction, "open_csv").trigger()


def own(window: MainWindow) -> OwnData:
    problem = window.lab.experiment.problem
    assert isinstance(problem, OwnData)
    return problem


# One line


def test_inputs_whose_size_is_in_the_way_are_told_with_what_to_do_about_it(
    qtbot: QtBot, reused: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    houses = b"size,price\n50,150000\n80,190500\n120,280000\n200,410000\n"
    open_data(reused, answer, tmp_path / "houses.csv", houses)
    said = message(reused)
    assert said.startswith("4 points; x = size, Y = price; Y is a number. size ")
    button = reused.parts.message.take
    assert button.text() == "Standardise the data"
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (own(reused).scaling, own(reused).target_scaling) == ("standard", "standard")
    reused.lab.pause()
    reused.lab.train(200)
    slope, intercept = np.polyfit([50, 80, 120, 200], [150000, 190500, 280000, 410000], 1)
    line = reused.lab.experiment.model.in_own_units(reused.lab.trainer.parameters)
    assert line == pytest.approx((slope, intercept))
    reused.lab.undo()
    assert own(reused).scaling is None


def test_the_line_below_says_what_was_read_until_the_learner_goes_on(
    reused: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    open_data(reused, answer, tmp_path / "ages.csv", AGES)
    said = "20 points; x1 = Age, x2 = Salary, Y = bought; 0 = No, 1 = Yes."
    assert message(reused) == said
    reused.lab.refresh()
    reused.lab.select(3)
    assert message(reused) == said
    reused.lab.step()
    assert message(reused) != said


def test_what_is_held_out_of_other_data_is_held_out_of_these_and_told(
    window: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    window.lab.set_problem(Cloud("moons", 30, test_share=0.2, seed=4))
    open_data(window, answer, tmp_path / "ages.csv", AGES)
    assert message(window).endswith("0 = No, 1 = Yes; 4 held out.")
    assert (own(window).test_share, own(window).seed) == (0.2, 4)


def test_it_is_said_in_the_language_that_is_chosen_then(
    window: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    open_data(window, answer, tmp_path / "ages.csv", AGES)
    window.findChild(QAction, "language_ko").trigger()
    assert message(window) == "점 20개; x1 = Age, x2 = Salary, Y = bought; 0 = No, 1 = Yes."


def test_a_notice_stands_in_front_of_it_for_a_while_only(
    window: MainWindow, answer: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_data(window, answer, tmp_path / "ages.csv", AGES)
    window.parts.message.notice("Not so.")
    assert message(window) == "Not so."
    monkeypatch.setattr(window.parts.message, "_notice_until", 0.0)
    window.lab.refresh()
    assert message(window).startswith("20 points")


# Questions


def test_what_a_file_leaves_open_is_asked_and_learned_at_enter(
    qtbot: QtBot, reused: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    open_data(reused, answer, tmp_path / "index.csv", b",w,kind\n0,3.2,a\n1,3.1,b\n2,2,a\n")
    asked = reused.findChild(ColumnsDialog)
    assert reused.lab.experiment == Experiment()
    with qtbot.waitActive(asked):
        asked.activateWindow()
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert own(reused).points == ((3.2,), (3.1,), (2.0,))
    assert message(reused).endswith("Left out: column 1 (row numbers).")
    assert reused.lab.undo_stack.undoable == "problem"


def test_what_no_answer_mends_is_refused_at_once(
    reused: MainWindow, answer: Answer, complaint: Callable[[], str], tmp_path: Path
) -> None:
    open_data(reused, answer, tmp_path / "one.csv", b"x1,x2,y\n1,2,yes\n3,4,?\n")
    said = complaint()
    assert said.startswith("The data in one.csv cannot be read. Nothing was changed. Column y, ")
    assert reused.lab.experiment == Experiment()


def test_a_whole_session_with_a_german_spreadsheet(
    reused: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    text = "Größe;Gewicht;sportlich\n1,75;68,5;ja\n1,80;95,0;nein\n1,62;57,5;ja\n1,70;90,0;nein\n"
    open_data(reused, answer, tmp_path / "leute.csv", text.encode("cp1252"))
    said = "4 points; x1 = Größe, x2 = Gewicht, Y = sportlich; 0 = nein, 1 = ja."
    assert message(reused).startswith(said)
    data = own(reused)
    answer(tmp_path / "again.csv")
    reused.findChild(QAction, "save_csv").trigger()
    reused.findChild(QAction, "open_csv").trigger()
    assert own(reused) == data


# Dropping


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


class Hand:
    """A hand that drags files over a window."""

    def __init__(self, window: MainWindow, *paths: Path) -> None:
        self._window = window
        self._data = mime(*paths)

    def enter(self) -> bool:
        event = QDragEnterEvent(
            *(QPoint(500, 300), Qt.DropAction.CopyAction, self._data),
            *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
        )
        event.ignore()
        QApplication.sendEvent(self._window, event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self._window, QDragLeaveEvent())

    def drop(self) -> None:
        event = QDropEvent(
            *(QPointF(500, 300), Qt.DropAction.CopyAction, self._data),
            *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop),
        )
        QApplication.sendEvent(self._window, event)


def hovering(window: MainWindow) -> str:
    target = window.findChild(QLabel, "drop_target")
    assert target is not None
    return target.text() if target.isVisible() else ""


def test_a_file_with_data_that_is_dropped_is_learned(reused: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "ages.csv"
    path.write_bytes(AGES)
    hand = Hand(reused, path)
    assert hand.enter()
    assert hovering(reused).startswith("Let go to learn the data in ages.csv.")
    assert reused.drops.size() == reused.size()
    hand.drop()
    assert hovering(reused) == ""
    assert own(reused).labels == ("No", "Yes")
    assert message(reused).startswith("20 points")


def test_an_experiment_that_is_dropped_is_opened(reused: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    experiment = Experiment(start=ValuesStart((1.0, 2.0, 3.0)))
    path.write_text(experiment.to_json(), encoding="utf-8")
    hand = Hand(reused, path)
    hand.enter()
    assert hovering(reused).startswith("Let go to open the experiment mine.json.")
    hand.drop()
    assert reused.lab.experiment == experiment


def test_what_holds_nothing_to_learn_is_refused_in_a_sentence(
    reused: MainWindow, complaint: Callable[[], str], tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"PK\x03\x04")
    hand = Hand(reused, path)
    hand.enter()
    assert hovering(reused) == "Let go to look whether book.xlsx holds data."
    hand.drop()
    assert "This is a workbook" in complaint()
    assert reused.lab.experiment == Experiment()


def test_whoever_drags_it_away_again_changes_nothing(at_rest: MainWindow, tmp_path: Path) -> None:
    hand = Hand(at_rest, tmp_path / "ages.csv")
    hand.enter()
    hand.leave()
    assert hovering(at_rest) == ""
    assert at_rest.lab.experiment == Experiment()


def test_several_files_or_none_are_not_taken(at_rest: MainWindow, tmp_path: Path) -> None:
    assert not Hand(at_rest, tmp_path / "a.csv", tmp_path / "b.csv").enter()
    assert not Hand(at_rest).enter()
    assert hovering(at_rest) == ""


def test_what_has_no_room_is_said_in_fewer_words_and_all_of_it_where_one_points(
    reused: MainWindow, answer: Answer, tmp_path: Path
) -> None:
    names = ["number", *(f"a rather long name {i}" for i in range(30)), "y"]
    rows = [f"{i},{','.join(str(i * j % 7 / 2) for j in range(30))},{i % 2}" for i in range(9)]
    path = tmp_path / "wide.csv"
    usual = reused.parts.message.label.toolTip()
    open_data(reused, answer, path, "\n".join([",".join(names), *rows]).encode())
    reused.findChild(ColumnsDialog).buttons.accepted.emit()
    QApplication.processEvents()
    label = reused.parts.message.label
    assert message(reused).startswith("9 points; x1 = a rather long name 1, x2 = ")
    assert "Left out: 29 columns." in message(reused)
    assert "and 18 more." in label.toolTip()
    lines = label.heightForWidth(label.width()) / label.fontMetrics().lineSpacing()
    assert lines <= 3
    reused.lab.step()
    assert label.toolTip() == usual
