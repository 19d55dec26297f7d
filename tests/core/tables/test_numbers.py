"""Numbers are read as people write them, in both ways where there are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core.tables.numbers import is_date, is_missing, read_number

#: A cell, its number where the point is the decimal mark, and where the comma is.
CELLS = [
    ("1", 1.0, 1.0),
    ("-2.5", -2.5, None),
    ("−2,5", None, -2.5),
    ("1,050", 1050.0, 1.05),
    ("1.050", 1.05, 1050.0),
    ("0,050", None, 0.05),
    ("1050,5", None, 1050.5),
    ("1,234.5", 1234.5, None),
    ("1.234,5", None, 1234.5),
    ("1,234,567", 1234567.0, None),
    ("1.234.567", None, 1234567.0),
    ("12,34,567", 1234567.0, None),
    ("1 050", 1050.0, 1050.0),
    ("1 234 567,8", None, 1234567.8),
    ("1\u202f050", 1050.0, 1050.0),
    ("1'050", 1050.0, 1050.0),
    ("1e-3", 0.001, 0.001),
    ("1.5E+3", 1500.0, None),
    (".5", 0.5, None),
    ("5.", 5.0, None),
    ("1,05,0", None, None),
    ("1,2.", None, None),
    ("1 05", None, None),
    ("1_000", None, None),
    ("１２", None, None),
    ("1/2", None, None),
    ("(5)", None, None),
    ("P001", None, None),
    ("inf", None, None),
    ("0x1F", None, None),
]


@pytest.mark.parametrize(("cell", "point", "comma"), CELLS)
def test_a_cell_is_read_in_both_ways(cell: str, point: float | None, comma: float | None) -> None:
    number = read_number(cell)
    assert (number.point, number.comma) == (point, comma)
    assert number.has_two_values == (None not in {point, comma} and point != comma)


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("57.8%", 57.8, "%"),
        ("57.8 %", 57.8, "%"),
        ("$1,200.50", 1200.5, "$"),
        ("-$5", -5.0, "$"),
        ("₩350,000,000", 350e6, "₩"),
        ("EUR 20", 20.0, "EUR"),
        ("90점", 90.0, "점"),
        ("170 cm", 170.0, "cm"),
        ("84 m²", 84.0, "m²"),
        ("25 °C", 25.0, "°C"),
    ],
)
def test_a_unit_beside_a_number_is_told_apart(cell: str, value: float, unit: str) -> None:
    assert read_number(cell).point == value
    assert read_number(cell).unit == unit


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2023-01-05",
            "5.1.2023",
            "1/5/23",
            "2023. 1. 5",
            "2023/01/05 12:30",
            "12:30",
            "12:30:05",
        ),
        *("5 Jan 2020", "Jan 5, 2020", "2023년 1월 5일", "2023-01-05T12:30:00Z"),
    ],
)
def test_dates_and_times_are_no_numbers(cell: str) -> None:
    assert is_date(cell)
    assert read_number(cell).point is None


@pytest.mark.parametrize("cell", ["1.5", "1,050", "1.234.567", "no", "A-1-2"])
def test_numbers_and_words_are_no_dates(cell: str) -> None:
    assert not is_date(cell)


def test_signs_that_nothing_is_known_are_known() -> None:
    for cell in ("", "?", "-", "NA", "N/A", "n/a", "NaN", "null", "NULL", "#DIV/0!", "#WERT!"):
        assert is_missing(cell), cell
    assert not is_missing("none")
    assert is_missing("None", among_numbers=True)
    assert not is_missing("0")


@given(number=st.floats(-1e9, 1e9))
def test_what_is_written_with_a_point_is_read_as_the_same_float(number: float) -> None:
    assert read_number(repr(number)).point == number
    assert read_number(repr(number).replace(".", ",")).comma == number


@given(number=st.integers(1000, 10**9), mark=st.sampled_from(",. '\u202f"))
def test_whole_thousands_are_read_whatever_parts_them(number: int, mark: str) -> None:
    cell = f"{number:,}".replace(",", mark)
    found = read_number(cell)
    assert number in {found.point, found.comma}
