"""Whatever stands in a file: a valid experiment that runs, or one refusal, and nothing else."""

import json
import math
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import GATES, Experiment, ExperimentError, Trainer

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-1, 5)
    | st.floats()
    | st.text()
    | st.sampled_from([*GATES, "custom", "gate", "values", "random", "bce", "gd", "uniform"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=5,
)

KEYS = {
    "problem": ["kind", "name", "rows", "targets"],
    "network": ["hidden", "activation"],
    "optimizer": ["name", "learning_rate"],
    "batch": ["size", "shuffle"],
    "start": ["kind", "values", "seed", "scheme", "scale"],
}
FIELDS = [(part, key) for part, keys in KEYS.items() for key in keys]


def outcome(text: Any) -> Experiment | ExperimentError:
    try:
        return Experiment.from_json(text)
    except ExperimentError as refused:
        return refused


def assert_runs_or_is_refused(text: Any) -> None:
    read = outcome(text)
    if isinstance(read, ExperimentError):
        message = str(read)
        assert message.encode().startswith(f"{read.field}: got ".encode())
        assert read.allowed
        assert "\n" not in message
    else:
        assert Experiment.from_json(read.to_json()) == read
        run = Trainer(read)
        run.advance(2)
        assert math.isfinite(run.loss)


@given(experiment=st.from_type(Experiment), field=st.sampled_from(FIELDS), value=JSON)
def test_any_value_in_any_field(experiment: Experiment, field: tuple[str, str], value: Any) -> None:
    data = json.loads(experiment.to_json())
    data[field[0]][field[1]] = value
    assert_runs_or_is_refused(json.dumps(data))


@given(
    data=st.dictionaries(
        st.sampled_from([*KEYS, "loss"]) | st.text(),
        JSON | st.dictionaries(st.sampled_from([key for _, key in FIELDS]) | st.text(), JSON),
    )
)
def test_any_parts(data: dict[str, Any]) -> None:
    assert_runs_or_is_refused(json.dumps(data))


@given(experiment=st.from_type(Experiment), data=st.data())
def test_any_text_with_a_piece_cut_out_and_another_put_in(
    experiment: Experiment, data: st.DataObject
) -> None:
    text = experiment.to_json()
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    other = data.draw(st.just("") | st.text() | st.sampled_from(['"', "{", "[", "-", "1e999", ","]))
    assert_runs_or_is_refused(text[:begin] + other + text[end:])


@given(data=st.binary() | st.text() | JSON)
def test_anything_at_all(data: Any) -> None:
    assert_runs_or_is_refused(data)
