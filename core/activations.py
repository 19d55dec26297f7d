"""The activations: what a unit makes of its weighted sum z, and how steeply that changes with z.

Each stands once in a table, with all that is known of it, and once in each of the two functions
that the engine calls. Where a slope jumps, at z = 0, it has its left value, as in PyTorch.
"""

from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.elementary import sigmoid, softplus, tanh
from learnscope.core.lanes import lanes, pick

Array = NDArray[np.float64]

#: The slope of leaky ReLU below 0.
LEAK = 0.01

# What the engine calls each by: numbers, which compiled code tells apart at no cost.
TANH, SIGMOID, RELU, LEAKY_RELU, SOFTPLUS, IDENTITY, STEP = range(7)


def activate(activation: int, z: Array, a: Array, row: int, rows: int, n: int) -> None:
    """Write what an activation makes of rows of `z` into the same rows of `a`.

    Parameters
    ----------
    activation : int
        One of the numbers above.
    z, a : ndarray, shape (rows, lanes)
    row, rows : int
        The first of them, and how many.
    n : int
        How many lanes.
    """
    if activation == TANH:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                a[unit, s] = tanh(z[unit, s])
    elif activation == SIGMOID:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                a[unit, s] = sigmoid(z[unit, s])
    elif activation == RELU:
        # Written so that NaN stays NaN.
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                a[unit, s] = pick(z[unit, s] <= 0.0, 0.0, z[unit, s])
    elif activation == LEAKY_RELU:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                a[unit, s] = pick(z[unit, s] <= 0.0, LEAK * z[unit, s], z[unit, s])
    elif activation == SOFTPLUS:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                a[unit, s] = softplus(z[unit, s])
    elif activation == IDENTITY:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                a[unit, s] = z[unit, s]
    else:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                a[unit, s] = pick(z[unit, s] > 0.0, 1.0, 0.0)


def activation_slopes(
    activation: int, z: Array, a: Array, slope: Array, row: int, rows: int, n: int
) -> None:
    """Write an activation's derivative at rows of `z` into the same rows of `slope`.

    Parameters
    ----------
    activation : int
    z, a, slope : ndarray, shape (rows, lanes)
        `a` is what the activation makes of `z`.
    row, rows : int
        The first of them, and how many.
    n : int
        How many lanes.
    """
    if activation == TANH:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                slope[unit, s] = 1.0 - a[unit, s] * a[unit, s]
    elif activation == SIGMOID:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                # 1 − σ(z) taken as σ(−z), so that no digits cancel.
                slope[unit, s] = a[unit, s] * sigmoid(-z[unit, s])
    elif activation == RELU:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                slope[unit, s] = pick(z[unit, s] > 0.0, 1.0, 0.0)
    elif activation == LEAKY_RELU:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                slope[unit, s] = pick(z[unit, s] > 0.0, 1.0, LEAK)
    elif activation == SOFTPLUS:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                slope[unit, s] = sigmoid(z[unit, s])
    elif activation == IDENTITY:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                slope[unit, s] = 1.0
    else:
        for unit in lanes(row, row + rows):
            for s in lanes(0, n):
                slope[unit, s] = 0.0


class Activation(NamedTuple):
    """What is known of an activation besides its value and slope.

    Parameters
    ----------
    code : int
        What the engine calls it by.
    low, high : float
        What its values lie between.
    start : str
        The scheme that draws a fitting start; a key of `learnscope.core.start.SCHEMES`.
    symbol : str
        How the function is written before its argument; ``""`` for z itself.
    steepest : float, optional
        The steepest slope of one that levels off on both sides, and so can be saturated.
    straight : bool
        Whether it bends nothing: layers of it make a line of lines.
    dies : bool
        Whether both its value and its slope are 0 below 0, from where nothing brings a unit back.
    flat : bool
        Whether its slope is 0 everywhere, so that descent cannot train what lies before it.
    """

    code: int
    low: float
    high: float
    start: str
    symbol: str
    steepest: float | None = None
    straight: bool = False
    dies: bool = False
    flat: bool = False

    @property
    def written(self) -> str:
        """How the function of z is written."""
        return f"{self.symbol}(z)" if self.symbol else "z"

    @property
    def slope_written(self) -> str:
        """How its derivative is written."""
        return f"{self.symbol}′(z)" if self.symbol else "dz/dz"

    @property
    def limits(self) -> tuple[float, float] | None:
        """What its values lie between, if it is bounded on both sides."""
        bounded = self.low > -inf and self.high < inf
        return (self.low, self.high) if bounded else None

    def of(self, z: ArrayLike) -> Array:
        """Return the function of `z`, an array of any shape."""
        given = np.asarray(z, dtype=np.float64)
        row = given.reshape(1, -1)
        a = np.empty_like(row)
        with np.errstate(all="ignore"):
            activate(self.code, row, a, 0, 1, row.size)
        return a.reshape(given.shape)

    def slope_of(self, z: ArrayLike) -> Array:
        """Return the derivative at `z`, an array of any shape."""
        given = np.asarray(z, dtype=np.float64)
        row = given.reshape(1, -1)
        a, slope = self.of(row), np.empty_like(row)
        with np.errstate(all="ignore"):
            activation_slopes(self.code, row, a, slope, 0, 1, row.size)
        return slope.reshape(given.shape)


#: The activations by name.
ACTIVATIONS: dict[str, Activation] = {
    "tanh": Activation(TANH, -1.0, 1.0, "xavier", "tanh", steepest=1.0),
    "sigmoid": Activation(SIGMOID, 0.0, 1.0, "xavier", "σ", steepest=0.25),
    "relu": Activation(RELU, 0.0, inf, "he", "ReLU", dies=True),
    "leaky_relu": Activation(LEAKY_RELU, -inf, inf, "he", "leaky ReLU"),
    "softplus": Activation(SOFTPLUS, 0.0, inf, "he", "softplus"),
    "identity": Activation(IDENTITY, -inf, inf, "xavier", "", straight=True),
    "step": Activation(STEP, 0.0, 1.0, "xavier", "step", flat=True),
}
