"""What of a file is to be learned: its first rows, and what of it can be meant in several ways."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import CsvError
from learnscope.core.problems.kind import input_names
from learnscope.core.problems.sampled import Task
from learnscope.core.tables.choice import (
    labels_of,
    lines_lacking,
    may_be_input,
    suggest,
    task_of,
)
from learnscope.core.tables.columns import Column
from learnscope.core.tables.numbers import DecimalMark, read_number
from learnscope.core.tables.reading import Reading, read
from learnscope.core.tables.table import Table
from learnscope.gui.dialogs.first_rows import INPUT, TARGET, FirstRows
from learnscope.gui.dialogs.page import fit_screen
from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS
from learnscope.gui.text.sentences.refused_file import quoted, refused_file
from learnscope.gui.text.sentences.told import brief_name, missing_rows, told

#: In pixels; the rows scroll where there is less room than they need.
_USUAL_WIDTH, _MOST_WIDTH, _MOST_HEIGHT, _LEAST_OF_ROWS = 560, 900, 640, 190


class ColumnsDialog(QDialog):
    """A look at a file, with what seems meant chosen beforehand; Enter takes it.

    Parameters
    ----------
    parent : QWidget
    name : str
        The file's.
    table : Table
    take : callable
        Called with what was read when OK is pressed.
    test_share : float
    seed : int
        As for `learnscope.core.tables.reading.read`.
    """

    def __init__(
        self,
        parent: QWidget,
        name: str,
        table: Table,
        take: Callable[[Reading], None],
        test_share: float = 0.0,
        seed: int = 1,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("columns_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("ColumnsDialog", "What is to be learned?"))
        self._file = table
        self._table = table
        self._take = take
        self._split = test_share, seed
        self._choice = suggest(table)
        self._inputs = list(self._choice.inputs)
        self._target: int | None = self._choice.target
        self._reading: Reading | None = None
        self.rows = FirstRows()
        self._make(name)
        self._build()
        self._connect()
        self.rows.show_table(table)
        self._follow()
        self._resize()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setFocus()

    # What there is

    def _make(self, name: str) -> None:
        self.intro = QLabel(
            translate(
                "ColumnsDialog",
                "What of {file} is to be learned? What seems meant is chosen already; Enter takes "
                "it.",
            ).format(file=quoted(name))
        )
        self.intro.setWordWrap(True)
        self.names = _radio("first_row_names", translate("ColumnsDialog", "names"))
        self.point = _radio("first_row_point", translate("ColumnsDialog", "a point"))
        self.classes = _radio("as_classes", translate("ColumnsDialog", "one of two classes"))
        self.number = _radio("as_number", translate("ColumnsDialog", "a number"))
        self.labels = (_combo("label_0"), _combo("label_1"))
        self.swap = QPushButton(translate("ColumnsDialog", "Swap"))
        self.swap.setObjectName("swap_labels")
        self.swap.setAutoDefault(False)
        self.swap.setToolTip(translate("ColumnsDialog", "Let the other label be class 1."))
        self.thousands = _radio("as_thousands", "")
        self.decimal = _radio("as_decimal", "")
        self.leave_out = QCheckBox()
        self.leave_out.setObjectName("leave_out")
        self.summary = QLabel()
        self.summary.setObjectName("columns_message")
        self.summary.setWordWrap(True)
        kind = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kind.Ok | kind.Cancel)
        self.buttons.button(kind.Ok).setText(translate("ColumnsDialog", "Learn this"))
        self.buttons.button(kind.Cancel).setText(translate("ColumnsDialog", "Cancel"))
        # Each question in a line of its own, with what it is called in front.
        self._lines = {
            "header": (QLabel(), _group(self.names, self.point)),
            "task": (QLabel(), _group(self.classes, self.number)),
            "labels": (QLabel(), self._labels_line()),
            "mark": (QLabel(), _group(self.thousands, self.decimal)),
            "missing": (QLabel(), self.leave_out),
        }

    def _labels_line(self) -> QWidget:
        zero, one = QLabel("0 ="), QLabel("1 =")
        for caption, combo in zip((zero, one), self.labels, strict=True):
            caption.setBuddy(combo)
            text = translate("ColumnsDialog", "The label of class {n}")
            combo.setAccessibleName(text.format(n=caption.text()[:1]))
        return _group(zero, self.labels[0], one, self.labels[1], self.swap)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for row, (caption, field) in enumerate(self._lines.values()):
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.intro)
        layout.addWidget(self.rows, 1)
        layout.addLayout(grid)
        layout.addWidget(self.summary)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.rows.ticked.connect(self._tick)
        self.rows.role_chosen.connect(self._choose_role)
        self.names.clicked.connect(lambda: self._read_header(True))
        self.point.clicked.connect(lambda: self._read_header(False))
        self.classes.clicked.connect(lambda: self._choose_task("classification"))
        self.number.clicked.connect(lambda: self._choose_task("regression"))
        for place, combo in enumerate(self.labels):
            combo.activated.connect(lambda _index, place=place: self._choose_label(place))
        self.swap.clicked.connect(self._swap)
        self.thousands.clicked.connect(lambda: self._choose_mark(decimal=False))
        self.decimal.clicked.connect(lambda: self._choose_mark(decimal=True))
        self.leave_out.clicked.connect(self._choose_to_leave_out)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    def _resize(self) -> None:
        """Take the room in which all is in sight, where there is as much."""
        width, height = self.rows.wished()
        self.rows.setMinimumHeight(min(height, _LEAST_OF_ROWS))
        rest = self.sizeHint().height() - self.rows.sizeHint().height()
        self.resize(
            min(max(width + 3 * GRID, _USUAL_WIDTH), _MOST_WIDTH), min(rest + height, _MOST_HEIGHT)
        )
        fit_screen(self)

    # What is chosen

    def _tick(self, index: int, on: bool) -> None:
        if not on:
            self._inputs = [each for each in self._inputs if each != index]
            self._target = None if self._target == index else self._target
        elif self._target is None and not may_be_input(self._table.columns[index]):
            self._set_target(index)
        else:
            self._inputs.append(index)
        self._follow()

    def _choose_role(self, index: int, role: int) -> None:
        """Make a column the target, or an input; the one that was the target takes its place."""
        before = self._target
        if role == TARGET and before != index:
            self._set_target(index)
            if before is not None and may_be_input(self._table.columns[before]):
                self._inputs.append(before)
        elif role == INPUT and before == index:
            self._target = None
            self._inputs.append(index)
        self._follow()

    def _set_target(self, index: int) -> None:
        self._inputs = [each for each in self._inputs if each != index]
        self._target = index
        task, labels = _seems(self._table, index)
        self._choice = replace(self._choice, target=index, task=task, labels=labels)

    def _read_header(self, as_names: bool) -> None:
        self._table = self._file if as_names else self._file.with_first_row()
        self.rows.show_table(self._table)
        if self._target is not None:
            self._set_target(self._target)
        self._follow()

    def _choose_task(self, task: Task) -> None:
        if self._target is not None:
            labels = labels_of(self._table, self._target) if task == "classification" else ()
            self._choice = replace(self._choice, task=task, labels=labels)
        self._follow()

    def _choose_label(self, place: int) -> None:
        """Give a class another label; if the other class has it, they change places."""
        labels = list(self._choice.labels)
        chosen = str(self.labels[place].currentData())
        if labels[1 - place] == chosen:
            labels[1 - place] = labels[place]
        labels[place] = chosen
        self._choice = replace(self._choice, labels=tuple(labels))
        self._follow()

    def _swap(self) -> None:
        self._choice = replace(self._choice, labels=self._choice.labels[::-1])
        self._follow()

    def _choose_mark(self, decimal: bool) -> None:
        cell = self._doubtful() or ""
        mark: DecimalMark = "," if ("," in cell) is decimal else "."
        self._choice = replace(self._choice, mark=mark)
        self._follow()

    def _choose_to_leave_out(self, on: bool) -> None:
        self._choice = replace(self._choice, leave_out=on)
        self._follow()

    def _chosen(self) -> list[Column]:
        places = [*self._inputs, *([] if self._target is None else [self._target])]
        return [self._table.columns[i] for i in places]

    def _doubtful(self) -> str | None:
        """Return a number among those chosen that can be read in two ways."""
        for column in self._chosen():
            if column.two_readings is not None and self._table.mark_of(column) is None:
                return column.two_readings
        return None

    # What is shown

    def _follow(self) -> None:
        """Show the present choice, ask what it leaves open, and say what comes of it."""
        roles = dict(zip(self._inputs, input_names(len(self._inputs)), strict=True))
        if self._target is not None:
            roles[self._target] = "Y"
        self.rows.show_roles(roles)
        self._show_questions()
        self._read()

    def _show_questions(self) -> None:
        choice, target = self._choice, self._target
        column = None if target is None else self._table.columns[target]
        self._ask("header", self._file.first is not None, self._first_line())
        self.names.setChecked(self._table is self._file)
        self.point.setChecked(self._table is not self._file)
        self._ask("task", column is not None, translate("ColumnsDialog", "The target is"))
        soft = column is not None and column.is_soft
        self.classes.setEnabled(not soft)
        self.classes.setToolTip(
            translate("ColumnsDialog", "Numbers between 0 and 1 are not rounded to classes.")
            if soft
            else ""
        )
        self.number.setEnabled(column is not None and column.kind == "numbers")
        self.classes.setChecked(choice.task == "classification")
        self.number.setChecked(choice.task == "regression")
        two = column is not None and choice.task == "classification" and len(choice.labels) == 2
        self._ask("labels", two, translate("ColumnsDialog", "Its classes are"))
        if two and column is not None:
            self._show_labels(column)
        cell = self._doubtful()
        self._ask("mark", cell is not None, self._means(cell))
        if cell is not None:
            self._show_readings(cell)
        missing = lines_lacking(self._table, self._chosen())
        self._ask("missing", bool(missing), "")
        text = translate("ColumnsDialog", "Leave out {rows}")
        self.leave_out.setText(text.format(rows=missing_rows(missing)) if missing else "")
        self.leave_out.setChecked(choice.leave_out)

    def _ask(self, question: str, asked: bool, caption: str) -> None:
        label, field = self._lines[question]
        label.setText(caption)
        label.setVisible(asked)
        field.setVisible(asked)

    def _first_line(self) -> str:
        first = self._file.first
        cells = ", ".join(first.cells) if first else ""
        text = translate("ColumnsDialog", "The line {cells} holds")
        return text.format(cells=quoted(cells))

    def _means(self, cell: str | None) -> str:
        text = translate("ColumnsDialog", "{cell} means")
        return text.format(cell=quoted(cell or ""))

    def _show_labels(self, column: Column) -> None:
        for place, combo in enumerate(self.labels):
            combo.clear()
            for label in column.labels:
                combo.addItem(brief_name(label), label)
            combo.setCurrentIndex(combo.findData(self._choice.labels[place]))

    def _show_readings(self, cell: str) -> None:
        number = read_number(cell)
        with_comma = f"{number.comma:.15g}".replace("-", MINUS)
        with_point = f"{number.point:.15g}".replace("-", MINUS)
        decimal = "," in cell
        self.decimal.setText(with_comma if decimal else with_point)
        self.thousands.setText(with_point if decimal else with_comma)
        mark = self._choice.mark or ("," if decimal else ".")
        self.decimal.setChecked((mark == ",") is decimal)
        self.thousands.setChecked((mark == ",") is not decimal)
        if self._choice.mark is None:
            self._choice = replace(self._choice, mark=mark)

    def _read(self) -> None:
        """Read what is chosen, and say what comes of it."""
        self._reading = None
        if self._target is None:
            text = translate("ColumnsDialog", "Choose the target: what is to be answered.")
        else:
            choice = replace(self._choice, inputs=tuple(self._inputs), target=self._target)
            try:
                self._reading = read(self._table, choice, *self._split)
                text = told(self._reading)
            except CsvError as error:
                text = refused_file(error)
        self.summary.setText(text)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._reading is not None)

    def _accept(self) -> None:
        if self._reading is not None:
            self.accept()
            self._take(self._reading)


def _seems(table: Table, target: int) -> tuple[Task, tuple[str, ...]]:
    """Return what a column seems to be as a target, and its labels."""
    task = task_of(table.columns[target])
    return task, labels_of(table, target) if task == "classification" else ()


def _radio(name: str, text: str) -> QRadioButton:
    made = QRadioButton(text)
    made.setObjectName(name)
    return made


def _combo(name: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setMinimumWidth(90)
    return made


def _group(*widgets: QWidget) -> QWidget:
    """Return widgets side by side, as one."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return group
