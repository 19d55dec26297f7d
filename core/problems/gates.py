"""Logic gates as truth tables of two or three inputs, whose rows can be switched off."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from learnscope.core.problems.arrays import read_only
from learnscope.core.problems.kind import Kind
from learnscope.core.validation import ExperimentError, one_of, sequence

#: The inputs of a two-input gate's four rows, in the order 00 01 10 11.
INPUTS: tuple[tuple[float, float], ...] = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))

ROWS = len(INPUTS)

#: The targets of the named gates, row by row: four rows for two inputs, eight for three.
GATES: dict[str, tuple[int, ...]] = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
    "xnor": (1, 0, 0, 1),
    "majority": (0, 0, 0, 1, 0, 1, 1, 1),
    "parity": (0, 1, 1, 0, 1, 0, 0, 1),
}

#: The name of a gate whose targets the learner chose.
CUSTOM = "custom"

#: The inputs of all rows by their number: 00 to 11, and 000 to 111, the last input fastest.
_CORNERS = {2**inputs: read_only(list(product((0.0, 1.0), repeat=inputs))) for inputs in (2, 3)}

_IN_WORDS = {4: "four", 8: "eight"}


def gate_names(inputs: int) -> tuple[str, ...]:
    """Return the names of the gates of two or of three inputs, the learner's own left out."""
    return tuple(name for name, targets in GATES.items() if len(targets) == 2**inputs)


@dataclass(frozen=True)
class Gate(Kind):
    """A truth table of two or three inputs.

    Parameters
    ----------
    name : str
        A key of `GATES`, or ``"custom"``.
    rows : tuple of int, optional
        The row numbers that take part in training, in ascending order; None for all. Row numbers
        read the inputs as a binary number: 0 is 00 (or 000), 3 is 11, 7 is 111.
    targets : tuple of int, optional
        The right answers, 0 or 1, one per row. Given for ``"custom"``, four or eight of them; for
        a named gate they follow from the name.

    Raises
    ------
    ExperimentError
        If the name is unknown, the targets are not four or eight times 0 or 1, a row does not
        exist or stands twice, or no row is left.
    """

    name: str = "and"
    rows: tuple[int, ...] | None = None
    targets: tuple[int, ...] = ()

    kind: ClassVar[str] = "gate"
    noise: ClassVar[float] = 0.0
    task: ClassVar[Literal["classification"]] = "classification"

    def __post_init__(self) -> None:
        one_of("problem.name", self.name, [*GATES, CUSTOM])
        object.__setattr__(self, "targets", self._checked_targets())
        object.__setattr__(self, "rows", self._checked_rows())

    def _checked_targets(self) -> tuple[int, ...]:
        allowed = "a list of four or eight answers, each 0 or 1"
        targets = sequence("problem.targets", self.targets, allowed)
        if self.name != CUSTOM:
            if targets and targets != GATES[self.name]:
                allowed = f"no targets of its own; those of {self.name} follow from its name"
                raise ExperimentError("problem.targets", self.targets, allowed)
            return GATES[self.name]
        if len(targets) not in _CORNERS or not all(type(y) is int and y in {0, 1} for y in targets):
            raise ExperimentError("problem.targets", self.targets, allowed)
        return targets

    def _checked_rows(self) -> tuple[int, ...] | None:
        if self.rows is None:
            return None
        count = len(self.targets)
        allowed = (
            f"null for all rows, or one to {_IN_WORDS[count]} different row numbers "
            f"from 0 to {count - 1}"
        )
        rows = sequence("problem.rows", self.rows, allowed)
        if (
            not rows
            or not all(type(row) is int and 0 <= row < count for row in rows)
            or len(set(rows)) != len(rows)
        ):
            raise ExperimentError("problem.rows", self.rows, allowed)
        return None if len(rows) == count else tuple(sorted(rows))

    @property
    def active(self) -> tuple[int, ...]:
        """The numbers of the rows that take part in training, ascending."""
        return tuple(range(len(self.targets))) if self.rows is None else self.rows

    @property
    def held_out(self) -> tuple[int, ...]:
        """No row: one that is switched off is shown, but not used as a test."""
        return ()

    @property
    def inputs(self) -> NDArray[np.float64]:
        """The inputs of all rows, shape (4, 2) or (8, 3), read-only."""
        return _CORNERS[len(self.targets)]

    @cached_property
    def target_array(self) -> NDArray[np.float64]:
        """The targets of all rows, shape (4,) or (8,), read-only."""
        return read_only(self.targets)

    @property
    def extent(self) -> tuple[tuple[float, float], ...]:
        """The range that a plot should show of each input: half a unit around 0 and 1."""
        return tuple((-0.5, 1.5) for _ in self.input_names)

    @cached_property
    def separable(self) -> bool:
        """Whether one line (or plane) can have all active 1s on one side, all active 0s on the
        other.

        Of the 16 tables of two inputs only XOR and XNOR can't be separated: for any plane z over
        the unit square z(0,0) + z(1,1) = z(0,1) + z(1,0), but one sum would have to be positive
        and the other not (M. Minsky and S. Papert, *Perceptrons*, 1969, ch. 2). Of the 256 of
        three inputs 104 can.
        """  # noqa: D205
        return self._divided()

    @cached_property
    def separable_through_origin(self) -> bool:
        """Whether a line (or plane) through the origin can do so: a neuron's without a bias."""
        return self._divided(bias=False)

    def with_target(self, row: int, target: int) -> "Gate":
        """Return the learner's own gate: this one with one answer changed."""
        targets = [*self.targets]
        targets[row] = target
        return Gate(CUSTOM, self.rows, tuple(targets))

    def with_row(self, row: int, active: bool) -> "Gate":
        """Return this gate with one row switched on or off.

        Raises
        ------
        ExperimentError
            If it was the last row left.
        """
        rows = {*self.active, row} if active else {*self.active} - {row}
        return Gate(self.name, tuple(sorted(rows)), self.targets)

    def to_dict(self) -> dict[str, Any]:
        """Return the gate as plain values for JSON."""
        rows = None if self.rows is None else list(self.rows)
        data: dict[str, Any] = {"kind": "gate", "name": self.name, "rows": rows}
        if self.name == CUSTOM:
            data["targets"] = list(self.targets)
        return data
