"""The run: an experiment trained so far, which can go on, go back exactly, and be looked into."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from psygnal import Signal

from learnscope.core.experiment import Batch, Experiment
from learnscope.core.inspection.inspection import Inspection
from learnscope.core.optimizers import Optimizer
from learnscope.core.penalties import Penalty
from learnscope.core.run.block import Block, Worked
from learnscope.core.run.changes import Change, Changes, Settings
from learnscope.core.run.history import History
from learnscope.core.run.plan import Plan
from learnscope.core.run.record import Record
from learnscope.core.run.replay import Replay
from learnscope.core.run.trajectory import PartialEpoch, TrainingState, Trajectory
from learnscope.core.start import checked_edit
from learnscope.core.validation import ExperimentError, non_negative

Array = NDArray[np.float64]

#: How many blocks are worked out together while nobody looks: taking them in has its price.
_BLOCKS_AT_ONCE = 8


@dataclass(frozen=True, slots=True, eq=False)
class EpochRecord:
    """What stands at the end of one epoch."""

    epoch: int
    loss: float
    accuracy: float
    parameters: Array


class Trainer(Inspection):
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
        self._record = Record(experiment)
        self._diverged = self._telling = False
        self._underway: tuple[PartialEpoch, TrainingState, Settings] | None = None
        self._foreseen: tuple[tuple[TrainingState, Experiment, int], Array] | None = None
        self._stand(0, self._record.nearest(0)[1])

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
        return self._record.latest

    @property
    def changes(self) -> Changes:
        """What was changed during the run, up to `latest`."""
        return self._record.changes

    @property
    def history(self) -> History:
        """The record of the run: every so many epochs, and the latest."""
        return self._record.history

    @property
    def training_state(self) -> TrainingState:
        """All that the next epoch starts from: θ, and what the optimizer remembers."""
        return self._record.starting(self._epoch, self._point, self._in_force)

    @property
    def made(self) -> int:
        """How many updates the optimizer in force has made."""
        return self._record.changes.made_at(self._in_force, self._epoch)

    @property
    def block(self) -> int:
        """How many epochs take about a millisecond, or 1 if that takes longer."""
        return self._plan.block

    @property
    def portion(self) -> int:
        """How many updates take a millisecond or two, or 1 if that takes longer."""
        return self._plan.portion

    @property
    def seconds(self) -> float:
        """How long the next epoch takes, about."""
        return self._plan.seconds

    @property
    def stores(self) -> tuple[History | Plan, ...]:
        """What of the run takes memory, each with its `nbytes`; copies of a run share some."""
        return self.history, *self._record.plans

    @property
    def unfinished(self) -> bool:
        """Whether some updates of the next epoch are made; see `advance`."""
        return 0 < self.part_done < 1

    @property
    def part_done(self) -> float:
        """How much of the next epoch's updates are made, as a share; see `advance`."""
        return self._part.made / self._plan.updates if self._part is not None else 0.0

    @property
    def way_done(self) -> float:
        """How much of the way to another epoch is gone that `retrace` has gone on with last."""
        return self._record.way_done

    @property
    def loss(self) -> float:
        """What is descended, now: the mean loss of the active samples and the penalty."""
        return self._loss

    @property
    def penalty(self) -> float:
        """The penalty's part of `loss`."""
        return self._experiment.penalty.on(self.parameters, self._experiment.model.is_weight)

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
            If the problem can't be trained so, or the loss would be no finite number here.
        """
        given = {"optimizer": optimizer, "loss": loss, "penalty": penalty, "batch": batch}
        present = self._experiment
        experiment = replace(
            present,
            optimizer=optimizer or present.optimizer,
            loss=present.loss if loss is None else loss,
            penalty=present.penalty if penalty is None else penalty,
            batch=batch or present.batch,
        )
        settings = Settings.of(experiment)
        measured = self._record.measured(settings, self._point)
        for name, value in given.items():
            if value is not None:
                _refuse_unless_finite(name, value, measured)
        self._settle()
        self._experiment = experiment
        self._record.note_settings(settings)
        self._stand_anew(measured)

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
            if reached or self.unfinished or not left:
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
        count = min(epochs, self.block if size is None else size)
        return self._record.block(
            self._epoch, self._point, self._in_force, self._part, count, updates
        )

    def is_next(self, block: Block) -> bool:
        """Return whether the run still stands where a block begins, with the same in force."""
        here = block.point is self._point and block.epoch == self._epoch == self.latest
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
        if worked.trajectory is None:
            return 0, False
        ends = len(worked.trajectory) < max(block.epochs, 1)
        trajectory, reached = worked.trajectory.until(target_loss)
        gone = self._go_along(trajectory)
        whole = gone == len(trajectory)
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
        while (block := self.next_block_to(epoch)) is not None:
            self.retrace(block, block.work_out())

    def next_block_to(
        self, epoch: int, updates: int | None = None, size: int | None = None
    ) -> Block | None:
        """Return what comes next on the way to an epoch, to be worked out and then retraced.

        As long as the way is not gone to its end the run stands where it stood. What is gone of it
        is kept, until something is changed.

        Parameters
        ----------
        epoch : int
            As for `go_to`.
        updates, size : int, optional
            How many updates, and how many epochs, at most; without a word about a millisecond's.

        Returns
        -------
        Block, optional
            None if the run stands at the epoch, or does so from now on.

        Raises
        ------
        ValueError
            As for `go_to`.
        """
        self._refuse_while_telling()
        if not 0 <= epoch <= self.latest:
            raise ValueError(f"epoch: got {epoch}; allowed: 0 to {self.latest}")
        if epoch == self._epoch:
            return None
        way = self._record.replay(epoch)
        if not way.arrived:
            return self._record.next_block(way, updates, size)
        self._look_from(way)
        return None

    def seconds_to(self, epoch: int) -> float:
        """Return how long what is not gone yet of the way to an epoch of the run takes, about."""
        return 0.0 if epoch == self._epoch else self._record.seconds(self._record.replay(epoch))

    def retrace(self, block: Block, worked: Worked) -> int:
        """Go along a block of the way to an epoch; a void one changes nothing.

        Returns
        -------
        int
            How many epochs the way has been gone on. At its end, the run stands there.
        """
        self._refuse_while_telling()
        way = self._record.go_along(block, worked)
        if way is None:
            return 0
        if way.arrived:
            self._look_from(way)
        return way.epoch - block.epoch

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

    def edit(self, parameters: Sequence[float] | Array) -> None:
        """Set the parameters by hand; from here on the edit is part of the run.

        What was trained beyond the present epoch is forgotten. What the optimizer remembers stays.

        Parameters
        ----------
        parameters : sequence of float, shape (parameters,)

        Raises
        ------
        ExperimentError
            If they are not as many finite numbers as the model has parameters, or the loss would
            be none.
        """
        values = checked_edit(parameters, self._experiment.model)
        point = TrainingState(np.array(values), self._point.memory)
        measured = self._record.measured(Settings.of(self._experiment), point)
        _refuse_unless_finite("parameters", list(values), measured)
        self._settle()
        self._record.note_edit(values)
        self._stand_anew(measured)

    def copy(self) -> "Trainer":
        """Return a run that stands where this one stands and goes its own way; nobody listens."""
        twin = Trainer.__new__(Trainer)
        twin.__dict__.update(vars(self))
        twin._record = self._record.copy()
        # Whoever listens listens to this run.
        twin.__dict__.pop("epoch_finished", None)
        twin._telling = False
        return twin

    def __getstate__(self) -> dict[str, Any]:
        """Let a run be pickled: all that `copy` takes."""
        return vars(self.copy())

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._point.parameters.setflags(write=False)

    def look_ahead(self, epochs: int) -> Array:
        """Return the losses now and after each of the next epochs, without going there.

        Returns
        -------
        ndarray, shape (n + 1,)
            n is `epochs`, or fewer if the numbers would not stay finite.
        """
        here = self._point, self._experiment, epochs
        if self._foreseen is None or any(
            mine is not theirs for mine, theirs in zip(self._foreseen[0], here, strict=True)
        ):
            losses = np.concatenate(([self._loss], self._ahead(epochs).losses))
            losses.setflags(write=False)
            # It is asked for again and again while nothing moves.
            self._foreseen = here, losses
        return self._foreseen[1]

    @property
    def _at_once(self) -> int:
        """How many epochs `advance` works out together; few where a listener may void the rest."""
        return self.block if len(self.epoch_finished) else _BLOCKS_AT_ONCE * self.block

    @property
    def _plan(self) -> Plan:
        """How the run goes on with the settings in force."""
        return self._record.plan(Settings.of(self._experiment))

    @property
    def _in_force(self) -> Change:
        """What the next epoch is trained with."""
        settings = Settings.of(self._experiment)
        return self._record.changes.with_settings(self._epoch, settings).in_force(self._epoch)

    @property
    def _part(self) -> PartialEpoch | None:
        """What is done of the next epoch, with the settings in force; None for nothing."""
        if self._underway is None:
            return None
        part, begun, settings = self._underway
        here = part.epoch == self._epoch and begun is self._point
        return part if here and settings == self._in_force.settings else None

    def _ahead(self, count: int) -> Trajectory:
        """Return the next epochs with the settings in force."""
        return self._record.trained(self._epoch, self._point, self._in_force, count)

    def _settle(self) -> None:
        """Make the present epoch the latest: forget what came after, note what is in force."""
        self._record.cut(self._epoch)
        self._record.note_settings(Settings.of(self._experiment))

    def _stand_anew(self, measured: Trajectory) -> None:
        """Stand where something was changed at the present epoch, the latest."""
        self.history.amend(measured)
        self._stand(self._epoch, measured)
        self._diverged = False

    def _look_from(self, way: Replay) -> None:
        """Stand at the end of a way to an epoch of the run."""
        self._diverged = False
        self._record.look_from(way)
        self._stand(way.epoch, way.gone)
        there = self.changes.in_force(way.epoch).settings.at(self.learning_rate)
        self._experiment = there.applied_to(self._experiment)

    def _refuse_while_telling(self) -> None:
        if self._telling:
            raise RuntimeError(
                "a listener of epoch_finished can't advance or travel: the run is on its way"
            )

    def _go_along(self, trajectory: Trajectory) -> int:
        """Record the epochs after the present one; with listeners, one by one.

        Returns
        -------
        int
            How many: not those after an epoch at which a listener changed something.
        """
        if not len(self.epoch_finished):
            if len(trajectory):
                self._add(trajectory)
            return len(trajectory)
        for i in range(len(trajectory)):
            self._add(trajectory.part(i, i + 1))
            before = self._experiment, self.changes
            self._telling = True
            try:
                self.epoch_finished.emit(
                    EpochRecord(self._epoch, self._loss, self._accuracy, self.parameters)
                )
            finally:
                self._telling = False
            if self._experiment is not before[0] or self.changes is not before[1]:
                return i + 1
        return len(trajectory)

    def _add(self, trajectory: Trajectory) -> None:
        """Add the epochs after the present one to the record, and stand at their end."""
        self._record.extend(self._epoch + 1, trajectory)
        self._stand(self._record.latest, trajectory)

    def _stand(self, epoch: int, trajectory: Trajectory) -> None:
        """Stand at the last epoch of a trajectory, which is this one."""
        self._epoch, self._point = epoch, trajectory.last
        self._loss = float(trajectory.losses[-1])
        self._accuracy = float(trajectory.accuracies[-1])
        self._test_loss = float(trajectory.test_losses[-1])
        self._point.parameters.setflags(write=False)


def _refuse_unless_finite(field: str, got: object, measured: Trajectory) -> None:
    if not np.isfinite(measured.losses).all():
        raise ExperimentError(field, got, "what makes the loss a finite number here")
