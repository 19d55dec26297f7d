"""A person with real hands: buttons of the mouse are held while keys are pressed."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar
from rough_person import APART, RoughPerson
from x_hands import XHands

from learnscope.gui import MainWindow
from learnscope.gui.layout.docks import TitleBar

#: The keys that show and hide the views, and some that change what is in them.
VIEW_KEYS = [f"Control+{figure}" for figure in "1234567890"]
VIEW_KEYS += ["Control+Shift+2", "Control+Shift+3"]
OTHER_KEYS = [
    *("space", "space", "Left", "Right", "Home", "End", "Escape", "Tab", "Shift+Right"),
    *("Shift+Left", "Control+r", "Control+z", "Control+Shift+z", "Control+Home", "1", "Return"),
]

#: Commands that change many docks at once, and have no key.
COMMANDS = ["restore_layout", "restore_layout", "language_en", "language_ko", "tour", "theme_dark"]

_BUTTONS = (1, 1, 1, 1, 2, 3)

#: So long, in milliseconds, a menu may stay open at most.
_PATIENCE = 100

#: As much, in pixels, lies between two docks.
_BETWEEN = 3


class RoughHands(RoughPerson):
    """Does what a rough person does, and takes hold of the docks through the X server.

    Parameters
    ----------
    window : MainWindow
        In the top left of the display, or wherever a window manager has put it.
    hands : XHands
    seed : int
    """

    #: What the X server was told may still be on its way, on a busy machine for long.
    patience = 5000

    def __init__(self, window: MainWindow, hands: XHands, seed: int) -> None:
        super().__init__(window, seed)
        self.hands = hands
        # A menu that a right button opens may wait for an answer in a loop of its own.
        self._impatience = QTimer(window)
        self._impatience.timeout.connect(_close_what_waits)
        self._impatience.start(_PATIENCE)
        calm = len(self.ways)
        own: list[Callable[[], str]] = [
            *[self.hold_a_dock] * 4,
            self.hold_anything,
            self.type_view_key,
            self.take_command,
            self.double_click_title,
        ]
        self.ways += own * (calm // len(own))

    def hold_a_dock(self) -> str:
        """Hold a tab, a title, a button or the line between docks, and do things meanwhile."""
        handles = {kind: places for kind, places in self._handles().items() if places}
        if not handles:
            # All docks are closed.
            return "none"
        kind = self.draw.choice([*handles, *["tab"] * (2 * ("tab" in handles))])
        return f"{kind} {self._hold(self.draw.choice(handles[kind]))}"

    def hold_anything(self) -> str:
        return self._hold(self._anywhere())

    def type_view_key(self) -> str:
        self._look_at_window()
        key = self.draw.choice(VIEW_KEYS)
        self.hands.type(key)
        return key

    def take_command(self) -> str:
        views = [a.objectName() for a in self.window.docks.detaches() + self.window.docks.toggles()]
        name = self.draw.choice([*COMMANDS, self.draw.choice(views)])
        self.window.findChild(QAction, name).trigger()
        return name

    def double_click_title(self) -> str:
        titles = self._handles()["title"]
        if not titles:
            return "none"
        place = self.draw.choice(titles)
        self.hands.move(place.x(), place.y())
        for _ in range(2):
            self.hands.press()
            self.hands.release()
        return f"{place.x()} {place.y()}"

    def _hold(self, place: QPoint) -> str:
        self._look_at_window()
        button = self.draw.choice(_BUTTONS)
        done = [f"{button} at {place.x()},{place.y()}"]
        self.hands.move(place.x(), place.y())
        self._wait()
        self.hands.press(button)
        # So far a tab, a title or a line has to go to be dragged, and then here and there.
        place += QPoint(self.draw.choice([-12, 12]), self.draw.choice([0, 0, 12]))
        self.hands.move(place.x(), place.y())
        for _ in range(self.draw.randrange(1, 6)):
            self._wait()
            way = self.draw.choice([self._go_on, self._go_on, self._key, self._key, self._command])
            done.append(way(place))
        self._wait()
        self.hands.release(button)
        self._wait()
        # A menu may have been opened.
        self.hands.type("Escape")
        return ", ".join(done)

    def _go_on(self, begin: QPoint) -> str:
        place = self._anywhere()
        if self.draw.random() < 0.6:
            # Along its bar a tab changes places with its neighbours.
            place = begin + QPoint(self.draw.randint(-200, 200), self.draw.randint(-3, 3))
        self.hands.move(place.x(), place.y())
        return f"to {place.x()},{place.y()}"

    def _key(self, _begin: QPoint) -> str:
        key = self.draw.choice([*VIEW_KEYS, *OTHER_KEYS])
        self.hands.type(key)
        return key

    def _command(self, _begin: QPoint) -> str:
        return self.take_command()

    def _wait(self) -> None:
        """Let the window take in what has come from the X server, or part of it."""
        QTest.qWait(self.draw.choice([0, 0, 1, 5]))

    def _look_at_window(self) -> None:
        """Give the keyboard to the window, if nothing else of the program has it."""
        if QApplication.activeWindow() is None:
            self.window.activateWindow()

    def _anywhere(self) -> QPoint:
        return self.window.mapToGlobal(self._point(self.window))

    def _tab_bars(self) -> list[QTabBar]:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        bars = self.window.findChildren(QTabBar, options=direct)
        return [bar for bar in bars if bar.isVisible()]

    def _handles(self) -> dict[str, list[QPoint]]:
        """Return where the docks can be taken hold of, by the kind of handle."""
        titles = [t for t in self.window.findChildren(TitleBar) if t.isVisible()]
        docks = [d for d in self.window.findChildren(QDockWidget) if d.isVisible()]
        placed = [d.geometry() for d in docks if not d.isFloating()]
        between = [QPoint(r.right() + _BETWEEN, r.center().y()) for r in placed]
        between += [QPoint(r.center().x(), r.bottom() + _BETWEEN) for r in placed]
        handles = {
            "tab": [
                bar.mapToGlobal(bar.tabRect(index).center())
                for bar in self._tab_bars()
                for index in range(bar.count())
            ],
            "title": [t.mapToGlobal(QPoint(t.width() // 3, t.height() // 2)) for t in titles],
            "button": [
                t.mapToGlobal(QPoint(t.width() - beside, t.height() // 2))
                for t in titles
                for beside in (17, 39)
            ],
            "line": [self.window.mapToGlobal(point) for point in between],
            "edge": [
                corner
                for dock in docks
                if dock.isFloating()
                for corner in _corners(dock.frameGeometry())
            ],
        }
        # Qt keeps docks behind tabs far outside.
        screen = self.window.screen().geometry()
        return {kind: list(filter(screen.contains, places)) for kind, places in handles.items()}


def _close_what_waits() -> None:
    waiting = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if waiting is not None:
        waiting.close()


def _corners(area: QRect) -> list[QPoint]:
    return [area.topLeft(), area.topRight(), area.bottomLeft(), area.bottomRight()]


def without_questions(window: MainWindow) -> None:
    """Take the commands out of reach that would open a dialog and wait for an answer."""
    for name in APART:
        window.findChild(QAction, name).setVisible(False)
        window.findChild(QAction, name).setDisabled(True)
