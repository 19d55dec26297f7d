"""The loss functions: how wrong an answer counts, and the choice of the one to train with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from learnscope.core.losses import LOSSES
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.loss_texts import LOSS_TEXTS, losses_drawn, nats_tip
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.curves.loss_curves import LossFunctionsPlot, NumberLossPlot
from learnscope.gui.views.curves.samples import chosen, in_words
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.view import View


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
            "Point at a curve to read exact values and click to copy; click a sample to choose "
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
            button.setWhatsThis(choice)
        self.plot.y_title = translate("LossFunctionsView", "L (BCE: nats)")
        self.plot.y_tip = nats_tip()
        self.plot.renew()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        trace = chosen(snapshot)
        inputs = trace.inputs[:-1]
        if len(inputs) == 2:
            text = translate(
                "LossFunctionsView",
                "At the selected row {x1} {x2}, Y = {target}: ŷ = {output}, the loss is {loss}, "
                "and the slope ∂L/∂ŷ = {slope}.",
            )
            x1, x2 = in_words(inputs).split()
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
            target=f"{trace.target:g}",
            output=fixed(trace.output),
            loss=fixed(trace.loss),
            slope=fixed(trace.dloss_doutput),
        )
