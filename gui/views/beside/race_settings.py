"""What a race asks: who takes part, at which rate, to which loss, within how many epochs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from learnscope.gui.look.theme import GRID
from learnscope.gui.session.beside.race_state import RaceAsked
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refusals import number_within
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.number_field import NumberField

#: The most epochs that a race allows, and the highest rate.
_MOST_EPOCHS = 1_000_000
_LARGEST_RATE = 1e12


class RaceSettings(QWidget):
    """Two lists and four fields."""

    #: A field's name, what was typed, what is allowed.
    refused = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        usual = RaceAsked()
        self.between = _choice("race_between", ("optimizers", "rates"))
        self.at = _choice("race_at", ("best", "same"))
        self.fields = {
            "target_loss": NumberField(0.0, 1e15, 0.05),
            "epochs": NumberField(1.0, float(_MOST_EPOCHS), 500.0),
            "low": NumberField(0.0, _LARGEST_RATE, 0.001),
            "high": NumberField(0.0, _LARGEST_RATE, 1.0),
        }
        self._captions = {name: QLabel() for name in self.fields}
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID // 2)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.between, 0, 0, 1, 2)
        grid.addWidget(self.at, 0, 2, 1, 2)
        for column, (name, field) in enumerate(self.fields.items()):
            self._captions[name].setProperty("role", "caption")
            field.setObjectName(f"race_{name}")
            field.setMinimumWidth(48)
            field.put_value(float(getattr(usual, name)))
            field.refused.connect(lambda text, name=name: self._refuse(name, text))
            grid.addWidget(self._captions[name], 1, column)
            grid.addWidget(field, 2, column)
            grid.setColumnStretch(column, 1)
        for box in (self.between, self.at):
            box.currentIndexChanged.connect(self._follow)
        self.retranslate()
        self._follow()

    def put_beside(self, button: QWidget) -> None:
        """Have a button beside the lists."""
        self._grid.addWidget(button, 0, 4)

    @property
    def asked(self) -> RaceAsked:
        """What is asked for."""
        fields = self.fields
        return RaceAsked(
            between=self.between.currentData(),
            at=self.at.currentData(),
            target_loss=fields["target_loss"].value(),
            epochs=round(fields["epochs"].value()),
            low=fields["low"].value(),
            high=fields["high"].value(),
        )

    def show_asked(self, asked: RaceAsked) -> None:
        """Show what a race asks that was begun elsewhere."""
        for box, data in ((self.between, asked.between), (self.at, asked.at)):
            box.setCurrentIndex(box.findData(data))
        for name, field in self.fields.items():
            field.put_value(float(getattr(asked, name)))

    def retranslate(self) -> None:
        """Set every text in the present language."""
        choices = {
            self.between: {
                "optimizers": translate("RaceView", "all optimisers"),
                "rates": translate("RaceView", "five learning rates"),
            },
            self.at: {
                "best": translate("RaceView", "each at its own best rate"),
                "same": translate("RaceView", "all at the same rate"),
            },
        }
        for box, texts in choices.items():
            for index in range(box.count()):
                box.setItemText(index, texts[box.itemData(index)])
        captions = {
            "target_loss": translate("RaceView", "until loss"),
            "epochs": translate("RaceView", "in epochs"),
            "low": translate("RaceView", "rates from"),
            "high": translate("RaceView", "up to"),
        }
        for name, text in captions.items():
            self._captions[name].setText(text)
        self._explain()

    def _explain(self) -> None:
        tips: dict[QWidget, tuple[str, str]] = {
            self.between: (
                translate("RaceView", "Who races"),
                translate(
                    "RaceView",
                    "Every optimiser from the same start, or the present one at a tenth to ten "
                    "times the present learning rate.",
                ),
            ),
            self.at: (
                translate("RaceView", "At which learning rate"),
                translate(
                    "RaceView",
                    "All at the present learning rate, or each at the rate that is best for it, "
                    "which is looked for first.",
                ),
            ),
            self.fields["target_loss"]: (
                translate("RaceView", "Loss to reach"),
                translate("RaceView", "Who first has a mean loss of this or less has won."),
            ),
            self.fields["epochs"]: (
                translate("RaceView", "Epochs at most"),
                translate("RaceView", "Who is not there after so many epochs never arrives."),
            ),
            self.fields["low"]: (
                translate("RaceView", "Lowest rate"),
                translate("RaceView", "The lowest learning rate that is tried, above 0."),
            ),
            self.fields["high"]: (
                translate("RaceView", "Highest rate"),
                translate("RaceView", "The highest learning rate that is tried."),
            ),
        }
        for control, (name, tip) in tips.items():
            explain_control(control, name, tip)

    def _follow(self) -> None:
        """Offer only what has an effect."""
        self.at.setEnabled(self.between.currentData() == "optimizers")
        for name in ("low", "high"):
            self.fields[name].setEnabled(self.asked.sweeps)

    def _refuse(self, name: str, text: str) -> None:
        field = self.fields[name]
        self.refused.emit(
            self._captions[name].text(), text, number_within(field.minimum(), field.maximum())
        )


def _choice(name: str, entries: tuple[str, ...]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    for entry in entries:
        box.addItem("", entry)
    box.setMinimumContentsLength(5)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    reach_by_tab(box, ARROWS + PRESS)
    return box
