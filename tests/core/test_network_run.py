"""Runs of networks: exact in both directions, opened without a difference, however they go."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Experiment,
    Gate,
    Model,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    ZerosStart,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.optimizers import RULES
from learnscope.core.penalties import charge as penalty_charge
from learnscope.core.run.batches import batches

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]
Strategy = st.SearchStrategy[Experiment]

XOR = Experiment(
    problem=Gate("xor"),
    network=Network((4,)),
    optimizer=Optimizer("adam", 0.05),
    batch=Batch(2, shuffle=True),
    start=RandomStart(3, "xavier"),
    penalty=Penalty(l2=1e-3),
)


@given(data=st.data(), epochs=st.integers(0, 20))
def test_a_traced_epoch_ends_where_the_run_goes_bit_for_bit(
    networks: Strategy, data: st.DataObject, epochs: int, place: Place
) -> None:
    run = Trainer(data.draw(networks))
    run.advance(epochs)
    before = place(run)
    updates = run.trace_epoch()
    assert place(run) == before
    assert [update.rows for update in updates] == list(batches(run.experiment, run.epoch))
    for one, next_one in pairwise(updates):
        assert one.updated == next_one.parameters
        assert one.updated_state == next_one.state
        assert one.number + 1 == next_one.number
    if run.advance(1):
        assert np.array(updates[-1].updated).tobytes() == run.parameters.tobytes()


@given(data=st.data(), there=st.integers(0, 40), back=st.integers(0, 40))
def test_going_back_and_on_again_leads_to_the_same_bits(
    networks: Strategy, data: st.DataObject, there: int, back: int, place: Place
) -> None:
    experiment = data.draw(networks)
    run, straight = Trainer(experiment), Trainer(experiment)
    there = run.advance(there)
    run.rewind(min(back, there))
    run.advance(there - run.epoch)
    straight.advance(there)
    assert place(run) == place(straight)
    assert run.history.losses.tobytes() == straight.history.losses.tobytes()


@given(data=st.data(), portions=st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_the_portions_of_a_run_do_not_change_it(
    networks: Strategy, data: st.DataObject, portions: list[int], place: Place
) -> None:
    experiment = data.draw(networks)
    run, whole = Trainer(experiment), Trainer(experiment)
    for portion in portions:
        run.advance(portion)
    whole.advance(sum(portions))
    assert place(run) == place(whole)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.usefixtures("coarse")
def test_a_long_run_comes_back_with_what_its_rule_remembers(rule: str, place: Place) -> None:
    experiment = replace(XOR, optimizer=Optimizer(rule, 0.01))
    run, straight = Trainer(experiment), Trainer(experiment)
    run.advance(300)
    run.go_to(123)
    run.edit([*run.parameters[:-1], 0.5])
    run.learning_rate = 0.02
    run.advance(200)
    assert run.history.stride > 4
    run.go_to(10)
    run.go_to(299)
    straight.advance(123)
    straight.edit([*straight.parameters[:-1], 0.5])
    straight.learning_rate = 0.02
    straight.advance(299 - 123)
    assert place(run) == place(straight)
    assert run.trace_epoch() == straight.trace_epoch()


@given(data=st.data(), epochs=st.integers(0, 10))
def test_the_answers_traced_predicted_and_listed_are_the_same(
    networks: Strategy, data: st.DataObject, epochs: int
) -> None:
    run = Trainer(data.draw(networks))
    run.advance(epochs)
    listed = run.outputs()
    assert run.predict(run.experiment.problem.inputs).tolist() == list(listed)
    for sample, output in enumerate(listed):
        assert run.trace(sample).output == pytest.approx(output, rel=1e-9, abs=1e-300)


def test_a_penalty_is_part_of_the_loss_and_charges_weights_alone() -> None:
    plain = Trainer(Experiment(Gate("xor"), Network((2,)), start=RandomStart(1, "normal")))
    charged = Trainer(replace(plain.experiment, penalty=Penalty(l1=0.5, l2=2.0)))
    weights = plain.parameters[plain.experiment.model.is_weight]
    names = plain.experiment.model.parameter_names
    assert len(weights) == sum(name[-2] == "w" for name in names) == 6
    charge = 0.5 * np.abs(weights).sum() + np.square(weights).sum()
    assert charged.penalty == pytest.approx(charge)
    assert charged.loss == pytest.approx(plain.loss + charge)
    part = charged.next_update().penalty_gradient
    for name, value, slope in zip(names, plain.parameters, part, strict=True):
        expected = 0.5 * np.sign(value) + 2.0 * value if ".w" in name else 0.0
        assert slope == pytest.approx(expected)


@pytest.mark.parametrize(("penalty", "charge"), [(Penalty(), 0.0), (Penalty(l1=0.5), 1e200)])
def test_at_rate_0_the_squares_of_huge_weights_cost_nothing(
    penalty: Penalty, charge: float
) -> None:
    weights = np.array([1e200, -1e200])
    assert penalty_charge(penalty.l1, penalty.l2, weights, np.ones(2), 2) == charge


@pytest.mark.parametrize("rule", ["gd", "momentum", "nesterov", "rmsprop", "adam"])
def test_from_zeros_the_units_of_a_layer_stay_equal(rule: str) -> None:
    run = Trainer(
        Experiment(
            Gate("and"),
            Network((3,), "sigmoid"),
            optimizer=Optimizer(rule, 0.1),
            start=ZerosStart(),
        )
    )
    run.advance(200)
    (weights, biases), _ = run.experiment.model.layers(run.parameters)
    assert np.abs(weights).max() > 0.01
    assert np.array_equal(weights, np.broadcast_to(weights[0], weights.shape))
    assert np.array_equal(biases, np.broadcast_to(biases[0], biases.shape))


def test_what_lies_before_a_step_is_not_moved() -> None:
    run = Trainer(Experiment(Gate("xor"), Network((3,), "step"), start=RandomStart(2)))
    before = run.parameters.copy()
    run.advance(50)
    hidden = slice(0, 9)
    assert np.array_equal(run.parameters[hidden], before[hidden])
    assert not np.array_equal(run.parameters[9:], before[9:])


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(z=st.floats(-700.0, 700.0))
def test_every_bend_is_finite_and_its_slope_is_that_of_its_value(name: str, z: float) -> None:
    bend = ACTIVATIONS[name]
    value, slope = float(bend.of(z)), float(bend.slope_of(z))
    assert np.isfinite([value, slope]).all()
    h = 1e-5 * max(1.0, abs(z))
    if abs(z) > 2 * h:
        difference = float(bend.of(z + h) - bend.of(z - h)) / (2 * h)
        assert slope == pytest.approx(difference, rel=1e-4, abs=1e-7)


@given(hidden=st.lists(st.integers(1, 8), max_size=4).map(tuple), inputs=st.integers(1, 3))
def test_a_parameters_name_stands_where_its_number_does(
    hidden: tuple[int, ...], inputs: int
) -> None:
    model = Model(Network(hidden), inputs, "classification")
    theta = np.arange(float(model.parameter_count))
    names = model.parameter_names
    assert len(set(names)) == len(names) == model.parameter_count
    for layer, (units, (weights, biases)) in enumerate(
        zip(model.unit_names, model.layers(theta), strict=True)
    ):
        for unit, name in enumerate(units):
            before = f"{name}." if hidden else ""
            for source in range(model.sizes[layer]):
                at = model.position(layer, unit, source)
                assert theta[at] == weights[unit, source]
                assert names[at] == f"{before}w{source + 1}"
                assert model.is_weight[at]
            at = model.position(layer, unit, model.sizes[layer])
            assert theta[at] == biases[unit]
            assert names[at] == f"{before}b"
            assert not model.is_weight[at]


@pytest.mark.parametrize(
    ("scheme", "spread"), [("xavier", np.sqrt(6 / 12) / np.sqrt(3)), ("he", np.sqrt(2 / 8))]
)
def test_a_scheme_by_layer_spreads_weights_by_its_size_and_leaves_biases_at_0(
    scheme: str, spread: float
) -> None:
    model = Model(Network((8, 4)), 2, "classification")
    drawn = [model.layers(RandomStart(seed, scheme).draw(model))[1] for seed in range(300)]
    weights = np.array([weights for weights, _ in drawn])
    assert weights.std() == pytest.approx(spread, rel=0.03)
    assert weights.mean() == pytest.approx(0.0, abs=0.02)
    assert not np.array([biases for _, biases in drawn]).any()


def test_more_hidden_units_than_values_draw_a_start_and_equally_many_keep_it() -> None:
    one = Experiment()
    two = one.with_network(Network((2,), "relu"))
    assert two.start == RandomStart(scheme="he")
    assert one.with_network(Network((2,))).start == RandomStart(scheme="xavier")
    assert one.with_network(Network((), "relu")).start == one.start
    assert two.with_network(Network()).start == two.start
    assert Experiment.from_json(two.to_json()) == two
