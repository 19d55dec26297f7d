"""Sums, means and lengths of many numbers, in the engine's order: the same bits everywhere."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.lanes import LANES, add_products, add_values

Array = NDArray[np.float64]


def total(values: ArrayLike) -> float:
    """Return the sum of all numbers of an array; 0 of none."""
    flat = np.asarray(values, dtype=np.float64).ravel()
    row = np.zeros((1, -(-flat.size // LANES) * LANES))
    row[0, : flat.size] = flat
    sums = np.zeros((1, LANES))
    with np.errstate(all="ignore"):
        add_values(sums, 0, row, 0, 1, row.shape[1])
        return float(_joined(sums)[0])


def mean(values: ArrayLike) -> float:
    """Return the mean of all numbers of an array, which has at least one."""
    return total(values) / np.size(values)


def mean_square(values: ArrayLike) -> float:
    """Return the mean of the numbers' squares."""
    numbers = np.asarray(values, dtype=np.float64)
    with np.errstate(all="ignore"):
        return mean(numbers * numbers)


def variance(values: ArrayLike) -> float:
    """Return the mean square of the numbers' distances from their mean."""
    numbers = np.asarray(values, dtype=np.float64)
    return mean_square(numbers - mean(numbers))


def length(values: ArrayLike) -> float:
    """Return the root of the sum of the numbers' squares.

    They are scaled by a power of two first, so that no square leaves the floats.
    """
    numbers = np.asarray(values, dtype=np.float64)
    largest = float(np.abs(numbers).max(initial=0.0))
    if not 0.0 < largest < np.inf:
        return largest
    _, exponent = np.frexp(largest)
    scaled = np.ldexp(numbers, -exponent)
    return float(np.ldexp(np.sqrt(total(scaled * scaled)), exponent))


def unexplained(inputs: Array, targets: Array, bias: bool = True) -> float:
    """Return the least mean squared error of any line or plane through samples.

    The columns of the inputs and a column of ones are made orthogonal one after the other (modified
    Gram–Schmidt; Å. Björck, "Solving linear least squares problems by Gram-Schmidt
    orthogonalization", 1967), and what each explains is taken from the targets.

    Parameters
    ----------
    inputs : ndarray, shape (samples, inputs)
    targets : ndarray, shape (samples,)
    bias : bool
        Whether there is the column of ones; without it lines and planes go through the origin.
    """
    rest, *columns = (column - mean(column) if bias else column for column in (targets, *inputs.T))
    sizes = [length(column) for column in columns]
    while columns:
        column, size = columns.pop(0), sizes.pop(0)
        left = length(column)
        # What is left of a column that the others hold already is rounding alone.
        if left <= 1e-12 * size or not size:
            continue
        unit = column / left
        rest = rest - total(unit * rest) * unit
        columns = [other - total(unit * other) * unit for other in columns]
    return mean_square(rest)


def products(left: Array, right: Array) -> Array:
    """Return the scalar products of rows with rows.

    Parameters
    ----------
    left, right : ndarray, shape (k, n), (m, n)

    Returns
    -------
    ndarray, shape (k, m)
    """
    (k, n), m = left.shape, len(right)
    rows = np.zeros((k + m, -(-n // LANES) * LANES))
    rows[:k, :n], rows[k:, :n] = left, right
    sums = np.zeros((k * m, LANES))
    with np.errstate(all="ignore"):
        add_products(sums, 0, rows, 0, k, rows, k, m, rows.shape[1])
    return _joined(sums).reshape(k, m)


def lengths(rows: Array) -> Array:
    """Return the root of the sum of each row's squares, shape (n,) of (n, m)."""
    squares = np.zeros((len(rows), -(-rows.shape[1] // LANES) * LANES))
    squares[:, : rows.shape[1]] = rows * rows
    sums = np.zeros((len(rows), LANES))
    with np.errstate(all="ignore"):
        add_values(sums, 0, squares, 0, len(rows), squares.shape[1])
    return np.sqrt(_joined(sums))


def _joined(sums: Array) -> Array:
    """Return what running totals come to, shape (n,) of (n, LANES)."""
    a = sums.T
    return np.asarray(((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7])))
