"""The loss functions of answers that are numbers, over how far an answer is off."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QWidget

from learnscope.core.losses import LOSSES
from learnscope.gui.look.labels import Row, spread
from learnscope.gui.plotting.axes import LARGEST, ladder
from learnscope.gui.plotting.columns import star_of
from learnscope.gui.plotting.items import Array
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.function_texts import LOSS_TEXTS
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, round_to
from learnscope.gui.views.curves.function_plot import FunctionPlot
from learnscope.gui.views.curves.graph import Caption, FunctionCurve, SamplePoint, faint

#: The losses for numbers.
_NUMBER_LOSSES = LOSSES["regression"]

#: Points of each curve, with 0 in the middle.
_POINTS = 241

#: The difference reaches so far to either side, at least.
_LEAST = 1.0

#: The largest difference whose square can still be drawn.
_MOST = LARGEST**0.5

#: How each is written in terms of ŷ − Y, as their curves lie one above the other near 0.
_WRITTEN = {
    name: LOSS_TEXTS["regression"][name].written
    for name in sorted(_NUMBER_LOSSES, key=lambda name: -float(_NUMBER_LOSSES[name].of(0.5, 0.0)))
}


class NumberLossPlot(FunctionPlot):
    """The loss in force over ŷ − Y with the samples on it, and the other one to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("output", "loss", "loss_slope"), parent)
        self.beside = tuple(_WRITTEN.values())
        #: The loss in force.
        self.loss = next(iter(_NUMBER_LOSSES))
        #: What stands after ŷ and Y where the loss compares what is scaled.
        self.star = ""
        self.retitle()
        self._limit = _LEAST
        self._show()

    def adapt(self, snapshot: Snapshot) -> None:
        """Let the loss that the run uses stand out, and reach as far as the samples do."""
        furthest = max(abs(self.place_of(sample)[0]) for sample in self.samples)
        reach = max(min(furthest * 1.05, _MOST), _LEAST) if furthest < _MOST else _MOST
        limit = ladder(reach)
        star = star_of(snapshot.experiment.problem)
        if (snapshot.experiment.loss, limit, star) != (self.loss, self._limit, self.star):
            self.loss, self._limit, self.star = snapshot.experiment.loss, limit, star
            self._show()
            self.retitle()

    def retitle(self) -> None:
        """Set the axes' titles in the present language."""
        self.x_title, self.y_title = self.symbols()[0], self._title()
        self.renew()

    def _title(self) -> str:
        if not self.star:
            return "L"
        return translate("LossFunctionsView", "L, of ŷ* and Y*: answer and target as scaled")

    def _show(self) -> None:
        top = float(_NUMBER_LOSSES[self.loss].of(self._limit, 0.0))
        self.set_range((-1.06 * self._limit, 1.06 * self._limit), (-0.08 * top, 1.08 * top))

    def curves(self) -> list[FunctionCurve]:
        """Return the curves of both losses, the one in force before the faint one."""
        d = np.linspace(-self._limit, self._limit, _POINTS)
        return [
            FunctionCurve(d, self._values(loss, d), self._colour(loss), firm=loss == self.loss)
            for loss in sorted(_NUMBER_LOSSES, key=lambda loss: loss == self.loss)
        ]

    def _values(self, loss: str, d: Array) -> Array:
        return _NUMBER_LOSSES[loss].of(d, 0.0)

    def _colour(self, loss: str) -> QColor:
        colour = self.theme.colour("muted")
        return colour if loss == self.loss else faint(colour, self.theme)

    # What is where

    def place_of(self, sample: SamplePoint) -> tuple[float, float]:
        """Return the difference ŷ − Y and the loss."""
        return sample.trace.output - sample.trace.target, sample.trace.loss

    def slope_of(self, sample: SamplePoint) -> float:
        """Return ∂L/∂ŷ."""
        return sample.trace.dloss_doutput

    def symbols(self) -> tuple[str, str, str]:
        """Return the difference, L and the slope as they are written."""
        star = self.star
        return f"ŷ{star} − Y{star}", "L", f"∂L/∂ŷ{star}"

    def _answer(self, output: float) -> float:
        """Return an answer in the data's units."""
        scales = None if self.problem is None else self.problem.scales
        return output if scales is None else float(scales.target.back(output))

    # Reading

    def read_curve(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row], str]:
        """Return the losses at the difference of a pixel."""
        grain = 2.0 * self._limit / max(self.area.width(), 1.0)
        d = round_to(self.value_at(pixel)[0], grain)
        at = np.array(d)
        value = float(self._values(self.loss, at))
        difference, _, slope = self.symbols()
        rows = [
            Row(difference, exact(d)),
            Row(f"L = {_WRITTEN[self.loss]}", exact(value), "ink"),
            Row(slope, exact(float(_NUMBER_LOSSES[self.loss].answer_slope_of(at, 0.0)))),
        ]
        for loss in _NUMBER_LOSSES:
            if loss != self.loss:
                rows.append(Row(_WRITTEN[loss], exact(float(self._values(loss, at)))))
        return (d, value), rows, translate("LossFunctionsView", "L copied")

    def read_sample(self, sample: SamplePoint) -> list[Row]:
        """Return a sample's numbers."""
        trace, star = sample.trace, self.star
        difference, _, slope = self.symbols()
        return [
            Row("ŷ", exact(self._answer(trace.output)), "ink"),
            *self.read_target(sample),
            *([Row("ŷ*", exact(trace.output)), Row("Y*", exact(trace.target))] if star else []),
            Row(difference, exact(trace.output - trace.target)),
            Row("L", exact(trace.loss), "ink"),
            Row(slope, exact(trace.dloss_doutput)),
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
