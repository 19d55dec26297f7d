"""The table of the learner's own points: typed into, and filled and emptied by a spreadsheet."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from learnscope.core import OwnData
from learnscope.gui import MainWindow
from learnscope.gui.dialogs.columns import ColumnsDialog
from learnscope.gui.dialogs.data import DataDialog

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
OK = QDialogButtonBox.StandardButton.Ok
OWN = OwnData(((0.0, 1.0), (1.0, 0.0), (0.5, 0.25)), (0, 1, 1), test_share=0.4, seed=5)
NAMED = OwnData(
    *(((20.0, 1.5), (40.0, 2.5)), (0, 1)),
    names=("Age", "Salary"),
    target_name="bought",
    labels=("no", "yes"),
)
FRESH = OwnData(((0.0,),), (0.0,), "regression")

Put = Callable[[DataDialog, object], None]


class Table:
    """The table over some data, alone, and a hand at it."""

    def __init__(self, qtbot: QtBot, parent: QWidget, data: OwnData) -> None:
        self.taken: list[OwnData] = []
        self.dialog = DataDialog(parent, data, self.taken.append)
        self.dialog.open()
        self.dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.dialog)

    @property
    def says(self) -> str:
        label = self.dialog.findChild(QLabel, "data_message")
        assert label is not None
        return label.text()

    @property
    def rows(self) -> list[list[str]]:
        model = self.dialog.model
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    @property
    def heads(self) -> list[object]:
        model = self.dialog.model
        across = Qt.Orientation.Horizontal
        return [model.headerData(i, across) for i in range(model.columnCount())]

    def type(self, row: int, column: int, text: str) -> None:
        put(self.dialog, row, column, text)

    def choose_rows(self, *rows: int) -> None:
        table = self.dialog.table
        table.clearSelection()
        table.setSelectionBehavior(table.SelectionBehavior.SelectItems)
        table.setCurrentIndex(self.dialog.model.index(rows[0], 0))
        for row in rows[1:]:
            index = self.dialog.model.index(row, 0)
            table.selectionModel().select(index, table.selectionModel().SelectionFlag.Select)
        table.setFocus()

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.dialog.table, key, CTRL)

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.dialog.table.setFocus()
        self.press(Key.Key_V)

    def choose(self, name: str, text: str) -> None:
        combo = self.dialog.findChild(QComboBox, name)
        assert combo is not None
        combo.setFocus()
        way = combo.findText(text) - combo.currentIndex()
        for _ in range(abs(way)):
            QTest.keyClick(combo, Key.Key_Down if way > 0 else Key.Key_Up)

    def click(self, name: str) -> None:
        button = self.dialog.findChild(QPushButton, name)
        assert button is not None
        QTest.mouseClick(button, LEFT)

    def take(self) -> OwnData:
        QTest.mouseClick(self.dialog.buttons.button(OK), LEFT)
        return self.taken[-1]


def put(dialog: DataDialog, row: int, column: int, text: str) -> None:
    dialog.table.setCurrentIndex(dialog.model.index(row, column))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_F2)
    editors = dialog.table.viewport().findChildren(QLineEdit)
    editor = next(editor for editor in editors if editor.isVisible())
    QTest.keyClick(editor, Key.Key_A, CTRL)
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)
    # The table takes the number once the editor has had its key.
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def over(qtbot: QtBot, started: object) -> Iterator[Callable[[OwnData], Table]]:
    """Open tables over data, without a main window; they are closed with the test."""
    assert started is not None
    parent = QWidget()
    qtbot.addWidget(parent)
    # Later it would take the focus from what stands in front of it.
    with qtbot.waitActive(parent):
        parent.show()
    tables: list[Table] = []

    def over_(data: OwnData) -> Table:
        tables.append(Table(qtbot, parent, data))
        return tables[-1]

    yield over_
    for table in tables:
        if isValid(table.dialog):
            table.dialog.reject()


Over = Callable[[OwnData], Table]


def test_points_are_changed_added_and_taken_away_in_the_table(
    qtbot: QtBot, window: MainWindow, end: Put
) -> None:
    window.lab.set_problem(OWN)
    qtbot.mouseClick(window.findChild(QPushButton, "edit_table"), LEFT)
    opened = window.findChild(DataDialog)
    with qtbot.waitActive(opened):
        opened.activateWindow()
    put(opened, 0, 0, "1/3")
    put(opened, 2, 2, "0")
    qtbot.mouseClick(opened.add, LEFT)
    put(opened, 3, 1, "-2,5")
    opened.table.setCurrentIndex(opened.model.index(1, 0))
    QTest.keyClick(opened.table, Key.Key_Delete)
    assert window.lab.experiment.problem == OWN
    end(opened, OK)

    points = ((1 / 3, 1.0), (0.5, 0.25), (0.5, -2.5))
    assert window.lab.experiment.problem == OwnData(points, (0, 0, 0), test_share=0.4, seed=5)
    assert window.lab.undo_stack.undoable == "data"


def test_what_a_cell_cannot_take_is_said_with_the_limits_until_it_is_mended(over: Over) -> None:
    table = over(OWN)
    hint = table.says
    for column, text, allowed in (
        (0, "much", "a number from -1,000,000,000 to 1,000,000,000, such as"),
        (1, "1e10", "a number from -1,000,000,000 to 1,000,000,000, such as"),
        (2, "2", "0 or 1"),
    ):
        table.type(0, column, text)
        assert table.says.startswith(f"“{text}” was not taken; type {allowed}")
        table.type(0, column, "0" if column != 1 else "1")
        assert table.says == hint
    assert table.take() == OWN


def test_the_last_point_stays_and_cancel_changes_nothing(over: Over) -> None:
    table = over(OWN)
    table.dialog.table.selectAll()
    table.click("remove_points")
    QTest.mouseClick(table.dialog.buttons.button(OK), LEFT)
    assert table.dialog.isVisible()
    assert table.says == "There has to be at least one point."
    table.click("add_point")
    assert table.says.startswith("Double-click")
    QTest.mouseClick(table.dialog.buttons.button(QDialogButtonBox.StandardButton.Cancel), LEFT)
    assert table.taken == []


# Names and labels


def test_columns_have_the_names_and_classes_the_labels_of_the_data(over: Over) -> None:
    table = over(NAMED)
    assert table.heads == ["x1 = Age", "x2 = Salary", "Y = bought"]
    assert table.rows == [["20", "1.5", "no"], ["40", "2.5", "yes"]]
    table.type(0, 2, "YES")
    table.type(1, 2, "0")
    assert table.rows == [["20", "1.5", "yes"], ["40", "2.5", "no"]]
    table.type(1, 2, "maybe")
    assert table.says == "“maybe” was not taken; type “no” or “yes”."
    assert table.take() == replace(NAMED, targets=(1, 0))


def test_of_swapped_classes_each_row_keeps_its_label(over: Over) -> None:
    table = over(NAMED)
    table.click("swap_classes")
    assert table.says == "Now “yes” is class 0 and “no” is class 1."
    assert table.rows == [["20", "1.5", "no"], ["40", "2.5", "yes"]]
    assert table.take() == replace(NAMED, targets=(1, 0), labels=("yes", "no"))


def test_without_labels_there_is_nothing_to_swap(over: Over) -> None:
    button = over(OWN).dialog.findChild(QPushButton, "swap_classes")
    assert button is not None
    assert not button.isVisible()


# Another kind of table


def test_the_number_of_inputs_and_what_the_target_is_are_chosen(over: Over) -> None:
    table = over(NAMED)
    table.choose("table_inputs", "3 inputs")
    assert table.heads == ["x1 = Age", "x2 = Salary", "x3", "Y = bought"]
    table.choose("table_task", "target: a number")
    table.type(0, 3, "7.5")
    table.choose("table_task", "target: one of two classes")
    assert "are no classes" in table.says
    assert table.dialog.findChild(QComboBox, "table_task").currentIndex() == 1
    table.choose("table_inputs", "1 input")
    expected = OwnData(
        *(((20.0,), (40.0,)), (7.5, 1.0), "regression"), names=("Age",), target_name="bought"
    )
    assert table.take() == expected


def test_a_new_table_is_empty(over: Over) -> None:
    table = over(NAMED)
    table.click("new_table")
    assert table.rows == [["0", "0", "0"]]
    assert table.heads == ["x1", "x2", "class"]
    table.choose("table_task", "target: a number")
    assert table.take() == OwnData(((0.0, 0.0),), (0.0,), "regression")


# By way of a spreadsheet


def test_rows_that_are_pasted_come_at_the_end(over: Over) -> None:
    table = over(NAMED)
    table.choose_rows(0)
    table.paste("Age\tSalary\tbought\n30\t0,5\tyes\n50\t1,5\tno\n")
    assert table.says == "2 rows added at the end."
    table.choose_rows(1)
    table.paste("60,2.5,yes\n")
    assert table.rows[2:] == [["30", "0.5", "yes"], ["50", "1.5", "no"], ["60", "2.5", "yes"]]
    assert table.take().names == NAMED.names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("30\t1\t5\t6\n40\t2\t6\t7\n", "other columns than this table"),
        ("30\tx\tyes\n40\t2\tno\n", "Line 1, column 2: “x” stands there"),
        ("30\t1\tmaybe\n40\t2\tno\n", "“maybe” stands there; a class was expected, “no” or “yes”"),
        ("30\t1\tno\n\t2\tno\n", "Line 2, column 1: nothing stands there"),
        ("", "no rows on the clipboard"),
    ],
)
def test_rows_that_do_not_fit_are_refused_whole(over: Over, text: str, words: str) -> None:
    table = over(NAMED)
    table.choose_rows(0)
    table.paste(text)
    assert words in table.says
    assert len(table.rows) == 2


def test_columns_that_are_pasted_in_another_order_go_where_their_names_are(over: Over) -> None:
    table = over(NAMED)
    table.choose_rows(0)
    table.paste("bought\tSalary\tAge\nyes\t3.5\t60\nno\t4.5\t70\n")
    assert table.rows[2:] == [["60", "3.5", "yes"], ["70", "4.5", "no"]]


def test_labels_that_are_pasted_name_the_classes(over: Over) -> None:
    table = over(OWN)
    table.choose_rows(0)
    table.paste("1\t2\t합격\n3\t4\t불합격\n")
    assert [row[2] for row in table.rows] == ["불합격", "합격", "합격", "합격", "불합격"]


def test_0_and_1_are_classes_whatever_they_are_called(over: Over) -> None:
    table = over(NAMED)
    table.choose_rows(0)
    table.paste("1\t2\t1\n3\t4\t0\n")
    assert [row[2] for row in table.rows] == ["no", "yes", "yes", "no"]


def test_a_single_number_goes_into_the_chosen_cell(over: Over) -> None:
    table = over(NAMED)
    table.choose_rows(1)
    table.paste("1,25\n")
    assert table.rows[1] == ["1.25", "2.5", "yes"]
    table.paste("1e10")
    assert "was not taken" in table.says


def test_into_an_empty_table_goes_a_table_of_any_shape(over: Over) -> None:
    table = over(FRESH)
    table.paste("weight;height;sex\n57,8;160;f\n81,5;181;m\n")
    assert table.says == "2 points; x1 = weight, x2 = height, Y = sex; 0 = f, 1 = m."
    assert table.heads == ["x1 = weight", "x2 = height", "Y = sex"]
    assert table.take().points == ((57.8, 160.0), (81.5, 181.0))


def test_a_table_goes_into_the_place_of_one_that_is_chosen_whole(over: Over) -> None:
    table = over(OWN)
    table.dialog.table.selectAll()
    table.paste("1\t5\n2\t7\n3\t8\n")
    assert table.heads == ["x", "y"]
    expected = OwnData(((1,), (2,), (3,)), (5, 7, 8), "regression", OWN.test_share, OWN.seed)
    assert table.take() == expected


def test_what_a_pasted_table_leaves_open_is_asked(qtbot: QtBot, over: Over) -> None:
    table = over(FRESH)
    table.paste("x;y\n1.050;2\n950;3\n")
    asked = table.dialog.findChild(ColumnsDialog)
    with qtbot.waitActive(asked):
        asked.activateWindow()
    QTest.keyClick(asked, Key.Key_Return)
    assert table.take().points == ((1050.0,), (950.0,))


def test_chosen_rows_are_copied_and_all_of_them_with_their_names(over: Over) -> None:
    table = over(NAMED)
    clipboard = QGuiApplication.clipboard()
    table.choose_rows(1)
    table.press(Key.Key_C)
    assert clipboard.text() == "40\t2.5\tyes\n"
    assert table.says == "1 row copied."
    table.dialog.table.selectAll()
    table.press(Key.Key_C)
    assert clipboard.text() == "Age\tSalary\tbought\n20\t1.5\tno\n40\t2.5\tyes\n"
    table.dialog.table.selectAll()
    table.press(Key.Key_V)
    assert table.take() == NAMED


def test_no_more_rows_are_pasted_than_there_may_be(over: Over) -> None:
    table = over(replace(OWN, points=OWN.points[:1] * 9_999, targets=(1,) * 9_999))
    table.choose_rows(0)
    table.paste("1\t2\t1\n3\t4\t0\n")
    assert table.says == "There can be 10,000 points at most."
    table.paste("1\t2\t1\n1\t5\t1\n".splitlines()[0] + "\n")
    assert len(table.rows) == 10_000
