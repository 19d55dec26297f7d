"""Curves to be followed: their formulas, their noise, and those that are drawn."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import CURVES, Curve, ExperimentError

FORMULAS: dict[str, Callable[[float], float]] = {
    "line": lambda x: x / 2 + 0.2,
    "sine": lambda x: math.sin(3 * math.pi * x / 2),
    "step": lambda x: 0.0 if x < 0 else 1.0,
    "bump": lambda x: math.exp(-8 * x * x),
    "abs": abs,
}


def test_it_is_said_of_each_named_curve_what_it_is() -> None:
    assert list(CURVES) == list(FORMULAS)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_named_curve_has_the_heights_of_its_formula(name: str) -> None:
    curve = Curve(name, points=41)
    expected = [FORMULAS[name](x) for x in curve.inputs[:, 0]]
    np.testing.assert_allclose(curve.target_array, expected, atol=1e-15)
    assert np.abs(curve.target_array).max() <= 1.0


@given(curve=st.from_type(Curve))
def test_the_samples_stand_evenly_from_minus_one_to_one(curve: Curve) -> None:
    x = curve.inputs[:, 0]
    assert (x[0], x[-1]) == (-1.0, 1.0)
    np.testing.assert_allclose(np.diff(x), 2.0 / (curve.points - 1), rtol=1e-9)


@given(curve=st.from_type(Curve))
def test_without_noise_the_targets_are_the_curve(curve: Curve) -> None:
    still = replace(curve, noise=0.0)
    heights = curve.target_curve(curve.inputs[:, 0])
    assert np.array_equal(still.target_array, heights)


@given(curve=st.from_type(Curve), noises=st.tuples(st.floats(0.01, 1.0), st.floats(0.01, 1.0)))
def test_other_noise_moves_the_same_targets_in_proportion(
    curve: Curve, noises: tuple[float, float]
) -> None:
    still = replace(curve, noise=0.0).target_array
    moved = [(replace(curve, noise=noise).target_array - still) / noise for noise in noises]
    np.testing.assert_allclose(*moved, atol=1e-12)


def test_noise_is_a_standard_deviation_of_the_target() -> None:
    away = Curve("sine", 2000, 0.3).target_array - Curve("sine", 2000).target_array
    assert away.std() == pytest.approx(0.3, rel=0.05)
    assert not np.array_equal(away, Curve("sine", 2000, 0.3, seed=2).target_array)


@given(values=st.lists(st.floats(-2.0, 2.0), min_size=2, max_size=100))
def test_a_drawn_curve_passes_through_its_heights(values: list[float]) -> None:
    curve = Curve("drawn", points=len(values), values=tuple(values))
    np.testing.assert_allclose(curve.target_array, values, atol=1e-12)


def test_a_drawn_curve_is_straight_between_its_heights_and_level_beyond() -> None:
    curve = Curve("drawn", values=(0.0, 1.0, -2.0))
    assert curve.target_curve([-1.0, -0.5, 0.0, 0.5, 1.0]).tolist() == [0.0, 0.5, 1.0, -0.5, -2.0]
    assert curve.target_curve([[-7.0], [7.0]]).tolist() == [[0.0], [-2.0]]


@given(curve=st.from_type(Curve), x=st.lists(st.floats(-3.0, 3.0), max_size=5))
def test_the_curve_can_be_asked_at_any_x(curve: Curve, x: list[float]) -> None:
    heights = curve.target_curve(x)
    assert heights.shape == (len(x),)
    assert np.isfinite(heights).all()


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        (
            {"name": "cosine"},
            f"problem.name: got 'cosine'; allowed: {', '.join([*CURVES, 'drawn'])}",
        ),
        ({"points": 1}, "problem.points: got 1; allowed: a whole number from 2 to 2000"),
        ({"noise": 2}, "problem.noise: got 2; allowed: a number from 0 to 1"),
        ({"seed": 1.5}, "problem.seed: got 1.5; allowed: a whole number from 0 to"),
        ({"test_share": 1}, "problem.test_share: got 1; allowed: a number from 0 to 0.9"),
        ({"name": "drawn"}, "problem.values: got (); allowed: a list of 2 to 100 heights"),
        ({"name": "drawn", "values": 3}, "problem.values: got 3; allowed: a list of 2 to 100"),
        (
            {"name": "drawn", "values": (0.0,) * 101},
            "problem.values: got (0.0, 0.0,",
        ),
        (
            {"name": "drawn", "values": (0, 2.5)},
            "problem.values[1]: got 2.5; allowed: a number from -2 to 2",
        ),
        (
            {"name": "drawn", "values": (0, None)},
            "problem.values[1]: got None; allowed: a number from -2 to 2",
        ),
        (
            {"name": "abs", "values": (0, 1)},
            "problem.values: got (0, 1); allowed: none; the heights of abs follow from its name",
        ),
    ],
)
def test_a_bad_value_is_refused_by_naming_the_field_the_value_and_what_is_allowed(
    parameters: dict[str, Any], message: str
) -> None:
    with pytest.raises(ExperimentError) as caught:
        Curve(**parameters)
    assert str(caught.value).startswith(message)
