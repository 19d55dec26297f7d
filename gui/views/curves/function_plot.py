"""The graph of a function: its curves with their names, on quiet axes."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from learnscope.gui.look.theme import GRID
from learnscope.gui.plotting.line import Array
from learnscope.gui.plotting.plot import Plot, restored
from learnscope.gui.widgets.guard import guarded

#: Of a faint curve, every so many points count as covered.
_FAINT = 4


@dataclass(frozen=True, slots=True)
class Curve:
    """A function's points, and how they are drawn."""

    xs: Array
    ys: Array
    colour: QColor
    #: Whether a number should rather not cover it.
    firm: bool = True


@dataclass(frozen=True, slots=True)
class Caption:
    """A curve's name, where its baseline begins."""

    text: str
    at: QPointF
    colour: QColor


@guarded
class FunctionPlot(Plot):
    """A function's curves.

    They belong to the background, which is kept as a picture, since they change seldom.
    """

    _firm_points: Array | None = None
    #: The names that stand at the right of the box.
    beside: tuple[str, ...] = ()

    # What the plots fill in

    def curves(self) -> list[Curve]:
        """Return the curves, those behind first; after a change of them call `renew`."""
        raise NotImplementedError

    def captions(self) -> list[Caption]:
        """Return the names of the curves."""
        raise NotImplementedError

    # What is where

    def curve_pixels(self, curve: Curve) -> Array:
        """Return where a curve's points stand, in pixels, shape (n, 2)."""
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        area = self.area
        across = area.left() + (curve.xs - x0) / (x1 - x0) * area.width()
        up = area.bottom() - (curve.ys - y0) / (y1 - y0) * area.height()
        # Not much further than the eye sees: Qt's arithmetic has its limits.
        return np.column_stack((across, np.clip(up, -1e4, 1e4)))

    def covered_points(self) -> list[Array]:
        """Return points in pixels that a number should not cover, shape (n, 2) each."""
        if self._firm_points is None:
            # Rather a faint curve than a firm one.
            points = [self.curve_pixels(c)[:: 1 if c.firm else _FAINT] for c in self.curves()]
            self._firm_points = np.concatenate(points)
        metrics = QFontMetricsF(self.small_font)
        names = [
            rim(metrics.tightBoundingRect(caption.text).translated(caption.at))
            for caption in self.captions()
        ]
        return [self._firm_points, *names]

    # Painting

    def place_box(self) -> None:
        """Leave room for the names at the right."""
        if self.beside:
            longest = max(map(QFontMetricsF(self.small_font).horizontalAdvance, self.beside))
            self.right_margin = max(7.0 * GRID, longest + GRID)
        super().place_box()

    def renew(self) -> None:
        """Paint axes and curves anew."""
        self._firm_points = None
        super().renew()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the curves on the axes."""
        super().drawBackground(painter, rect)
        with restored(painter):
            painter.setClipRect(self.area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for curve in self.curves():
                painter.setPen(QPen(curve.colour, 1.5))
                pixels = self.curve_pixels(curve).tolist()
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in pixels]))

    def paint_over(self, painter: QPainter) -> None:
        """Paint the curves' names."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for caption in self.captions():
            painter.setPen(caption.colour)
            painter.drawText(caption.at, caption.text)


def rim(area: QRectF) -> Array:
    """Return points of a rectangle by which another label keeps off it."""
    return _RIM * (area.width(), area.height()) + (area.left(), area.top())


#: Points of a rectangle of width and height 1.
_RIM = np.array([(across / 5, down / 2) for down in range(3) for across in range(6)])
