"""What is changed in a drawing: weights by drag, wheel, keys and typing, layers by buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from learnscope.core import Model
from learnscope.gui.plotting.gestures import (
    PER_NOTCH,
    PER_PIXEL,
    Gestures,
    NumberDrag,
    NumberEntry,
    change_by,
)
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.numbers import exact
from learnscope.gui.text.sentences.refusals import any_number
from learnscope.gui.views.drawing.hit_targets import HitTarget
from learnscope.gui.widgets.guard import guarded

_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
_TYPE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: The least size of the field for typing, in pixels.
_ENTRY = QSize(128, 28)


@guarded
class WeightEditor(QObject):
    """Watches what happens to a drawing, and takes what is meant for a weight.

    Parameters
    ----------
    drawing : QWidget
    target_at : callable
        Returns what stands at a point of the drawing, or None.
    parameter_target : callable
        Returns a parameter and its area in the drawing, or None if it cannot be set now.
    chosen : callable
        Returns the parameter that the keys act on, or "" for none.
    """

    edited = Signal(tuple, bool)
    #: What was typed is no number: the parameter's name, the text, what is allowed.
    refused = Signal(str, str, str)

    def __init__(
        self,
        drawing: QWidget,
        target_at: Callable[[QPointF], HitTarget | None],
        parameter_target: Callable[[str], tuple[HitTarget, QRect] | None],
        chosen: Callable[[], str],
    ) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self._target_at = target_at
        self._parameter_target = parameter_target
        self._chosen = chosen
        self._hand = Gestures(self.edited.emit)
        self._drag: NumberDrag | None = None
        self._entry: NumberEntry | None = None
        self._model: Model | None = None
        self._under = ""
        self._by_keyboard = False
        drawing.installEventFilter(self)

    @property
    def dragging(self) -> bool:
        """Whether a weight is being dragged."""
        return self._drag is not None and self._drag.moved

    def follow(self, snapshot: Snapshot) -> None:
        """Take note of the moment that is shown; what was held is let go with another network."""
        self._hand.follow(snapshot)
        model = snapshot.experiment.model
        if model != self._model:
            self._model, self._drag = model, None
            if self._entry is not None:
                self._entry.abandon()

    def let_go(self) -> None:
        """End the gesture: the next edit is one of its own."""
        self._hand.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for a weight; let the drawing have the rest."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QFocusEvent):
            if event.reason() is not Qt.FocusReason.PopupFocusReason:
                self._hand.let_go()
        elif event.type() == QEvent.Type.Leave:
            self._move_on("")
        return False

    # The pointer

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            return self._dragged(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if kind == QEvent.Type.MouseButtonRelease:
            dragged = self.dragging
            self._drag = None
            self._hand.let_go()
            return dragged
        self._hand.let_go()
        target = self._target_at(event.position())
        if target is None or not target.editable:
            return False
        if kind == QEvent.Type.MouseButtonDblClick:
            self._type(target.key, by_keyboard=False)
            return True
        self._drag = NumberDrag(target.key, event.position())
        return False

    def _dragged(self, event: QMouseEvent) -> bool:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # The release went elsewhere, to a menu or another window.
            self._drag = None
        if self._drag is None:
            target = self._target_at(event.position())
            self._move_on(target.key if target else "")
            return False
        pixels = self._drag.to(event.position())
        if pixels:
            self._drawing.setCursor(self._drag.cursor)
            QToolTip.hideText()
            unit = change_by(PER_PIXEL, event.modifiers())
            self._hand.turn("drag", self._drag.held, pixels * unit)
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        target = self._target_at(event.position())
        if target is None or not target.editable:
            return False
        self._move_on(target.key)
        # With Shift or Alt held, some systems turn the wheel's way by a quarter.
        delta = event.angleDelta().y() or event.angleDelta().x()
        if delta:
            unit = change_by(PER_NOTCH, event.modifiers())
            self._hand.turn("wheel", target.key, delta / 120 * unit)
        event.accept()
        return True

    def _move_on(self, key: str) -> None:
        """Note what is under the pointer; the wheel's gesture ends where it leaves a weight."""
        if key != self._under:
            self._under = key
            self._hand.let_go()

    # The keyboard

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease or not self._meant(event):
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        key = Qt.Key(event.key())
        if key in _TYPE:
            self._type(self._chosen(), by_keyboard=True)
        elif self._parameter_target(self._chosen()) is not None:
            unit = change_by(PER_NOTCH, event.modifiers())
            self._hand.turn("keys", self._chosen(), _STEPS[key] * unit)
        return True

    def _meant(self, event: QKeyEvent) -> bool:
        """Return whether a key is meant for the parameter that the keys act on."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not self._chosen():
            return False
        if event.key() in _STEPS:
            return modifiers in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.ControlModifier,
            }
        return event.key() in _TYPE and modifiers == Qt.KeyboardModifier.NoModifier

    def _type(self, name: str, by_keyboard: bool) -> None:
        """Open a field over a parameter's number."""
        self._drag = None
        found = self._parameter_target(name)
        if found is None:
            return
        target, place = found
        self._by_keyboard = by_keyboard
        # Room for all the digits of a float64 that are usual, between the field's own margins.
        digits = self._drawing.fontMetrics().horizontalAdvance(exact(target.value)) + 32
        bounds = self._drawing.rect()
        area = QRect(0, 0, min(max(digits, _ENTRY.width()), bounds.width()), _ENTRY.height())
        area.moveCenter(place.center())
        area.moveLeft(max(0, min(area.left(), bounds.right() - area.width())))
        area.moveTop(max(0, min(area.top(), bounds.bottom() - area.height())))
        entry = NumberEntry(self._drawing, name, target.value, area)
        entry.entered.connect(lambda value: self._hand.set(name, value))
        entry.refused.connect(lambda text: self._refuse(name, text))
        entry.closed.connect(self._entry_closed)
        self._entry = entry

    def _entry_closed(self, by_keyboard: bool) -> None:
        """Give the keys back: to the drawing if it had them, else to the run."""
        self._entry = None
        if by_keyboard and self._by_keyboard:
            self._drawing.setFocus(Qt.FocusReason.OtherFocusReason)
        elif by_keyboard:
            self._drawing.window().setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, name: str, text: str) -> None:
        self.refused.emit(name, text, any_number())


def quiet_button(parent: QWidget, object_name: str) -> QToolButton:
    """Return a small button that stands back behind what is drawn."""
    button = QToolButton(parent)
    button.setObjectName(object_name)
    button.setProperty("role", "quiet")
    # A click leaves the keys to the run.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def name_button(button: QToolButton, text: str) -> None:
    """Say what a button does, to the ear and to the eye."""
    button.setAccessibleName(text)
    button.setToolTip(text)
    button.setWhatsThis(text)
