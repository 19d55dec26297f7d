"""Where the docks stand, and a hand at them."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDockWidget

from learnscope.gui import MainWindow

#: The docks that are always there at first; others may share their places, behind tabs.
DOCKS = ["experiment_dock", "neuron_dock", "surface_dock", "loss_dock", "weights_dock"]


def dock(window: MainWindow, name: str) -> QDockWidget:
    return window.findChild(QDockWidget, name)


def trigger(window: MainWindow, name: str) -> None:
    window.findChild(QAction, name).trigger()
    QApplication.processEvents()


def places(window: MainWindow) -> dict[str, tuple[int, int, int, int]]:
    QApplication.processEvents()
    return {
        dock.objectName(): dock.geometry().getRect()
        for dock in window.findChildren(QDockWidget)
        if not dock.visibleRegion().isEmpty()  # Qt keeps those behind tabs far outside
    }


def assert_all_docked(window: MainWindow) -> None:
    for name in DOCKS:
        assert not dock(window, name).isHidden(), name
    for other in window.findChildren(QDockWidget):
        assert not other.isFloating(), other.objectName()
