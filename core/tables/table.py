"""A file as a table: named columns of cells, the lines they stand in, and how it was found out."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal, TypedDict

from learnscope.core.problems.own_data import MAX_NAME, MAX_SAMPLES
from learnscope.core.problems.sampled import Task
from learnscope.core.tables.columns import Column
from learnscope.core.tables.numbers import DecimalMark, is_missing, read_number
from learnscope.core.tables.refusal import CsvError
from learnscope.core.tables.rows import Row, Rows, read_rows
from learnscope.core.tables.text import Text, decode

MAX_BYTES = 5_000_000

#: More columns than can be looked at with any sense.
MAX_COLUMNS = 200

#: How many lines with a single cell above the table may be its title.
_MOST_TITLES = 5

#: How many rows are looked at to tell a header.
_LOOKED_AT = 50

#: What a comment begins with in which `write_csv` says what the cells cannot.
SAYS = "learnscope:"


class Said(TypedDict, total=False):
    """What can be said of samples beside what stands in the cells; as `OwnData` has it."""

    task: Task
    labels: tuple[str, str] | None
    names: tuple[str, ...]
    target_name: str


@dataclass(frozen=True)
class Table:
    """All that stands in a file, in columns; nothing is chosen yet.

    Parameters
    ----------
    columns : tuple of Column
    lines : tuple of int
        The line, from 1, in which each row begins.
    separator, encoding : str
    header : str
        ``"names"`` or ``"none"``; or ``"numbers"``, if the first row may be either: it then stands
        as the names.
    titles, comments : tuple of int
        The lines that were passed over.
    said : dict
        What a comment of `write_csv` says of the samples, beside what stands in the cells.
    """

    columns: tuple[Column, ...]
    lines: tuple[int, ...]
    separator: str = ","
    encoding: str = "utf-8"
    header: Literal["names", "none", "numbers"] = "none"
    titles: tuple[int, ...] = ()
    comments: tuple[int, ...] = ()
    said: Said = field(default_factory=Said)
    #: The header that may be a point.
    first: Row | None = None

    @cached_property
    def mark(self) -> DecimalMark | None:
        """The decimal mark of the file; None if nothing in it says which one it is.

        What one column leaves open, others may tell: nobody has two decimal marks.
        """
        told = {column.mark for column in self.columns if column.kind == "numbers"} - {None}
        return told.pop() if len(told) == 1 else None

    def mark_of(self, column: Column) -> DecimalMark | None:
        """Return the decimal mark of a column; None if its numbers can be read in two ways."""
        if column.two_readings is None or column.mark is not None:
            return column.mark or "."
        if self.mark is not None:
            return self.mark
        # Between commas the point is the decimal mark; thousands would be told by smaller numbers.
        parts = self.separator == "," and "." in column.two_readings
        return "." if parts and not any(cell.isdigit() for cell in column.cells) else None

    def with_first_row(self) -> "Table":
        """Return the table with the header that may be a point as its first row."""
        if self.first is None:
            return self
        cells = (*self.first.cells, *[""] * (len(self.columns) - len(self.first.cells)))
        columns = tuple(
            Column(column.index, "", (cell, *column.cells))
            for column, cell in zip(self.columns, cells, strict=True)
        )
        return replace(
            self, columns=columns, lines=(self.first.line, *self.lines), header="none", first=None
        )


def read_table(data: bytes | str) -> Table:
    """Return what stands in a file, or what was copied from one.

    Parameters
    ----------
    data : bytes or str
        At most `MAX_BYTES`, with at most 10,000 rows.

    Raises
    ------
    CsvError
        If it is no table.
    """
    if len(data) > MAX_BYTES:
        raise CsvError("too_large", len(data), f"at most {MAX_BYTES} bytes")
    text = Text(data.lstrip("\ufeff"), "utf-8") if isinstance(data, str) else decode(data)
    # One more than allowed, a header and titles.
    found = read_rows(text.text, MAX_SAMPLES + 2 + _MOST_TITLES)
    titles, rows = _without_titles(found)
    names, rows = _header(found, rows)
    if not rows:
        allowed = "at least one line with numbers"
        raise CsvError("empty", text.text[:_LOOKED_AT], allowed)
    if len(rows) > MAX_SAMPLES:
        allowed = f"at most {MAX_SAMPLES} samples"
        raise CsvError("too_many_rows", MAX_SAMPLES + 1, allowed, rows[MAX_SAMPLES].line)
    asked = names is not None and names in found.rows and _is_numbers(names, rows)
    named = _Names(names, rows)
    cells = _filled(rows, named)
    columns = tuple(
        Column(
            i,
            named.names[i],
            tuple(row[i] for row in cells),
            named.rows_are_named and i == 0,
            names is not None and not asked,
        )
        for i in range(len(named.names))
    )
    return Table(
        columns,
        tuple(row.line for row in rows),
        found.separator,
        text.encoding,
        "numbers" if asked else "none" if names is None else "names",
        tuple(row.line for row in titles),
        tuple(line for line in found.comments if line != (names.line if names else 0)),
        _said(found.comments.values(), len(columns) - 1),
        names if asked else None,
    )


def _without_titles(found: Rows) -> tuple[Sequence[Row], Sequence[Row]]:
    """Return lines with a single word above a table of several columns, and the other rows."""
    rows = found.rows
    width = _width(rows)
    titles = 0
    while (
        titles < min(_MOST_TITLES, len(rows) - 1)
        and len(rows[titles].cells) == 1 < width
        and _is_word(rows[titles].cells[0])
        # The header of a single column beside R's names of rows.
        and not (width == 2 and found.separator == " ")
    ):
        titles += 1
    return rows[:titles], rows[titles:]


def _width(rows: Sequence[Row]) -> int:
    counts = Counter(len(row.cells) for row in rows)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _header(found: Rows, rows: Sequence[Row]) -> tuple[Row | None, Sequence[Row]]:
    """Return the row of names, if there is one, and the rows below it."""
    if not rows:
        return None, rows
    if _is_names(rows[0], rows[1 : _LOOKED_AT + 1]) or _is_numbers(rows[0], rows[1:]):
        return rows[0], rows[1:]
    return found.heading, rows


def _is_names(first: Row, below: Sequence[Row]) -> bool:
    """Return whether a row holds names: words above columns of numbers."""
    cells = [cell for cell in first.cells if cell]
    words = [cell for cell in cells if _is_word(cell)]
    if not cells or 2 * len(words) < len(cells):
        # An empty corner above row numbers, and columns that were never named.
        return _is_unnamed(first, below)
    above_numbers = False
    for i, cell in enumerate(first.cells):
        column = [row.cells[i] for row in below if i < len(row.cells) and row.cells[i]]
        numbers = [each for each in column if read_number(each).point is not None]
        numbers += [each for each in column if read_number(each).comma is not None]
        if _is_word(cell) and numbers and len(numbers) >= len(column):
            above_numbers = True
    if above_numbers:
        begin = [word for word in words if word.lstrip("-+−.,")[:1].isdigit()]
        return not begin or len(words) == len(cells)
    again = any(
        cell in {row.cells[i] for row in below if i < len(row.cells)}
        for i, cell in enumerate(first.cells)
    )
    return len(words) == len(cells) == len(set(cells)) and not again


def _is_word(cell: str) -> bool:
    """Return whether a cell is a word: no number, no sign that something is missing."""
    number = read_number(cell)
    plain = number.point if number.point is not None else number.comma
    if is_missing(cell) or (plain is not None and not number.unit):
        return False
    try:
        float(cell)
    except ValueError:
        return any(letter.isalpha() for letter in cell)
    return False


def _is_unnamed(first: Row, below: Sequence[Row]) -> bool:
    count = [str(i) for i in range(len(first.cells) - 1)]
    return (
        len(first.cells) > 1
        and not first.cells[0]
        and list(first.cells[1:]) == count
        and all(row.cells[:1] and row.cells[0] for row in below)
    )


def _is_numbers(first: Row, below: Sequence[Row]) -> bool:
    """Return whether a row of numbers may be names: consecutive, and unlike what is below.

    Words may stand among them, above columns of words.
    """
    cells = first.cells
    places = [i for i, cell in enumerate(cells) if cell.isascii() and cell.isdigit()]
    words = [cell for cell in cells if _is_word(cell)]
    if len(places) + len(words) < len(cells) or len(places) < 2 or not below:
        return False
    found = [int(cells[i]) for i in places]
    if found != list(range(found[0], found[0] + len(found))):
        return False
    columns = [[row.cells[i] for row in below if i < len(row.cells)] for i in places]
    unlike = any(
        column and all(_has_decimals(cell) for cell in column if not is_missing(cell))
        for column in columns
    )
    if found[0] == 0:
        return unlike or len(found) > 2
    years = 1900 <= found[0] <= 2100
    elsewhere = {cell for column in columns for cell in column}
    return years and (unlike or not elsewhere & set(cells))


def _has_decimals(cell: str) -> bool:
    number = read_number(cell)
    return ("." in cell or "," in cell) and (number.point is not None or number.comma is not None)


class _Names:
    """What columns are called, one name a column, no name twice."""

    def __init__(self, header: Row | None, rows: Sequence[Row]) -> None:
        width = _width(rows)
        cells = [_tidy(cell) for cell in header.cells] if header else []
        self.rows_are_named = bool(cells) and len(cells) == width - 1 and _name_rows(rows)
        if self.rows_are_named:
            cells.insert(0, "")
        cells += [""] * (width - len(cells))
        if len(cells) > MAX_COLUMNS:
            line = header.line if header else rows[0].line
            raise CsvError("columns", len(cells), f"at most {MAX_COLUMNS} columns", line)
        seen: Counter[str] = Counter()
        self.names: list[str] = []
        for cell in cells:
            name = cell
            while name and seen[name]:
                seen[cell] += 1
                name = f"{cell[: MAX_NAME - 6]} ({seen[cell]})"
            seen[name] += 1
            self.names.append(name)


def _tidy(name: str) -> str:
    """Return a name in one line of characters that can be shown."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    return shown if len(shown) <= MAX_NAME else shown[: MAX_NAME - 1] + "…"


def _name_rows(rows: Sequence[Row]) -> bool:
    """Return whether the first column tells all rows apart, as R's names of rows do."""
    first = [row.cells[0] for row in rows]
    whole = all(cell.isdigit() for cell in first)
    words = all(_is_word(cell) for cell in first)
    return len(set(first)) == len(first) and (whole or words)


def _filled(rows: Sequence[Row], named: _Names) -> list[tuple[str, ...]]:
    """Return the cells of each row, as many as there are columns.

    Raises
    ------
    CsvError
        At a row that has more.
    """
    width = len(named.names)
    for row in rows:
        if len(row.cells) > width:
            allowed = f"{width} cells, as in most lines"
            raise CsvError("extra_cell", row.cells[width], allowed, row.line, str(width + 1))
    return [(*row.cells, *[""] * (width - len(row.cells))) for row in rows]


def _said(comments: Iterable[str], inputs: int) -> Said:
    """Return what a comment of `write_csv` says, of all that there are."""
    for comment in comments:
        if not comment.startswith(SAYS):
            continue
        text = comment.removeprefix(SAYS).strip('",;\t ')
        # A spreadsheet that saved it again has put it in quotes, and doubled those in it.
        for written in (text, text.replace('""', '"')):
            with suppress(ValueError, RecursionError):
                found = json.loads(written)
                if isinstance(found, dict):
                    return _sensible(found, inputs)
    return {}


def _sensible(found: dict[str, Any], inputs: int) -> Said:
    """Return those of the things said that can be so."""
    said: Said = {}
    if found.get("task") in {"classification", "regression"}:
        said["task"] = found["task"]
    if "labels" in found and found["labels"] is None:
        said["labels"] = None
    if _are_names(found.get("labels"), 2) and len(set(found["labels"])) == 2:
        said["labels"] = (found["labels"][0], found["labels"][1])
    if _are_names(found.get("names"), inputs) or found.get("names") == []:
        said["names"] = tuple(found["names"])
    if _are_names([found.get("target_name")], 1):
        said["target_name"] = found["target_name"]
    return said


def _are_names(value: Any, count: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) == count
        and all(isinstance(name, str) and len(name) <= MAX_NAME for name in value)
    )
