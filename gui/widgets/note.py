"""What a view says where it has nothing to show."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from learnscope.gui.look.theme import GRID

#: Room for a few short lines.
_LEAST = (208, 136)


class Note(QLabel):
    """One kind sentence in the middle of a view."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "caption")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(GRID)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(*_LEAST)
