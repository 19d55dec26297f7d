"""The ground as a surface to be turned, with the run over it at the height of its own loss."""

from typing import TYPE_CHECKING

import numpy as np
from pyqtgraph.opengl import GLLinePlotItem
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from learnscope.core.landscape import plane_losses
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.axes import ticks
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.scene import HIGH, LOW, POINTS, Scene3D, Word, values_along
from learnscope.gui.text.numbers import short
from learnscope.gui.views.landscape.ground import loss_scale
from learnscope.gui.views.landscape.ground.ground import (
    Extent,
    Ground,
    bands,
    steps,
    what_shapes,
    where_it_lies,
)
from learnscope.gui.views.landscape.ground.ground_plot import paint_start_and_present
from learnscope.gui.widgets.guard import guarded

if TYPE_CHECKING:
    from learnscope.gui.views.landscape.ground.ground_map import GroundMap

#: On a logarithmic scale of heights, what is lower than this share of the highest lies at 0.
_LEAST = 1e-9


@guarded
class Ground3D(Scene3D):
    """What the map shows, as heights.

    Where the run lies over or under the ground, other parameters were other then.

    Parameters
    ----------
    ground : GroundMap
        The map whose ground, run and steps of colour are shown.
    """

    def __init__(self, ground: "GroundMap", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map = ground
        self._extent = Extent((-1.0, 1.0), (-1.0, 1.0))
        self._limits, self._log = (0.0, 1.0), False
        self._drawn: object = None
        #: Where the start and the present stand, in space.
        self._marks: Array = np.zeros((0, 3))
        self.run = GLLinePlotItem(mode="line_strip", width=3.0, glOptions="opaque")
        for item in (self.run, self.surface, self.mesh):
            self.addItem(item)
        self.apply_theme(self.theme)
        self.turn_back()

    def display(self) -> None:
        """Show what the map shows."""
        snapshot, laid, path = self._map.snapshot, self._map.laid, self._map.path
        if snapshot is None or laid is None or path is None:
            return
        self._extent = self._map.extent.filling(1.0, 1.0)
        plane = laid.plane
        experiment = snapshot.experiment
        key = (
            where_it_lies(plane),
            what_shapes(experiment),
            self._extent,
            self._map.log_steps,
            self.theme.name,
            self._map.hides,
        )
        if key != self._drawn:
            self._drawn = key
            xs, ys = (np.linspace(*ends, POINTS) for ends in (self._extent.x, self._extent.y))
            self._draw(Ground(self._extent, xs, ys, plane_losses(experiment, plane, xs, ys, 1)))
        self._draw_run(path.x, path.y, path.losses)
        names = ("start", "present")
        across, up = np.array([self._map.place(name) for name in names]).T
        self._marks = self._in_space(across, up, np.array([self._map.mark(n)[2] for n in names]))
        self.update()

    def _draw(self, ground: Ground) -> None:
        self._limits = ground.limits
        at = steps(ground.limits, self._map.log_steps)
        # What goes in steps of the same ratio stands in heights of the same ratio.
        self._log = self._map.log_steps and ground.limits[0] > 0.0
        table = loss_scale.picture(
            bands(ground.losses.T, at), loss_scale.colours(self.theme, len(at) + 1)
        )
        self.show_heights(self._heights(ground.losses.T), table.astype(np.float32) / 255.0)
        for item in (self.surface, self.mesh):
            item.setVisible(not self._map.hides)

    def _heights(self, losses: Array) -> Array:
        low, high = self._limits
        if self._log:
            low = max(low, high * _LEAST)
            with np.errstate(all="ignore"):
                losses, low, high = np.log(losses), float(np.log(low)), float(np.log(high))
        shares = (losses - low) / (high - low) if high > low else np.zeros_like(losses)
        return np.asarray(np.clip(np.nan_to_num(shares, nan=1.0), 0.0, 1.0))

    def _in_space(self, x: Array, y: Array, losses: Array) -> Array:
        """Return where points of the plane stand in space, shape (n, 3)."""
        (x0, x1), (y0, y1) = self._extent.x, self._extent.y
        with np.errstate(all="ignore"):
            across, up = (x - x0) / (x1 - x0), (y - y0) / (y1 - y0)
        floor = LOW + (HIGH - LOW) * np.nan_to_num(np.column_stack((across, up)))
        return np.column_stack((np.clip(floor, LOW, HIGH), self._heights(losses) + 0.006))

    def _draw_run(self, x: Array, y: Array, losses: Array) -> None:
        self.run.setVisible(len(x) > 1)
        if len(x) > 1:
            self.run.setData(pos=self._in_space(x, y, losses), color=self.theme.colour("ink"))

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.display()

    def words(self) -> list[Word]:
        """Return the axes' names and values, and the least and the greatest height."""
        low, high = (short(loss, 3) for loss in self._limits)
        words: list[Word] = [
            (self._map.x_title, (0.5, LOW - 0.3, 0.0), "ink"),
            (self._map.up_title, (HIGH + 0.3, 0.5, 0.0), "ink"),
            (loss_scale.title(), (LOW, LOW, 1.15), "ink"),
            (low, (LOW - 0.1, LOW - 0.1, 0.0), "muted"),
            (high, (LOW - 0.1, LOW - 0.1, 1.0), "muted"),
        ]
        ends = self._extent.x, self._extent.y
        first, second = (ticks(*each, 4.0, 1.0) for each in ends)
        return words + values_along(ends, (first, second))

    def paint_marks(self, painter: QPainter) -> None:
        """Paint where the run starts and stands."""
        if not len(self._marks):
            return
        start, present = (QPointF(x, y) for x, y in self.seen(self._marks)[0].tolist())
        paint_start_and_present(painter, start, present, self.theme)
