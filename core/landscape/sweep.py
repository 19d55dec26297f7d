"""Sweeps: how many epochs an experiment needs to a loss, at one learning rate after the other.

A race at one rate says little of an optimizer, since each has rates of its own at which it is fast:
what can be compared is each at its own best (M. Wilson et al., "The marginal value of adaptive
gradient methods in machine learning", 2017; D. Choi et al., "On empirical comparisons of optimizers
for deep learning", 2019).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.landscape.runs import RateTried, checked_starts, run_many
from learnscope.core.landscape.tiles import cores, in_order, threads_of_use
from learnscope.core.validation import non_negative

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]


def sweep(
    experiment: Experiment,
    rates: Sequence[float],
    starts: ArrayLike,
    target_loss: float,
    epochs: int,
    executor: Executor | None = None,
) -> Iterator[RateTried]:
    """Train from several starts at each of several learning rates, until a loss is reached.

    Parameters
    ----------
    experiment : Experiment
        Its own rate and start have no part in it.
    rates : sequence of float
        The learning rates, at least 0, in the order in which to try them.
    starts : array_like, shape (starts, parameters)
        θ at epoch 0.
    target_loss : float
        The loss to reach, with the penalty.
    epochs : int
        How many epochs to allow.
    executor : Executor, optional
        What does the work: of any kind, such as one of processes or of a cluster. Without another
        word threads, one for each core if the engine is compiled.

    Yields
    ------
    RateTried
        Of one rate after the other, in their order. However they are worked out, a start at a rate
        comes to what a `Trainer` at that rate and start comes to.

    Raises
    ------
    ExperimentError
        If a rate is not a finite number of at least 0.
    ValueError
        If the starts are not θ of the model, or `epochs` is negative.
    """
    tried = [non_negative("rates", rate) for rate in rates]
    # Refused at once, not with the first result.
    points = checked_starts(experiment, starts, epochs)
    work = partial(_try_rate, experiment, points, target_loss, epochs)
    return _results(work, tried, executor)


def best(tried: Sequence[RateTried]) -> RateTried | None:
    """Return the rate at which the typical start arrives first; None if none typically does.

    Of several that are as fast, the smallest.
    """
    arrived = [each for each in tried if each.typical < np.inf]
    return min(arrived, key=lambda each: (each.typical, each.rate), default=None)


def rates_between(low: float, high: float, count: int) -> list[float]:
    """Return rates whose ratios are alike, from one to another.

    Parameters
    ----------
    low, high : float
        Both above 0.
    count : int
        How many, at least 2.
    """
    # By square roots, whose bits are the same everywhere: the middle of two rates, again and again.
    if not (0.0 < low < np.inf and 0.0 < high < np.inf and count > 1):
        raise ValueError(f"rates: got {low} to {high}, {count}; allowed: above 0, and at least 2")
    return [_between(low, high, i / (count - 1)) for i in range(count)]


def _between(low: float, high: float, share: float) -> float:
    """Return low · (high / low)^share, by halving the way as often as a float has digits."""
    for _ in range(53):
        if share <= 0.0 or share >= 1.0:
            break
        middle = float(np.sqrt(low) * np.sqrt(high))
        if share < 0.5:
            high, share = middle, 2.0 * share
        else:
            low, share = middle, 2.0 * share - 1.0
    return high if share >= 1.0 else low


def _results(
    work: partial[RateTried], rates: Sequence[float], executor: Executor | None
) -> Iterator[RateTried]:
    with ExitStack() as stack:
        if executor is None:
            threads = threads_of_use()
            if threads == 1:
                yield from map(work, rates)
                return
            executor = stack.enter_context(ThreadPoolExecutor(threads, "learnscope-sweep"))
        yield from in_order(work, rates, executor, 2 * cores())


def _try_rate(
    experiment: Experiment, starts: Array, target_loss: float, epochs: int, rate: float
) -> RateTried:
    runs = run_many(experiment.with_learning_rate(rate), starts, epochs, 1, target_loss=target_loss)
    arrived = runs.losses <= target_loss
    gone = zip(runs.epochs.tolist(), arrived.tolist(), strict=True)
    return RateTried(rate, tuple(each if there else None for each, there in gone))
