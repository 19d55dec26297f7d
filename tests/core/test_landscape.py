"""Exhaustive search tries every combination and keeps the best."""

from itertools import product

import numpy as np
import pytest

from learnscope.core import Experiment, Gate, Trainer, ValuesStart
from learnscope.core.landscape import count_tries, mean_losses, search

VALUES = np.linspace(-2.0, 2.0, 5)


def loss_at(experiment: Experiment, parameters: tuple[float, float, float]) -> float:
    run = Trainer(experiment)
    run.edit(parameters)
    return run.loss


@pytest.mark.parametrize("gate", ["and", "or", "xor"])
@pytest.mark.parametrize("loss", ["bce", "squared", "absolute"])
def test_it_finds_the_best_of_all_combinations_tried_one_by_one(gate: str, loss: str) -> None:
    experiment = Experiment(problem=Gate(gate), loss=loss)
    found = search(experiment, VALUES)
    losses = {at: loss_at(experiment, at) for at in product(VALUES.tolist(), repeat=3)}
    assert found.tries == len(losses) == 125
    assert found.loss == pytest.approx(min(losses.values()), rel=1e-15)
    assert losses[found.parameters] == pytest.approx(found.loss, rel=1e-15)


def test_its_losses_are_those_of_a_run_that_stands_there() -> None:
    experiment = Experiment(problem=Gate("or", rows=(0, 2, 3)))
    points = np.array([[0.1, -0.12, 0.0], [3.0, 3.0, -5.0], [700.0, -700.0, 0.0]])
    runs = [loss_at(experiment, (w1, w2, b)) for w1, w2, b in points.tolist()]
    assert mean_losses(experiment, points).tolist() == runs


def test_among_equals_it_keeps_the_first() -> None:
    # With only the row 0 0, the weights have no part in z.
    experiment = Experiment(problem=Gate("and", rows=(0,)))
    assert search(experiment, [-1.0, 1.0]).parameters == (-1.0, -1.0, -1.0)


def test_start_and_learning_rate_have_no_part_in_it() -> None:
    other = Experiment(start=ValuesStart((5.0, 5.0, 5.0))).with_learning_rate(9.0)
    assert search(other, VALUES) == search(Experiment(), VALUES)


@pytest.mark.parametrize("values", [[], [[1.0]], 3.0, [float("nan")], [float("inf")]])
def test_what_is_no_row_of_finite_numbers_is_refused(values: object) -> None:
    with pytest.raises(ValueError, match="one or more finite numbers"):
        search(Experiment(), values)


def test_the_count_of_tries_grows_as_a_power() -> None:
    assert count_tries(21, 3) == 9_261
    assert count_tries(21, 9) == 794_280_046_581
