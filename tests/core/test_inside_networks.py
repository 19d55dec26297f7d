"""The numbers inside a network's update: against PyTorch, as arrays, and no more than asked for."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from learnscope.core import (
    Batch,
    Experiment,
    Network,
    OwnData,
    RandomStart,
    Trainer,
    UpdateTrace,
)
from learnscope.core.inspection import inspection as readings
from learnscope.core.inspection.inspection import sample_slopes, trace_update

DATA = Path(__file__).parents[1] / "data" / "inside_networks.json"

CASES = [
    (entry["experiment"], opened)
    for entry in json.loads(DATA.read_text(encoding="utf-8"))
    for opened in entry["epochs"]
]


def assert_close(ours: object, reference: object) -> None:
    np.testing.assert_allclose(ours, reference, rtol=1e-10, atol=1e-15)


def test_rules_tasks_and_several_layers_are_among_the_references() -> None:
    experiments = [experiment for experiment, _ in CASES]
    rules = {experiment["optimizer"]["name"] for experiment in experiments}
    assert rules == {"gd", "momentum", "adam", "rmsprop"}
    assert {experiment["problem"].get("task") for experiment in experiments} == {None, "regression"}
    assert max(len(experiment["network"]["hidden"]) for experiment in experiments) == 2


@pytest.mark.parametrize(("experiment", "opened"), CASES)
def test_every_unit_of_an_update_is_what_autograd_gives(
    experiment: dict[str, Any], opened: dict[str, Any]
) -> None:
    run = Trainer(Experiment.from_json(json.dumps(experiment)))
    run.advance(opened["epoch"])
    update = run.next_update()
    for name in ("parameters", "gradient", "updated"):
        assert_close(getattr(update, name), opened[name])
    assert_close(update.updated_state, opened["memories"] or ())
    for sample, reference in zip(update.samples, opened["samples"], strict=True):
        assert (sample.target, len(sample.layers)) == (
            reference["target"],
            len(reference["layers"]),
        )
        assert_close(sample.loss, reference["loss"])
        for layer, units in zip(sample.layers, reference["layers"], strict=True):
            for unit, expected in zip(layer, units, strict=True):
                for name, value in expected.items():
                    assert_close(getattr(unit, name), value)
        after = run.trace_row(sample.sample, update.updated)
        assert_close(
            (after.output, after.loss), (reference["output_after"], reference["loss_after"])
        )


@given(...)
def test_all_slopes_at_once_are_those_of_the_traces(experiment: Experiment) -> None:
    update = Trainer(experiment).next_update()
    for layer, names in enumerate(experiment.model.unit_names):
        for unit in range(len(names)):
            slopes = sample_slopes(update, layer, unit)
            traced = [s.layers[layer][unit].dloss_dparameters for s in update.samples]
            np.testing.assert_array_equal(slopes, traced)


@given(...)
def test_the_gradient_is_the_mean_slope_and_the_penaltys(experiment: Experiment) -> None:
    update = Trainer(experiment).next_update()
    with np.errstate(all="ignore"):
        total = np.array(update.loss_gradient) + np.array(update.penalty_gradient)
    np.testing.assert_array_equal(total, update.gradient)


def many(batch: int, samples: int = 10_000) -> Experiment:
    """Ten thousand samples, or as many as asked for."""
    rows = np.linspace(-1.0, 1.0, samples)
    problem = OwnData(tuple((x,) for x in rows), tuple(np.abs(rows)), "regression")
    network = Network((2,), "tanh")
    return Experiment(problem, network, "squared", batch=Batch(batch), start=RandomStart(1))


def test_updates_are_worked_out_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []

    def counted(*arguments: Any) -> UpdateTrace:
        opened.append(arguments[-1])
        return trace_update(*arguments)

    monkeypatch.setattr(readings, "trace_update", counted)
    updates = Trainer(many(1)).updates()
    assert [next(updates).rows for _ in range(3)] == [(0,), (1,), (2,)]
    assert opened == [1, 2, 3]


def test_updates_belong_to_the_moment_they_were_begun_in() -> None:
    run, still = Trainer(many(250, samples=1000)), Trainer(many(250, samples=1000))
    updates = run.updates()
    first = next(updates)
    run.advance(3)
    assert (first, *updates) == still.trace_epoch()
