"""What is said in a small window of its own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from learnscope.gui.text.language import translate


def message_box(parent: QWidget, title: str, text: str, detail: str = "") -> QMessageBox:
    """Say something in a window of its own that is only read; return it, opened."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    close = box.button(QMessageBox.StandardButton.Close)
    close.setText(translate("Dialogs", "Close"))
    box.open()
    box.finished.connect(box.deleteLater)
    return box


def warn(parent: QWidget, text: str, detail: str) -> None:
    """Say what went wrong."""
    box = message_box(parent, "Learnscope", text, detail)
    box.setIcon(QMessageBox.Icon.Warning)
    # A file's name is no markup, whatever it looks like.
    box.setTextFormat(Qt.TextFormat.PlainText)


def complain(parent: QWidget, text: str, detail: str) -> None:
    """Say what went wrong, and that nothing was changed."""
    unchanged = translate("Dialogs", "Nothing was changed.")
    warn(parent, f"{text} {unchanged}", detail)
