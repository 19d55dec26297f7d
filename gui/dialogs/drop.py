"""A file dropped on the window is opened; while it hovers, the window says what will happen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from learnscope.gui.look.theme import GRID
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded

#: Names of files that hold data, at their ends.
_DATA = {".csv", ".tsv", ".tab", ".txt", ".dat", ".data", ""}


@guarded
class DropTarget(QLabel):
    """What lies over a window while a file hovers, and says what letting go will do.

    Parameters
    ----------
    window : QWidget
        Where files are dropped.
    """

    #: The path of a file that was let go.
    dropped = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("drop_target")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMargin(4 * GRID)
        self.hide()
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what is dragged over the window."""
        kind = event.type()
        if watched is not self._window:
            return False
        if isinstance(event, QDragEnterEvent):
            return self._enter(event)
        if kind is QEvent.Type.DragLeave:
            self.hide()
        elif isinstance(event, QDropEvent) and kind is QEvent.Type.Drop:
            return self._drop(event)
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        path = _file(event.mimeData())
        if path is None:
            return False
        self.setText(_what_happens(path))
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        path = _file(event.mimeData())
        self.hide()
        if path is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(path)
        return True


def _file(data: QMimeData) -> Path | None:
    """Return the one file of this machine that is dragged, if it is one."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())


def _what_happens(path: Path) -> str:
    """Say what letting go of a file will do."""
    kind = path.suffix.lower()
    if kind == ".json":
        text = translate(
            "Drop", "Let go to open the experiment {file}. Undo brings back what is here now."
        )
    elif kind in _DATA:
        text = translate(
            "Drop", "Let go to learn the data in {file}. Undo brings back what is here now."
        )
    else:
        text = translate("Drop", "Let go to look whether {file} holds data.")
    return text.format(file=path.name)
