"""The graph of a function with the samples on it, and its slope at the selected one."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.core import Problem
from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.labels import Row, around, freest, write
from learnscope.gui.look.marks import paint_mark, right_colour
from learnscope.gui.look.theme import GRID
from learnscope.gui.plotting.columns import sample_inputs, target_row
from learnscope.gui.plotting.contour import distance
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.plot import Plot, restored
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.plotting.scatter import FEW, Scatter
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.numbers import fixed, named
from learnscope.gui.views.curves.graph import (
    Caption,
    CurveLayer,
    FunctionCurve,
    SamplePoint,
    rim,
    sample_points,
)
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.pace import Throttle

#: How far the tangent reaches to either side, in pixels at most.
_REACH = 72.0

#: Marks are a little smaller than on the map, since several may stand close together.
_RADIUS = 7.5

#: Within so many pixels of a line, the pointer means that line.
_NEAR = 6.0

#: Of the samples beyond the upper edge, so many on either side have their number written.
_BEYOND = 4

#: A sample beyond the upper edge stands so far below it, with room for an arrow.
_BELOW_EDGE = _RADIUS + 14.0


@guarded
class FunctionPlot(Plot):
    """A function's curves, with the samples as they stand on them.

    The curves belong to the background, which is kept as a picture, since they change seldom. The
    curve is read out, a sample where the pointer is on one; keys read it in hundredths of the axis
    or in tenths.

    Parameters
    ----------
    quantities : tuple of str
        What stands across, what stands up, and the slope, by the names of `Snapshot.lit`.
    """

    def __init__(self, quantities: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantities = quantities
        self.samples: list[SamplePoint] = []
        self.problem: Problem | None = None
        #: How many samples there are, shown or not.
        self.count = 0
        self.scatter = Scatter()
        self.layer = CurveLayer(self)
        #: The names that stand at the right of the box.
        self.beside: tuple[str, ...] = ()
        self.lit = ""
        #: Buttons that lie over the plot.
        self.over: tuple[QWidget, ...] = ()
        self._places: dict[str, int] = {}
        # Where a label covers the least is looked for only now and then in a run.
        self._search, self._searches = Throttle(0.25), True
        self.box.setMouseEnabled(False, False)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self.samples = sample_points(snapshot, self.unit_of(snapshot))
        self.count = len(snapshot.outputs)
        self.problem = snapshot.experiment.problem
        self.scatter.set_problem(self.problem, sorted(s.mark.row for s in self.samples))
        self.lit = snapshot.lit
        self._searches = snapshot.state is not RunState.RUNNING or self._search.due()
        self.adapt(snapshot)
        self.viewport().update()

    # What the plots fill in

    def curves(self) -> list[FunctionCurve]:
        """Return the curves, those behind first; after a change of them call `renew`."""
        raise NotImplementedError

    def captions(self) -> list[Caption]:
        """Return the names of the curves."""
        raise NotImplementedError

    def read_curve(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row], str]:
        """Return the point of the curve to read at a pixel, and what is read out there.

        The second row is the one that is copied; the last thing returned is what is said then.
        """
        raise NotImplementedError

    def read_sample(self, sample: SamplePoint) -> list[Row]:
        """Return what is read out at a sample after its inputs; the first row is copied."""
        raise NotImplementedError

    def read_target(self, sample: SamplePoint) -> list[Row]:
        """Return how a sample's right answer is read out, in the data's units."""
        return [] if self.problem is None else [target_row(self.problem, sample.mark.row)]

    def unit_of(self, _snapshot: Snapshot) -> str:
        """Return the unit whose numbers are shown; the output unit, if nothing else is said."""
        return OUTPUT

    def adapt(self, snapshot: Snapshot) -> None:
        """Bring the curves and the axes in line with a moment."""

    def place_of(self, sample: SamplePoint) -> tuple[float, float]:
        """Return where a sample stands: across and up."""
        raise NotImplementedError

    def slope_of(self, sample: SamplePoint) -> float:
        """Return the slope of the curve at a sample."""
        raise NotImplementedError

    def symbols(self) -> tuple[str, str, str]:
        """Return the symbols of what stands across and up, and of the slope."""
        raise NotImplementedError

    # What is where

    @property
    def selected(self) -> SamplePoint | None:
        """The sample that is looked at."""
        return self.samples[-1] if self.samples else None

    def pixel_of(self, sample: SamplePoint) -> QPointF:
        """Return where a sample is painted; one beyond the upper edge just below it."""
        x, y = self.place_of(sample)
        at = self.point(x, y)
        return QPointF(at.x(), at.y() if not self.beyond(sample) else self.area.top() + _BELOW_EDGE)

    def beyond(self, sample: SamplePoint) -> bool:
        """Return whether a sample lies beyond the upper edge."""
        return self.y_pixel(self.place_of(sample)[1]) < self.area.top()

    def samples_under(self, pixel: QPointF) -> list[SamplePoint]:
        """Return the samples under a pixel, the one on top last."""
        result = []
        for sample in self.samples:
            away = self.pixel_of(sample) - pixel
            if math.hypot(away.x(), away.y()) <= _RADIUS + 3.0:
                result.append(sample)
        return result

    def sample_under(self, pixel: QPointF) -> SamplePoint | None:
        """Return the sample under a pixel that lies on top, or None."""
        under = self.samples_under(pixel)
        return under[-1] if under else None

    def tangent(self) -> tuple[QPointF, QPointF] | None:
        """Return the ends of the tangent at the selected sample, in pixels."""
        if self.selected is None:
            return None
        at, area = self.pixel_of(self.selected), self.area
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        slope = self.slope_of(self.selected)
        steep = slope * (area.height() / (y1 - y0)) / (area.width() / (x1 - x0))
        turn = math.atan(steep)
        reach = min(_REACH, area.width() / 5)
        arm = QPointF(reach * math.cos(turn), -reach * math.sin(turn))
        return at - arm, at + arm

    def quantity_at(self, pixel: QPointF) -> str:
        """Return the quantity whose line lies under a pixel, or ""."""
        tangent = self.tangent()
        if self.selected is None or tangent is None or not self.area.contains(pixel):
            return ""
        across, up, slope = self.quantities
        at, area = self.pixel_of(self.selected), self.area
        if distance(pixel, *tangent) <= _NEAR:
            return slope
        if distance(pixel, at, QPointF(at.x(), area.bottom())) <= _NEAR:
            return across
        if distance(pixel, at, QPointF(area.left(), at.y())) <= _NEAR:
            return up
        return ""

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return the sample under a pixel, or the curve there."""
        if not self.area.contains(pixel):
            return None
        sample = self.sample_under(pixel)
        if sample is None:
            return self._read(pixel)
        copies = self.read_sample(sample)[0].text
        return PlaceReading(self.rows_of(sample), self.pixel_of(sample), copies=copies)

    def rows_of(self, sample: SamplePoint) -> list[Row]:
        """Return all that is read out at a sample, its inputs first."""
        problem = self.problem
        inputs = [] if problem is None else sample_inputs(problem, sample.mark.row)
        return [*inputs, *self.read_sample(sample)]

    def read_along(self, x: float) -> PlaceReading | None:
        """Return the curve at an x."""
        return self._read(QPointF(self.x_pixel(x), self.area.center().y()))

    def _read(self, pixel: QPointF) -> PlaceReading:
        place, rows, copied = self.read_curve(pixel)
        at = self.point(*place)
        dots = [Dot(at)] if self.area.contains(at) else []
        return PlaceReading(rows, at, dots, copies=rows[1].text, copied=copied)

    def step_along(self, x: float | None, way: int, far: bool) -> float | None:
        """Return an x further on, at first from the selected sample."""
        low, high = self.box.state["viewRange"][0]
        if x is None:
            x = self.place_of(self.selected)[0] if self.selected else (low + high) / 2
        return float(min(max(x + way * (0.1 if far else 0.01) * (high - low), low), high))

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the row of the sample under a pixel, or None."""
        sample = self.sample_under(pixel)
        return None if sample is None else sample.mark.row

    def choose_at(self, pixel: QPointF) -> bool:
        """Choose the sample under a pixel; of several the next, so that clicks go round."""
        rows = [sample.mark.row for sample in self.samples_under(pixel)]
        if rows and self.selected is not None:
            chosen = self.selected.mark.row
            self.row_chosen.emit(min(rows, key=lambda row: (row - chosen - 1) % self.count))
        return bool(rows)

    def looked_at(self) -> tuple[int, int]:
        """Return the selected sample, and how many there are."""
        return (0, 0) if self.selected is None else (self.selected.mark.row, self.count)

    # Painting

    def place_box(self) -> None:
        """Leave room for the names at the right."""
        if self.beside:
            self.right_margin = self.layer.room_beside(self.beside)
        super().place_box()

    def renew(self) -> None:
        """Paint axes and curves anew."""
        self.layer.forget()
        super().renew()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the curves on the axes."""
        super().drawBackground(painter, rect)
        self.layer.paint(painter, self.curves())

    def paint_over(self, painter: QPainter) -> None:
        """Paint the curves' names, and the samples with their lines."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.layer.paint_names(painter, self.captions())
        tangent = self.tangent()
        if self.selected is not None and tangent is not None:
            self._paint_guides(painter, self.selected)
            self._paint_tangent(painter, tangent)
            self._paint_samples(painter, self.selected.mark.row)
            self._paint_beyond(painter)
            self._paint_numbers(painter, self.selected, tangent)

    def _paint_samples(self, painter: QPainter, selected: int) -> None:
        if self.scatter.few:
            for sample in self.samples:
                paint_mark(painter, self.pixel_of(sample), sample.mark, self.theme, _RADIUS)
            return
        ordered = sorted(self.samples, key=lambda sample: sample.mark.row)
        outputs = np.array([float(sample.mark.answer) for sample in ordered])
        self.scatter.paint(painter, self._pixels(ordered), outputs, selected, self.theme)

    def _pixels(self, samples: list[SamplePoint]) -> Array:
        """Return where samples are painted, as `pixel_of` does, all at once, shape (n, 2)."""
        places = self.pixels(*np.array([self.place_of(sample) for sample in samples]).T)
        across, up = places.T
        top = self.area.top()
        return np.column_stack((across, np.where(up < top, top + _BELOW_EDGE, up)))

    def _paint_guides(self, painter: QPainter, sample: SamplePoint) -> None:
        at, area = self.pixel_of(sample), self.area
        across, up, _ = self.quantities
        for quantity, end in (
            (across, QPointF(at.x(), area.bottom())),
            (up, QPointF(area.left(), at.y())),
        ):
            # A sample beyond the edge stands below its height, which no guide must tell.
            if quantity == across or not self.beyond(sample):
                painter.setPen(self._guide_pen(self.lit == quantity))
                painter.drawLine(at, end)

    def _guide_pen(self, lit: bool) -> QPen:
        if lit:
            return QPen(self.theme.colour("ink"), 2.5)
        pen = QPen(self.theme.colour("field"), 1.0, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 3.0])
        return pen

    def _paint_tangent(self, painter: QPainter, ends: tuple[QPointF, QPointF]) -> None:
        lit = self.lit == self.quantities[2]
        painter.setPen(QPen(self.theme.colour("ink"), 3.0 if lit else 1.5))
        with restored(painter):
            painter.setClipRect(self.area)
            painter.drawLine(*ends)

    def _paint_beyond(self, painter: QPainter) -> None:
        """Paint an arrow at the upper edge over each sample that lies beyond it, with its number.

        Numbers of samples on the same side stand one below the other.
        """
        metrics, area = QFontMetricsF(painter.font()), self.area
        written: dict[bool, list[str]] = {True: [], False: []}
        (_, top) = self.box.state["viewRange"][1]
        for sample in reversed(self.samples):
            # Asked for before the pixel, since most samples are not.
            if self.place_of(sample)[1] <= top or not self.beyond(sample):
                continue
            at, colour = self.pixel_of(sample), right_colour(sample.mark, self.theme)
            painter.setPen(QPen(colour, 1.5))
            tip = QPointF(at.x(), area.top())
            painter.drawLine(tip, tip + QPointF(-4.0, 5.0))
            painter.drawLine(tip, tip + QPointF(4.0, 5.0))
            right = at.x() > area.center().x()
            text = fixed(self.place_of(sample)[1])
            away = _RADIUS + 10.0
            x = at.x() - away - metrics.horizontalAdvance(text) if right else at.x() + away
            if text not in written[right] and len(written[right]) < _BEYOND:
                y = area.top() + metrics.ascent() + len(written[right]) * metrics.height()
                write(painter, QPointF(x, y), text, colour, self.theme.colour("panel"))
                written[right].append(text)

    def _paint_numbers(
        self, painter: QPainter, sample: SamplePoint, tangent: tuple[QPointF, QPointF]
    ) -> None:
        """Write the slope beside the tangent, and a lit quantity beside its line to the axis.

        Each number goes where it covers the least.
        """
        (across, up, slope), symbols = self.quantities, self.symbols()
        at, area = self.pixel_of(sample), self.area
        anchors = {
            across: QPointF(at.x(), (at.y() + area.bottom()) / 2),
            up: QPointF((at.x() + area.left()) / 2, at.y()),
            slope: at,
        }
        values = (*self.place_of(sample), self.slope_of(sample))
        metrics = QFontMetricsF(painter.font())
        obstacles: list[Array] = []
        for quantity, symbol, value in zip(self.quantities, symbols, values, strict=True):
            if quantity not in (slope, self.lit):
                continue
            text = f"{symbol} = {fixed(named(quantity, value))}"
            size = QSizeF(metrics.horizontalAdvance(text) + GRID, metrics.height())
            number = self._places.get(quantity)
            if number is None or self._searches:
                obstacles = obstacles or self._obstacles(tangent)
                place, self._places[quantity] = freest(
                    anchors[quantity], size, np.concatenate(obstacles), area, number or 0
                )
            else:
                place = around(anchors[quantity], size, area, number)
            baseline = QPointF(place.left() + GRID / 2, place.top() + metrics.ascent())
            ink, panel = self.theme.colour("ink"), self.theme.colour("panel")
            write(painter, baseline, text, ink, panel)
            obstacles += [rim(place)] if obstacles else []

    def _obstacles(self, tangent: tuple[QPointF, QPointF]) -> list[Array]:
        """Return points that a number should not cover, shape (n, 2) each."""
        result = self.layer.covered(self.curves(), self.captions())
        at, area = self.pixel_of(self.samples[-1]), self.area
        guides = (at, QPointF(at.x(), area.bottom())), (at, QPointF(area.left(), at.y()))
        for begin, end in (tangent, *guides):
            steps = [begin + (end - begin) * (step / 12) for step in range(13)]
            result.append(np.array([(p.x(), p.y()) for p in steps]))
        for sample in self.samples[-FEW:]:
            at = self.pixel_of(sample)
            result.append(_AROUND + np.array((at.x(), at.y())))
        for widget in self.over:
            corner = self.mapFromGlobal(widget.mapToGlobal(QPointF(0.0, 0.0)))
            # More than any curve: a button hides a number altogether.
            result += [rim(QRectF(corner, QSizeF(widget.size())))] * 3
        return result


#: Points in and around a mark, by which a number keeps off it; several count as much as a curve.
_TURNS = np.linspace(0.0, 2.0 * math.pi, 16, endpoint=False)
_AROUND = np.concatenate(
    [radius * np.column_stack((np.cos(_TURNS), np.sin(_TURNS))) for radius in (0.0, _RADIUS + 7.0)]
)
