"""Many runs of one experiment from other starts, trained side by side."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.engine import LOSS, TEST_LOSS
from learnscope.core.experiment import Experiment
from learnscope.core.landscape.tiles import in_tiles
from learnscope.core.run.plan import Plan

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Runs that one thread trains before it takes others.
_RUNS = 256


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
