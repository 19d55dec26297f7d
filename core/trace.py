"""One update opened: every number between the inputs and the new parameters.

Computed with the same operations in the same order as the recurrence in `learnscope.core.descent`,
so that the last number of a trace is what the next step gives, bit for bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from learnscope.core.activation import sigmoid, sigmoid_slope
from learnscope.core.descent import Parameters, Sample, batch_gradient, slope_of
from learnscope.core.experiment import Experiment
from learnscope.core.loss import LOSSES, side
from learnscope.core.optimizer import gradient_descent
from learnscope.core.problem import INPUTS


@dataclass(frozen=True, slots=True)
class SampleTrace:
    """One sample's way forward to its loss and back to the parameters.

    Tuples follow the order of θ: w1, w2, b. The bias's input is the constant 1.
    """

    sample: int
    inputs: tuple[float, float, float]
    target: int
    parameters: Parameters
    #: w1·x1, w2·x2, b·1
    products: tuple[float, float, float]
    z: float
    output: float
    loss: float
    #: ∂L/∂ŷ
    dloss_doutput: float
    #: ∂ŷ/∂z
    doutput_dz: float
    #: ∂L/∂z, the product of the two above; not taken as one, since far out one factor is 0
    #: and the other infinite while their product is a plain number.
    dloss_dz: float
    #: ∂z/∂θ, which is the inputs
    dz_dparameters: tuple[float, float, float]
    #: ∂L/∂θ of this sample alone
    dloss_dparameters: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class UpdateTrace:
    """One update: its samples, the mean of their gradients, and the parameters after it."""

    samples: tuple[SampleTrace, ...]
    parameters: Parameters
    gradient: tuple[float, float, float]
    learning_rate: float
    updated: Parameters


@dataclass(frozen=True, slots=True)
class Trace:
    """A sample seen with the current parameters, and the next update."""

    sample: SampleTrace
    update: UpdateTrace
    #: The sample's answer after that update.
    updated_output: float

    def __getattr__(self, name: str) -> object:
        """Read the sample's and the update's quantities directly: ``trace.z``."""
        part = self.update if name in UpdateTrace.__slots__ else self.sample
        return getattr(part, name)


def trace_sample(experiment: Experiment, parameters: Parameters, row: int) -> SampleTrace:
    """Return one row's forward and backward quantities at the given parameters.

    Parameters
    ----------
    row : int
        The row's number in the truth table, 0 to 3, whether it is active or not.
    """
    x1, x2 = INPUTS[row]
    target = experiment.problem.targets[row]
    loss = LOSSES[experiment.loss]
    wrong_side = side(target)
    w1, w2, b = parameters
    z = w1 * x1 + w2 * x2 + b
    t = wrong_side * z
    dloss_dz = wrong_side * loss.slope(t)
    with np.errstate(over="ignore"):
        value = float(loss.value(np.array(t)))
    return SampleTrace(
        sample=row,
        inputs=(x1, x2, 1.0),
        target=target,
        parameters=parameters,
        products=(w1 * x1, w2 * x2, b),
        z=z,
        output=sigmoid(z),
        loss=value,
        dloss_doutput=wrong_side * loss.distance_slope(t),
        doutput_dz=sigmoid_slope(z),
        dloss_dz=dloss_dz,
        dz_dparameters=(x1, x2, 1.0),
        dloss_dparameters=(dloss_dz * x1, dloss_dz * x2, dloss_dz),
    )


def trace_update(
    experiment: Experiment, parameters: Parameters, rows: Sequence[int], learning_rate: float
) -> UpdateTrace:
    """Return the update that a batch of rows makes at the given parameters."""
    batch: list[Sample] = [(*INPUTS[row], side(experiment.problem.targets[row])) for row in rows]
    gradient = batch_gradient(parameters, batch, slope_of(experiment))
    w1, w2, b = (
        gradient_descent(parameter, slope, learning_rate)
        for parameter, slope in zip(parameters, gradient, strict=True)
    )
    return UpdateTrace(
        samples=tuple(trace_sample(experiment, parameters, row) for row in rows),
        parameters=parameters,
        gradient=gradient,
        learning_rate=learning_rate,
        updated=(w1, w2, b),
    )
