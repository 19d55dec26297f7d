"""The plane of a hidden layer's two outputs: the samples in it, and the inputs' plane folded."""

from itertools import product

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment, Model, Problem
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.units import output_unit
from learnscope.core.problems.sampled import Extent
from learnscope.gui.look.labels import Row
from learnscope.gui.look.marks import answer_colours
from learnscope.gui.look.theme import GRID, Theme, mix
from learnscope.gui.plotting.axes import rungs
from learnscope.gui.plotting.columns import input_rows, target_row
from learnscope.gui.plotting.contour import Range, distance, segment
from learnscope.gui.plotting.items import Array, Image, LineItem
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.plotting.scatter import Scatter
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, figure, round_to
from learnscope.gui.widgets.guard import guarded

#: Cells of the colours behind, along each side.
_CELLS = 32

#: How much of the panel's colour is in the colours behind.
_PALE = 0.72

#: Within so many pixels the pointer means the line.
_NEAR_LINE = 6.0

#: Lines in each direction of a plane, and points on each line.
_LINES, _POINTS = 9, 41

#: Points on the line of a single input.
_ALONE = 201

#: Nothing lies further than this, in axis lengths: Qt's arithmetic has its limits.
_FAR = 1e3


def is_plane(model: Model) -> bool:
    """Return whether the last hidden layer has exactly two units."""
    return model.sizes[-2] == 2 and bool(model.network.hidden)


@guarded
class HiddenPlot(Plot):
    """What the last hidden layer, of two units, makes of the inputs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scatter = Scatter()
        self.experiment = Experiment()
        self.parameters: tuple[float, ...] = ()
        #: Where the samples are, shape (samples, 2).
        self.positions: Array = np.zeros((0, 2))
        self.outputs: Array = np.zeros(0)
        self.selected = 0
        self.lit = ""
        #: The ends of the line on which the output unit is undecided, or None.
        self.ends: tuple[tuple[float, float], tuple[float, float]] | None = None
        self._inputs: Array = np.zeros((0, 0))
        self._problem: Problem | None = None
        self.image = Image(
            np.full((2, 2), 0.5, dtype=np.float32), axisOrder="row-major", levels=(0.0, 1.0)
        )
        self.folds, self.half = LineItem(), LineItem()
        for item in (self.image, self.folds, self.half):
            item.hide()
            self.box.addItem(item)
        self.box.setMouseEnabled(False, False)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.set_range((-1.0, 1.0), (-1.0, 1.0))
        self._look()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a network whose last hidden layer has two units."""
        self.experiment, self.parameters = snapshot.experiment, snapshot.parameters
        self.selected, self.lit = snapshot.selected, snapshot.lit
        self.outputs = np.array(snapshot.outputs)
        problem, model = self.experiment.problem, self.model
        if problem is not self._problem:
            self._problem = problem
            self.scatter.set_problem(problem)
            self._inputs = input_lines(problem.extent)
        # As one long list of points: the samples, then the lines of the inputs' plane.
        points = np.concatenate((problem.inputs, self._inputs))
        places = model.unit_outputs(self.parameters, points)[0][-1]
        self.positions, folds = places[: len(problem.inputs)], places[len(problem.inputs) :]
        self._fit(model.network.activation, places)
        self._draw_folds(folds)
        self._draw_half()
        self._title(model.unit_names[-2])
        self._look()

    @property
    def model(self) -> Model:
        """The network that is shown."""
        return self.experiment.model

    @property
    def ranges(self) -> tuple[Range, Range]:
        """What is shown of the two outputs."""
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        return (x0, x1), (y0, y1)

    def answer(self, first: float, second: float) -> float:
        """Return ŷ where the two units give these outputs."""
        return float(output_unit(self.model, self.parameters).answers((first, second)))

    # What is drawn

    def _fit(self, activation: str, places: Array) -> None:
        limits = ACTIVATIONS[activation].limits
        if limits is not None:
            # With room for the marks at the ends.
            room = 0.05 + 0.05 * (limits[1] - limits[0])
            both = limits[0] - room, limits[1] + room
            self.set_range(both, both)
            return
        ranges = []
        for column in places.T:
            values = column[np.isfinite(column)]
            low, high = float(values.min(initial=0.0)), float(values.max(initial=0.0))
            bottom, top = rungs(low, high)
            pad = 0.06 * (top - bottom)
            ranges.append((bottom - pad, top + pad))
        self.set_range(*ranges)

    def _draw_folds(self, folds: Array) -> None:
        """Draw the lines of the inputs' plane; a row of no numbers ends each of them."""
        limits = [
            (low - _FAR * (high - low), high + _FAR * (high - low)) for low, high in self.ranges
        ]
        xs, ys = (np.clip(folds[:, i], *limits[i]) for i in (0, 1))
        self.folds.setVisible(True)
        self.folds.set_points(xs, ys)

    def _draw_half(self) -> None:
        weights, bias = self.model.layers(self.parameters)[-1]
        first, second = weights[0].tolist()
        self.ends = segment(first, second, float(bias[0]), *self.ranges)
        self.half.setVisible(self.ends is not None)
        if self.ends is not None:
            self.half.set_points(*np.array(self.ends).T)
        classes = self.model.task == "classification"
        self.image.setVisible(classes)
        if classes:
            (x0, x1), (y0, y1) = self.ranges
            middles = (np.arange(_CELLS) + 0.5) / _CELLS
            across, up = x0 + middles * (x1 - x0), y0 + middles * (y1 - y0)
            cells = np.stack(np.meshgrid(across, up), axis=-1)
            answers = output_unit(self.model, self.parameters).answers(cells)
            shares = np.nan_to_num(answers, nan=0.5).astype(np.float32)
            self.image.setImage(shares, autoLevels=False)
            self.image.setRect(x0, y0, x1 - x0, y1 - y0)

    def _title(self, names: tuple[str, ...]) -> None:
        if (self.x_title, self.y_title) != names:
            self.x_title, self.y_title = names
            self.renew()

    def _look(self) -> None:
        panel = self.theme.colour("panel")
        self.folds.set_look(mix(self.theme.colour("muted"), panel, 0.4), 1.0)
        self.half.set_look(self.theme.colour("ink"), 2.5 if self.lit in {"output", "z"} else 1.5)
        self.viewport().update()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        if not hasattr(self, "folds"):
            return
        panel = theme.colour("panel")
        ground = np.array([panel.red(), panel.green(), panel.blue()])
        pale = (1.0 - _PALE) * answer_colours(theme) + _PALE * ground
        self.image.setLookupTable(np.round(pale).astype(np.uint8))
        self._look()

    # What is where

    def places(self) -> Array:
        """Return where the samples stand, in pixels, shape (samples, 2)."""
        return self.pixels(*self.positions.T)

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the sample under a pixel, or None."""
        if not self.area.adjusted(-8, -8, 8, 8).contains(pixel):
            return None
        return self.scatter.at(pixel, self.places())

    def quantity_at(self, pixel: QPointF) -> str:
        """Return the quantity that is meant at a pixel: the line's, an axis's, or ""."""
        area = self.area
        if self.x_title and pixel.y() > area.bottom():
            return self.x_title
        if self.y_title and pixel.x() < area.left():
            return self.y_title
        if self.ends is None or not area.contains(pixel):
            return ""
        near = distance(pixel, *(self.point(*end) for end in self.ends)) <= _NEAR_LINE
        return "output" if near else ""

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return the sample under a pixel, or the place there; ŷ is copied."""
        if not len(self.positions):
            return None
        copied = translate("HiddenSpaceView", "ŷ copied")
        row = self.sample_at(pixel)
        if row is not None:
            rows = self._read_sample(row)
            return PlaceReading(rows, pixel, copies=exact(self.outputs[row]), copied=copied)
        if not self.area.contains(pixel):
            return None
        sizes = self.area.width(), self.area.height()
        first, second = (
            round_to(value, (high - low) / max(size, 1.0))
            for value, (low, high), size in zip(
                self.value_at(pixel), self.ranges, sizes, strict=True
            )
        )
        answer = exact(self.answer(first, second))
        rows = [
            Row(self.x_title, exact(first)),
            Row(self.y_title, exact(second)),
            Row("ŷ", answer, "ink"),
        ]
        return PlaceReading(rows, pixel, [Dot(pixel, radius=2.5)], copies=answer, copied=copied)

    def read_entered(self) -> PlaceReading | None:
        """Return the selected sample, which the keys choose."""
        if not len(self.positions):
            return None
        rows = self._read_sample(self.selected)
        return PlaceReading(rows, None, copies=exact(self.outputs[self.selected]))

    def looked_at(self) -> tuple[int, int]:
        """Return the selected sample, and how many there are."""
        return self.selected, len(self.positions)

    def _read_sample(self, row: int) -> list[Row]:
        problem = self.experiment.problem
        rows = input_rows(problem, problem.inputs[row].tolist())
        rows.append(Row(self.x_title, exact(self.positions[row, 0])))
        rows.append(Row(self.y_title, exact(self.positions[row, 1])))
        rows.append(Row("ŷ", exact(self.outputs[row]), "ink"))
        rows.append(target_row(problem, row))
        if row in problem.held_out:
            rows.append(Row("", translate("HiddenSpaceView", "held out to test")))
        return rows

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint the samples, and what the line is."""
        if not len(self.positions):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        if self.selected < len(places):
            self._paint_guide(painter, QPointF(*places[self.selected].tolist()))
        self.scatter.fit(self.area)
        self.scatter.paint(painter, places, self.outputs, self.selected, self.theme)
        self._paint_label(painter, places)

    def _paint_guide(self, painter: QPainter, at: QPointF) -> None:
        """Paint the way from the selected sample to the axis of a lit unit."""
        area = self.area
        ends = {
            self.x_title: QPointF(at.x(), area.bottom()),
            self.y_title: QPointF(area.left(), at.y()),
        }
        if self.lit in ends and area.contains(at):
            painter.setPen(QPen(self.theme.colour("ink"), 1.5))
            painter.drawLine(at, ends[self.lit])

    def _paint_label(self, painter: QPainter, places: Array) -> None:
        """Write what the line is where it is furthest from the samples and the edges."""
        if self.ends is None:
            return
        # Where the output unit's z is 0, which is an answer of its own where targets are scaled.
        numbers = self.model.task == "regression"
        text = f"ŷ = {figure(float(self.model.answers(0.0)))}" if numbers else "ŷ = ½"
        metrics, area = QFontMetricsF(painter.font()), self.area
        width, height = metrics.horizontalAdvance(text) + GRID, metrics.height()
        first, last = (self.point(*end) for end in self.ends)
        best, most = None, -1.0
        for share in (0.12, 0.3, 0.5, 0.7, 0.88):
            at = first + (last - first) * share
            away = np.hypot(places[:, 0] - at.x(), places[:, 1] - at.y())
            free = float(np.nanmin(away, initial=1e9))
            inside = area.adjusted(width / 2, height / 2, -width / 2, -height / 2).contains(at)
            if inside and free > most:
                best, most = at, free
        if best is None or most < 1.5 * self.scatter.radius:
            return
        ground = metrics.boundingRect(text)
        ground.moveCenter(best)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("panel"))
        painter.drawRoundedRect(ground.adjusted(-4, -1, 4, 1), 3.0, 3.0)
        painter.setPen(self.theme.colour("ink"))
        painter.drawText(ground.adjusted(-4, 0, 4, 0), Qt.AlignmentFlag.AlignCenter, text)


def input_lines(extent: Extent) -> Array:
    """Return the points of lines in the space of the inputs, each line ended by a row of NaN.

    Parameters
    ----------
    extent : tuple of (float, float)
        The range of each input.

    Returns
    -------
    ndarray, shape (points, inputs)
        For one input its axis, for two a grid, for more the edges of the box.
    """
    inputs = len(extent)
    steps = 2 if inputs > 2 else _LINES
    lines = []
    for along in range(inputs):
        others = [np.linspace(*extent[i], steps) for i in range(inputs) if i != along]
        course = np.linspace(*extent[along], _ALONE if inputs == 1 else _POINTS)
        for at in product(*others):
            columns = [np.full(len(course), value) for value in at]
            columns.insert(along, course)
            line = np.column_stack(columns)
            lines += [line, np.full((1, inputs), np.nan)]
    return np.concatenate(lines)
