"""CSV files: what spreadsheets write is read, and all else is refused in one sentence."""

import csv
import io
import pickle
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from learnscope.core import (
    CsvError,
    ExperimentError,
    OwnData,
)
from learnscope.core import read_csv as read
from learnscope.core import write_csv as write

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "cp949"]
NUMBERS = st.floats(-1e6, 1e6) | st.integers(-9, 9)


def refusal(data: bytes | str) -> CsvError:
    with pytest.raises(CsvError) as caught:
        read(data if isinstance(data, bytes) else data.encode())
    return caught.value


def samples(text: str) -> tuple[Any, Any]:
    found = read(text.encode())
    return found.points, found.targets


# What is read


def test_two_columns_are_x_and_a_target() -> None:
    assert read(b"1,2\n-3.5,4e-2\n") == OwnData(((1,), (-3.5,)), (2, 0.04), "regression")


def test_three_columns_are_x1_x2_and_a_class() -> None:
    assert read(b"1,2,0\n3,4,1\n") == OwnData(((1, 2), (3, 4)), (0, 1))


def test_four_columns_are_three_inputs_and_a_class() -> None:
    expected = OwnData(((0, 1, 1), (1, 0, 0)), (1, 0))
    assert read(b"x1,x2,x3,class\n0,1,1,1\n1,0,0,0\n") == expected
    labelled = read("0,0;1,0;1;개\n1;0;0,0;가\n".encode())
    assert labelled == replace(expected, labels=("가", "개"))


def test_a_share_is_held_out_if_asked() -> None:
    data = read(b"1,2\n3,4\n5,6\n7,8\n", 0.5, 9)
    assert (data.test_share, data.seed, len(data.held_out)) == (0.5, 9, 2)
    with pytest.raises(ExperimentError, match=r"^problem\.test_share: got 2; "):
        read(b"1,2\n", 2)


@pytest.mark.parametrize(
    ("header", "names", "target"),
    [
        ("x1,x2,class", (), ""),
        ("가로,세로,종류", ("가로", "세로"), "종류"),
        ('"x1","x2","which, of all"', (), "which, of all"),
        ("Age,Salary,class", ("Age", "Salary"), ""),
        ("score,score,pass", ("score", "score (2)"), "pass"),
        (",b,c", ("", "b"), "c"),
        ("a,b,", ("a", "b"), ""),
        ("a title", (), ""),
    ],
)
def test_a_line_of_names_may_come_first(header: str, names: tuple[str, ...], target: str) -> None:
    expected = OwnData(((1, 2), (4, 3)), (0, 1), names=names, target_name=target)
    assert read(f"{header}\n1,2,0\n4,3,1\n".encode()) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("\n\n1,2\n\n  \n3,4\n\n", "1,2,,,\n3,4,\n", "1,2\r3,4\r", "1,2\r\n3,4", " 1 , 2 \n3 ,4"),
        *('"1","2"\n3,4', '"1", "2"\n"3", 4', "1;2\n3;4", "1\t2\n3\t4", "1,0;2,0;\n3,0;4,0;\n;;\n"),
        *("1,00\t2\n3\t4,", "+1,2.\n3,.4e1", "1,\t2\n3,\t4", "x;y,z\n1;2\n3;4", "x,y\t\n1,2\n3,4"),
        *("1,2\n,,,,\n3,4", "x;\n1,0;2,0\n3;4"),
    ],
)
def test_the_same_numbers_can_be_written_in_many_ways(text: str) -> None:
    assert samples(text) == (((1,), (3,)), (2, 4))


def test_a_minus_sign_of_print_is_a_minus_sign() -> None:
    assert samples("−1,−2e−1\n") == (((-1,),), (-0.2,))


@pytest.mark.parametrize(
    ("labels", "targets"),
    [
        (["0", "1", "1"], (0, 1, 1)),
        (["1", "1", "1"], (1, 1, 1)),
        (["0.0", "1.0", "1"], (0, 1, 1)),
        (["cat", "dog", "cat"], (0, 1, 0)),
        (["dog", "cat", "dog"], (1, 0, 1)),
        (["개", "고양이", "개"], (0, 1, 0)),
        (["2", "1", "2.0", "1"], (1, 0, 1, 0)),
        (["-1", "1", "-1"], (0, 1, 0)),
        (["yes", "1", "1"], (1, 0, 0)),
        (["none", "some", "some"], (0, 1, 1)),
    ],
)
def test_two_labels_of_any_kind_are_classes_the_one_that_sorts_first_being_0(
    labels: list[str], targets: tuple[int, ...]
) -> None:
    text = "".join(f"{i},{-i},{label}\n" for i, label in enumerate(labels))
    assert samples(text)[1] == targets


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encodings_of_spreadsheets_are_read(encoding: str) -> None:
    text = "가로;세로;종류\n0,5;1,5;고양이\n1;2;개\n"
    expected = OwnData(
        *(((0.5, 1.5), (1, 2)), (1, 0)),
        names=("가로", "세로"),
        target_name="종류",
        labels=("개", "고양이"),
    )
    assert read(text.encode(encoding)) == expected


def test_ten_thousand_samples_are_read_and_not_one_more() -> None:
    lines = "x,y\n" + "1,2\n" * 10_000
    assert len(read(lines.encode()).points) == 10_000
    error = refusal(lines + "\n3,4\n")
    assert (error.code, error.line, error.got) == ("too_many_rows", 10_003, 10_001)


# What is refused

#: text, code, line, column, what stood there
BAD: list[tuple[str | bytes, str, int | None, str | None, object]] = [
    ("", "empty", None, None, ""),
    (" \n;;\n\t\n", "empty", None, None, " \n;;\n\t\n"),
    ("x1,x2,class\n", "empty", None, None, "x1,x2,class\n"),
    ("1,2\n3,four\n", "number", 2, "2", "four"),
    ("x,y\n\n1,2\n3,four\n", "number", 4, "y", "four"),
    ("x1,x2,c\n1,2,0\n3,4x,1\n", "number", 3, "x2", "4x"),
    ("1,2,0\n3,,1\n", "missing_cell", 2, "2", ""),
    ("x1,x2,c\n1,2,0\n,4,1\n", "missing_cell", 3, "x1", ""),
    ("1,2,0\n3,4,1\n5,6\n", "missing_cell", 3, "3", ""),
    ("1,2\n3,4\n5,6,7\n", "extra_cell", 3, "3", "7"),
    ("1\n2\n", "columns", 1, None, 1),
    ("1;0;1;0\n1;0;x;0\n", "number", 2, "3", "x"),
    ("1;0;1;0\n1;0;1\n", "missing_cell", 2, "4", ""),
    ("a;b;c;d;e\n1;0;1;0;1\n", "which_columns", 2, None, 5),
    ("1,nan\n", "missing_cell", 1, "2", "nan"),
    ("NaN,NaN\n1,2\n", "missing_cell", 1, "1", "NaN"),
    ("nan,inf\n1,2\n", "missing_cell", 1, "1", "nan"),
    ("NA,NA\n1,2\n", "missing_cell", 1, "1", "NA"),
    ("-,?\n1,2\n", "missing_cell", 1, "1", "-"),
    ("1,2\n-inf,2\n", "number", 2, "1", "-inf"),
    ("1,1e400\n", "number", 1, "2", "1e400"),
    ("1,1000000001\n", "number", 1, "2", "1000000001"),
    ("1_000,1\n", "number", 1, "1", "1_000"),
    ("１２,1\n", "number", 1, "1", "１２"),
    ("1,2,a\n3,4,b\n5,6,c\n", "class", 3, "3", "c"),
    ("1,2,0\n3,4,1\n5,6,two\n", "class", 3, "3", "two"),
    ("1,2,cat\n3,4,cat\n", "single_class", 1, "3", "cat"),
    ("1,2,cat\n3,4,nan\n", "single_class", 1, "3", "cat"),
    ("1,2,0\n3,4,2e9\n", "number", 2, "3", "2e9"),
    ('1,2\n"3,4\n5,6\n', "malformed", 2, None, '"3,4\n'),
    ('1,2\n"3"4,5\n', "malformed", 2, None, '"3"4,5\n'),
    ("1,2\n" + "3" * 200_000 + ",4\n", "malformed", 2, None, "3" * 200_000 + ",4\n"),
    ("1,2\n3,\0\n", "nul", 2, None, "\0"),
    ("1,2\n".encode("utf-32"), "nul", 1, None, "\0"),
    ("1,2\n".encode("utf-16-le"), "nul", 1, None, "\0"),
    (b"1,2\n\xff", "encoding", None, None, b"1,2\n\xff"),
    (b"\xff\xfe1", "encoding", None, None, b"\xff\xfe1"),
    (b"\xef\xbb\xbf\xb0\xa1", "encoding", None, None, b"\xef\xbb\xbf\xb0\xa1"),
    (b"1,2\n" + b"\n" * 100_000, "too_many_lines", None, None, 100_001),
    (b" " * 5_000_001, "too_large", None, None, 5_000_001),
]


@pytest.mark.parametrize(("data", "code", "line", "column", "got"), BAD)
def test_a_bad_file_is_refused_by_naming_the_place_what_stood_there_and_what_is_allowed(
    data: str | bytes, code: str, line: int | None, column: str | None, got: object
) -> None:
    error = refusal(data)
    assert (error.code, error.line, error.column, error.got) == (code, line, column, got)
    place = "file" if line is None else f"line {line}"
    assert error.field == place + ("" if column is None else f", column {column}")
    assert str(error).startswith(f"{error.field}: got ")
    assert str(error).endswith(f"; allowed: {error.allowed}")


def test_a_message_says_all_of_it_in_one_sentence() -> None:
    assert str(refusal("x1,x2,class\n0,0,0\n1,oops,1\n")) == (
        "line 3, column x2: got 'oops'; allowed: a number from -1000000000 to 1000000000"
    )
    assert str(refusal("1,2,cat\n1,3,dog\n1,4,cow\n")) == (
        "line 3, column 3: got 'cow'; allowed: one class of two: 'cat' or 'dog'"
    )


def test_the_labels_that_are_classes_are_told_as_they_stand() -> None:
    error = refusal("1,2,a and b\n1,3,dog\n1,4,cow\n")
    assert error.known == ("a and b", "dog")
    assert pickle.loads(pickle.dumps(error)).known == error.known


def test_a_line_is_counted_as_an_editor_counts_it_also_after_a_cell_of_several_lines() -> None:
    error = refusal('"x\nand more",y\r\n1,2\r\n\r\n3,no\r\n')
    assert (error.line, error.column) == (5, "y")


def test_a_strange_or_long_name_of_a_column_makes_a_short_message_in_one_line() -> None:
    error = refusal('"' + "long\n\u2028" * 100 + '",y\nx,2\n')
    assert error.line == 102
    message = str(error)
    assert len(message) < 200
    assert message.isprintable()


def test_nothing_is_loaded_in_part() -> None:
    good = "".join(f"{i},{i}\n" for i in range(5000))
    assert refusal(good + "x,1\n").line == 5001


def test_a_refusal_survives_the_way_from_another_process() -> None:
    error = refusal("x,y\n1,no\n")
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error)
    assert (copy.code, copy.line, copy.column) == (error.code, 2, "y")


# What always holds


@st.composite
def spreadsheets(draw: st.DrawFn) -> tuple[OwnData, bytes]:
    """Draw samples, and a file that holds them in some spreadsheet's way."""
    data = replace(draw(st.from_type(OwnData)), labels=None, scaling=None, target_scaling=None)
    data = replace(data, names=(), target_name="")
    if data.task == "regression":
        # Numbers that are none of classes, and a decimal mark that is plain.
        more = tuple((0.5,) * len(data.points[0]) for _ in range(3))
        data = replace(data, points=data.points + more, targets=(*data.targets, 0.25, 0.5, 7.75))
    separator = draw(st.sampled_from(",;\t"))
    comma = separator != "," and draw(st.booleans())
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    text = io.StringIO()
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    writer = csv.writer(text, delimiter=separator, quoting=quoting, lineterminator=end)
    surplus = draw(st.integers(0, 2))
    if draw(st.booleans()):
        names = draw(
            st.sampled_from(
                [("깊이", "가로", "세로", "답"), ("o", "a", "b, c", "d;e"), ("x0", "z1", "z2", "Y")]
            )
        )[-1 - len(data.input_names) :]
        writer.writerow(names)
        data = replace(data, names=names[:-1], target_name=names[-1])
    for point, target in zip(data.points, data.targets, strict=True):
        cells = [repr(number) for number in (*point, target)]
        writer.writerow(
            [cell.replace(".", ",") if comma else cell for cell in cells] + [""] * surplus
        )
        text.write(draw(st.sampled_from(["", "", end, f" {end}", separator * 3 + end])))
    return data, text.getvalue().encode(draw(st.sampled_from(ENCODINGS)))


@given(written=spreadsheets())
@settings(max_examples=2 * settings().max_examples)
def test_what_a_spreadsheet_wrote_is_read_as_it_was(written: tuple[OwnData, bytes]) -> None:
    data, text = written
    found = outcome(text)
    if isinstance(found, CsvError):
        # What the file does not say is asked, and not guessed at.
        assert found.code.startswith("which_")
    else:
        assert replace(found, test_share=data.test_share, seed=data.seed) == data


def outcome(data: bytes) -> OwnData | CsvError:
    try:
        return read(data)
    except CsvError as refused:
        return refused


def assert_read_or_refused(data: bytes) -> None:
    found = outcome(data)
    if isinstance(found, OwnData):
        assert read(write(found).encode()) == found
    else:
        message = str(found)
        message.encode()
        assert message.startswith(f"{found.field}: got ")
        assert "\n" not in message
        assert len(message) < 400


@given(data=st.binary(max_size=300))
@example(data=b'"')
@example(data=b"\xfe\xff")
@settings(max_examples=2 * settings().max_examples)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert_read_or_refused(data)


CELLS = (
    NUMBERS.map(str)
    | NUMBERS.map(lambda number: str(number).replace(".", ","))
    | st.sampled_from(["", " ", "0", "1", "cat", "dog", "nan", "-inf", "1e999", '"', '"1"', "\r"])
    | st.text(max_size=4)
)


@given(
    rows=st.lists(st.lists(CELLS, max_size=4), max_size=8),
    separator=st.sampled_from([",", ";", "\t", ", ", "|"]),
    end=st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028"]),
    encoding=st.sampled_from([*ENCODINGS, "utf-16-le", "utf-32", "latin-1"]),
)
@settings(max_examples=3 * settings().max_examples)
def test_any_table_is_read_or_refused(
    rows: list[list[str]], separator: str, end: str, encoding: str
) -> None:
    text = end.join(separator.join(row) for row in rows)
    assert_read_or_refused(text.encode(encoding, errors="replace"))


@given(written=spreadsheets(), data=st.data())
@settings(max_examples=2 * settings().max_examples)
def test_any_file_with_a_hole_in_it_is_read_or_refused(
    written: tuple[OwnData, bytes], data: st.DataObject
) -> None:
    text = written[1]
    begin, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    patch = data.draw(st.sampled_from([b"", b",", b'"', b"\0", b"\n", b"x", b"-", b"\xff"]))
    assert_read_or_refused(text[:begin] + patch + text[end:])
