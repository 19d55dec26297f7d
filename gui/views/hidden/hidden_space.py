"""Hidden space: the samples as the last hidden layer sees them, where a line divides them."""

from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from learnscope.core import Experiment
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed
from learnscope.gui.views.hidden.hidden_plot import HiddenPlot, is_plane
from learnscope.gui.widgets.view import Note, View


class HiddenSpaceView(View):
    """The plane of the last hidden layer's two outputs, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hidden_space_view")
        self.plot = HiddenPlot()
        self.note = Note()
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.caption.setIndent(2)
        self._experiment: Experiment | None = None
        self._snapshot: Snapshot | None = None
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 0, GRID, GRID)
        column.setSpacing(2)
        column.addWidget(self.plot, 1)
        column.addWidget(self.caption)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.note)
        self._pages.addWidget(inner)
        self.plot.quantity_hovered.connect(self.quantity_hovered)
        self.plot.row_chosen.connect(self.row_chosen)
        self.retranslate()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment."""
        self._snapshot = snapshot
        if snapshot.experiment != self._experiment:
            self._experiment = snapshot.experiment
            self._pages.setCurrentIndex(int(self.shows_plane))
            self._say()
        if self.shows_plane:
            self.plot.display(snapshot)
        self.renew_summary(snapshot, self.plot)

    @property
    def shows_plane(self) -> bool:
        """Whether the network has a plane to show."""
        return self._experiment is not None and is_plane(self._experiment.model)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("HiddenSpaceView", "Samples as the last hidden layer sees them")
        self.setAccessibleName(name)
        self.plot.setAccessibleName(name)
        what = translate(
            "HiddenSpaceView",
            "Each sample stands where the outputs of the last hidden layer's two units put it: "
            "this is all that the output unit knows of it. The output unit is a single neuron, so "
            "its line ŷ = ½ is straight here, however bent it is on the output surface. The faint "
            "lines are a grid of the inputs, folded as the layers fold it.",
        )
        how = translate(
            "HiddenSpaceView",
            "Point anywhere to read values and click to copy ŷ; click a sample to choose "
            "it. Keys: ↑ and ↓ choose a sample, Enter copies its ŷ.",
        )
        self.plot.setWhatsThis(f"{what} {how}")
        self._say()
        if self._snapshot is not None:
            self.renew_summary(self._snapshot, self.plot)

    def _say(self) -> None:
        if self._experiment is not None:
            self.note.setText(_note(self._experiment))
            self.caption.setText(_caption(self._experiment))

    def summary(self, snapshot: Snapshot) -> str:
        """Return the moment in one line of text."""
        if not self.shows_plane:
            return self.note.text()
        names = snapshot.experiment.model.unit_names[-2]
        first, second = self.plot.positions[snapshot.selected].tolist()
        return translate(
            "HiddenSpaceView",
            "The selected sample stands at {first} = {a}, {second} = {b}; there ŷ = {output}.",
        ).format(
            first=names[0],
            a=fixed(first),
            second=names[1],
            b=fixed(second),
            output=fixed(snapshot.outputs[snapshot.selected]),
        )


def _note(experiment: Experiment) -> str:
    """Return what there will be to see, and where to find it."""
    hidden = experiment.network.hidden
    if not hidden:
        return translate(
            "HiddenSpaceView",
            "Here you see how a hidden layer moves the samples so that a straight line can divide "
            "them. Add a hidden layer with two units, and try it with XOR.",
        )
    return translate(
        "HiddenSpaceView",
        "The outputs of two units make a plane that can be drawn here; the last hidden layer has "
        "{n}. Give it two to look into it.",
    ).format(n=hidden[-1])


def _caption(experiment: Experiment) -> str:
    """Return the sentence under the plot."""
    if experiment.model.task == "regression" and experiment.model.inputs == 1:
        return translate(
            "HiddenSpaceView",
            "The samples as the last hidden layer gives them on; the faint line is the input's "
            "axis, bent.",
        )
    if experiment.model.task == "regression":
        return translate(
            "HiddenSpaceView",
            "The samples as the last hidden layer gives them on; the faint lines are those of the "
            "inputs, bent. The answer rises straight across the line.",
        )
    return translate(
        "HiddenSpaceView",
        "The samples as the last hidden layer gives them on: the output unit divides them by a "
        "straight line.",
    )
