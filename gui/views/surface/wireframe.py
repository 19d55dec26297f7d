"""The lines that a surface in space is drawn with: the net on it, and the floor below it."""

import numpy as np
from numpy.typing import NDArray

from learnscope.gui.look.theme import Theme
from learnscope.gui.views.surface.plane import HIGH, LOW

#: Every so many points of a surface, a line of the net that shows its shape.
_NET = 4


def threads(points: int) -> NDArray[np.intp]:
    """Return which points of a surface of `points` by `points` its net joins, pair by pair."""
    number = np.arange(points * points).reshape(points, points)
    along = [number[::_NET, :-1], number[::_NET, 1:]]
    across = [number[:-1, ::_NET], number[1:, ::_NET]]
    return np.concatenate([np.stack(ends, axis=-1).ravel() for ends in (along, across)])


def floor_lines() -> NDArray[np.float64]:
    """Return the ends of the floor's lines, and last those of the axis of heights."""
    lines = []
    for at in np.linspace(LOW, HIGH, 7):
        lines += [(at, LOW), (at, HIGH), (LOW, at), (HIGH, at)]
    # A little below 0, so that a surface that lies on 0 hides the floor everywhere.
    floor = [(x, y, -0.01) for x, y in lines]
    return np.array([*floor, (LOW, LOW, 0.0), (LOW, LOW, 1.0)])


def floor_colours(theme: Theme) -> NDArray[np.float32]:
    """Return the colours of the floor's lines, end by end."""
    colours = [theme.colour("hairline").getRgbF()] * (len(floor_lines()) - 2)
    return np.array([*colours, *[theme.colour("field").getRgbF()] * 2], dtype=np.float32)
