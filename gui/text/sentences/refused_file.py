"""Why a file with data cannot be read: where, what stood there, what would do, how to mend it."""

from learnscope.core import CsvError
from learnscope.core.problems.own_data import MAX_SAMPLES, MAX_VALUE
from learnscope.core.tables.rows import MAX_LINES
from learnscope.core.tables.table import MAX_BYTES, MAX_COLUMNS
from learnscope.gui.text.language import translate

#: Of what stands in a file, the most characters that are said again.
_LONGEST = 40


def refused_file(error: CsvError) -> str:
    """Say what in a file cannot be read, what was expected there, and how to mend it."""
    sentences = _of_files() | _of_cells() | _of_classes() | _of_doubts()
    code = error.code
    if code == "columns" and isinstance(error.got, int) and error.got > 1:
        code = "many_columns"
    if code == "missing_cell" and not error.got:
        code = "empty_cell"
    first, second = (*map(quoted, error.known), "", "")[:2]
    return sentences[code].format(
        line=error.line,
        column=error.column,
        got=_shown(error.got),
        first=first,
        second=second,
        unit="".join(error.known[:1]),
        columns=MAX_COLUMNS,
        samples=f"{MAX_SAMPLES:,}",
        lines=f"{MAX_LINES:,}",
        megabytes=f"{MAX_BYTES / 1e6:g}",
        largest=f"{MAX_VALUE:,.0f}",
    )


def quoted(text: str) -> str:
    """Return what stands in a cell as it is shown within a sentence."""
    return translate("Csv", "“{text}”").format(text=_shown(text))


def _of_files() -> dict[str, str]:
    """Return what is said of a file as a whole, or of its lines."""
    return {
        "too_large": translate(
            "Csv",
            "The file is larger than {megabytes} MB. Copy the columns and rows that you need into "
            "a sheet of their own, and save that.",
        ),
        "too_many_lines": translate(
            "Csv",
            "The file has {got} lines; at most {lines} can be read. Delete those that you do not "
            "need, and save it again.",
        ),
        "too_many_rows": translate(
            "Csv",
            "Line {line}: there are more than {samples} points, which is the most. Delete rows, "
            "and save it again.",
        ),
        "encoding": translate(
            "Csv",
            "The file is not text in UTF-8, UTF-16, CP949 or a Western European encoding: its "
            "letters make no sense in any of them. In the spreadsheet, choose Save as › CSV UTF-8.",
        ),
        "workbook": translate(
            "Csv",
            "This is a workbook, which only its spreadsheet can read. Open it there and choose "
            "Save as › CSV UTF-8.",
        ),
        "nul": translate(
            "Csv",
            "Line {line} has characters that no text has; this seems to be another kind of file. "
            "In the spreadsheet, choose Save as › CSV UTF-8.",
        ),
        "malformed": translate(
            "Csv",
            "Line {line}: a quotation mark is not closed, or a cell is huge: “{got}”. Delete the "
            "mark there, or put one at the end of the cell.",
        ),
        "empty": translate(
            "Csv",
            "There is no line with numbers in the file. If they stand on another sheet, save "
            "that one.",
        ),
        "columns": translate(
            "Csv",
            "Line {line} has one column only; it takes two at least, an input and a target. "
            "Columns are told apart by commas, semicolons, tabs, bars or blanks: in the "
            "spreadsheet, choose Save as › CSV.",
        ),
        "many_columns": translate(
            "Csv",
            "Line {line} has {got} columns; at most {columns} can be looked at. Delete those that "
            "you do not need, and save it again.",
        ),
        "narrow_header": translate(
            "Csv",
            "Line {line} has {got} cells below {unit} names. If commas are decimal marks, too, "
            "save it with semicolons or tabs between the cells; else give every column a name.",
        ),
        "extra_cell": translate(
            "Csv",
            "Line {line} has a cell too many, “{got}”, that other lines do not have. Delete it, or "
            "put quotation marks around a text that has a comma in it.",
        ),
        "inputs": translate("Csv", "Tick one, two or three columns as inputs; now it is {got}."),
    }


def _of_cells() -> dict[str, str]:
    """Return what is said of a cell."""
    return {
        "missing_cell": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” stands there, so nothing is known; a value was "
            "expected. Fill the cell, or delete the row.",
        ),
        "empty_cell": translate(
            "Csv",
            "Line {line}, column {column}: nothing stands there; a value was expected. Fill the "
            "cell, or delete the row.",
        ),
        "number": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” stands there; a number from −{largest} to "
            "{largest} was expected. Correct the cell, or delete the row.",
        ),
        "date": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” is a date or a time; a number was expected. "
            "Count the days or hours since the first row in a column of its own, and save that.",
        ),
        "unit": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” stands there; other cells of the column have "
            "“{unit}” with their numbers. Write all of them alike.",
        ),
    }


def _of_classes() -> dict[str, str]:
    """Return what is said of targets that are no classes."""
    return {
        "class": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” stands there; a class was expected, {first} or "
            "{second}. Correct the cell, or delete the row.",
        ),
        "single_class": translate(
            "Csv",
            "Column {column}, from line {line} on: every row says {first}. To tell classes apart "
            "takes two labels: add rows with another one, or put 0 and 1.",
        ),
        "soft": translate(
            "Csv",
            "Column {column}, from line {line} on: {first} and {second} are no classes, and are "
            "not rounded to any. Learn them as numbers, or write 0 and 1 in the spreadsheet.",
        ),
    }


def _of_doubts() -> dict[str, str]:
    """Return what is said of what can be read in more than one way, where nobody can be asked."""
    return {
        "which_header": translate(
            "Csv",
            "Line {line}: “{got}” may be the names of the columns, or a point. Give the columns "
            "names with letters, or delete the line.",
        ),
        "which_row_numbers": translate(
            "Csv",
            "Column {column}, from line {line} on: “{got}” and so on seem to count the rows. "
            "Delete the column, or give it a name that says what else it is.",
        ),
        "which_columns": translate(
            "Csv",
            "Line {line} has {got} columns; expected are 2 (x, target), 3 (x1, x2, target) or 4 "
            "(x1, x2, x3, target). Delete the others.",
        ),
        "which_task": translate(
            "Csv",
            "Column {column}, from line {line} on: {got} may be classes or numbers. Write words "
            "for classes.",
        ),
        "which_decimal": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” may be {first} or {second}. Write numbers "
            "without marks between thousands.",
        ),
    }


def _shown(got: object) -> str:
    if isinstance(got, int):
        return f"{got:,}"
    text = "".join(letter if letter.isprintable() else " " for letter in str(got)).strip()
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
