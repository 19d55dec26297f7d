"""The model's curve over its one input, beside the samples that it should follow.

First of numbers. Of classes it is a step between 0 and 1, see `class_curve`.
"""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.core import Curve, OwnData, Problem
from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.labels import Row, free_top, pieces_between, write
from learnscope.gui.look.theme import GRID, Theme, mix
from learnscope.gui.plotting.columns import (
    column_name,
    input_title,
    standing_row,
    target_row,
    target_title,
)
from learnscope.gui.plotting.contour import Point, Range
from learnscope.gui.plotting.items import Array, LineItem
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.plotting.scatter import Scatter
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed, round_to
from learnscope.gui.views.surface import scale
from learnscope.gui.views.surface.sample_editor import SampleEditor
from learnscope.gui.views.surface.scale import DRAWING_BOARD
from learnscope.gui.widgets.guard import guarded

#: Points of each curve.
POINTS = 401

#: The radius of the marks at most and at least, where there are many.
_RADIUS, _LEAST_RADIUS = 4.0, 2.4

#: What is shown above and below the targets, as a share of their range.
_ROOM = 0.15


@guarded
class CurveMap(Plot):
    """The samples (x, Y), the curve without noise if there is one, and the model's ŷ over x.

    A hidden unit that is looked at has a curve of its own, on an axis at the right.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        #: Of a hidden unit, what is shown: "output" or "z".
        self.quantity = "output"
        self.shown = scale.ShownQuantity(scale.NEURON)
        self.scatter = Scatter()
        self.target, self.unit, self.model = LineItem(), LineItem(), LineItem()
        for line in (self.target, self.unit, self.model):
            self.box.addItem(line)
        self.box.setMouseEnabled(False, False)
        self.title_gap = 2.0 * GRID
        self.x_title, self.y_title = "x", "ŷ, Y"
        self.editor = self._make_editor()
        self._limits = (0.0, 1.0)
        self._snapshot: Snapshot | None = None
        self._x: Array = np.zeros(0)
        self.set_range(DRAWING_BOARD, DRAWING_BOARD)
        self.apply_theme(self.theme)

    def _name_axes(self, problem: Problem) -> None:
        named = bool(column_name(problem, 0))
        titles = input_title(problem, 0), self.upright_title(problem)
        if (*titles, named) != (self.x_title, self.y_title, self.x_title_below):
            self.x_title, self.y_title = titles
            self.x_title_below = named
            self.renew()

    def upright_title(self, problem: Problem) -> str:
        """Return what stands above the axis of heights."""
        return f"ŷ, {target_title(problem)}"

    def _make_editor(self) -> SampleEditor:
        return SampleEditor(self, self.sample_at, self.rounded)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a problem with one input."""
        problem, model = snapshot.experiment.problem, snapshot.experiment.model
        if self._snapshot is None or problem is not self._snapshot.experiment.problem:
            self._take_on(problem)
        self._snapshot = snapshot
        self._name_axes(problem)
        self.editor.count, self.editor.selected = self.scatter.count, snapshot.selected
        shown = scale.ShownQuantity(model, snapshot.unit, self.quantity)
        points = self._x[:, np.newaxis]
        heights = self.heights(snapshot, points)
        self.model.set_points(self._x, _drawable(heights, self._range_of_y()))
        limits = self._limits
        if snapshot.unit != OUTPUT:
            values = shown.values(snapshot.parameters, points)
            limits = shown.limits(values)
            low, high = self._range_of_y()
            heights = low + scale.shares(values, limits) * (high - low)
            self.unit.set_points(self._x, heights)
        self.unit.setVisible(snapshot.unit != OUTPUT)
        if (shown, limits) != (self.shown, self._limits):
            self.shown, self._limits = shown, limits
            self._make_room()
        lit = snapshot.lit
        self.model.set_look(self.theme.colour("ink"), 3.0 if lit == "output" else 2.0)
        own = snapshot.unit != OUTPUT and lit in (snapshot.unit, f"{snapshot.unit}.z")
        self.unit.set_look(self.theme.colour("muted"), 2.5 if own else 1.5)
        self.viewport().update()

    @property
    def symbol(self) -> str:
        """How the heights of the model's curve are written."""
        return "ŷ"

    def heights(self, snapshot: Snapshot, points: Array) -> Array:
        """Return the heights of the model's curve at points, shape (n, 1)."""
        return snapshot.experiment.model.forward(snapshot.parameters, points)

    def set_quantity(self, quantity: str) -> None:
        """Show of a hidden unit its outputs (``"output"``) or ``"z"`` before the activation."""
        self.quantity = quantity
        if self._snapshot is not None:
            self.display(self._snapshot)

    def _take_on(self, problem: Problem) -> None:
        self.scatter.set_problem(problem)
        x, y = self.ranges(problem)
        self._x = np.linspace(*x, POINTS)
        self.set_range(x, y)
        self.target.setVisible(isinstance(problem, Curve))
        if isinstance(problem, Curve):
            self.target.set_points(self._x, problem.target_curve(self._x))

    def ranges(self, problem: Problem) -> tuple[Range, Range]:
        """Return what to show of x and of the heights."""
        return ranges_of(problem)

    def _fit_marks(self) -> None:
        """In a row, marks hide each other and the curve sooner than on the plane."""
        self.scatter.fit(self.area)
        if not self.scatter.few:
            apart = self.area.width() / self.scatter.count
            self.scatter.radius = min(self.scatter.radius, _RADIUS, max(_LEAST_RADIUS, apart / 2))

    def _make_room(self) -> None:
        """Leave room for the hidden unit's axis at the right."""
        room = 0.0
        if self.shown.unit != OUTPUT:
            metrics = QFontMetricsF(self.small_font)
            room = max(map(metrics.horizontalAdvance, self._end_texts())) + GRID
        self.right_margin = 2.0 * GRID + room
        self.renew()

    def _end_texts(self) -> tuple[str, str, str]:
        return scale.end_texts(self.shown, self._limits)

    def _range_of_y(self) -> Range:
        low, high = self.box.state["viewRange"][1]
        return float(low), float(high)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.target.set_look(mix(theme.colour("muted"), theme.colour("panel"), 0.6), 4.0)
        self.model.set_look(theme.colour("ink"), 2.0)
        self.unit.set_look(theme.colour("muted"), 1.5)

    # What is where

    def places(self) -> Array:
        """Return where the samples stand, in pixels, shape (samples, 2)."""
        if self._snapshot is None:
            return np.zeros((0, 2))
        problem = self._snapshot.experiment.problem
        return self.pixels(problem.inputs[:, 0], problem.target_array)

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the sample whose mark lies under a pixel, or None."""
        return self.scatter.at(pixel, self.places())

    def rounded(self, at: Point) -> Point:
        """Return a place with as many decimals as there are pixels to tell."""
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        x, y = (
            round_to(value, size / 300.0)
            for value, size in zip(at, (x1 - x0, y1 - y0), strict=True)
        )
        return x, y

    def answer(self, x: float) -> float:
        """Return ŷ there."""
        assert self._snapshot is not None
        model = self._snapshot.experiment.model
        return float(model.forward(self._snapshot.parameters, (x,)))

    # Painting

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the axis of a hidden unit besides the others."""
        super().drawBackground(painter, rect)
        if self.shown.unit == OUTPUT:
            return
        area, metrics = self.area, QFontMetricsF(painter.font())
        painter.setPen(self.theme.colour("muted"))
        painter.drawLine(area.topRight(), area.bottomRight())
        for share, text in zip((0.0, 0.5, 1.0), self._end_texts(), strict=True):
            level = area.bottom() - share * area.height() + metrics.capHeight() / 2
            painter.drawText(QPointF(area.right() + 5, level), text)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the samples, and how far off the selected one's answer is."""
        snapshot = self._snapshot
        if snapshot is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._fit_marks()
        places, outputs = self.places(), np.array(snapshot.outputs)
        if self.symbol == "ŷ":
            self._paint_bar(painter, places[snapshot.selected])
        self.scatter.paint(painter, places, outputs, snapshot.selected, self.theme)
        if self.symbol == "ŷ":
            self._paint_error(painter, places[snapshot.selected])
        self._paint_names(painter, places)
        self.editor.paint(painter)

    def _foot(self) -> float:
        """Return the height of the selected sample's answer, or the nearest one shown."""
        assert self._snapshot is not None
        output = self._snapshot.outputs[self._snapshot.selected]
        low, high = self._range_of_y()
        return self.y_pixel(min(max(output, low), high))

    def _paint_bar(self, painter: QPainter, place: Array) -> None:
        """Paint a bar from the selected sample to the model's curve."""
        (x, y), end = place.tolist(), self._foot()
        painter.setPen(QPen(self.theme.colour("ink"), 1.5))
        painter.drawLine(QPointF(x, y), QPointF(x, end))
        painter.drawLine(QPointF(x - 4, end), QPointF(x + 4, end))

    def _paint_error(self, painter: QPainter, place: Array) -> None:
        """Write how far off the selected sample's answer is, beside the bar."""
        assert self._snapshot is not None
        (x, y), area, metrics = place.tolist(), self.area, QFontMetricsF(painter.font())
        output = self._snapshot.outputs[self._snapshot.selected]
        text = f"|ŷ − Y| = {fixed(abs(output - self._snapshot.sample.target))}"
        width, away = metrics.horizontalAdvance(text), self.scatter.radius + 16.0
        left = x + away if x + away + width < area.right() else x - away - width
        middle = (self._foot() + y) / 2
        middle = min(max(middle, area.top() + metrics.height()), area.bottom() - 4)
        self._write(painter, QPointF(left, middle + metrics.capHeight() / 2), text, "ink")

    def _paint_names(self, painter: QPainter, places: Array) -> None:
        """Write what the curves are near their right ends, clear of samples and of the answers."""
        names = [(self.symbol, self.model, "ink")]
        if self.target.isVisible():
            names.append((translate("CurveMap", "target"), self.target, "muted"))
        if self.unit.isVisible():
            names.append((self.shown.symbol, self.unit, "muted"))
        metrics, area = QFontMetricsF(painter.font()), self.area
        height, low, high = metrics.capHeight(), *self._range_of_y()
        limits = area.top() + metrics.ascent() + 2 - height, area.bottom() - 4
        taken: list[tuple[float, float]] = []
        for text, line, colour in names:
            left = area.right() - metrics.horizontalAdvance(text) - 6
            ends = line.getData()[1]
            # What has grown beyond all numbers has no end to stand at.
            end = min(max(float(ends[-1]), low), high) if math.isfinite(ends[-1]) else high
            pieces = self._pieces(places, left - 2.0)
            wished = self.y_pixel(end) - 7.0 - height
            top = free_top(wished, height, pieces, np.array(taken).reshape(-1, 2), limits)
            taken.append((top - 3.0, top + height + 3.0))
            self._write(painter, QPointF(left, top + height), text, colour)

    def _pieces(self, places: Array, left: float) -> Array:
        """Return from where to where marks, and the model's curve, reach right of a pixel."""
        radius = self.scatter.radius
        near = places[places[:, 0] + radius > left][:, 1]
        marks = np.column_stack((near - radius, near + radius))
        x, y = self.model.getData()
        right = x > self.value_at(QPointF(left, 0.0))[0]
        levels = self.pixels(x[right], y[right])[:, 1]
        return np.concatenate((marks, pieces_between(levels)))

    def _write(self, painter: QPainter, at: QPointF, text: str, colour: str) -> None:
        panel = QColor(self.theme.colour("panel"))
        panel.setAlphaF(0.85)
        write(painter, at, text, self.theme.colour(colour), panel)

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return the sample under a pixel, or the curve there; ŷ is copied."""
        if self._snapshot is None or not self.area.contains(pixel):
            return None
        row = self.sample_at(pixel)
        if row is None:
            return self._read(self._snapshot, self.rounded(self.value_at(pixel))[0], pixel)
        problem = self._snapshot.experiment.problem
        x, target = float(problem.inputs[row, 0]), float(problem.target_array[row])
        # A sample's answer is the trainer's, to the last digit.
        output = self._snapshot.outputs[row]
        rows = [Row(self.x_title, exact(x)), Row("ŷ", exact(output), "ink")]
        rows.append(target_row(problem, row))
        if self.scatter.numbers:
            rows.append(Row("ŷ − Y", exact(output - target)))
        rows += [*self._read_unit(self._snapshot, x), *standing_row(problem, row)]
        return self._reading(rows, QPointF(*self.places()[row].tolist()))

    def read_along(self, x: float) -> PlaceReading | None:
        """Return the curve at an x."""
        return None if self._snapshot is None else self._read(self._snapshot, x, None)

    def _read(self, snapshot: Snapshot, x: float, pixel: QPointF | None) -> PlaceReading:
        """Return the curve at an x; at a pixel, if it has no height there."""
        output = self.answer(x)
        rows = [Row(self.x_title, exact(x)), Row("ŷ", exact(output), "ink")]
        problem = snapshot.experiment.problem
        if isinstance(problem, Curve):
            name = translate("CurveMap", "target")
            rows.append(Row(name, exact(float(problem.target_curve(x)))))
        rows += self._read_unit(snapshot, x)
        height = float(self.heights(snapshot, np.array([[x]]))[0])
        return self._reading(rows, self.point(x, height) if math.isfinite(height) else pixel)

    def _read_unit(self, snapshot: Snapshot, x: float) -> list[Row]:
        """Return what a hidden unit that is looked at makes of an x."""
        if self.shown.unit == OUTPUT:
            return []
        value = float(self.shown.values(snapshot.parameters, (x,)))
        return [Row(self.shown.symbol, exact(value))]

    def _reading(self, rows: list[Row], at: QPointF | None) -> PlaceReading:
        dots = [Dot(at)] if at is not None and self.area.contains(at) else []
        copied = translate("AnswerMap", "{name} copied").format(name="ŷ")
        return PlaceReading(rows, at, dots, copies=rows[1].text, copied=copied)

    def step_along(self, x: float | None, way: int, far: bool) -> float | None:
        """Return an x further on, at first from the selected sample."""
        if self._snapshot is None:
            return None
        if x is None:
            inputs = self._snapshot.experiment.problem.inputs
            x = float(inputs[self._snapshot.selected, 0])
        low, high = self.box.state["viewRange"][0]
        x += way * (0.1 if far else 0.01) * (high - low)
        return self.rounded((min(max(x, low), high), 0.0))[0]

    def looked_at(self) -> tuple[int, int]:
        """Return the selected sample, and how many there are."""
        return (0, 0) if self._snapshot is None else (self._snapshot.selected, self.scatter.count)


def ranges_of(problem: Problem) -> tuple[Range, Range]:
    """Return what to show of x and of the targets; of a hand's own samples rather too much."""
    (x,) = problem.extent
    targets = problem.target_array
    low, high = float(targets.min()), float(targets.max())
    if isinstance(problem, Curve):
        heights = problem.target_curve(np.linspace(*x, POINTS))
        low, high = min(low, float(heights.min())), max(high, float(heights.max()))
    room = _ROOM * (high - low) or 0.5
    y = low - room, high + room
    if isinstance(problem, OwnData):
        inputs, (least, most) = problem.inputs, DRAWING_BOARD
        x = DRAWING_BOARD if least <= inputs.min() and inputs.max() <= most else x
        y = DRAWING_BOARD if least <= low and high <= most else y
    return x, y


def _drawable(values: Array, shown: Range) -> Array:
    """Return values with those far outside what is shown brought nearer: Qt has its limits."""
    low, high = shown
    far = 50.0 * (high - low)
    return np.clip(values, low - far, high + far)
