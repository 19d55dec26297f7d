"""A field for a number that may be left empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import entered, first_that_fits, parse
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import BlankStopper
from learnscope.gui.widgets.number_field import GROUPED, has_room

#: The largest number that the optional fields take: beyond it not every whole number is a float64.
MOST = 1e15


@guarded
class OptionalNumberField(QLineEdit):
    """A field for a number that may be left out.

    Parameters
    ----------
    low : float
        The smallest number allowed.
    whole : bool
        Whether only whole numbers are allowed.
    """

    value_changed = Signal(object)
    refused = Signal(str)

    def __init__(self, low: float, whole: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.low = low
        self._whole = whole
        self._value: float | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._read)
        BlankStopper(self)

    @property
    def value(self) -> float | None:
        """The number, or None where the field is empty."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show a number, or none for None, without telling of a change."""
        if value == self._value and self.text() == self._shown(value):
            return
        self._value = value
        self.setText(self._shown(value))

    def retranslate(self) -> None:
        """Say in the present language what an empty field means."""
        self.setPlaceholderText(translate("OptionalNumberField", "never"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field with Escape, what was typed forgotten."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown(self._value))
            self.clearFocus()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many digits as the new width has room for."""
        super().resizeEvent(event)
        if not self.isModified():
            self.setText(self._shown(self._value))

    def _shown(self, value: float | None) -> str:
        if value is None:
            return ""
        digits = range(6, 0, -1)
        texts = [str(int(value))] if self._whole else [entered(value, count) for count in digits]
        return first_that_fits(texts, lambda text: has_room(self, text))

    def _read(self) -> None:
        text = self.text().strip()
        if text == self._shown(self._value):
            return
        value: float | None = None
        if text:
            whole = self._whole and GROUPED.fullmatch(text)
            try:
                value = parse(text.replace(",", "") if whole else text)
            except ValueError:
                value = float("nan")
            if not self.low <= value <= MOST or (self._whole and value != int(value)):
                self.setText(self._shown(self._value))
                self.refused.emit(text)
                return
        self.set_value(value)
        self.value_changed.emit(value)
