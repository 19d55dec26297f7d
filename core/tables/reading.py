"""A table and a choice become samples, and what was read is told."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from learnscope.core.problems.kind import input_names
from learnscope.core.problems.own_data import MAX_INPUTS, MAX_NAME, MAX_VALUE, OwnData
from learnscope.core.tables.columns import Column
from learnscope.core.tables.numbers import is_date
from learnscope.core.tables.refusal import CsvError, short

if TYPE_CHECKING:
    from learnscope.core.problems.sampled import Task
    from learnscope.core.tables.choice import Choice
    from learnscope.core.tables.numbers import DecimalMark
    from learnscope.core.tables.table import Table


class Reading(NamedTuple):
    """Samples from a file, and all that was done to get them.

    Parameters
    ----------
    data : OwnData
    columns_left_out : tuple of (str, str)
        Each column that is not learned: its name or number, and why: ``"row_numbers"``,
        ``"text"``, ``"dates"``, ``"constant"``, ``"empty"`` or ``"unchosen"``.
    rows_left_out : tuple of (str, tuple of int)
        Why rows are not learned, ``"missing"`` or ``"label"``, and their lines in the file, from 1.
    thousands : tuple of (str, float), optional
        A cell in which a mark parts thousands, such as 1,050, and what it was read as.
    units : tuple of (str, str)
        A column's name, and what stands before or behind each of its numbers.
    encoding : str
        Of the file.
    passed_over : tuple of int
        Lines of titles and comments.
    """

    data: OwnData
    columns_left_out: tuple[tuple[str, str], ...] = ()
    rows_left_out: tuple[tuple[str, tuple[int, ...]], ...] = ()
    thousands: tuple[str, float] | None = None
    units: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    passed_over: tuple[int, ...] = ()

    @property
    def points(self) -> int:
        """How many samples there are."""
        return len(self.data.points)

    @property
    def held_out(self) -> int:
        """How many of them only test."""
        return len(self.data.held_out)


def read(table: "Table", choice: "Choice", test_share: float = 0.0, seed: int = 1) -> Reading:
    """Return the samples that a choice makes of a table.

    Parameters
    ----------
    table : Table
    choice : Choice
    test_share : float
        The share of the samples to hold out, 0 to 0.9.
    seed : int
        Which samples are held out, from 0 to 2³¹ − 1.

    Raises
    ------
    CsvError
        If something chosen cannot be read; it names the first such place.
    ExperimentError
        If the share or the seed is outside what is allowed.
    """
    if not 1 <= len(choice.inputs) <= MAX_INPUTS:
        allowed = f"1 to {MAX_INPUTS} inputs"
        raise CsvError("inputs", len(choice.inputs), allowed)
    return _Reader(table, choice).reading(test_share, seed)


class _Reader:
    """Reads row after row, and notes what it leaves out."""

    def __init__(self, table: "Table", choice: "Choice") -> None:
        self._table = table
        self._choice = choice
        self._inputs = [table.columns[i] for i in choice.inputs]
        self._target = table.columns[choice.target]
        numbers = [*self._inputs, *([] if self._has_classes else [self._target])]
        self._marks = {column.index: self._mark(column) for column in numbers}
        self._missing: list[int] = []
        self._other_labels: list[int] = []

    @property
    def _has_classes(self) -> bool:
        return self._choice.task == "classification"

    def _mark(self, column: Column) -> "DecimalMark":
        mark = self._table.mark_of(column) or self._choice.mark
        if mark is None:
            row = column.cells.index(str(column.two_readings))
            cell, number = column.cells[row], column.numbers[row]
            known = (f"{number.point:.15g}", f"{number.comma:.15g}")
            allowed = f"a number that can be read in one way, as {known[0]} or {known[1]}"
            line = self._table.lines[row]
            raise CsvError("which_decimal", cell, allowed, line, short(column.place), known)
        return mark

    def reading(self, test_share: float, seed: int) -> Reading:
        """Return what was read."""
        if self._has_classes:
            self._check_labels()
        samples = list(self._samples())
        if not samples:
            line = self._table.lines[0]
            raise CsvError("missing_cell", "", "at least one row with nothing missing", line)
        data = OwnData(
            tuple(point for point, _ in samples),
            tuple(target for _, target in samples),
            self._choice.task,
            test_share,
            seed,
            **self._words(),
        )
        rows = (("missing", tuple(self._missing)), ("label", tuple(self._other_labels)))
        used = [*self._inputs, self._target]
        return Reading(
            data,
            tuple(_why_left_out(column) for column in self._table.columns if column not in used),
            tuple((why, lines) for why, lines in rows if lines),
            self._thousands(),
            tuple((c.place, c.unit) for c in used if c.index in self._marks and c.unit),
            self._table.encoding,
            (*self._table.titles, *self._table.comments),
        )

    def _samples(self) -> Iterator[tuple[tuple[float, ...], float]]:
        columns = [*self._inputs, self._target]
        for row, line in enumerate(self._table.lines):
            lacking = next((column for column in columns if self._lacks(column, row)), None)
            if lacking is not None:
                if not self._choice.leave_out:
                    self._refuse_missing(lacking, row)
                self._missing.append(line)
                continue
            point = tuple(self._number(column, row) for column in self._inputs)
            if not self._has_classes:
                yield point, self._number(self._target, row)
                continue
            target = self._class(row)
            if target is None:
                self._other_labels.append(line)
            else:
                yield point, target

    def _lacks(self, column: Column, row: int) -> bool:
        if column is self._target and column.cells[row] in self._choice.labels:
            return False
        return column.is_missing(row)

    def _refuse_missing(self, column: Column, row: int) -> None:
        is_class = column is self._target and self._has_classes
        allowed = allowed_class() if is_class else allowed_number()
        cell, line = column.cells[row], self._table.lines[row]
        raise CsvError("missing_cell", cell, allowed, line, short(column.place))

    def _number(self, column: Column, row: int) -> float:
        cell, line, place = column.cells[row], self._table.lines[row], short(column.place)
        number = column.numbers[row]
        value = number.value(self._marks[column.index])
        if value is None and is_date(cell):
            raise CsvError("date", cell, allowed_number(), line, place)
        if value is None or abs(value) > MAX_VALUE:
            raise CsvError("number", cell, allowed_number(), line, place)
        if number.unit != column.unit:
            like = f"“{column.unit}” as in the other cells" if column.unit else "a number alone"
            # A word behind a number where no other cell has one is a slip.
            code = "unit" if column.unit else "number"
            known = (column.unit,) if column.unit else ()
            raise CsvError(code, cell, like if known else allowed_number(), line, place, known)
        return value

    # Classes

    def _check_labels(self) -> None:
        """Refuse what is no two labels: one alone, or numbers between 0 and 1.

        Raises
        ------
        CsvError
        """
        labels, column = self._choice.labels, self._target
        line, place = self._table.lines[0], short(column.place)
        if column.is_soft:
            allowed = "classes, such as 0 and 1; or numbers, read as they are"
            raise CsvError("soft", column.labels[0], allowed, line, place, column.labels)
        binary = [label for label in labels if Column.key(label) in {0.0, 1.0}]
        if len(labels) == 1 and not binary:
            allowed = "0 or 1, or two different labels in the column"
            raise CsvError("single_class", labels[0], allowed, line, place, labels)
        if len(set(labels)) < len(labels) or not labels:
            allowed = "two different labels, of class 0 and of class 1"
            raise CsvError("class", "", allowed, line, place)

    def _class(self, row: int) -> int | None:
        """Return a row's class, or None if it has a label that was not chosen."""
        cell = self._target.cells[row]
        if cell in self._choice.labels:
            found = self._choice.labels.index(cell)
        else:
            # Capitals tell labels apart only where nothing else does.
            folded = [Column.key(label) for label in self._choice.labels]
            key = Column.key(cell)
            if len(set(folded)) < len(folded) or key not in folded:
                self._check_left_out(row)
                return None
            found = folded.index(key)
        # Of a file with one class alone, 1 is 1.
        return int(Column.key(self._choice.labels[0]) == 1.0) if self._is_lone else found

    @property
    def _is_lone(self) -> bool:
        return len(self._choice.labels) == 1

    def _check_left_out(self, row: int) -> None:
        """Refuse a row with another label than the two, unless such rows are left out."""
        if self._choice.leave_out:
            return
        cell, line = self._target.cells[row], self._table.lines[row]
        known = tuple(map(short, self._choice.labels))
        allowed = f"one class of two: {' or '.join(map(repr, known))}"
        raise CsvError("class", cell, allowed, line, short(self._target.place), known)

    # What is told

    def _words(self) -> dict[str, Any]:
        said = self._table.said
        names = tuple(column.name for column in self._inputs)
        target = self._target.name
        words: dict[str, Any] = {
            # What `write_csv` calls what has no name is no name.
            "names": names if any(names) and names != input_names(len(names)) else (),
            "target_name": "" if target == target_name(self._choice.task) else target,
        }
        if self._has_classes:
            labels = self._choice.labels
            binary = [Column.key(label) for label in labels] == [0.0, 1.0]
            words["labels"] = None if binary or self._is_lone else tuple(map(_as_name, labels))
        return words | {name: value for name, value in said.items() if name in words}

    def _thousands(self) -> tuple[str, float] | None:
        """Return a cell in which a mark parts thousands, and its number."""
        for index, mark in self._marks.items():
            other = "," if mark == "." else "."
            column = self._table.columns[index]
            for cell, number in zip(column.cells, column.numbers, strict=True):
                value = number.value(mark)
                if other in cell and value is not None:
                    return cell, value
        return None


def target_name(task: "Task") -> str:
    """Return what a target without a name is called in a file."""
    return "class" if task == "classification" else "y"


def _as_name(label: str) -> str:
    return label if len(label) <= MAX_NAME else label[: MAX_NAME - 1] + "…"


def _why_left_out(column: Column) -> tuple[str, str]:
    if column.is_row_numbers:
        why = "row_numbers"
    elif column.kind in {"empty", "dates", "text"}:
        why = column.kind
    else:
        why = "constant" if column.is_constant else "unchosen"
    return column.place, why


def allowed_number() -> str:
    """Return what an input may be."""
    return f"a number from {-MAX_VALUE:.0f} to {MAX_VALUE:.0f}"


def allowed_class() -> str:
    """Return what a class may be."""
    return "a class: 0 or 1, or one of two labels"
