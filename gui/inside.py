"""Where one stands inside an update: which update of the epoch, and which of its stages."""

from dataclasses import dataclass

from learnscope.core import SampleTrace, Trainer, UpdateTrace

#: The stages of an update, in order.
STAGES = ("forward", "loss", "backward", "update")


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


class Position:
    """Stage by stage through an epoch's updates; -1 is closed."""

    def __init__(self) -> None:
        self.stage = -1
        self.number = 0

    @property
    def open(self) -> bool:
        """Whether any stage is open."""
        return self.stage >= 0

    def close(self) -> None:
        """Open nothing."""
        self.stage, self.number = -1, 0

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
        """Return what stands open, for one row of the truth table, or None.

        A row that has no part in the update gives way to the update's first one.
        """
        if not self.open:
            return None
        updates = trainer.trace_epoch()
        number = min(self.number, len(updates) - 1)
        update = updates[number]
        rows = update.rows
        row = row if row in rows else rows[0]
        return Inside(
            stage=self.stage,
            update=update,
            number=number,
            count=len(updates),
            sample=update.samples[rows.index(row)],
            updated=trainer.trace_row(row, update.updated),
        )
