"""How wrong an answer is, and how that changes with z.

For classes, with sides +1 for target 0 and −1 for target 1, t = side·z says how far z lies on the
wrong side of the answer: negative is right, positive is wrong. The distance |ŷ − Y| is then σ(t)
for either target, and each loss is one function of t that needs no logarithm of 0 and loses no
digits:

========  ==================  =======================  =========
name      with ŷ and Y        with t                   its slope
========  ==================  =======================  =========
bce       −ln of the answer   ln(1 + e^t)              σ(t)
          given to Y
squared   (ŷ − Y)²            σ(t)²                    2σ(t)·σ'(t)
absolute  |ŷ − Y|             σ(t)                     σ'(t)
========  ==================  =======================  =========

The slope with respect to z is side times the slope with respect to t.

For numbers, where ŷ is z itself, a loss is a function of the difference d = ŷ − Y: d² or |d|.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activation import sigmoid, sigmoid_array, sigmoid_slope

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss of one sample with a target of 0 or 1, its slopes, and its form for many samples."""

    #: The loss in terms of t, for arrays of any shape.
    value: Callable[[Array], Array]
    #: The derivative with respect to t, for one float.
    slope: Callable[[float], float]
    #: The derivative with respect to the distance |ŷ − Y|, for one float t.
    distance_slope: Callable[[float], float]
    #: ``weighted_slope(margin, weight, out)``: weight times the derivative with respect to t, where
    #: t = −margin, written into `out`, which may be `margin` itself.
    weighted_slope: Callable[[Array, Array, Array], Array]


@dataclass(frozen=True, slots=True)
class NumberLoss:
    """A loss of one sample with a number as target, in terms of d, for arrays of any shape."""

    value: Callable[[Array], Array]
    #: The derivative with respect to d.
    slope: Callable[[Array], Array]


def side(target: float) -> float:
    """Return the sign with which z counts as wrong: +1 for target 0, −1 for target 1."""
    return -1.0 if target else 1.0


def _bce_value(t: Array) -> Array:
    return np.asarray(np.maximum(t, 0.0) + np.log1p(np.exp(-np.abs(t))))


def _bce_distance_slope(t: float) -> float:
    rightness = sigmoid(-t)
    return 1.0 / rightness if rightness > 0.0 else float("inf")


def _bce_weighted_slope(margin: Array, weight: Array, out: Array) -> Array:
    # e^margin may overflow to infinity, which makes the right slope, 0.
    np.exp(margin, out)
    out += 1.0
    return np.divide(weight, out, out)


def _squared_value(t: Array) -> Array:
    return np.asarray(sigmoid_array(t) ** 2)


def _squared_slope(t: float) -> float:
    return 2.0 * sigmoid(t) * sigmoid_slope(t)


def _squared_weighted_slope(margin: Array, weight: Array, out: Array) -> Array:
    distance = sigmoid_array(-margin)
    return np.multiply(2.0 * weight, distance**2 * sigmoid_array(margin), out)


def _absolute_weighted_slope(margin: Array, weight: Array, out: Array) -> Array:
    return np.multiply(weight, sigmoid_array(-margin) * sigmoid_array(margin), out)


#: The losses for classes by name.
LOSSES: dict[str, Loss] = {
    "bce": Loss(_bce_value, sigmoid, _bce_distance_slope, _bce_weighted_slope),
    "squared": Loss(
        _squared_value, _squared_slope, lambda t: 2.0 * sigmoid(t), _squared_weighted_slope
    ),
    "absolute": Loss(sigmoid_array, sigmoid_slope, lambda _t: 1.0, _absolute_weighted_slope),
}

#: The losses for numbers by name. The slope of |d| at 0 is taken as 0, as in PyTorch.
NUMBER_LOSSES: dict[str, NumberLoss] = {
    "squared": NumberLoss(np.square, lambda d: 2.0 * d),
    "absolute": NumberLoss(np.abs, np.sign),
}
