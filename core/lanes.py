"""The engine's spelling: one text that numba compiles and that numpy runs, with the same bits.

Samples stand in *lanes*, the last axis of an array. What is done in each lane alone is written as
the body of a loop over `lanes`. Compiled, that is a plain loop over numbers, which becomes vector
instructions; interpreted, it is run once with a slice, so that every line of the body is one numpy
operation over all lanes. Either way a lane's number comes from the same operations in the same
order, so its bits are the same::

    for s in lanes(0, n):
        z[s] = z[s] + w * a[s]

Rows that are all treated alike may be gone through in the same way, by a loop over `lanes` around
the one over samples.

A body may not read in one lane what it writes in another, and may hold no ``if``: a choice by a
lane's value is `pick`.

What is added up over samples goes into `LANES` running totals, sample i into total i mod `LANES`,
by `add_products` or `add_values`. The order is the same however the samples are cut into blocks,
and whatever registers the machine has.

What stands here runs interpreted; `learnscope.core.compiled` gives numba another reading of the
same names.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Running totals of a sum over samples: as many as the widest registers hold numbers.
LANES = 8


def lanes(first: int, last: int) -> Any:
    """Return what a loop over the lanes from `first` to before `last` goes through."""
    return (slice(first, last),)


def pick(condition: Any, one: Any, other: Any) -> Any:
    """Return `one` in the lanes in which the condition holds, `other` in the rest."""
    return np.where(condition, one, other)[()]


def within(x: Any, low: float, high: float) -> Any:
    """Return x, or the bound that it is beyond. NaN stays NaN. Neither bound may be 0."""
    return np.minimum(np.maximum(x, low), high)


def bits_of(x: Any) -> Any:
    """Return the 64 bits of floats as unsigned whole numbers."""
    return x.view(np.uint64)


def of_bits(bits: Any) -> Any:
    """Return the floats whose 64 bits are given as unsigned whole numbers."""
    return bits.view(np.float64)


def of_lane(values: Any, p: Any, s: Any) -> Any:
    """Return the p-th value: one for all lanes, or where `values` has a column each, their own."""
    return values[p] if values.ndim == 1 else values[p, s]


def running_total(sums: Any, p: Any, t: int, s: Any) -> Any:
    """Return running total t of the p-th sum: of all lanes, shape (sums, totals), or of lane s.

    Where each lane has its own, `sums` has the shape (totals, sums, lanes).
    """
    return sums[p, t] if sums.ndim == 2 else sums[t, p, s]


def take(
    out: Array,
    out_row: int,
    values: Array,
    row: int,
    chosen: Integers,
    order: int,
    first: int,
    n: int,
) -> None:
    """Put the values of some samples into a row's first lanes.

    Parameters
    ----------
    out : ndarray, shape (rows, lanes)
    out_row : int
    values : ndarray, shape (rows, samples)
    row : int
    chosen : ndarray, shape (orders, count)
        Numbers of samples; those from `first` on in row `order` are taken.
    order, first, n : int
    """
    out[out_row, :n] = values[row, chosen[order, first : first + n]]


def clear(values: Array, row: int, rows: int, first: int, last: int) -> None:
    """Write 0 into the lanes from `first` to before `last` of some rows.

    `last` is a multiple of `LANES`, and `first` at most so many before it.
    """
    values[row : row + rows, first:last] = 0.0


def add_products(
    sums: Array,
    begin: int,
    left: Array,
    left_row: int,
    lefts: int,
    right: Array,
    right_row: int,
    rights: int,
    n: int,
) -> None:
    """Add the products of every pair of rows to their running totals.

    Parameters
    ----------
    sums : ndarray, shape (sums, width)
        Those of the pair (i, j) stand in row ``begin + i * rights + j``; lane s is added to total
        s mod width.
    begin : int
    left, right : ndarray, shape (rows, lanes)
    left_row, lefts, right_row, rights : int
        The first row of each, and how many.
    n : int
        How many lanes, a multiple of the width, which is a power of two from `LANES` on.
    """
    width = sums.shape[1]
    blocks = n // width
    running = sums[begin : begin + lefts * rights].reshape(lefts, rights, width)
    terms = np.empty((lefts, rights, blocks + 1, width))
    terms[:, :, 0] = running
    np.multiply(
        left[left_row : left_row + lefts, :n].reshape(lefts, 1, blocks, width),
        right[right_row : right_row + rights, :n].reshape(1, rights, blocks, width),
        terms[:, :, 1:],
    )
    # Reduced over an outer axis, numpy adds row after row.
    np.add.reduce(terms, axis=2, out=running)


def add_values(sums: Array, begin: int, values: Array, row: int, rows: int, n: int) -> None:
    """Add the values of some rows to their running totals; see `add_products`."""
    width = sums.shape[1]
    blocks = n // width
    running = sums[begin : begin + rows]
    terms = np.empty((rows, blocks + 1, width))
    terms[:, 0] = running
    terms[:, 1:] = values[row : row + rows, :n].reshape(rows, blocks, width)
    np.add.reduce(terms, axis=1, out=running)


def all_finite(values: Array, n: int) -> bool:
    """Return whether the first `n` numbers are neither infinite nor NaN."""
    return bool(np.logical_and.reduce(np.isfinite(values[:n])))
