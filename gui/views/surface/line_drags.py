"""How the line ŷ = ½ is pulled: a shift changes its b, a turn the direction of its weights.

The line is where z = w1·x1 + w2·x2 + b = 0; all here is about (w1, w2, b). A shift changes b
alone. A turn changes the direction of (w1, w2) and keeps its length, so that ŷ goes over from 0 to
1 as steeply as before; b then follows from the point around which the line turns: its middle.
Where one input has a far wider range than the other, the length is that on the picture (`evened`).
Without a bias the line goes through the origin: it can't be shifted, and turns around there, from
which b = 0 follows.

Each pull starts from the parameters of the moment, so that a run may go on meanwhile; where it has
left no line, with w1 = w2 = 0, a pull changes nothing.
"""

import math
from typing import NamedTuple

import numpy as np

from learnscope.core.elementary import cos, sin
from learnscope.core.problems.statistics import length
from learnscope.gui.plotting.contour import Point

Theta = tuple[float, ...]

#: The ends of a line are equally far from its middle, but for the last digits.
_EQUAL = 1e-6


class Shift(NamedTuple):
    """The line in a hand that shifts it.

    Parameters
    ----------
    offset : tuple of float
        From the line to where it was taken, so that it does not jump there.
    """

    offset: Point

    @classmethod
    def taken(cls, parameters: Theta, at: Point) -> "Shift":
        """Return the line taken at a point of the plane near it."""
        w1, w2, b = parameters
        size = length((w1, w2))
        away = (w1 / size) * at[0] + (w2 / size) * at[1] + b / size
        return cls((away * w1 / size, away * w2 / size))

    def pulled(self, parameters: Theta, to: Point) -> Theta:
        """Return the parameters with the line pulled to a point."""
        w1, w2, _ = parameters
        if w1 == w2 == 0.0:
            return parameters
        x1, x2 = to[0] - self.offset[0], to[1] - self.offset[1]
        return w1, w2, -(w1 * x1 + w2 * x2)


class Turn(NamedTuple):
    """The line's handle in a hand that turns it.

    Parameters
    ----------
    pivot : tuple of float
        The point around which the line turns.
    offset : float
        The angle from the hand to the line, so that it does not jump to the hand.
    side : float
        On which side of the pivot the handle stands: 1 in the direction (w2, −w1), else −1.
    """

    pivot: Point
    offset: float
    side: float = 1.0

    @classmethod
    def taken(cls, parameters: Theta, at: Point, pivot: Point) -> "Turn":
        """Return the handle taken at a point of the plane near it."""
        w1, w2, _ = parameters
        away = at[0] - pivot[0], at[1] - pivot[1]
        side = math.copysign(1.0, w2 * away[0] - w1 * away[1])
        return cls(pivot, math.atan2(-w1, w2) - math.atan2(away[1], away[0]), side)

    def pulled(self, parameters: Theta, to: Point) -> Theta:
        """Return the parameters with the handle pulled to a point."""
        away = to[0] - self.pivot[0], to[1] - self.pivot[1]
        size = length(parameters[:2])
        if size == 0.0 or away == (0.0, 0.0):
            return parameters
        angle = np.float64(math.atan2(away[1], away[0]) + self.offset)
        w1, w2 = -size * float(sin(angle)), size * float(cos(angle))
        return w1, w2, -(w1 * self.pivot[0] + w2 * self.pivot[1])

    def handle(self, parameters: Theta, hand: Point) -> Point:
        """Return where the handle stands on the line: as far from the pivot as the hand."""
        w1, w2, _ = parameters
        reach = self.side * math.dist(hand, self.pivot) / math.hypot(w1, w2)
        return self.pivot[0] + reach * w2, self.pivot[1] - reach * w1


def pivot_of(ends: tuple[Point, Point], origin: Point | None) -> Point:
    """Return the point around which a line turns: its middle, or where it has to go through.

    Parameters
    ----------
    ends : tuple of tuple of float
    origin : tuple of float, optional
        Where z is 0 without a bias; None if there is one.
    """
    return middle(ends) if origin is None else origin


def evened(point: Point, units: Point) -> Point:
    """Return a point of the plane in units of its axes."""
    return point[0] / units[0], point[1] / units[1]


def through(plane: Theta, units: Point) -> Theta:
    """Return the w1, w2 and b of a line for points in units of the axes."""
    w1, w2, b = plane
    return w1 * units[0], w2 * units[1], b


def middle(ends: tuple[Point, Point]) -> Point:
    """Return the middle of a line."""
    (x1, y1), (x2, y2) = ends
    return (x1 + x2) / 2, (y1 + y2) / 2


def handle(parameters: Theta, share: float, ends: tuple[Point, Point], pivot: Point) -> Point:
    """Return a point on the line ŷ = ½, a share of the way from where it turns to an end.

    Of the two ends it is the one further away; if none is, that in the direction (w2, −w1), which
    changes as smoothly as the parameters do. A pivot that is out of sight counts as the end next
    to it.
    """
    w1, w2, _ = parameters
    size = math.hypot(w1, w2)
    along = w2 / size, -w1 / size
    back, ahead = sorted((x - pivot[0]) * along[0] + (y - pivot[1]) * along[1] for x, y in ends)
    begin = min(max(0.0, back), ahead)
    end = ahead if ahead - begin >= (1.0 - _EQUAL) * (begin - back) else back
    reach = begin + share * (end - begin)
    return pivot[0] + reach * along[0], pivot[1] + reach * along[1]
