"""The lines between the steps of the ground's colours, with the losses that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from learnscope.gui.look.labels import write
from learnscope.gui.look.theme import mix
from learnscope.gui.plotting.contour import contour
from learnscope.gui.views.landscape.ground import loss_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from learnscope.gui.views.landscape.ground.ground import Array, Ground
    from learnscope.gui.views.landscape.ground.ground_plot import GroundPlot

#: For the number on a line, so many places are tried; so far from others it stands at least.
_PLACES, _APART = 32, 30.0


class Contours:
    """Lines of equal loss; none until they are laid."""

    def __init__(self) -> None:
        #: shape (n, 2, 2): of each piece the two ends, as (x, y)
        self.pieces: Array = np.zeros((0, 2, 2))
        self._labels: list[tuple[float, float, str]] = []

    def clear(self) -> None:
        """Have no lines, as while the ground moves."""
        self.pieces, self._labels = np.zeros((0, 2, 2)), []

    def lay(self, plot: GroundPlot, ground: Ground, at: Sequence[float]) -> None:
        """Have the lines of some losses, each with its number where there is room."""
        lines = [contour(ground.losses, ground.xs, ground.ys, loss) for loss in at]
        self.pieces = np.concatenate([np.zeros((0, 2, 2)), *lines])
        self._labels = _places(plot, at, lines)

    def paint(self, painter: QPainter, plot: GroundPlot) -> None:
        """Paint the lines."""
        if not len(self.pieces):
            return
        ends = plot.pixels(*self.pieces.reshape(-1, 2).T)
        path = pg.arrayToQPath(ends[:, 0].copy(), ends[:, 1].copy(), connect="pairs")
        painter.setPen(QPen(mix(plot.theme.colour("ink"), plot.theme.colour("valley"), 0.55), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def paint_labels(self, painter: QPainter, plot: GroundPlot) -> None:
        """Paint the numbers."""
        metrics = QFontMetricsF(painter.font())
        for x, y, text in self._labels:
            at = plot.point(x, y) - QPointF(metrics.horizontalAdvance(text) / 2, -4.0)
            write(painter, at, text, plot.theme.colour("muted"), plot.theme.colour("panel"))


def _places(
    plot: GroundPlot, at: Sequence[float], lines: Sequence[Array]
) -> list[tuple[float, float, str]]:
    """Return where the numbers stand: as far as may be from each other and from the run's marks."""
    area = plot.area.adjusted(24, 12, -24, -12)
    taken = [plot.point(*plot.place(name)) for name in ("start", "present")]
    marks = [(pixel.x(), pixel.y()) for pixel in taken]
    labels = []
    for text, line in zip(loss_scale.texts(at), lines, strict=True):
        middles = line.mean(axis=1)
        middles = middles[:: max(len(middles) // _PLACES, 1)]
        pixels = plot.pixels(*middles.T)
        across, up = pixels.T
        within = (area.left() <= across) & (across <= area.right())
        within &= (area.top() <= up) & (up <= area.bottom())
        if not within.any():
            continue
        apart = np.fmin.reduce([np.hypot(across - x, up - y) for x, y in marks])
        room = np.where(within, apart, 0.0)
        best = int(np.argmax(room))
        if room[best] > _APART:
            marks.append((across[best], up[best]))
            labels.append((*middles[best].tolist(), text))
    return labels
