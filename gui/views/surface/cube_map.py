"""Three inputs as a cube: what the model answers at each sample in it, or at its corners."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from learnscope.core import Problem
from learnscope.gui.look.labels import Row
from learnscope.gui.look.marks import tint
from learnscope.gui.look.theme import GRID, mix
from learnscope.gui.plotting.axes import number_texts, round_limits, target_limits
from learnscope.gui.plotting.columns import input_titles, standing_row, target_row
from learnscope.gui.plotting.contour import Range
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import PlaceReading
from learnscope.gui.plotting.scatter import Discs, Scatter, radius_of
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.surface import scale
from learnscope.gui.widgets.guard import guarded

#: How far the third input leads to the right and up, as a share of an edge of the cube.
_DEPTH = (0.45, 0.34)

#: The radius of the disc in the colour of the value, under each mark: at most, and as a share of an
#: edge of the cube.
_DISC, _DISC_SHARE = 17.0, 0.2

#: An edge shorter than this, in pixels, has no room for its name beside the corners' numbers.
_ROOM_FOR_NAMES = 48.0

#: The radius of the mark as a share of the disc's.
_MARK_SHARE = 0.55

#: What the buttons above and the name of the axis below need, besides the discs.
_TOP, _BOTTOM = 34.0, 20.0

_EDGES = [(corner, corner | bit) for corner in range(8) for bit in (1, 2, 4) if not corner & bit]


@guarded
class CubeMap(Plot):
    """A cube seen at an angle: x1 to the right, x2 up, x3 into the depth.

    Where each input is 0 or 1, samples stand at its corners: of the learner's own several may stand
    at one, and none at another. Any other inputs lie within it, each as far as its range goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantity = "output"
        self.scatter = Scatter()
        self.values: Array = np.zeros(0)
        self._shown = scale.ShownQuantity(scale.NEURON)
        self._limits = (0.0, 1.0)
        self._snapshot: Snapshot | None = None
        #: Whether all samples stand at corners.
        self.binary = True
        #: Where each sample stands in the cube, from 0 to 1 along each edge, shape (samples, 3).
        self._shares: Array = np.zeros((0, 3))
        #: From where to where each edge reaches.
        self._ranges: tuple[Range, ...] = ((0.0, 1.0),) * 3
        #: In which order samples are painted, those behind first.
        self._order: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        #: The first sample at each corner, as all that stand there have the same number.
        self._first: list[int] = []
        self._discs = Discs()
        #: The radius of the discs, in pixels.
        self.disc = _DISC
        self._size, self._origin = 1.0, QPointF()
        self.box.setMouseEnabled(False, False)
        self._fit()

    def place_box(self) -> None:
        """Fit the cube into another size."""
        super().place_box()
        self._fit()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment of a problem with three inputs."""
        problem = snapshot.experiment.problem
        if self._snapshot is None or problem is not self._snapshot.experiment.problem:
            self._take_on(problem)
        self._snapshot = snapshot
        self._shown = scale.ShownQuantity.of(snapshot, self.quantity)
        self.values = self._shown.values(snapshot.parameters, problem.inputs)
        if self._shown.symbol == "ŷ":
            # A sample's answer is the trainer's, to the last digit.
            self.values = np.array(snapshot.outputs)
        self._limits = self._shown.limits(self.values)
        self._fit()
        self.viewport().update()

    def _take_on(self, problem: Problem) -> None:
        """Find where another problem's samples stand."""
        self.scatter.set_problem(problem)
        if problem.task == "regression":
            self.scatter.colour_numbers(target_limits(problem))
        inputs = problem.inputs
        self.binary = problem.binary
        if self.binary:
            self._shares = inputs
        else:
            self._ranges = tuple(
                round_limits(float(column.min()), float(column.max())) for column in inputs.T
            )
            lows, highs = np.array(self._ranges).T
            self._shares = (inputs - lows) / (highs - lows)
        self._order = np.argsort(-self._shares[:, 2], kind="stable")
        first: dict[tuple[float, ...], int] = {}
        for row, corner in enumerate(inputs.tolist() if self.binary else []):
            first.setdefault(tuple(corner), row)
        self._first = list(first.values())

    def set_quantity(self, quantity: str) -> None:
        """Show the outputs (``"output"``) or ``"z"`` before the activation."""
        self.quantity = quantity
        if self._snapshot is not None:
            self.display(self._snapshot)

    # What is where

    def _fit(self) -> None:
        """Make the cube as large as there is room for it and its numbers, its corners in keeping.

        Where the cube is small, so are the discs and marks at its corners: they must not cover
        each other.
        """
        metrics = QFontMetricsF(self.small_font)
        side = self._side(metrics)
        width = max(self.width() - 2 * side - self._scale_width(), 20.0)
        height = max(self.height() - _TOP - self._bottom(metrics), 20.0)
        high = 1 + _DEPTH[1]
        size = max(height / (high + 2 * _DISC_SHARE), (height - 2 * _DISC) / high)
        self._size = size = min(size, width / (1 + _DEPTH[0]))
        self.disc = min(_DISC, _DISC_SHARE * size)
        self.scatter.radius = min(radius_of(self.scatter.count), _MARK_SHARE * self.disc)
        if not self.binary:
            self.scatter.radius = min(
                radius_of(self.scatter.count, size * size), _MARK_SHARE * self.disc
            )
            self.disc = self.scatter.radius / _MARK_SHARE
        left = side + (width - size * (1 + _DEPTH[0])) / 2
        self._origin = QPointF(left, _TOP + (height + size * high) / 2)

    def place_of(self, inputs: tuple[float, ...]) -> QPointF:
        """Return where a point of the cube is seen, in pixels."""
        x1, x2, x3 = inputs
        across, up = x1 + _DEPTH[0] * x3, x2 + _DEPTH[1] * x3
        return self._origin + QPointF(across, -up) * self._size

    @property
    def names_shown(self) -> bool:
        """Whether there is room for the inputs beside each corner, below the value."""
        metrics = QFontMetricsF(self.small_font)
        return self._size * _DEPTH[1] >= 2 * metrics.height()

    def _side(self, metrics: QFontMetricsF) -> float:
        """Return what is kept free at the left and at the right of the cube, in pixels."""
        if self.binary:
            return _DISC + 10.0 + metrics.horizontalAdvance("−0.0000")
        texts = [text for axis in self._axes() for text in axis[:2]]
        return GRID + max(map(metrics.horizontalAdvance, texts), default=0.0)

    def _bottom(self, metrics: QFontMetricsF) -> float:
        return _BOTTOM if self.binary else 2.0 * metrics.height() + 6.0

    def _axes(self) -> list[tuple[str, str, str]]:
        """Return of each input where its edge begins and ends, and its title."""
        problem = self.scatter.problem
        if problem is None:
            return []
        texts = [number_texts(*ends) for ends in self._ranges]
        titles = input_titles(problem)
        return [(low, high, title) for (low, _, high), title in zip(texts, titles, strict=True)]

    def places(self) -> Array:
        """Return where the samples stand, in pixels, shape (samples, 2)."""
        x1, x2, x3 = self._shares.T
        across, up = x1 + _DEPTH[0] * x3, x2 + _DEPTH[1] * x3
        return np.column_stack(
            (self._origin.x() + across * self._size, self._origin.y() - up * self._size)
        )

    def _corners(self) -> list[QPointF]:
        """Return where the eight corners are seen, by x1 + 2 x2 + 4 x3."""
        return [self.place_of((n & 1, n >> 1 & 1, n >> 2 & 1)) for n in range(8)]

    def sample_at(self, pixel: QPointF) -> int | None:
        """Return the sample whose corner lies under a pixel, or None."""
        return self.scatter.at(pixel, self.places())

    # Painting

    def drawBackground(self, painter: QPainter, _rect: QRectF) -> None:
        """Paint the ground alone: a cube has edges, and no axes."""
        painter.fillRect(self.rect(), self.theme.colour("panel"))

    def reading_bounds(self) -> QRectF:
        """Return where a read-out may stand: anywhere."""
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)

    def paint_over(self, painter: QPainter) -> None:
        """Paint edges, corners and numbers."""
        if self._snapshot is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places, outputs = self.places(), np.array(self._snapshot.outputs)
        self._paint_edges(painter)
        if self.binary:
            self._paint_discs(painter, places)
        else:
            self._paint_way(painter, self._snapshot.selected)
            shares = scale.shares(self.values, self._limits)
            colours = self._shown.colours(self.theme)
            behind = self._order
            self._discs.paint(painter, places[behind], shares[behind], self.disc, colours)
        order = None if self.binary else self._order
        self.scatter.paint(painter, places, outputs, self._snapshot.selected, self.theme, order)
        if self.binary:
            self._paint_numbers(painter, places)
        self._paint_scale(painter)

    def _paint_edges(self, painter: QPainter) -> None:
        corners = self._corners()
        line = mix(self.theme.colour("hairline"), self.theme.colour("muted"), 0.4)
        for begin, end in _EDGES:
            # The three edges behind meet in the far corner that the cube itself hides.
            hidden = 4 in (begin, end)
            style = Qt.PenStyle.DashLine if hidden else Qt.PenStyle.SolidLine
            painter.setPen(QPen(line, 1.0, style))
            painter.drawLine(corners[begin], corners[end])
        if corners[0].y() - corners[2].y() < _ROOM_FOR_NAMES:
            return
        painter.setPen(self.theme.colour("ink"))
        if self.binary:
            self._name_edges(painter, corners)
        else:
            self._mark_edges(painter, corners)

    def _name_edges(self, painter: QPainter, corners: list[QPointF]) -> None:
        """Write the inputs' names at edges whose ends are 0 and 1, as the corners say."""
        metrics = QFontMetricsF(painter.font())
        first, second, third = (title for *_, title in self._axes())
        low = metrics.ascent() + 6
        middle = (corners[0] + corners[1]) / 2
        painter.drawText(middle + QPointF(-metrics.horizontalAdvance(first) / 2, low), first)
        # Not in the middle, where the number of the corner behind stands.
        at = corners[0] * 0.4 + corners[2] * 0.6 + QPointF(-6, 4)
        left = max(at.x() - metrics.horizontalAdvance(second), 2.0)
        painter.drawText(QPointF(left, at.y()), second)
        at = (corners[1] + corners[5]) / 2
        if len(third) > len("x3"):
            painter.drawText(at + QPointF(8, 12), third)
        else:
            painter.drawText(at - QPointF(18, 5), third)

    def _mark_edges(self, painter: QPainter, corners: list[QPointF]) -> None:
        """Write at three edges from where to where they reach, and which input that is."""
        metrics = QFontMetricsF(painter.font())
        width_of, line = metrics.horizontalAdvance, metrics.height()
        (low1, high1, first), (low2, high2, second), (low3, high3, third) = self._axes()
        below = metrics.ascent() + 3.0
        muted, ink = self.theme.colour("muted"), self.theme.colour("ink")
        painter.setPen(muted)
        painter.drawText(corners[0] + QPointF(0.0, below), low1)
        painter.drawText(corners[1] + QPointF(-width_of(high1), below), high1)
        painter.drawText(corners[0] + QPointF(-width_of(low2) - 6.0, -2.0), low2)
        painter.drawText(corners[2] + QPointF(-width_of(high2) - 6.0, metrics.capHeight()), high2)
        painter.drawText(corners[1] + QPointF(8.0, metrics.capHeight() / 2), low3)
        painter.drawText(corners[5] + QPointF(8.0, metrics.capHeight() / 2), high3)
        painter.setPen(ink)
        middle = (corners[0] + corners[1]) / 2
        left = max(middle.x() - width_of(first) / 2, 2.0)
        painter.drawText(QPointF(left, middle.y() + below + line), first)
        left = max(corners[2].x() - width_of(second) - 6.0, 4.0)
        painter.drawText(QPointF(left, corners[2].y() - 8.0), second)
        # Nearer to its end, so that it stands clear of where the edge begins.
        at = corners[1] * 0.4 + corners[5] * 0.6 + QPointF(10.0, metrics.capHeight())
        room = self.width() - self._scale_width() - at.x() - 4.0
        text = metrics.elidedText(third, Qt.TextElideMode.ElideRight, room)
        painter.drawText(at, text)

    def _paint_way(self, painter: QPainter, row: int) -> None:
        """Paint from the chosen sample the way to the floor, and from there to two edges."""
        x1, x2, x3 = self._shares[row].tolist()
        painter.setPen(QPen(self.theme.colour("muted"), 1.0, Qt.PenStyle.DotLine))
        foot = self.place_of((x1, 0.0, x3))
        painter.drawLine(self.place_of((x1, x2, x3)), foot)
        painter.drawLine(foot, self.place_of((x1, 0.0, 0.0)))
        painter.drawLine(foot, self.place_of((1.0, 0.0, x3)))

    def _paint_discs(self, painter: QPainter, places: Array) -> None:
        colours = self._shown.colours(self.theme)
        shares = scale.shares(self.values, self._limits)
        painter.setPen(QPen(self.theme.colour("hairline"), 1.0))
        for row in self._first:
            (x, y), share = places[row].tolist(), float(shares[row])
            painter.setBrush(tint(colours, share))
            painter.drawEllipse(QPointF(x, y), self.disc, self.disc)

    def _paint_numbers(self, painter: QPainter, places: Array) -> None:
        """Write beside each corner its inputs and the value there, away from the cube's middle."""
        assert self._snapshot is not None
        metrics = QFontMetricsF(painter.font())
        inputs = self._snapshot.experiment.problem.inputs
        for row in self._first:
            x, y = places[row].tolist()
            name = " ".join(f"{value:.0f}" for value in inputs[row])
            value = fixed(float(self.values[row]))
            right = inputs[row, 0] == 1.0
            texts = [(value, "ink")] + [(name, "muted")] * self.names_shown
            for line, (text, colour) in enumerate(texts):
                width, away = metrics.horizontalAdvance(text), self.disc + 6
                left = x + away if right else x - away - width
                level = y - 1 + line * metrics.height()
                if len(texts) == 1:
                    level = y + metrics.capHeight() / 2
                at = QPointF(left, level)
                ground = metrics.tightBoundingRect(text).translated(at)
                painter.fillRect(ground.adjusted(-1, -1, 1, 1), self.theme.colour("panel"))
                painter.setPen(self.theme.colour(colour))
                painter.drawText(at, text)

    def _scale_texts(self) -> list[tuple[float, str]]:
        return scale.scale_texts(self._shown, self._limits, narrow=self.width() < 380)

    def _scale_width(self) -> float:
        metrics = QFontMetricsF(self.small_font)
        lines = [line for _, text in self._scale_texts() for line in text.split("\n")]
        return max(map(metrics.horizontalAdvance, lines)) + 2.5 * GRID

    def _paint_scale(self, painter: QPainter) -> None:
        left = self.width() - self._scale_width()
        bar = QRectF(left, _TOP, GRID, max(self.height() - _TOP - 3 * GRID, 20.0))
        colours = self._shown.colours(self.theme)
        scale.paint_scale(painter, bar, self._scale_texts(), self.theme, colours)

    # Reading

    def read_at(self, pixel: QPointF) -> PlaceReading | None:
        """Return the sample whose corner lies under a pixel; what the cube shows is copied."""
        row = self.sample_at(pixel)
        if row is None or self._snapshot is None:
            return None
        problem, symbol = self._snapshot.experiment.problem, self._shown.symbol
        inputs = zip(input_titles(problem), problem.inputs[row].tolist(), strict=True)
        rows = [Row(name, f"{x:.0f}" if self.binary else exact(x)) for name, x in inputs]
        value = exact(float(self.values[row]))
        if symbol != "ŷ":
            rows.append(Row(symbol, value, "ink"))
        rows.append(Row("ŷ", exact(self._snapshot.outputs[row]), "ink"))
        rows.append(target_row(problem, row))
        if self.scatter.numbers:
            error = self._snapshot.outputs[row] - float(problem.target_array[row])
            rows.append(Row("ŷ − Y", exact(error)))
        rows += standing_row(problem, row)
        copied = translate("AnswerMap", "{name} copied").format(name=symbol)
        return PlaceReading(rows, pixel, copies=value, copied=copied)

    def looked_at(self) -> tuple[int, int]:
        """Return the selected sample, and how many there are."""
        return (0, 0) if self._snapshot is None else (self._snapshot.selected, self.scatter.count)
