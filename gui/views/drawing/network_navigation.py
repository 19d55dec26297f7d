"""The keys that the drawing of a network keeps for itself, and the one that leads out of a unit."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from learnscope.gui.views.drawing.network_walk import STEPS
from learnscope.gui.widgets.guard import guarded

#: Keys that look at a unit.
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@guarded
class KeyKeeper(QObject):
    """Keeps the arrows and Enter from steering the run while the drawing has the focus.

    Escape comes here too from everywhere in the window, but only where nothing else has had a use
    for it: a click on a unit leaves the keys to the run, yet Escape has to lead back.

    Parameters
    ----------
    drawing : QWidget
    come_back : callable
        Called for Escape; returns whether there was a way back.
    """

    def __init__(self, drawing: QWidget, come_back: Callable[[], bool]) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self._come_back = come_back
        drawing.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is the drawing's."""
        if watched is self._drawing:
            if event.type() == QEvent.Type.Show:
                self._drawing.window().installEventFilter(self)
            elif event.type() == QEvent.Type.ShortcutOverride and _own(event):
                event.accept()
                return True
            return False
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and watched is self._drawing.window()
            and self._drawing.isVisible()
            and self._come_back()
        )


def _own(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    own = event.key() in STEPS or event.key() in ENTER
    return own and plain == Qt.KeyboardModifier.NoModifier
