"""The window fits small screens and large text: bars, strip and every dock have their room."""

from collections.abc import Callable, Iterator

import pytest
from cases import in_any_language, telling
from every_dock import docks_in_turn
from hypothesis import given
from hypothesis import strategies as st
from in_full import IN_FULL
from layout_looks import NAMES, assert_fits, settle
from PySide6.QtWidgets import QApplication

from learnscope.core import Experiment
from learnscope.gui import MainWindow
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

pytestmark = pytest.mark.usefixtures("faster_engine")

#: What screens leave: 125 % of 1366 × 768, 175 % of 1920 × 1080, 200 % of 1600 × 1000; and between.
SIZES = [(1092, 560), (1097, 565), (800, 450), (800, 700), (900, 600), (1024, 700), (1280, 800)]

EXAMPLES = {name: example(name) for name in PACES}
BARS = {
    "plain": Experiment(),
    **{name: EXAMPLES[name] for name in ("xor_two_hidden", "circle", "sine")},
}


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


@in_any_language
@telling("experiments", BARS, "circle")
def test_strip_timeline_and_tool_bar_are_always_in_sight(
    open_window: Callable[..., MainWindow], language: str, experiments: dict[str, Experiment]
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    for experiment in experiments.values():
        window.lab.open(experiment)
        window.lab.train(20)
        assert_fits_at_every_size(window)
    window.guide.start()
    assert_fits_at_every_size(window)
    assert window.guide.panel.isVisible()


def assert_fits_at_every_size(window: MainWindow) -> None:
    for size in SIZES if IN_FULL else SIZES[::2]:
        window.resize(*size)
        settle()
        assert (window.width(), window.height()) == size
        assert_fits(window)


@in_any_language
@telling("examples", EXAMPLES, "overfitting")
def test_every_example_has_room_in_the_smallest_window(
    open_window: Callable[..., MainWindow], language: str, examples: dict[str, Experiment]
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    window.resize(800, 450)
    for name, experiment in examples.items():
        window.lab.open(experiment)
        window.lab.train(60)
        for _ in docks_in_turn(window):
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
@in_any_language
def test_large_text_fits_a_screen_of_1280_by_720(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    # A title bar takes some of it.
    window.resize(1280, 690)
    settle()
    experiments = (Experiment(), example("xor_two_hidden"), example("circle"))
    for experiment in experiments if IN_FULL else experiments[-1:]:
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


@in_any_language
def test_each_size_has_the_roomiest_layout_that_fits(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    for size, arrangement in (
        ((1024, 700), None),
        ((1092, 560), ONE_ROW),
        ((800, 760), TWO_ROWS),
        ((800, 450), TWO_STACKS),
    ):
        for each, expected in (((1280, 800), None), (size, arrangement)):
            window.resize(*each)
            settle()
            assert window.layouts.arrangement is expected, each
