"""One moment of a run as a plain value: all that the views show, and nothing they could change.

`Snapshot` is the moment, and `Snapshots` takes it. Before them stands what they are made of:
`RunKey`, how long what was worked out of a run still holds; `Inside`, `EpochUpdates` and
`Position`, where one stands inside an update.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core import (
    Changes,
    Diagnosis,
    Experiment,
    SampleTrace,
    Trainer,
    UpdateTrace,
    diagnose,
)
from learnscope.core.run.batches import updates_per_epoch
from learnscope.gui.session.beside.pinned import Pins
from learnscope.gui.session.run_state import RunState, Way

Array = NDArray[np.float64]


class RunKey:
    """Where a run stands; as long as that is the same, what was worked out of it still holds.

    To compare it costs nothing, however large the run: what a run consists of is replaced, never
    changed, so that the same objects are the same values.

    Parameters
    ----------
    trainer : Trainer
    """

    def __init__(self, trainer: Trainer) -> None:
        self._objects = trainer, trainer.experiment, trainer.training_state, trainer.changes
        self._numbers = trainer.epoch, trainer.latest, trainer.diverged

    def fits(self, trainer: Trainer) -> bool:
        """Return whether a run still stands there."""
        here = RunKey(trainer)
        same = zip(self._objects, here._objects, strict=True)
        return self._numbers == here._numbers and all(mine is theirs for mine, theirs in same)


#: The stages of an update, in order.
STAGES = ("forward", "loss", "backward", "update")

#: How many of an epoch's updates are kept, for the way back.
_KEPT = 16


@dataclass(frozen=True, slots=True)
class Inside:
    """One update, opened as far as a stage."""

    #: 0 to 3: the last of `STAGES` that is open.
    stage: int
    update: UpdateTrace
    #: Which update of the epoch this is, from 0, and of how many.
    number: int
    count: int
    #: The sample that is looked at, seen with the update's parameters.
    sample: SampleTrace
    #: Its answer and its loss after the update.
    updated: SampleTrace

    @property
    def stage_name(self) -> str:
        """The last open stage's name."""
        return STAGES[self.stage]


class EpochUpdates:
    """The updates of the next epoch, worked out as far as they are asked for, and only once.

    An epoch may have thousands, and a frame only ever shows one of them.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._key = RunKey(trainer)
        self._begin()

    def belongs_to(self, trainer: Trainer) -> bool:
        """Return whether the run still stands where the epoch begins."""
        return self._key.fits(trainer)

    def update(self, number: int) -> UpdateTrace:
        """Return an update of the epoch, from 0; the one after the last asked for is nearest."""
        if self._seen and number <= self._last - len(self._seen):
            self._begin()
        while self._last < number:
            self._seen.append(next(self._ahead))
            self._last += 1
        return self._seen[number - self._last - 1]

    def _begin(self) -> None:
        self._ahead: Iterator[UpdateTrace] = self._trainer.updates()
        self._seen: deque[UpdateTrace] = deque(maxlen=_KEPT)
        self._last = -1


class Position:
    """Stage by stage through an epoch's updates; -1 is closed."""

    def __init__(self) -> None:
        self.stage = -1
        self.number = 0
        self._updates: EpochUpdates | None = None
        self._seen: Inside | None = None

    @property
    def open(self) -> bool:
        """Whether any stage is open."""
        return self.stage >= 0

    def close(self) -> None:
        """Open nothing."""
        self.stage, self.number = -1, 0
        self._updates = self._seen = None

    def forward(self, updates: int) -> bool:
        """Open the next stage; return False if the epoch's last one was open already."""
        if self.stage < len(STAGES) - 1:
            self.stage += 1
            return True
        if self.number + 1 < updates:
            self.stage, self.number = 0, self.number + 1
            return True
        return False

    def back(self) -> None:
        """Close the last open stage."""
        if self.stage > 0:
            self.stage -= 1
        elif self.number > 0:
            self.stage, self.number = len(STAGES) - 1, self.number - 1
        else:
            self.close()

    def look(self, trainer: Trainer, row: int) -> Inside | None:
        """Return what stands open, for one sample, or None.

        A sample that has no part in the update gives way to the update's first one. As long as
        nothing of it changes it is the same object.
        """
        if not self.open:
            return None
        if self._updates is None or not self._updates.belongs_to(trainer):
            self._updates, self._seen = EpochUpdates(trainer), None
        count = updates_per_epoch(trainer.experiment)
        number = min(self.number, count - 1)
        update = self._updates.update(number)
        rows = update.rows
        row = row if row in rows else rows[0]
        seen = self._seen
        if seen is not None and (seen.stage, seen.number, seen.sample.sample) == (
            self.stage,
            number,
            row,
        ):
            return seen
        self._seen = Inside(
            stage=self.stage,
            update=update,
            number=number,
            count=count,
            sample=update.samples[rows.index(row)],
            updated=trainer.trace_row(row, update.updated),
        )
        return self._seen


@dataclass(frozen=True, slots=True)
class Curves:
    """The recorded run, for plots: at most some 2,000 entries; see `learnscope.core.History`."""

    epochs: NDArray[np.int64]
    losses: Array
    lowest_losses: Array
    highest_losses: Array
    #: Epochs between two entries.
    stride: int
    #: The mean loss of the samples held out, or NaN where there are none.
    test_losses: Array
    #: The share of the samples held out answered right, or NaN where that can't be said.
    test_accuracies: Array
    #: The mean loss without the penalty.
    data_losses: Array
    #: shape (entries, parameters), in the order of θ: w1, w2, b for a single neuron
    parameters: Array


class NextUpdate:
    """The update that would be made next, worked out when a view asks for it, and only once.

    Most frames of a run show nothing of it, and it goes through all samples of a batch.

    Parameters
    ----------
    updates : iterator of UpdateTrace
        Those of the next epoch, as `learnscope.core.Trainer.updates` gives them.
    """

    def __init__(self, updates: Iterator[UpdateTrace]) -> None:
        self._updates = updates

    @cached_property
    def trace(self) -> UpdateTrace:
        """All its numbers."""
        return next(self._updates)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stands on the screen in one frame."""

    experiment: Experiment
    state: RunState
    epoch: int
    #: The last epoch trained; after `epoch` while looking back.
    latest: int
    #: What was changed during the run, up to `latest`.
    changes: Changes
    loss: float
    accuracy: float
    #: The mean loss of the samples held out, or NaN where there are none.
    test_loss: float
    #: The share of the samples held out answered right, or NaN where that can't be said.
    test_accuracy: float
    #: The mean loss without the penalty, to hold the test loss against.
    data_loss: float
    #: The penalty's part of the loss.
    penalty: float
    #: θ, in the order of `learnscope.core.Model.parameter_names`: w1, w2, b for a single neuron.
    parameters: tuple[float, ...]
    #: ŷ of every sample, active or not, such as the rows of the truth table
    outputs: tuple[float, ...]
    #: The selected sample and its numbers.
    selected: int
    sample: SampleTrace
    #: The selected unit, as in `learnscope.core.Model.unit_names`; "y" is the output unit.
    unit: str
    next_update: NextUpdate
    curves: Curves
    diagnosis: Diagnosis
    #: The quantity under the pointer, lit wherever it stands: a parameter by its name, "x1", "x2",
    #: "one", "z", "slope" (of the sigmoid), "output", "target", "loss", "loss_slope" (∂L/∂ŷ); of a
    #: hidden unit "h1.2" its output, "h1.2.z" and "h1.2.slope"; or "" for none.
    lit: str
    #: The update that stands open, or None.
    inside: Inside | None
    #: Where the run is on its way to, or None.
    way: Way | None = None
    #: The runs that were put beside this one.
    pins: Pins = ()

    @property
    def update(self) -> UpdateTrace:
        """The update that would be made next."""
        return self.next_update.trace


class Selection(NamedTuple):
    """What a person has chosen to look at: a sample, and a unit of the network."""

    sample: int
    unit: str = "y"

    def within(self, experiment: Experiment) -> "Selection":
        """Return the selection, or the first sample or the output unit for what is not there."""
        there = self.sample < len(experiment.problem.target_array)
        sample = self.sample if there else experiment.problem.active[0]
        named = any(self.unit in names for names in experiment.model.unit_names)
        return Selection(sample, self.unit if named else "y")


class Snapshots:
    """Takes one snapshot after another; what has not changed is shared with the one before.

    What costs, the diagnosis first of all, depends on where the run stands, and not on what is
    pointed at: as long as the run stands there, none of it is worked out again.
    """

    def __init__(self) -> None:
        self._last: tuple[RunKey, Snapshot] | None = None

    def forget(self) -> None:
        """Work all out anew: more is known of the run than when the last snapshot was taken."""
        self._last = None

    def take(
        self,
        trainer: Trainer,
        state: RunState,
        selection: Selection,
        lit: str,
        position: Position,
        way: Way | None,
        pins: Pins = (),
    ) -> Snapshot:
        """Return what there is to show: the snapshot before, if nothing has changed since."""
        row = selection.sample
        if self._last is None or not self._last[0].fits(trainer):
            key, before = RunKey(trainer), _of_run(trainer, row)
        else:
            key, before = self._last
        now = replace(
            before,
            state=state,
            selected=row,
            sample=before.sample if row == before.selected else trainer.trace_row(row),
            unit=selection.unit,
            lit=lit,
            inside=position.look(trainer, row),
            way=way,
            pins=pins,
        )
        if _differ(now, before):
            before = now
        self._last = key, before
        return before


def _of_run(trainer: Trainer, row: int) -> Snapshot:
    """Return the snapshot of a run that nobody steers or points at."""
    history = trainer.history
    return Snapshot(
        experiment=trainer.experiment,
        state=RunState.IDLE,
        epoch=trainer.epoch,
        latest=trainer.latest,
        changes=trainer.changes,
        loss=trainer.loss,
        accuracy=trainer.accuracy,
        test_loss=trainer.test_loss,
        test_accuracy=trainer.test_accuracy,
        data_loss=trainer.data_loss,
        penalty=trainer.penalty,
        parameters=tuple(trainer.parameters.tolist()),
        outputs=trainer.outputs(),
        selected=row,
        sample=trainer.trace_row(row),
        unit="",
        next_update=NextUpdate(trainer.updates()),
        curves=Curves(
            epochs=history.epochs,
            losses=history.losses,
            lowest_losses=history.lowest_losses,
            highest_losses=history.highest_losses,
            stride=history.stride,
            test_losses=history.test_losses,
            test_accuracies=history.test_accuracies,
            data_losses=history.data_losses,
            parameters=history.parameters,
        ),
        diagnosis=diagnose(trainer, wait=False),
        lit="",
        inside=None,
    )


def _differ(one: Snapshot, other: Snapshot) -> bool:
    """Return whether anything of two snapshots of one run where it stands differs."""
    same_pins = one.pins is other.pins
    shared = one.sample is other.sample and one.inside is other.inside and same_pins
    return not shared or (one.state, one.unit, one.lit, one.way) != (
        other.state,
        other.unit,
        other.lit,
        other.way,
    )
