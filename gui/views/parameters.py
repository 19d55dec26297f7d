"""The parameters in a table: their values, their gradients, and what the next update makes of them.

It is written for any number of parameters: whatever a frame costs depends on the rows in sight.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from learnscope.core import UpdateTrace
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.snapshot.run_state import RunState
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed, short
from learnscope.gui.views.parameter_editor import TableEditor
from learnscope.gui.views.parameter_table import ParameterTable
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.throttle import Throttle
from learnscope.gui.widgets.view import View


@guarded
class ParametersView(View):
    """One row for each parameter; its value can be set by hand.

    While an update stands open, the table shows that one rather than the next.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parameters_view")
        self._snapshot: Snapshot | None = None
        self._summary = Throttle()
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.table = ParameterTable()
        self.editor = TableEditor(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        self.caption.setContentsMargins(GRID, 0, GRID, 0)
        layout.addWidget(self.caption)
        layout.addWidget(self.table, 1)
        self.table.quantity_hovered.connect(self.quantity_hovered)
        self.editor.edited.connect(self.parameters_edited)
        self.editor.refused.connect(self.input_refused)
        self.retranslate()

    def sizeHint(self) -> QSize:
        """Room for some rows."""
        return QSize(420, 240)

    def minimumSizeHint(self) -> QSize:
        """Room for the headings and three rows, with few digits."""
        return QSize(240, 150)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        inside = snapshot.inside
        names = snapshot.experiment.model.parameter_names
        if names != self.table.parameters.names or (inside is not None and inside.number > 0):
            self.editor.abandon()
        self.editor.follow(snapshot)
        update = _update_shown(snapshot)
        editable = inside is None or inside.number == 0
        self.table.show_update(names, update, editable, snapshot.lit)
        self._say(snapshot, update)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.table.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("ParametersView", "Parameters")
        self.setAccessibleName(name)
        self.table.setAccessibleName(name)
        what = translate(
            "ParametersView",
            "Each row is a parameter: its value, its gradient ∂L/∂θ over the rows of the next "
            "update, and what that update adds to it, −learning rate · ∂L/∂θ. While an update "
            "stands open, the table shows that one.",
        )
        how = translate(
            "ParametersView",
            "Choose a row and type a number, or double-click its value; Enter sets it, Esc leaves "
            "it. Turn the wheel over the chosen value or press Alt+↑ and Alt+↓ to change it; Shift "
            "is finer, Ctrl coarser. ↑ and ↓ move, Ctrl+C copies every digit.",
        )
        self.setWhatsThis(f"{what}\n{how}")
        self.table.parameters.retranslate()
        if self._snapshot is not None:
            self.display(self._snapshot)

    def summary(self, snapshot: Snapshot) -> str:
        """Return the table in one line of text."""
        update = _update_shown(snapshot)
        changes = update.changes
        most = max(range(len(changes)), key=lambda number: abs(changes[number]))
        return translate(
            "ParametersView",
            "At epoch {epoch}: {n} parameters. The next update moves {name} most: from {value} by "
            "{change}.",
        ).format(
            epoch=f"{snapshot.epoch:,}",
            n=len(changes),
            name=self.table.parameters.names[most],
            value=fixed(update.parameters[most]),
            change=fixed(changes[most]),
        )

    def _say(self, snapshot: Snapshot, update: UpdateTrace) -> None:
        if snapshot.inside is None:
            text = translate("ParametersView", "What the next update does, at learning rate {rate}")
        else:
            text = translate("ParametersView", "What the open update does, at learning rate {rate}")
        text = text.format(rate=short(update.learning_rate))
        if text != self.caption.text():
            self.caption.setText(text)
        if snapshot.state is not RunState.RUNNING or self._summary.due():
            summary = self.summary(snapshot)
            self.setAccessibleDescription(summary)
            self.table.setAccessibleDescription(summary)


def _update_shown(snapshot: Snapshot) -> UpdateTrace:
    """Return the update that stands open, or else the next one."""
    return snapshot.update if snapshot.inside is None else snapshot.inside.update
