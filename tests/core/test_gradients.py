"""Every gradient against central differences: activation × loss × depth × penalty × task."""

from itertools import product
from typing import Any

import numpy as np
import pytest

from learnscope.core import (
    Experiment,
    Gate,
    Network,
    OwnData,
    Penalty,
    Problem,
    RandomStart,
    Trainer,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.landscape.blocks import losses_at
from learnscope.core.losses import LOSSES
from learnscope.core.run.plan import Plan

pytestmark = pytest.mark.usefixtures("faster_engine")

DEPTHS: list[tuple[int, ...]] = [(), (3,), (3, 2), (2, 3, 2), (2, 2, 2, 2)]
PENALTIES = [Penalty(), Penalty(l2=0.3), Penalty(l1=0.2), Penalty(0.1, 0.4)]


def problem_for(task: str) -> Problem:
    if task == "regression":
        points = ((-0.9,), (-0.3,), (0.2,), (0.5,), (0.8,))
        return OwnData(points, (0.7, -0.4, 0.1, 0.9, -1.3), "regression")
    return Gate("xor", (0, 1, 3))


CASES = [
    (task, loss, activation)
    for task, losses in LOSSES.items()
    for loss, activation in product(losses, ACTIVATIONS)
]


@pytest.mark.parametrize(("task", "loss", "activation"), CASES)
def test_a_gradient_is_what_a_small_change_of_each_parameter_does_to_the_loss(
    task: str, loss: str, activation: str
) -> None:
    for hidden, penalty in product(DEPTHS, PENALTIES):
        experiment = Experiment(
            problem=problem_for(task),
            network=Network(hidden, activation),
            loss=loss,
            start=RandomStart(5, "normal", 0.7),
            penalty=penalty,
        )
        run = Trainer(experiment)
        theta = run.parameters.copy()
        gradient = np.array(run.next_update().gradient)
        h = 1e-6
        steps, plan = h * np.eye(len(theta)), Plan(experiment)
        above, below = (losses_at(plan, (theta + side * steps).T) for side in (1.0, -1.0))
        slopes = (above - below) / (2 * h)
        told = f"{hidden}, {penalty}"
        np.testing.assert_allclose(gradient, slopes, rtol=1e-6, atol=1e-8, err_msg=told)


@pytest.mark.parametrize("task", LOSSES)
def test_a_samples_factors_multiply_to_its_gradient_in_every_unit(task: str) -> None:
    experiment = Experiment(
        problem=problem_for(task),
        network=Network((3, 2), "softplus"),
        loss="squared",
        start=RandomStart(3, "xavier"),
    )
    run = Trainer(experiment)
    update = run.next_update()
    names = experiment.model.parameter_names
    for sample in update.samples:
        ours = dict(zip(names, sample.dloss_dparameters, strict=True))
        following: tuple[Any, ...] = ()
        for layer in reversed(sample.layers):
            for unit_number, unit in enumerate(layer):
                assert sum(unit.products) == pytest.approx(unit.z, rel=1e-12)
                factors = unit.dloss_doutput * unit.doutput_dz
                assert unit.dloss_dz == pytest.approx(factors, rel=1e-12)
                if following:
                    through = sum(u.parameters[unit_number] * u.dloss_dz for u in following)
                    assert unit.dloss_doutput == pytest.approx(through, rel=1e-12)
                for i, x in enumerate(unit.inputs):
                    last = i == len(unit.inputs) - 1
                    name = f"{unit.name}.b" if last else f"{unit.name}.w{i + 1}"
                    assert ours[name] == unit.dloss_dparameters[i] == unit.dloss_dz * x
            following = layer
    mean = np.mean([sample.dloss_dparameters for sample in update.samples], axis=0)
    np.testing.assert_allclose(update.gradient, mean, rtol=1e-12, atol=1e-15)
