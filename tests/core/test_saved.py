"""A run kept as a text: it comes back bit for bit, with all that was changed on the way."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    RandomStart,
    Trainer,
)
from learnscope.core.run.saved import NUMBERS, SavedRun, experiment_text, starts_otherwise

pytestmark = pytest.mark.usefixtures("faster_engine")

EXPERIMENTS = (
    Experiment(),
    Experiment(
        Gate("xor"),
        Network((2,)),
        optimizer=Optimizer("adam", 0.1),
        batch=Batch(3, shuffle=True),
        start=RandomStart(4),
        penalty=Penalty(l1=0.2, l2=0.01),
    ),
    Experiment(
        OwnData(((10.0,), (20.0,), (40.0,)), (1.0, 3.0, 4.0), "regression", scaling="standard"),
        loss="squared",
        optimizer=Optimizer("momentum", 0.1),
        start=RandomStart(2),
    ),
)

#: What can be done to a run: a name, and how far or how much.
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["advance", "rate", "optimizer", "penalty", "batch", "edit", "go_to"]),
        st.floats(0.0, 1.0),
    ),
    max_size=6,
)


def do(run: Trainer, deed: str, much: float) -> None:
    model = run.experiment.model
    acts: dict[str, Callable[[], object]] = {
        "advance": lambda: run.advance(int(20 * much)),
        "rate": lambda: setattr(run, "learning_rate", much),
        "optimizer": lambda: run.change(
            optimizer=Optimizer("rmsprop" if much > 0.5 else "gd", 0.1)
        ),
        "penalty": lambda: run.change(penalty=Penalty(l2=0.1 * much)),
        "batch": lambda: run.change(batch=Batch(1 if much > 0.5 else None)),
        "edit": lambda: run.edit([much] * model.parameter_count),
        "go_to": lambda: run.go_to(int(run.latest * much)),
    }
    acts[deed]()


def assert_same(one: Trainer, other: Trainer) -> None:
    """Check that two runs are the same, bit for bit, now and whatever comes next."""
    assert (one.epoch, one.latest) == (other.epoch, other.latest)
    assert one.experiment == other.experiment
    assert one.parameters.tobytes() == other.parameters.tobytes()
    state, its = one.training_state, other.training_state
    assert state.memory.tobytes() == its.memory.tobytes()
    assert one.loss == other.loss
    ours, theirs = one.copy(), other.copy()
    ours.advance(3)
    theirs.advance(3)
    assert ours.parameters.tobytes() == theirs.parameters.tobytes()


@given(experiment=st.sampled_from(EXPERIMENTS), deeds=DEEDS)
def test_a_run_comes_back_bit_for_bit(
    experiment: Experiment, deeds: list[tuple[str, float]]
) -> None:
    run = Trainer(experiment)
    for deed, much in deeds:
        do(run, deed, much)
    back = Trainer.from_json(run.to_json())
    assert_same(run, back)
    assert back.history.losses.tolist() == run.history.losses.tolist()
    assert back.to_json() == run.to_json()
    for each in (run, back):
        each.rewind(0)
    assert_same(run, back)


@given(experiment=st.sampled_from(EXPERIMENTS), deeds=DEEDS, share=st.floats(0.0, 1.0))
def test_it_stands_there_at_once_and_any_epoch_before_can_be_gone_back_to(
    experiment: Experiment, deeds: list[tuple[str, float]], share: float
) -> None:
    run = Trainer(experiment)
    for deed, much in deeds:
        do(run, deed, much)
    there = Trainer.standing(SavedRun.from_json(run.to_json()))
    run.rewind(run.epoch)
    assert_same(run, there)
    epoch = int(run.epoch * share)
    there.go_to(epoch)
    run.go_to(epoch)
    assert there.parameters.tobytes() == run.parameters.tobytes()
    there.go_to(there.latest)
    there.advance(40)
    run.go_to(run.latest)
    run.advance(40)
    assert there.parameters.tobytes() == run.parameters.tobytes()
    there.go_to(epoch)
    run.go_to(epoch)
    assert there.parameters.tobytes() == run.parameters.tobytes()


def test_a_rate_changed_on_the_way_is_kept() -> None:
    run = Trainer(Experiment())
    run.advance(20)
    run.learning_rate = 0.1
    run.advance(20)
    back = Trainer.from_json(run.to_json())
    assert back.parameters.tobytes() == run.parameters.tobytes()
    saved = json.loads(run.to_json())
    assert saved["experiment"]["optimizer"]["learning_rate"] == 1.0
    assert [(each["epoch"], each["optimizer"]["learning_rate"]) for each in saved["changes"]] == [
        (20, 0.1)
    ]
    assert (saved["format"], saved["version"], saved["numbers"]) == ("learnscope", 1, NUMBERS)
    assert saved["parameters"] == run.parameters.tolist()


def test_what_others_keep_beside_it_is_kept() -> None:
    run = Trainer(Experiment())
    text = SavedRun.of(run, {"note": "look at b", "views": {"log": True}}).to_json()
    assert SavedRun.from_json(text).beside == {"note": "look at b", "views": {"log": True}}
    assert_same(Trainer.from_json(text), run)


def test_a_run_that_ends_elsewhere_here_is_not_passed_off_as_the_same() -> None:
    run = Trainer(Experiment())
    run.advance(5)
    data = json.loads(run.to_json())
    data["numbers"], data["parameters"][0] = 1, float(np.nextafter(data["parameters"][0], 9.0))
    with pytest.raises(ExperimentError, match=r"^numbers: got 1; allowed: a run that ends here"):
        Trainer.from_json(json.dumps(data))
    saved = SavedRun.from_json(json.dumps(data))
    assert Trainer.standing(saved).parameters.tolist() == data["parameters"]
    assert not saved.is_where(run)


def test_its_way_can_be_gone_in_portions_that_say_how_far_they_are() -> None:
    run = Trainer(Experiment(Cloud("moons", 100), Network((8, 8)), start=RandomStart(1)))
    run.advance(300)
    run.go_to(120)
    saved = SavedRun.from_json(run.to_json())
    again = Trainer(saved.experiment)
    shares = list(saved.retraced(again))
    assert saved.is_where(again)
    assert shares == sorted(shares)
    assert 0.0 < shares[0] <= shares[-1] == 1.0


GOOD = json.loads(Trainer(replace(EXPERIMENTS[1], problem=Gate("or"))).to_json())


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"format": "other"}, "format: got"),
        ({"version": 2}, "version: got 2; allowed: a whole number from 1 to 1"),
        ({"epoch": 3}, "epoch: got 3; allowed: a whole number from 0 to 0"),
        ({"latest": -1}, "latest: got -1"),
        ({"latest": 1.5}, "latest: got 1.5"),
        ({"parameters": [1.0]}, "parameters"),
        ({"parameters": "abc"}, "parameters"),
        ({"memory": []}, "memory: got []; allowed: 2 lists of 9 numbers"),
        ({"memory": [[0.0] * 9, ["x"] * 9]}, "memory[1]: got 'x'"),
        ({"changes": {}}, "changes: got {}; allowed: a list of changes"),
        ({"changes": [3]}, "changes[0]"),
        ({"changes": [{"epoch": 1}]}, "changes[0].epoch: got 1"),
        ({"changes": [{"epoch": 0, "loss": "worst"}]}, "loss: got 'worst'"),
        ({"changes": [{"epoch": 0, "batch": {"size": 9}}]}, "batch.size: got 9"),
        ({"changes": [{"epoch": 0, "what": 1}]}, "changes[0].what: got 1"),
        ({"changes": [{"epoch": 0, "parameters": [1]}]}, "parameters"),
        ({"experiment": {"loss": "worst"}}, "loss: got 'worst'"),
        ({"experiment": None}, "experiment: got None"),
        ({"numbers": 0}, "numbers: got 0"),
        ({"learning_rate": -1}, "learning_rate: got -1"),
    ],
)
def test_what_is_wrong_with_a_text_is_named(changed: dict[str, Any], message: str) -> None:
    with pytest.raises(ExperimentError) as caught:
        Trainer.from_json(json.dumps(GOOD | changed))
    assert message in str(caught.value)


@pytest.mark.parametrize("missing", [name for name in GOOD if name != "format"])
def test_a_text_that_is_not_whole_is_refused(missing: str) -> None:
    data = {name: value for name, value in GOOD.items() if name != missing}
    with pytest.raises(ExperimentError, match=f"^{missing}: got None"):
        Trainer.from_json(json.dumps(data))


@given(
    text=st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps)
)
def test_no_text_is_taken_for_a_run_that_is_none(text: str) -> None:
    with pytest.raises(ExperimentError):
        SavedRun.from_json(text)


@pytest.mark.parametrize(
    ("experiment", "draws"),
    [
        (Experiment(), False),
        (Experiment(Cloud("blobs", noise=0.1)), True),
        (Experiment(Cloud("blobs", noise=0.0), start=RandomStart(1)), False),
        (Experiment(Curve("sine", noise=0.2), loss="squared", start=RandomStart(1)), True),
        (Experiment(Gate("xor"), Network((2,)), start=RandomStart(1, "he")), True),
        (Experiment(Gate("xor"), Network((2,)), start=RandomStart(1, "normal")), True),
        (Experiment(Gate("xor"), Network((2,)), start=RandomStart(1, "xavier")), False),
        (Experiment(OwnData(((1.0, 2.0),), (1,), "classification")), False),
    ],
)
def test_a_file_names_its_recipes_where_they_matter(experiment: Experiment, draws: bool) -> None:
    text = experiment_text(experiment)
    data = json.loads(text)
    assert Experiment.from_json(text) == experiment
    assert ("numbers" in data) is experiment.draws_normals is draws
    assert not starts_otherwise(data, experiment)
    # A file of before named none.
    old = {name: part for name, part in data.items() if name != "numbers"}
    assert starts_otherwise(old, experiment) is draws


def test_recipes_that_are_none_are_refused() -> None:
    with pytest.raises(ExperimentError, match="numbers"):
        Experiment.from_dict({"numbers": "two"})
