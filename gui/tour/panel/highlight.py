"""A thin frame in the accent around the widget that a card speaks of."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDockWidget, QWidget

from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.section import Section

_WIDTH = 2.0


@guarded
class Highlight(QWidget):
    """Lies over a widget, moves nothing and takes no clicks.

    Parameters
    ----------
    window : QWidget
    find : callable
        Returns the widget of an objectName in the window.
    """

    def __init__(self, window: QWidget, find: Callable[[str], QWidget | None]) -> None:
        super().__init__(window)
        self.setObjectName("tour_highlight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._window = window
        self._find = find
        self._theme: Theme = LIGHT
        self._target: QWidget | None = None
        self._unfolded: list[Section] = []
        self.hide()

    def show_on(self, name: str) -> None:
        """Frame the widget of that objectName, and bring it into sight; none for ``""``."""
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = self._find(name) if name else None
        if self._target is None:
            self.setParent(self._window)
            self.hide()
            return
        self._bring_into_sight(self._target)
        self._target.installEventFilter(self)
        self.setParent(self._target)
        self._cover()
        self.show()

    def fold_again(self) -> None:
        """Fold what had to be opened to show something in it."""
        for section in self._unfolded:
            section.is_open = False
        self._unfolded.clear()

    def _bring_into_sight(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QDockWidget):
                parent.show()
                parent.raise_()
            elif isinstance(parent, Section) and not parent.is_open:
                parent.is_open = True
                self._unfolded.append(parent)
            parent = parent.parentWidget()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget's size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded}:
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 5.0, 5.0)
        painter.end()

    def _cover(self) -> None:
        if self._target is not None:
            self.setGeometry(self._target.rect())
            self.raise_()
