"""What a learner should hear first, each finding reached by a run that has it."""

import math
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Diagnosis,
    Experiment,
    Gate,
    Optimizer,
    Trainer,
    ValuesStart,
    diagnose,
)
from learnscope.core.diagnosis.bounds.endings import foresee
from learnscope.core.diagnosis.trend import trend_of

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]

#: Stands at epoch 6 before numbers whose sum is no float.
DIVERGING = Experiment(
    optimizer=Optimizer(learning_rate=1.2e308),
    batch=Batch(size=2),
    start=ValuesStart((0.0, 0.0, 0.0)),
)


def found(experiment: Experiment, epochs: int) -> tuple[Trainer, Diagnosis]:
    run = Trainer(experiment)
    run.advance(epochs)
    return run, diagnose(run)


@pytest.mark.parametrize(
    ("code", "experiment", "epochs"),
    [
        ("learning", Experiment(), 0),
        ("solved", Experiment(), 1000),
        ("diverged", DIVERGING, 50),
        ("exploding", Experiment(optimizer=Optimizer(learning_rate=1e307)), 1),
        ("exploding", Experiment(Gate("xor"), optimizer=Optimizer(learning_rate=1e307)), 100),
        # A bounded loss, but parameters without bound.
        ("exploding", Experiment(loss="squared", optimizer=Optimizer(learning_rate=1e307)), 1),
        ("not_separable", Experiment(Gate("xor")), 100),
        ("not_separable", Experiment(Gate("xnor")), 100),
        ("not_separable", Experiment(Gate("custom", None, (0, 1, 1, 0))), 100),
        ("not_separable", Experiment(Gate("xor"), loss="squared"), 100),
        ("learning", Experiment(Gate("xor"), start=ValuesStart((2.0, -3.0, 1.0))), 1),
        # As long as the loss jumps, it says nothing of what a line can do.
        ("overshooting", Experiment(Gate("xor"), optimizer=Optimizer(learning_rate=20.0)), 99),
        ("overshooting", Experiment(Gate("xor"), optimizer=Optimizer(learning_rate=20.0)), 500),
        ("overshooting", Experiment(optimizer=Optimizer(learning_rate=15.0)), 2),
        ("saturated", Experiment(loss="squared", start=ValuesStart((8.0, 8.0, 8.0))), 0),
        ("saturated", Experiment(loss="absolute", start=ValuesStart((0.0, 0.0, -400.0))), 0),
        # Far out on the right side, and not far on the wrong one.
        ("learning", Experiment(loss="squared", start=ValuesStart((3.0, 3.0, -7.0))), 0),
        # With bce a neuron that is far out is pulled back as hard as any other.
        ("learning", Experiment(start=ValuesStart((8.0, 8.0, 8.0))), 0),
        ("slow", Experiment(optimizer=Optimizer(learning_rate=1e-6)), 10),
        ("slow", Experiment(optimizer=Optimizer(learning_rate=0.0)), 0),
    ],
)
def test_each_finding_is_reached_by_a_run(code: str, experiment: Experiment, epochs: int) -> None:
    assert found(experiment, epochs)[1].code == code


@pytest.mark.parametrize("name", ["xor", "xnor"])
@pytest.mark.parametrize("missing", range(4))
def test_with_a_row_off_even_xor_is_not_called_hopeless_and_is_learned(
    name: str, missing: int
) -> None:
    run = Trainer(Experiment(Gate(name).with_row(missing, active=False)))
    codes = set()
    for _ in range(100):
        codes.add(diagnose(run).code)
        run.advance(10)
    assert "not_separable" not in codes
    assert diagnose(run).code == "solved"


@given(experiment=st.from_type(Experiment), epochs=st.integers(0, 200))
@example(
    experiment=Experiment(loss="absolute", optimizer=Optimizer("gd", 0.0), batch=Batch(1)), epochs=8
)
def test_every_run_has_a_finding_with_its_true_figures(experiment: Experiment, epochs: int) -> None:
    run = Trainer(experiment)
    run.advance(epochs)
    foresee(experiment)
    finding = diagnose(run, wait=False)
    active = len(experiment.problem.active)
    figures = dict(finding.figures)
    assert figures.pop("epoch") == run.epoch
    assert figures.pop("loss") == run.loss
    assert figures.pop("learning_rate") == run.learning_rate
    assert figures.pop("rows") == active
    assert figures.pop("right") == run.accuracy * active
    more = {
        "not_separable": {"gradient", "best"},
        "exploding": {"largest", "limit"},
        "overshooting": {"highest", "falls"},
        "saturated": {"row", "z", "slope"},
        # It is told of how many epochs: of those to come, where it costs little to look ahead.
        "slow": {"fall", "ahead" if trend_of(run).ahead else "behind"},
        "same_answer": {"fall", "ahead" if trend_of(run).ahead else "behind", "answer"},
    }
    assert set(figures) == more.get(finding.code, set())
    assert all(math.isfinite(value) for value in finding.figures.values())
    assert (finding.code == "diverged") == run.diverged
    if finding.code == "not_separable":
        assert not experiment.problem.separable
    if not run.diverged:
        assert (finding.code == "solved") == (run.accuracy == 1.0)


def test_slow_tells_how_little_the_loss_will_fall() -> None:
    run, finding = found(Experiment(optimizer=Optimizer(learning_rate=1e-6)), 10)
    before = run.loss
    run.advance(int(finding.figures["ahead"]))
    assert finding.figures["fall"] == 1.0 - run.loss / before
    assert 0.0 < finding.figures["fall"] < 1e-4


def test_overshooting_tells_how_high_the_loss_will_jump() -> None:
    run, finding = found(Experiment(optimizer=Optimizer(learning_rate=15.0)), 2)
    run.advance(16)
    assert finding.figures["highest"] == run.history.losses[2:].max() > run.history.losses[2]


@pytest.mark.parametrize("name", ["and", "xor"])
def test_exploding_tells_how_large_the_largest_number_is_and_where_numbers_end(name: str) -> None:
    run, finding = found(Experiment(Gate(name), optimizer=Optimizer(learning_rate=1e307)), 3)
    assert finding.figures["largest"] == max(run.loss, *map(abs, run.parameters.tolist()))
    assert 1e300 <= finding.figures["largest"] < finding.figures["limit"]
    assert math.isinf(finding.figures["limit"] * 1.1)


def test_a_large_loss_that_is_far_from_the_end_of_numbers_is_not_called_exploding() -> None:
    run, finding = found(Experiment(optimizer=Optimizer(learning_rate=1e200)), 2)
    assert run.loss > 1e199
    assert finding.code != "exploding"


def test_saturated_tells_which_row_is_stuck_and_how_flat_its_slope_is() -> None:
    experiment = Experiment(loss="squared", start=ValuesStart((0.0, 14.0, -7.0)))
    run, finding = found(experiment, 0)
    sample = run.trace(int(finding.figures["row"])).sample
    assert sample.sample == 1
    assert (sample.output > 0.5) != bool(sample.target)
    assert finding.figures["z"] == sample.z == 7.0
    assert finding.figures["slope"] == sample.doutput_dz < 1e-3


def test_not_separable_tells_that_three_of_four_is_the_most() -> None:
    assert found(Experiment(Gate("xor")), 100)[1].figures["best"] == 3


def test_a_run_about_to_leave_the_finite_numbers_is_not_called_slow() -> None:
    run, finding = found(DIVERGING, 6)
    assert not run.diverged
    assert finding.code == "exploding"
    run.advance(1)
    assert diagnose(run).code == "diverged"
    assert diagnose(run).figures["epoch"] == 6
    assert diagnose(run).figures["learning_rate"] == 1.2e308


def test_a_diagnosis_moves_nothing(place: Place) -> None:
    run = Trainer(Experiment())
    run.advance(5)
    before = place(run), len(run.history)
    diagnose(run)
    assert (place(run), len(run.history)) == before
