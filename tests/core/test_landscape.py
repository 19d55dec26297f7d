"""The loss over the parameters: on a grid, and searched through, combination by combination."""

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest

from learnscope.core import (
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    ValuesStart,
    ZerosStart,
)
from learnscope.core.landscape import (
    count_tries,
    exhaustive,
    exhaustive_search,
    loss_grid,
    losses_tried,
    search,
)

pytestmark = pytest.mark.usefixtures("faster_engine")

VALUES = np.linspace(-2.0, 2.0, 5)

EXPERIMENTS = (
    Experiment(),
    Experiment(Gate("or", (0, 2, 3)), loss="squared", penalty=Penalty(l1=0.3, l2=0.1)),
    Experiment(Gate("xor"), Network((3,), "relu"), start=RandomStart(2, "he")),
    Experiment(
        Cloud("circle", 30, test_share=0.3), Network((2,), bias=False), "absolute",
        Optimizer("adam", 0.1), start=RandomStart(1), penalty=Penalty(l2=0.5),
    ),
    Experiment(Curve("sine", 20), Network((2,)), "squared", start=RandomStart(3)),
)  # fmt: skip


def loss_at(experiment: Experiment, parameters: Any) -> float:
    run = Trainer(experiment)
    run.edit(parameters)
    return run.loss


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_at_the_runs_own_parameters_the_ground_is_as_high_as_the_run_stands(
    experiment: Experiment,
) -> None:
    run = Trainer(experiment)
    for epochs in (0, 7):
        run.advance(epochs)
        theta = run.parameters
        for axes in ((0, 1), (1, 0), (len(theta) - 1, 0)):
            xs, ys = theta[axes[0]] + [-1.0, 0.0, 2.0], theta[axes[1]] + [0.5, 0.0]
            ground = loss_grid(run.experiment, theta, axes, xs, ys)
            assert ground.shape == (2, 3)
            assert ground[1, 1] == run.loss


@pytest.mark.parametrize("experiment", EXPERIMENTS)
def test_every_place_of_the_ground_is_as_high_as_a_run_that_is_put_there(
    experiment: Experiment,
) -> None:
    theta = experiment.start_parameters()
    xs, ys = [-1.5, 0.0, 700.0], [0.25, -3.0]
    ground = loss_grid(experiment, theta, (2, 0), xs, ys)
    for (row, y), (column, x) in product(enumerate(ys), enumerate(xs)):
        there = theta.copy()
        there[2], there[0] = x, y
        assert ground[row, column] == loss_at(experiment, there)


def test_the_ground_does_not_depend_on_how_much_of_it_is_asked_for() -> None:
    theta, values = (0.1, -0.12, 0.0), np.linspace(-3.0, 3.0, 13)
    whole = loss_grid(Experiment(), theta, (0, 2), values, values)
    parts = [loss_grid(Experiment(), theta, (0, 2), values, [value]) for value in values]
    assert np.concatenate(parts).tobytes() == whole.tobytes()
    assert theta == (0.1, -0.12, 0.0)


def test_far_out_the_ground_is_infinite_or_not_a_number_but_no_error() -> None:
    ground = loss_grid(Experiment(), (0.0, 0.0, 0.0), (0, 1), [1e308, -1e308], [1e308])
    assert ground[0, 0] == np.inf
    assert not np.isfinite(loss_grid(Experiment(), (0, 0, 0), (0, 1), [np.nan], [0.0])).any()


@pytest.mark.parametrize(
    ("at", "axes", "message"),
    [
        ((0.0, 0.0), (0, 1), r"at: got shape \(2,\); allowed: \(3,\)"),
        (((0.0, 0.0, 0.0),), (0, 1), r"at: got shape \(1, 3\); allowed: \(3,\)"),
        ((0.0, 0.0, 0.0), (0, 3), "axes: got 3; allowed: 0 to 2"),
        ((0.0, 0.0, 0.0), (-1, 0), "axes: got -1; allowed: 0 to 2"),
        ((0.0, 0.0, 0.0), (1, 1), "axes: got 1 twice; allowed: two different ones"),
    ],
)
def test_a_ground_over_what_is_no_pair_of_parameters_is_refused(
    at: Any, axes: tuple[int, int], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        loss_grid(Experiment(), at, axes, VALUES, VALUES)


@pytest.mark.parametrize("gate", ["and", "or", "xor"])
@pytest.mark.parametrize("loss", ["bce", "squared", "absolute"])
@pytest.mark.parametrize("penalty", [Penalty(), Penalty(l1=0.1, l2=0.2)])
def test_a_search_finds_the_best_of_all_combinations_tried_one_by_one(
    gate: str, loss: str, penalty: Penalty
) -> None:
    experiment = Experiment(problem=Gate(gate), loss=loss, penalty=penalty)
    found = search(experiment, VALUES)
    losses = {at: loss_at(experiment, at) for at in product(VALUES.tolist(), repeat=3)}
    assert found.tries == len(losses) == 125
    assert found.loss == min(losses.values())
    # The first of the best, the last parameter going round fastest, as in `product`.
    assert found.parameters == min(losses, key=losses.__getitem__)


def test_among_equals_it_keeps_the_first() -> None:
    # With only the row 0 0, the weights have no part in z.
    experiment = Experiment(problem=Gate("and", rows=(0,)))
    assert search(experiment, [-1.0, 1.0]).parameters == (-1.0, -1.0, -1.0)
    assert search(experiment, [[1.0, -1.0], [2.0, 3.0], [-1.0]]).parameters == (1.0, 2.0, -1.0)


def test_the_first_of_equals_stays_wherever_what_is_found_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exhaustive, "_TRIES", 3)
    experiment = Experiment(problem=Gate("and", rows=(0,)))
    found = list(exhaustive_search(experiment, [0.0, -1.0, 1.0]))
    assert [each.tries for each in found] == list(range(3, 28, 3))
    assert found[0].parameters == found[-1].parameters == (0.0, 0.0, -1.0)
    best = search(Experiment(Gate("or")), [0.0, -1.0, 1.0])
    monkeypatch.setattr(exhaustive, "_TRIES", 100)
    assert search(Experiment(Gate("or")), [0.0, -1.0, 1.0]) == best


def test_what_is_found_so_far_only_gets_better(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exhaustive, "_TRIES", 7)
    found = list(exhaustive_search(Experiment(), VALUES))
    losses = [each.loss for each in found]
    assert losses == sorted(losses, reverse=True)
    assert len(set(losses)) > 2
    for each in found:
        assert each.loss == loss_at(Experiment(), each.parameters)


def test_a_penalty_moves_the_best() -> None:
    free, charged = Experiment(), Experiment(penalty=Penalty(l1=10.0))
    assert search(free, VALUES).parameters != search(charged, VALUES).parameters
    assert search(charged, VALUES).parameters[:2] == (0.0, 0.0)


def test_start_and_optimizer_have_no_part_in_it() -> None:
    other = replace(
        Experiment(), start=ValuesStart((5.0, 5.0, 5.0)), optimizer=Optimizer("adam", 9.0)
    )
    assert search(other, VALUES) == search(Experiment(), VALUES)


def test_a_network_without_biases_is_searched_over_its_weights() -> None:
    experiment = Experiment(Gate("or"), Network(bias=False), start=ZerosStart())
    found = search(experiment, VALUES)
    assert found.tries == 25
    assert found.parameters == (2.0, 2.0)


def test_a_loss_beyond_the_floats_is_never_the_best() -> None:
    experiment = Experiment(Gate("and"))
    assert search(experiment, [1e308, 0.0]).parameters == (0.0, 0.0, 0.0)
    # Where all are, the first stands for them.
    found = search(experiment, [[1e308], [1e308], [1e308]])
    assert (found.tries, found.loss, found.parameters) == (1, np.inf, (1e308, 1e308, 1e308))


@pytest.mark.parametrize(
    "values", [[], [[1.0]], 3.0, [float("nan")], [float("inf")], [[1.0], [1.0], []],
               [[1.0], [1.0], [[1.0]]], [[1.0], [1.0], [1.0], [1.0]]]
)  # fmt: skip
def test_what_is_no_row_of_finite_numbers_for_each_parameter_is_refused(values: Any) -> None:
    with pytest.raises(ValueError, match="values: "):
        search(Experiment(), values)


def test_the_count_of_tries_grows_as_a_power() -> None:
    assert count_tries(21, 3) == 9_261
    assert count_tries(21, 9) == 794_280_046_581


def test_some_of_the_combinations_are_tried_in_the_order_of_the_search() -> None:
    values = [VALUES[:2], VALUES[:3], VALUES]
    every = losses_tried(Experiment(), values, 0, 30)
    expected = [loss_at(Experiment(), each) for each in product(*values)]
    assert every.tolist() == expected
    assert losses_tried(Experiment(), values, 7, 19).tolist() == expected[7:19]
    # There are no more than there are.
    assert losses_tried(Experiment(), values, 28, 99).tolist() == expected[28:]
    assert losses_tried(Experiment(), values, 30, 99).size == 0
