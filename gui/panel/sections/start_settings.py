"""Where runs begin: the parameters at epoch 0."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from learnscope.core import Experiment, RandomStart, ValuesStart, ZerosStart
from learnscope.core.network import PARAMETER_NAMES
from learnscope.core.start import MAX_START, SCHEMES
from learnscope.core.validation import MAX_SEED
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.panel.sections.body import SectionBody
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refusals import number_within, whole_number_within
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.keys import ARROWS, PRESS, reach_by_tab
from learnscope.gui.widgets.number_field import NumberField, typing_kept
from learnscope.gui.widgets.whole_field import WholeField

_VALUES, _ZEROS = "values", "zeros"

#: What a list has beside its entry: its edges and its arrow, in pixels.
_AROUND = 36

#: The list is as wide as its place, not as its longest entry would like.
_FITTING = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon

#: The value that stands for no seed.
_NO_SEED = -1


class SeedField(WholeField):
    """A whole number, or a dash; the dash can be shown, and not be asked for."""

    def __init__(self) -> None:
        super().__init__(_NO_SEED, MAX_SEED)
        self.show_seed(None)

    def show_seed(self, seed: int | None) -> None:
        """Show a seed, or a dash for None; what is being typed stays."""
        value, least = (_NO_SEED, _NO_SEED) if seed is None else (seed, 0)
        if (self.value(), self.minimum()) == (value, least):
            return
        dash = self.specialValueText() if self.value() == self.minimum() else ""
        shown = dash or self.textFromValue(self.value())
        with typing_kept(self, shown):
            self.setRange(least, MAX_SEED)
            # Shown instead of the smallest value.
            self.setSpecialValueText("—" if seed is None else "")
            self.setValue(value)


class StartSettings(SectionBody):
    """Scheme, seed and scale; for a single neuron those of w1, w2, b that it has."""

    start_chosen = Signal(tuple)
    scheme_chosen = Signal(str)
    seed_chosen = Signal(int)
    scale_chosen = Signal(float)
    quantity_hovered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._experiment = Experiment()
        self.scheme = QComboBox()
        self.scheme.setObjectName("scheme")
        self.scheme.setSizeAdjustPolicy(_FITTING)
        reach_by_tab(self.scheme, ARROWS + PRESS)
        for name in (_VALUES, _ZEROS, *SCHEMES):
            self.scheme.addItem("", name)
        self.seed = SeedField()
        self.seed.setObjectName("seed")
        self.scale = NumberField(0.0, MAX_START, 0.1)
        self.scale.setObjectName("scale")
        self.starts = {name: _start_field(name) for name in PARAMETER_NAMES}
        self._start_labels = {name: QLabel(name) for name in PARAMETER_NAMES}
        self._captions = {name: QLabel() for name in ("seed", "scale")}
        self._values = QWidget()
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "caption")
        self._build()
        self._connect()
        self.retranslate()

    def set_experiment(self, experiment: Experiment) -> None:
        """Show where an experiment starts."""
        self._experiment = experiment
        start = experiment.start
        blockers = [QSignalBlocker(field) for field in (self.scheme, self.seed)]
        self.scheme.setCurrentIndex(self.scheme.findData(_scheme(experiment)))
        drawn = isinstance(start, RandomStart)
        self.seed.show_seed(start.seed if isinstance(start, RandomStart) else None)
        if isinstance(start, RandomStart):
            self.scale.show_value(start.scale)
        self.scale.setVisible(drawn)
        self._captions["scale"].setVisible(drawn)
        plain = _is_plain(experiment)
        self._values.setVisible(plain)
        self.hint.setVisible(not plain)
        if plain:
            for name in PARAMETER_NAMES:
                for part in (self.starts[name], self._start_labels[name]):
                    part.setVisible(name in experiment.model.parameter_names)
            values = experiment.start_parameters().tolist()
            for field, value in zip(self._fields(), values, strict=True):
                field.show_value(value)
        del blockers
        self._say_hint()

    def light(self, quantity: str) -> None:
        """Underline the name of the quantity that is lit."""
        for name, label in self._start_labels.items():
            font = label.font()
            if font.underline() != (name == quantity):
                font.setUnderline(name == quantity)
                label.setFont(font)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        for name, label in self._start_labels.items():
            label.setStyleSheet(f"color: {theme.colour(name).name()}; font-weight: 600")

    def retranslate(self) -> None:
        """Set every text in the present language."""
        captions = {
            "seed": translate("ExperimentPanel", "Seed"),
            "scale": translate("StartSettings", "Scale"),
        }
        for name, text in captions.items():
            self._captions[name].setText(text)
        words = {
            _VALUES: translate("StartSettings", "given"),
            _ZEROS: translate("StartSettings", "all 0"),
            "uniform": translate("StartSettings", "uniform"),
            "normal": translate("StartSettings", "normal"),
            "xavier": "Xavier",
            "he": "He",
        }
        with QSignalBlocker(self.scheme):
            for index in range(self.scheme.count()):
                self.scheme.setItemText(index, words[self.scheme.itemData(index)])
        widest = max(map(self.scheme.fontMetrics().horizontalAdvance, words.values()))
        self.scheme.setMinimumWidth(widest + _AROUND)
        self._explain()
        self._say_hint()

    def _say_hint(self) -> None:
        self.hint.setText(
            translate(
                "StartSettings",
                "{n} parameters, set in the drawing or in the table of parameters.",
            ).format(n=self._experiment.model.parameter_count)
        )

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
            explain_control(
                field,
                translate("ExperimentPanel", "{name} at the start").format(name=names[name]),
                start.format(name=names[name]),
            )
        explain_control(
            self.scheme,
            translate("StartSettings", "Where the start is from"),
            translate(
                "StartSettings",
                "Where the parameters at epoch 0 are from. Given: as you type them. All 0: hidden "
                "neurons then stay alike. Uniform: anywhere from −1 to 1, all equally likely. "
                "Normal: mostly near 0, by a bell curve. Xavier: uniform, narrower where a layer "
                "has many inputs, made for tanh and sigmoid. He: the same by a bell curve, made "
                "for ReLU.",
            ),
        )
        explain_control(
            self.seed,
            translate("ExperimentPanel", "Seed"),
            translate(
                "ExperimentPanel",
                "Seed: the number that a random start is drawn from. The same seed gives the "
                "same start, so a whole class can have the same one. New start takes the next. "
                "A dash: the start was given, not drawn.",
            ),
        )
        explain_control(
            self.scale,
            translate("StartSettings", "Scale"),
            translate(
                "StartSettings", "Scale: what the drawn numbers are multiplied with; usually 1."
            ),
        )

    def _build(self) -> None:
        for caption in self._captions.values():
            caption.setProperty("role", "caption")
        self.seed.setFixedWidth(64)
        self.scale.setFixedWidth(64)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self.scheme, 1)
        first.addWidget(self._captions["seed"])
        first.addWidget(self.seed)
        second = QHBoxLayout()
        second.setSpacing(GRID)
        second.addStretch(1)
        second.addWidget(self._captions["scale"])
        second.addWidget(self.scale)
        grid = QGridLayout(self._values)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        for column, name in enumerate(PARAMETER_NAMES):
            self._start_labels[name].setBuddy(self.starts[name])
            grid.addWidget(self._start_labels[name], 0, column)
            grid.addWidget(self.starts[name], 1, column)
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, GRID // 2)
        layout.setSpacing(6)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self._values)
        layout.addWidget(self.hint)

    def _connect(self) -> None:
        self.scheme.currentIndexChanged.connect(
            lambda i: self.scheme_chosen.emit(self.scheme.itemData(i))
        )
        self.seed.valueChanged.connect(self.seed_chosen)
        self.scale.valueChanged.connect(self.scale_chosen)
        for name, field in self.starts.items():
            field.valueChanged.connect(self._start_changed)
            field.hovered.connect(
                lambda over, name=name: self.quantity_hovered.emit(name if over else "")
            )
            field.refused.connect(lambda text, name=name: self._refuse(name, text))
        self.seed.refused.connect(lambda text: self._refuse("seed", text))
        self.scale.refused.connect(lambda text: self._refuse("scale", text))

    def _start_changed(self) -> None:
        # A number half typed when the network changed comes in as its field goes.
        if not _is_plain(self._experiment):
            return
        self.start_chosen.emit(tuple(field.value() for field in self._fields()))

    def _fields(self) -> list[NumberField]:
        """Return the fields of the parameters that there are."""
        return [self.starts[name] for name in self._experiment.model.parameter_names]

    def _refuse(self, name: str, text: str) -> None:
        if name == "seed":
            allowed = whole_number_within(0, MAX_SEED)
        else:
            field = self.starts.get(name, self.scale)
            allowed = number_within(field.minimum(), field.maximum())
        shown = self._captions[name].text() if name in self._captions else name
        self.refused.emit(shown, text, allowed)


def _is_plain(experiment: Experiment) -> bool:
    """Return whether an experiment has a single neuron with one input or two."""
    return set(experiment.model.parameter_names) <= set(PARAMETER_NAMES)


def _scheme(experiment: Experiment) -> str:
    if isinstance(experiment.start, ValuesStart):
        return _VALUES
    return _ZEROS if isinstance(experiment.start, ZerosStart) else experiment.start.scheme


def _start_field(name: str) -> NumberField:
    field = NumberField(-MAX_START, MAX_START, 0.1, digits=4)
    field.setObjectName(f"start_{name}")
    field.setMinimumWidth(56)
    return field
