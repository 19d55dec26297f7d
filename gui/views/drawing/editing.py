"""What is changed in a drawing: weights by drag, wheel, keys and typing, layers by buttons."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QToolButton, QToolTip, QWidget

from learnscope.core import Model
from learnscope.core.network import MAX_LAYERS, MAX_UNITS
from learnscope.gui.plotting.gestures import (
    PER_NOTCH,
    PER_PIXEL,
    Gestures,
    NumberDrag,
    NumberEntry,
    change_by,
)
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, exact
from learnscope.gui.text.refusals import any_number
from learnscope.gui.views.drawing.hit_targets import HitTarget
from learnscope.gui.views.drawing.network_layout import NetworkLayout
from learnscope.gui.widgets.guard import guarded

_STEPS = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}
_TYPE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: The least size of the field for typing, in pixels.
_ENTRY = QSize(128, 28)

#: How many units the first hidden layer gets; a further one gets as many as the last.
FIRST_UNITS = 2

#: The side of a button, in pixels.
_SIDE = 20


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


class ShapeControls(QObject):
    """A − and a + above each hidden layer, and two for the layers beside them.

    Parameters
    ----------
    drawing : QWidget
        The drawing that they stand in.
    """

    #: The units of each hidden layer that are asked for.
    chosen = Signal(tuple)

    def __init__(self, drawing: QWidget) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self._hidden: tuple[int, ...] = ()
        self.fewer: list[QToolButton] = []
        self.more: list[QToolButton] = []
        self._counts: list[QLabel] = []
        for layer in range(MAX_LAYERS):
            self.fewer.append(self._button(f"unit_remove_{layer + 1}", MINUS, layer, -1))
            self._counts.append(QLabel(drawing))
            self._counts[-1].setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._counts[-1].setProperty("role", "caption")
            self._counts[-1].hide()
            self.more.append(self._button(f"unit_add_{layer + 1}", "+", layer, 1))
        self.remove = quiet_button(drawing, "layer_remove")
        self.remove.clicked.connect(lambda: self.chosen.emit(self._hidden[:-1]))
        self.add = quiet_button(drawing, "layer_add")
        self.add.clicked.connect(lambda: self.chosen.emit(one_layer_more(self._hidden)))
        self.retranslate()

    def _button(self, name: str, text: str, layer: int, by: int) -> QToolButton:
        button = quiet_button(self._drawing, name)
        button.setText(text)
        button.clicked.connect(lambda: self._change(layer, by))
        button.hide()
        return button

    def _change(self, layer: int, by: int) -> None:
        hidden = [*self._hidden]
        hidden[layer] += by
        self.chosen.emit(tuple(hidden))

    def follow(self, hidden: tuple[int, ...]) -> None:
        """Show the buttons of a network."""
        self._hidden = hidden
        for layer in range(MAX_LAYERS):
            there = layer < len(hidden)
            units = hidden[layer] if there else 1
            for part in (self.fewer[layer], self._counts[layer], self.more[layer]):
                part.setVisible(there)
            self._counts[layer].setText(str(units))
            self.fewer[layer].setEnabled(units > 1)
            self.more[layer].setEnabled(units < MAX_UNITS)
        self.remove.setVisible(bool(hidden))
        self.add.setEnabled(len(hidden) < MAX_LAYERS)

    def place(self, layout: NetworkLayout) -> None:
        """Stand above the columns of a drawing."""
        between = layout.between
        top = max(2, round((layout.strip - _SIDE) / 2))
        side = min(_SIDE, int(between / 2.8))
        for layer, x in enumerate(layout.columns):
            half = min(side // 2 + 1 + 7, int(between / 2) - side)
            self.fewer[layer].setGeometry(round(x) - half - side, top, side, _SIDE)
            self._counts[layer].setGeometry(round(x) - half, top, 2 * half, _SIDE)
            self.more[layer].setGeometry(round(x) + half, top, side, _SIDE)
        right = round(layout.right) - 6
        for button in (self.add, self.remove):
            width = button.sizeHint().width()
            button.setGeometry(QRect(right - width, top, width, _SIDE))
            right -= width + 2

    def retranslate(self) -> None:
        """Set names and explanations in the present language."""
        for layer in range(MAX_LAYERS):
            more = translate("NetworkView", "One unit more in layer {layer}")
            fewer = translate("NetworkView", "One unit fewer in layer {layer}")
            name_button(self.more[layer], more.format(layer=layer + 1))
            name_button(self.fewer[layer], fewer.format(layer=layer + 1))
            count = translate("NetworkView", "Units in layer {layer}").format(layer=layer + 1)
            self._counts[layer].setToolTip(count)
            self._counts[layer].setWhatsThis(count)
        self.add.setText(translate("NetworkView", "+ layer"))
        name_button(self.add, translate("NetworkView", "One hidden layer more, before the output"))
        self.remove.setText(translate("NetworkView", "− layer"))
        name_button(self.remove, translate("NetworkView", "Take the last hidden layer away"))


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


def one_layer_more(hidden: tuple[int, ...]) -> tuple[int, ...]:
    """Return the units of the hidden layers with a layer added before the output."""
    return (*hidden, hidden[-1] if hidden else FIRST_UNITS)
