"""A short movement through a network when a stage opens: layer by layer, there or back."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPen

from learnscope.gui.views.drawing.network_layout import Edge, Layout
from learnscope.gui.views.drawing.text_painter import Pencil

#: Between two layers, so many lines have a dot of their own at most; more of them light up.
_MOST_DOTS = 24


def paint_pulse(
    pencil: Pencil, layout: Layout, path: Sequence[Edge], stage: str, share: float
) -> None:
    """Draw what travels along a path, `share` of its way from 0 to 1.

    Parameters
    ----------
    pencil : Pencil
    layout : Layout
    path : sequence of Edge
        The lines that lead to the selected unit and from it.
    stage : str
    share : float
    """
    if stage == "loss":
        begin = layout.units["y"].center()
        _dot(pencil, begin + (layout.target - begin) * share)
        return
    if stage not in {"forward", "backward"}:
        return
    count = layout.edges[-1].layer + 1
    way = share if stage == "forward" else 1.0 - share
    layer = min(int(way * count), count - 1)
    within = way * count - layer
    lines = [edge.line for edge in path if edge.layer == layer]
    if len(lines) > _MOST_DOTS:
        pencil.painter.setPen(QPen(pencil.theme.colour("accent"), 1.0))
        pencil.painter.drawLines(lines)
        return
    for line in lines:
        _dot(pencil, line.pointAt(within))


def _dot(pencil: Pencil, at: QPointF) -> None:
    pencil.painter.setPen(QPen(pencil.theme.colour("panel"), 1.5))
    pencil.painter.setBrush(pencil.theme.colour("accent"))
    pencil.painter.drawEllipse(at, 5.0, 5.0)
