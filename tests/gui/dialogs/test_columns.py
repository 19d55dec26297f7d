"""What a file leaves open is asked, with what seems meant chosen beforehand; Enter takes it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from learnscope.core import OwnData
from learnscope.core.tables.reading import Reading
from learnscope.core.tables.table import read_table
from learnscope.gui.dialogs.columns import ColumnsDialog

LEFT = Qt.MouseButton.LeftButton
OK = QDialogButtonBox.StandardButton.Ok

FLOWERS = "sepal_length,sepal_width,petal_length,petal_width,species\n" + "".join(
    f"{5 + i / 10},{3 + i / 10},{1 + i / 10},{i / 10},{name}\n"
    for name in ("setosa", "versicolor", "virginica")
    for i in range(6)
)


class Asked:
    """A chooser over a file, and what it has handed over."""

    def __init__(self, qtbot: QtBot, parent: QWidget, text: str) -> None:
        self._qtbot = qtbot
        self.taken: list[Reading] = []
        self.dialog = ColumnsDialog(
            parent, "some.csv", read_table(text.encode()), self.taken.append
        )
        self.dialog.open()
        self.dialog.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is self.dialog)

    @property
    def says(self) -> str:
        label = self.dialog.findChild(QLabel, "columns_message")
        assert label is not None
        return label.text()

    @property
    def can_be_taken(self) -> bool:
        return self.dialog.buttons.button(OK).isEnabled()

    def find(self, name: str) -> QWidget:
        found = self.dialog.findChild(QWidget, name)
        assert found is not None
        return found

    def asks(self, name: str) -> bool:
        return self.find(name).isVisible()

    def click(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton)
        # Where the mark is: a button may be wider than what it says.
        QTest.mouseClick(button, LEFT, pos=QPoint(10, button.height() // 2))

    def tick(self, column: int) -> None:
        self.click(f"column_{column}")

    def choose(self, name: str, text: str) -> None:
        """Choose an entry of a list with the keys, as a hand without a mouse does."""
        combo = self.find(name)
        assert isinstance(combo, QComboBox)
        combo.setFocus()
        index = combo.findText(text)
        assert index >= 0, [combo.itemText(i) for i in range(combo.count())]
        way = index - combo.currentIndex()
        for _ in range(abs(way)):
            QTest.keyClick(combo, Qt.Key.Key_Down if way > 0 else Qt.Key.Key_Up)

    def read(self) -> OwnData:
        """Press Enter and return what was read."""
        QTest.keyClick(self.dialog, Qt.Key.Key_Return)
        return self.taken[0].data


@pytest.fixture
def ask(qtbot: QtBot, started: object) -> Iterator[Callable[[str], Asked]]:
    """Open choosers over files; they are closed with the test."""
    assert started is not None
    parent = QWidget()
    qtbot.addWidget(parent)
    # Later it would take the focus from what stands in front of it.
    with qtbot.waitActive(parent):
        parent.show()
    asked: list[Asked] = []

    def ask_(text: str) -> Asked:
        asked.append(Asked(qtbot, parent, text))
        return asked[-1]

    yield ask_
    for each in asked:
        if isValid(each.dialog):
            each.dialog.reject()


def test_enter_takes_what_seems_meant(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    assert asked.says == (
        "12 points; x1 = sepal_length, x2 = sepal_width, Y = species; 0 = setosa, 1 = versicolor. "
        "Left out: petal_length, petal_width; 6 rows with other labels."
    )
    data = asked.read()
    assert data.names == ("sepal_length", "sepal_width")
    assert data.labels == ("setosa", "versicolor")
    assert len(data.points) == 12


def test_other_columns_are_ticked_in_the_order_in_which_they_are_inputs(
    ask: Callable[[str], Asked],
) -> None:
    asked = ask(FLOWERS)
    asked.tick(1)
    asked.tick(2)
    assert not asked.can_be_taken
    assert "one, two or three columns" in asked.says
    asked.tick(4)
    asked.tick(3)
    data = asked.read()
    assert data.names == ("petal_width", "petal_length")
    assert data.points[1] == (0.1, 1.1)


def test_four_inputs_are_too_many(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    asked.tick(3)
    assert asked.can_be_taken
    asked.tick(4)
    assert not asked.can_be_taken
    assert asked.says.endswith("now it is 4.")


def test_other_labels_are_chosen_and_swapped(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    asked.choose("label_0", "virginica")
    asked.choose("label_1", "versicolor")
    asked.click("swap_labels")
    data = asked.read()
    assert data.labels == ("versicolor", "virginica")
    assert data.targets == (0,) * 6 + (1,) * 6


def test_the_label_of_the_other_class_changes_places_with_it(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    asked.choose("label_0", "versicolor")
    assert asked.read().labels == ("versicolor", "setosa")


def test_another_column_is_the_target(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    asked.choose("role_2", "target Y")
    data = asked.read()
    assert (data.names, data.target_name) == (("sepal_length",), "sepal_width")
    assert data.task == "regression"


def test_without_a_target_it_says_so(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    asked.tick(5)
    assert not asked.can_be_taken
    assert asked.says.startswith("Choose the target")
    asked.tick(5)
    assert asked.can_be_taken


def test_row_numbers_are_not_ticked_and_can_be(ask: Callable[[str], Asked]) -> None:
    asked = ask(",width,species\n0,3.2,a\n1,3.1,b\n2,2.3,a\n")
    assert "row numbers" in [
        label.text() for label in asked.dialog.rows.heads[0].findChildren(QLabel)
    ]
    assert asked.says.endswith("Left out: column 1 (row numbers).")
    asked.tick(1)
    assert asked.read().points[1] == (3.1, 1.0)


def test_numbers_that_can_be_read_in_two_ways_are_asked_about(ask: Callable[[str], Asked]) -> None:
    asked = ask("x;y\n1.050;2\n950;3\n1.200;4\n")
    assert asked.asks("as_thousands")
    assert "“1.050” is 1050" in asked.says
    asked.click("as_decimal")
    assert asked.read().points == ((1.05,), (950.0,), (1.2,))


def test_names_that_are_numbers_are_asked_about(ask: Callable[[str], Asked]) -> None:
    asked = ask("0,1\n2.3,4.5\n3.3,6.5\n")
    assert asked.says.startswith("2 points")
    asked.click("first_row_point")
    assert asked.says.startswith("3 points")
    data = asked.read()
    assert data.points[0] == (0.0,)
    assert data.names == ()


def test_rows_that_lack_something_are_counted_named_and_left_out(
    ask: Callable[[str], Asked],
) -> None:
    asked = ask("x,y,c\n1,2,no\n?,3,yes\n4,,no\n5,6,yes\n")
    box = asked.find("leave_out")
    assert isinstance(box, QAbstractButton)
    assert box.text() == "Leave out 2 rows that lack something (lines 3, 4)"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not asked.can_be_taken
    assert asked.says.startswith("Line 3, column x: “?”")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert asked.read().points == ((1.0, 2.0), (5.0, 6.0))


def test_soft_targets_are_numbers_and_cannot_be_classes(ask: Callable[[str], Asked]) -> None:
    asked = ask("a,b,target\n0.2,0.3,0.1\n0.9,0.8,0.9\n0.7,0.6,0.9\n")
    assert not asked.find("as_classes").isEnabled()
    assert "not rounded" in asked.find("as_classes").toolTip()
    data = asked.read()
    assert (data.task, data.targets) == ("regression", (0.1, 0.9, 0.9))


def test_two_numbers_are_classes_or_numbers_as_is_chosen(ask: Callable[[str], Asked]) -> None:
    asked = ask("a,b\n1,3\n2,7\n3,3\n4,7\n")
    assert asked.says.endswith("0 = 3, 1 = 7.")
    asked.click("as_number")
    assert not asked.asks("swap_labels")
    assert asked.says.endswith("Y is a number.")
    assert asked.read().targets == (3.0, 7.0, 3.0, 7.0)


def test_escape_changes_nothing(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    QTest.keyClick(asked.dialog, Qt.Key.Key_Escape)
    assert asked.taken == []


@pytest.mark.parametrize("count", [60, 200])
def test_a_file_of_very_many_columns_is_shown_and_scrolls(
    ask: Callable[[str], Asked], count: int
) -> None:
    names = ",".join(f"c{i}" for i in range(count))
    rows = "\n".join(",".join(str((i * j) % 7 + 0.5) for i in range(count)) for j in range(4))
    asked = ask(f"{names}\n{rows}\n")
    assert asked.dialog.width() <= 900
    assert len(asked.read().names) == 2


def test_every_control_says_what_it_is(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    for kind in (QComboBox, QAbstractButton):
        for control in asked.dialog.findChildren(kind):
            if control.isVisible():
                name = control.accessibleName() or getattr(control, "text", str)()
                assert name, control.objectName()


def test_it_has_room_on_a_small_screen(ask: Callable[[str], Asked]) -> None:
    asked = ask(FLOWERS)
    QApplication.processEvents()
    dialog = asked.dialog
    assert dialog.width() <= 1024
    assert dialog.height() <= 700
    bottom = dialog.buttons.mapTo(dialog, dialog.buttons.rect().bottomRight())
    assert dialog.rect().contains(bottom)
