"""A field for a whole number that takes what people type: 200, 1,000."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox

from learnscope.gui.text.numbers import LEFT_OUT, first_that_fits, parse
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import BlankStopper
from learnscope.gui.widgets.number_field import (
    GROUPED,
    has_room,
    typing_kept,
    unbounded,
    write_anew,
)


@guarded
class WholeField(QSpinBox):
    """A field for a whole number in a range.

    What cannot be read as one is given back as it was, and `refused` says what was typed.

    Parameters
    ----------
    low, high : int
        The range, both included.
    """

    refused = Signal(str)

    def __init__(self, low: int, high: int) -> None:
        super().__init__()
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        BlankStopper(self)

    def show_value(self, value: int) -> None:
        """Show a value without asking for it; what is being typed stays."""
        if value == self.value():
            return
        with QSignalBlocker(self), typing_kept(self, self.textFromValue(self.value())):
            self.setValue(value)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; it has to be a whole number in range when typing is done."""
        if text == LEFT_OUT or self._stands_for_the_least(text):
            return QValidator.State.Acceptable, text, position
        try:
            fits = self.minimum() <= read_whole(text) <= self.maximum()
        except ValueError:
            fits = False
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, position

    def textFromValue(self, value: int) -> str:
        """Return what the field shows: the number, if it has room."""
        text = super().textFromValue(value)
        return first_that_fits([text], lambda whole: has_room(self.lineEdit(), whole))

    def sizeHint(self) -> QSize:
        """Room for the numbers in full."""
        with unbounded(self):
            return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers in full."""
        with unbounded(self):
            return super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the number if the new width has room for it."""
        super().resizeEvent(event)
        write_anew(self, self.specialValueText() or self.textFromValue(self.value()))

    def valueFromText(self, text: str) -> int:
        """Return what was typed."""
        if text == LEFT_OUT:
            return self.value()
        return self.minimum() if self._stands_for_the_least(text) else read_whole(text)

    def fixup(self, text: str) -> str:
        """Give back what was there, and say so."""
        self.refused.emit(text)
        return self.textFromValue(self.value())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Follow the wheel only while typing goes here: a change may start the run over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field with Escape, what was typed forgotten."""
        if event.key() == Qt.Key.Key_Escape:
            self.setValue(self.value())
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def _stands_for_the_least(self, text: str) -> bool:
        return bool(self.specialValueText()) and text == self.specialValueText()


def read_whole(text: str) -> int:
    """Read a whole number as people write it: ``200``, ``1,000``, ``1e3``.

    Raises
    ------
    ValueError
        If it is none.
    """
    plain = text.strip()
    value = parse(plain.replace(",", "") if GROUPED.fullmatch(plain) else plain)
    if value != int(value):
        raise ValueError(text)
    return int(value)
