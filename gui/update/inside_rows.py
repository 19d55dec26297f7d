"""A stage of an open update and its rows: a line of numbers with its sentence, a unit's heading."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from learnscope.gui import update
from learnscope.gui.look.style import mark
from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.text.formulas import SIZE, formula, is_typeset
from learnscope.gui.text.numbers import exact
from learnscope.gui.update.contributions import ContributionTable
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import PRESS, KeyKeeper, reach_by_tab


class StageBox(QWidget):
    """One stage: its name with its outcome, and its lines while it is unfolded."""

    hovered = Signal(str)
    #: The parameter whose lines are to be opened or closed.
    opened = Signal(str)
    unit_chosen = Signal(str)

    def __init__(self, stage: int) -> None:
        super().__init__()
        self.stage = stage
        self.rows: list[LineRow] = []
        self.heads: list[UnitHead] = []
        self.head = QToolButton()
        self.head.setCheckable(True)
        reach_by_tab(self.head, PRESS)
        self.head.setProperty("role", "stage")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.head.setObjectName(f"stage_{STAGES[stage]}")
        self.body = QWidget()
        self._inner = QVBoxLayout(self.body)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._order: list[bool] = []
        self.table: ContributionTable | None = None
        if STAGES[stage] == "update":
            self.table = ContributionTable()
            self._inner.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.body)
        self.head.toggled.connect(self.body.setVisible)
        self.body.hide()

    def show_title(self, title: str) -> None:
        """Show the stage's name and outcome."""
        self.head.setText(title)
        self.head.setAccessibleName(title)

    def show_lines(
        self, lines: list[update.WorkedLine], theme: Theme, lit: str, shown: str, opened: str
    ) -> None:
        """Show the stage's lines.

        Parameters
        ----------
        lines : list of WorkedLine
        theme : Theme
        lit : str
            The quantity that is lit in the window.
        shown : str
            The unit that stands in full.
        opened : str
            The parameter whose lines stand open.
        """
        self._arrange([bool(line.unit) for line in lines])
        rows, heads = iter(self.rows), iter(self.heads)
        for line in lines:
            if line.unit:
                next(heads).show_unit(line, shown)
            else:
                next(rows).show_line(line, theme, lit, opened)

    def widget_of(self, unit: str) -> QWidget:
        """Return the heading of a unit; the stage itself where it has none."""
        heads = (head for head in self.heads if head.unit == unit and not head.isHidden())
        return next(heads, self)

    def _arrange(self, order: list[bool]) -> None:
        """Have as many headings and lines as there should be, in their order."""
        if order == self._order:
            return
        self._order = order
        while len(self.heads) < sum(order):
            head = UnitHead()
            head.hovered.connect(self.hovered)
            head.chosen.connect(self.unit_chosen)
            self.heads.append(head)
        while len(self.rows) < len(order) - sum(order):
            row = LineRow()
            row.hovered.connect(self.hovered)
            row.opened.connect(self.opened)
            self.rows.append(row)
        rows, heads = iter(self.rows), iter(self.heads)
        for is_head in order:
            widget: QWidget = next(heads) if is_head else next(rows)
            # Added once more, it moves to the end.
            self._inner.addWidget(widget)
            widget.show()
        for left in (*rows, *heads):
            left.hide()


#: Numbers longer than this, in characters, may be broken into several lines.
_LONG = 34

#: The smallest letters of a formula that has too little room, in pixels.
_SMALLEST = 9


@guarded
class LineRow(QWidget):
    """One line: the formula, the numbers in it, the result, and a sentence."""

    hovered = Signal(str)
    #: The parameter whose other lines are to be opened, or closed.
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "line")
        self.line: update.WorkedLine | None = None
        self.symbol = QLabel()
        self.numbers = QLabel()
        self.result = QLabel()
        self.sentence = QLabel()
        self.result.setProperty("role", "readout")
        self.result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setProperty("role", "caption")
        self.sentence.setWordWrap(True)
        self._theme = LIGHT
        self._shown: tuple[object, ...] = ()
        #: The formula that is shown, its colour and its size; None while it has yet to be typeset.
        self._drawn: tuple[str, str, int] | None = None
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._indented: bool | None = None
        self._indent(False)
        self._shape = ""
        self._arrange("wide")
        KeyKeeper(self, PRESS)

    def show_line(self, line: update.WorkedLine, theme: Theme, lit: str, opened: str = "") -> None:
        """Show a line of a worked update.

        Parameters
        ----------
        line : WorkedLine
        theme : Theme
        lit : str
            The quantity that is lit in the window.
        opened : str
            The parameter whose other lines stand open.
        """
        # A result that was asked for is written otherwise once it has been answered.
        shown = (line, line.result, theme, lit, opened)
        if shown == self._shown:
            return
        self._shown = shown
        self.line, self._theme = line, theme
        if is_typeset(line.formula):
            self._draw(SIZE)
        else:
            self._wait()
        self.numbers.setText(f"= {line.numbers}" if line.numbers else "")
        self.result.setText(f"= {line.result}")
        self.sentence.setText(_marked(line, opened))
        self.setToolTip(f"{line.sentence}\n{exact(line.value)}")
        self.setAccessibleName(f"{line.numbers} = {line.result}. {line.sentence}")
        mark(self, "lit", bool(lit) and lit == self.quantity)
        policy = Qt.FocusPolicy.TabFocus if line.opens else Qt.FocusPolicy.NoFocus
        if policy != self.focusPolicy():
            self.setFocusPolicy(policy)
        self._indent(bool(line.parameter) and line.stage > 1 and _is_detail(line))
        self._fit()

    @property
    def waits(self) -> bool:
        """Whether the formula has yet to be typeset, which takes longer than all else of a row."""
        return self.line is not None and self._drawn is None

    def typeset(self) -> None:
        """Show the formula, whatever that takes."""
        self._draw(SIZE)
        self._fit()

    @property
    def quantity(self) -> str:
        """What this line lights elsewhere."""
        return "" if self.line is None else self.line.lights or self.line.quantity

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the quantity wherever it stands."""
        super().enterEvent(event)
        self.hovered.emit(self.quantity)

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        super().leaveEvent(event)
        self.hovered.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Copy the result in full; open what belongs to it."""
        if self.line is not None and event.button() == Qt.MouseButton.LeftButton:
            QGuiApplication.clipboard().setText(exact(self.line.value))
            self._open()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with the space bar what a click opens."""
        if event.key() == Qt.Key.Key_Space:
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where it does not fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Let the row be as narrow as its widest part alone, or narrower where that can break."""
        if self._long:
            return QSize(20 * GRID, super().minimumSizeHint().height())
        parts = (self.symbol.sizeHint().width(), self._numbers_width())
        return QSize(max(parts) + 4 * GRID, super().minimumSizeHint().height())

    @property
    def _long(self) -> bool:
        return self.line is not None and len(self.line.numbers) > _LONG

    def _open(self) -> None:
        if self.line is not None and self.line.opens:
            self.opened.emit(self.line.parameter)

    def _wait(self) -> None:
        self._drawn = None
        self.symbol.clear()

    def _draw(self, size: int) -> None:
        assert self.line is not None
        look = (self.line.formula, self._theme.ink, size)
        if look != self._drawn:
            self._drawn = look
            self.symbol.setPixmap(formula(*look[:2], self.devicePixelRatioF(), size))

    def _numbers_width(self) -> int:
        # Not the size hint, which is that of several lines once they are broken.
        width = self.numbers.fontMetrics().horizontalAdvance(self.numbers.text())
        return width + 2 * GRID + self.result.sizeHint().width()

    def _fit(self) -> None:
        margins = self._grid.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        if self._long and room > 0 and not self.waits:
            self._draw(SIZE)
            wide = self.symbol.sizeHint().width()
            if wide > room:
                self._draw(max(_SMALLEST, SIZE * room // wide))
        symbol, numbers = self.symbol.sizeHint().width(), self._numbers_width()
        if self._long and numbers > room:
            self._arrange("broken")
        else:
            self._arrange("narrow" if symbol + 2 * GRID + numbers > room else "wide")

    def _indent(self, indented: bool) -> None:
        if indented is not self._indented:
            self._indented = indented
            self._grid.setContentsMargins((4 if indented else 2) * GRID, 4, 2 * GRID, 4)

    def _arrange(self, shape: str) -> None:
        """Put the numbers beside the formula, under it, or in several lines under it."""
        if shape == self._shape:
            return
        self._shape = shape
        right = Qt.AlignmentFlag.AlignRight
        wide, broken = shape == "wide", shape == "broken"
        self.numbers.setWordWrap(broken)
        self._grid.addWidget(self.symbol, 0, 0, 1, 1 if wide else 3)
        if broken:
            self._grid.addWidget(self.numbers, 1, 0, 1, 3)
            self._grid.addWidget(self.result, 2, 2)
        else:
            line = 0 if wide else 1
            self._grid.addWidget(self.numbers, line, 1, right)
            self._grid.addWidget(self.result, line, 2)
        self._grid.addWidget(self.sentence, 3, 0, 1, 3)


@guarded
class UnitHead(QPushButton):
    """A unit in one line; a click shows it in full."""

    hovered = Signal(str)
    #: The unit that is to be shown in full: this one, or the output unit instead of this one.
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "unit")
        self.setCheckable(True)
        reach_by_tab(self, PRESS)
        self._unit = self._lights = ""
        self._shown: tuple[object, ...] = ()
        self.clicked.connect(self._choose)

    def show_unit(self, line: update.WorkedLine, shown: str) -> None:
        """Show a unit's heading; `shown` is the unit that stands in full below its own."""
        if (line, line.result, shown) == self._shown:
            return
        self._shown = (line, line.result, shown)
        self._unit, self._lights = line.unit, line.lights
        open_ = line.unit == shown
        self.setChecked(open_)
        self.setText(f"{'▾' if open_ else '▸'} {line.short}")
        self.setToolTip(f"{line.sentence}\n{exact(line.value)}")
        self.setAccessibleName(f"{line.short}. {line.sentence}")

    @property
    def unit(self) -> str:
        """The unit's name."""
        return self._unit

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the unit wherever it stands."""
        super().enterEvent(event)
        self.hovered.emit(self._lights)

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        super().leaveEvent(event)
        self.hovered.emit("")

    def _choose(self, checked: bool) -> None:
        # A click has turned the mark over already.
        self.setChecked(not checked)
        self.chosen.emit(self._unit if checked else "y")


def _is_detail(line: update.WorkedLine) -> bool:
    return not line.opens and line.quantity[:2] not in ("g_", "n_")


def _marked(line: update.WorkedLine, opened: str) -> str:
    """Return the sentence, and before it whether the line's others stand open."""
    if not line.opens:
        return line.sentence
    # What an update rule remembers stands above the new value that it leads to.
    down, up = "▾", "▴"
    sign = (down if line.stage == 2 else up) if line.parameter == opened else "▸"
    return f"{sign} {line.sentence}"
