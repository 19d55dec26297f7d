"""The ranges that axes show: finite, wide enough to tell numbers apart, and round."""

import math

#: Numbers are drawn as far as this, and told apart from this on; doubles reach little further, and
#: Qt's arithmetic needs some room.
LARGEST, SMALLEST = 1e300, 1e-300

#: Where axes end at last: some room around what is drawn.
_FURTHEST = 10.0 * LARGEST

#: The least extent of a range, as a share of its larger end: finer, neighbouring pixels would stand
#: for the same float64.
_FINEST = 1e-12

_RUNGS = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)

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
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        (rung * power for rung in _RUNGS if value <= rung * power * (1.0 + 1e-12)), 10.0 * power
    )


def rungs(low: float, high: float) -> Range:
    """Return limits of an axis around 0: a rung below the lowest, one above the highest value."""
    bottom = -ladder(-low) if low < 0.0 else 0.0
    top = ladder(high) if high > 0.0 else 0.0
    return (bottom, top) if bottom < top else (-1.0, 1.0)


def _reached(end: float) -> float:
    return 0.0 if math.isnan(end) else min(max(end, -_FURTHEST), _FURTHEST)
