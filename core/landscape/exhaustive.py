"""Exhaustive search: every combination of values is tried, and the best one kept.

It needs no slope, only patience: with k values for each of n parameters it takes kⁿ tries. That is
what gradient descent is held against.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from math import prod
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from learnscope.core.landscape.blocks import losses_of_tries
from learnscope.core.landscape.tiles import in_tiles
from learnscope.core.run.plan import Plan

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]

#: The values that each parameter can take: the same for all, or a sequence for each.
Tried: TypeAlias = "Sequence[float] | Sequence[Sequence[float]] | Sequence[Array]"

#: Combinations that are tried before what is found so far is told.
_TRIES = 8192


class Search(NamedTuple):
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


def exhaustive_search(
    experiment: Experiment,
    values: Tried,
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
    for losses in in_tiles(partial(losses_of_tries, plan, tried), every, _TRIES, threads):
        # A loss beyond the floats is no lowest one.
        lowest = int(np.argmin(np.where(np.isnan(losses), np.inf, losses)))
        if losses[lowest] < best.loss:
            places = np.unravel_index(first + lowest, sizes)
            found = tuple(float(each[at]) for each, at in zip(tried, places, strict=True))
            best = Search(0, float(losses[lowest]), found)
        first += len(losses)
        best = Search(first, best.loss, best.parameters)
        yield best


def losses_tried(
    experiment: Experiment,
    values: Tried,
    first: int,
    last: int,
    threads: int | None = None,
) -> Array:
    """Return the losses at some of the combinations, in the order of `exhaustive_search`.

    Parameters
    ----------
    experiment, values, threads
        As for `exhaustive_search`.
    first, last : int
        Which ones: from `first` to before `last`; as many as there are at most.

    Returns
    -------
    ndarray, shape (last − first,)
        What `Trainer.loss` would be there, to the last bit.

    Raises
    ------
    ValueError
        As for `exhaustive_search`.
    """
    tried = _values_of_each(values, experiment.model.parameter_count)
    plan, end = Plan(experiment), min(last, prod(map(len, tried)))
    begin = min(max(first, 0), end)

    def work(low: int, high: int) -> Array:
        return losses_of_tries(plan, tried, begin + low, begin + high)

    return np.concatenate([np.zeros(0), *in_tiles(work, end - begin, _TRIES, threads)])


def search(experiment: Experiment, values: Tried) -> Search:
    """Return what a whole `exhaustive_search` finds."""
    *_, found = exhaustive_search(experiment, values)
    return found


def _values_of_each(values: Tried, parameters: int) -> list[Array]:
    if not hasattr(values, "__len__"):
        raise ValueError(f"values: got {values!r}; allowed: one or more finite numbers in a row")
    nested = len(values) > 0 and np.ndim(values[0]) > 0
    each: list[Any] = list(values) if nested else [values] * parameters
    tried = [np.asarray(axis, dtype=np.float64) for axis in each]
    if len(tried) != parameters:
        raise ValueError(f"values: got {len(tried)} sequences; allowed: {parameters}, one each")
    for axis in tried:
        if axis.ndim != 1 or not axis.size or not np.isfinite(axis).all():
            raise ValueError("values: allowed: one or more finite numbers in a row")
    return tried
