"""The run: an experiment trained so far, which can go on, go back exactly, and be looked into."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from psygnal import Signal

from learnscope.core.block import Block, Worked
from learnscope.core.changes import Change, Changes, Settings
from learnscope.core.experiment import Batch, Experiment
from learnscope.core.history import History
from learnscope.core.optimizers import Optimizer
from learnscope.core.penalties import Penalty, charge
from learnscope.core.plan import Plan
from learnscope.core.readings import Readings
from learnscope.core.start import checked_edit
from learnscope.core.stretch import Point, Stretch, Unfinished
from learnscope.core.validation import non_negative

Array = NDArray[np.float64]

#: A run rewound to within so many blocks of its start is recorded anew, which takes 50 to 100 ms;
#: otherwise a long run's coarse stride would leave the short one that remains too few points.
_RECORD_ANEW_BLOCKS = 32

#: How many blocks are worked out together while nobody looks: taking them in has its price.
_BLOCKS_AT_ONCE = 8


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
        stands at that epoch. What a listener changes or edits is in force from the next epoch on;
        to advance or to travel is refused while the epochs are told. While nobody listens it costs
        nothing.
    """

    epoch_finished = Signal(EpochRecord)

    def __init__(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self._plans: dict[Settings, Plan] = {}
        self._changes = Changes.none(experiment)
        self._diverged = self._telling = False
        self._underway: tuple[Unfinished, Point, Settings] | None = None
        model, memories = experiment.model, len(experiment.optimizer.rule.memories)
        self.history = History(model.parameter_count, memories)
        start = experiment.start_parameters()
        self._epoch = 0
        self._latest = 0
        self._record(0, self._plan.evaluate(Point(start, np.zeros((memories, len(start))))))

    @property
    def experiment(self) -> Experiment:
        """The experiment, with the settings now in force."""
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
        return self._remembered(self._point, self._in_force)

    @property
    def made(self) -> int:
        """How many updates the optimizer in force has made."""
        return self._changes.made_at(self._in_force, self._epoch)

    @property
    def block(self) -> int:
        """How many epochs take about a millisecond, or 1 if that takes longer."""
        return self._plan.block

    @property
    def portion(self) -> int:
        """How many updates take a millisecond or two, or 1 if that takes longer."""
        return self._plan.portion

    @property
    def stores(self) -> tuple[History | Plan, ...]:
        """What of the run takes memory, each with its `nbytes`; copies of a run share some."""
        return self.history, self._plan

    @property
    def unfinished(self) -> bool:
        """Whether some updates of the next epoch are made; see `advance`."""
        return 0 < self._part.made < self._plan.updates

    @property
    def loss(self) -> float:
        """What is descended, now: the mean loss of the active samples and the penalty."""
        return self._loss

    @property
    def penalty(self) -> float:
        """The penalty's part of `loss`."""
        penalty, weight = self._experiment.penalty, self._plan.shape.weight
        return float(charge(penalty.l1, penalty.l2, self.parameters, weight, len(weight)))

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

    def change(
        self,
        *,
        optimizer: Optimizer | None = None,
        loss: str | None = None,
        penalty: Penalty | None = None,
        batch: Batch | None = None,
    ) -> None:
        """Change how the run goes on; from here on the change belongs to it.

        What was trained beyond the present epoch is forgotten. Another optimizer begins with an
        empty memory, and as if no update had been made; other hyperparameters keep both. The loss
        of the present epoch is from now on the new one.

        Raises
        ------
        ExperimentError
            If the problem can't be trained so.
        """
        given = {"optimizer": optimizer, "loss": loss, "penalty": penalty, "batch": batch}
        experiment = replace(
            self._experiment, **{name: value for name, value in given.items() if value is not None}
        )
        self._settle()
        self._experiment = experiment
        self._changes = self._changes.with_settings(self._epoch, Settings.of(experiment))
        self._measure_anew(self._point)

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
        self._refuse_while_telling()
        done = 0
        while done < epochs:
            block = self.next_block(epochs - done, left, self._at_once)
            if block is None:
                break
            left -= block.cost
            gone, reached = self.take_in(block, block.work_out(), target_loss)
            done += gone
            if reached or self.unfinished:
                break
        return done

    def next_block(
        self, epochs: int, updates: int = sys.maxsize, size: int | None = None
    ) -> Block | None:
        """Return what comes next, to be worked out and then taken in.

        Parameters
        ----------
        epochs, updates : int
            How much of it at most; epochs at least 1.
        size : int, optional
            How many epochs at most, if not `block`.

        Returns
        -------
        Block, optional
            None if the next epoch would leave the finite numbers.
        """
        self._settle()
        if self._diverged:
            return None
        plan, change, part = self._plan, self._in_force, self._part
        count = min(epochs, plan.block if size is None else size, updates // plan.updates)
        return Block(
            plan=plan,
            point=self._point,
            start=self._remembered(self._point, change),
            change=change,
            epoch=self._epoch,
            made=self._changes.made_at(change, self._epoch),
            epochs=0 if part.made else count,
            part=part,
            updates=updates,
        )

    def is_next(self, block: Block) -> bool:
        """Return whether the run still stands where a block begins, with the same in force."""
        here = block.point is self._point and block.epoch == self._epoch == self._latest
        return here and block.change.settings == self._in_force.settings

    def take_in(
        self, block: Block, worked: Worked, target_loss: float | None = None
    ) -> tuple[int, bool]:
        """Go along a block that was worked out; a void one changes nothing.

        Parameters
        ----------
        block : Block
        worked : Worked
            What its `work_out` returned.
        target_loss : float, optional
            Go no further than the first epoch whose loss is at or below this.

        Returns
        -------
        epochs : int
            How many epochs the run went on.
        reached : bool
            Whether the target was met.
        """
        self._refuse_while_telling()
        if not self.is_next(block):
            return 0, False
        if worked.part is not None:
            self._underway = worked.part, self._point, block.change.settings
        if worked.stretch is None:
            return 0, False
        ends = len(worked.stretch) < max(block.epochs, 1)
        stretch, reached = worked.stretch.until(target_loss)
        gone = self._go_along(stretch)
        whole = gone == len(stretch)
        # Not before: a listener should find it only where the run does stand at its end.
        self._diverged = ends and whole and not reached
        return gone, reached and whole

    def go_to(self, epoch: int) -> None:
        """Look at exactly what stood at an epoch of the run; what came after it is kept.

        The learning rate in force stays in force for what is trained from there; the other settings
        are those that were in force there.

        Raises
        ------
        ValueError
            If `epoch` is negative or beyond `latest`.
        """
        self._refuse_while_telling()
        if not 0 <= epoch <= self._latest:
            raise ValueError(f"epoch: got {epoch}; allowed: 0 to {self._latest}")
        if epoch == self._epoch:
            return
        self._diverged = False
        recorded, point = self._recorded(epoch)
        if not recorded <= self._epoch <= epoch:
            self._epoch, self._point = recorded, point
        for stretch in self._replay(epoch):
            self._stand_at_last(stretch)
        if epoch == recorded:
            self._stand_at_last(self._measured(epoch, point), epoch)
        there = self._changes.in_force(epoch).settings.at(self.learning_rate)
        self._experiment = there.applied_to(self._experiment)

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
        values = checked_edit(parameters, self._experiment.model)
        self._settle()
        self._changes = self._changes.with_edit(self._epoch, values)
        self._measure_anew(Point(np.array(values), self._point.state))

    def copy(self) -> "Trainer":
        """Return a run that stands where this one stands and goes its own way; nobody listens."""
        # Made from parts, not anew, which would take the time of an epoch. Plans are shared:
        # none is changed once it is made.
        twin = Trainer.__new__(Trainer)
        twin._experiment, twin._plans = self._experiment, self._plans
        twin._telling = False
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
    def _at_once(self) -> int:
        """How many epochs `advance` works out together; few where a listener may void the rest."""
        return self.block if len(self.epoch_finished) else _BLOCKS_AT_ONCE * self.block

    @property
    def _plan(self) -> Plan:
        """How the run goes on with the settings in force."""
        return self._plan_with(Settings.of(self._experiment))

    def _plan_with(self, settings: Settings) -> Plan:
        # The learning rate is not the plan's, but told it with every call.
        at_any_rate = settings.at(0.0)
        plan = self._plans.get(at_any_rate)
        if plan is None:
            plan = Plan(settings.applied_to(self._experiment))
            self._plans[at_any_rate] = plan
        return plan

    @property
    def _in_force(self) -> Change:
        """What the next epoch is trained with."""
        settings = Settings.of(self._experiment)
        return self._changes.with_settings(self._epoch, settings).in_force(self._epoch)

    @property
    def _part(self) -> Unfinished:
        """What is done of the next epoch, with the settings in force."""
        change = self._in_force
        if self._underway is not None:
            part, begun, settings = self._underway
            if part.epoch == self._epoch and begun is self._point and settings == change.settings:
                return part
        point = self._remembered(self._point, change)
        made = self._changes.made_at(change, self._epoch)
        return self._plan.begin(point, self._epoch, self.learning_rate, made)

    def _ahead(self, count: int) -> Stretch:
        """Return the next epochs with the settings in force."""
        return self._trained(self._in_force, count)

    def _trained(self, change: Change, count: int) -> Stretch:
        """Return the epochs after the present one as they are, or would be, with settings."""
        plan = self._plan_with(change.settings)
        point = self._remembered(self._point, change)
        rate = change.settings.optimizer.learning_rate
        made = self._changes.made_at(change, self._epoch)
        return plan.descend(point, self._epoch, count, rate, made)

    def _remembered(self, point: Point, change: Change) -> Point:
        """Return a point with what the optimizer that is in force there remembers."""
        if not (change.forgets and change.epoch == self._epoch):
            return point
        memories = len(change.settings.optimizer.rule.memories)
        return Point(point.parameters, np.zeros((memories, len(point.parameters))))

    def _measured(self, epoch: int, point: Point) -> Stretch:
        """Return a point, measured by the loss in force from an epoch on, as a stretch of one."""
        settings = self._changes.in_force(epoch).settings
        return self._plan_with(settings).evaluate(point)

    def _measure_anew(self, point: Point) -> None:
        """Stand at a point at the present epoch, the latest, after something was changed there."""
        measured = self._measured(self._epoch, point)
        self.history.amend(measured)
        self._stand_at_last(measured, self._epoch)
        self._diverged = False

    def _recorded(self, epoch: int) -> tuple[int, Point]:
        """Return the last recorded epoch at or before one, and where the run stood there."""
        recorded, point = self.history.nearest(epoch)
        rule = self._changes.before(recorded).settings.optimizer.rule
        return recorded, Point(point.parameters, point.state[: len(rule.memories)])

    def _replay(self, last: int) -> Iterator[Stretch]:
        """Return the epochs from the present one to `last` as they were, in stretches.

        A stretch ends where something was changed, and after a block of epochs; the run has to
        stand at its end before the next is asked for.
        """
        while self._epoch < last:
            here = self._epoch
            change = self._changes.in_force(here)
            plan = self._plan_with(change.settings)
            stop = self._changes.next_after(here, min(last, here + plan.block))
            stretch = self._trained(change, stop - here)
            then = self._changes.at(stop)
            if then is not None:
                theta = stretch.parameters[-1]
                if then.parameters is not None:
                    theta = np.array(then.parameters)
                stretch = stretch.ending_in(self._measured(stop, Point(theta, stretch.states[-1])))
            yield stretch

    def _settle(self) -> None:
        """Make the present epoch the latest: forget what came after, note what is in force."""
        epoch = self._epoch
        if epoch < self._latest:
            self._changes = self._changes.up_to(epoch)
            self._record_up_to(epoch)
        self._changes = self._changes.with_settings(epoch, Settings.of(self._experiment))

    def _record_up_to(self, epoch: int) -> None:
        """Cut the record after an epoch, where the run then stands."""
        first, point = self._recorded(epoch)
        if self.history.stride > 1 and epoch <= _RECORD_ANEW_BLOCKS * self._plan.block:
            _, point = self._recorded(0)
            self.history.restart(epoch)
            self._record(0, self._measured(0, point))
        else:
            self.history.truncate(first)
            self._latest = first
            self._stand_at_last(self._measured(first, point), first)
        for stretch in self._replay(epoch):
            self._record(self._epoch + 1, stretch)

    def _refuse_while_telling(self) -> None:
        if self._telling:
            raise RuntimeError(
                "a listener of epoch_finished can't advance or travel: the run is on its way"
            )

    def _go_along(self, stretch: Stretch) -> int:
        """Record the epochs after the present one; with listeners, one by one.

        Returns
        -------
        int
            How many: not those after an epoch at which a listener changed something.
        """
        first = self._epoch + 1
        if not len(self.epoch_finished):
            if len(stretch):
                self._record(first, stretch)
            return len(stretch)
        for i in range(len(stretch)):
            self._record(first + i, stretch.part(i, i + 1))
            before = self._experiment, self._changes
            self._telling = True
            try:
                self.epoch_finished.emit(
                    EpochRecord(self._epoch, self._loss, self._accuracy, self.parameters)
                )
            finally:
                self._telling = False
            if self._experiment is not before[0] or self._changes is not before[1]:
                return i + 1
        return len(stretch)

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
