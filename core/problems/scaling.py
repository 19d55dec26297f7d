"""Inputs and targets brought to a like size: what the network is given instead of the data's units.

Descent goes by one learning rate for all parameters. Where one input is counted in thousands and
another in ones, or all lie far from 0, a rate that is small enough for the one is far too small for
the other; scaled, all are of a size.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal, NamedTuple, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.problems.statistics import mean, variance

Array = NDArray[np.float64]

#: How columns can be scaled: to mean 0 and deviation 1, or to the range from −1 to 1.
ScalingName = Literal["standard", "range"]
SCALINGS: tuple[ScalingName, ...] = ("standard", "range")


class Scale(NamedTuple):
    """How the numbers of one column are scaled: x → (x − shift) / factor.

    Parameters
    ----------
    shift : float
        In the data's units: the mean, or the middle of the range.
    factor : float
        In the data's units, above 0: the deviation, or half the range.
    """

    shift: float = 0.0
    factor: float = 1.0

    def of(self, values: ArrayLike) -> Array:
        """Return numbers scaled, in their shape."""
        with np.errstate(all="ignore"):
            return np.asarray((np.asarray(values, dtype=np.float64) - self.shift) / self.factor)

    def back(self, values: ArrayLike) -> Array:
        """Return scaled numbers in the data's units, in their shape."""
        with np.errstate(all="ignore"):
            return np.asarray(np.asarray(values, dtype=np.float64) * self.factor + self.shift)


#: What leaves numbers as they are.
UNSCALED = Scale()


class Scaling(NamedTuple):
    """How the samples of a problem are scaled before they are learned.

    Parameters
    ----------
    inputs : tuple of Scale
        One an input.
    target : Scale
    """

    inputs: tuple[Scale, ...]
    target: Scale = UNSCALED

    def inputs_of(self, points: ArrayLike) -> Array:
        """Return points as the network takes them, shape (..., inputs)."""
        values = np.asarray(points, dtype=np.float64)
        with np.errstate(all="ignore"):
            return np.asarray((values - self._shifts) / self._factors)

    def inputs_back(self, values: ArrayLike) -> Array:
        """Return what the network takes in the data's units, shape (..., inputs)."""
        with np.errstate(all="ignore"):
            return np.asarray(np.asarray(values, dtype=np.float64) * self._factors + self._shifts)

    @property
    def _shifts(self) -> Array:
        return np.array([scale.shift for scale in self.inputs])

    @property
    def _factors(self) -> Array:
        return np.array([scale.factor for scale in self.inputs])


def fitted(name: ScalingName | None, values: Sequence[float] | Array) -> Scale:
    """Return how a column is scaled, from the numbers in it that train.

    Parameters
    ----------
    name : str, optional
        ``"standard"`` takes the mean off and divides by the population's deviation, ``"range"``
        takes the middle off and divides by half the range; None leaves the column as it is.
    values : array_like, shape (samples,)
        At least one.

    Returns
    -------
    Scale
        Of a column in which all numbers are the same the factor is 1.
    """
    if name is None:
        return UNSCALED
    column = np.asarray(values, dtype=np.float64)
    low, high = float(column.min()), float(column.max())
    if low == high:
        return Scale(low)
    if name == "range":
        # Halves, whose sum and difference stay within the floats.
        # Half of the smallest number there is would be 0.
        return Scale(low / 2.0 + high / 2.0, (high / 2.0 - low / 2.0) or high - low)
    # A deviation of numbers next to each other may be lost where they are squared.
    return Scale(mean(column), sqrt(variance(column)) or high - low)


class _Scaled(Protocol):
    """What is asked of a problem here."""

    @property
    def inputs(self) -> Array: ...
    @property
    def target_array(self) -> Array: ...
    @property
    def active(self) -> tuple[int, ...]: ...
    @property
    def scales(self) -> Scaling | None: ...


def target_scale(problem: _Scaled) -> Scale:
    """Return how a problem's targets are scaled; `UNSCALED` if they are taken as they are."""
    scales = problem.scales
    return UNSCALED if scales is None else scales.target


def as_learned(problem: _Scaled, rows: Sequence[int] | slice = slice(None)) -> tuple[Array, Array]:
    """Return samples as the network is given them: scaled, if they are to be.

    Parameters
    ----------
    problem : Problem
    rows : sequence of int or slice
        The samples' numbers; without another word all.

    Returns
    -------
    inputs : ndarray, shape (rows, d)
    targets : ndarray, shape (rows,)
    """
    inputs, targets = problem.inputs[rows], problem.target_array[rows]
    scales = problem.scales
    if scales is None:
        return inputs, targets
    return scales.inputs_of(inputs), scales.target.of(targets)


def training_set(problem: _Scaled) -> tuple[Array, Array]:
    """Return the samples that train, as the network is given them.

    Returns
    -------
    inputs : ndarray, shape (active, d)
    targets : ndarray, shape (active,)
    """
    return as_learned(problem, list(problem.active))
