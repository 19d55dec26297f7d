"""Where a run stands: its epoch, what it has come to there, and what comes next from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from learnscope.core.run.changes import RunSettings

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment
    from learnscope.core.run.changes import Change, Changes
    from learnscope.core.run.history import History
    from learnscope.core.run.plan import Plan
    from learnscope.core.run.record import Record
    from learnscope.core.run.replay import Replay
    from learnscope.core.run.trajectory import PartialEpoch, TrainingState, Trajectory

Array = NDArray[np.float64]


class Standing:
    """A run where it stands; nobody who asks it here moves it.

    Parameters
    ----------
    experiment : Experiment
        What determines the run.
    record : Record
        What it has gone through; nothing yet.
    """

    def __init__(self, experiment: Experiment, record: Record) -> None:
        self._experiment = experiment
        self._record = record
        self._diverged = False
        self._underway: tuple[PartialEpoch, TrainingState, RunSettings] | None = None
        self._foreseen: tuple[tuple[TrainingState, Experiment, int], Array] | None = None
        self._stand(0, record.nearest(0)[1])

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
    def test_accuracy(self) -> float:
        """The share of the samples held out answered right now; NaN where that can't be said."""
        return self._test_accuracy

    @property
    def data_loss(self) -> float:
        """The mean loss of the active samples now, without the penalty: to hold tests against."""
        return self._data_loss

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
    def parameters(self) -> Array:
        """θ now, shape (parameters,), read-only."""
        return self.training_state.parameters

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
    def _plan(self) -> Plan:
        """How the run goes on with the settings in force."""
        return self._record.plan(RunSettings.of(self._experiment))

    @property
    def _in_force(self) -> Change:
        """What the next epoch is trained with."""
        settings = RunSettings.of(self._experiment)
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

    def _stand(self, epoch: int, trajectory: Trajectory) -> None:
        """Stand at the last epoch of a trajectory, which is this one."""
        self._epoch, self._point = epoch, trajectory.last
        self._loss = float(trajectory.losses[-1])
        self._accuracy = float(trajectory.accuracies[-1])
        self._test_loss = float(trajectory.test_losses[-1])
        self._test_accuracy = float(trajectory.test_accuracies[-1])
        self._data_loss = float(trajectory.data_losses[-1])
        self._point.parameters.setflags(write=False)

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
        rate = self._experiment.optimizer.learning_rate
        there = self.changes.in_force(way.epoch).settings.at(rate)
        self._experiment = there.applied_to(self._experiment)
