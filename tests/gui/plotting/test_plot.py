"""What the plots share: round limits and ticks, and labels that keep out of the way."""

import importlib
import math
import pkgutil
from collections.abc import Iterator
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_full import IN_FULL
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication

from learnscope.gui import views
from learnscope.gui.look.labels import around, beside, freest, name_gap, small_font, spread
from learnscope.gui.look.marks import answer_colours
from learnscope.gui.look.theme import THEMES, mix
from learnscope.gui.plotting.axes import (
    LARGEST,
    SMALLEST,
    drawable,
    ladder,
    rungs,
    tick_texts,
    ticks,
    ticks_with_room,
)
from learnscope.gui.plotting.items import LineItem
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.text.numbers import round_to
from learnscope.gui.views.surface.scale import HIGH, LOW, grid, half_line
from learnscope.gui.widgets.pace import Throttle

positive = st.floats(1e-300, 1e300)
pixels = st.floats(0.0, 400.0)


@given(positive)
def test_a_limit_is_a_rung_just_above_the_value(value: float) -> None:
    limit = ladder(value)
    assert limit >= value * (1.0 - 1e-12)
    assert limit < value * 1.7


@given(positive)
def test_a_limit_is_its_own_limit(value: float) -> None:
    limit = ladder(value)
    assert ladder(limit) == pytest.approx(limit, rel=1e-12)


@pytest.mark.parametrize(
    ("value", "limit"), [(0.7443, 1.0), (1.0, 1.0), (1.01, 1.5), (128, 150), (5001, 7000)]
)
def test_limits_are_round(value: float, limit: float) -> None:
    assert ladder(value) == pytest.approx(limit)


anything = st.floats()
finite = st.floats(allow_nan=False, allow_infinity=False)

#: Ends that have gone wrong, or nearly.
ODD = [0.0, -0.0, 5e-324, -5e-324, 1e-310, 1.0, 1.0 + 2.0**-52, 1e300, 1.7e308, -1.7e308]
ODD += [math.inf, -math.inf, math.nan]
ODD_PAIRS = list(product(ODD, ODD))


@given(finite.filter(bool))
def test_a_limit_of_any_number_can_be_drawn(value: float) -> None:
    limit = ladder(abs(value))
    assert SMALLEST <= limit <= LARGEST
    assert limit >= min(abs(value), LARGEST) * (1.0 - 1e-12)
    assert ladder(limit) == limit


@given(finite, finite, st.sampled_from([1e-3, 1.0, 120.0, 4000.0]), st.sampled_from([4.0, 88.0]))
def test_any_finite_range_has_ticks_that_can_be_written(
    one: float, other: float, size: float, room: float
) -> None:
    low, high = min(one, other), max(one, other)
    for ends in ((low, high), drawable(low, high)):
        values = ticks(*ends, size, room)
        assert len(tick_texts(values)) == len(values)
        assert all(map(math.isfinite, values))
        assert len(values) <= size / room + 2


@given(anything, anything)
def test_any_range_becomes_one_that_can_be_drawn(low: float, high: float) -> None:
    left, right = drawable(low, high)
    assert math.isfinite(right - left)
    assert right - left >= SMALLEST
    middle = left + (right - left) / 2
    assert left < middle < right
    assert drawable(left, right) == pytest.approx((left, right), rel=1e-11, abs=1e-308)


@given(st.floats(-1e299, 1e299), st.floats(-1e299, 1e299))
def test_a_range_that_can_be_drawn_stays_as_it_is(low: float, high: float) -> None:
    if high - low >= max(SMALLEST, 1e-12 * max(abs(low), abs(high))):
        assert drawable(low, high) == (low, high)


@given(finite, finite, st.booleans())
def test_ticks_of_any_range_stand_in_order_and_read_differently(
    low: float, high: float, whole: bool
) -> None:
    for size in (1.0, 100.0, 3000.0):
        values = ticks(low, high, size, 40.0, whole)
        assert all(map(math.isfinite, values))
        assert all(a < b for a, b in pairwise(values))
        texts = tick_texts(values)
        assert len(set(texts)) == len(values)
        assert "inf" not in "".join(texts)
        assert len(ticks_with_room(low, high, size, lambda text: 7.0 * len(text))) <= size / 36 + 2


@given(finite, finite)
def test_a_number_is_rounded_by_any_grain(value: float, grain: float) -> None:
    rounded = round_to(value, abs(grain))
    assert math.isfinite(rounded) or abs(value) > 1e307
    assert abs(rounded - value) <= max(abs(grain), 1e-15 * abs(value)) or not math.isfinite(rounded)


@given(anything, anything)
def test_rungs_hold_any_two_numbers(low: float, high: float) -> None:
    bottom, top = rungs(low, high)
    assert -LARGEST <= bottom <= 0.0 <= top <= LARGEST
    assert bottom < top
    assert not SMALLEST < high <= LARGEST or top >= high * (1.0 - 1e-12)
    assert not -LARGEST <= low < -SMALLEST or bottom <= low * (1.0 - 1e-12)


@given(x=st.tuples(anything, anything), y=st.tuples(anything, anything), log=st.booleans())
def test_a_plot_can_be_drawn_with_any_ranges(
    started: QApplication, x: tuple[float, float], y: tuple[float, float], log: bool
) -> None:
    draw_plot(x, y, log)


@pytest.mark.sampled
@pytest.mark.parametrize("log", [False, True])
def test_a_plot_can_be_drawn_with_odd_ranges(started: QApplication, log: bool) -> None:
    for pair in ODD_PAIRS if IN_FULL else ODD_PAIRS[log::3]:
        draw_plot(pair, pair, log)


def draw_plot(x: tuple[float, float], y: tuple[float, float], log: bool) -> None:
    """Draw a plot with a line from corner to corner, and see that places can be read off it."""
    plot, line = Plot(), LineItem()
    plot.resize(200, 120)
    plot.log = log
    plot.box.addItem(line)
    line.set_look(QColor("red"), 1.5)
    plot.set_range(x, y)
    (x0, x1), (y0, y1) = plot.box.state["viewRange"]
    line.set_points(np.array([x0, x1]), np.array([y0, y1]))
    plot.grab()
    middle = plot.area.center()
    assert all(map(math.isfinite, plot.value_at(middle)))
    at = plot.point(*plot.value_at(middle))
    assert abs(at.x() - middle.x()) < 1.0
    assert abs(at.y() - middle.y()) < 1.0
    plot.deleteLater()


@given(st.floats(-1e12, 1e12), positive, st.floats(1.0, 3000.0))
def test_ticks_lie_within_the_limits_and_apart(low: float, span: float, size: float) -> None:
    high = low + span
    if not low < high:
        return
    values = ticks(low, high, size, 40.0)
    slack = (high - low) * 1e-6 + abs(low) * 1e-9
    assert all(low - slack <= value <= high + slack for value in values)
    assert len(values) <= size / 40.0 + 2
    assert values == sorted(values)


def test_ticks_of_epochs_are_whole() -> None:
    assert ticks(0.0, 2.0, 900.0, 40.0, whole=True) == [0.0, 1.0, 2.0]


def test_an_axis_without_extent_has_no_ticks() -> None:
    assert ticks(1.0, 1.0, 100.0, 40.0) == []
    assert ticks(0.0, 1.0, 0.0, 40.0) == []


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([0.0, 0.2, 0.4], ["0.0", "0.2", "0.4"]),
        ([-5.0, 0.0, 5.0], ["−5", "0", "5"]),
        ([0.0, 50_000.0], ["0", "50,000"]),
        ([0.0, 2e300], ["0", "2.0e+300"]),
        ([0.0, 1e-7], ["0", "1.0e−07"]),
        ([3.0], ["3"]),
        ([0.0], ["0"]),
        ([], []),
    ],
)
def test_ticks_are_written_with_the_decimals_of_their_step(
    values: list[float], texts: list[str]
) -> None:
    assert tick_texts(values) == texts


def test_powers_of_ten_are_written_as_such() -> None:
    assert tick_texts([-5.0, -2.0, 0.0, 2.0], log=True) == ["10⁻⁵", "0.01", "1", "100"]


@given(pixels, pixels, st.floats(20.0, 180.0), st.floats(10.0, 100.0))
def test_a_readout_stays_inside_and_off_the_pointer(
    x: float, y: float, width: float, height: float
) -> None:
    bounds = QRectF(0.0, 0.0, 400.0, 400.0)
    label = beside(QPointF(x, y), QSizeF(width, height), bounds)
    assert bounds.contains(label)
    assert not label.contains(QPointF(x, y))


def test_a_readout_wider_than_either_side_goes_above_or_below() -> None:
    bounds = QRectF(0.0, 0.0, 200.0, 200.0)
    for y in (20.0, 180.0):
        label = beside(QPointF(100.0, y), QSizeF(150.0, 60.0), bounds)
        assert bounds.contains(label)
        assert not label.contains(QPointF(100.0, y))


@given(st.lists(pixels, max_size=5))
def test_labels_are_spread_apart_in_their_order(places: list[float]) -> None:
    result = spread(places, 12.0, 0.0, 400.0)
    ordered = sorted(result)
    assert all(b - a >= 12.0 - 1e-9 for a, b in pairwise(ordered))
    assert all(-1e-9 <= place <= 400.0 + 1e-9 for place in result)
    ranks = sorted(range(len(places)), key=places.__getitem__)
    assert [result[i] for i in ranks] == ordered


def test_labels_with_room_stay_where_they_are() -> None:
    assert spread([300.0, 20.0, 100.0], 12.0, 0.0, 400.0) == [300.0, 20.0, 100.0]


def test_labels_of_coinciding_lines_part_evenly() -> None:
    assert spread([100.0, 100.0], 12.0, 0.0, 400.0) == [94.0, 106.0]


def test_colours_are_mixed_by_share() -> None:
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert mix(black, white, 0.0) == black
    assert mix(black, white, 1.0) == white
    assert mix(black, white, 0.4).red() == 102


@pytest.mark.parametrize("name", THEMES)
def test_answers_go_from_class_0_over_undecided_to_class_1(name: str) -> None:
    theme = THEMES[name]
    colours = answer_colours(theme)
    assert QColor(*colours[0].tolist()) == theme.colour("class_0")
    assert QColor(*colours[-1].tolist()) == theme.colour("class_1")
    middle = QColor(*colours[len(colours) // 2].tolist())
    undecided = theme.colour("undecided")
    assert abs(middle.red() - undecided.red()) <= 2
    assert abs(middle.blue() - undecided.blue()) <= 2


weight = st.floats(-1e6, 1e6)


@given(weight, weight, weight)
def test_the_half_line_lies_in_the_plane_where_z_is_0(w1: float, w2: float, b: float) -> None:
    ends = half_line((w1, w2, b))
    if ends is None:
        return
    for x1, x2 in ends:
        assert LOW - 1e-9 <= x1 <= HIGH + 1e-9
        assert LOW - 1e-9 <= x2 <= HIGH + 1e-9
        assert abs(w1 * x1 + w2 * x2 + b) <= 1e-9 * (abs(w1) + abs(w2) + abs(b))


@given(weight, weight, weight)
def test_there_is_a_half_line_where_z_changes_its_sign(w1: float, w2: float, b: float) -> None:
    corners = [w1 * x + w2 * y + b for x in (LOW, HIGH) for y in (LOW, HIGH)]
    size = abs(w1) + abs(w2) + abs(b)
    if max(corners) > 1e-6 * size and min(corners) < -1e-6 * size:
        assert half_line((w1, w2, b)) is not None
    if min(corners) > 1e-6 * size or max(corners) < -1e-6 * size:
        assert half_line((w1, w2, b)) is None


@pytest.mark.parametrize(
    "parameters", [(0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (1e308, -1e308, 1e308), (0.0, 1e-300, 1.0)]
)
def test_extreme_parameters_give_a_line_or_none(parameters: tuple[float, float, float]) -> None:
    half_line(parameters)


def test_grids_cover_the_plane() -> None:
    corners = grid(33, cells=False)
    assert corners[0, 0].tolist() == [LOW, LOW]
    assert corners[-1, -1].tolist() == [HIGH, HIGH]
    assert corners[0, -1].tolist() == [HIGH, LOW]
    cells = grid(64, cells=True)
    assert cells[0, 0].tolist() == [LOW + 1.5 / 128] * 2


def test_what_need_not_happen_often_happens_first_and_then_seldom() -> None:
    always, never = Throttle(0.0), Throttle(3600.0)
    assert always.due()
    assert always.due()
    assert never.due()
    assert not never.due()


def test_a_label_goes_where_it_covers_nothing_and_stays_there() -> None:
    bounds, point = QRectF(0.0, 0.0, 400.0, 300.0), QPointF(200.0, 150.0)
    size = QSizeF(80.0, 14.0)
    wall = np.column_stack((np.full(60, 240.0), np.linspace(0.0, 300.0, 60)))
    place, number = freest(point, size, wall, bounds, 0)
    assert bounds.contains(place)
    assert place.right() < 240.0
    assert freest(point, size, wall, bounds, number) == (place, number)
    assert around(point, size, bounds, number) == place


@given(pixels, pixels)
def test_a_label_stays_within_its_bounds(x: float, y: float) -> None:
    bounds = QRectF(10.0, 10.0, 300.0, 200.0)
    place, number = freest(QPointF(x, y), QSizeF(90.0, 14.0), np.zeros((1, 2)), bounds, 3)
    assert around(QPointF(x, y), QSizeF(90.0, 14.0), bounds, number) == place
    assert bounds.contains(place)


def test_no_plot_stands_more_than_two_below_what_they_share() -> None:
    for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
        importlib.import_module(module.name)

    def below(kind: type) -> Iterator[type]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    kinds = list(below(Plot))
    assert len(kinds) > 12
    # A guarded class may have been made anew; its line is what counts.
    assert [kind for kind in kinds if kind.__mro__.index(Plot) > 2] == []


def test_names_of_lines_that_end_together_do_not_touch(qapp: QApplication) -> None:
    metrics = QFontMetricsF(small_font(qapp.font()))
    area = QRectF(0.0, 0.0, 200.0, 160.0)
    places = spread([80.0, 80.5, 81.0], name_gap(metrics, 3, area), area.top(), area.bottom())
    shapes = [metrics.tightBoundingRect(text) for text in ("정답", "ŷ", "h1.1")]
    for (upper, above), (lower, below) in pairwise(zip(places, shapes, strict=True)):
        assert upper + above.bottom() < lower + below.top()
    # Where there is no room for that, none is left out.
    places = spread([80.0] * 40, name_gap(metrics, 40, area), area.top(), area.bottom())
    assert places[0] == pytest.approx(area.top())
    assert places[-1] == pytest.approx(area.bottom())
