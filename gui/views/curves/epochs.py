"""Lines by epoch, on axes that follow the run until the learner zooms or drags."""

import math
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.gui.look.labels import Row, free_top, pieces_between
from learnscope.gui.look.theme import Theme, mix
from learnscope.gui.plotting.axes import LARGEST, ladder
from learnscope.gui.plotting.end_labels import End, paint_ends, paint_notes
from learnscope.gui.plotting.items import Array, LineItem
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import PlaceReading
from learnscope.gui.text.language import translate
from learnscope.gui.views.curves.epoch_reading import EpochReading
from learnscope.gui.views.curves.overlay import NOTHING_BESIDE, Overlay
from learnscope.gui.widgets.guard import guarded

#: How much of the panel's colour is in the lines of what lies ahead of the present.
_FAINT = 0.6

#: The share of an axis that is left free at its ends, so that a line along a limit is not cut.
_PAD = 0.02

#: At so many places below a label it is looked where the lines are.
_SAMPLED = 33


@guarded
class EpochPlot(Plot):
    """Lines by epoch, each with a name that is also its colour's name in the theme.

    While the learner looks back, the lines end at the present epoch, and what the run went on to
    is a faint line. + and − zoom.

    Parameters
    ----------
    names : sequence of str
        The quantities, as in `Snapshot.lit`.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.lines: tuple[LineItem, ...] = ()
        self.futures: tuple[LineItem, ...] = ()
        self.columns: tuple[Array, ...] = ()
        self.whole_x = True
        self.following = True
        self.epochs: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        #: The epoch looked back to and the values there, or None at the run's latest epoch.
        self.present: tuple[int, tuple[float, ...]] | None = None
        self._lit = ""
        #: The runs beside this one.
        self.overlay: Overlay = NOTHING_BESIDE
        self.reading = EpochReading(self)
        self.set_names(names)
        self.box.setLimits(minXRange=2.0)
        self.box.sigRangeChangedManually.connect(self.stop_following)
        self.apply_theme(self.theme)
        self.follow()

    def set_names(self, names: Sequence[str]) -> None:
        """Have a line for each of other quantities; a `show_run` with their values is to follow."""
        if tuple(names) == self.names:
            return
        for line in (*self.lines, *self.futures):
            self.box.removeItem(line)
        self.forget_run(names)
        self.lines = tuple(LineItem() for _ in names)
        self.futures = tuple(LineItem() for _ in names)
        for future in self.futures:
            future.setZValue(-1)
            future.hide()
        for line in (*self.lines, *self.futures):
            self.box.addItem(line)
        self._look()

    def forget_run(self, names: Sequence[str]) -> None:
        """Be without values of other quantities, the first of which is chosen."""
        self.reading.chosen_line = 0
        self.names = tuple(names)
        self.epochs = np.zeros(0, dtype=np.int64)
        self.columns = tuple(np.zeros(0) for _ in names)
        self.present = None

    def show_run(
        self,
        epochs: NDArray[np.int64],
        columns: Sequence[Array],
        present: tuple[int, tuple[float, ...]] | None = None,
    ) -> None:
        """Show the recorded run.

        Parameters
        ----------
        epochs : ndarray, shape (n,)
        columns : sequence of ndarray, shape (n,)
            The values of each line.
        present : (int, tuple of float), optional
            The epoch looked back to, which need not be a recorded one, and each line's value.
        """
        self.epochs, self.columns = epochs, tuple(columns)
        self.present = present
        self.update_lines()
        if self.following:
            self._fit()

    def show_overlay(self, overlay: Overlay) -> None:
        """Show other runs beside this one; a `show_run` is to follow."""
        if overlay is not self.overlay:
            self.overlay = overlay
            self.renew()

    def update_lines(self) -> None:
        """Hand the values over to the lines."""
        x = self.epochs.astype(np.float64)
        for i, (line, column) in enumerate(zip(self.lines, self.columns, strict=True)):
            y = self.drawn(column)
            if self.present is None:
                line.set_points(x, y)
            else:
                self._part(i, x, y)
            self.futures[i].setVisible(self.present is not None)
        self._stack()

    def _part(self, line: int, x: Array, y: Array) -> None:
        """End a line exactly at the present epoch, and begin its future there."""
        assert self.present is not None
        epoch, values = self.present
        before, after = self.before_and_after()
        here = self.drawn(np.array([values[line]]))
        self.lines[line].set_points(np.append(x[:before], epoch), np.append(y[:before], here))
        self.futures[line].set_points(np.append(epoch, x[after:]), np.append(here, y[after:]))

    def before_and_after(self) -> tuple[int, int]:
        """Return how many records lie before the present, and the first one that lies after."""
        if self.present is None:
            return len(self.epochs), len(self.epochs)
        left, right = (np.searchsorted(self.epochs, self.present[0], s) for s in ("left", "right"))
        return int(left), int(right)

    @property
    def now(self) -> tuple[int, tuple[float, ...]]:
        """The present epoch and each line's value there; there has to be a record."""
        if self.present is not None:
            return self.present
        return int(self.epochs[-1]), tuple(float(column[-1]) for column in self.columns)

    @property
    def leaves(self) -> bool:
        """Whether a line goes further than is drawn: on a logarithmic scale none does."""
        if self.log:
            return False
        return any(float(np.abs(c).max(initial=0.0)) > LARGEST for c in self.recorded())

    def recorded(self) -> Sequence[Array]:
        """Return all values that have a place in the plot."""
        return self.columns

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

    # What is read out

    def values_at(self, index: int) -> list[float]:
        """Return each line's value at a record."""
        return [float(column[index]) for column in self.columns]

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
        """Return what is read out of a record, by its index in the reading's epochs."""
        return self.reading.rows(index)

    def read_at(self, _pixel: QPointF) -> PlaceReading | None:
        """Return the record nearest to the pointer."""
        return self.reading.read()

    def read_along(self, _epoch: float) -> PlaceReading | None:
        """Return the record at which the keys are."""
        return self.reading.read()

    def step_along(self, _epoch: float | None, way: int, far: bool) -> float | None:
        """Return the epoch of a record further on."""
        return self.reading.step(way, far)

    def choose_next(self, step: int) -> bool:
        """Choose the line before or after."""
        self.reading.choose_next(step)
        return True

    def show_pointed(self, pixel: QPointF | None) -> None:
        """Choose the line nearest to the pointer."""
        self.reading.show_pointed(pixel)

    # Following

    def follow(self) -> None:
        """Let the axes follow the run again."""
        self.following = True
        self.forget_range()
        self._fit()

    def stop_following(self, _axes: Any = None) -> None:
        """Leave the axes to the learner."""
        self.following = False
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Follow the run again."""
        super().mouseDoubleClickEvent(event)
        self.follow()

    def _fit(self) -> None:
        last = int(self.epochs[-1]) if len(self.epochs) else 0
        top = ladder(max(last, self.overlay.last, 10))
        low, high = self.y_limits()
        pad = _PAD * (high - low)
        self.set_range((-_PAD / 2 * top, (1 + _PAD / 2) * top), (low - pad, high + pad))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom by keys, besides reading out."""
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1.25 if event.key() == Qt.Key.Key_Minus else 0.8
            self.box.scaleBy(x=factor, y=factor)
            self.stop_following()
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_Escape:
                self.follow()

    # Painting

    def colour_of(self, name: str) -> QColor:
        """Return a line's colour, paler while another one is lit."""
        colour = self.theme.colour(name)
        faded = self._lit in self.names and name != self._lit
        return mix(colour, self.theme.colour("panel"), 0.6) if faded else colour

    def levels(self, values: Sequence[float]) -> list[float]:
        """Return where each line's value stands, in pixels; not finite where it has no place."""
        return [self.y_pixel(y) for y in self.drawn(np.array(values)).tolist()]

    def paint_under(self, painter: QPainter) -> None:
        """Paint the runs beside this one."""
        self.overlay.paint(painter, self)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the lines' ends with their labels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self.epochs):
            self._paint_ends(painter)
        paint_notes(painter, self.notes(), self.area, self.theme)

    def paint_present(self, painter: QPainter) -> float | None:
        """Paint the present while one looks back; return where it stands, if it is in sight."""
        area, x = self.area, self.x_pixel(self.now[0])
        if not area.left() <= x <= area.right() + 1:
            return None
        if self.present is not None:
            painter.setPen(QPen(self.theme.colour("field"), 1.0))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        return x

    def _paint_ends(self, painter: QPainter) -> None:
        area, (_, values) = self.area, self.now
        x = self.paint_present(painter)
        ends = self.overlay.ends(self, self.quantities_overlaid())
        if x is not None:
            # Not where it would be cut off, nor where it would hide the whole future.
            last = self.x_pixel(float(self.epochs[-1])) if self.present else math.inf
            right = min(self.width(), last)
            ends += [
                End(x, y, self.end_text(line), self.colour_of(self.names[line]), right)
                for line, y in enumerate(self.levels(values))
            ]
        free_top = partial(self.free_top, QFontMetricsF(painter.font()))
        paint_ends(painter, ends, area, self.theme, free_top)

    def free_top(
        self,
        metrics: QFontMetricsF,
        across: tuple[float, float],
        wished: float,
        taken: Sequence[tuple[float, float]] = (),
    ) -> float:
        """Return the top of a label near where it is wished, clear of lines and other labels."""
        (x0, _), (x1, _) = (self.value_at(QPointF(x, 0.0)) for x in across)
        at = np.linspace(x0, x1, _SAMPLED)
        pieces = []
        own = ((self.epochs, column) for column in self.columns)
        for epochs, column in (*own, *((each.epochs, each.values) for each in self.overlay.lines)):
            heights = np.interp(at, epochs, self.drawn(column), right=np.nan)
            pieces.append(pieces_between(self.pixels(at, heights)[:, 1]))
        height, least = metrics.capHeight(), metrics.ascent() - metrics.capHeight()
        others = np.array(taken).reshape(-1, 2)
        limits = least, self.area.bottom() - 2.0
        return free_top(max(wished, least), height, np.concatenate(pieces), others, limits)

    def notes(self) -> list[str]:
        """Return what the plot has to say about itself."""
        notes = self.overlay.notes()
        if not self.following:
            notes.append(translate("EpochPlot", "double-click to follow the run again"))
        if self.leaves:
            notes.append(translate("EpochPlot", "beyond ±1e+300 nothing is drawn"))
        return notes

    def _look(self) -> None:
        for name, line in zip(self.names, self.lines, strict=True):
            line.set_look(self.colour_of(name), 2.5 if name == self._lit else 1.5)
        faint = mix(self.theme.colour("muted"), self.theme.colour("panel"), _FAINT)
        for future in self.futures:
            future.set_look(faint, 1.5)
        self._stack()
        self.viewport().update()

    def _stack(self) -> None:
        """Put lines that jump up and down behind the calmer ones, and a lit one before all."""
        lit = dict(zip(self.lines, self.names, strict=True))
        order = sorted(self.lines, key=lambda line: (lit[line] == self._lit, -line.travel))
        for depth, line in enumerate(order):
            line.setZValue(depth)
