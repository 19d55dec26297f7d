"""Who gets there first: a race between optimizers or rates, and what can be concluded from it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from learnscope.core import Experiment
from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.session.beside.race_state import RaceState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.sentences.race_texts import conclusion
from learnscope.gui.views.beside.race_plot import RacePlot
from learnscope.gui.views.beside.race_settings import RaceSettings
from learnscope.gui.views.beside.sweep_plot import SweepPlot
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import PRESS, reach_by_tab
from learnscope.gui.widgets.view import Note, View

#: The pages, and the button that shows each of the last two.
_NOTE, _RACE, _SWEEP = range(3)


#: The height, in pixels, below which a plot is rather scrolled than made smaller.
_LEAST_PLOT = 150


@guarded
class RaceView(View):
    """What is asked above; the race, or the sweep behind it; below what it tells."""

    #: A race is to begin: what is asked.
    race_asked = Signal(object)
    #: The race under way is to stop.
    stop_asked = Signal()
    #: A run of the race is to be opened: its experiment, and to which epoch it went.
    run_opened = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("race_view")
        self._state: RaceState | None = None
        self._experiment: Experiment | None = None
        self.settings = RaceSettings()
        self.race, self.sweep, self.note = RacePlot(), SweepPlot(), Note()
        self.buttons = {name: _button(name) for name in ("start", "line", "sweep", "open")}
        self._switch = QButtonGroup(self)
        for name in ("line", "sweep"):
            self.buttons[name].setCheckable(True)
            self._switch.addButton(self.buttons[name])
        self.progress = QProgressBar()
        self.progress.setObjectName("race_progress")
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setRange(0, 100)
        self.words = QLabel()
        self.words.setObjectName("race_conclusion")
        self.words.setProperty("role", "caption")
        self.words.setWordWrap(True)
        self.words.setIndent(2)
        self.note.setMinimumSize(120, 60)
        self._lay_out()
        self.settings.refused.connect(self.input_refused)
        self.buttons["start"].clicked.connect(self._start_or_stop)
        self.buttons["open"].clicked.connect(self._open)
        for name in ("line", "sweep"):
            self.buttons[name].toggled.connect(self._follow)
        self.sweep.dot_chosen.connect(self._offer)
        self.retranslate()
        self._follow()

    def _lay_out(self) -> None:
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        for page in (self.note, self.race, self.sweep):
            self._pages.addWidget(page)
        inner = QWidget()
        inner.setObjectName("race_inner")
        column = QVBoxLayout(inner)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addWidget(self.settings)
        column.addWidget(self.progress)
        above = QHBoxLayout()
        above.setSpacing(GRID // 2)
        for name in ("line", "sweep", "open"):
            above.addWidget(self.buttons[name])
        # The buttons stand beside the plots' titles, above what is drawn.
        middle = QGridLayout()
        middle.addWidget(pages, 0, 0)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        middle.addLayout(above, 0, 0, corner)
        for plot in (self.race, self.sweep):
            plot.title_gap = 2.5 * GRID
            plot.setMinimumHeight(_LEAST_PLOT)
        column.addLayout(middle, 1)
        column.addWidget(self.words)
        self.settings.put_beside(self.buttons["start"])
        # Where there is less room than all of it needs, it is scrolled.
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def sizeHint(self) -> QSize:
        """Room for a plot below the settings."""
        return QSize(448, 320)

    @property
    def runs(self) -> bool:
        """Whether a race is under way."""
        return self._state is not None and not self._state.over

    def show_race(self, state: RaceState) -> None:
        """Show how far a race is."""
        began = self._state is None or state.asked is not self._state.asked
        self._state = state
        self.race.show_state(state)
        self.sweep.show_state(state)
        if began:
            self.settings.show_asked(state.asked)
            self.buttons["sweep" if state.asked.sweeps else "line"].setChecked(True)
        elif state.over and any(state.lines):
            self.buttons["line"].setChecked(True)
        self._follow()

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment: of a run nothing but whether the race is still about it."""
        if snapshot.experiment is not self._experiment:
            self._experiment = snapshot.experiment
            self._follow()

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        for plot in (self.race, self.sweep):
            plot.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("RaceView", "Race")
        self.setAccessibleName(name)
        self.note.setText(
            translate(
                "RaceView",
                "Which optimiser gets to a loss first? From the same start they race at the same "
                "rate, or each at its own best, which is looked for first.",
            )
        )
        self.setWhatsThis(
            translate(
                "RaceView",
                "A race from the present start to a loss. Each at its own best: every optimiser is "
                "tried at many learning rates from several starts, and the dots show how many "
                "epochs each needed; those on top never arrive. Click a dot and open it as a run "
                "of its own.",
            )
        )
        epoch = translate("RaceView", "epoch")
        self.race.x_title, self.race.y_title = epoch, translate("RaceView", "mean loss")
        self.sweep.x_title = translate("RaceView", "rate")
        self.sweep.y_title = translate("RaceView", "epochs to the loss")
        reading = translate(
            "RaceView",
            "Keys: , and . move along, ↑ and ↓ choose another, Enter copies, Esc lets go.",
        )
        for plot, text in (
            (self.race, translate("RaceView", "Loss of each racer by epoch")),
            (self.sweep, translate("RaceView", "Epochs to the loss by learning rate")),
        ):
            plot.setAccessibleName(text)
            plot.setWhatsThis(f"{text}. {reading}")
            plot.renew()
        self.settings.retranslate()
        self._explain()
        self._follow()

    def _explain(self) -> None:
        texts = {
            "line": (
                translate("RaceView", "race"),
                translate("RaceView", "Show the race"),
                translate("RaceView", "Each racer's loss by epoch, from the run's own start"),
            ),
            "sweep": (
                translate("RaceView", "rates"),
                translate("RaceView", "Show the rates tried"),
                translate("RaceView", "How many epochs every start needed at every rate"),
            ),
            "open": (
                translate("RaceView", "Open"),
                translate("RaceView", "Open the chosen run"),
                translate(
                    "RaceView",
                    "Make the chosen dot, or racer, the present run, trained as far as it was in "
                    "the race. Undo brings the present run again.",
                ),
            ),
        }
        for key, (text, name, tip) in texts.items():
            self.buttons[key].setText(text)
            explain_control(self.buttons[key], name, tip)

    def summary(self, snapshot: Snapshot) -> str:
        """Return what the race tells."""
        assert snapshot is not None
        return self.words.text() or self.note.text()

    def _follow(self) -> None:
        """Let everything fit how far the race is."""
        state = self._state
        start = self.buttons["start"]
        if self.runs:
            start.setText(translate("RaceView", "Stop"))
            tip = translate("RaceView", "Stop the race; what was found so far stays.")
        else:
            start.setText(translate("RaceView", "Race"))
            tip = translate("RaceView", "Let them race from the present run's start.")
        explain_control(start, start.text(), tip)
        self.progress.setVisible(self.runs)
        sweeps = state is not None and state.asked.sweeps
        self.buttons["line"].setEnabled(state is not None)
        self.buttons["sweep"].setEnabled(sweeps)
        page = _NOTE
        if state is not None:
            self.progress.setValue(int(100 * state.done))
            page = _SWEEP if self.buttons["sweep"].isChecked() else _RACE
        self._pages.setCurrentIndex(page)
        self._offer()
        self.words.setText("" if state is None else self._told(state))
        for part in (self, self.race, self.sweep):
            part.setAccessibleDescription(self.words.text() or self.note.text())

    def _offer(self) -> None:
        """Let what is chosen be opened."""
        self.buttons["open"].setEnabled(self._chosen() is not None)

    def _told(self, state: RaceState) -> str:
        other = self._experiment is not None and not _same_race(self._experiment, state.experiment)
        if other and state.over:
            before = translate("RaceView", "The run is now another than in this race.")
            return f"{before} {conclusion(state)}"
        return conclusion(state)

    def _chosen(self) -> tuple[Experiment, int] | None:
        if self._state is None:
            return None
        return (self.sweep if self.buttons["sweep"].isChecked() else self.race).chosen

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.run_opened.emit(*chosen)

    def _start_or_stop(self) -> None:
        if self.runs:
            self.stop_asked.emit()
        else:
            self.race_asked.emit(self.settings.asked)


def _same_race(one: Experiment, other: Experiment) -> bool:
    """Return whether two experiments ask the same of racers: all but optimizer and start."""
    parts = ("problem", "network", "loss", "penalty", "batch")
    return all(getattr(one, part) == getattr(other, part) for part in parts)


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"race_{name}")
    button.setProperty("role", "framed")
    reach_by_tab(button, PRESS)
    return button
