"""What every view has in common: it shows one moment, in one theme, in one language.

Also what it says where it has nothing to show or could not show it, and whether anything of it can
be seen.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from learnscope.gui.look.theme import GRID, LIGHT, Theme
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.widgets.guard import guarded, report, undrawn_text
from learnscope.gui.widgets.pace import Throttle

#: Room for a few short lines.
_LEAST_NOTE = (208, 136)


@guarded
class View(QWidget):
    """One thing to watch.

    A view shows a `Snapshot` and keeps no state of the training. What the learner does in it goes
    out as a signal, to which the window connects a command of the lab.
    """

    #: The quantity under the pointer, or "" for none; see `Snapshot.lit`.
    quantity_hovered = Signal(str)
    #: The row of the truth table that the learner chose in the view.
    row_chosen = Signal(int)
    #: The unit that the learner chose in the view, as in `learnscope.core.Model.unit_names`.
    unit_chosen = Signal(str)
    #: The parameters θ that the learner set by hand in the view, and whether this goes on with
    #: the same movement as the edit before, to be undone together with it.
    parameters_edited = Signal(tuple, bool)

    #: A part has just been made that others may have words for.
    part_made = Signal()
    #: Something was typed into the view that it could not read: which field, the text, and what
    #: is allowed there.
    input_refused = Signal(str, str, str)

    theme: Theme = LIGHT

    #: What it needs whatever is in it: so much its dock has kept free before it was there.
    least = QSize(0, 0)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saying = Throttle()

    def minimumSizeHint(self) -> QSize:
        """Ask for what its parts need, and for `least`."""
        return super().minimumSizeHint().expandedTo(self.least)

    def display(self, snapshot: Snapshot) -> None:
        """Show a moment; not called ``show``, Qt's word for making a widget visible."""
        raise NotImplementedError

    def summary(self, snapshot: Snapshot) -> str:
        """Return what the view shows in one line, for whoever listens instead of looks."""
        raise NotImplementedError

    def renew_summary(self, snapshot: Snapshot, *parts: QWidget) -> None:
        """Say the moment in one line, in the view and parts of it; in a run only now and then."""
        if snapshot.state is RunState.RUNNING and not self._saying.due():
            return
        text = self.summary(snapshot)
        for part in (self, *parts):
            part.setAccessibleDescription(text)

    def look(self) -> dict[str, Any]:
        """Return how a person has set the view, as plain values that a file can keep."""
        return {}

    def set_look(self, look: Mapping[str, Any]) -> None:
        """Set the view as it was set; what is missing, or cannot be, stays as it is."""

    def apply_theme(self, theme: Theme) -> None:
        """Take on other colours."""
        self.theme = theme
        self.update()

    def retranslate(self) -> None:
        """Take on another language: set every text anew."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Note(QLabel):
    """One kind sentence in the middle of a view."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "caption")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(GRID)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(*_LEAST_NOTE)


def is_on_screen(widget: QWidget) -> bool:
    """Return whether a widget shows anywhere in its window.

    Qt calls a dock behind another tab visible, though it keeps it far outside the window; and a
    widget's own visible region is empty where its children cover it.
    """
    if not widget.isVisible():
        return False
    if not widget.visibleRegion().isEmpty():
        return True
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return any(is_on_screen(child) for child in widget.findChildren(QWidget, options=direct))


@guarded
class Cover(QLabel):
    """Lies over a view that could not take in a moment, so that nothing half done is read."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.setObjectName("undrawn")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMargin(GRID)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setText(undrawn_text())
        self.setGeometry(view.rect())
        view.installEventFilter(self)
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the view."""
        if isinstance(watched, View) and event.type() == QEvent.Type.Resize:
            self.setGeometry(watched.rect())
        return False


def display_in(view: View, snapshot: Snapshot) -> None:
    """Show a moment in a view; if that fails, it and the views beside it go on all the same."""
    cover = view.findChild(Cover, options=Qt.FindChildOption.FindDirectChildrenOnly)
    try:
        view.display(snapshot)
    except Exception as error:
        report(f"{type(view).__name__}.display", error)
        if cover is None:
            Cover(view)
        return
    if cover is not None:
        cover.hide()
        cover.setParent(None)
        cover.deleteLater()
