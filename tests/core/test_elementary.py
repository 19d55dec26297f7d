"""Elementary functions: near the true values, and the same bits for one number and for many."""

import math
from collections.abc import Callable, Iterator
from types import FunctionType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from in_full import IN_FULL
from mpmath import mp, mpf
from numpy.typing import NDArray

from learnscope.core import elementary, lanes

Array = NDArray[np.float64]
Loop = Callable[[Array, Array], None]

#: Each function: the true one, and how far off it may be, in ulp.
FUNCTIONS: dict[str, tuple[Callable[[mpf], mpf], float]] = {
    "exp": (mp.exp, 1.0),
    "expm1": (mp.expm1, 2.0),
    "log": (mp.log, 1.0),
    "log1p": (mp.log1p, 2.0),
    "tanh": (mp.tanh, 2.0),
    "sigmoid": (lambda z: 1 / (1 + mp.exp(-z)), 3.0),
    "softplus": (lambda t: mp.log1p(mp.exp(t)), 3.0),
    "sin": (mp.sin, 2.0),
    "cos": (mp.cos, 2.0),
}

#: Where each is tried, from and to: over all that it takes, and where its recipe changes.
RANGES = {
    "exp": [(-1.0, 1.0), (-745.2, 709.79), (-745.2, -700.0), (0.34, 0.36)],
    "expm1": [(-1.2, 1.2), (0.34, 0.36), (-45.0, 709.79)],
    "log": [(0.5, 2.0), (0.7, 0.72), (1.4, 1.43), (5e-324, 1e-307), (1e3, 1e308)],
    "log1p": [(-0.9999, 2.0), (-0.3, -0.28), (0.4, 0.45), (5e-324, 1e-307), (1e3, 1e308)],
    "tanh": [(-2.0, 2.0), (0.5, 0.6), (-20.0, 20.0), (5e-324, 1e-307)],
    "sigmoid": [(-5.0, 5.0), (-745.2, 40.0), (-745.2, -700.0)],
    "softplus": [(-3.0, 3.0), (-745.2, 40.0), (-745.2, -700.0)],
    "sin": [(-4.0, 4.0), (-100.0, 100.0), (5e-324, 1e-307)],
    "cos": [(-4.0, 4.0), (-100.0, 100.0)],
}

EDGES = [
    0.0,
    5e-324,
    1e-310,
    2.3e-308,
    1e-20,
    0.35,
    1.0,
    20.0,
    745.2,
    1e15,
    1e300,
    1.7e308,
    math.inf,
]
EDGES = [*EDGES, *(-x for x in EDGES), math.nan]

floats = st.floats() | st.floats(-50.0, 50.0) | st.sampled_from(EDGES)
names = pytest.mark.parametrize("name", FUNCTIONS)


@pytest.fixture(autouse=True)
def _no_warnings() -> Iterator[None]:
    with np.errstate(all="ignore"):
        yield


def ulps(got: float, true: mpf) -> float:
    """Return how far a float64 is from the true value, in steps between float64s there."""
    if true == 0:
        return abs(got) / 5e-324
    exponent = max(mp.frexp(true)[1] - 53, -1074)
    if math.isinf(got):
        # What rounds to 2¹⁰²⁴ has overflowed.
        got_, off = mpf(2) ** 1024, mp.ldexp(mpf(1), 1024 - 53) / 2
        return 0.0 if abs(true) >= got_ - off else math.inf
    return float(abs(mpf(got) - true) / mp.ldexp(mpf(1), exponent))


def bits(values: Any) -> list[int]:
    """Return the bits of floats; those of every NaN alike, whose sign machines choose freely."""
    array = np.asarray(values)
    return np.where(np.isnan(array), np.nan, array).view(np.uint64).ravel().tolist()


@names
def test_it_is_near_the_true_value(name: str) -> None:
    function, allowed = FUNCTIONS[name]
    random = np.random.default_rng(sorted(FUNCTIONS).index(name))
    signs = random.choice([-1.0, 1.0], 300)
    spread = abs(signs) if name == "log" else signs
    points = [random.uniform(low, high, 300) for low, high in RANGES[name]]
    points.append(spread * 10.0 ** random.uniform(-20.0, -0.3, 300))
    x = np.concatenate(points)
    with mp.workprec(160):
        off = [
            ulps(y, function(mpf(z))) for z, y in zip(x, getattr(elementary, name)(x), strict=True)
        ]
    assert max(off) <= allowed, x[int(np.argmax(off))]


@pytest.mark.parametrize("name", ["sin", "cos"])
def test_sine_and_cosine_keep_their_digits_near_their_zeros(name: str) -> None:
    nearest = np.arange(-64, 65) * (np.pi / 2)
    x = np.concatenate([np.nextafter(nearest, -200.0), nearest, np.nextafter(nearest, 200.0)])
    with mp.workprec(200):
        true = [FUNCTIONS[name][0](mpf(z)) for z in x]
    assert max(map(ulps, getattr(elementary, name)(x), true)) <= 2.0


@pytest.mark.parametrize(
    ("name", "x", "value"),
    [
        ("exp", -math.inf, 0.0),
        ("exp", math.inf, math.inf),
        ("exp", 709.782712893384, 1.7976931348622732e308),
        ("exp", 709.7827128933841, math.inf),
        ("exp", -745.1332191019411, 5e-324),
        ("exp", -745.1332191019412, 0.0),
        ("exp", -0.0, 1.0),
        ("expm1", -math.inf, -1.0),
        ("expm1", math.inf, math.inf),
        ("expm1", 709.782712893384, 1.7976931348622732e308),
        ("expm1", -0.0, -0.0),
        ("log", 0.0, -math.inf),
        ("log", -0.0, -math.inf),
        ("log", 1.0, 0.0),
        ("log", math.inf, math.inf),
        ("log", -1.0, math.nan),
        ("log", -math.inf, math.nan),
        ("log1p", -1.0, -math.inf),
        ("log1p", -0.0, -0.0),
        ("log1p", math.inf, math.inf),
        ("log1p", -1.5, math.nan),
        ("log1p", -math.inf, math.nan),
        ("tanh", -0.0, -0.0),
        ("tanh", 5e-324, 5e-324),
        ("tanh", 19.1, 1.0),
        ("tanh", -math.inf, -1.0),
        ("sigmoid", 0.0, 0.5),
        ("sigmoid", -745.0, 5e-324),
        ("sigmoid", -746.0, 0.0),
        ("sigmoid", -math.inf, 0.0),
        ("sigmoid", math.inf, 1.0),
        ("softplus", -745.0, 5e-324),
        ("softplus", -math.inf, 0.0),
        ("softplus", 800.0, 800.0),
        ("softplus", math.inf, math.inf),
        ("sin", -0.0, -0.0),
        ("sin", math.inf, math.nan),
        ("cos", 0.0, 1.0),
        ("cos", -math.inf, math.nan),
        *((name, math.nan, math.nan) for name in FUNCTIONS),
    ],
)
def test_at_the_edges(name: str, x: float, value: float) -> None:
    got = getattr(elementary, name)(np.float64(x))
    assert isinstance(got, np.float64)
    assert bits(got) == bits(value)


@names
@given(values=st.lists(floats, min_size=1, max_size=40))
def test_one_number_and_many_give_the_same_bits(name: str, values: list[float]) -> None:
    function = getattr(elementary, name)
    x = np.array(values)
    alone = bits([function(z) for z in x])
    assert bits(function(x)) == alone
    assert bits(function(np.repeat(x, 3)[1::3])) == alone
    assert bits(function(np.stack([x, x], axis=1).T)) == 2 * alone
    for first in range(min(8, len(x))):
        assert bits(function(x[first:])) == alone[first:]


@given(x=floats)
def test_what_is_symmetric_is_so_to_the_bit(x: float) -> None:
    z = np.float64(x)
    assert bits(elementary.tanh(-z)) == bits(-elementary.tanh(z))
    assert bits(elementary.sin(-z)) == bits(-elementary.sin(z))
    assert bits(elementary.cos(-z)) == bits(elementary.cos(z))


@given(x=st.floats(allow_nan=False))
def test_values_stay_in_their_ranges(x: float) -> None:
    z = np.float64(x)
    assert abs(elementary.tanh(z)) <= 1.0
    assert 0.0 <= elementary.sigmoid(z) <= 1.0
    assert elementary.softplus(z) >= max(x, 0.0)
    assert elementary.exp(z) >= 0.0
    assert not abs(elementary.sin(z)) > 1.0
    assert not abs(elementary.cos(z)) > 1.0


@names
def test_it_hardly_ever_turns_back(name: str) -> None:
    if name in {"sin", "cos"}:
        return
    x = np.linspace(1e-3, 30.0, 20_000)
    y = getattr(elementary, name)(x)
    assert np.all(y[1:] >= y[:-1] * (1.0 - 4.0 * np.spacing(1.0)))


@given(base=st.floats(0.0, 1.0), n=st.integers(0, 2000))
def test_a_power_is_off_by_no_more_than_one_rounding_each_factor(base: float, n: int) -> None:
    got = elementary.integer_power(np.float64(base), n)
    with mp.workprec(120):
        true = mpf(base) ** n
        assert abs(mpf(float(got)) - true) <= max(n - 1, 0) * mpf(2) ** -53 * true + mpf(2) ** -1074


@pytest.mark.parametrize(("base", "n", "power"), [(0.9, 0, 1.0), (0.9, 1, 0.9), (-2.0, 3, -8.0)])
def test_small_powers_are_exact(base: float, n: int, power: float) -> None:
    assert elementary.integer_power(base, n) == power


# Compiled.


@pytest.fixture(scope="module")
def compiled() -> dict[str, Loop]:
    """Each function, compiled as a loop from one array into another."""
    numba = pytest.importorskip("numba", reason="without numba there is nothing to compile")
    from numba.extending import overload, register_jitable  # noqa: PLC0415

    @overload(lanes.pick, strict=False)  # type: ignore[untyped-decorator]
    def _pick(condition: Any, one: Any, other: Any) -> Any:
        return lambda condition, one, other: one if condition else other

    @overload(lanes.within, strict=False)  # type: ignore[untyped-decorator]
    def _within(x: Any, low: float, high: float) -> Any:
        return lambda x, low, high: low if x < low else (high if x > high else x)

    @overload(lanes.bits_of, strict=False)  # type: ignore[untyped-decorator]
    def _bits_of(x: Any) -> Any:
        return lambda x: np.float64(x).view(np.uint64)

    @overload(lanes.of_bits, strict=False)  # type: ignore[untyped-decorator]
    def _of_bits(bits: Any) -> Any:
        return lambda bits: np.uint64(bits).view(np.float64)

    for function in vars(elementary).values():
        if isinstance(function, FunctionType) and function.__module__ == elementary.__name__:
            register_jitable(function)

    def loop(function: Callable[[Any], Any]) -> Loop:
        @numba.njit(error_model="numpy")  # type: ignore[untyped-decorator]
        def run(x: Array, out: Array) -> None:
            for i in range(x.shape[0]):
                out[i] = function(x[i])

        return run

    return {name: loop(getattr(elementary, name)) for name in FUNCTIONS}


#: Each takes its time to compile; the engine, which has them all, is compiled in any case.
COMPILED = tuple(FUNCTIONS) if IN_FULL else ("exp",)


@pytest.mark.parametrize("name", COMPILED)
def test_compiled_it_gives_the_same_bits(compiled: dict[str, Loop], name: str) -> None:
    random = np.random.default_rng(5)
    raw = random.integers(0, 2**64, 20_000, dtype=np.uint64).view(np.float64)
    sizes = 10.0 ** random.uniform(-20.0, 3.0, 20_000)
    x = np.concatenate([raw, sizes, -sizes, random.uniform(-40.0, 40.0, 20_000), EDGES])
    interpreted, out = getattr(elementary, name)(x), np.empty_like(x)
    compiled[name](x, out)
    same = out.view(np.uint64) == interpreted.view(np.uint64)
    assert np.all(same | (np.isnan(out) & np.isnan(interpreted)))


@pytest.mark.parametrize("name", COMPILED)
@given(values=st.lists(floats, min_size=1, max_size=40))
def test_compiled_one_number_and_many_give_the_same_bits(
    compiled: dict[str, Loop], name: str, values: list[float]
) -> None:
    x = np.array(values)
    many, alone = np.empty_like(x), np.empty_like(x)
    compiled[name](x, many)
    for i in range(len(x)):
        compiled[name](x[i : i + 1], alone[i : i + 1])
    assert bits(many) == bits(alone) == bits(getattr(elementary, name)(x))
