"""Reading lines by epoch: record by record, and beyond them what other runs have recorded."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from learnscope.gui.look.labels import Row
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import Dot, Reading
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact
from learnscope.gui.views.curves.overlay import Overlay

#: Within so many pixels of a line, the pointer means that line.
_NEAR = 12.0


class EpochReading(Plot):
    """A plot whose records are read out: with keys one by one, or a tenth of them at once.

    ↑ and ↓ choose the line whose value is copied.
    """

    #: The quantities, the epochs recorded of them, and their values.
    names: tuple[str, ...] = ()
    epochs: NDArray[np.int64]
    columns: tuple[Array, ...] = ()
    #: The runs beside this one.
    overlay: Overlay
    #: The line whose value is copied.
    chosen_line = 0

    @property
    @abstractmethod
    def now(self) -> tuple[int, tuple[float, ...]]:
        """The present epoch and each line's value there; there has to be a record."""

    @abstractmethod
    def levels(self, values: Sequence[float]) -> list[float]:
        """Return where each value stands, in pixels; not finite where it has no place."""

    def values_at(self, index: int) -> list[float]:
        """Return each line's value at a record."""
        return [float(column[index]) for column in self.columns]

    @property
    def read_epochs(self) -> NDArray[np.int64]:
        """The epochs that are read out: those recorded, and beyond them those of other runs."""
        if not len(self.epochs) or self.overlay.last <= self.epochs[-1]:
            return self.epochs
        further = self.overlay.epochs
        return np.append(self.epochs, further[further > self.epochs[-1]])

    @property
    def cursor_index(self) -> int | None:
        """The index in `read_epochs` of what is read out, the nearest to the pointer, or None."""
        if not len(self.epochs):
            return None
        if self.pointer is not None:
            inside = self.area.contains(self.pointer)
            return self._nearest(self.value_at(self.pointer)[0]) if inside else None
        return None if self.readout.along is None else self._nearest(self.readout.along)

    @property
    def record_index(self) -> int | None:
        """The same where it is a record of this run, or None."""
        index = self.cursor_index
        return index if index is not None and index < len(self.epochs) else None

    def _nearest(self, epoch: float) -> int:
        return int(np.argmin(np.abs(self.read_epochs - epoch)))

    def label_of(self, name: str) -> str:
        """Return what a quantity is called on the screen."""
        return name

    def lines_read(self) -> Sequence[int]:
        """Return which lines are read out."""
        return range(len(self.names))

    def quantities_overlaid(self) -> Sequence[str]:
        """Return the quantities that are read out, and named, of other runs."""
        return self.names

    def rows_at(self, index: int) -> list[Row]:
        """Return a record's exact values, and those of other runs against the baseline."""
        epoch = int(self.read_epochs[index])
        beside = self.overlay.rows(epoch, self.quantities_overlaid())
        if index >= len(self.epochs):
            return beside
        rows = []
        for line in self.lines_read():
            name, value = self.names[line], float(self.columns[line][index])
            against = self.overlay.against_baseline(epoch, name, value)
            rows.append(Row(self.label_of(name), exact(value) + against, name))
        return [*rows, *beside]

    def read_at(self, _pixel: QPointF) -> Reading | None:
        """Return the record nearest to the pointer."""
        return self._read(self.cursor_index)

    def read_along(self, _epoch: float) -> Reading | None:
        """Return the record at which the keys are."""
        return self._read(self.cursor_index)

    def _read(self, index: int | None) -> Reading | None:
        if index is None or not self.names:
            return None
        area, number = self.area, int(self.read_epochs[index])
        x = self.x_pixel(float(number))
        epoch = translate("ReadablePlot", "epoch {n}").format(n=f"{number:,}")
        dots = self.overlay.dots(self, number, self.quantities_overlaid())
        height, copies, copied = area.center().y(), "", ""
        if index < len(self.epochs):
            levels = self.levels(self.values_at(index))
            height = min(max(levels[self.chosen_line], area.top()), area.bottom())
            dots += [Dot(QPointF(x, levels[line]), self.names[line]) for line in self.lines_read()]
            copies = exact(self.columns[self.chosen_line][index])
            name = self.label_of(self.names[self.chosen_line])
            copied = translate("ReadablePlot", "{name} copied").format(name=name)
        return Reading(
            rows=[Row("", epoch), *self.rows_at(index)],
            at=QPointF(x, height) if area.left() - 1 <= x <= area.right() + 1 else None,
            dots=[each for each in dots if area.top() <= each.at.y() <= area.bottom()],
            upright=True,
            copies=copies,
            copied=copied,
        )

    def step_along(self, _epoch: float | None, way: int, far: bool) -> float | None:
        """Return the epoch of a record further on; at first, where the run stands."""
        if not len(self.epochs):
            return None
        self.pointer = None
        epochs, index = self.read_epochs, self.cursor_index
        step = max(len(epochs) // 10, 1) if far else 1
        now = self._nearest(self.now[0])
        return int(
            epochs[now if index is None else min(max(index + way * step, 0), len(epochs) - 1)]
        )

    def choose_next(self, step: int) -> bool:
        """Choose the line before or after."""
        self.chosen_line = (self.chosen_line + step) % len(self.names)
        self.hover(self.names[self.chosen_line])
        return True

    def show_pointed(self, pixel: QPointF | None) -> None:
        """Choose the line nearest to the pointer, and light it if it is near."""
        index, name = self.record_index, ""
        if index is not None and pixel is not None:
            distances = np.abs(np.array(self.levels(self.values_at(index))) - pixel.y())
            distances[~np.isfinite(distances)] = np.inf
            self.chosen_line = int(np.argmin(distances))
            near = distances[self.chosen_line] <= _NEAR
            name = self.names[self.chosen_line] if near else ""
        self.hover(name)
