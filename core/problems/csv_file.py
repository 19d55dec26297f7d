"""Samples from a CSV file, as spreadsheets write them, and back: all of it, or one refusal.

A file holds two columns, x and its target (regression), three, x1, x2 and their class, or four, x1,
x2, x3 and their class. A header line may come first; blank lines and
separators at the end of a line are passed over. Cells are separated by commas, semicolons or tabs;
numbers have a decimal point or, where it does not separate cells, a decimal comma. Classes are 0
and 1, or any two labels, of which the one that sorts first becomes 0: numbers by size, then words
by their characters.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from learnscope.core.problems.own_data import MAX_SAMPLES, MAX_VALUE, OwnData
from learnscope.core.problems.problem import Problem
from learnscope.core.validation import ExperimentError

MAX_BYTES = 5_000_000

#: Blank lines included: ten for each sample. A file of millions of them would take many seconds.
MAX_LINES = 10 * MAX_SAMPLES

#: Of two separators that fit a file equally well, the earlier one is taken: a comma may also be
#: part of a number.
SEPARATORS = ("\t", ";", ",")

#: How many columns a file may have.
_COLUMNS = (2, 3, 4)

#: How many rows are looked at to find the separator.
_LOOKED_AT = 50

#: Longer names from a header are cut in messages.
_NAME_CHARACTERS = 30

_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")

#: How numbers begin, right or wrong: such a cell is never taken for a header's.
_BEGINS_LIKE_A_NUMBER = re.compile(r"[-+−.,]*[0-9]")


class CsvError(ExperimentError):
    """A file that cannot be read as samples.

    Parameters
    ----------
    code : str
        What is wrong: ``"too_large"``, ``"too_many_lines"``, ``"encoding"``, ``"nul"``,
        ``"malformed"`` (quotes that do not close, or a huge cell), ``"empty"``,
        ``"too_many_rows"``, ``"columns"``, ``"extra_cell"``, ``"missing_cell"``, ``"number"`` or
        ``"class"``.
    got : object
        What stood there.
    allowed : str
        What would have been accepted, in words.
    line : int, optional
        The line in the file, from 1; None if it is about the whole file.
    column : str, optional
        The column's name in the header or, without one, its number from 1; None if it is about
        the whole line.
    known : tuple of str
        Of a class that is one too many: the two labels that stand above; else empty.
    """

    def __init__(
        self,
        code: str,
        got: object,
        allowed: str,
        line: int | None = None,
        column: str | None = None,
        known: tuple[str, ...] = (),
    ) -> None:
        self.code = code
        self.line = line
        self.column = column
        self.known = known
        place = "file" if line is None else f"line {line}"
        super().__init__(place if column is None else f"{place}, column {column}", got, allowed)

    def __reduce__(self) -> tuple[type["CsvError"], tuple[Any, ...]]:
        """Let it be pickled."""
        made_of = (self.code, self.got, self.allowed, self.line, self.column, self.known)
        return type(self), made_of


class _Row(NamedTuple):
    """The cells of one row up to the last that is not empty, and the line where it begins."""

    line: int
    cells: list[str]


def read_csv(data: bytes, test_share: float = 0.0, seed: int = 1) -> OwnData:
    """Read samples from the bytes of a file.

    Parameters
    ----------
    data : bytes
        In UTF-8, in UTF-16 if it says so at its beginning, or in CP949, which Korean spreadsheets
        write. At most `MAX_BYTES`, `MAX_LINES` and 10,000 samples.
    test_share : float
        The share of the samples to hold out, 0 to 0.9.
    seed : int
        Which samples are held out, from 0 to 2³¹ − 1.

    Raises
    ------
    CsvError
        If anything in it cannot be read; it names the first such place.
    ExperimentError
        If the share or the seed is outside what is allowed.
    """
    lines = _lines(data)
    separator = _separator(lines)
    # One more than allowed, and a header.
    rows = list(islice(_rows(lines, separator), MAX_SAMPLES + 2))
    names = [_short(name) for name in rows.pop(0).cells] if rows and _is_header(rows[0]) else []
    if not rows:
        got = "".join(lines[:_LOOKED_AT])
        raise CsvError("empty", got, "at least one line with numbers")
    if len(rows) > MAX_SAMPLES:
        allowed = f"at most {MAX_SAMPLES} samples"
        raise CsvError("too_many_rows", MAX_SAMPLES + 1, allowed, rows[MAX_SAMPLES].line)
    columns = _columns(rows, names)
    inputs = len(columns) - 1
    regression = inputs == 1
    numbers = [
        tuple(_number(row, i, columns, separator) for i in range(inputs + regression))
        for row in _complete(rows, columns)
    ]
    if regression:
        points = tuple((x,) for x, _ in numbers)
        return OwnData(points, tuple(y for _, y in numbers), "regression", test_share, seed)
    targets = _classes(rows, columns, separator)
    return OwnData(tuple(numbers), targets, "classification", test_share, seed)


def write_csv(problem: Problem) -> str:
    """Return all samples of a problem, training or not, as the text of a CSV file.

    Numbers are written so that they are read as the same floats: `read_csv` gives the same inputs
    and targets back.
    """
    classes = problem.task == "classification"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*problem.input_names, "class" if classes else "y"])
    targets = problem.target_array.tolist()
    for inputs, target in zip(problem.inputs.tolist(), targets, strict=True):
        writer.writerow([*inputs, int(target) if classes else target])
    return text.getvalue()


def _lines(data: bytes) -> list[str]:
    if len(data) > MAX_BYTES:
        raise CsvError("too_large", len(data), f"at most {MAX_BYTES} bytes")
    lines = list(io.StringIO(_decoded(data), newline=""))
    if len(lines) > MAX_LINES:
        raise CsvError("too_many_lines", len(lines), f"at most {MAX_LINES} lines")
    for number, line in enumerate(lines, start=1):
        if "\0" in line:
            allowed = "text without such characters; this seems to be another kind of file"
            raise CsvError("nul", "\0", allowed, number)
    return lines


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "cp949"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CsvError("encoding", data[:_LOOKED_AT], "text in UTF-8, UTF-16 or CP949")


def _rows(lines: Sequence[str], separator: str) -> Iterator[_Row]:
    """Return the rows that are not blank.

    Raises
    ------
    CsvError
        At a row that breaks the rules of quoting, or has a huge cell.
    """
    reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
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
            yield _Row(line, cells)


def _separator(lines: Sequence[str]) -> str:
    """Return the separator that makes samples of the most rows, else rows of the right length."""
    return max(SEPARATORS, key=lambda separator: _fit(lines, separator))


def _fit(lines: Sequence[str], separator: str) -> tuple[int, int, int]:
    samples = right_length = longer = 0
    # What comes after a row that cannot be read does not count; whoever reads all of it says so.
    with suppress(CsvError):
        for row in islice(_rows(lines, separator), _LOOKED_AT):
            longer += len(row.cells) > max(_COLUMNS)
            if len(row.cells) in _COLUMNS:
                right_length += 1
                inputs = row.cells[: max(len(row.cells) - 1, 2)]
                samples += all(_value(cell, separator) is not None for cell in inputs)
    return samples, right_length, longer


def _is_header(row: _Row) -> bool:
    """Return whether a row holds names: different words, none of them meant as a number."""
    names = [name for name in row.cells if name]
    return len(set(names)) == len(names) and all(
        any(letter.isalpha() for letter in name)
        and not _BEGINS_LIKE_A_NUMBER.match(name)
        and not _is_float(name)
        for name in names
    )


def _is_float(cell: str) -> bool:
    """Return whether Python reads a float here, as it does from nan, inf and digits of any kind."""
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _short(name: str) -> str:
    """Return a name for a message: in one short line of characters that can be shown."""
    shown = "".join(letter if letter.isprintable() else " " for letter in name)
    return shown if len(shown) <= _NAME_CHARACTERS else shown[: _NAME_CHARACTERS - 1] + "…"


def _columns(rows: Sequence[_Row], names: Sequence[str]) -> list[str]:
    """Return the columns' names, as many as most rows have cells; numbers where there are none."""
    count = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    if count not in _COLUMNS:
        line = next(row.line for row in rows if len(row.cells) == count)
        allowed = "2 columns (x, y), 3 (x1, x2, class) or 4 (x1, x2, x3, class)"
        raise CsvError("columns", count, allowed, line)
    return [(names[i] if i < len(names) else "") or str(i + 1) for i in range(count)]


def _complete(rows: Iterable[_Row], columns: Sequence[str]) -> Iterator[_Row]:
    """Return the rows one after the other, each having a cell for every column and no more."""
    for row in rows:
        for i, column in enumerate(columns):
            if i >= len(row.cells) or not row.cells[i]:
                is_class = i == len(columns) - 1 > 1
                allowed = _allowed_class() if is_class else _allowed_number()
                raise CsvError("missing_cell", "", allowed, row.line, column)
        if len(row.cells) > len(columns):
            allowed = f"{len(columns)} cells, as in most lines"
            extra, number = row.cells[len(columns)], str(len(columns) + 1)
            raise CsvError("extra_cell", extra, allowed, row.line, number)
        yield row


def _allowed_number() -> str:
    return f"a number from {-MAX_VALUE:.0f} to {MAX_VALUE:.0f}"


def _allowed_class() -> str:
    return "a class: 0 or 1, or one of two labels"


def _value(cell: str, separator: str) -> float | None:
    """Return a cell's number, which may be infinite; None if it is not written as one."""
    text = cell.replace("−", "-")
    if separator != ",":
        text = text.replace(",", ".", 1)
    return float(text) if _NUMBER.fullmatch(text) else None


def _number(row: _Row, i: int, columns: Sequence[str], separator: str) -> float:
    cell = row.cells[i]
    value = _value(cell, separator)
    if value is None or abs(value) > MAX_VALUE:
        raise CsvError("number", cell, _allowed_number(), row.line, columns[i])
    return value


def _classes(rows: Sequence[_Row], columns: Sequence[str], separator: str) -> tuple[int, ...]:
    """Return the class of each row, 0 or 1."""
    place, column = len(columns) - 1, columns[-1]
    labels: list[float | str] = []
    seen: dict[float | str, str] = {}
    for row in rows:
        cell = row.cells[place]
        value = _value(cell, separator)
        # "nan" and "inf" mark that something is missing, whatever the other label is.
        if (value is None and _is_float(cell)) or (value is not None and abs(value) > MAX_VALUE):
            raise CsvError("class", cell, _allowed_class(), row.line, column)
        label = cell if value is None else value
        if label not in seen and len(seen) == 2:
            known = tuple(_short(text) for text in seen.values())
            allowed = f"one class of two; above stand {' and '.join(map(repr, known))}"
            raise CsvError("class", cell, allowed, row.line, column, known)
        seen.setdefault(label, cell)
        labels.append(label)
    if seen.keys() <= {0.0, 1.0}:
        return tuple(int(label) for label in labels)
    if len(seen) == 1:
        allowed = "0 or 1, or two different labels in the column"
        raise CsvError("class", seen[labels[0]], allowed, rows[0].line, column)
    first = min(seen, key=lambda label: (isinstance(label, str), label))
    return tuple(int(label != first) for label in labels)
