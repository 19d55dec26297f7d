"""Taking hold of the ground: moving over it, and pulling the run's start or where it stands.

========= ===========================================================================
drag      a mark moves it; free ground moves what is seen
wheel     comes closer, or steps back
Enter     takes hold of where the run stands; once more, of its start; then lets go
arrows    move what is held, with Shift a little, with Ctrl far; else what is seen
+ and −   come closer, or step back
Esc       puts back what is held; else shows again what belongs to the run
========= ===========================================================================
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from learnscope.gui.plotting.gestures import Drag, change_by
from learnscope.gui.text.numbers import round_to
from learnscope.gui.views.landscape.ground.ground_plot import GroundPlot, Parameters, Place
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import KeyKeeper

#: How far an arrow key moves what is held and what is seen, as a share of what is seen.
_STEP, _PAN = 0.02, 0.1

#: How much closer a press of + or a notch of the wheel comes.
_CLOSER = 0.8

_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)

#: What Enter takes hold of next.
_NEXT = {"": "present", "present": "start", "start": ""}


@guarded
class GroundGestures(QObject):
    """What is done with a map of the ground by mouse and keys.

    Parameters
    ----------
    ground : GroundPlot
    """

    #: θ where the run is to stand, and whether the same movement goes on.
    present_pulled = Signal(tuple, bool)
    #: θ from which the run is to start, the epoch to which it is to go on, and whether the same
    #: movement goes on.
    start_pulled = Signal(tuple, int, bool)

    def __init__(self, ground: GroundPlot) -> None:
        super().__init__(ground)
        self._ground = ground
        self._drag: Drag[str] | None = None
        #: Where the pointer was last while free ground is dragged.
        self._from = QPointF()
        #: How far the run goes on from a start that is pulled.
        self._epoch = 0
        KeyKeeper(ground, _ARROWS)
        ground.installEventFilter(self)
        ground.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is meant for the ground; all else goes its way."""
        kind = event.type()
        if watched is self._ground:
            if kind == QEvent.Type.FocusOut:
                self._let_go()
            if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                return self._claim(event)
            return (
                isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and self._key(event)
            )
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if not isinstance(event, QMouseEvent):
            return False
        if kind == QEvent.Type.MouseButtonPress:
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonDblClick:
            self._ground.follow()
            return True
        return kind == QEvent.Type.MouseButtonRelease and self._release(event)

    # The mouse

    def _press(self, event: QMouseEvent) -> bool:
        ground, at = self._ground, event.position()
        if event.button() != Qt.MouseButton.LeftButton or not ground.area.contains(at):
            return False
        self._let_go()
        self._take(ground.mark_at(at))
        self._drag = Drag(ground.held, at)
        self._from = at
        return bool(ground.held)

    def _move(self, event: QMouseEvent) -> bool:
        drag = self._drag
        if drag is not None and not (drag.holds(event) and drag.held == self._ground.held):
            # Released elsewhere, or what was held is there no more.
            self._let_go()
        if self._drag is None:
            return False
        ground, at = self._ground, event.position()
        self._drag.move(at)
        if not self._drag.moved:
            return False
        ground.pointer = at
        if self._drag.held:
            self._pull(self._drag, ground.rounded(ground.value_at(at)))
        else:
            before, now = ground.value_at(self._from), ground.value_at(at)
            ground.look_at(ground.extent.moved(before[0] - now[0], before[1] - now[1]))
        self._from = at
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if self._drag is None or not self._drag.ends(event):
            return False
        moved = self._drag.moved
        self._let_go()
        return moved

    def _wheel(self, event: QWheelEvent) -> bool:
        notches = event.angleDelta().y() / 120.0
        at = self._ground.value_at(event.position())
        self._ground.look_at(self._ground.extent.zoomed(_CLOSER**notches, at))
        event.accept()
        return True

    # The keys

    def _key(self, event: QKeyEvent) -> bool:
        key, ground = Qt.Key(event.key()), self._ground
        if self._dark(key):
            return True
        if key in _ARROWS:
            self._arrow(_ARROWS[key], event.modifiers())
        elif key in _ENTER and ground.readout.along is None:
            held = _NEXT[ground.held]
            self._let_go()
            self._take(held)
            if held:
                self._drag = Drag(held, QPointF())
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(_CLOSER)
        elif key == Qt.Key.Key_Minus:
            self._zoom(1.0 / _CLOSER)
        elif key == Qt.Key.Key_Escape and self._drag is not None and self._drag.held:
            drag, edited = self._drag, self._edited(self._drag.held)
            self._let_go()
            drag.cancel(edited)
        elif key == Qt.Key.Key_Escape and not ground.following and ground.readout.along is None:
            ground.follow()
        else:
            return False
        return True

    def _claim(self, event: QKeyEvent) -> bool:
        """Keep Shift and Ctrl with an arrow from the window while something is held."""
        claimed = bool(self._ground.held) and event.key() in _ARROWS
        if claimed:
            event.accept()
        return claimed

    def _dark(self, key: Qt.Key) -> bool:
        """Go over the tiles of the dark room, and try them; return whether it is open."""
        tiles = getattr(self._ground, "tiles", None)
        if tiles is None or self._ground.held or self._ground.readout.along is not None:
            return False
        if key in _ARROWS:
            across, up = _ARROWS[key]
            tiles.move_cursor(int(across), int(up))
            return True
        return key in _ENTER and bool(tiles.try_cursor())

    def _arrow(self, way: tuple[float, float], modifiers: Qt.KeyboardModifier) -> None:
        ground = self._ground
        if self._drag is not None and self._drag.held != ground.held:
            self._let_go()
        across, up = (side * share for side, share in zip(ground.extent.size, way, strict=True))
        if self._drag is None or not self._drag.held:
            ground.look_at(ground.extent.moved(across * _PAN, up * _PAN))
            return
        step = change_by(_STEP, modifiers)
        x, y = ground.place(self._drag.held)
        grain = step / 10.0 * max(ground.extent.size)
        to = round_to(x + across * step, grain), round_to(y + up * step, grain)
        self._pull(self._drag, to)

    def _zoom(self, factor: float) -> None:
        (x0, x1), (y0, y1) = self._ground.extent.x, self._ground.extent.y
        self._ground.look_at(self._ground.extent.zoomed(factor, ((x0 + x1) / 2, (y0 + y1) / 2)))

    # Pulling

    def _take(self, mark: str) -> None:
        ground = self._ground
        ground.held = mark
        if ground.snapshot is not None:
            self._epoch = ground.snapshot.epoch
        ground.show_pointed(ground.pointer)
        ground.viewport().update()

    def _pull(self, drag: Drag[str], to: Place) -> None:
        _, now, _ = self._ground.mark(drag.held)
        pulled = self._ground.moved(now, to)
        drag.edit(pulled, tuple(now.tolist()), self._edited(drag.held))

    def _edited(self, mark: str) -> Callable[[Parameters, bool], None]:
        """Return what tells of a mark that is pulled."""
        if mark == "present":
            return self.present_pulled.emit
        return lambda theta, goes_on: self.start_pulled.emit(theta, self._epoch, goes_on)

    def _let_go(self) -> None:
        ground = self._ground
        self._drag = None
        if ground.held:
            ground.held = ""
            if ground.snapshot is not None:
                ground.display(ground.snapshot)
            ground.show_pointed(ground.pointer)
            ground.viewport().update()
