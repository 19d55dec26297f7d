"""The lowest point of a single neuron's loss and penalty, by recipes with the same bits everywhere.

What is descended is f(u) = mean ℓ(z, y) + Σ l1·|u| + ½ Σ l2·u², with z = Σ u·column over at most
four columns. Each step solves f's quadratic model together with the l1 term exactly, and goes as
far along as f falls (proximal Newton: J. Lee, Y. Sun and M. Saunders, "Proximal Newton-type methods
for minimizing composite functions", SIAM J. Optim. 24, 2014). The l1 term is dealt with by trying
every pattern of signs, of which three weights have 27.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.elementary import sigmoids
from learnscope.core.problems.statistics import mean, products

if TYPE_CHECKING:
    from learnscope.core.losses import Loss

Array = NDArray[np.float64]
Numbers = list[float]

#: The most steps of one descent, and by how much of f a step has to lower it to be worth another.
MAX_STEPS = 100
_WORTH = 1e-13

#: How often a step is halved at most.
_HALVINGS = 40

#: A pivot below this share of the largest is rounding alone: its direction changes nothing.
_RANK = 1e-13

#: |r| is rounded off to √(r² + ε²); ε goes from the mean |r| down by these powers of ten.
_ROUNDINGS = 9
_STEPS_A_ROUNDING = 12

#: So many of the samples that lie nearest are tried as those that the best line goes through.
_NEAREST = 4


class Neuron(NamedTuple):
    """What a single neuron's parameters are chosen for.

    Parameters
    ----------
    columns : ndarray, shape (parameters, samples)
        What each parameter is multiplied with.
    targets : ndarray, shape (samples,)
    loss : Loss
    l1, l2 : sequence of float
        What each parameter is charged, one rate a parameter.
    """

    columns: Array
    targets: Array
    loss: Loss
    l1: Sequence[float]
    l2: Sequence[float]

    def sums(self, u: Sequence[float]) -> Array:
        """Return z of every sample."""
        z = np.zeros(len(self.targets))
        for part, column in zip(u, self.columns, strict=True):
            z = z + part * column
        return z

    def charge(self, u: Sequence[float]) -> float:
        """Return what the penalties come to."""
        charged = 0.0
        for part, l1, l2 in zip(u, self.l1, self.l2, strict=True):
            # At rate 0 nothing is charged, however large it is.
            charged += (l1 * abs(part) if l1 else 0.0) + (0.5 * l2 * part * part if l2 else 0.0)
        return charged

    def value(self, u: Sequence[float]) -> float:
        """Return f."""
        return mean(self.loss.of(self.sums(u), self.targets)) + self.charge(u)


def lowest(neuron: Neuron, begin: Sequence[float]) -> Numbers:
    """Return where f is lowest; of a loss that is not convex, where a descent from `begin` ends."""
    if neuron.loss.task == "regression":
        if neuron.loss.squares:
            return _descended(neuron, begin, _curvature_of_squares)
        return _least_distance(neuron, begin)
    return _descended(neuron, begin, _curvature_of_classes)


def _curvature_of_squares(neuron: Neuron, z: Array) -> tuple[Array, Array]:
    return neuron.loss.slope_of(z, neuron.targets), np.full(len(z), 2.0)


def _curvature_of_classes(neuron: Neuron, z: Array) -> tuple[Array, Array]:
    """Return each sample's slope, and its curvature, or where that may be negative a stand-in."""
    slopes = neuron.loss.slope_of(z, neuron.targets)
    with np.errstate(all="ignore"):
        one, other = sigmoids(z)
    if neuron.loss.in_nats:
        return slopes, one * other
    return slopes, np.maximum(np.abs(slopes), one * other)


_Curvature = Callable[[Neuron, Array], tuple[Array, Array]]


def _descended(neuron: Neuron, begin: Sequence[float], curvature: _Curvature) -> Numbers:
    u, value = list(begin), neuron.value(begin)
    for _ in range(MAX_STEPS):
        slopes, curvatures = curvature(neuron, neuron.sums(u))
        aim = _model_minimum(neuron, u, slopes, curvatures)
        u, lower = _along(neuron.value, u, aim, value)
        if not value - lower > _WORTH * abs(value):
            break
        value = lower
    return u


def _along(
    f: Callable[[Sequence[float]], float], here: Numbers, aim: Numbers, value: float
) -> tuple[Numbers, float]:
    """Return the first point on the way to the aim, halved again and again, that lies lower."""
    step = 1.0
    for _ in range(_HALVINGS):
        there = [a + step * (b - a) for a, b in zip(here, aim, strict=True)]
        if step == 1.0:
            # Exactly, where a weight is to be 0.
            there = list(aim)
        lower = f(there)
        if lower < value:
            return there, lower
        step *= 0.5
    return here, value


def _model_minimum(neuron: Neuron, u: Numbers, slopes: Array, curvatures: Array) -> Numbers:
    """Return where the quadratic model of f around u, with the l1 term as it is, is lowest."""
    count, columns = len(neuron.targets), neuron.columns
    with np.errstate(all="ignore"):
        gradient = (products(columns, slopes[np.newaxis])[:, 0] / count).tolist()
        matrix = (products(columns * curvatures, columns) / count).tolist()
    size = range(len(u))
    for i in size:
        gradient[i] += neuron.l2[i] * u[i]
        matrix[i][i] += neuron.l2[i]
    pull = [sum_of(matrix[i][j] * u[j] for j in size) - gradient[i] for i in size]
    best, least = list(u), None
    for signs in product(*[(1.0, -1.0, 0.0) if l1 else (None,) for l1 in neuron.l1]):
        free = [i for i in size if signs[i] != 0.0]
        right = [pull[i] - neuron.l1[i] * (signs[i] or 0.0) for i in free]
        solved = solve([[matrix[i][j] for j in free] for i in free], right)
        point = [0.0 if sign == 0.0 else here for here, sign in zip(u, signs, strict=True)]
        for i, part in zip(free, solved, strict=True):
            point[i] = u[i] if part is None else part
        if any(sign and part * sign < 0.0 for sign, part in zip(signs, point, strict=True)):
            continue
        modelled = sum_of(
            0.5 * point[i] * sum_of(matrix[i][j] * point[j] for j in size)
            - pull[i] * point[i]
            + neuron.l1[i] * abs(point[i])
            for i in size
        )
        if least is None or modelled < least:
            best, least = point, modelled
    return best


def sum_of(numbers: Iterator[float]) -> float:
    """Return the sum of a few numbers, added in their order."""
    added = 0.0
    for number in numbers:
        added += number
    return added


def solve(matrix: list[Numbers], right: Numbers) -> list[float | None]:
    """Return the solution of a few equations, by elimination with a pivot in each column.

    None stands for an unknown that the equations leave open.
    """
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    largest = max((abs(rows[i][i]) for i in range(size)), default=0.0)
    of_column: list[int | None] = []
    left = list(range(size))
    for column in range(size):
        pivot = max(left, key=lambda row: abs(rows[row][column]), default=None)
        if pivot is None or not abs(rows[pivot][column]) > _RANK * largest:
            of_column.append(None)
            continue
        left.remove(pivot)
        of_column.append(pivot)
        for row in range(size):
            if row != pivot and rows[row][column]:
                share = rows[row][column] / rows[pivot][column]
                rows[row] = [a - share * b for a, b in zip(rows[row], rows[pivot], strict=True)]
                rows[row][column] = 0.0
    return [
        None if row is None else rows[row][-1] / rows[row][column]
        for column, row in enumerate(of_column)
    ]


def _least_distance(neuron: Neuron, begin: Sequence[float]) -> Numbers:
    """Return where the mean |r|, and the penalties, are lowest.

    |r| is rounded off ever less, and each time r²/(2√(r² + ε²)) stands for it, which lies above and
    touches it (iteratively reweighted least squares: P. Holland and R. Welsch, 1977). At last the
    lines are tried that go through as many samples as they have parameters, of those that lie
    nearest: without an l2 term one of these is the best there is (G. Bassett and R. Koenker,
    "Asymptotic theory of least absolute error regression", 1978).
    """
    u, value = list(begin), neuron.value(begin)
    epsilon = mean(np.abs(neuron.sums(u) - neuron.targets))
    for _ in range(_ROUNDINGS if epsilon > 0.0 else 0):
        for _ in range(_STEPS_A_ROUNDING):
            rest = neuron.sums(u) - neuron.targets
            curvatures = 1.0 / np.sqrt(rest * rest + epsilon * epsilon)
            u = _model_minimum(neuron, u, rest * curvatures, curvatures)
        epsilon *= 0.1
    value = neuron.value(u)
    for corner in _corners(neuron, u):
        lower = neuron.value(corner)
        if lower < value:
            u, value = corner, lower
    return u


def _corners(neuron: Neuron, u: Numbers) -> Iterator[Numbers]:
    """Return the parameters at which as many of |r| and of the l1 terms are 0 as there can be."""
    if any(neuron.l2):
        return
    size = len(u)
    order = np.argsort(np.abs(neuron.sums(u) - neuron.targets), kind="stable")
    nearest = order[: size + _NEAREST].tolist()
    equations = [
        (neuron.columns[:, i].tolist(), float(neuron.targets[i])) for i in nearest
    ]  # fmt: skip
    for i, l1 in enumerate(neuron.l1):
        # What is never multiplied with anything but 0 is 0.
        if l1 or not neuron.columns[i].any():
            equations.append(([float(i == j) for j in range(size)], 0.0))
    for chosen in combinations(equations, size):
        solved = solve([row for row, _ in chosen], [value for _, value in chosen])
        parts = [part for part in solved if part is not None]
        if len(parts) == size:
            yield parts
