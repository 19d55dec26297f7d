"""The signal after each epoch: exactly once, in order, and true."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    EpochRecord,
    Experiment,
    Gate,
    Optimizer,
    Trainer,
    ValuesStart,
)

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]


class Listener:
    """Writes down each record, and where the run stood when it came."""

    def __init__(self, run: Trainer, place: Place) -> None:
        self.records: list[EpochRecord] = []
        self.places: list[tuple[int, float, float, bytes]] = []
        self.recorded: list[int] = []
        self.called_diverged: list[bool] = []
        self._run = run
        self._place = place
        run.epoch_finished.connect(self.hear)

    def hear(self, record: EpochRecord) -> None:
        self.records.append(record)
        self.places.append(self._place(self._run))
        self.recorded.append(int(self._run.history.epochs[-1]))
        self.called_diverged.append(self._run.diverged)


@given(experiment=st.from_type(Experiment), portions=st.lists(st.integers(0, 20), max_size=5))
def test_it_comes_once_after_each_epoch_in_order_with_the_run_standing_there(
    experiment: Experiment, portions: list[int], place: Place
) -> None:
    run = Trainer(experiment)
    listener = Listener(run, place)
    trained = sum(run.advance(portion) for portion in portions)
    heard = [(r.epoch, r.loss, r.accuracy, r.parameters.tobytes()) for r in listener.records]
    assert [epoch for epoch, *_ in heard] == list(range(1, trained + 1))
    assert heard == listener.places
    assert listener.recorded == list(range(1, trained + 1))


@given(experiment=st.from_type(Experiment), epochs=st.integers(0, 60))
def test_a_run_that_is_listened_to_is_the_same_bit_for_bit(
    experiment: Experiment, epochs: int, place: Place
) -> None:
    heard, unheard = Trainer(experiment), Trainer(experiment)
    Listener(heard, place)
    assert heard.advance(epochs) == unheard.advance(epochs)
    assert place(heard) == place(unheard)
    assert heard.diverged == unheard.diverged
    for record in ("epochs", "losses", "accuracies", "lowest_losses", "parameters"):
        assert np.array_equal(getattr(heard.history, record), getattr(unheard.history, record))


@pytest.mark.usefixtures("coarse")
def test_a_long_run_is_heard_in_full_and_recorded_alike(place: Place) -> None:
    experiment = Experiment(Gate("xor"), optimizer=Optimizer(learning_rate=20.0))
    heard, unheard = Trainer(experiment), Trainer(experiment)
    listener = Listener(heard, place)
    heard.advance(500)
    unheard.advance(500)
    assert [record.epoch for record in listener.records] == list(range(1, 501))
    assert place(heard) == place(unheard)
    for record in ("epochs", "losses", "lowest_losses", "highest_losses", "parameters"):
        assert np.array_equal(getattr(heard.history, record), getattr(unheard.history, record))


def test_nothing_is_heard_of_looking_back_or_ahead(place: Place) -> None:
    run = Trainer(Experiment())
    run.advance(20)
    listener = Listener(run, place)
    run.rewind(10)
    run.look_ahead(5)
    run.trace(0)
    run.learning_rate = 0.5
    assert listener.records == []
    run.advance(2)
    assert [record.epoch for record in listener.records] == [11, 12]


def test_a_stop_at_a_target_is_the_last_thing_heard(place: Place) -> None:
    run = Trainer(Experiment())
    listener = Listener(run, place)
    trained = run.advance(5000, target_loss=0.1)
    assert len(listener.records) == trained < 5000
    assert listener.records[-1].loss <= 0.1 < listener.records[-2].loss


def test_only_finite_epochs_are_heard_and_no_end_before_it_comes(place: Place) -> None:
    run = Trainer(
        Experiment(
            optimizer=Optimizer(learning_rate=1.2e308),
            batch=Batch(size=2),
            start=ValuesStart((0.0, 0.0, 0.0)),
        )
    )
    listener = Listener(run, place)
    run.advance(50)
    assert run.diverged
    assert len(listener.records) == run.epoch == 6
    assert all(np.isfinite(record.parameters).all() for record in listener.records)
    assert not any(listener.called_diverged[:-1])


def test_everyone_connected_hears_everything_until_disconnected(place: Place) -> None:
    run = Trainer(Experiment())
    first, second = Listener(run, place), Listener(run, place)
    run.advance(3)
    run.epoch_finished.disconnect(first.hear)
    run.advance(2)
    assert [record.epoch for record in first.records] == [1, 2, 3]
    assert [record.epoch for record in second.records] == [1, 2, 3, 4, 5]


def test_two_runs_are_heard_apart(place: Place) -> None:
    runs = [Trainer(Experiment()) for _ in range(2)]
    listeners = [Listener(run, place) for run in runs]
    runs[0].advance(4)
    runs[1].advance(1)
    assert [len(listener.records) for listener in listeners] == [4, 1]


def test_records_keep_their_own_parameters_which_nobody_can_change(place: Place) -> None:
    run = Trainer(Experiment())
    listener = Listener(run, place)
    run.advance(3)
    kept = [record.parameters.tobytes() for record in listener.records]
    assert len(set(kept)) == 3
    run.advance(100)
    assert [record.parameters.tobytes() for record in listener.records[:3]] == kept
    with pytest.raises(ValueError, match="read-only"):
        listener.records[0].parameters[0] = 0.0
