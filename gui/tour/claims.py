"""What a card says in words of sizes and directions, as comparisons that can be checked.

A claim is written ``"loss < before.loss"`` or ``"1.9 < w1"``: two quantities of
`learnscope.gui.tour.quantities`, or a quantity and a number, and how they compare. Those of
`before` hold where the card begins; those of `after` hold once its question is answered or its task
done, where a quantity with ``before.`` is what it was at the beginning.
"""

import operator
from collections.abc import Callable, Mapping
from math import isclose
from typing import NamedTuple

#: Between two numbers: smaller, larger, or the same in all digits that are shown.
_RELATIONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "=": lambda one, other: isclose(one, other, rel_tol=1e-9, abs_tol=1e-9),
}


class Claim(NamedTuple):
    """One comparison; either side is the name of a quantity or a number."""

    left: str | float
    relation: str
    right: str | float

    @classmethod
    def parse(cls, text: str) -> "Claim":
        """Read a claim.

        Raises
        ------
        ValueError
            If it is not two sides with one of ``<``, ``>``, ``=`` between them.
        """
        sides = text.split()
        if len(sides) != 3 or sides[1] not in _RELATIONS:
            raise ValueError(f"no claim: {text!r}")
        return cls(_side(sides[0]), sides[1], _side(sides[2]))

    def names(self) -> set[str]:
        """Return the names of its quantities."""
        return {side for side in (self.left, self.right) if isinstance(side, str)}

    def holds(self, values: Mapping[str, float]) -> bool:
        """Return whether it is so, by the values of its quantities."""
        left, right = (
            values[side] if isinstance(side, str) else side for side in (self.left, self.right)
        )
        return _RELATIONS[self.relation](left, right)


class Claims(NamedTuple):
    """What is so where a card begins, and what once it is done."""

    before: tuple[Claim, ...] = ()
    after: tuple[Claim, ...] = ()

    def names(self) -> set[str]:
        """Return the names of all their quantities."""
        return {name for claim in (*self.before, *self.after) for name in claim.names()}


def _side(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text
