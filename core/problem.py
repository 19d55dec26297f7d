"""What is to be learned: a logic gate as its truth table, whose rows can be switched off."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from learnscope.core.validation import ExperimentError, one_of, sequence

#: The inputs of a gate's four rows, in the order 00 01 10 11.
INPUTS: tuple[tuple[float, float], ...] = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))

#: The targets of the named gates, row by row.
GATES: dict[str, tuple[int, int, int, int]] = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
    "xnor": (1, 0, 0, 1),
}

#: The name of a gate whose targets the learner chose.
CUSTOM = "custom"

ROWS = len(INPUTS)


@dataclass(frozen=True, slots=True)
class Gate:
    """A truth table of two inputs.

    Parameters
    ----------
    name : str
        A key of `GATES`, or ``"custom"``.
    rows : tuple of int, optional
        The row numbers that take part in training, in ascending order; None for all four.
    targets : tuple of int, optional
        The right answers, 0 or 1, one per row. Given for ``"custom"``; for a named gate they
        follow from the name.

    Raises
    ------
    ExperimentError
        If the name is unknown, the targets are not four times 0 or 1, a row does not exist or
        stands twice, or no row is left.
    """

    name: str = "and"
    rows: tuple[int, ...] | None = None
    targets: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        one_of("problem.name", self.name, [*GATES, CUSTOM])
        object.__setattr__(self, "targets", self._checked_targets())
        object.__setattr__(self, "rows", self._checked_rows())

    def _checked_targets(self) -> tuple[int, ...]:
        allowed = "a list of four answers, each 0 or 1"
        targets = sequence("problem.targets", self.targets, allowed)
        if self.name != CUSTOM:
            if targets and targets != GATES[self.name]:
                allowed = f"no targets of its own; those of {self.name} follow from its name"
                raise ExperimentError("problem.targets", self.targets, allowed)
            return GATES[self.name]
        if len(targets) != ROWS or not all(type(y) is int and y in {0, 1} for y in targets):
            raise ExperimentError("problem.targets", self.targets, allowed)
        return targets

    def _checked_rows(self) -> tuple[int, ...] | None:
        if self.rows is None:
            return None
        allowed = "null for all rows, or one to four different row numbers from 0 to 3"
        rows = sequence("problem.rows", self.rows, allowed)
        if (
            not rows
            or not all(type(row) is int and 0 <= row < ROWS for row in rows)
            or len(set(rows)) != len(rows)
        ):
            raise ExperimentError("problem.rows", self.rows, allowed)
        return None if len(rows) == ROWS else tuple(sorted(rows))

    @property
    def active(self) -> tuple[int, ...]:
        """The numbers of the rows that take part in training, ascending."""
        return tuple(range(ROWS)) if self.rows is None else self.rows

    @property
    def inputs(self) -> NDArray[np.float64]:
        """The inputs of all rows, shape (4, 2)."""
        return np.array(INPUTS)

    @property
    def separable(self) -> bool:
        """Whether one straight line can have all active 1s on one side and all 0s on the other.

        Only a table with all four rows can fail. For any plane z over the unit square,
        z(0,0) + z(1,1) = z(0,1) + z(1,0). If the answers on one diagonal are all 1 and on the
        other all 0, one sum would have to be positive and the other not; in every other case a
        separating line is easily drawn (M. Minsky and S. Papert, *Perceptrons*, 1969, ch. 2).
        """
        if self.rows is not None:
            return True
        y00, y01, y10, y11 = self.targets
        return not (y00 == y11 and y01 == y10 and y00 != y01)

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
