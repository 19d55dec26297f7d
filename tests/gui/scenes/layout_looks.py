"""What stands where in a window, and whether it has its room."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDockWidget, QLabel, QToolButton, QWidget

from learnscope.gui import MainWindow
from learnscope.gui.layout.arrangement import ONE_STACK

NAMES = next(iter(ONE_STACK.stacks))
#: What is in sight whatever happens.
ALWAYS = ("transport", "travel", "timeline", "message_strip", "message")
STEPS = ("reset", "new_start", "step_back", "run", "step", "look_inside")


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def place(window: MainWindow, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def in_front(window: MainWindow) -> list[QDockWidget]:
    """Return the docked docks that can be seen; Qt keeps those behind tabs far outside."""
    docks = window.findChildren(QDockWidget)
    shown = [d for d in docks if d.isVisible() and not d.isFloating()]
    return [d for d in shown if window.rect().intersects(d.geometry())]


def places(window: MainWindow) -> dict[str, QRect]:
    return {dock.objectName(): dock.geometry() for dock in in_front(window)}


def assert_fits(window: MainWindow) -> None:
    """Check that bars, strip and timeline are in sight, and that every dock has its room."""
    for name in ALWAYS:
        part = window.findChild(QWidget, name)
        assert part.isVisible(), name
        assert window.rect().contains(place(window, part)), (name, place(window, part))
        assert part.height() >= part.minimumSizeHint().height(), name
    for name in STEPS:
        button = window.findChild(QToolButton, f"{name}_button")
        assert button.isVisible(), name
        assert button.width() >= button.minimumSizeHint().width(), name
        assert window.rect().contains(place(window, button)), name
    for name in ("epoch_readout", "loss_readout", "accuracy_readout"):
        label = window.findChild(QLabel, name)
        assert window.rect().contains(place(window, label)), name
        assert label.width() >= label.sizeHint().width(), name
    docks = in_front(window)
    for one, other in combinations(docks, 2):
        assert not one.geometry().intersects(other.geometry()), (one, other, places(window))
    top = place(window, window.parts.transport).bottom()
    bottom = place(window, window.findChild(QWidget, "travel")).top()
    for dock in docks:
        where = dock.geometry()
        assert window.rect().contains(where), dock.objectName()
        assert top < where.top() <= where.bottom() < bottom, dock.objectName()
        least = dock.widget().minimumSizeHint()
        assert dock.widget().width() >= least.width(), (dock.objectName(), where)
        assert dock.widget().height() >= least.height(), (dock.objectName(), where)
