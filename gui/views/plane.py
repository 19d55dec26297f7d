"""The plane of inputs: the part of it that is shown, and where the answer turns."""

import numpy as np
from numpy.typing import NDArray

#: The part of the input plane that is shown, on both axes.
LOW, HIGH = -0.25, 1.25

Theta = tuple[float, float, float]
Point = tuple[float, float]


def grid(points: int, cells: bool) -> NDArray[np.float64]:
    """Return points that cover the plane, shape (points, points, 2); rows go up x2.

    Parameters
    ----------
    cells : bool
        Whether the points are the middles of cells, or reach from edge to edge.
    """
    half = (HIGH - LOW) / points / 2 if cells else 0.0
    side = np.linspace(LOW + half, HIGH - half, points)
    return np.stack(np.meshgrid(side, side), axis=-1)


def half_line(parameters: Theta) -> tuple[Point, Point] | None:
    """Return the ends of the line ŷ = ½ within the plane shown, or None if it lies outside.

    ŷ is ½ where z = w1·x1 + w2·x2 + b = 0. The line is taken as a function of the input with the
    smaller weight, so that its slope is at most 1 and no digits are lost when it is steep.
    """
    w1, w2, b = parameters
    steep = abs(w1) > abs(w2)
    along, across = (w2, w1) if steep else (w1, w2)
    if across == 0.0:
        return None
    slope, offset = -along / across, -b / across
    begin, end = LOW, HIGH
    if slope == 0.0:
        if not LOW <= offset <= HIGH:
            return None
    else:
        crossings = sorted(((LOW - offset) / slope, (HIGH - offset) / slope))
        begin, end = max(begin, crossings[0]), min(end, crossings[1])
        if begin >= end:
            return None
    ends = [(x, slope * x + offset) for x in (begin, end)]
    first, last = [(y, x) for x, y in ends] if steep else ends
    return first, last
