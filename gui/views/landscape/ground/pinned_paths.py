"""The runs beside the present one on its ground: dashed, named at their ends, and read out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from learnscope.gui.look.labels import Row, dot, write
from learnscope.gui.look.theme import DASHES
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, signed
from learnscope.gui.views.landscape.ground.run_path import thinned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from learnscope.core import Experiment
    from learnscope.core.landscape import Plane
    from learnscope.gui.session.beside.pinned import Pinned
    from learnscope.gui.views.landscape.ground.ground_plot import GroundPlot

    Array = NDArray[np.float64]

#: Of each run so many points are drawn at most.
_MOST = 200

#: The width of a line, and of the rim that sets it off from the ground.
_WIDTH, _RIM = 1.5, 3.5

#: Further out than this, in pixels, Qt can't draw.
_FURTHEST = 20_000.0


@dataclass(frozen=True, slots=True, eq=False)
class PinnedPath:
    """A pinned run's way over the plane.

    Parameters
    ----------
    pinned : Pinned
    x, y : ndarray, shape (n,)
        Where it was at each of its recorded epochs.
    """

    pinned: Pinned
    x: Array
    y: Array


def paths_over(plane: Plane, experiment: Experiment, pins: Sequence[Pinned]) -> list[PinnedPath]:
    """Return the ways of the runs that have the same parameters as the present one."""
    paths = []
    for pinned in pins:
        if pinned.experiment.model.parameter_names == experiment.model.parameter_names:
            with np.errstate(all="ignore"):
                x, y, _ = plane.places(pinned.parameters)
            paths.append(PinnedPath(pinned, x, y))
    return paths


def paint_paths(painter: QPainter, plot: GroundPlot, paths: Sequence[PinnedPath]) -> None:
    """Paint the ways of pinned runs."""
    panel = plot.theme.colour("panel")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for path in paths:
        pixels = np.clip(np.nan_to_num(plot.pixels(path.x, path.y)), -_FURTHEST, _FURTHEST)
        points = [QPointF(x, y) for x, y in pixels[thinned(pixels, _MOST)].tolist()]
        colour = plot.theme.colour(path.pinned.style)
        rim = QPen(panel, _RIM, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        pen = QPen(colour, _WIDTH, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        # Qt counts dashes in widths of the line.
        pen.setDashPattern([length / _WIDTH for length in DASHES[path.pinned.style]])
        for each in (rim, pen):
            painter.setPen(each)
            painter.drawPolyline(QPolygonF(points))


def paint_ends(painter: QPainter, plot: GroundPlot, paths: Sequence[PinnedPath]) -> None:
    """Paint where pinned runs ended, and what they are called."""
    panel = plot.theme.colour("panel")
    for path in paths:
        if not np.isfinite([path.x[-1], path.y[-1]]).all():
            continue
        at, colour = plot.point(path.x[-1], path.y[-1]), plot.theme.colour(path.pinned.style)
        dot(painter, at, 3.5, colour, panel)
        write(painter, at + QPointF(7.0, -4.0), path.pinned.name, colour, panel)


def rows_of(paths: Sequence[PinnedPath], epoch: int) -> list[Row]:
    """Return the losses of pinned runs at an epoch, each against the baseline."""
    moments = [(path.pinned, path.pinned.run.at(epoch)) for path in paths]
    found = [(pinned, moment) for pinned, moment in moments if moment is not None]
    base = next((moment.loss for pinned, moment in found if pinned.baseline), None)
    rows = []
    for pinned, moment in found:
        against = ""
        if pinned.baseline:
            against = "  " + translate("Overlay", "baseline")
        elif base is not None and np.isfinite(moment.loss - base):
            against = f"  ({signed(moment.loss - base)})"
        label = pinned.name if moment.epoch == epoch else f"{pinned.name} ({moment.epoch:,})"
        rows.append(Row(label, exact(moment.loss) + against, pinned.style))
    return rows
