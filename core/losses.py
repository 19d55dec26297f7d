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

from math import inf
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.elementary import sigmoid, sigmoids, softplus_and_sigmoids
from learnscope.core.lanes import lanes, pick

Array = NDArray[np.float64]

# What the engine calls each by.
BCE, SQUARED, ABSOLUTE, SQUARED_OF_NUMBER, ABSOLUTE_OF_NUMBER = range(5)


def marks_of(task: str, targets: Array) -> Array:
    """Return what the losses need to know of targets: their sides, or themselves."""
    return 1.0 - 2.0 * targets if task == "classification" else targets * 1.0


def measure(
    loss: int, z: Array, a: Array, row: int, mark: Array, losses: Array, slopes: Array, n: int
) -> None:
    """Write each sample's answer ŷ, its loss, and its ∂L/∂z.

    All three are made of the same power of e.

    Parameters
    ----------
    loss : int
        One of the numbers above.
    z, a, slopes : ndarray, shape (rows, lanes)
        The output unit's weighted sum stands in row `row`; answer and slope are written there.
    row : int
    mark : ndarray, shape (1, lanes)
    losses : ndarray, shape (rows, lanes)
        The losses are written into the first row.
    n : int
        How many lanes.
    """
    if loss == BCE:
        for s in lanes(0, n):
            value, slope, rest = softplus_and_sigmoids(mark[0, s] * z[row, s])
            a[row, s] = pick(mark[0, s] > 0.0, slope, rest)
            losses[0, s] = value
            slopes[row, s] = mark[0, s] * slope
    elif loss == SQUARED:
        for s in lanes(0, n):
            distance, rest = sigmoids(mark[0, s] * z[row, s])
            a[row, s] = pick(mark[0, s] > 0.0, distance, rest)
            losses[0, s] = distance * distance
            slopes[row, s] = mark[0, s] * (2.0 * distance * (distance * rest))
    elif loss == ABSOLUTE:
        for s in lanes(0, n):
            distance, rest = sigmoids(mark[0, s] * z[row, s])
            a[row, s] = pick(mark[0, s] > 0.0, distance, rest)
            losses[0, s] = distance
            slopes[row, s] = mark[0, s] * (distance * rest)
    elif loss == SQUARED_OF_NUMBER:
        for s in lanes(0, n):
            a[row, s] = z[row, s]
            difference = z[row, s] - mark[0, s]
            losses[0, s] = difference * difference
            slopes[row, s] = 2.0 * difference
    else:  # ABSOLUTE_OF_NUMBER
        for s in lanes(0, n):
            a[row, s] = z[row, s]
            difference = z[row, s] - mark[0, s]
            losses[0, s] = abs(difference)
            # 0 at 0, and NaN where the difference is.
            level = difference * 0.0
            slopes[row, s] = pick(difference > 0.0, 1.0, pick(difference < 0.0, -1.0, level))


def answer_slopes(loss: int, z: Array, row: int, mark: Array, out: Array, n: int) -> None:
    """Write each sample's ∂L/∂ŷ into row `row` of `out`; see `measure`."""
    if loss == BCE:
        for s in lanes(0, n):
            out[row, s] = mark[0, s] / sigmoid(-(mark[0, s] * z[row, s]))
    elif loss == SQUARED:
        for s in lanes(0, n):
            out[row, s] = mark[0, s] * (2.0 * sigmoid(mark[0, s] * z[row, s]))
    elif loss == ABSOLUTE:
        for s in lanes(0, n):
            out[row, s] = mark[0, s]
    elif loss == SQUARED_OF_NUMBER:
        for s in lanes(0, n):
            out[row, s] = 2.0 * (z[row, s] - mark[0, s])
    else:  # ABSOLUTE_OF_NUMBER
        for s in lanes(0, n):
            difference = z[row, s] - mark[0, s]
            level = difference * 0.0
            out[row, s] = pick(difference > 0.0, 1.0, pick(difference < 0.0, -1.0, level))


class Loss(NamedTuple):
    """A loss by itself, for whoever shows it: of any z, with any target.

    Parameters
    ----------
    code : int
        What the engine calls it by.
    task : str
        ``"classification"`` or ``"regression"``.
    highest : float
        What an answer can cost at most.
    in_nats : bool
        Whether it is measured in nats, as what is made of natural logarithms is.
    saturates : bool
        Whether a wrong answer hardly moves where the sigmoid is flat, since ∂L/∂ŷ stays finite.
    squares : bool
        Whether it is the square of the difference or grows like it, not like the difference.
    """

    code: int
    task: str
    highest: float = inf
    in_nats: bool = False
    saturates: bool = False
    squares: bool = False

    @property
    def bounded(self) -> bool:
        """Whether there is an end to what an answer can cost."""
        return self.highest < inf

    def of(self, z: ArrayLike, targets: ArrayLike) -> Array:
        """Return the loss; the arguments broadcast."""
        return self._measured(z, targets)[0]

    def slope_of(self, z: ArrayLike, targets: ArrayLike) -> Array:
        """Return ∂L/∂z; the arguments broadcast."""
        return self._measured(z, targets)[1]

    def answer_slope_of(self, z: ArrayLike, targets: ArrayLike) -> Array:
        """Return ∂L/∂ŷ; the arguments broadcast."""
        return self._measured(z, targets)[2]

    def _measured(self, z: ArrayLike, targets: ArrayLike) -> tuple[Array, Array, Array]:
        row, mark, shape = self._rows(z, targets)
        losses, slopes, answers, a = np.empty((4, 1, mark.size))
        with np.errstate(all="ignore"):
            measure(self.code, row, a, 0, mark, losses, slopes, mark.size)
            answer_slopes(self.code, row, 0, mark, answers, mark.size)
        return losses.reshape(shape), slopes.reshape(shape), answers.reshape(shape)

    def _rows(self, z: ArrayLike, targets: ArrayLike) -> tuple[Array, Array, tuple[int, ...]]:
        sums, answers = np.broadcast_arrays(
            np.asarray(z, dtype=np.float64), np.asarray(targets, dtype=np.float64)
        )
        marks = marks_of(self.task, answers)
        return sums.reshape(1, -1), marks.reshape(1, -1), sums.shape


#: The losses that each task can be trained with, the usual one first.
LOSSES: dict[str, dict[str, Loss]] = {
    "classification": {
        "bce": Loss(BCE, "classification", in_nats=True),
        "squared": Loss(SQUARED, "classification", 1.0, saturates=True, squares=True),
        "absolute": Loss(ABSOLUTE, "classification", 1.0, saturates=True),
    },
    "regression": {
        "squared": Loss(SQUARED_OF_NUMBER, "regression", squares=True),
        "absolute": Loss(ABSOLUTE_OF_NUMBER, "regression"),
    },
}
