"""Setting weights in a drawing: by drag, wheel, keys and typing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from learnscope.core import Model
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.plotting.drag import PER_NOTCH, PER_PIXEL, Gestures, NumberDrag, change_by
from learnscope.gui.plotting.entry import NumberEntry
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.numbers import exact
from learnscope.gui.text.refusals import any_number
from learnscope.gui.views.drawing.neuron_hit_targets import Spot
from learnscope.gui.widgets.guard import guarded

#: Keys that choose a parameter of the single neuron, by the figure on them.
NEURON_CHOICES = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), PARAMETER_NAMES, strict=True))
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
    spot_at : callable
        Returns what stands at a point of the drawing, or None.
    spot_of : callable
        Returns a parameter's spot and its area in the drawing, or None if it cannot be set now.
    choices : mapping of Qt.Key to str
        The keys that choose a parameter; the first one's is chosen at first. With none, a drawing
        sets `chosen` itself.
    """

    edited = Signal(tuple, bool)
    #: What was typed is no number: the parameter's name, the text, what is allowed.
    refused = Signal(str, str, str)
    #: The keys act on another parameter, or "" where the keyboard is elsewhere.
    chosen_changed = Signal(str)

    def __init__(
        self,
        drawing: QWidget,
        spot_at: Callable[[QPointF], Spot | None],
        spot_of: Callable[[str], tuple[Spot, QRect] | None],
        choices: Mapping[Qt.Key, str],
    ) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self._spot_at = spot_at
        self._spot_of = spot_of
        self._hand = Gestures(self.edited.emit)
        self._drag: NumberDrag | None = None
        self._entry: NumberEntry | None = None
        self._model: Model | None = None
        self._under = ""
        self._by_keyboard = False
        self._all_choices = self._choices = choices
        #: The parameter that the keys act on, or "" for none.
        self.chosen = next(iter(choices.values()), "")
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
            self._offer(model)
            if self._entry is not None:
                self._entry.abandon()

    def _offer(self, model: Model) -> None:
        """Let the keys choose what the model has; the first instead of what is no longer there."""
        names = model.parameter_names
        self._choices = {key: name for key, name in self._all_choices.items() if name in names}
        if self._choices and self.chosen not in self._choices.values():
            self.chosen = next(iter(self._choices.values()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for a weight; let the drawing have the rest."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QKeyEvent):
            return self._key(event)
        if isinstance(event, QFocusEvent):
            self._focus(event)
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
        spot = self._spot_at(event.position())
        if spot is None or not spot.editable:
            return False
        if kind == QEvent.Type.MouseButtonDblClick:
            self._type(spot.key, by_keyboard=False)
            return True
        self._drag = NumberDrag(spot.key, event.position())
        return False

    def _dragged(self, event: QMouseEvent) -> bool:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            # The release went elsewhere, to a menu or another window.
            self._drag = None
        if self._drag is None:
            spot = self._spot_at(event.position())
            self._move_on(spot.key if spot else "")
            return False
        pixels = self._drag.to(event.position())
        if pixels:
            self._drawing.setCursor(self._drag.cursor)
            QToolTip.hideText()
            unit = change_by(PER_PIXEL, event.modifiers())
            self._hand.turn("drag", self._drag.held, pixels * unit)
        return True

    def _wheel(self, event: QWheelEvent) -> bool:
        spot = self._spot_at(event.position())
        if spot is None or not spot.editable:
            return False
        self._move_on(spot.key)
        # With Shift or Alt held, some systems turn the wheel's way by a quarter.
        delta = event.angleDelta().y() or event.angleDelta().x()
        if delta:
            unit = change_by(PER_NOTCH, event.modifiers())
            self._hand.turn("wheel", spot.key, delta / 120 * unit)
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
        if key in self._choices:
            self.choose(self._choices[key])
        elif key in _TYPE:
            self._type(self.chosen, by_keyboard=True)
        elif self._spot_of(self.chosen) is not None:
            unit = change_by(PER_NOTCH, event.modifiers())
            self._hand.turn("keys", self.chosen, _STEPS[key] * unit)
        return True

    def choose(self, name: str) -> None:
        """Let the keys act on another parameter, or on none for ``""``."""
        self._hand.let_go()
        self.chosen = name
        self.chosen_changed.emit(name)

    def _meant(self, event: QKeyEvent) -> bool:
        """Return whether a key is one of the drawing's own."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _STEPS:
            return bool(self.chosen) and modifiers in {
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
                Qt.KeyboardModifier.ControlModifier,
            }
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        return event.key() in self._choices or (bool(self.chosen) and event.key() in _TYPE)

    def _focus(self, event: QFocusEvent) -> None:
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._hand.let_go()
            self.chosen_changed.emit(self.chosen if event.gotFocus() else "")

    def _type(self, name: str, by_keyboard: bool) -> None:
        """Open a field over a parameter's number."""
        self._drag = None
        found = self._spot_of(name)
        if found is None:
            return
        spot, place = found
        self._by_keyboard = by_keyboard
        # Room for all the digits of a float64 that are usual, between the field's own margins.
        digits = self._drawing.fontMetrics().horizontalAdvance(exact(spot.value)) + 32
        bounds = self._drawing.rect()
        area = QRect(0, 0, min(max(digits, _ENTRY.width()), bounds.width()), _ENTRY.height())
        area.moveCenter(place.center())
        area.moveLeft(max(0, min(area.left(), bounds.right() - area.width())))
        area.moveTop(max(0, min(area.top(), bounds.bottom() - area.height())))
        entry = NumberEntry(self._drawing, name, spot.value, area)
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
