"""Many runs of one experiment from other starts, trained side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core import compiled
from learnscope.core.engine import ACCURACY, LOSS, READINGS, TEST_LOSS
from learnscope.core.landscape import many
from learnscope.core.landscape.blocks import block_size, in_blocks, readings_at, room_for_many
from learnscope.core.landscape.tiles import in_tiles
from learnscope.core.optimizers import MEMORIES
from learnscope.core.run.batches import epoch_orders
from learnscope.core.run.plan import Plan

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Epochs of each of many runs between two looks at whether any of them goes on.
_EPOCHS = 512


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Where many runs stand after as many epochs as they could go.

    Parameters
    ----------
    epochs : ndarray, shape (runs,)
        How many epochs each went: fewer than asked if its target was met, or the next would not
        have been finite.
    parameters : ndarray, shape (runs, parameters)
    losses, accuracies, test_losses : ndarray, shape (runs,)
        As a `Trainer` has them.
    """

    epochs: Integers
    parameters: Array
    losses: Array
    accuracies: Array
    test_losses: Array


class RateTried(NamedTuple):
    """What became of several starts at one learning rate.

    Parameters
    ----------
    rate : float
        The learning rate.
    epochs : tuple of int or None
        How many epochs each start needed to the target; None if it did not get there.
    """

    rate: float
    epochs: tuple[int | None, ...]

    @property
    def typical(self) -> float:
        """The median of the epochs; infinite if that is of those that did not get there."""
        ordered = sorted(np.inf if each is None else float(each) for each in self.epochs)
        half = len(ordered) // 2
        if len(ordered) % 2:
            return ordered[half]
        return 0.5 * (ordered[half - 1] + ordered[half])


def run_many(
    experiment: Experiment,
    starts: ArrayLike,
    epochs: int,
    threads: int | None = None,
    *,
    target_loss: float | None = None,
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
    target_loss : float, optional
        A run goes no further than the first epoch whose loss is at or below this, and nowhere if
        that of its start is.

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
    points = checked_starts(experiment, starts, epochs)
    plan = Plan(experiment)
    if not len(points):
        nothing = np.zeros(0)
        return Runs(np.zeros(0, dtype=np.int64), points, nothing, nothing, nothing)
    target = -np.inf if target_loss is None else target_loss
    work = partial(_descend, plan, points.T, epochs, target)
    tiles = in_tiles(work, len(points), block_size(len(points)), threads)
    gone, reached, readings = (np.concatenate(each, axis=-1) for each in zip(*tiles, strict=True))
    return Runs(
        gone,
        np.ascontiguousarray(reached.T),
        losses=readings[LOSS],
        accuracies=plan.accuracies(readings[ACCURACY]),
        test_losses=readings[TEST_LOSS],
    )


def checked_starts(experiment: Experiment, starts: ArrayLike, epochs: int) -> Array:
    """Return starts as an array, if an experiment can be trained from them for so many epochs.

    Raises
    ------
    ValueError
        As for `run_many`.
    """
    count = experiment.model.parameter_count
    points = np.array(starts, dtype=np.float64, order="C", ndmin=2)
    if points.ndim != 2 or points.shape[1] != count or not np.isfinite(points).all():
        raise ValueError(f"starts: got shape {points.shape}; allowed: (runs, {count}), finite")
    if epochs < 0:
        raise ValueError(f"epochs: got {epochs}; allowed: 0 or more")
    return points


def _descend(
    plan: Plan, starts: Array, epochs: int, target: float, first: int, last: int
) -> tuple[Integers, Array, Array]:
    """Return what some runs come to; see `Descent.reached`.

    Parameters
    ----------
    starts : ndarray, shape (parameters, runs)
    epochs : int
    target : float
    first, last : int
        Which runs.
    """
    descent = Descent(plan, starts[:, first:last], target)
    while descent.goes_on and descent.epoch < epochs:
        descent.go_on(min(_EPOCHS, epochs - descent.epoch))
    return descent.reached


class Descent:
    """Runs side by side, trained portion by portion.

    Parameters
    ----------
    plan : Plan
    starts : ndarray, shape (parameters, runs)
        θ at epoch 0, of one run at least.
    target : float
        A run that has reached it, or whose next epoch would not be finite, goes no further.
    """

    def __init__(self, plan: Plan, starts: Array, target: float) -> None:
        parameters, self._count = starts.shape
        lanes = block_size(self._count)
        self._plan, self._target = plan, target
        #: How many epochs have been asked for.
        self.epoch = 0
        (self._theta,) = in_blocks(starts, lanes)
        (self._readings,) = in_blocks(readings_at(plan, starts), lanes)
        self._points, self._memory = self._theta.copy(), np.zeros((MEMORIES, parameters, lanes))
        self._going = np.where(self._readings[LOSS] <= target, 0.0, 1.0)
        self._gone = np.zeros(lanes)
        self._wide = plan.shape._replace(weight=np.repeat(plan.shape.weight, lanes))
        self._room, self._totals = room_for_many(plan, lanes)
        self._reading = np.empty((READINGS, lanes))

    @property
    def goes_on(self) -> bool:
        """Whether any of the runs can go further."""
        return bool(self._going.any())

    def go_on(self, epochs: int) -> None:
        """Train those that go on by so many epochs."""
        plan = self._plan
        with np.errstate(all="ignore"):
            compiled.fastest(many.train_many)(
                *(plan.shape, self._wide, plan.active, plan.held_out),
                plan.samples(epoch_orders(plan.experiment, self.epoch, epochs)),
                *(plan.size, epochs, self._target),
                *(plan.rates, self._theta, self._memory),
                self.epoch * plan.updates + 1,
                self._room,
                *(self._totals, self._reading, self._going, self._gone),
                *(self._points, self._readings),
            )
        self.epoch += epochs

    @property
    def reached(self) -> tuple[Integers, Array, Array]:
        """How many epochs each has gone, where it stands, and its readings there.

        Returns
        -------
        ndarray, shape (runs,)
        ndarray, shape (parameters, runs)
        ndarray, shape (READINGS, runs)
        """
        count = self._count
        gone = self._gone[:count].astype(np.int64)
        return gone, self._points[:, :count], self._readings[:, :count]


class Arrival:
    """One run until its loss is as low as another, portion by portion.

    Parameters
    ----------
    experiment : Experiment
        Its own start has no part in it, except that its seed shuffles the samples.
    start : array_like, shape (parameters,)
        θ at epoch 0.
    loss : float
        How low.
    epochs : int
        How many epochs it is given, 0 or more.

    Raises
    ------
    ValueError
        As for `run_many`.
    """

    def __init__(self, experiment: Experiment, start: ArrayLike, loss: float, epochs: int) -> None:
        points = checked_starts(experiment, start, epochs)
        #: How many epochs it is given.
        self.allowed = epochs
        self._loss = loss
        self._descent = Descent(Plan(experiment), np.ascontiguousarray(points.T), loss)

    @property
    def over(self) -> bool:
        """Whether it is there, can go no further, or has had its epochs."""
        return not self._descent.goes_on or self._descent.epoch >= self.allowed

    @property
    def epochs(self) -> int | None:
        """How many epochs it took; None if it is not there."""
        gone, _, readings = self._descent.reached
        return int(gone[0]) if readings[LOSS, 0] <= self._loss else None

    def go_on(self, epochs: int) -> None:
        """Train a portion of so many epochs, if it is not over."""
        if not self.over:
            self._descent.go_on(min(epochs, self.allowed - self._descent.epoch))
