"""A run as a text: what was seen is what is kept, and how it came about.

The text holds where the run stands, bit for bit, and the experiment with the log of its changes, of
which every epoch follows. So whoever reads it stands there at once, and can go through the run anew
to have its record, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from learnscope.core.experiment import MAX_NUMBERS, PART_READERS, Experiment, parsed
from learnscope.core.run.changes import Changes, RunSettings
from learnscope.core.run.trajectory import TrainingState
from learnscope.core.start import checked_edit
from learnscope.core.validation import (
    ExperimentError,
    finite_number,
    keys,
    non_negative,
    sequence,
    whole_number,
)

if TYPE_CHECKING:
    from learnscope.core.trainer import Trainer

Array = NDArray[np.float64]

FORMAT = "learnscope"

#: How the names of files with runs end.
ENDING = ".learnscope"

#: The version of the text.
VERSION = 1

#: The version of the recipes that numbers come of: another one's runs may go elsewhere.
NUMBERS = 2

#: The last epoch that a run can be kept at.
MAX_EPOCH = 1_000_000_000_000

#: What can be changed in mid-run, as `Changes.to_list` names it.
_SETTINGS = ("loss", "optimizer", "penalty", "batch")

_KEYS = ("format", "version", "numbers", "experiment", "changes", "epoch", "latest")
_STATE = ("parameters", "memory", "learning_rate")


@dataclass(frozen=True, slots=True, eq=False)
class SavedRun:
    """What a text says of a run.

    Parameters
    ----------
    experiment : Experiment
        As the run began.
    changes : Changes
        What was changed on the way, up to `latest`.
    epoch, latest : int
        Where the run stands, and the last epoch that was trained.
    state : TrainingState
        θ there, and what the optimizer remembers.
    learning_rate : float
        What is in force for the epochs to come.
    numbers : int
        The version of the recipes with which it was trained.
    beside : mapping
        What others keep with it, by their own names, as plain values.
    """

    experiment: Experiment
    changes: Changes
    epoch: int
    latest: int
    state: TrainingState
    learning_rate: float
    numbers: int = NUMBERS
    beside: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, trainer: Trainer, beside: Mapping[str, Any] | None = None) -> SavedRun:
        """Return what there is to keep of a run."""
        changes, rate = trainer.changes, trainer.learning_rate
        if trainer.epoch == trainer.latest:
            # What is set for the epochs to come is noted once they are trained.
            changes = changes.with_settings(trainer.epoch, RunSettings.of(trainer.experiment))
        # What was changed before the first epoch is how it began.
        begun_with = changes.entries[0].settings.applied_to(trainer.begun_with)
        return cls(
            begun_with,
            changes,
            trainer.epoch,
            trainer.latest,
            trainer.training_state,
            rate,
            beside=beside or {},
        )

    @property
    def in_force(self) -> Experiment:
        """The experiment with the settings that are in force where the run stands."""
        settings = self.changes.in_force(self.epoch).settings.at(self.learning_rate)
        return settings.applied_to(self.experiment)

    def with_beside(self, beside: Mapping[str, Any]) -> SavedRun:
        """Return the same run with other things beside it."""
        return replace(self, beside=beside)

    def to_dict(self) -> dict[str, Any]:
        """Return the run as plain values for JSON."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "numbers": self.numbers,
            "experiment": self.experiment.to_dict(),
            "changes": self.changes.to_list(),
            "epoch": self.epoch,
            "latest": self.latest,
            "parameters": self.state.parameters.tolist(),
            "memory": self.state.memory.tolist(),
            "learning_rate": self.learning_rate,
            **self.beside,
        }

    def to_json(self) -> str:
        """Return the run as JSON text, from which `from_json` reads an equal one."""
        return json.dumps(self.to_dict(), indent=1)

    @classmethod
    def from_json(cls, text: str | bytes) -> SavedRun:
        """Read a run, as `from_dict` does.

        Raises
        ------
        ExperimentError
            If the text is not JSON, not that of a run, or one of a later version of the format.
        """
        return cls.from_dict(parsed(text))

    @classmethod
    def from_dict(cls, data: Any) -> SavedRun:
        """Return the run that plain values describe.

        Raises
        ------
        ExperimentError
            If they are not those of a run, or of a later version of the format.
        """
        if not is_run(data):
            raise ExperimentError("format", data, f'the values of a run, with "{FORMAT}"')
        whole_number("version", data.get("version"), 1, VERSION)
        missing = [name for name in (*_KEYS, *_STATE) if name not in data]
        if missing:
            raise ExperimentError(missing[0], None, "a value: the file is not whole")
        experiment = Experiment.from_dict(data["experiment"])
        latest = whole_number("latest", data["latest"], 0, MAX_EPOCH)
        epoch = whole_number("epoch", data["epoch"], 0, latest)
        changes = _read_changes(experiment, data["changes"], latest)
        settings = changes.in_force(epoch).settings
        rows = len(settings.optimizer.rule.memories)
        theta = checked_edit(data["parameters"], experiment.model)
        memory = _read_memory(data["memory"], rows, len(theta))
        return cls(
            experiment,
            changes,
            epoch,
            latest,
            TrainingState(np.array(theta), memory),
            non_negative("learning_rate", data["learning_rate"]),
            whole_number("numbers", data["numbers"], 1, MAX_NUMBERS),
            {name: data[name] for name in data if name not in (*_KEYS, *_STATE)},
        )

    def retraced(self, trainer: Trainer) -> Iterator[float]:
        """Train a run as this one was, in portions, as far as its epoch.

        Parameters
        ----------
        trainer : Trainer
            One of the experiment, at its start; at the end it stands where this run does, with all
            its record. Where its numbers go elsewhere it may end sooner; see `is_where`.

        Yields
        ------
        float
            How much of the way is gone, as a share.
        """
        for entry, stop in zip(
            self.changes.entries,
            [*(entry.epoch for entry in self.changes.entries[1:]), self.latest],
            strict=True,
        ):
            if trainer.epoch < entry.epoch:
                return
            settings = entry.settings
            trainer.change(
                optimizer=settings.optimizer,
                loss=settings.loss,
                penalty=settings.penalty,
                batch=settings.batch,
            )
            if entry.parameters is not None:
                trainer.edit(entry.parameters)
            while trainer.epoch < stop:
                portion = stop - trainer.epoch
                block = trainer.next_block(portion)
                if block is None:
                    return
                trainer.take_in(block, block.work_out())
                yield trainer.epoch / max(self.latest, 1)
        while trainer.epoch != self.epoch:
            back = trainer.next_block_to(self.epoch)
            if back is None:
                break
            trainer.retrace(back, back.work_out())
            yield 1.0
        trainer.learning_rate = self.learning_rate

    def is_where(self, trainer: Trainer) -> bool:
        """Return whether a run stands where this one does, bit for bit."""
        here = trainer.training_state
        return (
            (trainer.epoch, trainer.latest) == (self.epoch, self.latest)
            and here.parameters.tobytes() == self.state.parameters.tobytes()
            and here.memory.tobytes() == self.state.memory.tobytes()
        )


def is_run(data: Any) -> bool:
    """Return whether plain values are those of a run, and not of an experiment alone."""
    return isinstance(data, Mapping) and data.get("format") == FORMAT


def experiment_text(experiment: Experiment) -> str:
    """Return an experiment's JSON text, with the version of the recipes where that matters."""
    data = experiment.to_dict()
    return json.dumps({**data, "numbers": NUMBERS} if experiment.draws_normals else data, indent=2)


def starts_otherwise(data: Mapping[str, Any], experiment: Experiment) -> bool:
    """Return whether an experiment begins otherwise than where a file of it was written.

    Parameters
    ----------
    data : mapping
        The file's plain values. A file that names no version of the recipes is older than they are.
    experiment : Experiment
        What was read of them.
    """
    return data.get("numbers", 1) != NUMBERS and experiment.draws_normals


def _read_changes(experiment: Experiment, value: Any, latest: int) -> Changes:
    changes = Changes.none(experiment)
    settings, last = RunSettings.of(experiment), 0
    for i, entry in enumerate(sequence("changes", value, "a list of changes")):
        name = f"changes[{i}]"
        data = keys(name, entry, ["epoch", *_SETTINGS, "parameters"])
        epoch = whole_number(f"{name}.epoch", data.get("epoch"), last, latest)
        given = {key: PART_READERS[key](data[key]) for key in _SETTINGS if key in data}
        settings, last = replace(settings, **given), epoch
        # Whether the problem can be trained so.
        settings.applied_to(experiment)
        changes = changes.with_settings(epoch, settings)
        if "parameters" in data:
            changes = changes.with_edit(epoch, checked_edit(data["parameters"], experiment.model))
    return changes


def _read_memory(value: Any, rows: int, parameters: int) -> Array:
    allowed = f"{rows} lists of {parameters} numbers"
    read = [
        sequence(f"memory[{i}]", row, allowed)
        for i, row in enumerate(sequence("memory", value, allowed))
    ]
    if len(read) != rows or any(len(row) != parameters for row in read):
        raise ExperimentError("memory", value, allowed)
    numbers: Sequence[Sequence[float]] = [
        [finite_number(f"memory[{i}]", number) for number in row] for i, row in enumerate(read)
    ]
    return np.array(numbers, dtype=np.float64).reshape(rows, parameters)
