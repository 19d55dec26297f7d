"""Going back: to exactly what stood there, whatever the run did since."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Cloud,
    Experiment,
    Gate,
    Network,
    Optimizer,
    RandomStart,
    Trainer,
)
from learnscope.core.run.plan import Plan
from learnscope.core.run.trajectory import Trajectory

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]

SHUFFLED = Experiment(
    Gate("or"),
    optimizer=Optimizer(learning_rate=0.5),
    batch=Batch(size=1, shuffle=True),
    start=RandomStart(seed=5),
)


@given(experiment=st.from_type(Experiment), there=st.integers(0, 40), back=st.integers(0, 40))
def test_rewinding_to_n_after_advancing_to_m_equals_advancing_to_n(
    experiment: Experiment, there: int, back: int, place: Place
) -> None:
    run, fresh = Trainer(experiment), Trainer(experiment)
    back = min(back, run.advance(there))
    fresh.advance(back)
    run.rewind(back)
    assert place(run) == place(fresh)
    for record in ("epochs", "losses", "accuracies", "parameters"):
        assert np.array_equal(getattr(run.history, record), getattr(fresh.history, record))
    run.advance(10)
    fresh.advance(10)
    assert place(run) == place(fresh)


#: What a learner may do: train some epochs, set another rate, go back to some share of the way.
ACTS = st.one_of(
    st.tuples(st.just("advance"), st.integers(1, 12)),
    st.tuples(st.just("rate"), st.sampled_from([0.0, 0.1, 1.0, 3.0])),
    st.tuples(st.just("back"), st.floats(0.0, 1.0)),
)


@given(experiment=st.from_type(Experiment), acts=st.lists(ACTS, max_size=12))
def test_every_epoch_that_counts_is_restored_through_all_changes_of_the_learning_rate(
    experiment: Experiment, acts: list[tuple[str, float]], place: Place
) -> None:
    run = Trainer(experiment)
    stood = [place(run)]
    for act, amount in acts:
        if act == "rate":
            run.learning_rate = amount
        elif act == "back":
            run.rewind(round(amount * run.epoch))
            assert place(run) == stood[run.epoch]
            del stood[run.epoch + 1 :]
        else:
            for _ in range(int(amount)):
                if run.advance(1):
                    stood.append(place(run))
    rate = run.learning_rate
    for epoch in reversed(range(len(stood))):
        run.rewind(epoch)
        assert place(run) == stood[epoch]
        assert run.learning_rate == rate


@pytest.mark.parametrize("experiment", [Experiment(), SHUFFLED])
@pytest.mark.usefixtures("coarse")
def test_a_long_run_goes_back_to_any_epoch_of_its_coarse_record(
    experiment: Experiment, place: Place
) -> None:
    # Beyond a few epochs the coarse record is kept; up to them the run is recorded anew.
    few = Plan(experiment).few
    epochs = (few + 101, few + 1, few, 64, 63, 1)
    fresh = Trainer(experiment)
    stood = {}
    for epoch in reversed(epochs):
        fresh.advance(epoch - fresh.epoch)
        stood[epoch] = place(fresh)
    run = fresh
    run.advance(50)
    for epoch in epochs:
        run.rewind(epoch)
        assert place(run) == stood[epoch]
        assert run.history.epochs[-1] == epoch
        assert run.history.losses[-1] == run.loss
        assert np.array_equal(run.history.parameters[-1], run.parameters)


def test_a_long_run_that_went_far_back_shows_its_beginning_in_full(coarse: int) -> None:
    run = Trainer(Experiment())
    run.advance(20 * coarse)
    assert run.history.stride > 1
    run.rewind(coarse - 2)
    fresh = Trainer(Experiment())
    fresh.advance(coarse - 2)
    assert np.array_equal(run.history.epochs, np.arange(coarse - 1))
    assert np.array_equal(run.history.losses, fresh.history.losses)


def test_going_on_from_the_past_computes_little_anew_however_long_epochs_take(
    monkeypatch: pytest.MonkeyPatch, coarse: int, place: Place
) -> None:
    experiment = Experiment(
        Cloud("xor", 20), Network((2,)), batch=Batch(5), start=RandomStart(1, "xavier")
    )
    run = Trainer(experiment)
    most = Plan(experiment).few
    run.advance(most + 300)
    stride = run.history.stride
    assert stride > 1
    computed: list[int] = []
    descend = Plan.descend

    def counted(self: Plan, *arguments: Any) -> Trajectory:
        computed.append(arguments[2])
        return descend(self, *arguments)

    monkeypatch.setattr(Plan, "descend", counted)
    for epoch in (most + 200, most + 199, most + 1, most, coarse - 2):
        computed.clear()
        run.rewind(epoch)
        assert sum(computed) <= (2 * stride if epoch > most else stride + most)
        assert run.history.epochs[-1] == epoch
    assert run.history.stride == 1
    straight = Trainer(experiment)
    straight.advance(coarse - 2)
    assert place(run) == place(straight)


@pytest.mark.parametrize("change_at", [800, 300])
@pytest.mark.usefixtures("coarse")
def test_a_rate_that_changed_late_in_a_long_run_is_changed_back_for_the_replay(
    change_at: int, place: Place
) -> None:
    run = Trainer(Experiment(optimizer=Optimizer(learning_rate=0.01)))
    run.advance(change_at)
    run.learning_rate = 5.0
    run.advance(33)
    stood = place(run)
    run.advance(44)
    run.learning_rate = 0.5
    run.advance(55)
    run.rewind(change_at + 33)
    assert place(run) == stood
    assert run.learning_rate == 0.5


def test_stepping_back_one_by_one_retraces_every_step(place: Place) -> None:
    run = Trainer(SHUFFLED)
    stood = [place(run)]
    for _ in range(100):
        run.advance(1)
        stood.append(place(run))
    for expected in reversed(stood[:-1]):
        run.rewind(run.epoch - 1)
        assert place(run) == expected


def test_going_back_to_where_it_stands_changes_nothing(place: Place) -> None:
    run = Trainer(Experiment())
    run.advance(10)
    before = place(run)
    run.rewind(10)
    assert place(run) == before
    assert run.history.epochs.tolist() == list(range(11))


@pytest.mark.parametrize("epoch", [-1, 11])
def test_it_cannot_go_back_to_an_epoch_that_was_not(epoch: int) -> None:
    run = Trainer(Experiment())
    run.advance(10)
    with pytest.raises(ValueError, match=f"epoch: got {epoch}; allowed: 0 to 10"):
        run.rewind(epoch)
    assert run.epoch == 10
