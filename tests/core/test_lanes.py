"""Sums over samples: one order, however the samples are cut into blocks and the machine works."""

from dataclasses import replace
from math import inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Cloud,
    Experiment,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
)
from learnscope.core.engine import total
from learnscope.core.lanes import LANES, add_products, add_values
from learnscope.core.passes import whole_lanes
from learnscope.core.problems import statistics
from learnscope.core.run import plan

#: Numbers whose sum depends on the order, among them the odd ones.
NUMBERS = st.floats(-1e3, 1e3) | st.sampled_from([0.0, -0.0, 1e16, -1e16, 5e-324, 1e300, inf, nan])


def rows_of(data: st.DataObject, rows: int, count: int) -> np.ndarray:
    """Draw some rows, filled up to whole lanes with zeros, as `go_through` has them."""
    values = np.zeros((rows, whole_lanes(count)))
    for row in values:
        row[:count] = data.draw(st.lists(NUMBERS, min_size=count, max_size=count))
    return values


def totals_of(data: st.DataObject, rows: int) -> np.ndarray:
    """Draw running totals: begun at +0, they are never −0."""
    return rows_of(data, rows, LANES) + 0.0


def in_order(terms: list[float], running: list[float]) -> list[float]:
    """Add term i to the running total i mod 8, one after the other, in Python's own numbers."""
    totals = list(running)
    for i, term in enumerate(terms):
        totals[i % LANES] = totals[i % LANES] + term
    return totals


def same(ours: np.ndarray, expected: list[float]) -> bool:
    """Return whether numbers have the same bits; one NaN is as good as another."""
    other = np.array(expected)
    numbers = ~np.isnan(other)
    return bool(
        np.array_equal(np.isnan(ours), ~numbers)
        and ours[numbers].tobytes() == other[numbers].tobytes()
    )


@given(data=st.data(), count=st.integers(1, 70), blocks=st.lists(st.integers(1, 6), max_size=9))
def test_values_are_added_up_in_the_stated_order_in_whatever_blocks(
    data: st.DataObject, count: int, blocks: list[int]
) -> None:
    values = rows_of(data, 3, count)
    begun = totals_of(data, 4)
    sums, n = begun.copy(), values.shape[1]
    done = 0
    with np.errstate(all="ignore"):
        for block in [*blocks, n]:
            here = min(block * LANES, n - done)
            add_values(sums, 1, np.ascontiguousarray(values[:, done : done + here]), 1, 2, here)
            done += here
    assert done == n
    for row in (1, 2):
        expected = in_order(values[row].tolist(), begun[row].tolist())
        assert same(sums[row], expected)
    # The rows beside them are left alone.
    for row in (0, 3):
        assert sums[row].tobytes() == begun[row].tobytes()


@given(data=st.data(), count=st.integers(1, 40), blocks=st.lists(st.integers(1, 4), max_size=6))
def test_products_are_added_up_in_the_stated_order_in_whatever_blocks(
    data: st.DataObject, count: int, blocks: list[int]
) -> None:
    left, right = rows_of(data, 3, count), rows_of(data, 3, count)
    begun = totals_of(data, 5)
    sums, n = begun.copy(), left.shape[1]
    done = 0
    with np.errstate(all="ignore"):
        for block in [*blocks, n]:
            here = min(block * LANES, n - done)
            parts = [np.ascontiguousarray(each[:, done : done + here]) for each in (left, right)]
            add_products(sums, 1, parts[0], 0, 2, parts[1], 1, 2, here)
            done += here
    for i in range(2):
        for j in range(2):
            pairs = zip(left[i].tolist(), right[1 + j].tolist(), strict=True)
            expected = in_order([x * y for x, y in pairs], begun[1 + 2 * i + j].tolist())
            assert same(sums[1 + 2 * i + j], expected)
    assert sums[0].tobytes() == begun[0].tobytes()


@given(data=st.data(), count=st.integers(0, 50))
def test_a_total_is_that_of_the_lanes_two_by_two(data: st.DataObject, count: int) -> None:
    values = data.draw(st.lists(NUMBERS, min_size=count, max_size=count))
    a = in_order(values, [0.0] * LANES)
    expected = ((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7]))
    assert same(np.array([statistics.total(values)]), [expected])
    assert same(np.array([total(np.array([a]), 0)]), [expected])


CLOUD = Experiment(
    Cloud("circle", 45, test_share=0.25), Network((3, 2)), start=RandomStart(3, "xavier")
)

RUNS = [
    CLOUD,
    replace(CLOUD, batch=Batch(7, shuffle=True), optimizer=Optimizer("adam", 0.05)),
    replace(CLOUD, batch=Batch(20), loss="squared", penalty=Penalty(l1=0.1)),
    replace(CLOUD, network=Network((), bias=False)),
    replace(CLOUD, problem=Cloud("circle", 45), optimizer=Optimizer("rmsprop", 0.01)),
]


@pytest.mark.parametrize("experiment", RUNS)
def test_how_many_samples_go_through_together_shows_in_no_bit(
    experiment: Experiment, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs = []
    for block in (8, 16, 40, 256):
        monkeypatch.setattr(plan, "_BLOCK", block)
        monkeypatch.setattr(plan, "_INTERPRETED_BLOCK", block)
        run = Trainer(experiment)
        run.advance(4)
        runs.append(run)
    for run in runs[1:]:
        for record in ("losses", "accuracies", "test_losses", "parameters"):
            ours, first = (getattr(each.history, record) for each in (run, runs[0]))
            assert ours.tobytes() == first.tobytes()
        assert run.training_state.memory.tobytes() == runs[0].training_state.memory.tobytes()
        assert run.trace_epoch() == runs[0].trace_epoch()


@pytest.mark.parametrize("block", [8, 24])
def test_an_opened_update_has_the_sums_of_a_run_whose_blocks_are_smaller(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "_BLOCK", block)
    monkeypatch.setattr(plan, "_INTERPRETED_BLOCK", block)
    run = Trainer(CLOUD)
    update = run.next_update()
    run.advance(1)
    assert np.array(update.updated).tobytes() == run.parameters.tobytes()
