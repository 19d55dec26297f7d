"""What large weights cost: a term of the loss that pulls every weight towards 0.

Only weights are charged, not biases, which do not make the model bend (I. Goodfellow, Y. Bengio
and A. Courville, *Deep Learning*, 2016, section 7.1).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.lanes import lanes, of_lane, pick
from learnscope.core.validation import number_within

Array = NDArray[np.float64]

#: The largest rate: far beyond use, and no sum of charges overflows.
MAX_RATE = 1e6


def charge(l1: float, l2: float, theta: Array, weight: Array, n: int, s: Any = 0) -> Any:
    """Return what the penalty adds to the loss: l1·Σ|w| + l2/2·Σw².

    Parameters
    ----------
    l1, l2 : float
    theta : ndarray, shape (parameters,), or (parameters, lanes) where each lane has its own
    weight : ndarray, shape (parameters,)
        1 where a parameter is a weight, 0 where it is a bias.
    n : int
        How many parameters.
    s : int, optional
        The lane.
    """
    sizes, squares = 0.0, 0.0
    # At rate 0 even a weight whose square is no float64 any more is free.
    if l1 > 0.0:
        for p in range(n):
            sizes = sizes + abs(of_lane(theta, p, s)) if weight[p] > 0.0 else sizes
    if l2 > 0.0:
        for p in range(n):
            w = of_lane(theta, p, s)
            squares = squares + w * w if weight[p] > 0.0 else squares
    return l1 * sizes + 0.5 * l2 * squares


def decay(l2: float, theta: Array, weight: Array, out: Array, row: int, n: int) -> None:
    """Write the slope of the penalty's l2 term into a row; see `charge`."""
    for p in lanes(0, n):
        # At rate 0 nothing is charged, however large the weight.
        out[row, p] = pick(weight[p] > 0.0, l2 * theta[p], 0.0)


def shrinkage(
    l1: float, theta: Array, weight: Array, gradient: Array, out: Array, row: int, n: int
) -> None:
    """Add the slope of the penalty's l1 term to a row.

    At a weight of 0, where |w| has a corner, it is the slope in ∓l1 that holds against the rest of
    the gradient: with both, what is left is nothing, or what l1 can't hold (R. Tibshirani,
    "Regression shrinkage and selection via the lasso", 1996).

    Parameters
    ----------
    l1 : float
    theta, weight : ndarray, shape (parameters,)
    gradient : ndarray, shape (parameters,)
        The slope of all the rest of what is descended.
    out : ndarray, shape (rows, parameters)
    row, n : int
    """
    for p in lanes(0, n):
        held = pick(gradient[p] > l1, -l1, pick(gradient[p] < -l1, l1, -gradient[p]))
        signed = pick(theta[p] > 0.0, l1, pick(theta[p] < 0.0, -l1, held))
        out[row, p] = out[row, p] + pick(weight[p] > 0.0, signed, 0.0)


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

    def on(self, parameters: ArrayLike, is_weight: ArrayLike) -> float:
        """Return what it adds to the loss.

        Parameters
        ----------
        parameters : array_like, shape (parameters,)
        is_weight : array_like of bool, shape (parameters,)
            See `learnscope.core.network.Model.is_weight`.
        """
        theta = np.asarray(parameters, dtype=np.float64)
        weight = np.asarray(is_weight, dtype=np.float64)
        with np.errstate(all="ignore"):
            return float(charge(self.l1, self.l2, theta, weight, len(theta)))

    def __bool__(self) -> bool:
        return self.l1 > 0.0 or self.l2 > 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the penalty as plain values for JSON."""
        return {"l1": self.l1, "l2": self.l2}
