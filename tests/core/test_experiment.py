"""Experiments as values and as JSON, and how bad ones are refused."""

import json
import pickle
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_full import IN_FULL

from learnscope.core import (
    Batch,
    Curve,
    Experiment,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    RandomStart,
    ValuesStart,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES

#: The form that scripts outside the project rely on.
DEFAULT: dict[str, Any] = {
    "problem": {"kind": "gate", "name": "and", "rows": None},
    "network": {"hidden": [], "activation": "tanh"},
    "loss": "bce",
    "optimizer": {"name": "gd", "learning_rate": 1.0},
    "batch": {"size": None, "shuffle": False},
    "start": {"kind": "values", "values": [0.1, -0.12, 0.0]},
}


def changed(path: str, value: Any) -> str:
    """Return the default's JSON with the value at a dotted path replaced or added."""
    data = json.loads(json.dumps(DEFAULT))
    *parents, key = path.split(".")
    part = data
    for parent in parents:
        part = part[parent]
    part[key] = value
    return json.dumps(data)


def refusal(text: Any) -> ExperimentError:
    with pytest.raises(ExperimentError) as caught:
        Experiment.from_json(text)
    return caught.value


def test_the_default_is_written_in_the_agreed_form() -> None:
    assert json.loads(Experiment().to_json()) == DEFAULT


def test_every_part_is_read_from_the_agreed_form() -> None:
    text = json.dumps(
        {
            "problem": {"kind": "gate", "name": "custom", "rows": [3, 0], "targets": [0, 1, 1, 0]},
            "network": {"hidden": [], "activation": "tanh"},
            "loss": "squared",
            "optimizer": {"name": "gd", "learning_rate": 2},
            "batch": {"size": 2, "shuffle": True},
            "start": {"kind": "random", "seed": 9, "scheme": "uniform", "scale": 0.5},
        }
    )
    assert Experiment.from_json(text) == Experiment(
        problem=Gate("custom", (0, 3), (0, 1, 1, 0)),
        network=Network(),
        loss="squared",
        optimizer=Optimizer("gd", 2.0),
        batch=Batch(2, shuffle=True),
        start=RandomStart(9, "uniform", 0.5),
    )


@given(experiment=st.from_type(Experiment))
def test_reading_what_was_written_gives_an_equal_experiment(experiment: Experiment) -> None:
    text = experiment.to_json()
    assert Experiment.from_json(text) == experiment
    assert Experiment.from_json(text.encode()) == experiment
    assert Experiment.from_json(text).to_json() == text


@pytest.mark.parametrize("part", DEFAULT)
def test_a_part_left_out_takes_its_default(part: str) -> None:
    assert Experiment.from_json(json.dumps({part: DEFAULT[part]})) == Experiment()
    if isinstance(DEFAULT[part], dict):
        assert Experiment.from_json(json.dumps({part: {}})) == Experiment()


#: path, what stands there, the field that the message names, words that say what is allowed
BAD = [
    ("problem", None, "problem", "an object with the key kind: "),
    ("problem", "and", "problem", "an object with the key kind: "),
    ("problem.kind", "table", "problem.kind", "gate"),
    (
        "problem.name",
        "nandx",
        "problem.name",
        "and, or, nand, nor, xor, xnor, majority, parity, custom",
    ),
    ("problem.name", "AND", "problem.name", "and, or, nand"),
    ("problem.name", 1, "problem.name", "and, or, nand"),
    ("problem.name", ["and"], "problem.name", "and, or, nand"),
    ("problem.name", "custom", "problem.targets", "four or eight answers, each 0 or 1"),
    ("problem.targets", [0, 1, 1, 1], "problem.targets", "those of and follow from its name"),
    ("problem.targets", "0001", "problem.targets", "four or eight answers"),
    ("problem.rows", [], "problem.rows", "one to four different row numbers from 0 to 3"),
    ("problem.rows", [4], "problem.rows", "row numbers from 0 to 3"),
    ("problem.rows", [-1], "problem.rows", "row numbers from 0 to 3"),
    ("problem.rows", [1, 1], "problem.rows", "different row numbers"),
    ("problem.rows", [1.0], "problem.rows", "row numbers from 0 to 3"),
    ("problem.rows", [True], "problem.rows", "row numbers from 0 to 3"),
    ("problem.rows", 2, "problem.rows", "row numbers from 0 to 3"),
    ("problem.rows", "12", "problem.rows", "row numbers from 0 to 3"),
    ("problem.colour", 1, "problem.colour", "no such key"),
    ("network", [], "network", "an object with the keys hidden, activation"),
    ("network.hidden", [1, 2, 3, 4, 5], "network.hidden", "a list of 0 to 4 numbers of units"),
    ("network.hidden", [0], "network.hidden", "each a whole number from 1 to 8"),
    ("network.hidden", [9], "network.hidden", "each a whole number from 1 to 8"),
    ("network.hidden", [2.0], "network.hidden", "each a whole number from 1 to 8"),
    ("network.hidden", [True], "network.hidden", "[] is a single neuron"),
    ("network.hidden", [2], "start.values", "9 numbers: h1.1.w1, h1.1.w2, …, y.b"),
    ("network.activation", "swish", "network.activation", ", ".join(ACTIVATIONS)),
    ("optimizer.name", "sgd", "optimizer.name", ", ".join(RULES)),
    ("optimizer.momentum", 0.9, "optimizer.momentum", "the keys of gd are name, learning_rate"),
    ("optimizer", {"name": "adam", "beta1": 1}, "optimizer.beta1", "from 0 to 0.999999"),
    ("optimizer", {"name": "rmsprop", "eps": 0}, "optimizer.eps", "from 1e-15 to 1"),
    ("optimizer", {"name": "momentum", "momentum": "x"}, "optimizer.momentum", "from 0 to 1"),
    ("penalty", {"l2": -1}, "penalty.l2", "from 0 to 1e+06"),
    ("penalty", {"l3": 1}, "penalty.l3", "the keys are l1, l2"),
    ("start", {"kind": "random", "scale": 1e101}, "start.scale", "from 0 to 1e+100"),
    ("start", {"kind": "zeros", "seed": 1}, "start.seed", "the keys are kind"),
    ("network.hidden", None, "network.hidden", "[]"),
    ("network.hidden", 0, "network.hidden", "[]"),
    ("network.activation", "swish", "network.activation", "tanh"),
    ("network.activation", None, "network.activation", "tanh"),
    ("network.layers", 3, "network.layers", "no such key"),
    ("loss", "hinge", "loss", ", ".join(LOSSES["classification"])),
    ("loss", None, "loss", ", ".join(LOSSES["classification"])),
    ("loss", {"name": "bce"}, "loss", ", ".join(LOSSES["classification"])),
    ("optimizer", 1.0, "optimizer", "an object with the keys name, learning_rate"),
    ("optimizer.name", "sgd", "optimizer.name", "gd"),
    ("optimizer.name", [], "optimizer.name", "gd"),
    ("optimizer.learning_rate", float("nan"), "optimizer.learning_rate", "finite number, 0 or"),
    ("optimizer.learning_rate", float("inf"), "optimizer.learning_rate", "finite number, 0 or"),
    ("optimizer.learning_rate", float("-inf"), "optimizer.learning_rate", "finite number"),
    ("optimizer.learning_rate", -0.5, "optimizer.learning_rate", "finite number, 0 or more"),
    ("optimizer.learning_rate", 10**400, "optimizer.learning_rate", "finite number, 0 or more"),
    ("optimizer.learning_rate", "1", "optimizer.learning_rate", "finite number, 0 or more"),
    ("optimizer.learning_rate", True, "optimizer.learning_rate", "finite number, 0 or more"),
    ("optimizer.learning_rate", None, "optimizer.learning_rate", "finite number, 0 or more"),
    ("optimizer.learning_rate", [1.0], "optimizer.learning_rate", "finite number, 0 or more"),
    ("optimizer.momentum", 0.9, "optimizer.momentum", "no such key"),
    ("batch", 4, "batch", "an object with the keys size, shuffle"),
    ("batch.size", 0, "batch.size", "whole number from 1 to "),
    ("batch.size", -1, "batch.size", "whole number from 1 to "),
    ("batch.size", 5, "batch.size", "whole number from 1 to "),
    ("batch.size", 2.0, "batch.size", "whole number from 1 to "),
    ("batch.size", True, "batch.size", "whole number from 1 to "),
    ("batch.size", "2", "batch.size", "whole number from 1 to "),
    ("batch.shuffle", 1, "batch.shuffle", "true or false"),
    ("batch.shuffle", None, "batch.shuffle", "true or false"),
    ("batch.seed", 1, "batch.seed", "no such key"),
    ("start", [0, 0, 0], "start", "an object"),
    ("start.kind", "ones", "start.kind", "values, zeros, random"),
    ("start.kind", None, "start.kind", "values, zeros, random"),
    ("start.values", [0.1, -0.12], "start.values", "3 numbers: w1, w2, b"),
    ("start.values", [0.1, -0.12, 0, 1], "start.values", "3 numbers: w1, w2, b"),
    ("start.values", [], "start.values", "3 numbers: w1, w2, b"),
    ("start.values", "abc", "start.values", "a list of"),
    ("start.values", None, "start.values", "a list of"),
    ("start.values", [0, float("nan"), 0], "start.values[1]", "number"),
    ("start.values", [0, 0, float("inf")], "start.values[2]", "number"),
    ("start.values", [0, 0, 10**400], "start.values[2]", "number"),
    ("start.values", ["0", 0, 0], "start.values[0]", "number"),
    ("start.values", [False, 0, 0], "start.values[0]", "number"),
    ("start.values", [[0], 0, 0], "start.values[0]", "number"),
    ("start.seed", 1, "start.seed", "no such key"),
    ("start", {"kind": "random", "seed": -1}, "start.seed", "whole number from 0 to 2147483647"),
    ("start", {"kind": "random", "seed": 2**31}, "start.seed", "whole number from 0 to"),
    ("start", {"kind": "random", "seed": 1.5}, "start.seed", "whole number from 0 to"),
    ("start", {"kind": "random", "scheme": "cauchy"}, "start.scheme", "uniform, normal, xavier"),
    ("start", {"kind": "random", "scale": -1.0}, "start.scale", "number"),
    ("start", {"kind": "random", "scale": float("inf")}, "start.scale", "number"),
    ("start", {"kind": "random", "values": [0, 0, 0]}, "start.values", "no such key"),
    ("colour", "red", "experiment.colour", "no such key; the keys are problem, network, loss"),
]


@pytest.mark.parametrize(("path", "value", "field", "allowed"), BAD)
def test_a_bad_value_is_refused_by_naming_the_field_the_value_and_what_is_allowed(
    path: str, value: Any, field: str, allowed: str
) -> None:
    error = refusal(changed(path, value))
    assert error.field == field
    assert allowed in error.allowed
    assert str(error).startswith(f"{field}: got ")
    assert str(error).endswith(f"; allowed: {error.allowed}")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("loss", "hinge", "'hinge'"),
        ("batch.size", 0, "0"),
        ("optimizer.learning_rate", -0.5, "-0.5"),
        ("optimizer.learning_rate", float("nan"), "nan"),
        ("start.values", [1, 2], "[1.0, 2.0]"),
        ("loss", "x" * 10_000, "'" + "x" * 58 + "…"),
        ("optimizer.learning_rate", 10**4200, "1" + "0" * 58 + "…"),
    ],
)
def test_the_message_shows_what_it_got_and_long_values_in_part(
    field: str, value: Any, shown: str
) -> None:
    assert str(refusal(changed(field, value))).startswith(f"{field}: got {shown}; allowed: ")


@pytest.mark.parametrize("targets", [[0, 1, 1], [0, 1, 1, 2], [0, 1, 1, True], [0.0, 1, 1, 0]])
def test_a_table_of_the_learners_own_needs_four_or_eight_answers_of_0_or_1(
    targets: list[Any],
) -> None:
    problem = {"kind": "gate", "name": "custom", "targets": targets}
    assert refusal(json.dumps({"problem": problem})).field == "problem.targets"


def test_a_batch_cannot_be_larger_than_the_rows_that_are_on() -> None:
    error = refusal('{"problem": {"rows": [0, 1]}, "batch": {"size": 3}}')
    assert str(error) == (
        "batch.size: got 3; allowed: null for all rows, "
        "or a whole number from 1 to 2 (the active rows)"
    )


def test_switching_a_row_off_makes_a_batch_that_is_too_large_smaller() -> None:
    experiment = Experiment(batch=Batch(size=4, shuffle=True))
    smaller = experiment.with_problem(Gate("or", rows=(0, 1)))
    assert smaller.batch == Batch(size=2, shuffle=True)
    assert smaller.with_problem(Gate("or")).batch.size == 2
    assert Experiment().with_problem(Gate("or", rows=(0,))).batch.size is None


def test_a_chosen_loss_stays_with_its_task_and_no_longer() -> None:
    chosen = Experiment(loss="squared")
    assert chosen.with_problem(Gate("xor")).loss == "squared"

    curve = Experiment().with_problem(Curve("sine"))
    assert curve.loss == "squared"
    assert curve.with_problem(Gate("and")).loss == "bce"


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "{", "null", "[]", "1", '"and"', "NaN", "{'loss': 'bce'}", '{"loss": "bce",}'),
        *("\ufeff{}", b"", b"\xff\xfe\xfa", b"{\x00}", None, 7, {}),
    ],
)
def test_what_is_no_experiment_at_all_is_refused(text: Any) -> None:
    error = refusal(text)
    assert error.field == "experiment"
    assert str(error).startswith("experiment: got ")


def test_every_truncated_experiment_is_refused() -> None:
    text = Experiment().to_json()
    for end in range(len(text) - 1):
        assert refusal(text[:end]).field == "experiment"


def test_a_key_that_stands_twice_is_refused() -> None:
    error = refusal('{"batch": {"size": 1, "size": 2}}')
    assert "size" in str(error)
    assert error.allowed == "each key once"


def test_nesting_of_any_depth_is_refused_in_one_sentence() -> None:
    # The depths around which reading, or showing what was read, runs out of stack.
    for depth in range(700, 1050, 1 if IN_FULL else 9):
        refusal('{"loss": ' + "[" * depth + "]" * depth + "}")
        refusal('{"loss":' * depth + "1" + "}" * depth)


@pytest.mark.parametrize("key", ["\ud800", "two\nlines", "k" * 100_000, "", "색", "a'b"])
def test_the_message_about_a_strange_key_is_one_short_line_that_can_be_written(key: str) -> None:
    message = str(refusal(changed(key, 1)))
    assert message.startswith("experiment.")
    assert len(message) < 300
    assert "\n" not in message
    message.encode()


def test_a_refusal_survives_the_way_from_another_process() -> None:
    error = refusal(changed("loss", "hinge"))
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.field, copy.got, copy.allowed) == (error.field, error.got, error.allowed)
    assert str(copy) == str(error)


@pytest.mark.parametrize(
    ("part", "value"),
    [("problem", "and"), ("network", None), ("optimizer", 1.0), ("batch", 4), ("start", (0, 0, 0))],
)
def test_in_python_too_a_part_of_the_wrong_kind_is_refused(part: str, value: Any) -> None:
    with pytest.raises(ExperimentError, match=f"^{part}: got "):
        Experiment(**{part: value})


def test_an_experiment_is_a_value() -> None:
    one, other = Experiment(), Experiment.from_json(Experiment().to_json())
    assert one == other
    assert hash(one) == hash(other)
    assert one != Experiment(loss="squared")
    with pytest.raises(FrozenInstanceError):
        one.loss = "squared"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(one)) == one


def test_numbers_given_in_lists_and_whole_are_kept_as_tuples_of_floats() -> None:
    start = ValuesStart([1, 2, 3])  # type: ignore[arg-type]
    assert start == ValuesStart((1.0, 2.0, 3.0))
    assert all(type(value) is float for value in start.values)
    assert type(Optimizer("gd", 2).learning_rate) is float
