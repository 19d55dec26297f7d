"""Any table is read as it seems meant, asked about or refused: nothing else ever happens."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from learnscope.core import CsvError
from learnscope.core.tables.choice import Choice, labels_of, questions, suggest, task_of
from learnscope.core.tables.reading import read
from learnscope.core.tables.table import Table, read_table

CELLS = st.sampled_from(
    [
        *("", "0", "1", "2", "-1", "0.5", "0,9", "1,050", "1.050", "1.234,5", "57%", "$3", "4 kg"),
        *("yes", "no", "Yes", "a", "b", "합격", "?", "NA", "-", "+", "inf", "1e400", "2023-01-05"),
        *(
            "12:30",
            "#N/A",
            "# a",
            "x",
            "y",
            "id",
            "Unnamed: 0",
            "nan",
            "−3",
            "1e-3",
            "2019",
            "2020",
        ),
    ]
)
TABLES = st.integers(1, 7).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=7)
)


def written(rows: list[list[str]], separator: str) -> bytes:
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in rows]
    return "\n".join(separator.join(row) for row in quoted).encode()


def look(table: Table) -> None:
    """Read a table as it seems meant, and then by each column as the target."""
    choice = suggest(table)
    questions(table, choice)
    choices = [choice]
    for target in range(len(table.columns)):
        task = task_of(table.columns[target])
        labels = labels_of(table, target) if task == "classification" else ()
        inputs = tuple(i for i in range(len(table.columns)) if i != target)[:3]
        choices.append(Choice(inputs, target, task, labels, ".", leave_out=True))
    for each in choices:
        with suppress(CsvError):
            reading = read(table, each, 0.3, 2)
            left = [len(lines) for _, lines in reading.rows_left_out]
            assert reading.points + sum(left) == len(table.lines)
            assert reading.held_out < reading.points


@given(rows=TABLES, separator=st.sampled_from([",", ";", "\t", "|"]))
@settings(max_examples=3 * settings().max_examples)
def test_any_table_is_read_asked_about_or_refused(rows: list[list[str]], separator: str) -> None:
    with suppress(CsvError):
        table = read_table(written(rows, separator))
        look(table)
        look(table.with_first_row())
