"""The way down: epochs one after the other, whatever the network, the rule and the batches."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from learnscope.core.backprop import Pass, inner_order, outer_order
from learnscope.core.batches import batch_size, epoch_order, updates_per_epoch
from learnscope.core.criterion import criterion_for
from learnscope.core.experiment import Experiment
from learnscope.core.neuron import NeuronDescent, is_plain_neuron
from learnscope.core.optimizer import Optimizer
from learnscope.core.penalty import Penalty
from learnscope.core.stretch import Point, Stretch, Unfinished

Array = NDArray[np.float64]

#: What a block of epochs may cost before their losses are computed together, in numbers worked
#: out; about a millisecond.
_BLOCK_COST = 50_000

#: What an update costs beside its numbers, in the same measure: numpy's calls.
_UPDATE_COST = 500

#: Updates to make at once where an epoch of many takes longer than a block may: a millisecond or
#: two of small batches, whose loading costs more than their numbers.
_FEW = 32


class Descent(Protocol):
    """An experiment's epochs, as a function of where they start."""

    #: Epochs to ask for at once at most.
    block: int

    #: Updates an epoch.
    updates: int

    #: Updates to ask for at once at most, where time is short.
    portion: int

    #: The memory that its batches occupy, in bytes.
    nbytes: int

    def descend(self, point: Point, epoch: int, count: int, learning_rate: float) -> Stretch:
        """Return the next epochs, as far as they are finite.

        Parameters
        ----------
        point : Point
            Where the run stands.
        epoch : int
            Which epoch that is.
        count : int
            How many epochs to go, at least 1.
        learning_rate : float
            The rate for all of them.
        """
        ...

    def go_on(self, part: Unfinished, updates: int) -> Unfinished:
        """Return an epoch with so many more of its updates made, or with all.

        However an epoch is divided, it ends in the same bits as in `descend`.
        """
        ...

    def evaluate(self, point: Point) -> Stretch:
        """Return a point as a stretch of one epoch."""
        ...


def descent_of(experiment: Experiment) -> Descent:
    """Return how an experiment goes down."""
    return NeuronDescent(experiment) if is_plain_neuron(experiment) else NetworkDescent(experiment)


def take_step(
    theta: Array,
    state: Array,
    gradient: Array,
    optimizer: Optimizer,
    penalty: Penalty,
    is_weight: NDArray[np.bool_],
    number: int,
) -> tuple[Array, Array]:
    """Return θ and the optimizer's state after one update.

    Parameters
    ----------
    theta : ndarray, shape (parameters,)
    state : ndarray, shape (memories, parameters)
    gradient : ndarray, shape (parameters,)
        That of the samples' mean loss, to which the penalty's is added.
    optimizer : Optimizer
    penalty : Penalty
    is_weight : ndarray of bool, shape (parameters,)
    number : int
        Which update of the run it is, from 1.
    """
    if penalty:
        gradient = gradient + penalty.gradient(theta, is_weight)
    return optimizer.rule.update(theta, gradient, state, optimizer, number)


class NetworkDescent:
    """The way down of any network; see `Descent`.

    Parameters
    ----------
    experiment : Experiment
    """

    def __init__(self, experiment: Experiment) -> None:
        self.nbytes = 0
        self._experiment = experiment
        self._model = experiment.model
        problem = experiment.problem
        self._criterion = criterion_for(problem.task, experiment.loss)
        self._order = inner_order(self._model)
        self._back = outer_order(self._model)
        self._is_weight = self._model.is_weight[self._order]
        self._size = batch_size(experiment)
        self.updates = updates_per_epoch(experiment)
        self._whole = self.updates == 1
        self._batches = cache(self._pass)
        self._latest_order = lru_cache(maxsize=1)(self._in_order)
        self._optimizer = lru_cache(maxsize=1)(experiment.optimizer.at)
        self._inputs = np.ascontiguousarray(problem.inputs.T)
        self._marks = self._criterion.marks(problem.target_array)
        self._all, self._active_marks = self._loaded(problem.active)
        self._test, self._test_marks = None, self._active_marks
        if problem.held_out:
            self._test, self._test_marks = self._loaded(problem.held_out)
        numbers = len(problem.active) * sum(self._model.sizes)
        cost = numbers + self.updates * (_UPDATE_COST + self._model.parameter_count)
        self.block = max(1, _BLOCK_COST // cost)
        few = max(1, min(_FEW, _BLOCK_COST * self.updates // cost))
        self.portion = few if self.block == 1 else self.block * self.updates

    def descend(self, point: Point, epoch: int, count: int, learning_rate: float) -> Stretch:
        """Return the next epochs, as far as they are finite."""
        optimizer = self._optimizer(learning_rate)
        theta = point.parameters[self._order]
        state = point.state[:, self._order]
        thetas, states, sums, test_sums = [], [], [], []
        with np.errstate(all="ignore"):
            self._stand_at(theta)
            for here in range(epoch, epoch + count):
                theta, state = self._go(theta, state, here, range(self.updates), optimizer)
                thetas.append(theta)
                states.append(state)
                sums.append(self._all.forward(theta).copy())
                if self._test:
                    test_sums.append(self._test.forward(theta).copy())
        return self._stretch(thetas, states, sums, test_sums).finite()

    def go_on(self, part: Unfinished, updates: int) -> Unfinished:
        """Return an epoch with so many more of its updates made, or with all."""
        made = min(part.made + updates, self.updates)
        if made == part.made:
            return part
        optimizer = self._optimizer(part.learning_rate)
        theta = part.reached.parameters[self._order]
        state = part.reached.state[:, self._order]
        with np.errstate(all="ignore"):
            self._stand_at(theta)
            theta, state = self._go(theta, state, part.epoch, range(part.made, made), optimizer)
        return replace(part, made=made, reached=Point(theta[self._back], state[:, self._back]))

    def evaluate(self, point: Point) -> Stretch:
        """Return a point as a stretch of one epoch."""
        theta = point.parameters[self._order]
        with np.errstate(all="ignore"):
            sums = [self._all.forward(theta).copy()]
            tests = [self._test.forward(theta).copy()] if self._test else []
        return self._stretch([theta], [point.state[:, self._order]], sums, tests)

    def _stand_at(self, theta: Array) -> None:
        # With one update an epoch, its batch most often stands here from the epoch before.
        if self._whole and not np.array_equal(self._all.parameters, theta):
            self._all.forward(theta)

    def _go(
        self, theta: Array, state: Array, epoch: int, updates: range, optimizer: Optimizer
    ) -> tuple[Array, Array]:
        """Return θ and the state after some updates of an epoch."""
        if self._whole:
            return self._step(theta, state, self._all.backward(), optimizer, epoch + 1)
        inputs, marks = self._latest_order(epoch if self._experiment.batch.shuffle else 0)
        first = epoch * self.updates + 1
        for update in updates:
            part = slice(update * self._size, (update + 1) * self._size)
            batch = self._batches(len(marks[part]))
            batch.load(inputs[:, part], marks[part])
            batch.forward(theta)
            theta, state = self._step(theta, state, batch.backward(), optimizer, first + update)
        return theta, state

    def _in_order(self, epoch: int) -> tuple[Array, Array]:
        """Return inputs and marks in the order in which an epoch takes them."""
        order = epoch_order(self._experiment, epoch)
        return self._inputs[:, order], self._marks[order]

    def _step(
        self, theta: Array, state: Array, gradient: Array, optimizer: Optimizer, number: int
    ) -> tuple[Array, Array]:
        penalty = self._experiment.penalty
        return take_step(theta, state, gradient, optimizer, penalty, self._is_weight, number)

    def _pass(self, samples: int) -> Pass:
        batch = Pass(self._model, self._criterion, samples)
        self.nbytes += batch.nbytes
        return batch

    def _loaded(self, samples: Sequence[int]) -> tuple[Pass, Array]:
        rows = list(samples)
        batch = self._pass(len(rows))
        batch.load(self._inputs[:, rows], self._marks[rows])
        return batch, self._marks[rows]

    def _stretch(
        self, thetas: list[Array], states: list[Array], sums: list[Array], test_sums: list[Array]
    ) -> Stretch:
        theta, z = np.array(thetas), np.array(sums)
        with np.errstate(all="ignore"):
            losses = self._criterion.losses(z, self._active_marks).mean(axis=1)
            if self._experiment.penalty:
                losses = losses + self._experiment.penalty.value(theta[:, self._is_weight])
            tests = np.full(len(theta), np.nan)
            if test_sums:
                tests = self._criterion.losses(np.array(test_sums), self._test_marks).mean(axis=1)
            accuracies = np.full(len(theta), np.nan)
            if self._model.task == "classification":
                accuracies = self._criterion.right(z, self._active_marks).mean(axis=1)
        return Stretch(
            parameters=theta[:, self._back],
            states=np.array(states)[:, :, self._back],
            losses=losses,
            accuracies=accuracies,
            test_losses=tests,
        )
