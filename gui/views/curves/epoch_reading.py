"""Reading lines by epoch: record by record, and beyond them what other runs have recorded."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from learnscope.gui.look.labels import Row
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact

if TYPE_CHECKING:
    from learnscope.gui.views.curves.epochs import EpochPlot

#: Within so many pixels of a line, the pointer means that line.
_NEAR = 12.0


class EpochReading:
    """Reads a plot's records out: under the pointer, or by keys one by one, or a tenth at once.

    ↑ and ↓ choose the line whose value is copied.

    Parameters
    ----------
    plot : EpochPlot
        Which answers what is read of it: `lines_read`, `quantities_overlaid`, `rows_at`.
    """

    def __init__(self, plot: "EpochPlot") -> None:
        self._plot = plot
        #: The line whose value is copied.
        self.chosen_line = 0

    @property
    def epochs(self) -> NDArray[np.int64]:
        """The epochs that are read out: those recorded, and beyond them those of other runs."""
        own, overlay = self._plot.epochs, self._plot.overlay
        if not len(own) or overlay.last <= own[-1]:
            return own
        return np.append(own, overlay.epochs[overlay.epochs > own[-1]])

    @property
    def cursor_index(self) -> int | None:
        """The index in `epochs` of what is read out, the nearest to the pointer, or None."""
        plot = self._plot
        if not len(plot.epochs):
            return None
        if plot.pointer is not None:
            inside = plot.area.contains(plot.pointer)
            return self._nearest(plot.value_at(plot.pointer)[0]) if inside else None
        return None if plot.readout.along is None else self._nearest(plot.readout.along)

    @property
    def record_index(self) -> int | None:
        """The same where it is a record of this run, or None."""
        index = self.cursor_index
        return index if index is not None and index < len(self._plot.epochs) else None

    def _nearest(self, epoch: float) -> int:
        return int(np.argmin(np.abs(self.epochs - epoch)))

    def rows(self, index: int) -> list[Row]:
        """Return a record's exact values, and those of other runs against the baseline."""
        plot = self._plot
        epoch = int(self.epochs[index])
        beside = plot.overlay.rows(epoch, plot.quantities_overlaid())
        if index >= len(plot.epochs):
            return beside
        rows = []
        for line in plot.lines_read():
            name, value = plot.names[line], float(plot.columns[line][index])
            against = plot.overlay.against_baseline(epoch, name, value)
            rows.append(Row(plot.label_of(name), exact(value) + against, name))
        return [*rows, *beside]

    def read(self) -> PlaceReading | None:
        """Return the record nearest to the pointer, or at which the keys are."""
        index, plot = self.cursor_index, self._plot
        if index is None or not plot.names:
            return None
        area, number = plot.area, int(self.epochs[index])
        x = plot.x_pixel(float(number))
        epoch = translate("EpochReading", "epoch {n}").format(n=f"{number:,}")
        dots = plot.overlay.dots(plot, number, plot.quantities_overlaid())
        height, copies, copied = area.center().y(), "", ""
        if index < len(plot.epochs):
            levels = plot.levels(plot.values_at(index))
            height = min(max(levels[self.chosen_line], area.top()), area.bottom())
            dots += [Dot(QPointF(x, levels[line]), plot.names[line]) for line in plot.lines_read()]
            copies = exact(plot.columns[self.chosen_line][index])
            name = plot.label_of(plot.names[self.chosen_line])
            copied = translate("EpochReading", "{name} copied").format(name=name)
        return PlaceReading(
            rows=[Row("", epoch), *plot.rows_at(index)],
            at=QPointF(x, height) if area.left() - 1 <= x <= area.right() + 1 else None,
            dots=[each for each in dots if area.top() <= each.at.y() <= area.bottom()],
            upright=True,
            copies=copies,
            copied=copied,
        )

    def step(self, way: int, far: bool) -> float | None:
        """Return the epoch of a record further on; at first, where the run stands."""
        plot = self._plot
        if not len(plot.epochs):
            return None
        plot.pointer = None
        epochs, index = self.epochs, self.cursor_index
        step = max(len(epochs) // 10, 1) if far else 1
        now = self._nearest(plot.now[0])
        return int(
            epochs[now if index is None else min(max(index + way * step, 0), len(epochs) - 1)]
        )

    def choose_next(self, step: int) -> None:
        """Choose the line before or after."""
        plot = self._plot
        self.chosen_line = (self.chosen_line + step) % len(plot.names)
        plot.hover(plot.names[self.chosen_line])

    def show_pointed(self, pixel: QPointF | None) -> None:
        """Choose the line nearest to the pointer, and light it if it is near."""
        plot, index, name = self._plot, self.record_index, ""
        if index is not None and pixel is not None:
            distances = np.abs(np.array(plot.levels(plot.values_at(index))) - pixel.y())
            distances[~np.isfinite(distances)] = np.inf
            self.chosen_line = int(np.argmin(distances))
            near = distances[self.chosen_line] <= _NEAR
            name = plot.names[self.chosen_line] if near else ""
        plot.hover(name)
