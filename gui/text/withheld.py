"""Numbers that nobody is to read yet, since they are what is being asked for.

While the tour asks for a number, it stands as “?” wherever it is written: in drawings, tables, tool
tips, copies and what is read aloud. What is withheld is one state of the whole program, as its
language is; all that is said of numbers, `learnscope.gui.text.numbers`, goes by it.
"""

import re
from collections.abc import Iterable
from math import trunc

#: What stands for a number that is asked for.
UNKNOWN = "?"

#: As near to a number as this, relatively, another one is the same in any digits shown.
_SAME = 1e-9

#: A number with two decimals at least, as examples in a text have them.
_WRITTEN = re.compile(r"\d+\.(\d{2,})")


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
        if any(abs(shown - each) < grain / 2 for each in (hidden, trunc(hidden / grain) * grain)):
            return UNKNOWN
    return number[0]
