"""A hand in the table of the parameters."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.views.parameter_model import VALUE
from learnscope.gui.views.parameter_table import ParameterTable
from learnscope.gui.views.parameters import ParametersView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def parameters(lab: Lab) -> tuple[float, ...]:
    return tuple(lab.trainer.parameters.tolist())


def place(table: ParameterTable, row: int, column: int = VALUE) -> QPoint:
    return table.visualRect(table.parameters.index(row, column)).center()


def click(qtbot: QtBot, view: ParametersView, row: int, column: int = VALUE) -> None:
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=place(view.table, row, column))


def double_click(qtbot: QtBot, view: ParametersView, row: int, column: int = VALUE) -> None:
    at = place(view.table, row, column)
    qtbot.mouseClick(view.table.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(view.table.viewport(), LEFT, pos=at)


def press(view: ParametersView, keys: str) -> None:
    """Press a key where the focus is."""
    QTest.keySequence(QApplication.focusWidget() or view.window(), QKeySequence(keys))


def wheel(
    view: ParametersView,
    row: int,
    notches: float,
    modifiers: Qt.KeyboardModifier = NONE,
    column: int = VALUE,
) -> None:
    viewport = view.table.viewport()
    at = QPointF(place(view.table, row, column))
    event = QWheelEvent(
        at,
        QPointF(viewport.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def entry(view: QWidget) -> Any:
    """Return the open field for typing, or None."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return view.findChild(QLineEdit, "weight_entry")
