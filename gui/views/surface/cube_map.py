"""Three inputs as the eight corners of a cube: what the model answers at each."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from learnscope.gui.look.labels import Row
from learnscope.gui.look.marks import STEPS, answer_colours
from learnscope.gui.look.theme import GRID, mix
from learnscope.gui.plotting.items import Array, Scatter, radius_of
from learnscope.gui.plotting.plot import Plot
from learnscope.gui.plotting.readout import Reading
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

    Each input is 0 or 1. Of the learner's own samples several may stand at one corner, and none at
    another.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.quantity = "output"
        self.scatter = Scatter()
        self.values: Array = np.zeros(0)
        self._shown = scale.ShownQuantity(scale.NEURON)
        self._limits = (0.0, 1.0)
        self._snapshot: Snapshot | None = None
        #: At which corner, x1 + 2 x2 + 4 x3, each sample stands; and the first sample at each, as
        #: all that stand there have the same number.
        self._corners: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._first: list[int] = []
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
            self.scatter.set_problem(problem)
            x1, x2, x3 = problem.inputs.astype(np.intp).T
            self._corners = x1 + 2 * x2 + 4 * x3
            first: dict[int, int] = {}
            for row, corner in enumerate(self._corners.tolist()):
                first.setdefault(corner, row)
            self._first = list(first.values())
        self._snapshot = snapshot
        self._shown = scale.ShownQuantity(snapshot.experiment.model, snapshot.unit, self.quantity)
        self.values = self._shown.values(snapshot.parameters, problem.inputs)
        if self._shown.symbol == "ŷ":
            # A sample's answer is the trainer's, to the last digit.
            self.values = np.array(snapshot.outputs)
        self._limits = self._shown.limits(self.values)
        self._fit()
        self.viewport().update()

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
        side = _DISC + 10.0 + metrics.horizontalAdvance("−0.0000")
        width = max(self.width() - 2 * side - self._scale_width(), 20.0)
        height = max(self.height() - _TOP - _BOTTOM, 20.0)
        high = 1 + _DEPTH[1]
        size = max(height / (high + 2 * _DISC_SHARE), (height - 2 * _DISC) / high)
        self._size = size = min(size, width / (1 + _DEPTH[0]))
        self.disc = min(_DISC, _DISC_SHARE * size)
        self.scatter.radius = min(radius_of(self.scatter.count), _MARK_SHARE * self.disc)
        left = side + (width - size * (1 + _DEPTH[0])) / 2
        self._origin = QPointF(left, _TOP + (height + size * high) / 2)

    def spot(self, inputs: tuple[float, ...]) -> QPointF:
        """Return where a point of the cube is seen, in pixels."""
        x1, x2, x3 = inputs
        across, up = x1 + _DEPTH[0] * x3, x2 + _DEPTH[1] * x3
        return self._origin + QPointF(across, -up) * self._size

    @property
    def names_shown(self) -> bool:
        """Whether there is room for the inputs beside each corner, below the value."""
        metrics = QFontMetricsF(self.small_font)
        return self._size * _DEPTH[1] >= 2 * metrics.height()

    def places(self) -> Array:
        """Return where the samples stand, in pixels, shape (samples, 2)."""
        spots = np.array([(at.x(), at.y()) for at in self._spots()])
        return spots[self._corners]

    def _spots(self) -> list[QPointF]:
        """Return where the eight corners are seen, by x1 + 2 x2 + 4 x3."""
        return [self.spot((n & 1, n >> 1 & 1, n >> 2 & 1)) for n in range(8)]

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
        places = self.places()
        self._paint_edges(painter)
        self._paint_discs(painter, places)
        outputs = np.array(self._snapshot.outputs)
        self.scatter.paint(painter, places, outputs, self._snapshot.selected, self.theme)
        self._paint_numbers(painter, places)
        self._paint_scale(painter)

    def _paint_edges(self, painter: QPainter) -> None:
        corners = self._spots()
        line = mix(self.theme.colour("hairline"), self.theme.colour("muted"), 0.4)
        for begin, end in _EDGES:
            # The three edges behind meet in the far corner that the cube itself hides.
            hidden = 4 in (begin, end)
            style = Qt.PenStyle.DashLine if hidden else Qt.PenStyle.SolidLine
            painter.setPen(QPen(line, 1.0, style))
            painter.drawLine(corners[begin], corners[end])
        if corners[0].y() - corners[2].y() < _ROOM_FOR_NAMES:
            return
        metrics = QFontMetricsF(painter.font())
        painter.setPen(self.theme.colour("ink"))
        half, low = QPointF(metrics.horizontalAdvance("x1") / 2, 0), metrics.ascent() + 6
        painter.drawText((corners[0] + corners[1]) / 2 + QPointF(0, low) - half, "x1")
        # Not in the middle, where the number of the corner behind stands.
        painter.drawText(corners[0] * 0.4 + corners[2] * 0.6 - QPointF(20, -4), "x2")
        painter.drawText((corners[1] + corners[5]) / 2 - QPointF(18, 5), "x3")

    def _paint_discs(self, painter: QPainter, places: Array) -> None:
        colours = answer_colours(self.theme)
        shares = scale.shares(self.values, self._limits)
        painter.setPen(QPen(self.theme.colour("hairline"), 1.0))
        for row in self._first:
            (x, y), share = places[row].tolist(), float(shares[row])
            red, green, blue = colours[round(share * (STEPS - 1))].tolist()
            colour = self.theme.colour("panel")
            colour.setRgb(red, green, blue)
            painter.setBrush(colour)
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
        return scale.scale_texts(self._shown.symbol, self._limits, narrow=self.width() < 380)

    def _scale_width(self) -> float:
        metrics = QFontMetricsF(self.small_font)
        lines = [line for _, text in self._scale_texts() for line in text.split("\n")]
        return max(map(metrics.horizontalAdvance, lines)) + 2.5 * GRID

    def _paint_scale(self, painter: QPainter) -> None:
        left = self.width() - self._scale_width()
        bar = QRectF(left, _TOP, GRID, max(self.height() - _TOP - 3 * GRID, 20.0))
        scale.paint_scale(painter, bar, self._scale_texts(), self.theme)

    # Reading

    def read_at(self, pixel: QPointF) -> Reading | None:
        """Return the sample whose corner lies under a pixel; what the cube shows is copied."""
        row = self.sample_at(pixel)
        if row is None or self._snapshot is None:
            return None
        problem, symbol = self._snapshot.experiment.problem, self._shown.symbol
        rows = [
            Row(name, f"{value:.0f}")
            for name, value in zip(problem.input_names, problem.inputs[row], strict=True)
        ]
        value = exact(float(self.values[row]))
        if symbol != "ŷ":
            rows.append(Row(symbol, value, "ink"))
        rows.append(Row("ŷ", exact(self._snapshot.outputs[row]), "ink"))
        target = int(problem.target_array[row])
        rows.append(Row("Y", str(target), f"class_{target}"))
        if self.scatter.held_out(row):
            rows.append(Row("", translate("AnswerMap", "held out to test")))
        elif row not in problem.active:
            rows.append(Row("", translate("CubeMap", "does not train")))
        copied = translate("AnswerMap", "{name} copied").format(name=symbol)
        return Reading(rows, pixel, copies=value, copied=copied)

    def looked_at(self) -> tuple[int, int]:
        """Return the selected sample, and how many there are."""
        return (0, 0) if self._snapshot is None else (self._snapshot.selected, self.scatter.count)
