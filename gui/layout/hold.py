"""While a hand holds something with the mouse, the docks stay; what would change them waits."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHoverEvent

from learnscope.gui.widgets.guard import guarded


@guarded
class Hold(QObject):
    """Whether a button of the mouse is down, and what waits until the hand lets go.

    Qt keeps what is dragged (a tab, a title bar, the line between two docks) by its place among the
    docks, and ends the process when these change meanwhile. Any button counts, wherever it is
    down: a weight's drawing should not go under the hand, either.

    Parameters
    ----------
    parent : QObject
        What waits is forgotten with it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Callable[[], object]] = []
        # The event that tells of the end of a hold has still to reach the thing that was held.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._catch_up)

    @property
    def active(self) -> bool:
        """Whether the hand holds something of this program."""
        return QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton

    def after(self, change: Callable[[], object]) -> None:
        """Do something at once, or as soon as the hand lets go; in the order of the calls.

        Parameters
        ----------
        change : callable
            What shows, hides, moves or names docks.
        """
        if not self._waiting and not self.active:
            forget_line(self.parent())
            change()
            return
        self._watch(True)
        self._waiting.append(change)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the hand has let go; only while something waits."""
        if not self.active and not self._soon.isActive():
            self._soon.start()
        return False

    def _catch_up(self) -> None:
        if self.active:
            return
        self._watch(False)
        # What these ask for in turn belongs to them, and is done at once.
        waiting, self._waiting = self._waiting, []
        forget_line(self.parent())
        for change in waiting:
            change()

    def _watch(self, wanted: bool) -> None:
        # Every event of the program passes here meanwhile; twice installed is once.
        application = QGuiApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            if wanted:
                application.installEventFilter(self)


def forget_line(window: QObject | None) -> None:
    """Let a window's docks no longer know the line between two of them that the pointer is over.

    Qt keeps that line by its place among the docks, too, until the pointer moves, and ends the
    process at the next key if the docks have changed meanwhile.
    """
    if window is None:
        return
    nowhere = QPointF(-1.0, -1.0)
    leave = QHoverEvent(QEvent.Type.HoverLeave, nowhere, nowhere, nowhere)
    QCoreApplication.sendEvent(window, leave)


class Holding(Protocol):
    """Who has a hold to wait for."""

    hold: Hold


_Owner = TypeVar("_Owner", bound=Holding)
_Given = ParamSpec("_Given")


def after_hold(
    change: Callable[Concatenate[_Owner, _Given], None],
) -> Callable[Concatenate[_Owner, _Given], None]:
    """Make a method wait for its object's `hold`."""

    @wraps(change)
    def wait(self: _Owner, /, *args: _Given.args, **kwargs: _Given.kwargs) -> None:
        self.hold.after(partial(change, self, *args, **kwargs))

    return wait
