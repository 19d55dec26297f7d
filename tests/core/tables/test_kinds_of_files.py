"""Files of all kinds: read where there is one reading, asked about where there are two."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from learnscope.core import CsvError, OwnData, read_csv
from learnscope.core.tables.choice import questions, suggest
from learnscope.core.tables.reading import Reading, read
from learnscope.core.tables.table import read_table


@dataclass
class Expected:
    """What a file is read as, if what seems meant is taken."""

    points: Any
    targets: Any
    names: tuple[str, ...] = ()
    labels: tuple[str, str] | None = None
    asked: tuple[str, ...] = ()
    left_out: dict[str, str] = field(default_factory=dict)
    task: str = "classification"


def seems(data: str | bytes) -> tuple[Reading, tuple[str, ...]]:
    table = read_table(data if isinstance(data, bytes) else data.encode())
    choice = suggest(table)
    return read(table, choice), questions(table, choice)


NUMBER = "regression"

KINDS: dict[str, tuple[str | bytes, Expected]] = {
    # Classes and numbers
    "hours and whether passed": (
        "hours,passed\n0.5,0\n2,1\n1,0\n",
        Expected(((0.5,), (2.0,), (1.0,)), (0, 1, 0), ("hours",)),
    ),
    "hours and a word": (
        "hours,passed\n0.5,no\n2,yes\n",
        Expected(((0.5,), (2.0,)), (0, 1), ("hours",), ("no", "yes")),
    ),
    "the gate NOT": ("x,y\n0,1\n1,0\n", Expected(((0.0,), (1.0,)), (1, 0))),
    "yes before no": (
        "a,b,ill\n1,2,Yes\n2,3,Yes\n7,9,no\n",
        Expected(((1, 2), (2, 3), (7, 9)), (1, 1, 0), ("a", "b"), ("no", "Yes")),
    ),
    "two inputs and a number": (
        "size,rooms,price\n2100,3,400\n1600,3,330\n1400,2,232\n",
        Expected(
            ((2100, 3), (1600, 3), (1400, 2)), (400, 330, 232), ("size", "rooms"), task=NUMBER
        ),
    ),
    "three inputs and a number": (
        "a,b,c,t\n1,2,3,4.5\n3,2,1,5.5\n2,2,2,6.5\n",
        Expected(((1, 2, 3), (3, 2, 1), (2, 2, 2)), (4.5, 5.5, 6.5), tuple("abc"), task=NUMBER),
    ),
    "-1 and 1": (
        "a,b,c\n1,2,-1\n3,4,1\n",
        Expected(((1, 2), (3, 4)), (0, 1), ("a", "b"), ("-1", "1")),
    ),
    "1 and 2, each twice": (
        "a,b,c\n1,2,2\n3,4,1\n5,6,2\n7,8,1\n",
        Expected(((1, 2), (3, 4), (5, 6), (7, 8)), (1, 0, 1, 0), ("a", "b"), ("1", "2")),
    ),
    "two other numbers": (
        "a,b\n1,3\n2,7\n4,3\n5,7\n",
        Expected(((1,), (2,), (4,), (5,)), (0, 1, 0, 1), ("a",), ("3", "7"), ("which_task",)),
    ),
    "soft targets": (
        "a,b,t\n2,3,0.1\n9,8,0.9\n7,6,0.9\n",
        Expected(
            *(((2, 3), (9, 8), (7, 6)), (0.1, 0.9, 0.9), ("a", "b")),
            asked=("which_task",),
            task=NUMBER,
        ),
    ),
    "a slip among 0 and 1": (
        "a,c\n" + "".join(f"{i * 1.5},{i % 2}\n" for i in range(20)) + "9,11\n",
        Expected(
            *(tuple((i * 1.5,) for i in range(20)), (0, 1) * 10, ("a",)),
            asked=("which_task", "which_labels"),
        ),
    ),
    "capitals that differ": (
        "a,c\n1,TRUE\n2,False\n5,true\n",
        Expected(((1,), (2,), (5,)), (1, 0, 1), ("a",), ("False", "TRUE")),
    ),
    "labels that differ in capitals alone": (
        "a,c\n1,A\n2,a\n",
        Expected(((1,), (2,)), (0, 1), ("a",), ("A", "a")),
    ),
    # Separators and marks
    "quoted decimal commas": (
        'x,y\n"57,8","1,5"\n"58,1","2,5"\n"59,0","3,1"\n',
        Expected(((57.8,), (58.1,), (59.0,)), (1.5, 2.5, 3.1), task=NUMBER),
    ),
    "a German spreadsheet": (
        "Größe;Preis;verkauft\n1.050,5;250.000;ja\n950,0;99.000;nein\n".encode("cp1252"),
        Expected(
            ((1050.5, 250000.0), (950.0, 99000.0)), (1, 0), ("Größe", "Preis"), ("nein", "ja")
        ),
    ),
    "a Korean spreadsheet": (
        "이름,국어,수학,결과\n김철수,90,80,합격\n이영희,50,40,불합격\n".encode("cp949"),
        Expected(
            *(((90, 80), (50, 40)), (1, 0), ("국어", "수학"), ("불합격", "합격")),
            left_out={"이름": "text"},
        ),
    ),
    "thousands that a decimal point tells": (
        "size\tprice\n950\t120\n1,050\t135\n12.5\t3\n",
        Expected(((950,), (1050,), (12.5,)), (120, 135, 3), ("size",), task=NUMBER),
    ),
    "thousands or decimals": (
        "x;y\n1.050;2\n950;3\n1.200;4\n",
        Expected(((1050,), (950,), (1200,)), (2, 3, 4), asked=("which_decimal",), task=NUMBER),
    ),
    "three decimals everywhere": (
        "a,b,c\n1.234,2.345,0\n3.456,1.111,1\n",
        Expected(((1.234, 2.345), (3.456, 1.111)), (0, 1), ("a", "b")),
    ),
    "a year says that nothing parts thousands": (
        "x;y\n1.050;2\n1990;3\n1.200;4\n",
        Expected(((1.05,), (1990,), (1.2,)), (2, 3, 4), task=NUMBER),
    ),
    "Swiss thousands": (
        "x;y\n1'050;2,5\n950;3\n",
        Expected(((1050,), (950,)), (2.5, 3), task=NUMBER),
    ),
    "French thousands": (
        "x;y\n1 050;2,5\n950;3\n",
        Expected(((1050,), (950,)), (2.5, 3), task=NUMBER),
    ),
    "bars": ("x|c\n1|a\n2|b\n", Expected(((1,), (2,)), (0, 1), labels=("a", "b"))),
    "aligned with blanks": (
        "  w    h   c\n 1.0   2.0   a\n 3.5   4.0   b\n",
        Expected(((1, 2), (3.5, 4)), (0, 1), ("w", "h"), ("a", "b")),
    ),
    "R's write.table": (
        '"len" "wid" "kind"\n"1" 1.4 0.2 "setosa"\n"97" 4.2 1.3 "versicolor"\n',
        Expected(
            *(((1.4, 0.2), (4.2, 1.3)), (0, 1), ("len", "wid"), ("setosa", "versicolor")),
            left_out={"1": "row_numbers"},
        ),
    ),
    "R's names of rows": (
        '"mpg" "wt" "am"\n"Mazda RX4" 21 2.62 1\n"Hornet" 21.4 3.2 0\n',
        Expected(((21, 2.62), (21.4, 3.2)), (1, 0), ("mpg", "wt"), left_out={"1": "row_numbers"}),
    ),
    "numpy's savetxt": (
        "# a b\n1.5e+00 2.0e+00\n2.5e+00 3.0e+00\n",
        Expected(((1.5,), (2.5,)), (2, 3), ("a",), task=NUMBER),
    ),
    "numpy's classes": (
        "1.0e+00 2.0e+00 0.000e+00\n1.5e+00 2.5e+00 1.000e+00\n",
        Expected(((1, 2), (1.5, 2.5)), (0, 1)),
    ),
    "a separator that is named": (
        "sep=;\nx;y\n1,5;2\n2,5;3\n",
        Expected(((1.5,), (2.5,)), (2, 3), task=NUMBER),
    ),
    "separators at the ends": (
        "a;b;c;\n1;2;0;\n3;4;1;\n",
        Expected(((1, 2), (3, 4)), (0, 1), ("a", "b")),
    ),
    "comments": ("# mine\nx,y\n1,2\n# again\n2,5\n", Expected(((1,), (2,)), (2, 5), task=NUMBER)),
    "a title": (
        "Exams in June,,\ns1,s2,passed\n30,40,no\n70,80,yes\n",
        Expected(((30, 40), (70, 80)), (0, 1), ("s1", "s2"), ("no", "yes")),
    ),
    # Units, dates, nothing
    "percent": ("rate,win\n5%,1\n7.5 %,0\n", Expected(((5,), (7.5,)), (1, 0), ("rate",))),
    "currency": (
        'size,price\n100,"$1,200.50"\n200,"$2,400.00"\n300,"$3,100.00"\n',
        Expected(((100,), (200,), (300,)), (1200.5, 2400, 3100), ("size",), task=NUMBER),
    ),
    "a column of dates": (
        "date,a,b\n2023-01-05,1.5,2\n2023-01-06,2.5,4\n2023-01-07,3,7\n",
        Expected(
            *(((1.5,), (2.5,), (3,)), (2, 4, 7), ("a",)),
            asked=("which_columns",),
            left_out={"date": "dates"},
            task=NUMBER,
        ),
    ),
    "rows that lack something": (
        "a,b,c\n1,NA,0\n2,3,1\n,4,0\n5,6,0\n7,8,?\n",
        Expected(((2, 3), (5, 6)), (1, 0), ("a", "b"), asked=("missing_cell",)),
    ),
    "errors of spreadsheets": (
        "a,b\n1,2\n2,#DIV/0!\n3,4\n",
        Expected(((1,), (3,)), (2, 4), ("a",), asked=("missing_cell",), task=NUMBER),
    ),
    # Headers and row numbers
    "two names alike": (
        "score,score,pass\n30,40,0\n70,80,1\n",
        Expected(((30, 40), (70, 80)), (0, 1), ("score", "score (2)")),
    ),
    "pandas' header": (
        "0,1\n2.3,4.5\n3.3,6.5\n",
        Expected(((2.3,), (3.3,)), (4.5, 6.5), ("0",), asked=("which_header",), task=NUMBER),
    ),
    "years": (
        "land,2019,2020\nKorea,1.5,2.5\nPeru,3.5,4.5\n",
        Expected(
            *(((1.5,), (3.5,)), (2.5, 4.5), ("2019",)),
            asked=("which_header",),
            left_out={"land": "text"},
            task=NUMBER,
        ),
    ),
    "words and numbers mixed": (
        "a,5,c\n1,2,0\n3,4,1\n",
        Expected(((1, 2), (3, 4)), (0, 1), ("a", "5"), asked=("which_header",)),
    ),
    "a column without a name that counts": (
        ",w,kind\n0,3.2,a\n1,3.1,b\n2,2.3,a\n",
        Expected(
            *(((3.2,), (3.1,), (2.3,)), (0, 1, 0), ("w",), ("a", "b"), ("which_row_numbers",)),
            left_out={"1": "row_numbers"},
        ),
    ),
    "pandas' unnamed column": (
        "Unnamed: 0,w,y\n4,1.5,2\n7,2.5,3\n9,3,5\n",
        Expected(
            *(((1.5,), (2.5,), (3,)), (2, 3, 5), ("w",), None, ("which_row_numbers",)),
            left_out={"Unnamed: 0": "row_numbers"},
            task=NUMBER,
        ),
    ),
    "time that counts and is all there is": (
        "t,y\n0,1.5\n1,3\n2,4\n3,4.5\n4,9\n",
        Expected(((0,), (1,), (2,), (3,), (4,)), (1.5, 3, 4, 4.5, 9), ("t",), task=NUMBER),
    ),
    # More than fits
    "flowers": (
        "sl,sw,pl,pw,species\n5.1,3.5,1.4,0.2,setosa\n7,3.2,4.7,1.4,versicolor\n6,3,5,2,virginica\n",
        Expected(
            *(((5.1, 3.5), (7, 3.2)), (0, 1), ("sl", "sw"), ("setosa", "versicolor")),
            asked=("which_columns", "which_labels"),
            left_out={"pl": "unchosen", "pw": "unchosen"},
        ),
    ),
    "passengers": (
        "PassengerId,Survived,Pclass,Name,Sex,Age\n1,0,3,Braund,m,22\n2,1,1,Cumings,f,38\n"
        "3,1,3,Heik,f,\n4,0,2,Ny,m,35\n",
        Expected(
            *(((3, 22), (1, 38), (2, 35)), (0, 1, 0), ("Pclass", "Age"), None),
            asked=("which_row_numbers", "which_columns", "missing_cell"),
            left_out={"PassengerId": "row_numbers", "Name": "text", "Sex": "text"},
        ),
    ),
    "a constant among many": (
        "a,b,c,d,e\n5,2,3,4.5,0\n5,3,4,6.5,1\n5,4,1,2.5,1\n",
        Expected(
            *(((2, 3), (3, 4), (4, 1)), (0, 1, 1), ("b", "c"), None, ("which_columns",)),
            left_out={"a": "constant", "d": "unchosen"},
        ),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_each_kind_is_read_as_it_seems_meant(kind: str) -> None:
    data, expected = KINDS[kind]
    reading, asked = seems(data)
    found = reading.data
    assert found.points == expected.points
    assert found.targets == expected.targets
    assert found.task == expected.task
    assert found.names == expected.names
    assert found.labels == expected.labels
    assert asked == expected.asked
    assert dict(reading.columns_left_out) == expected.left_out


@pytest.mark.parametrize("kind", KINDS)
def test_where_nobody_can_be_asked_nothing_is_guessed(kind: str) -> None:
    data, expected = KINDS[kind]
    data = data if isinstance(data, bytes) else data.encode()
    if expected.asked:
        with pytest.raises(CsvError) as refused:
            read_csv(data)
        assert refused.value.code in {*expected.asked, "class", "missing_cell"}
    else:
        assert read_csv(data).points == expected.points


#: Files that cannot be read whatever is answered: code, line, column.
REFUSED: dict[str, tuple[str | bytes, str, int | None, str | None]] = {
    "one label": ("a,b,y\n1,2,yes\n2,3,yes\n", "single_class", 2, "y"),
    "one label and a question mark": ("a,b,y\n1,2,yes\n3,4,?\n", "single_class", 2, "y"),
    "dates alone": ("d,y\n2023-01-05,1.5\n2023-01-06,2.5\n", "date", 2, "d"),
    "times": ("t,y\n12:30,5\n12:40,6\n", "date", 2, "t"),
    "a unit in one cell": ("r,y\n5%,1\n7,0\n8%,1\n", "unit", 3, "r"),
    "a sum below": ("x,y\n1,2\n2,3\nTotal,5\n", "number", 4, "x"),
    "words alone": ("a,b\nx,y\nu,v\n", "number", 2, "a"),
    "too large a number": ("x,y\n1,3500000000\n2,25\n", "number", 2, "y"),
    "one column": ("x\n1\n2\n", "columns", 2, None),
    "a page of the web": ("<html><body><table>\n<tr><td>1</td></tr>\n", "columns", 2, None),
    "decimal commas between commas": ("x,y\n57,8,1,5\n58,1,2,5\n", "narrow_header", 2, None),
    "fewer names than columns": ("a,b\n1,2,0\n3,4,1\n", "narrow_header", 2, None),
    "a slip in the first row": ("4x,2\n3,1\n5,6\n", "number", 1, "1"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(kind: str) -> None:
    data, code, line, column = REFUSED[kind]
    with pytest.raises(CsvError) as refused:
        seems(data)
    assert (refused.value.code, refused.value.line, refused.value.column) == (code, line, column)


def test_of_a_whole_class_of_exams_all_are_read() -> None:
    rows = "".join(f"{30 + i * 0.7:.1f},{99 - i * 0.5:.1f},{int(i > 50)}\n" for i in range(100))
    data = read_csv(f"score1,score2,passed\n{rows}".encode())
    assert len(data.points) == 100
    assert (data.names, data.target_name) == (("score1", "score2"), "passed")
    assert isinstance(data, OwnData)
