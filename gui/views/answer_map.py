"""The answers ŷ over the plane of inputs, seen from above."""

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from learnscope.core.network import forward
from learnscope.core.problem import INPUTS
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact, fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, Theme
from learnscope.gui.views.labels import Row, paint_readout
from learnscope.gui.views.line import Line
from learnscope.gui.views.marks import RADIUS, STEPS, answer_colours, marks, paint_mark
from learnscope.gui.views.plane import HIGH, LOW, Point, Theta, grid, half_line
from learnscope.gui.views.plot import Plot

#: Points along each side of the map.
POINTS = 64


class AnswerMap(Plot):
    """The map of ŷ with the line ŷ = ½, the four samples and the scale of colours."""

    #: The row whose sample was chosen.
    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        blank = np.full((POINTS, POINTS), 0.5, dtype=np.float32)
        self.image = pg.ImageItem(blank, axisOrder="row-major", levels=(0.0, 1.0))
        self.image.setRect(QRectF(LOW, LOW, HIGH - LOW, HIGH - LOW))
        self.half = Line()
        for item in (self.image, self.half):
            self.box.addItem(item)
        self.box.setMouseEnabled(False, False)
        self.fixed_x_ticks = self.fixed_y_ticks = [0.0, 0.5, 1.0]
        self.title_gap = 2.0 * GRID
        self.x_title, self.y_title = "x1", "x2"
        self.set_range((LOW, HIGH), (LOW, HIGH))
        # Between the points computed, the colours go over into each other.
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._inputs = grid(POINTS, cells=True)
        self._parameters: Theta | None = None
        self._snapshot: Snapshot | None = None
        self._copied = False
        self.pointer_moved.connect(self._pointer_moved)
        self.scene().sigMouseClicked.connect(self._clicked)
        self.apply_theme(self.theme)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        if snapshot.parameters != self._parameters:
            self._parameters = snapshot.parameters
            answers = forward(snapshot.parameters, self._inputs).astype(np.float32)
            self.image.setImage(answers, autoLevels=False)
            ends = half_line(snapshot.parameters)
            self.half.setVisible(ends is not None)
            if ends is not None:
                self.half.set_points(*np.array(ends).T)
        lit = snapshot.lit in ("z", "output")
        self.half.set_look(self.theme.colour("ink"), 2.5 if lit else 1.5)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.image.setLookupTable(answer_colours(theme))
        self.half.set_look(theme.colour("ink"), 1.5)

    # What is where

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the row whose mark lies under a pixel, or None."""
        for row, inputs in enumerate(INPUTS):
            away = self.point(*inputs) - pixel
            if math.hypot(away.x(), away.y()) <= RADIUS + 6.0:
                return row
        return None

    def pointed(self) -> Point | None:
        """Return the inputs (x1, x2) under the pointer: on a sample those of the sample."""
        if self.pointer is None or not self.area.contains(self.pointer):
            return None
        row = self.sample_at(self.pointer)
        return self.value_at(self.pointer) if row is None else INPUTS[row]

    def answer(self, inputs: Point) -> float:
        """Return ŷ there with the parameters shown."""
        return float(forward(self._parameters or (0.0, 0.0, 0.0), inputs))

    # Painting

    def place_box(self) -> None:
        """Give the map the largest square that leaves room for the scale."""
        super().place_box()
        area = self.area
        side = max(min(area.width() - self._scale_width() + self.right_margin, area.height()), 1.0)
        self.box.setGeometry(QRectF(area.left(), area.top(), side, side))

    def _scale_texts(self) -> list[tuple[float, str]]:
        if self.width() < 280:
            return [(1.0, "1"), (0.5, "½"), (0.0, "0")]
        undecided = translate("AnswerMap", "undecided")
        return [(1.0, "ŷ = 1"), (0.5, f"ŷ = ½\n{undecided}"), (0.0, "ŷ = 0")]

    def _scale_width(self) -> float:
        metrics = QFontMetricsF(self.small_font)
        lines = [line for _, text in self._scale_texts() for line in text.split("\n")]
        return 3.5 * GRID + max(map(metrics.horizontalAdvance, lines))

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the scale of colours beside the axes."""
        super().drawBackground(painter, rect)
        area = self.area
        painter.setPen(self.theme.colour("hairline"))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
        bar = QRectF(area.right() + 1.5 * GRID, area.top() + GRID, GRID, area.height() - 2 * GRID)
        colours = np.ascontiguousarray(answer_colours(self.theme)[::-1])
        painter.drawImage(bar, QImage(colours.data, 1, STEPS, 3, QImage.Format.Format_RGB888))
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self.theme.colour("muted"))
        for value, text in self._scale_texts():
            level = bar.bottom() - value * bar.height() + metrics.capHeight() / 2
            for number, line in enumerate(text.split("\n")):
                at = QPointF(bar.right() + 6, level + number * metrics.height())
                painter.drawText(at, line)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the line's label, the samples, and what is read out."""
        if self._snapshot is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = half_line(self._snapshot.parameters)
        if ends is not None:
            self._paint_half_label(painter, ends)
        for mark in marks(self._snapshot):
            paint_mark(painter, self.point(*mark.inputs), mark, self.theme)
        inputs = self.pointed()
        if inputs is not None and self.pointer is not None:
            bounds = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            paint_readout(painter, self.readout(inputs), self.pointer, bounds, self.theme)

    def _paint_half_label(self, painter: QPainter, ends: tuple[Point, Point]) -> None:
        """Write ŷ = ½ on the line, where it is furthest from the samples and the edges."""
        text = "ŷ = ½"
        metrics, area = QFontMetricsF(painter.font()), self.area
        label = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + GRID, metrics.height())
        first, last = (self.point(*end) for end in ends)
        places = [first + (last - first) * share for share in (0.15, 0.3, 0.5, 0.7, 0.85)]
        samples = [self.point(*inputs) for inputs in INPUTS]

        def room(place: QPointF) -> float:
            label.moveCenter(place)
            free = min(math.hypot((s - place).x(), (s - place).y()) for s in samples)
            return free if area.contains(label) else -1.0

        best = max(places, key=room)
        if room(best) > 2.5 * RADIUS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("panel"))
            painter.drawRoundedRect(label, 4.0, 4.0)
            painter.setPen(self.theme.colour("ink"))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    # What the learner does

    def readout(self, inputs: Point) -> list[Row]:
        """Return what is read out at a point of the plane."""
        x1, x2 = inputs
        rows = [Row("x1", fixed(x1, 2)), Row("x2", fixed(x2, 2))]
        rows.append(Row("ŷ", exact(self.answer(inputs)), "ink"))
        if inputs in INPUTS and self._snapshot is not None:
            target = self._snapshot.experiment.problem.targets[INPUTS.index(inputs)]
            rows.append(Row("Y", str(target), f"class_{target}"))
        if self._copied:
            rows.append(Row("", translate("AnswerMap", "ŷ copied")))
        return rows

    def _pointer_moved(self) -> None:
        self._copied = False
        over = self.pointer is not None and self.sample_at(self.pointer) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _clicked(self, event: Any) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        row, inputs = self.sample_at(event.scenePos()), self.pointed()
        if row is not None:
            self.row_chosen.emit(row)
        elif inputs is not None:
            QGuiApplication.clipboard().setText(exact(self.answer(inputs)))
            self._copied = True
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the sample before or after by ↑ and ↓."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps and self._snapshot is not None:
            step = steps[Qt.Key(event.key())]
            self.row_chosen.emit((self._snapshot.selected + step) % len(INPUTS))
        else:
            event.ignore()
