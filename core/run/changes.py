"""What a person changed while a run went on, each at its epoch: settings and parameters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from learnscope.core.experiment import Batch, Experiment
    from learnscope.core.optimizers import Optimizer
    from learnscope.core.penalties import Penalty

#: θ, such as w1, w2, b
Parameters = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class RunSettings:
    """The part of an experiment that can change during a run."""

    loss: str
    optimizer: Optimizer
    penalty: Penalty
    batch: Batch

    @classmethod
    def of(cls, experiment: Experiment) -> RunSettings:
        """Return the settings of an experiment."""
        return cls(experiment.loss, experiment.optimizer, experiment.penalty, experiment.batch)

    def applied_to(self, experiment: Experiment) -> Experiment:
        """Return an experiment with these settings."""
        return replace(
            experiment,
            loss=self.loss,
            optimizer=self.optimizer,
            penalty=self.penalty,
            batch=self.batch,
        )

    def at(self, learning_rate: float) -> RunSettings:
        """Return the same at another learning rate."""
        return replace(self, optimizer=self.optimizer.at(learning_rate))

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as plain values for JSON."""
        return {
            "loss": self.loss,
            "optimizer": self.optimizer.to_dict(),
            "penalty": self.penalty.to_dict(),
            "batch": self.batch.to_dict(),
        }


class Change(NamedTuple):
    """What is in force from an epoch on, and how it began there."""

    epoch: int
    settings: RunSettings
    #: How many updates the optimizer has made before it.
    made: int = 0
    #: Whether the optimizer begins there, or is another than before, and so remembers nothing.
    forgets: bool = False
    #: The parameters that were set by hand, if they were.
    parameters: Parameters | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """The log of a run's changes, as a value.

    With the experiment it determines every epoch of the run: a replay that meets the same changes
    at the same epochs gives the same numbers, bit for bit.

    Parameters
    ----------
    samples : int
        How many samples train.
    entries : tuple of Change
        By epoch, ascending, one an epoch at most; the first is at epoch 0.
    """

    samples: int
    entries: tuple[Change, ...]

    @classmethod
    def none(cls, experiment: Experiment) -> Changes:
        """Return the log of a run in which nothing was changed yet."""
        first = Change(0, RunSettings.of(experiment), forgets=True)
        return cls(len(experiment.problem.active), (first,))

    @property
    def rates(self) -> tuple[tuple[int, float], ...]:
        """Each learning rate with the epoch from which it is in force, ascending."""
        rates: list[tuple[int, float]] = []
        for entry in self.entries:
            rate = entry.settings.optimizer.learning_rate
            if not rates or rates[-1][1] != rate:
                rates.append((entry.epoch, rate))
        return tuple(rates)

    @property
    def edits(self) -> tuple[tuple[int, Parameters], ...]:
        """The parameters that were set by hand, with the epoch at which they were, ascending."""
        return tuple(
            (entry.epoch, entry.parameters)
            for entry in self.entries
            if entry.parameters is not None
        )

    @property
    def edited(self) -> bool:
        """Whether parameters were ever set by hand."""
        return any(entry.parameters is not None for entry in self.entries)

    @property
    def epochs(self) -> tuple[int, ...]:
        """The epochs at which something was changed, ascending."""
        return tuple(entry.epoch for entry in self.entries[1:]) + tuple(
            entry.epoch for entry in self.entries[:1] if entry.parameters is not None
        )

    def before(self, epoch: int) -> Change:
        """Return what was in force when an epoch was trained; at epoch 0 what is from there on."""
        return self.entries[max(self._index(epoch - 1), 0)]

    def in_force(self, epoch: int) -> Change:
        """Return what is in force from an epoch on."""
        return self.entries[self._index(epoch)]

    def at(self, epoch: int) -> Change | None:
        """Return what was changed at an epoch, or None."""
        entry = self.in_force(epoch)
        return entry if entry.epoch == epoch else None

    def rate_from(self, epoch: int) -> float:
        """Return the learning rate with which the epoch after `epoch` is trained."""
        return self.in_force(epoch).settings.optimizer.learning_rate

    def made_at(self, change: Change, epoch: int) -> int:
        """Return how many updates an optimizer has made, if `change` is in force until an epoch."""
        size = change.settings.batch.size or self.samples
        return change.made + (epoch - change.epoch) * -(-self.samples // size)

    def measured_alike_since(self, epoch: int) -> int:
        """Return since when the losses up to an epoch can be compared.

        That is since the loss or the penalty is another, or the parameters were set by hand.
        """
        index = self._index(epoch)
        while index > 0 and self.entries[index].parameters is None:
            here, before = self.entries[index].settings, self.entries[index - 1].settings
            if (here.loss, here.penalty) != (before.loss, before.penalty):
                break
            index -= 1
        return self.entries[index].epoch

    def next_after(self, epoch: int, last: int) -> int:
        """Return the first epoch after one at which something was changed, `last` at most."""
        index = self._index(epoch) + 1
        return min(self.entries[index].epoch, last) if index < len(self.entries) else last

    def up_to(self, epoch: int) -> Changes:
        """Return the log without what came after an epoch."""
        kept = self._index(epoch) + 1
        return self if kept == len(self.entries) else replace(self, entries=self.entries[:kept])

    def with_settings(self, epoch: int, settings: RunSettings) -> Changes:
        """Return the log with settings in force from an epoch, none noted after it."""
        present = self.up_to(epoch)
        here = present.entries[-1]
        if here.settings == settings:
            return present
        edit = here.parameters if here.epoch == epoch else None
        return present._with(epoch, settings, edit)

    def with_edit(self, epoch: int, parameters: Parameters) -> Changes:
        """Return the log with parameters set by hand at an epoch, no change noted after it."""
        present = self.up_to(epoch)
        return present._with(epoch, present.entries[-1].settings, parameters)

    def _with(self, epoch: int, settings: RunSettings, parameters: Parameters | None) -> Changes:
        """Return the log with another last entry, at an epoch."""
        entries = self.entries[:-1] if self.entries[-1].epoch == epoch else self.entries
        if not entries:
            first = Change(epoch, settings, forgets=True, parameters=parameters)
            return replace(self, entries=(first,))
        before = entries[-1]
        if parameters is None and before.settings == settings:
            return replace(self, entries=entries)
        forgets = before.settings.optimizer.name != settings.optimizer.name
        made = 0 if forgets else self.made_at(before, epoch)
        return replace(self, entries=(*entries, Change(epoch, settings, made, forgets, parameters)))

    def _index(self, epoch: int) -> int:
        """Return which entry is in force from an epoch on; −1 before the first."""
        return bisect_right(self.entries, epoch, key=attrgetter("epoch")) - 1

    def to_list(self) -> list[dict[str, Any]]:
        """Return the changes as plain values for JSON: of each what it changed, and its epoch."""
        changes: list[dict[str, Any]] = []
        settings: dict[str, Any] = {}
        for entry in self.entries:
            now = entry.settings.to_dict()
            changed = {name: value for name, value in now.items() if settings.get(name) != value}
            settings = now
            if entry is self.entries[0]:
                # The experiment itself says with which settings the run began.
                changed = {}
            if entry.parameters is not None:
                changed["parameters"] = list(entry.parameters)
            if changed:
                changes.append({"epoch": entry.epoch, **changed})
        return changes
