"""Looking inside: every number of an update, and that it is the update that follows."""

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Experiment,
    Gate,
    Network,
    Optimizer,
    RandomStart,
    SampleTrace,
    Trainer,
)
from learnscope.core.losses import LOSSES
from learnscope.core.run.batches import batches

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]


@pytest.mark.parametrize("loss", LOSSES["classification"])
@pytest.mark.parametrize("rows", [None, (0, 1, 3)])
@pytest.mark.parametrize("size", [None, 1, 2, 3])
def test_every_traced_epoch_ends_where_the_run_goes_bit_for_bit(
    loss: str, rows: tuple[int, ...] | None, size: int | None
) -> None:
    # Thirds and a rate of 0.3 round at every operation, so that another order would show.
    run = Trainer(Experiment(Gate("and", rows), Network(), loss, Optimizer("gd", 0.3), Batch(size)))
    for _ in range(30):
        foretold = np.array(run.trace_epoch()[-1].updated)
        run.advance(1)
        assert foretold.tobytes() == run.parameters.tobytes()


@given(experiment=st.from_type(Experiment), epochs=st.integers(0, 20))
def test_the_last_update_of_a_traced_epoch_ends_where_the_run_goes(
    experiment: Experiment, epochs: int, place: Place
) -> None:
    run = Trainer(experiment)
    run.advance(epochs)
    before = place(run)
    updates = run.trace_epoch()
    assert place(run) == before
    if run.advance(1):
        assert np.array(updates[-1].updated).tobytes() == run.parameters.tobytes()
    else:
        assert run.diverged


@given(experiment=st.from_type(Experiment), epochs=st.integers(0, 20))
def test_an_update_adds_its_changes_to_the_parameters_bit_for_bit(
    experiment: Experiment, epochs: int
) -> None:
    run = Trainer(experiment)
    run.advance(epochs)
    for update in run.trace_epoch():
        with np.errstate(over="ignore", invalid="ignore"):
            after = np.array(update.parameters) + np.array(update.changes)
        assert np.array_equal(after, np.array(update.updated), equal_nan=True)
        for change, slope in zip(update.changes, update.gradient, strict=True):
            assert slope != 0.0 or math.copysign(1.0, change) == 1.0


@given(experiment=st.from_type(Experiment), epochs=st.integers(0, 20))
def test_the_updates_of_an_epoch_follow_each_other_batch_by_batch(
    experiment: Experiment, epochs: int
) -> None:
    run = Trainer(experiment)
    run.advance(epochs)
    updates = run.trace_epoch()
    assert updates[0].parameters == tuple(run.parameters.tolist())
    for before, after in pairwise(updates):
        assert np.array_equal(before.updated, after.parameters, equal_nan=True)
    rows = [tuple(sample.sample for sample in update.samples) for update in updates]
    assert rows == list(batches(experiment, run.epoch))


@given(experiment=st.from_type(Experiment), epochs=st.integers(0, 20), row=st.integers(0, 3))
def test_an_update_is_the_mean_gradient_times_the_learning_rate(
    experiment: Experiment, epochs: int, row: int
) -> None:
    run = Trainer(experiment)
    run.advance(epochs)
    update = run.trace(row).update
    assert update == run.trace_epoch()[0]
    assert update.learning_rate == run.learning_rate
    for i in range(3):
        # Up to four samples are added up two by two.
        slopes = [sample.dloss_dparameters[i] for sample in update.samples] + [0.0] * 3
        total = (slopes[0] + slopes[1]) + (slopes[2] + slopes[3])
        assert update.gradient[i] == total / len(update.samples)
        assert update.updated[i] == run.parameters[i] - run.learning_rate * update.gradient[i]


def assert_consistent(sample: SampleTrace, experiment: Experiment) -> None:
    assert sample.inputs == (*experiment.problem.inputs[sample.sample].tolist(), 1.0)
    assert sample.target == experiment.problem.targets[sample.sample]
    w1, w2, b = sample.parameters
    x1, x2, _ = sample.inputs
    assert sample.products == (w1 * x1, w2 * x2, b)
    assert sample.z == sample.products[0] + sample.products[1] + sample.products[2]
    assert sample.dz_dparameters == sample.inputs
    expected = tuple(sample.dloss_dz * slope for slope in sample.dz_dparameters)
    assert sample.dloss_dparameters == expected
    if abs(sample.z) < 700.0:
        product = sample.dloss_doutput * sample.doutput_dz
        assert math.isclose(product, sample.dloss_dz, rel_tol=1e-14, abs_tol=1e-300)


@given(experiment=st.from_type(Experiment), epochs=st.integers(0, 20))
def test_the_numbers_of_a_sample_agree_with_each_other_and_with_the_run(
    experiment: Experiment, epochs: int
) -> None:
    run = Trainer(experiment)
    run.advance(epochs)
    for row in range(4):
        sample = run.trace(row).sample
        assert sample.sample == row
        assert sample.parameters == tuple(run.parameters.tolist())
        assert sample.output == run.outputs()[row]
        assert_consistent(sample, experiment)
    for update in run.trace_epoch():
        for sample in update.samples:
            if np.isfinite(sample.parameters).all():
                assert_consistent(sample, experiment)


def test_a_sample_and_its_update_can_be_read_from_the_trace_itself() -> None:
    trace = Trainer(Experiment()).trace(2)
    assert trace.z == trace.sample.z
    assert trace.gradient == trace.update.gradient
    with pytest.raises(AttributeError, match="temperature"):
        _ = trace.temperature


def test_a_row_that_is_off_can_be_looked_at_but_takes_no_part_in_the_update() -> None:
    run = Trainer(Experiment(problem=Gate("and", rows=(0, 3))))
    trace = run.trace(1)
    assert trace.sample.sample == 1
    assert [sample.sample for sample in trace.update.samples] == [0, 3]


def test_the_answer_after_the_update_is_the_one_that_the_next_epoch_gives() -> None:
    run = Trainer(Experiment(problem=Gate("or")))
    foretold = [run.trace(row).updated_output for row in range(4)]
    assert foretold != list(run.outputs())
    run.advance(1)
    assert foretold == list(run.outputs())


def test_with_batches_the_next_update_is_that_of_the_first_batch() -> None:
    experiment = Experiment(batch=Batch(2, shuffle=True), start=RandomStart(3))
    run = Trainer(experiment)
    for _ in range(5):
        rows = [sample.sample for sample in run.trace(0).update.samples]
        assert tuple(rows) == next(batches(experiment, run.epoch))
        run.advance(1)


def test_far_out_a_slope_is_given_although_one_of_its_factors_is_not() -> None:
    text = '{"start": {"values": [0, 0, 1000]}}'
    sample = Trainer(Experiment.from_json(text)).trace(0).sample
    assert (sample.output, sample.doutput_dz) == (1.0, 0.0)
    assert sample.dloss_doutput == math.inf
    assert sample.dloss_dz == 1.0
    assert sample.loss == 1000.0


@pytest.mark.parametrize("row", [-1, 4])
def test_there_is_no_fifth_row(row: int) -> None:
    with pytest.raises(ValueError, match=f"sample: got {row}; allowed: 0 to 3"):
        Trainer(Experiment()).trace(row)
