"""A run's way over the ground, in the colours of its own losses: where they differ, one sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from learnscope.core.landscape import Path
from learnscope.gui.look.theme import mix

Array = NDArray[np.float64]

#: Two points of a path that are drawn lie at least so far apart, in pixels of the way gone.
_APART = 2.0

#: The widths of the path and of its rim.
_WIDTH, _RIM = 2.5, 5.0

#: How much of the ground's colour the path takes on where the ground misreads it.
_FAINT = 0.6


@dataclass(frozen=True, slots=True)
class PathColours:
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
