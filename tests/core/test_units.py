"""What one unit makes of many points is what stands in the trace of each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Experiment, Gate, Model, Network, RandomStart, Trainer
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.units import activation_of, layer_of, output_unit, unit_values

pytestmark = pytest.mark.usefixtures("faster_engine")


@given(
    hidden=st.lists(st.integers(1, 4), max_size=3).map(tuple),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    gate=st.sampled_from(["xor", "parity"]),
)
def test_every_unit_is_as_its_trace_has_it(
    hidden: tuple[int, ...], activation: str, gate: str
) -> None:
    experiment = Experiment(
        Gate(gate), Network(hidden, activation), start=RandomStart(3, "uniform")
    )
    trainer = Trainer(experiment)
    inputs = experiment.problem.inputs
    for layer, names in enumerate(experiment.model.unit_names):
        for place, name in enumerate(names):
            assert layer_of(experiment.model, name) == (layer, place)
            values = unit_values(experiment.model, trainer.parameters, inputs, name)
            assert values.z.shape == values.output.shape == (len(inputs),)
            for row in range(len(inputs)):
                unit = trainer.trace_row(row).layers[layer][place]
                assert values.z[row] == pytest.approx(unit.z, rel=1e-12, abs=1e-15)
                assert values.output[row] == pytest.approx(unit.output, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("task", ["classification", "regression"])
def test_the_output_unit_is_the_models_answer_bit_for_bit(task: str) -> None:
    model = Model(Network((3, 2)), 2, task)
    random = np.random.default_rng(1)
    parameters, points = random.normal(size=model.parameter_count), random.normal(size=(5, 4, 2))
    values = unit_values(model, parameters, points, "y")
    assert np.array_equal(values.output, model.forward(parameters, points))


@pytest.mark.parametrize("task", ["classification", "regression"])
@pytest.mark.parametrize("bias", [True, False])
def test_the_output_unit_by_itself_makes_the_same_of_a_hidden_layers_outputs(
    task: str, bias: bool
) -> None:
    model = Model(Network((3, 4), bias=bias), 2, task)
    random = np.random.default_rng(1)
    parameters, points = random.normal(size=model.parameter_count), random.normal(size=(5, 4, 2))
    hidden, z = model.unit_outputs(parameters, points)
    whole, first = output_unit(model, parameters), output_unit(model, parameters, 2)
    assert np.array_equal(whole.sums(hidden[-1]), z)
    assert np.array_equal(whole.answers(hidden[-1]), model.forward(parameters, points))
    (weights,), (b,) = model.layers(parameters)[-1]
    assert first.sums([2.0, 3.0]) == weights[0] * 2.0 + weights[1] * 3.0 + b


def test_a_unit_that_is_not_there_is_refused() -> None:
    model = Model(Network((2,)), 2, "classification")
    for call in (layer_of, activation_of, lambda m, u: unit_values(m, np.zeros(9), [0, 0], u)):
        with pytest.raises(ValueError, match=r"^unit: got 'h2\.1'; allowed: "):
            call(model, "h2.1")
    assert activation_of(model, "h1.2") == "tanh"
    assert activation_of(model, "y") == "sigmoid"
