"""The next piece of a run, as a value: worked out anywhere, and taken in by the trainer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from learnscope.core.run.trajectory import PartialEpoch, TrainingState, Trajectory

if TYPE_CHECKING:
    from learnscope.core.run.changes import Change
    from learnscope.core.run.plan import Plan


@dataclass(frozen=True, slots=True, eq=False)
class Worked:
    """What a block has come to.

    Parameters
    ----------
    trajectory : Trajectory, optional
        Its epochs, as far as they are finite; None if not even one is at its end.
    part : PartialEpoch, optional
        Where an epoch stands that was gone on with; None if whole epochs were worked out.
    """

    trajectory: Trajectory | None
    part: PartialEpoch | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Some of the epochs that come next, or some of the updates of the next epoch.

    It belongs to where the run stands and what is in force there. Nothing in it is written, so that
    any thread can work it out; if the run stands elsewhere by then, it is void.

    Parameters
    ----------
    plan : Plan
    point : TrainingState
        Where the run stands.
    start : TrainingState
        The same, with what the optimizer that is in force remembers there.
    change : Change
        What is in force.
    epoch : int
        Which epoch it is.
    made : int
        How many updates the optimizer has made.
    epochs : int
        How many epochs to work out; 0 to go on with one in parts.
    part : PartialEpoch
        What is done of the next epoch.
    updates : int
        How many updates to make of it, if it is gone on with.
    """

    plan: Plan
    point: TrainingState
    start: TrainingState
    change: Change
    epoch: int
    made: int
    epochs: int
    part: PartialEpoch
    updates: int

    @property
    def cost(self) -> int:
        """How many updates it takes."""
        return self.epochs * self.plan.updates or min(
            self.updates, self.plan.updates - self.part.made
        )

    def work_out(self) -> Worked:
        """Train it; the run does not move."""
        if self.epochs:
            rate = self.change.settings.optimizer.learning_rate
            return Worked(self.plan.descend(self.start, self.epoch, self.epochs, rate, self.made))
        part = self.plan.go_on(self.part, self.updates)
        if part.made < self.plan.updates:
            return Worked(None, part)
        return Worked(_finite(self.plan.evaluate(part.reached)), part)


def _finite(trajectory: Trajectory) -> Trajectory:
    """Return a trajectory of one epoch, or of none if a number in it is not finite."""
    numbers = (trajectory.losses, trajectory.parameters, trajectory.memories)
    return trajectory if all(np.isfinite(each).all() for each in numbers) else trajectory.part(0, 0)
