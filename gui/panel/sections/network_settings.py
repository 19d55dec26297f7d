"""The hidden layers: how many, of how many units, with which bend; and whether with biases."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import Experiment, Network
from learnscope.core.network import MAX_LAYERS, MAX_UNITS, one_layer_more
from learnscope.gui.look.theme import GRID
from learnscope.gui.panel.sections.body import SectionBody
from learnscope.gui.text.function_texts import ACTIVATION_TEXTS
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refusals import whole_number_within
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.whole_field import WholeField


class NetworkSettings(SectionBody):
    """The layers in one row, such as 2 – 4 – 2 – 1, the hidden units' activation, and the bias."""

    network_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.layers = WholeField(0, MAX_LAYERS)
        self.layers.setObjectName("layers")
        self.fewer = _button("fewer_layers", "−")
        self.more = _button("more_layers", "+")
        self.units = [_units_field(number) for number in range(1, MAX_LAYERS + 1)]
        self.activation = QComboBox()
        self.activation.setObjectName("activation")
        reach_by_tab(self.activation, ARROWS + PRESS)
        for name in ACTIVATION_TEXTS:
            self.activation.addItem("", name)
        self.bias = QCheckBox()
        self.bias.setObjectName("bias")
        reach_by_tab(self.bias, PRESS)
        self._network = Network()
        self._sizes: tuple[int, ...] = (2, 1)
        self._captions = {name: QLabel() for name in ("layers", "units", "activation")}
        self._inputs, self._output = QLabel(), QLabel("1")
        self._dashes = [QLabel("–") for _ in range(MAX_LAYERS + 1)]
        self._build()
        self._connect()
        self.retranslate()

    def set_experiment(self, experiment: Experiment) -> None:
        """Show a network between its inputs and its output."""
        self._network, self._sizes = experiment.network, experiment.model.sizes
        hidden = self._network.hidden
        self.layers.show_value(len(hidden))
        self.fewer.setEnabled(bool(hidden))
        self.more.setEnabled(len(hidden) < MAX_LAYERS)
        self._inputs.setText(str(self._sizes[0]))
        for number, (field, dash) in enumerate(zip(self.units, self._dashes[:-1], strict=True)):
            there = number < len(hidden)
            if there:
                field.show_value(hidden[number])
            field.setVisible(there)
            dash.setVisible(there)
        index = self.activation.findData(self._network.activation)
        with QSignalBlocker(self.activation), QSignalBlocker(self.bias):
            self.activation.setCurrentIndex(index)
            self.bias.setChecked(self._network.bias)
        self.activation.setEnabled(bool(hidden))
        self._explain_activation()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        captions = {
            "layers": translate("NetworkSettings", "Hidden layers"),
            "units": translate("NetworkSettings", "Units"),
            "activation": translate("NetworkSettings", "Activation"),
        }
        for name, text in captions.items():
            self._captions[name].setText(text)
        explain_control(
            self.layers,
            captions["layers"],
            translate(
                "NetworkSettings",
                "Hidden layers: layers of neurons between the inputs and the answer, 0 to "
                "{most}. Without one, a single neuron answers; it can only draw a straight line.",
            ).format(most=MAX_LAYERS),
        )
        explain_control(
            self.fewer,
            translate("NetworkSettings", "One layer fewer"),
            translate("NetworkSettings", "Take the last hidden layer away"),
        )
        explain_control(
            self.more,
            translate("NetworkSettings", "One layer more"),
            translate("NetworkSettings", "Add a hidden layer before the output"),
        )
        for number, field in enumerate(self.units, start=1):
            explain_control(
                field,
                translate("NetworkSettings", "Units of hidden layer {n}").format(n=number),
                translate(
                    "NetworkSettings", "How many neurons hidden layer {n} has, 1 to {most}"
                ).format(n=number, most=MAX_UNITS),
            )
        for end, text in (
            (self._inputs, translate("NetworkSettings", "The inputs")),
            (self._output, translate("NetworkSettings", "The output: one neuron, the answer ŷ")),
        ):
            end.setToolTip(text)
        self.bias.setText(translate("NetworkSettings", "Bias"))
        explain_control(
            self.bias,
            translate("NetworkSettings", "Bias"),
            translate(
                "NetworkSettings",
                "Bias: the number that every neuron adds to its sum, whatever the inputs are. "
                "Without it z is 0 where all inputs are 0: a single neuron's line goes through "
                "that point. Weights that are given stay; a bias that comes back begins at 0.",
            ),
        )
        with QSignalBlocker(self.activation):
            for index, activation in enumerate(ACTIVATION_TEXTS.values()):
                self.activation.setItemText(index, activation.name())
                self.activation.setItemData(
                    index, activation.meaning(), Qt.ItemDataRole.ToolTipRole
                )
        self._explain_activation()

    def _explain_activation(self) -> None:
        text = translate(
            "NetworkSettings",
            "Activation: the bend that each hidden neuron makes in its z. Without bends, layers "
            "upon layers would still be one straight line.",
        )
        if self._network.hidden:
            text = f"{text}\n{ACTIVATION_TEXTS[self._network.activation].meaning()}"
        else:
            single = translate("NetworkSettings", "Only hidden layers have one to choose.")
            text = f"{text}\n{single}"
        explain_control(self.activation, translate("NetworkSettings", "Activation"), text)

    def _build(self) -> None:
        for caption in self._captions.values():
            caption.setProperty("role", "caption")
        self.layers.setFixedWidth(32)
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self._captions["layers"], 1)
        for part in (self.fewer, self.layers, self.more):
            first.addWidget(part)
        shape = QHBoxLayout()
        shape.setSpacing(2)
        shape.addWidget(self._captions["units"])
        shape.addStretch(1)
        shape.addWidget(self._inputs)
        for field, dash in zip((*self.units, self._output), self._dashes, strict=True):
            dash.setProperty("role", "caption")
            shape.addWidget(dash)
            shape.addWidget(field)
        last = QHBoxLayout()
        last.setSpacing(GRID)
        last.addWidget(self._captions["activation"])
        last.addWidget(self.activation, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID // 2)
        layout.setSpacing(6)
        for row in (first, shape, last):
            layout.addLayout(row)
        layout.addWidget(self.bias)
        chain = (self.fewer, self.layers, self.more, *self.units, self.activation, self.bias)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.layers.valueChanged.connect(self._choose_layers)
        self.fewer.clicked.connect(lambda: self._choose_layers(len(self._network.hidden) - 1))
        self.more.clicked.connect(lambda: self._choose_layers(len(self._network.hidden) + 1))
        for field in self.units:
            field.valueChanged.connect(lambda _units: self._choose_units())
            field.refused.connect(lambda text: self._refuse(text, 1, MAX_UNITS))
        self.layers.refused.connect(lambda text: self._refuse(text, 0, MAX_LAYERS))
        self.activation.currentIndexChanged.connect(
            lambda index: self._choose(self._network.hidden, self.activation.itemData(index))
        )
        self.bias.toggled.connect(
            lambda bias: self.network_chosen.emit(replace(self._network, bias=bias))
        )

    def _choose_layers(self, count: int) -> None:
        hidden = self._network.hidden[:count]
        while len(hidden) < count:
            hidden = one_layer_more(hidden)
        self._choose(hidden, self._network.activation)

    def _choose_units(self) -> None:
        count = len(self._network.hidden)
        units = tuple(field.value() for field in self.units[:count])
        self._choose(units, self._network.activation)

    def _choose(self, hidden: tuple[int, ...], activation: str) -> None:
        self.network_chosen.emit(replace(self._network, hidden=hidden, activation=activation))

    def _refuse(self, text: str, low: int, high: int) -> None:
        name = self._captions["units" if low else "layers"].text()
        self.refused.emit(name, text, whole_number_within(low, high))


def _units_field(number: int) -> WholeField:
    field = WholeField(1, MAX_UNITS)
    field.setObjectName(f"units_{number}")
    field.setFixedWidth(26)
    field.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return field


def _button(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setFixedSize(26, 26)
    reach_by_tab(button, PRESS)
    return button
