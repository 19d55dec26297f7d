"""Keys that a focused control keeps for itself, though the program has a use for them too; Tab."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPushButton, QWidget

from learnscope.gui.widgets.guard import guarded

Key = Qt.Key

ARROWS = (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End)
PRESS = (Key.Key_Space,)


@guarded
class KeyKeeper(QObject):
    """Lets a control have its keys while it has the focus.

    Space, the arrows and Home steer the run wherever the focus is. A slider, a table or a button
    reached with Tab would then never see them; this claims them first, as text fields do by
    themselves.
    """

    def __init__(self, widget: QWidget, keys: Iterable[Qt.Key]) -> None:
        super().__init__(widget)
        self._keys = frozenset(keys)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key before the program's shortcuts do."""
        kind = event.type()
        if kind == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            # Scrolled over on the way to something else, it would start the run over.
            event.setAccepted(watched.hasFocus())
            return not watched.hasFocus()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in self._keys and plain == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return False


@guarded
class BlankStopper(QObject):
    """Keeps Space from wiping out a number that is selected in a field.

    After Enter the keyboard stays in the field and its number is selected, so that typing
    replaces it. Space, which runs the training elsewhere, is no number to replace it with.

    Parameters
    ----------
    field : QLineEdit or QAbstractSpinBox
    """

    def __init__(self, field: QLineEdit | QAbstractSpinBox) -> None:
        super().__init__(field)
        self._line = field if isinstance(field, QLineEdit) else field.lineEdit()
        field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Drop a Space that would stand alone in the field."""
        return (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Key.Key_Space
            and self._line.selectedText() == self._line.text()
        )


def reach_by_tab(widget: QWidget, keys: Iterable[Qt.Key]) -> None:
    """Let a control be reached with Tab, and leave the focus alone when it is clicked.

    After a click the keys then still steer the run.
    """
    widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    KeyKeeper(widget, keys)


def push_button(name: str) -> QPushButton:
    """Return a button that leaves the keys to the run once it was clicked."""
    made = QPushButton()
    made.setObjectName(name)
    made.setAutoDefault(False)
    reach_by_tab(made, PRESS)
    return made


def take_turn(vacancy: QWidget, content: QWidget) -> None:
    """Let Tab reach what is in a widget in the turn of another one, whose place it takes.

    Parameters
    ----------
    vacancy : QWidget
        What had the place so far; nothing in it is reached.
    content : QWidget
        What takes it; both are in the same window.
    """
    # Qt puts something only after what can have the focus itself.
    vacancy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    come_after(vacancy, content)
    vacancy.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def come_after(before: QWidget, content: QWidget) -> None:
    """Let Tab reach a widget, and what is in it, right after another that can have the focus."""
    reached = []
    part: QWidget | None = content
    while part is not None and (part is content or content.isAncestorOf(part)):
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.focusProxy() is None:
            reached.append(part)
        part = part.nextInFocusChain()
    for one, other in pairwise([before, *reached]):
        QWidget.setTabOrder(one, other)
