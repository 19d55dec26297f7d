"""How numbers are written and read: fixed digits on the screen, forgiving input from a person."""

import math
from fractions import Fraction

#: A true minus sign is as wide as a plus and a figure, so columns do not jump at a change of sign.
MINUS = "\u2212"


def fixed(value: float, digits: int = 4) -> str:
    """Return a number with a fixed count of decimals, or in powers of ten where those fail.

    A number too large for six figures, or one that would show as zero without being zero, is
    written with a mantissa: ``1.2346e+08``, ``3.0000e−07``.
    """
    if math.isnan(value):
        return "—"
    if math.isinf(value):
        return ("" if value > 0 else MINUS) + "∞"
    size = abs(value)
    small = 0 < size < 0.5 * 10**-digits
    text = f"{value:.{digits}e}" if small or size >= 1e6 else f"{value:.{digits}f}"
    if float(text) == 0.0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def rough(value: float) -> str:
    """Return a number in as few characters as say how large it is: ``12.3``, ``−1e5``, ``3e−7``."""
    text = fixed(value, 1)
    if "e" not in text and len(text) <= len("−123.4"):
        return text
    mantissa, _, exponent = f"{value:.0e}".partition("e")
    return f"{mantissa}e{int(exponent)}".replace("-", MINUS)


def exact(value: float) -> str:
    """Return the shortest text that reads back as the same float64."""
    return repr(float(value))


def brief(value: float, digits: int = 4) -> str:
    """Return a whole number without decimals, as a gate's inputs are; any other as `fixed` does."""
    if abs(value) < 1000 and value == round(value):
        return f"{round(value)}".replace("-", MINUS)
    return fixed(value, digits)


def short(value: float, digits: int = 6) -> str:
    """Return a number as a field shows it: so many significant digits, no trailing zeros."""
    return f"{value:.{digits}g}"


def round_to(value: float, grain: float) -> float:
    """Return a value rounded to the power of ten at or below a grain, such as a pixel's worth.

    What is read out at the pointer is then short, and its function value belongs to it exactly.
    """
    places = -math.floor(math.log10(grain))
    return round(value, places)


def parse(text: str) -> float:
    """Read a number as people write it: ``0.5``, ``0,5``, ``1/3``, ``1e-3``, ``−2``.

    Raises
    ------
    ValueError
        If it is not a finite number.
    """
    plain = "".join(text.split()).replace(MINUS, "-").replace(",", ".")
    numerator, slash, denominator = plain.partition("/")
    if "_" in plain or "/" in denominator:
        raise ValueError(text)
    try:
        value = float(_part(numerator) / _part(denominator)) if slash else float(numerator)
    except (ValueError, ZeroDivisionError, OverflowError):
        raise ValueError(text) from None
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _part(text: str) -> Fraction:
    """Return the numerator or the denominator of a fraction.

    Exactly, so that 0.1/0.3 is 1/3; but with an exponent by way of a float, since a `Fraction`
    would write all the digits of 1e999999999 out.
    """
    return Fraction(float(text)) if "e" in text.lower() else Fraction(text)
