"""The samples on the graph of a function, and its slope at the selected one."""

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.look.theme import GRID
from learnscope.gui.plotting.labels import around, freest
from learnscope.gui.plotting.line import Array
from learnscope.gui.plotting.marks import paint_mark, right_colour
from learnscope.gui.plotting.plot import restored
from learnscope.gui.plotting.scatter import FEW, Swarm
from learnscope.gui.snapshot.run_state import RunState
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.function_plot import FunctionPlot, rim
from learnscope.gui.views.curves.samples import Spot, spots
from learnscope.gui.widgets.throttle import Seldom

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


class SampledFunction(FunctionPlot):
    """A function's graph, with the samples as they stand on it.

    Parameters
    ----------
    quantities : tuple of str
        What stands across, what stands up, and the slope, by the names of `Snapshot.lit`.
    """

    def __init__(self, quantities: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantities = quantities
        self.spots: list[Spot] = []
        #: How many samples there are, shown or not.
        self.count = 0
        self.swarm = Swarm()
        self.lit = ""
        #: Buttons that lie over the plot.
        self.over: tuple[QWidget, ...] = ()
        self._places: dict[str, int] = {}
        # Where a label covers the least is looked for only now and then in a run.
        self._search, self._searches = Seldom(0.25), True
        self.box.setMouseEnabled(False, False)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self.spots = spots(snapshot, self.unit_of(snapshot))
        self.count = len(snapshot.outputs)
        self.swarm.set_problem(snapshot.experiment.problem, sorted(s.mark.row for s in self.spots))
        self.lit = snapshot.lit
        self._searches = snapshot.state is not RunState.RUNNING or self._search.due()
        self.adapt(snapshot)
        self.viewport().update()

    # What the plots fill in

    def unit_of(self, _snapshot: Snapshot) -> str:
        """Return the unit whose numbers are shown; the output unit, if nothing else is said."""
        return OUTPUT

    def adapt(self, snapshot: Snapshot) -> None:
        """Bring the curves and the axes in line with a moment."""

    def place_of(self, spot: Spot) -> tuple[float, float]:
        """Return where a sample stands: across and up."""
        raise NotImplementedError

    def slope_of(self, spot: Spot) -> float:
        """Return the slope of the curve at a sample."""
        raise NotImplementedError

    def symbols(self) -> tuple[str, str, str]:
        """Return the symbols of what stands across and up, and of the slope."""
        raise NotImplementedError

    # What is where

    @property
    def selected(self) -> Spot | None:
        """The sample that is looked at."""
        return self.spots[-1] if self.spots else None

    def pixel_of(self, spot: Spot) -> QPointF:
        """Return where a sample is painted; one beyond the upper edge just below it."""
        x, y = self.place_of(spot)
        at = self.point(x, y)
        return QPointF(at.x(), at.y() if not self.beyond(spot) else self.area.top() + _BELOW_EDGE)

    def beyond(self, spot: Spot) -> bool:
        """Return whether a sample lies beyond the upper edge."""
        return self.y_pixel(self.place_of(spot)[1]) < self.area.top()

    def spots_at(self, pixel: QPointF) -> list[Spot]:
        """Return the samples under a pixel, the one on top last."""
        result = []
        for spot in self.spots:
            away = self.pixel_of(spot) - pixel
            if math.hypot(away.x(), away.y()) <= _RADIUS + 3.0:
                result.append(spot)
        return result

    def spot_at(self, pixel: QPointF) -> Spot | None:
        """Return the sample under a pixel that lies on top, or None."""
        under = self.spots_at(pixel)
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
        if _distance(pixel, *tangent) <= _NEAR:
            return slope
        if _distance(pixel, at, QPointF(at.x(), area.bottom())) <= _NEAR:
            return across
        if _distance(pixel, at, QPointF(area.left(), at.y())) <= _NEAR:
            return up
        return ""

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint the samples with their lines besides the curves' names."""
        super().paint_over(painter)
        tangent = self.tangent()
        if self.selected is not None and tangent is not None:
            self._paint_guides(painter, self.selected)
            self._paint_tangent(painter, tangent)
            self._paint_samples(painter, self.selected.mark.row)
            self._paint_beyond(painter)
            self._paint_numbers(painter, self.selected, tangent)

    def _paint_samples(self, painter: QPainter, selected: int) -> None:
        if self.swarm.few:
            for spot in self.spots:
                paint_mark(painter, self.pixel_of(spot), spot.mark, self.theme, _RADIUS)
            return
        ordered = sorted(self.spots, key=lambda spot: spot.mark.row)
        outputs = np.array([float(spot.mark.answer) for spot in ordered])
        self.swarm.paint(painter, self._pixels(ordered), outputs, selected, self.theme)

    def _pixels(self, spots: list[Spot]) -> Array:
        """Return where samples are painted, as `pixel_of` does, all at once, shape (n, 2)."""
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        area = self.area
        xs, ys = np.array([self.place_of(spot) for spot in spots]).T
        across = area.left() + (xs - x0) / (x1 - x0) * area.width()
        up = area.bottom() - (ys - y0) / (y1 - y0) * area.height()
        return np.column_stack((across, np.where(up < area.top(), area.top() + _BELOW_EDGE, up)))

    def _paint_guides(self, painter: QPainter, spot: Spot) -> None:
        at, area = self.pixel_of(spot), self.area
        across, up, _ = self.quantities
        for quantity, end in (
            (across, QPointF(at.x(), area.bottom())),
            (up, QPointF(area.left(), at.y())),
        ):
            # A sample beyond the edge stands below its height, which no guide must tell.
            if quantity == across or not self.beyond(spot):
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
        for spot in reversed(self.spots):
            # Asked for before the pixel, since most samples are not.
            if self.place_of(spot)[1] <= top or not self.beyond(spot):
                continue
            at, colour = self.pixel_of(spot), right_colour(spot.mark, self.theme)
            painter.setPen(QPen(colour, 1.5))
            tip = QPointF(at.x(), area.top())
            painter.drawLine(tip, tip + QPointF(-4.0, 5.0))
            painter.drawLine(tip, tip + QPointF(4.0, 5.0))
            right = at.x() > area.center().x()
            text = fixed(self.place_of(spot)[1])
            away = _RADIUS + 10.0
            x = at.x() - away - metrics.horizontalAdvance(text) if right else at.x() + away
            if text not in written[right] and len(written[right]) < _BEYOND:
                y = area.top() + metrics.ascent() + len(written[right]) * metrics.height()
                self._write(painter, QPointF(x, y), text, colour)
                written[right].append(text)

    def _paint_numbers(
        self, painter: QPainter, spot: Spot, tangent: tuple[QPointF, QPointF]
    ) -> None:
        """Write the slope beside the tangent, and a lit quantity beside its line to the axis.

        Each number goes where it covers the least.
        """
        (across, up, slope), symbols = self.quantities, self.symbols()
        at, area = self.pixel_of(spot), self.area
        anchors = {
            across: QPointF(at.x(), (at.y() + area.bottom()) / 2),
            up: QPointF((at.x() + area.left()) / 2, at.y()),
            slope: at,
        }
        values = (*self.place_of(spot), self.slope_of(spot))
        metrics = QFontMetricsF(painter.font())
        obstacles: list[Array] = []
        for quantity, symbol, value in zip(self.quantities, symbols, values, strict=True):
            if quantity not in (slope, self.lit):
                continue
            text = f"{symbol} = {fixed(value)}"
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
            self._write(painter, baseline, text, self.theme.colour("ink"))
            obstacles += [rim(place)] if obstacles else []

    def _obstacles(self, tangent: tuple[QPointF, QPointF]) -> list[Array]:
        """Return points that a number should not cover, shape (n, 2) each."""
        result = self.covered_points()
        at, area = self.pixel_of(self.spots[-1]), self.area
        guides = (at, QPointF(at.x(), area.bottom())), (at, QPointF(area.left(), at.y()))
        for begin, end in (tangent, *guides):
            steps = [begin + (end - begin) * (step / 12) for step in range(13)]
            result.append(np.array([(p.x(), p.y()) for p in steps]))
        for spot in self.spots[-FEW:]:
            at = self.pixel_of(spot)
            result.append(_AROUND + np.array((at.x(), at.y())))
        for widget in self.over:
            corner = self.mapFromGlobal(widget.mapToGlobal(QPointF(0.0, 0.0)))
            # More than any curve: a button hides a number altogether.
            result += [rim(QRectF(corner, QSizeF(widget.size())))] * 3
        return result

    def _write(self, painter: QPainter, at: QPointF, text: str, colour: QColor) -> None:
        """Write a text on a ground of its own."""
        metrics = QFontMetricsF(painter.font())
        ground = metrics.tightBoundingRect(text).translated(at)
        painter.fillRect(ground.adjusted(-2, -1, 2, 1), self.theme.colour("panel"))
        painter.setPen(colour)
        painter.drawText(at, text)


#: Points in and around a mark, by which a number keeps off it; several count as much as a curve.
_TURNS = np.linspace(0.0, 2.0 * math.pi, 16, endpoint=False)
_AROUND = np.concatenate(
    [radius * np.column_stack((np.cos(_TURNS), np.sin(_TURNS))) for radius in (0.0, _RADIUS + 7.0)]
)


def _distance(point: QPointF, begin: QPointF, end: QPointF) -> float:
    """Return how far a point is from a line between two others."""
    along, away = end - begin, point - begin
    length = along.x() ** 2 + along.y() ** 2
    share = QPointF.dotProduct(along, away) / length if length else 0.0
    rest = away - along * min(max(share, 0.0), 1.0)
    return math.hypot(rest.x(), rest.y())
