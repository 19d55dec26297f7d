"""An experiment as the engine takes it: samples in their orders, batches, rates, and room to work.

What learning costs, and so how much of it is asked for at once, is reckoned here as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core import compiled, engine, passes
from learnscope.core.engine import (
    ACCURACY,
    DATA_LOSS,
    LOSS,
    READINGS,
    SPARE,
    TEST_ACCURACY,
    TEST_LOSS,
)
from learnscope.core.lanes import LANES
from learnscope.core.losses import LOSSES, marks_of
from learnscope.core.optimizers import MEMORIES
from learnscope.core.problems.scaling import as_learned
from learnscope.core.run.batches import batch_size, epoch_orders, updates_per_epoch
from learnscope.core.run.trajectory import PartialEpoch, TrainingState, Trajectory

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment
    from learnscope.core.network import Model

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Samples that go through the network together, at most: compiled, so many that the numbers of a
#: block stay near the processor; interpreted, so many that numpy's calls cost little.
_BLOCK = 256
_INTERPRETED_BLOCK = 4096

#: What about a millisecond is enough for, in numbers worked out; and what an update costs besides
#: its samples, in the same measure.
_MILLISECOND = 600_000
_UPDATE = 200
_INTERPRETED_MILLISECOND = 20_000
_INTERPRETED_UPDATE = 3_000

#: Epochs that cost so much together, interpreted, are few: some 15 to 50 ms.
_FEW = 1_000_000


def shape_of(experiment: Experiment) -> passes.Shape:
    """Return what kind of network an experiment trains, and how, as the engine takes it."""
    rule = experiment.optimizer.rule
    loss = LOSSES[experiment.problem.task][experiment.loss].code
    return experiment.model.shape(loss, rule.code, rule.directed)


def rates_of(experiment: Experiment, learning_rate: float | None = None) -> Array:
    """Return the learning rate, the hyperparameters and the penalty's rates, shape (8,)."""
    optimizer, penalty = experiment.optimizer, experiment.penalty
    rate = optimizer.learning_rate if learning_rate is None else learning_rate
    return np.array(
        [
            rate,
            *(optimizer.momentum, optimizer.alpha, optimizer.beta1, optimizer.beta2, optimizer.eps),
            *(penalty.l1, penalty.l2),
        ]
    )


def room_for(model: Model, samples: int) -> passes.Pass:
    """Return arrays for so many samples, and a few more, to go through a network."""
    units, parameters = sum(model.sizes), model.parameter_count
    lanes = passes.whole_lanes(samples)
    z, a, slope, arriving, delta = np.zeros((5, units, lanes))
    return passes.Pass(
        z=z,
        a=a,
        slope=slope,
        arriving=arriving,
        delta=delta,
        mark=np.zeros((1, lanes)),
        loss=np.zeros((2, lanes)),
        sums=np.zeros((parameters + 2, LANES)),
        spare=np.zeros((SPARE, parameters)),
    )


def opened(
    experiment: Experiment, rows: Sequence[int], parameters: ArrayLike
) -> tuple[passes.Shape, passes.Pass]:
    """Return some samples of an experiment that have gone forward and backward.

    Parameters
    ----------
    experiment : Experiment
    rows : sequence of int
        The samples' numbers, of which each has a lane, in this order.
    parameters : array_like, shape (parameters,)
        θ.
    """
    shape, theta = shape_of(experiment), np.array(parameters, dtype=np.float64)
    through = room_for(experiment.model, len(rows))
    chosen = list(rows)
    inputs, targets = as_learned(experiment.problem, chosen)
    samples = passes.Samples(
        np.array(inputs.T, order="C"),
        marks_of(experiment.problem.task, targets)[np.newaxis],
        np.arange(len(chosen))[np.newaxis],
    )
    with np.errstate(all="ignore"):
        passes.take_in(samples, 0, 0, len(chosen), through)
        compiled.fastest(engine.open_up)(shape, theta, through, through.z.shape[1])
    return shape, through


class Plan:
    """An experiment's epochs, as a function of where they start.

    Nothing in it is written after it was made, so that copies of a run and threads share it.

    Parameters
    ----------
    experiment : Experiment

    Attributes
    ----------
    shape : Shape
        What kind of network is trained, and how.
    rates : ndarray, shape (8,)
        See `rates_of`.
    active, held_out : Samples
        Those that train, and those that test.
    size : int
        How many samples share an update.
    updates : int
        Updates an epoch.
    """

    def __init__(self, experiment: Experiment) -> None:
        problem = experiment.problem
        self.experiment = experiment
        self._model = experiment.model
        self.shape = shape_of(experiment)
        self.rates = rates_of(experiment)
        inputs, targets = as_learned(problem)
        self._inputs = np.array(inputs.T, order="C")
        self._marks = marks_of(problem.task, targets)[np.newaxis]
        self.active = self.samples(np.array([problem.active], dtype=np.int64))
        self.held_out = self.samples(np.array([problem.held_out], dtype=np.int64))
        self.size = batch_size(experiment)
        self.updates = updates_per_epoch(experiment)

    @property
    def nbytes(self) -> int:
        """The memory that its samples occupy, in bytes."""
        return self._inputs.nbytes + self._marks.nbytes + self.active.chosen.nbytes

    @property
    def block(self) -> int:
        """How many epochs take about a millisecond, or 1 if that takes longer."""
        return max(1, int(0.001 / self.seconds))

    @property
    def few(self) -> int:
        """How many epochs can be trained anew while one waits; 0 if one takes too long for that.

        However the engine runs: what shows of a run must not depend on that.
        """
        return int(_FEW / self._cost(_INTERPRETED_UPDATE))

    @property
    def portion(self) -> int:
        """How many updates take about a millisecond, or 1 if that takes longer."""
        return max(1, int(0.001 * self.updates / self.seconds))

    @property
    def seconds(self) -> float:
        """How long an epoch takes, about."""
        if compiled.ready():
            return 0.001 * self._cost(_UPDATE) / _MILLISECOND
        return 0.001 * self._cost(_INTERPRETED_UPDATE) / _INTERPRETED_MILLISECOND

    def _cost(self, an_update: int) -> int:
        """Return what an epoch costs, in numbers worked out."""
        samples, parameters = self.active.chosen.shape[1], self._model.parameter_count
        # Whole lanes are worked out, however few samples share an update.
        lanes = self.updates * passes.whole_lanes(min(self.size, samples))
        return lanes * (parameters + 20) + self.updates * (an_update + parameters)

    def samples(self, chosen: Integers) -> passes.Samples:
        """Return the samples with these numbers, shape (orders, count)."""
        return passes.Samples(self._inputs, self._marks, chosen)

    def descend(
        self,
        point: TrainingState,
        epoch: int,
        count: int,
        learning_rate: float,
        made: int | None = None,
    ) -> Trajectory:
        """Return the next epochs, as far as they are finite.

        Parameters
        ----------
        point : TrainingState
            Where the run stands.
        epoch : int
            Which epoch that is.
        count : int
            How many epochs to go, at least 1.
        learning_rate : float
            The rate for all of them.
        made : int, optional
            How many updates the optimizer has made; without another word since epoch 0.
        """
        theta, memory = point.parameters.copy(), memory_of(point)
        thetas, memories, readings = self._record(count)
        with np.errstate(all="ignore"):
            finite = compiled.fastest(engine.train)(
                self.shape,
                self.active,
                self.held_out,
                self.samples(epoch_orders(self.experiment, epoch, count)),
                self.size,
                rates_of(self.experiment, learning_rate),
                theta,
                memory,
                (epoch * self.updates if made is None else made) + 1,
                self._room(),
                thetas,
                memories,
                readings,
            )
        return self._stretch(thetas, memories, readings).part(0, finite)

    def begin(
        self, point: TrainingState, epoch: int, learning_rate: float, made: int | None = None
    ) -> PartialEpoch:
        """Return an epoch of which nothing is done yet; see `descend`."""
        return PartialEpoch(
            epoch=epoch,
            learning_rate=learning_rate,
            order=epoch_orders(self.experiment, epoch, 1),
            before=epoch * self.updates if made is None else made,
            made=0,
            reached=point,
        )

    def go_on(self, part: PartialEpoch, updates: int) -> PartialEpoch:
        """Return an epoch with so many more of its updates made, or with all.

        However an epoch is divided, it ends in the same bits as in `descend`.
        """
        made = min(part.made + updates, self.updates)
        if made == part.made:
            return part
        theta, memory = part.reached.parameters.copy(), memory_of(part.reached)
        begin, end = part.made * self.size, min(made * self.size, part.order.shape[1])
        with np.errstate(all="ignore"):
            compiled.fastest(engine.make_updates)(
                self.shape,
                self.samples(part.order),
                *(0, begin, end),
                self.size,
                rates_of(self.experiment, part.learning_rate),
                theta,
                memory,
                part.before + part.made + 1,
                self._room(),
            )
        rows = len(self.experiment.optimizer.rule.memories)
        return replace(part, made=made, reached=TrainingState(theta, memory[:rows]))

    def evaluate(self, point: TrainingState) -> Trajectory:
        """Return a point as a trajectory of one epoch."""
        thetas, memories = point.parameters[np.newaxis].copy(), point.memory[np.newaxis].copy()
        readings = np.empty((1, READINGS))
        with np.errstate(all="ignore"):
            compiled.fastest(engine.evaluate)(
                *(self.shape, self.active, self.held_out, self.rates),
                *(thetas[0], self._room(), readings),
            )
        return self._stretch(thetas, memories, readings)

    def accuracies(self, shares: Array) -> Array:
        """Return shares of right answers, as counted; NaN for numbers, never simply right."""
        scored = self.experiment.problem.task == "classification"
        return shares.copy() if scored else np.full(len(shares), np.nan)

    def _record(self, count: int) -> tuple[Array, Array, Array]:
        """Return arrays for θ, what the optimizer remembers, and the readings of so many epochs."""
        parameters = self._model.parameter_count
        memories = len(self.experiment.optimizer.rule.memories)
        return (
            np.empty((count, parameters)),
            np.empty((count, memories, parameters)),
            np.empty((count, READINGS)),
        )

    def _stretch(self, thetas: Array, memories: Array, readings: Array) -> Trajectory:
        return Trajectory(
            parameters=thetas,
            memories=memories,
            losses=readings[:, LOSS].copy(),
            accuracies=self.accuracies(readings[:, ACCURACY]),
            test_losses=readings[:, TEST_LOSS].copy(),
            test_accuracies=self.accuracies(readings[:, TEST_ACCURACY]),
            data_losses=readings[:, DATA_LOSS].copy(),
        )

    def _room(self) -> passes.Pass:
        most = max(self.active.chosen.shape[1], self.held_out.chosen.shape[1])
        return room_for(self._model, min(most, _BLOCK if compiled.ready() else _INTERPRETED_BLOCK))


def memory_of(point: TrainingState) -> Array:
    """Return a copy of what an optimizer remembers, with all the rows that the engine knows."""
    memory = np.zeros((MEMORIES, len(point.parameters)))
    memory[: len(point.memory)] = point.memory
    return memory
