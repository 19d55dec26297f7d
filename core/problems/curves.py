"""A curve to be followed: one input, and a number as the target."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.elementary import exp, sin
from learnscope.core.lanes import pick, within
from learnscope.core.problems.arrays import read_only
from learnscope.core.problems.draws import MAX_NOISE, standard_normals
from learnscope.core.problems.sampled import Sampled
from learnscope.core.problems.split import checked_share
from learnscope.core.validation import (
    MAX_SEED,
    ExperimentError,
    number_within,
    one_of,
    sequence,
    whole_number,
)

Array = NDArray[np.float64]

MIN_POINTS, MAX_POINTS = 2, 2000

#: How many heights a drawn curve may have, and how large they may be.
MIN_HEIGHTS, MAX_HEIGHTS = 2, 100
MAX_HEIGHT = 2.0

#: The name of the curve that the learner drew.
DRAWN = "drawn"

#: The named curves as functions of x.
CURVES: dict[str, Callable[[Array], Array]] = {
    "line": lambda x: 0.5 * x + 0.2,
    "sine": lambda x: sin(1.5 * np.pi * x),
    "step": lambda x: np.where(x < 0.0, 0.0, 1.0),
    "bump": lambda x: exp(-8.0 * (x * x)),
    "abs": np.abs,
}


@dataclass(frozen=True)
class Curve(Sampled):
    """Samples of a curve at evenly spaced x from −1 to 1.

    Parameters
    ----------
    name : str
        ``"line"`` (y = x/2 + 0.2), ``"sine"`` (y = sin(3πx/2), one and a half periods), ``"step"``
        (y = 0 for x < 0, otherwise 1), ``"bump"`` (y = e^(−8x²), a bell of standard deviation
        ¼), ``"abs"`` (y = ∣x∣) or ``"drawn"``.
    points : int
        How many samples, 2 to 2000.
    noise : float
        The standard deviation of the normal displacement of each target, 0 to 1. Other noise
        moves the same samples more or less.
    seed : int
        From 0 to 2³¹ − 1. The same seed draws the same noise.
    test_share : float
        The share of the samples held out to test, 0 to 0.9.
    values : tuple of float
        For ``"drawn"`` the heights of the curve at evenly spaced x from −1 to 1, 2 to 100 of them,
        each from −2 to 2, joined by straight lines; otherwise none.

    Raises
    ------
    ExperimentError
        If one of them is outside what is allowed.
    """

    name: str = "sine"
    points: int = 40
    noise: float = 0.0
    seed: int = 1
    test_share: float = 0.0
    values: tuple[float, ...] = ()

    kind: ClassVar[str] = "curve"
    task: ClassVar[Literal["regression"]] = "regression"

    def __post_init__(self) -> None:
        one_of("problem.name", self.name, [*CURVES, DRAWN])
        whole_number("problem.points", self.points, MIN_POINTS, MAX_POINTS)
        noise = number_within("problem.noise", self.noise, 0.0, MAX_NOISE)
        object.__setattr__(self, "noise", noise)
        whole_number("problem.seed", self.seed, 0, MAX_SEED)
        object.__setattr__(self, "test_share", checked_share(self.test_share))
        object.__setattr__(self, "values", self._checked_values())

    def _checked_values(self) -> tuple[float, ...]:
        allowed = f"a list of {MIN_HEIGHTS} to {MAX_HEIGHTS} heights"
        values = sequence("problem.values", self.values, allowed)
        if self.name != DRAWN:
            if values:
                allowed = f"none; the heights of {self.name} follow from its name"
                raise ExperimentError("problem.values", self.values, allowed)
            return ()
        if not MIN_HEIGHTS <= len(values) <= MAX_HEIGHTS:
            raise ExperimentError("problem.values", self.values, allowed)
        return tuple(
            number_within(f"problem.values[{i}]", value, -MAX_HEIGHT, MAX_HEIGHT)
            for i, value in enumerate(values)
        )

    @cached_property
    def inputs(self) -> Array:
        """The x of all samples, shape (points, 1), read-only."""
        return read_only(_evenly(self.points)[:, np.newaxis])

    @cached_property
    def target_array(self) -> Array:
        """The heights of all samples with their noise, shape (points,), read-only."""
        random = np.random.Generator(np.random.PCG64(self.seed))
        heights = self.target_curve(self.inputs[:, 0])
        return read_only(heights + self.noise * standard_normals(random, self.points))

    @property
    def separable(self) -> None:
        """None: there are no classes."""
        return None

    @property
    def separable_through_origin(self) -> None:
        """None: there are no classes."""
        return None

    def target_curve(self, x: ArrayLike) -> Array:
        """Return the curve's height without noise.

        Parameters
        ----------
        x : array_like, shape (...)
            Any numbers; a drawn curve stays level beyond −1 and 1.

        Returns
        -------
        ndarray, shape (...)
        """
        at = np.asarray(x, dtype=np.float64)
        if self.name != DRAWN:
            return CURVES[self.name](at)
        return _joined(at, np.array(self.values))

    def to_dict(self) -> dict[str, Any]:
        """Return the curve as plain values for JSON."""
        data: dict[str, Any] = {
            "kind": "curve",
            "name": self.name,
            "points": self.points,
            "noise": self.noise,
            "seed": self.seed,
            "test_share": self.test_share,
        }
        if self.name == DRAWN:
            data["values"] = list(self.values)
        return data


# What np.linspace and np.interp return, written out: compiled, a · b + c may be rounded but once.


def _evenly(count: int) -> Array:
    """Return numbers evenly spaced from −1 to 1, both among them."""
    numbers: Array = np.arange(count, dtype=np.float64) * (2.0 / (count - 1)) - 1.0
    numbers[-1] = 1.0
    return numbers


def _joined(x: Array, heights: Array) -> Array:
    """Return the heights at x of straight lines between heights at evenly spaced places."""
    places = _evenly(len(heights))
    last = len(heights) - 1
    left = np.minimum(np.searchsorted(places, within(x, -1.0, 1.0), side="right") - 1, last - 1)
    slope = (heights[left + 1] - heights[left]) / (places[left + 1] - places[left])
    line = slope * (within(x, -1.0, 1.0) - places[left]) + heights[left]
    joined: Array = pick(x >= 1.0, heights[last], line)
    return joined
