"""The run: an experiment trained so far, which can go on, go back exactly, and be looked into."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from psygnal import Signal

from learnscope.core.changes import Changes
from learnscope.core.descent import Descent, descent_of
from learnscope.core.experiment import Experiment
from learnscope.core.history import History
from learnscope.core.readings import Readings
from learnscope.core.start import ValuesStart
from learnscope.core.stretch import Point, Stretch, Unfinished
from learnscope.core.validation import non_negative

Array = NDArray[np.float64]

#: A run rewound to within so many blocks of its start is recorded anew, which takes 50 to 100 ms;
#: otherwise a long run's coarse stride would leave the short one that remains too few points.
_RECORD_ANEW_BLOCKS = 32


@dataclass(frozen=True, slots=True, eq=False)
class EpochRecord:
    """What stands at the end of one epoch."""

    epoch: int
    loss: float
    accuracy: float
    parameters: Array


class Trainer(Readings):
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
        self._descent = descent_of(experiment)
        self._changes = Changes(((0, experiment.optimizer.learning_rate),))
        self._diverged = False
        self._underway: Unfinished | None = None
        model, memories = experiment.model, len(experiment.optimizer.rule.memories)
        self.history = History(model.parameter_count, memories)
        start = experiment.start_parameters()
        self._epoch = 0
        self._latest = 0
        self._record(0, self._descent.evaluate(Point(start, np.zeros((memories, len(start))))))

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
    def point(self) -> Point:
        """All that the next epoch starts from: θ, and what the optimizer remembers."""
        return self._point

    @property
    def block(self) -> int:
        """How many epochs take about a millisecond, or 1 if that takes longer."""
        return self._descent.block

    @property
    def portion(self) -> int:
        """How many updates take a millisecond or two, or 1 if that takes longer."""
        return self._descent.portion

    @property
    def stores(self) -> tuple[History | Descent, ...]:
        """What of the run takes memory, each with its `nbytes`; copies of a run share some."""
        return self.history, self._descent

    @property
    def unfinished(self) -> bool:
        """Whether some updates of the next epoch are made; see `advance`."""
        return 0 < self._part.made < self._descent.updates

    @property
    def loss(self) -> float:
        """What is descended, now: the mean loss of the active samples and the penalty."""
        return self._loss

    @property
    def penalty(self) -> float:
        """The penalty's part of `loss`."""
        weights = self.parameters[self._experiment.model.is_weight]
        return float(self._experiment.penalty.value(weights))

    @property
    def test_loss(self) -> float:
        """The mean loss of the samples held out now; NaN if there are none."""
        return self._test_loss

    @property
    def accuracy(self) -> float:
        """The share of active samples answered right now: ŷ above ½ counts as 1, else as 0.

        NaN where the answers are numbers, which are never simply right.
        """
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

    def advance(
        self, epochs: int = 1, *, target_loss: float | None = None, updates: int | None = None
    ) -> int:
        """Train on from the present epoch; epochs trained beyond it before are forgotten.

        Parameters
        ----------
        epochs : int
            How many epochs, 0 or more.
        target_loss : float, optional
            Stop after the first epoch whose loss is at or below this.
        updates : int, optional
            Come back after so many updates, 0 or more. Those made of an epoch that is then not
            finished are kept for the next call, as long as the run stands there with the same
            parameters and learning rate; nothing else shows before the epoch is finished.

        Returns
        -------
        int
            The number of epochs trained: fewer than asked if the target was met, if the next
            epoch would leave the finite numbers (see `diverged`), or if the updates did not
            suffice.

        Raises
        ------
        ValueError
            If `epochs` or `updates` is negative.
        """
        left = sys.maxsize if updates is None else updates
        for name, number in (("epochs", epochs), ("updates", left)):
            if number < 0:
                raise ValueError(f"{name}: got {number}; allowed: 0 or more")
        if epochs:
            self._settle()
        done, an_epoch = 0, self._descent.updates
        while done < epochs and not self._diverged:
            part = self._part
            asked = min(epochs - done, self._descent.block, left // an_epoch)
            if asked and not part.made:
                stretch = self._ahead(asked)
                left -= asked * an_epoch
            else:
                self._underway = self._descent.go_on(part, left)
                if self._underway.made < an_epoch:
                    break
                asked, stretch = 1, self._descent.evaluate(self._underway.reached).finite()
                left -= an_epoch - part.made
            ends = len(stretch) < asked
            stretch, reached = stretch.until(target_loss)
            self._go_along(stretch)
            # Not before: a listener should find it only where the run does stand at its end.
            self._diverged = ends and not reached
            done += len(stretch)
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
        recorded, point = self.history.nearest(epoch)
        if not recorded <= self._epoch <= epoch:
            self._epoch, self._point = recorded, point
        for stretch in self._replay(epoch):
            self._stand_at_last(stretch)
        if epoch == recorded:
            self._stand_at_last(self._descent.evaluate(point), epoch)

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

        What was trained beyond the present epoch is forgotten. What the optimizer remembers stays.

        Parameters
        ----------
        parameters : sequence of float, shape (parameters,)

        Raises
        ------
        ExperimentError
            If they are not as many finite numbers as the model has parameters.
        """
        values = ValuesStart(tuple(parameters)).checked(self._experiment.model)
        edited = self._descent.evaluate(Point(np.array(values), self._point.state))
        self._settle()
        self._changes = self._changes.with_edit(self._epoch, values)
        self.history.amend(edited)
        self._stand_at_last(edited, self._epoch)
        self._diverged = False

    def copy(self) -> "Trainer":
        """Return a run that stands where this one stands and goes its own way; nobody listens."""
        # Made from parts, not anew, which would take the time of an epoch. The descent is shared:
        # no answer of it depends on what it was asked before.
        twin = Trainer.__new__(Trainer)
        twin._experiment, twin._descent = self._experiment, self._descent
        twin._changes, twin._latest = self._changes, self._latest
        twin._epoch, twin._point = self._epoch, self._point
        twin._underway, twin._diverged = self._underway, self._diverged
        twin._loss, twin._test_loss = self._loss, self._test_loss
        twin._accuracy = self._accuracy
        twin.history = self.history.copy()
        return twin

    def look_ahead(self, epochs: int) -> Array:
        """Return the losses now and after each of the next epochs, without going there.

        Returns
        -------
        ndarray, shape (n + 1,)
            n is `epochs`, or fewer if the numbers would not stay finite.
        """
        return np.concatenate(([self._loss], self._ahead(epochs).losses))

    @property
    def _part(self) -> Unfinished:
        """What is done of the next epoch, at the learning rate in force."""
        here = self._point, self._epoch, self.learning_rate
        part = self._underway
        return part if part and part.is_of(*here) else Unfinished.at(*here)

    def _ahead(self, count: int) -> Stretch:
        """Return the next epochs at the learning rate in force."""
        return self._descent.descend(self._point, self._epoch, count, self.learning_rate)

    def _replay(self, last: int) -> Iterator[Stretch]:
        """Return the epochs from the present one to `last` as they were, in stretches.

        A stretch ends where something was changed, and after a block of epochs; the run has to
        stand at its end before the next is asked for.
        """
        while self._epoch < last:
            here = self._epoch
            block = here + self._descent.block
            stop = min(last, block, *self._changes.between(here, last))
            rate = self._changes.rate_from(here)
            stretch = self._descent.descend(self._point, here, stop - here, rate)
            edited = self._changes.edit_at(stop)
            if edited is not None:
                at = Point(np.array(edited), stretch.states[-1])
                stretch = stretch.ending_in(self._descent.evaluate(at))
            yield stretch

    def _settle(self) -> None:
        """Make the present epoch the latest: forget what came after, note the rate in force."""
        epoch = self._epoch
        if epoch < self._latest:
            self._changes = self._changes.up_to(epoch)
            self._record_up_to(epoch)
        self._changes = self._changes.with_rate(epoch, self.learning_rate)

    def _record_up_to(self, epoch: int) -> None:
        """Cut the record after an epoch, where the run then stands."""
        first, point = self.history.nearest(epoch)
        if self.history.stride > 1 and epoch <= _RECORD_ANEW_BLOCKS * self._descent.block:
            _, point = self.history.nearest(0)
            self.history.restart(epoch)
            self._record(0, self._descent.evaluate(point))
        else:
            self.history.truncate(first)
            self._latest = first
            self._stand_at_last(self._descent.evaluate(point), first)
        for stretch in self._replay(epoch):
            self._record(self._epoch + 1, stretch)

    def _go_along(self, stretch: Stretch) -> None:
        """Record the epochs after the present one; with listeners, one by one."""
        first = self._epoch + 1
        if not len(self.epoch_finished):
            if len(stretch):
                self._record(first, stretch)
            return
        for i in range(len(stretch)):
            self._record(first + i, stretch.part(i, i + 1))
            self.epoch_finished.emit(
                EpochRecord(self._epoch, self._loss, self._accuracy, self.parameters)
            )

    def _record(self, first: int, stretch: Stretch) -> None:
        self.history.extend(first, stretch)
        self._stand_at_last(stretch, first + len(stretch) - 1)
        self._latest = self._epoch

    def _stand_at_last(self, stretch: Stretch, epoch: int | None = None) -> None:
        """Stand at a stretch's last epoch: the one given, or so many after the present one."""
        self._loss = float(stretch.losses[-1])
        self._accuracy = float(stretch.accuracies[-1])
        self._test_loss = float(stretch.test_losses[-1])
        self._epoch = self._epoch + len(stretch) if epoch is None else epoch
        self._point = stretch.last
        self._point.parameters.setflags(write=False)
