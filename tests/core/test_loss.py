"""Sigmoid, losses and gradients against their definitions, worked out to 400 digits.

The references use the formulas as a book writes them, with ŷ = 1/(1 + e^−z) and Y, and derivatives
as central differences. In 400 digits neither 1 − ŷ at z = 700 (about 1e−304) nor a difference
over a step of 1e−20 loses anything that would show.
"""

import math
from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_full import IN_FULL

from learnscope.core import Experiment, Gate, Trainer, ValuesStart
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.problems.gates import INPUTS

#: Those of classes; those of numbers are plain arithmetic.
OF_CLASSES = LOSSES["classification"]
SIGMOID = ACTIVATIONS["sigmoid"]

POINTS = [0.0, 1e-9, 0.1, 1.0, 2.5, 17.0, 36.8, 100.0, 350.0, 700.0]
POINTS = [-z for z in reversed(POINTS[1:])] + POINTS

STEP = Decimal("1e-20")


def exact_sigmoid(z: Decimal) -> Decimal:
    return 1 / (1 + (-z).exp())


def exact_loss(name: str, output: Decimal, target: int) -> Decimal:
    if name == "bce":
        return -target * output.ln() - (1 - target) * (1 - output).ln()
    distance = output - target
    return distance * distance if name == "squared" else abs(distance)


def difference(function: Callable[[Decimal], Decimal], at: Decimal) -> Decimal:
    return (function(at + STEP) - function(at - STEP)) / (2 * STEP)


def close(ours: float, exact: Decimal) -> bool:
    """Return whether a float has all its digits right, up to a few roundings of its own.

    Below 1e−300 floats lose digits by their nature; there the last of them counts.
    """
    return math.isclose(ours, float(exact), rel_tol=2e-15, abs_tol=2e-323)


@pytest.fixture(autouse=True)
def _four_hundred_digits() -> Iterator[None]:
    with localcontext() as context:
        context.prec = 400
        yield


def test_sigmoid_and_its_slope_have_all_their_digits() -> None:
    for z in POINTS:
        assert close(float(SIGMOID.of(z)), exact_sigmoid(Decimal(z))), z
        assert close(float(SIGMOID.slope_of(z)), difference(exact_sigmoid, Decimal(z))), z


@pytest.mark.parametrize("target", [0, 1])
@pytest.mark.parametrize("name", OF_CLASSES)
class TestALoss:
    def test_has_all_its_digits(self, name: str, target: int) -> None:
        for z in POINTS:
            ours = float(OF_CLASSES[name].of(z, target))
            assert close(ours, exact_loss(name, exact_sigmoid(Decimal(z)), target)), z

    def test_has_the_slope_of_its_definition_in_z(self, name: str, target: int) -> None:
        def loss_at(z: Decimal) -> Decimal:
            return exact_loss(name, exact_sigmoid(z), target)

        for z in POINTS:
            ours = float(OF_CLASSES[name].slope_of(z, target))
            assert close(ours, difference(loss_at, Decimal(z))), z

    def test_has_the_slope_of_its_definition_in_the_output(self, name: str, target: int) -> None:
        for z in POINTS:
            ours = float(OF_CLASSES[name].answer_slope_of(z, target))
            output = exact_sigmoid(Decimal(z))
            # A step that leaves the output between 0 and 1, however near it is to either.
            step = output * (1 - output) * STEP
            above, below = (exact_loss(name, output + h, target) for h in (step, -step))
            assert close(ours, (above - below) / (2 * step)), z


@pytest.mark.parametrize("name", OF_CLASSES)
@pytest.mark.parametrize("z", [-1e308, -1e4, -745.2, 745.2, 1e4, 1e308])
def test_beyond_what_a_float_can_resolve_a_loss_is_at_its_limit(name: str, z: float) -> None:
    loss = OF_CLASSES[name]
    wrong = float(z > 0)
    assert loss.of(z, 0.0) == loss.of(-z, 1.0) == (max(z, 0.0) if name == "bce" else wrong)
    assert loss.slope_of(z, 0.0) == -loss.slope_of(-z, 1.0) == (wrong if name == "bce" else 0.0)


@given(z=st.floats(allow_nan=False, allow_infinity=False))
def test_no_loss_is_ever_negative_and_no_slope_has_the_wrong_sign(z: float) -> None:
    for loss in OF_CLASSES.values():
        for target, side in ((0.0, 1.0), (1.0, -1.0)):
            assert 0.0 <= loss.of(z, target) < math.inf
            assert 0.0 <= side * loss.slope_of(z, target) <= 1.0
            assert side * loss.answer_slope_of(z, target) >= 0.0


@given(z=st.floats(-1e150, 1e150), target=st.floats(-1e150, 1e150))
def test_the_losses_of_numbers_are_plain_arithmetic(z: float, target: float) -> None:
    squared, absolute = LOSSES["regression"]["squared"], LOSSES["regression"]["absolute"]
    difference = z - target
    assert squared.of(z, target) == difference * difference
    assert squared.slope_of(z, target) == squared.answer_slope_of(z, target) == 2.0 * difference
    assert absolute.of(z, target) == abs(difference)
    assert absolute.slope_of(z, target) == np.sign(difference)


FURTHER = [(0.0, 0.0, 0.0), (3.0, -7.5, 2.25)] if IN_FULL else []


@pytest.mark.parametrize("name", OF_CLASSES)
@pytest.mark.parametrize("gate", [Gate("and"), Gate("xor", (1, 2, 3)), Gate("nor", (2,))])
@pytest.mark.parametrize("theta", [(0.1, -0.12, 0.0), (-40.0, 90.0, 5.0), *FURTHER])
def test_the_gradient_of_a_batch_is_the_slope_of_its_mean_loss(
    name: str, gate: Gate, theta: tuple[float, float, float]
) -> None:
    rows = gate.active
    ours = Trainer(Experiment(gate, loss=name, start=ValuesStart(theta))).next_update().gradient

    def mean_loss(parameters: list[Decimal]) -> Decimal:
        w1, w2, b = parameters
        losses = (
            exact_loss(
                name,
                exact_sigmoid(w1 * int(INPUTS[row][0]) + w2 * int(INPUTS[row][1]) + b),
                gate.targets[row],
            )
            for row in rows
        )
        return sum(losses, Decimal(0)) / len(rows)

    for i in range(3):

        def along(value: Decimal, i: int = i) -> Decimal:
            moved = [Decimal(parameter) for parameter in theta]
            moved[i] = value
            return mean_loss(moved)

        exact = float(difference(along, Decimal(theta[i])))
        # z and the sum over the rows round as well, so digits cancel where rows pull apart.
        assert math.isclose(ours[i], exact, rel_tol=1e-13, abs_tol=1e-16)
