"""The window fits small screens and large text, and grows back into the learner's own layout."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QLabel,
    QMessageBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, OwnData
from learnscope.gui import MainWindow
from learnscope.gui.dialogs.data import DataDialog
from learnscope.gui.dialogs.glossary import GlossaryDialog
from learnscope.gui.dialogs.page import ReadingDialog, show_within_screen
from learnscope.gui.layout.arrangement import (
    ONE_ROW,
    ONE_STACK,
    SMALLER,
    TWO_ROWS,
    TWO_STACKS,
    Arrangement,
    Size,
)
from learnscope.gui.settings import Settings
from learnscope.gui.text.examples import PACES, example
from learnscope.gui.text.language import LANGUAGES

#: What screens leave: 125 % of 1366 × 768, 175 % of 1920 × 1080, 200 % of 1600 × 1000; and between.
SIZES = [(1092, 560), (1097, 565), (800, 450), (800, 700), (900, 600), (1024, 700), (1280, 800)]

NAMES = next(iter(ONE_STACK.stacks))

#: What is in sight whatever happens.
ALWAYS = ("transport", "travel", "timeline", "message_strip", "message")
STEPS = ("reset", "new_start", "step_back", "run", "step", "look_inside")


#: Starts the program, and says of each of some widgets whether all of it lies on the screen.
PROGRAM = f"""
import sys
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from learnscope.gui import app

def tell():
    windows = QApplication.topLevelWidgets()
    window = next((w for w in windows if w.objectName() == "main_window"), None)
    if window is None or not window.windowHandle().isExposed():
        QTimer.singleShot(10, tell)
        return
    screen = window.screen().availableGeometry()
    for name in {ALWAYS}:
        part = window.findChild(QWidget, name)
        place = QRect(part.mapToGlobal(QPoint()), part.size())
        print(name, part.isVisible() and screen.contains(place))
    print(window.devicePixelRatio(), flush=True)
    window.close()

QTimer.singleShot(0, tell)
sys.exit(app.main(["--example", "xor_two_hidden"]))
"""


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def place(window: MainWindow, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def in_front(window: MainWindow) -> list[QDockWidget]:
    """Return the docked docks that can be seen; Qt keeps those behind tabs far outside."""
    docks = window.findChildren(QDockWidget)
    shown = [d for d in docks if d.isVisible() and not d.isFloating()]
    return [d for d in shown if window.rect().intersects(d.geometry())]


def places(window: MainWindow) -> dict[str, QRect]:
    return {dock.objectName(): dock.geometry() for dock in in_front(window)}


def assert_fits(window: MainWindow) -> None:
    """Check that bars, strip and timeline are in sight, and that every dock has its room."""
    for name in ALWAYS:
        part = window.findChild(QWidget, name)
        assert part.isVisible(), name
        assert window.rect().contains(place(window, part)), (name, place(window, part))
        assert part.height() >= part.minimumSizeHint().height(), name
    for name in STEPS:
        button = window.findChild(QToolButton, f"{name}_button")
        assert button.isVisible(), name
        assert button.width() >= button.minimumSizeHint().width(), name
        assert window.rect().contains(place(window, button)), name
    for name in ("epoch_readout", "loss_readout", "accuracy_readout"):
        label = window.findChild(QLabel, name)
        assert window.rect().contains(place(window, label)), name
        assert label.width() >= label.sizeHint().width(), name
    docks = in_front(window)
    for one, other in combinations(docks, 2):
        assert not one.geometry().intersects(other.geometry()), (one, other, places(window))
    top = place(window, window.parts.transport).bottom()
    bottom = place(window, window.findChild(QWidget, "travel")).top()
    for dock in docks:
        where = dock.geometry()
        assert window.rect().contains(where), dock.objectName()
        assert top < where.top() <= where.bottom() < bottom, dock.objectName()
        least = dock.widget().minimumSizeHint()
        assert dock.widget().width() >= least.width(), (dock.objectName(), where)
        assert dock.widget().height() >= least.height(), (dock.objectName(), where)


# Arrangements


names = st.lists(st.sampled_from(NAMES), unique=True)


@given(arrangement=st.sampled_from(SMALLER), open_=names)
def test_an_arrangement_holds_every_dock_that_is_open_and_no_other(
    arrangement: Arrangement, open_: list[str]
) -> None:
    assert sorted(name for stack in arrangement.stacks for name in stack) == sorted(NAMES)
    left = arrangement.of(open_)
    assert sorted(name for stack in left.stacks for name in stack) == sorted(open_)
    assert all(left.stacks)
    assert len(left.columns) == len(left.shares)


@given(
    arrangement=st.sampled_from(SMALLER),
    least=st.dictionaries(
        st.sampled_from(NAMES), st.builds(Size, st.integers(1, 500), st.integers(1, 500))
    ),
)
def test_one_stack_needs_the_least_of_all(arrangement: Arrangement, least: dict[str, Size]) -> None:
    assert ONE_STACK.need(least, 26, 6).fits(arrangement.need(least, 26, 6))


# The window


@pytest.mark.parametrize("language", LANGUAGES)
def test_strip_timeline_and_tool_bar_are_always_in_sight(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    for experiment in (Experiment(), *map(example, ("xor_two_hidden", "circle", "sine"))):
        window.lab.open(experiment)
        window.lab.train(20)
        assert_fits_at_every_size(window)
    window.guide.start()
    assert_fits_at_every_size(window)
    assert window.guide.panel.isVisible()


def assert_fits_at_every_size(window: MainWindow) -> None:
    for size in SIZES:
        window.resize(*size)
        settle()
        assert (window.width(), window.height()) == size
        assert_fits(window)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_has_room_in_the_smallest_window(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    window.resize(800, 450)
    for name in PACES:
        window.lab.open(example(name))
        window.lab.train(60)
        for dock in window.docks.by_name:
            window.docks.bring_forward(dock)
            settle()
            assert_fits(window)
        assert (window.width(), window.height()) == (800, 450), name


@pytest.fixture
def larger_text(qapp: QApplication) -> Iterator[None]:
    """The system's text at 150 %."""
    before = qapp.font()
    large = qapp.font()
    large.setPointSizeF(1.5 * before.pointSizeF())
    qapp.setFont(large)
    yield
    qapp.setFont(before)


@pytest.mark.usefixtures("larger_text")
@pytest.mark.parametrize("language", LANGUAGES)
def test_large_text_fits_a_screen_of_1280_by_720(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    # A title bar takes some of it.
    window.resize(1280, 690)
    settle()
    for experiment in (Experiment(), example("xor_two_hidden"), example("circle")):
        window.lab.open(experiment)
        settle()
        assert_fits(window)
    window.guide.start()
    settle()
    assert_fits(window)
    assert window.minimumWidth() <= 1280
    assert window.minimumHeight() <= 690
    window.resize(window.minimumSize())
    settle()
    assert_fits(window)


@pytest.mark.parametrize(
    ("size", "arrangement"),
    [
        ((1280, 800), None),
        ((1024, 700), None),
        ((1092, 560), ONE_ROW),
        ((800, 760), TWO_ROWS),
        ((800, 450), TWO_STACKS),
    ],
)
def test_each_size_has_the_roomiest_layout_that_fits(
    open_window: Callable[..., MainWindow],
    size: tuple[int, int],
    arrangement: Arrangement | None,
) -> None:
    for language in LANGUAGES:
        window = open_window(None, Settings.throwaway(), language=language)
        window.resize(*size)
        settle()
        assert window.layouts.arrangement is arrangement


def test_the_learner_s_own_layout_comes_back_with_the_room(window: MainWindow) -> None:
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks.by_name["experiment"])
    window.resizeDocks([window.docks.by_name["loss"]], [200], Qt.Orientation.Vertical)
    settle()
    before = places(window)
    for size in ((800, 450), (1092, 560), (800, 700)):
        window.resize(*size)
        settle()
        assert window.layouts.arrangement is not None
        assert places(window).keys() != before.keys()
        window.resize(1280, 800)
        settle()
        assert places(window) == before


def test_what_stood_in_front_stays_in_front_of_its_tabs(window: MainWindow) -> None:
    window.findChild(QAction, "look_inside").trigger()
    settle()
    window.resize(800, 450)
    settle()
    assert {"neuron_dock", "inside_dock"} == places(window).keys()

    window.resize(1280, 800)
    settle()
    assert "inside_dock" in places(window)


def test_a_field_that_is_typed_into_stays_in_sight_and_keeps_the_keyboard(
    qtbot: QtBot, window: MainWindow
) -> None:
    field = window.parts.panel.rate.field
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    edit = QApplication.focusWidget()
    assert edit is not None
    field.selectAll()
    QTest.keyClicks(edit, "2,5")
    for size in ((800, 450), (1092, 560), (1280, 800)):
        window.resize(*size)
        settle()
        assert QApplication.focusWidget() is edit
        assert not field.visibleRegion().isEmpty()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.lab.experiment.optimizer.learning_rate == 2.5


def test_what_is_closed_or_detached_stays_so_at_every_size(window: MainWindow) -> None:
    docks = window.docks.by_name
    docks["loss"].close()
    docks["weights"].setFloating(True)
    there = docks["weights"].geometry()
    window.resize(800, 450)
    settle()
    assert docks["loss"].isHidden()
    assert docks["weights"].isFloating()
    assert docks["weights"].geometry() == there
    assert_fits(window)

    docks["loss"].show()
    docks["surface"].close()
    docks["weights"].setFloating(False)
    docks["neuron"].setFloating(True)
    settle()
    assert_fits(window)
    window.resize(1280, 800)
    settle()
    assert not docks["loss"].isHidden()
    assert docks["surface"].isHidden()
    assert not docks["weights"].isFloating()
    assert docks["neuron"].isFloating()
    assert_fits(window)


def test_docks_put_beside_one_another_where_there_is_no_room_go_back_behind_tabs(
    window: MainWindow,
) -> None:
    window.resize(800, 450)
    settle()
    docks = window.docks.by_name
    window.splitDockWidget(docks["neuron"], docks["loss"], Qt.Orientation.Vertical)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, docks["joining"])
    window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, docks["weights"])
    settle()

    assert_fits(window)


def test_having_been_small_does_not_destroy_the_kept_layout(
    open_window: Callable[..., MainWindow],
) -> None:
    settings_ = Settings.throwaway()
    first = open_window(settings=settings_)
    first.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, first.docks.by_name["experiment"])
    settle()
    before = places(first)
    first.resize(800, 450)
    settle()
    first.docks.by_name["loss"].close()
    first.docks.by_name["weights"].setFloating(True)
    first.docks.by_name["weights"].setGeometry(40, 50, 320, 240)
    first.close()

    second = open_window(settings=settings_)
    settle()
    assert second.layouts.arrangement is TWO_STACKS
    assert second.docks.by_name["loss"].isHidden()
    assert second.docks.by_name["weights"].isFloating()
    assert second.docks.by_name["weights"].geometry() == QRect(40, 50, 320, 240)
    assert_fits(second)
    second.docks.by_name["loss"].show()
    second.docks.by_name["weights"].setFloating(False)
    second.resize(1280, 800)
    settle()
    assert places(second) == before


def test_a_window_that_was_small_from_the_start_grows_into_the_default_layout(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = MainWindow(None, Settings.throwaway(), "en", "light")
    qtbot.addWidget(window)
    window.resize(800, 450)
    window.show()
    settle()
    assert window.layouts.arrangement is TWO_STACKS
    assert_fits(window)
    window.resize(1280, 800)
    settle()

    assert places(window) == places(open_window(settings=Settings.throwaway()))


def test_the_default_layout_is_restored_as_far_as_there_is_room(window: MainWindow) -> None:
    before = places(window)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks.by_name["experiment"])
    window.docks.by_name["neuron"].setFloating(True)
    window.resize(800, 450)
    settle()
    window.findChild(QAction, "restore_layout").trigger()
    settle()
    assert window.layouts.arrangement is TWO_STACKS
    assert not window.docks.by_name["neuron"].isFloating()
    assert_fits(window)
    window.resize(1280, 800)
    settle()

    assert places(window) == before


def test_a_tour_begun_in_a_small_window_and_left_in_a_large_one_gives_all_back(
    window: MainWindow,
) -> None:
    window.guide.decline()
    before = places(window)
    window.resize(800, 450)
    settle()
    small = places(window)
    window.guide.start()
    settle()
    assert window.layouts.arrangement is ONE_STACK
    window.guide.leave()
    settle()
    assert places(window) == small

    window.guide.start()
    window.resize(1280, 800)
    settle()
    assert window.guide.dock.isVisible()
    assert_fits(window)
    window.guide.leave()
    settle()
    assert places(window) == before


def test_a_border_dragged_to_and_fro_at_a_breakpoint_moves_the_docks_once(
    window: MainWindow,
) -> None:
    moved: list[Arrangement | None] = []
    window.layouts.rearranged.connect(lambda: moved.append(window.layouts.arrangement))
    for width in range(1000, 800, -7):
        window.resize(width, 800)
        settle()
        assert window.width() == width
        assert_fits(window)
    assert len(moved) == 1
    threshold = next(w for w in range(870, 1000) if _own_at(window, w))
    moved.clear()
    for _ in range(3):
        for width in (threshold, threshold - 5, threshold + 4, threshold - 8):
            window.resize(width, 800)
            settle()
    assert moved == []


def _own_at(window: MainWindow, width: int) -> bool:
    window.resize(width, 800)
    settle()
    return window.layouts.arrangement is None


def test_no_dock_is_moved_while_a_pointer_holds_something(qtbot: QtBot, window: MainWindow) -> None:
    timeline = window.parts.timeline
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton)
    window.resize(800, 700)
    settle()
    assert window.layouts.arrangement is None

    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.layouts.arrangement is not None)
    settle()
    assert_fits(window)


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("resize"), st.integers(800, 1400), st.integers(450, 900)),
            st.tuples(st.just("toggle"), st.sampled_from(NAMES), st.just(0)),
            st.tuples(st.just("float"), st.sampled_from(NAMES), st.just(0)),
            st.tuples(st.just("language"), st.sampled_from([*LANGUAGES]), st.just(0)),
            st.tuples(st.just("open"), st.sampled_from(sorted(PACES)), st.just(0)),
            st.tuples(st.just("tour"), st.just(""), st.just(0)),
            st.tuples(st.just("restore"), st.just(""), st.just(0)),
        ),
        max_size=6,
    ),
)
def test_whatever_is_done_to_the_window_it_fits(
    window: MainWindow, steps: list[tuple[str, int | str, int]]
) -> None:
    window.findChild(QAction, "restore_layout").trigger()
    for what, which, also in steps:
        if what == "resize":
            window.resize(int(which), also)
        elif what == "toggle":
            window.findChild(QAction, f"show_{which}").trigger()
        elif what == "float":
            window.findChild(QAction, f"detach_{which}").trigger()
        elif what == "language":
            window.findChild(QAction, f"language_{which}").trigger()
        elif what == "open":
            window.lab.open(example(str(which)))
        elif what == "tour":
            (window.guide.leave if window.guide.tour.running else window.guide.start)()
        else:
            window.findChild(QAction, "restore_layout").trigger()
        settle()
        assert_fits(window)
    window.guide.leave()


@pytest.mark.skipif(
    os.environ["QT_QPA_PLATFORM"] != "offscreen", reason="there is a display already"
)
@pytest.mark.parametrize("scale", ["1.25", "1.75", "2"])
def test_on_a_scaled_screen_timeline_and_strip_are_in_sight(
    display: str, tmp_path: Path, scale: str
) -> None:
    program = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": "xcb",
            "DISPLAY": display,
            "QT_SCALE_FACTOR": scale,
            "XDG_CONFIG_HOME": str(tmp_path),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (program.returncode, program.stderr) == (0, "")
    *told, ratio = program.stdout.splitlines()
    assert told == [f"{name} True" for name in ALWAYS]
    assert float(ratio) == float(scale)


# Dialogs


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_fits_the_smallest_screen(
    open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    room = QSize(800, 420)
    monkeypatch.setattr("learnscope.gui.dialogs.page.room_for", lambda _window: room)
    points = OwnData(((0.0, 1.0), (1.0, 0.5)), (0, 1), "classification", 0.0)
    window = open_window(Experiment().with_problem(points), Settings.throwaway(), language=language)
    for name, kind in (
        ("help", ReadingDialog),
        ("about", QMessageBox),
        ("edit_data", DataDialog),
        ("glossary", GlossaryDialog),
    ):
        window.findChild(QAction, name).trigger()
        settle()
        dialog = window.findChild(kind)
        assert dialog.size().boundedTo(room) == dialog.size(), name
        assert dialog.minimumSizeHint().boundedTo(room) == dialog.minimumSizeHint(), name
        for button in dialog.findChildren(QAbstractButton):
            where = QRect(button.mapTo(dialog, QPoint()), button.size())
            assert not button.isVisible() or dialog.rect().contains(where), button.text()
        dialog.close()


def test_a_page_too_high_for_the_screen_scrolls_by_keys(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learnscope.gui.dialogs.page.room_for", lambda _window: QSize(800, 300))
    window.findChild(QAction, "help").trigger()
    settle()
    page = window.findChild(ReadingDialog).page
    assert page.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_PageDown)

    assert page.verticalScrollBar().value() > 0
    window.findChild(ReadingDialog).close()


@pytest.mark.parametrize("room", [(1092, 560), (800, 450)])
def test_a_window_too_large_for_its_screen_fits_it_even_where_nobody_maximises(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, room: tuple[int, int]
) -> None:
    monkeypatch.setattr("learnscope.gui.dialogs.page.room_for", lambda _window: QSize(*room))
    # As a window manager does that knows nothing of maximised windows.
    monkeypatch.setattr(MainWindow, "showMaximized", MainWindow.show)
    window = MainWindow(None, Settings.throwaway(), "en", "light")
    qtbot.addWidget(window)
    show_within_screen(window)
    settle()

    assert (window.width(), window.height()) == room
    assert_fits(window)
