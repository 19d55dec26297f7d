"""What of a table is learned: inputs, target, classes or numbers; as it seems meant, or as chosen.

`suggest` makes the choice that a person would as a rule, and `questions` says what in it may be
meant otherwise.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from learnscope.core.problems.own_data import MAX_INPUTS
from learnscope.core.tables.columns import MOST_LABELS, Column
from learnscope.core.tables.labels import order
from learnscope.core.tables.refusal import CsvError

if TYPE_CHECKING:
    from learnscope.core.problems.sampled import Task
    from learnscope.core.tables.numbers import DecimalMark
    from learnscope.core.tables.table import Table

#: How many inputs are chosen of more than fit: as many as a map shows.
_USUAL = 2

#: What the column to be learned is often called, in lower case.
_TARGET_NAMES = re.compile(
    r"y|class|labels?|target|survived|passed|admitted|purchased|outcome|result|diagnosis|species"
    r"|variety|price|medv|quality|churn|default|approved|output|answer"
    r"|정답|결과|합격|합격 ?여부|가격|집값|클래스|종|품종|종류|생존|생존 ?여부|구매|구매 ?여부"
    r"|klasse|ziel|preis|bestanden|art|ergebnis"
    r"|classe|cible|prix|résultat|espèce|clase|objetivo|precio|resultado|especie"
)

#: A whole number of so few values, each so often, may count classes.
_FEW_VALUES, _OFTEN = 10, 4

#: In so few rows, labels may all be different by chance.
_FEW_ROWS = 10

#: The share of 0s and 1s from which on other numbers seem to be slips.
_NEARLY_ALL = 0.8


@dataclass(frozen=True)
class Choice:
    """What of a table is learned.

    Parameters
    ----------
    inputs : tuple of int
        The columns x1, x2, … by their places from 0, in this order.
    target : int
        The column of the target.
    task : str
        ``"classification"`` or ``"regression"``.
    labels : tuple of str
        Of classes, the labels of 0 and 1 as they stand in the file; rows with others are left out.
    mark : str, optional
        The decimal mark where the file leaves it open.
    leave_out : bool
        Whether rows that lack something are left out; else they are refused.
    """

    inputs: tuple[int, ...]
    target: int
    task: "Task"
    labels: tuple[str, ...] = ()
    mark: "DecimalMark | None" = None
    leave_out: bool = False


def suggest(table: "Table") -> Choice:
    """Return the choice that suits a table, which may still be one that cannot be read.

    Raises
    ------
    CsvError
        If the table has one column only.
    """
    if len(table.columns) < 2:
        raise CsvError("columns", 1, "at least 2 columns: an input and a target", table.lines[0])
    # What `write_csv` has written is what it says.
    target = table.columns[-1] if table.said else _target(table)
    inputs = list(table.columns[:-1]) if table.said else _inputs(table, target)
    mark = _mark(table, [*inputs, target])
    task = table.said.get("task") or _task(target)[0]
    labels = labels_of(table, target.index) if task == "classification" else ()
    places = tuple(column.index for column in inputs)
    return Choice(places, target.index, task, labels, mark, leave_out=True)


def questions(table: "Table", choice: Choice) -> tuple[str, ...]:
    """Return what may be meant otherwise than it is chosen, as codes of a `CsvError`."""
    target = table.columns[choice.target]
    chosen = [*(table.columns[i] for i in choice.inputs), target]
    if table.said:
        return ()
    asked = {
        "which_header": table.header == "doubtful",
        "which_row_numbers": _leaves_row_numbers_in_doubt(table),
        "which_columns": _leaves_columns_in_doubt(table, choice),
        "which_task": _task(target)[1],
        "which_labels": choice.task == "classification" and len(target.labels) > 2,
        "which_decimal": any(table.mark_of(column) is None for column in chosen),
        "missing_cell": bool(lines_lacking(table, chosen)),
    }
    return tuple(code for code, is_asked in asked.items() if is_asked)


def lines_lacking(table: "Table", columns: Sequence[Column]) -> tuple[int, ...]:
    """Return the lines of the rows in which any of some columns has nothing."""
    return tuple(
        line
        for row, line in enumerate(table.lines)
        if any(column.is_missing(row) for column in columns)
    )


def labels_of(table: "Table", target: int) -> tuple[str, ...]:
    """Return the labels of a column in the order of their classes: two, if there are as many."""
    found = table.columns[target].labels
    said = table.said.get("labels")
    if said and set(found) <= set(said):
        return said
    if said and {Column.key(label) for label in found} <= {0.0, 1.0}:
        return "0", "1"
    # Of more than two those that stand first; of 0, 1 and slips these.
    binary = [label for label in found if Column.key(label) in {0.0, 1.0}]
    return order(binary if len(binary) == 2 else found[:2])


def may_be_input(column: Column) -> bool:
    """Return whether most of a column are numbers."""
    return column.kind == "numbers"


def may_be_target(column: Column) -> bool:
    """Return whether a column holds numbers, or labels that come more than once."""
    few = len(column.labels) <= (MOST_LABELS if len(column.cells) < _FEW_ROWS else _few(column))
    return column.kind == "numbers" or (column.kind == "text" and few)


def _few(column: Column) -> int:
    return min(MOST_LABELS, len(column.cells) // 2)


def _usable(table: "Table") -> list[Column]:
    return [
        column for column in table.columns if may_be_target(column) and not column.is_row_numbers
    ]


def _fits(table: "Table") -> bool:
    return len(_usable(table)) <= MAX_INPUTS + 1


def _target(table: "Table") -> Column:
    usable = _usable(table)
    if not usable:
        return table.columns[-1]
    if not _fits(table):
        changing = [column for column in usable if not column.is_constant] or usable
        named = [column for column in changing if _TARGET_NAMES.fullmatch(column.name.casefold())]
        labelled = [column for column in changing if column.kind == "text"]
        if named or labelled:
            # Of several the last one; of words those with the fewest labels.
            return named[-1] if named else min(labelled[::-1], key=lambda c: len(c.labels))
        return changing[-1]
    return usable[-1]


def _inputs(table: "Table", target: Column) -> list[Column]:
    others = [column for column in table.columns if column is not target]
    numbers = [column for column in others if may_be_input(column)]
    # Where nothing else is there, rows' numbers are what there is; words will be refused by name.
    found = [column for column in numbers if not column.is_row_numbers] or numbers or others
    if len(found) > MAX_INPUTS or not _fits(table):
        changing = [column for column in found if not column.is_constant]
        found = (changing or found)[:_USUAL]
    return found


def _mark(table: "Table", chosen: list[Column]) -> "DecimalMark | None":
    """Return how numbers that can be read in two ways are meant, as it seems."""
    for column in chosen:
        cell = column.two_readings
        if cell is None or table.mark_of(column) is not None:
            continue
        parts: DecimalMark = "." if "," in cell else ","
        decimal: DecimalMark = "," if "," in cell else "."
        # Beside numbers below a thousand without any mark, the mark seems to part thousands; and
        # whoever separates cells by commas, or by semicolons, does not write decimals with a comma,
        # or with a point.
        small = any(each.isdigit() for each in column.cells)
        unusual = table.separator == {",": ",", ".": ";"}[decimal]
        return parts if small or unusual else decimal
    return None


def task_of(target: Column) -> "Task":
    """Return what a column seems to be as a target."""
    return _task(target)[0]


def _task(target: Column) -> "tuple[Task, bool]":
    """Return what a target seems to be, and whether it may be the other."""
    values = target.values
    if target.kind != "numbers":
        return "classification", False
    if target.has_words:
        # There is a word among them: of two different labels these are classes, as 0 and 1 are.
        two = len(target.labels) == 2 < len(target.cells)
        classes = two or set(values) == {0.0, 1.0}
        return "classification" if classes else "regression", False
    if set(values) <= {0.0, 1.0} or set(values) == {-1.0, 1.0}:
        return "classification", False
    if len(values) == 1:
        return "regression", False
    if len(values) == 2:
        return _task_of_two(target, values)
    whole = all(value.is_integer() for value in values)
    binary = values[0.0] + values[1.0] >= _NEARLY_ALL * values.total()
    often = values.total() >= _OFTEN * len(values)
    if whole and often and len(values) <= _FEW_VALUES:
        counted = sorted(values) in ([0.0, 1.0, 2.0], [1.0, 2.0, 3.0])
        return "classification" if binary or counted else "regression", True
    return ("classification", True) if binary and often else ("regression", False)


def _task_of_two(target: Column, values: Counter[float]) -> "tuple[Task, bool]":
    if target.is_soft:
        return "regression", values.total() > 2
    if min(values.values()) < 2 or not all(value.is_integer() for value in values):
        return "regression", False
    return "classification", set(values) != {1.0, 2.0}


def _leaves_row_numbers_in_doubt(table: "Table") -> bool:
    """Return whether something was taken for row numbers that might be an input."""
    others = [column for column in table.columns if not column.is_row_numbers]
    return len(others) > 1 and any(
        column.is_row_numbers and not column.named_rows for column in table.columns
    )


def _leaves_columns_in_doubt(table: "Table", choice: Choice) -> bool:
    """Return whether there are more columns than fit, or other ones that might be meant."""
    if not _fits(table):
        return True
    left = [
        column
        for column in table.columns
        if column.index not in {*choice.inputs, choice.target} and not column.is_row_numbers
    ]
    # Names of the rows in the first column are plainly none.
    return any(
        column.kind != "empty"
        and not (column.kind == "text" and column.index == 0 and column.tells_rows_apart)
        for column in left
    )
