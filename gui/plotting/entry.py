"""A small field over a number of the drawing, for typing another one."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, parse
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import BlankStopper


@guarded
class NumberEntry(QLineEdit):
    """A small field over a number; it closes itself when the typing is done."""

    #: The number that was typed.
    entered = Signal(float)
    #: What was typed, where it is no number.
    refused = Signal(str)
    #: Typing is over, whatever came of it; carries whether the keyboard ended it.
    closed = Signal(bool)

    def __init__(self, parent: QWidget, name: str, value: float, area: QRect) -> None:
        super().__init__(exact(value), parent)
        self._before = self.text()
        self._open = True
        self.setObjectName("weight_entry")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(
            translate("NeuronView", "New value of {name}, Enter to set").format(name=name)
        )
        self.setWhatsThis(self.accessibleName())
        self.setGeometry(area)
        BlankStopper(self)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the number with Enter, leave it as it was with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self._close(by_keyboard=True)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._close(by_keyboard=True)
        else:
            super().keyPressEvent(event)
        # What it has no use for is not for the weight behind it either.
        event.accept()

    def abandon(self) -> None:
        """Close, and leave the number as it was."""
        self.setText(self._before)
        self._close(by_keyboard=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the number when the focus goes elsewhere, but not to the field's own menu."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._close(by_keyboard=False)

    def _close(self, by_keyboard: bool) -> None:
        if not self._open:
            return
        self._open = False
        self.closed.emit(by_keyboard)
        self.hide()
        self.deleteLater()
        text = self.text().strip()
        if text == self._before:
            return
        try:
            value = parse(text)
        except ValueError:
            self.refused.emit(text)
            return
        self.entered.emit(value)
