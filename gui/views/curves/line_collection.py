"""The parameters of a network by epoch: so many lines that one tells them apart by their hues."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from learnscope.gui.look.labels import dot, write
from learnscope.gui.look.theme import GRID, mix
from learnscope.gui.plotting.axes import LARGEST, rungs
from learnscope.gui.plotting.items import Array, LineItem
from learnscope.gui.views.curves.epochs import EpochPlot

#: Points of all lines together, at most.
MOST_POINTS = 12_000

#: The hues: of weights by their number, and of biases.
HUES = (*(f"w{number}" for number in range(1, 9)), "b")

#: How much of the panel's colour is in the lines that are not read out.
_QUIET, _QUIETER = 0.3, 0.75


def thinned(records: int, lines: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return which records to draw: evenly, with the last, all lines within `MOST_POINTS`."""
    step = max(-(-records * lines // MOST_POINTS), 1)
    return np.append(np.arange(0, records - 1, step), records - 1)


def hue(name: str) -> str:
    """Return the name of a parameter's colour, which its weights and biases share."""
    return name.rpartition(".")[2]


class LineCollectionPlot(EpochPlot):
    """The lines of one hue are one item, so that hundreds of them cost little more than nine."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.by_hue = {name: LineItem() for name in HUES}
        self.future, self.chosen = LineItem(), LineItem()
        super().__init__([], parent)
        self.right_margin = float(2 * GRID)
        for depth, line in enumerate((self.future, *self.by_hue.values(), self.chosen)):
            line.setZValue(depth)
            line.hide()
            self.box.addItem(line)

    def set_names(self, names: Sequence[str]) -> None:
        """Show other parameters; a `show_run` with their values is to follow."""
        if tuple(names) == self.names:
            return
        self.forget_run(names)

    def update_lines(self) -> None:
        """Hand the values over, hue by hue."""
        before, after = self.before_and_after()
        x = self.epochs.astype(np.float64)
        values = np.array(self.columns)
        here = None if self.present is None else np.array(self.present[1])[:, np.newaxis]
        if here is None:
            past, past_x = values, x
        else:
            past = np.concatenate((values[:, :before], here), axis=1)
            past_x = np.append(x[:before], self.now[0])
            future = np.concatenate((here, values[:, after:]), axis=1)
            self._fill(self.future, np.append(self.now[0], x[after:]), future)
        self.future.setVisible(here is not None)
        hues = np.array([hue(name) for name in self.names])
        for name, line in self.by_hue.items():
            own = past[hues == name]
            line.setVisible(bool(len(own)))
            if len(own):
                self._fill(line, past_x, own)
        self._show_chosen()

    def _fill(self, line: LineItem, x: Array, values: Array) -> None:
        """Give a line many courses, a gap after each."""
        xs = np.tile(np.append(x, np.nan), len(values))
        ys = np.concatenate((values, np.full((len(values), 1), np.nan)), axis=1)
        line.set_points(xs, np.clip(ys.ravel(), -LARGEST, LARGEST))

    def _show_chosen(self) -> None:
        """Draw the lit line once more, over all others."""
        lit = self._lit in self.names
        self.chosen.setVisible(lit)
        if lit:
            column = self.columns[self.names.index(self._lit)]
            before, _ = self.before_and_after()
            self.chosen.set_points(self.epochs[:before].astype(np.float64), column[:before])

    def y_limits(self) -> tuple[float, float]:
        """From a rung below the lowest value to one above the highest, 0 always among them."""
        values = np.array(self.columns)
        values = values[np.isfinite(values)]
        return rungs(float(values.min(initial=0.0)), float(values.max(initial=0.0)))

    def set_lit(self, quantity: str) -> None:
        """Show one line on top and the others paler, or all alike for ``""``."""
        super().set_lit(quantity)
        self._show_chosen()

    def lines_read(self) -> Sequence[int]:
        """Return the chosen line alone."""
        return [self.reading.chosen_line]

    def legend(self) -> list[str]:
        """Return the hues that there are, each the name of the parameters that have it."""
        there = {hue(name) for name in self.names}
        return [name for name in HUES if name in there]

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint what the hues mean above the lines."""
        super().paint_over(painter)
        metrics = QFontMetricsF(painter.font())
        names = self.legend()
        width = sum(metrics.horizontalAdvance(name) + GRID for name in names)
        if width + metrics.horizontalAdvance(self.y_title) + 2 * GRID > self.width():
            return
        x = self.width() - width
        for name in names:
            painter.setPen(self.theme.colour(name))
            painter.drawText(QPointF(x, metrics.ascent() + 4), name)
            x += metrics.horizontalAdvance(name) + GRID

    def _paint_ends(self, painter: QPainter) -> None:
        """Paint the name of the lit line at its end, and the present while one looks back."""
        area, metrics = self.area, QFontMetricsF(painter.font())
        x, (_, values) = self.paint_present(painter), self.now
        if x is None or self._lit not in self.names:
            return
        y = self.levels(values)[self.names.index(self._lit)]
        if not area.top() <= y <= area.bottom():
            return
        dot(painter, QPointF(x, y), 2.5, self.theme.colour(self._lit))
        width = metrics.horizontalAdvance(self._lit)
        fits = x + 7 + width <= self.width()
        at = QPointF(x + 7 if fits else x - width - 4, y + (4 if fits else -6))
        colour, panel = self.theme.colour(self._lit), self.theme.colour("panel")
        write(painter, at, self._lit, colour, panel, rim=2.0)

    def _look(self) -> None:
        panel = self.theme.colour("panel")
        share = _QUIETER if self._lit in self.names else _QUIET
        for name, line in self.by_hue.items():
            line.set_look(mix(self.theme.colour(name), panel, share), 1.0)
        self.future.set_look(mix(self.theme.colour("muted"), panel, 0.75), 1.0)
        if self._lit in self.names:
            self.chosen.set_look(self.theme.colour(self._lit), 2.0)
        self.viewport().update()

    def _stack(self) -> None:
        """Nothing: the hues keep their order."""
