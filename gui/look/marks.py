"""How answers look: the colours from 0 over ½ to 1, and the mark of a sample.

A mark's shape and outline tell the right answer, its core the model's: a circle is 0, a triangle
is 1. So a wrong answer shows without colours too, as a shape with a core of the other kind. Where
targets are numbers, a mark is a circle; on a picture of colours its core is that of the target.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from learnscope.core import Problem
from learnscope.gui.look.theme import Theme, mix

if TYPE_CHECKING:
    from learnscope.gui.session.snapshot import Snapshot

#: Colours on the scale of answers.
STEPS = 256

RADIUS = 9.0

#: Smaller marks are filled up to their outline.
_SMALL = 7.0

#: What a mark is filled with by its answer.
_FILLS = {0.0: "class_0", 0.5: "undecided", 1.0: "class_1"}

#: Marks of at most this radius are set off but a little.
_TINY = 3.0


def answer_colours(theme: Theme) -> NDArray[np.uint8]:
    """Return the colours of the answers from 0 to 1, as red, green, blue, shape (`STEPS`, 3)."""
    ends = [theme.colour(name) for name in ("class_0", "undecided", "class_1")]
    return _between(ends)


def number_colours(theme: Theme) -> NDArray[np.uint8]:
    """Return the colours of answers that are numbers, from low to high, shape (`STEPS`, 3)."""
    return _between([theme.colour(name) for name in ("number_low", "number_high")])


def _between(ends: Sequence[QColor]) -> NDArray[np.uint8]:
    rgb = np.array([[c.red(), c.green(), c.blue()] for c in ends], dtype=np.float64)
    at, stops = np.linspace(0.0, 1.0, STEPS), np.linspace(0.0, 1.0, len(ends))
    channels = [np.interp(at, stops, rgb[:, channel]) for channel in range(3)]
    return np.round(np.stack(channels, axis=1)).astype(np.uint8)


def tint(colours: NDArray[np.uint8], share: float) -> QColor:
    """Return a colour of a scale at a share of it, from 0 to 1."""
    return QColor(*colours[round(min(max(share, 0.0), 1.0) * (STEPS - 1))].tolist())


class SampleMark(NamedTuple):
    """One sample as it is drawn."""

    row: int
    inputs: tuple[float, ...]
    #: The right answer: 0 or 1, or any number.
    target: float
    #: The side of ½ that the model's answer is on: 0 or 1; ½ if on neither.
    answer: float
    active: bool
    selected: bool
    #: Whether it only tests.
    held_out: bool = False
    #: Whether its target is a number rather than a class.
    number: bool = False
    #: Of a number, its share of the scale that a picture has; None where height tells it.
    share: float | None = None


def marks(snapshot: "Snapshot") -> list[SampleMark]:
    """Return the marks of all samples, the selected one last so that it lies on top."""
    return marks_of(snapshot.experiment.problem, snapshot.outputs, snapshot.selected)


def marks_of(
    problem: Problem,
    outputs: Sequence[float],
    selected: int,
    rows: Sequence[int] | None = None,
    shares: Sequence[float] | NDArray[np.float64] | None = None,
) -> list[SampleMark]:
    """Return the marks of samples for their answers ŷ, the selected one last.

    Parameters
    ----------
    problem : Problem
    outputs : sequence of float
        One a sample of `rows`.
    selected : int
    rows : sequence of int, optional
        The samples' numbers; None for all.
    shares : sequence of float, optional
        Of all samples whose targets are numbers: the target as a share of a picture's scale.
    """
    active, held_out = _belongs(problem.active), _belongs(problem.held_out)
    inputs, targets = problem.inputs, problem.target_array
    number = problem.task == "regression"
    result = [
        SampleMark(
            row=row,
            inputs=tuple(inputs[row].tolist()),
            target=float(targets[row]) if number else int(targets[row]),
            answer=_side_of(output),
            active=active(row),
            selected=row == selected,
            held_out=held_out(row),
            number=number,
            share=None if shares is None else float(shares[row]),
        )
        for row, output in zip(range(len(targets)) if rows is None else rows, outputs, strict=True)
    ]
    return sorted(result, key=lambda mark: mark.selected)


def _side_of(output: float) -> float:
    """Return the class that an answer ŷ stands for: 0 or 1, or ½ where it is exactly ½."""
    return 0.5 if output == 0.5 else float(output > 0.5)


def _belongs(rows: tuple[int, ...]) -> Callable[[int], bool]:
    """Return whether a number is among ascending ones, by halves: there may be thousands."""

    def found(row: int) -> bool:
        place = bisect_left(rows, row)
        return place < len(rows) and rows[place] == row

    return found


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
    painter: QPainter, at: QPointF, mark: SampleMark, theme: Theme, radius: float = RADIUS
) -> None:
    """Paint one sample, set off from whatever lies under it.

    A sample held out to test is hollow, with a dot for the model's answer; one that is switched off
    is dashed. A sample whose target is a number has no shape to tell, and a colour only where the
    picture has a scale of them.
    """
    panel = theme.colour("panel")
    right = right_colour(mark, theme)
    kind = 0 if mark.number else int(mark.target)
    outline = shape(kind, at, radius)
    join = Qt.PenJoinStyle.RoundJoin
    cap = Qt.PenCapStyle.FlatCap
    small = radius < _SMALL
    if mark.selected:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((panel, 5.0), (theme.colour("ink"), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, radius + 7.0, radius + 7.0)
    painter.setBrush(panel)
    # Among thousands, what sets a mark off must not hide those beside it.
    halo = 6.0 if not small and mark.share is None else 3.0 if radius > _TINY else 1.8
    painter.setPen(QPen(panel, halo, Qt.PenStyle.SolidLine, cap, join))
    painter.drawPath(outline)
    if not mark.active and not mark.held_out:
        pen = QPen(mix(right, panel, 0.3), 1.5, Qt.PenStyle.CustomDashLine, cap, join)
        pen.setDashPattern([2.0, 2.0])
        painter.setPen(pen)
        painter.drawPath(outline)
        return
    # Lighter than a line that it may lie on.
    light = mix(right, panel, 0.35)
    tinted = mark.share is not None
    if mark.share is not None:
        answer = tint(number_colours(theme), mark.share)
    else:
        answer = light if mark.number else theme.colour(_FILLS[mark.answer])
    # Beside the ground's colour stands that of the target, with no other between them.
    filled = small or tinted
    width = 1.2 if filled else 2.0
    painter.setPen(QPen(right, width, Qt.PenStyle.SolidLine, cap, join))
    painter.setBrush(answer if filled and not mark.held_out else panel)
    painter.drawPath(outline)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(answer)
    if mark.held_out and (tinted or not mark.number):
        painter.drawEllipse(at, max(radius * 0.3, 1.0), max(radius * 0.3, 1.0))
    elif not filled and not mark.held_out:
        painter.drawPath(shape(kind, at, radius - 3.8))


def right_colour(mark: SampleMark, theme: Theme) -> QColor:
    """Return the colour of a sample's outline: that of its right answer, if it is a class."""
    if mark.number:
        return theme.colour("muted" if mark.share is None else "ink")
    return theme.colour(f"class_{mark.target}")
