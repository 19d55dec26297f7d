"""All docks brought to the front, as many at a time as stand in places of their own."""

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QDockWidget

from learnscope.gui import MainWindow
from learnscope.gui.widgets.view import is_on_screen


def docks_in_turn(window: MainWindow) -> Iterator[list[QDockWidget]]:
    """Bring every dock to the front, where it is painted; give those that have come there.

    One of each place at a time: there are about as many turns as the fullest place has tabs.
    """
    left = list(window.docks.by_name)
    while left:
        _raise_one_of_each_place(window, left)
        QApplication.processEvents()
        shown = [name for name in left if is_on_screen(window.docks.by_name[name])]
        # A view that comes may need so much room that docks are put together.
        assert shown
        left = [name for name in left if name not in shown]
        yield [window.docks.by_name[name] for name in shown]


def _raise_one_of_each_place(window: MainWindow, names: list[str]) -> None:
    hidden: set[QDockWidget] = set()
    for name in names:
        dock = window.docks.by_name[name]
        if dock not in hidden:
            window.docks.bring_forward(name)
            hidden.update(window.tabifiedDockWidgets(dock))
