"""The loss where two parameters take other values: the ground that a run walks on."""

from __future__ import annotations

from functools import partial
from math import prod
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.landscape.blocks import losses_of_tries
from learnscope.core.landscape.tiles import in_tiles
from learnscope.core.run.plan import Plan

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]

#: Points that one thread works out before it takes others.
_POINTS = 8192


def loss_line(experiment: Experiment, at: ArrayLike, axis: int, xs: ArrayLike) -> Array:
    """Return the loss where one parameter takes other values and the rest stay.

    Parameters
    ----------
    experiment : Experiment
        Whose samples, loss and penalty it is.
    at : array_like, shape (parameters,)
        θ.
    axis : int
        Which of θ.
    xs : array_like, shape (k,)
        Its values.

    Returns
    -------
    ndarray, shape (k,)
        What `Trainer.loss` would be there, to the last bit.

    Raises
    ------
    ValueError
        If θ is not as long as the model has parameters, or the axis is none of them.
    """
    values = _values_at(experiment, at, (axis,))
    values[axis] = np.asarray(xs, dtype=np.float64).ravel()
    return losses_of_tries(Plan(experiment), values, 0, len(values[axis]))


def loss_grid(
    experiment: Experiment,
    at: ArrayLike,
    axes: tuple[int, int],
    xs: ArrayLike,
    ys: ArrayLike,
    threads: int | None = None,
) -> Array:
    """Return the loss where two parameters take other values and the rest stay.

    Parameters
    ----------
    experiment : Experiment
        Whose samples, loss and penalty it is.
    at : array_like, shape (parameters,)
        θ.
    axes : tuple of int
        Which two of θ.
    xs, ys : array_like, shape (k,), (m,)
        The values of the first and of the second.
    threads : int, optional
        How many work at once, if not as many as there are cores.

    Returns
    -------
    ndarray, shape (m, k)
        What `Trainer.loss` would be there, to the last bit.

    Raises
    ------
    ValueError
        If θ is not as long as the model has parameters, or the axes are not two of them.
    """
    values = _values_at(experiment, at, axes)
    if axes[0] == axes[1]:
        raise ValueError(f"axes: got {axes[0]} twice; allowed: two different ones")
    for axis, along in zip(axes, (xs, ys), strict=True):
        values[axis] = np.asarray(along, dtype=np.float64).ravel()
    sizes = [len(each) for each in values]
    losses = in_tiles(
        partial(losses_of_tries, Plan(experiment), values), prod(sizes), _POINTS, threads
    )
    grid = np.concatenate([np.zeros(0), *losses]).reshape([sizes[axis] for axis in sorted(axes)])
    return grid if axes[0] > axes[1] else np.ascontiguousarray(grid.T)


def _values_at(experiment: Experiment, at: ArrayLike, axes: tuple[int, ...]) -> list[Array]:
    """Return θ as one value for each parameter."""
    count = experiment.model.parameter_count
    theta = np.asarray(at, dtype=np.float64)
    if theta.shape != (count,):
        raise ValueError(f"at: got shape {theta.shape}; allowed: ({count},)")
    for axis in axes:
        if not 0 <= axis < count:
            raise ValueError(f"axes: got {axis}; allowed: 0 to {count - 1}")
    return [theta[p : p + 1] for p in range(count)]
