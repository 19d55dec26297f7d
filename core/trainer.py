"""The run: an experiment trained so far, which can go on, go back exactly, and be looked into."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from learnscope.core.experiment import Batch, Experiment
from learnscope.core.inspection.inspection import Inspection
from learnscope.core.optimizers import Optimizer
from learnscope.core.penalties import Penalty
from learnscope.core.run.block import Block, Worked
from learnscope.core.run.changes import RunSettings
from learnscope.core.run.record import Record
from learnscope.core.run.trajectory import TrainingState, Trajectory
from learnscope.core.start import checked_edit
from learnscope.core.validation import ExperimentError, non_negative

if TYPE_CHECKING:
    from psygnal import SignalInstance

    from learnscope.core.run.saved import SavedRun

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

    """

    def __init__(self, experiment: Experiment) -> None:
        super().__init__(experiment, Record(experiment))
        self._telling = False

    # Going on

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

    # Going back, and forth again

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

    # Going on otherwise

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
        named = {"optimizer": optimizer, "loss": loss, "penalty": penalty, "batch": batch}
        given: dict[str, Any] = {name: it for name, it in named.items() if it is not None}
        experiment = replace(self._experiment, **given)
        settings = RunSettings.of(experiment)
        measured = self._record.measured(settings, self._point)
        for name, value in given.items():
            _refuse_unless_finite(name, value, measured)
        self._settle()
        self._experiment = experiment
        self._record.note_settings(settings)
        self._stand_anew(measured)

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
        measured = self._record.measured(RunSettings.of(self._experiment), point)
        _refuse_unless_finite("parameters", list(values), measured)
        self._settle()
        self._record.note_edit(values)
        self._stand_anew(measured)

    # Kept as a text

    @property
    def begun_with(self) -> Experiment:
        """The experiment as the run began, with nothing changed on the way."""
        return self._record.begun_with

    def to_json(self) -> str:
        """Return the run as JSON text, from which `from_json` makes one that stands there too."""
        # Texts stand above the run: most runs never become one.
        from learnscope.core.run.saved import SavedRun  # noqa: PLC0415

        return SavedRun.of(self).to_json()

    @classmethod
    def from_json(cls, text: str | bytes) -> "Trainer":
        """Return the run of a text, gone through anew to where it stood.

        Raises
        ------
        ExperimentError
            If the text is not that of a run, or if the run ends elsewhere here: the text is of
            another version's recipes.
        """
        from learnscope.core.run.saved import SavedRun  # noqa: PLC0415

        saved = SavedRun.from_json(text)
        trainer = cls(saved.experiment)
        for _ in saved.retraced(trainer):
            pass
        if not saved.is_where(trainer):
            raise ExperimentError("numbers", saved.numbers, "a run that ends here where it did")
        return trainer

    @classmethod
    def standing(cls, saved: "SavedRun") -> "Trainer":
        """Return a run that stands at once where one was kept, its record still empty before.

        What is asked for of its past is trained anew, from the start on; it ends where the run
        stands, even if more was trained after that.
        """
        trainer = cls(saved.experiment)
        changes = saved.changes.up_to(saved.epoch)
        trainer._record.leap(saved.epoch, changes, saved.state)
        trainer._experiment = saved.in_force
        trainer._stand(saved.epoch, trainer._record.nearest(saved.epoch)[1])
        return trainer

    # Going on twice

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

    @cached_property
    def epoch_finished(self) -> "SignalInstance":
        """Carries an `EpochRecord` after each epoch, exactly once, in order.

        The trainer itself stands at that epoch then. What a listener changes or edits is in force
        from the next epoch on; to advance or to travel is refused while the epochs are told. While
        nobody listens it costs nothing, not even to import psygnal.
        """
        from psygnal import SignalInstance  # noqa: PLC0415

        return SignalInstance((EpochRecord,), instance=self, name="epoch_finished")

    @property
    def _is_heard(self) -> bool:
        return "epoch_finished" in vars(self) and len(self.epoch_finished) > 0

    @property
    def _at_once(self) -> int:
        """How many epochs `advance` works out together; few where a listener may void the rest."""
        return self.block if self._is_heard else _BLOCKS_AT_ONCE * self.block

    def _settle(self) -> None:
        """Make the present epoch the latest: forget what came after, note what is in force."""
        self._record.cut(self._epoch)
        self._record.note_settings(RunSettings.of(self._experiment))

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
        if not self._is_heard:
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


def _refuse_unless_finite(field: str, got: object, measured: Trajectory) -> None:
    if not np.isfinite(measured.losses).all():
        raise ExperimentError(field, got, "what makes the loss a finite number here")
