"""A run on the ground: its way, in the colours of its own losses, and where its next step leads.

Where the colours of the way and of the ground differ, the ground is not the one that was walked on.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from learnscope.core.landscape import Path
from learnscope.gui.look.theme import mix
from learnscope.gui.plotting.contour import apart

if TYPE_CHECKING:
    from learnscope.gui.views.landscape.ground.ground_plot import GroundPlot, NextStep

Array = NDArray[np.float64]

#: Two points of a path that are drawn lie at least so far apart, in pixels of the way gone.
_APART = 2.0

#: The widths of the path and of its rim.
_WIDTH, _RIM = 2.5, 5.0

#: How much of the ground's colour the path takes on where the ground misreads it.
_FAINT = 0.6


#: An arrow shorter than this, in pixels, is none; one longer than this ends out of sight anyway.
_SHORTEST, _LONGEST = 3.0, 1e4

#: A head's length at most, half its width as a share of that, and how wide lines are.
_HEAD, _SLIM, _WIDTH = 9.0, 0.45, 2.0


class PathColours(NamedTuple):
    """What a path is drawn in: the steps of the ground's colours, its rim, and what it fades to."""

    steps: Sequence[QColor]
    rim: QColor
    ground: QColor


def thinned(pixels: Array, most: int) -> NDArray[np.intp]:
    """Return which points of a path to draw: the first and the last, and those that lie apart.

    Parameters
    ----------
    pixels : ndarray, shape (n, 2)
    most : int
        At most about so many.
    """
    if len(pixels) <= 1:
        return np.arange(len(pixels))
    steps = np.abs(np.diff(np.nan_to_num(pixels, posinf=1e9, neginf=-1e9), axis=0)).max(axis=1)
    gone = np.concatenate(([0.0], np.cumsum(steps)))
    apart = max(_APART, float(gone[-1]) / max(most, 2))
    marks = np.floor(gone / apart)
    kept = np.flatnonzero(np.concatenate(([True], marks[1:] > marks[:-1])))
    return np.union1d(kept, [0, len(pixels) - 1]).astype(np.intp)


def paint_path(
    painter: QPainter, pixels: Array, path: Path, colours: NDArray[np.intp], theme: PathColours
) -> None:
    """Paint a path.

    Parameters
    ----------
    painter : QPainter
    pixels : ndarray, shape (n, 2)
        Where its points stand.
    path : Path
        The same points.
    colours : ndarray, shape (n,)
        The step of colour of each point's own loss.
    theme : PathColours
    """
    misread = path.misread
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for first, last in _stretches(misread[1:]):
        points = QPolygonF([QPointF(x, y) for x, y in pixels[first : last + 1].tolist()])
        faint = bool(misread[first + 1])
        _stroke(painter, mix(theme.rim, theme.ground, _FAINT if faint else 0.0), _RIM)
        painter.drawPolyline(points)
    for first, last in _stretches(colours[1:] + 1000 * misread[1:]):
        points = QPolygonF([QPointF(x, y) for x, y in pixels[first : last + 1].tolist()])
        colour = theme.steps[int(colours[first + 1])]
        _stroke(painter, colour, _WIDTH)
        painter.drawPolyline(points)


def _stretches(values: NDArray[np.generic]) -> list[tuple[int, int]]:
    """Return from where to where values stay the same, as numbers of points between pieces."""
    if not len(values):
        return []
    turns = np.flatnonzero(values[1:] != values[:-1]) + 1
    ends = [0, *turns.tolist(), len(values)]
    return list(pairwise(ends))


def _stroke(painter: QPainter, colour: QColor, width: float) -> None:
    round_ = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, *round_))


def paint_step(
    painter: QPainter, plot: "GroundPlot", names: Sequence[str], step: "NextStep"
) -> None:
    """Paint −gradient times the rate, along each parameter and whole, and where the step leads.

    Parameters
    ----------
    painter : QPainter
    plot : GroundPlot
        A map of the ground.
    names : sequence of str
        The parameters along x and y; none where these are directions.
    step : NextStep
    """
    _, theta, _ = plot.mark("present")
    here = x, y = plot.place("present")
    down = plot.place_of(theta + step.downhill, 0.0)
    after = plot.place_of(step.parameters, 0.0)
    if not all(map(math.isfinite, (*here, *down, *after))):
        return
    ink, panel, begin = plot.theme.colour("ink"), plot.theme.colour("panel"), plot.point(x, y)
    for name, end in zip(names, ((down[0], y), (x, down[1])), strict=False):
        paint_arrow(painter, begin, plot.point(*end), plot.theme.parameter(name), panel)
    paint_arrow(painter, begin, plot.point(*down), ink, panel)
    paint_landing(painter, begin, plot.point(*after), ink, panel)


def paint_landing(
    painter: QPainter, begin: QPointF, at: QPointF, colour: QColor, fill: QColor
) -> None:
    """Paint where a step ends, if that is away from where it begins."""
    if apart(at, begin) > _SHORTEST:
        painter.setBrush(fill)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DotLine))
        painter.drawEllipse(at, 4.0, 4.0)


def paint_arrow(
    painter: QPainter, begin: QPointF, end: QPointF, colour: QColor, rim: QColor
) -> None:
    """Paint an arrow, set off from what lies under it."""
    length = apart(begin, end)
    if not length > _SHORTEST:
        return
    along = (end - begin) / length
    end = begin + along * min(length, _LONGEST)
    foot = end - along * min(_HEAD, length * 0.6)
    side = QPointF(-along.y(), along.x()) * apart(end, foot) * _SLIM
    shape = QPolygonF([end, foot + side, foot - side])
    for pen, extra in ((rim, 2.5), (colour, 0.0)):
        flat = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(pen, _WIDTH + extra, *flat))
        painter.drawLine(begin, foot)
        painter.setBrush(pen)
        painter.setPen(QPen(pen, extra) if extra else Qt.PenStyle.NoPen)
        painter.drawPolygon(shape)
