"""Which samples share an update: an epoch's order, cut into batches."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from learnscope.core.experiment import Experiment
from learnscope.core.start import RandomStart


def epoch_order(experiment: Experiment, epoch: int) -> NDArray[np.int64]:
    """Return the order in which one epoch takes the active samples.

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
    rows = np.array(experiment.problem.active, dtype=np.int64)
    # When all share one update, their order is without effect.
    if not experiment.batch.shuffle or batch_size(experiment) >= len(rows):
        return rows
    seed = experiment.start.seed if isinstance(experiment.start, RandomStart) else 0
    draws = np.random.Philox(key=seed, counter=[0, epoch, 0, 0]).random_raw(len(rows))
    return rows[np.argsort(draws, kind="stable")]


def batch_size(experiment: Experiment) -> int:
    """Return how many samples share an update; the last of an epoch may have fewer."""
    return experiment.batch.size or len(experiment.problem.active)


def updates_per_epoch(experiment: Experiment) -> int:
    """Return how many updates an epoch makes."""
    return -(-len(experiment.problem.active) // batch_size(experiment))


def batches(experiment: Experiment, epoch: int) -> Iterator[tuple[int, ...]]:
    """Return which samples each update of one epoch uses, one update after the other."""
    order, size = epoch_order(experiment, epoch), batch_size(experiment)
    return (tuple(order[i : i + size].tolist()) for i in range(0, len(order), size))


def epoch_rows(experiment: Experiment, epoch: int) -> list[tuple[int, ...]]:
    """Return which samples each update of one epoch uses, in order; see `epoch_order`."""
    return list(batches(experiment, epoch))
