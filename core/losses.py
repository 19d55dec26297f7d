"""The losses: how wrong an answer is, and how that changes with z.

For classes, t = side·z with side +1 for target 0 and −1 for target 1 says how far z lies on the
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

For numbers, where ŷ is z itself, a loss is a function of the difference d = ŷ − Y: d² or |d|. The
slope of |d| at 0 is taken as 0, as in PyTorch.

What a loss needs to know of a sample's target is its *mark*: the side for classes, Y for numbers.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.elementary import sigmoid, softplus
from learnscope.core.lanes import lanes, pick

Array = NDArray[np.float64]

# What the engine calls each by.
BCE, SQUARED, ABSOLUTE, SQUARED_OF_NUMBER, ABSOLUTE_OF_NUMBER = range(5)

#: The losses that each task can be trained with, the usual one first.
LOSSES: dict[str, dict[str, int]] = {
    "classification": {"bce": BCE, "squared": SQUARED, "absolute": ABSOLUTE},
    "regression": {"squared": SQUARED_OF_NUMBER, "absolute": ABSOLUTE_OF_NUMBER},
}


def marks_of(task: str, targets: Array) -> Array:
    """Return what the losses need to know of targets: their sides, or themselves."""
    return 1.0 - 2.0 * targets if task == "classification" else targets * 1.0


def sample_losses(loss: int, z: Array, row: int, mark: Array, out: Array, n: int) -> None:
    """Write each sample's loss into `out`.

    Parameters
    ----------
    loss : int
        One of the numbers above.
    z : ndarray, shape (rows, lanes)
        The output unit's weighted sum stands in row `row`.
    row : int
    mark, out : ndarray, shape (1, lanes)
    n : int
        How many lanes.
    """
    if loss == BCE:
        for s in lanes(0, n):
            out[0, s] = softplus(mark[0, s] * z[row, s])
    elif loss == SQUARED:
        for s in lanes(0, n):
            distance = sigmoid(mark[0, s] * z[row, s])
            out[0, s] = distance * distance
    elif loss == ABSOLUTE:
        for s in lanes(0, n):
            out[0, s] = sigmoid(mark[0, s] * z[row, s])
    elif loss == SQUARED_OF_NUMBER:
        for s in lanes(0, n):
            difference = z[row, s] - mark[0, s]
            out[0, s] = difference * difference
    else:
        for s in lanes(0, n):
            out[0, s] = abs(z[row, s] - mark[0, s])


def loss_slopes(loss: int, z: Array, row: int, mark: Array, out: Array, n: int) -> None:
    """Write each sample's ∂L/∂z into row `row` of `out`; see `sample_losses`."""
    if loss == BCE:
        for s in lanes(0, n):
            out[row, s] = mark[0, s] * sigmoid(mark[0, s] * z[row, s])
    elif loss == SQUARED:
        for s in lanes(0, n):
            t = mark[0, s] * z[row, s]
            out[row, s] = mark[0, s] * (2.0 * sigmoid(t) * (sigmoid(t) * sigmoid(-t)))
    elif loss == ABSOLUTE:
        for s in lanes(0, n):
            t = mark[0, s] * z[row, s]
            out[row, s] = mark[0, s] * (sigmoid(t) * sigmoid(-t))
    elif loss == SQUARED_OF_NUMBER:
        for s in lanes(0, n):
            out[row, s] = 2.0 * (z[row, s] - mark[0, s])
    else:
        for s in lanes(0, n):
            difference = z[row, s] - mark[0, s]
            out[row, s] = pick(difference > 0.0, 1.0, pick(difference < 0.0, -1.0, difference * 0.0))


def answer_slopes(loss: int, z: Array, row: int, mark: Array, out: Array, n: int) -> None:
    """Write each sample's ∂L/∂ŷ into row `row` of `out`; see `sample_losses`."""
    if loss == BCE:
        for s in lanes(0, n):
            out[row, s] = mark[0, s] / sigmoid(-(mark[0, s] * z[row, s]))
    elif loss == SQUARED:
        for s in lanes(0, n):
            out[row, s] = mark[0, s] * (2.0 * sigmoid(mark[0, s] * z[row, s]))
    elif loss == ABSOLUTE:
        for s in lanes(0, n):
            out[row, s] = mark[0, s]
    else:
        loss_slopes(loss, z, row, mark, out, n)
