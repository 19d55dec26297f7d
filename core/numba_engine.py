"""How numba reads the engine: its spelling as plain loops, and the types of its entries.

Imported only when the engine is compiled or loaded, since numba takes its time.

Nothing may be fused or reordered, so there is no ``fastmath``. Loops count in unsigned numbers,
since numba asks of every signed index whether it is negative, and then no loop becomes vector
instructions. numba's reference counting is off (``_nrt``): the engine makes no arrays, and counting
who holds the ones it is given takes twice the time of a small network's arithmetic.
"""

from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np
from numba import float64, int64, njit, types
from numba.extending import overload, register_jitable

from learnscope.core import (
    activations,
    elementary,
    engine,
    lanes,
    losses,
    many,
    optimizers,
    penalties,
)

# The lock is let go of by the entries alone; but numba compiles a function once more for a caller
# with other options.
_OPTIONS = {"_nrt": False, "error_model": "numpy", "nogil": True}

#: What is called from one place in an epoch: there a call costs more than what it does for a small
#: network, since an array goes as nine numbers.
_INLINED = (
    *(engine.reach_output, engine.judge, engine.backward, engine.add_gradient, engine.read_off),
    *(losses.measure, activations.activate, activations.activation_slopes),
    *(lanes.add_products, lanes.add_values, lanes.clear),
)

_row = types.Array(float64, 1, "C")
_table = types.Array(float64, 2, "C")
_block = types.Array(float64, 3, "C")
_sizes = types.Array(int64, 1, "C")
_orders = types.Array(int64, 2, "C")
_shape = types.NamedTuple((_sizes, _row, *[int64] * 6), engine.Shape)
_samples = types.NamedTuple((_table, _table, _orders), engine.Samples)
_pass = types.NamedUniTuple(_table, 9, engine.Pass)

#: What each entry takes.
SIGNATURES: dict[Callable[..., Any], tuple[Any, ...]] = {
    engine.train: (
        *(_shape, _samples, _samples, _samples, int64),
        *(_row, _row, _table, int64, _pass, _table, _block, _table),
    ),
    engine.make_updates: (
        *(_shape, _samples, int64, int64, int64, int64),
        *(_row, _row, _table, int64, _pass),
    ),
    many.evaluate: (_shape, _samples, _samples, _row, _table, _pass, _table),
    many.try_values: (
        *(_shape, _samples, _row, _table, _sizes, int64),
        *(_sizes, _row, _pass, _table),
    ),
    many.train_many: (
        *(_shape, _samples, _samples, _samples, int64, _row),
        *(_table, _table, _block, int64, _pass, _table, _block, _table, _sizes, _table),
    ),
    engine.forward: (_shape, _row, _table, _table, int64),
    engine.open_up: (_shape, _row, _pass, int64),
}


def compiled() -> dict[Callable[..., Any], Callable[..., Any]]:
    """Return each entry of the engine compiled, from numba's cache if it is there."""
    _teach()
    options = {**_OPTIONS, "cache": True}
    return {entry: njit([signature], **options)(entry) for entry, signature in SIGNATURES.items()}


_taught = False


def _teach() -> None:
    """Tell numba, once, how to read what the engine calls."""
    global _taught  # noqa: PLW0603
    if _taught:
        return
    for function, reading in _READINGS.items():
        overload(function, jit_options=_options(function), strict=False)(reading)
    for room in (elementary, activations, losses, penalties, optimizers, engine, many):
        for value in vars(room).values():
            if isinstance(value, FunctionType) and value.__module__ == room.__name__:
                register_jitable(**_options(value))(value)
    _taught = True


def _options(function: Callable[..., Any]) -> dict[str, Any]:
    return {**_OPTIONS, "forceinline": function in _INLINED}


# Each function of `learnscope.core.lanes` as plain loops over numbers.


def _lanes(first: Any, last: Any) -> Any:
    return lambda first, last: range(np.uint64(first), np.uint64(last))


def _pick(condition: Any, one: Any, other: Any) -> Any:
    return lambda condition, one, other: one if condition else other


def _within(x: Any, low: Any, high: Any) -> Any:
    return lambda x, low, high: low if x < low else (high if x > high else x)


def _bits_of(x: Any) -> Any:
    return lambda x: np.float64(x).view(np.uint64)


def _of_bits(bits: Any) -> Any:
    return lambda bits: np.uint64(bits).view(np.float64)


def _take(
    out: Any, out_row: Any, values: Any, row: Any, chosen: Any, order: Any, first: Any, n: Any
) -> Any:
    def take(
        out: Any, out_row: Any, values: Any, row: Any, chosen: Any, order: Any, first: Any, n: Any
    ) -> None:
        for s in range(np.uint64(n)):
            sample = np.uint64(chosen[order, np.uint64(first) + s])
            out[out_row, s] = values[row, sample]

    return take


def _clear(values: Any, row: Any, rows: Any, first: Any, last: Any) -> Any:
    def clear(values: Any, row: Any, rows: Any, first: Any, last: Any) -> None:
        # Eight lanes are one instruction; so few zeros written alone would be a call of memset.
        eight = np.uint64(last) - np.uint64(8)
        for i in range(np.uint64(row), np.uint64(row) + np.uint64(rows)):
            for lane in range(np.uint64(8)):
                s = eight + lane
                values[i, s] = values[i, s] if s < np.uint64(first) else 0.0

    return clear


def _add_products(
    sums: Any,
    begin: Any,
    left: Any,
    left_row: Any,
    lefts: Any,
    right: Any,
    right_row: Any,
    rights: Any,
    n: Any,
) -> Any:
    def add_products(
        sums: Any,
        begin: Any,
        left: Any,
        left_row: Any,
        lefts: Any,
        right: Any,
        right_row: Any,
        rights: Any,
        n: Any,
    ) -> None:
        # Another sum comes next, and not the next term of the same, for which one would wait.
        for i in range(lefts):
            for s in range(np.uint64(0), np.uint64(n), np.uint64(8)):
                for j in range(rights):
                    total = begin + i * rights + j
                    for lane in range(np.uint64(8)):
                        product = left[left_row + i, s + lane] * right[right_row + j, s + lane]
                        sums[total, lane] = sums[total, lane] + product

    return add_products


def _add_values(sums: Any, begin: Any, values: Any, row: Any, rows: Any, n: Any) -> Any:
    def add_values(sums: Any, begin: Any, values: Any, row: Any, rows: Any, n: Any) -> None:
        for s in range(np.uint64(0), np.uint64(n), np.uint64(8)):
            for i in range(rows):
                for lane in range(np.uint64(8)):
                    sums[begin + i, lane] = sums[begin + i, lane] + values[row + i, s + lane]

    return add_values


def _all_finite(values: Any, n: Any) -> Any:
    def all_finite(values: Any, n: Any) -> bool:
        # The difference is 0, or NaN where a number is not finite.
        rest = 0.0
        for i in range(np.uint64(n)):
            rest = rest + (values[i] - values[i])
        return rest == 0.0

    return all_finite


_READINGS: dict[Callable[..., Any], Callable[..., Any]] = {
    lanes.lanes: _lanes,
    lanes.pick: _pick,
    lanes.within: _within,
    lanes.bits_of: _bits_of,
    lanes.of_bits: _of_bits,
    lanes.take: _take,
    lanes.clear: _clear,
    lanes.add_products: _add_products,
    lanes.add_values: _add_values,
    lanes.all_finite: _all_finite,
}
