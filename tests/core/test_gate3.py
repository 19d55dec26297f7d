"""Gates of three inputs, and what all gates offer as problems."""

import copy
import pickle
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    GATES,
    Experiment,
    ExperimentError,
    Gate,
    Problem,
    gate_names,
    problem_from_dict,
)

pytestmark = pytest.mark.usefixtures("faster_engine")

CORNERS = [list(bits) for bits in product((0, 1), repeat=3)]


@st.composite
def any_gates(draw: st.DrawFn) -> Gate:
    """Draw a gate of two or three inputs, named or the learner's own, with some rows off."""
    name = draw(st.sampled_from([*GATES, "custom"]))
    count = len(GATES[name]) if name != "custom" else draw(st.sampled_from([4, 8]))
    rows = draw(st.none() | st.sets(st.integers(0, count - 1), min_size=1).map(tuple))
    targets = st.tuples(*[st.integers(0, 1)] * count) if name == "custom" else st.just(())
    return Gate(name, rows, draw(targets))


def test_the_rows_are_in_the_order_000_to_111() -> None:
    assert Gate("parity").inputs.tolist() == CORNERS


def test_majority_and_parity_answer_what_their_names_mean() -> None:
    assert gate_names(3) == ("majority", "parity")
    assert Gate("majority").targets == tuple(int(sum(row) >= 2) for row in CORNERS)
    assert Gate("parity").targets == tuple(sum(row) % 2 for row in CORNERS)


def test_a_plane_divides_majority_but_not_parity() -> None:
    assert Gate("majority").separable
    assert not Gate("parity").separable
    assert Gate("parity", rows=(0, 1, 3, 7)).separable


def test_104_of_the_256_tables_of_three_inputs_can_be_separated() -> None:
    # The number of threshold functions of three variables: S. Muroga, Threshold Logic and Its
    # Applications, 1971.
    tables = product((0, 1), repeat=8)
    assert sum(bool(Gate("custom", None, targets).separable) for targets in tables) == 104


def test_eight_targets_make_a_gate_of_three_inputs() -> None:
    gate = Gate("custom", (0, 7), GATES["parity"])
    assert gate.inputs.shape == (8, 3)
    assert gate.input_names == ("x1", "x2", "x3")
    assert gate.with_target(7, 0).targets[7] == 0
    assert gate.with_row(5, active=True).active == (0, 5, 7)
    with pytest.raises(ExperimentError, match="row numbers from 0 to 7"):
        Gate("parity", rows=(8,))


def test_all_eight_rows_in_any_order_are_all_rows() -> None:
    assert Gate("parity", rows=(7, 6, 5, 4, 3, 2, 1, 0)) == Gate("parity")


def test_a_table_of_the_wrong_length_is_refused() -> None:
    for count in {*range(10)} - {4, 8}:
        with pytest.raises(ExperimentError, match=r"problem\.targets: .*four or eight answers"):
            Gate("custom", None, (1,) * count)


def test_a_start_of_three_values_is_none_for_a_gate_of_three_inputs() -> None:
    with pytest.raises(
        ExperimentError, match=r"^start\.values: .*; allowed: 4 numbers: w1, w2, w3, b"
    ):
        Experiment(problem=Gate("parity"))


@given(gate=any_gates())
def test_what_a_gate_offers_fits_together(gate: Gate) -> None:
    problem: Problem = gate
    samples, inputs = problem.inputs.shape
    assert problem.kind == "gate"
    assert problem.task == "classification"
    assert problem.target_array.tolist() == list(gate.targets)
    assert len(problem.target_array) == samples == 2**inputs
    assert problem.held_out == ()
    assert len(problem.input_names) == inputs
    assert problem.extent == ((-0.5, 1.5),) * inputs
    assert set(problem.active) <= set(range(samples))


@given(gate=any_gates())
def test_reading_what_was_written_gives_an_equal_gate(gate: Gate) -> None:
    read = problem_from_dict(gate.to_dict())
    assert read == gate
    assert hash(read) == hash(gate)
    assert read.to_dict() == gate.to_dict()


@given(gate=any_gates())
def test_the_arrays_of_a_gate_cannot_be_written_to_not_even_those_of_its_copies(gate: Gate) -> None:
    gate.target_array.sum()
    for one in (gate, copy.copy(gate), copy.deepcopy(gate), pickle.loads(pickle.dumps(gate))):
        assert one == gate
        assert np.array_equal(one.target_array, gate.target_array)
        for array in (one.inputs, one.target_array):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1.0
