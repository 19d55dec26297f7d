"""What a race tries at a rate is what trainers come to, in any portions, and can be stopped."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context

import pytest

from learnscope.core import (
    Batch,
    Experiment,
    Gate,
    Network,
    Optimizer,
    RandomStart,
    Trainer,
    ValuesStart,
)
from learnscope.core.landscape.race import Attempt, starts_beside, try_rate
from learnscope.core.start import Start
from learnscope.core.validation import MAX_SEED

pytestmark = pytest.mark.usefixtures("faster_engine")

XOR = Experiment(
    Gate("xor"), Network((2,)), optimizer=Optimizer("adam", 0.1), start=RandomStart(5, "xavier")
)
TARGET, EPOCHS = 0.4, 150


def by_trainers(
    experiment: Experiment, starts: Sequence[Start], target: float = TARGET, epochs: int = EPOCHS
) -> tuple[int | None, ...]:
    arrived: list[int | None] = []
    for start in starts:
        run = Trainer(replace(experiment, start=start))
        if run.loss > target:
            run.advance(epochs, target_loss=target)
        arrived.append(run.epoch if run.loss <= target else None)
    return tuple(arrived)


@pytest.mark.parametrize(
    "experiment",
    [
        XOR,
        replace(XOR, batch=Batch(1)),
        replace(XOR, batch=Batch(1, shuffle=True)),
        XOR.with_learning_rate(1e300),
        XOR.with_problem(Gate("xor", rows=(1,))),
        XOR.with_learning_rate(0.0),
    ],
    ids=["adam", "batches", "shuffled", "diverging", "one row", "rate 0"],
)
def test_each_start_arrives_when_a_trainer_does(experiment: Experiment) -> None:
    starts = starts_beside(experiment, 4)
    tried = try_rate(experiment, starts, TARGET, EPOCHS)
    assert tried is not None
    assert tried.rate == experiment.optimizer.learning_rate
    assert tried.epochs == by_trainers(experiment, starts)


@pytest.mark.parametrize("portion", [1, 7, 1000])
def test_portions_of_any_size_come_to_the_same(portion: int) -> None:
    starts = starts_beside(XOR, 3)
    attempt = Attempt(XOR, starts, TARGET, EPOCHS)
    while not attempt.over:
        attempt.go_on(portion)
    attempt.go_on(portion)
    assert attempt.tried == try_rate(XOR, starts, TARGET, EPOCHS)


def test_what_is_there_at_once_needs_no_epoch_and_what_never_gets_there_is_told() -> None:
    starts = starts_beside(XOR, 2)
    high, low = try_rate(XOR, starts, 1e9, EPOCHS), try_rate(XOR, starts, -1.0, 20)
    none = try_rate(XOR, starts, TARGET, 0)
    assert high is not None
    assert low is not None
    assert none is not None
    assert high.epochs == (0, 0)
    assert low.epochs == none.epochs == (None, None)


def test_it_stops_when_it_is_asked_to() -> None:
    asked: list[bool] = []

    def stops() -> bool:
        asked.append(len(asked) == 2)
        return asked[-1]

    assert try_rate(XOR, starts_beside(XOR, 2), -1.0, 10**9, stops) is None
    assert asked == [False, False, True]


def test_processes_try_it_as_well() -> None:
    starts = starts_beside(XOR, 3)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        tried = pool.submit(try_rate, XOR, starts, TARGET, EPOCHS).result()
    assert tried == try_rate(XOR, starts, TARGET, EPOCHS)


def test_the_own_start_is_the_first_and_the_others_are_drawn_alike() -> None:
    assert starts_beside(XOR, 3) == tuple(RandomStart(seed, "xavier") for seed in (5, 6, 7))
    last = replace(XOR, start=RandomStart(MAX_SEED))
    assert starts_beside(last, 2) == (RandomStart(MAX_SEED), RandomStart(0))
    given = ValuesStart((0.1, -0.12, 0.0))
    assert starts_beside(Experiment(start=given), 3) == (given, RandomStart(1), RandomStart(2))
    assert starts_beside(XOR, 1) == (XOR.start,)
