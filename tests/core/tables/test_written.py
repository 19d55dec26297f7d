"""What is written is read as the same samples, with their names and labels, whatever these are."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learnscope.core import Cloud, Curve, Gate, OwnData, Problem, gate_names
from learnscope.core import read_csv as read
from learnscope.core import write_csv as write
from learnscope.core.tables.choice import suggest
from learnscope.core.tables.reading import read as read_as_it_seems
from learnscope.core.tables.table import read_table


@given(data=st.from_type(OwnData))
def test_what_was_written_is_read_as_the_same_samples(data: OwnData) -> None:
    found = read(write(data).encode(), data.test_share, data.seed)
    assert found == replace(data, scaling=None, target_scaling=None)


NAMES = st.text(max_size=6) | st.sampled_from(
    ["Age", "나이", "x1", "y", "class", "id", "1", "", " ", "NA", "-", "+", "no", "a,b", '"', "# a"]
)


@given(data=st.from_type(OwnData), texts=st.tuples(*[NAMES] * 6))
@example(data=OwnData(((0,), (1,)), (1, 1)), texts=("a", "", "", "b", "yes", "no"))
@example(data=OwnData(((0,), (1,)), (0, 1)), texts=("1", "", "", "2", "?", "\0"))
@example(data=OwnData(((0,), (1,)), (0, 1), "regression"), texts=("\ud800", "", "", "", "", ""))
@settings(max_examples=2 * settings().max_examples)
def test_names_and_labels_come_back_whatever_they_are(
    data: OwnData, texts: tuple[str, ...]
) -> None:
    labels = (texts[4], texts[5]) if texts[4] != texts[5] else None
    named = replace(
        data,
        names=texts[: data.inputs.shape[1]],
        target_name=texts[3],
        labels=labels if data.task == "classification" else None,
        scaling=None,
        target_scaling=None,
    )
    assert read(write(named).encode(), data.test_share, data.seed) == named


@pytest.mark.parametrize(
    ("labels", "first"),
    [
        (("no", "yes"), "Age,bought"),
        (("cat", "dog"), "Age,bought"),
        (("yes", "no"), '# learnscope: {"task": "classification", "labels": ["yes", "no"]}'),
    ],
)
def test_what_a_cell_can_say_stands_in_cells_and_the_rest_in_a_comment(
    labels: tuple[str, str], first: str
) -> None:
    data = OwnData(((1,), (2,)), (1, 0), names=("Age",), target_name="bought", labels=labels)
    lines = write(data).splitlines()
    assert lines[0] == first
    assert lines[-3:] == ["Age,bought", f"1.0,{labels[1]}", f"2.0,{labels[0]}"]


def test_what_such_a_comment_says_is_not_left_out() -> None:
    table = read_table(write(OwnData(((1,), (2,)), (1, 0), labels=("yes", "no"))))
    assert table.said == {"task": "classification", "labels": ("yes", "no")}
    assert read_as_it_seems(table, suggest(table)).passed_over == ()


def test_a_comment_is_understood_after_a_spreadsheet_has_saved_it_again() -> None:
    data = OwnData(((1,), (2,)), (1, 0), labels=("yes", "no"))
    text = io.StringIO()
    rows = csv.reader(io.StringIO(write(data)), delimiter="\t")
    writer = csv.writer(text)
    comment, *others = [row[0] for row in rows]
    writer.writerow([comment, ""])
    assert read((text.getvalue() + "\n".join(others)).encode()) == data


@pytest.mark.parametrize(
    "said",
    [
        "5",
        "{}",
        '{"task": 5}',
        '{"labels": ["a"]}',
        '{"names": [1, 2]}',
        "[" * 5000,
        '{"names": []',
    ],
)
def test_a_comment_that_says_nothing_sensible_is_a_comment(said: str) -> None:
    text = f"# learnscope: {said}\nAge,bought\n1,0\n2,1\n"
    assert read(text.encode()) == OwnData(
        ((1,), (2,)), (0, 1), names=("Age",), target_name="bought"
    )


def test_other_than_english_letters_are_marked_for_spreadsheets() -> None:
    data = OwnData(((1,), (2,)), (0, 1), names=("나이",))
    assert write(data).startswith("\ufeff")
    assert read(write(data).encode()) == data
    assert not write(replace(data, names=("Age",))).startswith("\ufeff")


TARGETS = st.lists(st.integers(0, 1), min_size=8, max_size=8).map(tuple)
GATES_OF_THREE = st.builds(Gate, st.sampled_from(gate_names(3))) | st.builds(
    lambda targets: Gate("custom", targets=targets), TARGETS
)


@given(problem=st.one_of(GATES_OF_THREE, *[st.from_type(kind) for kind in (Gate, Cloud, Curve)]))
def test_every_problem_can_be_taken_elsewhere_and_back(problem: Problem) -> None:
    found = read(write(problem).encode())
    assert found.task == problem.task
    assert found.input_names == problem.input_names
    assert found.inputs.tolist() == problem.inputs.tolist()
    assert found.target_array.tolist() == problem.target_array.tolist()


def test_a_gate_of_three_inputs_is_written_with_all_its_columns() -> None:
    lines = write(Gate("majority")).splitlines()
    assert lines[0] == "x1,x2,x3,class"
    assert lines[4] == "0.0,1.0,1.0,1"
    assert len(lines) == 9
