"""What pyqtgraph draws in our plots: lines, pictures and bands."""

from functools import cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from learnscope.gui.widgets.guard import guarded

Array = NDArray[np.float64]

#: Pixels that a line may go up and down before it is drawn plainly.
MOST_TRAVEL = 8000.0


@guarded
class LineItem(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve that looks 1.5 pixels wide and costs little more than one of 1 pixel.

    Qt draws antialiased lines of 1 pixel in a fast way and wider ones in a slow way: a curve of
    2,000 points that jumps up and down takes a quarter of a second. So a wider line is drawn as
    several thin ones side by side, and one that jumps a lot as a single plain one.
    """

    def __init__(self) -> None:
        super().__init__(pen=QPen(Qt.PenStyle.NoPen), connect="finite")
        self._width = 1.5
        #: How far the line goes up and down in all, in units of y.
        self.travel = 0.0

    def set_points(self, x: Array, y: Array) -> None:
        """Show other points, shape (n,); where y is not finite, the line has a gap."""
        self.setData(x, y, connect="finite")
        with np.errstate(over="ignore"):
            self.travel = float(np.abs(np.diff(y[np.isfinite(y)])).sum())

    def set_pieces(self, pieces: Array) -> None:
        """Show pieces that need not join, shape (n, 2, 2): of each the two ends, as (x, y)."""
        ends = pieces.reshape(-1, 2)
        self.setData(ends[:, 0].copy(), ends[:, 1].copy(), connect="pairs")
        self.travel = float(np.abs(np.diff(pieces[..., 1], axis=1)).sum())

    def set_look(self, colour: QColor, width: float) -> None:
        """Set the colour, and the width in pixels."""
        self._width = width
        pen = QPen(colour, 1.0)
        pen.setCosmetic(True)
        self.setPen(pen)

    def boundingRect(self) -> QRectF:
        """Return all that is visible, which saves looking for the data's limits in each frame."""
        box = self.getViewBox()
        return QRectF() if box is None else QRectF(box.viewRect())

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None
    ) -> None:
        """Draw the line."""
        path, transform = self.getPath(), painter.transform()
        painter.setPen(self.opts["pen"])
        jumpy = self.travel * abs(transform.m22()) > MOST_TRAVEL
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not jumpy)
        ratio = painter.device().devicePixelRatioF()
        for dx, dy in strokes(1.0 if jumpy else self._width * ratio):
            painter.setTransform(transform * QTransform.fromTranslate(dx / ratio, dy / ratio))
            painter.drawPath(path)


@cache
def strokes(width: float) -> tuple[tuple[float, float], ...]:
    """Return by how much to shift lines of 1 pixel so that together they are `width` wide."""
    shifts = [] if 1.0 < width < 2.0 else [(0.0, 0.0)]
    radius = (width - 1.0) / 2.0
    while radius > 0.0:
        shifts += [(0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0)]
        radius -= 0.8
    return tuple(shifts)


@guarded
class Box(pg.ViewBox):  # type: ignore[misc]
    """The part of a plot that holds its curves."""


@guarded
class Image(pg.ImageItem):  # type: ignore[misc]
    """A picture over part of a plot."""


@guarded
class Band(pg.PlotCurveItem):  # type: ignore[misc]
    """What a curve encloses, filled."""

    def __init__(self) -> None:
        super().__init__(fillLevel="enclosed")
