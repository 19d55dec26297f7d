"""Marching squares: the line lies where the quantity has the level, and has no loose ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from learnscope.gui.plotting.contour import contour, crossings

SIDE = np.linspace(-1.0, 1.0, 41)


def test_the_line_of_a_plane_is_straight_and_reaches_the_edges() -> None:
    x, y = np.meshgrid(SIDE, SIDE)
    pieces = crossings(2.0 * x - y + 0.25, SIDE, SIDE)
    assert 2.0 * pieces[..., 0] - pieces[..., 1] + 0.25 == pytest.approx(0.0, abs=1e-12)
    assert pieces[..., 1].min() == -1.0
    assert pieces[..., 1].max() == 1.0


def test_the_line_of_a_disc_is_a_circle_that_closes() -> None:
    x, y = np.meshgrid(SIDE, SIDE)
    ends = crossings(np.hypot(x, y), SIDE, SIDE, 0.63).reshape(-1, 2)
    assert np.hypot(*ends.T) == pytest.approx(0.63, abs=1e-3)
    _, counts = np.unique(ends.round(9), axis=0, return_counts=True)
    assert set(counts.tolist()) == {2}


@pytest.mark.parametrize(("upper", "together"), [(3.0, True), (0.5, False)])
def test_corners_across_hang_together_where_the_middle_does(upper: float, together: bool) -> None:
    values = np.array([[upper, -1.0], [-1.0, upper]])
    pieces = crossings(values, np.array([0.0, 1.0]), np.array([0.0, 1.0]))
    assert len(pieces) == 2
    # A piece that cuts off the lower left corner has both ends near it.
    cut_off = any(np.all(piece.sum(axis=1) < 1.0) for piece in pieces)
    assert cut_off is not together


odd = st.integers(-50, 50).map(lambda number: 2.0 * number + 1.0)


@given(arrays.arrays(np.float64, (7, 9), elements=odd), st.integers(-50, 50))
def test_every_end_lies_on_an_edge_whose_ends_are_on_either_side(
    values: np.ndarray, half: int
) -> None:
    level = 2.0 * half
    pieces = crossings(values, np.arange(9.0), np.arange(7.0), level)
    for x, y in pieces.reshape(-1, 2).tolist():
        row, column = int(y), int(x)
        across = x != column
        assert across is (y == row)
        begin, end = values[row, column], values[row + (not across), column + across]
        assert min(begin, end) < level < max(begin, end)
        share = (x - column) + (y - row)
        assert begin + share * (end - begin) == pytest.approx(level, abs=1e-9)
    assert len(pieces) > 0 or (values > level).all() or (values < level).all()


@given(arrays.arrays(np.float64, (6, 6), elements=st.floats(-1e3, 1e3, width=32)))
def test_within_the_grid_no_line_ends(values: np.ndarray) -> None:
    at = np.arange(6.0)
    pieces = crossings(values, at, at)
    ends = [tuple(end) for end in pieces.reshape(-1, 2).round(9).tolist()]
    # A value of 0 exactly lets lines meet in a point of the grid, several at once.
    for end in set(ends):
        inside = 0.0 < end[0] < 5.0 and 0.0 < end[1] < 5.0
        assert not inside or ends.count(end) % 2 == 0


def test_where_nothing_is_known_there_is_no_line() -> None:
    values = np.array([[1.0, -1.0, np.nan], [1.0, -1.0, np.inf]])
    pieces = crossings(values, np.arange(3.0), np.arange(2.0))
    assert pieces[..., 0].max() <= 1.0
    assert crossings(np.ones((4, 4)), np.arange(4.0), np.arange(4.0)).shape == (0, 2, 2)


def test_from_the_middles_of_cells_the_line_goes_on_to_their_edges() -> None:
    middles = np.array([0.5, 1.5, 2.5])
    x, _ = np.meshgrid(middles, middles)
    pieces = contour(x - 1.2, middles, middles)
    assert pieces[..., 0] == pytest.approx(1.2)
    assert pieces[..., 1].min() <= 0.0
    assert pieces[..., 1].max() >= 3.0
