"""The learner's own data are read from files, changed in a table, and said to be wrong in words."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, CsvError, Curve, Experiment, Gate, Network, OwnData, read_csv
from learnscope.gui import MainWindow
from learnscope.gui.dialogs import dialogs
from learnscope.gui.dialogs.data import DataDialog
from learnscope.gui.text.refusals import refused_file

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
OWN = OwnData(((0.0, 1.0), (1.0, 0.0), (0.5, 0.25)), (0, 1, 1), test_share=0.4, seed=5)

#: What stands in a file, and words that its refusal has to have: the place and what stood there.
WRONG: dict[bytes, list[str]] = {
    b"x1,x2,class\n1,2,0\n1,abc,1\n": ["Line 3", "column x2", "“abc”", "1,000,000"],
    b"1,2,0\n3,,1\n": ["Line 2", "column 2", "nothing stands there"],
    b"1,2,0\n1,2,1\n3,4,maybe\n": ["Line 3", "column 3", "“maybe”", "0 or 1"],
    b"1,2,cat\n1,2,dog\n3,4,cow\n": ["Line 3", "“cow”", "'cat' and 'dog' stand above"],
    b"1,2,a and b\n1,2,dog\n3,4,cow\n": ["Line 3", "'a and b' and 'dog' stand above"],
    b"1,2,3,4,5\n": ["Line 1", "5 columns", "2 (x, y), 3 (x1, x2, class) or 4"],
    b"1,0,1,0\n1,0,3,1\n": ["Line 2", "column 3", "“3”", "four columns", "0 or 1"],
    b"1 2 0\n3 4 1\n": ["Line 1", "one column", "commas, semicolons or tabs", "2 (x, y)"],
    b"1,2\n1,2\n1,2,3\n": ["Line 3", "a cell too many", "“3”"],
    b"": ["no line with numbers"],
    b"1,2\n\0,1\n": ["Line 2", "another kind of file"],
    b"\xff\xfe\x00": ["not text in UTF-8"],
    b'1,2\n5,6\n"3",4\n7,"8\n': ["Line 4", "quotation mark"],
    b"1,2\n" * 10_001: ["more than 10,000 points"],
    b"\n" * 100_001: ["100,001 lines", "100,000"],
    b"1" * 5_000_001: ["larger than 5 MB"],
}


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], None]:
    """Let the file dialogs answer with a path."""

    def answer_(path: Path | str) -> None:
        dialog = SimpleNamespace(getOpenFileName=lambda *_: (str(path), ""))
        monkeypatch.setattr(dialogs, "QFileDialog", dialog)
        monkeypatch.setattr(dialogs, "ask_file_name", lambda *_: str(path))

    return answer_


@pytest.mark.parametrize("data", WRONG, ids=lambda data: repr(data[:24]))
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_with_the_place(
    started: object, data: bytes
) -> None:
    assert started is not None
    with pytest.raises(CsvError) as raised:
        read_csv(data)

    said = refused_file(raised.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert len(said) < 250
    for words in WRONG[data]:
        assert words in said


def test_data_are_saved_and_opened_again(
    window: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    cloud = Cloud("moons", 30)
    window.lab.set_problem(cloud)
    answer(tmp_path / "moons.csv")
    window.findChild(QAction, "save_csv").trigger()
    window.findChild(QAction, "open_csv").trigger()

    own = window.lab.experiment.problem
    assert isinstance(own, OwnData)
    assert own.inputs.tolist() == cloud.inputs.tolist()
    assert own.target_array.tolist() == cloud.target_array.tolist()
    assert window.lab.undo_stack.undoable == "problem"


def test_a_gate_of_three_inputs_is_saved_opened_shown_in_every_view_and_trained(
    window: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    gate = Gate("majority")
    window.lab.set_problem(gate)
    window.lab.set_network(Network((2,)))
    answer(tmp_path / "majority.csv")
    window.findChild(QAction, "save_csv").trigger()
    window.findChild(QAction, "open_csv").trigger()

    own = window.lab.experiment.problem
    assert isinstance(own, OwnData)
    assert own.inputs.tolist() == gate.inputs.tolist()
    assert own.target_array.tolist() == gate.target_array.tolist()
    for name in window.docks.by_name:
        window.docks.bring_forward(name)
        window.lab.train(10)
        QApplication.processEvents()
    window.lab.look_inside()
    assert window.lab.trainer.epoch == 10 * len(window.docks.by_name)
    window.docks.bring_forward("surface")
    assert window.parts.surface.cube.isVisible()
    assert "Click to add" not in window.parts.surface.caption.text()
    assert not window.grab().isNull()


def test_of_three_inputs_the_table_takes_0_and_1_alone(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    corners = OwnData(((0, 1, 1), (1, 0, 0)), (0, 1))
    window = open_window(Experiment().with_problem(corners))
    qtbot.mouseClick(window.findChild(QPushButton, "edit_table"), LEFT)
    dialog = window.findChild(DataDialog)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    put(dialog, 0, 2, "0.5")
    assert dialog.findChild(QLabel, "data_message").text().endswith("type 0 or 1.")
    put(dialog, 0, 2, "0")
    end(qtbot, dialog, QDialogButtonBox.StandardButton.Ok)
    assert window.lab.experiment.problem == OwnData(((0, 1, 0), (1, 0, 0)), (0, 1))


def test_of_a_wrong_file_nothing_is_loaded(
    qtbot: QtBot, window: MainWindow, answer: Callable[[Path | str], None], tmp_path: Path
) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("0,0,1\n1,one,0\n", encoding="utf-8")
    answer(path)
    window.findChild(QAction, "open_csv").trigger()

    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert "wrong.csv" in box.text()
    assert "Nothing was changed." in box.text()
    assert box.informativeText().startswith("Line 2, column 2: “one” stands there")
    gone: list[bool] = []
    box.destroyed.connect(lambda: gone.append(True))
    qtbot.mouseClick(box.buttons()[0], LEFT)
    qtbot.waitUntil(lambda: bool(gone))
    assert window.lab.experiment == Experiment()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow) -> DataDialog:
    """The table of own data, opened by the panel's button."""
    window.lab.set_problem(OWN)
    qtbot.mouseClick(window.findChild(QPushButton, "edit_table"), LEFT)
    dialog = window.findChild(DataDialog)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def end(qtbot: QtBot, dialog: DataDialog, how: QDialogButtonBox.StandardButton) -> None:
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.mouseClick(dialog.buttons.button(how), LEFT)
    qtbot.waitUntil(lambda: bool(gone))


def put(dialog: DataDialog, row: int, column: int, text: str) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(row, column))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_F2)
    editors = dialog.table.viewport().findChildren(QLineEdit)
    editor = next(editor for editor in editors if editor.isVisible())
    QTest.keyClick(editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)
    # The table takes the number once the editor has had its key.
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_points_are_changed_added_and_taken_away_in_the_table(
    qtbot: QtBot, window: MainWindow, opened: DataDialog
) -> None:
    put(opened, 0, 0, "1/3")
    put(opened, 2, 2, "0")
    qtbot.mouseClick(opened.add, LEFT)
    put(opened, 3, 1, "-2,5")
    opened.table.setCurrentIndex(opened.model.index(1, 0))
    QTest.keyClick(opened.table, Key.Key_Delete)
    assert window.lab.experiment.problem == OWN
    end(qtbot, opened, QDialogButtonBox.StandardButton.Ok)

    points = ((1 / 3, 1.0), (0.5, 0.25), (0.5, -2.5))
    assert window.lab.experiment.problem == OwnData(points, (0, 0, 0), test_share=0.4, seed=5)
    assert window.lab.undo_stack.undoable == "data"


def test_what_a_cell_cannot_take_is_said_and_not_taken(
    qtbot: QtBot, window: MainWindow, opened: DataDialog
) -> None:
    for column, text, allowed in (
        (0, "much", "a number from -1e+06 to 1e+06, such as"),
        (1, "1e9", "a number from -1e+06 to 1e+06, such as"),
        (2, "2", "0 or 1"),
    ):
        put(opened, 0, column, text)

        said = opened.findChild(QLabel, "data_message").text()
        assert said.startswith(f"“{text}” was not taken; type {allowed}")
    end(qtbot, opened, QDialogButtonBox.StandardButton.Ok)
    assert window.lab.experiment.problem == OWN


def test_the_last_point_stays_and_cancel_changes_nothing(
    qtbot: QtBot, window: MainWindow, opened: DataDialog
) -> None:
    opened.table.selectAll()
    qtbot.mouseClick(opened.remove, LEFT)
    qtbot.mouseClick(opened.buttons.button(QDialogButtonBox.StandardButton.Ok), LEFT)
    assert opened.isVisible()
    assert opened.message.text() == "There has to be at least one point."

    end(qtbot, opened, QDialogButtonBox.StandardButton.Cancel)
    assert window.lab.experiment.problem == OWN


def test_the_readouts_tell_what_there_is_to_tell_of_each_task(window: MainWindow) -> None:
    readout = window.findChild(QLabel, "accuracy_readout")
    window.lab.set_problem(Cloud("blobs", 1000))
    window.lab.train(20)
    right = round(window.lab.trainer.accuracy * 1000)
    assert readout.text() == f"{right:,}/1,000 right"
    window.resize(1280, 800)
    QApplication.processEvents()
    assert readout.isVisible()
    assert readout.width() >= readout.fontMetrics().horizontalAdvance(readout.text())

    window.lab.set_problem(Curve("line"))
    assert readout.text() == ""
    window.lab.set_problem(Curve("line", test_share=0.2))
    assert readout.text().startswith("Test 0.")
    assert repr(window.lab.trainer.test_loss) in readout.toolTip()
