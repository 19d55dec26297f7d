"""What is wrong with a CSV file, in one sentence that names the place."""

from learnscope.core.problems.csv_file import MAX_BYTES, MAX_LINES, CsvError
from learnscope.core.problems.own_data import MAX_SAMPLES, MAX_VALUE
from learnscope.gui.text.language import translate

_SHOWN = 40


def refusal(error: CsvError) -> str:
    """Return which line and column cannot be read, what stands there, and what was expected."""
    # The wrong separator, as a rule.
    code = "one_column" if (error.code, error.got) == ("columns", 1) else error.code
    return _sentences()[code].format(
        line=error.line,
        column=error.column,
        got=_shown(error.got),
        known=_known(error.expected),
        samples=f"{MAX_SAMPLES:,}",
        lines=f"{MAX_LINES:,}",
        megabytes=f"{MAX_BYTES / 1e6:g}",
        largest=f"{MAX_VALUE:,.0f}",
    )


def _sentences() -> dict[str, str]:
    return {
        "too_large": translate("Csv", "The file is larger than {megabytes} MB."),
        "too_many_lines": translate(
            "Csv", "The file has {got} lines; at most {lines} can be read."
        ),
        "too_many_rows": translate(
            "Csv", "Line {line}: there are more than {samples} points, which is the most."
        ),
        "encoding": translate("Csv", "The file is not text in UTF-8, UTF-16 or CP949."),
        "nul": translate(
            "Csv",
            "Line {line} has characters that no text has; this seems to be another kind of file.",
        ),
        "malformed": translate(
            "Csv", "Line {line}: a quotation mark is not closed, or a cell is huge: “{got}”."
        ),
        "empty": translate("Csv", "There is no line with numbers in the file."),
        "columns": translate(
            "Csv",
            "Line {line} has {got} columns; expected are 2 (x, y), 3 (x1, x2, class) or 4 (x1, x2, "
            "x3, class).",
        ),
        "one_column": translate(
            "Csv",
            "Line {line} has one column only; columns are told apart by commas, semicolons or "
            "tabs. Expected are 2 (x, y), 3 (x1, x2, class) or 4 (x1, x2, x3, class).",
        ),
        "extra_cell": translate(
            "Csv", "Line {line} has a cell too many, “{got}”, that other lines do not have."
        ),
        "missing_cell": translate(
            "Csv", "Line {line}, column {column}: nothing stands there; a value was expected."
        ),
        "number": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” stands there; a number from −{largest} to "
            "{largest} was expected.",
        ),
        "input": translate(
            "Csv",
            "Line {line}, column {column}: “{got}” stands there; with four columns (x1, x2, x3, "
            "class) every input has to be 0 or 1.",
        ),
        "class": _class_sentence(),
    }


def _class_sentence() -> str:
    return translate(
        "Csv",
        "Line {line}, column {column}: “{got}” stands there; a class was expected, 0 or 1, or one "
        "of two labels in the whole column{known}.",
    )


def _known(expected: str) -> str:
    """Return the labels that stand above, if there are two already."""
    _, _, labels = expected.partition("above stand ")
    first, _, second = labels.partition(" and ")
    if not second:
        return ""
    return translate("Csv", " ({first} and {second} stand above)").format(
        first=first, second=second
    )


def _shown(got: object) -> str:
    if isinstance(got, int):
        return f"{got:,}"
    text = "".join(letter if letter.isprintable() else " " for letter in str(got)).strip()
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
