"""Whether the learner's own data are scaled before they are learned, and by what."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSizePolicy, QWidget

from learnscope.core import OwnData
from learnscope.core.problems.scaling import SCALINGS, ScalingName
from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.scaling import factors
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, reach_by_tab


class ScalingSettings(QWidget):
    """A choice for the inputs, one for targets that are numbers, and below them the factors."""

    #: Which of the two, as `OwnData` calls it, and how they are to be scaled.
    scaling_chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._data: OwnData | None = None
        self.inputs, self.targets = _choice("scaling"), _choice("target_scaling")
        self.factors = QLabel()
        self.factors.setObjectName("scaling_factors")
        self.factors.setWordWrap(True)
        self.factors.setProperty("role", "caption")
        self.factors.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._captions = {self.inputs: QLabel(), self.targets: QLabel()}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(GRID)
        layout.setVerticalSpacing(GRID // 2)
        layout.setColumnStretch(1, 1)
        for row, (choice, caption) in enumerate(self._captions.items()):
            caption.setProperty("role", "caption")
            caption.setBuddy(choice)
            layout.addWidget(caption, row, 0)
            layout.addWidget(choice, row, 1)
            choice.activated.connect(lambda _, choice=choice: self._chosen(choice))
        layout.addWidget(self.factors, 2, 0, 1, 2)
        self.retranslate()

    def set_data(self, data: OwnData) -> None:
        """Show how data are scaled."""
        self._data = data
        for choice, name in ((self.inputs, data.scaling), (self.targets, data.target_scaling)):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(choice.findData(name))
        numbers = data.task == "regression"
        self.targets.setVisible(numbers)
        self._captions[self.targets].setVisible(numbers)
        self._show_factors()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        names = {
            None: translate("ScalingSettings", "As it is"),
            "standard": translate("ScalingSettings", "Standardise"),
            "range": translate("ScalingSettings", "−1 … 1"),
        }
        captions = {
            self.inputs: translate("ScalingSettings", "Scale inputs"),
            self.targets: translate("ScalingSettings", "Scale Y"),
        }
        tip = translate(
            "ScalingSettings",
            "Scaling brings numbers to a like size before they are learned, so that one learning "
            "rate suits all weights. Standardise: each column gets the mean 0 and the standard "
            "deviation 1; or its range becomes −1 to 1. Maps and read-outs stay in the data's own "
            "units. Another choice starts over.",
        )
        for choice, caption in self._captions.items():
            caption.setText(captions[choice])
            for index in range(choice.count()):
                choice.setItemText(index, names[choice.itemData(index)])
            explain_control(choice, captions[choice], tip)
        self._show_factors()

    def _show_factors(self) -> None:
        """Say what is taken off and what it is divided by, of all that is scaled."""
        lines = [] if self._data is None else factors(self._data)
        self.factors.setText("\n".join(lines))
        self.factors.setVisible(bool(lines))

    def _chosen(self, choice: QComboBox) -> None:
        name: ScalingName | None = choice.currentData()
        self.scaling_chosen.emit(choice.objectName(), name)


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    # A long name must not make the panel wider.
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    choice.setMinimumWidth(60)
    reach_by_tab(choice, ARROWS)
    for key in (None, *SCALINGS):
        choice.addItem("", key)
    return choice
