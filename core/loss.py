"""How wrong an answer is, and how that changes with z.

With sides +1 for target 0 and −1 for target 1, t = side·z says how far z lies on the wrong side
of the answer: negative is right, positive is wrong. The distance |ŷ − Y| is then σ(t) for either
target, and each loss is one function of t that needs no logarithm of 0 and loses no digits:

========  ==================  =======================  =========
name      with ŷ and Y        with t                   its slope
========  ==================  =======================  =========
bce       −ln of the answer   ln(1 + e^t)              σ(t)
          given to Y
squared   (ŷ − Y)²            σ(t)²                    2σ(t)·σ'(t)
absolute  |ŷ − Y|             σ(t)                     σ'(t)
========  ==================  =======================  =========

The slope with respect to z is side times the slope with respect to t.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activation import sigmoid, sigmoid_array, sigmoid_slope


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss of one sample, its slopes, and the value it takes over whole runs at once."""

    #: The loss in terms of t, for arrays of any shape.
    value: Callable[[NDArray[np.float64]], NDArray[np.float64]]
    #: The derivative with respect to t, for one float.
    slope: Callable[[float], float]
    #: The derivative with respect to the distance |ŷ − Y|, for one float t.
    distance_slope: Callable[[float], float]


def side(target: int) -> float:
    """Return the sign with which z counts as wrong: +1 for target 0, −1 for target 1."""
    return -1.0 if target else 1.0


def _bce_value(t: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.maximum(t, 0.0) + np.log1p(np.exp(-np.abs(t))))


def _bce_distance_slope(t: float) -> float:
    rightness = sigmoid(-t)
    return 1.0 / rightness if rightness > 0.0 else float("inf")


def _squared_value(t: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(sigmoid_array(t) ** 2)


def _squared_slope(t: float) -> float:
    return 2.0 * sigmoid(t) * sigmoid_slope(t)


#: The losses by name.
LOSSES: dict[str, Loss] = {
    "bce": Loss(_bce_value, sigmoid, _bce_distance_slope),
    "squared": Loss(_squared_value, _squared_slope, lambda t: 2.0 * sigmoid(t)),
    "absolute": Loss(sigmoid_array, sigmoid_slope, lambda _t: 1.0),
}
