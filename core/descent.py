"""The recurrence of learning: each epoch's parameters from the epoch before.

This alone has to go one epoch after the other; losses and accuracies follow from the recorded
parameters, many epochs at once. On three parameters and four samples plain floats are several
times faster than numpy, whose every call costs more than the whole update.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from learnscope.core.experiment import Experiment, RandomStart
from learnscope.core.loss import LOSSES, side
from learnscope.core.problem import INPUTS

#: One sample for the recurrence: x1, x2 and the side on which z is wrong.
Sample = tuple[float, float, float]
#: The samples that share one update.
BatchOfSamples = Sequence[Sample]
#: The batches of one epoch, in order.
EpochPlan = Sequence[BatchOfSamples]

Parameters = tuple[float, float, float]


def epoch_rows(experiment: Experiment, epoch: int) -> list[tuple[int, ...]]:
    """Return which rows each update of one epoch uses, in order.

    Parameters
    ----------
    epoch : int
        The epoch that the updates start from, 0 or more.

    Notes
    -----
    The order of a shuffled epoch comes from the counter-based generator Philox (J. Salmon et al.,
    "Parallel random numbers: as easy as 1, 2, 3", 2011) with the seed as key and the epoch as
    counter: it needs no state from the epochs before, so any epoch can be replayed alone.
    """
    rows = experiment.problem.active
    if experiment.batch.shuffle:
        seed = experiment.start.seed if isinstance(experiment.start, RandomStart) else 0
        draws = np.random.Philox(key=seed, counter=[0, epoch, 0, 0]).random_raw(len(rows))
        rows = tuple(rows[i] for i in np.argsort(draws, kind="stable"))
    size = experiment.batch.size or len(rows)
    return [rows[i : i + size] for i in range(0, len(rows), size)]


def epoch_plans(experiment: Experiment, first: int, count: int) -> Iterator[EpochPlan]:
    """Return the batches of `count` epochs from epoch `first` on."""
    samples = [
        (*point, side(target))
        for point, target in zip(INPUTS, experiment.problem.targets, strict=True)
    ]

    def plan(epoch: int) -> EpochPlan:
        return [[samples[row] for row in rows] for rows in epoch_rows(experiment, epoch)]

    if experiment.batch.shuffle:
        return map(plan, range(first, first + count))
    return repeat(plan(first), count)


def batch_gradient(
    parameters: Parameters, batch: BatchOfSamples, slope: Callable[[float], float]
) -> Parameters:
    """Return the mean of ∂L/∂w1, ∂L/∂w2 and ∂L/∂b over a batch."""
    w1, w2, b = parameters
    g1 = g2 = g0 = 0.0
    for x1, x2, wrong_side in batch:
        dloss_dz = wrong_side * slope(wrong_side * (w1 * x1 + w2 * x2 + b))
        g1 += dloss_dz * x1
        g2 += dloss_dz * x2
        g0 += dloss_dz
    m = len(batch)
    return g1 / m, g2 / m, g0 / m


def descend(
    parameters: Parameters,
    plans: Iterable[EpochPlan],
    learning_rate: float,
    slope: Callable[[float], float],
) -> NDArray[np.float64]:
    """Return the parameters after each epoch of `plans`, shape (epochs, 3).

    Nothing stops it at numbers that are no longer finite: such parameters stay so, and the
    caller sees where it began.

    Parameters
    ----------
    parameters : tuple of float
        w1, w2, b before the first epoch.
    plans : iterable of epoch plans
        The batches of each epoch.
    learning_rate : float
        The rate for all of these epochs.
    slope : callable
        The loss's derivative with respect to t; see `learnscope.core.loss`.
    """
    w1, w2, b = parameters
    path: list[float] = []
    for plan in plans:
        for batch in plan:
            # `batch_gradient` and `gradient_descent` written out: two calls for each update would
            # double its cost. That all three agree bit for bit is tested.
            g1 = g2 = g0 = 0.0
            for x1, x2, wrong_side in batch:
                dloss_dz = wrong_side * slope(wrong_side * (w1 * x1 + w2 * x2 + b))
                g1 += dloss_dz * x1
                g2 += dloss_dz * x2
                g0 += dloss_dz
            m = len(batch)
            w1 -= learning_rate * (g1 / m)
            w2 -= learning_rate * (g2 / m)
            b -= learning_rate * (g0 / m)
        path += (w1, w2, b)
    return np.array(path).reshape(-1, 3)


def slope_of(experiment: Experiment) -> Callable[[float], float]:
    """Return the derivative of the experiment's loss with respect to t."""
    return LOSSES[experiment.loss].slope
