"""The bends: what a unit makes of its weighted sum z, and how steeply that changes with z.

The sigmoid stands here for one float too, as the single neuron's recurrence and trace need it: a
numpy call on a single number costs ten times the arithmetic.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

#: The slope of leaky ReLU below 0.
LEAK = 0.01


def sigmoid(z: float) -> float:
    """Return σ(z) = 1 / (1 + e^−z), without overflow for any float.

    The exponent is never positive, so the result is accurate in both tails: σ(−700) is
    9.86e−305, not 0.
    """
    if z >= 0.0:
        return 1.0 / (1.0 + exp(-z))
    tail = exp(z)
    return tail / (1.0 + tail)


def sigmoid_slope(z: float) -> float:
    """Return dσ/dz = σ(z)·(1 − σ(z)), taken as σ(z)·σ(−z) so that no digits cancel."""
    return sigmoid(z) * sigmoid(-z)


def sigmoid_array(z: ArrayLike) -> Array:
    """Return σ(z) for an array of any shape; see `sigmoid`."""
    z = np.asarray(z, dtype=np.float64)
    tail = np.exp(-np.abs(z))
    return np.asarray(np.where(z >= 0.0, 1.0, tail) / (1.0 + tail))


@dataclass(frozen=True, slots=True)
class Activation:
    """A function of z and its derivative, each written into an array that is given.

    Parameters
    ----------
    value : callable
        ``value(z, out)``: the function of `z`, into `out` of the same shape.
    slope : callable
        ``slope(z, a, out)``: the derivative at `z`, where the value is `a`, into `out`.
    """

    value: Callable[[Array, Array], Array]
    slope: Callable[[Array, Array, Array], Array]

    def of(self, z: ArrayLike) -> Array:
        """Return the function of `z`, an array of any shape."""
        z = np.asarray(z, dtype=np.float64)
        with np.errstate(over="ignore", under="ignore"):
            return self.value(z, np.empty_like(z))

    def slope_of(self, z: ArrayLike) -> Array:
        """Return the derivative at `z`, an array of any shape."""
        z = np.asarray(z, dtype=np.float64)
        with np.errstate(over="ignore", under="ignore"):
            return self.slope(z, self.value(z, np.empty_like(z)), np.empty_like(z))


def _sigmoid(z: Array, out: Array) -> Array:
    # e^−z may overflow to infinity, whose reciprocal is the right answer, 0.
    np.negative(z, out)
    np.exp(out, out)
    out += 1.0
    return np.reciprocal(out, out)


def _sigmoid_slope(_z: Array, a: Array, out: Array) -> Array:
    np.subtract(1.0, a, out)
    return np.multiply(out, a, out)


def _tanh_slope(_z: Array, a: Array, out: Array) -> Array:
    np.multiply(a, a, out)
    return np.subtract(1.0, out, out)


def _relu(z: Array, out: Array) -> Array:
    return np.maximum(z, 0.0, out=out)


def _above_zero(z: Array, _a: Array, out: Array) -> Array:
    return np.greater(z, 0.0, out)


def _leaky_relu(z: Array, out: Array) -> Array:
    np.multiply(z, LEAK, out)
    return np.maximum(z, out, out=out)


def _leaky_relu_slope(z: Array, a: Array, out: Array) -> Array:
    _above_zero(z, a, out)
    return np.maximum(out, LEAK, out=out)


def _identity(z: Array, out: Array) -> Array:
    np.copyto(out, z)
    return out


def _softplus(z: Array, out: Array) -> Array:
    return np.logaddexp(z, 0.0, out)


def _constant(slope: float) -> Callable[[Array, Array, Array], Array]:
    def fill(_z: Array, _a: Array, out: Array) -> Array:
        out.fill(slope)
        return out

    return fill


#: The activations by name. Where a slope jumps, at z = 0, it has its left value, as in PyTorch.
ACTIVATIONS: dict[str, Activation] = {
    "tanh": Activation(np.tanh, _tanh_slope),
    "sigmoid": Activation(_sigmoid, _sigmoid_slope),
    "relu": Activation(_relu, _above_zero),
    "leaky_relu": Activation(_leaky_relu, _leaky_relu_slope),
    "softplus": Activation(_softplus, lambda z, _a, out: _sigmoid(z, out)),
    "identity": Activation(_identity, _constant(1.0)),
    # 0 up to z = 0, 1 above: a slope of 0 everywhere, so that descent cannot train what lies
    # before it.
    "step": Activation(lambda z, out: _above_zero(z, z, out), _constant(0.0)),
}
