"""Where the parts of the single neuron stand, and how texts and numbers find their places."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF

from learnscope.core import Model

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
            for name, y in zip(names, _heights(len(names), top, bottom), strict=True)
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


def _heights(count: int, top: float, bottom: float) -> list[float]:
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
    """Return the places of the inputs' names: left of x1 and x2, below the constant."""
    slots: dict[str, Slot] = {}
    for name, node in inputs.items():
        if name == "b":
            below = QRectF(2.0, node.y() + radius + 3.0, 2 * node.x() + 2 * radius, row)
            slots[f"name_{name}"] = Slot(below, node.x())
        else:
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
