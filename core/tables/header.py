"""Whether the first row of a file holds names, or is a row like the others."""

from collections.abc import Sequence
from typing import Literal

from learnscope.core.tables.numbers import is_missing, read_number
from learnscope.core.tables.rows import TextRow

#: What a first row is: names, none, or one or the other.
HeaderKind = Literal["names", "none", "doubtful"]


def header_kind(first: TextRow, below: Sequence[TextRow]) -> HeaderKind:
    """Return what a first row is.

    Words above numbers are names. Numbers may be, too, where they count the columns or are years,
    and so may words and numbers mixed; nothing else is.
    """
    cells = [cell for cell in first.cells if cell]
    words = [cell for cell in cells if is_word(cell)]
    if _is_unnamed(first, below):
        return "names"
    if len(words) == len(cells):
        different = len(set(cells)) == len(cells) and not _comes_again(first, below)
        return "names" if _stands_above_numbers(first, below) or different else "none"
    # A number with a slip in it is no name.
    slips = [word for word in words if word.lstrip("-+−.,")[:1].isdigit()]
    mixed = 2 * len(words) >= len(cells) and not slips and _stands_above_numbers(first, below)
    return "doubtful" if mixed or _counts_columns(first, below) else "none"


def is_word(cell: str) -> bool:
    """Return whether a cell is a word: no number, no sign that something is missing."""
    number = read_number(cell)
    plain = number.point if number.point is not None else number.comma
    if is_missing(cell) or (plain is not None and not number.unit):
        return False
    try:
        float(cell)
    except ValueError:
        return any(letter.isalpha() for letter in cell)
    return False


def _stands_above_numbers(first: TextRow, below: Sequence[TextRow]) -> bool:
    """Return whether a word stands above a column that is mostly numbers."""
    for i, cell in enumerate(first.cells):
        column = [row.cells[i] for row in below if i < len(row.cells) and row.cells[i]]
        numbers = [each for each in column if _is_number(each)]
        if is_word(cell) and numbers and 2 * len(numbers) >= len(column):
            return True
    return False


def _comes_again(first: TextRow, below: Sequence[TextRow]) -> bool:
    return any(
        cell in {row.cells[i] for row in below if i < len(row.cells)}
        for i, cell in enumerate(first.cells)
    )


def _is_unnamed(first: TextRow, below: Sequence[TextRow]) -> bool:
    """Return whether a row has an empty corner above row numbers, and columns never named."""
    count = [str(i) for i in range(len(first.cells) - 1)]
    return (
        len(first.cells) > 1
        and not first.cells[0]
        and list(first.cells[1:]) == count
        and all(row.cells[:1] and row.cells[0] for row in below)
    )


def _counts_columns(first: TextRow, below: Sequence[TextRow]) -> bool:
    """Return whether a row's numbers are consecutive, and unlike what is below.

    Words may stand among them, above columns of words.
    """
    cells = first.cells
    places = [i for i, cell in enumerate(cells) if cell.isascii() and cell.isdigit()]
    words = [cell for cell in cells if is_word(cell)]
    if len(places) + len(words) < len(cells) or len(places) < 2 or not below:
        return False
    found = [int(cells[i]) for i in places]
    if found != list(range(found[0], found[0] + len(found))):
        return False
    columns = [[row.cells[i] for row in below if i < len(row.cells)] for i in places]
    unlike = any(
        column and all(_has_decimals(cell) for cell in column if not is_missing(cell))
        for column in columns
    )
    if found[0] == 0:
        return unlike or len(found) > 2
    years = 1900 <= found[0] <= 2100
    elsewhere = {cell for column in columns for cell in column}
    return years and (unlike or not elsewhere & set(cells))


def _is_number(cell: str) -> bool:
    number = read_number(cell)
    return number.point is not None or number.comma is not None


def _has_decimals(cell: str) -> bool:
    return ("." in cell or "," in cell) and _is_number(cell)
