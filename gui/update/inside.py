"""Inside one step: an update opened stage by stage, every number read and explained."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core.problems.gates import Gate
from learnscope.gui import update
from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.plotting.columns import input_titles
from learnscope.gui.session.snapshot import STAGES, Inside, Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import figure, fixed
from learnscope.gui.update.contributions import sample_name
from learnscope.gui.update.inside_rows import LineRow, StageBox
from learnscope.gui.update.typesetting import Typesetting
from learnscope.gui.update.worked_line import place_of
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import PRESS, reach_by_tab
from learnscope.gui.widgets.view import View


@guarded
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
        self._unit = "y"
        # The parameter whose lines stand open: None for the unit's first one, "" for none.
        self._opened: str | None = None
        self._caption = QLabel()
        self._caption.setWordWrap(True)
        self._caption.setProperty("role", "caption")
        self._invitation = QLabel()
        self._invitation.setWordWrap(True)
        self._invitation.setProperty("role", "caption")
        self.stages = [StageBox(stage) for stage in range(len(STAGES))]
        self.next = _button("inside_next")
        self.back = _button("inside_back")
        self.slip = _button("inside_slip")
        self.slip.setCheckable(True)
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
        self.slip.toggled.connect(self._turn_slip)
        self.copy_text.triggered.connect(lambda: self._copy(latex=False))
        self.copy_latex.triggered.connect(lambda: self._copy(latex=True))
        self._scroll = QScrollArea()
        # Room for the invitation without a scroll bar.
        self._scroll.setMinimumHeight(104)
        # Its contents are what the keyboard goes to.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._typesetting = Typesetting(self._scroll, self._content, self._rows)
        self._build()
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show the update as far as it is open."""
        self._snapshot = snapshot
        inside = snapshot.inside
        for widget in (self.back, self.copy, self._caption):
            widget.setVisible(inside is not None)
        self._invitation.setVisible(inside is None)
        last = inside is not None and inside.stage == len(STAGES) - 1
        self.slip.setVisible(
            inside is not None and last and update.can_slip(inside, snapshot.experiment)
        )
        for box in self.stages:
            box.setVisible(inside is not None and box.stage <= inside.stage)
        if inside is None:
            self.renew_summary(snapshot)
            self._stage = -1
            self._name_next()
            return
        titles = update.stage_titles()
        for box in self.stages[: inside.stage + 1]:
            symbol, value = update.outcome(box.stage, inside)
            title = f"{box.stage + 1}  {titles[box.stage]}    {symbol} = {fixed(value)}"
            box.show_title(title)
        unit = place_of(snapshot.experiment, snapshot.unit).name
        others, self._unit = unit != self._unit, unit
        if others:
            self._opened = None
        here = inside.stage + len(STAGES) * inside.number
        moved, self._stage = here != self._stage, here
        if moved:
            for box in self.stages:
                box.head.setChecked(box.stage == inside.stage)
        for box in self.stages[: inside.stage + 1]:
            self._fill(box)
        if moved:
            # Above the first stage stands whose numbers these are.
            self._scroll_to(self.stages[inside.stage] if inside.stage else self._content)
        elif others:
            unfolded = [box for box in self.stages[: inside.stage + 1] if box.head.isChecked()]
            for box in unfolded[-1:]:
                self._scroll_to(box.widget_of(unit))
        else:
            self._typesetting.typeset_in_sight()
        self._caption.setText(self.summary(snapshot))
        self.renew_summary(snapshot)
        self._name_next()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with the formulas: those of a hidden view are left alone."""
        super().showEvent(event)
        self._typesetting.go_on()

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
        self.slip.setText(translate("InsideView", "The article's slip"))
        self.copy.setText(translate("InsideView", "Copy"))
        self.copy_text.setText(translate("InsideView", "Copy as text"))
        self.copy_latex.setText(translate("InsideView", "Copy as LaTeX"))
        tips = {
            self.next: translate("InsideView", "Open the next stage (Shift+→)"),
            self.back: translate("InsideView", "Close the stage opened last (Shift+←)"),
            self.slip: translate(
                "InsideView",
                "Run the same update once more as an article worked it out, without the factor "
                "∂L/∂ŷ, and see where it leads.",
            ),
            self.copy: translate("InsideView", "Copy the whole worked update as text or LaTeX"),
        }
        for button, tip in tips.items():
            button.setToolTip(tip)
            button.setWhatsThis(tip)
            button.setAccessibleName(button.text() or tip)
        self._name_next()
        if self._snapshot is not None:
            self.display(self._snapshot)

    def _fill(self, box: StageBox) -> None:
        """Show the lines of a stage that is unfolded."""
        snapshot = self._snapshot
        if snapshot is None or snapshot.inside is None or not box.head.isChecked():
            return
        inside, experiment = snapshot.inside, snapshot.experiment
        if box.stage > inside.stage:
            return
        place = place_of(experiment, self._unit)
        opened = self._opened
        if opened is None:
            opened = place.inputs[0].parameter
        lines = update.stage_lines(box.stage, inside, experiment, place.name, opened)
        if box.stage == len(STAGES) - 1 and self._slips:
            lines += update.slip_lines(inside, experiment)
        box.show_lines(lines, self.theme, snapshot.lit, place.name, opened)
        self._typesetting.go_on()
        if box.table is not None:
            box.table.show_update(inside.update, place, inside.sample.sample, self.theme)

    @property
    def _slips(self) -> bool:
        """Whether the article's slip stands beside the update."""
        return self.slip.isChecked() and not self.slip.isHidden()

    def look(self) -> dict[str, Any]:
        """Return whether the article's slip is shown."""
        return {"slip": self.slip.isChecked()}

    def set_look(self, look: Mapping[str, Any]) -> None:
        """Show the article's slip, or not."""
        self.slip.setChecked(look.get("slip", self.slip.isChecked()) is True)

    def _turn_slip(self, _on: bool) -> None:
        """Show the article's slip, or hide it again."""
        box = self.stages[-1]
        self._fill(box)
        self._typesetting.lay_out()
        slipped = [row for row in box.rows if row.line and row.line.quantity.startswith("slip_")]
        if self._slips and slipped:
            self._scroll_to(slipped[0])
        self._typesetting.typeset_in_sight()

    def _open(self, parameter: str) -> None:
        """Open a parameter's lines, or close them."""
        now = self._opened
        if now is None and self._snapshot is not None:
            now = place_of(self._snapshot.experiment, self._unit).inputs[0].parameter
        self._opened = "" if parameter == now else parameter
        for box in self.stages:
            self._fill(box)
        self._typesetting.typeset_in_sight()

    def _rows(self) -> list[LineRow]:
        """Return the lines that are shown, whether in sight or not."""
        return [row for box in self.stages for row in box.rows if row.isVisible()]

    def _scroll_to(self, widget: QWidget) -> None:
        """Bring a widget to the top, and show what then is in sight with its formulas."""
        bar = self._scroll.verticalScrollBar()
        self._typesetting.lay_out()
        bar.setValue(widget.mapTo(self._content, QPoint()).y())
        self._typesetting.typeset_in_sight()
        # What is in sight is as high as it will be only now, and there may be further to go.
        bar.setValue(widget.mapTo(self._content, QPoint()).y())

    def summary(self, snapshot: Snapshot) -> str:
        """Return which update stands open; "" for none."""
        inside = snapshot.inside
        if inside is None:
            return ""
        text = _sample_in_words(inside, snapshot)
        if inside.count > 1:
            text += " " + translate("InsideView", "Update {n} of {count} in this epoch.").format(
                n=inside.number + 1, count=inside.count
            )
        return text

    def _name_next(self) -> None:
        titles = update.stage_titles()
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
            write = update.latex_text if latex else update.plain_text
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
            box.unit_chosen.connect(self.unit_chosen)
            box.opened.connect(self._open)
            box.head.toggled.connect(lambda _checked, box=box: self._fill(box))
            box.head.clicked.connect(self._typesetting.typeset_in_sight)
            if box.table is not None:
                box.table.row_chosen.connect(self.row_chosen)
            column.addWidget(box)
        beside = QHBoxLayout()
        beside.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        beside.addWidget(self.slip)
        beside.addStretch(1)
        self.slip.hide()
        column.addLayout(beside)
        column.addStretch(1)
        self._scroll.setWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
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


def _sample_in_words(inside: Inside, snapshot: Snapshot) -> str:
    experiment, sample = snapshot.experiment, inside.sample
    epoch, target = f"{snapshot.epoch:,}", figure(sample.target)
    name = sample_name(experiment, sample.sample)
    if isinstance(experiment.problem, Gate):
        return translate("InsideView", "Row {row}, Y = {target}, after epoch {epoch}.").format(
            row=name, target=target, epoch=epoch
        )
    names = input_titles(experiment.problem)
    inputs = ", ".join(
        f"{name} = {figure(x)}" for name, x in zip(names, sample.inputs, strict=False)
    )
    text = translate("InsideView", "Sample {n}: {inputs}, Y = {target}; after epoch {epoch}.")
    return text.format(n=name, inputs=inputs, target=target, epoch=epoch)


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    # Words alone, below words, would not be taken for buttons.
    button.setProperty("role", "framed")
    reach_by_tab(button, PRESS)
    return button
