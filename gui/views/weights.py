"""The parameters by epoch: where learning has moved w1, w2 and b."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.language import translate
from learnscope.gui.numbers import MINUS, fixed
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, Theme
from learnscope.gui.views.epochs import LARGEST
from learnscope.gui.views.readable import ReadablePlot
from learnscope.gui.views.ticks import ladder
from learnscope.gui.views.view import View


class WeightsPlot(ReadablePlot):
    """One line for each parameter; above them their values at the cursor, or now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PARAMETER_NAMES, parent)
        self.right_margin = float(3 * GRID)

    def show_moment(self, snapshot: Snapshot) -> None:
        """Show the recorded parameters, and where in them the moment is."""
        columns = [np.ascontiguousarray(c) for c in snapshot.curves.parameters.T]
        looks_back = snapshot.latest > snapshot.epoch
        present = (snapshot.epoch, snapshot.parameters) if looks_back else None
        self.show_run(snapshot.curves.epochs, columns, present)

    def y_limits(self) -> tuple[float, float]:
        """From a rung below the lowest value to one above the highest, 0 always among them."""
        low = min((float(c.min(initial=0.0)) for c in self.columns), default=0.0)
        high = max((float(c.max(initial=0.0)) for c in self.columns), default=0.0)
        if low == high:
            return -1.0, 1.0
        return (
            -ladder(min(-low, LARGEST)) if low < 0.0 else 0.0,
            ladder(min(high, LARGEST)) if high > 0.0 else 0.0,
        )

    def end_text(self, line: int) -> str:
        """Return the parameter's name."""
        return self.names[line]

    def legend(self, digits: int = 4) -> list[tuple[str, str]]:
        """Return each parameter's name and its value at the cursor, or now."""
        if not len(self.epochs):
            return []
        index = self.cursor_index
        values = self.now[1] if index is None else self.values_at(index)
        texts = [fixed(value, digits) for value in values]
        return list(zip(self.names, texts, strict=True))

    def paint_over(self, painter: QPainter) -> None:
        """Paint the legend besides what every plot paints."""
        metrics = QFontMetricsF(painter.font())
        room = self.width() - metrics.horizontalAdvance(self.y_title) - GRID
        for digits in (4, 2, 1):
            widths = _legend_widths(metrics, self.legend(digits))
            if sum(map(sum, widths)) <= room:
                break
        x, baseline = self.width() - 4 - sum(map(sum, widths)), metrics.ascent() + 4
        for (name, value), (head, tail) in zip(self.legend(digits), widths, strict=True):
            painter.setPen(self.theme.colour(name))
            painter.drawText(QPointF(x + GRID, baseline), name)
            x += head + tail
            painter.setPen(self.theme.colour("ink"))
            painter.drawText(QPointF(x - metrics.horizontalAdvance(value), baseline), value)
        super().paint_over(painter)


def _legend_widths(
    metrics: QFontMetricsF, legend: list[tuple[str, str]]
) -> list[tuple[float, float]]:
    """Return the widths of each name, with a gap before it, and of each value."""
    # Room for a sign in any case, so that the legend stands still when a value changes its own.
    sign = metrics.horizontalAdvance(MINUS)
    return [
        (
            GRID + metrics.horizontalAdvance(name) + GRID / 2,
            sign + metrics.horizontalAdvance(value.removeprefix(MINUS)),
        )
        for name, value in legend
    ]


class WeightsView(View):
    """The weights and the bias by epoch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weights_view")
        self.plot = WeightsPlot()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        layout.addWidget(self.plot)
        self.plot.quantity_hovered.connect(self.quantity_hovered)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self.plot.set_lit(snapshot.lit)
        self.plot.show_moment(snapshot)
        self.renew_summary(snapshot, self.plot)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("WeightsView", "Weights and bias by epoch")
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)
        what = translate(
            "WeightsView",
            "The weights w1 and w2 and the bias b after each epoch: these are what learning "
            "changes. Above stand their values at the pointer, or now. While you look back, what "
            "comes later is a faint line.",
        )
        how = translate(
            "WeightsView",
            "Point at a line to read exact values and click to copy them; turn the wheel to "
            "zoom, drag to move, double-click to follow the run again. Keys: , and . move "
            "along, ↑ and ↓ choose a line, Enter copies, + and − zoom, Esc follows.",
        )
        self.plot.setWhatsThis(f"{what} {how}")
        self.plot.x_title = translate("WeightsView", "epoch")
        self.plot.y_title = translate("WeightsView", "value")
        self.plot.renew()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        now = (fixed(value) for value in snapshot.parameters)
        values = ", ".join(f"{n} {v}" for n, v in zip(PARAMETER_NAMES, now, strict=True))
        if snapshot.epoch == 0:
            text = translate("WeightsView", "At the start: {values}.")
        else:
            text = translate("WeightsView", "After epoch {n}: {values}.")
        text = text.format(n=f"{snapshot.epoch:,}", values=values)
        if snapshot.latest > snapshot.epoch:
            later = translate("WeightsView", "The run goes on to epoch {n}.")
            text += " " + later.format(n=f"{snapshot.latest:,}")
        return text
