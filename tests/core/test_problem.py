"""What every kind of problem offers, and how it is read and written."""

import copy
import json
import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Cloud,
    Curve,
    ExperimentError,
    Gate,
    OwnData,
    Problem,
    problem_from_dict,
)

ANY = st.one_of(*[st.from_type(kind) for kind in (Gate, Cloud, Curve, OwnData)])


@given(problem=ANY)
def test_what_a_problem_offers_fits_together(problem: Problem) -> None:
    samples, inputs = problem.inputs.shape
    assert problem.inputs.dtype == problem.target_array.dtype == np.float64
    assert problem.target_array.shape == (samples,)
    assert len(problem.input_names) == len(problem.extent) == inputs
    assert len(set(problem.input_names)) == inputs
    assert np.isfinite(problem.inputs).all()
    assert np.isfinite(problem.target_array).all()
    if problem.task == "classification":
        assert set(problem.target_array.tolist()) <= {0.0, 1.0}
        assert isinstance(problem.separable, bool)
    else:
        assert problem.separable is None


@given(problem=ANY)
def test_no_sample_both_trains_and_tests(problem: Problem) -> None:
    assert problem.active
    assert not set(problem.active) & set(problem.held_out)
    assert set(problem.active) | set(problem.held_out) <= set(range(len(problem.inputs)))
    if problem.kind != "gate":
        assert len(problem.active) + len(problem.held_out) == len(problem.inputs)


@given(problem=ANY)
def test_a_plot_shows_every_sample_with_room_around(problem: Problem) -> None:
    for values, (low, high) in zip(problem.inputs.T, problem.extent, strict=True):
        assert low < values.min() <= values.max() < high
        if problem.kind in {"cloud", "curve"}:
            assert high - low == pytest.approx(1.2 * np.ptp(values))


@given(problem=ANY)
def test_reading_what_was_written_gives_an_equal_problem(problem: Problem) -> None:
    read = problem_from_dict(json.loads(json.dumps(problem.to_dict())))
    assert read == problem
    assert hash(read) == hash(problem)
    assert read.to_dict() == problem.to_dict()
    assert np.array_equal(read.inputs, problem.inputs)
    assert np.array_equal(read.target_array, problem.target_array)
    assert (read.active, read.held_out) == (problem.active, problem.held_out)


@given(problem=ANY)
def test_copies_are_equal_and_their_arrays_cannot_be_written_to(problem: Problem) -> None:
    assert len(problem.inputs) == len(problem.target_array)
    assert problem.separable in {True, False, None}
    copies = [copy.copy(problem), copy.deepcopy(problem), pickle.loads(pickle.dumps(problem))]
    for one in (problem, *copies):
        assert one == problem
        assert np.array_equal(one.inputs, problem.inputs)
        for array in (one.inputs, one.target_array):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1.0


@pytest.mark.parametrize("problem", [Gate(), Cloud(), Curve(), OwnData(((0, 0),), (1,))])
def test_a_problem_is_a_value(problem: Any) -> None:
    with pytest.raises(FrozenInstanceError):
        problem.test_share = 0.5
    assert problem != Gate("nor")
    # Asked for twice, handed out once: views may ask at every frame.
    assert problem.inputs is problem.inputs
    assert problem.target_array is problem.target_array


@pytest.mark.parametrize(
    ("kind", "default"), [("gate", Gate()), ("cloud", Cloud()), ("curve", Curve())]
)
def test_keys_that_are_left_out_take_their_defaults(kind: str, default: Problem) -> None:
    assert problem_from_dict({"kind": kind}) == default
    assert problem_from_dict({}) == Gate()


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, 'problem: got None; allowed: an object with the key kind: "gate", "cloud",'),
        ([], "problem: got []; allowed: an object with the key kind"),
        ({"kind": "table"}, "problem.kind: got 'table'; allowed: gate, cloud, curve, data"),
        ({"kind": ["gate"]}, "problem.kind: got ['gate']; allowed: gate, cloud, curve, data"),
        ({"kind": None}, "problem.kind: got None; allowed: gate, cloud, curve, data"),
        ({"kind": "cloud", "rows": []}, "problem.rows: got []; allowed: no such key; the keys are"),
        (
            {"points": 5},
            "problem.points: got 5; allowed: no such key; the keys are kind, name, row",
        ),
        ({"kind": "data"}, "problem.points: got (); allowed: a list of 1 to 10000 points"),
        ({"kind": "data", "inputs": 1}, "problem.inputs: got 1; allowed: no such key"),
        ({"kind": "curve", 7: 1}, "problem.7: got 1; allowed: no such key"),
    ],
)
def test_what_is_no_problem_is_refused(value: Any, message: str) -> None:
    with pytest.raises(ExperimentError) as caught:
        problem_from_dict(value)
    assert str(caught.value).startswith(message)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ["name", "rows", "targets", "points", "noise", "seed", "test_share", "values", "task"]


def outcome(data: Any) -> Problem | ExperimentError:
    try:
        return problem_from_dict(data)
    except ExperimentError as refused:
        return refused


@given(problem=ANY, field=st.sampled_from(FIELDS), value=JSON)
def test_any_value_in_any_field_is_read_or_refused(
    problem: Problem, field: str, value: Any
) -> None:
    data = problem.to_dict() | {field: value}
    read = outcome(data)
    if isinstance(read, ExperimentError):
        assert str(read).startswith(f"{read.field}: got ")
    else:
        assert problem_from_dict(read.to_dict()) == read
        assert len(read.active) + len(read.held_out) <= len(read.inputs)
