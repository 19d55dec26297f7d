"""Joining lines: how a curve is built from bent lines, one unit after the other."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStackedLayout, QVBoxLayout, QWidget

from learnscope.core import Experiment, Network
from learnscope.core.problems.scaling import UNSCALED, target_scale
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.plotting.columns import input_title
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed_figure, figure, fixed
from learnscope.gui.views.hidden.joining_plot import JoiningPlot
from learnscope.gui.widgets.keys import ARROWS, reach_by_tab
from learnscope.gui.widgets.view import Note, View


class JoiningView(View):
    """The bent lines of the last hidden layer and their sum, with a slider that builds it up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("joining_view")
        self.plot = JoiningPlot()
        self.note = Note()
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setIndent(2)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("joining_count")
        self.slider.setPageStep(1)
        self.slider.setMaximumWidth(160)
        reach_by_tab(self.slider, ARROWS)
        self.counted = QLabel()
        self.counted.setProperty("role", "caption")
        self._heading = QLabel()
        self._heading.setProperty("role", "caption")
        self._experiment: Experiment | None = None
        #: The network whose lines were shown last.
        self._network: Network | None = None
        self._snapshot: Snapshot | None = None
        build_up = QHBoxLayout()
        build_up.setSpacing(GRID)
        for widget in (self._heading, self.slider, self.counted):
            build_up.addWidget(widget)
        build_up.addStretch(1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 4, GRID, GRID)
        column.setSpacing(2)
        column.addLayout(build_up)
        column.addWidget(self.plot, 1)
        column.addWidget(self.caption)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.note)
        self._pages.addWidget(inner)
        self.slider.valueChanged.connect(self._counted)
        self.plot.quantity_hovered.connect(self.quantity_hovered)
        self.plot.row_chosen.connect(self.row_chosen)
        self.plot.unit_chosen.connect(self.unit_chosen)
        self.plot.parameters_edited.connect(self.parameters_edited)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        if snapshot.experiment != self._experiment:
            self._take_on(snapshot.experiment)
        if self.shows_lines:
            self.plot.display(snapshot)
        self.renew_summary(snapshot, self.plot)

    @property
    def shows_lines(self) -> bool:
        """Whether the experiment has lines to show."""
        model = None if self._experiment is None else self._experiment.model
        return model is not None and model.inputs == 1 and bool(model.network.hidden)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("JoiningView", "Lines joined into a curve")
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)
        self._explain()
        self._heading.setText(translate("JoiningView", "add up"))
        self.slider.setAccessibleName(translate("JoiningView", "How many units are added up"))
        self.slider.setToolTip(
            translate("JoiningView", "Add one unit after the other and see their sum grow")
        )
        self._say()
        self.plot.renew()
        if self._snapshot is not None:
            self.renew_summary(self._snapshot, self.plot)

    def _explain(self) -> None:
        """Say what is shown and what one can do with it, of units with or without biases."""
        if self._experiment is None or self._experiment.network.bias:
            what = translate(
                "JoiningView",
                "Each line in colour is what one unit of the last hidden layer adds: its output "
                "times the weight with which it goes into the output unit. Together with the "
                "output unit's bias b they add up to the model's answer ŷ, the line in ink. The "
                "dots are the samples, rings are held out to test. The slider adds one unit after "
                "the other.",
            )
            how = translate(
                "JoiningView",
                "Drag a circle to move a unit's bend: this changes its bias. Drag a diamond to "
                "make its line higher or lower: this changes its weight in the output unit. Point "
                "at a line to read values and click to copy ŷ; click a sample to choose it. "
                "Keys: ↑ and ↓ choose a unit, [ and ] move its bend, + and − its height, , and . "
                "move the read-out along, Enter copies.",
            )
        else:
            what = translate(
                "JoiningView",
                "Each line in colour is what one unit of the last hidden layer adds: its output "
                "times the weight with which it goes into the output unit. Without biases they "
                "alone add up to the model's answer ŷ, the line in ink. The dots are the samples, "
                "rings are held out to test. The slider adds one unit after the other.",
            )
            how = translate(
                "JoiningView",
                "Drag a diamond to make a unit's line higher or lower: this changes its weight in "
                "the output unit. Point at a line to read values and click to copy ŷ; click "
                "a sample to choose it. Keys: ↑ and ↓ choose a unit, + and − change its height, , "
                "and . move the read-out along, Enter copies.",
            )
        of_sum = "" if self._experiment is None else _of_sum(self._experiment)
        self.plot.setWhatsThis(" ".join(filter(None, [what, of_sum, how])))

    # How it works

    def _take_on(self, experiment: Experiment) -> None:
        """Show another experiment's lines, all of them if it has another network."""
        self._experiment = experiment
        self._pages.setCurrentIndex(int(self.shows_lines))
        if self.shows_lines and experiment.network != self._network:
            self._network = experiment.network
            units = experiment.network.hidden[-1]
            with QSignalBlocker(self.slider):
                self.slider.setRange(0, units)
                self.slider.setValue(units)
            self.plot.count = units
        self._explain()
        self._say()

    def _counted(self) -> None:
        """Add up as many units as the slider says."""
        if self._snapshot is not None and self.shows_lines:
            self.plot.set_count(self.slider.value())
            self.renew_summary(self._snapshot, self.plot)
        self._say()

    def _say(self) -> None:
        experiment = self._experiment
        if experiment is None:
            return
        count = translate("JoiningView", "{k} of {n} units")
        self.counted.setText(count.format(k=self.slider.value(), n=self.slider.maximum()))
        self.note.setText(_note(experiment))
        self.caption.setText(_caption(experiment))
        self.counted.setFixedWidth(self.counted.sizeHint().width())

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        if not self.shows_lines:
            return self.note.text()
        shape = self.plot.shape_
        assert shape is not None
        return translate(
            "JoiningView",
            "{k} of {n} units are added up. At {name} = {x} their sum is {sum}.",
        ).format(
            k=self.plot.shown,
            n=shape.units,
            name=input_title(snapshot.experiment.problem, 0),
            x=fixed(float(shape.xs[-1])),
            sum=fixed(float(shape.parts.sum(self.plot.shown)[-1])),
        )


def _note(experiment: Experiment) -> str:
    """Return what there will be to see, and where to find it."""
    if experiment.model.inputs != 1:
        return translate(
            "JoiningView",
            "Here you see how a curve is built from bent lines. That takes a problem with one "
            "input: choose a curve as the problem.",
        )
    return translate(
        "JoiningView",
        "A single neuron can only make one straight line. Add a hidden layer to the network, and "
        "see here how bent lines are joined into a curve.",
    )


def _of_sum(experiment: Experiment) -> str:
    """Return what the sum is, where it is not the answer ŷ in the data's units."""
    if experiment.model.task == "classification":
        return translate(
            "JoiningView",
            "The sum is z: above 0 the answer is nearer 1. Samples of class 1 stand above the line "
            "z = 0, those of class 0 below it.",
        )
    scale = target_scale(experiment.problem)
    if scale == UNSCALED:
        return ""
    text = translate(
        "JoiningView", "Heights are scaled, as the targets are: ŷ = {factor} · ŷ* + {shift}."
    )
    return text.format(factor=figure(scale.factor), shift=bracketed_figure(scale.shift))


def _caption(experiment: Experiment) -> str:
    """Return the sentence under the plot, and what the sum is."""
    return " ".join(filter(None, [_build(experiment), _of_sum(experiment)]))


def _build(experiment: Experiment) -> str:
    """Return what can be seen, or done, of how the sum is built."""
    network = experiment.network
    if network.activation_function.straight:
        return translate("JoiningView", "Without a bend the sum of lines is a line.")
    if len(network.hidden) > 1:
        return translate(
            "JoiningView",
            "These are the lines of the last hidden layer. The layers before have bent them "
            "already, so there is no single bend to drag.",
        )
    if not network.bias:
        if experiment.problem.scales is not None:
            return translate("JoiningView", "Drag a diamond to change a height.")
        return translate(
            "JoiningView",
            "Without biases every line bends at x = 0. Drag a diamond to change a height.",
        )
    return translate(
        "JoiningView",
        "Bent lines add up to a curve. Drag a circle to move a bend, a diamond to change a height.",
    )
