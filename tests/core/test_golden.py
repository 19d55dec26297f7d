"""The core against PyTorch: every reference trajectory, epoch by epoch."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from learnscope.core import Experiment, Trainer
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES

DATA = Path(__file__).parents[1] / "data"


def golden(file: str) -> list[tuple[Experiment, list[dict[str, Any]]]]:
    entries = json.loads((DATA / file).read_text(encoding="utf-8"))
    return [
        (Experiment.from_json(json.dumps(entry["experiment"])), entry["trajectory"])
        for entry in entries
    ]


REFERENCES = [
    *golden("perceptron.json"),
    *golden("networks.json"),
    *golden("beyond_gates.json"),
]


def test_there_are_references_for_every_part_that_pytorch_has() -> None:
    experiments = [experiment for experiment, _ in REFERENCES]
    assert len(experiments) == 33
    bends = {e.network.activation for e in experiments if e.network.hidden}
    assert bends == set(ACTIVATIONS) - {"step"}
    assert {e.optimizer.name for e in experiments} == set(RULES)
    assert {(e.problem.task, e.loss) for e in experiments} == {
        (task, loss) for task, losses in LOSSES.items() for loss in losses
    }
    assert {len(e.network.hidden) for e in experiments} == {0, 1, 2, 4}
    assert {(e.penalty.l1 > 0, e.penalty.l2 > 0) for e in experiments} == {
        (False, False),
        (False, True),
        (True, False),
        (True, True),
    }


@pytest.mark.parametrize(("experiment", "trajectory"), REFERENCES)
def test_a_run_follows_its_reference_at_every_epoch_listed(
    experiment: Experiment, trajectory: list[dict[str, Any]]
) -> None:
    run = Trainer(experiment)
    inputs = experiment.problem.inputs[list(experiment.problem.active)]
    for point in trajectory:
        run.advance(point["epoch"] - run.epoch)
        assert run.epoch == point["epoch"]
        for ours, reference in (
            (run.loss, point["loss"]),
            (run.parameters, point["parameters"]),
            (run.predict(inputs), point["outputs"]),
        ):
            np.testing.assert_allclose(ours, reference, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("experiment", "trajectory"), REFERENCES)
def test_the_history_holds_the_reference_too(
    experiment: Experiment, trajectory: list[dict[str, Any]]
) -> None:
    run = Trainer(experiment)
    run.advance(trajectory[-1]["epoch"])
    kept = [point for point in trajectory if point["epoch"] % run.history.stride == 0]
    at = np.searchsorted(run.history.epochs, [point["epoch"] for point in kept])
    assert run.history.epochs[at].tolist() == [point["epoch"] for point in kept]
    losses = [point["loss"] for point in kept]
    parameters = [point["parameters"] for point in kept]
    np.testing.assert_allclose(run.history.losses[at], losses, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(run.history.parameters[at], parameters, rtol=1e-9, atol=1e-12)
