"""A file as a table: named columns of cells, the lines they stand in, and how it was found out."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import Any, TypedDict

from learnscope.core.problems.own_data import MAX_NAME, MAX_SAMPLES
from learnscope.core.problems.sampled import Task
from learnscope.core.tables.columns import Column
from learnscope.core.tables.header import HeaderKind, header_kind, is_word
from learnscope.core.tables.numbers import DecimalMark
from learnscope.core.tables.refusal import CsvError
from learnscope.core.tables.rows import Rows, TextRow, read_rows
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
        What the first row is; one that is doubtful stands as the names.
    titles, comments : tuple of int
        The lines that were passed over.
    said : dict
        What a comment of `write_csv` says of the samples, beside what stands in the cells.
    """

    columns: tuple[Column, ...]
    lines: tuple[int, ...]
    separator: str = ","
    encoding: str = "utf-8"
    header: HeaderKind = "none"
    titles: tuple[int, ...] = ()
    comments: tuple[int, ...] = ()
    said: Said = field(default_factory=Said)
    #: The header that may be a point.
    first: TextRow | None = None

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
    kind, names, rows = _header(found, rows)
    if not rows:
        allowed = "at least one line with numbers"
        raise CsvError("empty", text.text[:_LOOKED_AT], allowed)
    if len(rows) > MAX_SAMPLES:
        allowed = f"at most {MAX_SAMPLES} samples"
        raise CsvError("too_many_rows", MAX_SAMPLES + 1, allowed, rows[MAX_SAMPLES].line)
    named = _Names(names, rows, found.separator)
    cells = _filled(rows, named)
    columns = tuple(
        Column(
            i,
            named.names[i],
            tuple(row[i] for row in cells),
            named.rows_are_named and i == 0,
            kind == "names",
        )
        for i in range(len(named.names))
    )
    return Table(
        columns,
        tuple(row.line for row in rows),
        found.separator,
        text.encoding,
        kind,
        tuple(row.line for row in titles),
        tuple(
            line
            for line, comment in found.comments.items()
            if line != (names.line if names else 0) and not comment.startswith(SAYS)
        ),
        _said(found.comments.values(), len(columns) - 1),
        names if kind == "doubtful" else None,
    )


def _without_titles(found: Rows) -> tuple[Sequence[TextRow], Sequence[TextRow]]:
    """Return lines with a single word above a table of several columns, and the other rows."""
    rows = found.rows
    width = _width(rows)
    titles = 0
    while (
        titles < min(_MOST_TITLES, len(rows) - 1)
        and len(rows[titles].cells) == 1 < width
        and is_word(rows[titles].cells[0])
        # The header of a single column beside R's names of rows.
        and not (width == 2 and found.separator == " ")
    ):
        titles += 1
    return rows[:titles], rows[titles:]


def _width(rows: Sequence[TextRow]) -> int:
    counts = Counter(len(row.cells) for row in rows)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _header(
    found: Rows, rows: Sequence[TextRow]
) -> tuple[HeaderKind, TextRow | None, Sequence[TextRow]]:
    """Return what the first row is, the row of names, if there is one, and the rows below it."""
    if not rows:
        return "none", None, rows
    kind = header_kind(rows[0], rows[1 : _LOOKED_AT + 1])
    if kind == "none":
        # A comment may hold the names.
        return "names" if found.heading else "none", found.heading, rows
    return kind, rows[0], rows[1:]


class _Names:
    """What columns are called, one name a column, no name twice."""

    def __init__(self, header: TextRow | None, rows: Sequence[TextRow], separator: str) -> None:
        width = _width(rows)
        cells = [_tidy(cell) for cell in header.cells] if header else []
        narrower = header is not None and header.width == len(cells) == width - 1
        self.rows_are_named = narrower and _name_rows(rows, separator)
        if self.rows_are_named:
            cells.insert(0, "")
        if header and 1 < max(len(cells), header.width) < width:
            allowed = f"{len(cells)} cells, as there are names"
            line = rows[0].line
            raise CsvError("narrow_header", width, allowed, line, known=(str(len(cells)),))
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


def _name_rows(rows: Sequence[TextRow], separator: str) -> bool:
    """Return whether the first column tells all rows apart, as R's names of rows do.

    Whole numbers do where they count from 1 or, between blanks and tabs, as R writes by itself, go
    up.
    """
    first = [row.cells[0] for row in rows]
    if all(cell.isascii() and cell.isdigit() for cell in first):
        found = [int(cell) for cell in first]
        goes_up = all(a < b for a, b in pairwise(found))
        return found == list(range(1, len(found) + 1)) or (goes_up and separator in " \t")
    return len(set(first)) == len(first) and all(map(is_word, first))


def _filled(rows: Sequence[TextRow], named: _Names) -> list[tuple[str, ...]]:
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
