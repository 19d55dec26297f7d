"""How many epochs an experiment needs at each learning rate."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import numpy as np
import pytest
from in_full import IN_FULL

from learnscope.core import (
    Experiment,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    RandomStart,
    Trainer,
    ValuesStart,
)
from learnscope.core.landscape import run_many
from learnscope.core.landscape.sweep import RateTried, best, rates_between, sweep

XOR = Experiment(
    problem=Gate("xor"),
    network=Network((4,)),
    optimizer=Optimizer("adam"),
    start=RandomStart(1, "xavier"),
)
RATES = [0.0, 0.01, 0.3, 3.0]
TARGET, EPOCHS = 0.3, 120


def starts_of(experiment: Experiment, count: int) -> np.ndarray:
    return np.stack(
        [
            replace(experiment, start=RandomStart(seed, "xavier")).start_parameters()
            for seed in range(count)
        ]
    )


STARTS = starts_of(XOR, 5)


def epochs_alone(rate: float, start: np.ndarray) -> int | None:
    """Return how many epochs a run of its own needs."""
    opened = replace(XOR.with_learning_rate(rate), start=ValuesStart(tuple(start.tolist())))
    run = Trainer(opened)
    if run.loss > TARGET:
        run.advance(EPOCHS, target_loss=TARGET)
    return run.epoch if run.loss <= TARGET else None


@pytest.mark.usefixtures("either_engine")
def test_each_start_at_each_rate_comes_to_what_a_run_of_its_own_comes_to() -> None:
    tried = list(sweep(XOR, RATES, STARTS, TARGET, EPOCHS))
    assert [each.rate for each in tried] == RATES
    for each in tried:
        assert each.epochs == tuple(epochs_alone(each.rate, start) for start in STARTS)
    assert tried[0].epochs == (None,) * 5
    assert any(None not in each.epochs for each in tried)


def test_threads_and_processes_come_to_the_same() -> None:
    alone = list(sweep(XOR, RATES, STARTS, TARGET, EPOCHS))
    with ThreadPoolExecutor(2) as threads:
        assert list(sweep(XOR, RATES, STARTS, TARGET, EPOCHS, threads)) == alone
    # To start one takes as long as all else here; `test_race` does, whatever is asked.
    if IN_FULL:
        with ProcessPoolExecutor(1, get_context("spawn")) as processes:
            assert list(sweep(XOR, RATES, STARTS, TARGET, EPOCHS, processes)) == alone


def test_runs_side_by_side_stop_at_their_target() -> None:
    runs = run_many(XOR.with_learning_rate(0.3), STARTS, EPOCHS, target_loss=TARGET)
    for start, epoch, theta, loss in zip(
        STARTS, runs.epochs, runs.parameters, runs.losses, strict=True
    ):
        run = Trainer(
            replace(XOR.with_learning_rate(0.3), start=ValuesStart(tuple(start.tolist())))
        )
        run.advance(EPOCHS, target_loss=TARGET)
        assert run.epoch == epoch
        assert run.loss == loss
        assert run.parameters.tobytes() == theta.tobytes()


def test_a_start_that_is_there_already_goes_nowhere() -> None:
    runs = run_many(XOR, STARTS, 10, target_loss=1e6)
    assert not runs.epochs.any()
    np.testing.assert_array_equal(runs.parameters, STARTS)
    (tried,) = sweep(XOR, [0.1], STARTS, 1e6, 10)
    assert tried.epochs == (0,) * 5


def test_the_best_rate_is_where_the_typical_start_arrives_first() -> None:
    slow, fast = RateTried(0.1, (50, 60, 70)), RateTried(0.3, (20, 30, None))
    lucky, never = RateTried(1.0, (5, None, None)), RateTried(3.0, (None, None, None))
    assert (slow.typical, fast.typical, lucky.typical) == (60, 30, np.inf)
    assert best([slow, fast, lucky, never]) is fast
    assert best([lucky, never]) is None
    assert best([]) is None
    assert best([RateTried(2.0, (7,)), RateTried(1.0, (7,))]) == RateTried(1.0, (7,))


def test_of_an_even_number_of_starts_the_typical_one_is_between_two() -> None:
    assert RateTried(1.0, (10, 20, 30, 40)).typical == 25
    assert RateTried(1.0, (10, None)).typical == np.inf


def test_rates_lie_in_steps_of_one_ratio() -> None:
    rates = rates_between(1e-3, 10.0, 25)
    assert len(rates) == 25
    assert (rates[0], rates[-1]) == (1e-3, 10.0)
    np.testing.assert_allclose(np.diff(np.log(rates)), np.log(1e4) / 24, rtol=1e-9)


@pytest.mark.parametrize(
    ("low", "high", "count"), [(0.0, 1.0, 5), (1.0, np.inf, 5), (1.0, 2.0, 1), (np.nan, 1.0, 3)]
)
def test_no_rates_lie_between_what_is_none(low: float, high: float, count: int) -> None:
    with pytest.raises(ValueError, match="rates: got"):
        rates_between(low, high, count)


def test_what_can_not_be_tried_is_refused_at_once() -> None:
    with pytest.raises(ExperimentError, match="rates"):
        sweep(XOR, [0.1, -1.0], STARTS, TARGET, EPOCHS)
    with pytest.raises(ValueError, match="starts"):
        sweep(XOR, [0.1], STARTS[:, :3], TARGET, EPOCHS)
    with pytest.raises(ValueError, match="epochs: got -1"):
        sweep(XOR, [0.1], STARTS, TARGET, -1)


def test_whoever_stops_asking_leaves_nothing_under_way() -> None:
    tried = sweep(XOR, RATES * 10, STARTS, TARGET, EPOCHS)
    assert next(tried).rate == 0.0
    tried.close()
