"""What was not taken, and what would be: an experiment, what was typed, a file; in one sentence."""

from learnscope.core import ExperimentError
from learnscope.core.problems.csv_file import MAX_BYTES, MAX_LINES, CsvError
from learnscope.core.problems.own_data import MAX_SAMPLES, MAX_VALUE
from learnscope.gui.text.language import translate

#: Of what was typed or stands in a file, the most characters that are said again.
_LONGEST = 40


def refused(error: ExperimentError) -> str:
    """Say that an experiment is not possible."""
    text = translate("MainWindow", "Not possible: {got}. Allowed: {allowed}.")
    if error.field == "problem.rows":
        text = translate("MainWindow", "At least one row has to stay on.")
    if error.field == "pins":
        text = translate(
            "MainWindow", "Five runs are pinned, and there is no room for more: remove one first."
        )
    if error.field == "race.rates":
        text = translate(
            "MainWindow", "The rates to try have to go from one above 0 to a higher one."
        )
    if error.field == "race.rate":
        text = translate(
            "MainWindow", "At learning rate 0 nothing moves: choose another rate for the race."
        )
    return text.format(got=error.got, allowed=error.allowed)


def refused_input(field: str, text: str, allowed: str) -> str:
    """Say that a field could not read what was typed."""
    message = translate("MainWindow", "{field}: “{text}” was not taken; type {allowed}.")
    return message.format(field=field, text=text[:_LONGEST], allowed=allowed)


# What a field for a number takes, in words that leave out whatever it refuses


def any_number() -> str:
    """Return what a field takes that reads every finite number as people write them."""
    return translate("Allowed", "a number such as 0.5, 0,5 or 1/3")


def number_within(low: float, high: float) -> str:
    """Return what a field takes that reads numbers as people write them."""
    text = translate("Allowed", "a number from {low} to {high}, such as 0.5, 0,5 or 1/3")
    return text.format(low=f"{low:g}", high=f"{high:g}")


def whole_number_within(low: int, high: int) -> str:
    """Return what a field takes that reads whole numbers."""
    text = translate("Allowed", "a whole number from {low} to {high}")
    return text.format(low=low, high=high)


def nothing_or(allowed: str) -> str:
    """Return what a field takes that may also be left empty."""
    return translate("Allowed", "{allowed}, or nothing").format(allowed=allowed)


# Files


def refused_file(error: CsvError) -> str:
    """Say which line and column of a CSV file cannot be read, and what was expected there."""
    # The wrong separator, as a rule.
    code = "one_column" if (error.code, error.got) == ("columns", 1) else error.code
    return _sentences()[code].format(
        line=error.line,
        column=error.column,
        got=_shown(error.got),
        known=_known(error.known),
        samples=f"{MAX_SAMPLES:,}",
        lines=f"{MAX_LINES:,}",
        megabytes=f"{MAX_BYTES / 1e6:g}",
        largest=f"{MAX_VALUE:,.0f}",
    )


def _sentences() -> dict[str, str]:
    """Return what is said of each code of a `CsvError`."""
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


def _known(labels: tuple[str, ...]) -> str:
    """Say which labels stand above, if there are two already."""
    if not labels:
        return ""
    first, second = map(repr, labels)
    return translate("Csv", " ({first} and {second} stand above)").format(
        first=first, second=second
    )


def _shown(got: object) -> str:
    if isinstance(got, int):
        return f"{got:,}"
    text = "".join(letter if letter.isprintable() else " " for letter in str(got)).strip()
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
