"""Which samples share an update: the orders of epochs, cut into batches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Integers = NDArray[np.int64]


def epoch_orders(experiment: Experiment, epoch: int, count: int) -> Integers:
    """Return the order in which epochs take the active samples.

    Parameters
    ----------
    epoch : int
        The epoch that the first of them starts from, 0 or more.
    count : int
        How many epochs.

    Returns
    -------
    ndarray, shape (count, active) or (1, active)
        The samples' numbers; one row if the order is always the same.

    Notes
    -----
    The order of a shuffled epoch comes from the counter-based generator Philox (J. Salmon et al.,
    "Parallel random numbers: as easy as 1, 2, 3", 2011) with the seed as key and the epoch as
    counter: it needs no state from the epochs before, so any epoch can be replayed alone.
    """
    rows = np.array(experiment.problem.active, dtype=np.int64)
    # When all share one update, their order is without effect.
    if not experiment.batch.shuffle or batch_size(experiment) >= len(rows):
        return rows[np.newaxis]
    seed = experiment.start.seed
    orders = np.empty((count, len(rows)), dtype=np.int64)
    for i in range(count):
        draws = np.random.Philox(key=seed, counter=[0, epoch + i, 0, 0]).random_raw(len(rows))
        orders[i] = rows[np.argsort(draws, kind="stable")]
    return orders


def batch_size(experiment: Experiment) -> int:
    """Return how many samples share an update; the last of an epoch may have fewer."""
    return experiment.batch.size or len(experiment.problem.active)


def updates_per_epoch(experiment: Experiment) -> int:
    """Return how many updates an epoch makes."""
    return -(-len(experiment.problem.active) // batch_size(experiment))


def batches(experiment: Experiment, epoch: int) -> Iterator[tuple[int, ...]]:
    """Return which samples each update of one epoch uses, one update after the other."""
    order, size = epoch_orders(experiment, epoch, 1)[0], batch_size(experiment)
    return (tuple(order[i : i + size].tolist()) for i in range(0, len(order), size))
