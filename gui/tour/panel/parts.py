"""Labels and buttons as the tour's panel has them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from learnscope.gui.widgets.keys import PRESS, reach_by_tab


def label(name: str, role: str = "") -> QLabel:
    """Return a label for rich text that wraps."""
    made = QLabel()
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.RichText)
    if role:
        made.setProperty("role", role)
    return made


def button(name: str) -> QPushButton:
    """Return a button that leaves the keys to the run once it was clicked."""
    made = QPushButton()
    made.setObjectName(name)
    made.setAutoDefault(False)
    reach_by_tab(made, PRESS)
    return made
