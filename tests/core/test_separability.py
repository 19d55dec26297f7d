"""Whether a line or a plane divides two classes, against proofs of another kind."""

import math
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from learnscope.core import Separation, separate

pytestmark = pytest.mark.usefixtures("faster_engine")

TrainingState = tuple[float, ...]
Array = NDArray[np.float64]

SMALL = st.integers(-3, 3).map(float)
WIDE = st.floats(-1e300, 1e300)


def labelled(
    numbers: st.SearchStrategy[float], inputs: int, most: int
) -> st.SearchStrategy[list[tuple[TrainingState, int]]]:
    return st.lists(st.tuples(st.tuples(*[numbers] * inputs), st.integers(0, 1)), max_size=most)


def answer(samples: list[tuple[TrainingState, int]], inputs: int = 2) -> Separation | None:
    points = np.array([point for point, _ in samples]).reshape(len(samples), inputs)
    return separate(points, [target for _, target in samples])


def is_divided_by_radon(samples: list[tuple[TrainingState, int]]) -> bool:
    """Return whether no small part of the one class meets a small part of the other.

    The hulls of two sets in the plane meet exactly if those of some parts with at most four points
    in all do (Kirchberger's theorem): a point in both, on a segment of the other, in a triangle of
    the other, or two segments that cross.
    """
    ones, zeros = (
        {tuple(map(Fraction, point)) for point, target in samples if target == wanted}
        for wanted in (1, 0)
    )
    triangles = [(ones, zeros), (zeros, ones)]
    return not (
        ones & zeros
        or any(
            in_triangle(point, corners)
            for mine, others in triangles
            for point in mine
            for size in (2, 3)
            for corners in combinations(sorted(others), size)
        )
        or any(
            crossing(one, zero)
            for one in combinations(sorted(ones), 2)
            for zero in combinations(sorted(zeros), 2)
        )
    )


def turn(a: tuple[Fraction, ...], b: tuple[Fraction, ...], c: tuple[Fraction, ...]) -> int:
    area = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (area > 0) - (area < 0)


def in_triangle(point: tuple[Fraction, ...], corners: tuple[tuple[Fraction, ...], ...]) -> bool:
    """Return whether a point lies in a triangle or segment, border included."""
    if len(corners) == 3 and turn(*corners) == 0:
        return False  # A segment, which is tried on its own.
    turns = {turn(a, b, point) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)}
    if turns >= {1, -1}:
        return False
    lows, highs = zip(*[(min(axis), max(axis)) for axis in zip(*corners, strict=True)], strict=True)
    return all(low <= at <= high for low, at, high in zip(lows, point, highs, strict=True))


def crossing(
    one: tuple[tuple[Fraction, ...], ...], other: tuple[tuple[Fraction, ...], ...]
) -> bool:
    (a, b), (c, d) = one, other
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


@given(samples=labelled(SMALL, 2, 9))
@settings(max_examples=3 * settings().max_examples)
def test_in_the_plane_the_answer_is_that_of_kirchbergers_theorem(
    samples: list[tuple[TrainingState, int]],
) -> None:
    assert (answer(samples) is not None) == is_divided_by_radon(samples)


@given(samples=labelled(WIDE, 2, 5))
def test_numbers_of_any_size_are_decided_without_rounding(
    samples: list[tuple[TrainingState, int]],
) -> None:
    assert (answer(samples) is not None) == is_divided_by_radon(samples)


@given(
    places=st.lists(st.tuples(st.integers(-5, 5), st.integers(0, 1)), min_size=1, max_size=6),
    along=st.tuples(*[st.integers(-3, 3)] * 2).filter(any),
    begin=st.tuples(*[SMALL] * 2),
)
def test_on_one_line_classes_are_divided_exactly_if_one_ends_before_the_other_begins(
    places: list[tuple[int, int]], along: tuple[int, int], begin: TrainingState
) -> None:
    samples: list[tuple[TrainingState, int]] = [
        (tuple(b + t * a for a, b in zip(along, begin, strict=True)), target)
        for t, target in places
    ]
    zeros, ones = ([t for t, target in places if target == wanted] for wanted in (0, 1))
    divided = not zeros or not ones or max(zeros) < min(ones) or max(ones) < min(zeros)
    assert (answer(samples) is not None) == divided


@given(samples=labelled(SMALL, 2, 12) | labelled(st.floats(-1e3, 1e3, width=32), 2, 12))
def test_the_line_has_every_point_on_its_side_at_least_its_margin_away(
    samples: list[tuple[TrainingState, int]],
) -> None:
    found = answer(samples)
    assume(found is not None and math.isfinite(found.margin))
    assert found is not None
    assert math.hypot(*found.weights) == pytest.approx(1.0)
    away = distances(samples, found)
    size = max(abs(x) for point, _ in samples for x in point)
    assert min(away) == pytest.approx(found.margin, rel=1e-9, abs=1e-12 * size)
    assert found.margin > 0.0


@given(samples=labelled(SMALL, 2, 9))
def test_in_the_plane_no_line_has_a_wider_margin(samples: list[tuple[TrainingState, int]]) -> None:
    found = answer(samples)
    assume(found is not None and math.isfinite(found.margin))
    assert found is not None
    ones, zeros = (
        np.array([point for point, target in samples if target == wanted]) for wanted in (1, 0)
    )
    for angle in np.linspace(0.0, 2.0 * np.pi, 720, endpoint=False):
        across = np.array([np.cos(angle), np.sin(angle)])
        gap = (ones @ across).min() - (zeros @ across).max()
        assert gap / 2.0 <= found.margin + 1e-12


def distances(samples: list[tuple[TrainingState, int]], line: Separation) -> list[float]:
    """Return how far each point lies on its own side of a line; below 0 on the other side."""
    return [
        (1 if target else -1)
        * (sum(w * x for w, x in zip(line.weights, point, strict=True)) + line.bias)
        for point, target in samples
    ]


@given(
    points=st.lists(st.tuples(*[st.integers(-9, 9)] * 3), min_size=1, max_size=8, unique=True),
    plane=st.tuples(*[st.integers(-9, 9)] * 3),
    bias=st.integers(-20, 20),
)
def test_points_divided_by_a_known_plane_are_found_to_be_divided(
    points: list[tuple[int, int, int]], plane: tuple[int, int, int], bias: int
) -> None:
    sides = [sum(w * x for w, x in zip(plane, point, strict=True)) + bias for point in points]
    samples: list[tuple[TrainingState, int]] = [
        (point, int(side > 0)) for point, side in zip(points, sides, strict=True) if side
    ]
    found = answer(samples, 3)
    assert found is not None
    assert min(distances(samples, found), default=1.0) > 0.0


@given(
    ones=st.lists(st.tuples(*[st.integers(-3, 3)] * 3), min_size=1, max_size=4),
    zeros=st.lists(st.tuples(*[st.integers(-3, 3)] * 3), min_size=1, max_size=4),
    shares=st.lists(st.integers(1, 5), min_size=8, max_size=8),
)
def test_in_space_classes_with_a_common_mean_are_never_divided(
    ones: list[tuple[int, ...]], zeros: list[tuple[int, ...]], shares: list[int]
) -> None:
    # Both weighted means are moved to the origin, in whole numbers: each point times the sum of
    # the shares, less the sum of the shared points.
    samples: list[tuple[TrainingState, int]] = []
    for target, points in enumerate((zeros, ones)):
        parts = shares[4 * target :][: len(points)]
        mean = np.array(parts) @ np.array(points)
        for moved in sum(parts) * np.array(points) - mean:
            samples.append((tuple(moved.tolist()), target))
    assert answer(samples, 3) is None


def is_divided_by_a_perceptron(samples: list[tuple[TrainingState, int]]) -> bool:
    """Return whether the perceptron rule stops before the bound of Novikoff's theorem is passed.

    Over inputs of ±1 a threshold function of three inputs has whole weights of at most 3 in size
    (S. Muroga, *Threshold Logic and Its Applications*, 1971), so that γ is at least 1, and the
    corrections are at most R²·∥w∥²/γ² ≤ 4 · 4·3².
    """
    theta = np.zeros(4)
    inputs = np.array([(*(2.0 * np.array(point) - 1.0), 1.0) for point, _ in samples])
    sides = np.array([1.0 if target else -1.0 for _, target in samples])
    for _ in range(4 * 4 * 9 + 1):
        wrong = np.flatnonzero(sides * (inputs @ theta) <= 0.0)
        if not wrong.size:
            return True
        theta += sides[wrong[0]] * inputs[wrong[0]]
    return False


def test_all_tables_of_three_inputs_agree_with_the_perceptron_rule() -> None:
    corners = [tuple(map(float, bits)) for bits in product((0, 1), repeat=3)]
    divided = 0
    for targets in product((0, 1), repeat=8):
        samples: list[tuple[TrainingState, int]] = list(zip(corners, targets, strict=True))
        found = answer(samples, 3)
        assert (found is not None) == is_divided_by_a_perceptron(samples)
        if found is not None:
            divided += 1
            assert min(distances(samples, found)) > 0.0
    assert divided == 104


def test_fourteen_of_the_sixteen_tables_of_two_inputs_can_be_divided() -> None:
    corners = list(product((0.0, 1.0), repeat=2))
    tables = product((0, 1), repeat=4)
    assert sum(separate(corners, targets) is not None for targets in tables) == 14


@given(samples=labelled(SMALL, 2, 8), z=st.integers(-2, 2))
def test_points_in_one_plane_are_divided_in_space_exactly_if_they_are_in_that_plane(
    samples: list[tuple[TrainingState, int]], z: int
) -> None:
    tilted: list[tuple[TrainingState, int]] = [
        ((x, y, x + z * y + 1.0), target) for (x, y), target in samples
    ]
    assert (answer(tilted, 3) is None) == (answer(samples) is None)


@pytest.mark.parametrize("inputs", [1, 2, 3])
@pytest.mark.parametrize("target", [0, 1])
def test_one_class_alone_needs_no_line(inputs: int, target: int) -> None:
    for count in (0, 1, 5):
        found = separate(np.ones((count, inputs)), [target] * count)
        assert found is not None
        assert found.margin == math.inf
        assert found.weights == (0.0,) * inputs
        assert found.bias == (1.0 if target and count else -1.0)


@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_two_points_of_different_classes_in_one_place_cannot_be_divided(inputs: int) -> None:
    place = [0.1] * inputs
    assert separate([place, place], [0, 1]) is None
    near = [math.nextafter(0.1, 1.0), *place[1:]]
    found = separate([place, near], [0, 1])
    assert found is not None
    assert found.weights[0] > 0.0
    assert found.margin > 0.0
    if inputs < 3:
        assert found.weights == (1.0, *[0.0] * (inputs - 1))
        assert found.margin == math.ulp(0.1) / 2


def test_the_widest_line_between_two_points_stands_half_way() -> None:
    found = separate([[0.0, 0.0], [3.0, 4.0]], [0, 1])
    assert found == Separation((0.6, 0.8), -2.5, 2.5)


def test_a_point_on_the_border_of_the_other_class_cannot_be_divided_from_it() -> None:
    # 0.1 + 0.2 is not 0.3 in floats: what counts is the numbers as they are.
    assert separate([[0.0, 0.0], [1.0, 3.0], [0.25, 0.75]], [0, 0, 1]) is None
    assert separate([[0.0, 0.0], [1.0, 3.0], [0.1, 0.3]], [0, 0, 1]) is not None


def test_ten_thousand_points_are_decided() -> None:
    angle = np.linspace(0.0, 2.0 * np.pi, 10_000, endpoint=False)
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    upper = circle[:, 1] > 0.1
    found = separate(circle, upper)
    assert found is not None
    gap = circle[upper, 1].min() - circle[~upper, 1].max()
    assert found.margin == pytest.approx(gap / 2.0, rel=1e-6)
    assert separate(circle, np.arange(10_000) % 2) is None


def test_ten_thousand_points_in_space_are_decided() -> None:
    numbers = np.random.default_rng(1).uniform(-50.0, 50.0, (10_000, 3)).round(1)
    heights = numbers[:, 0] - 2.0 * numbers[:, 1] + 0.5 * numbers[:, 2]
    found = separate(numbers, heights > 3.0)
    assert found is not None
    assert ((numbers @ found.weights + found.bias > 0.0) == (heights > 3.0)).all()
    assert separate(numbers, (heights > 3.0) ^ (np.arange(10_000) == 17)) is None
    assert separate(numbers, heights > 3.0, bias=False) is None
    assert separate(numbers, heights > 0.0, bias=False) is not None or (heights == 0.0).any()


@given(samples=labelled(SMALL, 2, 8), bias=st.booleans())
def test_points_in_a_row_are_divided_exactly_if_they_are_in_the_plane(
    samples: list[tuple[TrainingState, int]], bias: bool
) -> None:
    row = np.array([point[0] for point, _ in samples]).reshape(-1, 1)
    targets = [target for _, target in samples]
    in_plane = separate(np.column_stack((row, np.zeros(len(row)))), targets, bias)
    found = separate(row, targets, bias)
    assert (found is None) == (in_plane is None)
    if found is not None and in_plane is not None:
        assert found.weights == in_plane.weights[:1]
        assert (found.bias, found.margin) == (in_plane.bias, in_plane.margin)


@pytest.mark.parametrize(
    ("inputs", "targets", "message"),
    [
        (np.zeros((2, 4)), [0, 1], "shapes: got"),
        (np.zeros((2, 0)), [0, 1], "shapes: got"),
        ([[0.0, 1.0]], [0, 1], "shapes: got"),
        ([0.0, 1.0], [0, 1], "shapes: got"),
        ([[0.0, math.nan]], [0], "inputs: allowed: numbers from"),
        ([[0.0, math.inf]], [0], "inputs: allowed: numbers from"),
        ([[0.0, 1e301]], [0], "inputs: allowed: numbers from"),
        ([[0.0, 1.0]], [0.5], "targets: allowed: 0 or 1"),
        ([[0.0, 1.0]], [math.nan], "targets: allowed: 0 or 1"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    inputs: Array, targets: list[float], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        separate(inputs, targets)
