"""Whatever is finite can be looked at: every view, with the smallest and the largest numbers."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Network, Optimizer, OwnData, ValuesStart
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.widgets.view import Cover

TINY, HUGE = 5e-324, 1e6

PROBLEMS = {
    "a range of the smallest number": OwnData(((TINY,), (0.0,)), (0.0, TINY), "regression"),
    "one x only": OwnData(((TINY,), (TINY,)), (TINY, TINY), "regression"),
    "neighbouring numbers": OwnData(((HUGE,), (HUGE - 1.2e-10,)), (HUGE, -HUGE), "regression"),
    "the widest": OwnData(((-HUGE,), (HUGE,)), (HUGE, -HUGE), "regression"),
    "a plane of the smallest number": OwnData(
        ((TINY, HUGE), (0.0, HUGE - 1.2e-10)), (0, 1), "classification"
    ),
    "a plane of one point": OwnData(((HUGE, TINY),), (1,), "classification"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_samples_of_any_size_can_be_looked_at_in_every_view(
    qtbot: QtBot, open_window: Callable[..., Any], name: str
) -> None:
    window = open_window()
    lab = window.lab
    lab.change(lambda experiment: experiment.with_problem(PROBLEMS[name]), "data")
    lab.set_network(Network((4,), "relu"))
    look_at_everything(window, qtbot)
    lab.train(300)
    look_at_everything(window, qtbot)


@pytest.mark.parametrize("value", [1e100, -1e100, 5e-324, 1e-310])
def test_parameters_of_any_size_can_be_looked_at_in_every_view(
    qtbot: QtBot, open_window: Callable[..., Any], value: float
) -> None:
    window = open_window(
        Experiment(start=ValuesStart((value, -value, value)), optimizer=Optimizer("gd", abs(value)))
    )
    look_at_everything(window, qtbot)
    for _ in range(3):
        window.lab.step()
    look_at_everything(window, qtbot)


def look_at_everything(window: Any, qtbot: QtBot) -> None:
    """Show every view, and point and turn keys in every plot; the guard listens."""
    for name, dock in window.docks.by_name.items():
        dock.show()
        dock.raise_()
        view = dock.widget()
        qtbot.waitUntil(view.isVisible)
        view.grab()
        assert view.findChild(Cover) is None
        for plot in view.findChildren(Plot):
            if plot.isVisible():
                _turn_keys(plot)
                _point(plot)
        assert name in window.docks.by_name


def _turn_keys(plot: Plot) -> None:
    plot.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home):
        QTest.keyClick(plot, key)
    plot.grab()


def _point(plot: QWidget) -> None:
    viewport = plot.viewport()  # type: ignore[attr-defined]
    for share in (0.3, 0.5, 0.7):
        QTest.mouseMove(viewport, QPoint(round(share * plot.width()), plot.height() // 2))
        plot.grab()
