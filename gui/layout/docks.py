"""The docks as Qt's widgets: put into an arrangement, moved, closed and put back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QTabBar,
    QTabWidget,
    QToolBar,
    QToolButton,
    QWidget,
)

from learnscope.gui.layout.arrangement import USUAL, Arrangement, Stack
from learnscope.gui.layout.hold import Hold, after_hold
from learnscope.gui.layout.registry import DOCKED
from learnscope.gui.look.theme import LIGHT, Theme
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.icons import icon
from learnscope.gui.widgets.keys import take_turn
from learnscope.gui.widgets.view import is_on_screen

#: The usual rows' heights in each column at 1280 × 800, but for a column of one; Qt scales them.
_HEIGHTS = ((), (320, 310), (310, 320))

#: The docks that are in sight by default.
_USUAL = tuple(front for front, *_ in USUAL.stacks)

#: How far a row of tabs lies from the dock below it at most, in pixels.
_GAP = 2


class TitleBar(QWidget):
    """A small muted label, and two quiet buttons."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dock = dock
        self._label = QLabel()
        self._label.setProperty("role", "title")
        self._float = _button()
        self._close = _button()
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close.clicked.connect(dock.close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        title = self._dock.windowTitle()
        self._label.setText(title)
        detach = translate("TitleBar", "Detach or put back: {view}").format(view=title)
        close = translate("TitleBar", "Close: {view} (View menu brings it back)").format(view=title)
        for button, text in ((self._float, detach), (self._close, close)):
            button.setToolTip(text)
            button.setWhatsThis(text)
            button.setAccessibleName(text)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the buttons in other colours."""
        self._float.setIcon(icon("float", theme, "muted"))
        self._close.setIcon(icon("close", theme, "muted"))


@guarded
class Dock(QDockWidget):
    """A dock that is not closed while a hand holds something, but right after."""

    def __init__(self, window: QMainWindow, hold: Hold) -> None:
        super().__init__(window)
        self._hold = hold

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for the hand."""
        if self._hold.active:
            event.ignore()
            self._hold.after(self.close)
        else:
            super().closeEvent(event)


class Docks:
    """The window's docks by name.

    Parameters
    ----------
    window : QMainWindow
    hold : Hold
        What every change of the docks waits for.
    """

    def __init__(self, window: QMainWindow, hold: Hold) -> None:
        self._window = window
        self.hold = hold
        self.by_name: dict[str, QDockWidget] = {}
        self._titles: dict[str, TitleBar] = {}
        self._theme = LIGHT
        self._blanks: dict[str, QWidget] = {}
        self._toggles: dict[str, QAction] = {}
        self._detaches: dict[str, QAction] = {}
        #: What was asked for last, by its name.
        self._fetched = ""
        #: Whether many are being moved, so that what is in front is not so for long.
        self.is_moving = False
        window.setDockNestingEnabled(True)
        # A dock that was let go would fly to its place first; changed while it flies, Qt's layout
        # falls back to one that has gone, and loses docks or ends the process.
        window.setAnimated(False)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for declared in DOCKED:
            name = declared.name
            dock = Dock(window, hold)
            dock.setObjectName(f"{name}_dock")
            dock.setWidget(_vacancy(*declared.least))
            blank = self._blanks[name] = QWidget(dock)
            blank.setFixedHeight(0)
            dock.setTitleBarWidget(blank)
            for moved in (dock.dockLocationChanged, dock.topLevelChanged):
                moved.connect(lambda _to: self.follow())
            self.by_name[name] = dock
            toggle = self._toggles[name] = self._action("show", name, self._turn_shown)
            # Qt's own would show and hide the dock at once, whatever a hand holds.
            toggle.setChecked(dock.toggleViewAction().isChecked())
            dock.toggleViewAction().toggled.connect(toggle.setChecked)
            toggle.setShortcut(QKeySequence(declared.key))
            window.addAction(toggle)
            # For those who use no mouse or see no button.
            self._detaches[name] = self._action("detach", name, self._turn_detached)
            dock.topLevelChanged.connect(self._detaches[name].setChecked)
        self.retranslate()
        # Which of them share a place Qt does not know until it shows them.
        with self.moving():
            self._arrange()

    def fill(self, name: str, content: QWidget) -> None:
        """Let a dock hold what it was made for."""
        dock = self.by_name[name]
        vacancy = dock.widget()
        content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        content.setParent(dock)
        take_turn(vacancy, content)
        dock.setWidget(content)
        vacancy.deleteLater()
        content.windowTitleChanged.connect(lambda _title: self.retranslate())
        if content.windowTitle():
            self.retranslate()

    @after_hold
    def arrange(self) -> None:
        """Put every dock where it stands by default."""
        with self.moving():
            self._arrange()
        self.name_once()
        self.proportion()

    def _arrange(self) -> None:
        for dock in self.by_name.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        docks, split = self.by_name, self._window.splitDockWidget
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        heads = self._heads()
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, heads[0])
        for left, right in pairwise(heads):
            split(left, right, across)
        for column in USUAL.columns:
            for above, below in pairwise(docks[stack[0]] for stack in column):
                split(above, below, down)
        for front, *behind in USUAL.stacks:
            for name in behind:
                self._window.tabifyDockWidget(docks[front], docks[name])
        for dock in docks.values():
            dock.show()
        for front, *behind in USUAL.stacks:
            if behind:
                docks[front].raise_()

    def _heads(self) -> list[QDockWidget]:
        """Return the docks at the head of the usual columns."""
        return [self.by_name[column[0][0]] for column in USUAL.columns]

    def place(self, arrangement: Arrangement) -> None:
        """Put the docks into an arrangement; what is closed stays so, what is detached stays out.

        What stood in front, or has the keyboard, stands in front of its tabs again.
        """
        docks, window = self.by_name, self._window
        docked = [name for name, dock in docks.items() if not dock.isFloating()]
        front = self.in_front()
        arrangement = arrangement.of(docked)
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        # Alone at first: beside one of several tabs, Qt would add a tab.
        heads = [docks[column[0][0]] for column in arrangement.columns]
        for head in heads:
            window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, head, across)
        for column, head in zip(arrangement.columns, heads, strict=True):
            for above, below in pairwise([head, *(docks[stack[0]] for stack in column[1:])]):
                window.splitDockWidget(above, below, down)
        for stack in arrangement.stacks:
            for name in stack[1:]:
                window.tabifyDockWidget(docks[stack[0]], docks[name])
            self._raise_one(stack, front)
        window.resizeDocks(heads, list(arrangement.shares), across)

    def in_front(self) -> list[str]:
        """Return the docks that can be seen."""
        return [n for n, d in self.by_name.items() if d.isVisible() and is_on_screen(d.widget())]

    def _raise_one(self, stack: Stack, front: list[str]) -> None:
        """Bring one of a stack forward: first of all what a hand has fetched, and is using.

        Where nothing of it was seen, that is the first, as the stack is declared.
        """
        there = [name for name in stack if not self.by_name[name].isHidden()]
        seen = [name for name in there if name in front] or there[:1]
        seen.sort(key=lambda n: (not self._has_keyboard(n), n != self._fetched, n in _USUAL))
        if seen:
            self.by_name[seen[0]].raise_()

    def _has_keyboard(self, name: str) -> bool:
        focus = self._window.focusWidget()
        return focus is not None and self.by_name[name].isAncestorOf(focus)

    def head(self) -> int:
        """Return the height of a row of tabs or of a title, whichever is higher, in pixels."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        bars = self._window.findChildren(QTabBar, options=direct)
        heads: list[QWidget] = [*self._titles.values(), *bars]
        return max(head.sizeHint().height() for head in heads)

    @contextmanager
    def moving(self) -> Iterator[None]:
        """Follow none of many moves, after which `name_once` or `tidy` has to be called."""
        before, self.is_moving = self.is_moving, True
        try:
            yield
        finally:
            self.is_moving = before

    def follow(self) -> None:
        """Name docks anew after one has moved, or was shown or hidden."""
        if not self.is_moving:
            self.name_once()

    @after_hold
    def name_once(self) -> None:
        """Leave out the title of a dock that a tab names already."""
        for name, dock in self.by_name.items():
            others = self._window.tabifiedDockWidgets(dock)
            tabbed = not dock.isFloating() and any(not other.isHidden() for other in others)
            wanted = self._blanks[name] if tabbed else self._title(name)
            # To set it may move docks, of which this is told in turn.
            if dock.titleBarWidget() is not wanted:
                dock.setTitleBarWidget(wanted)
            if name in self._titles:
                self._titles[name].setVisible(not tabbed)

    def _title(self, name: str) -> TitleBar:
        """Return a dock's title, made when there is first no tab that names it."""
        if name not in self._titles:
            title = self._titles[name] = TitleBar(self.by_name[name])
            title.retranslate()
            title.apply_theme(self._theme)
        return self._titles[name]

    @after_hold
    def tidy(self) -> None:
        """Clear up after docks were put together or taken apart by something else than a hand."""
        self.name_once()
        # Qt leaves the tab bar of a group that has gone where it stood, over other docks.
        sizes = {
            sum(
                each.toggleViewAction().isChecked()
                for each in (dock, *self._window.tabifiedDockWidgets(dock))
            )
            for dock in self.by_name.values()
        }
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        bars = self._window.findChildren(QTabBar, options=direct)
        for bar in bars:
            if bar.count() not in sizes or (not self._is_at_dock(bar) and _has_twin(bar, bars)):
                bar.hide()

    def _is_at_dock(self, bar: QTabBar) -> bool:
        """Return whether a row of tabs lies right above a dock."""
        place = bar.geometry()
        return any(
            abs(dock.y() - place.y() - place.height()) <= _GAP and dock.x() == place.x()
            for dock in self.by_name.values()
            if dock.isVisible() and not dock.isFloating()
        )

    @after_hold
    def proportion(self) -> None:
        """Give the docks their default shares of the window."""
        self.name_once()
        resize, heads = self._window.resizeDocks, self._heads()
        # Qt leaves a dock as wide as its least width once was, over its neighbour, until the dock
        # gets another width.
        resize(heads[:1], [2 * USUAL.shares[0]], Qt.Orientation.Horizontal)
        self._lay_out()
        resize(heads, list(USUAL.shares), Qt.Orientation.Horizontal)
        rows = [stack[0] for column in USUAL.columns if len(column) > 1 for stack in column]
        heights = [height for column in _HEIGHTS for height in column]
        resize([self.by_name[name] for name in rows], heights, Qt.Orientation.Vertical)

    @after_hold
    def bring_forward(self, name: str) -> None:
        """Show a dock, in front of those that share its place."""
        self._fetched = name
        self.by_name[name].show()
        self.by_name[name].raise_()

    def toggles(self) -> list[QAction]:
        """Return the actions that show and hide the docks, in order."""
        return list(self._toggles.values())

    def detaches(self) -> list[QAction]:
        """Return the actions that detach the docks and put them back, in order."""
        return list(self._detaches.values())

    @after_hold
    def retranslate(self) -> None:
        """Set every title in the present language."""
        for declared in DOCKED:
            name, dock = declared.name, self.by_name[declared.name]
            # What a dock holds may have a better name for itself.
            title = dock.widget().windowTitle() or declared.title()
            dock.setWindowTitle(title)
            for action in (self._toggles[name], self._detaches[name]):
                action.setText(title)
        for title_bar in self._titles.values():
            title_bar.retranslate()

    def apply_theme(self, theme: Theme) -> None:
        """Draw the title bars in other colours."""
        self._theme = theme
        for title in self._titles.values():
            title.apply_theme(theme)

    def _action(self, verb: str, name: str, turn: Callable[[str], None]) -> QAction:
        """Return a command that turns something of a dock on and off."""
        action = QAction(self.by_name[name])
        action.setObjectName(f"{verb}_{name}")
        action.setCheckable(True)
        action.triggered.connect(lambda: turn(name))
        return action

    @after_hold
    def _turn_shown(self, name: str) -> None:
        dock = self.by_name[name]
        if dock.isHidden():
            self.bring_forward(name)
        else:
            dock.close()

    @after_hold
    def _turn_detached(self, name: str) -> None:
        dock = self.by_name[name]
        if not dock.isFloating():
            # Behind a tab Qt keeps it far outside the window, and it would be detached there.
            self.bring_forward(name)
            self._lay_out()
        dock.setFloating(not dock.isFloating())
        self.bring_forward(name)

    def _lay_out(self) -> None:
        layout = self._window.layout()
        if layout is not None:
            layout.activate()


def tool_bar(name: str, content: QWidget) -> QToolBar:
    """Return a tool bar that holds one thing and stays where it is."""
    bar = QToolBar()
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.addWidget(content)
    return bar


def _vacancy(width: int, height: int) -> QWidget:
    """Return what a dock holds before its contents are there, as large as these are at least."""
    vacancy = QWidget()
    vacancy.setMinimumSize(width, height)
    return vacancy


def _has_twin(bar: QTabBar, bars: list[QTabBar]) -> bool:
    """Return whether another row that is shown has the same tabs."""
    return any(
        other is not bar and not other.isHidden() and _tabs(other) == _tabs(bar) for other in bars
    )


def _tabs(bar: QTabBar) -> list[str]:
    return [bar.tabText(i) for i in range(bar.count())]


def _button() -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "title")
    button.setIconSize(QSize(16, 16))
    button.setFixedSize(22, 22)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
