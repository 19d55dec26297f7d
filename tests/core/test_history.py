"""The record of a run: bounded, whole, and true at every entry."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Experiment, History, Trainer
from learnscope.core.run.history import CAPACITY
from learnscope.core.run.trajectory import Trajectory

pytestmark = pytest.mark.usefixtures("faster_engine")

CAPACITIES = st.integers(1, 6).map(lambda half: 2 * half)
PORTIONS = st.lists(st.integers(0, 30), min_size=1, max_size=12)


def numbers(count: int) -> np.ndarray:
    """Return losses without order or repetition: 0 to `count` − 1, well mixed."""
    return np.random.Generator(np.random.PCG64(count)).permutation(count).astype(float)


def trajectory(losses: np.ndarray) -> Trajectory:
    """Return epochs whose every figure names their loss."""
    column = losses[:, np.newaxis]
    return Trajectory(
        parameters=column * [1.0, 10.0, 100.0],
        memories=column[:, :, np.newaxis] * [[2.0, 3.0, 4.0]],
        losses=losses,
        accuracies=-losses,
        test_losses=losses + 0.5,
        test_accuracies=0.25 - losses,
        data_losses=losses - 0.125,
    )


def feed(history: History, losses: np.ndarray, first: int, stop: int) -> None:
    """Append the epochs from `first` up to `stop`, with figures that name their loss."""
    part = losses[first:stop]
    history.extend(first, trajectory(part))


def fed(capacity: int, losses: np.ndarray, portions: list[int]) -> History:
    history = History(3, 1, capacity)
    done = 0
    for portion in portions:
        feed(history, losses, done, done + portion)
        done += portion
    return history


def assert_true_record(history: History, losses: np.ndarray) -> None:
    """Compare a record with the whole run, looked through entry by entry."""
    epochs = history.epochs
    latest = len(losses) - 1
    assert len(history) == len(epochs)
    assert epochs.tolist() == sorted({*range(0, latest + 1, history.stride), latest})
    assert np.array_equal(history.losses, losses[epochs])
    assert np.array_equal(history.accuracies, -losses[epochs])
    assert np.array_equal(history.test_losses, losses[epochs] + 0.5)
    assert np.array_equal(history.parameters, losses[epochs][:, np.newaxis] * [1, 10, 100])
    before = -1
    for i, epoch in enumerate(epochs):
        since = losses[before + 1 : epoch + 1]
        assert history.lowest_losses[i] == since.min()
        assert history.highest_losses[i] == since.max()
        before = epoch


@given(capacity=CAPACITIES, portions=PORTIONS)
def test_it_is_true_and_bounded_in_whatever_portions_a_run_comes(
    capacity: int, portions: list[int]
) -> None:
    portions = [1, *portions]
    losses = numbers(sum(portions))
    history = fed(capacity, losses, portions)
    assert len(history) <= capacity
    assert_true_record(history, losses)


@given(capacity=CAPACITIES, epochs=st.integers(1, 300))
def test_it_is_as_fine_as_its_capacity_allows(capacity: int, epochs: int) -> None:
    history = fed(capacity, numbers(epochs), [epochs])
    assert history.stride == 1 or len(history) > capacity // 2


@given(capacity=CAPACITIES, epochs=st.integers(1, 300), data=st.data())
def test_the_nearest_entry_is_the_last_at_or_before_an_epoch(
    capacity: int, epochs: int, data: st.DataObject
) -> None:
    history = fed(capacity, numbers(epochs), [epochs])
    epoch = data.draw(st.integers(0, epochs - 1))
    found, there = history.nearest(epoch)
    at_stride = epoch - epoch % history.stride
    assert found == (epoch if epoch == epochs - 1 else at_stride)
    entry = history.epochs.tolist().index(found)
    assert np.array_equal(there.last.parameters, history.parameters[entry])
    assert np.array_equal(there.last.memory[0], numbers(epochs)[found] * np.array([2, 3, 4]))
    assert there.losses.tolist() == [history.losses[entry]]


@given(capacity=CAPACITIES, portions=PORTIONS, more=PORTIONS, data=st.data())
def test_after_forgetting_it_goes_on_as_truly(
    capacity: int, portions: list[int], more: list[int], data: st.DataObject
) -> None:
    portions = [1, *portions]
    losses = numbers(sum(portions))
    history = fed(capacity, losses, portions)
    kept, _ = history.nearest(data.draw(st.integers(0, len(losses) - 1)))
    history.truncate(kept)
    assert_true_record(history, losses[: kept + 1])
    other = np.concatenate([losses[: kept + 1], numbers(sum(more)) + 0.5])
    done = kept + 1
    for portion in more:
        feed(history, other, done, done + portion)
        done += portion
    assert_true_record(history, other)


@given(capacity=CAPACITIES.filter(lambda capacity: capacity > 2), data=st.data())
def test_recorded_anew_a_run_is_kept_as_finely_as_it_fits(
    capacity: int, data: st.DataObject
) -> None:
    history = fed(capacity, numbers(200), [200])
    last = data.draw(st.integers(0, 199))
    losses = numbers(last + 1)
    history.restart(last)
    feed(history, losses, 0, 1)
    feed(history, losses, 1, last + 1)
    assert_true_record(history, losses)
    assert history.stride == 1 or len(history) > capacity // 4
    if last < capacity - 1:
        assert history.stride == 1


@given(capacity=CAPACITIES, portions=PORTIONS, more=PORTIONS)
def test_a_copy_takes_no_more_room_than_it_needs_and_goes_on_as_truly(
    capacity: int, portions: list[int], more: list[int]
) -> None:
    portions = [1, *portions]
    losses = numbers(sum(portions))
    history = fed(capacity, losses, portions)
    twin = history.copy()
    assert_true_record(twin, losses)
    assert twin.nbytes == 14 * 8 * len(history)

    longer = np.concatenate([losses, numbers(sum(more)) + 0.5])
    done = len(losses)
    for portion in more:
        feed(twin, longer, done, done + portion)
        done += portion
    assert_true_record(twin, longer)
    assert_true_record(history, losses)


@given(portions=st.lists(st.integers(1, 700), min_size=1, max_size=8))
def test_the_room_grows_with_the_run_up_to_its_bound(portions: list[int]) -> None:
    losses = numbers(sum(portions))
    history = fed(1000, losses, portions)
    assert_true_record(history, losses)
    entry = 14 * 8
    assert len(history) * entry <= history.nbytes <= 1001 * entry
    assert history.nbytes <= max(64, 2 * len(losses)) * entry


def test_ten_million_epochs_fit_into_32_megabytes_and_show_the_whole_curve() -> None:
    history = History(3, 1)
    size, block = 10_000_001, 1_000_000
    for first in range(0, size, block):
        count = min(block, size - first)
        # A long slow fall with one jump up and one down, each of a single epoch.
        losses = 2.0 - np.arange(first, first + count) / size
        for jump, at in ((9.0, 1_234_567), (-9.0, 8_765_432)):
            if first <= at < first + count:
                losses[at - first] = jump
        history.extend(first, trajectory(losses))
    assert history.nbytes < 32e6
    assert (history.epochs[0], history.epochs[-1]) == (0, 10_000_000)
    assert CAPACITY // 2 < len(history) <= CAPACITY
    assert np.abs(history.losses - (2.0 - history.epochs / size)).max() < 1e-12
    gaps = np.diff(history.epochs)
    assert gaps.max() == history.stride
    assert gaps[:-1].min() == history.stride
    assert history.highest_losses.max() == 9.0
    assert history.lowest_losses.min() == -9.0
    jumped = np.searchsorted(history.epochs, [1_234_567, 8_765_432])
    assert history.highest_losses.argmax() == jumped[0]
    assert history.lowest_losses.argmin() == jumped[1]


def test_the_memory_it_says_it_takes_is_that_of_its_arrays() -> None:
    history = History(3, 1, capacity=10)
    # Epoch, loss, accuracy, test loss, lowest, highest, three parameters and what the optimizer
    # remembers of each, 8 bytes each, for 11 entries.
    assert history.nbytes == 14 * 8 * 11


def test_what_it_hands_out_can_be_changed_without_changing_it() -> None:
    losses = numbers(20)
    history = fed(8, losses, [20])
    columns = ("epochs", "losses", "accuracies", "lowest_losses", "highest_losses", "parameters")
    for column in columns:
        getattr(history, column)[:] = 77
    history.nearest(10)[1].parameters[:] = 77
    assert_true_record(history, losses)


@pytest.mark.parametrize("first", [1, 2, 63])
@pytest.mark.usefixtures("coarse")
def test_a_real_run_ends_its_record_at_its_latest_epoch_wherever_it_pauses(first: int) -> None:
    run = Trainer(Experiment())
    run.advance(first)
    for _ in range(12):
        run.advance(31)
        assert run.history.epochs[-1] == run.epoch
        assert run.history.losses[-1] == run.loss
