"""How answers look: the colours from 0 over ½ to 1, and the mark of a sample.

A mark's shape and outline tell the right answer, its core the model's: a circle is 0, a triangle
is 1. So a wrong answer shows without colours too, as a shape with a core of the other kind.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from learnscope.core.gate import INPUTS, Gate
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import Theme
from learnscope.gui.views.line import mix

#: Colours on the scale of answers.
STEPS = 256

RADIUS = 9.0


def answer_colours(theme: Theme) -> NDArray[np.uint8]:
    """Return the colours of the answers from 0 to 1, as red, green, blue, shape (`STEPS`, 3)."""
    ends = [theme.colour(name) for name in ("class_0", "undecided", "class_1")]
    rgb = np.array([[c.red(), c.green(), c.blue()] for c in ends], dtype=np.float64)
    at = np.linspace(0.0, 1.0, STEPS)
    channels = [np.interp(at, (0.0, 0.5, 1.0), rgb[:, channel]) for channel in range(3)]
    return np.round(np.stack(channels, axis=1)).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class Mark:
    """One sample as it is drawn."""

    row: int
    inputs: tuple[float, float]
    target: int
    #: The model's answer: 1 if ŷ is above ½.
    answer: int
    active: bool
    selected: bool


def marks(snapshot: Snapshot) -> list[Mark]:
    """Return the marks of the four rows, the selected one last so that it lies on top."""
    return marks_of(snapshot.experiment.problem, snapshot.outputs, snapshot.selected)


def marks_of(problem: Gate, outputs: Sequence[float], selected: int) -> list[Mark]:
    """Return the marks of the four rows for their answers ŷ, the selected one last."""
    result = [
        Mark(
            row=row,
            inputs=(float(x1), float(x2)),
            target=problem.targets[row],
            answer=int(outputs[row] > 0.5),
            active=row in problem.active,
            selected=row == selected,
        )
        for row, (x1, x2) in enumerate(INPUTS)
    ]
    return sorted(result, key=lambda mark: mark.selected)


def shape(kind: int, at: QPointF, radius: float) -> QPainterPath:
    """Return a circle for 0, a triangle for 1, of about the same weight to the eye."""
    path = QPainterPath()
    if kind == 0:
        path.addEllipse(at, radius, radius)
        return path
    size = radius * 1.3
    corners = [
        QPointF(at.x() + size * math.sin(turn), at.y() - size * math.cos(turn) + size * 0.12)
        for turn in (0.0, 2.0 * math.pi / 3.0, 4.0 * math.pi / 3.0)
    ]
    path.moveTo(corners[0])
    path.lineTo(corners[1])
    path.lineTo(corners[2])
    path.closeSubpath()
    return path


def paint_mark(
    painter: QPainter, at: QPointF, mark: Mark, theme: Theme, radius: float = RADIUS
) -> None:
    """Paint one sample, set off from whatever lies under it."""
    panel = theme.colour("panel")
    right = theme.colour(f"class_{mark.target}")
    outline = shape(mark.target, at, radius)
    join = Qt.PenJoinStyle.RoundJoin
    cap = Qt.PenCapStyle.FlatCap
    if mark.selected:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((panel, 5.0), (theme.colour("ink"), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, radius + 7.0, radius + 7.0)
    painter.setBrush(panel)
    painter.setPen(QPen(panel, 6.0, Qt.PenStyle.SolidLine, cap, join))
    painter.drawPath(outline)
    if not mark.active:
        pen = QPen(mix(right, panel, 0.3), 1.5, Qt.PenStyle.CustomDashLine, cap, join)
        pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.drawPath(outline)
        return
    painter.setPen(QPen(right, 2.0, Qt.PenStyle.SolidLine, cap, join))
    painter.drawPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"class_{mark.answer}"))
    painter.drawPath(shape(mark.target, at, radius - 3.8))
