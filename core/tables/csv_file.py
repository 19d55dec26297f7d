"""Samples from a CSV file, as spreadsheets write them, and back: all of it, or one refusal.

`read_csv` reads what can be read in one way only; where a person has to be asked, it refuses and
says so. What it reads, `write_csv` writes: names in a header, classes by their labels. What would
else be read otherwise, such as labels in another order, is said in a comment in the first line.
"""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from learnscope.core.problems.own_data import OwnData
from learnscope.core.problems.problem import Problem
from learnscope.core.tables.choice import Choice, questions, suggest
from learnscope.core.tables.reading import read, target_name
from learnscope.core.tables.refusal import CsvError, short
from learnscope.core.tables.table import SAYS, Table, read_table
from learnscope.core.validation import ExperimentError

#: What a comment can say, in the order in which a file is tried without.
_SAYABLE = ("task", "labels", "names", "target_name")


def read_csv(data: bytes, test_share: float = 0.0, seed: int = 1) -> OwnData:
    """Read samples from the bytes of a file, if they can be read in one way only.

    Two columns are x and its target, three x1, x2 and theirs, four x1, x2, x3 and theirs. Targets
    are classes if there are two labels, or 0 and 1; else they are numbers.

    Parameters
    ----------
    data : bytes
        In UTF-8, in UTF-16 if it says so at its beginning, in CP949, which Korean spreadsheets
        write, or in cp1252 or ISO-8859-15. At most 5,000,000 bytes, 100,000 lines and 10,000
        samples.
    test_share : float
        The share of the samples to hold out, 0 to 0.9.
    seed : int
        Which samples are held out, from 0 to 2³¹ − 1.

    Raises
    ------
    CsvError
        If anything in it cannot be read, or can in two ways; it names the first such place.
    ExperimentError
        If the share or the seed is outside what is allowed.
    """
    table = read_table(data)
    # Nobody is there to be asked.
    choice = replace(suggest(table), leave_out=False, mark=None)
    asked = [code for code in questions(table, choice) if code in _REFUSED]
    if asked:
        raise _REFUSED[asked[0]](table, choice)
    return read(table, choice, test_share, seed).data


def _refused_header(table: Table, _choice: Choice) -> CsvError:
    first = table.first
    cells = first.cells if first else ()
    allowed = "names that are no numbers, or numbers like those below"
    return CsvError("which_header", ",".join(cells), allowed, first.line if first else 1)


def _refused_row_numbers(table: Table, _choice: Choice) -> CsvError:
    column = next(column for column in table.columns if column.is_row_numbers)
    allowed = "a column that does not count the rows, or none"
    place = short(column.place)
    return CsvError("which_row_numbers", column.cells[0], allowed, table.lines[0], place)


def _refused_columns(table: Table, _choice: Choice) -> CsvError:
    allowed = "2 columns (x, target), 3 (x1, x2, target) or 4 (x1, x2, x3, target)"
    return CsvError("which_columns", len(table.columns), allowed, table.lines[0])


def _refused_task(table: Table, choice: Choice) -> CsvError:
    column = table.columns[choice.target]
    allowed = "0 and 1 or two words for classes; numbers that are plainly none"
    got = ", ".join(map(short, column.labels[:3]))
    return CsvError("which_task", got, allowed, table.lines[0], short(column.place))


#: Questions that reading itself does not raise.
_REFUSED = {
    "which_header": _refused_header,
    "which_row_numbers": _refused_row_numbers,
    "which_columns": _refused_columns,
    "which_task": _refused_task,
}


def write_csv(problem: Problem) -> str:
    """Return all samples of a problem, training or not, as the text of a CSV file.

    Numbers are written so that they are read as the same floats: `read_csv` gives the same inputs,
    targets, names and labels back.
    """
    data = _as_own_data(problem)
    labels: Sequence[object] = data.labels or (0, 1)
    for count in range(len(_SAYABLE) + 1):
        text = _written(data, labels, _SAYABLE[:count])
        if _reads_as(text, data):
            return text
    # Names and labels that no cell can hold as they are.
    plain = replace(data, names=(), target_name="")
    return _written(plain, (0, 1), _SAYABLE, data)


def _as_own_data(problem: Problem) -> OwnData:
    if isinstance(problem, OwnData):
        return replace(problem, test_share=0.0, seed=1, scaling=None, target_scaling=None)
    points = tuple(map(tuple, problem.inputs.tolist()))
    targets = problem.target_array.tolist()
    if problem.task == "classification":
        targets = [int(target) for target in targets]
    return OwnData(points, tuple(targets), problem.task)


def _written(
    data: OwnData,
    labels: Sequence[object],
    said: Sequence[str],
    saying: OwnData | None = None,
) -> str:
    text = io.StringIO()
    if said:
        values = {name: getattr(saying or data, name) for name in said}
        text.write(f"# {SAYS} {json.dumps(values)}\n")
    writer = csv.writer(text, lineterminator="\n")
    names = data.names or data.input_names
    writer.writerow([*names, data.target_name or target_name(data.task)])
    classes = data.task == "classification"
    for point, target in zip(data.points, data.targets, strict=True):
        writer.writerow([*point, labels[int(target)] if classes else target])
    written = text.getvalue()
    # Without this mark, spreadsheets take other letters for those of their own country.
    return written if written.isascii() else f"\ufeff{written}"


def _reads_as(text: str, data: OwnData) -> bool:
    try:
        found: Any = read_csv(text.encode())
    except (ExperimentError, UnicodeEncodeError):
        return False
    return bool(found == data)
