"""Inputs, targets and classes are called what the data call them, where they say so."""

from dataclasses import replace

from kinds_of_data import CORNERS, HOURS, LOANS, RENTS, learning

from learnscope.core import Experiment, Gate, OwnData
from learnscope.gui.plotting.columns import (
    class_title,
    cut,
    in_words,
    input_titles,
    sample_inputs,
    standing_row,
    target_row,
    target_title,
    weighted_titles,
    with_stars,
)


def test_symbols_stand_alone_where_no_name_is_known() -> None:
    assert input_titles(Gate()) == ("x1", "x2")
    assert input_titles(OwnData(((1.0,),), (0,))) == ("x",)
    assert target_title(Gate()) == "Y"
    assert class_title(Gate(), 1.0) == "1"


def test_names_stand_beside_symbols() -> None:
    assert input_titles(LOANS) == ("x1 · Age", "x2 · Salary")
    assert input_titles(HOURS) == ("x · Hours",)
    assert target_title(RENTS) == "Y · Rent"
    assert class_title(LOANS, 0) == "0 = no"
    assert target_row(LOANS, 2) == ("Y · Bought", "1 = yes", "class_1")
    assert target_row(RENTS, 1) == ("Y · Rent", "515.0", "muted")


def test_a_name_that_says_nothing_new_is_left_out_and_a_long_one_is_cut() -> None:
    plain = replace(LOANS, names=("x1", ""), labels=("0", "1"), target_name="Y")
    assert input_titles(plain) == ("x1", "x2")
    assert target_title(plain) == "Y"
    assert class_title(plain, 1) == "1"
    long = "How far it is\nfrom the flat to the centre"
    titles = input_titles(replace(LOANS, names=(long, "b")))
    assert titles[0] == "x1 · How far it is from the…"
    assert cut("short") == "short"


def test_bits_without_names_stand_in_one_line() -> None:
    assert sample_inputs(CORNERS, 2) == [("x1 x2 x3", "0 1 1", "muted")]
    named = replace(CORNERS, names=("a", "b", "c"))
    assert [row.label for row in sample_inputs(named, 2)] == ["x1 · a", "x2 · b", "x3 · c"]
    assert [row.text for row in sample_inputs(RENTS, 0)] == ["28.0", "1.5"]
    assert in_words((62_866.0, 0.25)) == "62866 0.2500"


def test_what_does_not_train_is_said_so() -> None:
    split = replace(LOANS, test_share=0.4)
    said = {row: [each.text for each in standing_row(split, row)] for row in range(5)}
    assert {row for row, texts in said.items() if texts == ["held out to test"]} == set(
        split.held_out
    )
    assert [each.text for each in standing_row(Gate("and", (0, 1)), 3)] == ["does not train"]


def test_scaled_inputs_have_a_star() -> None:
    text = "z = w1·x1 + w2·x2 + b"
    assert with_stars(text, False) == text
    assert with_stars(text, True) == "z = w1·x1* + w2·x2* + b"
    assert with_stars("z = w1·x + b", True) == "z = w1·x* + b"


def test_weights_are_told_what_they_weigh() -> None:
    assert weighted_titles(learning(LOANS)) == {"w1": "x1 · Age", "w2": "x2 · Salary"}
    assert weighted_titles(learning(HOURS, (2,))) == {
        "h1.1.w1": "x · Hours",
        "h1.2.w1": "x · Hours",
    }
    assert weighted_titles(Experiment()) == {}
