"""What a run has gone through: its changes, its history, and any epoch of it computed anew."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from learnscope.core.experiment import Experiment
from learnscope.core.run.changes import Change, Changes, Parameters, Settings
from learnscope.core.run.history import History
from learnscope.core.run.plan import Plan
from learnscope.core.run.trajectory import TrainingState, Trajectory

#: Plans that a run keeps, each with its samples: of the settings that were in force of late.
_PLANS = 8


class Record:
    """The record of a run, from its start to its latest epoch.

    Parameters
    ----------
    experiment : Experiment
        As the run began.

    Attributes
    ----------
    changes : Changes
        What was changed, up to `latest`.
    history : History
    latest : int
        The last epoch.
    """

    def __init__(self, experiment: Experiment) -> None:
        model, memories = experiment.model, len(experiment.optimizer.rule.memories)
        self._experiment = experiment
        self._plans: dict[Settings, Plan] = {}
        self.changes = Changes.none(experiment)
        self.history = History(model.parameter_count, memories)
        self.latest = 0
        theta = experiment.start_parameters()
        start = TrainingState(theta, np.zeros((memories, len(theta))))
        self._forgotten = start, start
        self.extend(0, self.measured(Settings.of(experiment), start))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Those that were made; copies of a record share them."""
        return tuple(self._plans.values())

    def plan(self, settings: Settings) -> Plan:
        """Return how a run goes on with settings."""
        # The learning rate is not the plan's, but told it with every call.
        at_any_rate = settings.at(0.0)
        plan = self._plans.get(at_any_rate)
        if plan is None:
            plan = Plan(settings.applied_to(self._experiment))
            while len(self._plans) >= _PLANS:
                del self._plans[next(iter(self._plans))]
            self._plans[at_any_rate] = plan
        return plan

    def measured(self, settings: Settings, point: TrainingState) -> Trajectory:
        """Return a point, as the loss in force measures it, as a trajectory of one epoch."""
        return self.plan(settings).evaluate(point)

    def measured_at(self, epoch: int, point: TrainingState) -> Trajectory:
        """Return a point, as the loss in force from an epoch on measures it."""
        return self.measured(self.changes.in_force(epoch).settings, point)

    def starting(self, epoch: int, point: TrainingState, change: Change) -> TrainingState:
        """Return a point with what the optimizer that is in force from there on remembers."""
        if not (change.forgets and change.epoch == epoch):
            return point
        memories = len(change.settings.optimizer.rule.memories)
        before, forgotten = self._forgotten
        if before is not point or len(forgotten.memory) != memories:
            # The same is returned for the same: whoever looks can tell that nothing has changed.
            forgotten = TrainingState(point.parameters, np.zeros((memories, len(point.parameters))))
            self._forgotten = point, forgotten
        return forgotten

    def trained(self, epoch: int, point: TrainingState, change: Change, count: int) -> Trajectory:
        """Return the epochs after a point as they are, or would be, with what is in force."""
        start, made = self.starting(epoch, point, change), self.changes.made_at(change, epoch)
        rate = change.settings.optimizer.learning_rate
        return self.plan(change.settings).descend(start, epoch, count, rate, made)

    def nearest(self, epoch: int) -> tuple[int, TrainingState]:
        """Return the last recorded epoch at or before one, and where the run stood there."""
        recorded, point = self.history.nearest(epoch)
        rule = self.changes.before(recorded).settings.optimizer.rule
        return recorded, TrainingState(point.parameters, point.memory[: len(rule.memories)])

    def path(self, epoch: int, point: TrainingState, last: int) -> Iterator[tuple[int, Trajectory]]:
        """Return the epochs after one as they were, in trajectories, each with its last epoch.

        Parameters
        ----------
        epoch : int
        point : TrainingState
            Where the run stood there.
        last : int
            The last epoch of the path, at most `latest`.
        """
        while epoch < last:
            change = self.changes.in_force(epoch)
            block = self.plan(change.settings).block
            stop = self.changes.next_after(epoch, min(last, epoch + block))
            trajectory = self.trained(epoch, point, change, stop - epoch)
            then = self.changes.at(stop)
            if then is not None:
                theta = trajectory.parameters[-1]
                if then.parameters is not None:
                    theta = np.array(then.parameters)
                there = TrainingState(theta, trajectory.memories[-1])
                trajectory = trajectory.ending_in(self.measured(then.settings, there))
            yield stop, trajectory
            epoch, point = stop, trajectory.last

    def extend(self, first: int, trajectory: Trajectory) -> None:
        """Add epochs, of which the first is 0 or the latest plus 1."""
        self.history.extend(first, trajectory)
        self.latest = first + len(trajectory) - 1

    def note_settings(self, settings: Settings) -> None:
        """Note what is in force from the latest epoch on."""
        self.changes = self.changes.with_settings(self.latest, settings)

    def note_edit(self, parameters: Parameters) -> None:
        """Note parameters that were set by hand at the latest epoch."""
        self.changes = self.changes.with_edit(self.latest, parameters)

    def cut(self, epoch: int) -> None:
        """Forget what came after an epoch."""
        if epoch == self.latest:
            return
        self.changes = self.changes.up_to(epoch)
        first, point = self.nearest(epoch)
        # A long run's coarse stride would leave a short one too few points.
        few = self.plan(self.changes.in_force(epoch).settings).few
        if self.history.stride > 1 and epoch <= few:
            first, point = self.nearest(0)
            self.history.restart(epoch)
            self.extend(0, self.measured_at(0, point))
        else:
            self.history.truncate(first)
        for stop, trajectory in self.path(first, point, epoch):
            self.extend(stop - len(trajectory) + 1, trajectory)
        self.latest = epoch

    def copy(self) -> "Record":
        """Return a record of its own with the same in it."""
        # Made from parts, not anew, which would take the time of an epoch.
        twin = Record.__new__(Record)
        twin._experiment, twin._plans = self._experiment, self._plans.copy()
        twin._forgotten = self._forgotten
        twin.changes, twin.latest = self.changes, self.latest
        twin.history = self.history.copy()
        return twin

    def __getstate__(self) -> dict[str, Any]:
        """Let a record be pickled: all but its plans, which are made anew."""
        return {**vars(self), "_plans": {}}
