"""Inside one step: an update opened stage by stage, every number read and explained."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core.gate import INPUTS
from learnscope.gui import worked
from learnscope.gui.formulas import formula
from learnscope.gui.inside import STAGES
from learnscope.gui.keys import PRESS, reach_by_tab
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, LIGHT, Theme
from learnscope.gui.views.contributions import ContributionTable
from learnscope.gui.views.view import View

#: Which quantity of the window a line's result lights, where it is not its own name.
_LIGHTS = {
    "p_w1": "w1",
    "p_w2": "w2",
    "p_b": "b",
    "g_w1": "w1",
    "g_w2": "w2",
    "g_b": "b",
    "n_w1": "w1",
    "n_w2": "w2",
    "n_b": "b",
    "output_after": "output",
    "loss_after": "loss",
    "dL/dy": "loss_slope",
    "dy/dz": "slope",
    "dL/dz": "z",
}


class LineRow(QWidget):
    """One line: the formula, the numbers in it, the result, and a sentence."""

    hovered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "line")
        self._line: worked.Line | None = None
        self._shown = ("", "")
        self.symbol = QLabel()
        self.numbers = QLabel()
        self.result = QLabel()
        self.sentence = QLabel()
        self.result.setProperty("role", "readout")
        self.result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setProperty("role", "caption")
        self.sentence.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2 * GRID, 4, 2 * GRID, 4)
        self._grid.setHorizontalSpacing(GRID)
        self._grid.setVerticalSpacing(1)
        self._grid.setColumnStretch(1, 1)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def show_line(self, line: worked.Line, theme: Theme, lit: str) -> None:
        """Show a line of a worked update."""
        self._line = line
        look = (line.formula, theme.ink)
        if look != self._shown:
            self._shown = look
            self.symbol.setPixmap(formula(line.formula, theme.ink, self.devicePixelRatioF()))
        self.numbers.setText(f"= {line.numbers}" if line.numbers else "")
        self.result.setText(f"= {line.result}")
        self.sentence.setText(line.sentence)
        self.setToolTip(f"{line.sentence}\n{exact(line.value)}")
        self.setAccessibleName(f"{line.numbers} = {line.result}. {line.sentence}")
        self._set_lit(bool(lit) and lit == self.quantity)
        self._fit()

    @property
    def quantity(self) -> str:
        """What this line lights elsewhere."""
        if self._line is None:
            return ""
        return _LIGHTS.get(self._line.quantity, self._line.quantity)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light the quantity wherever it stands."""
        super().enterEvent(event)
        self.hovered.emit(self.quantity)

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing any more."""
        super().leaveEvent(event)
        self.hovered.emit("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Copy the result in full."""
        if self._line is not None and event.button() == Qt.MouseButton.LeftButton:
            QGuiApplication.clipboard().setText(exact(self._line.value))
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the line where it does not fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Let the row be as narrow as its widest part alone."""
        parts = (self.symbol.sizeHint().width(), self._numbers_width())
        return QSize(max(parts) + 4 * GRID, super().minimumSizeHint().height())

    def _numbers_width(self) -> int:
        return self.numbers.sizeHint().width() + GRID + self.result.sizeHint().width()

    def _fit(self) -> None:
        whole = self.symbol.sizeHint().width() + 2 * GRID + self._numbers_width()
        self._arrange(narrow=whole > self.width() - 4 * GRID)

    def _arrange(self, narrow: bool) -> None:
        """Put the numbers beside the formula, or under it where there is no room."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        line = 1 if narrow else 0
        self._grid.addWidget(self.symbol, 0, 0, 1, 3 if narrow else 1)
        self._grid.addWidget(self.numbers, line, 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self.result, line, 2)
        self._grid.addWidget(self.sentence, 2, 0, 1, 3)

    def _set_lit(self, lit: bool) -> None:
        if self.property("lit") != lit:
            self.setProperty("lit", lit)
            self.style().unpolish(self)
            self.style().polish(self)


class StageBox(QWidget):
    """One stage: its name with its outcome, and its lines while it is unfolded."""

    hovered = Signal(str)

    def __init__(self, stage: int) -> None:
        super().__init__()
        self.stage = stage
        self.rows: list[LineRow] = []
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

    def show_lines(self, title: str, lines: list[worked.Line], theme: Theme, lit: str) -> None:
        """Show the stage's lines under its title."""
        while len(self.rows) < len(lines):
            row = LineRow()
            row.hovered.connect(self.hovered)
            self._inner.addWidget(row)
            self.rows.append(row)
        for row, line in zip(self.rows, lines, strict=True):
            row.show_line(line, theme, lit)
        self.head.setText(title)
        self.head.setAccessibleName(title)


class InsideView(View):
    """The open update, or what one would see in it."""

    look_inside = Signal()
    look_out = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inside_view")
        self.theme = LIGHT
        self._snapshot: Snapshot | None = None
        self._stage = -1
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        self._caption.setProperty("role", "caption")
        self._invitation = QLabel()
        self._invitation.setWordWrap(True)
        self._invitation.setProperty("role", "caption")
        self.stages = [StageBox(stage) for stage in range(len(STAGES))]
        self.next = _button("inside_next")
        self.back = _button("inside_back")
        self.copy = _button("inside_copy")
        self.copy.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.copy)
        self.copy.setMenu(menu)
        self.copy_text = menu.addAction("")
        self.copy_text.setObjectName("copy_text")
        self.copy_latex = menu.addAction("")
        self.copy_latex.setObjectName("copy_latex")
        self.next.clicked.connect(self.look_inside)
        self.back.clicked.connect(self.look_out)
        self.copy_text.triggered.connect(lambda: self._copy(latex=False))
        self.copy_latex.triggered.connect(lambda: self._copy(latex=True))
        self._scroll = QScrollArea()
        # Room for the invitation without a scroll bar.
        self._scroll.setMinimumHeight(104)
        # Its contents are what the keyboard goes to.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._build()
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show the update as far as it is open."""
        self._snapshot = snapshot
        inside = snapshot.inside
        for widget in (self.back, self.copy, self._caption):
            widget.setVisible(inside is not None)
        self._invitation.setVisible(inside is None)
        for box in self.stages:
            box.setVisible(inside is not None and box.stage <= inside.stage)
        if inside is None:
            self.renew_summary(snapshot)
            self._stage = -1
            self._name_next()
            return
        lines = worked.lines(inside, snapshot.experiment)
        titles = worked.stage_titles()
        for box in self.stages[: inside.stage + 1]:
            last = worked.last_line(inside, snapshot.experiment, box.stage)
            outcome = f"{_OUTCOMES[box.stage]} = {last.result}"
            title = f"{box.stage + 1}  {titles[box.stage]}    {outcome}"
            own = [line for line in lines if line.stage == box.stage]
            box.show_lines(title, own, self.theme, snapshot.lit)
            if box.table is not None:
                box.table.show_update(inside.update, self.theme)
        here = inside.stage + len(STAGES) * inside.number
        if here != self._stage:
            self._stage = here
            for box in self.stages:
                box.head.setChecked(box.stage == inside.stage)
            self._scroll_to(self.stages[inside.stage])
        self._caption.setText(self.summary(snapshot))
        self.renew_summary(snapshot)
        self._name_next()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        if self._snapshot is not None:
            self.display(self._snapshot)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.setAccessibleName(translate("InsideView", "Inside one step"))
        self._scroll.setAccessibleName(self.accessibleName())
        text = translate(
            "InsideView",
            "Inside one step: a single update, opened in four stages. Forward computes the answer, "
            "loss says how wrong it is, backward finds how the loss depends on each parameter, "
            "and update moves each parameter against that slope.",
        )
        self.setWhatsThis(text)
        self._invitation.setText(
            translate(
                "InsideView",
                "Open one update and read every number in it: forward, loss, backward, update. "
                "Press Look inside (Shift+→) for the next stage, Shift+← to close it.",
            )
        )
        self.back.setText(translate("InsideView", "Close stage"))
        self.copy.setText(translate("InsideView", "Copy"))
        self.copy_text.setText(translate("InsideView", "Copy as text"))
        self.copy_latex.setText(translate("InsideView", "Copy as LaTeX"))
        tips = {
            self.next: translate("InsideView", "Open the next stage (Shift+→)"),
            self.back: translate("InsideView", "Close the stage opened last (Shift+←)"),
            self.copy: translate("InsideView", "Copy the whole worked update as text or LaTeX"),
        }
        for button, tip in tips.items():
            button.setToolTip(tip)
            button.setWhatsThis(tip)
            button.setAccessibleName(button.text() or tip)
        self._name_next()
        if self._snapshot is not None:
            self.display(self._snapshot)

    def _scroll_to(self, box: StageBox) -> None:
        self._column.activate()
        self._content.adjustSize()
        self._scroll.verticalScrollBar().setValue(box.y())

    def summary(self, snapshot: Snapshot) -> str:
        """Return which update stands open; "" for none."""
        inside = snapshot.inside
        if inside is None:
            return ""
        x1, x2 = INPUTS[inside.sample.sample]
        text = translate("InsideView", "Row {x1} {x2}, Y = {target}, after epoch {epoch}.").format(
            x1=int(x1), x2=int(x2), target=inside.sample.target, epoch=f"{snapshot.epoch:,}"
        )
        if inside.count > 1:
            text += " " + translate("InsideView", "Update {n} of {count} in this epoch.").format(
                n=inside.number + 1, count=inside.count
            )
        return text

    def _name_next(self) -> None:
        titles = worked.stage_titles()
        inside = None if self._snapshot is None else self._snapshot.inside
        if inside is None:
            text = translate("InsideView", "Look inside")
        elif inside.stage + 1 < len(STAGES):
            text = translate("InsideView", "Next: {stage}").format(stage=titles[inside.stage + 1])
        elif inside.number + 1 < inside.count:
            text = translate("InsideView", "Next update")
        else:
            text = translate("InsideView", "Take this step")
        self.next.setText(text)
        self.next.setAccessibleName(text)

    def _copy(self, latex: bool) -> None:
        if self._snapshot is not None and self._snapshot.inside is not None:
            write = worked.latex_text if latex else worked.plain_text
            text = write(self._snapshot.inside, self._snapshot.experiment)
            QGuiApplication.clipboard().setText(text)

    def _build(self) -> None:
        self._content.setObjectName("inside_inner")
        column = self._column
        column.setContentsMargins(0, GRID, 0, GRID)
        column.setSpacing(0)
        for label in (self._caption, self._invitation):
            label.setContentsMargins(2 * GRID, 0, 2 * GRID, 4)
            column.addWidget(label)
        for box in self.stages:
            box.hovered.connect(self.quantity_hovered)
            column.addWidget(box)
        column.addStretch(1)
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(GRID, 4, GRID, GRID)
        buttons.setSpacing(4)
        for button in (self.next, self.back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(buttons)


_OUTCOMES = ("ŷ", "L", "∂L/∂z", "ŷ")


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    reach_by_tab(button, PRESS)
    return button
