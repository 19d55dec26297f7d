"""The parameters by epoch: where learning has moved the weights and biases."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QSignalBlocker
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import Model, Network
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.axes import rungs
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, fixed
from learnscope.gui.views.curves.epochs import EpochPlot
from learnscope.gui.views.curves.line_collection import LineCollectionPlot, thinned
from learnscope.gui.views.curves.overlay import NOTHING_BESIDE, Overlay
from learnscope.gui.views.curves.runs_beside import (
    RunsBeside,
    lines_of_parameters,
    of_the_same_model,
)
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, PRESS, come_after, reach_by_tab
from learnscope.gui.widgets.view import View

#: More lines than this are told apart by hue and by pointing, not by a name at each end.
MOST_NAMED = 12

#: Names such as w1 and b.
_PLAIN_LENGTH = 2

#: More than this, and the values above the lines are left out until one line is pointed at.
_MOST_IN_LEGEND = 4


class WeightsPlot(EpochPlot):
    """One line for each parameter; above them their values at the cursor, or now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(PARAMETER_NAMES, parent)
        self.right_margin = float(3 * GRID)

    def set_names(self, names: Sequence[str]) -> None:
        """Show other parameters, with room for their names at the right."""
        if tuple(names) == self.names:
            return
        super().set_names(names)
        metrics = QFontMetricsF(self.small_font)
        longest = max(map(metrics.horizontalAdvance, names), default=0.0)
        # For the short names of a single neuron the room has always been the same.
        plain = max(map(len, names), default=0) <= _PLAIN_LENGTH
        self.right_margin = 3.0 * GRID if plain else GRID + longest + 4.0
        self.renew()

    def y_limits(self) -> tuple[float, float]:
        """From a rung below the lowest value to one above the highest, 0 always among them."""
        low = min((float(c.min(initial=0.0)) for c in self.columns), default=0.0)
        high = max((float(c.max(initial=0.0)) for c in self.columns), default=0.0)
        lowest, highest = self.overlay.extremes
        return rungs(float(np.fmin(low, lowest)), float(np.fmax(high, highest)))

    def quantities_overlaid(self) -> Sequence[str]:
        """Return the parameter that is lit or chosen: all of all runs would be too many."""
        if self._lit in self.names:
            return [self._lit]
        return self.names[self.reading.chosen_line : self.reading.chosen_line + 1]

    def end_text(self, line: int) -> str:
        """Return the parameter's name."""
        return self.names[line]

    def legend(self, digits: int = 4) -> list[tuple[str, str]]:
        """Return each parameter's name and its value at the cursor, or now."""
        if not len(self.epochs):
            return []
        index = self.reading.record_index
        values = self.now[1] if index is None else self.values_at(index)
        pairs = zip(self.names, values, strict=True)
        few = len(self.names) <= _MOST_IN_LEGEND
        return [(name, fixed(v, digits)) for name, v in pairs if few or name == self._lit]

    def paint_over(self, painter: QPainter) -> None:
        """Paint the legend besides what every plot paints."""
        metrics = QFontMetricsF(painter.font())
        room = self.width() - metrics.horizontalAdvance(self.y_title) - GRID
        for digits in (4, 2, 1):
            legend = self.legend(digits)
            widths = _legend_widths(metrics, legend)
            if sum(map(sum, widths)) <= room:
                break
        else:
            # The names stand at the lines' ends, too; a number that is cut reads as another.
            legend, widths = [], []
        x, baseline = self.width() - 4 - sum(map(sum, widths)), metrics.ascent() + 4
        for (name, value), (head, tail) in zip(legend, widths, strict=True):
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
    """The weights and biases by epoch; of a large network those of one layer at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("weights_view")
        self.plot = WeightsPlot()
        self._collection: LineCollectionPlot | None = None
        self.layer_box = QComboBox()
        self.layer_box.setObjectName("weights_layer")
        self.layer_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        reach_by_tab(self.layer_box, ARROWS)
        self.runs_button = QToolButton()
        self.runs_button.setObjectName("weights_runs")
        self.runs_button.setCheckable(True)
        self.runs_button.setProperty("role", "framed")
        reach_by_tab(self.runs_button, PRESS)
        self._overlays: tuple[tuple[str, ...], RunsBeside] | None = None
        self._model: Model | None = None
        self._unit = ""
        self._snapshot: Snapshot | None = None
        self._pages = QStackedLayout()
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._add(self.plot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addStretch(1)
        head.addWidget(self.runs_button)
        head.addWidget(self.layer_box)
        layout.addLayout(head)
        layout.addLayout(self._pages, 1)
        self.layer_box.hide()
        self.runs_button.hide()
        self.runs_button.toggled.connect(self._show_anew)
        self.layer_box.currentIndexChanged.connect(self._show_anew)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        model = snapshot.experiment.model
        if model != self._model:
            self._model, self._unit = model, ""
            self._fill_box()
            self._explain()
        if snapshot.unit != self._unit:
            self._unit = snapshot.unit
            self._go_to_unit(model)
        self._show(snapshot)
        self.renew_summary(snapshot, *self._plots)

    def _add(self, plot: WeightsPlot | LineCollectionPlot) -> None:
        self._pages.addWidget(plot)
        plot.quantity_hovered.connect(self.quantity_hovered)

    @property
    def collection(self) -> LineCollectionPlot:
        """The plot of many parameters, made when there are first so many."""
        if self._collection is None:
            self._collection = LineCollectionPlot()
            self._collection.apply_theme(self.theme)
            self._add(self._collection)
            come_after(self.plot, self._collection)
            self._name_plots()
        return self._collection

    @property
    def _plots(self) -> list[WeightsPlot | LineCollectionPlot]:
        """The plots that there are by now."""
        return [self.plot] if self._collection is None else [self.plot, self._collection]

    @property
    def layered(self) -> bool:
        """Whether there are so many parameters that one layer at a time is shown."""
        return self._model is not None and self._model.parameter_count > MOST_NAMED

    @property
    def shown(self) -> WeightsPlot | LineCollectionPlot:
        """The plot that is now seen."""
        return self.plot if self._pages.currentWidget() is self.plot else self.collection

    def look(self) -> dict[str, Any]:
        """Return which layer is shown, and whether the pinned runs are."""
        return {"layer": self.layer_box.currentIndex(), "runs": self.runs_button.isChecked()}

    def set_look(self, look: Mapping[str, Any]) -> None:
        """Show a layer, from 0 for all, and the pinned runs or not."""
        layer = look.get("layer")
        if type(layer) is int and layer in range(self.layer_box.count()):
            self.layer_box.setCurrentIndex(layer)
        self.runs_button.setChecked(look.get("runs", self.runs_button.isChecked()) is True)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        for plot in self._plots:
            plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.layer_box.setAccessibleName(translate("WeightsView", "Which layer's parameters"))
        self.layer_box.setToolTip(
            translate("WeightsView", "Show the parameters of one layer, or of all")
        )
        self.runs_button.setText(translate("WeightsView", "runs"))
        explain_control(
            self.runs_button,
            translate("WeightsView", "Weights of the pinned runs"),
            translate(
                "WeightsView",
                "Draw the weights of the pinned runs as well, each run in its colour and dash. "
                "The weight that is pointed at, or chosen by ↑ and ↓, is read out of all of them.",
            ),
        )
        self._name_plots()
        if self._model is not None:
            self._fill_box()

    # How it works

    def _name_plots(self) -> None:
        for plot in self._plots:
            plot.x_title = translate("WeightsView", "epoch")
            plot.y_title = translate("WeightsView", "value")
            plot.renew()
        self._explain()

    def _explain(self) -> None:
        """Say what is shown, of a single neuron or of a network, with or without biases."""
        network = Network() if self._model is None else self._model.network
        name = (
            translate("WeightsView", "Weights and bias by epoch")
            if network.bias
            else translate("WeightsView", "Weights by epoch")
        )
        self.setAccessibleName(name)
        if not network.bias:
            what = translate(
                "WeightsView",
                "The weights after each epoch: these are what learning changes; there are no "
                "biases. A weight's colour tells which of its unit's inputs it belongs to. While "
                "you look back, what comes later is a faint line. Of a large network the weights "
                "of one layer are shown, at first that of the selected unit.",
            )
        elif not network.hidden:
            what = translate(
                "WeightsView",
                "The weights w1 and w2 and the bias b after each epoch: these are what learning "
                "changes. Above stand their values at the pointer, or now. While you look back, "
                "what comes later is a faint line.",
            )
        else:
            what = translate(
                "WeightsView",
                "The weights and biases after each epoch: these are what learning changes. A "
                "weight's colour tells which of its unit's inputs it belongs to; biases are "
                "brown. Of a large network the parameters of one layer are shown, at first that "
                "of the selected unit.",
            )
        how = translate(
            "WeightsView",
            "Point at a line to read values and click to copy them; turn the wheel to "
            "zoom, drag to move, double-click to follow the run again. Keys: , and . move "
            "along, ↑ and ↓ choose a line, Enter copies, + and − zoom, Esc follows.",
        )
        for plot in self._plots:
            plot.setAccessibleName(name)
            plot.setWhatsThis(f"{what} {how}")

    def _fill_box(self) -> None:
        """Offer all parameters, and those of each layer."""
        assert self._model is not None
        chosen = self.layer_box.currentIndex()
        layer = translate("WeightsView", "layer {n}")
        hidden = range(1, len(self._model.network.hidden) + 1)
        texts = [translate("WeightsView", "all"), *(layer.format(n=n) for n in hidden)]
        with QSignalBlocker(self.layer_box):
            self.layer_box.clear()
            self.layer_box.addItems([*texts, translate("WeightsView", "output")])
            self.layer_box.setCurrentIndex(min(max(chosen, 0), len(texts)))
        self.layer_box.setVisible(self.layered)

    def _go_to_unit(self, model: Model) -> None:
        """Show the layer of the selected unit."""
        for number, units in enumerate(model.unit_names, start=1):
            if self._unit in units:
                with QSignalBlocker(self.layer_box):
                    self.layer_box.setCurrentIndex(number)

    def _show_anew(self) -> None:
        if self._snapshot is not None:
            self._show(self._snapshot)
            self.renew_summary(self._snapshot, *self._plots)

    def _chosen(self) -> tuple[int, int]:
        """Return which part of θ is shown: from where and up to where."""
        assert self._model is not None
        layer = self.layer_box.currentIndex() - 1
        if not self.layered or layer < 0:
            return 0, self._model.parameter_count
        return self._model.span(layer)

    def _show(self, snapshot: Snapshot) -> None:
        begin, end = self._chosen()
        names = snapshot.experiment.model.parameter_names[begin:end]
        wanted = self.collection if len(names) > MOST_NAMED else self.plot
        self._pages.setCurrentWidget(wanted)
        curves, plot = snapshot.curves, self.shown
        drawn = thinned(len(curves.epochs), len(names))
        columns = np.ascontiguousarray(curves.parameters[drawn, begin:end].T)
        looks_back = snapshot.latest > snapshot.epoch
        present = (snapshot.epoch, snapshot.parameters[begin:end]) if looks_back else None
        plot.set_names(names)
        plot.set_lit(snapshot.lit)
        self.runs_button.setVisible(bool(snapshot.pins) and plot is self.plot)
        if plot is self.plot:
            plot.show_overlay(self._overlay(snapshot, names, begin))
        plot.show_run(curves.epochs[drawn], list(columns), present)

    def _overlay(self, snapshot: Snapshot, names: tuple[str, ...], begin: int) -> Overlay:
        """Return the pinned runs' lines of the parameters shown, if they are wanted."""
        if self._overlays is None or self._overlays[0] != names:
            lines_of = lines_of_parameters(names, begin)
            self._overlays = names, RunsBeside(lines_of, of_the_same_model)
        wanted = self.runs_button.isChecked()
        return self._overlays[1].of(snapshot) if wanted else NOTHING_BESIDE

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        begin, end = self._chosen()
        now = [fixed(value) for value in snapshot.parameters[begin:end]]
        names = snapshot.experiment.model.parameter_names[begin:end]
        values = ", ".join(f"{n} {v}" for n, v in zip(names, now, strict=True))
        if len(now) > MOST_NAMED:
            values = translate("WeightsView", "{n} parameters from {low} to {high}").format(
                n=len(now),
                low=fixed(min(snapshot.parameters[begin:end])),
                high=fixed(max(snapshot.parameters[begin:end])),
            )
        if snapshot.epoch == 0:
            text = translate("WeightsView", "At the start: {values}.")
        else:
            text = translate("WeightsView", "After epoch {n}: {values}.")
        text = text.format(n=f"{snapshot.epoch:,}", values=values)
        if snapshot.latest > snapshot.epoch:
            later = translate("WeightsView", "The run goes on to epoch {n}.")
            text += " " + later.format(n=f"{snapshot.latest:,}")
        return text
