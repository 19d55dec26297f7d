"""Words on lines by epoch: what stands at their ends, clear of the lines and of each other."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from learnscope.gui.look.labels import dot, name_gap, spread, write
from learnscope.gui.look.theme import Theme, mix

#: A label's left and right end with the top that it should have, and the tops and bottoms of other
#: labels; gives the top that it gets.
_Free = Callable[[tuple[float, float], float, Sequence[tuple[float, float]]], float]


#: A label that stands further from its end than this, in pixels, has a line to it.
_FAR = 18.0


class End(NamedTuple):
    """The end of a line, in pixels, and what stands there."""

    x: float
    y: float
    text: str
    colour: QColor
    #: How far to the right its label may reach.
    right: float


def paint_ends(
    painter: QPainter, ends: Sequence[End], area: QRectF, theme: Theme, free_top: _Free
) -> list[QRectF]:
    """Paint a dot at each line's end, and its label beside it or where it is free.

    Parameters
    ----------
    painter : QPainter
    ends : sequence of End
    area : QRectF
        The box that holds the lines.
    theme : Theme
    free_top : callable
        See `_Free`.

    Returns
    -------
    list of QRectF
        Where the labels stand.
    """
    metrics = QFontMetricsF(painter.font())
    reach = max((metrics.horizontalAdvance(end.text) for end in ends), default=0.0)
    together: list[End] = []
    labels: list[QRectF] = []
    for end in sorted(ends, key=lambda end: end.x):
        # A label at the right of its end, and one at the left of the next.
        if together and end.x - together[-1].x > 2.0 * reach + 14.0:
            labels += _paint_together(painter, together, area, theme, free_top)
            together = []
        together.append(end)
    return labels + _paint_together(painter, together, area, theme, free_top)


def _paint_together(
    painter: QPainter, ends: Sequence[End], area: QRectF, theme: Theme, free_top: _Free
) -> list[QRectF]:
    """Paint ends so close to one another that their labels have to make room."""
    metrics = QFontMetricsF(painter.font())
    levels = [end.y for end in ends]
    wished = [y if np.isfinite(y) else area.bottom() for y in levels]
    half = metrics.capHeight() / 2
    gap = name_gap(metrics, len(ends), area)
    places = spread(wished, gap, area.top(), area.bottom() - half)
    widths = [metrics.horizontalAdvance(end.text) for end in ends]
    fits = [end.x + 7 + width <= end.right for end, width in zip(ends, widths, strict=True)]
    seen = [i for i, y in enumerate(levels) if area.top() - 2 <= y <= area.bottom() + 2]
    taken: list[QRectF] = []
    written: list[tuple[End, QPointF]] = []
    # What has its place at the right first. From below, so that labels stacked over all lines stand
    # in the order of the lines.
    for i in sorted(seen, key=lambda i: (fits[i], places[i]), reverse=True):
        (x, y, *_), place, width = ends[i], places[i], widths[i]
        if fits[i]:
            left, top = x + 7, place - metrics.capHeight() / 2
        else:
            # Below its line, if there is not the room for it between that and one above.
            close = any(0.0 < y - other < 2.5 * metrics.capHeight() for other in levels)
            aim = y + 6.0 if close else place - 8.0 - metrics.capHeight()
            across = x - width - 6, x
            beside = [r for r in taken if r.left() < across[1] and r.right() > across[0]]
            left = x - width - 2
            top = free_top(across, aim, [(r.top(), r.bottom()) for r in beside])
        taken.append(QRectF(left, top - 2.0, width, metrics.capHeight() + 4.0))
        written.append((ends[i], QPointF(left, top + metrics.capHeight())))
    for (end, _), label in zip(written, taken, strict=True):
        _lead(painter, end, label, theme)
    for end, _ in written:
        dot(painter, QPointF(end.x, end.y), 2.5, end.colour)
    for end, at in written:
        # Where a line, the axis or the future crosses it, the label is not read through it.
        write(painter, at, end.text, end.colour, theme.colour("panel"))
    return taken


def _lead(painter: QPainter, end: End, label: QRectF, theme: Theme) -> None:
    """Paint a thin line to a label that stands far from its end."""
    x = min(max(end.x, label.left()), label.right())
    y = min(max(end.y, label.top()), label.bottom())
    if math.hypot(x - end.x, y - end.y) > _FAR:
        # Fainter than any line that is measured.
        painter.setPen(QPen(mix(end.colour, theme.colour("panel"), 0.5), 1.0))
        painter.drawLine(QPointF(end.x, end.y), QPointF(x, y))


def paint_notes(painter: QPainter, notes: Sequence[str], area: QRectF, theme: Theme) -> None:
    """Paint what a plot has to say about itself, in its upper right corner."""
    metrics = QFontMetricsF(painter.font())
    for number, text in enumerate(notes):
        x = max(area.right() - metrics.horizontalAdvance(text), 0.0)
        at = QPointF(x, area.top() + metrics.ascent() + number * metrics.height())
        write(painter, at, text, theme.colour("muted"), theme.colour("panel"), rim=2.0)
