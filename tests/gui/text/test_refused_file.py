"""A file that cannot be read is refused in a sentence: the place, what stood there, what helps."""

import pytest

from learnscope.core import CsvError, OwnData, read_csv
from learnscope.core.tables.choice import Choice
from learnscope.core.tables.reading import Reading, read
from learnscope.core.tables.table import read_table
from learnscope.gui.text.sentences.refused_file import refused_file
from learnscope.gui.text.sentences.told import told

#: What stands in a file, and words that its refusal has to have: the place, what stood there, what
#: helps.
WRONG: dict[bytes, list[str]] = {
    b"x1,x2,class\n1,2,0\n1,abc,1\n": [
        *("Line 3", "column x2", "“abc”", "1,000,000,000", "Correct the cell"),
    ],
    b"1,2,0\n3,,1\n": ["Line 2", "column 2", "nothing stands there", "Fill the cell"],
    b"x,y\n1,2\nNA,4\n5,7\n": ["Line 3", "column x", "“NA”", "delete the row"],
    b"1,2,0\n1,2,1\n3,4,maybe\n": ["Line 3", "column 3", "“maybe”", "“0” or “1”"],
    b"1,2,cat\n1,2,dog\n3,4,cow\n": ["Line 3", "“cow”", "“cat” or “dog”"],
    b"1,2,a and b\n1,2,dog\n3,4,cow\n": ["Line 3", "“a and b” or “dog”"],
    b"1,2,3,4,5\n": ["Line 1", "5 columns", "2 (x, target)", "4 (x1, x2, x3", "Delete"],
    b"1\n2\n": ["Line 1", "one column", "commas, semicolons, tabs", "Save as"],
    b"1,2\n1,2\n1,2,3\n": ["Line 3", "a cell too many", "“3”", "quotation marks"],
    b"": ["no line with numbers"],
    b"1,2\n\0,1\n": ["Line 2", "another kind of file", "CSV UTF-8"],
    b"PK\x03\x04\x14\0": ["workbook", "CSV UTF-8"],
    b"\xff\xfe\x00": ["not text in UTF-8", "CSV UTF-8"],
    "年齢,はい\n1,2\n".encode("shift_jis"): ["letters make no sense", "CSV UTF-8"],
    b'1,2\n5,6\n"3",4\n7,"8\n': ["Line 4", "quotation mark"],
    b"1,2\n" * 10_001: ["more than 10,000 points", "Delete rows"],
    b"\n" * 100_001: ["100,001 lines", "100,000"],
    b"1" * 5_000_001: ["larger than 5 MB"],
    b"x,y\n57,8,1,5\n58,1,2,5\n": ["Line 2", "4 cells below 2 names", "semicolons"],
    b",".join([b"1"] * 300) + b"\n": ["Line 1", "300 columns", "200"],
    b"x1,x2,y\n1,2,yes\n2,3,yes\n": ["column y", "“yes”", "two labels"],
    b"x1,x2,y\n1,2,yes\n3,4,?\n": ["column y", "“yes”", "two labels"],
    b"day,y\n2023-01-05,1\n2023-01-06,2\n": ["Line 2", "column day", "is a date", "days"],
    b"rate,y\n5%,1\n7,0\n8%,1\n": ["Line 3", "column rate", "“7”", "“%”"],
    b"0,1\n2.3,4.5\n3.3,6.5\n": ["Line 1", "“0,1”", "names of the columns, or a point"],
    b",a,y\n0,5,yes\n1,6,no\n": ["column 1", "line 2", "“0”", "count the rows"],
    b"a,y\n1,3\n2,7\n3,3\n4,7\n": ["column y", "3, 7", "classes or numbers"],
    b"x;y\n1.050;2\n950;3\n": ["Line 2", "column x", "“1.050”", "“1.05” or “1050”"],
}


@pytest.mark.parametrize("data", WRONG, ids=lambda data: repr(data[:24]))
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_with_the_place(data: bytes) -> None:
    with pytest.raises(CsvError) as raised:
        read_csv(data)

    said = refused_file(raised.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert "{" not in said
    assert len(said) < 280
    for words in WRONG[data]:
        assert words.casefold() in said.casefold()


def test_what_is_chosen_and_cannot_be_is_said() -> None:
    table = read_table(b"a,b,t\n1,2,0.1\n3,4,0.9\n5,6,0.9\n")
    with pytest.raises(CsvError) as soft:
        read(table, Choice((0, 1), 2, "classification", ("0.1", "0.9")))
    assert "“0.1” and “0.9” are no classes" in refused_file(soft.value)
    with pytest.raises(CsvError) as none:
        read(table, Choice((), 2, "regression"))
    assert "one, two or three columns" in refused_file(none.value)


# What was read


def line(data: bytes, choice: Choice, share: float = 0.0) -> str:
    return told(read(read_table(data), choice, share))


@pytest.mark.parametrize(
    ("data", "choice", "said"),
    [
        (
            b"Age,Salary,bought\n" + b"20,1000,no\n40,2000,yes\n" * 200,
            Choice((0, 1), 2, "classification", ("no", "yes")),
            "400 points; x1 = Age, x2 = Salary, Y = bought; 0 = no, 1 = yes.",
        ),
        (b"1,0\n", Choice((0,), 1, "classification", ("0", "1")), "1 point; classes 0 and 1."),
        (
            b"size,rooms,price\n50,2,100\n70,?,140\n80,3,-\n",
            Choice((0, 1), 2, "regression", leave_out=True),
            "1 point; x1 = size, x2 = rooms, Y = price; Y is a number. "
            "Left out: 2 rows that lack something (lines 3, 4).",
        ),
        (
            b"id;when;what;same;none;x;y\n1;1.1.2023;a;5;;1.050 kg;2\n2;2.1.2023;b;5;;9,5 kg;3\n",
            Choice((5,), 6, "regression"),
            "2 points; Y is a number; “1.050 kg” is 1050; “kg” taken off x. Left out: id (row "
            "numbers); what (words); when (dates); same (the same in every row); none (empty).",
        ),
        (
            b"# mine\nx,c\n1,a\n2,b\n3,c\n",
            Choice((0,), 1, "classification", ("b", "a"), leave_out=True),
            "2 points; Y = c; 0 = b, 1 = a. Left out: line 1; 1 row with another label (line 5).",
        ),
    ],
)
def test_what_was_read_is_told_in_a_line(data: bytes, choice: Choice, said: str) -> None:
    assert line(data, choice) == said


def test_what_is_held_out_is_told() -> None:
    rows = b"a,b\n" + b"".join(b"%d,%d\n" % (i * 2, i * i) for i in range(10))
    assert line(rows, Choice((0,), 1, "regression"), 0.2).endswith("; 2 held out.")


def test_of_many_things_left_out_some_are_named() -> None:
    data = OwnData(((1,),), (1,))
    left = tuple((f"c{i}", "unchosen") for i in range(9))
    rows = (("missing", tuple(range(2, 2000))),)
    said = told(Reading(data, left, rows))
    assert said.endswith(
        "Left out: c0, c1, c2, c3, c4 and 4 more; 1,998 rows that lack something "
        "(lines 2, 3, 4, 5, 6 and 1,993 more)."
    )


def test_a_long_name_is_cut() -> None:
    data = OwnData(((1,),), (1,), names=("a" * 60,), labels=("b" * 60, "c"))
    said = told(Reading(data))
    assert len(said) < 90
    assert "…" in said
