"""Rows go out to a spreadsheet, and come in from one, by way of the clipboard."""

import csv
import io
from collections.abc import Callable, Sequence

from learnscope.core import CsvError
from learnscope.core.tables.choice import Choice, labels_of, questions, suggest
from learnscope.core.tables.columns import Column
from learnscope.core.tables.labels import order
from learnscope.core.tables.reading import Reading, read
from learnscope.core.tables.table import Table, read_table
from learnscope.gui.dialogs.data_model import DataModel, TableShape
from learnscope.gui.text.numbers import parse


def copied(model: DataModel, rows: Sequence[int]) -> str:
    """Return rows as spreadsheets take them, with tabs; those of a whole table below its names."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    if len(rows) == model.rowCount():
        shape = model.shape
        names = shape.names or ("",) * shape.inputs
        named = [name or symbol for symbol, name in zip(shape.symbols, names, strict=True)]
        last = shape.target_name or ("class" if model.classes else "y")
        writer.writerow([*named, last])
    writer.writerows(model.values(rows))
    return text.getvalue()


def is_one_cell(text: str) -> bool:
    """Return whether a text is what stands in a single cell, such as 1,5 or a label."""
    text = text.strip()
    if "\t" in text or len(text.splitlines()) > 1:
        return False
    try:
        parse(text)
    except ValueError:
        return not any(sign in text for sign in ",;|")
    return True


def fitting(text: str, shape: TableShape) -> Reading | None:
    """Return rows of the same shape that were copied elsewhere; None if they are of another.

    Raises
    ------
    CsvError
        If they cannot be read.
    """
    # Of rows that go among others, none holds names in doubt.
    table = read_table(text).with_first_row()
    if len(table.columns) != shape.inputs + 1:
        return None
    *inputs, place = _places(table, shape)
    target = table.columns[place]
    labels = _labels(table, target, shape) if shape.task == "classification" else ()
    mark = suggest(table).mark
    return read(table, Choice(tuple(inputs), place, shape.task, labels, mark))


def _places(table: Table, shape: TableShape) -> list[int]:
    """Return which columns are the inputs and the target: as they are named, else as they stand."""
    names = [column.name for column in table.columns]
    wanted = [*shape.names, shape.target_name]
    if sorted(names) == sorted(wanted) and len(set(names)) == len(names):
        return [names.index(name) for name in wanted]
    return list(range(len(names)))


def _labels(table: Table, target: Column, shape: TableShape) -> tuple[str, ...]:
    """Return which labels are class 0 and 1: those that the table has, or 0 and 1, or new ones."""
    known = {label.casefold(): label for label in shape.labels or ()}
    if known and {label.casefold() for label in target.labels} <= set(known):
        return tuple(shape.labels or ())
    if {Column.key(label) for label in target.labels} <= {0.0, 1.0}:
        return "0", "1"
    if shape.labels is not None:
        other = next(label for label in target.labels if label.casefold() not in known)
        row = target.cells.index(other)
        allowed = " or ".join(map(repr, shape.labels))
        line = table.lines[row]
        raise CsvError("class", other, allowed, line, target.place, tuple(shape.labels))
    return order(labels_of(table, target.index))


def whole(text: str, take: Callable[[Reading], None], ask: Callable[[Table], None]) -> None:
    """Read a table that was copied elsewhere, and take it, or ask what of it is meant.

    Raises
    ------
    CsvError
        If it cannot be read.
    """
    table = read_table(text)
    choice = suggest(table)
    if questions(table, choice):
        ask(table)
    else:
        take(read(table, choice))
