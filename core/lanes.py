"""The engine's spelling: one text that numba compiles and that numpy runs, with the same bits.

Samples stand in *lanes*, the last axis of every array. What is done in each lane alone is written
as the body of a loop over `lanes`. Compiled, that is a plain loop over numbers, which becomes
vector instructions; interpreted, it is run once with a slice, so that every line of the body is one
numpy operation over all lanes. Either way a lane's number comes from the same operations in the
same order, so its bits are the same::

    for s in lanes(0, n):
        z[s] = z[s] + w * a[s]

A body may not read in one lane what it writes in another, and may hold no ``if``: a choice by a
lane's value is `pick`. What is added up over lanes goes through `lane_products` and `lane_sum`,
whose order is fixed.

What stands here runs interpreted. `learnscope.core.compiled` gives numba the other reading of each
of these names.
"""

from typing import Any

import numpy as np

#: Sample i is added up in lane i mod 8: as many as the widest registers hold.
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
