"""The activation: what a unit makes of its z, such as an answer, and how steeply."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.units import OUTPUT, activation_of
from learnscope.gui.look.labels import Row, dot
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.axes import ladder
from learnscope.gui.plotting.columns import in_words, star_of
from learnscope.gui.plotting.items import Array
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed, named, round_to
from learnscope.gui.views.curves.function_plot import FunctionPlot
from learnscope.gui.views.curves.graph import (
    Caption,
    FunctionCurve,
    SamplePoint,
    chosen,
    chosen_of,
)
from learnscope.gui.widgets.keys import PRESS, reach_by_tab
from learnscope.gui.widgets.view import View

#: Points of the curve, with 0 in the middle.
_POINTS = 241


#: z reaches so far to either side, at least.
_LEAST = {"sigmoid": 6.0, "softplus": 6.0, "identity": 1.0}

#: The ticks of those that stay between two limits.
_TICKS = {"sigmoid": [0.0, 0.5, 1.0], "step": [0.0, 0.5, 1.0], "tanh": [-1.0, 0.0, 1.0]}

#: What is left above and below the curve, as a share of its height: room for the marks.
_ROOM = 0.1


class DrawnActivation(NamedTuple):
    """An activation by its name in `learnscope.core.activations.ACTIVATIONS`."""

    name: str = "sigmoid"

    @property
    def written(self) -> str:
        """How the function of z is written."""
        return ACTIVATIONS[self.name].written

    @property
    def slope_written(self) -> str:
        """How its derivative is written."""
        return ACTIVATIONS[self.name].slope_written

    @property
    def least(self) -> float:
        """How far z is shown to either side, at least."""
        return _LEAST.get(self.name, 3.0)

    @property
    def ticks(self) -> list[float] | None:
        """The ticks of its axis; None for those that fit."""
        return _TICKS.get(self.name)

    def heights(self, limit: float, slope_too: bool) -> tuple[float, float]:
        """Return what to show of the function where z reaches from −limit to limit."""
        ends = self.values(np.array([-limit, limit]))
        low, high = min(float(ends[0]), 0.0), float(ends[1])
        if self.ticks is not None:
            low, high = self.ticks[0], self.ticks[-1]
        if slope_too:
            high = max(high, 1.0)
        room = _ROOM * (high - low)
        return low - room, high + room

    def values(self, z: Array) -> Array:
        """Return the function at many z."""
        return ACTIVATIONS[self.name].of(z)

    def slopes(self, z: Array) -> Array:
        """Return the derivative at many z."""
        return ACTIVATIONS[self.name].slope_of(z)

    def value(self, z: float) -> float:
        """Return the function at one z, as the trace of a sample has it."""
        return float(self.values(np.array([z]))[0])

    def slope(self, z: float) -> float:
        """Return the derivative at one z, as the trace of a sample has it."""
        return float(self.slopes(np.array([z]))[0])


class ActivationPlot(FunctionPlot):
    """A unit's activation over its z, with its derivative on demand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("z", "output", "slope"), parent)
        self.activation = DrawnActivation()
        self.unit = OUTPUT
        #: What stands after ŷ where it has yet to be put into own units.
        self.star = ""
        #: Whether the derivative is shown, too.
        self.derivative = False
        self._limit = self.activation.least
        self._name()
        self._reach(self._limit)

    def unit_of(self, snapshot: Snapshot) -> str:
        """Return the selected unit."""
        return snapshot.unit

    def adapt(self, snapshot: Snapshot) -> None:
        """Take on the selected unit's activation, and reach as far as the samples do."""
        activation = DrawnActivation(activation_of(snapshot.experiment.model, snapshot.unit))
        shown = activation, snapshot.unit, star_of(snapshot.experiment.problem)
        if shown != (self.activation, self.unit, self.star):
            self.activation, self.unit, self.star = shown
            self._name()
            self.renew()
        furthest = max(abs(sample.trace.z) for sample in self.samples)
        least = activation.least
        # A little further, so that no sample stands on the edge.
        self._reach(least if furthest < 0.95 * least else ladder(1.05 * furthest))

    def _name(self) -> None:
        unit = self.unit
        output = unit == OUTPUT
        named = (f"{unit}.z", unit, f"{unit}.slope")
        self.quantities = ("z", "output", "slope") if output else named
        self.fixed_y_ticks = self.activation.ticks
        self.x_title, self.y_title = "z", f"{self.symbols()[1]} = {self.activation.written}"

    def _reach(self, limit: float) -> None:
        self._limit = limit
        self.set_range((-limit, limit), self.activation.heights(limit, self.derivative))

    def set_derivative(self, shown: bool) -> None:
        """Show the derivative or not."""
        self.derivative = shown
        self._reach(self._limit)
        self.renew()

    def curves(self) -> list[FunctionCurve]:
        """Return the activation, and behind it its derivative where it is wanted."""
        z = np.linspace(-self._limit, self._limit, _POINTS)
        curve = FunctionCurve(z, self.activation.values(z), self.theme.colour("muted"))
        if not self.derivative:
            return [curve]
        return [FunctionCurve(z, self.activation.slopes(z), self.theme.colour("field")), curve]

    # What is where

    def place_of(self, sample: SamplePoint) -> tuple[float, float]:
        """Return z and the output."""
        return sample.trace.z, sample.trace.output

    def slope_of(self, sample: SamplePoint) -> float:
        """Return ∂ŷ/∂z."""
        return sample.trace.doutput_dz

    def symbols(self) -> tuple[str, str, str]:
        """Return z, the output and the slope as they are written."""
        if self.unit == OUTPUT:
            return "z", f"ŷ{self.star}", f"∂ŷ{self.star}/∂z"
        return "z", self.unit, f"∂{self.unit}/∂z"

    # Reading

    def read_curve(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row], str]:
        """Return the activation and its slope at the z of a pixel."""
        z = round_to(self.value_at(pixel)[0], 2.0 * self._limit / max(self.area.width(), 1.0))
        output = self.activation.value(z)
        identity = self.activation.name == "identity"
        rows = [
            Row("z", exact(z)),
            Row(self.symbols()[1] if identity else self.activation.written, exact(output), "ink"),
            Row(self.activation.slope_written, exact(self.activation.slope(z))),
        ]
        copied = translate("ActivationView", "{function} copied").format(function=rows[1].label)
        return (z, output), rows, copied

    def read_sample(self, sample: SamplePoint) -> list[Row]:
        """Return a sample's numbers."""
        trace, (_, output, slope) = sample.trace, self.symbols()
        return [
            Row("z", exact(named("z", trace.z))),
            Row(output, exact(trace.output), "ink"),
            Row(slope, exact(trace.doutput_dz)),
            *self.read_target(sample),
        ]

    # Painting

    def captions(self) -> list[Caption]:
        """Return the curves' names, where no sample stands if there is such a place."""
        muted = self.theme.colour("muted")
        names = []
        # One alone is named by the title of the axis, too.
        if self.activation.name == "sigmoid" or self.derivative:
            names.append(Caption(self.activation.written, self._place_of_name(), muted))
        if self.derivative:
            top = self.point(0.0, self.activation.slope(0.0)) + QPointF(6, -5)
            names.append(Caption(self.activation.slope_written, top, muted))
        return names

    def _place_of_name(self) -> QPointF:
        area, metrics = self.area, QFontMetricsF(self.small_font)
        if self.activation.name != "sigmoid":
            # All of them rise, and leave the upper left free.
            return area.topLeft() + QPointF(6, metrics.ascent() + 4)
        width, drop = metrics.horizontalAdvance("σ(z)") + 2, metrics.ascent() + 4
        if any(sample.trace.z > 0.7 * self._limit for sample in self.samples):
            return QPointF(area.left() + 4, self.y_pixel(0.0) - 5)
        return QPointF(area.right() - width, self.y_pixel(1.0) + drop)

    def paint_over(self, painter: QPainter) -> None:
        """Paint the selected sample's point on the derivative besides what every function shows."""
        if self.derivative and self.selected is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            trace = self.selected.trace
            foot = self.point(trace.z, trace.doutput_dz)
            dot(painter, foot, 3.5, self.theme.colour("ink"), self.theme.colour("panel"))
        super().paint_over(painter)


class ActivationView(View):
    """The activation with the samples on it, and its slope at the selected one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activation_view")
        self.plot = ActivationPlot()
        self._shown: object = None
        self.slope_button = QToolButton()
        self.slope_button.setObjectName("activation_slope")
        self.slope_button.setCheckable(True)
        reach_by_tab(self.slope_button, PRESS)
        self.slope_button.toggled.connect(self.plot.set_derivative)
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setContentsMargins(4, 0, 0, 0)
        self.caption.hide()
        layout.addWidget(self.plot, 0, 0)
        layout.addWidget(self.caption, 1, 0)
        layout.setRowStretch(0, 1)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        layout.addWidget(self.slope_button, 0, 0, corner)
        self.plot.over = (self.slope_button,)
        self.plot.quantity_hovered.connect(self.quantity_hovered)
        self.plot.row_chosen.connect(self.row_chosen)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self.plot.display(snapshot)
        plot = self.plot
        shown = (plot.activation, plot.unit, plot.star, len(plot.samples), plot.count)
        if shown != self._shown:
            self._shown = shown
            self.retranslate()
        self.renew_summary(snapshot, self.plot)

    def look(self) -> dict[str, Any]:
        """Return whether the slope's curve is shown."""
        return {"slope": self.slope_button.isChecked()}

    def set_look(self, look: Mapping[str, Any]) -> None:
        """Show the slope's curve, or not."""
        self.slope_button.setChecked(look.get("slope", self.slope_button.isChecked()) is True)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        activation, unit = self.plot.activation, self.plot.unit
        plain = activation.name == "sigmoid" and unit == OUTPUT
        if plain:
            name = translate("ActivationView", "Activation: the sigmoid σ over z")
        else:
            name = translate("ActivationView", "Activation of {unit}: {function} over z")
            name = name.format(unit=self.plot.symbols()[1], function=activation.written)
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)
        what = translate(
            "ActivationView",
            "The sigmoid σ turns z, which can be any number, into an answer ŷ between 0 and 1. "
            "Each sample stands where its z is; the straight line at the selected one shows how "
            "fast ŷ changes with z there: its slope is ∂ŷ/∂z. Far out the curve is flat, and a "
            "change of z changes almost nothing.",
        )
        if not plain:
            what = translate(
                "ActivationView",
                "What the unit {unit} makes of its weighted sum z: {unit} = {function}. Each "
                "sample stands where its z is; the straight line at the selected one shows how "
                "fast the output changes with z there: its slope is {slope}. Where the curve is "
                "flat, a change of z changes nothing, and a sample there teaches the unit nothing.",
            ).format(
                unit=self.plot.symbols()[1],
                function=activation.written,
                slope=self.plot.symbols()[2],
            )
        how = translate(
            "ActivationView",
            "Point at the curve to read values and click to copy; click a sample to choose "
            "it. Keys: ↑ and ↓ choose a sample, , and . move the read-out along, Enter copies.",
        )
        self.plot.setWhatsThis(f"{what} {how}")
        self.slope_button.setText(translate("ActivationView", "slope"))
        self.slope_button.setAccessibleName(translate("ActivationView", "Show the slope's curve"))
        tip = translate(
            "ActivationView",
            "Show σ′(z) = σ(z)·(1 − σ(z)), the slope of the curve at every z: highest, at ¼, "
            "where z is 0.",
        )
        if activation.name != "sigmoid":
            tip = translate("ActivationView", "Show {slope}, the slope of the curve at every z.")
            tip = tip.format(slope=activation.slope_written)
        self.slope_button.setToolTip(tip)
        some = len(self.plot.samples) < self.plot.count
        self.caption.setText(
            translate("ActivationView", "{shown} of {count} samples are shown.").format(
                shown=len(self.plot.samples), count=f"{self.plot.count:,}"
            )
        )
        self.caption.setVisible(some)

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        trace, own = chosen_of(snapshot, self.plot.unit), chosen(snapshot)
        inputs = own.inputs[: snapshot.experiment.model.inputs]
        if len(inputs) == 2 and self.plot.unit == OUTPUT:
            text = translate(
                "ActivationView",
                "At the selected row {x1} {x2}: z = {z}, ŷ = {output}, and the slope ∂ŷ/∂z = "
                "{slope}.",
            )
            x1, x2 = (in_words([x]) for x in inputs)
        else:
            text = translate(
                "ActivationView",
                "At the selected sample ({inputs}): z = {z}, {unit} = {output}, and the slope is "
                "{slope}.",
            )
            x1 = x2 = ""
        return text.format(
            x1=x1,
            x2=x2,
            inputs=in_words(inputs),
            unit=self.plot.symbols()[1],
            z=fixed(named("z", trace.z)),
            output=fixed(trace.output),
            slope=fixed(trace.doutput_dz),
        )
