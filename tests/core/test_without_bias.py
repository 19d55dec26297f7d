"""Networks whose units have no biases: θ is weights alone, and all else is as it was."""

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from learnscope.core import (
    Experiment,
    ExperimentError,
    Gate,
    Model,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    Problem,
    RandomStart,
    Trainer,
    ValuesStart,
    ZerosStart,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.joining import bends, parts, with_bend, with_height
from learnscope.core.landscape.blocks import losses_at
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES
from learnscope.core.run.plan import Plan
from learnscope.core.start import SCHEMES, Start

DEPTHS: list[tuple[int, ...]] = [(), (3,), (3, 2), (2, 1, 3)]

POINTS = ((-0.9,), (-0.3,), (0.2,), (0.5,), (0.8,))
NUMBERS = OwnData(POINTS, (0.7, -0.4, 0.1, 0.9, -1.3), "regression")

#: As a textbook has them; none of Learnscope's own recipes.
BENDS = {
    "tanh": np.tanh,
    "sigmoid": lambda z: 1.0 / (1.0 + np.exp(-z)),
    "relu": lambda z: np.maximum(z, 0.0),
    "leaky_relu": lambda z: np.where(z > 0.0, z, 0.01 * z),
    "softplus": lambda z: np.log1p(np.exp(z)),
    "identity": lambda z: z,
    "step": lambda z: (z > 0.0) * 1.0,
}


def problem_for(task: str) -> Problem:
    return NUMBERS if task == "regression" else Gate("xor", (0, 1, 3))


def by_hand(experiment: Experiment, theta: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """Return the output unit's z for each sample, with plain matrices."""
    a, begin = inputs, 0
    sizes = [inputs.shape[1], *experiment.network.hidden, 1]
    for layer in range(1, len(sizes)):
        count = sizes[layer] * sizes[layer - 1]
        weights = theta[begin : begin + count].reshape(sizes[layer], sizes[layer - 1])
        z = a @ weights.T
        a = BENDS[experiment.network.activation](z)
        begin += count
    assert begin == len(theta)
    return z[:, 0]


def loss_by_hand(experiment: Experiment, theta: np.ndarray) -> float:
    active = list(experiment.problem.active)
    z = by_hand(experiment, theta, experiment.problem.inputs[active])
    targets = experiment.problem.target_array[active]
    if experiment.loss == "bce":
        losses = np.log1p(np.exp(z)) - targets * z
    else:
        answers = z if experiment.problem.task == "regression" else BENDS["sigmoid"](z)
        losses = np.abs(answers - targets)
        losses = losses**2 if experiment.loss == "squared" else losses
    penalty = experiment.penalty
    return float(
        losses.mean() + penalty.l1 * np.abs(theta).sum() + 0.5 * penalty.l2 * (theta**2).sum()
    )


@pytest.mark.parametrize(
    ("task", "loss"), [(task, loss) for task, losses in LOSSES.items() for loss in losses]
)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("hidden", DEPTHS)
def test_answers_loss_and_gradient_are_those_of_plain_matrices(
    task: str, loss: str, activation: str, hidden: tuple[int, ...]
) -> None:
    experiment = Experiment(
        problem_for(task),
        Network(hidden, activation, bias=False),
        loss,
        start=RandomStart(5, "normal", 0.7),
        penalty=Penalty(0.1, 0.3),
    )
    run = Trainer(experiment)
    theta, inputs = run.parameters, experiment.problem.inputs
    z = by_hand(experiment, theta, inputs)
    np.testing.assert_allclose([run.trace_row(row).z for row in range(len(z))], z, 1e-12, 1e-14)
    answers = z if task == "regression" else BENDS["sigmoid"](z)
    np.testing.assert_allclose(run.predict(inputs), answers, 1e-12, 1e-14)
    assert run.loss == pytest.approx(loss_by_hand(experiment, theta), rel=1e-12)
    h, steps, plan = 1e-6, 1e-6 * np.eye(len(theta)), Plan(experiment)
    above, below = (losses_at(plan, (theta + side * steps).T) for side in (1.0, -1.0))
    slopes = (above - below) / (2 * h)
    np.testing.assert_allclose(run.next_update().gradient, slopes, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("hidden", DEPTHS)
def test_an_opened_update_ends_where_the_run_goes(rule: str, hidden: tuple[int, ...]) -> None:
    run = Trainer(
        Experiment(
            Gate("xor"), Network(hidden, bias=False), optimizer=Optimizer(rule, 0.1),
            start=RandomStart(2, "normal"),
        )
    )  # fmt: skip
    for _ in range(4):
        update = run.next_update()
        run.advance(1)
        assert np.array(update.updated).tobytes() == run.parameters.tobytes()
    sample = update.samples[1]
    for layer in sample.layers:
        for unit in layer:
            assert len(unit.parameters) == len(unit.inputs) == len(unit.products)
            assert unit.z == pytest.approx(sum(unit.products), rel=1e-15, abs=1e-300)


def test_the_parameters_are_the_weights_alone_in_order() -> None:
    model = Model(Network((2,), bias=False), 2, "classification")
    assert model.parameter_names == ("h1.1.w1", "h1.1.w2", "h1.2.w1", "h1.2.w2", "y.w1", "y.w2")
    assert model.parameter_count == 6
    assert model.is_weight.all()
    assert model.position(1, 0, 1) == 5
    with pytest.raises(ValueError, match="source: got 2; allowed: 0 to 1, without biases"):
        model.position(0, 0, 2)
    weights, biases = model.layers(np.arange(6.0))[1]
    assert weights.tolist() == [[4.0, 5.0]]
    assert biases.tolist() == [0.0]
    assert Model(Network(bias=False), 2, "classification").parameter_names == ("w1", "w2")


def test_a_single_neuron_without_bias_answers_one_half_at_the_origin_for_good() -> None:
    run = Trainer(Experiment(Gate("or"), Network(bias=False), start=ValuesStart((0.1, -0.12))))
    assert run.loss == pytest.approx(
        (math.log(2) + math.log1p(math.exp(0.12)) + math.log1p(math.exp(-0.1))
         + math.log1p(math.exp(0.02))) / 4
    )  # fmt: skip
    run.advance(100)
    assert run.outputs()[0] == 0.5
    assert run.accuracy == 1.0


def test_it_is_written_only_where_it_is_false() -> None:
    without = Experiment(Gate("xor"), Network((2,), bias=False), start=RandomStart(1))
    assert json.loads(without.to_json())["network"] == {
        "hidden": [2],
        "activation": "tanh",
        "bias": False,
    }
    assert Experiment.from_json(without.to_json()) == without
    with_bias = Experiment(Gate("xor"), Network((2,)), start=RandomStart(1))
    assert "bias" not in json.loads(with_bias.to_json())["network"]
    said = json.loads(with_bias.to_json())
    said["network"]["bias"] = True
    assert Experiment.from_json(json.dumps(said)) == with_bias


@pytest.mark.parametrize("value", [0, 1, None, "false", 0.0, []])
def test_what_is_neither_true_nor_false_is_refused(value: object) -> None:
    with pytest.raises(ExperimentError, match=r"network\.bias: got .*; allowed: true or false"):
        Experiment.from_json(json.dumps({"network": {"bias": value}}))


def test_values_for_a_bias_that_is_not_there_are_refused() -> None:
    with pytest.raises(ExperimentError, match=r"start\.values: .* allowed: 2 numbers: w1, w2"):
        Experiment(network=Network(bias=False), start=ValuesStart((0.1, -0.12, 0.0)))


@pytest.mark.parametrize("hidden", [(), (2,), (3, 2)])
def test_taking_the_biases_away_keeps_the_weights_and_gives_them_back_as_0(
    hidden: tuple[int, ...],
) -> None:
    drawn = Experiment(Gate("xor"), Network(hidden), start=RandomStart(7))
    theta, weight = drawn.start_parameters(), drawn.model.is_weight
    given_one_by_one = replace(drawn, start=ValuesStart(tuple(theta.tolist())))
    without = given_one_by_one.with_network(Network(hidden, bias=False))
    assert without.start == ValuesStart(tuple(theta[weight].tolist()))
    again = without.with_network(Network(hidden))
    assert again.start == ValuesStart(tuple(np.where(weight, theta, 0.0).tolist()))


def test_a_drawn_start_stays_drawn_and_another_shape_draws_one() -> None:
    drawn = Experiment(start=RandomStart(3)).with_network(Network(bias=False))
    assert drawn.start == RandomStart(3)
    assert len(drawn.start_parameters()) == 2
    assert isinstance(Experiment().with_network(Network((2,), bias=False)).start, RandomStart)


def test_parameters_are_carried_between_models_of_the_same_sizes_only() -> None:
    wide = Model(Network((2,)), 2, "classification")
    with pytest.raises(ValueError, match=r"got \(2, 1\); allowed: \(2, 2, 1\)"):
        wide.carried((1.0, 2.0, 3.0), Model(Network(), 2, "classification"))


@pytest.mark.parametrize(
    ("network", "start"),
    [
        ({"bias": False}, ValuesStart((0.1, -0.12))),
        ({}, ValuesStart((0.1, -0.12, 0.0))),
        ({"hidden": [2], "bias": False}, RandomStart(1, "xavier")),
        ({"hidden": [2], "activation": "relu"}, RandomStart(1, "he")),
    ],
)
def test_a_start_that_is_left_out_fits_the_network(network: dict[str, Any], start: Start) -> None:
    assert Experiment.from_json(json.dumps({"network": network})).start == start


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_scheme_draws_as_many_as_there_are_weights(scheme: str) -> None:
    model = Model(Network((4, 3), bias=False), 2, "classification")
    drawn = RandomStart(1, scheme).draw(model)
    assert drawn.shape == (8 + 12 + 3,)
    assert drawn.all()
    assert ZerosStart().draw(model).shape == drawn.shape


def test_where_a_unit_s_parameters_and_a_layer_s_stand() -> None:
    model = Model(Network((3, 2), bias=False), 2, "classification")
    names = model.parameter_names
    assert [names[i] for i in model.positions(1, 1)] == ["h2.2.w1", "h2.2.w2", "h2.2.w3"]
    assert [model.span(layer) for layer in range(3)] == [(0, 6), (6, 12), (12, 14)]
    assert Model(Network((3,)), 2, "classification").span(1) == (9, 13)


def test_the_plane_of_a_single_neuron() -> None:
    assert Model(Network(bias=False), 2, "classification").plane((2.0, 3.0)) == (2.0, 3.0, 0.0)
    assert Model(Network(), 2, "classification").plane((2.0, 3.0, 4.0)) == (2.0, 3.0, 4.0)
    with pytest.raises(ValueError, match="hidden"):
        Model(Network((2,)), 2, "classification").plane(np.zeros(9))


def test_every_bend_stands_at_0_and_stays_there() -> None:
    model = Model(Network((3,), bias=False), 1, "regression")
    theta = (1.0, -2.0, 0.5, 1.0, 1.0, 1.0)
    assert [str(x) for x in bends(model, theta)] == ["0.0", "0.0", "0.0"]
    higher = with_height(model, theta, 1, 0.5, 3.0)
    assert parts(model, higher, [0.5]).terms[1] == pytest.approx(3.0)
    with pytest.raises(ValueError, match="without biases"):
        with_bend(model, theta, 1, 0.5)
