"""The list of runs: a row for each, its name to be changed in place."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from learnscope.gui.look.theme import DASHES, LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.views.beside.comparison import Cell, RunRow
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import ARROWS, reach_by_tab

#: The columns by number.
NAME, EPOCH, LOSS, AGAINST, DIFFERENCE = range(5)

_ROW_HEIGHT = 26

#: The least room, in pixels, in which a difference is shown beside the numbers.
_LEAST_WORDS = 110
_SWATCH = QSize(26, 12)

_Flag = Qt.ItemFlag

#: What can be done with a cell that can't be written in.
_FIXED = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable


@guarded
class RunTable(QTableWidget):
    """A row for the present run, and one for each that is pinned.

    F2 or a double click changes a pinned run's name, Enter takes it and Esc leaves it; Delete
    removes the run.
    """

    #: A pinned run's style, and the name that it is to have.
    renamed = Signal(str, str)
    #: The style of a pinned run that is to be removed.
    removed = Signal(str)
    #: Another row is chosen.
    chosen = Signal()

    def __init__(self) -> None:
        super().__init__(0, 5)
        self.setObjectName("runs_table")
        self._theme = LIGHT
        self._rows: list[RunRow] = []
        self.setShowGrid(False)
        self.setIconSize(_SWATCH)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        reach_by_tab(self, ARROWS)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.setMinimumHeight(2 * _ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(DIFFERENCE, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._edited)
        self.currentCellChanged.connect(lambda *_cells: self.chosen.emit())

    @property
    def chosen_style(self) -> str:
        """The style of the pinned run that is chosen, or "" for the present one or none."""
        row = self.currentRow()
        return self._rows[row].style if 0 <= row < len(self._rows) else ""

    def show_rows(self, rows: Sequence[RunRow]) -> None:
        """Show what is said of the runs; the run that was chosen stays chosen."""
        before = self.chosen_style
        styles = [row.style for row in rows]
        if styles != [row.style for row in self._rows]:
            self._rows = []
            with QSignalBlocker(self):
                self.setRowCount(len(rows))
                # A pin that is new is what one looks at next.
                self.setCurrentCell(styles.index(before) if before in styles else 0, NAME)
        shown = [*self._rows, *[None] * (len(rows) - len(self._rows))]
        with QSignalBlocker(self):
            for number, (row, old) in enumerate(zip(rows, shown, strict=True)):
                if row != old:
                    self._write(number, row)
        self._rows = list(rows)
        self._make_room()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        rows, self._rows = self._rows, []
        self.show_rows(rows)

    def retranslate(self) -> None:
        """Set headings in the present language."""
        headings = (
            (translate("RunsView", "run"), ""),
            (translate("RunsView", "epochs"), ""),
            (
                translate("RunsView", "loss"),
                translate("RunsView", "The loss at the present run's epoch"),
            ),
            (
                translate("RunsView", "against"),
                translate("RunsView", "How much more or less that is than the baseline's"),
            ),
            (
                translate("RunsView", "difference"),
                translate("RunsView", "What makes it another run than the baseline"),
            ),
        )
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column, (text, tip) in enumerate(headings):
            heading = QTableWidgetItem(text)
            heading.setToolTip(tip)
            if column in (NAME, DIFFERENCE):
                heading.setTextAlignment(left)
            self.setHorizontalHeaderItem(column, heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove a pinned run; leave the table with Escape."""
        if event.key() == Qt.Key.Key_Delete and self.chosen_style:
            self.removed.emit(self.chosen_style)
        elif event.key() == Qt.Key.Key_Escape:
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first run."""
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.rowCount():
            self.setCurrentCell(0, NAME)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the differences out where they could not be read; they stand below as well."""
        super().resizeEvent(event)
        self._make_room()

    # How it works

    def _make_room(self) -> None:
        others = sum(self.sizeHintForColumn(column) for column in range(DIFFERENCE))
        self.setColumnHidden(DIFFERENCE, self.viewport().width() - others < _LEAST_WORDS)

    def _write(self, number: int, row: RunRow) -> None:
        cells = (Cell(row.name), row.epoch, row.loss, row.against, row.difference)
        for column, cell in enumerate(cells):
            item = self._cell(number, column)
            if item.text() != cell.text:
                item.setText(cell.text)
            if item.toolTip() != cell.tip:
                item.setToolTip(cell.tip)
        name = self._cell(number, NAME)
        name.setFlags(_FIXED | _Flag.ItemIsEditable if row.style else _FIXED)
        name.setIcon(self._swatch(row.style))
        font = name.font()
        font.setBold(row.baseline)
        name.setFont(font)

    def _cell(self, number: int, column: int) -> QTableWidgetItem:
        """Return a cell, which is made if it is not there yet."""
        item = self.item(number, column)
        if item is None:
            item = QTableWidgetItem()
            item.setFlags(_FIXED)
            if column in (EPOCH, LOSS, AGAINST):
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(number, column, item)
        return item

    def _swatch(self, style: str) -> QIcon:
        """Return a piece of a run's line."""
        ratio = self.devicePixelRatioF()
        picture = QPixmap(_SWATCH * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        pen = QPen(self._theme.colour(style or "loss"), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style:
            pen.setDashPattern([length / 2.0 for length in DASHES[style]])
        painter = QPainter(picture)
        painter.setPen(pen)
        middle = _SWATCH.height() / 2.0
        painter.drawLine(QPointF(0.0, middle), QPointF(_SWATCH.width(), middle))
        painter.end()
        icon = QIcon(picture)
        # Chosen, too, it keeps its colour.
        icon.addPixmap(picture, QIcon.Mode.Selected)
        return icon

    def _edited(self, item: QTableWidgetItem) -> None:
        row = item.row()
        if item.column() != NAME or row >= len(self._rows):
            return
        before, name = self._rows[row], item.text()
        # The name that it has is shown until it has another.
        with QSignalBlocker(self):
            item.setText(before.name)
        if name != before.name:
            self.renamed.emit(before.style, name)
