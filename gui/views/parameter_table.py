"""The table of the parameters: its look, and how one finds one's way in it."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QToolTip,
    QWidget,
)

from learnscope.core import UpdateTrace
from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.parameter_model import (
    CHANGE,
    GRADIENT,
    SYMBOL,
    VALUE,
    ParameterModel,
    long_heading,
)
from learnscope.gui.widgets.guard import guarded

_Index = QModelIndex | QPersistentModelIndex

_ROW_HEIGHT = 28

#: How a number is written that has little room.
_SHORT_NUMBER = "−8.8e−88"


@guarded
class ParameterTable(QTableView):
    """A row for each parameter.

    A click chooses a cell and leaves the run its keys: ↑ and ↓ alone move in the table. Reached
    with Tab it has all the arrows.
    """

    #: The parameter under the pointer, or "" for none.
    quantity_hovered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameters_table")
        self.theme = LIGHT
        self.lit = ""
        self.fonts = (QFont(), QFont())
        self._hovered = ""
        self._by_tab = False
        self.parameters = ParameterModel(self)
        self.setModel(self.parameters)
        self.installEventFilter(self)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(GRID)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        for column in (SYMBOL, CHANGE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.entered.connect(lambda index: self._light(self.parameters.names[index.row()]))
        self.viewportEntered.connect(lambda: self._light(""))
        self._measure()

    def show_update(
        self, names: tuple[str, ...], update: UpdateTrace, editable: bool, lit: str
    ) -> None:
        """Show an update's numbers, and which parameter is lit."""
        others = names != self.parameters.names
        if self.parameters.show_update(names, update, editable) and names:
            if others:
                self._measure()
            first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
            self.parameters.tell(max(first, 0), last if last >= 0 else len(names) - 1)
        if lit != self.lit:
            self.lit = lit
            self.viewport().update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight, at once: a delegate's call for each cell takes too long."""
        painter = QPainter(self.viewport())
        clip = event.rect()
        first, last = self.rowAt(clip.top()), self.rowAt(clip.bottom())
        rows = range(max(first, 0), (last if last >= 0 else len(self.parameters.names) - 1) + 1)
        self._paint_grounds(painter, rows)
        columns = [self.columnViewportPosition(column) for column in range(CHANGE + 1)]
        ends = [columns[column] + self.columnWidth(column) - GRID for column in range(CHANGE + 1)]
        number = QFontMetricsF(self.fonts[0])
        tops = [self.rowViewportPosition(row) for row in rows]
        below = (_ROW_HEIGHT + number.ascent() - number.descent()) / 2
        painter.setFont(self.fonts[1])
        for row, top in zip(rows, tops, strict=True):
            name = self.parameters.names[row]
            painter.setPen(self.theme.parameter(name))
            painter.drawText(QPointF(columns[SYMBOL] + GRID, top + below), name)
        painter.setFont(self.fonts[0])
        for column in (VALUE, GRADIENT, CHANGE):
            fades = column == VALUE and not self.parameters.editable
            painter.setPen(self.theme.colour("muted" if fades else "ink"))
            for row, top in zip(rows, tops, strict=True):
                text = self.parameters.text(row, column)
                x = ends[column] - number.horizontalAdvance(text)
                painter.drawText(QPointF(x, top + below), text)

    # What happens in it

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Light the parameter that the keys have come to."""
        super().currentChanged(current, previous)
        if self.hasFocus() and current.isValid():
            self._light(self.parameters.names[current.row()])

    def viewportEvent(self, event: QEvent) -> bool:
        """Light nothing once the pointer has left."""
        if event.type() == QEvent.Type.Leave:
            self._light("")
        return super().viewportEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the arrows that are the table's own before the run gets them."""
        if (
            watched is self
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
        ):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            across = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)
            if self._by_tab and event.key() in across and not plain.value:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy a number in full; leave the table with Escape."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.key() == Qt.Key.Key_Escape:
            self.window().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Look for nothing: what is typed is a number for the chosen row."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first value, and show where the keys are."""
        tab = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if event.reason() in tab:
            self._by_tab = True
            if not self.currentIndex().isValid() and self.parameters.names:
                self.setCurrentIndex(self.parameters.index(0, VALUE))
        elif event.reason() is Qt.FocusReason.MouseFocusReason:
            self._by_tab = False
        super().focusInEvent(event)
        if self._by_tab and self.currentIndex().isValid():
            self._light(self.parameters.names[self.currentIndex().row()])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Light nothing any more."""
        super().focusOutEvent(event)
        self._light("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    # How it works

    def _paint_grounds(self, painter: QPainter, rows: range) -> None:
        """Paint what lies behind the lit row, and the frame of the chosen cell."""
        names = self.parameters.names
        lit = names.index(self.lit) if self.lit in names else -1
        if lit in rows:
            area = QRect(0, self.rowViewportPosition(lit), self.viewport().width(), _ROW_HEIGHT)
            painter.fillRect(area, self.theme.colour("selection"))
        current = self.currentIndex()
        if current.isValid() and current.row() in rows:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            colour = self.theme.colour("accent" if self.hasFocus() else "field")
            painter.setPen(QPen(colour, 1.0))
            frame = QRectF(self.visualRect(current)).adjusted(1.5, 2.5, -1.5, -2.5)
            painter.drawRoundedRect(frame, 5.0, 5.0)

    def _light(self, quantity: str) -> None:
        if quantity != self._hovered:
            self._hovered = quantity
            self.quantity_hovered.emit(quantity)

    def _copy(self) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        row, column = index.row(), index.column()
        names = self.parameters.names
        text = names[row] if column == SYMBOL else exact(self.parameters.number(row, column))
        QGuiApplication.clipboard().setText(text)
        area = self.visualRect(index)
        at = self.viewport().mapToGlobal(area.bottomLeft())
        copied = translate("ParametersView", "Copied {value}").format(value=text)
        QToolTip.showText(at, copied, self.viewport(), area)

    def _measure(self) -> None:
        """Make room for the longest name, in the present font."""
        number, symbol = QFont(self.font()), QFont(self.font())
        number.setFeature(QFont.Tag("tnum"), 1)
        symbol.setWeight(QFont.Weight.DemiBold)
        self.fonts = (number, symbol)
        metrics = QFontMetricsF(symbol)
        widths = (metrics.horizontalAdvance(name) for name in self.parameters.names)
        self.setColumnWidth(SYMBOL, round(max(widths, default=0.0)) + 2 * GRID)
        self._fit()

    def _fit(self) -> None:
        """Fit numbers and headings into their columns: the last heading is the longest.

        It may be cut where the numbers need the room.
        """
        width_of = QFontMetricsF(self.fonts[0]).horizontalAdvance
        least = round(width_of(_SHORT_NUMBER)) + 2 * GRID
        whole = self.viewport().width() - self.columnWidth(SYMBOL)
        last = self.parameters.headerData(CHANGE, Qt.Orientation.Horizontal)
        words = self.horizontalHeader().fontMetrics().horizontalAdvance(str(last))
        self.setColumnWidth(CHANGE, max(whole // 3, min(words + 2 * GRID, whole - 2 * least)))
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(long_heading())
        numbers = (VALUE, GRADIENT, CHANGE)
        rooms = {column: self.columnWidth(column) - 1.5 * GRID for column in numbers}
        self.parameters.fit(rooms, width_of, heading > self.columnWidth(GRADIENT) - 2 * GRID)
