"""Tool tips for what lies under the pointer, where a widget paints several things itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QWidget

from learnscope.gui.widgets.guard import guarded


@guarded
class TipTeller(QObject):
    """Asks a widget's own function for its tool tip.

    A filter, since no widget overrides ``event()``: Qt paints from within it, and PySide6 6.11
    on Python 3.11 can end in a crash, without a word, where an exception leaves a paint method
    below an ``event()`` in Python.

    Parameters
    ----------
    widget : QWidget
    tell : callable
        Shows the tip for the event, or hides it, and returns True; or returns False, and the
        widget's own tip is shown.
    """

    def __init__(self, widget: QWidget, tell: Callable[[QHelpEvent], bool]) -> None:
        super().__init__(widget)
        self._tell = tell
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Show the tip when Qt asks for it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._tell(event)
        return False
