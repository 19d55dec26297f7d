"""Words on lines by epoch: what stands at their ends, clear of the lines and of each other."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.labels import dot, spread, write

#: A label's left and right end with the top that it should have, and the tops and bottoms of other
#: labels; gives the top that it gets.
_Free = Callable[[tuple[float, float], float, Sequence[tuple[float, float]]], float]


class End(NamedTuple):
    """The end of a line: its height in pixels, what stands there, and its colour."""

    y: float
    text: str
    colour: QColor


def paint_ends(
    painter: QPainter,
    x: float,
    ends: Sequence[End],
    area: QRectF,
    right: float,
    theme: Theme,
    free_top: _Free,
) -> None:
    """Paint a dot at each line's end, and its label beside it or where it is free.

    Parameters
    ----------
    painter : QPainter
    x : float
        Where the lines end, in pixels.
    ends : sequence of End
    area : QRectF
        The box that holds the lines.
    right : float
        How far to the right a label may reach.
    theme : Theme
    free_top : callable
        See `_Free`.
    """
    metrics = QFontMetricsF(painter.font())
    levels = [end.y for end in ends]
    wished = [y if np.isfinite(y) else area.bottom() for y in levels]
    places = spread(wished, metrics.height() * 0.9, area.top(), area.bottom())
    taken: list[tuple[float, float]] = []
    # From below, so that labels stacked over all lines stand in the order of the lines.
    for i in sorted(range(len(levels)), key=places.__getitem__, reverse=True):
        (y, text, colour), place = ends[i], places[i]
        if not area.top() - 2 <= y <= area.bottom() + 2:
            continue
        dot(painter, QPointF(x, y), 2.5, colour)
        width = metrics.horizontalAdvance(text)
        if x + 7 + width <= right:
            at = QPointF(x + 7, place + metrics.capHeight() / 2)
        else:
            # Below its line, if there is not the room for it between that and one above.
            close = any(0.0 < y - other < 2.5 * metrics.capHeight() for other in levels)
            aim = y + 6.0 if close else place - 8.0 - metrics.capHeight()
            top = free_top((x - width - 6, x), aim, taken)
            taken.append((top - 2.0, top + metrics.capHeight() + 2.0))
            at = QPointF(x - width - 2, top + metrics.capHeight())
        # Where a line, the axis or the future crosses it, the label is not read through it.
        write(painter, at, text, colour, theme.colour("panel"))


def paint_notes(painter: QPainter, notes: Sequence[str], area: QRectF, theme: Theme) -> None:
    """Paint what a plot has to say about itself, in its upper right corner."""
    metrics = QFontMetricsF(painter.font())
    for number, text in enumerate(notes):
        x = max(area.right() - metrics.horizontalAdvance(text), 0.0)
        at = QPointF(x, area.top() + metrics.ascent() + number * metrics.height())
        write(painter, at, text, theme.colour("muted"), theme.colour("panel"), rim=2.0)
