"""What a section of the experiment's panel holds."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment
from learnscope.gui.look.theme import Theme


class SectionBody(QWidget):
    """Shows a part of the experiment, and asks by signals for another.

    It is made when its section is first opened, and then told what is so. What has no colours of
    its own, or nothing of the experiment, leaves that out.
    """

    #: A field's name, what was typed, what is allowed.
    refused = Signal(str, str, str)

    def set_experiment(self, experiment: Experiment) -> None:
        """Show an experiment without asking for anything; what is being typed stays."""

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""

    def retranslate(self) -> None:
        """Set every text in the present language."""
