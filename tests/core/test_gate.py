"""Gates of two inputs: truth tables, the learner's own, and rows that are switched off."""

from collections.abc import Callable
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    GATES,
    Experiment,
    ExperimentError,
    Gate,
    Optimizer,
    Trainer,
    gate_names,
)

pytestmark = pytest.mark.usefixtures("faster_engine")

TABLES = list(product((0, 1), repeat=4))
SUBSETS = [rows for size in (1, 2, 3, 4) for rows in combinations(range(4), size)]

#: What each gate means, in Python's own words.
MEANING: dict[str, Callable[[bool, bool], bool]] = {
    "and": lambda p, q: p and q,
    "or": lambda p, q: p or q,
    "nand": lambda p, q: not (p and q),
    "nor": lambda p, q: not (p or q),
    "xor": lambda p, q: p != q,
    "xnor": lambda p, q: p == q,
}


def test_there_are_six_named_gates() -> None:
    assert gate_names(2) == tuple(MEANING)


@pytest.mark.parametrize("name", MEANING)
def test_a_named_gate_answers_what_its_name_means(name: str) -> None:
    gate = Gate(name)
    for (x1, x2), target in zip(gate.inputs.tolist(), gate.targets, strict=True):
        assert target == int(MEANING[name](bool(x1), bool(x2)))


def test_the_rows_are_in_the_order_00_01_10_11() -> None:
    assert Gate().inputs.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]


def separating_line(targets: tuple[int, ...], rows: tuple[int, ...]) -> bool:
    """Return whether one of a grid of lines has all 1s on its upper and all 0s on its lower side.

    Weights −1, 0, 1 and biases half-way between whole numbers: every way in which a line can
    divide the corners of the unit square.
    """
    inputs = Gate().inputs.tolist()
    return any(
        all((w1 * inputs[r][0] + w2 * inputs[r][1] + b > 0) == bool(targets[r]) for r in rows)
        for w1, w2 in product((-1, 0, 1), repeat=2)
        for b in (-1.5, -0.5, 0.5, 1.5)
    )


@pytest.mark.parametrize("targets", TABLES)
def test_a_table_is_separable_exactly_if_a_line_separates_it(targets: tuple[int, ...]) -> None:
    for rows in SUBSETS:
        assert Gate("custom", rows, targets).separable == separating_line(targets, rows)


def test_only_two_of_the_sixteen_tables_cannot_be_separated() -> None:
    stuck = [targets for targets in TABLES if not Gate("custom", None, targets).separable]
    assert stuck == [GATES["xor"], GATES["xnor"]]


@pytest.mark.parametrize("targets", TABLES)
def test_one_neuron_learns_a_table_of_the_learners_own_if_a_line_separates_it(
    targets: tuple[int, ...],
) -> None:
    gate = Gate("custom", None, targets)
    run = Trainer(Experiment(problem=gate))
    run.advance(2000)
    assert run.history.losses[-1] < run.history.losses[0]
    answers = (run.predict(gate.inputs) > 0.5).astype(int).tolist()
    assert run.accuracy == np.mean([a == y for a, y in zip(answers, targets, strict=True)])
    assert (run.accuracy == 1.0) == gate.separable


@pytest.mark.parametrize("name", gate_names(2))
def test_a_custom_table_learns_exactly_as_the_named_gate_that_it_copies(name: str) -> None:
    named = Trainer(Experiment(problem=Gate(name)))
    own = Trainer(Experiment(problem=Gate("custom", None, GATES[name])))
    for run in (named, own):
        run.advance(50)
    assert named.parameters.tobytes() == own.parameters.tobytes()


def test_a_row_that_is_off_takes_no_part_in_loss_accuracy_or_learning() -> None:
    rows = (0, 3)
    runs = [
        Trainer(Experiment(problem=Gate("custom", rows, targets)))
        for targets in ((0, 0, 0, 1), (0, 1, 1, 1))
    ]
    for run in runs:
        run.advance(20)
    assert runs[0].parameters.tobytes() == runs[1].parameters.tobytes()
    assert runs[0].loss == runs[1].loss
    wrong = Trainer(Experiment(problem=Gate("custom", (3,), (1, 1, 1, 0))))
    assert wrong.accuracy == 1.0  # z = −0.02 for (1, 1)


def test_a_gate_with_one_row_left_learns_that_row() -> None:
    for row in range(4):
        run = Trainer(Experiment(problem=Gate("nand", (row,)), optimizer=Optimizer("gd", 5.0)))
        run.advance(100)
        assert run.accuracy == 1.0
        assert run.loss < 0.01


def test_the_last_row_cannot_be_switched_off() -> None:
    with pytest.raises(ExperimentError, match=r"problem\.rows: got \(\); allowed: .*one to four"):
        Gate("or", rows=(2,)).with_row(2, active=False)


@given(gate=st.from_type(Gate), row=st.integers(0, 3))
def test_a_row_can_be_switched_off_and_on_again(gate: Gate, row: int) -> None:
    on = gate.with_row(row, active=True)
    assert set(on.active) == {*gate.active, row}
    if len(on.active) > 1:
        off = on.with_row(row, active=False)
        assert set(off.active) == set(gate.active) - {row}
        assert off.with_row(row, active=True) == on
        assert off.targets == gate.targets
        assert off.name == gate.name


def test_four_rows_given_in_any_order_are_all_rows() -> None:
    assert Gate("or", rows=(3, 1, 0, 2)) == Gate("or")
    assert Gate("or", rows=(3, 1)).active == (1, 3)


@given(gate=st.from_type(Gate), row=st.integers(0, 3), target=st.integers(0, 1))
def test_a_changed_answer_makes_the_gate_the_learners_own(
    gate: Gate, row: int, target: int
) -> None:
    changed = gate.with_target(row, target)
    assert changed.name == "custom"
    assert changed.rows == gate.rows
    expected = list(gate.targets)
    expected[row] = target
    assert list(changed.targets) == expected
