"""Find again the constants of ``core/elementary.py`` with mpmath, at 60 digits.

The polynomials are those whose largest error over the reduced argument's range is the least there
is, found by E. Ya. Remez's exchange (1934): at one place more than there are coefficients the error
is equally large, with signs that take turns. Each coefficient is then rounded to float64.

Run ``python tests/data/regenerate_elementary.py`` to print them, or with ``--check`` to compare
them with those in use.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise

from mpmath import mp, mpf

from learnscope.core import elementary

Function = Callable[[mpf], mpf]

mp.dps = 60

#: Below this a quotient of differences has lost its digits, and its series needs but two terms.
TINY = mpf(10) ** -20


def twice_tanh_of_half(square: mpf) -> mpf:
    """Return (2 tanh(r / 2) − r) / r³ at r²."""
    if square < TINY:
        return -mpf(1) / 12 + square / 120
    r = mp.sqrt(square)
    return (2 * mp.tanh(r / 2) - r) / (r * square)


def twice_artanh_of_half(square: mpf) -> mpf:
    """Return (2 artanh(c / 2) − c) / c³ at c²."""
    if square < TINY:
        return mpf(1) / 12 + square / 80
    c = mp.sqrt(square)
    return (2 * mp.atanh(c / 2) - c) / (c * square)


def twice_artanh(square: mpf) -> mpf:
    """Return (2 artanh(s) − 2 s) / s³ at s²."""
    return 8 * twice_artanh_of_half(4 * square)


def sine(square: mpf) -> mpf:
    """Return (sin r − r) / r³ at r²."""
    if square < TINY:
        return -mpf(1) / 6 + square / 120
    r = mp.sqrt(square)
    return (mp.sin(r) - r) / (r * square)


def cosine(square: mpf) -> mpf:
    """Return (cos r − 1 + r² / 2) / r⁴ at r²."""
    if square < TINY:
        return mpf(1) / 24 - square / 720
    return (mp.cos(mp.sqrt(square)) - 1 + square / 2) / square**2


def even(square: mpf) -> mpf:
    """Weigh all errors alike."""
    return mpf(1)


def outward(square: mpf) -> mpf:
    """Weigh errors by what they do to the whole, to which the polynomial adds less near 0."""
    return square + mpf(1) / 20


#: Of each table: the function, the error's weight, how far its argument goes, the degree.
TABLES: dict[str, tuple[Function, Function, mpf, int]] = {
    "_TANH": (twice_tanh_of_half, even, (mp.log(2) / 2) ** 2, 5),
    "_WIDE_TANH": (twice_tanh_of_half, outward, mpf("1.1") ** 2, 9),
    "_ARTANH": (twice_artanh_of_half, even, mpf(4) / 9, 9),
    "_LOG": (twice_artanh, even, ((mp.sqrt(2) - 1) / (mp.sqrt(2) + 1)) ** 2, 6),
    "_SIN": (sine, even, (mp.pi / 4) ** 2, 6),
    "_COS": (cosine, even, (mp.pi / 4) ** 2, 5),
}


def minimax(function: Function, weight: Function, high: mpf, degree: int) -> list[mpf]:
    """Return the coefficients, lowest power first, with the least largest error from 0 to `high`.

    Raises
    ------
    ArithmeticError
        If the error of a step changes its sign too seldom or too often to go on.
    """
    # A little further than needed: a reduced argument is rounded.
    high *= 1 + mpf(2) ** -12
    count = degree + 2
    places = [high * (1 - mp.cos(mp.pi * i / (count - 1))) / 2 for i in range(count)]
    grid = [high * (1 - mp.cos(mp.pi * i / (30 * count))) / 2 for i in range(30 * count + 1)]
    found: list[mpf] = []
    for _ in range(12):
        rows = mp.matrix(
            [
                [*(x**power for power in range(degree + 1)), (-1) ** i / weight(x)]
                for i, x in enumerate(places)
            ]
        )
        found = list(mp.lu_solve(rows, mp.matrix([function(x) for x in places])))[:-1]
        errors = [weight(x) * (mp.polyval(found[::-1], x) - function(x)) for x in grid]
        turns = [i + 1 for i, (a, b) in enumerate(pairwise(errors)) if (a > 0) != (b > 0)]
        edges = [0, *turns, len(grid)]
        places = [grid[max(range(a, b), key=lambda i: abs(errors[i]))] for a, b in pairwise(edges)]
        if len(places) != count:
            raise ArithmeticError(f"{len(places)} places, not {count}")
    return found


def leading(value: mpf, bits: int) -> mpf:
    """Return a number cut after so many bits."""
    mantissa, exponent = mp.frexp(value)
    return mp.ldexp(mp.floor(mp.ldexp(mantissa, bits)), exponent - bits)


def constants() -> Iterator[tuple[str, float | tuple[float, ...]]]:
    """Yield each constant's name and value."""
    high = leading(mp.log(2), 40)
    yield "_LOG2_E", float(1 / mp.log(2))
    yield "_LN2_HIGH", float(high)
    yield "_LN2_LOW", float(mp.log(2) - high)
    high = leading(mp.pi / 2, 33)
    middle = leading(mp.pi / 2 - high, 33)
    yield "_TWO_OVER_PI", float(2 / mp.pi)
    yield "_HALF_PI_HIGH", float(high)
    yield "_HALF_PI_MIDDLE", float(middle)
    yield "_HALF_PI_LOW", float(mp.pi / 2 - high - middle)
    for name, table in TABLES.items():
        yield name, tuple(float(value) for value in reversed(minimax(*table)))


def main() -> None:
    """Print the constants, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare with those in use")
    check = parser.parse_args().check
    others = []
    for name, value in constants():
        if not check:
            print(name, "=", value)
        elif getattr(elementary, name) != value:
            others.append(name)
    if others:
        sys.exit(f"Not what is in use: {', '.join(others)}")


if __name__ == "__main__":
    main()
