"""The activation: how σ turns z into an answer, and how steeply."""

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGridLayout, QToolButton, QWidget

from learnscope.core.activation import sigmoid, sigmoid_array, sigmoid_slope
from learnscope.gui.keys import PRESS, reach_by_tab
from learnscope.gui.language import translate
from learnscope.gui.numbers import exact, fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, Theme
from learnscope.gui.views.epochs import LARGEST
from learnscope.gui.views.function_plot import Caption, Curve
from learnscope.gui.views.labels import Row, dot
from learnscope.gui.views.readable_function import ReadableFunction, round_to
from learnscope.gui.views.samples import Spot, chosen
from learnscope.gui.views.ticks import ladder
from learnscope.gui.views.view import View

#: z reaches so far to either side, at least.
_LEAST = 6.0

#: What is shown of ŷ, with room for the marks at its ends.
_HEIGHTS = (-0.1, 1.1)

#: Points of the curve, with 0 in the middle.
_POINTS = 241


class ActivationPlot(ReadableFunction):
    """σ over z, with its derivative on demand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("z", "output", "slope"), parent)
        self.fixed_y_ticks = [0.0, 0.5, 1.0]
        self.x_title, self.y_title = "z", "ŷ = σ(z)"
        #: Whether σ′ is shown, too.
        self.derivative = False
        self._limit = _LEAST
        self.set_range((-_LEAST, _LEAST), _HEIGHTS)

    def adapt(self, snapshot: Snapshot) -> None:
        """Reach as far as the samples do."""
        furthest = max(abs(spot.trace.z) for spot in self.spots)
        # A little further, so that no sample stands on the edge.
        self._reach(_LEAST if furthest < 0.95 * _LEAST else ladder(min(furthest * 1.05, LARGEST)))

    def _reach(self, limit: float) -> None:
        self._limit = limit
        self.set_range((-limit, limit), _HEIGHTS)

    def set_derivative(self, shown: bool) -> None:
        """Show σ′ or not."""
        self.derivative = shown
        self.renew()

    def curves(self) -> list[Curve]:
        """Return σ, and behind it σ′ where it is wanted."""
        z = np.linspace(-self._limit, self._limit, _POINTS)
        curve = Curve(z, sigmoid_array(z), self.theme.colour("muted"))
        if not self.derivative:
            return [curve]
        slopes = np.array([sigmoid_slope(each) for each in z.tolist()])
        return [Curve(z, slopes, self.theme.colour("field")), curve]

    # What is where

    def place_of(self, spot: Spot) -> tuple[float, float]:
        """Return z and ŷ."""
        return spot.trace.z, spot.trace.output

    def slope_of(self, spot: Spot) -> float:
        """Return ∂ŷ/∂z."""
        return spot.trace.doutput_dz

    def symbols(self) -> tuple[str, str, str]:
        """Return z, ŷ and the slope as they are written."""
        return "z", "ŷ", "∂ŷ/∂z"

    # Reading

    def read(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row]]:
        """Return σ and its slope at the z of a pixel."""
        z = round_to(self.value_at(pixel)[0], 2.0 * self._limit / max(self.area.width(), 1.0))
        output = sigmoid(z)
        rows = [
            Row("z", exact(z)),
            Row("σ(z)", exact(output), "ink"),
            Row("σ′(z)", exact(sigmoid_slope(z))),
        ]
        return (z, output), self._noted(rows)

    def read_sample(self, spot: Spot) -> list[Row]:
        """Return a sample's numbers."""
        trace = spot.trace
        x1, x2, _ = trace.inputs
        return [
            Row("x1 x2", f"{x1:.0f} {x2:.0f}"),
            Row("z", exact(trace.z)),
            Row("ŷ", exact(trace.output), "ink"),
            Row("∂ŷ/∂z", exact(trace.doutput_dz)),
            Row("Y", str(trace.target), f"class_{trace.target}"),
        ]

    def _noted(self, rows: list[Row]) -> list[Row]:
        if self.copied:
            rows.append(Row("", translate("ActivationView", "σ(z) copied")))
        return rows

    # Painting

    def captions(self) -> list[Caption]:
        """Return the curves' names: σ at an end where no sample stands, if there is one."""
        area, muted = self.area, self.theme.colour("muted")
        metrics = QFontMetricsF(self.small_font)
        width, drop = metrics.horizontalAdvance("σ(z)") + 2, metrics.ascent() + 4
        end = QPointF(area.right() - width, self.y_pixel(1.0) + drop)
        if any(spot.trace.z > 0.7 * self._limit for spot in self.spots):
            end = QPointF(area.left() + 4, self.y_pixel(0.0) - 5)
        names = [Caption("σ(z)", end, muted)]
        if self.derivative:
            top = self.point(0.0, sigmoid_slope(0.0)) + QPointF(6, -5)
            names.append(Caption("σ′(z)", top, muted))
        return names

    def paint_over(self, painter: QPainter) -> None:
        """Paint the selected sample's point on σ′ besides what every function shows."""
        if self.derivative and self.selected is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            trace = self.selected.trace
            foot = self.point(trace.z, trace.doutput_dz)
            dot(painter, foot, 3.5, self.theme.colour("ink"), self.theme.colour("panel"))
        super().paint_over(painter)


class ActivationView(View):
    """σ with the samples on it, and its slope at the selected one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("activation_view")
        self.plot = ActivationPlot()
        self.slope_button = QToolButton()
        self.slope_button.setObjectName("activation_slope")
        self.slope_button.setCheckable(True)
        reach_by_tab(self.slope_button, PRESS)
        self.slope_button.toggled.connect(self.plot.set_derivative)
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        layout.addWidget(self.plot, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        layout.addWidget(self.slope_button, 0, 0, corner)
        self.plot.over = (self.slope_button,)
        self.plot.quantity_hovered.connect(self.quantity_hovered)
        self.plot.row_chosen.connect(self.row_chosen)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self.plot.display(snapshot)
        self.renew_summary(snapshot, self.plot)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("ActivationView", "Activation: the sigmoid σ over z")
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)
        what = translate(
            "ActivationView",
            "The sigmoid σ turns z, which can be any number, into an answer ŷ between 0 and 1. "
            "Each sample stands where its z is; the straight line at the selected one shows how "
            "fast ŷ changes with z there: its slope is ∂ŷ/∂z. Far out the curve is flat, and a "
            "change of z changes almost nothing.",
        )
        how = translate(
            "ActivationView",
            "Point at the curve to read exact values and click to copy; click a sample to choose "
            "it. Keys: ↑ and ↓ choose a sample, , and . move the read-out along, Enter copies.",
        )
        self.plot.setWhatsThis(f"{what} {how}")
        self.slope_button.setText(translate("ActivationView", "slope"))
        self.slope_button.setAccessibleName(translate("ActivationView", "Show the slope's curve"))
        self.slope_button.setToolTip(
            translate(
                "ActivationView",
                "Show σ′(z) = σ(z)·(1 − σ(z)), the slope of the curve at every z: highest, at ¼, "
                "where z is 0.",
            )
        )

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        trace = chosen(snapshot)
        x1, x2, _ = trace.inputs
        return translate(
            "ActivationView",
            "At the selected row {x1} {x2}: z = {z}, ŷ = {output}, and the slope ∂ŷ/∂z = {slope}.",
        ).format(
            x1=f"{x1:.0f}",
            x2=f"{x2:.0f}",
            z=fixed(trace.z),
            output=fixed(trace.output),
            slope=fixed(trace.doutput_dz),
        )
