"""Elementary functions by fixed recipes: the same bits on every machine.

A library's exp, tanh or log differs in its last bits from one processor to the next, and between
one number and many. These are made of what IEEE 754 fixes to the bit: + − × ÷ √, comparisons, and
whole-number arithmetic on a float's bits. They hold no branch and no table to look up, so that
numba turns a loop over them into vector instructions, and none of it may be fused
(a · b + c rounded once), which numba without ``fastmath`` and numpy never do.

Each takes a float64 number, or interpreted an array of any shape, element by element, and says how
far it is from the true value at most, as measured against mpmath: in ulp, steps from one float64
to the next. Whoever calls them interpreted does so under ``np.errstate(all="ignore")``.

The constants were found with ``tests/data/regenerate_elementary.py``: polynomials whose largest
error over the reduced argument's range is the least there is (E. Ya. Remez, 1934), with every
coefficient rounded to float64. The reductions are those of W. J. Cody and W. Waite, "Software
Manual for the Elementary Functions" (1980); log is reduced as in FreeBSD's msun.
"""

from typing import Any

import numpy as np

from learnscope.core.lanes import bits_of, of_bits, pick, within

_LOG2_E = 1.4426950408889634

# The logarithm of 2 as a sum: the first part times a float's exponent is exact.
_LN2_HIGH = 0.6931471805592082
_LN2_LOW = 7.371002565167799e-13

# Half of π as a sum: the first two parts times a whole number up to 2²⁰ are exact.
_HALF_PI_HIGH = 1.5707963267341256
_HALF_PI_MIDDLE = 6.077100506303966e-11
_HALF_PI_LOW = 2.0222662487959506e-21
_TWO_OVER_PI = 0.6366197723675814

#: Added to a number below 2⁵¹, this rounds it to a whole one, which then stands in the lowest bits.
_ROUNDER = 6755399441055744.0

# A float is its sign, eleven bits of exponent with 1023 added, and 52 bits of fraction.
_FRACTION_BITS = np.uint64(52)
_FRACTION = np.uint64(0x000FFFFFFFFFFFFF)
_BIAS = np.uint64(1023)
_ONE = np.uint64(0x3FF0000000000000)
_ROOT_OF_HALF = np.uint64(0x3FE6A09E667F3BCD)
_TWO_TO_52 = np.uint64(0x4330000000000000)
_SMALLEST_NORMAL = 2.2250738585072014e-308

_UNIT_0, _UNIT_1, _UNIT_2 = np.uint64(0), np.uint64(1), np.uint64(2)

# (2 tanh(r / 2) − r) / r³ as a polynomial of r², for |r| ≤ ln 2 / 2, and once more for r from 0 to
# 1.1. The highest power comes first, in all of these.
_TANH = (
    8.456910583945743e-07,
    -8.651307490003795e-06,
    8.542742930504404e-05,
    -0.0008432539609451276,
    0.008333333333258232,
    -0.0833333333333332,
)
_WIDE_TANH = (
    4.95137928301458e-11,
    -8.075114322452286e-10,
    8.85075491116223e-09,
    -8.871743125808051e-08,
    8.769024279622393e-07,
    -8.655473082476406e-06,
    8.542768282307164e-05,
    -0.0008432539674317608,
    0.008333333333289464,
    -0.08333333333333279,
)

# (2 artanh(c / 2) − c) / c³ as a polynomial of c², for c from 0 to ⅔.
_ARTANH = (
    7.719881601723247e-08,
    1.676168971265459e-07,
    9.158112078252008e-07,
    4.063064139033055e-06,
    1.8781236935179076e-05,
    8.877826514391379e-05,
    0.0004340277877575022,
    0.0022321428567921558,
    0.012500000000004775,
    0.08333333333333333,
)

# (log((1 + s) / (1 − s)) − 2s) / s³ as a polynomial of s², for 1 + s over 1 − s from √½ to √2.
_LOG = (
    0.14618066386264494,
    0.15331581313945344,
    0.1818289368931508,
    0.22222211066371722,
    0.28571428626438894,
    0.3999999999989836,
    0.666666666666667,
)

# (sin r − r) / r³ and (cos r − 1 + r² / 2) / r⁴ as polynomials of r², for |r| ≤ π / 4.
_SIN = (
    -7.586686271921229e-13,
    1.6058531441072607e-10,
    -2.5052106231371565e-08,
    2.755731921933624e-06,
    -0.00019841269841265063,
    0.008333333333333331,
    -0.16666666666666666,
)
_COS = (
    -1.1382618379231676e-11,
    2.0876146084820136e-09,
    -2.7557317270917234e-07,
    2.480158729876429e-05,
    -0.0013888888888887395,
    0.041666666666666664,
)


def polynomial(coefficients: Any, x: Any) -> Any:
    """Return a polynomial's value, the coefficient of the highest power first (W. G. Horner)."""
    value = coefficients[0] * x + coefficients[1]
    for coefficient in coefficients[2:]:
        # In place: interpreted, no array is made for each.
        value *= x
        value += coefficient
    return value


def exp(x: Any) -> Any:
    """Return eˣ (1 ulp)."""
    x = within(x, -746.0, 710.0)
    shifted = _shifted_exponent(x)
    t = _twice_tanh_of_half(x, shifted, _TANH)
    power, other = _powers_of_two(shifted)
    return (1.0 + (t + t * t / (2.0 - t))) * power * other


def expm1(x: Any) -> Any:
    """Return eˣ − 1, with all its digits near 0 (2 ulp)."""
    limited = within(x, -40.0, 710.0)
    shifted = _shifted_exponent(limited)
    t = _twice_tanh_of_half(limited, shifted, _TANH)
    power, other = _powers_of_two(shifted)
    sum_of_large = other * t + (other - 1.0 / power)
    return np.copysign((sum_of_large + other * (t * t / (2.0 - t))) * power, x)


def log(x: Any) -> Any:
    """Return the natural logarithm: −∞ at 0, NaN below (1 ulp)."""
    subnormal = x < _SMALLEST_NORMAL
    bits = bits_of(pick(subnormal, x * 4503599627370496.0, x)) + (_ONE - _ROOT_OF_HALF)
    k = _exponent(bits) - pick(subnormal, 52.0, 0.0)
    value = _log_of(k, of_bits((bits & _FRACTION) + _ROOT_OF_HALF) - 1.0)
    return _where_defined(value, x, x)


def log1p(x: Any) -> Any:
    """Return log(1 + x), with all its digits near 0: −∞ at −1, NaN below (2 ulp)."""
    u = 1.0 + x
    bits = bits_of(u) + (_ONE - _ROOT_OF_HALF)
    # What was lost when u was rounded, in u's own scale.
    scale = of_bits((_ONE + (_BIAS << _FRACTION_BITS)) - (bits & ~_FRACTION))
    lost = pick(x < 1e18, (x - (u - 1.0)) * scale, 0.0)
    fraction = of_bits((bits & _FRACTION) + _ROOT_OF_HALF) - 1.0
    value = _log_of(_exponent(bits), fraction + lost)
    return np.copysign(_where_defined(value, x, u), x)


def sigmoid(z: Any) -> Any:
    """Return 1 / (1 + e⁻ᶻ) (3 ulp)."""
    above, below = _falling(z)
    return _sigmoid_of(z, above, below)


def softplus(t: Any) -> Any:
    """Return log(1 + eᵗ), as max(t, 0) + 2 artanh(f / (2 + f)) with f = e^−|t| (3 ulp)."""
    above, below = _falling(t)
    return _softplus_of(t, above, below)


def sigmoids(t: Any) -> Any:
    """Return `sigmoid` of t and of −t, to the same bits, in less time than both."""
    above, below = _falling(t)
    return _sigmoids_of(t, above, below)


def softplus_and_sigmoids(t: Any) -> Any:
    """Return `softplus` of t, and `sigmoids`, to the same bits, in less time than all."""
    above, below = _falling(t)
    slope, rest = _sigmoids_of(t, above, below)
    return _softplus_of(t, above, below), slope, rest


def tanh(z: Any) -> Any:
    """Return (eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ) (2 ulp)."""
    x = 2.0 * abs(within(z, -20.0, 20.0))
    # At first a polynomial, from tanh z = ½ on what it lacks to 1.
    near = x < 1.1
    shifted = pick(near, _ROUNDER, _shifted_exponent(x))
    t = _twice_tanh_of_half(x, shifted, _WIDE_TANH)
    power = of_bits((bits_of(shifted) + _BIAS) << _FRACTION_BITS)
    lacking = (4.0 - 2.0 * t) / (2.0 * (power + 1.0) + (power - 1.0) * t)
    return np.copysign(pick(near, 0.5 * t, 1.0 - lacking), z)


def sin(x: Any) -> Any:
    """Return the sine (2 ulp up to |x| = 10⁶, then less and less); at ±∞ NaN."""
    return np.copysign(1.0, x) * _turned(abs(x), _UNIT_0)


def cos(x: Any) -> Any:
    """Return the cosine (2 ulp up to |x| = 10⁶, then less and less); at ±∞ NaN."""
    return _turned(abs(x), _UNIT_1)


def integer_power(base: Any, n: Any) -> Any:
    """Return a number to a whole power from 0 on, by squaring."""
    result = 1.0
    while n > 0:
        if n % 2 == 1:
            result = result * base
        base = base * base
        n = n // 2
    return result


# eˣ is 2ᵏ eʳ, with k the whole number next to x / ln 2. With t = 2 tanh(r / 2), which is an odd
# function of r and so has the shorter polynomial, eʳ is (2 + t) / (2 − t).


def _shifted_exponent(x: Any) -> Any:
    """Return k, with `_ROUNDER` added: the lowest bits of that are k as a whole number."""
    return x * _LOG2_E + _ROUNDER


def _twice_tanh_of_half(x: Any, shifted: Any, coefficients: Any) -> Any:
    """Return 2 tanh(r / 2)."""
    k = shifted - _ROUNDER
    # The rest is a sum of two, of which the first is exact.
    high = x - k * _LN2_HIGH
    low = k * _LN2_LOW
    r = high - low
    square = r * r
    return high + (r * square * polynomial(coefficients, square) - low)


def _powers_of_two(shifted: Any) -> Any:
    """Return two powers of two whose product is 2ᵏ.

    2ᵏ itself may lie beyond all floats where eˣ does not. Multiplied with the one, then with the
    other, a number is rounded but once, to the grid of the subnormal numbers where it has to.
    """
    bits = bits_of(shifted)
    half = bits >> _UNIT_1
    power = of_bits((half + _BIAS) << _FRACTION_BITS)
    other = of_bits((bits - half + _BIAS) << _FRACTION_BITS)
    return power, other


def _falling(z: Any) -> Any:
    """Return e^−|z| as a fraction: what stands above the line, and what below."""
    x = within(-abs(z), -746.0, 1.0)
    shifted = _shifted_exponent(x)
    t = _twice_tanh_of_half(x, shifted, _TANH)
    power, other = _powers_of_two(shifted)
    return (2.0 + t) * power * other, 2.0 - t


def _sigmoid_of(z: Any, above: Any, below: Any) -> Any:
    """Return the sigmoid of z, given e^−|z| as a fraction."""
    return pick(z >= 0.0, below, above) / (above + below)


def _sigmoids_of(t: Any, above: Any, below: Any) -> Any:
    """Return the sigmoids of t and of −t, given e^−|t| as a fraction."""
    whole = above + below
    return pick(t >= 0.0, below, above) / whole, pick(t <= 0.0, below, above) / whole


def _softplus_of(t: Any, above: Any, below: Any) -> Any:
    """Return the softplus of t, given e^−|t| as a fraction."""
    c = 2.0 * above / (2.0 * below + above)
    square = c * c
    # Written so that NaN stays NaN.
    return pick(t < 0.0, 0.0, t) + (c + c * square * polynomial(_ARTANH, square))


def _exponent(bits: Any) -> Any:
    """Return as a float what stands in the bits of an exponent."""
    return of_bits((bits >> _FRACTION_BITS) | _TWO_TO_52) - 4503599627371519.0


def _log_of(k: Any, f: Any) -> Any:
    """Return log(2ᵏ · (1 + f)) for 1 + f from √½ to √2."""
    s = f / (2.0 + f)
    square = s * s
    half = 0.5 * f * f
    rest = s * (half + square * polynomial(_LOG, square))
    return k * _LN2_HIGH - ((half - (rest + k * _LN2_LOW)) - f)


def _where_defined(value: Any, x: Any, u: Any) -> Any:
    """Return the logarithm of u, or what stands for it where u is 0, negative, ∞ or NaN."""
    return pick(u > 0.0, pick(x < np.inf, value, x), pick(u == 0.0, -np.inf, np.nan))


def _turned(x: Any, quarters: Any) -> Any:
    """Return the sine of a positive x and a number of quarter turns."""
    shifted = x * _TWO_OVER_PI + _ROUNDER
    k = shifted - _ROUNDER
    high = x - k * _HALF_PI_HIGH
    middle = k * _HALF_PI_MIDDLE
    most = high - middle
    r = most + (((high - most) - middle) - k * _HALF_PI_LOW)
    # Past what the reduction can do, r would be anything.
    r = within(r, -0.8, 0.8)
    square = r * r
    sine = r + r * square * polynomial(_SIN, square)
    half = 0.5 * square
    cosine = 1.0 - (half - square * square * polynomial(_COS, square))
    turns = bits_of(shifted) + quarters
    value = pick((turns & _UNIT_1) == _UNIT_0, sine, cosine)
    return pick((turns & _UNIT_2) == _UNIT_0, value, -value)
