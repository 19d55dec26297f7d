"""A neuron without a bias draws a line through the origin: what it divides, and what stays at ½."""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnscope.core import (
    Experiment,
    Gate,
    Network,
    OwnData,
    Problem,
    RandomStart,
    Trainer,
    ValuesStart,
    ZerosStart,
    diagnose,
)
from learnscope.core.diagnosis.separability import separate
from learnscope.core.diagnosis.straight import best_line, most_right
from learnscope.core.diagnosis.symptoms import falls_for_good, held_at_half

pytestmark = pytest.mark.usefixtures("faster_engine")


def scored(targets: Sequence[int], rows: Sequence[int], w: tuple[float, ...]) -> bool:
    """Return whether a neuron without a bias answers all rows right, ½ counting as 0."""
    inputs = Gate("custom", None, tuple(targets)).inputs
    return all((float(inputs[row] @ w) > 0.0) == bool(targets[row]) for row in rows)


@pytest.mark.parametrize("targets", list(product((0, 1), repeat=4)))
def test_a_gate_is_divided_through_the_origin_exactly_if_some_weights_do_it(
    targets: tuple[int, ...],
) -> None:
    weights = list(product(range(-2, 3), repeat=2))
    for count in range(1, 5):
        for rows in combinations(range(4), count):
            possible = any(scored(targets, rows, w) for w in weights)
            assert Gate("custom", rows, targets).separable_through_origin == possible


@pytest.mark.parametrize(
    ("name", "most"), [("and", 3), ("or", 4), ("nand", 2), ("nor", 3), ("xor", 3), ("xnor", 2)]
)
def test_the_most_rows_that_a_line_through_the_origin_has_right(name: str, most: int) -> None:
    assert most_right(Gate(name), bias=False) == most
    assert most_right(Gate(name), bias=True) == (3 if name in {"xor", "xnor"} else 4)


finite = st.floats(-4.0, 4.0).map(lambda x: round(x, 2))


@given(st.lists(st.tuples(finite, finite, st.integers(0, 1)), min_size=1, max_size=8))
@settings(max_examples=3 * settings().max_examples)
def test_what_divides_through_the_origin_has_each_class_on_its_side(
    samples: list[tuple[float, float, int]],
) -> None:
    points = np.array([sample[:2] for sample in samples])
    targets = [sample[2] for sample in samples]
    found = separate(points, targets, bias=False)
    if found is None:
        # Mirroring the 0s changes nothing; a small turn of any try is no way out either.
        angles = np.linspace(0.0, 2.0 * np.pi, 720, endpoint=False)
        sums = points @ np.array([np.cos(angles), np.sin(angles)])
        right = np.where(np.array(targets)[:, None] == 1, sums > 1e-9, sums < -1e-9)
        right |= (~points.any(axis=1) & (np.array(targets) == 0))[:, None]
        assert not right.all(axis=0).any()
        return
    assert found.bias == 0.0
    for point, target in zip(points, targets, strict=True):
        if point.any():
            z = float(point @ found.weights) * (1 if target else -1)
            assert z > 0.0
            assert z >= found.margin * (1.0 - 1e-9)


def test_a_line_through_the_origin_has_the_widest_margin() -> None:
    found = separate([[1.0, 0.0], [0.0, 1.0], [-3.0, -3.0]], [1, 1, 0], bias=False)
    assert found is not None
    assert found.weights == pytest.approx((math.sqrt(0.5), math.sqrt(0.5)))
    assert found.margin == pytest.approx(math.sqrt(0.5))


def test_one_class_alone_takes_a_line_through_the_origin_too() -> None:
    around = [[1.0, 0.0], [-1.0, 1.0], [-1.0, -1.0]]
    assert separate(around, [1, 1, 1]) is not None
    assert separate(around, [1, 1, 1], bias=False) is None
    assert separate([[0.0, 0.0]], [1], bias=False) is None
    assert separate([[0.0, 0.0]], [0], bias=False) is not None


@pytest.mark.parametrize(("ones", "expected"), [((7,), True), ((0,), False), ((4, 7), True)])
def test_a_plane_through_the_origin_divides_gates_of_three_inputs(
    ones: tuple[int, ...], expected: bool
) -> None:
    targets = tuple(int(row in ones) for row in range(8))
    rows = (0, *ones) if expected else tuple(range(8))
    gate = Gate("custom", tuple(sorted(set(rows))), targets)
    assert gate.separable_through_origin is expected


def without_bias(problem: Problem, start: tuple[float, ...], loss: str = "bce") -> Experiment:
    return Experiment(problem, Network(bias=False), loss, start=ValuesStart(start))


def test_a_neuron_without_a_bias_is_stuck_with_and_but_not_with_or() -> None:
    stuck = Trainer(without_bias(Gate("and"), (0.1, 0.1)))
    stuck.advance(300)
    finding = diagnose(stuck)
    assert (finding.code, finding.figures["best"]) == ("not_separable", 3)
    solves = Trainer(without_bias(Gate("or", (1, 2, 3)), (-0.3, 0.1)))
    assert diagnose(solves).code != "not_separable"
    solves.advance(300)
    assert diagnose(solves).code == "solved"


def told(run: Trainer) -> tuple[str, float, float]:
    """Return what is found of a run: the code, how many are right, and how many stay at ½."""
    finding = diagnose(run)
    return finding.code, finding.figures["right"], finding.figures.get("held", 0)


def test_a_0_that_stays_at_one_half_is_found_once_all_are_counted_right() -> None:
    run = Trainer(without_bias(Gate("or"), (-0.3, 0.1)))
    assert diagnose(run).code == "learning"
    run.advance(300)
    assert (run.outputs()[0], run.accuracy) == (0.5, 1.0)
    assert told(run) == ("held_at_half", 4, 1)
    assert told(Trainer(without_bias(Gate("or", (0,)), (0.3, 0.1)))) == ("held_at_half", 1, 1)


def test_a_1_that_stays_at_one_half_is_what_no_line_through_the_origin_divides() -> None:
    run = Trainer(without_bias(Gate("nor"), (0.3, -0.1)))
    run.advance(300)
    assert (run.outputs()[0], run.accuracy) == (0.5, 0.75)
    assert told(run) == ("not_separable", 3, 0)


def test_a_1_that_stays_at_one_half_holds_up_a_network_too() -> None:
    run = Trainer(Experiment(Gate("xnor"), Network((4,), bias=False), start=RandomStart(1)))
    assert diagnose(run).code == "learning"
    run.advance(2000)
    assert (run.outputs()[0], run.accuracy) == (0.5, 0.75)
    assert told(run) == ("held_at_half", 3, 1)


@pytest.mark.parametrize(
    ("problem", "bias", "falls"),
    [
        (Gate("or"), False, True),
        (Gate("nor"), False, True),
        (Gate("and"), False, False),
        (Gate("and"), True, True),
        (Gate("xor"), True, False),
        (Gate("or", (0,)), False, False),
    ],
)
def test_cross_entropy_falls_for_good_where_a_line_divides_what_the_weights_can_move(
    problem: Gate, bias: bool, falls: bool
) -> None:
    experiment = Experiment(problem, Network(bias=bias), start=ZerosStart())
    run = Trainer(experiment.with_learning_rate(10.0))
    run.advance(2000)
    length = float(np.abs(run.parameters).max())
    run.advance(2000)
    assert (np.abs(run.parameters).max() > length + 0.1) == falls
    assert falls_for_good(experiment) is falls


def test_of_scaled_data_the_origin_is_where_scaled_inputs_are_0() -> None:
    points = ((0.0, 0.0), (1.0, 0.0), (4.0, 5.0), (5.0, 4.0))
    away = OwnData(points, (0, 0, 1, 1), scaling="standard")
    run = Trainer(Experiment(away, Network(bias=False), start=ZerosStart()))
    run.advance(200)
    assert run.outputs()[0] < 0.1
    assert told(run) == ("solved", 4, 0)
    assert falls_for_good(run.experiment)
    # The mean of these is the second one, which the weights can't move.
    row = OwnData(((1.0, 1.0), (2.0, 2.0), (3.0, 3.0)), (0, 0, 1), scaling="standard")
    run = Trainer(Experiment(row, Network(bias=False), start=ZerosStart()))
    run.advance(200)
    assert (run.outputs()[1], run.accuracy) == (0.5, 1.0)
    assert told(run) == ("held_at_half", 3, 1)
    assert falls_for_good(run.experiment)
    assert not falls_for_good(run.experiment.with_problem(replace(row, scaling=None)))


@pytest.mark.parametrize(
    ("activation", "held"),
    [("tanh", 1), ("relu", 1), ("identity", 1), ("sigmoid", 0), ("softplus", 0)],
)
def test_a_network_holds_it_at_one_half_if_its_bends_go_through_0(
    activation: str, held: int
) -> None:
    experiment = Experiment(
        Gate("xor"), Network((3,), activation, bias=False), start=RandomStart(1)
    )
    assert held_at_half(experiment, target=0) == held
    assert held_at_half(experiment, target=1) == 0
    assert held_at_half(experiment.with_problem(Gate("xnor")), target=1) == held
    assert (Trainer(experiment).outputs()[0] == 0.5) is bool(held)
    assert held_at_half(experiment.with_network(Network((3,), activation)), target=0) == 0
    assert held_at_half(experiment.with_problem(Gate("xor", (1, 2, 3))), target=0) == 0


def test_the_best_line_through_the_origin_is_the_one_that_descent_finds() -> None:
    data = OwnData(((-1.0,), (0.5,), (2.0,)), (1.0, 2.0, 4.0), "regression")
    run = Trainer(without_bias(data, (0.0,), "squared").with_learning_rate(0.1))
    run.advance(200)
    slope = (-1.0 + 1.0 + 8.0) / (1.0 + 0.25 + 4.0)
    assert run.parameters[0] == pytest.approx(slope, rel=1e-6)
    assert best_line(run.experiment) * data.target_array.var() == pytest.approx(run.loss, rel=1e-9)
    with_bias = run.experiment.with_network(Network())
    assert best_line(with_bias) < best_line(run.experiment)
