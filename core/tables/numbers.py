"""How numbers stand in the cells of a file: decimal marks, thousands, units, and nothing at all.

A cell such as 1,050 is a thousand and fifty where the point is the decimal mark, and a little more
than one where the comma is. So each cell is read in both ways, and it is for its column, and then
for its file, to say which one is meant.
"""

import re
import unicodedata
from typing import Literal, NamedTuple

#: The decimal mark of a reading; the other one may then part thousands.
DecimalMark = Literal[".", ","]

#: What stands in a cell of which nothing is known, beside nothing: marks of spreadsheets, of
#: statistics programs, and of people. In lower case.
MISSING = frozenset(
    {"", "?", "-", "–", "—", ".", "..", "...", "na", "n/a", "n.a.", "<na>", "nan", "null", "(null)"}
    | {"k.a.", "#n/a", "#na", "#nv", "#n/v", "#null!", "#div/0!", "#value!", "#wert!", "#ref!"}
    | {"#bezug!", "#name?", "#num!", "#zahl!", "missing", "결측", "결측치", "해당없음", "미상"}
)

#: What is missing where numbers stand, and may be a label among words.
_MISSING_NUMBERS = MISSING | {"none", "없음"}

_PLAIN = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

#: Thousands parted by the same sign all through, by blanks of any width or by apostrophes; and by
#: commas as in India, 12,34,567.
_GROUPED = re.compile(
    r"[+-]?(?:[1-9][0-9]{0,2}(?:(?P<sign>[, '’\xa0\u2009\u202f])[0-9]{3})(?:(?P=sign)[0-9]{3})*"
    r"|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3})(?:\.[0-9]*)?"
)
_PARTED_BY = re.compile(r"[, '’\xa0\u2009\u202f]")

#: Dates and times of day, as they are written in most places.
_DATE = re.compile(
    r"[0-9]{4}([-./])\s?[0-9]{1,2}\1\s?[0-9]{1,2}\.?([T ].*)?"
    r"|[0-9]{1,2}([-./])[0-9]{1,2}\3([0-9]{4}|[0-9]{2})([T ,].*)?"
    r"|[0-9]{4}년 ?[0-9]{1,2}월( ?[0-9]{1,2}일)?"
    r"|[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?"
    r"|[0-9]{1,2}[- ]?[A-Za-z]{3,9}[-. ]{0,2}[0-9]{2,4}"
    r"|[A-Z][a-z]{2,8} [0-9]{1,2},? [0-9]{4}",
)

#: What may stand before or behind a number, as a unit of it.
_UNIT_CHARACTERS = 5
_CURRENCIES = frozenset({"EUR", "USD", "KRW", "CHF", "GBP", "JPY", "CNY", "US$", "Rs", "Rs.", "kr"})
_WITH_UNIT = re.compile(
    r"(?P<sign>[+-]?)(?P<before>[^0-9+\-.,]*?)\s*(?P<number>[+-]?[.,]?[0-9](?:.*[0-9])?[.,]?)"
    r"\s*(?P<behind>[^0-9]*)"
)


class Number(NamedTuple):
    """A cell read as a number in both ways; None where it is none."""

    #: Its value where the point is the decimal mark.
    point: float | None
    #: Its value where the comma is.
    comma: float | None
    #: What stood before or behind it, such as "%" or "€".
    unit: str = ""

    def value(self, mark: DecimalMark) -> float | None:
        """Return its value under a decimal mark."""
        return self.point if mark == "." else self.comma

    @property
    def has_two_values(self) -> bool:
        """Whether it is a number in either way, and not the same one."""
        return None not in {self.point, self.comma} and self.point != self.comma


def read_number(cell: str) -> Number:
    """Return what a cell is as a number, which may be infinite, and its unit."""
    text = cell.replace("−", "-").replace("\u2007", "")
    number = _both_ways(text)
    if number.point is not None or number.comma is not None:
        return number
    match = _WITH_UNIT.fullmatch(text)
    if match is None:
        return number
    before, behind = match["before"].strip(), match["behind"].strip()
    if bool(before) == bool(behind) or not _is_unit(before, behind):
        return number
    return _both_ways(match["sign"] + match["number"])._replace(unit=before or behind)


def is_missing(cell: str, among_numbers: bool = False) -> bool:
    """Return whether a cell says that nothing is known."""
    return cell.casefold() in (_MISSING_NUMBERS if among_numbers else MISSING)


def is_date(cell: str) -> bool:
    """Return whether a cell holds a date or a time of day."""
    return _DATE.fullmatch(cell) is not None


def _is_unit(before: str, behind: str) -> bool:
    if before:
        return before in _CURRENCIES or all(unicodedata.category(c) == "Sc" for c in before)
    # A bracket, a colon or a slash belongs to something else.
    return len(behind) <= _UNIT_CHARACTERS and all(
        unicodedata.category(c) in {"Ll", "Lu", "Lo", "Sc", "No", "So"} or c in "%‰.²³ "
        for c in behind
    )


def _both_ways(text: str) -> Number:
    point = _read(text)
    if "," not in text and "." not in text:
        return Number(point, point)
    return Number(point, _read(text.translate(_SWAPPED)))


_SWAPPED = str.maketrans(",.", ".,")


def _read(text: str) -> float | None:
    """Return a number whose decimal mark is the point."""
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(_PARTED_BY.sub("", text))
    return None
