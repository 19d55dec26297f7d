"""Where everything in the drawing of the single neuron stands."""

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF

from learnscope.core import Model
from learnscope.gui.views.drawing.slots import Slot

#: Free space beside the texts at the edges, and between a node and what stands next to it.
_EDGE, _GAP = 4.0, 4.0


class NeuronLayout(NamedTuple):
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
