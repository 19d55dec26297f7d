"""The loss functions: how wrong an answer counts, and the choice of the one to train with."""

import math
from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.elementary import log, log1p
from learnscope.core.losses import LOSSES
from learnscope.gui.look.labels import Row
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.columns import in_words
from learnscope.gui.plotting.items import Array
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.function_texts import LOSS_TEXTS, losses_drawn, nats_tip
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, UNKNOWN, exact, figure, fixed, is_withheld, round_to
from learnscope.gui.views.curves.function_plot import FunctionPlot
from learnscope.gui.views.curves.graph import (
    Caption,
    FunctionCurve,
    SamplePoint,
    chosen,
    faint,
)
from learnscope.gui.views.curves.number_losses import NumberLossPlot
from learnscope.gui.widgets.explained import say_of_itself
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.view import View

#: The losses for classes, and how each is written.
_LOSSES, _TEXTS = LOSSES["classification"], LOSS_TEXTS["classification"]

#: Those with an end to what an answer can cost, as their curves lie one above the other.
_BOUNDED = sorted(
    (name for name, loss in _LOSSES.items() if loss.bounded),
    key=lambda name: -float(_LOSSES[name].of(0.0, 0)),
)

#: Where the axis ends for a loss without an end, and at what loss its curves are named; for one
#: with an end, how far beyond it.
_TOP, _NAMED_AT = 5.0, 3.0
_ABOVE = 1.2


@cache
def _curve(loss: str, target: int) -> tuple[Array, Array]:
    """Return ŷ from 0 to 1 and the loss there.

    Taken at steps of z, so that the points lie close where cross-entropy is steep.
    """
    z = np.concatenate(([-np.inf], np.linspace(-18.0, 18.0, 289), [np.inf]))
    return ACTIVATIONS["sigmoid"].of(z), _LOSSES[loss].of(z, target)


def loss_at(loss: str, output: float, target: int) -> float:
    """Return the loss of an answer ŷ from 0 to 1, up to rounding in the last digits."""
    return float(_LOSSES[loss].of(_z_of(output), target))


def slope_at(loss: str, output: float, target: int) -> float:
    """Return ∂L/∂ŷ at an answer ŷ from 0 to 1, up to rounding in the last digits."""
    return float(_LOSSES[loss].answer_slope_of(_z_of(output), target))


def _z_of(output: float) -> float:
    """Return the z whose answer is ŷ: ln(ŷ / (1 − ŷ)), the inverse of σ."""
    if output in (0.0, 1.0):
        return math.inf if output else -math.inf
    share = np.float64(output)
    return float(log(share) - log1p(-share))


def _twelve(value: float) -> str:
    """Return a number without the last digits, which rounding on the way may have touched."""
    if is_withheld(value):
        return UNKNOWN
    if math.isinf(value):
        return "∞" if value > 0 else f"{MINUS}∞"
    return f"{value:.12g}".replace("-", MINUS)


class LossFunctionsPlot(FunctionPlot):
    """The loss in force over ŷ, once for Y = 0 and once for Y = 1, and the others to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(("output", "loss", "loss_slope"), parent)
        self.fixed_x_ticks = [0.0, 0.5, 1.0]
        self.x_title = "ŷ"
        self.beside = tuple(_TEXTS[loss].written for loss in _BOUNDED)
        #: The loss in force.
        self.loss = ""
        self._in_force(next(iter(_LOSSES)))

    def adapt(self, snapshot: Snapshot) -> None:
        """Let the loss that the run uses stand out."""
        self._in_force(snapshot.experiment.loss)

    def _in_force(self, loss: str) -> None:
        if loss != self.loss:
            self.loss = loss
            top = self._top
            self.set_range((-0.05, 1.05), (-0.07 * top, top))
            self.renew()

    @property
    def _top(self) -> float:
        """Where the axis ends."""
        loss = _LOSSES[self.loss]
        return _ABOVE * loss.highest if loss.bounded else _TOP

    def curves(self) -> list[FunctionCurve]:
        """Return the curves of all losses, those in force before the faint ones."""
        return [
            FunctionCurve(*_curve(loss, target), self._colour(loss, target), firm=loss == self.loss)
            for loss in sorted(_LOSSES, key=lambda loss: loss == self.loss)
            for target in (0, 1)
        ]

    def _colour(self, loss: str, target: int) -> QColor:
        colour = self.theme.colour(f"class_{target}")
        return colour if loss == self.loss else faint(colour, self.theme)

    # What is where

    def place_of(self, sample: SamplePoint) -> tuple[float, float]:
        """Return ŷ and the loss."""
        return sample.trace.output, sample.trace.loss

    def slope_of(self, sample: SamplePoint) -> float:
        """Return ∂L/∂ŷ."""
        return sample.trace.dloss_doutput

    def symbols(self) -> tuple[str, str, str]:
        """Return ŷ, L and the slope as they are written."""
        return "ŷ", "L", "∂L/∂ŷ"

    # Reading

    def read_curve(self, pixel: QPointF) -> tuple[tuple[float, float], list[Row], str]:
        """Return the losses at the ŷ of a pixel, for the right answer whose curve is nearer."""
        output = round_to(self.value_at(pixel)[0], 1.0 / max(self.area.width(), 1.0))
        output = min(max(output, 0.0), 1.0)
        values = {target: loss_at(self.loss, output, target) for target in (0, 1)}
        target = min(values, key=lambda target: abs(self.y_pixel(values[target]) - pixel.y()))
        rows = [
            Row("ŷ", _twelve(output)),
            Row(f"L, Y = {target}", _twelve(values[target]), f"class_{target}"),
            Row("∂L/∂ŷ", _twelve(slope_at(self.loss, output, target))),
        ]
        for loss in _LOSSES:
            if loss != self.loss:
                rows.append(Row(_TEXTS[loss].word(), _twelve(loss_at(loss, output, target))))
        copied = translate("LossFunctionsView", "L copied")
        return (output, values[target]), rows, copied

    def read_sample(self, sample: SamplePoint) -> list[Row]:
        """Return a sample's numbers."""
        trace = sample.trace
        return [
            Row("ŷ", exact(trace.output)),
            Row("L", exact(trace.loss), f"class_{sample.mark.target}"),
            Row("∂L/∂ŷ", exact(trace.dloss_doutput)),
            *self.read_target(sample),
        ]

    # Painting

    def captions(self) -> list[Caption]:
        """Return the curves' names."""
        return [*self._names_in_force(), *self._faint_names()]

    def _names_in_force(self) -> list[Caption]:
        metrics = QFontMetricsF(self.small_font)
        # Below the numbers of what lies beyond the edge, or else at the curves' ends.
        level = min(_LOSSES[self.loss].highest, _NAMED_AT)
        names = []
        for target in (0, 1):
            text = f"Y = {target}"
            outputs, losses = _curve(self.loss, target)
            x = self.x_pixel(float(outputs[np.argmin(np.abs(losses - level))]))
            x += 8 if target else -metrics.horizontalAdvance(text) - 8
            at = QPointF(x, self.y_pixel(level) - 5)
            names.append(Caption(text, at, self._colour(self.loss, target)))
        return names

    def _faint_names(self) -> list[Caption]:
        """Return the other losses' names, beside the ends of their curves for Y = 0."""
        metrics, area = QFontMetricsF(self.small_font), self.area
        muted, height = self.theme.colour("muted"), metrics.height()
        bounded = [loss for loss in _BOUNDED if loss != self.loss]
        names = []
        for number, loss in enumerate(bounded):
            end = self.y_pixel(_LOSSES[loss].highest)
            level = end + (number - (len(bounded) - 1) / 2) * 1.25 * height
            at = QPointF(area.right() + 4, level + metrics.capHeight() / 2)
            names.append(Caption(_TEXTS[loss].written, at, muted))
        boundless = (loss for loss in _LOSSES if loss not in (*bounded, self.loss))
        for number, loss in enumerate(boundless):
            text = _TEXTS[loss].word()
            outputs, losses = _curve(loss, 0)
            x = self.x_pixel(float(np.interp(self._top, losses, outputs)))
            level = area.top() + metrics.ascent() + number * height
            at = QPointF(x - metrics.horizontalAdvance(text) - 6, level)
            names.append(Caption(text, at, muted))
        return names


class LossFunctionsView(View):
    """The loss functions with the samples on the one in force, and the choice of it."""

    #: The loss that the learner wants to train with.
    loss_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("loss_functions_view")
        #: For answers that are classes, and for those that are numbers.
        self.plot = LossFunctionsPlot()
        self.numbers = NumberLossPlot()
        self.task = "classification"
        switch = QHBoxLayout()
        switch.setSpacing(0)
        self._group = QButtonGroup(self)
        names = dict.fromkeys(name for losses in LOSSES.values() for name in losses)
        self.buttons = {name: QToolButton() for name in names}
        for loss, button in self.buttons.items():
            button.setObjectName(f"loss_{loss}")
            button.setCheckable(True)
            reach_by_tab(button, ARROWS + PRESS)
            button.setChecked(loss == self.plot.loss)
            button.clicked.connect(lambda _=False, loss=loss: self._choose(loss))
            self._group.addButton(button)
            switch.addWidget(button)
        layout = QGridLayout(self)
        layout.setContentsMargins(12, 0, GRID, GRID)
        self._stack = QStackedLayout()
        layout.addLayout(self._stack, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        layout.addLayout(switch, 0, 0, corner)
        for plot in (self.plot, self.numbers):
            self._stack.addWidget(plot)
            plot.over = tuple(self.buttons.values())
            plot.quantity_hovered.connect(self.quantity_hovered)
            plot.row_chosen.connect(self.row_chosen)
        self._offer_losses()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        task, loss = snapshot.experiment.problem.task, snapshot.experiment.loss
        another = (task, loss) != (self.task, self.shown.loss)
        if task != self.task:
            self.task = task
            self._stack.setCurrentWidget(self.shown)
            self._offer_losses()
        self.shown.display(snapshot)
        if another:
            self.buttons[loss].setChecked(True)
        self.renew_summary(snapshot, self.shown)

    @property
    def shown(self) -> LossFunctionsPlot | NumberLossPlot:
        """The plot that is shown."""
        return self.numbers if self.task == "regression" else self.plot

    def _offer_losses(self) -> None:
        for name, button in self.buttons.items():
            button.setVisible(name in LOSSES[self.task])
            button.raise_()
        self.retranslate()

    def _choose(self, loss: str) -> None:
        # Whoever decides says so with the next moment; until then the switch tells what is.
        self.buttons[self.shown.loss].setChecked(True)
        if loss != self.shown.loss:
            self.loss_chosen.emit(loss)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.plot.apply_theme(theme)
        self.numbers.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("LossFunctionsView", "Loss of one row over its answer ŷ")
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)
        how = translate(
            "LossFunctionsView",
            "Point at a curve to read values and click to copy; click a sample to choose "
            "it. Keys: ↑ and ↓ choose a sample, , and . move the read-out along, Enter copies.",
        )
        self.plot.setWhatsThis(f"{losses_drawn('classification')} {how}")
        self.numbers.setWhatsThis(f"{losses_drawn('regression')} {how}")
        self.numbers.setAccessibleName(name)
        for loss, text in LOSS_TEXTS[self.task].items():
            button, choice = self.buttons[loss], text.choice()
            button.setText(text.word())
            button.setAccessibleName(translate("LossFunctionsView", "Loss") + f": {button.text()}")
            button.setToolTip(choice)
            say_of_itself(button, choice)
        self.plot.y_title = translate("LossFunctionsView", "L (BCE: nats)")
        self.plot.y_tip = nats_tip()
        self.plot.renew()
        self.numbers.retitle()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        trace = chosen(snapshot)
        inputs = trace.inputs[: snapshot.experiment.model.inputs]
        if len(inputs) == 2:
            text = translate(
                "LossFunctionsView",
                "At the selected row {x1} {x2}, Y = {target}: ŷ = {output}, the loss is {loss}, "
                "and the slope ∂L/∂ŷ = {slope}.",
            )
            x1, x2 = (in_words([x]) for x in inputs)
        else:
            text = translate(
                "LossFunctionsView",
                "At the selected sample ({inputs}), Y = {target}: ŷ = {output}, the loss is "
                "{loss}, and the slope ∂L/∂ŷ = {slope}.",
            )
            x1 = x2 = ""
        return text.format(
            x1=x1,
            x2=x2,
            inputs=in_words(inputs),
            target=figure(trace.target),
            output=fixed(trace.output),
            loss=fixed(trace.loss),
            slope=fixed(trace.dloss_doutput),
        )
