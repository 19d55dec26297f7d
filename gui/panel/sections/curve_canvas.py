"""A small canvas on which a curve is drawn by hand."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from learnscope.core.problems.curves import MAX_HEIGHT
from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, KeyKeeper

_MARGIN = 6.0

#: How far an arrow key moves a height.
_STEP = 0.1


@guarded
class CurveCanvas(QWidget):
    """Heights at evenly spaced x from −1 to 1; the mouse draws them, or the keys do.

    `drawn` carries all heights when a stroke of the mouse ends, or after each key.
    """

    drawn = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("curve_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        KeyKeeper(self, ARROWS)
        self._theme = LIGHT
        self._heights: list[float] = [0.0, 0.0]
        #: The height that the keys change.
        self._at = 0
        self._stroke: tuple[int, float] | None = None

    @property
    def heights(self) -> tuple[float, ...]:
        """The curve that stands here."""
        return tuple(self._heights)

    def set_heights(self, heights: tuple[float, ...]) -> None:
        """Show another curve."""
        self._heights = list(heights)
        self._at = min(self._at, len(heights) - 1)
        self._stroke = None
        self._describe()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        explain_control(
            self,
            translate("CurveCanvas", "Curve drawn by hand"),
            translate(
                "CurveCanvas",
                "Draw the curve with the mouse, from x = −1 at the left to 1 at the right and from "
                "−{most} to {most}. With the keyboard: ← and → move along it, ↑ and ↓ move it up "
                "and down.",
            ).format(most=f"{MAX_HEIGHT:g}"),
        )
        self._describe()

    def sizeHint(self) -> QSize:
        """Low enough for the panel, high enough for a hand."""
        return QSize(200, 120)

    def minimumSizeHint(self) -> QSize:
        """As high as it should be, always."""
        return QSize(120, 120)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._stroke = None
            self._draw_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a stroke."""
        if self._stroke is not None:
            self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a stroke: the curve is what was drawn."""
        if event.button() == Qt.MouseButton.LeftButton and self._stroke is not None:
            self._stroke = None
            self.drawn.emit(self.heights)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of a stroke when another problem takes the curve's place."""
        super().hideEvent(event)
        self._stroke = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the curve, or move it up and down."""
        key, last = Qt.Key(event.key()), len(self._heights) - 1
        along = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in along:
            self._at = min(max(along[key], 0), last)
            self._describe()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            step = _STEP if key == Qt.Key.Key_Up else -_STEP
            self._heights[self._at] = _within(round(self._heights[self._at] + step, 12))
            self._describe()
            self.drawn.emit(self.heights)
        else:
            super().keyPressEvent(event)

    def _draw_to(self, position: QPointF) -> None:
        """Lead the stroke to a place; the heights passed on the way lie on a straight line."""
        area, last = self._area(), len(self._heights) - 1
        share = (position.x() - area.left()) / area.width()
        at = min(max(round(share * last), 0), last)
        middle = area.center().y()
        height = _within(2.0 * MAX_HEIGHT * (middle - position.y()) / area.height())
        begin, begin_height = (at, height) if self._stroke is None else self._stroke
        for i in range(min(begin, at), max(begin, at) + 1):
            way = 1.0 if begin == at else (i - begin) / (at - begin)
            self._heights[i] = round(begin_height + way * (height - begin_height), 3)
        self._stroke = at, height
        self._at = at
        self._describe()

    def _describe(self) -> None:
        x = 2.0 * self._at / max(1, len(self._heights) - 1) - 1.0
        self.setAccessibleDescription(
            translate("CurveCanvas", "y = {y} at x = {x}").format(
                x=fixed(x, 2), y=fixed(self._heights[self._at], 2)
            )
        )
        self.update()

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)

    def _place(self, i: int) -> QPointF:
        area = self._area()
        x = area.left() + area.width() * i / (len(self._heights) - 1)
        y = area.center().y() - area.height() * self._heights[i] / (2.0 * MAX_HEIGHT)
        return QPointF(x, y)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the axes, the curve and the place where the keys are."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, area = self._theme, self._area()
        edge = "accent" if self.hasFocus() else "field"
        painter.setPen(QPen(theme.colour(edge), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QPen(theme.colour("hairline"), 1))
        centre = area.center()
        painter.drawLine(QPointF(area.left(), centre.y()), QPointF(area.right(), centre.y()))
        painter.drawLine(QPointF(centre.x(), area.top()), QPointF(centre.x(), area.bottom()))
        painter.setPen(QPen(theme.colour("ink"), 1.5))
        places = [self._place(i) for i in range(len(self._heights))]
        painter.drawPolyline(QPolygonF(places))
        if self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(places[self._at], 3.5, 3.5)
        painter.end()


def _within(height: float) -> float:
    return min(max(height, -MAX_HEIGHT), MAX_HEIGHT)
