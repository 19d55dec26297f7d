"""What was read from a file, in one line: points, names, labels, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from learnscope.core import OwnData
    from learnscope.core.tables.reading import Reading

#: So many lines or columns are named; of more, how many there are.
_NAMED = 5

#: Longer names are cut here: the line is read at a glance.
_CHARACTERS = 24


def told(reading: Reading) -> str:
    """Say what was read, and all that was left out of it."""
    left = [*_columns_left_out(reading), *_rows_left_out(reading)]
    return _together([*_samples(reading), *_read_as(reading)], "; ".join(left))


def told_briefly(reading: Reading) -> str:
    """Say what was read in fewer words: of what was left out, how much it is."""
    columns = len(reading.columns_left_out)
    rows = sum(len(lines) for _, lines in reading.rows_left_out)
    left = []
    if columns:
        one, many = translate("Told", "1 column"), translate("Told", "{n} columns")
        left.append(one if columns == 1 else many.format(n=f"{columns:,}"))
    if rows:
        one, many = translate("Told", "1 row"), translate("Told", "{n} rows")
        left.append(one if rows == 1 else many.format(n=f"{rows:,}"))
    return _together(_samples(reading), ", ".join(left))


def named(symbol: str, name: str) -> str:
    """Return an input or the target with the name that it has in the data, if it has one."""
    return f"{symbol} = {brief_name(name)}" if name and name != symbol else symbol


def brief_name(name: str, most: int = _CHARACTERS) -> str:
    """Return a name of a column or a label in so many characters at most."""
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _samples(reading: Reading) -> list[str]:
    """Return how many samples there are, and of what."""
    data = reading.data
    parts = [_count(reading.points), *_names(data), *_classes(data)]
    if reading.held_out:
        parts.append(translate("Told", "{n} held out").format(n=f"{reading.held_out:,}"))
    return parts


def _together(read: list[str], left_out: str) -> str:
    """Return what was read, and what was not, in sentences."""
    text = f"{'; '.join(read)}."
    if not left_out:
        return text
    words = translate("Told", "Left out: {things}.")
    return f"{text} {words.format(things=left_out)}"


def _count(points: int) -> str:
    if points == 1:
        return translate("Told", "1 point")
    return translate("Told", "{n} points").format(n=f"{points:,}")


def _names(data: OwnData) -> Iterator[str]:
    """Return the names of inputs and target, where there are any."""
    symbols = [*zip(data.input_names, data.names or [""] * len(data.input_names), strict=True)]
    symbols.append(("Y", data.target_name))
    found = [named(symbol, name) for symbol, name in symbols if name and name != symbol]
    if found:
        yield ", ".join(found)


def _classes(data: OwnData) -> Iterator[str]:
    if data.task == "regression":
        yield translate("Told", "Y is a number")
    elif data.labels is None:
        yield translate("Told", "classes 0 and 1")
    else:
        zero, one = map(brief_name, data.labels)
        yield f"0 = {zero}, 1 = {one}"


def _read_as(reading: Reading) -> Iterator[str]:
    """Return how numbers were read that might have been others."""
    if reading.thousands:
        cell, number = reading.thousands
        text = translate("Told", "“{cell}” is {number}")
        yield text.format(cell=brief_name(cell), number=f"{number:.15g}".replace("-", MINUS))
    units: dict[str, list[str]] = {}
    for column, unit in reading.units:
        units.setdefault(unit, []).append(brief_name(column))
    for unit, columns in units.items():
        text = translate("Told", "“{unit}” taken off {columns}")
        yield text.format(unit=unit, columns=_listed(columns))


def _columns_left_out(reading: Reading) -> Iterator[str]:
    """Return the columns that are not learned, each with the reason."""
    reasons = {
        "row_numbers": translate("Told", "{columns} (row numbers)"),
        "text": translate("Told", "{columns} (words)"),
        "dates": translate("Told", "{columns} (dates)"),
        "constant": translate("Told", "{columns} (the same in every row)"),
        "empty": translate("Told", "{columns} (empty)"),
        "unchosen": "{columns}",
    }
    for reason, text in reasons.items():
        columns = [column_name(name) for name, why in reading.columns_left_out if why == reason]
        if columns:
            yield text.format(columns=_listed(columns))


def column_name(place: str) -> str:
    """Return a column's name, or which one it is."""
    if place.isdecimal():
        return translate("Told", "column {n}").format(n=place)
    return brief_name(place)


def _rows_left_out(reading: Reading) -> Iterator[str]:
    if reading.passed_over:
        yield _lines(reading.passed_over)
    for why, lines in reading.rows_left_out:
        yield missing_rows(lines) if why == "missing" else _other_rows(lines)


def missing_rows(lines: Sequence[int]) -> str:
    """Return how many rows lack something, and where."""
    if len(lines) == 1:
        return translate("Told", "1 row that lacks something (line {line})").format(line=lines[0])
    text = translate("Told", "{n} rows that lack something ({lines})")
    return text.format(n=f"{len(lines):,}", lines=_lines(lines))


def _other_rows(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        text = translate("Told", "1 row with another label (line {line})")
        return text.format(line=lines[0])
    return translate("Told", "{n} rows with other labels").format(n=f"{len(lines):,}")


def _lines(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return translate("Told", "line {line}").format(line=lines[0])
    return translate("Told", "lines {lines}").format(lines=_listed([f"{n:,}" for n in lines]))


def _listed(things: Sequence[str]) -> str:
    if len(things) <= _NAMED:
        return ", ".join(things)
    return translate("Told", "{things} and {n} more").format(
        things=", ".join(things[:_NAMED]), n=f"{len(things) - _NAMED:,}"
    )
