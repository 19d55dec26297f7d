"""The experiment: everything that determines a run, in one column."""

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import Experiment, RandomStart, gate_names
from learnscope.core.gate import CUSTOM
from learnscope.core.network import PARAMETER_NAMES
from learnscope.core.start import MAX_START
from learnscope.gui.controls.learning_rate import LearningRateControl
from learnscope.gui.controls.number_field import NumberField, OptionalNumberField
from learnscope.gui.controls.seed_field import SeedField
from learnscope.gui.controls.truth_table import TruthTable
from learnscope.gui.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.language import translate
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.theme import GRID, LIGHT, Theme

_LARGEST = MAX_START


class ExperimentPanel(QWidget):
    """Gate, truth table, learning rate, start, loss, batch and stops."""

    gate_chosen = Signal(str)
    start_chosen = Signal(tuple)
    seed_chosen = Signal(int)
    loss_chosen = Signal(str)
    batch_chosen = Signal(object)
    stops_chosen = Signal(object, object)
    quantity_hovered = Signal(str)
    #: A field could not read what was typed: the field's name, the text, what is allowed.
    input_refused = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("experiment_panel")
        self._theme = LIGHT
        self.gate = _choice("gate")
        self.table = TruthTable()
        self.rate = LearningRateControl()
        self.starts = {name: _start_field(name) for name in PARAMETER_NAMES}
        self._start_labels = {name: QLabel(name) for name in PARAMETER_NAMES}
        self.seed = SeedField()
        self.loss = _choice("loss")
        self.batch = _choice("batch")
        self.target_loss = OptionalNumberField(0.0, whole=False)
        self.last_epoch = OptionalNumberField(1.0, whole=True)
        self._labels: dict[str, QLabel] = {}
        self._build()
        self._connect()
        self.retranslate()

    def set_experiment(self, experiment: Experiment) -> None:
        """Show an experiment without asking for anything; what is being typed stays."""
        fields = (self.gate, self.seed, self.loss, self.batch)
        blockers = [QSignalBlocker(field) for field in fields]
        self.gate.setCurrentIndex(self.gate.findData(experiment.problem.name))
        self.table.set_gate(experiment.problem)
        self.rate.set_rate(experiment.optimizer.learning_rate)
        values = experiment.start_parameters().tolist()
        for field, value in zip(self.starts.values(), values, strict=True):
            field.show_value(value)
        start = experiment.start
        self.seed.show_seed(start.seed if isinstance(start, RandomStart) else None)
        self.loss.setCurrentIndex(self.loss.findData(experiment.loss))
        self._offer_batches(len(experiment.problem.active))
        # As many as are on is all of them.
        self.batch.setCurrentIndex(max(0, self.batch.findData(experiment.batch.size or 0)))
        del blockers

    def set_stops(self, target_loss: float | None, last_epoch: int | None) -> None:
        """Show where runs stop."""
        self.target_loss.set_value(target_loss)
        self.last_epoch.set_value(last_epoch)

    def display(self, snapshot: Snapshot) -> None:
        """Show the neuron's present answers, and which parameter is lit."""
        self.table.display(snapshot)
        for name, label in self._start_labels.items():
            font = label.font()
            if font.underline() != (name == snapshot.lit):
                font.setUnderline(name == snapshot.lit)
                label.setFont(font)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.table.apply_theme(theme)
        for name, label in self._start_labels.items():
            label.setStyleSheet(f"color: {theme.colour(name).name()}; font-weight: 600")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        words = {
            "gate": translate("ExperimentPanel", "Gate"),
            "rate": translate("ExperimentPanel", "Learning rate"),
            "start": translate("ExperimentPanel", "Start"),
            "seed": translate("ExperimentPanel", "Seed"),
            "loss": translate("ExperimentPanel", "Loss"),
            "batch": translate("ExperimentPanel", "Batch"),
            "stop": translate("ExperimentPanel", "Stop at"),
            "stop_loss": translate("ExperimentPanel", "loss"),
            "stop_epoch": translate("ExperimentPanel", "epoch"),
        }
        for key, text in words.items():
            self._labels[key].setText(text)
        for index in range(self.gate.count()):
            if self.gate.itemData(index) == CUSTOM:
                self.gate.setItemText(index, translate("ExperimentPanel", "Your own"))
        losses = {
            "bce": translate("ExperimentPanel", "Cross-entropy (BCE)"),
            "squared": translate("ExperimentPanel", "Squared distance"),
            "absolute": translate("ExperimentPanel", "Distance |Y − ŷ|"),
        }
        for index in range(self.loss.count()):
            self.loss.setItemText(index, losses[self.loss.itemData(index)])
        self.batch.setItemText(0, translate("ExperimentPanel", "all rows"))
        self.table.retranslate()
        self.rate.retranslate()
        self.target_loss.retranslate()
        self.last_epoch.retranslate()
        self._explain()

    def _explain(self) -> None:
        start = translate(
            "ExperimentPanel",
            "{name} at the start. A change starts over from there. "
            "Type a number such as 0.5, 0,5 or 1/3.",
        )
        names = {
            "w1": translate("ExperimentPanel", "Weight w1"),
            "w2": translate("ExperimentPanel", "Weight w2"),
            "b": translate("ExperimentPanel", "Bias b"),
        }
        for name, field in self.starts.items():
            field.setAccessibleName(
                translate("ExperimentPanel", "{name} at the start").format(name=names[name])
            )
            field.explain(start.format(name=names[name]))
            field.setWhatsThis(field.explanation)
        texts: dict[QWidget, tuple[str, str]] = {
            self.gate: (
                translate("ExperimentPanel", "Gate"),
                translate(
                    "ExperimentPanel",
                    "Gate: the logical function to be learned. Another gate starts over.",
                ),
            ),
            self.seed: (
                translate("ExperimentPanel", "Seed"),
                translate(
                    "ExperimentPanel",
                    "Seed: the number that a random start is drawn from. The same seed gives the "
                    "same start, so a whole class can have the same one. New start takes the next. "
                    "A dash: the start was given, not drawn.",
                ),
            ),
            self.loss: (
                translate("ExperimentPanel", "Loss"),
                translate(
                    "ExperimentPanel",
                    "Loss: how wrong an answer counts. Cross-entropy grows without bound as ŷ goes "
                    "wrong; the two distances never exceed 1. Another loss starts over.",
                ),
            ),
            self.batch: (
                translate("ExperimentPanel", "Batch"),
                translate(
                    "ExperimentPanel",
                    "Batch: how many rows share one update. With all rows, an epoch is one update "
                    "by the mean of their slopes; with 1, every row makes its own.",
                ),
            ),
            self.target_loss: (
                translate("ExperimentPanel", "Stop at loss"),
                translate(
                    "ExperimentPanel", "A run stops after the first epoch with this loss or less."
                ),
            ),
            self.last_epoch: (
                translate("ExperimentPanel", "Stop at epoch"),
                translate("ExperimentPanel", "A run stops at this epoch."),
            ),
        }
        for widget, (name, text) in texts.items():
            widget.setAccessibleName(name)
            widget.setToolTip(text)
            widget.setWhatsThis(text)

    def _build(self) -> None:
        for name in gate_names(2):
            self.gate.addItem(name.upper(), name)
        self.gate.addItem("", CUSTOM)
        for name in ("bce", "squared", "absolute"):
            self.loss.addItem("", name)
        self._offer_batches(4)
        self.seed.setObjectName("seed")
        self.target_loss.setObjectName("target_loss")
        self.last_epoch.setObjectName("last_epoch")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 0, 2 * GRID, GRID)
        layout.setSpacing(GRID)
        layout.addLayout(self._row("gate", self.gate))
        layout.addWidget(self.table)
        layout.addSpacing(GRID // 2)
        layout.addWidget(self._label("rate"))
        layout.addWidget(self.rate)
        layout.addSpacing(GRID // 2)
        layout.addLayout(self._row("start"))
        layout.addLayout(self._start_grid())
        layout.addSpacing(GRID // 2)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GRID)
        form.setVerticalSpacing(6)
        form.addRow(self._label("loss"), self.loss)
        form.addRow(self._label("batch"), self.batch)
        layout.addLayout(form)
        layout.addSpacing(GRID // 2)
        layout.addWidget(self._label("stop"))
        layout.addLayout(self._stop_grid())
        layout.addStretch(1)

    def _label(self, key: str) -> QLabel:
        label = QLabel()
        label.setProperty("role", "caption")
        self._labels[key] = label
        return label

    def _row(self, key: str, *widgets: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self._label(key))
        for widget in widgets:
            row.addWidget(widget, 1)
        if not widgets:
            row.addStretch(1)
            row.addWidget(self._label("seed"))
            self.seed.setFixedWidth(64)
            row.addWidget(self.seed)
        return row

    def _start_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        for column, name in enumerate(PARAMETER_NAMES):
            self._start_labels[name].setBuddy(self.starts[name])
            grid.addWidget(self._start_labels[name], 0, column)
            grid.addWidget(self.starts[name], 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _stop_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        for column, (key, field) in enumerate(
            (("stop_loss", self.target_loss), ("stop_epoch", self.last_epoch))
        ):
            grid.addWidget(self._label(key), 0, column)
            field.setMinimumWidth(60)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _connect(self) -> None:
        choices = {self.gate: self.gate_chosen, self.loss: self.loss_chosen}
        for box, chosen in choices.items():
            box.currentIndexChanged.connect(
                lambda i, box=box, chosen=chosen: chosen.emit(box.itemData(i))
            )
        self.batch.currentIndexChanged.connect(
            lambda i: self.batch_chosen.emit(self.batch.itemData(i) or None)
        )
        self.seed.valueChanged.connect(self.seed_chosen)
        for name, field in self.starts.items():
            field.valueChanged.connect(self._start_changed)
            field.hovered.connect(
                lambda over, name=name: self.quantity_hovered.emit(name if over else "")
            )
            field.refused.connect(lambda text, name=name: self._refuse(name, text))
        self.rate.field.refused.connect(lambda text: self._refuse("rate", text))
        self.target_loss.refused.connect(lambda text: self._refuse("stop_loss", text))
        self.last_epoch.refused.connect(lambda text: self._refuse("stop_epoch", text))
        for stop in (self.target_loss, self.last_epoch):
            stop.value_changed.connect(self._stops_changed)

    def _start_changed(self) -> None:
        self.start_chosen.emit(tuple(field.value() for field in self.starts.values()))

    def _stops_changed(self) -> None:
        last = self.last_epoch.value
        self.stops_chosen.emit(self.target_loss.value, None if last is None else int(last))

    def _refuse(self, name: str, text: str) -> None:
        number = translate("ExperimentPanel", "a number such as 0.5, 0,5 or 1/3")
        allowed = {
            "rate": translate("ExperimentPanel", "a number of 0 or more, such as 0.5, 0,5 or 1/3"),
            "stop_loss": translate(
                "ExperimentPanel", "a number of 0 or more, such as 0.01, or nothing"
            ),
            "stop_epoch": translate(
                "ExperimentPanel", "a whole number of 1 or more, such as 1000, or nothing"
            ),
        }
        label = self._labels.get(name)
        shown = name if label is None else label.text()
        self.input_refused.emit(shown, text, allowed.get(name, number))

    def _offer_batches(self, active: int) -> None:
        """Offer all rows, or any smaller number of the rows that are on."""
        with QSignalBlocker(self.batch):
            chosen = self.batch.currentData()
            self.batch.clear()
            self.batch.addItem(translate("ExperimentPanel", "all rows"), 0)
            for size in range(1, active):
                self.batch.addItem(str(size), size)
            self.batch.setCurrentIndex(max(0, self.batch.findData(chosen)))


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    reach_by_tab(box, ARROWS + PRESS)
    return box


def _start_field(name: str) -> NumberField:
    field = NumberField(-_LARGEST, _LARGEST, 0.1, digits=4)
    field.setObjectName(f"start_{name}")
    field.setMinimumWidth(56)
    return field
