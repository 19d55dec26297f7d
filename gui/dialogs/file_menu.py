"""What the File menu does: runs, experiments and data are opened and saved, a note is written."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from learnscope.core import OwnData
from learnscope.gui import dialogs

if TYPE_CHECKING:
    from learnscope.core.run.saved import SavedRun
    from learnscope.core.tables.reading import Reading
    from learnscope.gui.dialogs.opening import Opener
    from learnscope.gui.files.document import Document
    from learnscope.gui.files.recent import RecentFiles
    from learnscope.gui.files.reopening import Tell
    from learnscope.gui.session.lab import Lab


class FileMenu:
    """Opens and saves files for a window.

    Parameters
    ----------
    window : QWidget
        What dialogs stand in front of.
    lab : Lab
    document : Document
        What is kept of the session.
    recent : RecentFiles
        Told of each file.
    learn : callable
        Called with a `Reading` of data that were opened.
    say : callable
        Says something of what was opened.
    """

    def __init__(
        self,
        window: QWidget,
        lab: "Lab",
        document: "Document",
        recent: "RecentFiles",
        learn: "Callable[[Reading], None]",
        say: "Tell",
    ) -> None:
        self._window, self._lab, self._document = window, lab, document
        self._recent, self._learn, self._say = recent, learn, say
        recent.chosen.connect(self.open)

    def open(self, path: Path) -> None:
        """Open whatever a file holds: a saved run, an experiment, or data."""
        if not path.is_file():
            self._recent.remove(path)
        self._opener().open(path, self._lab.experiment.problem)

    def ask_experiment(self) -> None:
        """Let a file with a run or an experiment be chosen, and open it."""
        self._opener().ask_experiment()

    def ask_data(self) -> None:
        """Let a file with data be chosen, and open it."""
        self._opener().ask_data(self._lab.experiment.problem)

    def save(self) -> bool:
        """Save the run where a person chooses; return whether it was."""
        # Who saves nothing does not wait for what writes files.
        from learnscope.gui.files import saving  # noqa: PLC0415

        path = saving.save_run(self._window, self._document.saved, self._document.path)
        if path is None:
            return False
        self._recent.add(path)
        if not saving.is_experiment_alone(path):
            self._document.mark_kept(path)
        return True

    def save_data(self) -> None:
        """Save the samples where a person chooses."""
        from learnscope.gui.files import saving  # noqa: PLC0415

        saving.save_csv(self._window, self._lab.experiment.problem)

    def save_picture(self) -> None:
        """Save a picture of the window where a person chooses."""
        from learnscope.gui.files import saving  # noqa: PLC0415

        saving.save_picture(self._window, self._window.grab())

    def edit_data(self) -> None:
        """Show the learner's own samples as a table."""
        problem = self._lab.experiment.problem
        if isinstance(problem, OwnData):
            dialogs.data.DataDialog(self._window, problem, self._lab.set_problem).open()

    def write_note(self) -> None:
        """Show the note to the run, to be written."""
        document = self._document
        dialogs.note.NoteDialog(self._window, document.note, document.set_note).begin()

    def _opener(self) -> "Opener":
        return dialogs.opening.Opener(
            self._window, self._lab.open, self._open_run, self._learn, self._opened, self._say
        )

    def _opened(self, path: Path, is_run: bool) -> None:
        self._recent.add(path)
        if is_run:
            self._document.mark_kept(path)
        else:
            self._document.mark_opened()

    def _open_run(self, saved: "SavedRun") -> None:
        self._document.open(saved)
        if self._document.note:
            self.write_note()
