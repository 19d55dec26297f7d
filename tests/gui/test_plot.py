"""What the plots share: round limits and ticks, and labels that keep out of the way."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor

from learnscope.gui.theme import THEMES
from learnscope.gui.views.labels import around, beside, freest, spread
from learnscope.gui.views.line import mix
from learnscope.gui.views.marks import answer_colours
from learnscope.gui.views.seldom import Seldom
from learnscope.gui.views.surface.plane import HIGH, LOW, grid, half_line
from learnscope.gui.views.ticks import ladder, tick_texts, ticks

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
    always, never = Seldom(0.0), Seldom(3600.0)
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
