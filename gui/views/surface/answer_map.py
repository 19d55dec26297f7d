"""The answers ŷ over the plane of inputs, or what stands behind them, seen from above."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from learnscope.core import Problem
from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.labels import Row
from learnscope.gui.look.marks import RADIUS
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.axes import target_limits, ticks_with_room
from learnscope.gui.plotting.columns import (
    column_name,
    input_titles,
    standing_row,
    target_row,
)
from learnscope.gui.plotting.contour import Point, apart, contour
from learnscope.gui.plotting.items import Array, Image, LineItem
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import PlaceReading
from learnscope.gui.plotting.scatter import Scatter
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed, round_to
from learnscope.gui.views.surface import scale
from learnscope.gui.views.surface.scale import (
    GATE_PLANE,
    InputPlane,
    Theta,
    grid,
    half_line,
    plane_of,
)
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.pace import Resolution

#: Points along each side of the map, and while a run goes on at least.
POINTS, _LEAST = 64, 24

#: Of a line that bends, so many places are tried for its label.
_LABEL_PLACES = 24

#: A plane of this size is read with two decimals.
_TWO_DECIMALS = 1.5


@guarded
class AnswerMap(Plot):
    """The map with the line where z = 0, the samples and the scale of colours.

    Where answers are numbers, the samples have the colours of their targets, and there is no line.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: What is shown: "output" or "z".
        self.quantity = "output"
        self.parameters: Theta = (0.0, 0.0, 0.0)
        self.plane: InputPlane = GATE_PLANE
        self.shown = scale.ShownQuantity(scale.NEURON)
        self.scatter = Scatter()
        self._limits = (0.0, 1.0)
        self._resolution = Resolution(POINTS, _LEAST)
        self._drawn: object = None
        self._pieces: Array = np.zeros((0, 2, 2))
        blank = np.full((POINTS, POINTS), 0.5, dtype=np.float32)
        self.image = Image(blank, axisOrder="row-major", levels=(0.0, 1.0))
        self.half = LineItem()
        for item in (self.image, self.half):
            self.box.addItem(item)
        self.box.setMouseEnabled(False, False)
        self.title_gap = 2.0 * GRID
        self.x_title, self.y_title = "x1", "x2"
        self._show_plane(GATE_PLANE)
        # Between the points computed, the colours go over into each other.
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._snapshot: Snapshot | None = None
        self.half.hide()
        self.apply_theme(self.theme)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a problem with two inputs."""
        self._snapshot = snapshot
        problem = snapshot.experiment.problem
        if problem is not self.scatter.problem:
            self._take_on(problem)
        self.scatter.fit(self.area)
        self.parameters = snapshot.parameters
        self._show(scale.ShownQuantity.of(snapshot, self.quantity))
        running = snapshot.state is RunState.RUNNING
        key = (self._resolution.points(running), self.parameters, self.plane, self.shown)
        if key != self._drawn:
            self._drawn = key
            if running:
                self._resolution.timed(lambda: self._draw(key[0]))
            else:
                self._draw(key[0])
        self.look()

    def set_quantity(self, quantity: str) -> None:
        """Show the outputs (``"output"``) or ``"z"`` before the activation."""
        self.quantity = quantity
        if self._snapshot is not None:
            self._drawn = None
            self.display(self._snapshot)
        self.renew()

    def _take_on(self, problem: Problem) -> None:
        """Show another problem's samples and its part of the plane, under its names."""
        self.scatter.set_problem(problem)
        if problem.task == "regression":
            self.scatter.colour_numbers(target_limits(problem))
        self._show_plane(plane_of(problem))
        titles, below = input_titles(problem), bool(column_name(problem, 0))
        if (titles, below) != ((self.x_title, self.y_title), self.x_title_below):
            self.x_title, self.y_title = titles
            self.x_title_below = below
            self.renew()

    def _show(self, shown: scale.ShownQuantity) -> None:
        if shown != self.shown:
            numbers = self.shown.numbers
            self.shown = shown
            if numbers != shown.numbers:
                self.image.setLookupTable(shown.colours(self.theme))
            self.renew()

    def _show_plane(self, plane: InputPlane) -> None:
        self.plane = plane
        self._place_ticks()
        self.image.setRect(QRectF(plane.x1[0], plane.x2[0], *plane.size))
        self.set_range(plane.x1, plane.x2)

    def _draw(self, points: int) -> None:
        inputs = grid(points, True, self.plane)
        # As one long list of points: matrices of so many rows are multiplied much faster.
        flat, z = self.shown.both(self.parameters, inputs.reshape(-1, 2))
        corners = self.shown.values(self.parameters, self.plane.corners())
        limits = self.shown.limits(np.concatenate((flat, corners)))
        shares = scale.shares(flat.reshape(points, points), limits)
        self.image.setImage(shares.astype(np.float32), autoLevels=False)
        self.image.setRect(QRectF(self.plane.x1[0], self.plane.x2[0], *self.plane.size))
        self._draw_line(z.reshape(points, points))
        if limits != self._limits:
            self._limits = limits
            self.renew()

    def _draw_line(self, z: Array) -> None:
        ends = self.line_ends()
        if ends is not None:
            self._pieces = np.array([ends])
            self.half.set_points(*np.array(ends).T)
        elif self.straight or self.shown.numbers:
            self._pieces = np.zeros((0, 2, 2))
        else:
            self._pieces = contour(z, *self.plane.sides(len(z), cells=True))
            self.half.set_pieces(self._pieces)
        self.half.setVisible(bool(len(self._pieces)))

    def look(self) -> None:
        """Draw the line as thick as it is lit."""
        lit = self._snapshot is not None and self._snapshot.lit in self._names()
        self.half.set_look(self.theme.colour("ink"), 2.5 if lit else 1.5)

    def _names(self) -> tuple[str, ...]:
        """Return what the map shows by the names of `Snapshot.lit`."""
        unit = self.shown.unit
        return scale.QUANTITIES if unit == OUTPUT else (unit, f"{unit}.z")

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.image.setLookupTable(self.shown.colours(theme))
        self.look()

    # What is where

    @property
    def straight(self) -> bool:
        """Whether a single neuron is shown that parts classes: its line is straight."""
        return not self.shown.model.network.hidden and not self.shown.numbers

    def line_ends(self) -> tuple[Point, Point] | None:
        """Return the ends of a single neuron's line ŷ = ½, or None where there is none."""
        return half_line(self.coefficients, self.plane) if self.straight else None

    @property
    def coefficients(self) -> Theta:
        """The single neuron's w1, w2 and b over the data's units; b is 0 if there is none."""
        return self.shown.model.plane(self.parameters)

    def places(self) -> Array:
        """Return where the samples stand, in pixels, shape (samples, 2)."""
        if self._snapshot is None:
            return np.zeros((0, 2))
        return self.pixels(*self._snapshot.experiment.problem.inputs.T)

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the sample whose mark lies under a pixel, or None."""
        return self.scatter.at(pixel, self.places())

    def pointed(self) -> Point | None:
        """Return the inputs (x1, x2) under the pointer: on a sample those of the sample.

        They are rounded as they are shown, so that what is read out belongs to them exactly.
        """
        if self.pointer is None or not self.area.contains(self.pointer):
            return None
        row = self.sample_at(self.pointer)
        if row is not None and self._snapshot is not None:
            x1, x2 = self._snapshot.experiment.problem.inputs[row].tolist()
            return x1, x2
        return self.rounded(self.value_at(self.pointer))

    def rounded(self, at: Point) -> Point:
        """Return a point of the plane with as many decimals as there are pixels to tell."""
        x1, x2 = (
            round_to(x, size / _TWO_DECIMALS / 100.0)
            for x, size in zip(at, self.plane.size, strict=True)
        )
        return x1, x2

    def answer(self, inputs: Point) -> float:
        """Return ŷ there with the parameters shown."""
        return float(self.shown.model.forward(self.parameters, inputs))

    def weighted_sum(self, inputs: Point) -> float:
        """Return z there with the parameters shown."""
        return float(self.shown.of_z.values(self.parameters, inputs))

    def value(self, inputs: Point) -> float:
        """Return what the map shows there."""
        return float(self.shown.values(self.parameters, inputs))

    # Painting

    def place_box(self) -> None:
        """Give the map the largest square that leaves room for the scale."""
        super().place_box()
        area = self.area
        side = max(min(area.width() - self._scale_width() + self.right_margin, area.height()), 1.0)
        self.box.setGeometry(QRectF(area.left(), area.top(), side, side))
        self.scatter.fit(self.area)
        self._place_ticks()

    def _place_ticks(self) -> None:
        """Let no two labels run together, nor let the axes differ where the plane is a square."""
        if self.plane == GATE_PLANE:
            self.fixed_x_ticks = self.fixed_y_ticks = [0.0, 0.5, 1.0]
            return
        width_of, side = QFontMetricsF(self.small_font).horizontalAdvance, self.area.width()
        self.fixed_x_ticks = ticks_with_room(*self.plane.x1, side, width_of)
        self.fixed_y_ticks = ticks_with_room(*self.plane.x2, side, width_of)

    def _scale_texts(self) -> list[tuple[float, str]]:
        return scale.scale_texts(self.shown, self._limits, narrow=self.width() < 280)

    def _scale_width(self) -> float:
        metrics = QFontMetricsF(self.small_font)
        texts = [*self._scale_texts()]
        if not self.shown.numbers:
            # Room for either quantity, so that the map keeps its size when one switches.
            texts += scale.scale_texts(self.shown.of_z, (-1.5, 1.5), narrow=self.width() < 280)
        lines = [line for _, text in texts for line in text.split("\n")]
        return 3.5 * GRID + max(map(metrics.horizontalAdvance, lines))

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the scale of colours beside the axes."""
        super().drawBackground(painter, rect)
        area = self.area
        painter.setPen(self.theme.colour("hairline"))
        painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))
        bar = QRectF(area.right() + 1.5 * GRID, area.top() + GRID, GRID, area.height() - 2 * GRID)
        colours = self.shown.colours(self.theme)
        scale.paint_scale(painter, bar, self._scale_texts(), self.theme, colours)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the line's label and the samples."""
        if self._snapshot is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._pieces):
            self.paint_line(painter)
        outputs = np.array(self._snapshot.outputs)
        self.scatter.paint(painter, self.places(), outputs, self._snapshot.selected, self.theme)

    def keep_off(self) -> list[QPointF]:
        """Return the points that the line's label keeps away from."""
        return [QPointF(x, y) for x, y in self.places().tolist()]

    def paint_line(self, painter: QPainter) -> None:
        """Write ŷ = ½ on the line, where it is furthest from the samples and the edges."""
        if not self.scatter.few:
            return
        text = "ŷ = ½" if self.shown.symbol == "ŷ" else f"{self.shown.of_z.symbol} = 0"
        metrics, area = QFontMetricsF(painter.font()), self.area
        label = QRectF(0.0, 0.0, metrics.horizontalAdvance(text) + GRID, metrics.height())
        others = self.keep_off()

        def room(place: QPointF) -> float:
            label.moveCenter(place)
            free = min(apart(s, place) for s in others)
            return free if area.contains(label) else -1.0

        best = max(self._label_places(), key=room)
        if room(best) > 2.5 * RADIUS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("panel"))
            painter.drawRoundedRect(label, 4.0, 4.0)
            painter.setPen(self.theme.colour("ink"))
            painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)

    def _label_places(self) -> list[QPointF]:
        if self.straight:
            first, last = (self.point(*end) for end in self._pieces[0])
            return [first + (last - first) * share for share in (0.15, 0.3, 0.5, 0.7, 0.85)]
        middles = self._pieces.mean(axis=1)
        step = max(len(middles) // _LABEL_PLACES, 1)
        return [self.point(*at) for at in middles[::step].tolist()]

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return the sample under a pixel, or the inputs there; what the map shows is copied."""
        inputs = self.pointed()
        if inputs is None or self._snapshot is None:
            return None
        problem, symbol = self._snapshot.experiment.problem, self.shown.symbol
        row = self.sample_at(pixel)
        rows = [Row(name, _short(x)) for name, x in zip(input_titles(problem), inputs, strict=True)]
        if symbol != "ŷ":
            rows.append(Row(symbol, exact(self.value(inputs)), "ink"))
        # A sample's answer is the trainer's, to the last digit.
        output = self.answer(inputs) if row is None else self._snapshot.outputs[row]
        rows.append(Row("ŷ", exact(output), "ink"))
        copies = next(each.text for each in rows if each.label == symbol)
        if row is not None:
            rows.append(target_row(problem, row))
            if self.scatter.numbers:
                rows.append(Row("ŷ − Y", exact(output - float(problem.target_array[row]))))
            rows += standing_row(problem, row)
        copied = translate("AnswerMap", "{name} copied").format(name=symbol)
        return PlaceReading(rows, pixel, copies=copies, copied=copied)

    def looked_at(self) -> tuple[int, int]:
        """Return the selected sample, and how many there are."""
        return (0, 0) if self._snapshot is None else (self._snapshot.selected, self.scatter.count)


def _short(value: float) -> str:
    """Return a number with two decimals if that is all of it, or else in full."""
    return fixed(value, 2) if round(value, 2) == value else exact(value)
