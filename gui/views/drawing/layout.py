"""Where everything in a drawing stands: the single neuron's parts, and a network's."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF

from learnscope.core import Model
from learnscope.gui.views.drawing.view_state import OUTPUT, parameters_of

#: Free space beside the texts at the edges, and between a node and what stands next to it.
_EDGE, _GAP = 4.0, 4.0

#: Where on its line a number may stand, the best place first.
_SHARES = sorted((share / 40 for share in range(5, 36)), key=lambda share: abs(share - 0.5))

#: A line that passes this near, in pixels, lies under a number as well.
_NEAR = 4.0


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one text: it may be moved within, so that it stands under its node.

    No slot touches another one or a node, so no number ever covers another, however long it is.
    """

    area: QRectF
    #: The x that the text is centred on, or begins at, as far as there is room.
    anchor: float
    begins: bool = False

    def holding(self, width: float) -> QRectF:
        """Return where a text of this width stands."""
        left = self.anchor - (0.0 if self.begins else width / 2)
        left = max(min(left, self.area.right() - width), self.area.left())
        return QRectF(left, self.area.top(), min(width, self.area.width()), self.area.height())


@dataclass(frozen=True, slots=True)
class NeuronLayout:
    """Where the parts stand, in pixels."""

    radius: float
    #: The nodes of x1, x2 and the constant 1, by the name of the parameter that they go through.
    inputs: dict[str, QPointF]
    sum: QPointF
    sigmoid: QRectF
    output: QPointF
    target: QPointF
    slots: dict[str, Slot]
    #: The height of a row of text.
    row: float

    @classmethod
    @lru_cache(8)
    def fitted(cls, model: Model, width: float, height: float, line: float) -> "NeuronLayout":
        """Return the layout for a widget of this size.

        Parameters
        ----------
        model : Model
        width, height : float
        line : float
            The height of a line of text.
        """
        names = model.parameter_names
        row = line + 2.0
        radius = max(15.0, min(24.0, height / 13, width / 26))
        top, bottom = radius + 8.0, height - radius - row - 6.0
        middle = (top + bottom) / 2
        left, right = radius + 30.0, width - radius - 10.0
        box = 2.3 * radius

        def across(share: float) -> float:
            return left + (right - left) * share

        sum_ = QPointF(across(0.51), middle)
        output = QPointF(across(0.83), middle)
        target = QPointF(right, middle)
        sigmoid = QRectF(across(0.675) - box / 2, middle - box / 2, box, box)
        inputs = {
            name: QPointF(left, y)
            for name, y in zip(names, _input_heights(len(names), top, bottom), strict=True)
        }
        slots = _weight_slots(inputs, sum_, radius, row) | _input_slots(inputs, radius, row)

        # Below the nodes from Σ to Y: z and ŷ side by side, then the loss.
        begin, end = sum_.x() - radius, width - _EDGE
        below = middle + box / 2 + 2.0
        # ŷ stands in the middle under its node once z has room for eight figures.
        split = max(output.x() - 2.75 * row, min(begin + 6.5 * row, output.x() - radius))
        slots["z"] = Slot(QRectF(begin, below, split - begin - _GAP, row), sum_.x() + 8.0)
        slots["output"] = Slot(QRectF(split, below, end - split, row), output.x())
        between = (output.x() + target.x()) / 2
        slots["loss"] = Slot(QRectF(begin, below + row, end - begin, row), between)

        # Above them: what each node is called, and over that the slopes, like flags on poles that
        # rise to the left, the way that they are found; no pole goes through another flag.
        above = middle - box / 2 - row - 1.0
        nodes = (("sum", sum_), ("slope", sigmoid.center()), ("answer", output), ("target", target))
        centres = [at.x() for _, at in nodes]
        borders = [begin, *((left + right) / 2 for left, right in pairwise(centres)), end]
        for (name, at), (low, high) in zip(nodes, pairwise(borders), strict=True):
            slots[f"name_{name}"] = Slot(QRectF(low, above, high - low, row), at.x())
        flags = (
            ("dL/dy", output.x() - radius, sigmoid.left() + _GAP),
            ("dy/dz", sigmoid.left(), sum_.x()),
            ("dL/dz", begin, begin),
        )
        for number, (name, pole, low) in enumerate(flags, start=1):
            area = QRectF(low, above - number * row, end - low, row)
            slots[name] = Slot(area, pole, begins=True)
        foot = height - row - 2.0
        slots["legend"] = Slot(QRectF(begin - 2 * row, foot, end - begin + 2 * row, row), end)
        return cls(radius, inputs, sum_, sigmoid, output, target, slots, row)

    def legs(self, stage: str) -> list[list[QLineF]]:
        """Return the lines that a stage's numbers go along, leg by leg; each input has its own."""
        inputs = self.inputs.values()
        if stage == "forward":
            points = [[node, self.sum, self.output] for node in inputs]
        elif stage == "loss":
            points = [[self.output, self.target]]
        elif stage == "backward":
            points = [[self.target, self.output, self.sum, node] for node in inputs]
        else:
            return []
        routes = [[QLineF(*ends) for ends in pairwise(route)] for route in points]
        return [list(leg) for leg in zip(*routes, strict=True)]


def _input_heights(count: int, top: float, bottom: float) -> list[float]:
    """Return where so many inputs stand: three from edge to edge, two a little further in."""
    inset = (bottom - top) / 8 if count == 2 else 0.0
    step = (bottom - top - 2 * inset) / (count - 1)
    return [top + inset + number * step for number in range(count)]


def _weight_slots(
    inputs: dict[str, QPointF], sum_: QPointF, radius: float, row: float
) -> dict[str, Slot]:
    """Return two rows on each weight's line: the weight, and what goes through it."""
    slots: dict[str, Slot] = {}
    for name, node in inputs.items():
        at = (node + sum_) / 2
        begin = node.x() + radius + _GAP
        width = sum_.x() - radius - _GAP - begin
        for key, top in ((name, at.y() - row / 2), (f"through_{name}", at.y() + row / 2)):
            slots[key] = Slot(QRectF(begin, top, width, row), at.x())
    return slots


def _input_slots(inputs: dict[str, QPointF], radius: float, row: float) -> dict[str, Slot]:
    """Return the places of the inputs' names: left of x1 and x2, below the constant.

    Below x1 and x2 is room for what the data call them, not so wide that it reached their lines.
    """
    slots: dict[str, Slot] = {}
    for name, node in inputs.items():
        if name == "b":
            below = QRectF(2.0, node.y() + radius + 3.0, 2 * node.x() + 2 * radius, row)
            slots[f"name_{name}"] = Slot(below, node.x())
        else:
            below = QRectF(2.0, node.y() + radius + 2.0, 2 * (node.x() - 2.0), row)
            slots[f"column_{name}"] = Slot(below, node.x())
            slots[f"value_{name}"] = Slot(below.translated(0.0, row), node.x())
            left = QRectF(2.0, node.y() - row / 2, node.x() - radius - 4.0, row)
            slots[f"name_{name}"] = Slot(left, left.center().x())
    return slots


def places_on(lines: Sequence[QLineF], size: QPointF, taken: Sequence[QRectF]) -> list[QRectF]:
    """Return a place on each line, or none at all if there is not a clear one for every line.

    A number that lies where lines cross could belong to any of them. So those places are taken on
    which the fewest other lines lie, and among those with equally many, places in a column; if it
    is more than one line a number, none, since then pointing at a line tells more.

    Parameters
    ----------
    lines : sequence of QLineF
        From one layer to the next, each from left to right.
    size : QPointF
        Width and height of a number.
    taken : sequence of QRectF
        What no number may touch.
    """
    places = [[_place(line, share, size) for share in _SHARES] for line in lines]
    free = [
        [_free(area, line, taken) for area in areas]
        for line, areas in zip(lines, places, strict=True)
    ]
    crossed = _crossed(lines, places)
    steep = np.argsort([-abs(line.dy()) for line in lines], kind="stable").tolist()
    orders = (list(range(len(lines))), list(range(len(lines)))[::-1], steep)
    found = [_in_a_column(places, free), *(_one_by_one(places, free, crossed, o) for o in orders)]
    whole = [choice for choice in found if choice]
    if not whole:
        return []
    counts = [sum(int(crossed[i, k]) for i, k in enumerate(choice)) for choice in whole]
    best = whole[counts.index(min(counts))]
    if min(counts) > len(lines):
        return []
    return [places[i][k] for i, k in enumerate(best)]


def _in_a_column(places: list[list[QRectF]], free: list[list[bool]]) -> list[int]:
    """Return the same place for every line, or none if there is no such place."""
    for k in range(len(_SHARES)):
        areas: list[QRectF] = []
        for own, may in zip(places, free, strict=True):
            if not may[k] or _touches(own[k], areas):
                break
            areas.append(own[k])
        else:
            return [k] * len(places)
    return []


def _one_by_one(
    places: list[list[QRectF]],
    free: list[list[bool]],
    crossed: NDArray[np.int64],
    order: list[int],
) -> list[int]:
    """Return for each line the best place that the lines before it have left, or none."""
    chosen: dict[int, int] = {}
    for i in order:
        others = [places[j][k] for j, k in chosen.items()]
        left = [k for k, area in enumerate(places[i]) if free[i][k] and not _touches(area, others)]
        if not left:
            return []
        chosen[i] = min(left, key=lambda k: (crossed[i, k], k))
    return [chosen[i] for i in range(len(places))]


def _crossed(lines: Sequence[QLineF], places: list[list[QRectF]]) -> NDArray[np.int64]:
    """Return how many other lines lie under each place, shape (lines, places)."""
    ends = np.array([(line.x1(), line.y1(), line.x2(), line.y2()) for line in lines])
    x1, y1, x2, y2 = ends.reshape(-1, 4).T
    areas = np.array([[area.getCoords() for area in own] for own in places])
    left, top, right, bottom = (areas[..., i, None] for i in range(4))
    # Between the sides of a place, a line lies between its heights there.
    begin = np.clip((left - x1) / (x2 - x1), 0.0, 1.0)
    end = np.clip((right - x1) / (x2 - x1), 0.0, 1.0)
    first, last = y1 + begin * (y2 - y1), y1 + end * (y2 - y1)
    over = (np.minimum(first, last) < bottom + _NEAR) & (np.maximum(first, last) > top - _NEAR)
    over &= end > begin
    over &= ~np.eye(len(lines), dtype=bool)[:, None, :]
    return np.asarray(np.count_nonzero(over, axis=2))


def _place(line: QLineF, share: float, size: QPointF) -> QRectF:
    middle = line.pointAt(share)
    return QRectF(middle - size / 2, middle + size / 2)


def _free(area: QRectF, line: QLineF, taken: Sequence[QRectF]) -> bool:
    if area.left() < line.x1() + 3.0 or area.right() > line.x2() - 3.0:
        return False
    return not _touches(area, taken)


def _touches(area: QRectF, others: Sequence[QRectF]) -> bool:
    around = area.adjusted(-1, -1, 1, 1)
    return any(around.intersects(other) for other in others)


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


@dataclass(frozen=True, slots=True)
class Edge:
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
