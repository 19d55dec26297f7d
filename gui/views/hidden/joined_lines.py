"""The bent lines of the last hidden layer over x, and the curve that their sum makes."""

from typing import NamedTuple

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.core import Curve, Experiment, Model, Problem
from learnscope.core.inspection.joining import JoinedParts, bends, parts
from learnscope.core.problems.scaling import as_learned
from learnscope.gui.look.labels import name_gap, spread
from learnscope.gui.look.theme import GRID, Theme, mix
from learnscope.gui.plotting.axes import rungs
from learnscope.gui.plotting.columns import column_name, input_title, star_of
from learnscope.gui.plotting.items import Array, LineItem
from learnscope.gui.plotting.plot import Plot, restored
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded

#: Points across, besides the bends; more where layers before have bent the lines already.
_POINTS, _MANY_POINTS = 201, 401

#: The radius of a sample's dot by how many there are at most: smaller than on a map, since here
#: the lines matter more.
_RADII = ((60, 3.0), (400, 2.4), (10_000, 1.6))

#: Nothing lies further than this from the upper and lower edge, in axis lengths: Qt's arithmetic.
_FAR = 1e3

#: How far from the line z = 0 samples of classes stand, in pixels.
_ASIDE = 7.0

#: In pixels.
_OUT_OF_SIGHT = 1e5


class JoinedShape(NamedTuple):
    """The lines of a moment, and where they are known."""

    model: Model
    parameters: tuple[float, ...]
    xs: Array
    parts: JoinedParts

    @property
    def units(self) -> int:
        """How many units the last hidden layer has."""
        return self.model.network.hidden[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of these units."""
        return self.model.unit_names[-2]

    @property
    def constants(self) -> tuple[str, ...]:
        """The name of what is added besides the units: the output unit's bias, if it has one."""
        return ("y.b",) if self.model.network.bias else ()


def shape_of(experiment: Experiment, parameters: tuple[float, ...]) -> JoinedShape:
    """Return the lines of an experiment with one input and at least one hidden layer."""
    model = experiment.model
    low, high = experiment.problem.extent[0]
    deep = len(model.network.hidden) > 1
    xs = np.linspace(low, high, _MANY_POINTS if deep else _POINTS)
    if not deep:
        # A bend shows as a bend only if there is a point at it, and a jump only with one after.
        at = bends(model, parameters)
        at = at[(at > low) & (at < high)]
        xs = np.unique(np.concatenate((xs, at, np.nextafter(at, high))))
    return JoinedShape(model, parameters, xs, parts(model, parameters, xs[:, np.newaxis]))


@guarded
class JoinedLines(Plot):
    """Each unit's line in a hue of its own, and in ink the sum of those that are added up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape_: JoinedShape | None = None
        self.problem: Problem | None = None
        self.lit = ""
        #: How many units are added up; None for all.
        self.count: int | None = None
        self.outputs: tuple[float, ...] = ()
        self.selected = 0
        #: Whether the axes stay as they are, while something in them is held.
        self.still = False
        self.terms = [LineItem() for _ in range(8)]
        self.bias, self.sum, self.whole, self.truth = (LineItem() for _ in range(4))
        for depth, line in enumerate((self.truth, self.whole, self.bias, *self.terms, self.sum)):
            line.setZValue(depth)
            line.hide()
            self.box.addItem(line)
        self.box.setMouseEnabled(False, False)
        self.x_title, self.y_title = "x", "y"
        self.set_range((-1.0, 1.0), (-1.0, 1.0))
        self._look()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a problem with one input and a network with hidden layers."""
        problem = snapshot.experiment.problem
        self.shape_ = shape_of(snapshot.experiment, snapshot.parameters)
        self.outputs, self.selected = snapshot.outputs, snapshot.selected
        if problem is not self.problem:
            self.problem = problem
            self.x_title, self.y_title = input_title(problem, 0), self._height_title()
            self.x_title_below = bool(column_name(problem, 0))
            self._draw_truth()
            self.renew()
        self.lit = snapshot.lit
        self._draw()
        self._look()

    def set_count(self, count: int | None) -> None:
        """Add up so many units, or all for None."""
        self.count = count
        if self.shape_ is not None:
            self._draw()
            self._look()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        if hasattr(self, "terms"):
            self._look()

    # What is drawn

    @property
    def shown(self) -> int:
        """How many units are added up."""
        units = 0 if self.shape_ is None else self.shape_.units
        return units if self.count is None else min(self.count, units)

    @property
    def complete(self) -> bool:
        """Whether all units are added up, so that the sum is the model's answer."""
        return self.shape_ is not None and self.shown == self.shape_.units

    @property
    def classes(self) -> bool:
        """Whether the sum is not the answer, but the z of which σ makes one."""
        return self.problem is not None and self.problem.task == "classification"

    @property
    def star(self) -> str:
        """What stands behind ŷ where heights are those of scaled targets."""
        return "" if self.problem is None else star_of(self.problem)

    @property
    def symbol(self) -> str:
        """How the sum of all units is written."""
        return "z" if self.classes else f"ŷ{self.star}"

    def _height_title(self) -> str:
        return self.symbol if self.classes or self.star else "y"

    def targets(self) -> Array:
        """Return the heights at which samples should lie, shape (samples,): scaled, if they are.

        Those of classes stand on the line z = 0: there is no right z.
        """
        if self.problem is None or self.classes:
            return np.zeros(0 if self.problem is None else len(self.problem.inputs))
        return as_learned(self.problem)[1]

    def hue(self, unit: int) -> str:
        """Return the name of a unit's colour: that of the weight which it goes through."""
        return f"w{unit + 1}"

    def names(self) -> list[str]:
        """Return what is drawn by the names of `Snapshot.lit`: units, bias, sum."""
        if self.shape_ is None:
            return []
        total = "output" if self.complete and not self.classes else "z"
        return [*self.shape_.names[: self.shown], *self.shape_.constants, total]

    def lines(self) -> list[LineItem]:
        """Return the lines in the order of `names`."""
        constants = [] if self.shape_ is None else [self.bias for _ in self.shape_.constants]
        return [*self.terms[: self.shown], *constants, self.sum]

    def _draw_truth(self) -> None:
        assert self.problem is not None
        true = self.problem if isinstance(self.problem, Curve) else None
        self.truth.setVisible(true is not None)
        if true is not None:
            low, high = true.extent[0]
            xs = np.linspace(low, high, _MANY_POINTS)
            self.truth.set_points(xs, true.target_curve(xs))

    def _draw(self) -> None:
        shape = self.shape_
        assert shape is not None
        whole = shape.parts.sum(shape.units)
        if not self.still:
            self._fit(shape, whole)
        low, high = self.box.state["viewRange"][1]
        far = _FAR * (high - low)

        def drawn(line: LineItem, ys: Array) -> None:
            line.set_points(shape.xs, np.clip(ys, low - far, high + far))

        for unit, line in enumerate(self.terms):
            line.setVisible(unit < self.shown)
            if unit < self.shown:
                drawn(line, shape.parts.terms[:, unit])
        self.bias.setVisible(bool(shape.constants))
        drawn(self.bias, np.full(len(shape.xs), shape.parts.bias))
        self.sum.setVisible(True)
        drawn(self.sum, shape.parts.sum(self.shown))
        self.whole.setVisible(not self.complete)
        if not self.complete:
            drawn(self.whole, whole)
        self.viewport().update()

    def _fit(self, shape: JoinedShape, whole: Array) -> None:
        """Show all that is drawn, between rungs that keep still for many frames."""
        assert self.problem is not None
        # With every sum on the way, so that the axes keep still while the sum is built up.
        sums = [shape.parts.sum(units) for units in range(1, shape.units)]
        ends = [self.targets(), whole, *sums, shape.parts.terms]
        finite = [values[np.isfinite(values)] for values in ends]
        low = min(float(values.min(initial=0.0)) for values in finite)
        high = max(float(values.max(initial=0.0)) for values in finite)
        bottom, top = rungs(low, high)
        pad = 0.03 * (top - bottom)
        self.set_range(self.problem.extent[0], (bottom - pad, top + pad))

    def _look(self) -> None:
        theme, lit = self.theme, self.lit
        panel = theme.colour("panel")
        names = self.names()
        for unit, line in enumerate(self.terms):
            name = names[unit] if unit < self.shown else ""
            faded = lit in names and lit != name
            colour = theme.colour(self.hue(unit))
            line.set_look(mix(colour, panel, 0.6) if faded else colour, 2.5 if lit == name else 1.5)
        self.bias.set_look(theme.colour("b"), 2.5 if lit == "y.b" else 1.0)
        summed = lit in {"output", "z"}
        self.sum.set_look(theme.colour("ink"), 3.0 if summed else 2.0)
        self.whole.set_look(mix(theme.colour("muted"), panel, 0.5), 1.0)
        self.truth.set_look(mix(theme.colour("muted"), panel, 0.45), 1.0)
        self.viewport().update()

    # What is where

    def sample_places(self) -> Array:
        """Return where the samples stand, in pixels, shape (samples, 2)."""
        if self.problem is None:
            return np.zeros((0, 2))
        places = self.pixels(self.problem.inputs[:, 0], self.targets())
        if self.classes:
            # Above the line where z should be above 0, below it where it should be below.
            places[:, 1] += _ASIDE * (1.0 - 2.0 * self.problem.target_array)
        return places

    # Painting

    def place_box(self) -> None:
        """Leave room for the lines' names at the right."""
        metrics = QFontMetricsF(self.small_font)
        longest = max(map(metrics.horizontalAdvance, self._labels()), default=0.0)
        self.right_margin = GRID + longest + GRID
        super().place_box()

    def _labels(self) -> list[str]:
        shape = self.shape_
        own = () if shape is None else (*shape.names, *("b" for _ in shape.constants))
        target, total = translate("JoiningView", "target"), translate("JoiningView", "sum")
        return [*own, self.symbol, total, target]

    def drawBackground(self, painter: QPainter, rect: object) -> None:
        """Paint the samples, which seldom change, on the axes."""
        super().drawBackground(painter, rect)  # type: ignore[arg-type]
        if self.problem is None:
            return
        with restored(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(self.area)
            places, held_out = self.sample_places(), list(self.problem.held_out)
            size = 2.0 * next((r for most, r in _RADII if len(places) <= most), _RADII[-1][1])
            kinds = self.problem.target_array if self.classes else np.full(len(places), -1.0)
            for kind, colour in ((-1, "muted"), (0, "class_0"), (1, "class_1")):
                _dots(painter, places[kinds == kind], QPen(self.theme.colour(colour), size))
            # Those that only test are rings.
            _dots(painter, places[held_out], QPen(self.theme.colour("panel"), size - 1.8))

    def paint_over(self, painter: QPainter) -> None:
        """Paint the selected sample, and the names at the lines' ends."""
        if self.shape_ is None or self.problem is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.selected < len(self.outputs):
            at = QPointF(*self.sample_places()[self.selected].tolist())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("ink"), 1.5))
            painter.drawEllipse(at, 6.5, 6.5)
        self._paint_names(painter, self.shape_)

    def _paint_names(self, painter: QPainter, shape: JoinedShape) -> None:
        area, metrics = self.area, QFontMetricsF(painter.font())
        theme, panel = self.theme, self.theme.colour("panel")
        rows = [
            (name, shape.parts.terms[-1, unit], theme.colour(self.hue(unit)), name)
            for unit, name in enumerate(shape.names[: self.shown])
        ]
        rows += [("b", shape.parts.bias, theme.colour("b"), name) for name in shape.constants]
        total = self.symbol if self.complete else translate("JoiningView", "sum")
        name = self.names()[-1]
        rows.append((total, shape.parts.sum(self.shown)[-1], theme.colour("ink"), name))
        if isinstance(self.problem, Curve):
            height = float(self.problem.target_curve(shape.xs[-1:])[0])
            target = translate("JoiningView", "target")
            rows.append((target, height, theme.colour("muted"), "target"))
        heights = [self.y_pixel(float(np.nan_to_num(row[1]))) for row in rows]
        wished = [min(max(height, area.top()), area.bottom()) for height in heights]
        places = spread(wished, name_gap(metrics, len(rows), area), area.top(), area.bottom())
        for (text, _, colour, name), wish, place in zip(rows, wished, places, strict=True):
            faded = self.lit in self.names() and name != self.lit
            painter.setPen(QPen(mix(colour, panel, 0.6), 1.0))
            painter.drawLine(QPointF(area.right() + 1, wish), QPointF(area.right() + 6, place))
            painter.setPen(mix(colour, panel, 0.5) if faded else colour)
            painter.drawText(QPointF(area.right() + GRID, place + metrics.capHeight() / 2), text)


def _dots(painter: QPainter, places: Array, pen: QPen) -> None:
    if len(places):
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPoints(arrayToQPolygonF(*np.clip(places, -_OUT_OF_SIGHT, _OUT_OF_SIGHT).T))
