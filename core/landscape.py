"""The loss over the parameters: on a grid, searched through value by value, and run down.

Exhaustive search needs no slope, only patience: with k values for each of n parameters it takes kⁿ
tries. That is what gradient descent is held against.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.engine import LOSS, TEST_LOSS
from learnscope.core.experiment import Experiment
from learnscope.core.plan import Plan
from learnscope.core.tiles import in_tiles

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Combinations that are tried before what is found so far is told.
_TRIES = 8192

#: Runs that one thread trains before it takes others.
_RUNS = 256


@dataclass(frozen=True, slots=True)
class Search:
    """What a search has found so far.

    Parameters
    ----------
    tries : int
        How many combinations were tried.
    loss : float
        The lowest loss among them: of the active samples, with the penalty.
    parameters : tuple of float
        The first combination that has it, in the order of θ.
    """

    tries: int
    loss: float
    parameters: tuple[float, ...]


def count_tries(values: int, parameters: int) -> int:
    """Return how many combinations there are of so many values for so many parameters."""
    tries: int = values**parameters
    return tries


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
    count = experiment.model.parameter_count
    theta = np.asarray(at, dtype=np.float64)
    if theta.shape != (count,):
        raise ValueError(f"at: got shape {theta.shape}; allowed: ({count},)")
    for axis in axes:
        if not 0 <= axis < count:
            raise ValueError(f"axes: got {axis}; allowed: 0 to {count - 1}")
    if axes[0] == axes[1]:
        raise ValueError(f"axes: got {axes[0]} twice; allowed: two different ones")
    values = [theta[p : p + 1] for p in range(count)]
    for axis, along in zip(axes, (xs, ys), strict=True):
        values[axis] = np.asarray(along, dtype=np.float64).ravel()
    sizes = [len(each) for each in values]
    losses = in_tiles(partial(Plan(experiment).try_values, values), prod(sizes), _TRIES, threads)
    grid = np.concatenate([np.zeros(0), *losses]).reshape([sizes[axis] for axis in sorted(axes)])
    return grid if axes[0] > axes[1] else np.ascontiguousarray(grid.T)


def exhaustive_search(
    experiment: Experiment,
    values: Sequence[float] | Sequence[Sequence[float]],
    threads: int | None = None,
) -> Iterator[Search]:
    """Try every combination of values for the parameters, the last parameter fastest.

    Parameters
    ----------
    experiment : Experiment
        Whose samples, loss and penalty it is; its start and its optimizer have no part in it.
    values : sequence of float, or sequence of sequences of float
        The values that each parameter can take: the same for all, or one sequence for each.
    threads : int, optional
        How many work at once, if not as many as there are cores.

    Yields
    ------
    Search
        What is found so far, again and again; the last one is of all combinations.

    Raises
    ------
    ValueError
        If there are no values, they are not finite, or there are not as many sequences as
        parameters.
    """
    count = experiment.model.parameter_count
    tried = _values_of_each(values, count)
    plan, sizes = Plan(experiment), [len(each) for each in tried]
    every = prod(sizes)
    best = Search(0, np.inf, tuple(float(each[0]) for each in tried))
    first = 0
    for losses in in_tiles(partial(plan.try_values, tried), every, _TRIES, threads):
        # A loss beyond the floats is no lowest one.
        lowest = int(np.argmin(np.where(np.isnan(losses), np.inf, losses)))
        if losses[lowest] < best.loss:
            places = np.unravel_index(first + lowest, sizes)
            found = tuple(float(each[at]) for each, at in zip(tried, places, strict=True))
            best = Search(0, float(losses[lowest]), found)
        first += len(losses)
        best = Search(first, best.loss, best.parameters)
        yield best


def search(experiment: Experiment, values: Sequence[float] | Sequence[Sequence[float]]) -> Search:
    """Return what a whole `exhaustive_search` finds."""
    *_, found = exhaustive_search(experiment, values)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Where many runs stand after as many epochs as they could go.

    Parameters
    ----------
    epochs : ndarray, shape (runs,)
        How many epochs each went: fewer than asked if the next would not have been finite.
    parameters : ndarray, shape (runs, parameters)
    losses, accuracies, test_losses : ndarray, shape (runs,)
        As a `Trainer` has them.
    """

    epochs: Integers
    parameters: Array
    losses: Array
    accuracies: Array
    test_losses: Array


def run_many(
    experiment: Experiment, starts: ArrayLike, epochs: int, threads: int | None = None
) -> Runs:
    """Train an experiment from many starts.

    Parameters
    ----------
    experiment : Experiment
        Its own start has no part in it, except that its seed shuffles the samples.
    starts : array_like, shape (runs, parameters)
        θ at epoch 0.
    epochs : int
        How many, 0 or more.
    threads : int, optional
        How many work at once, if not as many as there are cores.

    Returns
    -------
    Runs
        To the last bit what as many trainers would come to.

    Raises
    ------
    ValueError
        If a start is not as many finite numbers as the model has parameters, or `epochs` is
        negative.
    """
    count = experiment.model.parameter_count
    points = np.array(starts, dtype=np.float64, order="C", ndmin=2)
    if points.ndim != 2 or points.shape[1] != count or not np.isfinite(points).all():
        raise ValueError(f"starts: got shape {points.shape}; allowed: (runs, {count}), finite")
    if epochs < 0:
        raise ValueError(f"epochs: got {epochs}; allowed: 0 or more")
    plan = Plan(experiment)
    work = partial(_descend, plan, points, epochs)
    tiles = list(in_tiles(work, len(points), _RUNS, threads)) or [work(0, 0)]
    gone, reached, readings = (np.concatenate(each) for each in zip(*tiles, strict=True))
    return Runs(
        gone,
        reached,
        losses=readings[:, LOSS],
        accuracies=plan.accuracies(readings),
        test_losses=readings[:, TEST_LOSS],
    )


def _descend(
    plan: Plan, points: Array, epochs: int, first: int, last: int
) -> tuple[Integers, Array, Array]:
    return plan.descend_many(points[first:last], epochs)


def _values_of_each(
    values: Sequence[float] | Sequence[Sequence[float]], parameters: int
) -> list[Array]:
    if not hasattr(values, "__len__"):
        raise ValueError(f"values: got {values!r}; allowed: one or more finite numbers in a row")
    nested = len(values) > 0 and np.ndim(values[0]) > 0
    each = list(values) if nested else [values] * parameters
    tried = [np.asarray(axis, dtype=np.float64) for axis in each]
    if len(tried) != parameters:
        raise ValueError(f"values: got {len(tried)} sequences; allowed: {parameters}, one each")
    for axis in tried:
        if axis.ndim != 1 or not axis.size or not np.isfinite(axis).all():
            raise ValueError("values: allowed: one or more finite numbers in a row")
    return tried
