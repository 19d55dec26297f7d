"""Taking hold of something and moving it, or typing over it: one edit to undo."""

import math
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from learnscope.core import Experiment
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, parse
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import BlankStopper

Parameters = tuple[float, ...]

#: What is held.
Thing = TypeVar("Thing")

#: How much a pixel of a drag and a notch of the wheel (or an arrow key) change a weight.
PER_PIXEL, PER_NOTCH = 0.01, 0.1

#: So far, in pixels, the pointer may move for a press to be a click.
_CLICK = 3.0


def change_by(unit: float, modifiers: Qt.KeyboardModifier) -> float:
    """Return a unit of change: a tenth of it with Shift, ten times as much with Ctrl."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return unit / 10
    return unit * 10 if modifiers & Qt.KeyboardModifier.ControlModifier else unit


class Drag(Generic[Thing]):
    """A pressed button and what is held with it; whoever has it drops it at the release.

    Every edit of it starts from the parameters of the moment, so that a run may go on meanwhile.
    All of them are one movement.

    Parameters
    ----------
    held : object
    at : QPointF
        Where the button was pressed.
    button : Qt.MouseButton
    """

    def __init__(
        self, held: Thing, at: QPointF, button: Qt.MouseButton = Qt.MouseButton.LeftButton
    ) -> None:
        self.held = held
        self.pressed = at
        self.button = button
        #: Whether it is more than a click.
        self.moved = False
        #: The parameters before the first edit; none so far.
        self._before: Parameters | None = None

    def holds(self, event: QMouseEvent) -> bool:
        """Return whether the button is still down: its release may have gone elsewhere."""
        return bool(event.buttons() & self.button)

    def ends(self, event: QMouseEvent) -> bool:
        """Return whether this is its release."""
        return event.button() == self.button

    def move(self, point: QPointF) -> None:
        """Take note of where the pointer is."""
        way = point - self.pressed
        self.moved = self.moved or max(abs(way.x()), abs(way.y())) >= _CLICK

    def edit(
        self, pulled: Parameters, now: Parameters, edited: Callable[[Parameters, bool], None]
    ) -> None:
        """Set parameters, if they are others than those that stand now.

        Parameters
        ----------
        pulled, now : tuple of float
            What is not finite can't be set.
        edited : callable
            Called with the new parameters, and whether this goes on with the movement before.
        """
        if pulled == now or not all(map(math.isfinite, pulled)):
            return
        goes_on = self._before is not None
        self._before = self._before or now
        edited(pulled, goes_on)

    def cancel(self, edited: Callable[[Parameters, bool], None]) -> None:
        """Put the parameters back that stood before it, as its last edit."""
        if self._before is not None:
            edited(self._before, True)


class NumberDrag(Drag[str]):
    """A press on a number, by the name of the parameter; it goes across or up and down."""

    def __init__(self, name: str, at: QPointF) -> None:
        super().__init__(name, at)
        self._at = at
        self._across = True

    @property
    def cursor(self) -> Qt.CursorShape:
        """The cursor for the way that the drag goes."""
        return Qt.CursorShape.SizeHorCursor if self._across else Qt.CursorShape.SizeVerCursor

    def to(self, point: QPointF) -> float:
        """Return the pixels gone since the last call, to the right or up; 0 for a click."""
        way, clicked = point - self._at, not self.moved
        self.move(point)
        if not self.moved:
            return 0.0
        if clicked:
            self._across = abs(way.x()) >= abs(way.y())
        self._at = point
        return way.x() if self._across else -way.y()


class Gestures:
    """Turns what is done with one parameter into edits, and knows which are one gesture.

    Parameters
    ----------
    edited : callable
        Called with the new parameters, and whether this goes on with the gesture before.
    """

    def __init__(self, edited: Callable[[Parameters, bool], None]) -> None:
        self._edited = edited
        self._gesture: tuple[str, str] | None = None
        self._snapshot: Snapshot | None = None
        self._names: tuple[str, ...] = ()
        #: The parameters that stand now: those shown last, or those set since.
        self._now: Parameters = ()
        self._began: tuple[int, Experiment] | None = None

    def follow(self, snapshot: Snapshot) -> None:
        """Take note of a moment; a gesture ends when something else has changed the run."""
        self._snapshot = snapshot
        self._names = snapshot.experiment.model.parameter_names
        here = (snapshot.epoch, snapshot.experiment)
        if snapshot.state is RunState.RUNNING:
            # Its epochs go by meanwhile, but it is still the same movement.
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
        value = self._now[self._names.index(name)] + change
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
        self._gesture = gesture
        self._now = tuple(
            value if name == other else old
            for other, old in zip(self._names, self._now, strict=True)
        )
        self._edited(self._now, goes_on)


@guarded
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
        BlankStopper(self)
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
        # What it has no use for is not for the weight behind it either.
        event.accept()

    def abandon(self) -> None:
        """Close, and leave the number as it was."""
        self.setText(self._before)
        self._close(by_keyboard=False)

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
