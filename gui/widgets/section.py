"""A part of a panel that can be folded away, leaving one line that says what is in it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import PRESS, come_after, reach_by_tab

_HEIGHT = 26
_ARROW = 8


@guarded
class SectionHeader(QAbstractButton):
    """A title that opens and folds what is below it; folded, it says in what state that is."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedHeight(_HEIGHT)
        self.state = ""
        reach_by_tab(self, PRESS)

    def say(self, state: str) -> None:
        """Set the line that tells the state."""
        if state != self.state:
            self.state = state
            self.setAccessibleDescription(state)
            self._explain()
            self.update()

    def name(self, title: str) -> None:
        """Set the title."""
        self.setText(title)
        self.setAccessibleName(title)
        self._explain()

    def _explain(self) -> None:
        text = translate("Section", "Click, or press Space, to open or fold: {title}").format(
            title=self.text()
        )
        self.setToolTip(f"{self.state}\n{text}".strip())
        self.setWhatsThis(self.toolTip())

    def sizeHint(self) -> QSize:
        """Room for the title; the state takes what is left."""
        return QSize(self._title_end(), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never cut the title off."""
        return self.sizeHint()

    def _title_end(self) -> int:
        return _ARROW + GRID + self.fontMetrics().horizontalAdvance(self.text()) + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the arrow, the title and, folded, the state at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ink = palette.color(QPalette.ColorRole.WindowText)
        muted = palette.color(QPalette.ColorRole.PlaceholderText)
        over = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(ink if over else muted, 1.5))
        painter.drawPolyline(_arrow(self.isChecked(), self.height() / 2))
        left = _ARROW + GRID
        box = QRect(left, 0, self.width() - left, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if not self.isChecked():
            painter.setPen(ink)
            room = self.width() - self._title_end() - GRID
            text = self.fontMetrics().elidedText(self.state, Qt.TextElideMode.ElideRight, room)
            painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, text)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1))
            painter.drawRoundedRect(self.rect().adjusted(0, 1, -1, -2), 4, 4)
        painter.end()


class Section(QWidget):
    """A header and, below it, the contents that it opens and folds.

    Parameters
    ----------
    name : str
        The header gets the object name ``{name}_section``.
    make : callable
        Makes the contents, when they are first opened or asked for.
    is_open : bool
        Whether it stands open at first.
    """

    toggled = Signal(bool)
    #: The contents were made.
    filled = Signal()

    def __init__(self, name: str, make: Callable[[], QWidget], is_open: bool) -> None:
        super().__init__()
        self.header = SectionHeader()
        self.header.setObjectName(f"{name}_section")
        self._make = make
        self._body: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.header)
        self.header.setChecked(is_open)
        self.header.toggled.connect(self._open)

    @property
    def body(self) -> QWidget:
        """The contents."""
        self.fill()
        assert self._body is not None
        return self._body

    def fill(self) -> None:
        """Make the contents, if they are not there yet."""
        layout = self.layout()
        if self._body is not None or layout is None:
            return
        body = self._body = self._make()
        layout.addWidget(body)
        come_after(self.header, body)
        body.setVisible(self.is_open)
        self.filled.emit()

    @property
    def is_open(self) -> bool:
        """Whether the contents are shown."""
        return self.header.isChecked()

    @is_open.setter
    def is_open(self, value: bool) -> None:
        self.header.setChecked(value)

    def _open(self, is_open: bool) -> None:
        if is_open:
            self.fill()
        if self._body is not None:
            self._body.setVisible(is_open)
        self.toggled.emit(is_open)


def _arrow(down: bool, middle: float) -> QPolygonF:
    points = (
        ((1.0, -2.0), (4.0, 2.0), (7.0, -2.0)) if down else ((2.5, -3.5), (6.0, 0.0), (2.5, 3.5))
    )
    return QPolygonF([QPointF(x, middle + y) for x, y in points])
