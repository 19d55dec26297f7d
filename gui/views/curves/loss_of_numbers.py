"""The losses of answers that are numbers, over how far off they are."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget

from learnscope.core.losses import LOSSES
from learnscope.gui.plotting.labels import Row, spread
from learnscope.gui.plotting.line import Array, mix
from learnscope.gui.plotting.ranges import LARGEST, ladder
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.loss_texts import LOSS_TEXTS
from learnscope.gui.text.numbers import exact, round_to
from learnscope.gui.views.curves.curve_layer import Caption, FunctionCurve
from learnscope.gui.views.curves.function_plot import FunctionPlot
from learnscope.gui.views.curves.samples import Spot, input_rows, target_row

#: The losses for numbers.
_LOSSES = LOSSES["regression"]

#: Points of each curve, with 0 in the middle.
_POINTS = 241

#: The difference reaches so far to either side, at least.
_LEAST = 1.0

#: The largest difference whose square can still be drawn.
_MOST = LARGEST**0.5

#: How each is written in terms of ŷ − Y, as their curves lie one above the other near 0.
_WRITTEN = {
    name: LOSS_TEXTS["regression"][name].written
    for name in sorted(_LOSSES, key=lambda name: -float(_LOSSES[name].of(0.5, 0.0)))
}

#: The share of the ground's colour that the loss not in force takes on.
_FAINT = 0.62


class NumberLossPlot(FunctionPlot):
    """The loss in force over ŷ − Y with the samples on it, and the other one to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("output", "loss", "loss_slope"), parent)
        self.x_title, self.y_title = "ŷ − Y", "L"
        self.beside = tuple(_WRITTEN.values())
        #: The loss in force.
        self.loss = next(iter(_LOSSES))
        self._limit = _LEAST
        self._show()

    def adapt(self, snapshot: Snapshot) -> None:
        """Let the loss that the run uses stand out, and reach as far as the samples do."""
        furthest = max(abs(self.place_of(spot)[0]) for spot in self.spots)
        reach = max(min(furthest * 1.05, _MOST), _LEAST) if furthest < _MOST else _MOST
        limit = ladder(reach)
        if (snapshot.experiment.loss, limit) != (self.loss, self._limit):
            self.loss, self._limit = snapshot.experiment.loss, limit
            self._show()
            self.renew()

    def _show(self) -> None:
        top = float(_LOSSES[self.loss].of(self._limit, 0.0))
        self.set_range((-1.06 * self._limit, 1.06 * self._limit), (-0.08 * top, 1.08 * top))

    def curves(self) -> list[FunctionCurve]:
        """Return the curves of both losses, the one in force before the faint one."""
        d = np.linspace(-self._limit, self._limit, _POINTS)
        return [
            FunctionCurve(d, self._values(loss, d), self._colour(loss), firm=loss == self.loss)
            for loss in sorted(_LOSSES, key=lambda loss: loss == self.loss)
        ]

    def _values(self, loss: str, d: Array) -> Array:
        return _LOSSES[loss].of(d, 0.0)

    def _colour(self, loss: str) -> QColor:
        colour = self.theme.colour("muted")
        return colour if loss == self.loss else mix(colour, self.theme.colour("panel"), _FAINT)

    # What is where

    def place_of(self, spot: Spot) -> tuple[float, float]:
        """Return the difference ŷ − Y and the loss."""
        return spot.trace.output - spot.trace.target, spot.trace.loss

    def slope_of(self, spot: Spot) -> float:
        """Return ∂L/∂ŷ."""
        return spot.trace.dloss_doutput

    def symbols(self) -> tuple[str, str, str]:
        """Return the difference, L and the slope as they are written."""
        return "ŷ − Y", "L", "∂L/∂ŷ"

    # Reading

    def read_curve(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row], str]:
        """Return the losses at the difference of a pixel."""
        grain = 2.0 * self._limit / max(self.area.width(), 1.0)
        d = round_to(self.value_at(pixel)[0], grain)
        at = np.array(d)
        value = float(self._values(self.loss, at))
        rows = [
            Row("ŷ − Y", exact(d)),
            Row(f"L = {_WRITTEN[self.loss]}", exact(value), "ink"),
            Row("∂L/∂ŷ", exact(float(_LOSSES[self.loss].answer_slope_of(at, 0.0)))),
        ]
        for loss in _LOSSES:
            if loss != self.loss:
                rows.append(Row(_WRITTEN[loss], exact(float(self._values(loss, at)))))
        return (d, value), rows, translate("LossFunctionsView", "L copied")

    def read_sample(self, spot: Spot) -> list[Row]:
        """Return a sample's numbers."""
        trace = spot.trace
        return [
            *input_rows(spot.mark.inputs),
            Row("ŷ", exact(trace.output), "ink"),
            target_row(spot.mark),
            Row("ŷ − Y", exact(trace.output - trace.target)),
            Row("L", exact(trace.loss), "ink"),
            Row("∂L/∂ŷ", exact(trace.dloss_doutput)),
        ]

    # Painting

    def captions(self) -> list[Caption]:
        """Return the losses' names, beside the right ends of their curves."""
        metrics, area = QFontMetricsF(self.small_font), self.area
        end = np.array(self._limit)
        levels = [self.y_pixel(float(self._values(loss, end))) for loss in _WRITTEN]
        height = metrics.height()
        levels = spread(levels, 1.25 * height, area.top() + height / 2, area.bottom())
        return [
            Caption(
                _WRITTEN[loss],
                QPointF(area.right() + 4, level + metrics.capHeight() / 2),
                self.theme.colour("ink" if loss == self.loss else "muted"),
            )
            for loss, level in zip(_WRITTEN, levels, strict=True)
        ]
