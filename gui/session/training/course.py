"""Where a run goes, portion by portion: on by training, or along what was trained before."""

import sys
from typing import Protocol

from learnscope.core import Trainer
from learnscope.core.run.block import Block, Worked
from learnscope.gui.snapshot.run_state import Stops

#: Epochs trained between two looks at the clock, at most: about half a millisecond.
_CHUNK = 256


class Course(Protocol):
    """A way for a run to go, in portions that end between two updates."""

    @property
    def over(self) -> bool:
        """Whether nothing is left of it to go now."""

    @property
    def seconds(self) -> float:
        """How long it takes to go the rest of it, about."""

    @property
    def done(self) -> float:
        """How much of it is gone, as a share."""

    def go_on(self) -> int:
        """Go a portion of about a millisecond; return how many epochs more the run has shown."""

    def finish(self) -> None:
        """Go all the way, however long that takes."""

    def next_block(self, epochs: int, updates: int) -> Block | None:
        """Return what comes next, so much of it at most, to be worked out elsewhere."""

    def take_in(self, block: Block, worked: Worked) -> int:
        """Go along a block; return how many epochs more the run has shown."""


class Training:
    """Towards the stops, by training.

    Parameters
    ----------
    trainer : Trainer
    stops : Stops
    due : int
        How many epochs at most; what is begun of one is finished in any case.
    """

    def __init__(self, trainer: Trainer, stops: Stops, due: int = sys.maxsize) -> None:
        self._trainer, self._stops, self._due = trainer, stops, due
        self._begin = trainer.epoch

    @property
    def over(self) -> bool:
        """Whether a stop is met, no epoch is due, or the numbers would not stay finite."""
        return not self._left or self._trainer.diverged or self._stops.met(self._trainer)

    @property
    def seconds(self) -> float:
        """How long the epochs that are left take, about."""
        return self._trainer.seconds * (self._left - self._trainer.part_done)

    @property
    def done(self) -> float:
        """How much of the way to the last epoch is gone."""
        last = self._stops.last_epoch
        if last is None or last <= self._begin:
            return 0.0
        here = self._trainer.epoch + self._trainer.part_done
        return (here - self._begin) / (last - self._begin)

    @property
    def _left(self) -> int:
        # An epoch that is begun is due until it is finished.
        return self._stops.limit(self._trainer, max(self._due, int(self._trainer.unfinished)))

    def go_on(self) -> int:
        """Train a portion."""
        trainer = self._trainer
        epochs = min(_CHUNK, trainer.block, self._left)
        loss = self._stops.target_loss
        trained = trainer.advance(epochs, target_loss=loss, updates=trainer.portion)
        self._due -= trained
        return trained

    def finish(self) -> None:
        """Train all of it."""
        self._trainer.advance(self._left, target_loss=self._stops.target_loss)

    def next_block(self, epochs: int, updates: int) -> Block | None:
        """Return the epochs that come next; None if none is left."""
        left = self._left
        return self._trainer.next_block(left, updates, epochs) if left else None

    def take_in(self, block: Block, worked: Worked) -> int:
        """Add a block to the run."""
        return self._trainer.take_in(block, worked, self._stops.target_loss)[0]


class Replaying:
    """To an epoch that was trained; what came after it is kept.

    Parameters
    ----------
    trainer : Trainer
    epoch : int
        0 to the latest.
    """

    def __init__(self, trainer: Trainer, epoch: int) -> None:
        self._trainer, self._epoch = trainer, epoch

    @property
    def over(self) -> bool:
        """Whether the run stands there."""
        return self._trainer.epoch == self._epoch

    @property
    def seconds(self) -> float:
        """How long the rest of the way takes, about."""
        return self._trainer.seconds_to(self._epoch)

    @property
    def done(self) -> float:
        """How much of the way from the recorded epoch before it is gone."""
        return self._trainer.way_done

    def go_on(self) -> int:
        """Go a portion; the run is shown only at the end."""
        block = self._trainer.next_block_to(self._epoch)
        return 0 if block is None else self.take_in(block, block.work_out())

    def finish(self) -> None:
        """Go there."""
        self._trainer.go_to(self._epoch)

    def next_block(self, epochs: int, updates: int) -> Block | None:
        """Return what comes next of the way; None once the run stands there."""
        return self._trainer.next_block_to(self._epoch, updates, epochs)

    def take_in(self, block: Block, worked: Worked) -> int:
        """Go along a block."""
        self._trainer.retrace(block, worked)
        return 0
