"""The sweep: how many epochs each start needs to the loss, at one rate after the other."""

import math
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment
from learnscope.gui.look.labels import Row, dot, spread, write
from learnscope.gui.look.theme import DASHES, mix
from learnscope.gui.plotting.dashed import paint_dashed
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.plot import Plot, restored
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.session.beside.race_state import RaceState
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, short
from learnscope.gui.text.sentences.race_texts import racer_name
from learnscope.gui.widgets.guard import guarded

#: Within so many pixels of a dot, the pointer means it.
_NEAR = 8.0

#: So far above the last epoch, in factors of ten, stand those that never arrive; and the top.
_NEVER, _TOP = 0.35, 0.65

#: Where no epoch at all is needed, which has no logarithm.
_NONE = math.log10(0.5)


class Try(NamedTuple):
    """A dot: which racer, at which of its rates, from which start."""

    racer: int
    rate: int
    start: int


@guarded
class SweepPlot(Plot):
    """A dot for each start at each rate, a line through the typical ones, "never" on top.

    A click chooses a dot; , and . go along the rates, ↑ and ↓ to another start or racer.
    """

    #: A dot was chosen.
    dot_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.log = self.log_x = True
        self._state: RaceState | None = None
        self._at: Try | None = None
        #: All dots, racer by racer, and where each stands on the axes, shape (n, 2).
        self.tries: list[Try] = []
        self._places: Array = np.zeros((0, 2))

    def sizeHint(self) -> QSize:
        """Take what the settings and the words leave, however little."""
        return QSize(self.minimumSize())

    def show_state(self, state: RaceState) -> None:
        """Show what has been tried."""
        if self._state is None or state.asked is not self._state.asked:
            self._at = None
        self._state = state
        self._note()
        low, high = math.log10(state.asked.low), math.log10(state.asked.high)
        top = math.log10(max(state.asked.epochs, 1))
        pad = 0.02 * (high - low)
        self.fixed_x_ticks = [
            float(x) for x in range(math.ceil(low - 1e-9), math.floor(high + 1e-9) + 1)
        ]
        self.fixed_y_ticks = [float(y) for y in range(math.floor(top + 1e-9) + 1)]
        self.set_range((low - pad, high + pad), (_NONE, top + _TOP))
        self.renew()

    # The dots

    @property
    def chosen(self) -> tuple[Experiment, int] | None:
        """The chosen dot's experiment, and its epochs (0 if it never arrived); None for none."""
        if self._state is None or self._at is None:
            return None
        racer, rate, start = self._at
        tried = self._state.tried[racer][rate]
        return self._state.run_of(racer, tried.rate, start), tried.epochs[start] or 0

    def place(self, at: Try) -> QPointF:
        """Return where a dot stands, in pixels."""
        return QPointF(*self._pixels()[self.tries.index(at)].tolist())

    def _note(self) -> None:
        """Work out all dots, racer by racer, and where each stands on the axes."""
        assert self._state is not None
        self.tries, places = [], []
        for racer, row in enumerate(self._state.tried):
            for rate, tried in enumerate(row):
                x = math.log10(tried.rate)
                for start, epochs in enumerate(tried.epochs):
                    self.tries.append(Try(racer, rate, start))
                    places.append((x, self._height(epochs)))
        self._places = np.array(places).reshape(-1, 2)

    def _pixels(self) -> Array:
        """Return where all dots stand, in pixels, shape (n, 2)."""
        return self.pixels(self._places[:, 0], self._places[:, 1])

    def _height(self, epochs: float | None) -> float:
        assert self._state is not None
        if epochs is None or not math.isfinite(epochs):
            return math.log10(max(self._state.asked.epochs, 1)) + _NEVER
        return math.log10(epochs) if epochs > 0 else _NONE

    def _nearest(self, pixel: QPointF) -> Try | None:
        if not self.tries:
            return None
        away = np.hypot(*(self._pixels() - [pixel.x(), pixel.y()]).T)
        nearest = int(np.argmin(away))
        return self.tries[nearest] if away[nearest] <= _NEAR else None

    # Reading

    def choose_at(self, pixel: QPointF) -> bool:
        """Choose the dot under a pixel."""
        found = self._nearest(pixel)
        if found is None:
            return False
        self._at = found
        self.dot_chosen.emit()
        self.renew()
        return True

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return the dot under the pointer."""
        return self._read(self._nearest(pixel))

    def read_along(self, _x: float) -> PlaceReading | None:
        """Return the dot at which the keys are."""
        return self._read(self._at)

    def _read(self, at: Try | None) -> PlaceReading | None:
        if at is None or self._state is None:
            return None
        racer, tried = self._state.racers[at.racer], self._state.tried[at.racer][at.rate]
        epochs = tried.epochs[at.start]
        needed = translate("RaceView", "never") if epochs is None else f"{epochs:,}"
        start = (
            translate("RaceView", "the run's own")
            if at.start == 0
            else translate("RaceView", "number {n}").format(n=at.start + 1)
        )
        rows = [
            Row(racer_name(racer, "optimizers"), "", racer.style),
            Row(translate("RaceView", "learning rate"), short(tried.rate)),
            Row(translate("RaceView", "start"), start),
            Row(translate("RaceView", "epochs"), needed),
        ]
        place = self.place(at)
        return PlaceReading(rows, place, [Dot(place, racer.style, 4.5)], copies=exact(tried.rate))

    def step_along(self, _x: float | None, way: int, far: bool) -> float | None:
        """Go to the next rate; at first, to the best of the first racer."""
        if self._state is None or not any(self._state.tried):
            return None
        if self._at is None:
            racer = next(n for n, row in enumerate(self._state.tried) if row)
            row, best = self._state.tried[racer], self._state.best(racer)
            self._at = Try(racer, row.index(best) if best in row else 0, 0)
        else:
            last = len(self._state.tried[self._at.racer]) - 1
            rate = self._at.rate + way * (5 if far else 1)
            self._at = self._at._replace(rate=min(max(rate, 0), last))
        self.dot_chosen.emit()
        return math.log10(self._state.tried[self._at.racer][self._at.rate].rate)

    def choose_next(self, step: int) -> bool:
        """Go to the next start, and after the last to the next racer."""
        if self._state is None or self._at is None:
            return False
        rate = self._at.rate
        there = [each for each in self.tries if each.rate == rate]
        self._at = there[(there.index(self._at) + step) % len(there)]
        self.dot_chosen.emit()
        self.renew()
        return True

    # Painting

    def paint_under(self, painter: QPainter) -> None:
        """Paint dots and lines."""
        if self._state is None:
            return
        self._paint_never(painter)
        panel = self.theme.colour("panel")
        colours = [self.theme.colour(racer.style) for racer in self._state.racers]
        with restored(painter):
            painter.setClipRect(self.area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for each, (x, y) in zip(self.tries, self._pixels().tolist(), strict=True):
                colour = colours[each.racer]
                own = each.start == 0
                radius, ink = (2.5, colour) if own else (1.5, mix(colour, panel, 0.4))
                dot(painter, QPointF(x, y), radius, ink)
            for racer, row in zip(self._state.racers, self._state.tried, strict=True):
                xs = np.array([math.log10(tried.rate) for tried in row])
                ys = np.array(
                    [self._height(t.typical) if t.typical < np.inf else np.nan for t in row]
                )
                colour, dash = self.theme.colour(racer.style), DASHES[racer.style]
                if len(row):
                    paint_dashed(painter, self.pixels(xs, ys), colour, dash)
        self._paint_best(painter)

    def _paint_never(self, painter: QPainter) -> None:
        area, metrics = self.area, QFontMetricsF(painter.font())
        level = self.y_pixel(self._height(None))
        painter.setPen(QPen(self.theme.colour("hairline"), 1.0))
        painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
        text = translate("RaceView", "never")
        x = max(area.left() - 6 - metrics.horizontalAdvance(text), 0.0)
        painter.setPen(self.theme.colour("muted"))
        painter.drawText(QPointF(x, level + metrics.capHeight() / 2), text)

    def _paint_best(self, painter: QPainter) -> None:
        """Paint a ring around each racer's best rate, and its name and rate below."""
        assert self._state is not None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, area = QFontMetricsF(painter.font()), self.area
        found = [(racer, self._state.best(n)) for n, racer in enumerate(self._state.racers)]
        best = [(racer, tried) for racer, tried in found if tried is not None]
        panel = self.theme.colour("panel")
        ends = [self.point(math.log10(t.rate), self._height(t.typical)) for _, t in best]
        wished = [end.y() + 2.0 * metrics.capHeight() for end in ends]
        places = spread(wished, metrics.height(), area.top(), area.bottom())
        for (racer, tried), end, place in zip(best, ends, places, strict=True):
            colour = self.theme.colour(racer.style)
            dot(painter, end, 4.0, panel, colour)
            text = f"{racer_name(racer, 'optimizers')} {short(tried.rate, 3)}"
            width = metrics.horizontalAdvance(text)
            x = min(end.x() - width / 2, area.right() - width)
            write(painter, QPointF(max(x, area.left() + 2), place), text, colour, panel)

    def paint_over(self, painter: QPainter) -> None:
        """Paint a ring around the chosen dot."""
        if self._at is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.colour("accent"), 1.5))
            painter.drawEllipse(self.place(self._at), 6.0, 6.0)
