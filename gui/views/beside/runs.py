"""The runs side by side: the present one and those that were pinned, and what differs."""

from functools import partial

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from learnscope.gui.look.theme import GRID, Theme
from learnscope.gui.session.beside.pinned import can_be_pinned
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.views.beside.comparison import RunRow, rows_of
from learnscope.gui.views.beside.run_table import RunTable
from learnscope.gui.widgets.explained import explain_control
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import PRESS, reach_by_tab
from learnscope.gui.widgets.pace import Throttle
from learnscope.gui.widgets.view import Note, View

#: The width, in pixels, that the view makes do with.
_LEAST_WIDTH = 200

#: What can be done with the pinned run that is chosen.
_COMMANDS = ("bring_back", "baseline", "remove")


@guarded
class RunsView(View):
    """The list of runs, and below it in words what makes the chosen one another."""

    #: The present run is to be pinned.
    pin_asked = Signal()
    #: What is to become of a pinned run, by its style: to go on from it, to compare with it, to
    #: put it away, to call it otherwise.
    brought_back = Signal(str)
    baseline_chosen = Signal(str)
    removed = Signal(str)
    renamed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("runs_view")
        self._snapshot: Snapshot | None = None
        self._rows: list[RunRow] = []
        self._writing = Throttle(0.25)
        self.note = Note()
        self.table = RunTable()
        self.words = QLabel()
        self.words.setObjectName("runs_difference")
        self.words.setProperty("role", "caption")
        self.words.setWordWrap(True)
        self.words.setIndent(2)
        self.buttons = {name: _button(name) for name in ("pin", *_COMMANDS)}
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.table, 1)
        column.addWidget(self.words)
        # With a widget of its own: pages that belong nowhere yet would show as windows.
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self.note)
        self._pages.addWidget(inner)
        below = QWidget()
        # Narrower, they stand in two rows.
        below.setMinimumWidth(_LEAST_WIDTH)
        self._places = QGridLayout(below)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(GRID // 2)
        self._place_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addWidget(pages, 1)
        layout.addWidget(below)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.buttons["pin"].clicked.connect(self.pin_asked)
        signals = (self.brought_back, self.baseline_chosen, self.removed)
        for name, signal in zip(_COMMANDS, signals, strict=True):
            self.buttons[name].clicked.connect(partial(self._tell, signal))
        self.table.renamed.connect(self.renamed)
        self.table.removed.connect(self.removed)
        self.table.chosen.connect(self._follow_choice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons into as many rows as they need."""
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        buttons = self.buttons.values()
        room = self.width() - 2 * GRID - (len(buttons) - 1) * GRID // 2
        fits = sum(button.sizeHint().width() for button in buttons) <= room
        columns = len(buttons) if fits else 2
        for place, button in enumerate(buttons):
            self._places.addWidget(button, place // columns, place % columns)
        for column in range(len(buttons) + 1):
            self._places.setColumnStretch(column, int(column == columns))

    def sizeHint(self) -> QSize:
        """Room for the runs that there can be."""
        return QSize(420, 260)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment; while a run goes on its numbers change now and then."""
        before, runs = self._snapshot, snapshot.state is RunState.RUNNING
        self._snapshot = snapshot
        self.buttons["pin"].setEnabled(can_be_pinned(snapshot.latest))
        if runs and before is not None and before.pins is snapshot.pins and not self._writing.due():
            return
        self._pages.setCurrentIndex(int(bool(snapshot.pins)))
        # Beside a run there is no time for anything but looking.
        self._rows = rows_of(snapshot, may_replay=lambda: not runs)
        self.table.show_rows(self._rows)
        self._follow_choice()
        self.renew_summary(snapshot, self.table)

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        super().apply_theme(theme)
        self.table.apply_theme(theme)

    def retranslate(self) -> None:
        """Set every text in the present language."""
        name = translate("RunsView", "Runs side by side")
        self.setAccessibleName(name)
        self.table.setAccessibleName(name)
        self.note.setText(
            translate(
                "RunsView",
                "Pin a run, change one thing, and run again: the loss plot shows both, and here "
                "stands what made the difference. Up to five runs can be kept.",
            )
        )
        what = translate(
            "RunsView",
            "The present run and those that are pinned: how many epochs each was trained, its "
            "loss at the present run's epoch, how much more or less that is than the baseline's, "
            "and in words what makes it another run.",
        )
        how = translate(
            "RunsView",
            "Double-click a name or press F2 to change it. Delete removes the chosen run. "
            "Everything here can be undone.",
        )
        self.setWhatsThis(f"{what}\n{how}")
        self._explain_buttons()
        self.table.retranslate()
        if self._snapshot is not None:
            self.display(self._snapshot)

    def _explain_buttons(self) -> None:
        texts = {
            "pin": (
                translate("RunsView", "Pin"),
                translate("RunsView", "Pin this run"),
                translate("Actions", "Keep this run beside the next ones, to compare them"),
            ),
            "bring_back": (
                translate("RunsView", "Bring back"),
                translate("RunsView", "Bring the chosen run back"),
                translate(
                    "RunsView",
                    "Go on from where the chosen run stood when it was pinned. It stays pinned, "
                    "and undo brings the present run again.",
                ),
            ),
            "baseline": (
                translate("RunsView", "Baseline"),
                translate("RunsView", "Make the chosen run the baseline"),
                translate("RunsView", "Compare every run with the chosen one."),
            ),
            "remove": (
                translate("RunsView", "Remove"),
                translate("RunsView", "Remove the chosen run"),
                translate("RunsView", "Put the chosen run away. Undo brings it again."),
            ),
        }
        for key, (text, name, tip) in texts.items():
            self.buttons[key].setText(text)
            explain_control(self.buttons[key], name, tip)
        self._place_buttons()

    def summary(self, snapshot: Snapshot) -> str:
        """Return the runs in one line of text."""
        if not snapshot.pins:
            return translate("RunsView", "No run is pinned.")
        at = translate("RunsView", "At epoch {n}:").format(n=f"{snapshot.epoch:,}")
        each = (self._said(row) for row in self._rows)
        return f"{at} {'; '.join(each)}."

    def _said(self, row: RunRow) -> str:
        parts = [f"{row.name} {row.loss.text}", row.against.text, row.difference.tip]
        return ", ".join(part for part in parts if part)

    def _follow_choice(self) -> None:
        """Say what makes the chosen run another, and offer what can be done with it."""
        chosen = next((r for r in self._rows if r.style == self.table.chosen_style), None)
        pinned = chosen is not None and bool(chosen.style)
        for name in _COMMANDS:
            self.buttons[name].setEnabled(pinned)
        self.buttons["baseline"].setEnabled(pinned and chosen is not None and not chosen.baseline)
        self.words.setText("" if chosen is None else self._in_words(chosen))

    def _in_words(self, chosen: RunRow) -> str:
        base = next((row.name for row in self._rows if row.baseline), "")
        if chosen.baseline:
            return translate(
                "RunsView", "{name} is the baseline: the others are compared with it."
            ).format(name=chosen.name)
        return translate("RunsView", "{name} against {baseline}: {difference}").format(
            name=chosen.name, baseline=base, difference=chosen.difference.tip
        )

    def _tell(self, signal: SignalInstance) -> None:
        if self.table.chosen_style:
            signal.emit(self.table.chosen_style)


def _button(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"runs_{name}")
    button.setProperty("role", "framed")
    reach_by_tab(button, PRESS)
    return button
