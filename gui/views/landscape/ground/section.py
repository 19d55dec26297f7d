"""A section through the ground: the loss along one parameter, its slope, and the next step."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.core.landscape import loss_line
from learnscope.gui.look.labels import Row, dot
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.axes import Range, ladder
from learnscope.gui.plotting.items import LineItem
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.landscape.ground.choice import LINE, GroundChoice
from learnscope.gui.views.landscape.ground.ground import Array, Extent, Ground, what_shapes
from learnscope.gui.views.landscape.ground.ground_plot import (
    GroundPlot,
    Parameters,
    Place,
    copied_text,
    loss_row,
)
from learnscope.gui.views.landscape.ground.run_path import paint_arrow, paint_landing
from learnscope.gui.widgets.guard import guarded

#: So much is seen of the parameter on either side of 0 at least.
_LEAST = 3.0

#: Values of the parameter that are worked out, paused and in a run.
_POINTS, _FEWER = 401, 121

#: Around the run so much is shown of what lies beside it, as a share of its extent and at least;
#: and so many rungs further at most, to the other wall of its valley.
_MARGIN, _LEAST, _FURTHER = 0.3, 1.0, 3

#: How high the picture is: above the lowest point so many times as high as the run has stood, and
#: at least this share of the curve's height; and never more than the curve with some headroom.
_ABOVE, _SHARE, _HEADROOM = 1.25, 0.125, 1.05

#: How far the tangent reaches to either side, in pixels.
_REACH = 70.0

#: How far from the curve the label of the lowest place stands, in pixels.
_BESIDE, _OVER = 8.0, 12.0

#: Where the label would stand further than this above its place, in pixels, it stands beside the
#: valley: by so much higher than the place, or than the run's tangent there; and so high is a line.
_FAR, _ON_GROUND, _ON_TANGENT, _LINE = 40.0, 4.0, 26.0, 16.0

#: So many points of the run are drawn as dots.
_DOTS = 60


@guarded
class GroundSection(GroundPlot):
    """The loss as a curve over one parameter, with the run's points beside it.

    A point of the run stands at its own loss: it lies on the curve if nothing else has changed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = GroundChoice(LINE, ("w1",))
        self.curve = LineItem()
        self.box.addItem(self.curve)
        self._key: object = None
        self.apply_theme(self.theme)

    # What is shown

    def show_ground(self) -> None:
        """Lay the curve."""
        snapshot = self.snapshot
        if snapshot is None or self.width() <= 1:
            return
        if self.x_title != self.choice.axes[0]:
            self.retranslate()
        if self.following and not self.held:
            self.extent = Extent(self._across(snapshot), self.extent.y)
        self._lay(snapshot)
        self.viewport().update()

    def retranslate(self) -> None:
        """Say what goes across and up in the present language."""
        self.x_title = self.choice.axes[0]
        self.up_title = translate("LandscapeView", "loss")
        self.renew()

    @property
    def axis(self) -> int:
        """Where in θ the parameter stands."""
        assert self.snapshot is not None
        return self.choice.places(self.snapshot.experiment.model)[0]

    def _across(self, snapshot: Snapshot) -> Range:
        """Return from where to where the run's valley reaches: 0, the run and its next step lie in
        it, and where one is near also the wall across, as high as the run has been.
        """  # noqa: D205
        step = () if self.next_step is None else (self.next_step.parameters[self.axis],)
        run = snapshot.curves.parameters[:, self.axis]
        values = np.concatenate((run, [snapshot.parameters[self.axis]], step))
        values = values[np.isfinite(values)]
        low, high = float(values.min(initial=0.0)), float(values.max(initial=0.0))
        margin = max(_MARGIN * (high - low), _LEAST)
        sides = [_rungs(margin - low), _rungs(high + margin)]
        tries = np.array([*(-rung for rung in sides[0]), *sides[1]])
        losses = loss_line(snapshot.experiment, self.choice.at(snapshot), self.axis, tries)
        walls = np.split(losses >= _highest(snapshot), 2)
        # Where no wall is near, the valley is open to that side.
        ends = [
            side[int(wall.argmax()) if wall.any() else 0]
            for side, wall in zip(sides, walls, strict=True)
        ]
        return -ends[0], ends[1]

    def _lay(self, snapshot: Snapshot) -> None:
        experiment, at = snapshot.experiment, self.choice.at(snapshot)
        others = np.delete(at, self.axis)
        running = snapshot.state is RunState.RUNNING
        key = (what_shapes(experiment), self.axis, others.tobytes(), self.extent.x, running)
        if key != self._key:
            self._key = key
            xs = np.linspace(*self.extent.x, _FEWER if running else _POINTS)
            losses = loss_line(experiment, at, self.axis, xs)
            self.curve.set_points(xs, losses)
            self.ground = Ground(self.extent, xs, np.zeros(1), losses[np.newaxis])
            self.laid_anew.emit()
        if self.ground is None:
            return
        if self.following:
            self.extent = Extent(self.extent.x, (0.0, self._top(snapshot, self.ground.limits)))
        self.set_range(self.extent.x, self.extent.y)

    def _top(self, snapshot: Snapshot, limits: Range) -> float:
        """Return how high the picture is, so that the run's part of the curve fills it."""
        low, high = limits
        run = _highest(snapshot)
        if self.next_step is not None:
            after = self.height_at(float(self.next_step.parameters[self.axis]))
            run = max(run, after) if np.isfinite(after) else run
        least = low + _SHARE * (high - low)
        curve = _HEADROOM * max(high, run)
        return ladder(min(max(low + _ABOVE * (run - low), least), curve))

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.curve.set_look(theme.colour("loss"), 1.5)

    # What is where

    def place_of(self, theta: Array | Parameters, loss: float) -> Place:
        """Return where a run stands."""
        return float(theta[self.axis]), loss

    def moved(self, theta: Array, to: Place) -> Parameters:
        """Return θ with another value of the parameter."""
        moved = theta.copy()
        moved[self.axis] = to[0]
        return tuple(moved.tolist())

    def height_at(self, x: float) -> float:
        """Return the loss of the curve there, exactly."""
        assert self.snapshot is not None
        at = self.choice.at(self.snapshot)
        return float(loss_line(self.snapshot.experiment, at, self.axis, [x])[0])

    # Painting

    def paint_over(self, painter: QPainter) -> None:
        """Paint the run's points, the tangent, the next step and the marks."""
        snapshot = self.snapshot
        if snapshot is None or self.ground is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.area)
        lowest = self.ground.lowest
        if lowest is not None and not self.held:
            self.paint_lowest(painter, (lowest[0], lowest[2]), lowest[2])
        curves = snapshot.curves
        every = max(len(curves.epochs) // _DOTS, 1)
        muted, panel = self.theme.colour("muted"), self.theme.colour("panel")
        xs, losses = curves.parameters[::every, self.axis], curves.losses[::every]
        for x, y in self.pixels(xs, losses).tolist():
            if np.isfinite(x) and np.isfinite(y):
                dot(painter, QPointF(x, y), 2.5, muted, panel)
        if self.next_step is not None:
            self._paint_step(painter)
        self.paint_marks(painter)
        self.paint_title(painter)
        painter.setClipping(False)

    def begin_label(self, at: QPointF, wide: float) -> QPointF:
        """Return a place above the lowest one, where the valley is as wide as the label.

        Where that is far above, it is a place beside the foot of the valley, if there is room.
        """
        assert self.ground is not None
        xs, ys = self.pixels(self.ground.xs, self.ground.losses[0]).T
        left = min(max(at.x() - wide / 2.0, self.area.left() + 4.0), self.area.right() - wide - 4.0)
        under = ys[(xs >= left - _BESIDE) & (xs <= left + wide + _BESIDE) & np.isfinite(ys)]
        base = float(np.min(under, initial=at.y() - _OVER))
        step = self.point(*self.place("present")).y()
        if at.y() - base > _FAR:
            lift = _ON_GROUND if step < at.y() - _FAR else _ON_TANGENT
            within = xs[ys >= at.y() - lift - _LINE]
            right = float(np.max(within, initial=at.x())) + _BESIDE
            if right + wide <= self.area.right():
                return QPointF(right, at.y() - lift)
        # Rather over the arrow of the next step than under it.
        return QPointF(left, step - _BESIDE if abs(step - base) < 2.0 * _BESIDE else base)

    def _paint_step(self, painter: QPainter) -> None:
        assert self.next_step is not None
        x, loss = self.place("present")
        here = self.point(x, loss)
        slope = self.next_step.gradient[self.axis]
        if not np.isfinite((x, loss, slope)).all():
            return
        colour, panel = self.theme.parameter(self.choice.axes[0]), self.theme.colour("panel")
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        rise = -slope * (self.area.height() / (y1 - y0)) / (self.area.width() / (x1 - x0))
        along = QPointF(1.0, rise) * (_REACH / float(np.hypot(1.0, rise)))
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(here - along, here + along)
        down = self.point(x + self.next_step.downhill[self.axis], loss)
        paint_arrow(painter, here, down, colour, panel)
        after = float(self.next_step.parameters[self.axis])
        landing = self.point(after, self.height_at(after))
        paint_landing(painter, here, landing, self.theme.colour("ink"), panel)

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return what is read out: a mark, or the curve."""
        if self.snapshot is None or self.ground is None or not self.area.contains(pixel):
            return None
        mark = self.held or self.mark_at(pixel)
        return self.read_mark(mark) if mark else self._read_curve(self.value_at(pixel)[0])

    def _read_curve(self, x: float) -> PlaceReading:
        x = self.rounded((x, 0.0))[0]
        loss = self.height_at(x)
        name, at = self.choice.axes[0], self.point(x, loss)
        rows = [Row(name, fixed(x), name), loss_row(loss)]
        return PlaceReading(rows, at, [Dot(at)], True, exact(loss), copied_text())

    def rows_of(self, theta: Array, loss: float) -> list[Row]:
        """Return what is read out of a point of the run."""
        name = self.choice.axes[0]
        rows = [Row(name, fixed(float(theta[self.axis])), name), loss_row(loss)]
        if self.next_step is not None and tuple(theta.tolist()) == self.snapshot_parameters:
            slope = self.next_step.gradient[self.axis]
            rows.append(Row(translate("LandscapeView", "slope"), exact(slope), name))
        return rows

    @property
    def snapshot_parameters(self) -> Parameters:
        """θ now."""
        return () if self.snapshot is None else self.snapshot.parameters

    def read_along(self, x: float) -> PlaceReading | None:
        """Return what is read out of the curve."""
        return None if self.ground is None else self._read_curve(x)

    def step_along(self, x: float | None, way: int, far: bool) -> float | None:
        """Return the next value: a hundredth of the axis further, or a tenth."""
        low, high = self.extent.x
        if x is None:
            return low + (high - low) / 2.0
        return min(max(x + way * (high - low) / (10.0 if far else 100.0), low), high)


def _rungs(end: float) -> list[float]:
    """Return the limits that an axis may end on, the nearest first."""
    rungs = [ladder(end)]
    while len(rungs) <= _FURTHER:
        rungs.append(ladder(1.1 * rungs[-1]))
    return rungs


def _highest(snapshot: Snapshot) -> float:
    """Return the highest loss that the run has had."""
    losses = np.append(snapshot.curves.losses, snapshot.loss)
    return float(np.max(losses, initial=0.0, where=np.isfinite(losses)))
