"""The truth table: what is right, what the neuron answers, and which rows take part."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from learnscope.core import Gate
from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fitted, fixed
from learnscope.gui.widgets.explained import say_of_itself
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab

#: The columns by number. X3 stands behind X2 on the screen, and only where there is a third input.
ON, X1, X2, TARGET, OUTPUT, VERDICT, X3 = range(7)

_HALF = fixed(0.5)

_INPUTS = (X1, X2, X3)
_ROW_HEIGHT = 26

#: What Qt leaves free on both sides of a cell's text, in pixels.
_AROUND = 6

_WIDTHS = {ON: 26, X1: 26, X2: 26, TARGET: 30, VERDICT: 28, X3: 26}

#: With a third input, closer together: the answer needs the room to be read whole.
_CLOSE = {ON: 24, X1: 21, X2: 21, TARGET: 22, VERDICT: 22, X3: 21}


@guarded
class _OwnInk(QStyledItemDelegate):
    """Keeps a cell's own colour when its row is selected."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Write in the cell's colour on the selection's ground, too."""
        super().initStyleOption(option, index)
        brush = index.data(Qt.ItemDataRole.ForegroundRole)
        if brush is not None:
            option.palette.setBrush(QPalette.ColorRole.HighlightedText, brush)


@guarded
class TruthTable(QTableWidget):
    """Four or eight rows; a click on Y changes the right answer, the box switches a row off."""

    row_chosen = Signal(int)
    target_chosen = Signal(int, int)
    row_switched = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__(0, len(range(7)))
        self.setObjectName("truth_table")
        self._theme = LIGHT
        self._gate = Gate()
        #: Each row's answer: whether it counts as right, and whether it shows a side of ½ at all.
        self._verdicts: list[tuple[bool, bool] | None] = []
        self._outputs: tuple[float, ...] = ()
        self.setItemDelegate(_OwnInk(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        reach_by_tab(self, ARROWS + PRESS)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(OUTPUT, QHeaderView.ResizeMode.Stretch)
        header.moveSection(X3, TARGET)
        self._fill()
        self.setCurrentCell(0, TARGET)
        self.cellClicked.connect(self._clicked)
        self.itemChanged.connect(self._switched)
        self.currentCellChanged.connect(self._moved)
        self.retranslate()

    def set_gate(self, gate: Gate) -> None:
        """Show a gate's right answers and which of its rows take part."""
        other = len(gate.targets) != self.rowCount()
        if other:
            self._outputs = ()
        self._gate = gate
        if other:
            with QSignalBlocker(self):
                self._fill()
            self.retranslate()
            self.updateGeometry()
        with QSignalBlocker(self):
            for row in range(self.rowCount()):
                active = row in gate.active
                state = Qt.CheckState.Checked if active else Qt.CheckState.Unchecked
                self._cell(row, ON).setCheckState(state)
                self._cell(row, TARGET).setText(str(gate.targets[row]))
        self._colour()

    def display(self, snapshot: Snapshot) -> None:
        """Show the neuron's answers and which of them are right."""
        self._outputs = snapshot.outputs
        with QSignalBlocker(self):
            for row, output in enumerate(snapshot.outputs):
                self._set(row, OUTPUT, self._written(output), exact(output))
                right = (output > 0.5) == bool(self._gate.targets[row])
                # Where all the digits shown say ½, rounding alone decides which side it is.
                verdict = right, fixed(output) != _HALF
                if verdict != self._verdicts[row]:
                    self._verdicts[row] = verdict
                    self._judge(row)
            if self.currentRow() != snapshot.selected:
                self.setCurrentCell(snapshot.selected, self.currentColumn())

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self._colour()

    def retranslate(self) -> None:
        """Set headers and explanations in the present language."""
        # A cell's new tool tip counts as a change of the cell.
        with QSignalBlocker(self):
            self._name()

    def _name(self) -> None:
        headers = {
            ON: ("", translate("TruthTable", "Rows that are switched on take part in learning.")),
            X1: ("x1", translate("TruthTable", "x1: the first input")),
            X2: ("x2", translate("TruthTable", "x2: the second input")),
            X3: ("x3", translate("TruthTable", "x3: the third input")),
            TARGET: (
                "Y",
                translate("TruthTable", "Y: the right answer. Click one to change it."),
            ),
            OUTPUT: (
                "ŷ",
                translate("TruthTable", "ŷ (y hat): the neuron's answer, between 0 and 1"),
            ),
            VERDICT: (
                "",
                translate(
                    "TruthTable",
                    "Right if ŷ lies on the same side of ½ as Y; in brackets where ŷ is ½ to all "
                    "digits shown, that is undecided",
                ),
            ),
        }
        for column, (text, tip) in headers.items():
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            self.setHorizontalHeaderItem(column, item)
        self.setAccessibleName(translate("TruthTable", "Truth table"))
        say_of_itself(
            self,
            translate(
                "TruthTable",
                "Truth table: the problem to be learned. Each row is a sample with its inputs x1, "
                "x2 … and the right answer Y. Click Y to change it, clear a box to leave the "
                "row out, and click a row to see it in the drawing. With the keyboard: arrows "
                "move, Space changes.",
            ),
        )
        for row in range(self.rowCount()):
            self._judge(row)
            tips = {
                ON: translate("TruthTable", "Learn from this row"),
                TARGET: translate("TruthTable", "The right answer; click to change it"),
            }
            for column, tip in tips.items():
                self._cell(row, column).setToolTip(tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the current cell with Space or Enter."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            row, column = self.currentRow(), self.currentColumn()
            if column == ON:
                item = self._cell(row, ON)
                on = item.checkState() == Qt.CheckState.Checked
                item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)
            elif column == TARGET:
                self._flip(row)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write the answers as the new width has room for."""
        super().resizeEvent(event)
        with QSignalBlocker(self):
            for row, output in enumerate(self._outputs):
                self._set(row, OUTPUT, self._written(output), exact(output))

    def sizeHint(self) -> QSize:
        """Room for the header and the rows, no more."""
        rows = self.rowCount() * _ROW_HEIGHT
        return QSize(220, self.horizontalHeader().sizeHint().height() + rows + 2)

    def minimumSizeHint(self) -> QSize:
        """All rows, always."""
        return QSize(190, self.sizeHint().height())

    def _fill(self) -> None:
        """Have a row for each of the gate's, and a column for each of its inputs."""
        look = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        inputs = self._gate.inputs.tolist()
        self._verdicts = [None] * len(inputs)
        self.setRowCount(len(inputs))
        two = len(inputs[0]) < len(_INPUTS)
        self.setColumnHidden(X3, two)
        for column, width in (_WIDTHS if two else _CLOSE).items():
            self.setColumnWidth(column, width)
        for row, point in enumerate(inputs):
            for column in range(self.columnCount()):
                item = QTableWidgetItem()
                item.setFlags(look)
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if column == ON:
                    item.setFlags(look | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Checked)
                elif column in _INPUTS[: len(point)]:
                    item.setText(f"{point[_INPUTS.index(column)]:.0f}")
                elif column == TARGET:
                    item.setText("0")
                self.setItem(row, column, item)

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        cell = self.item(row, column)
        assert cell is not None, "every cell is filled from the start"
        return cell

    def _set(self, row: int, column: int, text: str, tip: str) -> None:
        item = self._cell(row, column)
        if item.text() != text:
            item.setText(text)
            item.setToolTip(tip)

    def _written(self, output: float) -> str:
        """Return an answer as its column has room for: one that is cut would hide its exponent."""
        width_of, room = self.fontMetrics().horizontalAdvance, self.columnWidth(OUTPUT) - _AROUND
        return fitted(output, lambda text: width_of(text) <= room)

    def _judge(self, row: int) -> None:
        verdict = self._verdicts[row]
        if verdict is None:
            return
        right, decided = verdict
        item, sign = self._cell(row, VERDICT), "✓" if right else "✗"
        if not decided:
            ink = "muted"
            sign = f"({sign})"
            tip = (
                translate(
                    "TruthTable",
                    "undecided: ŷ is ½ to all digits shown. It counts as right by a hair: an ŷ "
                    "above ½ is taken for the answer 1, any other for 0.",
                )
                if right
                else translate(
                    "TruthTable",
                    "undecided: ŷ is ½ to all digits shown. It counts as wrong by a hair: an ŷ "
                    "above ½ is taken for the answer 1, any other for 0.",
                )
            )
        elif right:
            ink, tip = "good", translate("TruthTable", "right: ŷ lies on the same side of ½ as Y")
        else:
            ink = "warning"
            tip = translate("TruthTable", "wrong: ŷ lies on the other side of ½ than Y")
        with QSignalBlocker(self):
            item.setText(sign)
            item.setForeground(QBrush(self._theme.colour(ink)))
            item.setToolTip(tip)

    def _colour(self) -> None:
        with QSignalBlocker(self):
            for row in range(self.rowCount()):
                active = self._cell(row, ON).checkState() == Qt.CheckState.Checked
                ink = self._theme.colour("ink" if active else "muted")
                for column in (*_INPUTS, OUTPUT):
                    self._cell(row, column).setForeground(QBrush(ink))
                target = self._cell(row, TARGET)
                target.setForeground(QBrush(self._theme.colour(f"class_{target.text()}")))
                font = target.font()
                font.setBold(True)
                target.setFont(font)
                self._judge(row)
        self.viewport().update()

    def _flip(self, row: int) -> None:
        self.target_chosen.emit(row, 1 - int(self._cell(row, TARGET).text()))

    def _clicked(self, row: int, column: int) -> None:
        if column == TARGET:
            self._flip(row)

    def _switched(self, item: QTableWidgetItem) -> None:
        if item.column() == ON:
            self.row_switched.emit(item.row(), item.checkState() == Qt.CheckState.Checked)

    def _moved(self, row: int, _column: int, before: int, _before_column: int) -> None:
        if row != before and row >= 0:
            self.row_chosen.emit(row)
