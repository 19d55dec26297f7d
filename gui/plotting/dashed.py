"""Lines of runs beside one another: dashed, and cheap however much they jump."""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from learnscope.gui.plotting.items import MOST_TRAVEL, Array, strokes

#: So far outside a plot, in pixels, a line may go; further away Qt can't draw.
_FURTHEST = 20_000.0


def paint_dashed(
    painter: QPainter, pixels: Array, colour: QColor, dash: Sequence[float], width: float = 1.5
) -> None:
    """Paint a line; where it jumps up and down a lot, without its dash and as a plain one.

    A dash of its own would not be told from the jumps of the line, and a wide line that jumps
    takes a quarter of a second; see `line.LineItem`.

    Parameters
    ----------
    painter : QPainter
    pixels : ndarray, shape (n, 2)
        Its points; where one is not finite the line has a gap.
    colour : QColor
    dash : sequence of float
        Lengths of line and gap in turn, in pixels; none for a whole line.
    width : float
        In pixels.
    """
    at = pixels.copy()
    at[:, 1] = np.clip(at[:, 1], -_FURTHEST, _FURTHEST)
    known = np.isfinite(at[:, 1])
    path: QPainterPath = pg.arrayToQPath(at[:, 0].copy(), at[:, 1].copy(), connect="finite")
    jumpy = float(np.abs(np.diff(at[known, 1])).sum()) > MOST_TRAVEL
    ratio = painter.device().devicePixelRatioF()
    pen = QPen(colour, 1.0)
    pen.setCosmetic(True)
    if dash and not jumpy:
        pen.setDashPattern([ratio * length for length in dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not jumpy)
    for dx, dy in strokes(1.0 if jumpy else width * ratio):
        painter.drawPath(path.translated(dx / ratio, dy / ratio))
