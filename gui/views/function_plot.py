"""The graph of a function with the four samples on it, and the slope at the selected one."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from learnscope.core.problem import ROWS
from learnscope.gui.numbers import fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID
from learnscope.gui.views.labels import Row, dot, freest, paint_readout
from learnscope.gui.views.line import Array
from learnscope.gui.views.marks import RADIUS, paint_mark
from learnscope.gui.views.plot import Plot
from learnscope.gui.views.samples import Spot, spots

#: How far the tangent reaches to either side, in pixels at most.
_REACH = 72.0

#: Within so many pixels of a line, the pointer means that line.
_NEAR = 6.0

#: A sample beyond the upper edge stands so far below it, with room for an arrow.
_BELOW_EDGE = RADIUS + 14.0


class FunctionPlot(Plot):
    """A function's graph, with the samples as they stand on it.

    ↑ and ↓ choose a sample, ``,`` and ``.`` move the read-out along, Enter copies what is read out,
    and Esc lets go.

    Parameters
    ----------
    quantities : tuple of str
        What stands across, what stands up, and the slope, by the names of `Snapshot.lit`.
    """

    #: The row whose sample was chosen.
    row_chosen = Signal(int)
    #: The quantity under the pointer, or "" for none.
    quantity_hovered = Signal(str)

    def __init__(self, quantities: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantities = quantities
        self.spots: list[Spot] = []
        self.lit = ""
        self.copied = False
        self._hovered = ""
        self._key_x: float | None = None
        self._label_place = 0
        self.box.setMouseEnabled(False, False)
        self.pointer_moved.connect(self._pointer_moved)
        self.scene().sigMouseClicked.connect(self._clicked)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self.spots = spots(snapshot)
        self.lit = snapshot.lit
        self.adapt(snapshot)
        self.viewport().update()

    # What the plots fill in

    def adapt(self, snapshot: Snapshot) -> None:
        """Bring the curves and the axes in line with a moment."""

    def place_of(self, spot: Spot) -> tuple[float, float]:
        """Return where a sample stands: across and up."""
        raise NotImplementedError

    def slope_of(self, spot: Spot) -> float:
        """Return the slope of the curve at a sample."""
        raise NotImplementedError

    def symbols(self) -> tuple[str, str, str]:
        """Return the symbols of what stands across and up, and of the slope."""
        raise NotImplementedError

    def curve_points(self) -> Sequence[tuple[Array, Array]]:
        """Return the points of the curves that a label should not cover."""
        raise NotImplementedError

    def read(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row]]:
        """Return the point of the curve to read at a pixel, and what is read out there.

        The second row of the read-out is the one that is copied.
        """
        raise NotImplementedError

    def read_sample(self, spot: Spot) -> list[Row]:
        """Return what is read out at a sample."""
        raise NotImplementedError

    # What is where

    @property
    def selected(self) -> Spot | None:
        """The sample that is looked at."""
        return self.spots[-1] if self.spots else None

    def pixel_of(self, spot: Spot) -> QPointF:
        """Return where a sample is painted; one beyond the upper edge just below it."""
        x, y = self.place_of(spot)
        at = self.point(x, y)
        return QPointF(at.x(), at.y() if not self.beyond(spot) else self.area.top() + _BELOW_EDGE)

    def beyond(self, spot: Spot) -> bool:
        """Return whether a sample lies beyond the upper edge."""
        return self.y_pixel(self.place_of(spot)[1]) < self.area.top()

    def spot_at(self, pixel: QPointF) -> Spot | None:
        """Return the sample under a pixel, or None.

        Of several, the one that follows the selected one, so that clicks go round.
        """
        under = {}
        for spot in self.spots:
            away = self.pixel_of(spot) - pixel
            if math.hypot(away.x(), away.y()) <= RADIUS + 3.0:
                under[spot.mark.row] = spot
        if not under or self.selected is None:
            return None
        chosen = self.selected.mark.row
        return under[min(under, key=lambda row: (row - chosen - 1) % ROWS)]

    def tangent(self) -> tuple[QPointF, QPointF] | None:
        """Return the ends of the tangent at the selected sample, in pixels."""
        if self.selected is None:
            return None
        at, area = self.pixel_of(self.selected), self.area
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        slope = self.slope_of(self.selected)
        steep = slope * (area.height() / (y1 - y0)) / (area.width() / (x1 - x0))
        turn = math.atan(steep)
        reach = min(_REACH, area.width() / 5)
        arm = QPointF(reach * math.cos(turn), -reach * math.sin(turn))
        return at - arm, at + arm

    def quantity_at(self, pixel: QPointF) -> str:
        """Return the quantity whose line lies under a pixel, or ""."""
        tangent = self.tangent()
        if self.selected is None or tangent is None or not self.area.contains(pixel):
            return ""
        across, up, slope = self.quantities
        at, area = self.pixel_of(self.selected), self.area
        if _distance(pixel, *tangent) <= _NEAR:
            return slope
        if _distance(pixel, at, QPointF(at.x(), area.bottom())) <= _NEAR:
            return across
        if _distance(pixel, at, QPointF(area.left(), at.y())) <= _NEAR:
            return up
        return ""

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint the samples with their lines, and what is read out."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tangent = self.tangent()
        if self.selected is not None and tangent is not None:
            self._paint_guides(painter, self.selected)
            self._paint_tangent(painter, tangent)
            for spot in self.spots:
                paint_mark(painter, self.pixel_of(spot), spot.mark, self.theme)
            self._paint_beyond(painter)
            self._paint_numbers(painter, self.selected, tangent)
        self._paint_reading(painter)

    def _paint_guides(self, painter: QPainter, spot: Spot) -> None:
        at, area = self.pixel_of(spot), self.area
        across, up, _ = self.quantities
        for quantity, end in (
            (across, QPointF(at.x(), area.bottom())),
            (up, QPointF(area.left(), at.y())),
        ):
            painter.setPen(self._guide_pen(self.lit == quantity))
            painter.drawLine(at, end)

    def _guide_pen(self, lit: bool) -> QPen:
        if lit:
            return QPen(self.theme.colour("ink"), 2.5)
        pen = QPen(self.theme.colour("field"), 1.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 3.0])
        return pen

    def _paint_tangent(self, painter: QPainter, ends: tuple[QPointF, QPointF]) -> None:
        lit = self.lit == self.quantities[2]
        painter.setPen(QPen(self.theme.colour("accent"), 3.0 if lit else 1.5))
        painter.save()
        painter.setClipRect(self.area)
        painter.drawLine(*ends)
        painter.restore()

    def _paint_beyond(self, painter: QPainter) -> None:
        """Paint an arrow at the upper edge over each sample that lies beyond it, with its number.

        Numbers of samples on the same side stand one below the other.
        """
        metrics, area = QFontMetricsF(painter.font()), self.area
        lines = {True: 0, False: 0}
        for spot in reversed(self.spots):
            if not self.beyond(spot):
                continue
            at, colour = self.pixel_of(spot), self.theme.colour(f"class_{spot.mark.target}")
            painter.setPen(QPen(colour, 1.5))
            tip = QPointF(at.x(), area.top())
            painter.drawLine(tip, tip + QPointF(-4.0, 5.0))
            painter.drawLine(tip, tip + QPointF(4.0, 5.0))
            right = at.x() > area.center().x()
            text = fixed(self.place_of(spot)[1])
            away = RADIUS + 10.0
            x = at.x() - away - metrics.horizontalAdvance(text) if right else at.x() + away
            y = area.top() + metrics.ascent() + lines[right] * metrics.height()
            self._write(painter, QPointF(x, y), text, colour)
            lines[right] += 1

    def _paint_numbers(
        self, painter: QPainter, spot: Spot, tangent: tuple[QPointF, QPointF]
    ) -> None:
        """Write the slope beside the tangent, and a lit quantity beside its axis."""
        across, up, _ = self.quantities
        x_symbol, y_symbol, slope_symbol = self.symbols()
        metrics, area, ink = QFontMetricsF(painter.font()), self.area, self.theme.colour("ink")
        x, y = self.place_of(spot)
        at = self.pixel_of(spot)
        text = f"{slope_symbol} = {fixed(self.slope_of(spot))}"
        corner = self._slope_corner(metrics, text, tangent)
        self._write(painter, corner, text, self.theme.colour("accent"))
        if self.lit == across:
            text = f"{x_symbol} = {fixed(x)}"
            width = metrics.horizontalAdvance(text)
            left = at.x() + 6 if at.x() + 6 + width <= area.right() else at.x() - 6 - width
            self._write(painter, QPointF(left, area.bottom() - 5), text, ink)
        elif self.lit == up:
            text = f"{y_symbol} = {fixed(y)}"
            over = at.y() - 6 if at.y() - metrics.height() > area.top() else at.y() + 14
            self._write(painter, QPointF(area.left() + 4, over), text, ink)

    def _slope_corner(
        self, metrics: QFontMetricsF, text: str, tangent: tuple[QPointF, QPointF]
    ) -> QPointF:
        """Return where the slope is written: near its sample, over as little as possible."""
        obstacles = [
            np.column_stack((self._x_pixels(xs), self._y_pixels(ys)))
            for xs, ys in self.curve_points()
        ]
        begin, end = tangent
        steps = [begin + (end - begin) * (step / 12) for step in range(13)]
        obstacles.append(np.array([(p.x(), p.y()) for p in steps]))
        for spot in self.spots:
            at = self.pixel_of(spot)
            obstacles += [np.array([(at.x() + dx, at.y() + dy)] * 8) for dx, dy in _AROUND]
        size = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + GRID, metrics.height())
        area = self.area.adjusted(2, 0, self.right_margin - 4, 0)
        at = self.pixel_of(self.spots[-1])
        place, self._label_place = freest(
            at, size.size(), np.concatenate(obstacles), area, self._label_place
        )
        return QPointF(place.left() + GRID / 2, place.top() + metrics.ascent())

    def _write(self, painter: QPainter, at: QPointF, text: str, colour: QColor) -> None:
        """Write a text on a ground of its own."""
        metrics = QFontMetricsF(painter.font())
        ground = metrics.tightBoundingRect(text).translated(at)
        painter.fillRect(ground.adjusted(-2, -1, 2, 1), self.theme.colour("panel"))
        painter.setPen(colour)
        painter.drawText(at, text)

    def _paint_reading(self, painter: QPainter) -> None:
        pixel, rows = self.reading()
        if pixel is None:
            return
        bounds = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.area.contains(pixel):
            dot(painter, pixel, 3.5, self.theme.colour("ink"), self.theme.colour("panel"))
        paint_readout(painter, rows, self.pointer or pixel, bounds, self.theme)

    def _x_pixels(self, xs: Array) -> Array:
        low, high = self.box.state["viewRange"][0]
        area = self.area
        return np.asarray(area.left() + (xs - low) / (high - low) * area.width())

    def _y_pixels(self, ys: Array) -> Array:
        low, high = self.box.state["viewRange"][1]
        area = self.area
        return np.asarray(area.bottom() - (ys - low) / (high - low) * area.height())

    # Reading

    def reading(self) -> tuple[QPointF | None, list[Row]]:
        """Return the pixel that is read out and its numbers; no pixel where nothing is."""
        pixel = self.pointer
        if pixel is None and self._key_x is not None:
            pixel = QPointF(self.x_pixel(self._key_x), self.area.center().y())
        if pixel is None or not self.area.contains(pixel):
            return None, []
        spot = self.spot_at(pixel) if self.pointer is not None else None
        if spot is not None:
            return self.pixel_of(spot), self.read_sample(spot)
        (x, y), rows = self.read(pixel)
        return self.point(x, y), rows

    def copy(self) -> None:
        """Copy the second number that is read out."""
        _, rows = self.reading()
        if rows:
            QGuiApplication.clipboard().setText(rows[1].text)
            self.copied = True
            self.viewport().update()

    def _pointer_moved(self) -> None:
        self.copied = False
        self._key_x = None
        spot = self.spot_at(self.pointer) if self.pointer is not None else None
        shape = Qt.CursorShape.ArrowCursor if spot is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        on_line = self.pointer is not None and spot is None
        self._hover(self.quantity_at(self.pointer) if on_line and self.pointer else "")

    def _hover(self, quantity: str) -> None:
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

    def _clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton or event.double():
            return
        spot = self.spot_at(event.scenePos())
        if spot is not None:
            self.row_chosen.emit(spot.mark.row)
        else:
            self.copy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a sample and read out by keys; see the class."""
        key = event.key()
        rows = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        moves = {
            Qt.Key.Key_Comma: -0.01,
            Qt.Key.Key_Period: 0.01,
            Qt.Key.Key_Less: -0.1,
            Qt.Key.Key_Greater: 0.1,
        }
        if key in rows and self.selected is not None:
            self.row_chosen.emit((self.selected.mark.row + rows[Qt.Key(key)]) % ROWS)
        elif key in moves:
            self._step(moves[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.copy()
        elif key == Qt.Key.Key_Escape:
            self._key_x = None
            self.viewport().update()
        else:
            event.ignore()

    def _step(self, share: float) -> None:
        """Move the read-out along by a share of the axis."""
        low, high = self.box.state["viewRange"][0]
        if self._key_x is None:
            self._key_x = self.place_of(self.selected)[0] if self.selected else (low + high) / 2
        self.pointer = None
        self.copied = False
        self._key_x = min(max(self._key_x + share * (high - low), low), high)
        # Whoever listens instead of looks hears what is read out.
        _, rows = self.reading()
        self.setAccessibleDescription(", ".join(f"{row.label} {row.text}" for row in rows))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the keys' read-out away together with the keyboard."""
        super().focusOutEvent(event)
        self._key_x = None


#: Points on a mark's rim, by which a label keeps off it.
_AROUND = [
    ((RADIUS + 5.0) * math.cos(turn), (RADIUS + 5.0) * math.sin(turn))
    for turn in np.linspace(0.0, 2 * math.pi, 8, endpoint=False)
] + [(0.0, 0.0)]


def _distance(point: QPointF, begin: QPointF, end: QPointF) -> float:
    """Return how far a point is from a line between two others."""
    along, away = end - begin, point - begin
    length = along.x() ** 2 + along.y() ** 2
    share = QPointF.dotProduct(along, away) / length if length else 0.0
    rest = away - along * min(max(share, 0.0), 1.0)
    return math.hypot(rest.x(), rest.y())


def round_to(value: float, grain: float) -> float:
    """Return a value rounded to the power of ten at or below a grain, such as a pixel's worth.

    What is read out at the pointer is then short, and its function value belongs to it exactly.
    """
    places = -math.floor(math.log10(grain))
    return round(value, places)
