"""Which rows each update uses: batches, and orders that can be replayed."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Batch, Experiment, Gate, RandomStart, Trainer
from learnscope.core.run.batches import batches, epoch_orders
from learnscope.core.start import MAX_SEED

pytestmark = pytest.mark.usefixtures("faster_engine")

NEURON = Experiment().model
SHUFFLED = Experiment(batch=Batch(size=1, shuffle=True), start=RandomStart(seed=7))


def order(experiment: Experiment, epoch: int) -> tuple[int, ...]:
    return tuple(epoch_orders(experiment, epoch, 1)[0].tolist())


@pytest.mark.parametrize(
    ("size", "rows", "expected"),
    [
        (None, None, [(0, 1, 2, 3)]),
        (1, None, [(0,), (1,), (2,), (3,)]),
        (2, None, [(0, 1), (2, 3)]),
        (3, None, [(0, 1, 2), (3,)]),
        (4, None, [(0, 1, 2, 3)]),
        (2, (0, 2, 3), [(0, 2), (3,)]),
        (None, (1,), [(1,)]),
    ],
)
def test_an_epoch_takes_the_active_rows_in_order_batch_by_batch(
    size: int | None, rows: tuple[int, ...] | None, expected: list[tuple[int, ...]]
) -> None:
    experiment = Experiment(problem=Gate("and", rows), batch=Batch(size))
    for epoch in (0, 1, 1000):
        assert list(batches(experiment, epoch)) == expected


@given(experiment=st.from_type(Experiment), epoch=st.integers(0, 10**9))
def test_every_active_row_is_used_exactly_once_an_epoch(experiment: Experiment, epoch: int) -> None:
    taken = list(batches(experiment, epoch))
    active = experiment.problem.active
    assert sorted(sum(taken, ())) == list(active)
    size = experiment.batch.size or len(active)
    assert [len(batch) for batch in taken[:-1]] == [size] * (len(taken) - 1)
    assert 1 <= len(taken[-1]) <= size


def test_each_of_the_24_orders_comes_about_equally_often() -> None:
    counts = Counter(order(SHUFFLED, epoch) for epoch in range(2400))
    assert len(counts) == 24
    # 100 each on average; five standard deviations is 49.
    assert all(51 <= count <= 149 for count in counts.values())


def test_another_seed_shuffles_otherwise() -> None:
    other = replace(SHUFFLED, start=RandomStart(seed=8))
    orders = [[order(e, epoch) for epoch in range(20)] for e in (SHUFFLED, other)]
    assert orders[0] != orders[1]


def test_the_order_does_not_depend_on_the_epochs_asked_for_before() -> None:
    forwards = [order(SHUFFLED, epoch) for epoch in range(50)]
    backwards = [order(SHUFFLED, epoch) for epoch in reversed(range(50))]
    assert forwards == backwards[::-1]
    assert forwards == [tuple(each) for each in epoch_orders(SHUFFLED, 0, 50).tolist()]


def test_a_seed_draws_the_same_start_and_the_same_orders_on_every_machine() -> None:
    # The numbers may be named in lessons and bug reports, so they must outlive numpy's versions.
    start = [0.25019093320933394, 0.794427601939151, 0.551371380490387]
    assert SHUFFLED.start_parameters().tolist() == start
    orders = [(1, 3, 2, 0), (2, 3, 1, 0), (3, 1, 2, 0)]
    assert [order(SHUFFLED, epoch) for epoch in range(3)] == orders


@given(start=st.from_type(RandomStart))
def test_a_drawn_start_lies_within_its_scale(start: RandomStart) -> None:
    drawn = Experiment(start=start).start_parameters()
    assert drawn.shape == (3,)
    assert (abs(drawn) <= start.scale).all()


@pytest.mark.parametrize("seeds", [(0, 1), (1, 2), (0, 2**30), (2**30, MAX_SEED)])
def test_another_seed_draws_another_start(seeds: tuple[int, int]) -> None:
    one, other = (RandomStart(seed).draw(NEURON).tolist() for seed in seeds)
    assert not {*one} & {*other}


def test_drawn_starts_are_spread_evenly() -> None:
    drawn = np.array([RandomStart(seed, scale=2.0).draw(NEURON) for seed in range(1000)])
    # The mean of 1,000 such numbers has a standard deviation of 0.037, their share below each
    # quarter one of 0.014: five of them either way.
    assert np.abs(drawn.mean(axis=0)).max() < 0.185
    for quarter in (-1.0, 0.0, 1.0):
        assert np.abs((drawn < quarter).mean(axis=0) - (quarter + 2.0) / 4.0).max() < 0.07


def test_a_run_really_trains_in_the_shuffled_order() -> None:
    run = Trainer(SHUFFLED)
    for epoch in range(10):
        assert [update.samples[0].sample for update in run.trace_epoch()] == [
            *order(SHUFFLED, epoch)
        ]
        foretold = run.trace_epoch()[-1].updated
        run.advance(1)
        assert tuple(run.parameters.tolist()) == foretold
