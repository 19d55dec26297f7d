"""Numbers are written with fixed digits and read as people type them, to the last bit."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.gui.text.numbers import exact, fixed, in_usual_digits, parse, short

#: Rounded to a few digits, the very largest numbers would go beyond what there is.
FINITE = st.floats(-1e308, 1e308)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0.0000"),
        (-0.0, "0.0000"),
        (0.524979187, "0.5250"),
        (-0.12, "−0.1200"),
        (0.00005, "0.0001"),
        (0.00004, "4.0000e−05"),
        (-3e-7, "−3.0000e−07"),
        (999999.0, "999999.0000"),
        (123456789.0, "1.2346e+08"),
        (-5e307, "−5.0000e+307"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "—"),
    ],
)
def test_a_number_is_shown_with_four_digits(value: float, text: str) -> None:
    assert fixed(value) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0.5249791874789399", "0.5250"),
        ("-0.12311176615364922", "−0.1231"),
        ("0.022000000000000002  (+0.0100)", "0.0220  (+0.0100)"),
        ("1.1031e-09", "1.1031e−09"),
        ("2.220446049250313e-16", "2.2204e−16"),
        ("0.43", "0.43"),
        ("0.000177828", "0.000177828"),
        ("3.0", "3.0"),
        ("1 = yes", "1 = yes"),
        ("?", "?"),
    ],
)
def test_exact_numbers_in_a_text_are_shown_in_the_usual_digits(text: str, shown: str) -> None:
    assert in_usual_digits(text) == shown


@given(value=FINITE)
def test_no_number_shows_as_zero_without_being_zero(value: float) -> None:
    shown = parse(fixed(value))

    assert (shown == 0.0) is (value == 0.0)
    assert shown == pytest.approx(value, rel=1e-4, abs=1e-4)


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_the_exact_text_reads_back_as_the_same_number(value: float) -> None:
    assert parse(exact(value)) == value


@given(value=FINITE)
def test_the_short_text_is_within_six_digits(value: float) -> None:
    assert parse(short(value)) == pytest.approx(value, rel=1e-5)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.5", 0.5),
        ("0,5", 0.5),
        (" 0.5 ", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("+2", 2.0),
        ("-2", -2.0),
        ("−2", -2.0),
        ("− 2,5", -2.5),
        ("1e-3", 0.001),
        ("1E3", 1000.0),
        ("1/3", 1 / 3),
        ("-1/3", -1 / 3),
        ("1 / 3", 1 / 3),
        ("0,1/0,3", 1 / 3),
        ("1/1e3", 0.001),
        ("2e3/4e3", 0.5),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, value: float) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ".", ",", "-", "e5", "x", "one", "0x10", "1_000", "1,2,3", "1.2.3", "1,234.5"),
        *("1/", "/3", "1/0", "0/0", "1/2/3", "1//3", "1/x", "--1", "1e", "½"),
        *("nan", "inf", "-inf", "∞", "1e999", "-1e999", "1e308/1e-308", "1e999/3", "1/1e999"),
        "9" * 5000,
        "1/" + "9" * 5000,
    ],
)
def test_what_is_no_finite_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse(text)


@pytest.mark.parametrize("text", ["1e400/1e399", "1/1e400", "-1e400/1e401"])
def test_a_fraction_of_numbers_beyond_a_float_is_refused(text: str) -> None:
    # Read exactly, 1e999999999/3 would be a number of a billion digits, and the window would hang.
    with pytest.raises(ValueError, match=text):
        parse(text)


@given(text=st.text(alphabet="0123456789.,/eE+-−_ ax", max_size=12))
def test_anything_typed_is_a_finite_number_or_refused(text: str) -> None:
    try:
        value = parse(text)
    except ValueError:
        return
    assert math.isfinite(value)
