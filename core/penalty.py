"""What large weights cost: a term of the loss that pulls every weight towards 0.

Only weights are charged, not biases, which do not make the model bend (I. Goodfellow, Y. Bengio
and A. Courville, *Deep Learning*, 2016, section 7.1).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from learnscope.core.validation import number_within

Array = NDArray[np.float64]

#: The largest rate: far beyond use, and no sum of charges overflows.
MAX_RATE = 1e6


@dataclass(frozen=True, slots=True)
class Penalty:
    """How much of the weights' size is added to the loss: l1·Σ|w| + l2/2·Σw².

    Parameters
    ----------
    l1, l2 : float
        The rates, from 0, which charges nothing, to `MAX_RATE`.

    Raises
    ------
    ExperimentError
        If a rate is outside.
    """

    l1: float = 0.0
    l2: float = 0.0

    def __post_init__(self) -> None:
        for name in ("l1", "l2"):
            rate = number_within(f"penalty.{name}", getattr(self, name), 0.0, MAX_RATE)
            object.__setattr__(self, name, rate)

    def __bool__(self) -> bool:
        return self.l1 > 0.0 or self.l2 > 0.0

    def value(self, weights: Array) -> Array:
        """Return the charge for weights, summed over the last axis."""
        charge = np.zeros(weights.shape[:-1])
        # At rate 0 even a weight whose square is no float64 any more is free.
        if self.l1:
            charge = charge + self.l1 * np.abs(weights).sum(axis=-1)
        if self.l2:
            charge = charge + 0.5 * self.l2 * np.square(weights).sum(axis=-1)
        return charge

    def gradient(self, parameters: Array, is_weight: NDArray[np.bool_]) -> Array:
        """Return the charge's derivative with respect to each parameter; 0 for biases.

        Parameters
        ----------
        parameters : ndarray, shape (n,)
        is_weight : ndarray of bool, shape (n,)
            Which of them are weights. At a weight of 0 the slope of |w| is taken as 0.
        """
        charged = np.where(is_weight, parameters, 0.0)
        return np.asarray(self.l1 * np.sign(charged) + self.l2 * charged)

    def to_dict(self) -> dict[str, Any]:
        """Return the penalty as plain values for JSON."""
        return {"l1": self.l1, "l2": self.l2}
