"""Question marks over what would give an answer away, while the question is open."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded

#: How far beyond the left edge the question mark stands, in pixels.
_INDENT = 4


class Covers:
    """The covers that lie in the window.

    Parameters
    ----------
    find : callable
        Returns the widget of an objectName, which is made if it is not there yet.
    """

    def __init__(self, find: Callable[[str], QWidget | None]) -> None:
        self._find = find
        self._theme = LIGHT
        self._lying: dict[str, TourCover] = {}

    def lie_on(self, names: Iterable[str]) -> None:
        """Cover the widgets of these objectNames, and no others."""
        wanted = set(names)
        for name in [*self._lying]:
            if name not in wanted:
                self._lying.pop(name).take_away()
        for name in wanted - {*self._lying}:
            target = self._find(name)
            if target is not None:
                self._lying[name] = TourCover(target, self._theme)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        for cover in self._lying.values():
            cover.apply_theme(theme)


@guarded
class TourCover(QWidget):
    """Lies over a widget, which nobody can read, hover or press meanwhile.

    Parameters
    ----------
    target : QWidget
        What it lies on.
    theme : Theme
    """

    def __init__(self, target: QWidget, theme: Theme) -> None:
        super().__init__(target)
        self.setObjectName("tour_cover")
        self._target = target
        self._theme = theme
        # A screen reader reads a name rather than the text of a label.
        self._name = target.accessibleName()
        target.installEventFilter(self)
        self.retranslate()
        self.setGeometry(target.rect())
        self.show()

    def take_away(self) -> None:
        """Let the widget be read again, and come into sight where it has to be scrolled to."""
        self._target.removeEventFilter(self)
        self._target.setAccessibleName(self._name)
        self.hide()
        self.deleteLater()
        area = self._target.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self._target)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        text = translate("TourPanel", "Covered until you have answered")
        self.setToolTip(text)
        self.setWhatsThis(text)
        self._target.setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget's size."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._target.rect())
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a question mark on an empty ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        painter.setPen(self._theme.colour("muted"))
        inner = self.rect().adjusted(_INDENT, 0, 0, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "?")
        painter.end()
