"""The race: each racer's loss by epoch, until the loss to reach."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment
from learnscope.gui.look.labels import Row, dot, free_top, write
from learnscope.gui.look.theme import DASHES
from learnscope.gui.plotting.axes import ladder
from learnscope.gui.plotting.dashed import paint_dashed
from learnscope.gui.plotting.end_labels import End, paint_ends
from learnscope.gui.plotting.plot import Plot, restored
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.session.beside.race_state import RaceLine, RaceState
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, short
from learnscope.gui.text.sentences.race_texts import name_at
from learnscope.gui.widgets.guard import guarded


@guarded
class RacePlot(Plot):
    """A dashed line for each racer, named at its end; ↑ and ↓ choose one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.whole_x = True
        self.right_margin = 120.0
        self._state: RaceState | None = None
        self._chosen = 0

    @property
    def lines(self) -> list[RaceLine]:
        """The racers' runs that there are."""
        return [] if self._state is None else [line for line in self._state.lines if line]

    @property
    def chosen(self) -> tuple[Experiment, int] | None:
        """The chosen racer's experiment and the epoch where it ended; None where there is none."""
        if self._state is None or not self.lines:
            return None
        line = self.lines[self._chosen % len(self.lines)]
        rate = line.racer.optimizer.learning_rate
        return self._state.run_of(line.racer.number, rate), int(line.epochs[-1])

    def sizeHint(self) -> QSize:
        """Take what the settings and the words leave, however little."""
        return QSize(self.minimumSize())

    def show_state(self, state: RaceState) -> None:
        """Show how far a race is."""
        self._state = state
        last = max((int(line.epochs[-1]) for line in self.lines), default=10)
        highest = max((float(np.max(line.losses)) for line in self.lines), default=1.0)
        top = ladder(highest) if highest > 0.0 else 1.0
        self.set_range((0.0, float(ladder(max(last, 10)))), (0.0, top))
        self.renew()

    # Reading

    def _read(self, epoch: float | None) -> PlaceReading | None:
        lines, area = self.lines, self.area
        if epoch is None or self._state is None or not lines:
            return None
        asked, rows, dots = self._state.asked, [], []
        at = round(epoch)
        for line in lines:
            index = int(np.searchsorted(line.epochs, at, side="right")) - 1
            if index < 0 or at > line.epochs[-1]:
                continue
            name, loss = name_at(line, asked.between), float(line.losses[index])
            recorded = int(line.epochs[index])
            label = name if recorded == at else f"{name} ({recorded:,})"
            rows.append(Row(label, exact(loss), line.racer.style))
            dots.append(Dot(self.point(recorded, loss), line.racer.style))
        number = translate("EpochReading", "epoch {n}").format(n=f"{at:,}")
        chosen = lines[self._chosen % len(lines)]
        return PlaceReading(
            rows=[Row("", number), *rows],
            at=QPointF(self.x_pixel(float(at)), area.center().y()),
            dots=[each for each in dots if area.contains(each.at)],
            upright=True,
            copies=str(chosen.epochs[-1]),
        )

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return the losses at the epoch under the pointer."""
        return self._read(self.value_at(pixel)[0]) if self.area.contains(pixel) else None

    def read_along(self, epoch: float) -> PlaceReading | None:
        """Return the losses at the epoch of the keys."""
        return self._read(epoch)

    def step_along(self, epoch: float | None, way: int, far: bool) -> float | None:
        """Return the next epoch, or one ten further on; at first where the first one arrived."""
        if not self.lines:
            return None
        last = max(int(line.epochs[-1]) for line in self.lines)
        if epoch is None:
            return float(min(int(line.epochs[-1]) for line in self.lines))
        return float(min(max(round(epoch) + way * (10 if far else 1), 0), last))

    def choose_next(self, step: int) -> bool:
        """Choose the racer before or after."""
        if self.lines:
            self._chosen = (self._chosen + step) % len(self.lines)
            self.renew()
        return bool(self.lines)

    # Painting

    def paint_under(self, painter: QPainter) -> None:
        """Paint the lines with their names, and the loss to reach."""
        if self._state is None:
            return
        target = self._state.asked.target_loss
        self._paint_level(painter, target)
        with restored(painter):
            painter.setClipRect(self.area)
            for line in self.lines:
                at = self.pixels(line.epochs.astype(np.float64), line.losses)
                style = line.racer.style
                paint_dashed(painter, at, self.theme.colour(style), DASHES[style])
        taken = self._paint_names(painter, self._state.asked.between)
        self._name_level(painter, target, taken)

    def _paint_level(self, painter: QPainter, target: float) -> None:
        area, level = self.area, self.y_pixel(target)
        if area.top() <= level <= area.bottom():
            painter.setPen(QPen(self.theme.colour("field"), 1.0, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))

    def _name_level(self, painter: QPainter, target: float, taken: Sequence[QRectF]) -> None:
        """Say what the dotted line is, where nothing else stands; its field says it, too."""
        area, level = self.area, self.y_pixel(target)
        if not area.top() <= level <= area.bottom():
            return
        text = translate("RaceView", "loss to reach: {loss}").format(loss=short(target))
        metrics = QFontMetricsF(painter.font())
        width, height = metrics.horizontalAdvance(text), metrics.capHeight()
        # From the middle, since lines end at either side; at last beyond the end of the axis.
        middle, last = area.center().x() - width / 2, area.right() - width
        for x in (middle, (middle + last) / 2, last, area.right() + 4.0):
            for y in (level - 4.0, level - 8.0 - height):
                place = QRectF(x, y - height, width, height).adjusted(-4.0, -2.0, 4.0, 2.0)
                if not any(place.intersects(each) for each in taken):
                    ground = self.theme.colour("panel")
                    write(painter, QPointF(x, y), text, self.theme.colour("muted"), ground)
                    return

    def _paint_names(self, painter: QPainter, between: str) -> list[QRectF]:
        """Name each racer at its line's end; return where dots and names stand."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, area = QFontMetricsF(painter.font()), self.area
        ends, chosen = [], self._chosen % max(len(self.lines), 1)
        for number, line in enumerate(self.lines):
            at = self.point(float(line.epochs[-1]), float(line.losses[-1]))
            colour = self.theme.colour(line.racer.style)
            if number == chosen and area.contains(at):
                dot(painter, at, 4.5, colour)
            name = name_at(line, between)
            ends.append(End(at.x(), at.y(), name, colour, float(self.width())))

        def free(
            _across: tuple[float, float], wished: float, taken: Sequence[tuple[float, float]]
        ) -> float:
            others = np.array(taken).reshape(-1, 2)
            limits = area.top(), area.bottom()
            return free_top(wished, metrics.capHeight(), np.zeros((0, 2)), others, limits)

        dots = [QRectF(end.x - 6.0, end.y - 6.0, 12.0, 12.0) for end in ends]
        return [*dots, *paint_ends(painter, ends, area, self.theme, free)]
