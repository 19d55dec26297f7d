"""Lines by epoch, on axes that follow the run until the learner zooms or drags."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from learnscope.gui.language import translate
from learnscope.gui.theme import Theme
from learnscope.gui.views.labels import dot, spread
from learnscope.gui.views.line import Array, Line, mix
from learnscope.gui.views.plot import Plot
from learnscope.gui.views.ticks import ladder

#: The share of an axis that is left free at its ends, so that a line along a limit is not cut.
_PAD = 0.02

#: Drawn as far as this; doubles reach little further, and Qt's arithmetic needs some room.
LARGEST = 1e300


class EpochPlot(Plot):
    """Lines by epoch, each with a name that is also its colour's name in the theme.

    Parameters
    ----------
    names : sequence of str
        The quantities, as in `Snapshot.lit`.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = tuple(names)
        self.whole_x = True
        self.following = True
        self.epochs: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self.columns: tuple[Array, ...] = tuple(np.zeros(0) for _ in names)
        self.lines = tuple(Line() for _ in names)
        for line in self.lines:
            self.box.addItem(line)
        self._lit = ""
        self.box.setLimits(minXRange=2.0)
        self.box.sigRangeChangedManually.connect(self.let_go)
        self.apply_theme(self.theme)
        self.follow()

    def show_run(self, epochs: NDArray[np.int64], columns: Sequence[Array]) -> None:
        """Show the recorded run.

        Parameters
        ----------
        epochs : ndarray, shape (n,)
        columns : sequence of ndarray, shape (n,)
            The values of each line.
        """
        self.epochs, self.columns = epochs, tuple(columns)
        self.update_lines()
        if self.following:
            self._fit()

    def update_lines(self) -> None:
        """Hand the values over to the lines."""
        x = self.epochs.astype(np.float64)
        for line, column in zip(self.lines, self.columns, strict=True):
            line.set_points(x, self.drawn(column))
        self._stack()

    def drawn(self, values: Array) -> Array:
        """Return values as they are drawn: logarithms on a logarithmic scale, where 0 is a gap."""
        if not self.log:
            return values
        with np.errstate(divide="ignore"):
            return np.asarray(np.log10(values))

    def set_log(self, log: bool) -> None:
        """Draw the values on a logarithmic scale, or on a linear one."""
        self.log = log
        self.update_lines()
        self.follow()

    def set_lit(self, quantity: str) -> None:
        """Show one line thicker and the others paler, or all alike for ``""``."""
        if quantity != self._lit:
            self._lit = quantity
            self._look()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self._look()

    # What the views fill in

    def y_limits(self) -> tuple[float, float]:
        """Return the limits of the y axis for the present data, as drawn."""
        raise NotImplementedError

    def end_text(self, line: int) -> str:
        """Return what stands at the end of a line."""
        raise NotImplementedError

    # Following

    def follow(self) -> None:
        """Let the axes follow the run again."""
        self.following = True
        self.forget_range()
        self._fit()

    def let_go(self, _axes: Any = None) -> None:
        """Leave the axes to the learner."""
        self.following = False
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Follow the run again."""
        super().mouseDoubleClickEvent(event)
        self.follow()

    def _fit(self) -> None:
        last = int(self.epochs[-1]) if len(self.epochs) else 0
        top = ladder(max(last, 10))
        low, high = self.y_limits()
        pad = _PAD * (high - low)
        self.set_range((-_PAD / 2 * top, (1 + _PAD / 2) * top), (low - pad, high + pad))

    # Painting

    def colour_of(self, name: str) -> QColor:
        """Return a line's colour, paler while another one is lit."""
        colour = self.theme.colour(name)
        faded = self._lit in self.names and name != self._lit
        return mix(colour, self.theme.colour("panel"), 0.6) if faded else colour

    def levels(self, index: int) -> list[float]:
        """Return each line's height at a record, in pixels; not finite where it has none."""
        return [self.y_pixel(float(self.drawn(column[index]))) for column in self.columns]

    def paint_over(self, painter: QPainter) -> None:
        """Paint the lines' ends with their labels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self.epochs):
            self._paint_ends(painter)
        if not self.following:
            self._paint_hint(painter)

    def _paint_ends(self, painter: QPainter) -> None:
        area, metrics = self.area, QFontMetricsF(painter.font())
        x = self.x_pixel(float(self.epochs[-1]))
        if not area.left() <= x <= area.right() + 1:
            return
        levels = self.levels(-1)
        wished = [y if np.isfinite(y) else area.bottom() for y in levels]
        places = spread(wished, metrics.height() * 0.9, area.top(), area.bottom())
        for i, (y, place) in enumerate(zip(levels, places, strict=True)):
            if not area.top() - 2 <= y <= area.bottom() + 2:
                continue
            colour, text = self.colour_of(self.names[i]), self.end_text(i)
            dot(painter, QPointF(x, y), 2.5, colour)
            painter.setPen(colour)
            width = metrics.horizontalAdvance(text)
            if x + 7 + width <= self.width():
                painter.drawText(QPointF(x + 7, place + metrics.capHeight() / 2), text)
            else:
                painter.drawText(QPointF(x - width, max(y - 8, metrics.ascent())), text)

    def _paint_hint(self, painter: QPainter) -> None:
        text = translate("EpochPlot", "double-click to follow the run again")
        metrics, area = QFontMetricsF(painter.font()), self.area
        painter.setPen(self.theme.colour("muted"))
        x = max(area.right() - metrics.horizontalAdvance(text), 0.0)
        painter.drawText(QPointF(x, area.top() + metrics.ascent()), text)

    def _look(self) -> None:
        for name, line in zip(self.names, self.lines, strict=True):
            line.set_look(self.colour_of(name), 2.5 if name == self._lit else 1.5)
        self._stack()
        self.viewport().update()

    def _stack(self) -> None:
        """Put lines that jump up and down behind the calmer ones, and a lit one before all."""
        lit = dict(zip(self.lines, self.names, strict=True))
        order = sorted(self.lines, key=lambda line: (lit[line] == self._lit, -line.travel))
        for depth, line in enumerate(order):
            line.setZValue(depth)
