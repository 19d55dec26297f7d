"""What a map of the ground and a section through it share: the marks on it, and how it is read."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from learnscope.gui.look.labels import Row, dot, write
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.contour import apart
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import Dot, PlaceReading
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, round_to, short
from learnscope.gui.views.landscape.ground.choice import AXES, GroundChoice
from learnscope.gui.views.landscape.ground.ground import Array, Extent, Ground
from learnscope.gui.widgets.guard import guarded

#: The mark of the present is this large, those of the start and of the latest a little smaller.
RADIUS, SMALL = 6.0, 5.0

#: What the next update costs, in samples times parameters, before a run is not kept waiting for it.
_CHEAP = 5_000

#: What is drawn is within these sizes and distances.
_FINEST, _WIDEST, _FURTHEST = 1e-9, 1e9, 1e12

Parameters = tuple[float, ...]
Place = tuple[float, float]


class NextStep(NamedTuple):
    """Where the next update leads.

    Parameters
    ----------
    gradient : tuple of float
        The slope at the run's feet: ∂L/∂θ of the update's samples, with the penalty.
    downhill : tuple of float
        What gradient descent adds: −gradient times the learning rate.
    parameters : tuple of float
        θ after the update.
    """

    gradient: Parameters
    downhill: Parameters
    parameters: Parameters

    @classmethod
    def of(cls, snapshot: Snapshot) -> "NextStep | None":
        """Return the next step from a moment; None if there is none, or a run would wait for it."""
        experiment = snapshot.experiment
        cost = len(experiment.problem.active) * experiment.model.parameter_count
        waits = snapshot.state is RunState.RUNNING and cost > _CHEAP
        if waits or snapshot.state is RunState.DIVERGED:
            return None
        update = snapshot.update
        # Taken from 0, so that no gradient gives 0 rather than −0.
        downhill = tuple(0.0 - update.learning_rate * slope for slope in update.gradient)
        return cls(tuple(update.gradient), downhill, tuple(update.updated))


@guarded
class GroundPlot(Plot):
    """The loss over parameters, with a run's start and where it stands on it.

    What is seen belongs to the run, until a hand moves about; see `GroundGestures`.
    """

    #: There is other ground, or finer one.
    laid_anew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = GroundChoice(AXES, ("w1", "w2"))
        self.snapshot: Snapshot | None = None
        self.next_step: NextStep | None = None
        #: Whether it shows what belongs to the run; else what a hand has chosen.
        self.following = True
        #: What goes up.
        self.up_title = ""
        #: What is taken hold of: "present", "start" or "".
        self.held = ""
        self.ground: Ground | None = None
        #: Whether the ground lies in the dark.
        self.hides = False
        self.extent = Extent((-1.0, 1.0), (-1.0, 1.0))
        self.box.setMouseEnabled(False, False)
        # What goes up is written into the picture, which has little room as it is.
        self.title_gap = 0.0

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment; of another model nothing is held."""
        model = snapshot.experiment.model
        if self.snapshot is None or model != self.snapshot.experiment.model:
            self.held = ""
        self.snapshot = snapshot
        self.choice = self.choice.within(model)
        self.next_step = NextStep.of(snapshot)
        self.show_ground()

    def choose(self, choice: GroundChoice, snapshot: Snapshot) -> None:
        """Look at other ground, at a moment."""
        moves = (choice.kind, choice.axes) != (self.choice.kind, self.choice.axes)
        self.choice = choice
        self.following = self.following or moves
        self.display(snapshot)

    def follow(self) -> None:
        """Show again what belongs to the run."""
        self.following = True
        self.show_ground()

    def look_at(self, extent: Extent) -> None:
        """Show what a hand has chosen; what can't be drawn is not."""
        ends = (*extent.x, *extent.y)
        size = max(extent.size)
        if _FINEST < size < _WIDEST and max(map(abs, ends)) < _FURTHEST:
            self.following = False
            self.extent = extent
            self.show_ground()

    # What the plots fill in

    def show_ground(self) -> None:
        """Lay the ground and the run on it, where they are others than before."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say what goes across and up in the present language."""
        raise NotImplementedError

    def place_of(self, theta: Array | Parameters, loss: float) -> Place:
        """Return where a run stands that has come to θ with such a loss."""
        raise NotImplementedError

    def moved(self, theta: Array, to: Place) -> Parameters:
        """Return θ moved so that it stands at another place."""
        raise NotImplementedError

    def rows_of(self, theta: Array, loss: float) -> list[Row]:
        """Return what is read out of a run that has come to θ with such a loss."""
        raise NotImplementedError

    # What is where

    def mark(self, name: str) -> tuple[int, Array, float]:
        """Return the epoch, θ and the loss of the "start" or the "present"."""
        assert self.snapshot is not None
        now, curves = self.snapshot, self.snapshot.curves
        if name == "start":
            return 0, curves.parameters[0], float(curves.losses[0])
        return now.epoch, np.array(now.parameters), now.loss

    def place(self, name: str) -> Place:
        """Return where the "start" or the "present" stands."""
        _, theta, loss = self.mark(name)
        return self.place_of(theta, loss)

    def mark_at(self, pixel: QPointF) -> str:
        """Return which mark lies under a pixel: "present", "start" or ""."""
        if self.snapshot is None:
            return ""
        for name in ("present", "start"):
            place = self.place(name)
            if np.isfinite(place).all() and apart(self.point(*place), pixel) <= RADIUS + 4.0:
                return name
        return ""

    def rounded(self, at: Place) -> Place:
        """Return a place with as many decimals as there are pixels to tell."""
        (x0, x1), (y0, y1) = self.box.state["viewRange"]
        return round_to(at[0], (x1 - x0) / 500.0), round_to(at[1], (y1 - y0) / 500.0)

    # Painting

    def paint_title(self, painter: QPainter) -> None:
        """Write what goes up into the upper left corner."""
        metrics = QFontMetricsF(painter.font())
        at = self.area.topLeft() + QPointF(4.0, metrics.ascent() + 3.0)
        text = f"{self.up_title} ↑"
        write(painter, at, text, self.theme.colour("ink"), self.theme.colour("panel"), 2.0)

    def place_box(self) -> None:
        """Give the box the room of the title, too."""
        super().place_box()
        self.box.setGeometry(self.area.adjusted(0, 6.0 - self.area.top(), 0, 0))

    def paint_marks(self, painter: QPainter) -> None:
        """Paint where the run starts and stands, and what is held."""
        start, present = self.point(*self.place("start")), self.point(*self.place("present"))
        paint_start_and_present(painter, start, present, self.theme)
        if self.held:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.colour("accent"), 2.0))
            at = start if self.held == "start" else present
            painter.drawEllipse(at, RADIUS + 4.0, RADIUS + 4.0)

    def paint_lowest(self, painter: QPainter, place: Place, loss: float) -> None:
        """Mark the lowest place of the ground, and write its loss where there is room."""
        area, ink, panel = self.area, self.theme.colour("ink"), self.theme.colour("panel")
        there = self.point(*place)
        at = QPointF(
            min(max(there.x(), area.left() + 6), area.right() - 6),
            min(max(there.y(), area.top() + 6), area.bottom() - 6),
        )
        for colour, width in ((panel, 4.0), (ink, 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(at + QPointF(-4, -4), at + QPointF(4, 4))
            painter.drawLine(at + QPointF(-4, 4), at + QPointF(4, -4))
        text = translate("LandscapeView", "lowest here {loss}").format(loss=short(loss, 3))
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(text)
        begin = self.begin_label(at, wide)
        base = min(max(begin.y(), area.top() + metrics.ascent() + 2), area.bottom() - 4)
        write(painter, QPointF(begin.x(), base), text, ink, panel)

    def begin_label(self, at: QPointF, wide: float) -> QPointF:
        """Return where a label of such a width begins that tells of the lowest place."""
        fits = at.x() + 12 + wide < self.area.right()
        return QPointF(at.x() + 10 if fits else at.x() - 10 - wide, at.y() + 4)

    # Reading

    def read_mark(self, name: str) -> PlaceReading:
        """Return what is read out at the start or at the present."""
        return self.read_run(*self.mark(name))

    def read_run(self, epoch: int, theta: Array, loss: float) -> PlaceReading:
        """Return what is read out where the run was at an epoch."""
        rows = [Row(translate("LandscapeView", "epoch"), f"{epoch:,}"), *self.rows_of(theta, loss)]
        at = self.point(*self.place_of(theta, loss))
        return PlaceReading(rows, at, [Dot(at)], copies=exact(loss), copied=copied_text())

    def cursor_at(self, pixel: QPointF) -> Qt.CursorShape:
        """Return the cursor: what can be taken hold of shows a hand."""
        if self.held:
            return Qt.CursorShape.ClosedHandCursor
        over = bool(self.mark_at(pixel))
        return Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.CrossCursor


def paint_start_and_present(
    painter: QPainter, start: QPointF, present: QPointF, theme: Theme
) -> None:
    """Paint a ring where a run starts, and a dot where it stands."""
    panel, ink = theme.colour("panel"), theme.colour("ink")
    painter.setBrush(panel)
    for colour, width in ((panel, 5.0), (ink, 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(start, SMALL, SMALL)
    dot(painter, present, RADIUS, ink, panel)


def loss_row(loss: float) -> Row:
    """Return the row of a read-out that tells a loss."""
    return Row(translate("LandscapeView", "loss"), exact(loss), "loss")


def copied_text() -> str:
    """Return what is said once a loss has been copied."""
    return translate("LandscapeView", "loss copied")
