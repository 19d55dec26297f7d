"""The learner's own points as rows that can be changed: numbers, and classes by their labels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from learnscope.core import OwnData
from learnscope.core.problems.kind import input_names
from learnscope.core.problems.own_data import MAX_VALUE
from learnscope.core.problems.sampled import Task
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, full, parse
from learnscope.gui.text.sentences.refusals import number_within
from learnscope.gui.text.sentences.refused_file import quoted
from learnscope.gui.text.sentences.told import named
from learnscope.gui.widgets.guard import guarded

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class TableShape:
    """What the columns of a table are: inputs, then the target."""

    inputs: int
    task: Task
    names: tuple[str, ...] = ()
    target_name: str = ""
    labels: tuple[str, str] | None = None

    @classmethod
    def of(cls, data: OwnData) -> "TableShape":
        """Return the shape that samples have."""
        inputs = len(data.points[0])
        return cls(inputs, data.task, data.names, data.target_name, data.labels)

    @property
    def symbols(self) -> tuple[str, ...]:
        """What the inputs are called in formulas."""
        return input_names(self.inputs)

    def with_kind(self, inputs: int, task: Task) -> "TableShape":
        """Return another number of inputs and another task, with the names that still fit."""
        names = (*self.names, *[""] * inputs)[:inputs] if self.names else ()
        labels = self.labels if task == "classification" else None
        return replace(self, inputs=inputs, task=task, names=names, labels=labels)


@guarded
class DataModel(QAbstractTableModel):
    """Rows of numbers: the inputs, then the target.

    Parameters
    ----------
    data : OwnData
        What the rows are at first.
    """

    #: A cell could not take what was typed: the text, and what is allowed.
    refused = Signal(str, str)
    #: A cell took what was typed.
    taken = Signal()

    def __init__(self, data: OwnData) -> None:
        super().__init__()
        self._data = data
        self._shape = TableShape.of(data)
        self._rows = _rows_of(data)

    @property
    def shape(self) -> TableShape:
        """What the columns are."""
        return self._shape

    @property
    def classes(self) -> bool:
        """Whether the last column is a class, 0 or 1."""
        return self._shape.task == "classification"

    @property
    def is_fresh(self) -> bool:
        """Whether there is nothing in it but zeros."""
        return all(value == 0.0 for row in self._rows for value in row) and len(self._rows) <= 1

    def own_data(self) -> OwnData:
        """Return what the rows are now.

        Raises
        ------
        ExperimentError
            If there is no row.
        """
        shape = self._shape
        points = tuple(tuple(row[:-1]) for row in self._rows)
        targets = tuple(int(row[-1]) if self.classes else row[-1] for row in self._rows)
        return OwnData(
            points,
            targets,
            shape.task,
            self._data.test_share,
            self._data.seed,
            shape.names if any(shape.names) else (),
            shape.target_name,
            shape.labels,
            self._data.scaling,
            None if self.classes else self._data.target_scaling,
        )

    # Rows

    def add_row(self) -> int:
        """Add a point like the last one, and return its row."""
        row = len(self._rows)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.append(list(self._rows[-1]) if self._rows else [0.0] * self.columnCount())
        self.endInsertRows()
        return row

    def add_rows(self, data: OwnData) -> int:
        """Add points of the same shape, and return the row of the first."""
        row = len(self._rows)
        added = _rows_of(data)
        self.beginInsertRows(QModelIndex(), row, row + len(added) - 1)
        self._rows += added
        self.endInsertRows()
        return row

    def remove_rows(self, rows: set[int]) -> None:
        """Take points away."""
        self.beginResetModel()
        self._rows = [values for row, values in enumerate(self._rows) if row not in rows]
        self.endResetModel()

    def put(self, data: OwnData) -> None:
        """Have other points, of any shape, in the place of these."""
        self.beginResetModel()
        self._shape = TableShape.of(data)
        self._rows = _rows_of(data)
        self.endResetModel()

    def start_anew(self) -> None:
        """Have a single row of zeros, and no names."""
        self.beginResetModel()
        self._shape = TableShape(self._shape.inputs, self._shape.task)
        self._rows = [[0.0] * self.columnCount()]
        self.endResetModel()

    def values(self, rows: Sequence[int]) -> list[list[str]]:
        """Return what stands in some rows, as texts that read back as the same numbers."""
        return [[self._text(row, column) for column in range(self.columnCount())] for row in rows]

    # What the columns are

    def has_room_for_classes(self) -> bool:
        """Return whether every target is 0 or 1."""
        return all(row[-1] in {0.0, 1.0} for row in self._rows)

    def set_kind(self, inputs: int, task: Task) -> None:
        """Have another number of inputs, new ones being 0, or another task."""
        self.beginResetModel()
        self._rows = [[*(row[:-1] + [0.0] * inputs)[:inputs], row[-1]] for row in self._rows]
        self._shape = self._shape.with_kind(inputs, task)
        self.endResetModel()

    def set_labels(self, labels: tuple[str, str] | None) -> None:
        """Call classes 0 and 1 otherwise."""
        self.beginResetModel()
        self._shape = replace(self._shape, labels=labels)
        self.endResetModel()

    def swap_labels(self) -> None:
        """Let what is class 0 be class 1; each row keeps its label."""
        if self._shape.labels is None:
            return
        for row in self._rows:
            row[-1] = 1.0 - row[-1]
        zero, one = self._shape.labels
        self.set_labels((one, zero))

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of points."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return the number of inputs, and one for the target."""
        return self._shape.inputs + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns, also as the data call them; number the rows from 1."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.names()[section]

    def names(self) -> list[str]:
        """Return what the columns are called: their symbols, and their names in the data."""
        shape = self._shape
        names = shape.names or ("",) * shape.inputs
        found = [named(symbol, name) for symbol, name in zip(shape.symbols, names, strict=True)]
        last = translate("DataDialog", "class") if self.classes else "y"
        return [*found, named("Y", shape.target_name) if shape.target_name else last]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a number as text, to its last digit; a class by its label."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return None
        text = self._text(index.row(), index.column())
        labelled = self._shape.labels is not None and index.column() == self._shape.inputs
        return text if labelled else text.replace("-", MINUS)

    def _text(self, row: int, column: int) -> str:
        value = self._rows[row][column]
        labels = self._shape.labels
        if labels is not None and column == self._shape.inputs:
            return labels[int(value)]
        return full(value).removesuffix(".0")

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a number or a label that was typed, or refuse it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        text = str(value)
        is_class = self.classes and index.column() == self.columnCount() - 1
        number = self._class(text) if is_class else _number(text)
        if number is None:
            self.refused.emit(text, self._allowed(is_class))
            return False
        self._rows[index.row()][index.column()] = number
        self.dataChanged.emit(index, index)
        self.taken.emit()
        return True

    def _class(self, text: str) -> float | None:
        labels = [label.casefold() for label in self._shape.labels or ()]
        if text.strip().casefold() in labels:
            return float(labels.index(text.strip().casefold()))
        number = _number(text)
        return number if number in {0.0, 1.0} else None

    def _allowed(self, is_class: bool) -> str:
        if not is_class:
            return number_within(-MAX_VALUE, MAX_VALUE)
        if self._shape.labels is None:
            return translate("DataDialog", "0 or 1")
        zero, one = map(quoted, self._shape.labels)
        return translate("DataDialog", "{zero} or {one}").format(zero=zero, one=one)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


def _rows_of(data: OwnData) -> list[list[float]]:
    points = zip(data.points, data.targets, strict=True)
    return [[*point, float(target)] for point, target in points]


def _number(text: str) -> float | None:
    """Return a number within the limits, as a person writes it; None if it is none."""
    try:
        number = parse(text)
    except ValueError:
        return None
    return number if abs(number) <= MAX_VALUE else None
