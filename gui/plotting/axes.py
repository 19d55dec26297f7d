"""Axes: the ranges that they show, which are round and can be drawn, and their ticks.

Also the scales of numbers that colours and heights tell.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from learnscope.core import Problem
from learnscope.gui.text.numbers import MINUS

#: Numbers are drawn as far as this, and told apart from this on; doubles reach little further, and
#: Qt's arithmetic needs some room.
LARGEST, SMALLEST = 1e300, 1e-300

#: Where axes end at last: some room around what is drawn.
_FURTHEST = 10.0 * LARGEST

#: The least extent of a range, as a share of its larger end: finer, neighbouring pixels would stand
#: for the same float64.
_FINEST = 1e-12

_RUNGS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)

#: Pixels from one tick to the next at least, and between their labels.
_LEAST_ROOM, _APART = 36.0, 8.0

#: A step wider than any range that can be drawn.
_WIDEST_STEP = 1e5 * LARGEST

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")

Range = tuple[float, float]


def drawable(low: float, high: float) -> Range:
    """Return the range nearest to two ends, in any order, that can be drawn.

    Ends that are no number are 0, ends too far away come nearer, and ends too close together move
    apart.
    """
    low, high = sorted(_reached(end) for end in (low, high))
    least = max(SMALLEST, _FINEST * max(-low, high))
    if high - low >= least:
        return low, high
    middle = low + (high - low) / 2.0
    return middle - least / 2.0, middle + least / 2.0


def ladder(value: float) -> float:
    """Return the smallest limit at or above a positive value: 1, 1.5, 2, 3, 5, 7 times 10ⁿ.

    An axis that ends on such a rung stands still for many frames while its data grow. The lowest
    rung is `SMALLEST`, the highest `LARGEST`.
    """
    value = min(max(value, SMALLEST), LARGEST)
    exponent = math.floor(math.log10(value))
    limits = [_decimal(rung, exponent) for rung in _RUNGS]
    return next((limit for limit in limits if value <= limit * (1.0 + 1e-12)), limits[-1])


def _decimal(figure: float, exponent: int) -> float:
    """Return the float64 next to figure·10ⁿ: a product would miss it, and be no rung itself."""
    return float(f"{figure:g}e{exponent}")


def rungs(low: float, high: float) -> Range:
    """Return limits of an axis around 0: a rung below the lowest, one above the highest value."""
    bottom = -ladder(-low) if low < 0.0 else 0.0
    top = ladder(high) if high > 0.0 else 0.0
    return (bottom, top) if bottom < top else (-1.0, 1.0)


def _reached(end: float) -> float:
    return 0.0 if math.isnan(end) else min(max(end, -_FURTHEST), _FURTHEST)


def ticks(low: float, high: float, size: float, room: float, whole: bool = False) -> list[float]:
    """Return round values between two limits, `room` pixels apart or more on `size` pixels."""
    if not (low < high and size > 0.0):
        return []
    low, high = drawable(low, high)
    least = min((high - low) * (room / size), _WIDEST_STEP)
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * rung for rung in (1.0, 2.0, 5.0, 10.0) if power * rung >= least * 0.999)
    if whole:
        step = max(step, 1.0)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def ticks_with_room(
    low: float,
    high: float,
    size: float,
    width_of: Callable[[str], float],
    room: float = _LEAST_ROOM,
    whole: bool = False,
) -> list[float]:
    """Return round values between two limits whose labels stand well apart in one row.

    Parameters
    ----------
    low, high : float
    size : float
        From one limit to the other, in pixels.
    width_of : callable
        The width of a label in pixels.
    room : float
        From one tick to the next at least, in pixels.
    whole : bool
        Whether only whole numbers are ticks.
    """
    while True:
        values = ticks(low, high, size, room, whole)
        widest = max(map(width_of, tick_texts(values)), default=0.0)
        if len(values) < 2 or widest + _APART <= (values[1] - values[0]) * size / (high - low):
            return values
        room *= 1.5


def tick_texts(values: list[float], log: bool = False) -> list[str]:
    """Return the ticks' labels, all with as many decimals as their step needs."""
    if log:
        return [_power_text(round(value)) for value in values]
    step = values[1] - values[0] if len(values) > 1 else abs(values[0]) if values else 1.0
    size = max((abs(value) for value in values), default=0.0)
    if size >= 1e9 or 0.0 < step < 1e-5:
        # As many digits as it takes to tell a tick from the next.
        places = max(1, _exponent(size) - _exponent(step))
        texts = [f"{value:.{places}e}" if value else "0" for value in values]
    else:
        places = max(0, -_exponent(step)) if step else 0
        texts = [f"{value + 0.0:,.{places}f}" for value in values]
    return [text.replace("-", MINUS) for text in texts]


def _exponent(value: float) -> int:
    return math.floor(math.log10(value) + 1e-9)


def _power_text(exponent: int) -> str:
    if -3 <= exponent <= 3:
        return f"{10.0**exponent:g}"
    return "10" + str(exponent).translate(_SUPERSCRIPTS)


def target_limits(problem: Problem) -> Range:
    """Return round limits about the targets of a problem of numbers."""
    return round_limits(*ends_of(problem.target_array))


def round_limits(low: float, high: float) -> Range:
    """Return round limits about a range, with a round number in the middle."""
    if not low < high:
        return low - 0.5, high + 0.5
    low, high = drawable(low, high)
    steps = ticks(low, high, 10.0, 1.0)
    step = steps[1] - steps[0] if len(steps) > 1 else 0.0
    if step == 0.0:
        return low, high
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last += (last - first) % 2
    limits = first * step, last * step
    return limits if limits[0] <= low and high <= limits[1] else (low, high)


def ends_of(values: NDArray[np.float64]) -> Range:
    """Return the least and the most of values; what is no number, or beyond all, left out."""
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)


#: From so large a number on, and up to so small a range, numbers are written in powers of ten.
_LARGE, _FINE = 1e7, 1e-5

#: Decimals that tell the round numbers of a scale apart, at most.
_DECIMALS = 8


def number_texts(low: float, high: float) -> tuple[str, str, str]:
    """Return the ends and the middle of a round range as they are written."""
    values = [low, low + (high - low) / 2.0, high]
    if max(-low, high) < _LARGE and high - low > _FINE:
        for places in range(_DECIMALS):
            if all(abs(round(v, places) - v) <= 1e-6 * (high - low) for v in values):
                first, middle, last = (f"{v + 0.0:,.{places}f}".replace("-", MINUS) for v in values)
                return first, middle, last
    first, middle, last = tick_texts(values)
    return first, middle, last
