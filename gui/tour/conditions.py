"""What counts as done: small questions to a snapshot, named in the lessons' data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from learnscope.core import Gate
from learnscope.gui.snapshot.inside import STAGES
from learnscope.gui.snapshot.snapshot import Snapshot

#: Done as soon as it is read, and done once the card's question is answered.
READ, ANSWER = "read", "answer"


@dataclass(frozen=True, slots=True)
class Condition:
    """What a learner has to have done before a card counts as done.

    Parameters
    ----------
    kind : str
        A key of `KINDS`.
    arguments : mapping
        The figures that the kind asks for, by name.
    """

    kind: str
    arguments: Mapping[str, Any]

    def is_met(self, snapshot: Snapshot, answered: bool) -> bool:
        """Return whether it is met.

        Parameters
        ----------
        snapshot : Snapshot
            What stands now.
        answered : bool
            Whether the card's question is answered.
        """
        if self.kind == ANSWER:
            return answered
        return KINDS[self.kind].test(snapshot, **self.arguments)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of condition: the names of its arguments, and its test."""

    arguments: tuple[str, ...]
    test: Callable[..., bool]


def _read(_snapshot: Snapshot) -> bool:
    return True


def _epoch_at_least(snapshot: Snapshot, n: int) -> bool:
    return snapshot.epoch >= n


def _row_selected(snapshot: Snapshot, row: int) -> bool:
    return snapshot.selected == row


def _stage_open(snapshot: Snapshot, stage: str) -> bool:
    inside = snapshot.inside
    return inside is not None and inside.stage >= STAGES.index(stage)


def _loss_below(snapshot: Snapshot, value: float) -> bool:
    return snapshot.loss < value


def _parameter_in(snapshot: Snapshot, name: str, low: float, high: float) -> bool:
    names = snapshot.experiment.model.parameter_names
    return name in names and low <= snapshot.parameters[names.index(name)] <= high


def _output_in(snapshot: Snapshot, row: int, low: float, high: float) -> bool:
    return row < len(snapshot.outputs) and low <= snapshot.outputs[row] <= high


def _learning_rate(snapshot: Snapshot, low: float, high: float) -> bool:
    return low <= snapshot.experiment.optimizer.learning_rate <= high


def _gate(snapshot: Snapshot, name: str) -> bool:
    problem = snapshot.experiment.problem
    return isinstance(problem, Gate) and problem.name == name


def _edited(snapshot: Snapshot) -> bool:
    return snapshot.changes.edited


def _loss_function(snapshot: Snapshot, name: str) -> bool:
    return snapshot.experiment.loss == name


#: The kinds by name. `ANSWER` is not one of a snapshot: the tour knows it.
KINDS: dict[str, Kind] = {
    READ: Kind((), _read),
    ANSWER: Kind((), _read),
    "epoch_at_least": Kind(("n",), _epoch_at_least),
    "row_selected": Kind(("row",), _row_selected),
    "stage_open": Kind(("stage",), _stage_open),
    "loss_below": Kind(("value",), _loss_below),
    "parameter_in": Kind(("name", "low", "high"), _parameter_in),
    "output_in": Kind(("row", "low", "high"), _output_in),
    "learning_rate": Kind(("low", "high"), _learning_rate),
    "gate": Kind(("name",), _gate),
    "edited": Kind((), _edited),
    "loss_function": Kind(("name",), _loss_function),
}
