"""Room to read: while a stage of an update is open, the dock that it is read in is higher."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

from learnscope.gui.layout.docks import Docks
from learnscope.gui.layout.hold import after_hold
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.view import is_on_screen

#: The dock in which an update is read.
_READ = "inside"

#: How far two docks of one column lie apart at most, in pixels.
_APART = 2

Heights = dict[QDockWidget, int]


@guarded
class StageRoom(QObject):
    """Gives the dock of the open update all height that its column can spare, and takes it back.

    The docks above it keep what they need at least. Where a hand has moved the handle between them
    meanwhile, what it has chosen stays.

    Parameters
    ----------
    window : QMainWindow
    docks : Docks
    """

    def __init__(self, window: QMainWindow, docks: Docks) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self.hold = docks.hold
        self._open = False
        #: What stood before, and what was made of it; empty while nothing has been.
        self._before: Heights = {}
        self._made: Heights = {}
        # A dock that has just come forward takes on its place later.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)

    def follow(self, opened: bool) -> None:
        """Note whether a stage is open."""
        if opened is not self._open:
            self._open = opened
            self._soon.start(0)

    @after_hold
    def _fit(self) -> None:
        if self._open and not self._before:
            self._take()
        elif not self._open and self._before:
            self._give()

    def _take(self) -> None:
        column = self._column()
        if len(column) < 2:
            return
        reading = self._docks.by_name[_READ]
        self._before = {dock: dock.height() for dock in column}
        others = [dock for dock in column if dock is not reading]
        spare = sum(dock.height() - dock.minimumSizeHint().height() for dock in others)
        wanted = {dock: dock.minimumSizeHint().height() for dock in others}
        wanted[reading] = reading.height() + max(0, spare)
        self._resize(wanted)
        self._made = {dock: dock.height() for dock in column}

    def _give(self) -> None:
        before, made = self._before, self._made
        self._before, self._made = {}, {}
        # Another view may have come to the front meanwhile, as with the next card of the tour.
        front = {dock: self._in_front(dock) for dock in before}
        if all(
            there is not None and (there is not dock or abs(there.height() - made[dock]) <= _APART)
            for dock, there in front.items()
        ):
            self._resize({there: before[dock] for dock, there in front.items() if there})

    def _in_front(self, dock: QDockWidget) -> QDockWidget | None:
        """Return what is seen where a dock stands: itself or one that has its place; or None."""
        alike = [dock, *self._window.tabifiedDockWidgets(dock)]
        return next((each for each in alike if is_on_screen(each.widget())), None)

    def _resize(self, heights: Heights) -> None:
        self._window.resizeDocks([*heights], [*heights.values()], Qt.Orientation.Vertical)
        layout = self._window.layout()
        if layout is not None:
            layout.activate()

    def _column(self) -> list[QDockWidget]:
        """Return the docks in sight above and below the one that is read, and itself."""
        reading = self._docks.by_name[_READ]
        if reading.isFloating() or not is_on_screen(reading.widget()):
            return []
        place = reading.geometry()
        return [
            dock
            for dock in self._docks.by_name.values()
            if not dock.isFloating()
            and is_on_screen(dock.widget())
            and abs(dock.x() - place.x()) <= _APART
            and (dock is reading or dock.y() != place.y())
        ]
