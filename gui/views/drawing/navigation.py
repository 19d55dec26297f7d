"""The keys of a drawing: which parameter or unit they act on, and where they lead from there."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from learnscope.core import Model
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.views.drawing.view_state import (
    OUTPUT,
    ViewState,
    is_unit,
    parameters_of,
    place_of,
    unit_of,
)
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import KeyKeeper

#: Keys that choose a parameter of the single neuron, by the figure on them.
FIGURES = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), PARAMETER_NAMES, strict=True))

#: Where in a network the arrows lead: layers across, units down.
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

#: Keys that look at a unit.
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyNavigation(QObject):
    """The keys of the single neuron's drawing: a figure leads to the parameter of that number.

    What is done with it there, changing and typing, is the `WeightEditor`'s.

    Parameters
    ----------
    drawing : QWidget
    """

    #: The keys act on another parameter or unit: its name.
    moved = Signal(str)
    #: A unit is to be looked at.
    unit_chosen = Signal(str)

    #: What the keys act on at first, and where what they acted on is gone.
    home = PARAMETER_NAMES[0]
    #: Keys that the drawing has before the program's own shortcuts.
    own_keys: tuple[Qt.Key, ...] = tuple(FIGURES)

    def __init__(self, drawing: QWidget) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self._state: ViewState | None = None
        #: The parameter or the unit that the keys act on.
        self.cursor = self.home
        KeyKeeper(drawing, self.own_keys)

    @property
    def parameter(self) -> str:
        """The parameter that the keys act on, or "" for none."""
        return self.cursor if self._state is not None and self.cursor in self._state.names else ""

    def follow(self, state: ViewState) -> None:
        """Take note of what is shown; what is no longer there is left for what is."""
        first, self._state = self._state is None, state
        if self.cursor not in state.names and not is_unit(state.model, self.cursor):
            self.go_to(self.home)
        elif first:
            self.go_to(self.cursor)

    def go_to(self, name: str) -> None:
        """Let the keys act on a parameter or a unit."""
        self.cursor = name
        self.moved.emit(name)

    def enter(self, tabbed: bool) -> None:
        """Begin where the keys were last, now that the drawing has the keyboard.

        Parameters
        ----------
        tabbed : bool
            Whether it came with Tab.
        """
        self.go_to(self.cursor)

    def press(self, event: QKeyEvent) -> bool:
        """Go where a key leads; return whether it leads anywhere."""
        name = FIGURES.get(Qt.Key(event.key()), "")
        if self._state is None or name not in self._state.names or not _plain(event):
            return False
        self.go_to(name)
        return True

    def tab(self, forth: bool) -> bool:
        """Go where Tab leads within the drawing; return whether it leads anywhere."""
        return False


@guarded
class NetworkNavigation(KeyNavigation):
    """The keys of a network's drawing: from unit to unit, and into a unit's parameters.

    Escape comes here from everywhere in the window, but only where nothing else has had a use for
    it: a click on a unit leaves the keys to the run, yet Escape has to lead back.

    Parameters
    ----------
    drawing : QWidget
    """

    home = OUTPUT
    own_keys = (*_ARROWS, *_ENTER)

    def __init__(self, drawing: QWidget) -> None:
        super().__init__(drawing)
        drawing.installEventFilter(self)

    def enter(self, tabbed: bool) -> None:
        """Begin with the selected unit, where the keyboard came with Tab."""
        self.go_to(self._state.unit if tabbed and self._state is not None else self.cursor)

    def press(self, event: QKeyEvent) -> bool:
        """Go with an arrow, look at a unit with Enter, come back with Escape."""
        key = Qt.Key(event.key())
        if self._state is None:
            return False
        if key in _ARROWS:
            self.go_to(step(self._state.model, self.cursor, key))
        elif key in _ENTER:
            self.unit_chosen.emit(self.cursor)
        else:
            return key == Qt.Key.Key_Escape and self._come_back()
        return True

    def tab(self, forth: bool) -> bool:
        """Go from a unit through its parameters, and then out."""
        if self._state is None:
            return False
        there = along(self._state.model, self.cursor, 1 if forth else -1)
        if there:
            self.go_to(there)
        return bool(there)

    def _come_back(self) -> bool:
        """Leave a unit's parameters, or go back to the output; return whether there was a way."""
        if self._state is None:
            return False
        if self._drawing.hasFocus() and self.parameter:
            self.go_to(unit_of(self._state.model, self.cursor))
            return True
        if self._state.unit == OUTPUT:
            return False
        self.unit_chosen.emit(OUTPUT)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the window's Escape, from the moment that the drawing is in a window."""
        if not isValid(self._drawing):
            # The window ends, and with it the drawing, before what listens to it.
            return False
        window = self._drawing.window()
        if watched is self._drawing:
            if event.type() == QEvent.Type.Show:
                window.installEventFilter(self)
            return False
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and watched is window
            and self._drawing.isVisible()
            and self._come_back()
        )


def step(model: Model, cursor: str, key: Qt.Key) -> str:
    """Return where an arrow key leads.

    From a unit to the one beside it, in another layer or in its own; from a parameter, left and
    right, to the next one of its unit. At an end it leads nowhere else.
    """
    across, down = _ARROWS[key]
    if not is_unit(model, cursor):
        return along(model, cursor, across) or cursor
    layer, unit = place_of(model, cursor)
    layers = model.unit_names
    layer = min(max(layer + across, 0), len(layers) - 1)
    names = layers[layer]
    return names[min(max(unit + down, 0), len(names) - 1)]


def along(model: Model, cursor: str, by: int) -> str:
    """Return what Tab leads to: a unit, its weights one by one, its bias if any; "" is out."""
    unit = cursor if is_unit(model, cursor) else unit_of(model, cursor)
    stops = [unit, *(parameter.name for parameter in parameters_of(model, unit))]
    at = stops.index(cursor) + by
    return stops[at] if 0 <= at < len(stops) else ""


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
