"""The experiment: everything that determines a run, in one column."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from learnscope.core import Experiment, Gate
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.panel.learning_rate import LearningRateControl
from learnscope.gui.panel.problem_choice import ProblemChoice
from learnscope.gui.panel.sections.data_settings import DataSettings
from learnscope.gui.panel.sections.learning_settings import LearningSettings
from learnscope.gui.panel.sections.network_settings import NetworkSettings
from learnscope.gui.panel.sections.start_settings import StartSettings
from learnscope.gui.panel.sections.stop_settings import StopSettings
from learnscope.gui.panel.truth_table import TruthTable
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.refusals import number_within
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.section import Section

_LEAST_HEIGHT = 200

#: The sections, and whether they stand open by default.
_OPEN = {"data": True, "start": True, "network": False, "learning": False, "stop": False}


@guarded
class ExperimentPanel(QWidget):
    """Problem, learning rate and start; network, learning and stops are folded away at first."""

    gate_chosen = Signal(str)
    problem_chosen = Signal(object)
    new_data_asked = Signal()
    network_chosen = Signal(object)
    optimizer_chosen = Signal(object)
    penalty_chosen = Signal(object)
    loss_chosen = Signal(str)
    batch_chosen = Signal(object)
    shuffle_chosen = Signal(bool)
    start_chosen = Signal(tuple)
    scheme_chosen = Signal(str)
    seed_chosen = Signal(int)
    scale_chosen = Signal(float)
    stops_chosen = Signal(object, object)
    quantity_hovered = Signal(str)
    #: A field could not read what was typed: the field's name, the text, what is allowed.
    input_refused = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("experiment_panel")
        self.problem = ProblemChoice()
        self.table = TruthTable()
        self.data = DataSettings()
        self.rate = LearningRateControl()
        self.network = NetworkSettings()
        self.learning = LearningSettings()
        self.start = StartSettings()
        self.stop = StopSettings()
        bodies: dict[str, QWidget] = {
            "data": self.data,
            "start": self.start,
            "network": self.network,
            "learning": self.learning,
            "stop": self.stop,
        }
        self.sections = {
            name: Section(name, body, is_open=_OPEN[name]) for name, body in bodies.items()
        }
        self._captions = {name: _caption() for name in ("problem", "rate")}
        self._column = _Column()
        self._build()
        self._connect()
        self.retranslate()

    def set_experiment(self, experiment: Experiment) -> None:
        """Show an experiment without asking for anything; what is being typed stays."""
        problem = experiment.problem
        self.problem.set_problem(problem)
        if isinstance(problem, Gate):
            self.table.set_gate(problem)
        self.table.setVisible(isinstance(problem, Gate))
        self.sections["data"].setVisible(not isinstance(problem, Gate))
        self.data.set_problem(problem)
        self.rate.set_rate(experiment.optimizer.learning_rate)
        for part in (self.network, self.learning, self.start):
            part.set_experiment(experiment)
        self._say_states()

    def set_stops(self, target_loss: float | None, last_epoch: int | None) -> None:
        """Show where runs stop."""
        self.stop.set_stops(target_loss, last_epoch)
        self._say_states()

    def fold(self, is_open: Mapping[str, bool] = _OPEN) -> None:
        """Open some sections and fold the others, by default as they are at first."""
        for name, section in self.sections.items():
            section.is_open = is_open[name]
        # Each that opens would come into sight by itself; together they begin at the top.
        self._column.verticalScrollBar().setValue(0)

    def display(self, snapshot: Snapshot) -> None:
        """Show the model's present answers, and which parameter is lit."""
        if isinstance(snapshot.experiment.problem, Gate):
            self.table.display(snapshot)
        self.start.light(snapshot.lit)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        for part in (self.table, self.data, self.start):
            part.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self._captions["problem"].setText(translate("ExperimentPanel", "Problem"))
        self._captions["rate"].setText(translate("ExperimentPanel", "Learning rate"))
        titles = {
            "data": translate("ExperimentPanel", "Data"),
            "start": translate("ExperimentPanel", "Start"),
            "network": translate("ExperimentPanel", "Network"),
            "learning": translate("ExperimentPanel", "Learning"),
            "stop": translate("ExperimentPanel", "Stop at"),
        }
        for name, section in self.sections.items():
            section.header.name(titles[name])
        for part in (
            *(self.problem, self.table, self.data, self.rate),
            *(self.network, self.learning, self.start, self.stop),
        ):
            part.retranslate()
        explain_control(
            self.problem,
            translate("ExperimentPanel", "Problem"),
            translate(
                "ExperimentPanel",
                "Problem: what is to be learned: a gate, two classes of points, a curve, or data "
                "of your own. Another problem starts over.",
            ),
        )
        self._say_states()

    def _say_states(self) -> None:
        states = {
            "data": self.data.state(),
            "start": self.start.state(),
            "network": self.network.state(),
            "learning": self.learning.state(),
            "stop": self.stop.state(),
        }
        for name, section in self.sections.items():
            section.header.say(states[name])

    def _build(self) -> None:
        inner = QWidget()
        inner.setObjectName("experiment_inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(2 * GRID, 0, GRID, GRID)
        column.setSpacing(GRID)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self._captions["problem"])
        first.addWidget(self.problem, 1)
        column.addLayout(first)
        column.addWidget(self.table)
        column.addWidget(self.sections["data"])
        column.addWidget(self._captions["rate"])
        column.addWidget(self.rate)
        for name in ("start", "network", "learning", "stop"):
            column.addWidget(self.sections[name])
        column.addStretch(1)
        self._column.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)

    def _connect(self) -> None:
        self.problem.gate_chosen.connect(self.gate_chosen)
        self.problem.problem_chosen.connect(self.problem_chosen)
        self.data.problem_chosen.connect(self.problem_chosen)
        self.data.new_data_asked.connect(self.new_data_asked)
        self.network.network_chosen.connect(self.network_chosen)
        learning, start = self.learning, self.start
        learning.optimizer_chosen.connect(self.optimizer_chosen)
        learning.penalty_chosen.connect(self.penalty_chosen)
        learning.loss_chosen.connect(self.loss_chosen)
        learning.batch_chosen.connect(self.batch_chosen)
        learning.shuffle_chosen.connect(self.shuffle_chosen)
        start.start_chosen.connect(self.start_chosen)
        start.scheme_chosen.connect(self.scheme_chosen)
        start.seed_chosen.connect(self.seed_chosen)
        start.scale_chosen.connect(self.scale_chosen)
        start.quantity_hovered.connect(self.quantity_hovered)
        self.stop.stops_chosen.connect(self.stops_chosen)
        self.stop.stops_chosen.connect(lambda *_stops: self._say_states())
        for part in (self.data, self.network, learning, start, self.stop):
            part.refused.connect(self.input_refused)
        self.rate.field.refused.connect(self._refuse_rate)
        for section in self.sections.values():
            section.toggled.connect(
                lambda is_open, section=section: self._column.come_to(section, is_open)
            )

    def _refuse_rate(self, text: str) -> None:
        field = self.rate.field
        allowed = number_within(field.minimum(), field.maximum())
        self.input_refused.emit(self._captions["rate"].text(), text, allowed)


@guarded
class _Column(QScrollArea):
    """Scrolls up and down where the window is low, and is never narrower than what is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def come_to(self, section: QWidget, is_open: bool) -> None:
        """Bring a section that has been opened into sight, its header first."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if not is_open or inner is None or layout is None:
            return
        layout.activate()
        inner.resize(self.viewport().width(), max(inner.sizeHint().height(), self.height()))
        self.ensureWidgetVisible(section, 0, GRID)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for everything and a scroll bar; low enough for a small window."""
        inner = self.widget()
        width = inner.minimumSizeHint().width() if inner is not None else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), _LEAST_HEIGHT)

    def sizeHint(self) -> QSize:
        """As high as what is in it."""
        inner = self.widget()
        return inner.sizeHint() if inner is not None else super().sizeHint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take on another width with what is in it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def _caption() -> QLabel:
    label = QLabel()
    label.setProperty("role", "caption")
    return label
