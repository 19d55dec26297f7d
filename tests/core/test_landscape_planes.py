"""Planes through the space of the parameters, and what they show and hide of a run."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Cloud,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    ValuesStart,
)
from learnscope.core.landscape import (
    Plane,
    axis_plane,
    loss_grid,
    loss_line,
    lowest_point,
    path_over,
    plane_losses,
    plane_of_path,
    plane_through,
    principal_plane,
    random_plane,
    search,
)
from learnscope.core.problems.statistics import length, lengths, products

pytestmark = pytest.mark.usefixtures("faster_engine")

XOR = Experiment(
    problem=Gate("xor"),
    network=Network((3,)),
    optimizer=Optimizer("momentum", 0.3),
    start=RandomStart(4, "xavier"),
)


def trained(experiment: Experiment, epochs: int) -> Trainer:
    run = Trainer(experiment)
    run.advance(epochs)
    return run


def stands_upright(plane: Plane) -> None:
    directions = np.stack([plane.across, plane.up])
    np.testing.assert_allclose(directions @ directions.T, np.eye(2), atol=1e-14)


def loss_at(experiment: Experiment, theta: np.ndarray) -> float:
    return Trainer(replace(experiment, start=ValuesStart(tuple(theta.tolist())))).loss


# One parameter


def test_a_line_holds_the_loss_of_a_run_that_stands_there() -> None:
    run = trained(XOR, 5)
    theta = run.parameters
    for axis in (0, 7, len(theta) - 1):
        line = loss_line(run.experiment, theta, axis, [-3.0, theta[axis], 2.0])
        assert line.shape == (3,)
        assert line[1] == run.loss
        moved = theta.copy()
        moved[axis] = 2.0
        assert line[2] == loss_at(XOR, moved)


def test_a_slope_is_that_of_the_line() -> None:
    run, h = trained(XOR, 5), 1e-6
    gradient = run.next_update().gradient
    for axis in range(len(run.parameters)):
        here = run.parameters[axis]
        below, above = loss_line(run.experiment, run.parameters, axis, [here - h, here + h])
        assert (above - below) / (2 * h) == pytest.approx(gradient[axis], rel=1e-5, abs=1e-8)


@pytest.mark.parametrize("axis", [-1, 3])
def test_a_line_needs_a_parameter(axis: int) -> None:
    with pytest.raises(ValueError, match=f"axes: got {axis}; allowed: 0 to 2"):
        loss_line(Experiment(), [0.0, 0.0, 0.0], axis, [0.0])


# Two parameters


def test_on_a_plane_of_two_parameters_places_are_their_values() -> None:
    run = trained(Experiment(), 50)
    plane = axis_plane(run.parameters, (0, 2))
    x, y, distance = plane.places(run.history.parameters)
    np.testing.assert_array_equal(x, run.history.parameters[:, 0])
    np.testing.assert_array_equal(y, run.history.parameters[:, 2])
    np.testing.assert_array_equal(
        distance, np.abs(run.history.parameters[:, 1] - run.parameters[1])
    )


def test_its_ground_is_the_grid_of_two_parameters_to_the_bit() -> None:
    run = trained(XOR, 20)
    xs, ys = np.linspace(-2.0, 2.0, 5), np.append(np.linspace(-1.0, 3.0, 4), run.parameters[0])
    plane = axis_plane(run.parameters, (6, 0))
    ground = plane_losses(XOR, plane, np.append(xs, run.parameters[6]), ys)
    assert ground.shape == (5, 6)
    np.testing.assert_array_equal(ground[:, :5], loss_grid(XOR, run.parameters, (6, 0), xs, ys))
    # Under the present point the ground is as high as the run stands.
    assert ground[-1, -1] == run.loss


# The plane of a run


def test_the_plane_of_a_run_goes_through_its_start_its_end_and_its_farthest_bend() -> None:
    run = trained(XOR, 300)
    thetas = run.history.parameters
    plane = plane_of_path(thetas)
    stands_upright(plane)
    path = path_over(XOR, plane, run.history.epochs, thetas)
    on_it = np.flatnonzero(path.distance <= 1e-12)
    assert len(on_it) == 3
    assert {on_it[0], on_it[-1]} == {0, len(thetas) - 1}
    # The third is the farthest from the line between the others.
    along = (thetas[-1] - thetas[0]) / np.linalg.norm(thetas[-1] - thetas[0])
    off = thetas - thetas[0] - np.outer((thetas - thetas[0]) @ along, along)
    assert on_it[1] == np.argmax(np.linalg.norm(off, axis=1))
    np.testing.assert_allclose(path.heights[on_it], path.losses[on_it], rtol=1e-12)
    np.testing.assert_array_equal(path.losses, run.history.losses)


def test_a_path_says_how_far_off_the_plane_it_is() -> None:
    run = trained(XOR, 100)
    plane = plane_of_path(run.history.parameters)
    path = path_over(XOR, plane, run.history.epochs, run.history.parameters)
    foot = plane.thetas(path.x, path.y).T
    np.testing.assert_allclose(
        path.distance, np.linalg.norm(run.history.parameters - foot, axis=1), atol=1e-12
    )
    i = int(np.argmax(path.distance))
    assert path.heights[i] == pytest.approx(loss_at(XOR, foot[i]), rel=1e-12)


def test_a_slice_misreads_an_early_point_and_says_so() -> None:
    # AND's b has gone far by epoch 200: with that b, the start would cost 1.65 and not 0.694.
    run = trained(Experiment(), 200)
    plane = axis_plane(run.parameters, (0, 1))
    path = path_over(run.experiment, plane, run.history.epochs, run.history.parameters)
    assert path.losses[0] == pytest.approx(0.694, abs=5e-4)
    assert path.heights[0] == pytest.approx(1.65, abs=0.01)
    assert path.misread[0]
    assert not path.misread[-1]
    assert path.heights[-1] == path.losses[-1] == run.loss


def test_the_penalty_in_force_is_the_grounds() -> None:
    run = trained(Experiment(), 30)
    charged = replace(run.experiment, penalty=Penalty(l2=0.5))
    path = path_over(
        charged, axis_plane(run.parameters, (0, 1)), run.history.epochs, run.history.parameters
    )
    assert path.losses[-1] > run.loss
    assert path.losses[-1] == loss_at(charged, run.parameters)


def test_where_all_points_are_one_nothing_is_misread() -> None:
    run = Trainer(Experiment())
    plane = axis_plane(run.parameters, (0, 1))
    path = path_over(run.experiment, plane, run.history.epochs, run.history.parameters)
    assert not path.misread.any()


# Principal components and random directions


def test_the_principal_plane_is_that_of_a_singular_value_decomposition() -> None:
    run = trained(XOR, 120)
    thetas = run.history.parameters
    plane = principal_plane(thetas)
    stands_upright(plane)
    centred = thetas - thetas.mean(axis=0)
    _, _, rows = np.linalg.svd(centred, full_matrices=False)
    for direction, row in zip((plane.across, plane.up), rows[:2], strict=True):
        assert abs(direction @ row) == pytest.approx(1.0, abs=1e-9)
    np.testing.assert_allclose(plane.origin, thetas.mean(axis=0), atol=1e-14)


def test_random_directions_move_each_unit_as_far_as_its_weights_are_long() -> None:
    run = trained(Experiment(Cloud("circle", 20), Network((4, 3)), start=RandomStart(1)), 10)
    model, theta = run.experiment.model, run.parameters
    rows = [
        model.positions(layer, unit)[: model.sizes[layer]]
        for layer in range(len(model.sizes) - 1)
        for unit in range(model.sizes[layer + 1])
    ]
    draws = np.random.Generator(np.random.PCG64(3)).uniform(-1.0, 1.0, (2, len(theta)))
    plane = random_plane(theta, rows, draws)
    stands_upright(plane)
    # The first direction is as it was drawn, but for its length.
    lengths_of_units = [np.linalg.norm(plane.across[list(row)]) for row in rows]
    sizes = [np.linalg.norm(theta[list(row)]) for row in rows]
    np.testing.assert_allclose(
        np.array(lengths_of_units) / lengths_of_units[0], np.array(sizes) / sizes[0]
    )
    assert not plane.across[~model.is_weight].any()
    assert not plane.up[~model.is_weight].any()


# What is no plane


POINT = np.array([1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: plane_through(POINT, POINT, POINT), "got one point"),
        (lambda: plane_through(POINT, 2 * POINT, 3 * POINT), "points on a line"),
        (lambda: plane_through(POINT, POINT + 0.1, POINT + 0.7), "points on a line"),
        (lambda: plane_of_path(np.stack([POINT])), "got a point"),
        (lambda: plane_of_path(np.stack([POINT, 2 * POINT, 3 * POINT])), "points on a line"),
        (lambda: principal_plane(np.stack([POINT, POINT])), "got one point"),
        (lambda: principal_plane(np.stack([POINT, 2 * POINT, 4 * POINT])), "points on a line"),
        (lambda: random_plane(np.zeros(3), [(0, 1)], np.ones((2, 3))), "got one point"),
        (lambda: random_plane(POINT, [(0, 1)], np.ones((2, 3))), "points on a line"),
    ],
)
def test_what_spans_no_plane_is_refused_in_words(make: Callable[[], Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@given(st.lists(st.floats(-1e3, 1e3), min_size=9, max_size=9))
def test_a_plane_goes_through_the_points_it_is_made_of(numbers: list[float]) -> None:
    points = np.array(numbers).reshape(3, 3)
    try:
        plane = plane_through(*points)
    except ValueError:
        # Some lie on a line.
        spread = np.linalg.svd(points - points[0], compute_uv=False)
        assert spread[1] <= 1e-6 * max(spread[0], 1e-300) or spread[0] == 0.0
        return
    stands_upright(plane)
    _, _, distance = plane.places(points)
    assert distance.max() <= 1e-9 * max(np.abs(points).max(), 1e-9)


# The lowest point


def test_and_has_no_lowest_point_but_with_a_penalty_it_has() -> None:
    lower = np.inf
    for reach in (5.0, 10.0, 20.0):
        found = search(Experiment(), np.linspace(-reach, reach, 9).tolist())
        # However far one looks, it goes on falling at the edge.
        assert reach in np.abs(found.parameters)
        assert found.loss < lower
        lower = found.loss
    axis = np.linspace(-20.0, 20.0, 41)
    charged = Experiment(penalty=Penalty(l2=0.1))
    best = _by_newton(charged)
    held = loss_grid(charged, best, (0, 1), best[0] + axis / 10, best[1] + axis / 10)
    row, column, on_border = lowest_point(held)
    assert (row, column) == (20, 20)
    assert not on_border
    # A run gets there.
    assert trained(charged, 5000).loss == pytest.approx(held[20, 20], abs=1e-9)


def _by_newton(experiment: Experiment) -> np.ndarray:
    """Return the least point of logistic regression on AND with l2, by Newton's method."""
    x = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]], dtype=float)
    targets = np.array([0.0, 0.0, 0.0, 1.0])
    held = np.diag([experiment.penalty.l2] * 2 + [0.0])
    theta = np.zeros(3)
    for _ in range(50):
        answers = 1.0 / (1.0 + np.exp(-x @ theta))
        gradient = x.T @ (answers - targets) / 4 + held @ theta
        hessian = x.T @ (x * (answers * (1 - answers))[:, None]) / 4 + held
        theta = theta - np.linalg.solve(hessian, gradient)
    return theta


def test_the_lowest_point_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one number"):
        lowest_point([[np.nan, np.nan]])
    assert lowest_point([[np.nan, 1.0, np.inf], [2.0, 3.0, 4.0]]) == (0, 1, True)


def test_a_single_row_of_losses_has_a_border_at_its_ends_only() -> None:
    assert lowest_point([[3.0, 1.0, 2.0]]) == (0, 1, False)
    assert lowest_point([[3.0, 2.0, 1.0]]) == (0, 2, True)
    assert lowest_point([[3.0], [1.0], [2.0]]) == (1, 0, False)


# Sums in the engine's order


@given(st.integers(0, 20), st.integers(0, 4), st.integers(0, 4), st.randoms())
def test_products_are_those_of_rows(n: int, k: int, m: int, random: Any) -> None:
    left = np.array([[random.uniform(-1, 1) for _ in range(n)] for _ in range(k)]).reshape(k, n)
    right = np.array([[random.uniform(-1, 1) for _ in range(n)] for _ in range(m)]).reshape(m, n)
    np.testing.assert_allclose(products(left, right), left @ right.T, atol=1e-14)
    np.testing.assert_allclose(lengths(left), [length(row) for row in left], atol=1e-14)
