"""Lines on a plane: where a quantity crosses a level, straight or by marching squares."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

Array = NDArray[np.float64]

Range = tuple[float, float]
Point = tuple[float, float]

#: For each cell the edges that the line crosses, in pairs of edge numbers (0 below, 1 right, 2
#: above, 3 left), by which of its corners lie above the level: 1 for the lower left one, 2 for the
#: lower right, 4 for the upper right, 8 for the upper left. Of the two cells in which the corners
#: above lie across from each other only the case is listed that keeps them apart; see `crossings`.
_EDGES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((3, 0),),
    2: ((0, 1),),
    3: ((3, 1),),
    4: ((1, 2),),
    5: ((3, 0), (1, 2)),
    6: ((0, 2),),
    7: ((3, 2),),
    8: ((2, 3),),
    9: ((0, 2),),
    10: ((0, 1), (2, 3)),
    11: ((1, 2),),
    12: ((1, 3),),
    13: ((0, 1),),
    14: ((3, 0),),
}


def crossings(values: Array, xs: Array, ys: Array, level: float = 0.0) -> Array:
    """Return the line on which a quantity has a level, as pieces that cross one cell each.

    Between two points of the grid the quantity is taken as linear. Where the corners of a cell that
    lie above the level are across from each other, the mean of all four decides whether they hang
    together (G. M. Nielson and B. Hamann, "The asymptotic decider", 1991, take the saddle point for
    that; the mean is a little simpler and differs in next to no cell).

    Parameters
    ----------
    values : ndarray, shape (rows, columns)
        A cell with a value that is not finite has no line.
    xs : ndarray, shape (columns,)
    ys : ndarray, shape (rows,)
    level : float

    Returns
    -------
    ndarray, shape (pieces, 2, 2)
        For each piece its two ends, each as (x, y).
    """
    above = values > level
    case = (
        above[:-1, :-1] * 1 + above[:-1, 1:] * 2 + above[1:, 1:] * 4 + above[1:, :-1] * 8
    ).astype(np.intp)
    finite = np.isfinite(values)
    whole = finite[:-1, :-1] & finite[:-1, 1:] & finite[1:, 1:] & finite[1:, :-1]
    rows, columns = np.nonzero((case != 0) & (case != 15) & whole)
    if not rows.size:
        return np.zeros((0, 2, 2))
    cases = case[rows, columns]
    corners = np.stack(
        [
            values[rows, columns],
            values[rows, columns + 1],
            values[rows + 1, columns + 1],
            values[rows + 1, columns],
        ]
    )
    saddle = np.isin(cases, (5, 10)) & (corners.mean(axis=0) > level)
    cases = np.where(saddle, 15 - cases, cases)
    x0, x1, y0, y1 = xs[columns], xs[columns + 1], ys[rows], ys[rows + 1]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        share = np.clip((level - corners) / (np.roll(corners, -1, axis=0) - corners), 0.0, 1.0)
    # Where each edge is crossed, if it is; the third and fourth edge are run through backwards.
    points = np.stack(
        [
            np.stack([x0 + share[0] * (x1 - x0), y0], axis=-1),
            np.stack([x1, y0 + share[1] * (y1 - y0)], axis=-1),
            np.stack([x1 - share[2] * (x1 - x0), y1], axis=-1),
            np.stack([x0, y1 - share[3] * (y1 - y0)], axis=-1),
        ]
    )
    pieces = []
    for number, edges in _EDGES.items():
        here = np.flatnonzero(cases == number)
        pieces += [points[list(pair)][:, here].transpose(1, 0, 2) for pair in edges if here.size]
    return np.concatenate(pieces)


def contour(cells: Array, xs: Array, ys: Array, level: float = 0.0) -> Array:
    """Return `crossings` up to the edges of the cells whose middles carry the values.

    Beyond the outermost middles the quantity is taken to go on as it comes; the pieces reach a
    little further than the edge.
    """
    with np.errstate(invalid="ignore", over="ignore"):
        wider = np.pad(cells, 1, mode="reflect", reflect_type="odd")
    along = [np.concatenate(([2 * at[0] - at[1]], at, [2 * at[-1] - at[-2]])) for at in (xs, ys)]
    return crossings(wider, along[0], along[1], level)


def segment(w1: float, w2: float, b: float, x: Range, y: Range) -> tuple[Point, Point] | None:
    """Return the ends of the line w1·x + w2·y + b = 0 within a rectangle.

    The line is taken as a function of the coordinate in which it runs further across the
    rectangle, so that no digits are lost when it is steep.

    Returns
    -------
    (point, point) or None
        None where the line does not cross the rectangle, or is none at all.
    """
    across, up = abs(w1) * (x[1] - x[0]), abs(w2) * (y[1] - y[0])
    if across > up:
        swapped = segment(w2, w1, b, y, x)
        if swapped is None:
            return None
        first, last = ((p[1], p[0]) for p in swapped)
        return first, last
    if up == 0.0 or not up < float("inf"):
        return None
    slope, offset = -w1 / w2, -b / w2
    begin, end = x
    if slope == 0.0:
        return ((begin, offset), (end, offset)) if y[0] <= offset <= y[1] else None
    crossings = sorted((level - offset) / slope for level in y)
    begin, end = max(begin, crossings[0]), min(end, crossings[1])
    if not begin < end:
        return None
    return (begin, slope * begin + offset), (end, slope * end + offset)


def distance(point: QPointF, begin: QPointF, end: QPointF) -> float:
    """Return how far a point is from a line between two others."""
    along, away = end - begin, point - begin
    length = along.x() ** 2 + along.y() ** 2
    share = QPointF.dotProduct(along, away) / length if length else 0.0
    rest = away - along * min(max(share, 0.0), 1.0)
    return math.hypot(rest.x(), rest.y())


def apart(a: QPointF, b: QPointF) -> float:
    """Return how far two points are from each other."""
    return math.hypot(a.x() - b.x(), a.y() - b.y())
