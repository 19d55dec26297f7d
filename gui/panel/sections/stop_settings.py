"""Where runs stop: at a mean loss, at an epoch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from learnscope.gui.look.theme import GRID
from learnscope.gui.panel.sections.body import SectionBody
from learnscope.gui.panel.sections.optional_field import MOST, OptionalNumberField
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refusals import nothing_or, number_within, whole_number_within
from learnscope.gui.widgets.explained import explain_control


class StopSettings(SectionBody):
    """Two fields, each of which may be left empty."""

    stops_chosen = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.target_loss = OptionalNumberField(0.0, whole=False)
        self.target_loss.setObjectName("target_loss")
        self.last_epoch = OptionalNumberField(1.0, whole=True)
        self.last_epoch.setObjectName("last_epoch")
        self._captions = {name: QLabel() for name in ("loss", "epoch")}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, GRID // 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        for column, (name, field) in enumerate(
            (("loss", self.target_loss), ("epoch", self.last_epoch))
        ):
            self._captions[name].setProperty("role", "caption")
            grid.addWidget(self._captions[name], 0, column)
            field.setMinimumWidth(60)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
            field.value_changed.connect(self._changed)
            field.refused.connect(lambda text, name=name: self._refuse(name, text))
        self.retranslate()

    def set_stops(self, target_loss: float | None, last_epoch: int | None) -> None:
        """Show where runs stop."""
        self.target_loss.set_value(target_loss)
        self.last_epoch.set_value(last_epoch)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self._captions["loss"].setText(translate("ExperimentPanel", "mean loss"))
        self._captions["epoch"].setText(translate("ExperimentPanel", "epoch"))
        self.target_loss.retranslate()
        self.last_epoch.retranslate()
        explain_control(
            self.target_loss,
            translate("ExperimentPanel", "Stop at mean loss"),
            translate(
                "ExperimentPanel",
                "A run stops after the first epoch with this mean loss or less. It is the one at "
                "the top of the window, with the penalty if there is one.",
            ),
        )
        explain_control(
            self.last_epoch,
            translate("ExperimentPanel", "Stop at epoch"),
            translate("ExperimentPanel", "A run stops at this epoch."),
        )

    def _changed(self) -> None:
        last = self.last_epoch.value
        self.stops_chosen.emit(self.target_loss.value, None if last is None else int(last))

    def _refuse(self, name: str, text: str) -> None:
        allowed = {
            "loss": number_within(self.target_loss.low, MOST),
            "epoch": whole_number_within(int(self.last_epoch.low), int(MOST)),
        }
        self.refused.emit(self._captions[name].text(), text, nothing_or(allowed[name]))
