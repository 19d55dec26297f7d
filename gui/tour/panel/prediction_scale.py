"""A scale with two marks: where the learner thought it would go, and where it went."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed, short
from learnscope.gui.widgets.guard import guarded

_RADIUS = 5.0


@guarded
class PredictionScale(QWidget):
    """The thought is a ring, what happened a filled point."""

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = LIGHT
        self._low, self._high = 0.0, 1.0
        self._thought = self._happened = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the scale and its ends' numbers."""
        return QSize(160, 2 * GRID + self.fontMetrics().height())

    def show_marks(self, low: float, high: float, thought: float, happened: float) -> None:
        """Show two values on a scale."""
        self._low, self._high = low, high
        self._thought, self._happened = thought, happened
        text = translate("Track", "You thought {thought}; it is {happened}.")
        self.setAccessibleName(text.format(thought=fixed(thought, 2), happened=fixed(happened)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw scale, marks and the distance between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = _RADIUS + 2.0
        left, right = _RADIUS + 1.0, self.width() - _RADIUS - 1.0
        painter.setPen(QPen(self.theme.colour("field"), 1.0))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        thought, happened = (self._x(v, left, right) for v in (self._thought, self._happened))
        painter.setPen(QPen(self.theme.colour("ink"), 1.5))
        painter.drawLine(QPointF(thought, y), QPointF(happened, y))
        painter.setBrush(self.theme.colour("panel"))
        painter.drawEllipse(QPointF(thought, y), _RADIUS, _RADIUS)
        painter.setBrush(self.theme.colour("ink"))
        painter.drawEllipse(QPointF(happened, y), _RADIUS - 1.0, _RADIUS - 1.0)
        painter.setPen(self.theme.colour("muted"))
        ends = QRectF(0.0, y + GRID, self.width(), self.fontMetrics().height())
        painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, short(self._low))
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight, short(self._high))
        painter.end()

    def _x(self, value: float, left: float, right: float) -> float:
        share = (value - self._low) / (self._high - self._low)
        return left + min(max(share, 0.0), 1.0) * (right - left)
