"""Whether one line, or one plane, can divide two classes: proved in exact arithmetic.

Two finite sets P and N are strictly separable by a hyperplane exactly if their convex hulls have no
point in common (S. Boyd and L. Vandenberghe, *Convex Optimization*, 2004, section 2.5.1), that is
if some w has w·(p − n) > 0 for every p in P and n in N. Floats are whole multiples of a power of
two, so all that is decided here is decided over Python's integers, without any rounding.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, inf, isqrt, lcm
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Vector = tuple[int, ...]

#: Beyond this the distance of two points could leave the floats.
MAX_SIZE = 1e300

#: Whole numbers of so many binary digits are floats whose sums still are.
_FLOAT_DIGITS = 1000


class Separation(NamedTuple):
    """A line w1·x1 + w2·x2 + b = 0, or the like in three dimensions, with class 1 where it is > 0.

    Parameters
    ----------
    weights : tuple of float
        The unit vector w across the line, one weight an input, rounded to the nearest floats;
        zeros if there is only one class.
    bias : float
        b, rounded likewise.
    margin : float
        How far the nearest points of either class lie from the line, in the inputs' unit; infinite
        if there is only one class.
    """

    weights: tuple[float, ...]
    bias: float
    margin: float


def separate(inputs: ArrayLike, targets: ArrayLike, bias: bool = True) -> Separation | None:
    """Return a line or plane strictly between two classes, or None if there is none.

    In one and two dimensions it is the one with the widest margin.

    Without a bias the line or plane goes through the origin. A sample that stands there lies on
    all of them, with z = 0, and counts as class 0, as everywhere: no 1 at the origin is ever
    answered right, and a 0 there is no matter for the line.

    Parameters
    ----------
    inputs : array_like, shape (n, 1), (n, 2) or (n, 3)
        Numbers from −`MAX_SIZE` to `MAX_SIZE`.
    targets : array_like, shape (n,)
        The class of each point, 0 or 1. A class may be empty.
    bias : bool
        Whether the line or plane may lie anywhere.

    Raises
    ------
    ValueError
        If the shapes do not fit, or a number is not allowed.
    """
    points, classes = _checked(inputs, targets)
    if not bias:
        return _through_origin(points, classes)
    if classes.all() or not classes.any():
        return _one_class(points.shape[1], bool(classes.size and classes[0]))
    unit, whole = _whole_numbers(points)
    ones = [whole[i] for i in np.flatnonzero(classes)]
    zeros = [whole[i] for i in np.flatnonzero(classes == 0.0)]
    across = _across(ones, zeros)
    if across is None:
        return None
    nearest_one = min(_dot(across, point) for point in ones)
    nearest_zero = max(_dot(across, point) for point in zeros)
    length = _root(_dot(across, across))
    return Separation(
        weights=tuple(float(part / length) for part in across),
        bias=float(-unit * (nearest_one + nearest_zero) / (2 * length)),
        margin=float(unit * (nearest_one - nearest_zero) / (2 * length)),
    )


def divides(inputs: ArrayLike, targets: ArrayLike, bias: bool = True) -> bool:
    """Return whether `separate` finds something."""
    return separate(inputs, targets, bias) is not None


def _through_origin(points: NDArray[np.float64], classes: NDArray[np.float64]) -> Separation | None:
    """Return w with w·p > 0 for every p of class 1, and w·n < 0 for every n of class 0.

    Mirrored through the origin, the 0s have to lie on the side of the 1s: all of them together are
    to be separated from the origin itself.
    """
    away = points.any(axis=1)
    if classes[~away].any():
        return None
    if not away.any():
        return Separation((0.0,) * points.shape[1], 0.0, inf)
    mirrored = np.where(classes[:, np.newaxis] > 0.0, points, -points)[away]
    unit, ones = _whole_numbers(mirrored)
    in_space = points.shape[1] == 3
    across = _ahead_of_all(ones) if in_space else _across(ones, [(0,) * points.shape[1]])
    if across is None:
        return None
    length = _root(_dot(across, across))
    return Separation(
        weights=tuple(float(part / length) for part in across),
        bias=0.0,
        margin=float(unit * min(_dot(across, point) for point in ones) / length),
    )


def _across(ones: Sequence[Vector], zeros: Sequence[Vector]) -> Vector | None:
    if len(zeros[0]) == 3:
        return _across_space(ones, zeros)
    if len(zeros[0]) == 2:
        return _across_line(ones, zeros)
    # Points in a row lie on a line of the plane, and are divided across it.
    across = _across_line([(x, 0) for (x,) in ones], [(x, 0) for (x,) in zeros])
    return None if across is None else across[:1]


def _checked(
    inputs: ArrayLike, targets: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    points = np.asarray(inputs, dtype=np.float64)
    classes = np.asarray(targets, dtype=np.float64)
    if points.ndim != 2 or not 1 <= points.shape[1] <= 3 or classes.shape != points.shape[:1]:
        got = f"{points.shape} and {classes.shape}"
        raise ValueError(f"shapes: got {got}; allowed: (n, 1) to (n, 3), and (n,)")
    if not (np.abs(points) <= MAX_SIZE).all():
        raise ValueError(f"inputs: allowed: numbers from {-MAX_SIZE:g} to {MAX_SIZE:g}")
    if not ((classes == 0.0) | (classes == 1.0)).all():
        raise ValueError("targets: allowed: 0 or 1")
    return points, classes


def _one_class(inputs: int, ones: bool) -> Separation:
    return Separation((0.0,) * inputs, 1.0 if ones else -1.0, inf)


def _whole_numbers(points: NDArray[np.float64]) -> tuple[Fraction, list[Vector]]:
    """Return a power of two and the points as whole multiples of it."""
    ratios = [[value.as_integer_ratio() for value in point] for point in points.tolist()]
    parts = max(below for point in ratios for _, below in point)
    whole = [tuple(above * (parts // below) for above, below in point) for point in ratios]
    return Fraction(1, parts), whole


def _across_line(ones: Iterable[Vector], zeros: Iterable[Vector]) -> Vector | None:
    """Return the vector from the hull of the 0s to that of the 1s where they are nearest.

    It is the point of the polygon of all differences p − n that is nearest to the origin, up to
    its length; None if the origin is in that polygon, that is if the hulls meet.
    """
    differences = _sum_of_polygons(_hull(ones), _hull((-x, -y) for x, y in zeros))
    edges = list(zip(differences, differences[1:] + differences[:1], strict=True))
    if _holds_origin(edges):
        return None
    return min((_nearest_on(a, b) for a, b in edges), key=lambda nearest: nearest[0])[1]


def _hull(points: Iterable[Vector]) -> list[Vector]:
    """Return the corners of the convex hull, counterclockwise from the leftmost, lowest one.

    A. M. Andrew, "Another efficient algorithm for convex hulls in two dimensions", Information
    Processing Letters 9 (1979) 216-219.
    """
    ordered = sorted(set(points))
    if len(ordered) == 1:
        return ordered
    return _lower_chain(ordered)[:-1] + _lower_chain(ordered[::-1])[:-1]


def _lower_chain(points: Sequence[Vector]) -> list[Vector]:
    chain: list[Vector] = []
    for x, y in points:
        # The turn is written out: this is where thousands of points pass.
        while len(chain) > 1:
            (x0, y0), (x1, y1) = chain[-2:]
            if (x1 - x0) * (y - y1) > (y1 - y0) * (x - x1):
                break
            chain.pop()
        chain.append((x, y))
    return chain


def _sum_of_polygons(one: list[Vector], other: list[Vector]) -> list[Vector]:
    """Return the corners of the set of all sums of a point of one and a point of the other.

    Its edges are those of both in the order of their angles (M. de Berg et al., *Computational
    Geometry*, 3rd ed. 2008, section 13.3); both begin at their leftmost, lowest corner.
    """
    corners: list[Vector] = []
    i = j = 0
    while i < len(one) or j < len(other):
        a, b = one[i % len(one)], other[j % len(other)]
        corners.append((a[0] + b[0], a[1] + b[1]))
        turn = _turn(
            _minus(one[(i + 1) % len(one)], a),
            _minus(other[(j + 1) % len(other)], b),
        )
        on, over = i < len(one), j < len(other)
        if on and (turn >= 0 or not over):
            i += 1
        if over and (turn <= 0 or not on):
            j += 1
    return corners


def _holds_origin(edges: list[tuple[Vector, Vector]]) -> bool:
    """Return whether the origin is in a convex polygon, which may be a segment or a point."""
    if any(_turn(a, b) < 0 for a, b in edges):
        return False
    # On the line of every edge that does not have it on its left: in a polygon with an area, on
    # its border; in a segment or a point, perhaps beside it.
    return len(edges) > 2 or any(_dot(a, b) <= 0 for a, b in edges)


def _nearest_on(a: Vector, b: Vector) -> tuple[Fraction, Vector]:
    """Return the squared distance of a segment from the origin, and the direction to it."""
    along = _minus(b, a)
    if _dot(a, along) >= 0:
        return Fraction(_dot(a, a)), a
    if _dot(b, along) <= 0:
        return Fraction(_dot(b, b)), b
    normal = (-along[1], along[0])
    reach = _dot(normal, a)
    direction = normal if reach > 0 else (-normal[0], -normal[1])
    return Fraction(reach * reach, _dot(along, along)), direction


def _across_space(ones: Iterable[Vector], zeros: Iterable[Vector]) -> Vector | None:
    """Return a w with w·(p − n) > 0 for all p and n, or None if there is none.

    There is one exactly if there is a plane w·x + b between them: with b as a fourth part of w, and
    all n turned round, every point has to lie on the same side of a plane through the origin.
    """
    points = [(*one, 1) for one in ones], [(*zero, 1) for zero in zeros]
    # The fourth part counts about as much as the others, which makes the search short.
    unit = 1 << max(abs(part).bit_length() for group in points for point in group for part in point)
    ahead = [(*point[:-1], unit) for point in points[0]]
    behind = [(*(-part for part in point[:-1]), -unit) for point in points[1]]
    across = _ahead_of_all([*ahead, *behind])
    return None if across is None else across[:-1]


def _ahead_of_all(points: Iterable[Vector]) -> Vector | None:
    """Return a v with v·p > 0 for every p, or None if there is none.

    It is on the way to the point of their convex hull that is nearest to the origin, which is the
    origin itself if there is no such v (Gordan's theorem). P. Wolfe, "Finding the nearest point in
    a polytope", Mathematical Programming 11 (1976) 128-149, without any rounding: the point
    searched is a sum of few corners, and each step takes in the one that lies furthest back.
    """
    corners = list(dict.fromkeys(points))
    # Whole numbers may have more digits than floats can hold; the last ones are no matter here.
    digits = max(abs(part).bit_length() for corner in corners for part in corner)
    spare = max(0, digits - _FLOAT_DIGITS)
    columns = np.array([[part >> spare for part in corner] for corner in corners], dtype=float).T
    chosen, weights = [corners[0]], [Fraction(1)]
    while True:
        nearest = _whole(_weighted(chosen, weights))
        if not any(nearest):
            return None
        back = corners[_furthest_back(nearest, columns)]
        if _dot(nearest, back) > 0:
            # What floats put in front is proved here, one after the other.
            back = min(corners, key=lambda corner: _dot(nearest, corner))
            if _dot(nearest, back) > 0:
                return nearest
        chosen, weights = _nearest_of(  # The hull of few corners and this one.
            [*chosen, back], [*weights, Fraction(0)]
        )


def _furthest_back(direction: Vector, columns: NDArray[np.float64]) -> int:
    """Return which point lies furthest back, as far as floats can tell."""
    size = max(abs(part) for part in direction)
    way = [float(Fraction(part, size)) for part in direction]
    return int(np.argmin(sum(w * column for w, column in zip(way, columns, strict=True))))


def _nearest_of(
    corners: list[Vector], weights: list[Fraction]
) -> tuple[list[Vector], list[Fraction]]:
    """Return the corners, and their weights, whose sum is the hull's point nearest to the origin.

    From the point that the weights stand for it goes towards the nearest point of the whole space
    that the corners span, and where that leaves the hull, leaves out what is on the other side.
    """
    while True:
        target = _nearest_in_span(corners)
        steps = [
            weight / (weight - aim)
            for weight, aim in zip(weights, target, strict=True)
            if aim <= 0 and weight != aim
        ]
        step = min([Fraction(1), *steps])
        weights = [
            (1 - step) * weight + step * aim for weight, aim in zip(weights, target, strict=True)
        ]
        kept = [i for i, weight in enumerate(weights) if weight > 0]
        corners, weights = [corners[i] for i in kept], [weights[i] for i in kept]
        if step == 1:
            return corners, weights


def _nearest_in_span(corners: list[Vector]) -> list[Fraction]:
    """Return the weights, together 1, of corners whose sum is nearest to the origin.

    No corner lies in the space that the others span; so the equations, that the sum is at right
    angles to each difference of two corners, have one solution.
    """
    first, size = corners[0], len(corners)
    rows = [
        [Fraction(_dot(_minus(corner, first), other)) for other in corners]
        for corner in corners[1:]
    ]
    equations = [*([*row, Fraction(0)] for row in rows), [Fraction(1)] * (size + 1)]
    for i in range(size):
        pivot = next(k for k in range(i, size) if equations[k][i])
        equations[i], equations[pivot] = equations[pivot], equations[i]
        lead = equations[i][i]
        equations[i] = [part / lead for part in equations[i]]
        for k in range(size):
            if k != i and equations[k][i]:
                share = equations[k][i]
                equations[k] = [
                    part - share * other
                    for part, other in zip(equations[k], equations[i], strict=True)
                ]
    return [equation[-1] for equation in equations]


def _weighted(corners: Sequence[Vector], weights: Sequence[Fraction]) -> list[Fraction]:
    return [
        sum((weight * part for weight, part in zip(weights, parts, strict=True)), Fraction(0))
        for parts in zip(*corners, strict=True)
    ]


def _whole(point: Sequence[Fraction]) -> Vector:
    """Return the smallest whole vector in the same direction."""
    parts = lcm(*(part.denominator for part in point))
    whole = [int(part * parts) for part in point]
    shared = gcd(*whole) or 1
    return tuple(part // shared for part in whole)


def _dot(a: Vector, b: Vector) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))


def _minus(a: Vector, b: Vector) -> Vector:
    return tuple(x - y for x, y in zip(a, b, strict=True))


def _turn(a: Vector, b: Vector) -> int:
    """Return a positive number if b points to the left of a, 0 if they are parallel."""
    return a[0] * b[1] - a[1] * b[0]


def _root(square: int) -> Fraction:
    """Return a positive whole number's square root to more digits than a float has."""
    shift = max(0, 96 - square.bit_length() // 2)
    return Fraction(isqrt(square << 2 * shift), 1 << shift)
