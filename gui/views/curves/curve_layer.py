"""The curves of functions with their names, as they lie on the axes of a plot."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from learnscope.gui.look.theme import GRID
from learnscope.gui.plotting.line import Array
from learnscope.gui.plotting.plot import Plot, restored

#: Of a faint curve, every so many points count as covered.
_FAINT = 4


@dataclass(frozen=True, slots=True)
class FunctionCurve:
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


class CurveLayer:
    """Paints curves on a plot's background, and knows where they are.

    Parameters
    ----------
    plot : Plot
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._firm_points: Array | None = None

    def forget(self) -> None:
        """Take note that the curves, or the axes, have changed."""
        self._firm_points = None

    def pixels(self, curve: FunctionCurve) -> Array:
        """Return where a curve's points stand, in pixels, shape (n, 2)."""
        places = self._plot.pixels(curve.xs, curve.ys)
        # Not much further than the eye sees: Qt's arithmetic has its limits.
        return np.column_stack((places[:, 0], np.clip(places[:, 1], -1e4, 1e4)))

    def covered(self, curves: Sequence[FunctionCurve], captions: Sequence[Caption]) -> list[Array]:
        """Return points in pixels that a number should not cover, shape (n, 2) each."""
        if self._firm_points is None:
            # Rather a faint curve than a firm one.
            points = [self.pixels(c)[:: 1 if c.firm else _FAINT] for c in curves]
            self._firm_points = np.concatenate(points)
        metrics = QFontMetricsF(self._plot.small_font)
        names = [
            rim(metrics.tightBoundingRect(caption.text).translated(caption.at))
            for caption in captions
        ]
        return [self._firm_points, *names]

    def room_beside(self, names: Sequence[str]) -> float:
        """Return how much room the names of curves need at the right of the box, in pixels."""
        longest = max(map(QFontMetricsF(self._plot.small_font).horizontalAdvance, names))
        return max(7.0 * GRID, longest + GRID)

    def paint(self, painter: QPainter, curves: Sequence[FunctionCurve]) -> None:
        """Paint the curves, those behind first."""
        with restored(painter):
            painter.setClipRect(self._plot.area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for curve in curves:
                painter.setPen(QPen(curve.colour, 1.5))
                pixels = self.pixels(curve).tolist()
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in pixels]))

    def paint_names(self, painter: QPainter, captions: Sequence[Caption]) -> None:
        """Paint the curves' names."""
        for caption in captions:
            painter.setPen(caption.colour)
            painter.drawText(caption.at, caption.text)


def rim(area: QRectF) -> Array:
    """Return points of a rectangle by which another label keeps off it."""
    return _RIM * (area.width(), area.height()) + (area.left(), area.top())


#: Points of a rectangle of width and height 1.
_RIM = np.array([(across / 5, down / 2) for down in range(3) for across in range(6)])
