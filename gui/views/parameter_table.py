"""The table of the parameters: what stands in it, its look, and how one finds one's way in it."""

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractTableModel,
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
from learnscope.gui.text.numbers import MINUS, exact, fitted, short
from learnscope.gui.widgets.guard import guarded

SYMBOL, VALUE, GRADIENT, CHANGE = range(4)

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()


@guarded
class ParameterModel(QAbstractTableModel):
    """One row a parameter, however many there are; texts are made only where they are asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: The parameters in the order of θ.
        self.names: tuple[str, ...] = ()
        #: What the data call the input of a weight, by the weight's name, where they do.
        self.titles: dict[str, str] = {}
        #: Whether the values are those that an edit would change.
        self.editable = True
        #: The room that a number has in each column, and whether the headings have to be short.
        self.rooms: dict[int, float] = dict.fromkeys((VALUE, GRADIENT, CHANGE), 12.0)
        self._width_of: Callable[[str], float] = len
        self.short = False
        self._update: UpdateTrace | None = None
        self._numbers: tuple[tuple[float, ...], ...] = ((), (), ())

    def show_update(self, names: tuple[str, ...], update: UpdateTrace, editable: bool) -> bool:
        """Take on the numbers of an update; return whether any has changed.

        Parameters
        ----------
        names : tuple of str
        update : UpdateTrace
            As many parameters as there are names.
        editable : bool
        """
        numbers = (update.parameters, update.gradient, update.changes)
        if names != self.names:
            self.beginResetModel()
            self.names, self._numbers, self.editable = names, numbers, editable
            self._update = update
            self.endResetModel()
            return True
        changed = (numbers, editable) != (self._numbers, self.editable)
        self._numbers, self.editable = numbers, editable
        self._update = update
        return changed

    def tell(self, first: int, last: int) -> None:
        """Say that the numbers in these rows are others now."""
        self.dataChanged.emit(self.index(first, VALUE), self.index(last, CHANGE))

    def number(self, row: int, column: int) -> float:
        """Return what stands in a cell, in full."""
        return self._numbers[column - VALUE][row]

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        if column == SYMBOL:
            return self.names[row]
        return fitted(
            self.number(row, column), lambda text: self._width_of(text) <= self.rooms[column]
        )

    def fit(self, rooms: dict[int, float], width_of: Callable[[str], float], short: bool) -> None:
        """Fit numbers and headings into columns of another width.

        Parameters
        ----------
        rooms : dict of int to float
            The room that a number has in each column, in the same unit as `width_of`.
        width_of : callable
            How wide a text is.
        short : bool
            Whether the headings have to be short.
        """
        self._width_of = width_of
        if (rooms, short) != (self.rooms, self.short):
            self.rooms, self.short = rooms, short
            self.retranslate()

    def retranslate(self) -> None:
        """Let the headings be asked for anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, SYMBOL, CHANGE)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of parameters."""
        return 0 if parent.isValid() else len(self.names)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return 4: symbol, value, gradient, change."""
        return 0 if parent.isValid() else CHANGE + 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """Return a cell's text, its tool tip, or what a screen reader says."""
        row, column = index.row(), index.column()
        if role == _Role.DisplayRole:
            return self.text(row, column)
        if role == _Role.ToolTipRole:
            return self._tip(row, column)
        if role == _Role.AccessibleTextRole and column != SYMBOL:
            return f"{self.names[row]}, {_headings()[column][0]}: {self.text(row, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """Return a column's heading, and what it means."""
        if orientation is Qt.Orientation.Vertical:
            return None
        heading, meaning = _headings()[section]
        if section == GRADIENT and self.short:
            heading = "∂L/∂θ"
        if role == _Role.DisplayRole:
            return heading
        if role == _Role.ToolTipRole:
            return meaning
        if role == _Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == SYMBOL else Qt.AlignmentFlag.AlignRight
            return (side | Qt.AlignmentFlag.AlignVCenter).value
        return None

    def _tip(self, row: int, column: int) -> str:
        name = self.names[row]
        if column == SYMBOL:
            what = translate(
                "ParametersView", "{name}: a parameter, a number that learning changes"
            )
            told = [what.format(name=name)]
            if name in self.titles:
                of = translate("ParametersView", "It weighs {input}.")
                told.append(of.format(input=self.titles[name]))
            return "\n".join(told)
        copy = translate("ParametersView", "Click, then Ctrl+C to copy")
        if column == VALUE:
            what = translate("ParametersView", "{name} now")
            if self.editable:
                copy = translate(
                    "ParametersView",
                    "Double-click to type another one. Click, then turn the wheel or press Alt+↑ "
                    "or Alt+↓ to change it, Ctrl+C to copy",
                )
        elif column == GRADIENT:
            what = translate(
                "ParametersView",
                "∂L/∂{name}: how fast the loss grows when {name} grows; the mean over the rows of "
                "the next update",
            )
        else:
            what = self._what_is_added(row)
        what = what.format(name=name)
        return "\n".join((what, exact(self.number(row, column)), copy))

    def _what_is_added(self, row: int) -> str:
        """Say what the next update adds to a parameter, and how that comes about."""
        update = self._update
        if update is not None and update.stopped[row]:
            return translate(
                "ParametersView",
                "What the next update adds to {name}: the penalty alone would carry it across 0, "
                "so it stops there",
            )
        if update is None or update.state:
            return translate(
                "ParametersView",
                "What the next update adds to {name}: the optimiser makes it of this ∂L/∂{name} "
                "and those before",
            )
        gradient = self.text(row, GRADIENT)
        if gradient.startswith(MINUS):
            gradient = f"({gradient})"
        what = translate(
            "ParametersView",
            "What the next update adds to {name}: −learning rate · ∂L/∂{name}, here "
            "−{rate} · {gradient}",
        )
        return what.replace("{rate}", short(update.learning_rate)).replace("{gradient}", gradient)


def long_heading() -> str:
    """Return the longest of the headings."""
    return translate("ParametersView", "Gradient ∂L/∂θ")


def _headings() -> tuple[tuple[str, str], ...]:
    """Return each column's heading and what it means."""
    return (
        (
            "θ",
            translate("ParametersView", "θ: the parameters, the numbers that learning changes"),
        ),
        (
            translate("ParametersView", "Value"),
            translate("ParametersView", "The parameter's value now; it can be set by hand."),
        ),
        (
            long_heading(),
            translate(
                "ParametersView",
                "∂L/∂θ: how fast the loss grows when the parameter grows; the mean over the rows "
                "of the next update",
            ),
        ),
        (
            translate("ParametersView", "Next change"),
            translate(
                "ParametersView",
                "What the next update adds to the parameter: −learning rate · ∂L/∂θ",
            ),
        ),
    )


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
