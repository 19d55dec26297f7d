"""Nothing is lost: a run is kept aside, offered again after a bad end, asked about at a good one.

It belongs to the program's session, not to the window: a window in a script asks nothing and writes
nothing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMessageBox, QPushButton

from learnscope.core import ExperimentError
from learnscope.gui.files.aside import KeepingAside
from learnscope.gui.files.shelf import LeftRun, Shelf
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import problem_name
from learnscope.gui.text.numbers import short
from learnscope.gui.widgets.guard import guarded

if TYPE_CHECKING:
    from learnscope.gui.settings import Settings
    from learnscope.gui.window import MainWindow

_Role = QMessageBox.ButtonRole


@guarded
class Safekeeping(QObject):
    """Keeps the run of a window aside, and asks before one is lost.

    Parameters
    ----------
    window : MainWindow
        Watched from now on.
    settings : Settings
        In whose folder runs lie aside.
    """

    def __init__(self, window: "MainWindow", settings: "Settings") -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._shelf = Shelf(settings.folder / "aside")
        self._aside = KeepingAside(self._shelf, self._content, self)
        self._begun = window.lab.trainer.begun_with
        self._asks = True
        self._stays = False
        window.installEventFilter(self)
        window.lab.frame.connect(self._aside.follow)
        window.document.note_changed.connect(lambda _note: self._aside.keep_soon())

    def offer(self) -> None:
        """Offer the runs that were left behind, one after the other, the latest first."""
        self._offer(self._shelf.left())

    def stay(self) -> None:
        """Let the window be closed without a question; the run lies aside for the next start."""
        self._asks, self._stays = False, True

    def end(self) -> None:
        """Keep no more; what lies aside goes, unless it is to stay."""
        self._aside.end()
        if not self._stays:
            self._shelf.clear()
        self._shelf.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask before the window is closed, if there is work that is kept nowhere."""
        if event.type() != QEvent.Type.Close or watched is not self._window:
            return False
        if not (self._asks and self._window.document.has_work):
            if self._stays:
                # Before the tour gives back what it has put aside.
                self._aside.finish()
            return False
        event.ignore()
        self._ask()
        return True

    def _content(self) -> dict[str, Any] | None:
        """Return what there is to keep; nothing that a start gives of itself."""
        guide = self._window.guide
        if guide.running:
            # How far the learner has come comes back, too.
            self._settings.tour = guide.kept
        elif self._is_as_begun():
            return None
        return self._window.document.saved_with_own().to_dict()

    def _is_as_begun(self) -> bool:
        run, lab = self._window.lab.trainer, self._window.lab
        done = run.latest or run.changes.edited or lab.pins or self._window.document.note
        return not done and run.begun_with == self._begun

    def _ask(self) -> None:
        """Ask whether to save before the window closes."""
        question, save, leave = _question(
            self._window,
            translate("Safekeeping", "Save this run before Learnscope closes?"),
            translate("Safekeeping", "If you don't, what you changed by hand is lost."),
            translate("Safekeeping", "Save…"),
            translate("Safekeeping", "Don't save"),
            translate("Safekeeping", "Cancel"),
        )

        def answered(chosen: object) -> None:
            if chosen is leave or (chosen is save and self._window.file_menu.save()):
                self._asks = False
                self._window.close()

        _open(question, answered)

    def _offer(self, left: list[LeftRun]) -> None:
        if not left:
            return
        first, rest = left[0], left[1:]
        question, take, drop = _question(
            self._window,
            translate("Safekeeping", "Learnscope ended while a run was going on. Go on with it?"),
            _described(first),
            translate("Safekeeping", "Go on with it"),
            translate("Safekeeping", "Throw it away"),
            translate("Safekeeping", "Ask me later"),
        )

        def answered(chosen: object) -> None:
            if chosen is take:
                self._take(first)
            elif chosen is drop:
                self._shelf.discard(first.path)
            if chosen is not take:
                self._offer(rest)

        _open(question, answered)

    def _take(self, left: LeftRun) -> None:
        """Go on with a run that was left behind; it lies there until this program has kept it."""
        try:
            self._window.document.open(left.saved)
        except ExperimentError as error:
            self._window.lab.refuse(error)
            return
        if self._aside.finish():
            self._shelf.discard(left.path)


def _described(left: LeftRun) -> str:
    saved = left.saved
    when = datetime.fromtimestamp(left.path.stat().st_mtime)
    text = translate(
        "Safekeeping", "To learn {problem}: epoch {epoch}, rate {rate}. Kept on {date} at {time}."
    )
    return text.format(
        problem=problem_name(saved.experiment.problem),
        epoch=f"{saved.epoch:,}",
        rate=short(saved.learning_rate, 4),
        date=when.strftime("%Y-%m-%d"),
        time=when.strftime("%H:%M"),
    )


def _question(
    window: "MainWindow", text: str, detail: str, accept: str, discard: str, leave: str
) -> tuple[QMessageBox, QPushButton, QPushButton]:
    """Return a question with three answers, and the buttons of the first two; Esc is the third."""
    box = QMessageBox(window)
    box.setWindowTitle("Learnscope")
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(text)
    box.setInformativeText(detail)
    accepting = box.addButton(accept, _Role.AcceptRole)
    discarding = box.addButton(discard, _Role.DestructiveRole)
    box.setDefaultButton(accepting)
    box.setEscapeButton(box.addButton(leave, _Role.RejectRole))
    return box, accepting, discarding


def _open(box: QMessageBox, answered: Callable[[object], None]) -> None:
    """Show a question; the program goes on, and so does the run."""
    box.finished.connect(box.deleteLater)
    box.finished.connect(lambda _result: answered(box.clickedButton()))
    box.open()
