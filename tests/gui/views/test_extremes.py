"""Whatever is finite can be looked at: every view, with the smallest and the largest numbers."""

from typing import Any

import pytest
from cases import named, telling
from every_dock import docks_in_turn
from in_full import IN_FULL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment, Network, Optimizer, OwnData, ValuesStart
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.widgets.view import Cover

pytestmark = pytest.mark.usefixtures("faster_engine")

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
VALUES = {"large": 1e100, "below 0": -1e100, "the smallest": 5e-324, "subnormal": 1e-310}


@telling("problems", PROBLEMS, "a plane of the smallest number")
def test_samples_of_any_size_can_be_looked_at_in_every_view(
    window: Any, problems: dict[str, OwnData]
) -> None:
    for name, problem in problems.items():
        window.lab.open(Experiment().with_problem(problem).with_network(Network((4,), "relu")))
        with named(name):
            if IN_FULL:
                look_at_everything(window)
            window.lab.train(300)
            look_at_everything(window)


@telling("values", VALUES, "below 0")
def test_parameters_of_any_size_can_be_looked_at_in_every_view(
    window: Any, values: dict[str, float]
) -> None:
    for value in values.values():
        start = ValuesStart((value, -value, value))
        window.lab.open(Experiment(start=start, optimizer=Optimizer("gd", abs(value))))
        with named(value):
            if IN_FULL:
                look_at_everything(window)
            for _ in range(3):
                window.lab.step()
            look_at_everything(window)


def look_at_everything(window: Any) -> None:
    """Show every view, and point and turn keys in every plot; the guard listens."""
    for docks in docks_in_turn(window):
        for view in (dock.widget() for dock in docks):
            view.grab()
            assert view.findChild(Cover) is None
            for plot in view.findChildren(Plot):
                if plot.isVisible():
                    _turn_keys(plot)
                    _point(plot)


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
