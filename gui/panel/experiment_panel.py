"""The experiment: everything that determines a run, in one column."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from learnscope.core import Experiment, Gate
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.panel.learning_rate import LearningRateControl
from learnscope.gui.panel.problem_choice import ProblemChoice
from learnscope.gui.panel.sections.body import SectionBody
from learnscope.gui.panel.summaries import summaries
from learnscope.gui.panel.truth_table import TruthTable
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.refusals import number_within
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.section import Section

if TYPE_CHECKING:
    from learnscope.gui.panel.sections.data_settings import DataSettings
    from learnscope.gui.panel.sections.learning_settings import LearningSettings
    from learnscope.gui.panel.sections.network_settings import NetworkSettings
    from learnscope.gui.panel.sections.start_settings import StartSettings
    from learnscope.gui.panel.sections.stop_settings import StopSettings

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

    table_asked = Signal()
    open_asked = Signal()
    save_asked = Signal()
    #: What is in a section has just been made.
    section_filled = Signal(QWidget)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("experiment_panel")
        self._experiment = Experiment()
        self._stops: tuple[float | None, int | None] = (None, None)
        self._lit = ""
        self._theme: Theme | None = None
        self.problem = ProblemChoice()
        self.table = TruthTable()
        self.rate = LearningRateControl()
        self._bodies: dict[str, SectionBody] = {}
        makers: dict[str, Callable[[], SectionBody]] = {
            "data": self._make_data,
            "start": self._make_start,
            "network": self._make_network,
            "learning": self._make_learning,
            "stop": self._make_stop,
        }
        self.sections = {
            name: Section(name, partial(self._make, name, make), is_open=_OPEN[name])
            for name, make in makers.items()
        }
        self._captions = {name: _caption() for name in ("problem", "rate")}
        self._column = _Column()
        self._build()
        self._connect()
        self.retranslate()

    @property
    def data(self) -> "DataSettings":
        """What belongs to the problem's points."""
        return cast("DataSettings", self.sections["data"].body)

    @property
    def start(self) -> "StartSettings":
        """Where runs begin."""
        return cast("StartSettings", self.sections["start"].body)

    @property
    def network(self) -> "NetworkSettings":
        """The hidden layers."""
        return cast("NetworkSettings", self.sections["network"].body)

    @property
    def learning(self) -> "LearningSettings":
        """How it learns."""
        return cast("LearningSettings", self.sections["learning"].body)

    @property
    def stop(self) -> "StopSettings":
        """Where runs stop."""
        return cast("StopSettings", self.sections["stop"].body)

    def fill(self) -> None:
        """Make what is in the sections, whether they are open or not."""
        for section in self.sections.values():
            section.fill()

    def set_experiment(self, experiment: Experiment) -> None:
        """Show an experiment without asking for anything; what is being typed stays."""
        self._experiment = experiment
        problem = experiment.problem
        self.problem.set_problem(problem)
        if isinstance(problem, Gate):
            self.table.set_gate(problem)
        self.table.setVisible(isinstance(problem, Gate))
        self.sections["data"].setVisible(not isinstance(problem, Gate))
        self.rate.set_rate(experiment.optimizer.learning_rate)
        for body in self._bodies.values():
            body.set_experiment(experiment)
        for section in self.sections.values():
            if section.is_open and not section.isHidden():
                section.fill()
        self._say_states()

    def set_stops(self, target_loss: float | None, last_epoch: int | None) -> None:
        """Show where runs stop."""
        self._stops = target_loss, last_epoch
        if "stop" in self._bodies:
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
        self._lit = snapshot.lit
        if "start" in self._bodies:
            self.start.light(self._lit)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self._theme = theme
        self.table.apply_theme(theme)
        for body in self._bodies.values():
            body.apply_theme(theme)

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
        for part in (self.problem, self.table, self.rate):
            part.retranslate()
        for body in self._bodies.values():
            body.retranslate()
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
        for name, summary in summaries(self._experiment, *self._stops).items():
            self.sections[name].header.say(summary)

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
        self.rate.field.refused.connect(self._refuse_rate)
        for section in self.sections.values():
            section.toggled.connect(
                lambda is_open, section=section: self._column.come_to(section, is_open)
            )
            section.filled.connect(lambda section=section: self.section_filled.emit(section))

    def _make(self, name: str, make: Callable[[], SectionBody]) -> SectionBody:
        """Make what is in a section, and show in it what is so."""
        body = self._bodies[name] = make()
        body.refused.connect(self.input_refused)
        body.set_experiment(self._experiment)
        if self._theme is not None:
            body.apply_theme(self._theme)
        return body

    def _make_data(self) -> SectionBody:
        from learnscope.gui.panel.sections.data_settings import DataSettings  # noqa: PLC0415

        data = DataSettings()
        data.problem_chosen.connect(self.problem_chosen)
        data.new_data_asked.connect(self.new_data_asked)
        data.table_asked.connect(self.table_asked)
        data.open_asked.connect(self.open_asked)
        data.save_asked.connect(self.save_asked)
        return data

    def _make_start(self) -> SectionBody:
        from learnscope.gui.panel.sections.start_settings import StartSettings  # noqa: PLC0415

        start = StartSettings()
        start.start_chosen.connect(self.start_chosen)
        start.scheme_chosen.connect(self.scheme_chosen)
        start.seed_chosen.connect(self.seed_chosen)
        start.scale_chosen.connect(self.scale_chosen)
        start.quantity_hovered.connect(self.quantity_hovered)
        start.light(self._lit)
        return start

    def _make_network(self) -> SectionBody:
        from learnscope.gui.panel.sections.network_settings import NetworkSettings  # noqa: PLC0415

        network = NetworkSettings()
        network.network_chosen.connect(self.network_chosen)
        return network

    def _make_learning(self) -> SectionBody:
        from learnscope.gui.panel.sections.learning_settings import (  # noqa: PLC0415
            LearningSettings,
        )

        learning = LearningSettings()
        learning.optimizer_chosen.connect(self.optimizer_chosen)
        learning.penalty_chosen.connect(self.penalty_chosen)
        learning.loss_chosen.connect(self.loss_chosen)
        learning.batch_chosen.connect(self.batch_chosen)
        learning.shuffle_chosen.connect(self.shuffle_chosen)
        return learning

    def _make_stop(self) -> SectionBody:
        from learnscope.gui.panel.sections.stop_settings import StopSettings  # noqa: PLC0415

        stop = StopSettings()
        stop.set_stops(*self._stops)
        stop.stops_chosen.connect(self._ask_for_stops)
        return stop

    def _ask_for_stops(self, target_loss: float | None, last_epoch: int | None) -> None:
        self._stops = target_loss, last_epoch
        self.stops_chosen.emit(target_loss, last_epoch)
        self._say_states()

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
