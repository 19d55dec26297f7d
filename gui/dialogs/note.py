"""A note to the run: what to look at, what to ask, what was found."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from learnscope.gui.dialogs.page import show_within_screen
from learnscope.gui.files.document import MAX_NOTE
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded


@guarded
class NoteDialog(QDialog):
    """Shows the note, and takes what is written as it is written.

    Parameters
    ----------
    parent : QWidget
    text : str
        The note.
    take : callable
        Called with each text that it becomes.
    """

    def __init__(self, parent: QWidget, text: str, take: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setObjectName("note_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take = take
        self.caption = QLabel()
        self.caption.setProperty("role", "caption")
        self.caption.setWordWrap(True)
        self.field = QPlainTextEdit(text)
        self.field.setObjectName("note")
        self.field.setTabChangesFocus(True)
        self.field.textChanged.connect(self._written)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        for part in (self.caption, self.field, self.buttons):
            layout.addWidget(part)
        self.resize(440, 280)
        self.retranslate()

    def begin(self) -> None:
        """Show it, with the cursor behind what is written; the window can be used meanwhile."""
        self.setModal(False)
        show_within_screen(self)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus()

    def retranslate(self) -> None:
        """Set every text in the present language."""
        self.setWindowTitle(translate("NoteDialog", "Note"))
        self.caption.setText(
            translate(
                "NoteDialog",
                "What to look at, what to ask, what was found: it is saved with the run, and shown "
                "where the run is opened.",
            )
        )
        self.field.setAccessibleName(self.windowTitle())
        self.field.setWhatsThis(self.caption.text())
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(
            translate("Dialogs", "Close")
        )

    def _written(self) -> None:
        text = self.field.toPlainText()
        if len(text) > MAX_NOTE:
            self.field.setPlainText(text[:MAX_NOTE])
            self.field.moveCursor(QTextCursor.MoveOperation.End)
        else:
            self._take(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the application's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
