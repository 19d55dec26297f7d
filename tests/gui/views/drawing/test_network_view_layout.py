"""Where the parts of a network stand: nothing covers anything, and everything can be reached."""

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from learnscope.core.network import MAX_LAYERS, MAX_UNITS, Model, Network
from learnscope.gui.views.drawing.network.network_layout import NetworkLayout

LINE = 14.0

#: The least size, those in windows of 1024 × 700 and 1280 × 800, and one of a large screen.
SIZES = ((400, 210), (440, 250), (570, 292), (1400, 900))

HIDDEN = st.lists(st.integers(1, MAX_UNITS), max_size=MAX_LAYERS).map(tuple)
LARGEST = (MAX_UNITS,) * MAX_LAYERS


def model_of(hidden: tuple[int, ...], inputs: int) -> Model:
    return Model(Network(hidden), inputs, "classification")


def areas(layout: NetworkLayout) -> dict[str, QRectF]:
    """Return everything that has an area of its own."""
    found = {f"unit {name}": area for name, area in layout.units.items()}
    found |= {f"mark {name}": area for name, area in layout.marks.items()}
    found |= {f"number {name}": slot.area for name, slot in layout.slots.items()}
    found |= {f"weight {position}": slot.area for position, slot in layout.labels.items()}
    circles = {f"input {i}": at for i, at in enumerate(layout.inputs)} | {"Y": layout.target}
    radius = layout.radius
    for name, at in circles.items():
        found[name] = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    return found


@given(hidden=HIDDEN, inputs=st.integers(1, 3), size=st.sampled_from(SIZES))
@example(hidden=LARGEST, inputs=3, size=SIZES[0])
@example(hidden=LARGEST, inputs=2, size=SIZES[2])
@example(hidden=(1, 8, 1, 8), inputs=1, size=SIZES[1])
@example(hidden=(4, 6), inputs=1, size=SIZES[2])
@example(hidden=(4, 8), inputs=2, size=SIZES[0])
def test_nothing_covers_anything(
    hidden: tuple[int, ...], inputs: int, size: tuple[int, int]
) -> None:
    layout = NetworkLayout.fitted(model_of(hidden, inputs), *size, LINE)

    found = areas(layout)
    for (name, area), (other, place) in combinations(found.items(), 2):
        assert not area.intersects(place), (name, other)
    window = QRectF(0, layout.strip, size[0], size[1] - layout.strip)
    for name, area in found.items():
        assert window.contains(area), name


@given(hidden=HIDDEN, inputs=st.integers(1, 3), size=st.sampled_from(SIZES[1:]))
@example(hidden=LARGEST, inputs=2, size=SIZES[1])
def test_every_line_can_be_met_somewhere(
    hidden: tuple[int, ...], inputs: int, size: tuple[int, int]
) -> None:
    layout = NetworkLayout.fitted(model_of(hidden, inputs), *size, LINE)
    blocked = [area.adjusted(-1, -1, 1, 1) for area in areas(layout).values()]

    for edge in layout.edges:
        label = layout.labels.get(edge.position)
        if label is not None:
            continue
        # From the middle outwards, as far as it takes.
        shares = sorted(range(1, 60), key=lambda share: abs(share - 30))
        points = (edge.line.pointAt(share / 60) for share in shares)
        free = (p.toPoint().toPointF() for p in points if not any(a.contains(p) for a in blocked))
        assert any(layout.edge_at(point) is edge for point in free), edge


@given(hidden=HIDDEN, inputs=st.integers(1, 3))
def test_every_parameter_has_one_place(hidden: tuple[int, ...], inputs: int) -> None:
    model = model_of(hidden, inputs)
    layout = NetworkLayout.fitted(model, *SIZES[2], LINE)

    positions = [edge.position for edge in layout.edges]
    positions += [position for _, position in layout.biases.values()]
    assert sorted(positions) == list(range(model.parameter_count))
    names = model.parameter_names
    assert all(edge.name == names[edge.position] for edge in layout.edges)
    assert all(name == names[position] for name, position in layout.biases.values())
    for unit in layout.units:
        assert (unit in layout.marks) != (f"b.{unit}" in layout.slots)


@pytest.mark.parametrize("hidden", [(), (1,), (2,), (4,)])
def test_few_units_show_every_number_and_are_not_blown_up(hidden: tuple[int, ...]) -> None:
    layout = NetworkLayout.fitted(model_of(hidden, 2), 570, 292, LINE)

    assert len(layout.labels) == len(layout.edges)
    assert set(layout.units) <= set(layout.slots)
    large = NetworkLayout.fitted(model_of(hidden, 2), 1900, 1000, LINE)
    assert large.side <= 52


def test_the_largest_network_keeps_pictures_that_can_be_told_apart() -> None:
    layout = NetworkLayout.fitted(model_of(LARGEST, 2), 570, 292, LINE)

    assert layout.side >= 18
    assert not layout.labels
    assert set(layout.marks) == set(layout.units) - {"y"}


def test_nowhere_there_is_no_line() -> None:
    layout = NetworkLayout.fitted(model_of((2,), 2), 570, 292, LINE)

    assert layout.edge_at(layout.target) is None


@pytest.mark.parametrize("hidden", [(2,), (3,), (2, 2)])
def test_numbers_stand_where_no_other_line_runs(hidden: tuple[int, ...]) -> None:
    layout = NetworkLayout.fitted(model_of(hidden, 2), 1000, 600, LINE)

    assert len(layout.labels) == len(layout.edges)
    for edge in layout.edges:
        area = layout.labels[edge.position].area
        for other in layout.edges:
            points = [other.line.pointAt(share / 100) for share in range(101)]
            under = any(area.contains(point) for point in points)
            assert under is (other is edge), (edge.name, other.name)


def test_where_every_number_would_lie_on_crossing_lines_there_is_none() -> None:
    layout = NetworkLayout.fitted(model_of((4,), 3), 570, 292, LINE)

    assert not any(edge.position in layout.labels for edge in layout.edges if edge.layer == 0)
    assert all(edge.position in layout.labels for edge in layout.edges if edge.layer == 1)
