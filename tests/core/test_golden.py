"""The core against PyTorch: every reference trajectory of a single neuron, epoch by epoch."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from learnscope.core import Experiment, ExperimentError, Trainer

DATA = Path(__file__).parents[1] / "data"


Entry = tuple[Experiment, list[dict[str, Any]]]


def golden(file: str) -> tuple[list[Entry], list[str]]:
    """Return the entries that the core can run, and the fields it refuses the others for."""
    found, refused = [], []
    for entry in json.loads((DATA / file).read_text(encoding="utf-8")):
        try:
            experiment = Experiment.from_json(json.dumps(entry["experiment"]))
        except ExperimentError as error:
            refused.append(error.field)
        else:
            found.append((experiment, entry["trajectory"]))
    return found, refused


SINGLE, REFUSED = golden("perceptron.json")
AMONG_NETWORKS, LATER = golden("networks.json")


def test_every_reference_of_a_single_neuron_is_followed() -> None:
    assert len(SINGLE) == 8
    assert REFUSED == []


def test_of_the_networks_those_without_hidden_layers_are_followed() -> None:
    assert [experiment.loss for experiment, _ in AMONG_NETWORKS] == ["absolute", "squared"]
    assert LATER == ["network.hidden"] * 11


@pytest.mark.parametrize(("experiment", "trajectory"), SINGLE + AMONG_NETWORKS)
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


@pytest.mark.parametrize(("experiment", "trajectory"), SINGLE + AMONG_NETWORKS)
def test_the_history_holds_the_reference_too(
    experiment: Experiment, trajectory: list[dict[str, Any]]
) -> None:
    run = Trainer(experiment)
    run.advance(trajectory[-1]["epoch"])
    epochs = [point["epoch"] for point in trajectory]
    assert run.history.epochs[epochs].tolist() == epochs
    losses = [point["loss"] for point in trajectory]
    parameters = [point["parameters"] for point in trajectory]
    np.testing.assert_allclose(run.history.losses[epochs], losses, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(run.history.parameters[epochs], parameters, rtol=1e-9, atol=1e-12)
