"""The learner's own points as a table: changed one by one, or in rows by way of a spreadsheet."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
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

from learnscope.core import CsvError, ExperimentError, OwnData
from learnscope.core.problems.own_data import MAX_INPUTS, MAX_SAMPLES
from learnscope.core.problems.sampled import Task
from learnscope.core.tables.reading import Reading
from learnscope.core.tables.table import Table
from learnscope.gui.dialogs import clipboard
from learnscope.gui.dialogs.columns import ColumnsDialog
from learnscope.gui.dialogs.data_model import DataModel
from learnscope.gui.dialogs.page import fit_screen
from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refused_file import quoted, refused_file
from learnscope.gui.text.sentences.told import told

_TASKS: tuple[Task, ...] = ("classification", "regression")


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
        self.inputs = QComboBox()
        self.task = QComboBox()
        self.table = QTableView()
        self.message = QLabel()
        self.message.setObjectName("data_message")
        self.message.setWordWrap(True)
        self.add = _button("add_point", translate("DataDialog", "Add a point"))
        self.remove = _button("remove_points", translate("DataDialog", "Remove chosen"))
        self.swap = _button("swap_classes", translate("DataDialog", "Swap classes"))
        self.new = _button("new_table", translate("DataDialog", "New table"))
        kind = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kind.Ok | kind.Cancel)
        self.buttons.button(kind.Ok).setText(translate("DataDialog", "OK"))
        self.buttons.button(kind.Cancel).setText(translate("DataDialog", "Cancel"))
        self._set_up_fields()
        self._set_up_table()
        self._build()
        self._connect()
        self._follow()
        self._hint()

    def _set_up_fields(self) -> None:
        self.inputs.setObjectName("table_inputs")
        self.inputs.setAccessibleName(translate("DataDialog", "How many inputs"))
        self.inputs.addItem(translate("DataDialog", "1 input"), 1)
        for count in range(2, MAX_INPUTS + 1):
            self.inputs.addItem(translate("DataDialog", "{n} inputs").format(n=count), count)
        self.task.setObjectName("table_task")
        self.task.setAccessibleName(translate("DataDialog", "What the target is"))
        self.task.addItem(translate("DataDialog", "target: one of two classes"), _TASKS[0])
        self.task.addItem(translate("DataDialog", "target: a number"), _TASKS[1])
        self.swap.setToolTip(translate("DataDialog", "Let the other label be class 1."))
        self.new.setToolTip(
            translate("DataDialog", "Begin with an empty table of so many inputs, without names.")
        )

    def _set_up_table(self) -> None:
        self.table.setObjectName("data_table")
        self.table.setModel(self.model)
        # What has no room is left out where it shows: the sign and the exponent stay.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName(translate("DataDialog", "Points"))
        self.table.setTabKeyNavigation(False)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addLayout(_row(self.inputs, self.task, None, self.new))
        layout.addWidget(self.table, 1)
        layout.addLayout(_row(self.add, self.remove, self.swap, None))
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)
        self.resize(480, 500)
        fit_screen(self)

    def _connect(self) -> None:
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.swap.clicked.connect(self._swap)
        self.new.clicked.connect(self._start_anew)
        self.inputs.activated.connect(self._choose_kind)
        self.task.activated.connect(self._choose_kind)
        keys = {"Del": self._remove, "Ctrl+C": self._copy, "Ctrl+V": self._paste}
        for key, command in keys.items():
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(command)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.model.refused.connect(self._refuse)
        self.model.taken.connect(self._hint)

    # Rows

    def _add(self) -> None:
        if self._has_room_for(1):
            self._hint()
            self._show(self.model.add_row())

    def _remove(self) -> None:
        rows = set(self._chosen())
        if rows:
            self.model.remove_rows(rows)
            self._hint()

    def _chosen(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})

    def _has_room_for(self, rows: int) -> bool:
        if self.model.rowCount() + rows <= MAX_SAMPLES:
            return True
        text = translate("DataDialog", "There can be {n} points at most.")
        self._say(text.format(n=f"{MAX_SAMPLES:,}"))
        return False

    def _show(self, row: int) -> None:
        index = self.model.index(row, 0)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        self.table.setFocus()

    # The clipboard

    def _copy(self) -> None:
        rows = self._chosen()
        if rows:
            QGuiApplication.clipboard().setText(clipboard.copied(self.model, rows))
            self._say(_copied(len(rows)))

    def _paste(self) -> None:
        """Put a text into the chosen cell, or rows at the end, or a whole table in their place."""
        text = QGuiApplication.clipboard().text()
        current = self.table.currentIndex()
        if not text.strip():
            self._say(translate("DataDialog", "There are no rows on the clipboard."))
        elif clipboard.is_one_cell(text) and current.isValid():
            self.model.setData(current, text.strip())
        else:
            try:
                self._paste_rows(text)
            except CsvError as error:
                self._say(refused_file(error))

    def _paste_rows(self, text: str) -> None:
        chosen = len(self._chosen())
        if self.model.is_fresh or chosen == self.model.rowCount() > 1:
            clipboard.whole(text, self._put, self._ask)
            return
        reading = clipboard.fitting(text, self.model.shape)
        if reading is None:
            self._say(
                translate(
                    "DataDialog",
                    "The rows pasted have other columns than this table. Choose all rows first "
                    "(Ctrl+A) to put them in its place.",
                )
            )
        elif self._has_room_for(reading.points):
            if reading.data.labels is not None and self.model.shape.labels is None:
                self.model.set_labels(reading.data.labels)
            self._show(self.model.add_rows(reading.data))
            self._follow()
            self._say(_pasted(reading.points))

    def _put(self, reading: Reading) -> None:
        """Have a table in the place of this one."""
        self.model.put(reading.data)
        self._follow()
        self._say(told(reading))

    def _ask(self, table: Table) -> None:
        name = translate("DataDialog", "What was pasted")
        ColumnsDialog(self, name, table, self._put).open()

    # What the columns are

    def _choose_kind(self) -> None:
        inputs, task = self.inputs.currentData(), self.task.currentData()
        if task == "classification" and not self.model.has_room_for_classes():
            self._follow()
            self._say(
                translate(
                    "DataDialog",
                    "Targets other than 0 and 1 are no classes. Change them first, or begin a new "
                    "table.",
                )
            )
            return
        self.model.set_kind(inputs, task)
        self._follow()
        self._hint()

    def _start_anew(self) -> None:
        """Begin with nothing, in the kind that was asked for."""
        self.model.start_anew()
        self._follow()
        self._show(0)
        self._hint()

    def _swap(self) -> None:
        self.model.swap_labels()
        zero, one = map(quoted, self.model.shape.labels or ("0", "1"))
        text = translate("DataDialog", "Now {zero} is class 0 and {one} is class 1.")
        self._say(text.format(zero=zero, one=one))

    def _follow(self) -> None:
        """Show what the columns are."""
        shape = self.model.shape
        for field, value in ((self.inputs, shape.inputs), (self.task, shape.task)):
            with QSignalBlocker(field):
                field.setCurrentIndex(field.findData(value))
        self.swap.setVisible(shape.labels is not None)

    # What is said

    def _hint(self) -> None:
        """Say what can be done; whatever was wrong before is so no more."""
        self._say(
            translate(
                "DataDialog",
                "Double-click a cell, or press F2, to change it. Delete takes the chosen rows "
                "away; Ctrl+C copies them, Ctrl+V adds rows from a spreadsheet.",
            )
        )

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


def _copied(rows: int) -> str:
    if rows == 1:
        return translate("DataDialog", "1 row copied.")
    return translate("DataDialog", "{n} rows copied.").format(n=f"{rows:,}")


def _pasted(rows: int) -> str:
    if rows == 1:
        return translate("DataDialog", "1 row added at the end.")
    return translate("DataDialog", "{n} rows added at the end.").format(n=f"{rows:,}")


def _button(name: str, text: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    return made


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None stands for what room is left."""
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
