"""A view alone, in a window of its own, beside a lab: a tenth of what a main window takes."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from learnscope.core import Experiment
from learnscope.gui.layout.registry import VIEWS
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.sentences.run_texts import name_for
from learnscope.gui.widgets.view import display_in
from learnscope.gui.wiring import connect_view


class ViewBench(QWidget):
    """A view as the main window makes, connects and tells it.

    Parameters
    ----------
    name : str
        As it is declared.
    experiment : Experiment, optional
    size : (int, int)
    """

    def __init__(
        self, name: str, experiment: Experiment | None = None, size: tuple[int, int] = (480, 420)
    ) -> None:
        super().__init__()
        self.lab = Lab(experiment, self)
        self.lab.name_run = name_for
        self.view: Any = next(each for each in VIEWS if each.name == name).make()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.resize(*size)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.view)
        connect_view(name, self.view, self.lab)
        self.lab.frame.connect(self._display)

    def _display(self, snapshot: Snapshot) -> None:
        display_in(self.view, snapshot)

    def end(self) -> None:
        """Stop what is under way, and go."""
        self.lab.end()
        self.close()
        self.deleteLater()
