"""Two classes of points in the plane, drawn from a seed: problems for hidden layers."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from learnscope.core.elementary import cos, sin
from learnscope.core.problems.arrays import read_only
from learnscope.core.problems.draws import MAX_NOISE, standard_normals
from learnscope.core.problems.sampled import Sampled
from learnscope.core.problems.split import checked_share
from learnscope.core.validation import MAX_SEED, number_within, one_of, whole_number

Array = NDArray[np.float64]

MIN_POINTS, MAX_POINTS = 4, 2000

#: The radius of a round cloud, and how far its centre lies from either axis.
DISC_RADIUS, DISC_CENTRE = 0.35, 0.5

#: The radius of the circle, and the inner and outer radius of the ring around it.
CIRCLE_RADIUS, RING = 0.4, (0.6, 0.9)

#: The radius of either moon.
MOON_RADIUS = 0.6

#: The turns of either arm, how far along it begins, and the radius at which it ends.
SPIRAL_TURNS, SPIRAL_BEGIN, SPIRAL_RADIUS = 1.25, 0.1, 0.9


@dataclass(frozen=True)
class Cloud(Sampled):
    """Points of two classes within about [−1, 1]², classes 0 and 1 taking turns.

    Parameters
    ----------
    name : str
        A key of `CLOUDS`: ``"blobs"`` (a round cloud at the lower left, class 0, and one at the
        upper right), ``"circle"`` (a circle, class 1, in a ring), ``"xor"`` (four round clouds,
        class 1 where x1 and x2 differ in sign), ``"moons"`` (two half circles reaching into each
        other, class 0 the upper one) or ``"spiral"`` (two arms).
    points : int
        How many in all, 4 to 2000, half of each class; of an odd number class 0 has one more.
    noise : float
        The standard deviation of the normal displacement of each point in x1 and in x2, in the
        plane's unit, 0 to 1. At 0 every point lies exactly in its shape; other noise moves the
        same points more or less.
    seed : int
        From 0 to 2³¹ − 1. The same seed draws the same points.
    test_share : float
        The share of the points held out to test, 0 to 0.9.

    Raises
    ------
    ExperimentError
        If one of them is outside what is allowed.
    """

    name: str = "blobs"
    points: int = 200
    noise: float = 0.1
    seed: int = 1
    test_share: float = 0.0

    kind: ClassVar[str] = "cloud"
    task: ClassVar[Literal["classification"]] = "classification"

    def __post_init__(self) -> None:
        one_of("problem.name", self.name, CLOUDS)
        whole_number("problem.points", self.points, MIN_POINTS, MAX_POINTS)
        noise = number_within("problem.noise", self.noise, 0.0, MAX_NOISE)
        object.__setattr__(self, "noise", noise)
        whole_number("problem.seed", self.seed, 0, MAX_SEED)
        object.__setattr__(self, "test_share", checked_share(self.test_share))

    @cached_property
    def inputs(self) -> Array:
        """The points (x1, x2), shape (points, 2), read-only."""
        random = np.random.Generator(np.random.PCG64(self.seed))
        places = random.random((self.points, 2))
        displacements = standard_normals(random, (self.points, 2))
        inputs = np.empty((self.points, 2))
        for target in (0, 1):
            of_class = slice(target, None, 2)
            inputs[of_class] = CLOUDS[self.name](target, places[of_class])
        return read_only(inputs + self.noise * displacements)

    @cached_property
    def target_array(self) -> Array:
        """The class of each point: 0, 1, 0, 1, …, shape (points,), read-only."""
        return read_only(np.arange(self.points) % 2)

    @cached_property
    def separable(self) -> bool:
        """Whether one straight line has all active 1s on one side, all active 0s on the other."""
        return self._divided()

    @cached_property
    def separable_through_origin(self) -> bool:
        """Whether a line through the origin divides the active samples."""
        return self._divided(bias=False)

    def to_dict(self) -> dict[str, Any]:
        """Return the cloud as plain values for JSON."""
        return {
            "kind": "cloud",
            "name": self.name,
            "points": self.points,
            "noise": self.noise,
            "seed": self.seed,
            "test_share": self.test_share,
        }


# Each shape gets its class and random places, shape (n, 2), from 0 to 1, and returns n points.


def _blobs(target: int, places: Array) -> Array:
    centre = DISC_CENTRE if target else -DISC_CENTRE
    return centre + _ring(places, 0.0, DISC_RADIUS)


def _circle(target: int, places: Array) -> Array:
    return _ring(places, 0.0, CIRCLE_RADIUS) if target else _ring(places, *RING)


def _xor(target: int, places: Array) -> Array:
    side = np.where(np.arange(len(places)) % 2, DISC_CENTRE, -DISC_CENTRE)
    centres = np.column_stack([side, -side if target else side])
    return centres + _ring(places, 0.0, DISC_RADIUS)


def _moons(target: int, places: Array) -> Array:
    # The lower moon is the upper one turned by half a turn about the origin.
    angle = np.pi * _along(places)
    x1 = MOON_RADIUS * (cos(angle) - 0.5)
    x2 = MOON_RADIUS * (sin(angle) - 0.25)
    moon = np.column_stack([x1, x2])
    return -moon if target else moon


def _spiral(target: int, places: Array) -> Array:
    along = SPIRAL_BEGIN + (1.0 - SPIRAL_BEGIN) * _along(places)
    angle = 2.0 * np.pi * SPIRAL_TURNS * along
    arm: Array = SPIRAL_RADIUS * along[:, np.newaxis] * np.column_stack([cos(angle), sin(angle)])
    return -arm if target else arm


def _ring(places: Array, inner: float, outer: float) -> Array:
    """Return points spread evenly over the area between two circles around the origin."""
    radius = np.sqrt(inner * inner + (outer * outer - inner * inner) * places[:, 0])
    angle = 2.0 * np.pi * places[:, 1]
    return np.column_stack([radius * cos(angle), radius * sin(angle)])


def _along(places: Array) -> Array:
    """Return how far along its curve each point lies, 0 to 1: one point in each n-th part."""
    return (np.arange(len(places)) + places[:, 0]) / len(places)


#: The shapes by name.
CLOUDS: dict[str, Callable[[int, Array], Array]] = {
    "blobs": _blobs,
    "circle": _circle,
    "xor": _xor,
    "moons": _moons,
    "spiral": _spiral,
}
