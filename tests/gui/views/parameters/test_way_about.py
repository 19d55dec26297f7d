"""One finds one's way in the table by pointer and keys; what is lit here is lit everywhere."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from table_hands import NONE, SHIFT, Key, click, place, press

from learnscope.gui.look.theme import LIGHT
from learnscope.gui.session.lab import Lab
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.parameter_model import CHANGE, GRADIENT, SYMBOL, VALUE
from learnscope.gui.views.parameters import ParametersView

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


@pytest.mark.parametrize(
    ("column", "expected"),
    [(SYMBOL, "w1"), (VALUE, "0.1"), (GRADIENT, None), (CHANGE, None)],
)
def test_control_c_copies_every_digit(
    view: ParametersView, lab: Lab, qtbot: QtBot, column: int, expected: str | None
) -> None:
    click(qtbot, view, 0, column)
    press(view, "Ctrl+C")
    copied = QGuiApplication.clipboard().text()
    if expected is None:
        expected = exact(view.table.parameters.number(0, column))
        assert len(expected) > 15
    assert copied == expected


def test_pointing_at_a_row_lights_it_everywhere(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    viewport = view.table.viewport()
    for row, name in enumerate(("w1", "w2", "b")):
        qtbot.mouseMove(viewport, place(view.table, row, GRADIENT))
        assert lab.snapshot().lit == name
    qtbot.mouseMove(viewport, QPoint(200, viewport.height() - 4))
    assert lab.snapshot().lit == ""
    qtbot.mouseMove(viewport, place(view.table, 0))
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert lab.snapshot().lit == ""


def test_what_is_lit_elsewhere_is_lit_here(view: ParametersView, lab: Lab) -> None:
    lab.light("b")
    image = view.table.viewport().grab().toImage()
    grounds = [
        QColor(image.pixel(view.table.columnViewportPosition(VALUE), place(view.table, row).y()))
        for row in range(3)
    ]
    assert grounds == [LIGHT.colour("panel")] * 2 + [LIGHT.colour("selection")]


def test_tab_comes_to_the_first_value_and_arrows_move_on(
    view: ParametersView, lab: Lab, qtbot: QtBot
) -> None:
    view.window().setFocus()
    press(view, "Tab")
    table = view.table
    assert table.hasFocus()
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, VALUE)
    assert lab.snapshot().lit == "w1"
    press(view, "Down")
    assert lab.snapshot().lit == "w2"
    press(view, "Right")
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, GRADIENT)
    view.window().setFocus()
    assert not table.hasFocus()
    assert lab.snapshot().lit == ""


@pytest.mark.parametrize("reason", ["MouseFocusReason", "TabFocusReason"])
def test_after_a_click_the_arrows_across_are_the_run_s_and_after_tab_the_table_s(
    view: ParametersView, reason: str
) -> None:
    view.window().setFocus()
    view.table.setFocus(Qt.FocusReason[reason])
    for key, modifiers in (
        (Key.Key_Right, NONE),
        (Key.Key_Home, NONE),
        (Key.Key_Right, SHIFT),
        (Key.Key_Space, NONE),
    ):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        event.ignore()
        QApplication.sendEvent(view.table, event)
        own = reason == "TabFocusReason" and key != Key.Key_Space and modifiers == NONE
        assert event.isAccepted() is own
