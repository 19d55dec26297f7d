"""TrainingState clouds: their shapes, their noise and their seeds."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from learnscope.core import CLOUDS, Cloud, ExperimentError

Points = NDArray[np.float64]


def radius(points: Points) -> Points:
    return np.hypot(points[:, 0], points[:, 1])


def near(points: Points, *centres: tuple[float, float]) -> bool:
    """Return whether every point lies within 0.35 of one of the centres."""
    return bool(np.all(np.min([radius(points - centre) for centre in centres], axis=0) <= 0.35))


def on_half_circle(points: Points, centre: tuple[float, float], up: int) -> bool:
    away = points - centre
    return bool(np.allclose(radius(away), 0.6) and np.all(up * away[:, 1] >= -1e-12))


def on_arm(points: Points, turned: float) -> bool:
    along = radius(points) / 0.9
    angle = 2.5 * np.pi * along + turned
    arm = radius(points)[:, np.newaxis] * np.column_stack([np.cos(angle), np.sin(angle)])
    return bool(np.allclose(points, arm) and np.all((along >= 0.1) & (along <= 1.0)))


#: What holds for the points of class 0 and of class 1 where there is no noise.
SHAPES: dict[str, Callable[[Points, Points], bool]] = {
    "blobs": lambda zeros, ones: near(zeros, (-0.5, -0.5)) and near(ones, (0.5, 0.5)),
    "circle": lambda zeros, ones: bool(
        np.all((radius(zeros) >= 0.6 - 1e-12) & (radius(zeros) <= 0.9 + 1e-12))
        and np.all(radius(ones) <= 0.4)
    ),
    "xor": lambda zeros, ones: (
        near(zeros, (-0.5, -0.5), (0.5, 0.5)) and near(ones, (-0.5, 0.5), (0.5, -0.5))
    ),
    "moons": lambda zeros, ones: (
        on_half_circle(zeros, (-0.3, -0.15), 1) and on_half_circle(ones, (0.3, 0.15), -1)
    ),
    "spiral": lambda zeros, ones: on_arm(zeros, 0.0) and on_arm(ones, np.pi),
}

SEPARABLE = {"blobs"}


def test_it_is_said_of_each_shape_what_holds_for_its_points() -> None:
    assert list(CLOUDS) == list(SHAPES)


@given(
    name=st.sampled_from(list(CLOUDS)), points=st.integers(4, 60), seed=st.integers(0, 2**31 - 1)
)
def test_without_noise_every_point_lies_in_its_shape(name: str, points: int, seed: int) -> None:
    cloud = Cloud(name, points, noise=0.0, seed=seed)
    zeros, ones = (cloud.inputs[cloud.target_array == target] for target in (0, 1))
    assert len(zeros) - len(ones) == points % 2
    assert SHAPES[name](zeros, ones)
    assert np.abs(cloud.inputs).max() <= 0.9


@pytest.mark.parametrize("name", CLOUDS)
def test_without_noise_a_line_divides_the_blobs_alone(name: str) -> None:
    assert Cloud(name, noise=0.0).separable == (name in SEPARABLE)


@pytest.mark.parametrize("name", CLOUDS)
def test_the_whole_shape_is_filled(name: str) -> None:
    points = Cloud(name, 2000, noise=0.0).inputs
    if name in {"blobs", "xor"}:
        points = np.abs(points)  # One cloud upon the other.
    for axis in (0, 1):
        counts, _ = np.histogram(points[:, axis], bins=5)
        assert counts.min() > 100


def test_all_four_clouds_of_xor_have_as_many_points() -> None:
    cloud = Cloud("xor", 200, noise=0.0)
    places = [tuple(np.sign(point).astype(int).tolist()) for point in cloud.inputs]
    assert {place: places.count(place) for place in places} == {
        (-1, -1): 50,
        (-1, 1): 50,
        (1, 1): 50,
        (1, -1): 50,
    }


@given(cloud=st.from_type(Cloud), noises=st.tuples(st.floats(0.01, 1.0), st.floats(0.01, 1.0)))
def test_other_noise_moves_the_same_points_along_the_same_ways(
    cloud: Cloud, noises: tuple[float, float]
) -> None:
    still = replace(cloud, noise=0.0).inputs
    moved = [(replace(cloud, noise=noise).inputs - still) / noise for noise in noises]
    np.testing.assert_allclose(*moved, atol=1e-12)


def test_noise_is_a_standard_deviation_in_the_units_of_the_plane() -> None:
    for noise in (0.05, 0.5):
        away = Cloud("moons", 2000, noise).inputs - Cloud("moons", 2000, 0.0).inputs
        np.testing.assert_allclose(away.std(axis=0), noise, rtol=0.05)
        np.testing.assert_allclose(away.mean(axis=0), 0.0, atol=noise / 10)


@pytest.mark.parametrize("name", CLOUDS)
def test_another_seed_draws_other_points_even_without_noise(name: str) -> None:
    first, second = Cloud(name, noise=0.0, seed=1), Cloud(name, noise=0.0, seed=2)
    assert not np.any(np.all(first.inputs == second.inputs, axis=1))


@given(seed=st.integers(0, 2**31 - 1))
def test_a_seed_determines_the_points_from_its_first_random_bits_on(seed: int) -> None:
    # The highest 53 of 64 bits make a number from 0 to 1, as numpy documents it.
    area, turn = np.random.PCG64(seed).random_raw(2) >> np.uint64(11)
    away = 0.35 * math.sqrt(area * 2.0**-53)
    angle = 2.0 * math.pi * turn * 2.0**-53
    expected = [away * math.cos(angle) - 0.5, away * math.sin(angle) - 0.5]
    np.testing.assert_allclose(Cloud("blobs", 4, 0.0, seed).inputs[0], expected, atol=1e-15)


def test_a_new_version_of_numpy_draws_the_same_noise() -> None:
    # A learner's saved experiment has to look the same next year, to the bit.
    recorded = [
        [-0.2491713558061107, -0.768476776395306],
        [0.6945908397392211, 0.46743970353616826],
    ]
    assert Cloud("blobs", 4).inputs[:2].tolist() == recorded


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("name", "star", ", ".join(CLOUDS)),
        ("points", 3, "a whole number from 4 to 2000"),
        ("points", 2001, "a whole number from 4 to 2000"),
        ("points", 10.0, "a whole number from 4 to 2000, without a decimal point"),
        ("noise", -0.1, "a number from 0 to 1"),
        ("noise", 1.1, "a number from 0 to 1"),
        ("noise", float("nan"), "a number from 0 to 1"),
        ("noise", "0", "a number from 0 to 1"),
        ("seed", -1, "a whole number from 0 to 2147483647"),
        ("seed", 2**31, "a whole number from 0 to 2147483647"),
        ("test_share", 0.95, "a number from 0 to 0.9"),
        ("test_share", True, "a number from 0 to 0.9"),
    ],
)
def test_a_bad_value_is_refused_by_naming_the_field_the_value_and_what_is_allowed(
    field: str, value: Any, allowed: str
) -> None:
    with pytest.raises(ExperimentError) as caught:
        Cloud(**{field: value})
    assert str(caught.value) == f"problem.{field}: got {value!r}; allowed: {allowed}"
