"""The numbers inside an update against PyTorch: forward, loss, back, and the update itself."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from learnscope.core import Experiment, SampleTrace, Trainer, UpdateTrace

DATA = Path(__file__).parents[1] / "data" / "inside.json"

CASES = [
    (entry["experiment"], opened["epoch"], opened["updates"])
    for entry in json.loads(DATA.read_text(encoding="utf-8"))
    for opened in entry["epochs"]
]


def at(experiment: dict[str, Any], epoch: int) -> Trainer:
    run = Trainer(Experiment.from_json(json.dumps(experiment)))
    run.advance(epoch)
    return run


def assert_close(ours: object, reference: object) -> None:
    np.testing.assert_allclose(ours, reference, rtol=1e-12, atol=0.0)


def assert_sample(sample: SampleTrace, reference: dict[str, Any]) -> None:
    assert (sample.sample, sample.target) == (reference["row"], reference["target"])
    for name in (
        *("products", "z", "output", "loss"),
        *("dloss_doutput", "doutput_dz", "dloss_dz", "dloss_dparameters"),
    ):
        assert_close(getattr(sample, name), reference[name])


def assert_update(run: Trainer, update: UpdateTrace, reference: dict[str, Any]) -> None:
    for name in ("parameters", "gradient", "updated"):
        assert_close(getattr(update, name), reference[name])
    for sample, expected in zip(update.samples, reference["samples"], strict=True):
        assert_sample(sample, expected)
        after = run.trace_row(sample.sample, update.updated)
        assert_close(after.output, expected["output_after"])
        assert_close(after.loss, expected["loss_after"])


def test_losses_batches_and_far_out_starts_are_among_the_references() -> None:
    experiments = [experiment for experiment, _, _ in CASES]
    assert {experiment["loss"] for experiment in experiments} == {"bce", "squared", "absolute"}
    assert {experiment["batch"]["size"] for experiment in experiments} == {None, 2, 3}
    assert min(min(experiment["start"]["values"]) for experiment in experiments) < -10.0


@pytest.mark.parametrize(("experiment", "epoch", "updates"), CASES)
def test_every_update_of_an_epoch_is_the_one_that_autograd_gives(
    experiment: dict[str, Any], epoch: int, updates: list[dict[str, Any]]
) -> None:
    run = at(experiment, epoch)
    for update, reference in zip(run.trace_epoch(), updates, strict=True):
        assert_update(run, update, reference)
    run.advance(1)
    assert_close(run.parameters, updates[-1]["updated"])


@pytest.mark.parametrize(("experiment", "epoch", "updates"), CASES)
def test_the_trace_of_a_row_is_that_of_the_first_update(
    experiment: dict[str, Any], epoch: int, updates: list[dict[str, Any]]
) -> None:
    run = at(experiment, epoch)
    for reference in updates[0]["samples"]:
        trace = run.trace(reference["row"])
        assert_sample(trace.sample, reference)
        assert_update(run, trace.update, updates[0])
        assert_close(trace.updated_output, reference["output_after"])
