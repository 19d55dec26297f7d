"""Nothing is cut off or stands over something else where the window is small."""

from collections.abc import Callable
from itertools import combinations, pairwise

import numpy as np
import pytest
from cases import each_telling, in_any_language, named, telling
from every_dock import docks_in_turn
from hypothesis import given
from hypothesis import strategies as st
from in_full import IN_FULL
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QLabel,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Curve, Experiment, Gate, Network, OwnData
from learnscope.gui import MainWindow
from learnscope.gui.look.labels import free_top
from learnscope.gui.plotting.axes import tick_texts, ticks_with_room
from learnscope.gui.settings import Settings
from learnscope.gui.text.examples import PACES, example
from learnscope.gui.text.language import LANGUAGES
from learnscope.gui.widgets.view import is_on_screen

pytestmark = pytest.mark.usefixtures("faster_engine")

_POINTS = ((-1.25, 0.5), (0.75, -1.5), (1.5, 1.25), (-0.5, -0.75), (0.25, 0.5), (1.0, 0.0))


def _own(inputs: int, task: str) -> OwnData:
    points = tuple(point[:inputs] for point in _POINTS)
    return OwnData(points, (0, 1, 1, 0, 1, 0), task, 0.25)  # type: ignore[arg-type]


#: Experiments that differ in what their views and settings need of the window.
EXPERIMENTS = {
    "plain": Experiment(),
    "three inputs": Experiment().with_problem(Gate("majority")),
    "parity": Experiment().with_problem(Gate("parity")).with_network(Network((4,))),
    "moons": Experiment().with_problem(Cloud("moons", 200, 0.1, 1, 0.5)),
    "many points": Experiment()
    .with_problem(Cloud("circle", 1000, 0.2))
    .with_network(Network((8, 8))),
    "curve": Experiment().with_problem(Curve("sine", 40, 0.1, 1, 0.3)),
    "own classes": Experiment().with_problem(_own(2, "classification")),
    "own numbers": Experiment().with_problem(_own(1, "regression")).with_network(Network((3,))),
    "large": Experiment().with_network(Network((8, 8, 8, 8))),
    **{name: example(name) for name in PACES},
}

#: What takes most room: held out samples, own ones, and the network with most units.
TELLING = ("moons", "own numbers", "large")


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def assert_room(window: MainWindow) -> None:
    """Check that no dock covers another, and that nothing reaches over its parent's sides."""
    docks = list(filter(is_on_screen, window.findChildren(QDockWidget)))
    for one, other in combinations(docks, 2):
        assert not one.geometry().intersects(other.geometry()), (
            f"{one.objectName()} {one.geometry()} over {other.objectName()} {other.geometry()}"
        )
    for dock in docks:
        assert window.rect().contains(dock.geometry()), dock.objectName()
        for widget in dock.widget().findChildren(QWidget):
            if widget.isVisible() and not _scrolls(widget):
                _assert_inside(widget, dock)


def _scrolls(widget: QWidget) -> bool:
    """Tell whether a widget is the inside of something that scrolls both ways, as a table is."""
    parent = widget.parentWidget()
    return parent is None or (
        parent.objectName() == "qt_scrollarea_viewport"
        and not isinstance(parent.parentWidget(), QScrollArea)
    )


def _assert_inside(widget: QWidget, dock: QDockWidget) -> None:
    parent = widget.parentWidget()
    place = QRect(widget.mapTo(parent, QPoint()), widget.size())
    name = f"{dock.objectName()}: {type(widget).__name__} {widget.objectName()}"
    if isinstance(widget, QLabel | QAbstractButton):
        name += f" “{widget.text()}”"
    assert place.left() >= 0, f"{name} begins at {place.left()}"
    assert place.right() < parent.width(), f"{name} ends at {place.right()} of {parent.width()}"
    if isinstance(widget, QLabel) and not widget.wordWrap() and widget.text():
        assert widget.sizeHint().width() <= widget.width(), f"{name} is cut off"


@in_any_language
@each_telling(
    "name",
    {name: name for name in ("plain", "many points", "curve", "own classes")},
    *("many points", "own classes"),
)
def test_a_small_window_that_opens_with_it_has_room_for_it(
    qtbot: QtBot, language: str, name: str
) -> None:
    window = MainWindow(EXPERIMENTS[name], Settings.throwaway(), language, "light")
    qtbot.addWidget(window)
    window.resize(1024, 700)
    window.show()
    _settle()

    assert_room(window)


@in_any_language
@telling("experiments", EXPERIMENTS, *TELLING)
def test_a_small_window_has_room_for_every_experiment_and_every_view(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    language: str,
    experiments: dict[str, Experiment],
) -> None:
    window = open_window(None, Settings.throwaway(), language=language)
    window.resize(1024, 700)
    for section in window.parts.panel.sections.values():
        if section.isVisible() and not section.is_open:
            qtbot.mouseClick(section.header, Qt.MouseButton.LeftButton)

    for name, experiment in experiments.items():
        window.lab.open(experiment)
        window.lab.train(20)
        with named(name):
            for _ in docks_in_turn(window):
                _settle()
                assert_room(window)


def test_a_small_window_leaves_the_map_of_own_samples_a_fair_share(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window(EXPERIMENTS["own classes"], Settings.throwaway())
    window.resize(1024, 700)
    for language in LANGUAGES:
        window.findChild(QAction, f"language_{language}").trigger()
        _settle()
        surface = window.parts.surface
        assert surface.map.area.width() == surface.map.area.height() > 120.0
        words = surface.caption.text()
        # What there is no room for is told where the pointer rests.
        assert words in surface.caption.toolTip()
        assert surface.added.classes[0].isVisible()


def test_the_corners_of_a_small_cube_stand_apart(open_window: Callable[..., MainWindow]) -> None:
    window = open_window(EXPERIMENTS["parity"], Settings.throwaway(), language="ko")
    for size in ((1024, 700), (1280, 800), (1700, 1000)):
        window.resize(*size)
        _settle()
        cube = window.parts.surface.cube
        away = [float(np.hypot(*(a - b))) for a, b in combinations(cube.places(), 2)]
        assert min(away) > 2.0 * cube.disc, size
        assert cube.scatter.radius < cube.disc


@given(
    low=st.floats(-1e4, 1e4),
    span=st.floats(1e-3, 1e4),
    size=st.floats(60.0, 900.0),
    digit=st.floats(4.0, 9.0),
)
def test_labels_of_an_axis_never_run_together(
    low: float, span: float, size: float, digit: float
) -> None:
    high = low + span
    values = ticks_with_room(low, high, size, lambda text: len(text) * digit)
    texts = tick_texts(values)
    for (a, first), (b, second) in pairwise(zip(values, texts, strict=True)):
        gap = (b - a) * size / (high - low)
        assert gap > (len(first) + len(second)) / 2 * digit


@given(
    wished=st.floats(20.0, 180.0),
    lines=st.lists(st.tuples(st.floats(0.0, 200.0), st.floats(0.0, 6.0)), max_size=6),
    other=st.floats(0.0, 190.0),
)
def test_a_label_covers_neither_lines_nor_labels_where_there_is_room(
    wished: float, lines: list[tuple[float, float]], other: float
) -> None:
    pieces = np.array([(top, top + high) for top, high in lines]).reshape(-1, 2)
    labels = np.array([(other, other + 10.0)])

    def covers(top: float) -> bool:
        spans = np.concatenate((pieces, labels))
        return bool(np.any((spans[:, 0] < top + 10.0) & (spans[:, 1] > top)))

    top = free_top(wished, 10.0, pieces, labels, (0.0, 200.0))

    assert 0.0 <= top <= 190.0
    places = np.arange(max(wished - 60.0, 0.0), min(wished + 60.0, 190.0), 1.0)
    roomy = any(not covers(t) for t in places if not any(covers(t + d) for d in (-4.0, 4.0)))
    assert not (roomy and covers(top))


@pytest.mark.sampled
def test_the_lowest_test_loss_has_its_words_wherever_it_lies(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window(example("overfitting"), Settings.throwaway(), language="ko")
    window.resize(1024, 700)
    plot = window.parts.loss.plot
    marked = 0
    steps = 30 if IN_FULL else 10
    for _ in range(steps):
        window.lab.train(360 // steps)
        _settle()
        lowest = plot.lowest_test()
        if lowest is not None:
            marked += 1
            begin, end = plot.words_beside(plot.x_pixel(float(plot.epochs[lowest])), 92.0)
            assert plot.area.left() <= begin < end <= plot.area.right()
            assert not begin < plot.x_pixel(float(plot.epochs[lowest])) < end
    assert marked > steps / 3


@in_any_language
def test_buttons_show_their_words_wherever_there_is_room(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    window = open_window(EXPERIMENTS["many points"], Settings.throwaway(), language=language)
    bar = window.parts.transport
    named = {}
    for width in range(1000, 1500, 50 if IN_FULL else 100):
        window.resize(width, 700)
        _settle()
        assert bar.sizeHint().width() <= width
        buttons = {b.objectName(): b for b in bar.findChildren(QToolButton)}
        named[width] = {
            name
            for name, button in buttons.items()
            if button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        }
        assert "run_button" in named[width]
        # The gap before the readouts is too narrow for the next button's words.
        free = width - bar.sizeHint().width()
        for name in ("reset_button", "new_start_button"):
            words = buttons[name].fontMetrics().horizontalAdvance(buttons[name].text())
            assert name in named[width] or free < words + 120
    for narrow, wide in pairwise(named.values()):
        assert narrow <= wide
    assert {"reset_button", "new_start_button"} <= named[1200]


@in_any_language
def test_nothing_stands_over_the_name_of_the_upper_axis_of_a_small_map(
    open_window: Callable[..., MainWindow], language: str
) -> None:
    experiment = EXPERIMENTS["own classes"].with_network(Network((3,)))
    window = open_window(experiment, Settings.throwaway(), language=language)
    window.resize(1024, 700)
    surface = window.parts.surface
    for unit in ("y", "h1.2", "y"):
        window.lab.select_unit(unit)
        _settle()
        title = surface.map.title_area().toAlignedRect()
        title.translate(surface.map.mapTo(surface, QPoint()))
        for button in surface.findChildren(QToolButton):
            if button.isVisible():
                place = QRect(button.mapTo(surface, QPoint()), button.size())
                assert not place.intersects(title), (unit, button.objectName())
