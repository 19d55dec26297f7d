"""Inputs of a size that plain descent has trouble with: far from 0, large, small, or of many sizes.

Of a straight model the loss is a valley whose curvature is that of the inputs' mean products, the 1
of the bias among them. Its steepest direction says how high a learning rate may be, its flattest
one how many epochs that then takes: their ratio is the matrix's condition number.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.diagnosis.bounds.memo import Memo
from learnscope.core.problems.scaling import training_set
from learnscope.core.problems.statistics import length, mean, products, variance

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment
    from learnscope.core.problems.problem import Problem

Array = NDArray[np.float64]

#: From this ratio on descent suffers: what the steepest direction does in an epoch takes the
#: flattest one a thousand.
TROUBLE = 1_000.0

#: Inputs lie far from 0 if their mean is more than so many of their deviations away.
_FAR = 2.0

#: Beyond this the 1 of the bias is small beside an input, and below the inverse large.
_LARGE = 5.0

#: Half a step between two floats, as a share.
_LAST_BIT = 1.1102230246251565e-16

#: Sweeps of rotations, each of which makes what is left beside the diagonal much smaller.
_SWEEPS = 12


class ScaleTrouble(NamedTuple):
    """What about the inputs' sizes is in the way of descent.

    Parameters
    ----------
    kind : str
        ``"ranges"`` (one input's range is many times another's), ``"far"`` (the inputs lie far from
        0 for their spread), ``"large"`` or ``"small"`` (beside the 1 of the bias).
    input : int
        Which input it shows at most, from 0; of ``"ranges"`` the one with the largest.
    other : int
        Of ``"ranges"`` the one with the smallest range, else `input`.
    condition : float
        How many times as steep the steepest direction of the loss is as its flattest one.
    """

    kind: str
    input: int
    other: int
    condition: float


def scale_trouble(problem: Problem) -> ScaleTrouble | None:
    """Return what about the inputs' sizes is in the way of descent, or None.

    Parameters
    ----------
    problem : Problem
        Its samples that train are looked at, as the network is given them: scaled, if they are to
        be.
    """
    inputs, _ = training_set(problem)
    columns = [column for column in inputs.T if float(column.min()) < float(column.max())]
    numbers = [i for i, column in enumerate(inputs.T) if float(column.min()) < float(column.max())]
    if not columns:
        return None
    curvatures = _curvatures(columns)
    steepest, flattest = max(curvatures), min(curvatures)
    # Below the last bit of the steepest there is rounding alone.
    condition = steepest / max(flattest, _LAST_BIT * steepest)
    if condition < TROUBLE:
        return None
    means = [abs(mean(column)) for column in columns]
    # The squares of the smallest numbers there are leave the floats.
    spreads = [sqrt(variance(column)) or float(column.max() - column.min()) for column in columns]
    widest = max(range(len(columns)), key=lambda i: spreads[i])
    narrowest = min(range(len(columns)), key=lambda i: spreads[i])
    if spreads[widest] >= _LARGE * spreads[narrowest] and len(columns) > 1:
        return ScaleTrouble("ranges", numbers[widest], numbers[narrowest], condition)
    furthest = max(range(len(columns)), key=lambda i: means[i] / spreads[i])
    if means[furthest] > _FAR * spreads[furthest]:
        return ScaleTrouble("far", numbers[furthest], numbers[furthest], condition)
    if spreads[widest] > _LARGE:
        return ScaleTrouble("large", numbers[widest], numbers[widest], condition)
    if spreads[narrowest] < 1.0 / _LARGE:
        return ScaleTrouble("small", numbers[narrowest], numbers[narrowest], condition)
    # What is left is inputs that go along with each other, which no scaling parts.
    return None


def steepness(problem: Problem) -> float:
    """Return the largest curvature of half the mean square of a straight model's answers.

    Plain descent of it is stable for rates below 2 over this.
    """
    inputs, _ = training_set(problem)
    return max(_curvatures(list(inputs.T)))


def _curvatures(columns: list[Array]) -> list[float]:
    """Return the eigenvalues of the mean products of some columns and of a column of ones."""
    rows = np.array([*columns, np.ones(len(columns[0]))])
    with np.errstate(all="ignore"):
        matrix = products(rows, rows) / rows.shape[1]
    return _eigenvalues(matrix.tolist())


def _eigenvalues(matrix: list[list[float]]) -> list[float]:
    """Return the eigenvalues of a small symmetric matrix, by rotations (C. Jacobi, 1846)."""
    size = range(len(matrix))
    for _ in range(_SWEEPS):
        for i in size:
            for j in range(i + 1, len(matrix)):
                if matrix[i][j] == 0.0:
                    continue
                half = (matrix[j][j] - matrix[i][i]) / (2.0 * matrix[i][j])
                tangent = 1.0 / (abs(half) + length([1.0, half]))
                tangent = -tangent if half < 0.0 else tangent
                cosine = 1.0 / sqrt(1.0 + tangent * tangent)
                sine = tangent * cosine
                for row in matrix:
                    a, b = row[i], row[j]
                    row[i], row[j] = cosine * a - sine * b, sine * a + cosine * b
                for k in size:
                    a, b = matrix[i][k], matrix[j][k]
                    matrix[i][k], matrix[j][k] = cosine * a - sine * b, sine * a + cosine * b
                matrix[i][j] = matrix[j][i] = 0.0
    return [matrix[i][i] for i in size]


def _of_experiment(experiment: Experiment) -> ScaleTrouble | None:
    return scale_trouble(experiment.problem)


#: `scale_trouble_of(experiment)` returns the same of an experiment's problem, worked out but once.
scale_trouble_of = Memo(_of_experiment, lambda _experiment: None)
