"""The learner's own layout comes back with the room, whatever was done meanwhile."""

from collections.abc import Callable

import pytest
from cases import telling
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from in_full import IN_FULL
from layout_looks import NAMES, assert_fits, places, settle
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnscope.gui import MainWindow
from learnscope.gui.layout.arrangement import ONE_STACK, TWO_STACKS, Arrangement
from learnscope.gui.settings import Settings
from learnscope.gui.text.examples import PACES, example
from learnscope.gui.text.language import LANGUAGES

pytestmark = pytest.mark.usefixtures("faster_engine")


@telling("sizes", {str(size): size for size in ((800, 450), (1092, 560), (800, 700))}, "(800, 450)")
def test_the_learner_s_own_layout_comes_back_with_the_room(
    window: MainWindow, sizes: dict[str, tuple[int, int]]
) -> None:
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, window.docks.by_name["experiment"])
    window.resizeDocks([window.docks.by_name["loss"]], [200], Qt.Orientation.Vertical)
    settle()
    before = places(window)
    for size in sizes.values():
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


def test_what_was_fetched_last_stands_in_front_where_two_places_become_one(
    window: MainWindow,
) -> None:
    window.resize(1024, 700)
    window.docks.bring_forward("hidden_space")
    settle()
    assert window.layouts.arrangement is None
    # It needs more room than there is in the usual layout, as soon as it is seen.
    window.docks.by_name["landscape"].setMinimumWidth(480)
    window.docks.bring_forward("landscape")
    settle()
    assert window.layouts.arrangement is not None
    assert "landscape_dock" in places(window)


def test_where_nothing_of_a_place_was_seen_its_first_view_comes_to_the_front(
    window: MainWindow,
) -> None:
    window.docks.place(ONE_STACK)
    window.docks.bring_forward("landscape")
    settle()
    window.docks.place(TWO_STACKS)
    settle()
    assert window.docks.in_front() == ["neuron", "landscape"]


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


@pytest.mark.sampled
def test_a_border_dragged_to_and_fro_at_a_breakpoint_moves_the_docks_once(
    window: MainWindow,
) -> None:
    moved: list[Arrangement | None] = []
    window.layouts.rearranged.connect(lambda: moved.append(window.layouts.arrangement))
    for width in range(1000, 800, -7 if IN_FULL else -21):
        window.resize(width, 800)
        settle()
        assert window.width() == width
        assert_fits(window)
    assert len(moved) == 1
    narrow, threshold = 870, 1000
    while threshold - narrow > 1:
        middle = (narrow + threshold) // 2
        narrow, threshold = (narrow, middle) if _own_at(window, middle) else (middle, threshold)
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


@pytest.mark.sampled
@settings(
    max_examples=settings().max_examples // 5,
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
