"""The learner's own points as a table in which each number can be changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import ExperimentError, OwnData
from learnscope.core.problems.own_data import MAX_SAMPLES, MAX_VALUE
from learnscope.gui.dialogs.page import fit_screen
from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, full, parse
from learnscope.gui.text.refusals import number_within
from learnscope.gui.widgets.guard import guarded

Index = QModelIndex | QPersistentModelIndex


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

    def __init__(self, data: OwnData) -> None:
        super().__init__()
        self._data = data
        self._rows = [
            [*point, float(target)] for point, target in zip(data.points, data.targets, strict=True)
        ]

    @property
    def classes(self) -> bool:
        """Whether the last column is a class, 0 or 1."""
        return self._data.task == "classification"

    def own_data(self) -> OwnData:
        """Return what the rows are now.

        Raises
        ------
        ExperimentError
            If there is no row.
        """
        points = tuple(tuple(row[:-1]) for row in self._rows)
        targets = tuple(int(row[-1]) if self.classes else row[-1] for row in self._rows)
        return replace(self._data, points=points, targets=targets)

    def add_row(self) -> int:
        """Add a point like the last one, and return its row."""
        row = len(self._rows)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.append(list(self._rows[-1]) if self._rows else [0.0] * self.columnCount())
        self.endInsertRows()
        return row

    def remove_rows(self, rows: set[int]) -> None:
        """Take points away."""
        self.beginResetModel()
        self._rows = [values for row, values in enumerate(self._rows) if row not in rows]
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of points."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return the number of inputs, and one for the target."""
        return len(self._data.input_names) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns; number the rows from 1."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        last = translate("DataDialog", "class") if self.classes else "y"
        return (*self._data.input_names, last)[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a number as text, to its last digit."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return None
        value = self._rows[index.row()][index.column()]
        return full(value).removesuffix(".0").replace("-", MINUS)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a number that was typed, or refuse it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        last = self.columnCount() - 1
        binary = self.classes and index.column() == last
        text = str(value)
        try:
            number = parse(text)
        except ValueError:
            number = float("nan")
        if not (number in {0.0, 1.0} if binary else abs(number) <= MAX_VALUE):
            allowed = (
                translate("DataDialog", "0 or 1")
                if binary
                else number_within(-MAX_VALUE, MAX_VALUE)
            )
            self.refused.emit(text, allowed)
            return False
        self._rows[index.row()][index.column()] = number
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable


class DataDialog(QDialog):
    """A table of points, with buttons to add some and to take some away.

    Parameters
    ----------
    parent : QWidget
    data : OwnData
    take : callable
        Called with the data as they are when OK is pressed.
    """

    def __init__(self, parent: QWidget, data: OwnData, take: Callable[[OwnData], None]) -> None:
        super().__init__(parent)
        self.setObjectName("data_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("DataDialog", "Your own data"))
        self._take = take
        self.model = DataModel(data)
        self.table = QTableView()
        self.table.setObjectName("data_table")
        self.table.setModel(self.model)
        # What has no room is left out where it shows: the sign and the exponent stay.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(translate("DataDialog", "Points"))
        self.table.setTabKeyNavigation(False)
        self.message = QLabel()
        self.message.setObjectName("data_message")
        self.message.setWordWrap(True)
        self._say(
            translate(
                "DataDialog",
                "Double-click a number, or press F2, to change it. Delete takes the chosen rows "
                "away.",
            )
        )
        self.add = QPushButton(translate("DataDialog", "Add a point"))
        self.add.setObjectName("add_point")
        self.remove = QPushButton(translate("DataDialog", "Remove chosen"))
        self.remove.setObjectName("remove_points")
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        kind = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kind.Ok | kind.Cancel)
        self.buttons.button(kind.Ok).setText(translate("DataDialog", "OK"))
        self.buttons.button(kind.Cancel).setText(translate("DataDialog", "Cancel"))
        self._build()
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.model.refused.connect(self._refuse)

    def _build(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(GRID)
        actions.addWidget(self.add)
        actions.addWidget(self.remove)
        actions.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addWidget(self.table, 1)
        layout.addLayout(actions)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)
        self.resize(380, 460)
        fit_screen(self)

    def _add(self) -> None:
        if self.model.rowCount() >= MAX_SAMPLES:
            text = translate("DataDialog", "There can be {n} points at most.")
            self._say(text.format(n=f"{MAX_SAMPLES:,}"))
            return
        index = self.model.index(self.model.add_row(), 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()

    def _remove(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        if rows:
            self.model.remove_rows(rows)

    def _refuse(self, text: str, allowed: str) -> None:
        words = translate("DataDialog", "“{text}” was not taken; type {allowed}.")
        self._say(words.format(text=text[:40], allowed=allowed))

    def _accept(self) -> None:
        try:
            data = self.model.own_data()
        except ExperimentError:
            self._say(translate("DataDialog", "There has to be at least one point."))
            return
        self.accept()
        self._take(data)

    def _say(self, text: str) -> None:
        self.message.setText(text)
