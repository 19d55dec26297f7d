"""How it learns: update rule, loss, penalties, batches."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from learnscope.core import Experiment, Optimizer, Penalty
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import LIMITS, RULES
from learnscope.core.penalties import MAX_RATE
from learnscope.gui.look.theme import GRID
from learnscope.gui.panel.sections.body import SectionBody
from learnscope.gui.text.function_texts import LOSS_TEXTS, losses_compared
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import rule_meanings, rule_names
from learnscope.gui.text.sentences.refusals import number_within
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.number_field import NumberField

#: How far an arrow key goes in the field of each hyperparameter.
_STEPS = {"momentum": 0.1, "alpha": 0.1, "beta1": 0.1, "beta2": 0.01, "eps": 1e-8}

#: Up to so many samples every batch size is offered, above that powers of two.
_EVERY_SIZE = 8


class LearningSettings(SectionBody):
    """Optimiser with the hyperparameters it has, loss, L1 and L2, batch size and shuffling."""

    optimizer_chosen = Signal(object)
    loss_chosen = Signal(str)
    penalty_chosen = Signal(object)
    batch_chosen = Signal(object)
    shuffle_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._experiment = Experiment()
        self.optimizer = _choice("optimizer")
        for name in RULES:
            self.optimizer.addItem("", name)
        self.hyper = {name: _field(name, *LIMITS[name], step) for name, step in _STEPS.items()}
        self.loss = _choice("loss")
        self.penalties = {name: _field(name, 0.0, MAX_RATE, 0.001) for name in ("l1", "l2")}
        self.batch = _choice("batch")
        self.shuffle = QCheckBox()
        self.shuffle.setObjectName("shuffle")
        reach_by_tab(self.shuffle, PRESS)
        self._captions: dict[str, QLabel] = {}
        self._form = QFormLayout(self)
        self._build()
        self._offer_losses("classification")
        self._offer_batches(len(self._experiment.problem.active))
        self._connect()
        self.retranslate()

    def set_experiment(self, experiment: Experiment) -> None:
        """Show how an experiment learns."""
        self._experiment = experiment
        optimizer, batch = experiment.optimizer, experiment.batch
        boxes = (self.optimizer, self.loss, self.batch, self.shuffle)
        blockers = [QSignalBlocker(control) for control in boxes]
        self.optimizer.setCurrentIndex(self.optimizer.findData(optimizer.name))
        for name, field in self.hyper.items():
            field.show_value(getattr(optimizer, name))
            self._form.setRowVisible(field, name in optimizer.rule.hyperparameters)
        self._offer_losses(experiment.problem.task)
        self.loss.setCurrentIndex(self.loss.findData(experiment.loss))
        for name, field in self.penalties.items():
            field.show_value(getattr(experiment.penalty, name))
        self._offer_batches(len(experiment.problem.active))
        # As many as are on is all of them.
        self.batch.setCurrentIndex(max(0, self.batch.findData(batch.size or 0)))
        self.shuffle.setChecked(batch.shuffle)
        del blockers
        self._explain()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        captions = {
            "optimizer": translate("LearningSettings", "Optimiser"),
            "loss": translate("ExperimentPanel", "Loss"),
            "batch": translate("ExperimentPanel", "Batch"),
            **self._hyper_names(),
            "l1": "L1",
            "l2": "L2",
        }
        for name, text in captions.items():
            self._captions[name].setText(text)
        rules = rule_names()
        for index in range(self.optimizer.count()):
            self.optimizer.setItemText(index, rules[self.optimizer.itemData(index)])
        self._name_losses()
        self.batch.setItemText(0, translate("ExperimentPanel", "all rows"))
        self.shuffle.setText(translate("LearningSettings", "In a new order each epoch"))
        self._explain()

    def _hyper_names(self) -> dict[str, str]:
        return {
            "momentum": translate("LearningSettings", "Momentum"),
            "alpha": "α",
            "beta1": "β₁",
            "beta2": "β₂",
            "eps": "ε",
        }

    def _explain(self) -> None:
        rules = rule_meanings()
        optimizer = translate(
            "LearningSettings",
            "Optimiser: what an update makes of the slope of the loss. A run goes on with another "
            "one, which remembers nothing yet.",
        )
        kept = translate(
            "LearningSettings",
            "The share of its velocity that each update keeps, {low} to {high}.",
        )
        texts: dict[QWidget, tuple[str, str]] = {
            self.optimizer: (
                translate("LearningSettings", "Optimiser"),
                f"{optimizer}\n{rules[self._experiment.optimizer.name]}",
            ),
            self.hyper["momentum"]: (
                translate("LearningSettings", "Momentum"),
                _within_limits(kept, "momentum"),
            ),
            self.hyper["alpha"]: (
                translate("LearningSettings", "α (alpha)"),
                _within_limits(
                    translate(
                        "LearningSettings",
                        "α: the share of the mean square slope that each update keeps, {low} to "
                        "{high}.",
                    ),
                    "alpha",
                ),
            ),
            self.hyper["beta1"]: (
                translate("LearningSettings", "β₁ (beta 1)"),
                translate(
                    "LearningSettings", "β₁: the share of the mean slope that each update keeps."
                ),
            ),
            self.hyper["beta2"]: (
                translate("LearningSettings", "β₂ (beta 2)"),
                translate(
                    "LearningSettings",
                    "β₂: the share of the mean square slope that each update keeps.",
                ),
            ),
            self.hyper["eps"]: (
                translate("LearningSettings", "ε (epsilon)"),
                translate(
                    "LearningSettings", "ε: a tiny number that keeps the division from one by 0."
                ),
            ),
            self.loss: (
                translate("ExperimentPanel", "Loss"),
                losses_compared(self._experiment.problem.task),
            ),
            self.penalties["l1"]: (
                "L1",
                translate(
                    "LearningSettings",
                    "L1: adds the sum of all |w| times this rate to the loss. A weight that is "
                    "hardly needed stops at exactly 0.",
                ),
            ),
            self.penalties["l2"]: (
                "L2",
                translate(
                    "LearningSettings",
                    "L2: adds half the sum of all w² times this rate to the loss. It keeps weights "
                    "small, and the curve smooth.",
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
            self.shuffle: (
                translate("LearningSettings", "Shuffle"),
                translate(
                    "LearningSettings",
                    "Shuffle: each epoch takes the samples in another order. It makes a difference "
                    "only where an epoch has several batches.",
                ),
            ),
        }
        for control, (name, text) in texts.items():
            explain_control(control, name, text)

    def _build(self) -> None:
        form = self._form
        form.setContentsMargins(0, 0, 0, GRID // 2)
        form.setHorizontalSpacing(GRID)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add("optimizer", self.optimizer)
        for name, field in self.hyper.items():
            self._add(name, field)
        self._add("loss", self.loss)
        self._add("batch", self.batch)
        form.addRow(self.shuffle)
        for name, field in self.penalties.items():
            self._add(name, field)

    def _add(self, name: str, control: QWidget) -> None:
        caption = QLabel()
        caption.setProperty("role", "caption")
        caption.setBuddy(control)
        self._captions[name] = caption
        self._form.addRow(caption, control)

    def _connect(self) -> None:
        self.optimizer.currentIndexChanged.connect(
            lambda i: self._choose_optimizer(name=self.optimizer.itemData(i))
        )
        self.loss.currentIndexChanged.connect(
            lambda i: self.loss_chosen.emit(self.loss.itemData(i))
        )
        self.batch.currentIndexChanged.connect(
            lambda i: self.batch_chosen.emit(self.batch.itemData(i) or None)
        )
        self.shuffle.toggled.connect(self.shuffle_chosen)
        for name, field in self.hyper.items():
            field.valueChanged.connect(lambda v, name=name: self._choose_optimizer(**{name: v}))
            field.refused.connect(lambda text, name=name: self._refuse(name, text))
        for name, field in self.penalties.items():
            field.valueChanged.connect(lambda v, name=name: self._choose_penalty(**{name: v}))
            field.refused.connect(lambda text, name=name: self._refuse(name, text))

    def _choose_optimizer(self, **changed: object) -> None:
        optimizer: Optimizer = replace(self._experiment.optimizer, **changed)  # type: ignore[arg-type]
        self.optimizer_chosen.emit(optimizer)

    def _choose_penalty(self, **changed: float) -> None:
        penalty: Penalty = replace(self._experiment.penalty, **changed)
        self.penalty_chosen.emit(penalty)

    def _refuse(self, name: str, text: str) -> None:
        field = self.hyper.get(name) or self.penalties[name]
        allowed = number_within(field.minimum(), field.maximum())
        self.refused.emit(self._captions[name].text(), text, allowed)

    def _offer_losses(self, task: str) -> None:
        losses = LOSSES[task]
        if [self.loss.itemData(i) for i in range(self.loss.count())] == list(losses):
            return
        with QSignalBlocker(self.loss):
            self.loss.clear()
            for name in losses:
                self.loss.addItem("", name)
        self._name_losses()

    def _name_losses(self) -> None:
        texts = LOSS_TEXTS[self._experiment.problem.task]
        for index in range(self.loss.count()):
            self.loss.setItemText(index, texts[self.loss.itemData(index)].name())

    def _offer_batches(self, active: int) -> None:
        """Offer all samples, or any smaller number that makes sense."""
        if active <= _EVERY_SIZE:
            sizes = list(range(1, active))
        else:
            sizes = [2**power for power in range(14) if 2**power < active]
        size = self._experiment.batch.size
        if size is not None and size < active:
            sizes = sorted({*sizes, size})
        offered = [0, *sizes]
        if [self.batch.itemData(i) for i in range(self.batch.count())] == offered:
            return
        with QSignalBlocker(self.batch):
            self.batch.clear()
            for each in offered:
                self.batch.addItem(str(each), each)
            self.batch.setItemText(0, translate("ExperimentPanel", "all rows"))


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    reach_by_tab(box, ARROWS + PRESS)
    return box


def _within_limits(text: str, name: str) -> str:
    """Return a text about a hyperparameter with its limits in it."""
    low, high = LIMITS[name]
    return text.format(low=f"{low:g}", high=f"{high:g}")


def _field(name: str, low: float, high: float, step: float) -> NumberField:
    field = NumberField(low, high, step)
    field.setObjectName(name)
    return field
