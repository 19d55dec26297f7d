"""Joining lines: what the units add is the model's answer, and a bend goes where it is asked."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.joining import bends, parts, with_bend, with_height
from learnscope.core.network import Model, Network

LAYERS = st.lists(st.integers(1, 8), min_size=1, max_size=4).map(tuple)
TASKS = st.sampled_from(["regression", "classification"])


def drawn(model: Model, seed: int) -> tuple[float, ...]:
    """Return some parameters."""
    return tuple(np.random.default_rng(seed).normal(0.0, 2.0, model.parameter_count).tolist())


@given(LAYERS, st.sampled_from(sorted(ACTIVATIONS)), TASKS, st.integers(1, 3), st.integers(0, 99))
def test_all_parts_together_are_the_output_unit_s_sum_bit_for_bit(
    hidden: tuple[int, ...], activation: str, task: str, inputs: int, seed: int
) -> None:
    model = Model(Network(hidden, activation), inputs, task)
    parameters = drawn(model, seed)
    points = np.random.default_rng(seed).normal(0.0, 2.0, (7, inputs))
    _, z = model.unit_outputs(parameters, points)

    found = parts(model, parameters, points)

    assert found.terms.shape == (7, hidden[-1])
    assert found.sum(hidden[-1]).tobytes() == z.tobytes()
    if task == "regression":
        answers = model.forward(parameters, points)
        assert found.sum(hidden[-1]).tobytes() == answers.tobytes()


@given(st.integers(1, 8), st.integers(0, 99))
def test_each_unit_adds_its_own_part_to_the_sum(units: int, seed: int) -> None:
    model = Model(Network((units,), "relu"), 1, "regression")
    found = parts(model, drawn(model, seed), np.linspace(-1.0, 1.0, 5)[:, np.newaxis])

    assert found.sum(0) == pytest.approx([found.bias] * 5)
    for unit in range(units):
        more = found.sum(unit + 1) - found.sum(unit)
        assert more == pytest.approx(found.terms[:, unit], abs=1e-12)


@given(st.integers(1, 8), st.integers(0, 99), st.floats(-2.0, 2.0), st.data())
def test_a_bend_goes_exactly_where_it_is_moved_and_nothing_else_changes(
    units: int, seed: int, at: float, data: st.DataObject
) -> None:
    model = Model(Network((units,), "relu"), 1, "regression")
    unit = data.draw(st.integers(0, units - 1))
    before = drawn(model, seed)

    after = with_bend(model, before, unit, at)

    weight, bias = model.position(0, unit, 0), model.position(0, unit, 1)
    assert after[bias] == -before[weight] * at
    assert [i for i in range(len(before)) if after[i] != before[i]] in ([], [bias])
    assert bends(model, after)[unit] == pytest.approx(at, rel=1e-12, abs=1e-300)
    assert math.copysign(1.0, after[bias]) == 1.0 or after[bias] != 0.0


def test_a_unit_without_weight_has_no_bend() -> None:
    model = Model(Network((2,), "tanh"), 1, "regression")
    parameters = (0.0, 2.0, 1.0, 1.0, 1.0, 1.0, 0.0)

    assert not np.isfinite(bends(model, parameters)[0])
    assert bends(model, parameters)[1] == -0.5
    assert with_bend(model, parameters, 0, 0.3) == parameters


@given(
    st.sampled_from(["tanh", "relu", "leaky_relu", "softplus", "sigmoid"]),
    st.floats(-1.0, 1.0),
    st.floats(-3.0, 3.0),
    st.integers(0, 99),
)
def test_a_height_is_reached_by_the_output_weight_alone(
    activation: str, at: float, height: float, seed: int
) -> None:
    model = Model(Network((3,), activation), 1, "regression")
    before = drawn(model, seed)

    after = with_height(model, before, 1, at, height)

    changed = [i for i in range(len(before)) if after[i] != before[i]]
    assert changed in ([], [model.position(1, 0, 1)])
    outputs = model.unit_outputs(before, [at])[0][0]
    if abs(outputs[1]) > 1e-9:
        assert parts(model, after, [at]).terms[1] == pytest.approx(height, rel=1e-9, abs=1e-12)
    else:
        assert all(map(math.isfinite, after))


def test_no_weight_lifts_a_line_that_is_0_there() -> None:
    model = Model(Network((1,), "relu"), 1, "regression")
    parameters = (1.0, 0.0, 2.0, 0.0)

    assert with_height(model, parameters, 0, -1.0, 5.0) == parameters
    assert with_height(model, parameters, 0, 0.5, 5.0) == (1.0, 0.0, 10.0, 0.0)
