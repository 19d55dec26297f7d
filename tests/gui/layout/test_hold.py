"""While a hand holds something, no dock is hidden, moved or put behind a tab; then it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from cases import each_telling
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QCursor, QHoverEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from x_hands import XHands

from learnscope.gui import MainWindow
from learnscope.gui.layout.docks import TitleBar
from learnscope.gui.layout.hold import Hold

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(lent: MainWindow) -> MainWindow:
    """The main window as it opens first."""
    return lent


@contextmanager
def held(widget: QWidget, at: QPoint, by: QPoint) -> Iterator[None]:
    """Hold something, and move it a little; through the window, so that Qt knows of it."""
    window = widget.window().windowHandle()
    begin = widget.mapTo(widget.window(), at)
    QTest.mousePress(window, LEFT, pos=begin)
    QTest.mouseMove(window, begin + by / 2)
    QTest.mouseMove(window, begin + by)
    QApplication.processEvents()
    yield
    QTest.mouseRelease(window, LEFT, pos=begin + by)


@contextmanager
def held_tab(window: MainWindow) -> Iterator[None]:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    bar = next(b for b in window.findChildren(QTabBar, options=direct) if b.count() == 5)
    with held(bar, bar.tabRect(2).center(), QPoint(60, 0)):
        yield


@contextmanager
def held_title(window: MainWindow) -> Iterator[None]:
    title = window.docks.by_name["loss"].titleBarWidget()
    with held(title, title.rect().center(), QPoint(2, 0)):
        yield


@contextmanager
def held_detached_dock(window: MainWindow) -> Iterator[None]:
    dock = window.docks.by_name["loss"]
    dock.setFloating(True)
    QApplication.processEvents()
    with held(dock.titleBarWidget(), QPoint(60, 8), QPoint(40, 20)):
        yield


@contextmanager
def held_close_button(window: MainWindow) -> Iterator[None]:
    title = window.docks.by_name["neuron"].titleBarWidget()
    button = title.findChildren(QToolButton)[-1]
    # Let go beside it, it closes nothing.
    with held(button, button.rect().center(), QPoint(-60, 0)):
        yield


@contextmanager
def held_line(window: MainWindow) -> Iterator[None]:
    area = window.docks.by_name["neuron"].geometry()
    with held(window, QPoint(area.center().x(), area.bottom() + 3), QPoint(0, 12)):
        yield


@contextmanager
def held_drawing(window: MainWindow) -> Iterator[None]:
    drawing = window.findChild(QWidget, "neuron_view")
    with held(drawing, drawing.rect().center(), QPoint(10, 0)):
        yield


GRIPS = [
    *(held_tab, held_title, held_detached_dock, held_close_button, held_line, held_drawing),
]


def by_key(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_3, CTRL)


def by_restoring(window: MainWindow) -> None:
    window.findChild(QAction, "restore_layout").trigger()


def by_detaching(window: MainWindow) -> None:
    window.findChild(QAction, "detach_weights").trigger()


def by_looking_inside(window: MainWindow) -> None:
    window.findChild(QAction, "look_inside").trigger()


def by_the_tour(window: MainWindow) -> None:
    window.findChild(QAction, "tour").trigger()


def by_another_language(window: MainWindow) -> None:
    window.findChild(QAction, "language_ko").trigger()


def by_the_window_manager(window: MainWindow) -> None:
    window.docks.by_name["weights"].close()


CHANGES = [
    *(by_key, by_restoring, by_detaching, by_looking_inside, by_the_tour),
    *(by_another_language, by_the_window_manager),
]


def arrangement(window: MainWindow) -> dict[str, tuple[object, ...]]:
    """Return of each dock whether it is there, detached, in front, which share its place, and how
    it is called.
    """
    return {
        dock.objectName(): (
            dock.isVisible(),
            dock.isFloating(),
            not dock.visibleRegion().isEmpty(),
            {other.objectName() for other in window.tabifiedDockWidgets(dock)},
            isinstance(dock.titleBarWidget(), TitleBar),
            dock.windowTitle(),
        )
        for dock in window.findChildren(QDockWidget)
    }


@each_telling("grip", {each.__name__: each for each in GRIPS}, "held_detached_dock")
def test_nothing_changes_the_docks_while_a_hand_holds_something(
    qtbot: QtBot, window: MainWindow, grip: Callable[[MainWindow], Iterator[None]]
) -> None:
    # So that to restore the layout changes something.
    window.findChild(QAction, "show_parameters").trigger()
    QApplication.processEvents()
    with grip(window):
        before = arrangement(window)
        for change in CHANGES:
            change(window)
            QApplication.processEvents()
            assert arrangement(window) == before, change.__name__

    qtbot.waitUntil(lambda: arrangement(window) != before)
    assert not window.hold.active


@each_telling(
    "change",
    {each.__name__: each for each in CHANGES},
    *("by_key", "by_the_tour"),
)
def test_what_would_change_the_docks_waits_until_the_hand_lets_go(
    qtbot: QtBot, window: MainWindow, change: Callable[[MainWindow], None]
) -> None:
    window.findChild(QAction, "show_parameters").trigger()
    QApplication.processEvents()
    with held_tab(window):
        before = arrangement(window)
        change(window)
        QApplication.processEvents()
        assert arrangement(window) == before

    qtbot.waitUntil(lambda: arrangement(window) != before)
    assert not window.hold.active


def test_what_waits_is_done_in_its_order_and_each_key_counts(
    qtbot: QtBot, window: MainWindow
) -> None:
    inside = window.docks.by_name["inside"]
    with held_tab(window):
        for name in ("show_surface", "restore_layout", "show_surface", "show_inside"):
            window.findChild(QAction, name).trigger()
        by_key(window)
        by_key(window)
    qtbot.waitUntil(inside.isHidden)

    assert window.docks.by_name["surface"].isHidden()
    toggles = {action.objectName(): action.isChecked() for action in window.docks.toggles()}
    assert [name for name, on in toggles.items() if not on] == ["show_surface", "show_inside"]


def test_a_run_goes_on_while_a_dock_is_held(qtbot: QtBot, window: MainWindow) -> None:
    with held_tab(window):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: window.lab.trainer.epoch > 2)
        window.lab.pause()


def test_the_window_closes_once_the_hand_lets_go(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    window = open_window()
    with held_tab(window):
        assert not window.close()
        assert window.isVisible()

    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Whether a hand holds something, as the test says."""
    hand = {"holds": True}
    monkeypatch.setattr(Hold, "active", property(lambda _self: hand["holds"]))
    return hand


def test_a_hand_that_takes_hold_again_at_once_is_waited_for(
    qapp: QApplication, hand: dict[str, bool]
) -> None:
    done: list[str] = []
    hold = Hold(qapp)
    hold.after(lambda: done.append("first"))
    hand["holds"] = False
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    hold.after(lambda: done.append("second"))
    hand["holds"] = True
    QApplication.processEvents()
    assert done == []

    hand["holds"] = False
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    QApplication.processEvents()
    assert done == ["first", "second"]
    delete(hold)


def test_what_waits_is_forgotten_with_its_window(qapp: QApplication, hand: dict[str, bool]) -> None:
    done: list[str] = []
    hold = Hold(qapp)
    hold.after(lambda: done.append("too late"))
    delete(hold)
    hand["holds"] = False
    QApplication.processEvents()

    assert done == []


def test_what_is_asked_for_by_what_waited_is_done_with_it(
    qapp: QApplication, hand: dict[str, bool]
) -> None:
    done: list[str] = []
    hold = Hold(qapp)

    def first() -> None:
        hold.after(lambda: done.append("of the first"))
        done.append("first")

    hold.after(first)
    hold.after(lambda: done.append("second"))
    hand["holds"] = False
    QApplication.sendEvent(qapp, QEvent(QEvent.Type.User))
    QApplication.processEvents()

    assert done == ["of the first", "first", "second"]
    delete(hold)


@pytest.mark.xvfb
def test_a_dock_that_was_let_go_is_in_its_place_at_once(
    qtbot: QtBot, real_window: MainWindow
) -> None:
    dock, other = (real_window.docks.by_name[name] for name in ("loss", "experiment"))
    title = dock.titleBarWidget()
    begin = title.mapToGlobal(QPoint(60, title.height() // 2))
    end = other.mapToGlobal(other.rect().center())
    with XHands() as hands:
        hands.move(begin.x(), begin.y())
        hands.press()
        qtbot.waitUntil(lambda: real_window.hold.active)
        for share in (0.1, 0.5, 0.9, 1.0):
            place = begin + (end - begin) * share
            hands.move(place.x(), place.y())
            qtbot.waitUntil(lambda place=place: QCursor.pos() == place)
        qtbot.waitUntil(dock.isFloating)
        # There is room made for it where it would be let go.
        qtbot.waitUntil(lambda: other.geometry().center() != real_window.mapFromGlobal(end))
        hands.release()
        qtbot.waitUntil(lambda: not real_window.hold.active)

    assert not dock.isFloating()


def test_the_line_under_the_pointer_is_forgotten_before_the_docks_change(
    window: MainWindow,
) -> None:
    experiment = window.docks.by_name["experiment"]
    line = QPointF(experiment.geometry().right() + 2.0, experiment.geometry().center().y())
    QApplication.sendEvent(window, QHoverEvent(QEvent.Type.HoverMove, line, line, line))
    assert window.cursor().shape() is Qt.CursorShape.SplitHCursor

    window.layouts.restore_default()
    # Known still, Qt would look for it at the next key, among docks that stand elsewhere.
    assert window.cursor().shape() is Qt.CursorShape.ArrowCursor
