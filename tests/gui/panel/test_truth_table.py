"""The truth table asks for what was clicked or typed in it, and shows what is so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeySequence, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate
from learnscope.gui.look.theme import DARK, LIGHT, Theme
from learnscope.gui.panel.truth_table import ON, OUTPUT, TARGET, VERDICT, X1, X2, X3, TruthTable
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import fixed

Key = Qt.Key


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[TruthTable]:
    table = TruthTable()
    table.set_gate(Gate("and"))
    qtbot.addWidget(table)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    yield table
    table.close()


@pytest.fixture
def asked(table: TruthTable) -> list[tuple[str, int, int]]:
    """What the table asks for, in order."""
    asked: list[tuple[str, int, int]] = []
    table.row_chosen.connect(lambda row: asked.append(("row", row, 0)))
    table.target_chosen.connect(lambda row, target: asked.append(("target", row, target)))
    table.row_switched.connect(lambda row, on: asked.append(("switch", row, int(on))))
    return asked


@pytest.fixture
def lab(qtbot: QtBot, table: TruthTable) -> Iterator[Lab]:
    """A lab that is wired to the table as in the window."""
    lab = Lab()
    table.row_chosen.connect(lab.select)
    table.target_chosen.connect(lab.set_target)
    table.row_switched.connect(lab.set_row_active)
    lab.experiment_changed.connect(lambda experiment: table.set_gate(experiment.problem))
    lab.frame.connect(table.display)
    lab.refresh()
    yield lab
    lab.deleteLater()


def place(table: TruthTable, row: int, column: int) -> QPoint:
    return table.visualItemRect(table.item(row, column)).center()


def click(table: TruthTable, row: int, column: int) -> None:
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place(table, row, column))


def click_box(table: TruthTable, row: int) -> None:
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = table.visualItemRect(table.item(row, ON))
    option.features = QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = table.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, table
    )
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def checked(table: TruthTable) -> list[int]:
    state = Qt.CheckState.Checked
    return [row for row in range(4) if table.item(row, ON).checkState() == state]


def test_the_rows_are_those_of_a_truth_table(table: TruthTable) -> None:
    inputs = [(table.item(row, X1).text(), table.item(row, X2).text()) for row in range(4)]

    assert inputs == [("0", "0"), ("0", "1"), ("1", "0"), ("1", "1")]


@pytest.mark.parametrize(
    "gate", [Gate("xor"), Gate("nand", rows=(1, 3)), Gate("custom", targets=(1, 1, 0, 1))]
)
def test_a_gate_is_shown_and_nothing_is_asked_for(
    table: TruthTable, asked: list[object], gate: Gate
) -> None:
    table.set_gate(gate)

    assert [int(table.item(row, TARGET).text()) for row in range(4)] == list(gate.targets)
    assert checked(table) == list(gate.active)
    assert asked == []


@pytest.mark.parametrize("row", range(4))
def test_a_click_on_a_right_answer_asks_for_the_other_one(
    table: TruthTable, asked: list[object], row: int
) -> None:
    table.set_gate(Gate("xor"))

    click(table, row, TARGET)

    assert [a for a in asked if a[0] != "row"] == [("target", row, [1, 0, 0, 1][row])]


@pytest.mark.parametrize("column", [X1, X2, OUTPUT, VERDICT])
def test_a_click_anywhere_else_in_a_row_only_chooses_it(
    table: TruthTable, asked: list[object], column: int
) -> None:
    click(table, 2, column)

    assert asked == [("row", 2, 0)]


def test_a_click_on_the_box_switches_the_row(table: TruthTable, asked: list[object]) -> None:
    click_box(table, 1)
    assert [a for a in asked if a[0] != "row"] == [("switch", 1, 0)]

    click_box(table, 1)
    assert [a for a in asked if a[0] != "row"] == [("switch", 1, 0), ("switch", 1, 1)]


def test_a_click_does_not_take_the_keyboard_away_from_the_run(table: TruthTable) -> None:
    table.clearFocus()

    click(table, 1, TARGET)
    click_box(table, 1)

    assert not table.hasFocus()


def test_the_arrows_choose_rows_and_space_changes_the_cell(
    table: TruthTable, asked: list[object]
) -> None:
    table.setFocus()
    QTest.keyClick(table, Key.Key_Down)
    QTest.keyClick(table, Key.Key_Space)
    QTest.keyClick(table, Key.Key_Return)
    for _ in range(3):
        QTest.keyClick(table, Key.Key_Left)
    QTest.keyClick(table, Key.Key_Space)
    QTest.keyClick(table, Key.Key_Right)
    QTest.keyClick(table, Key.Key_Space)

    assert asked == [("row", 1, 0), ("target", 1, 1), ("target", 1, 1), ("switch", 1, 0)]


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Left, Key.Key_Right, Key.Key_Home])
def test_keys_that_steer_the_run_stay_in_the_table_while_it_has_the_focus(
    table: TruthTable, key: Qt.Key
) -> None:
    steered: list[bool] = []
    action = table.addAction("")
    action.setShortcuts([QKeySequence(key), QKeySequence(Key.Key_F5)])
    action.triggered.connect(lambda: steered.append(True))
    table.setFocus()

    QTest.keyClick(table, key)
    assert steered == []

    QTest.keyClick(table, Key.Key_F5)
    assert steered == [True]


def test_other_keys_go_on_to_whom_they_belong(table: TruthTable, asked: list[object]) -> None:
    table.setFocus()
    for key in (Key.Key_A, Key.Key_5, Key.Key_F2):
        QTest.keyClick(table, key)

    assert asked == []


def test_answers_and_their_verdicts_are_shown(table: TruthTable, lab: Lab) -> None:
    for row, output in enumerate(lab.trainer.outputs()):
        assert table.item(row, OUTPUT).text() == fixed(output)
        assert table.item(row, OUTPUT).toolTip() == repr(output)
    # At the start the model answers 0.5, 0.47, 0.52, 0.495: row 00 is right by a hair.
    assert [table.item(row, VERDICT).text() for row in range(4)] == ["(✓)", "✓", "✗", "✗"]
    assert "any other for 0" in table.item(0, VERDICT).toolTip()

    lab.train(100)

    assert [table.item(row, VERDICT).text() for row in range(4)] == ["✓"] * 4


def test_a_row_chosen_in_the_table_is_the_one_that_is_drawn(table: TruthTable, lab: Lab) -> None:
    for row, inputs in ((3, (1.0, 1.0, 1.0)), (1, (0.0, 1.0, 1.0))):
        click(table, row, X1)
        assert lab.selected == row
        assert lab.snapshot().sample.inputs == inputs


def test_a_row_chosen_elsewhere_is_selected_here(table: TruthTable, lab: Lab) -> None:
    for row in (2, 1):
        lab.select(row)
        assert table.currentRow() == row
        assert {index.row() for index in table.selectedIndexes()} == {row}


def test_a_changed_answer_makes_the_gate_the_learner_s_own(table: TruthTable, lab: Lab) -> None:
    lab.train(3)

    click(table, 0, TARGET)

    assert lab.experiment.problem == Gate("custom", targets=(1, 0, 0, 1))
    assert table.item(0, TARGET).text() == "1"
    assert lab.trainer.epoch == 0


def test_the_last_row_that_is_on_stays_on(table: TruthTable, lab: Lab) -> None:
    refused: list[object] = []
    lab.refused.connect(refused.append)
    for row in range(4):
        click_box(table, row)

    assert checked(table) == [3]
    assert lab.experiment == Experiment(problem=Gate("and", rows=(3,)))
    assert len(refused) == 1

    click_box(table, 0)
    assert checked(table) == [0, 3]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_colours_are_the_theme_s(table: TruthTable, lab: Lab, theme: Theme) -> None:
    table.set_gate(Gate("and", rows=(0, 1, 3)))
    table.apply_theme(theme)

    def ink(row: int, column: int) -> QColor:
        return table.item(row, column).foreground().color()

    assert ink(0, TARGET) == QColor(theme.class_0)
    assert ink(3, TARGET) == QColor(theme.class_1)
    assert ink(0, X1) == QColor(theme.ink)
    assert ink(2, X1) == QColor(theme.muted)
    assert ink(0, VERDICT) == QColor(theme.muted)
    assert ink(1, VERDICT) == QColor(theme.good)
    assert ink(3, VERDICT) == QColor(theme.warning)


def test_every_column_is_explained(table: TruthTable) -> None:
    tips = [table.horizontalHeaderItem(c).toolTip() for c in range(table.columnCount())]

    assert all(tips)
    assert table.accessibleName()
    assert table.whatsThis()


def test_all_four_rows_are_seen_without_scrolling(table: TruthTable) -> None:
    table.resize(table.minimumSizeHint())

    seen = table.viewport().rect()
    for row in range(4):
        for column in range(X3):
            assert seen.contains(table.visualItemRect(table.item(row, column)))


def test_an_answer_of_a_half_is_undecided_whatever_its_last_digits_say(
    table: TruthTable, lab: Lab
) -> None:
    lab.set_gate("xor")
    lab.train(500)
    outputs = lab.snapshot().outputs
    assert {fixed(output) for output in outputs} == {"0.5000"}
    assert 0.5 not in outputs
    right = [(output > 0.5) == bool(y) for output, y in zip(outputs, (0, 1, 1, 0), strict=True)]
    assert lab.trainer.accuracy == sum(right) / 4
    for row in range(4):
        item = table.item(row, VERDICT)
        assert item.text() == ("(✓)" if right[row] else "(✗)")
        assert item.toolTip().startswith("undecided")
        assert ("counts as right" in item.toolTip()) is right[row]
        assert item.foreground().color() == QColor(LIGHT.muted)


@pytest.mark.parametrize("bias", [-1e-3, 1e-3])
def test_an_answer_that_shows_a_side_of_a_half_is_decided(
    table: TruthTable, lab: Lab, bias: float
) -> None:
    lab.set_start((0.0, 0.0, bias))
    signs = [table.item(row, VERDICT).text() for row in range(4)]
    assert signs == (["✗", "✗", "✗", "✓"] if bias > 0 else ["✓", "✓", "✓", "✗"])


def test_a_gate_of_three_inputs_has_eight_rows_and_x3_beside_x2(
    table: TruthTable, asked: list[object]
) -> None:
    table.set_gate(Gate("parity", rows=(0, 7)))
    table.resize(table.minimumSizeHint())

    header = table.horizontalHeader()
    order = [header.logicalIndex(i) for i in range(header.count())]
    assert order == [ON, X1, X2, X3, TARGET, OUTPUT, VERDICT]
    rows = [
        tuple(int(table.item(row, column).text()) for column in (X1, X2, X3, TARGET))
        for row in range(table.rowCount())
    ]
    assert rows == [
        (a, b, c, (a + b + c) % 2) for a in range(2) for b in range(2) for c in range(2)
    ]
    on = [r for r in range(8) if table.item(r, ON).checkState() == Qt.CheckState.Checked]
    assert on == [0, 7]
    assert table.viewport().rect().contains(table.visualItemRect(table.item(7, X3)))
    assert asked == []

    table.set_gate(Gate("or"))
    assert table.rowCount() == 4
    assert table.isColumnHidden(X3)


def test_the_rows_of_three_inputs_are_clicked_and_judged(table: TruthTable, lab: Lab) -> None:
    lab.set_gate("majority")
    lab.train(300)
    assert [table.item(row, VERDICT).text() for row in range(8)] == ["✓"] * 8

    click(table, 7, TARGET)

    assert lab.experiment.problem == Gate("custom", targets=(0, 0, 0, 1, 0, 1, 1, 0))
    assert table.item(7, TARGET).text() == "0"


def test_with_a_third_input_an_answer_still_has_room_to_be_read_whole(table: TruthTable) -> None:
    table.set_gate(Gate("parity"))
    # What the panel has for it in the smallest window.
    table.resize(192, table.sizeHint().height())
    widest = table.fontMetrics().horizontalAdvance(fixed(0.8888))
    assert table.columnWidth(OUTPUT) > widest


@pytest.mark.parametrize(("width", "text"), [(300, "1.3710e−06"), (192, "1e−06")])
def test_an_answer_never_loses_its_exponent(
    table: TruthTable, lab: Lab, width: int, text: str
) -> None:
    table.resize(width, table.sizeHint().height())

    lab.edit((1.0, 1.0, -13.5))

    cell = table.item(0, OUTPUT)
    assert cell.text() == text
    # Qt leaves 3 pixels free on either side of a cell's text, and leaves out what has no room.
    assert table.fontMetrics().horizontalAdvance(text) <= table.columnWidth(OUTPUT) - 6
    assert float(cell.toolTip()) == pytest.approx(1.371e-6, rel=1e-4)


def test_a_frame_repaints_the_answers_that_changed_and_nothing_else(
    table: TruthTable, lab: Lab, qtbot: QtBot
) -> None:
    painted: list[QRect] = []

    class Watch(QObject):
        def eventFilter(self, _table: QObject, event: QEvent) -> bool:  # noqa: N802
            if isinstance(event, QPaintEvent):
                painted.append(event.rect())
            return False

    qtbot.waitExposed(table)
    QApplication.processEvents()
    watch = Watch()
    table.viewport().installEventFilter(watch)

    lab.step()
    qtbot.waitUntil(lambda: bool(painted))

    column = table.visualItemRect(table.item(0, OUTPUT))
    assert all(rect.left() >= column.left() for rect in painted)
    table.viewport().removeEventFilter(watch)
