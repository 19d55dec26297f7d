"""The bend that turns the plane z into an answer between 0 and 1.

Each function stands here twice: for one float, as the recurrence and the trace need it (a numpy
call on a single number costs ten times the arithmetic), and for arrays, as surfaces need it.
"""

from math import exp

import numpy as np
from numpy.typing import ArrayLike, NDArray


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


def sigmoid_array(z: ArrayLike) -> NDArray[np.float64]:
    """Return σ(z) for an array of any shape; see `sigmoid`."""
    z = np.asarray(z, dtype=np.float64)
    tail = np.exp(-np.abs(z))
    return np.asarray(np.where(z >= 0.0, 1.0, tail) / (1.0 + tail))
