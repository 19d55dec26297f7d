"""Where everything in the drawing of a network stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF

from learnscope.core import Model
from learnscope.gui.views.drawing.slots import Slot, places_on
from learnscope.gui.views.drawing.view_state import OUTPUT, parameters_of

#: What a unit's picture measures at most and, as long as there is room, at least, in pixels.
_LARGEST, _READABLE = 52.0, 28.0

#: Units of a layer stand at most so far apart, from middle to middle.
_FURTHEST = 120.0

#: From the edge to the middle of the inputs and of the target; from the output to the target.
_MARGIN, _TO_TARGET = 36.0, 92.0

#: The side of a bias's mark, and between two units of a layer where only marks have room.
_MARK, _MARK_GAP = 7.0, 2.0

#: The lines that end at a unit stand at most so far apart there.
_PORTS = 9.0

#: A line is met so far beside it, in pixels.
REACH = 5.0

#: The room for a weight on its line, in heights of a line of text: for all of its digits, or if
#: need be for fewer.
_LABELS = (3.55, 3.0)

#: Between two layers with more lines than this, none of them has its number beside it.
_MOST_LABELS = 12


class Edge(NamedTuple):
    """A weight's line."""

    #: The weight's name, and its place in θ.
    name: str
    position: int
    #: From 0: the layer that it leads to, its unit there, and which of its inputs it carries.
    layer: int
    unit: int
    source: int
    line: QLineF


@dataclass(frozen=True)
class NetworkLayout:
    """Where the parts stand, in pixels.

    No number, mark or unit ever touches another one, whatever the network and the size.
    """

    #: The middles of the inputs, and their radius.
    inputs: tuple[QPointF, ...]
    radius: float
    #: Each unit's picture by its name.
    units: dict[str, QRectF]
    target: QPointF
    #: In the order of θ.
    edges: tuple[Edge, ...]
    #: Each bias's name and its place in θ, by the unit's name; none where units have no biases.
    biases: dict[str, tuple[str, int]]
    #: Each bias's mark, by the unit's name, where there is no room for its number.
    marks: dict[str, QRectF]
    #: Where numbers stand: a unit's output, "z.…" and "b.…" by its name, a weight's place in θ.
    slots: dict[str, Slot]
    labels: dict[int, Slot]
    #: How thick a line may be, so that those that end at a unit stay apart or nearly so.
    thickest: float
    #: The middle of the controls above each hidden layer, and the height of that strip.
    columns: tuple[float, ...]
    strip: float
    #: How far the columns are apart.
    between: float
    #: Where the drawing ends on the right.
    right: float
    row: float

    @classmethod
    @lru_cache(8)
    def fitted(cls, model: Model, width: float, height: float, line: float) -> "NetworkLayout":
        """Return the layout for a widget of this size.

        Parameters
        ----------
        model : Model
        width, height : float
        line : float
            The height of a line of text.
        """
        row, strip = line + 2.0, line + 10.0
        top, foot, bottom_line = strip + 6.0, height - row - 4.0, height - row - 2.0
        output = max(width - _MARGIN - _TO_TARGET, _MARGIN + 60.0)
        xs = np.linspace(_MARGIN, output, len(model.sizes)).tolist()
        between = (output - _MARGIN) / (len(model.sizes) - 1)
        most = max(model.sizes)
        side, told = _side(min((foot - top) / most, _FURTHEST), between, row)

        radius = max(10.0, min(side / 2, 15.0))
        # Where there is little room, an input moves up for the value below it.
        own = min((foot - top) / model.inputs, _FURTHEST) / 2
        up = max(0.0, radius + row + 2.0 - own)
        inputs = tuple(QPointF(xs[0], y - up) for y in _unit_heights(model.inputs, top, foot))
        biases = _biases(model)
        units: dict[str, QRectF] = {}
        marks: dict[str, QRectF] = {}
        slots: dict[str, Slot] = {}
        wide = between - 6.0
        # No broader than they need, so that they leave room for the weights' numbers.
        rows = (4.0, 4.0) if between > 11 * row else (2.1, 2.5)
        halves = [min(wide / 2, count * row) for count in rows]
        for names, x in zip(model.unit_names, xs[1:], strict=True):
            pitch = min((foot - top) / len(names), _FURTHEST)
            # The output and layers of few units have room for numbers that others have not.
            roomy = pitch >= side + 2 * row + 4.0
            valued = roomy or told or pitch >= side + _beside(row)
            for name, y in zip(names, _unit_heights(len(names), top, foot), strict=True):
                area = QRectF(x - side / 2, y - side / 2, side, side)
                units[name] = area
                half, half_b = halves
                if name == OUTPUT:
                    # Beside a column of pictures without numbers there is more room.
                    room = wide / 2 if slots or not marks else between - side / 2 - 4.0
                    half = half_b = min(room, _TO_TARGET / 2 - 2.0)
                if name in biases and roomy and wide >= 2 * row:
                    above = QRectF(x - half_b, area.top() - row - 1.0, 2 * half_b, row)
                    slots[f"b.{name}"] = Slot(above, x)
                elif name in biases:
                    size = min(_MARK, pitch - side - 1.0)
                    marks[name] = QRectF(area.left(), area.top() - size - 0.5, size, size)
                if valued and wide >= 2 * row:
                    below = min(area.bottom() + 1.0, bottom_line - row)
                    slots[name] = Slot(QRectF(x - half, below, 2 * half, row), x)
        target = QPointF(min(width - _MARGIN, output + _TO_TARGET), units[OUTPUT].center().y())
        _outer_slots(slots, inputs, radius, target, units[OUTPUT], row, wide)
        edges, apart = _edges(model, inputs, radius, units)
        layout = cls(
            inputs=inputs,
            radius=radius,
            units=units,
            target=target,
            edges=edges,
            biases=biases,
            marks=marks,
            slots=slots,
            labels={},
            thickest=max(3.0, min(9.0, apart - 0.5)),
            columns=tuple(xs[1:-1]),
            strip=strip,
            between=between,
            right=width,
            row=row,
        )
        slots["note"] = Slot(QRectF(8.0, bottom_line, width - 16.0, row), 8.0, begins=True)
        layout.labels.update(_labels(layout, model))
        return layout

    @property
    def dense(self) -> bool:
        """Whether there are so many lines that weak ones should stand back."""
        return len(self.edges) > 2 * _MOST_LABELS

    @property
    def side(self) -> float:
        """The side of a unit's picture."""
        return self.units[OUTPUT].width()

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the line that runs nearest to a point, within `REACH`, or None."""
        ends = self._ends
        if not len(ends):
            return None
        start, way = ends[:, 0], ends[:, 1] - ends[:, 0]
        at = np.array([point.x(), point.y()]) - start
        along = np.clip((at * way).sum(1) / (way * way).sum(1), 0.0, 1.0)
        distance = np.hypot(*(at - along[:, None] * way).T)
        nearest = int(distance.argmin())
        return self.edges[nearest] if distance[nearest] <= REACH else None

    def legs(self, stage: str, path: Sequence[Edge]) -> list[list[QLineF]]:
        """Return the lines that a stage's numbers go along, layer by layer, there or back.

        Parameters
        ----------
        stage : str
        path : sequence of Edge
            The lines that lead to the selected unit and from it.
        """
        if stage == "loss":
            return [[QLineF(self.units[OUTPUT].center(), self.target)]]
        layers = range(self.edges[-1].layer + 1)
        forth = [[edge.line for edge in path if edge.layer == layer] for layer in layers]
        if stage == "forward":
            return forth
        if stage == "backward":
            return [[QLineF(line.p2(), line.p1()) for line in leg] for leg in reversed(forth)]
        return []

    @cached_property
    def _ends(self) -> NDArray[np.float64]:
        """The lines' ends, shape (lines, 2, 2)."""
        lines = [edge.line for edge in self.edges]
        points = [(line.x1(), line.y1(), line.x2(), line.y2()) for line in lines]
        return np.array(points, dtype=np.float64).reshape(-1, 2, 2)


def _side(pitch: float, between: float, row: float) -> tuple[float, bool]:
    """Return a picture's side, and whether outputs have room below those of the fullest layer."""
    broad = min(_LARGEST, 0.4 * between)
    with_both, with_output = pitch - 2 * row - 6.0, pitch - _beside(row) - 1.0
    if with_both >= min(broad, _READABLE):
        return min(broad, with_both), True
    if with_output >= min(broad, _READABLE):
        return min(broad, with_output), True
    return max(6.0, min(broad, pitch - _MARK - _MARK_GAP)), False


def _beside(row: float) -> float:
    """Return the room that a unit with its output needs besides its picture.

    That is for a bias's mark above it, and, of the last one, to end above the bottom line.
    """
    return max(row + _MARK + 3 * _MARK_GAP, 2 * row - 4.0)


def _unit_heights(count: int, top: float, foot: float) -> list[float]:
    """Return where the middles of so many units stand."""
    pitch, middle = min((foot - top) / count, _FURTHEST), (top + foot) / 2
    return [middle + (number - (count - 1) / 2) * pitch for number in range(count)]


def _outer_slots(
    slots: dict[str, Slot],
    inputs: tuple[QPointF, ...],
    radius: float,
    target: QPointF,
    output: QRectF,
    row: float,
    wide: float,
) -> None:
    """Add the places of the inputs' values, of the target's and of the loss."""
    half = min(_MARGIN - 2.0, wide / 2)
    for number, at in enumerate(inputs, start=1):
        area = QRectF(at.x() - half, at.y() + radius + 1.0, 2 * half, row)
        slots[f"x{number}"] = Slot(area, at.x())
    below = max(output.bottom(), target.y() + radius) + 1.0
    answer = slots.get(OUTPUT)
    left = answer.area.right() + 2.0 if answer is not None else output.right() + 2.0
    right = target.x() + _MARGIN - 2.0
    slots["target"] = Slot(QRectF(left, below, right - left, row), target.x())
    begin = output.center().x() - min(wide, _TO_TARGET) / 2
    area = QRectF(begin, below + row + 2.0, right - begin, row)
    slots["loss"] = Slot(area, (output.center().x() + target.x()) / 2)


def _edges(
    model: Model, inputs: tuple[QPointF, ...], radius: float, units: dict[str, QRectF]
) -> tuple[tuple[Edge, ...], float]:
    """Return the lines, and how far apart they end at the fullest unit."""
    edges: list[Edge] = []
    names_of = model.parameter_names
    apart = _PORTS
    sources = [QPointF(at.x() + radius, at.y()) for at in inputs]
    for layer, names in enumerate(model.unit_names):
        areas = [units[name] for name in names]
        count = len(sources)
        step = min(_PORTS, (areas[0].height() - 4.0) / max(count - 1, 1))
        apart = min(apart, step)
        for unit, area in enumerate(areas):
            for source, begin in enumerate(sources):
                port = area.center().y() + (source - (count - 1) / 2) * step
                end = QPointF(area.left(), port)
                position = model.position(layer, unit, source)
                line = QLineF(begin, end)
                edges.append(Edge(names_of[position], position, layer, unit, source, line))
        sources = [QPointF(area.right(), area.center().y()) for area in areas]
    return tuple(edges), apart


def _biases(model: Model) -> dict[str, tuple[str, int]]:
    return {
        name: (parameter.name, parameter.position)
        for names in model.unit_names
        for name in names
        for parameter in parameters_of(model, name)
        if parameter.bias
    }


def _labels(layout: NetworkLayout, model: Model) -> dict[int, Slot]:
    """Return the places of the weights' numbers: between two layers all of them, or none."""
    found: dict[int, Slot] = {}
    taken = [
        *layout.units.values(),
        *layout.marks.values(),
        *(slot.area for slot in layout.slots.values()),
    ]
    for layer in range(len(model.unit_names)):
        edges = [edge for edge in layout.edges if edge.layer == layer]
        if len(edges) > _MOST_LABELS:
            continue
        areas: list[QRectF] = []
        for width in _LABELS:
            size = QPointF(width * layout.row, layout.row)
            areas = places_on([edge.line for edge in edges], size, taken)
            if areas:
                break
        taken += areas
        for edge, area in zip(edges, areas, strict=False):
            found[edge.position] = Slot(area, area.center().x())
    return found
