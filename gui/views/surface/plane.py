"""The plane of inputs: the part of it that is shown, and where a single neuron's answer turns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core import OwnData, Problem
from learnscope.gui.plotting.contour import Point, Range, segment

#: The part of the input plane that is shown of a gate, on both axes.
LOW, HIGH = -0.25, 1.25

#: What is shown on both axes of the learner's own points while they all lie within it, so that
#: the plane does not move under the hand that adds them.
DRAWING_BOARD = (-1.2, 1.2)

Theta = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plane:
    """A part of the plane of inputs.

    Parameters
    ----------
    x1, x2 : tuple of float
        The lowest and the highest value shown.
    """

    x1: Range = (LOW, HIGH)
    x2: Range = (LOW, HIGH)

    @property
    def size(self) -> Point:
        """How far it reaches in x1 and in x2."""
        return self.x1[1] - self.x1[0], self.x2[1] - self.x2[0]

    def sides(self, points: int, cells: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return evenly spaced x1 and x2; see `grid`."""
        first, second = ((high - low) / points / 2 if cells else 0.0 for low, high in self._both)
        (low1, high1), (low2, high2) = self._both
        return (
            np.linspace(low1 + first, high1 - first, points),
            np.linspace(low2 + second, high2 - second, points),
        )

    @property
    def _both(self) -> tuple[Range, Range]:
        return self.x1, self.x2

    def corners(self) -> list[Point]:
        """Return the four corners."""
        return [(x1, x2) for x1 in self.x1 for x2 in self.x2]

    def holds(self, at: Point) -> bool:
        """Return whether a point is shown."""
        return all(low <= x <= high for (low, high), x in zip(self._both, at, strict=True))

    def nearest(self, at: Point) -> Point:
        """Return a point, or the nearest one that is shown."""
        x1, x2 = (min(max(x, low), high) for (low, high), x in zip(self._both, at, strict=True))
        return x1, x2

    def shares(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return points, shape (..., 2), as shares of the way across and up."""
        lows, sizes = np.array([self.x1[0], self.x2[0]]), np.array(self.size)
        return np.asarray((np.asarray(points, dtype=np.float64) - lows) / sizes)


#: What is shown of a gate.
GATE_PLANE = Plane()


def plane_of(problem: Problem) -> Plane:
    """Return the part of the plane to show of a problem with two inputs."""
    if problem.kind == "gate":
        return GATE_PLANE
    x1, x2 = problem.extent
    if isinstance(problem, OwnData):
        low, high = DRAWING_BOARD
        if problem.inputs.min() >= low and problem.inputs.max() <= high:
            return Plane(DRAWING_BOARD, DRAWING_BOARD)
    return Plane(x1, x2)


def grid(points: int, cells: bool, plane: Plane = GATE_PLANE) -> NDArray[np.float64]:
    """Return points that cover the plane, shape (points, points, 2); rows go up x2.

    Parameters
    ----------
    points : int
    cells : bool
        Whether the points are the middles of cells, or reach from edge to edge.
    plane : Plane
    """
    return np.stack(np.meshgrid(*plane.sides(points, cells)), axis=-1)


def half_line(parameters: Theta, plane: Plane = GATE_PLANE) -> tuple[Point, Point] | None:
    """Return the ends of the line ŷ = ½ within the plane shown, or None if it lies outside.

    ŷ is ½ where z = w1·x1 + w2·x2 + b = 0.
    """
    w1, w2, b = parameters
    return segment(w1, w2, b, plane.x1, plane.x2)
