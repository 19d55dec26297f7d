"""The way to an epoch that a run has gone through, gone once more; it can be gone in portions."""

from dataclasses import dataclass, replace

from learnscope.core.run.block import Block, Worked
from learnscope.core.run.changes import Changes
from learnscope.core.run.trajectory import PartialEpoch, TrainingState, Trajectory


@dataclass(frozen=True, slots=True, eq=False)
class Replay:
    """How far the way from a recorded epoch to one after it has been gone.

    It is a value: gone on with, another comes of it. It belongs to a log of changes, which
    determines every epoch of a run: as long as that is the same, so is where it leads.
    """

    changes: Changes
    #: The recorded epoch from which it leads, and the epoch to which.
    recorded: int
    last: int
    #: Where it has got.
    epoch: int
    point: TrainingState
    #: The epochs that were gone last, or the recorded one; never none.
    gone: Trajectory
    #: The lowest and the highest loss on the way, the recorded epoch's not counted.
    lowest: float
    highest: float
    #: What is done of the epoch after `epoch`, and how much of it that is.
    part: PartialEpoch | None = None
    part_done: float = 0.0

    @classmethod
    def begin(cls, changes: Changes, recorded: int, there: Trajectory, last: int) -> "Replay":
        """Return the way from a recorded epoch, a trajectory of one, of which nothing is gone."""
        nothing = float("inf"), -float("inf")
        return cls(changes, recorded, last, recorded, there.last, there, *nothing)

    @property
    def arrived(self) -> bool:
        """Whether it has been gone to its end."""
        return self.epoch == self.last

    @property
    def share(self) -> float:
        """How much of it has been gone, 0 to 1."""
        length = self.last - self.recorded
        return (self.epoch + self.part_done - self.recorded) / length if length else 1.0

    def leads_to(self, recorded: int, last: int, changes: Changes) -> bool:
        """Return whether it is part of the way from a recorded epoch to another one."""
        same = self.changes is changes and self.recorded == recorded
        return same and self.epoch <= last

    def is_next(self, block: Block) -> bool:
        """Return whether a block begins where it has got, and leads no further than it does."""
        made = 0 if self.part is None else self.part.made
        here = block.point is self.point and block.epoch == self.epoch and block.part.made == made
        return here and block.epoch + max(block.epochs, 1) <= self.last

    def through(self, trajectory: Trajectory) -> "Replay":
        """Return it gone on with by whole epochs."""
        return replace(
            self,
            epoch=self.epoch + len(trajectory),
            point=trajectory.last,
            gone=trajectory,
            lowest=min(self.lowest, float(trajectory.losses.min())),
            highest=max(self.highest, float(trajectory.losses.max())),
            part=None,
            part_done=0.0,
        )

    def within(self, worked: Worked, updates: int) -> "Replay":
        """Return it with an epoch of so many updates gone on with, and not finished."""
        assert worked.part is not None
        return replace(self, part=worked.part, part_done=worked.part.made / updates)
