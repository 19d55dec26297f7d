"""The core against PyTorch: every reference trajectory, epoch by epoch."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from learnscope.core import Batch, Experiment, Penalty, Trainer
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES, optimizer_from_dict

pytestmark = pytest.mark.usefixtures("faster_engine")

DATA = Path(__file__).parents[1] / "data"


Changes = list[dict[str, Any]]
Trajectory = list[dict[str, Any]]


def golden(file: str) -> list[tuple[Experiment, Changes, Trajectory]]:
    entries = json.loads((DATA / file).read_text(encoding="utf-8"))
    return [
        (
            Experiment.from_json(json.dumps(entry["experiment"])),
            entry.get("changes", []),
            entry["trajectory"],
        )
        for entry in entries
    ]


REFERENCES = [
    *golden("perceptron.json"),
    *golden("networks.json"),
    *golden("beyond_gates.json"),
    *golden("without_bias.json"),
    *golden("changes.json"),
    *golden("l1.json"),
]


def change(run: Trainer, what: dict[str, Any]) -> None:
    """Change a run as an entry of its log says."""
    if "parameters" in what:
        run.edit(what["parameters"])
    run.change(
        optimizer=optimizer_from_dict(what["optimizer"]) if "optimizer" in what else None,
        loss=what.get("loss"),
        penalty=Penalty(**what["penalty"]) if "penalty" in what else None,
        batch=Batch(**what["batch"]) if "batch" in what else None,
    )


def taken_along(run: Trainer, changes: Changes, epoch: int) -> None:
    """Advance to an epoch, and make the changes on the way and there."""
    for what in changes:
        if run.epoch <= what["epoch"] <= epoch:
            run.advance(what["epoch"] - run.epoch)
            change(run, what)
    run.advance(epoch - run.epoch)


def assert_close(experiment: Experiment, ours: Any, reference: Any) -> None:
    rtol = 1e-8 if experiment.network.hidden else 1e-9
    np.testing.assert_allclose(ours, reference, rtol=rtol, atol=1e-12)


def test_there_are_references_for_every_part_that_pytorch_has() -> None:
    experiments = [experiment for experiment, _, _ in REFERENCES]
    assert len(experiments) >= 57
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


@pytest.mark.parametrize(("experiment", "changes", "trajectory"), REFERENCES)
def test_a_run_and_its_history_follow_the_reference_at_every_epoch_listed(
    experiment: Experiment, changes: Changes, trajectory: Trajectory
) -> None:
    run = Trainer(experiment)
    inputs = experiment.problem.inputs[list(experiment.problem.active)]
    for point in trajectory:
        taken_along(run, changes, point["epoch"])
        assert run.epoch == point["epoch"]
        for ours, reference in (
            (run.loss, point["loss"]),
            (run.parameters, point["parameters"]),
            (run.predict(inputs), point["outputs"]),
        ):
            assert_close(experiment, ours, reference)
    kept = [point for point in trajectory if point["epoch"] % run.history.stride == 0]
    at = np.searchsorted(run.history.epochs, [point["epoch"] for point in kept])
    assert run.history.epochs[at].tolist() == [point["epoch"] for point in kept]
    assert_close(experiment, run.history.losses[at], [point["loss"] for point in kept])
    assert_close(experiment, run.history.parameters[at], [point["parameters"] for point in kept])


@pytest.mark.parametrize(("experiment", "changes", "trajectory"), golden("changes.json"))
def test_a_log_of_changes_reads_as_it_was_written(
    experiment: Experiment, changes: Changes, trajectory: Trajectory
) -> None:
    run = Trainer(experiment)
    taken_along(run, changes, trajectory[-1]["epoch"])
    assert run.changes.to_list() == changes
    assert json.loads(json.dumps(run.changes.to_list())) == changes


@pytest.mark.parametrize(("experiment", "changes", "trajectory"), golden("l1.json"))
def test_a_weight_is_0_exactly_where_the_reference_s_is(
    experiment: Experiment, changes: Changes, trajectory: Trajectory
) -> None:
    run, stopped = Trainer(experiment), False
    for point in trajectory:
        run.advance(point["epoch"] - run.epoch)
        zeros = np.array(point["parameters"]) == 0.0
        assert ((run.parameters == 0.0) == zeros).all()
        stopped |= bool((zeros & experiment.model.is_weight).any())
    assert stopped
