"""Where one stands inside an update: which update of the epoch, and which of its stages."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from learnscope.core import SampleTrace, Trainer, UpdateTrace
from learnscope.core.run.batches import updates_per_epoch
from learnscope.gui.snapshot.run_key import RunKey

#: The stages of an update, in order.
STAGES = ("forward", "loss", "backward", "update")

#: How many updates of the walk through an epoch are kept, for the way back.
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


class Walk:
    """The updates of the next epoch, worked out as far as they are asked for, and only once.

    An epoch may have thousands, and a frame only ever shows one of them.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._key = RunKey(trainer)
        self._begin()

    def belongs_to(self, trainer: Trainer) -> bool:
        """Return whether the run still stands where the walk begins."""
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
        self._walk: Walk | None = None
        self._seen: Inside | None = None

    @property
    def open(self) -> bool:
        """Whether any stage is open."""
        return self.stage >= 0

    def close(self) -> None:
        """Open nothing."""
        self.stage, self.number = -1, 0
        self._walk = self._seen = None

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
        if self._walk is None or not self._walk.belongs_to(trainer):
            self._walk, self._seen = Walk(trainer), None
        count = updates_per_epoch(trainer.experiment)
        number = min(self.number, count - 1)
        update = self._walk.update(number)
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
