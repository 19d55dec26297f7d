"""What lies on the graph of a function: curves with their names, and the samples."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from learnscope.core import Experiment
from learnscope.core.inspection.trace import SampleTrace
from learnscope.core.inspection.units import OUTPUT, layer_of, row_of
from learnscope.core.problems.scaling import as_learned
from learnscope.core.run.plan import opened
from learnscope.gui.look.marks import SampleMark, marks_of
from learnscope.gui.look.theme import GRID, Theme, mix
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.plot import Plot, restored
from learnscope.gui.session.snapshot import Snapshot

#: Of a faint curve, every so many points count as covered.
_EVERY = 4

#: The share of the panel's colour that a faint curve has.
_FAINT = 0.62


class FunctionCurve(NamedTuple):
    """A function's points, and how they are drawn."""

    xs: Array
    ys: Array
    colour: QColor
    #: Whether a number should rather not cover it.
    firm: bool = True


def faint(colour: QColor, theme: Theme) -> QColor:
    """Return a colour as the curve of a function has it that is there to compare."""
    return mix(colour, theme.colour("panel"), _FAINT)


class Caption(NamedTuple):
    """A curve's name, where its baseline begins."""

    text: str
    at: QPointF
    colour: QColor


class CurveLayer:
    """Paints curves on a plot's background, and knows where they are.

    Parameters
    ----------
    plot : Plot
    """

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._firm_points: Array | None = None

    def forget(self) -> None:
        """Take note that the curves, or the axes, have changed."""
        self._firm_points = None

    def pixels(self, curve: FunctionCurve) -> Array:
        """Return where a curve's points stand, in pixels, shape (n, 2)."""
        places = self._plot.pixels(curve.xs, curve.ys)
        # Not much further than the eye sees: Qt's arithmetic has its limits.
        return np.column_stack((places[:, 0], np.clip(places[:, 1], -1e4, 1e4)))

    def covered(self, curves: Sequence[FunctionCurve], captions: Sequence[Caption]) -> list[Array]:
        """Return points in pixels that a number should not cover, shape (n, 2) each."""
        if self._firm_points is None:
            # Rather a faint curve than a firm one.
            points = [self.pixels(c)[:: 1 if c.firm else _EVERY] for c in curves]
            self._firm_points = np.concatenate(points)
        metrics = QFontMetricsF(self._plot.small_font)
        names = [
            rim(metrics.tightBoundingRect(caption.text).translated(caption.at))
            for caption in captions
        ]
        return [self._firm_points, *names]

    def room_beside(self, names: Sequence[str]) -> float:
        """Return how much room the names of curves need at the right of the box, in pixels."""
        longest = max(map(QFontMetricsF(self._plot.small_font).horizontalAdvance, names))
        return max(7.0 * GRID, longest + GRID)

    def paint(self, painter: QPainter, curves: Sequence[FunctionCurve]) -> None:
        """Paint the curves, those behind first."""
        with restored(painter):
            painter.setClipRect(self._plot.area)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for curve in curves:
                painter.setPen(QPen(curve.colour, 1.5))
                pixels = self.pixels(curve).tolist()
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in pixels]))

    def paint_names(self, painter: QPainter, captions: Sequence[Caption]) -> None:
        """Paint the curves' names."""
        for caption in captions:
            painter.setPen(caption.colour)
            painter.drawText(caption.at, caption.text)


def rim(area: QRectF) -> Array:
    """Return points of a rectangle by which another label keeps off it."""
    return _RIM * (area.width(), area.height()) + (area.left(), area.top())


#: Points of a rectangle of width and height 1.
_RIM = np.array([(across / 5, down / 2) for down in range(3) for across in range(6)])


#: So many samples are shown on a function's graph at most: more would hide it.
MOST = 200


class UnitNumbers(NamedTuple):
    """What is known of one sample and one unit.

    Parameters
    ----------
    sample : int
        The sample's number.
    target : float
        The right answer, as the loss takes it.
    z : float
        The unit's weighted sum.
    output : float
        What the activation makes of z; of the output unit, ŷ as the loss takes it.
    doutput_dz : float
        The slope of the activation there.
    loss : float
        The loss of the sample's answer.
    dloss_doutput : float
        ∂L/∂ŷ of the sample's answer, which is the output unit's.
    """

    sample: int
    target: float
    z: float
    output: float
    doutput_dz: float
    loss: float
    dloss_doutput: float


class SamplePoint(NamedTuple):
    """A sample with its numbers and its mark."""

    trace: UnitNumbers
    mark: SampleMark


def chosen(snapshot: Snapshot) -> SampleTrace:
    """Return the numbers of the selected sample, of the open update while one stands open."""
    return snapshot.sample if snapshot.inside is None else snapshot.inside.sample


def chosen_of(snapshot: Snapshot, unit: str) -> UnitNumbers:
    """Return the numbers of the selected sample and a unit."""
    own = chosen(snapshot)
    layer, place = layer_of(snapshot.experiment.model, unit)
    part = own.layers[layer][place]
    return UnitNumbers(
        sample=own.sample,
        target=own.scaled_target,
        z=part.z,
        output=part.output,
        doutput_dz=part.doutput_dz,
        loss=own.loss,
        dloss_doutput=own.dloss_doutput,
    )


def rows_shown(count: int, selected: int) -> list[int]:
    """Return which of the samples to show: all, or evenly spaced ones and the selected one."""
    if count <= MOST:
        return list(range(count))
    spaced = np.linspace(0, count - 1, MOST).round().astype(int).tolist()
    return sorted({*spaced, selected})


def sample_points(snapshot: Snapshot, unit: str = OUTPUT) -> list[SamplePoint]:
    """Return the samples of a moment with a unit's numbers, the selected one last and on top.

    While an update stands open, all are seen with the parameters from which it starts. Of more than
    `MOST` samples, only some.
    """
    own = chosen(snapshot)
    experiment = snapshot.experiment
    rows = rows_shown(len(snapshot.outputs), own.sample)
    known, outputs = _numbers(experiment, own, rows, unit)
    numbers = {each.sample: each for each in known}
    numbers[own.sample] = chosen_of(snapshot, unit)
    drawn = marks_of(experiment.problem, outputs, own.sample, rows)
    return [SamplePoint(numbers[mark.row], mark) for mark in drawn]


def _numbers(
    experiment: Experiment, own: SampleTrace, rows: Sequence[int], unit: str
) -> tuple[list[UnitNumbers], list[float]]:
    """Return the samples' numbers with a unit, and their answers ŷ."""
    _, through = opened(experiment, rows, own.parameters)
    at = row_of(experiment.model, unit)
    _, targets = as_learned(experiment.problem, list(rows))
    columns = (
        through.z[at],
        through.a[at],
        through.slope[at],
        through.loss[0],
        through.arriving[-1],
    )
    lists = [column.tolist() for column in (targets, *columns)]
    numbers = [UnitNumbers(row, *each) for row, *each in zip(rows, *lists, strict=False)]
    return numbers, experiment.model.answers(through.a[-1, : len(rows)]).tolist()
