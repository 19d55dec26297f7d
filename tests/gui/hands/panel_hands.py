"""A hand at the controls of the panel."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Curve, Experiment, Problem
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.session.lab import Lab

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CLOUD = Cloud("moons", 60, 0.15, 7, 0.25)
CURVE = Curve("sine", 30, 0.05, 4, 0.2)


def start_with(lab: Lab, problem: Problem, **parts: Any) -> None:
    lab.open(replace(Experiment().with_problem(problem), **parts))


def find(panel: ExperimentPanel, name: str) -> Any:
    control = panel.findChild(QWidget, name)
    assert control is not None
    assert control.isVisible(), name
    return control


def type_(panel: ExperimentPanel, name: str, text: str, end: Qt.Key = Key.Key_Return) -> None:
    field = find(panel, name)
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)


def click(panel: ExperimentPanel, name: str) -> None:
    button = find(panel, name)
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, LEFT, pos=QPoint(12, button.height() // 2))


def choose(qtbot: QtBot, panel: ExperimentPanel, name: str, data: str) -> None:
    """Open a list with the mouse, and choose an entry of it with the keys."""
    box = find(panel, name)
    assert isinstance(box, QComboBox)
    qtbot.mouseClick(box, LEFT)
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    wanted = box.findData(data)
    while view.currentIndex().row() != wanted:
        down = view.currentIndex().row() < wanted
        QTest.keyClick(view, Key.Key_Down if down else Key.Key_Up)
    QTest.keyClick(view, Key.Key_Return)
    qtbot.waitUntil(lambda: not view.isVisible())
