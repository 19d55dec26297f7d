"""A file's text as rows of cells: what separates them, and what is no row at all.

Cells are separated by tabs, semicolons, bars, commas, or blanks, as aligned columns and R's
`write.table` have them; which of them is found by which makes rows of one length with numbers in
them. Blank lines, comments behind # or %, and the line ``sep=;`` that some spreadsheets begin with
are passed over.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from learnscope.core.tables.numbers import read_number
from learnscope.core.tables.refusal import CsvError

#: Blank lines included: ten for each sample. A file of millions of them would take many seconds.
MAX_LINES = 100_000

#: Of two separators that fit a file equally well, the earlier one is taken: a comma may also be
#: part of a number, and a blank of anything.
SEPARATORS = ("\t", ";", "|", ",", " ")

#: How many rows are looked at to find the separator.
_LOOKED_AT = 50

_NAMED_SEPARATOR = re.compile(r"\"?sep=([\t;|, ])\"?\s*", re.IGNORECASE)

#: A comment's mark; not what spreadsheets write where something could not be computed.
_COMMENT = re.compile(r"\s*\"?(#(?!N/A|N/V|NV|[A-Z]+[/0A-Z]*[!?])|%|//)")

#: Lines of signs alone, as some programs draw them below the header.
_RULE = re.compile(r"[-=+|:\s]{3,}")


class TextRow(NamedTuple):
    """The cells of one row up to the last that is not empty, and the line where it begins."""

    line: int
    cells: tuple[str, ...]
    #: How many cells it has with those that are empty at its end.
    width: int


class Rows(NamedTuple):
    """All rows of a file, what separates their cells, and what was passed over."""

    rows: tuple[TextRow, ...]
    separator: str
    #: The last comment before the first row, without its mark, cut into cells: it may hold names.
    heading: TextRow | None
    #: The comments without their marks, by their lines, from 1.
    comments: dict[int, str]


def read_rows(text: str, most: int) -> Rows:
    """Return the rows of a text.

    Parameters
    ----------
    text : str
    most : int
        As many rows are read at most; what comes after is left.

    Raises
    ------
    CsvError
        If there are too many lines, characters that no text has, or quotes that do not close.
    """
    lines = list(io.StringIO(text, newline=""))
    if len(lines) > MAX_LINES:
        raise CsvError("too_many_lines", len(lines), f"at most {MAX_LINES} lines")
    for number, line in enumerate(lines, start=1):
        if "\0" in line:
            allowed = "text without such characters; this seems to be another kind of file"
            raise CsvError("nul", "\0", allowed, number)
    named = _NAMED_SEPARATOR.fullmatch(lines[0]) if lines else None
    if named:
        lines[0] = ""
    comments = _without_comments(lines)
    separator = named[1] if named else _separator(lines)
    rows = tuple(islice(_cut(lines, separator), most))
    return Rows(rows, separator, _heading(comments, rows, separator), comments)


def _without_comments(lines: list[str]) -> dict[int, str]:
    """Blank out comments and ruled lines, and return the comments' texts by their lines.

    A file in which every line begins so has no comments, and neither has one whose first column is
    called #.
    """
    found = {
        number: line
        for number, line in enumerate(lines, start=1)
        if _COMMENT.match(line) and not re.match(r"\s*#\s*[\t;|,]", line)
    }
    if len(found) == len([line for line in lines if line.strip()]):
        return {}
    for number in found:
        lines[number - 1] = "\n"
    for number, line in enumerate(lines, start=1):
        if _RULE.fullmatch(line) and re.search("[-=]{3}", line):
            lines[number - 1] = "\n"
    return {number: _COMMENT.sub("", line, count=1).strip() for number, line in found.items()}


def _heading(comments: dict[int, str], rows: Sequence[TextRow], separator: str) -> TextRow | None:
    """Return the last comment before the first row if it has as many cells."""
    before = [number for number in comments if rows and number < rows[0].line]
    if not before:
        return None
    with suppress(CsvError):
        for row in _cut([comments[before[-1]]], separator):
            if len(row.cells) == len(rows[0].cells) > 1:
                return row._replace(line=before[-1])
    return None


def _cut(lines: Sequence[str], separator: str) -> Iterator[TextRow]:
    """Return the rows that are not blank.

    Raises
    ------
    CsvError
        At a row that breaks the rules of quoting, or has a huge cell.
    """
    # Of several blanks one is enough.
    source = [" ".join(_squeezed(line)) for line in lines] if separator == " " else lines
    reader = csv.reader(source, delimiter=separator, skipinitialspace=True, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            allowed = f"quotes around whole cells, and no huge cell ({error})"
            raise CsvError("malformed", lines[line - 1], allowed, line) from None
        if row is None:
            return
        cells = [cell.strip() for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        # A row of nothing but separators is blank, also while the right one is being looked for.
        if "".join(cells).strip("".join(SEPARATORS)):
            yield TextRow(line, tuple(cells), len(row))


def _squeezed(line: str) -> list[str]:
    """Return a line's words, with what is in quotes left as it is."""
    if '"' not in line:
        return line.split()
    return re.findall(r'(?:"[^"]*"|[^"\s])+|"\S*', line)


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that makes rows of one length with the most numbers in them."""
    return max(SEPARATORS, key=lambda separator: _fit(lines, separator))


def _fit(lines: Sequence[str], separator: str) -> tuple[bool, float, float]:
    rows: list[TextRow] = []
    # What comes after a row that cannot be read does not count; whoever reads all of it says so.
    with suppress(CsvError):
        rows.extend(islice(_cut(lines, separator), _LOOKED_AT))
    if not rows:
        return False, 0.0, 0.0
    width, count = Counter(len(row.cells) for row in rows).most_common(1)[0]
    if width < 2:
        return False, 0.0, 0.0
    cells = [cell for row in rows if len(row.cells) == width for cell in row.cells]
    numbers = [cell for cell in cells if _may_be_number(cell)]
    regular = count / len(rows)
    return True, regular * len(numbers) / len(cells), regular


def _may_be_number(cell: str) -> bool:
    number = read_number(cell)
    return number.point is not None or number.comma is not None
