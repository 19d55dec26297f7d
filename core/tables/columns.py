"""A column of a file: what stands in it, and so what it can be used for."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from learnscope.core.tables.numbers import (
    DecimalMark,
    Number,
    is_date,
    is_missing,
    read_number,
)

#: What most of its cells are.
Kind = Literal["numbers", "text", "dates", "empty"]

#: So many different labels are told apart at most; a column with more of them holds words.
MOST_LABELS = 20

#: What columns of row numbers are called, in lower case.
_ROW_NUMBER_NAMES = re.compile(
    r"|unnamed: ?\d+|id|index|idx|row|row ?(number|names?|id)|no|no\.|nr|nr\.|num|number|#|№|obs"
    r"|sample ?id|record|lfd\.? ?nr\.?|번호|순번|연번|일련번호|학번|행|numéro|numero|n°|nº"
)

_ID = re.compile(r"[a-z]I[dD]$|[_ ][iI][dD]$")

#: From so many rows on, consecutive numbers under another name are no chance.
_NO_CHANCE = 5

_WHOLE = re.compile(r"[0-9]+")


@dataclass(frozen=True)
class Column:
    """One column of a file.

    Parameters
    ----------
    index : int
        Its place, from 0.
    name : str
        What the header calls it; empty where it has no name.
    cells : tuple of str
        One a row.
    named_rows : bool
        Whether it holds the names that R gives to rows.
    headed : bool
        Whether the file has a header, so that a column without a name has none on purpose.
    """

    index: int
    name: str
    cells: tuple[str, ...]
    named_rows: bool = False
    headed: bool = False

    @property
    def place(self) -> str:
        """Its name or, without one, its number from 1."""
        return self.name or str(self.index + 1)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """What each cell is as a number, in either reading."""
        return tuple(map(read_number, self.cells))

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The different values, as each stands where it comes first; `MOST_LABELS` + 1 at most.

        Words that differ in capitals alone are one label, unless there is no other.
        """
        found = self._different(fold=True)
        if len(found) == 1 and not self._is_number(found[0]):
            return self._different(fold=False)
        return found

    def _different(self, fold: bool) -> tuple[str, ...]:
        seen: dict[object, str] = {}
        for cell in self._present:
            seen.setdefault(self.key(cell, fold), cell)
            if len(seen) > MOST_LABELS:
                break
        return tuple(seen.values())

    @staticmethod
    def key(cell: str, fold: bool = True) -> object:
        """Return what two cells of one label have in common."""
        number = read_number(cell)
        if not number.unit and number.point is not None and number.point == number.comma:
            return number.point
        if number.point is not None and not number.unit and number.comma is None:
            return number.point
        return cell.casefold() if fold else cell

    @cached_property
    def _present(self) -> tuple[str, ...]:
        """The cells that say something; a − beside a + does."""
        signs = {cell for cell in self.cells if cell}
        if len(signs) == 2 and "+" in signs and signs & {"-", "–", "−"}:
            return tuple(filter(None, self.cells))
        return tuple(cell for cell in self.cells if not is_missing(cell))

    @cached_property
    def kind(self) -> Kind:
        """What most of its cells are."""
        present = self._present
        numbers = [cell for cell in present if self._is_number(cell)]
        dates = [cell for cell in present if is_date(cell)]
        if not present:
            return "empty"
        if 2 * len(numbers) >= len(present):
            return "numbers"
        return "dates" if 2 * len(dates) >= len(present) else "text"

    @staticmethod
    def _is_number(cell: str) -> bool:
        number = read_number(cell)
        return number.point is not None or number.comma is not None

    def is_missing(self, row: int) -> bool:
        """Return whether a row has nothing in this column."""
        cell = self.cells[row]
        if self.kind == "numbers":
            return is_missing(cell, among_numbers=True)
        return is_missing(cell) and (not cell or cell not in self._present)

    @cached_property
    def has_words(self) -> bool:
        """Whether there is a cell that is neither a number nor empty."""
        cells = [cell for row, cell in enumerate(self.cells) if not self.is_missing(row)]
        return not all(map(self._is_number, cells))

    @cached_property
    def values(self) -> Counter[float]:
        """Its numbers, and how often each is there."""
        mark = self.mark or "."
        values = [number.value(mark) for number in self.numbers]
        return Counter(value for value in values if value is not None)

    @cached_property
    def is_soft(self) -> bool:
        """Whether it holds two numbers within 0 and 1, as soft targets do."""
        return len(self.values) == 2 and all(0.001 <= value < 1.0 for value in self.values)

    @cached_property
    def unit(self) -> str:
        """What stands before or behind most of its numbers."""
        units = Counter(number.unit for number in self._read())
        return units.most_common(1)[0][0] if units else ""

    @cached_property
    def mark(self) -> DecimalMark | None:
        """The decimal mark that makes numbers of most cells; None if both make as many.

        A number of four figures without any mark says that none parts thousands.
        """
        numbers = list(self._read())
        point = len([number for number in numbers if number.point is not None])
        comma = len([number for number in numbers if number.comma is not None])
        if point != comma:
            return "." if point > comma else ","
        two = self.two_readings
        if two is not None and any(len(cell) > 3 and _WHOLE.fullmatch(cell) for cell in self.cells):
            return "." if "." in two else ","
        return None

    @cached_property
    def two_readings(self) -> str | None:
        """The first cell that is one number or another, such as 1,050; None if there is none."""
        cells = zip(self.cells, self.numbers, strict=True)
        return next((cell for cell, number in cells if number.has_two_values), None)

    def _read(self) -> Iterator[Number]:
        for number in self.numbers:
            if number.point is not None or number.comma is not None:
                yield number

    @cached_property
    def is_constant(self) -> bool:
        """Whether every row has the same in it."""
        return len(self.cells) > 1 and len(self._present) == len(self.cells) == self._most_common

    @property
    def _most_common(self) -> int:
        return Counter(map(self.key, self.cells)).most_common(1)[0][1]

    @cached_property
    def is_row_numbers(self) -> bool:
        """Whether it counts the rows, from 0 or 1, or has no name and tells them apart."""
        if self.named_rows:
            return True
        if not all(map(_WHOLE.fullmatch, self.cells)) or len(self.cells) < 2:
            return False
        found = [int(cell) for cell in self.cells]
        first = found[0]
        counts = first in {0, 1} and found == list(range(first, first + len(found)))
        named = _ROW_NUMBER_NAMES.fullmatch(self.name.casefold()) or _ID.search(self.name)
        # Without a name they stand in front.
        if self.headed and named and (self.name or self.index == 0):
            return counts or (len(set(found)) == len(found) > 2)
        return counts and len(found) >= _NO_CHANCE

    @cached_property
    def tells_rows_apart(self) -> bool:
        """Whether nearly every row has another text in it, as names have."""
        return len(set(self._present)) > 0.9 * len(self.cells)
