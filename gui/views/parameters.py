"""The parameters in a table: their values, their gradients, and what the next update makes of them.

`TableEditor` sets them there by typing, wheel and keys.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from learnscope.core import UpdateTrace
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.columns import weighted_titles
from learnscope.gui.plotting.gestures import PER_NOTCH, Gestures, NumberEntry, change_by
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, exact, fixed, short
from learnscope.gui.text.sentences.refusals import any_number
from learnscope.gui.text.sentences.scaling import in_own_units
from learnscope.gui.views.parameter_model import SYMBOL, VALUE
from learnscope.gui.views.parameter_table import ParameterTable
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.pace import Throttle
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
        self._named: object = None
        self._summary = Throttle()
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.own_units = QLabel()
        self.own_units.setObjectName("own_units")
        self.own_units.setWordWrap(True)
        self.own_units.setContentsMargins(GRID, 0, GRID, 0)
        self.own_units.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.own_units.hide()
        self.table = ParameterTable()
        self.editor = TableEditor(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        self.caption.setContentsMargins(GRID, 0, GRID, 0)
        layout.addWidget(self.caption)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.own_units)
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
        if snapshot.experiment is not self._named:
            self._named = snapshot.experiment
            self.table.parameters.titles = weighted_titles(snapshot.experiment)
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
        own = in_own_units(snapshot.experiment, update.parameters)
        if own != self.own_units.text():
            self.own_units.setText(own)
            self.own_units.setVisible(bool(own))
        if snapshot.state is not RunState.RUNNING or self._summary.due():
            summary = self.summary(snapshot)
            self.setAccessibleDescription(summary)
            self.table.setAccessibleDescription(summary)


def _update_shown(snapshot: Snapshot) -> UpdateTrace:
    """Return the update that stands open, or else the next one."""
    return snapshot.update if snapshot.inside is None else snapshot.inside.update


#: What a number can begin with.
_BEGINNINGS = frozenset(f"0123456789+-{MINUS}.,")

_TYPE = (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}


@guarded
class TableEditor(QObject):
    """Watches what happens to the table, and takes what is meant for a value.

    Typing, Enter and F2 open a field over the chosen row's value; Alt+↑, Alt+↓ and the wheel over
    the chosen row's value change it: Shift is finer, Ctrl coarser.
    """

    edited = Signal(tuple, bool)
    #: What was typed is no number: the parameter's name, the text, what is allowed.
    refused = Signal(str, str, str)

    def __init__(self, table: ParameterTable) -> None:
        super().__init__(table)
        self._table = table
        self._gestures = Gestures(self.edited.emit)
        self._entry: NumberEntry | None = None
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        table.doubleClicked.connect(self._double_clicked)
        table.entered.connect(self._gestures.let_go)
        table.selectionModel().currentChanged.connect(self._gestures.let_go)

    def follow(self, snapshot: Snapshot) -> None:
        """Take note of the moment that is shown."""
        self._gestures.follow(snapshot)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for a value; let the table have the rest."""
        if isinstance(event, QWheelEvent):
            return watched is not self._table and self._wheel(event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return watched is self._table and self._key(event)
        if event.type() in {QEvent.Type.Leave, QEvent.Type.FocusOut}:
            self._gestures.let_go()
        return False

    def abandon(self) -> None:
        """Close the field for typing, if one is open; what was typed is forgotten."""
        if self._entry is not None:
            self._entry.abandon()

    def _chosen(self) -> int | None:
        """Return the row that can be changed now, or None."""
        index = self._table.currentIndex()
        return index.row() if index.isValid() and self._table.parameters.editable else None

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() in {SYMBOL, VALUE} and self._table.parameters.editable:
            self._type(index.row())

    def _wheel(self, event: QWheelEvent) -> bool:
        if self._entry is not None:
            # What is being typed stays where it is, and what it is.
            return True
        index = self._table.indexAt(event.position().toPoint())
        row = self._chosen()
        if row is None or (index.row(), index.column()) != (row, VALUE):
            return False
        # With Shift or Alt held, some systems turn the wheel's way by a quarter.
        delta = event.angleDelta().y() or event.angleDelta().x()
        if delta:
            self._turn("wheel", row, delta / 120 * change_by(PER_NOTCH, event.modifiers()))
        event.accept()
        return True

    def _key(self, event: QKeyEvent) -> bool:
        row = self._chosen()
        if row is None:
            return False
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and modifiers & Qt.KeyboardModifier.AltModifier:
            self._turn("keys", row, _STEPS[key] * change_by(PER_NOTCH, modifiers))
            return True
        if modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        if key in _TYPE:
            self._type(row)
            return True
        if event.text() and event.text() in _BEGINNINGS:
            self._type(row, event.text())
            return True
        return False

    def _turn(self, kind: str, row: int, change: float) -> None:
        self._gestures.turn(kind, self._table.parameters.names[row], change)

    def _type(self, row: int, beginning: str = "") -> None:
        """Open a field over a value, with what was typed already."""
        table = self._table
        name, value = table.parameters.names[row], table.parameters.number(row, VALUE)
        index = table.parameters.index(row, VALUE)
        table.scrollTo(index)
        area = QRect(table.visualRect(index))
        # Room for all the digits of a float64 that are usual, between the field's own margins.
        digits = table.fontMetrics().horizontalAdvance(exact(value)) + 32
        area.setWidth(min(max(digits, area.width()), table.viewport().width() - area.left()))
        entry = NumberEntry(table.viewport(), name, value, area)
        entry.entered.connect(lambda value: self._gestures.set(name, value))
        entry.refused.connect(lambda text: self._refuse(name, text))
        entry.closed.connect(self._closed)
        if beginning:
            entry.insert(beginning)
        self._entry = entry

    def _closed(self, by_keyboard: bool) -> None:
        self._entry = None
        if by_keyboard:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, name: str, text: str) -> None:
        self.refused.emit(name, text, any_number())
