"""Taking hold of a weight: dragging, turning, stepping and typing, as edits that can be undone."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from learnscope.core import Experiment
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact, parse
from learnscope.gui.player import RunState
from learnscope.gui.snapshot import Snapshot

Parameters = tuple[float, float, float]

#: How much a pixel of a drag and a notch of the wheel (or an arrow key) change a weight.
PER_PIXEL, PER_NOTCH = 0.01, 0.1

#: So far, in pixels, the pointer may move for a press to be a click.
_CLICK = 3.0


def change_by(unit: float, modifiers: Qt.KeyboardModifier) -> float:
    """Return a unit of change: a tenth of it with Shift, ten times as much with Ctrl."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return unit / 10
    return unit * 10 if modifiers & Qt.KeyboardModifier.ControlModifier else unit


class Hand:
    """Turns what a hand does into edits, and knows which of them belong to one gesture.

    Parameters
    ----------
    edited : callable
        Called with the new (w1, w2, b), and whether this goes on with the gesture before.
    """

    def __init__(self, edited: Callable[[Parameters, bool], None]) -> None:
        self._edited = edited
        self._gesture: tuple[str, str] | None = None
        self._snapshot: Snapshot | None = None
        #: The parameters that stand now: those shown last, or those set since.
        self._now: Parameters = (0.0, 0.0, 0.0)
        self._began: tuple[int, Experiment] | None = None

    def follow(self, snapshot: Snapshot) -> None:
        """Take note of a moment; a gesture ends when something else has changed the run."""
        self._snapshot = snapshot
        here = (snapshot.epoch, snapshot.experiment)
        if snapshot.state is RunState.RUNNING:
            # Its epochs go by under the hand, but it is still the same movement.
            other = self._began is not None and self._began[1] != snapshot.experiment
        else:
            other = here != self._began or snapshot.parameters != self._now
        if other:
            self.let_go()
        self._now = snapshot.parameters

    def let_go(self) -> None:
        """End the gesture: the next edit is one of its own."""
        self._gesture = None

    def turn(self, kind: str, name: str, change: float) -> None:
        """Change a parameter by an amount, in a gesture of a kind such as ``"wheel"``."""
        if (kind, name) != self._gesture:
            self._begin()
        value = self._now[PARAMETER_NAMES.index(name)] + change
        # Without the digits that binary fractions pick up on the way.
        self._edit(name, round(value, 12), (kind, name))

    def set(self, name: str, value: float) -> None:
        """Set a parameter, in a gesture of its own."""
        self.let_go()
        self._begin()
        self._edit(name, value, None)

    def _begin(self) -> None:
        if self._snapshot is not None:
            self._now = self._snapshot.parameters
            self._began = (self._snapshot.epoch, self._snapshot.experiment)

    def _edit(self, name: str, value: float, gesture: tuple[str, str] | None) -> None:
        goes_on = gesture is not None and gesture == self._gesture
        w1, w2, b = (
            value if name == other else old
            for other, old in zip(PARAMETER_NAMES, self._now, strict=True)
        )
        self._gesture = gesture
        self._now = (w1, w2, b)
        self._edited(self._now, goes_on)


class Drag:
    """A pressed button on a number, which may become a drag.

    Parameters
    ----------
    name : str
        The parameter that the number is of.
    at : QPointF
        Where the button was pressed.
    """

    def __init__(self, name: str, at: QPointF) -> None:
        self.name = name
        self._at = at
        self._across: bool | None = None

    @property
    def moved(self) -> bool:
        """Whether it is more than a click."""
        return self._across is not None

    @property
    def cursor(self) -> Qt.CursorShape:
        """The cursor for the way that the drag goes."""
        across = self._across is not False
        return Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor

    def to(self, point: QPointF) -> float:
        """Return the pixels gone since the last call, to the right or up; 0 for a click."""
        way = point - self._at
        if self._across is None:
            if max(abs(way.x()), abs(way.y())) < _CLICK:
                return 0.0
            self._across = abs(way.x()) >= abs(way.y())
        self._at = point
        return way.x() if self._across else -way.y()


class NumberEntry(QLineEdit):
    """A small field over a number; it closes itself when the typing is done."""

    #: The number that was typed.
    entered = Signal(float)
    #: What was typed, where it is no number.
    refused = Signal(str)
    #: Typing is over, whatever came of it; carries whether the keyboard ended it.
    closed = Signal(bool)

    def __init__(self, parent: QWidget, name: str, value: float, area: QRect) -> None:
        super().__init__(exact(value), parent)
        self._before = self.text()
        self._open = True
        self.setObjectName("weight_entry")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(
            translate("NeuronView", "New value of {name}, Enter to set").format(name=name)
        )
        self.setWhatsThis(self.accessibleName())
        self.setGeometry(area)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the number with Enter, leave it as it was with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self._close(by_keyboard=True)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._close(by_keyboard=True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the number when the focus goes elsewhere, but not to the field's own menu."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._close(by_keyboard=False)

    def _close(self, by_keyboard: bool) -> None:
        if not self._open:
            return
        self._open = False
        self.closed.emit(by_keyboard)
        self.hide()
        self.deleteLater()
        text = self.text().strip()
        if text == self._before:
            return
        try:
            value = parse(text)
        except ValueError:
            self.refused.emit(text)
            return
        self.entered.emit(value)
