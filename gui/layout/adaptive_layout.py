"""The adaptive layout: where the learner's own has no room, the docks stand in a smaller one."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEvent,
    QObject,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QStatusBar,
    QStyle,
    QToolBar,
    QWidget,
)

from learnscope.gui.layout.arrangement import SMALLER, Arrangement, Size
from learnscope.gui.layout.docks import Docks
from learnscope.gui.layout.hold import after_hold, forget_line
from learnscope.gui.look.theme import GRID
from learnscope.gui.widgets.guard import guarded

#: Raised when the docks change so that an older kept layout would no longer fit.
VERSION = 4

#: The smallest window, in pixels: a screen of 1600 × 1000 at 200 %, without title bar and panel.
LEAST = Size(800, 450)

#: The breakpoint: where two views above one another would be this little higher than they can be at
#: all, in pixels, their plots cannot be read, and one stands behind the other.
_ROWS_SPARE = 10 * GRID

#: Pixels that a roomier layout has to spare before it comes back, so that a hand that trembles at
#: the breakpoint does not send the docks to and fro.
_HYSTERESIS = 16

_Part = TypeVar("_Part", bound=QWidget)

_WATCHED = {QEvent.Type.Resize, QEvent.Type.LayoutRequest}


class Kept(NamedTuple):
    """Everything about the docks at one moment, to be put back later."""

    state: QByteArray
    arrangement: Arrangement | None
    own: QByteArray


class _Standing(NamedTuple):
    """What a hand did to one dock, which outlasts the layout that it was done in."""

    hidden: bool
    floating: bool
    place: QRect


@guarded
class AdaptiveLayout(QObject):
    """Watches the window's size and gives the docks the roomiest layout that fits.

    The learner's own layout is the roomiest; it is remembered as it was when it last had room, and
    comes back with the room. What is closed or detached stays so in every layout.

    Parameters
    ----------
    window : QMainWindow
    docks : Docks
        The docks that are arranged; any other, such as the tour's card, only takes its width.
    """

    #: The docks stand elsewhere than a moment ago.
    rearranged = Signal()

    def __init__(self, window: QMainWindow, docks: Docks) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        #: What every change of the docks waits for.
        self.hold = docks.hold
        self._arrangement: Arrangement | None = None
        self._own = QByteArray()
        self._own_need = Size(0, 0)
        self._busy = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        for dock in docks.by_name.values():
            for changed in (dock.topLevelChanged, dock.visibilityChanged, dock.dockLocationChanged):
                changed.connect(self._settle_soon)
        # Else the learner's own layout would hold the window open.
        window.setMinimumSize(LEAST.width, LEAST.height)
        window.installEventFilter(self)

    @property
    def arrangement(self) -> Arrangement | None:
        """What the docks stand in; None in the learner's own layout."""
        return self._arrangement

    def fit(self) -> None:
        """Give the docks the roomiest layout that there is room for."""
        if self._busy or not self._window.isVisible():
            return
        self._let_bars_grow()
        self._hold_least()
        wanted = self._roomiest()
        if wanted is self._arrangement:
            return
        if self.hold.active:
            # What a hand holds is not moved away under it.
            self.hold.after(self.fit)
            return
        self._change(wanted)
        if wanted is None:
            # Only now can be measured what it needs; it may have become more in the meantime.
            self.fit()

    @after_hold
    def restore_default(self) -> None:
        """Put every dock where it stands by default, as far as there is room."""
        with self._changing():
            self._docks.arrange()
            self._arrangement, self._own = None, QByteArray()
        self.fit()

    def keep(self) -> Kept:
        """Return how everything stands, for `put_back`."""
        return Kept(self._window.saveState(VERSION), self._arrangement, self._own)

    @after_hold
    def put_back(self, kept: Kept) -> None:
        """Let everything stand as it stood, as far as there is room."""
        with self._changing():
            self._window.restoreState(kept.state, VERSION)
            self._arrangement, self._own = kept.arrangement, kept.own
        self.fit()

    def record(self) -> QByteArray:
        """Return the learner's own layout for the next start, however small the window is now."""
        return self._window.saveState(VERSION) if self._arrangement is None else self._own

    def restore(self, record: QByteArray) -> bool:
        """Take up a record of the learner's own layout; return whether it could be read."""
        understood = self._window.restoreState(record, VERSION)
        if understood:
            self._own = record
        return understood

    def standing(self) -> dict[str, str]:
        """Return which docks are closed or detached now, as `Settings.docks` keeps it."""
        return {name: _told(dock) for name, dock in self._docks.by_name.items()}

    def stand(self, standing: Mapping[str, str]) -> None:
        """Close, open, detach and put back docks as `standing` has told of them."""
        for name, told in standing.items():
            dock = self._docks.by_name[name]
            state, *numbers = told.split()
            detached = state == "detached"
            if detached is not dock.isFloating():
                dock.setFloating(detached)
                if detached:
                    _put(dock, QRect(*map(int, numbers)))
            dock.setHidden(state == "closed")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and what its parts need of it, before anything is painted."""
        if event.type() in _WATCHED:
            self.fit()
        if event.type() == QEvent.Type.MouseButtonRelease:
            # Only what a hand has done is remembered: a window that shrinks squeezes its docks.
            self._settle_soon()
        return super().eventFilter(watched, event)

    def _settle_soon(self) -> None:
        if not self._busy and not self._settling.isActive():
            self._settling.start(0)

    def _settle(self) -> None:
        """Take in what a hand did: remember it where there is room for it, else undo it."""
        if self.hold.active:
            # While it is at it, the docks make room for what it holds.
            self.hold.after(self._settle_soon)
            return
        self.fit()
        if self._busy or not self._window.isVisible():
            return
        if self._arrangement is None:
            self._own = self._window.saveState(VERSION)
        elif not self._has_room():
            self._change(self._arrangement)

    def _has_room(self) -> bool:
        """Return whether the docks as they stand have room, in whatever layout."""
        layout = self._window.layout()
        if layout is None:
            return True
        least = layout.minimumSize()
        return least.width() <= self._window.width() and least.height() <= self._window.height()

    # What needs how much

    def _roomiest(self) -> Arrangement | None:
        room = Size(self._window.width(), self._window.height())
        spare = _HYSTERESIS
        for candidate in (None, *SMALLER):
            if candidate is self._arrangement:
                spare = 0
            need = self._need_of_own() if candidate is None else self._need(candidate)
            if need.fits(room, spare):
                return candidate
        return SMALLER[-1]

    def _need_of_own(self) -> Size:
        """Return what the learner's own layout needs: as it is, or as it was when last seen."""
        beside = self._beside()
        layout = self._window.layout()
        if self._arrangement is None and layout is not None:
            now = layout.minimumSize()
            self._own_need = Size(now.width() - beside, now.height())
        need = self._own_need
        return Size(need.width + beside, need.height + _ROWS_SPARE)

    def _need(self, arrangement: Arrangement) -> Size:
        """Return the least window for an arrangement of the docks that are open."""
        least = {
            name: _least(dock)
            for name, dock in self._docks.by_name.items()
            if not dock.isHidden() and not dock.isFloating()
        }
        need = arrangement.need(least, self._docks.head(), self._gap())
        around = self._around()
        height = need.height + around.height
        if arrangement.of(least).rows > 1:
            height += _ROWS_SPARE
        return Size(max(need.width + self._beside(), around.width), height)

    def _beside(self) -> int:
        """Return the width that docks take which are not arranged, in pixels."""
        arranged = self._docks.by_name.values()
        others = [d for d in self._children(QDockWidget) if d not in arranged]
        taking = [d for d in others if not d.isHidden() and not d.isFloating()]
        return sum(_least(dock).width + self._gap() for dock in taking)

    def _around(self) -> Size:
        """Return what menus, tool bars and message strip need."""
        bars: list[QWidget] = [*self._children(QToolBar), self._window.menuBar()]
        bars += self._children(QStatusBar)
        return Size(
            max(bar.minimumSizeHint().width() for bar in bars),
            sum(bar.sizeHint().height() for bar in bars if not bar.isHidden()),
        )

    def _children(self, kind: type[_Part]) -> list[_Part]:
        """Return the window's docks or bars, without looking through all that is in them."""
        return self._window.findChildren(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _gap(self) -> int:
        metric = QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
        return self._window.style().pixelMetric(metric, None, self._window)

    def _let_bars_grow(self) -> None:
        """Give a bar its height at this width, for which it has so far only asked."""
        self._busy = True
        for widget in (*self._children(QStatusBar), self._window):
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.LayoutRequest.value)
        self._busy = False

    def _hold_least(self) -> None:
        """Let the window become as small as its smallest layout, where the text allows it."""
        need = self._need(SMALLER[-1])
        least = QSize(max(LEAST.width, need.width), max(LEAST.height, need.height))
        if self._window.minimumSize() != least:
            self._window.setMinimumSize(least)

    # Changing from one to another

    def _change(self, wanted: Arrangement | None) -> None:
        with self._changing():
            standing = self._standing()
            self._arrangement = wanted
            if wanted is not None:
                self._docks.place(wanted)
            elif self._own.isEmpty():
                self._docks.arrange()
            else:
                self._window.restoreState(self._own, VERSION)
            _stand(standing)
        self.rearranged.emit()

    def _standing(self) -> dict[QDockWidget, _Standing]:
        docks = self._children(QDockWidget)
        return {d: _Standing(d.isHidden(), d.isFloating(), d.geometry()) for d in docks}

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Change the docks without listening to the changes; the keyboard stays where it is."""
        self._busy = True
        forget_line(self._window)
        focus = self._window.focusWidget()
        has_keyboard = focus is not None and focus.hasFocus()
        try:
            with self._docks.moving():
                yield
        finally:
            self._busy = False
            self._docks.tidy()
            # Qt hides every dock for a moment when it restores a state.
            if focus is not None and has_keyboard and not focus.hasFocus():
                focus.setFocus(Qt.FocusReason.OtherFocusReason)


def _least(dock: QDockWidget) -> Size:
    """Return what a dock needs for what it holds, without its title."""
    content: QWidget | None = dock.widget()
    if content is None:
        # That of the tour, before there is one.
        return Size(0, 0)
    least = content.minimumSizeHint().expandedTo(content.minimumSize())
    return Size(least.width(), least.height())


def _told(dock: QDockWidget) -> str:
    if dock.isHidden():
        return "closed"
    if not dock.isFloating():
        return "docked"
    place = dock.geometry()
    return f"detached {place.x()} {place.y()} {place.width()} {place.height()}"


def _put(dock: QDockWidget, place: QRect) -> None:
    """Put a detached dock somewhere, unless that lies outside the screens of today."""
    if dock.screen().virtualGeometry().contains(place):
        dock.setGeometry(place)


def _stand(standing: dict[QDockWidget, _Standing]) -> None:
    """Do to docks again what a hand did to them."""
    for dock, was in standing.items():
        if dock.isFloating() is not was.floating:
            dock.setFloating(was.floating)
        if was.floating and dock.geometry() != was.place:
            dock.setGeometry(was.place)
        if dock.isHidden() is not was.hidden:
            dock.setHidden(was.hidden)
