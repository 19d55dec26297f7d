"""Scaled data: fitted to what trains, and everything that is read is in the data's own units."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Experiment, Gate, Network, Optimizer, OwnData, Trainer, ValuesStart
from learnscope.core.inspection.joining import bends, with_bend
from learnscope.core.inspection.units import unit_values
from learnscope.core.problems.scaling import Scale, Scaling, ScalingName, as_learned, fitted

HOUSES = OwnData(
    ((50.0,), (80.0,), (110.0,), (120.0,), (200.0,)),
    (152_000.0, 190_000.0, 260_000.0, 281_000.0, 430_000.0),
    "regression",
    names=("size",),
    target_name="price",
    scaling="standard",
    target_scaling="standard",
)
EXAMS = OwnData(
    ((73.0, 92.0), (84.0, 45.0), (30.0, 87.0), (51.0, 49.0), (47.0, 61.0), (99.0, 85.0)),
    (1, 1, 1, 0, 0, 1),
    labels=("failed", "passed"),
    scaling="standard",
)


def test_standard_takes_the_mean_off_and_divides_by_the_population_s_deviation() -> None:
    assert fitted("standard", [2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]) == Scale(5.0, 2.0)


@pytest.mark.parametrize("name", ["standard", "range"])
def test_the_smallest_range_there_is_has_a_factor(name: str) -> None:
    scale = fitted(name, [0.0, 5e-324])  # type: ignore[arg-type]
    assert scale.factor > 0.0
    assert np.isfinite(scale.of([0.0, 5e-324])).all()


def test_range_goes_from_minus_one_to_one() -> None:
    scale = fitted("range", [20.0, 30.0, 60.0])
    assert scale == Scale(40.0, 20.0)
    assert scale.of([20.0, 30.0, 60.0]).tolist() == [-1.0, -0.5, 1.0]
    assert scale.back([-1.0, -0.5, 1.0]).tolist() == [20.0, 30.0, 60.0]


@pytest.mark.parametrize("name", ["standard", "range"])
def test_a_constant_column_becomes_0(name: str) -> None:
    scale = fitted(name, [7.5, 7.5, 7.5])  # type: ignore[arg-type]
    assert scale == Scale(7.5, 1.0)
    assert scale.of([7.5]).tolist() == [0.0]


@given(
    values=st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=40),
    name=st.sampled_from(["standard", "range"]),
)
def test_a_scale_is_finite_and_never_0_and_goes_back(values: list[float], name: str) -> None:
    scale = fitted(name, values)  # type: ignore[arg-type]
    assert math.isfinite(scale.shift)
    assert 0.0 < scale.factor < math.inf
    size = max(map(abs, values))
    np.testing.assert_allclose(scale.back(scale.of(values)), values, atol=1e-12 * size + 1e-300)


def test_it_is_fitted_to_the_samples_that_train_alone() -> None:
    split = replace(HOUSES, test_share=0.4)
    training = list(split.active)
    assert 0 < len(training) < 5
    scales = split.scales
    assert scales is not None
    assert scales.inputs == (fitted("standard", split.inputs[training, 0]),)
    assert scales.target == fitted("standard", split.target_array[training])


def test_what_is_not_scaled_is_given_as_it_is() -> None:
    plain = replace(HOUSES, scaling=None, target_scaling=None)
    assert plain.scales is None
    assert Gate().scales is None
    inputs, targets = as_learned(plain)
    assert inputs is plain.inputs or inputs.base is plain.inputs
    assert targets.tolist() == list(plain.targets)


def test_scaled_columns_have_mean_0_and_deviation_1() -> None:
    for columns in (as_learned(HOUSES)[0].T, as_learned(EXAMS)[0].T, as_learned(HOUSES)[1:]):
        for column in columns:
            assert column.mean() == pytest.approx(0.0, abs=1e-15)
            assert column.std() == pytest.approx(1.0)


def test_it_is_learned_as_if_the_scaled_numbers_were_the_data() -> None:
    inputs, targets = as_learned(HOUSES)
    same = OwnData(tuple(map(tuple, inputs.tolist())), tuple(targets.tolist()), "regression")
    start = ValuesStart((0.1, 0.2))
    runs = [
        Trainer(Experiment(data, loss="squared", start=start, optimizer=Optimizer("gd", 0.1)))
        for data in (HOUSES, same)
    ]
    for run in runs:
        run.advance(50)
    scaled, plain = runs
    assert scaled.parameters.tolist() == plain.parameters.tolist()
    assert scaled.loss == plain.loss


def trained(data: OwnData, network: Network | None = None, epochs: int = 200) -> Trainer:
    experiment = Experiment().with_problem(data).with_network(network or Network())
    run = Trainer(experiment.with_learning_rate(0.3))
    run.advance(epochs)
    return run


def test_a_line_through_scaled_data_is_that_of_least_squares_in_their_own_units() -> None:
    run = trained(HOUSES, epochs=400)
    sizes, prices = HOUSES.inputs[:, 0], HOUSES.target_array
    slope, intercept = np.polyfit(sizes, prices, 1)
    assert run.experiment.model.in_own_units(run.parameters) == pytest.approx((slope, intercept))
    assert run.predict([[100.0]])[0] == pytest.approx(100.0 * slope + intercept)
    assert run.outputs() == tuple(run.predict(HOUSES.inputs).tolist())


@pytest.mark.parametrize("scaling", [None, "standard", "range"])
def test_a_plane_through_numbers_of_several_inputs_is_that_of_least_squares(
    scaling: ScalingName | None,
) -> None:
    numbers = np.random.default_rng(3).uniform(-1.0, 1.0, (40, 3))
    targets = numbers @ [2.0, -1.0, 0.5] + 3.0 + 0.1 * np.sin(40.0 * numbers[:, 0])
    data = OwnData(
        tuple(map(tuple, numbers.tolist())),
        tuple(targets.tolist()),
        "regression",
        scaling=scaling,
        target_scaling=scaling,
    )
    run = trained(data, epochs=400)
    columns = np.column_stack((numbers, np.ones(40)))
    best, *_ = np.linalg.lstsq(columns, targets, rcond=None)
    assert run.experiment.model.in_own_units(run.parameters) == pytest.approx(best.tolist())
    assert run.outputs() == pytest.approx((columns @ best).tolist())


def test_the_line_where_the_answer_is_one_half_lies_in_the_data_s_own_units() -> None:
    run = trained(EXAMS)
    model = run.experiment.model
    w1, w2, b = model.plane(run.parameters)
    x1 = 60.0
    x2 = -(w1 * x1 + b) / w2
    assert float(run.predict([x1, x2])) == pytest.approx(0.5)
    assert model.in_own_units(run.parameters) == (w1, w2, b)
    np.testing.assert_allclose(model.with_plane((w1, w2, b)), run.parameters)


def test_a_trace_says_what_the_data_are_and_what_the_network_is_given() -> None:
    run = trained(HOUSES, epochs=3)
    trace = run.trace(4)
    sample = trace.sample
    scales = HOUSES.scales
    assert scales is not None
    assert sample.inputs == (200.0, 1.0)
    assert sample.scaled_inputs == (float(scales.inputs[0].of(200.0)), 1.0)
    assert sample.target == 430_000.0
    assert sample.scaled_target == float(scales.target.of(430_000.0))
    assert sample.z == sample.scaled_output
    assert sample.output == run.outputs()[4] == float(scales.target.back(sample.z))
    assert sample.loss == (sample.scaled_output - sample.scaled_target) ** 2
    after = Trainer(run.experiment)
    after.advance(4)
    assert trace.updated_output == after.outputs()[4]


def test_units_are_asked_about_points_in_the_data_s_own_units() -> None:
    run = trained(HOUSES, Network((3,), "tanh"), epochs=5)
    model = run.experiment.model
    answers = unit_values(model, run.parameters, HOUSES.inputs, "y").output
    assert answers.tolist() == list(run.outputs())
    there = bends(model, run.parameters)
    for unit, x in enumerate(there.tolist()):
        z = unit_values(model, run.parameters, [[x]], f"h1.{unit + 1}").z
        assert z[0] == pytest.approx(0.0, abs=1e-9)
    moved = with_bend(model, run.parameters.tolist(), 1, 90.0)
    assert bends(model, moved)[1] == pytest.approx(90.0)


@given(data=st.from_type(OwnData))
def test_names_labels_and_scaling_are_kept_in_json(data: OwnData) -> None:
    experiment = Experiment().with_problem(data)
    assert Experiment.from_json(experiment.to_json()).problem == data
    keys = json.loads(experiment.to_json())["problem"].keys()
    assert ("scaling" in keys) is (data.scaling is not None)


def test_scales_of_nothing_but_inputs_leave_targets() -> None:
    scaling = Scaling((Scale(2.0, 4.0),))
    assert scaling.inputs_of([[10.0]]).tolist() == [[2.0]]
    assert scaling.inputs_back([[2.0]]).tolist() == [[10.0]]
    assert scaling.target.of([3.0]).tolist() == [3.0]
