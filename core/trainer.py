"""The run: an experiment trained so far, which can go on, go back exactly, and be looked into."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from psygnal import Signal

from learnscope.core.activation import sigmoid, sigmoid_array
from learnscope.core.changes import Changes
from learnscope.core.descent import Parameters, descend, epoch_plans, epoch_rows, slope_of
from learnscope.core.experiment import Experiment, ValuesStart
from learnscope.core.history import History
from learnscope.core.loss import LOSSES, side
from learnscope.core.network import forward, weighted_sum
from learnscope.core.problem import INPUTS, ROWS
from learnscope.core.trace import SampleTrace, Trace, UpdateTrace, trace_sample, trace_update
from learnscope.core.validation import non_negative

Array = NDArray[np.float64]

#: Epochs trained before their losses are computed together: long enough to share the cost of
#: numpy's calls, short enough (about 2 ms) to stop within a frame.
BLOCK = 1024

#: A run rewound to here or before is recorded anew from its start, which takes some 50 ms;
#: otherwise a long run's coarse stride would leave the short one that remains too few points.
_RECORD_ANEW_UP_TO = 32_768


@dataclass(frozen=True, slots=True, eq=False)
class EpochRecord:
    """What stands at the end of one epoch."""

    epoch: int
    loss: float
    accuracy: float
    parameters: Array


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Consecutive epochs: their parameters, losses and accuracies, as far as they are finite."""

    parameters: Array
    losses: Array
    accuracies: Array


class Trainer:
    """A run of an experiment.

    Parameters
    ----------
    experiment : Experiment
        What determines the run.

    Attributes
    ----------
    epoch_finished : psygnal.Signal
        Carries an `EpochRecord` after each epoch, exactly once, in order, when the trainer itself
        stands at that epoch. A listener must not advance or rewind the trainer. While nobody
        listens it costs nothing.
    """

    epoch_finished = Signal(EpochRecord)

    def __init__(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self._slope = slope_of(experiment)
        self._changes = Changes(((0, experiment.optimizer.learning_rate),))
        self._diverged = False
        self.history = History(experiment.network.parameter_count)
        self._stand_at(0, experiment.start_parameters())
        self._latest = 0
        self._record(0, self._evaluate(self._parameters[np.newaxis]))

    @property
    def experiment(self) -> Experiment:
        """The experiment, with the learning rate now in force."""
        return self._experiment

    @property
    def epoch(self) -> int:
        """The number of epochs trained."""
        return self._epoch

    @property
    def latest(self) -> int:
        """The last epoch that was trained; `epoch` is before it while looking back."""
        return self._latest

    @property
    def changes(self) -> Changes:
        """What was changed during the run, up to `latest`."""
        return self._changes

    @property
    def parameters(self) -> Array:
        """θ now, shape (3,), read-only."""
        return self._parameters

    @property
    def loss(self) -> float:
        """The mean loss of the active rows now."""
        return self._loss

    @property
    def accuracy(self) -> float:
        """The share of active rows answered right now: ŷ above ½ counts as 1, else as 0."""
        return self._accuracy

    @property
    def diverged(self) -> bool:
        """Whether the next epoch would leave the finite numbers; the run stands before it."""
        return self._diverged

    @property
    def learning_rate(self) -> float:
        """The learning rate of the epochs to come; a change belongs to the run from here on.

        Raises
        ------
        ExperimentError
            If it is set to anything but a finite number of at least 0.
        """
        return self._experiment.optimizer.learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        rate = non_negative("optimizer.learning_rate", value)
        self._experiment = self._experiment.with_learning_rate(rate)
        self._diverged = False

    def advance(self, epochs: int = 1, *, target_loss: float | None = None) -> int:
        """Train on from the present epoch; epochs trained beyond it before are forgotten.

        Parameters
        ----------
        epochs : int
            How many epochs, 0 or more.
        target_loss : float, optional
            Stop after the first epoch whose loss is at or below this.

        Returns
        -------
        int
            The number of epochs trained: fewer than asked if the target was met, or if the next
            epoch would leave the finite numbers (see `diverged`).

        Raises
        ------
        ValueError
            If `epochs` is negative.
        """
        if epochs < 0:
            raise ValueError(f"epochs: got {epochs}; allowed: 0 or more")
        if epochs:
            self._settle()
        done = 0
        while done < epochs and not self._diverged:
            asked = min(epochs - done, BLOCK)
            stretch = self._ahead(asked)
            ends = len(stretch.losses) < asked
            reached = False
            if target_loss is not None:
                below = np.flatnonzero(stretch.losses <= target_loss)
                reached = below.size > 0
                if reached:
                    stretch = _part(stretch, 0, int(below[0]) + 1)
            self._go_along(stretch)
            # Not before: a listener should find it only where the run does stand at its end.
            self._diverged = ends and not reached
            done += len(stretch.losses)
            if reached:
                break
        return done

    def go_to(self, epoch: int) -> None:
        """Look at exactly what stood at an epoch of the run; what came after it is kept.

        The learning rate in force stays in force for what is trained from there.

        Raises
        ------
        ValueError
            If `epoch` is negative or beyond `latest`.
        """
        if not 0 <= epoch <= self._latest:
            raise ValueError(f"epoch: got {epoch}; allowed: 0 to {self._latest}")
        if epoch == self._epoch:
            return
        self._diverged = False
        recorded, parameters = self.history.nearest(epoch)
        if not recorded <= self._epoch <= epoch:
            self._stand_at(recorded, parameters)
        for stretch in self._replay(epoch):
            self._stand_at_last(stretch)
        if epoch == recorded:
            self._stand_at_last(self._evaluate(parameters[np.newaxis]), epoch)

    def rewind(self, epoch: int) -> None:
        """Go back to exactly what stood at an earlier epoch, and forget what came after.

        The learning rate in force stays in force for what is trained from there.

        Raises
        ------
        ValueError
            If `epoch` is negative or beyond the present one.
        """
        if not 0 <= epoch <= self._epoch:
            raise ValueError(f"epoch: got {epoch}; allowed: 0 to {self._epoch}")
        self.go_to(epoch)
        self._settle()

    def edit(self, parameters: Sequence[float]) -> None:
        """Set the parameters by hand; from here on the edit is part of the run.

        What was trained beyond the present epoch is forgotten.

        Parameters
        ----------
        parameters : sequence of float, shape (3,)

        Raises
        ------
        ExperimentError
            If they are not three finite numbers.
        """
        w1, w2, b = ValuesStart(tuple(parameters)).checked(self._experiment.network)
        edited = self._evaluate(np.array([[w1, w2, b]]))
        self._settle()
        self._changes = self._changes.with_edit(self._epoch, (w1, w2, b))
        self.history.amend(edited.losses[0], edited.accuracies[0], edited.parameters[0])
        self._stand_at_last(edited, self._epoch)
        self._diverged = False

    def copy(self) -> "Trainer":
        """Return a run that stands where this one stands and goes its own way; nobody listens."""
        twin = Trainer(self._experiment)
        twin._changes = self._changes
        twin._latest = self._latest
        twin._diverged = self._diverged
        twin._loss, twin._accuracy = self._loss, self._accuracy
        twin.history = self.history.copy()
        twin._stand_at(self._epoch, self._parameters)
        return twin

    def predict(self, inputs: ArrayLike) -> Array:
        """Return the answers ŷ to points (x1, x2).

        Parameters
        ----------
        inputs : array_like, shape (..., 2)

        Returns
        -------
        ndarray, shape (...)

        Raises
        ------
        ValueError
            If the last axis is not of length 2.
        """
        return forward(self._parameters, inputs)

    def outputs(self) -> tuple[float, ...]:
        """Return ŷ of the four rows of the truth table, active or not."""
        w1, w2, b = self._parameters.tolist()
        return tuple(sigmoid(w1 * x1 + w2 * x2 + b) for x1, x2 in INPUTS)

    def trace(self, sample: int) -> Trace:
        """Return every intermediate quantity of one sample, and of the next update.

        Parameters
        ----------
        sample : int
            The row's number in the truth table, 0 to 3, whether it is active or not.

        Raises
        ------
        ValueError
            If there is no such row.
        """
        if not 0 <= sample < ROWS:
            raise ValueError(f"sample: got {sample}; allowed: 0 to {ROWS - 1}")
        rows = epoch_rows(self._experiment, self._epoch)[0]
        update = trace_update(self._experiment, self._theta(), rows, self.learning_rate)
        return Trace(
            sample=trace_sample(self._experiment, self._theta(), sample),
            update=update,
            updated_output=trace_sample(self._experiment, update.updated, sample).output,
        )

    def trace_row(self, row: int, parameters: Parameters) -> SampleTrace:
        """Return one row's quantities at other parameters, such as those after an update."""
        return trace_sample(self._experiment, parameters, row)

    def trace_epoch(self) -> tuple[UpdateTrace, ...]:
        """Return all updates of the next epoch; the last one ends where `advance` would."""
        parameters = self._theta()
        updates = []
        for rows in epoch_rows(self._experiment, self._epoch):
            update = trace_update(self._experiment, parameters, rows, self.learning_rate)
            updates.append(update)
            parameters = update.updated
        return tuple(updates)

    def look_ahead(self, epochs: int) -> Array:
        """Return the losses now and after each of the next epochs, without going there.

        Returns
        -------
        ndarray, shape (n + 1,)
            n is `epochs`, or fewer if the numbers would not stay finite.
        """
        return np.concatenate(([self._loss], self._ahead(epochs).losses))

    def _theta(self) -> Parameters:
        w1, w2, b = self._parameters.tolist()
        return w1, w2, b

    def _ahead(self, count: int) -> _Stretch:
        """Return the next epochs at the learning rate in force."""
        plans = epoch_plans(self._experiment, self._epoch, count)
        return self._evaluate(descend(self._theta(), plans, self.learning_rate, self._slope))

    def _replay(self, last: int) -> Iterator[_Stretch]:
        """Return the epochs from the present one to `last` as they were, in stretches.

        A stretch ends where something was changed, and after `BLOCK` epochs; the run has to stand
        at its end before the next is asked for.
        """
        while self._epoch < last:
            here = self._epoch
            stop = min(last, here + BLOCK, *self._changes.between(here, last))
            plans = epoch_plans(self._experiment, here, stop - here)
            path = descend(self._theta(), plans, self._changes.rate_from(here), self._slope)
            edited = self._changes.edit_at(stop)
            if edited is not None:
                path[-1] = edited
            yield self._evaluate(path)

    def _settle(self) -> None:
        """Make the present epoch the latest: forget what came after, note the rate in force."""
        epoch = self._epoch
        if epoch < self._latest:
            self._changes = self._changes.up_to(epoch)
            self._record_up_to(epoch)
        self._changes = self._changes.with_rate(epoch, self.learning_rate)

    def _record_up_to(self, epoch: int) -> None:
        """Cut the record after an epoch, where the run then stands."""
        first, parameters = self.history.nearest(epoch)
        if self.history.stride > 1 and epoch <= _RECORD_ANEW_UP_TO:
            first, parameters = self.history.nearest(0)
            self.history.restart(epoch)
            self._record(0, self._evaluate(parameters[np.newaxis]))
        else:
            self.history.truncate(first)
            self._latest = first
            self._stand_at_last(self._evaluate(parameters[np.newaxis]), first)
        for stretch in self._replay(epoch):
            self._record(self._epoch + 1, stretch)

    def _evaluate(self, parameters: Array) -> _Stretch:
        """Return losses and accuracies of consecutive epochs, cut before the first not finite."""
        problem = self._experiment.problem
        value = LOSSES[self._experiment.loss].value
        losses = np.zeros(len(parameters))
        right = np.zeros(len(parameters))
        with np.errstate(over="ignore", invalid="ignore"):
            for row in problem.active:
                z = weighted_sum(parameters, *INPUTS[row])
                target = problem.targets[row]
                losses += value(side(target) * z)
                right += (sigmoid_array(z) > 0.5) == bool(target)
            losses /= len(problem.active)
        finite = np.isfinite(losses) & np.isfinite(parameters).all(axis=1)
        stretch = _Stretch(parameters, losses, right / len(problem.active))
        return stretch if finite.all() else _part(stretch, 0, int(np.argmin(finite)))

    def _go_along(self, stretch: _Stretch) -> None:
        """Record the epochs after the present one; with listeners, one by one."""
        first = self._epoch + 1
        if not len(self.epoch_finished):
            if len(stretch.losses):
                self._record(first, stretch)
            return
        for i in range(len(stretch.losses)):
            self._record(first + i, _part(stretch, i, i + 1))
            self.epoch_finished.emit(
                EpochRecord(self._epoch, self._loss, self._accuracy, self._parameters)
            )

    def _record(self, first: int, stretch: _Stretch) -> None:
        self.history.extend(first, stretch.losses, stretch.accuracies, stretch.parameters)
        self._stand_at_last(stretch, first + len(stretch.losses) - 1)
        self._latest = self._epoch

    def _stand_at_last(self, stretch: _Stretch, epoch: int | None = None) -> None:
        """Stand at a stretch's last epoch: the one given, or so many after the present one."""
        self._loss = float(stretch.losses[-1])
        self._accuracy = float(stretch.accuracies[-1])
        last = self._epoch + len(stretch.losses) if epoch is None else epoch
        self._stand_at(last, stretch.parameters[-1].copy())

    def _stand_at(self, epoch: int, parameters: Array) -> None:
        parameters.setflags(write=False)
        self._epoch = epoch
        self._parameters = parameters


def _part(stretch: _Stretch, begin: int, end: int) -> _Stretch:
    return _Stretch(
        stretch.parameters[begin:end], stretch.losses[begin:end], stretch.accuracies[begin:end]
    )
