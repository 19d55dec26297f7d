"""What the output unit's z means, and how it is judged against the right answers.

Two tasks: for classes the answer is ŷ = σ(z), for numbers it is z itself. Both are written for
many samples at once, each with its *mark*: what the loss needs to know of the target.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activation import sigmoid_array
from learnscope.core.loss import LOSSES, NUMBER_LOSSES, Loss, NumberLoss

Array = NDArray[np.float64]

#: The losses that each task can be trained with, the usual one first.
TASK_LOSSES: dict[str, tuple[str, ...]] = {
    "classification": tuple(LOSSES),
    "regression": tuple(NUMBER_LOSSES),
}


class Criterion(Protocol):
    """The output's activation and the loss behind it; all arrays have samples on the last axis."""

    def marks(self, targets: Array) -> Array:
        """Return what the other methods take instead of the targets."""
        ...

    def weights(self, marks: Array) -> Array:
        """Return each sample's factor in `slopes`, which makes the sum of losses their mean."""
        ...

    def outputs(self, z: Array) -> Array:
        """Return the answers ŷ."""
        ...

    def losses(self, z: Array, marks: Array) -> Array:
        """Return each sample's loss."""
        ...

    def slopes(self, z: Array, marks: Array, weights: Array, out: Array) -> Array:
        """Write the derivative of the samples' mean loss with respect to each z into `out`."""
        ...

    def output_slopes(self, z: Array) -> Array:
        """Return ∂ŷ/∂z."""
        ...

    def loss_slopes(self, z: Array, marks: Array) -> Array:
        """Return each sample's ∂L/∂ŷ."""
        ...

    def right(self, z: Array, marks: Array) -> NDArray[np.bool_]:
        """Return which answers are on the right side of ½; for numbers there is no such thing."""
        ...


@dataclass(frozen=True, slots=True)
class Classes:
    """ŷ = σ(z) for targets 0 and 1. A sample's mark is the sign that z should have."""

    loss: Loss

    def marks(self, targets: Array) -> Array:
        """Return +1 for target 1 and −1 for target 0."""
        return 2.0 * targets - 1.0

    def weights(self, marks: Array) -> Array:
        """Return ∂t/∂z divided by the number of samples."""
        return np.asarray(marks / -marks.shape[-1])

    def outputs(self, z: Array) -> Array:
        """Return σ(z)."""
        return sigmoid_array(z)

    def losses(self, z: Array, marks: Array) -> Array:
        """Return each sample's loss."""
        return self.loss.value(-marks * z)

    def slopes(self, z: Array, marks: Array, weights: Array, out: Array) -> Array:
        """Write the derivative of the mean loss with respect to each z into `out`."""
        np.multiply(z, marks, out)
        return self.loss.weighted_slope(out, weights, out)

    def output_slopes(self, z: Array) -> Array:
        """Return σ'(z)."""
        return sigmoid_array(z) * sigmoid_array(-z)

    def loss_slopes(self, z: Array, marks: Array) -> Array:
        """Return each sample's ∂L/∂ŷ."""
        t = -marks * z
        return np.asarray(-marks * np.vectorize(self.loss.distance_slope, otypes=[np.float64])(t))

    def right(self, z: Array, marks: Array) -> NDArray[np.bool_]:
        """Return where ŷ above ½ counts as 1, and so is right."""
        return np.asarray((sigmoid_array(z) > 0.5) == (marks > 0.0))


@dataclass(frozen=True, slots=True)
class Numbers:
    """ŷ = z for targets that are numbers. A sample's mark is its target."""

    loss: NumberLoss

    def marks(self, targets: Array) -> Array:
        """Return the targets."""
        return targets

    def weights(self, marks: Array) -> Array:
        """Return 1 divided by the number of samples."""
        return np.full_like(marks, 1.0 / marks.shape[-1])

    def outputs(self, z: Array) -> Array:
        """Return z."""
        return z

    def losses(self, z: Array, marks: Array) -> Array:
        """Return each sample's loss."""
        return self.loss.value(z - marks)

    def slopes(self, z: Array, marks: Array, weights: Array, out: Array) -> Array:
        """Write the derivative of the mean loss with respect to each z into `out`."""
        np.subtract(z, marks, out)
        return np.multiply(self.loss.slope(out), weights, out)

    def output_slopes(self, z: Array) -> Array:
        """Return 1 for each sample."""
        return np.ones_like(z)

    def loss_slopes(self, z: Array, marks: Array) -> Array:
        """Return each sample's ∂L/∂ŷ."""
        return self.loss.slope(z - marks)

    def right(self, z: Array, marks: Array) -> NDArray[np.bool_]:
        """Return False for each sample."""
        return np.zeros(np.broadcast_shapes(z.shape, marks.shape), dtype=np.bool_)


def criterion_for(task: str, loss: str) -> Criterion:
    """Return the criterion of a task, ``"classification"`` or ``"regression"``, with a loss."""
    if task == "regression":
        return Numbers(NUMBER_LOSSES[loss])
    return Classes(LOSSES[loss])
