"""The answers ŷ over the plane of inputs, or z before the activation, seen from above."""

import math
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from learnscope.core.gate import INPUTS
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact, fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, Theme
from learnscope.gui.views import scale
from learnscope.gui.views.labels import Row, paint_readout
from learnscope.gui.views.line import Line
from learnscope.gui.views.marks import RADIUS, answer_colours, marks, paint_mark
from learnscope.gui.views.plane import HIGH, LOW, Point, Theta, grid, half_line
from learnscope.gui.views.plot import Plot
from learnscope.gui.views.scale import value_at

#: Points along each side of the map.
POINTS = 64


class AnswerMap(Plot):
    """The map with the line ŷ = ½, the four samples and the scale of colours."""

    #: The row whose sample was chosen.
    row_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: What is shown: "output" or "z".
        self.quantity = "output"
        self.parameters: Theta = (0.0, 0.0, 0.0)
        self._limit = 1.0
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
        self._snapshot: Snapshot | None = None
        self._copied = False
        self.pointer_moved.connect(self._pointer_moved)
        self.scene().sigMouseClicked.connect(self._clicked)
        self.half.hide()
        self.apply_theme(self.theme)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        first = self._snapshot is None
        self._snapshot = snapshot
        if first or snapshot.parameters != self.parameters:
            self.parameters = snapshot.parameters
            self._draw()
        self.look()

    def set_quantity(self, quantity: str) -> None:
        """Show the answers ŷ (``"output"``) or the plane ``"z"`` before the activation."""
        self.quantity = quantity
        if self._snapshot is not None:
            self._draw()
        self.renew()

    def _draw(self) -> None:
        shares = scale.share_at(self.quantity, self.parameters, self._inputs)
        self.image.setImage(shares.astype(np.float32), autoLevels=False)
        ends = half_line(self.parameters)
        self.half.setVisible(ends is not None)
        if ends is not None:
            self.half.set_points(*np.array(ends).T)
        limit = scale.z_limit(self.parameters) if self.quantity == "z" else 1.0
        if limit != self._limit:
            self._limit = limit
            self.renew()

    def look(self) -> None:
        """Draw the line as thick as it is lit."""
        lit = self._snapshot is not None and self._snapshot.lit in scale.QUANTITIES
        self.half.set_look(self.theme.colour("ink"), 2.5 if lit else 1.5)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.image.setLookupTable(answer_colours(theme))
        self.look()

    # What is where

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the row whose mark lies under a pixel, or None."""
        for row, inputs in enumerate(INPUTS):
            away = self.point(*inputs) - pixel
            if math.hypot(away.x(), away.y()) <= RADIUS + 6.0:
                return row
        return None

    def pointed(self) -> Point | None:
        """Return the inputs (x1, x2) under the pointer: on a sample those of the sample.

        They are rounded as they are shown, so that what is read out belongs to them exactly.
        """
        if self.pointer is None or not self.area.contains(self.pointer):
            return None
        row = self.sample_at(self.pointer)
        if row is not None:
            return INPUTS[row]
        x1, x2 = self.value_at(self.pointer)
        return round(x1, 2), round(x2, 2)

    def answer(self, inputs: Point) -> float:
        """Return ŷ there with the parameters shown."""
        return float(value_at("output", self.parameters, inputs))

    def weighted_sum(self, inputs: Point) -> float:
        """Return z there with the parameters shown."""
        return float(scale.value_at("z", self.parameters, inputs))

    # Painting

    def place_box(self) -> None:
        """Give the map the largest square that leaves room for the scale."""
        super().place_box()
        area = self.area
        side = max(min(area.width() - self._scale_width() + self.right_margin, area.height()), 1.0)
        self.box.setGeometry(QRectF(area.left(), area.top(), side, side))

    def _scale_texts(self) -> list[tuple[float, str]]:
        return scale.scale_texts(self.quantity, self._limit, narrow=self.width() < 280)

    def _scale_width(self) -> float:
        metrics = QFontMetricsF(self.small_font)
        # Room for either quantity, so that the map keeps its size when one switches.
        both = [*self._scale_texts(), *scale.scale_texts("z", 1.5, narrow=self.width() < 280)]
        lines = [line for _, text in both for line in text.split("\n")]
        return 3.5 * GRID + max(map(metrics.horizontalAdvance, lines))

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the scale of colours beside the axes."""
        super().drawBackground(painter, rect)
        area = self.area
        painter.setPen(self.theme.colour("hairline"))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
        bar = QRectF(area.right() + 1.5 * GRID, area.top() + GRID, GRID, area.height() - 2 * GRID)
        scale.paint_scale(painter, bar, self._scale_texts(), self.theme)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the line's label, the samples, and what is read out."""
        if self._snapshot is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = half_line(self.parameters)
        if ends is not None:
            self.paint_line(painter, ends)
        for mark in marks(self._snapshot):
            paint_mark(painter, self.point(*mark.inputs), mark, self.theme)
        rows = self.readout()
        if rows and self.pointer is not None:
            paint_readout(painter, rows, self.pointer, self.reading_bounds(), self.theme)

    def keep_off(self) -> list[QPointF]:
        """Return the points that the line's label keeps away from."""
        return [self.point(*inputs) for inputs in INPUTS]

    def paint_line(self, painter: QPainter, ends: tuple[Point, Point]) -> None:
        """Write ŷ = ½ on the line, where it is furthest from the samples and the edges."""
        text = "ŷ = ½" if self.quantity == "output" else "z = 0"
        metrics, area = QFontMetricsF(painter.font()), self.area
        label = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + GRID, metrics.height())
        first, last = (self.point(*end) for end in ends)
        places = [first + (last - first) * share for share in (0.15, 0.3, 0.5, 0.7, 0.85)]
        others = self.keep_off()

        def room(place: QPointF) -> float:
            label.moveCenter(place)
            free = min(math.hypot((s - place).x(), (s - place).y()) for s in others)
            return free if area.contains(label) else -1.0

        best = max(places, key=room)
        if room(best) > 2.5 * RADIUS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("panel"))
            painter.drawRoundedRect(label, 4.0, 4.0)
            painter.setPen(self.theme.colour("ink"))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    # What the learner does

    def readout(self) -> list[Row]:
        """Return what is read out at the pointer."""
        inputs = self.pointed()
        if inputs is None or self._snapshot is None:
            return []
        x1, x2 = inputs
        rows = [Row("x1", fixed(x1, 2)), Row("x2", fixed(x2, 2))]
        if self.quantity == "z":
            rows.append(Row("z", exact(self.weighted_sum(inputs)), "ink"))
        rows.append(Row("ŷ", exact(self.answer(inputs)), "ink"))
        if inputs in INPUTS:
            target = self._snapshot.experiment.problem.targets[INPUTS.index(inputs)]
            rows.append(Row("Y", str(target), f"class_{target}"))
        if self._copied:
            symbol = "ŷ" if self.quantity == "output" else "z"
            rows.append(Row("", translate("AnswerMap", "{name} copied").format(name=symbol)))
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
            read = self.answer if self.quantity == "output" else self.weighted_sum
            QGuiApplication.clipboard().setText(exact(read(inputs)))
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
