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
from llvmlite import ir
from numba import float64, int64, njit, types
from numba.core import cgutils
from numba.extending import intrinsic, overload, register_jitable

from learnscope.core import (
    activations,
    elementary,
    engine,
    lanes,
    losses,
    optimizers,
    passes,
    penalties,
)
from learnscope.core.landscape import many

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

# numba's annotations allow less than numba does.
_types: Any = types
_njit: Any = njit
_overload: Any = overload

_row = types.Array(float64, 1, "C")
_table = types.Array(float64, 2, "C")
_block = types.Array(float64, 3, "C")
_sizes = types.Array(int64, 1, "C")
_orders = types.Array(int64, 2, "C")
_shape = _types.NamedTuple((_sizes, _row, *[int64] * 6), passes.Shape)
_samples = _types.NamedTuple((_table, _table, _orders), passes.Samples)
_pass = _types.NamedUniTuple(_table, 9, passes.Pass)

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
    engine.evaluate: (_shape, _samples, _samples, _row, _row, _pass, _table),
    many.evaluate_many: (_shape, _samples, _samples, _row, _block, _pass, _block, _block),
    many.train_many: (
        *(_shape, _shape, _samples, _samples, _samples, int64, int64, float64),
        *(_row, _table, _block, int64, _pass, _block),
        *(_table, _row, _row, _table, _table),
    ),
    engine.forward: (_shape, _row, _table, _table, int64),
    engine.open_up: (_shape, _row, _pass, int64),
}


def compiled() -> dict[Callable[..., Any], Callable[..., Any]]:
    """Return each entry of the engine compiled, from numba's cache if it is there."""
    _teach()
    options: dict[str, Any] = {**_OPTIONS, "cache": True}
    return {entry: _njit([signature], **options)(entry) for entry, signature in SIGNATURES.items()}


_taught = False


def _teach() -> None:
    """Tell numba, once, how to read what the engine calls."""
    global _taught  # noqa: PLW0603
    if _taught:
        return
    for function, reading in _READINGS.items():
        _overload(function, jit_options=_options(function), strict=False)(reading)
    for room in (elementary, activations, losses, penalties, optimizers, passes, engine, many):
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


def _of_lane(values: Any, p: Any, s: Any) -> Any:
    if values.ndim == 1:
        return lambda values, p, s: values[p]
    return lambda values, p, s: values[p, s]


def _running_total(sums: Any, p: Any, t: Any, s: Any) -> Any:
    if sums.ndim == 2:
        return lambda sums, p, t, s: sums[p, t]
    return lambda sums, p, t, s: sums[t, p, s]


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


# Eight lanes are read, worked on and written at once. Left to find it out, LLVM takes one after the
# other: what is written might be what is read next, for all that it knows.

# What is typed for callers in Python says nothing to those in the engine.
_intrinsic: Any = intrinsic
_cgutils: Any = cgutils

_EIGHT = ir.VectorType(ir.DoubleType(), 8)


def _place(context: Any, builder: Any, kind: Any, array: Any, row: Any, lane: Any) -> Any:
    """Return where eight lanes of an array of some numba type stand."""
    view = context.make_array(kind)(context, builder, array)
    item = _cgutils.get_item_pointer(context, builder, kind, view, [row, lane])
    return builder.bitcast(item, _EIGHT.as_pointer())


def _adding(
    context: Any, builder: Any, sums: tuple[Any, ...], factors: list[tuple[Any, ...]]
) -> None:
    """Write instructions that add to eight totals the product of eight lanes of each factor."""
    product, *others = (
        builder.load(_place(context, builder, *factor), align=8) for factor in factors
    )
    for other in others:
        product = builder.fmul(product, other)
    into = _place(context, builder, *sums)
    builder.store(builder.fadd(builder.load(into, align=8), product), into, align=8)


@_intrinsic  # type: ignore[untyped-decorator]
def _clear_eight(_typing: Any, values: Any, row: Any, lane: Any, kept: Any) -> Any:
    def instructions(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        array, row, lane, kept = args
        into = _place(context, builder, signature.args[0], array, row, lane)
        whole = ir.VectorType(kept.type, 8)
        first = builder.insert_element(ir.Constant(whole, ir.Undefined), kept, ir.IntType(32)(0))
        each = builder.shuffle_vector(
            *(first, first, ir.Constant(ir.VectorType(ir.IntType(32), 8), [0] * 8))
        )
        stays = builder.icmp_signed("<", ir.Constant(whole, list(range(8))), each)
        zeros = ir.Constant(_EIGHT, [0.0] * 8)
        builder.store(builder.select(stays, builder.load(into, align=8), zeros), into, align=8)
        return context.get_dummy_value()

    return types.void(values, row, lane, kept), instructions


@_intrinsic  # type: ignore[untyped-decorator]
def _add_eight(
    _typing: Any, sums: Any, total: Any, column: Any, values: Any, row: Any, lane: Any
) -> Any:
    def instructions(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        kind, _, _, other_kind, *_ = signature.args
        array, number, column, *factor = args
        _adding(context, builder, (kind, array, number, column), [(other_kind, *factor)])
        return context.get_dummy_value()

    return types.void(sums, total, column, values, row, lane), instructions


@_intrinsic  # type: ignore[untyped-decorator]
def _add_eight_products(
    _typing: Any,
    sums: Any,
    total: Any,
    column: Any,
    left: Any,
    i: Any,
    right: Any,
    j: Any,
    lane: Any,
) -> Any:
    def instructions(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        kind, _, _, one_kind, _, other_kind, *_ = signature.args
        array, number, column, one, i, other, j, lane = args
        factors = [(one_kind, one, i, lane), (other_kind, other, j, lane)]
        _adding(context, builder, (kind, array, number, column), factors)
        return context.get_dummy_value()

    return types.void(sums, total, column, left, i, right, j, lane), instructions


def _clear(values: Any, row: Any, rows: Any, first: Any, last: Any) -> Any:
    def clear(values: Any, row: Any, rows: Any, first: Any, last: Any) -> None:
        lane = last - 8
        for i in range(rows):
            _clear_eight(values, row + i, lane, first - lane)

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
        within = np.uint64(sums.shape[1] - 1)
        # Another sum comes next, and not the next term of the same, for which one would wait.
        for i in range(lefts):
            for s in range(np.uint64(0), np.uint64(n), np.uint64(8)):
                column = s & within
                for j in range(rights):
                    total = begin + i * rights + j
                    one, other = left_row + i, right_row + j
                    _add_eight_products(sums, total, column, left, one, right, other, s)

    return add_products


def _add_values(sums: Any, begin: Any, values: Any, row: Any, rows: Any, n: Any) -> Any:
    def add_values(sums: Any, begin: Any, values: Any, row: Any, rows: Any, n: Any) -> None:
        within = np.uint64(sums.shape[1] - 1)
        for s in range(np.uint64(0), np.uint64(n), np.uint64(8)):
            for i in range(rows):
                _add_eight(sums, begin + i, s & within, values, row + i, s)

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
    lanes.of_lane: _of_lane,
    lanes.running_total: _running_total,
    lanes.take: _take,
    lanes.clear: _clear,
    lanes.add_products: _add_products,
    lanes.add_values: _add_values,
    lanes.all_finite: _all_finite,
}
