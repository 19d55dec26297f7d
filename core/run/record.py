"""What a run has gone through: its changes, its history, and any epoch of it computed anew."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from learnscope.core.run.block import Block, Worked
from learnscope.core.run.changes import Change, Changes, Parameters, RunSettings
from learnscope.core.run.history import History
from learnscope.core.run.plan import Plan
from learnscope.core.run.replay import Replay
from learnscope.core.run.trajectory import PartialEpoch, TrainingState, Trajectory

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

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
        self._plans: dict[RunSettings, Plan] = {}
        self.changes = Changes.none(experiment)
        self.history = History(model.parameter_count, memories)
        self.latest = 0
        theta = experiment.start_parameters()
        start = TrainingState(theta, np.zeros((memories, len(theta))))
        self._forgotten = start, start
        #: The way that is under way, and the one at whose end the run stands, looking back.
        self._way: Replay | None = None
        self._seen: Replay | None = None
        self.extend(0, self.measured(RunSettings.of(experiment), start))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """Those that were made; copies of a record share them."""
        return tuple(self._plans.values())

    def plan(self, settings: RunSettings) -> Plan:
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

    def measured(self, settings: RunSettings, point: TrainingState) -> Trajectory:
        """Return a point, as the loss in force measures it, as a trajectory of one epoch."""
        return self.plan(settings).evaluate(point)

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

    def nearest(self, epoch: int) -> tuple[int, Trajectory]:
        """Return the last recorded epoch at or before one, and the run there as a trajectory."""
        recorded, there = self.history.nearest(epoch)
        rule = self.changes.before(recorded).settings.optimizer.rule
        return recorded, replace(there, memories=there.memories[:, : len(rule.memories)])

    def block(
        self,
        epoch: int,
        point: TrainingState,
        change: Change,
        part: PartialEpoch | None,
        epochs: int,
        updates: int,
    ) -> Block:
        """Return what comes after an epoch, to be worked out.

        Parameters
        ----------
        epoch : int
        point : TrainingState
            Where the run stands there.
        change : Change
            What is in force.
        part : PartialEpoch, optional
            What is done of the epoch after it, if anything is.
        epochs, updates : int
            How much at most.
        """
        plan, start = self.plan(change.settings), self.starting(epoch, point, change)
        made = self.changes.made_at(change, epoch)
        if part is None:
            rate = change.settings.optimizer.learning_rate
            part = plan.begin(start, epoch, rate, made)
        return Block(
            plan=plan,
            point=point,
            start=start,
            change=change,
            epoch=epoch,
            made=made,
            epochs=0 if part.made else min(epochs, updates // plan.updates),
            part=part,
            updates=updates,
        )

    # The way to an epoch that was gone through before

    def replay(self, last: int) -> Replay:
        """Return the way to an epoch, as far as it has been gone already."""
        recorded, there = self.nearest(last)
        ways = [Replay.begin(self.changes, recorded, there, last)]
        for known in (self._way, self._seen):
            if known is not None and known.leads_to(recorded, last, self.changes):
                ways.append(known)
        farthest = max(ways, key=attrgetter("epoch", "part_done"))
        # The same is returned for the same: a block of it that is under way is not void.
        return farthest if farthest.last == last else replace(farthest, last=last)

    def next_block(self, way: Replay, updates: int | None = None, size: int | None = None) -> Block:
        """Return what comes next on a way, to be worked out and then gone along.

        Parameters
        ----------
        way : Replay
            Not at its end; it is the one that is under way from now on.
        updates, size : int, optional
            How many updates, and how many epochs, at most; without a word about a millisecond's.
        """
        self._way = way
        change = self.changes.in_force(way.epoch)
        plan = self.plan(change.settings)
        stop = self.changes.next_after(way.epoch, way.last)
        epochs = min(stop - way.epoch, plan.block if size is None else size)
        updates = plan.portion if updates is None else updates
        return self.block(way.epoch, way.point, change, way.part, epochs, updates)

    def seconds(self, way: Replay) -> float:
        """Return how long the rest of a way takes, about."""
        plan = self.plan(self.changes.in_force(way.epoch).settings)
        return plan.seconds * (way.last - way.epoch - way.part_done)

    def go_along(self, block: Block, worked: Worked) -> Replay | None:
        """Go on with the way that is under way; return it, or None if the block is void."""
        if self._way is None or self._way.changes is not self.changes:
            return None
        if not self._way.is_next(block):
            return None
        self._way = self._along(self._way, block, worked)
        return self._way

    @property
    def way_done(self) -> float:
        """How much of the way that is under way has been gone, as a share; 0 if none is."""
        return 0.0 if self._way is None else self._way.share

    def look_from(self, way: Replay) -> None:
        """Note that the run now stands at the end of a way."""
        self._seen, self._way = way, None

    def _along(self, way: Replay, block: Block, worked: Worked) -> Replay:
        trajectory = worked.trajectory
        if trajectory is None:
            return way.within(worked, block.plan.updates)
        then = self.changes.at(way.epoch + len(trajectory))
        if then is not None:
            there = trajectory.last
            if then.parameters is not None:
                there = TrainingState(np.array(then.parameters), there.memory)
            trajectory = trajectory.ending_in(self.measured(then.settings, there))
        return way.through(trajectory)

    def _further(self, way: Replay) -> Replay:
        """Return a way gone on with, now, for about a millisecond."""
        block = self.next_block(way)
        return self._along(way, block, block.work_out())

    @property
    def begun_with(self) -> Experiment:
        """The experiment as the run began."""
        return self._experiment

    def leap(self, epoch: int, changes: Changes, point: TrainingState) -> None:
        """Stand at an epoch of which all is known but what lies between the start and it.

        Whatever is asked for of that is trained anew, from the start on.

        Parameters
        ----------
        epoch : int
        changes : Changes
            What was changed up to there.
        point : TrainingState
        """
        there = self.measured(changes.before(epoch).settings, point)
        at = changes.at(epoch)
        if at is not None:
            there = self.measured(at.settings, point)
        first = changes.entries[0]
        if first.parameters is not None:
            _, start = self.history.nearest(0)
            begun = TrainingState(np.array(first.parameters), start.last.memory)
            self.history.amend(self.measured(first.settings, begun))
        self.changes, self.latest = changes, epoch
        if epoch:
            self.history.leap(epoch, there)
        else:
            self.history.amend(there)

    def extend(self, first: int, trajectory: Trajectory) -> None:
        """Add epochs, of which the first is 0 or the latest plus 1."""
        self.history.extend(first, trajectory)
        self.latest = first + len(trajectory) - 1

    def note_settings(self, settings: RunSettings) -> None:
        """Note what is in force from the latest epoch on."""
        self.changes = self.changes.with_settings(self.latest, settings)

    def note_edit(self, parameters: Parameters) -> None:
        """Note parameters that were set by hand at the latest epoch."""
        self.changes = self.changes.with_edit(self.latest, parameters)

    def cut(self, epoch: int) -> None:
        """Forget what came after an epoch."""
        if epoch == self.latest:
            return
        # A long run's coarse stride would leave a short one too few points.
        few = self.plan(self.changes.in_force(epoch).settings).few
        if self.history.stride > 1 and epoch <= few:
            way = Replay.begin(self.changes, *self.nearest(0), epoch)
            self.history.restart(epoch)
            self.extend(0, way.gone)
            while not way.arrived:
                before, way = way, self._further(way)
                if way.epoch > before.epoch:
                    self.extend(before.epoch + 1, way.gone)
        else:
            way = self.replay(epoch)
            while not way.arrived:
                way = self._further(way)
            self.history.truncate(way.recorded)
            if epoch > way.recorded:
                self.history.end_with(epoch, way.gone, way.lowest, way.highest)
        self.changes = self.changes.up_to(epoch)
        self.latest, self._way, self._seen = epoch, None, None

    def copy(self) -> Record:
        """Return a record of its own with the same in it."""
        # Made from parts, not anew, which would take the time of an epoch.
        twin = Record.__new__(Record)
        twin._experiment, twin._plans = self._experiment, self._plans.copy()
        twin._forgotten = self._forgotten
        twin._way, twin._seen = self._way, self._seen
        twin.changes, twin.latest = self.changes, self.latest
        twin.history = self.history.copy()
        return twin

    def __getstate__(self) -> dict[str, Any]:
        """Let a record be pickled: all but its plans, which are made anew."""
        return {**vars(self), "_plans": {}}
