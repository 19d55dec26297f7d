"""A file that cannot be read as samples: where, what stood there, what is allowed."""

from typing import Any

from learnscope.core.validation import ExperimentError

#: Longer names and cells are cut in messages.
_SHOWN_CHARACTERS = 30


class CsvError(ExperimentError):
    """A file that cannot be read as samples, or in more than one way.

    Parameters
    ----------
    code : str
        What is wrong. With the file: ``"too_large"``, ``"too_many_lines"``, ``"too_many_rows"``,
        ``"encoding"``, ``"workbook"`` (a spreadsheet's own kind of file), ``"nul"``,
        ``"malformed"`` (quotes that do not close, or a huge cell), ``"empty"``. With its columns:
        ``"columns"`` (too few or too many), ``"narrow_header"`` (fewer names than cells),
        ``"extra_cell"``, ``"inputs"`` (none, or too many, are chosen). With a cell:
        ``"missing_cell"``, ``"number"``, ``"date"``, ``"unit"`` (other cells have one, or another),
        ``"class"`` (one label too many), ``"single_class"``, ``"soft"`` (numbers between 0 and 1 as
        classes). What can be read in more than one way: ``"which_header"``, ``"which_columns"``,
        ``"which_row_numbers"``, ``"which_task"``, ``"which_labels"``, ``"which_decimal"``.
    got : object
        What stood there.
    allowed : str
        What would have been accepted, in words.
    line : int, optional
        The line in the file, from 1; None if it is about the whole file.
    column : str, optional
        The column's name in the header or, without one, its number from 1; None if it is about
        the whole line.
    known : tuple of str
        What else is to be named: of a class that is one too many the two labels that stand above,
        of an encoding what it seems to be, of a unit the one of the other cells, of a number that
        can be read in two ways both; else empty.
    """

    def __init__(
        self,
        code: str,
        got: object,
        allowed: str,
        line: int | None = None,
        column: str | None = None,
        known: tuple[str, ...] = (),
    ) -> None:
        self.code = code
        self.line = line
        self.column = column
        self.known = known
        place = "file" if line is None else f"line {line}"
        super().__init__(place if column is None else f"{place}, column {column}", got, allowed)

    def __reduce__(self) -> tuple[type["CsvError"], tuple[Any, ...]]:
        """Let it be pickled."""
        made_of = (self.code, self.got, self.allowed, self.line, self.column, self.known)
        return type(self), made_of


def short(text: str) -> str:
    """Return a name or a cell for a message: in one short line of characters that can be shown."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= _SHOWN_CHARACTERS else shown[: _SHOWN_CHARACTERS - 1] + "…"
