"""The first rows of a file, each column below a head that says what it is learned as."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from learnscope.core.tables.columns import Column
from learnscope.core.tables.table import Table
from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.told import brief_name, column_name

#: How many rows are shown to look at.
_ROWS_SHOWN = 6

#: The widest that a column is shown, in pixels; what has no room is left out where it shows.
_WIDEST = 190

#: Labels are cut here, in characters: a few words are to stand side by side.
_SHORT = 10

#: The places of a head's list.
INPUT, TARGET = 0, 1


class ColumnHead(QWidget):
    """The head of a column: a tick if it is learned, as what, and why not, as a rule.

    Parameters
    ----------
    column : Column
    """

    #: It was ticked or unticked by hand.
    ticked = Signal(int, bool)
    #: It was made the target, or an input.
    role_chosen = Signal(int, int)

    def __init__(self, column: Column) -> None:
        super().__init__()
        index = column.index
        self.tick = QCheckBox(brief_name(column_name(column.place)))
        self.tick.setObjectName(f"column_{index + 1}")
        self.tick.setToolTip(translate("ColumnsDialog", "Ticked columns are learned."))
        self.role = QComboBox()
        self.role.setObjectName(f"role_{index + 1}")
        # The longest of an input's names, for which the list then has room.
        text = translate("ColumnsDialog", "input {x}").format(x="x1")
        self.role.addItems([text, translate("ColumnsDialog", "target Y")])
        self.role.setAccessibleName(translate("ColumnsDialog", "Input or target"))
        self.why = QLabel(_what(column))
        self.why.setProperty("role", "caption")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        layout.setSpacing(GRID // 2)
        for part in (self.tick, self.role, self.why):
            layout.addWidget(part)
        self.tick.clicked.connect(lambda on: self.ticked.emit(index, on))
        self.role.activated.connect(lambda role: self.role_chosen.emit(index, role))

    def show_role(self, symbol: str) -> None:
        """Show what the column is: ``"x1"``, ``"Y"``, or nothing."""
        self.tick.setChecked(bool(symbol))
        self.role.setEnabled(bool(symbol))
        text = translate("ColumnsDialog", "input {x}").format(x=symbol)
        plain = translate("ColumnsDialog", "input")
        self.role.setItemText(INPUT, text if symbol not in {"", "Y"} else plain)
        self.role.setCurrentIndex(TARGET if symbol == "Y" else INPUT if symbol else -1)


def _what(column: Column) -> str:
    """Say in a word or two what stands in a column."""
    if column.is_row_numbers:
        return translate("ColumnsDialog", "row numbers")
    if column.is_constant:
        return translate("ColumnsDialog", "the same in every row")
    labels = ", ".join(brief_name(label, _SHORT) for label in column.labels[:2])
    more = "" if len(column.labels) <= 2 else ", …"
    return {
        "numbers": translate("ColumnsDialog", "numbers"),
        "text": translate("ColumnsDialog", "words: {labels}").format(labels=labels + more),
        "dates": translate("ColumnsDialog", "dates"),
        "empty": translate("ColumnsDialog", "empty"),
    }[column.kind]


class FirstRows(QTableWidget):
    """A table to look at, with a head of its own over each column."""

    #: A column was ticked or unticked.
    ticked = Signal(int, bool)
    #: A column was made an input or the target.
    role_chosen = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("columns_table")
        self.setAccessibleName(translate("ColumnsDialog", "The first rows"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.heads: list[ColumnHead] = []

    def show_table(self, table: Table) -> None:
        """Show other rows."""
        shown = min(_ROWS_SHOWN, len(table.lines))
        self.clear()
        self.setRowCount(shown + 1)
        self.setColumnCount(len(table.columns))
        self.setVerticalHeaderLabels(["", *map(str, table.lines[:shown])])
        self.heads = [ColumnHead(column) for column in table.columns]
        for head, column in zip(self.heads, table.columns, strict=True):
            self.setCellWidget(0, column.index, head)
            head.ticked.connect(self.ticked)
            head.role_chosen.connect(self.role_chosen)
            for row, cell in enumerate(column.cells[:shown], start=1):
                self.setItem(row, column.index, _item(cell, column.kind == "numbers"))
            self.setColumnWidth(column.index, min(head.sizeHint().width() + GRID, _WIDEST))
        self.setRowHeight(0, max(head.sizeHint().height() for head in self.heads))

    def show_roles(self, roles: Mapping[int, str]) -> None:
        """Show what each column is, ``"x1"`` or ``"Y"``; those that are nothing are pale."""
        for index, head in enumerate(self.heads):
            head.show_role(roles.get(index, ""))
            seen = Qt.ItemFlag.ItemIsEnabled if index in roles else Qt.ItemFlag.NoItemFlags
            for row in range(1, self.rowCount()):
                item = self.item(row, index)
                if item is not None:
                    item.setFlags(seen)

    def wished(self) -> tuple[int, int]:
        """Return the width and the height in which all is in sight, in pixels."""
        columns = [self.columnWidth(i) for i in range(self.columnCount())]
        rows = [self.rowHeight(i) for i in range(self.rowCount())]
        beside = self.verticalHeader().sizeHint().width()
        return sum(columns) + beside + 2 * GRID, sum(rows) + 2 * GRID


def _item(cell: str, is_number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(cell)
    item.setToolTip(cell)
    if is_number:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item
