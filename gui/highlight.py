"""The frame around what a card of the tour speaks of, and what brings that into sight."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDockWidget, QScrollArea, QWidget

from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.section import Section

_THICKNESS = 2.0


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
        # Where it stands in its panel is known once the docks have come to rest.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll_to_it)
        self.hide()

    def bring_forward(self, name: str) -> None:
        """Bring the widget of that objectName into sight, without a frame; none for ``""``."""
        widget = self._find(name) if name else None
        if widget is not None:
            self._bring_into_sight(widget)

    def show_on(self, name: str) -> None:
        """Frame the widget of that objectName, and bring it into sight; none for ``""``."""
        if self._target is not None:
            self._target.removeEventFilter(self)
        self._target = self._find(name) if name else None
        self._fold_but(self._target)
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
        self._fold_but(None)

    def _fold_but(self, shown: QWidget | None) -> None:
        """Fold what had to be opened, but for that in which something is to be shown now."""
        kept = [each for each in self._unfolded if shown is not None and each.isAncestorOf(shown)]
        for section in self._unfolded:
            if section not in kept:
                section.is_open = False
        self._unfolded = kept

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
        self._soon.start(0)

    def _scroll_to_it(self) -> None:
        """Scroll a panel to what is framed in it."""
        if self._target is None:
            return
        area = self._target.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = None if area is None else area.widget()
        if area is not None and content is not None:
            # Not Qt's own for a widget, which is content with the row of a table that is chosen.
            corner = self._target.mapTo(content, QPoint())
            for y in (corner.y() + self._target.height(), corner.y()):
                area.ensureVisible(corner.x(), y, 0, 2 * GRID)

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
        painter.setPen(QPen(self._theme.colour("accent"), _THICKNESS))
        half = _THICKNESS / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 5.0, 5.0)
        painter.end()

    def _cover(self) -> None:
        if self._target is not None:
            self.setGeometry(self._target.rect())
            self.raise_()
