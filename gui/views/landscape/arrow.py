"""The arrow of descent: where the slope under the run's feet leads, as far as the rate goes."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from learnscope.gui.plotting.contour import apart
from learnscope.gui.views.landscape.ground_plot import GroundPlot, NextStep

#: An arrow shorter than this, in pixels, is none; one longer than this ends out of sight anyway.
_SHORTEST, _LONGEST = 5.0, 1e4

#: A head's length at most, half its width as a share of that, and how wide lines are.
_HEAD, _SLIM, _WIDTH = 9.0, 0.45, 2.0


def paint_step(painter: QPainter, plot: GroundPlot, names: Sequence[str], step: NextStep) -> None:
    """Paint −gradient times the rate, along each parameter and whole, and where the step leads.

    Parameters
    ----------
    painter : QPainter
    plot : GroundPlot
        A map of the ground.
    names : sequence of str
        The parameters along x and y; none where these are directions.
    step : NextStep
    """
    _, theta, _ = plot.mark("present")
    here = x, y = plot.place("present")
    down = plot.place_of(theta + step.downhill, 0.0)
    after = plot.place_of(step.parameters, 0.0)
    if not all(map(math.isfinite, (*here, *down, *after))):
        return
    ink, panel, begin = plot.theme.colour("ink"), plot.theme.colour("panel"), plot.point(x, y)
    for name, end in zip(names, ((down[0], y), (x, down[1])), strict=False):
        paint_arrow(painter, begin, plot.point(*end), plot.theme.parameter(name), panel)
    paint_arrow(painter, begin, plot.point(*down), ink, panel)
    paint_landing(painter, begin, plot.point(*after), ink, panel)


def paint_landing(
    painter: QPainter, begin: QPointF, at: QPointF, colour: QColor, fill: QColor
) -> None:
    """Paint where a step ends, if that is away from where it begins."""
    if apart(at, begin) > _SHORTEST:
        painter.setBrush(fill)
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DotLine))
        painter.drawEllipse(at, 4.0, 4.0)


def paint_arrow(
    painter: QPainter, begin: QPointF, end: QPointF, colour: QColor, rim: QColor
) -> None:
    """Paint an arrow, set off from what lies under it."""
    length = apart(begin, end)
    if not length > _SHORTEST:
        return
    along = (end - begin) / length
    end = begin + along * min(length, _LONGEST)
    foot = end - along * min(_HEAD, length * 0.6)
    side = QPointF(-along.y(), along.x()) * apart(end, foot) * _SLIM
    shape = QPolygonF([end, foot + side, foot - side])
    for pen, extra in ((rim, 2.5), (colour, 0.0)):
        flat = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(pen, _WIDTH + extra, *flat))
        painter.drawLine(begin, foot)
        painter.setBrush(pen)
        painter.setPen(QPen(pen, extra) if extra else Qt.PenStyle.NoPen)
        painter.drawPolygon(shape)
