"""A hand at the panel's lists and fields."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment
from learnscope.gui.panel.experiment_panel import ExperimentPanel

Key = Qt.Key
Shown = Callable[[ExperimentPanel, Experiment], Experiment]


def type_(field: QWidget, text: str, end: Qt.Key = Key.Key_Return) -> None:
    field.setFocus()
    QTest.keyClick(field, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, end)
