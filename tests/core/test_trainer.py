"""A run: going on, in whatever portions, to wherever it ends."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Experiment,
    ExperimentError,
    Gate,
    Optimizer,
    RandomStart,
    Trainer,
    ValuesStart,
)
from learnscope.core.losses import LOSSES

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]

#: At this rate the seventh epoch would add numbers whose sum is no float.
DIVERGING = Experiment(
    optimizer=Optimizer(learning_rate=1.2e308),
    batch=Batch(size=2),
    start=ValuesStart((0.0, 0.0, 0.0)),
)


def test_a_new_run_stands_at_epoch_0_with_the_start() -> None:
    run = Trainer(Experiment())
    assert run.epoch == 0
    assert run.parameters.tolist() == [0.1, -0.12, 0.0]
    assert run.history.epochs.tolist() == [0]
    assert run.history.losses.tolist() == [run.loss]
    assert not run.diverged


def test_the_default_run_gets_all_rows_of_and_right() -> None:
    run = Trainer(Experiment())
    assert run.accuracy == 0.5
    run.advance(1000)
    assert run.accuracy == 1.0


@given(experiment=st.from_type(Experiment), portions=st.lists(st.integers(0, 30), max_size=8))
def test_it_does_not_matter_in_what_portions_a_run_goes_on(
    experiment: Experiment, portions: list[int], place: Place
) -> None:
    at_once, in_portions = Trainer(experiment), Trainer(experiment)
    trained = at_once.advance(sum(portions))
    assert sum(in_portions.advance(portion) for portion in portions) == trained
    assert place(in_portions) == place(at_once)
    assert in_portions.diverged == at_once.diverged
    for record in ("epochs", "losses", "accuracies", "parameters"):
        assert np.array_equal(
            getattr(in_portions.history, record), getattr(at_once.history, record)
        )


#: XOR at a rate at which the loss jumps up and down from epoch to epoch.
JUMPING = Experiment(Gate("xor"), optimizer=Optimizer(learning_rate=20.0))


@pytest.mark.parametrize("portions", [[1, 299], [300], [128, 127, 45], [2, 3, 295]])
@pytest.mark.usefixtures("coarse")
def test_a_long_run_leaves_the_same_record_in_whatever_portions(portions: list[int]) -> None:
    run, one_by_one = Trainer(JUMPING), Trainer(JUMPING)
    for portion in portions:
        run.advance(portion)
    for _ in range(300):
        one_by_one.advance(1)
    assert run.history.epochs[-1] == run.epoch == 300
    assert run.history.stride > 1
    for record in ("epochs", "losses", "lowest_losses", "highest_losses", "parameters"):
        ours, theirs = (getattr(each.history, record) for each in (run, one_by_one))
        assert np.array_equal(ours, theirs)


@given(experiment=st.from_type(Experiment))
def test_the_same_experiment_gives_the_same_run(experiment: Experiment, place: Place) -> None:
    runs = [Trainer(Experiment.from_json(experiment.to_json())) for _ in range(2)]
    for run in runs:
        run.advance(40)
    assert place(runs[0]) == place(runs[1])


@given(experiment=st.from_type(Experiment))
def test_loss_and_accuracy_are_those_of_the_parameters_over_the_active_rows(
    experiment: Experiment,
) -> None:
    run = Trainer(experiment)
    run.advance(7)
    rows = [run.trace(row).sample for row in experiment.problem.active]
    assert run.loss == pytest.approx(np.mean([row.loss for row in rows]), rel=1e-13, abs=1e-300)
    right = [(row.output > 0.5) == bool(row.target) for row in rows]
    assert run.accuracy == np.mean(right)


def test_an_answer_of_exactly_one_half_counts_as_0() -> None:
    # z = 1e−17 is above 0, but ŷ as float64 is ½ and not above it.
    run = Trainer(Experiment(start=ValuesStart((0.0, 0.0, 1e-17))))
    assert run.outputs() == (0.5, 0.5, 0.5, 0.5)
    assert run.accuracy == 0.75


@given(experiment=st.from_type(Experiment))
def test_looking_ahead_shows_the_losses_to_come_and_moves_nothing(
    experiment: Experiment, place: Place
) -> None:
    run = Trainer(experiment)
    run.advance(3)
    before = place(run), len(run.history), run.diverged
    ahead = run.look_ahead(12)
    assert (place(run), len(run.history), run.diverged) == before
    trained = run.advance(12)
    assert ahead.tolist() == run.history.losses[-(trained + 1) :].tolist()


def test_a_target_stops_the_run_after_the_first_epoch_that_meets_it() -> None:
    steps = Trainer(Experiment())
    while steps.loss > 0.1:
        steps.advance(1)
    run = Trainer(Experiment())
    assert run.advance(10_000, target_loss=0.1) == steps.epoch
    assert run.epoch == steps.epoch > 100
    assert run.history.epochs[-1] == run.epoch
    assert not run.diverged


@pytest.mark.parametrize(("blocks", "more"), [(0, 1), (1, -1), (1, 0), (1, 1), (2, 0)])
def test_a_target_is_met_at_the_right_epoch_wherever_blocks_end(blocks: int, more: int) -> None:
    steps = Trainer(Experiment())
    epoch = blocks * steps.block + more
    steps.advance(epoch)
    run = Trainer(Experiment())
    assert run.advance(5 * run.block, target_loss=steps.loss) == epoch
    assert run.loss == steps.loss


def test_a_target_that_is_never_met_changes_nothing(place: Place) -> None:
    free, aimed = Trainer(Experiment()), Trainer(Experiment())
    free.advance(300)
    assert aimed.advance(300, target_loss=0.0) == 300
    assert place(aimed) == place(free)


def test_it_cannot_go_on_by_fewer_than_no_epochs() -> None:
    with pytest.raises(ValueError, match=r"epochs: got -1; allowed: 0 or more"):
        Trainer(Experiment()).advance(-1)


def test_a_run_that_would_leave_the_finite_numbers_stops_before() -> None:
    run = Trainer(DIVERGING)
    trained = run.advance(500)
    assert run.diverged
    assert trained == run.epoch == run.history.epochs[-1] == 6
    assert np.isfinite(run.parameters).all()
    assert np.isfinite(run.loss)
    assert not np.isfinite(run.trace_epoch()[-1].updated).all()
    assert run.look_ahead(5).tolist() == [run.loss]
    assert run.advance(10) == 0
    assert run.epoch == 6


def test_a_run_also_stops_before_finite_parameters_whose_loss_is_not() -> None:
    # The first epoch would end at w1 = −1.79e308 and b = −0.895e308, whose sum is no float.
    run = Trainer(
        Experiment(
            Gate("xor"),
            optimizer=Optimizer(learning_rate=1.79e308),
            batch=Batch(size=1),
            start=ValuesStart((0.0, 0.0, 0.0)),
        )
    )
    w1, w2, b = run.trace_epoch()[-1].updated
    assert np.isfinite([w1, w2, b]).all()
    assert w1 + b == -np.inf
    assert run.advance(1) == 0
    assert run.diverged
    assert run.parameters.tolist() == [0.0, 0.0, 0.0]


def test_a_diverged_run_can_go_back_and_ends_at_the_same_epoch_again() -> None:
    run = Trainer(DIVERGING)
    run.advance(500)
    run.rewind(2)
    assert not run.diverged
    assert run.advance(500) == 4
    assert run.diverged


def test_a_diverged_run_goes_on_with_another_learning_rate() -> None:
    run = Trainer(DIVERGING)
    run.advance(500)
    run.learning_rate = 1.0
    assert not run.diverged
    assert run.advance(5) == 5


def accepted(values: tuple[float, float, float]) -> bool:
    try:
        return bool(ValuesStart(values))
    except ExperimentError:
        return False


ANY_FINITE = st.floats(allow_nan=False, allow_infinity=False)
#: Of the largest floats too, which hypothesis seldom puts side by side.
EXTREMES = st.sampled_from([1e100, -1e100, 1.7e308, -1.7e308])


@given(
    values=st.tuples(*[ANY_FINITE | EXTREMES] * 3).filter(accepted),
    rate=st.floats(0.0, allow_nan=False, allow_infinity=False),
    loss=st.sampled_from(sorted(LOSSES["classification"])),
    size=st.none() | st.integers(1, 4),
)
def test_whatever_experiment_is_accepted_can_be_run_and_stays_finite(
    values: tuple[float, float, float], rate: float, loss: str, size: int | None
) -> None:
    run = Trainer(
        Experiment(
            Gate("xor"),
            loss=loss,
            optimizer=Optimizer(learning_rate=rate),
            batch=Batch(size),
            start=ValuesStart(values),
        )
    )
    run.advance(20)
    assert np.isfinite(run.parameters).all()
    assert np.isfinite(run.history.losses).all()


@pytest.mark.parametrize("scale", [1e308, 1.7e308])
def test_a_start_whose_loss_is_no_number_is_refused(scale: float) -> None:
    with pytest.raises(ExperimentError, match="start"):
        Trainer(Experiment(start=ValuesStart((scale, scale, scale))))
    with pytest.raises(ExperimentError, match="start"):
        Trainer(Experiment(start=RandomStart(seed=3, scale=scale)))


@pytest.mark.parametrize("rate", [-1.0, float("nan"), float("inf"), "1", None, True, 10**400])
def test_a_learning_rate_that_is_none_is_refused_and_the_old_one_stays(rate: object) -> None:
    run = Trainer(Experiment())
    with pytest.raises(ExperimentError, match=r"optimizer\.learning_rate: got .*; allowed: "):
        run.learning_rate = rate  # type: ignore[assignment]
    assert run.learning_rate == 1.0


def test_a_new_learning_rate_counts_from_the_next_epoch_on() -> None:
    run = Trainer(Experiment())
    run.advance(3)
    before = run.parameters
    gradient = np.array(run.trace(0).update.gradient)
    run.learning_rate = 0.25
    assert run.experiment.optimizer.learning_rate == 0.25
    assert np.array_equal(run.parameters, before)
    run.advance(1)
    assert np.array_equal(run.parameters, before - 0.25 * gradient)


def test_a_learning_rate_of_0_stands_still() -> None:
    run = Trainer(Experiment(optimizer=Optimizer(learning_rate=0.0)))
    run.advance(100)
    assert run.epoch == 100
    assert run.parameters.tolist() == [0.1, -0.12, 0.0]


def test_parameters_that_were_handed_out_neither_change_nor_can_be_changed() -> None:
    run = Trainer(Experiment())
    for _ in range(2):
        handed_out = run.parameters
        copy = handed_out.copy()
        run.advance(5)
        assert np.array_equal(handed_out, copy)
        with pytest.raises(ValueError, match="read-only"):
            handed_out[0] = 1.0
