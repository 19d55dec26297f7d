"""One moment of a run as a plain value: all that the views show, and nothing they could change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

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
from learnscope.gui.snapshot.inside import Inside, Position
from learnscope.gui.snapshot.pinned import Pins
from learnscope.gui.snapshot.run_key import RunKey
from learnscope.gui.snapshot.run_state import RunState, Way

Array = NDArray[np.float64]


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


@dataclass(frozen=True, slots=True)
class Selection:
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
            parameters=history.parameters,
        ),
        diagnosis=diagnose(trainer),
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
