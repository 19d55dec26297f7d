"""Shows a moment in a view, or says over it that this could not be done."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from learnscope.gui.look.theme import GRID
from learnscope.gui.snapshot.snapshot import Snapshot
from learnscope.gui.widgets.guard import guarded, report, undrawn_text
from learnscope.gui.widgets.view import View


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
