"""How numbers are written and read: fixed digits on the screen, forgiving input from a person.

While the tour asks for a number, it stands as “?” wherever it is written: in drawings, tables, tool
tips, copies and what is read aloud. What is withheld is one state of the whole program, as its
language is, and stands at the end of this file.
"""

import math
import re
from collections.abc import Callable, Iterable
from fractions import Fraction

#: A true minus sign is as wide as a plus and a figure, so columns do not jump at a change of sign.
MINUS = "\u2212"

#: What stands for a number that is asked for.
UNKNOWN = "?"

#: As near to a number as this, relatively, another one is the same in any digits shown.
_SAME = 1e-9

#: A number with two decimals at least, as examples in a text have them.
_WRITTEN = re.compile(r"\d+\.(\d{2,})")

#: A number with more decimals than any that are shown, as `exact` writes most results.
_EXACT = re.compile(r"-?\d+\.\d{7,}(?:e[+-]\d+)?|-?\d+(?:\.\d+)?e[+-]\d+")

#: The most figures that a number has which is short of itself.
_FIGURES = 6

#: What stands where a number has no room.
LEFT_OUT = "…"

#: The finest that numbers are rounded to.
_FINEST_GRAIN = 1e-300


def fixed(value: float, digits: int = 4) -> str:
    """Return a number with a fixed count of decimals, or in powers of ten where those fail.

    A number too large for six figures, or one that would show as zero without being zero, is
    written with a mantissa: ``1.2346e+08``, ``3.0000e−07``.
    """
    if is_withheld(value):
        return UNKNOWN
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


def fitted(value: float, fits: Callable[[str], bool], digits: int = 4) -> str:
    """Return a number with as many digits as its place has room for.

    It is whole in any case: a number that is cut reads as another one. Where not even one digit
    and a power of ten have room, there is a sign instead that something is left out.

    Parameters
    ----------
    value : float
    fits : callable
        Whether a text has room.
    digits : int
        The decimals it has where there is room enough.
    """
    if is_withheld(value):
        return first_that_fits((UNKNOWN,), fits)
    texts = [fixed(value, places) for places in range(digits, 0, -1)]
    if math.isfinite(value):
        if value == round(value):
            texts.append(f"{value:.0f}")
        texts += [f"{value:.{places}e}" for places in (1, 0)]
    return first_that_fits((text.replace("-", MINUS) for text in texts), fits)


def first_that_fits(texts: Iterable[str], fits: Callable[[str], bool]) -> str:
    """Return the first text for which there is room, or a sign that something is left out."""
    return next(filter(fits, texts), LEFT_OUT)


def exact(value: float) -> str:
    """Return the shortest text that reads back as the same float64."""
    return UNKNOWN if is_withheld(value) else full(value)


def full(value: float) -> str:
    """Return the shortest text that reads back, whatever is withheld: for what a person enters."""
    return repr(float(value))


def brief(value: float, digits: int = 4) -> str:
    """Return a whole number without decimals, as a gate's inputs are; any other as `fixed` does."""
    if is_withheld(value):
        return UNKNOWN
    if abs(value) < 1000 and value == round(value):
        return f"{round(value)}".replace("-", MINUS)
    return fixed(value, digits)


def short(value: float, digits: int = 6) -> str:
    """Return a number with so many significant digits, and no trailing zeros."""
    return UNKNOWN if is_withheld(value) else entered(value, digits)


def entered(value: float, digits: int = 6) -> str:
    """Return a number as a field shows it that a person has entered, whatever is withheld."""
    return f"{value:.{digits}g}"


def in_usual_digits(text: str) -> str:
    """Return a text in which exact numbers are written as others on the screen are.

    A number that is short of itself, such as the place that is pointed at, stays as it is.
    """
    return _EXACT.sub(lambda number: _shorter(number[0]), text)


def _shorter(number: str) -> str:
    figures = number.lstrip("-0.").replace(".", "")
    short_of_itself = "e" not in figures and len(figures) <= _FIGURES
    return number if short_of_itself else fixed(float(number))


def signed(value: float) -> str:
    """Return a difference in fixed digits: with its sign, or 0."""
    if value == 0.0:
        return "0"
    text = fixed(value)
    return text if value < 0.0 or text == UNKNOWN else f"+{text}"


def bracketed(value: float) -> str:
    """Return a number as it stands after a sign: in brackets if it is negative."""
    text = fixed(value)
    return f"({text})" if text.startswith(MINUS) else text


def fine(value: float) -> str:
    """Return a number with at least four leading digits, however small: a mean of squares.

    What it is divided by, or the root of it, would otherwise not be what the digits shown give.
    """
    if 0.0 < abs(value) < 0.1 and not is_withheld(value):
        return f"{value:.4e}".replace("-", MINUS)
    return fixed(value)


def figure(value: float) -> str:
    """Return an input or a target: a whole number as it is, others in fixed digits."""
    whole = float(value).is_integer() and abs(value) < 1e6
    return f"{value:.0f}".replace("-", MINUS) if whole else fixed(value)


def bracketed_figure(value: float) -> str:
    """Return an input or a target as it stands after a sign."""
    text = figure(value)
    return f"({text})" if text.startswith(MINUS) else text


def round_to(value: float, grain: float) -> float:
    """Return a value rounded to the power of ten at or below a grain, such as a pixel's worth.

    What is read out at the pointer is then short, and its function value belongs to it exactly. A
    grain too fine for decimals, or too coarse for floats, leaves the value as it is.
    """
    if not _FINEST_GRAIN < grain < math.inf:
        return value
    try:
        return round(value, -math.floor(math.log10(grain)))
    except OverflowError:
        # Rounded up, it would lie beyond the floats.
        return value


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


# What is withheld


class Unknown(float):
    """A number that is asked for; it can be drawn and reckoned with, but is not written."""


class _Withheld:
    """What is withheld now."""

    values: tuple[float, ...] = ()
    names: frozenset[str] = frozenset()


def withhold(values: Iterable[float] = (), names: Iterable[str] = ()) -> bool:
    """Withhold these numbers, whatever their sign, and these quantities, and no others.

    Parameters
    ----------
    values : iterable of float
        Every quantity that has one of these values is withheld.
    names : iterable of str
        Quantities that are withheld by name, because their value is that of something given.

    Returns
    -------
    bool
        Whether this is another state than before, and all texts are to be written anew.
    """
    wanted = tuple(sorted(abs(value) for value in values)), frozenset(names)
    before = _Withheld.values, _Withheld.names
    _Withheld.values, _Withheld.names = wanted
    return wanted != before


def named(name: str, value: float) -> float:
    """Return a quantity's value, marked if the quantity is withheld by its name."""
    return Unknown(value) if name in _Withheld.names else value


def is_withheld(value: float) -> bool:
    """Return whether a number is not to be written."""
    if isinstance(value, Unknown):
        return True
    size = abs(value)
    return any(abs(size - hidden) <= _SAME * hidden for hidden in _Withheld.values)


def without_withheld(text: str) -> str:
    """Return a text in which no number stands that is not to be read, such as an example's."""
    for name in _Withheld.names:
        text = re.sub(rf"\b({name} = )[\d.]*\d", rf"\1{UNKNOWN}", text)
    return _WRITTEN.sub(_unless_withheld, text) if _Withheld.values else text


def _unless_withheld(number: re.Match[str]) -> str:
    digits, shown = len(number[1]), float(number[0])
    grain = 10.0**-digits
    for hidden in _Withheld.values:
        if any(
            abs(shown - each) < grain / 2 for each in (hidden, math.trunc(hidden / grain) * grain)
        ):
            return UNKNOWN
    return number[0]
