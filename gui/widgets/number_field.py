"""A field for a number that takes what people type: 0.5, 0,5, 1/3, 1e-3."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLineEdit, QStyle, QStyleOptionFrame

from learnscope.gui.text.numbers import MINUS, entered, first_that_fits, full, parse
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import BlankStopper

#: Enough decimals that Qt's rounding never touches a float64 of everyday size.
_DECIMALS = 300

#: A whole number with a comma between thousands, as the window writes it.
GROUPED = re.compile(r"\d{1,3}(,\d{3})+")

#: What Qt leaves free on either side within a field, in pixels.
_INNER_MARGIN = 2


@contextmanager
def typing_kept(field: QAbstractSpinBox, shown: str) -> Iterator[None]:
    """Keep what is being typed into a field while another value is put beneath it.

    Escape then gives that value, and Enter what was typed.

    Parameters
    ----------
    field : QAbstractSpinBox
    shown : str
        What the field shows of its value while nobody types.
    """
    line = field.lineEdit()
    text, cursor = line.text(), line.cursorPosition()
    typing = field.hasFocus() and line.isModified() and text != shown
    yield
    if typing:
        line.setText(text)
        line.setCursorPosition(cursor)
        line.setModified(True)


def has_room(line: QLineEdit, text: str) -> bool:
    """Return whether a field can show a text whole; `line` is the field, or its line."""
    if (line.parent() or line).property("unbounded"):
        return True
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    inner = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    margins = line.textMargins()
    room = inner.width() - margins.left() - margins.right() - 2 * _INNER_MARGIN
    return line.fontMetrics().horizontalAdvance(text) < room


@contextmanager
def unbounded(field: QAbstractSpinBox) -> Iterator[None]:
    """Let a field write its numbers in full, as long as it is asked how much room it needs."""
    field.setProperty("unbounded", True)
    yield
    field.setProperty("unbounded", False)


def write_anew(field: QAbstractSpinBox, shown: str) -> None:
    """Show a field's value as its present width has room for, unless someone types in it.

    Parameters
    ----------
    field : QAbstractSpinBox
    shown : str
        What it shows of its value now.
    """
    line = field.lineEdit()
    if not (field.hasFocus() and line.isModified()):
        with QSignalBlocker(field), QSignalBlocker(line):
            line.setText(shown)


@guarded
class NumberField(QDoubleSpinBox):
    """A field for one float64, kept to its last bit.

    It shows a few significant digits and has the exact value in its tool tip. What cannot be read
    as a number in its range is given back as it was, and `refused` says what was typed.

    Parameters
    ----------
    low, high : float
        The range, both included.
    step : float
        How far an arrow key goes.
    digits : int
        The significant digits that it shows.
    """

    refused = Signal(str)
    #: The pointer came over the field (True) or left it (False).
    hovered = Signal(bool)

    def __init__(self, low: float, high: float, step: float, digits: int = 6) -> None:
        super().__init__()
        self.explanation = ""
        self._digits = digits
        self.setDecimals(_DECIMALS)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setLocale(QLocale.c())
        BlankStopper(self)
        self.valueChanged.connect(self._tell_exactly)

    def explain(self, text: str) -> None:
        """Set what the tool tip says before the exact value."""
        self.explanation = text
        self._tell_exactly()

    def _tell_exactly(self) -> None:
        self.setToolTip(f"{self.explanation}\n{full(self.value())}".strip())

    def show_value(self, value: float) -> None:
        """Show a value without asking for it; what is being typed stays."""
        if value == self.value():
            return
        with QSignalBlocker(self), typing_kept(self, self.textFromValue(self.value())):
            self.put_value(value)

    def put_value(self, value: float) -> None:
        """Show a value without asking for it, in the place of what is being typed."""
        with QSignalBlocker(self):
            self.setValue(value)
        self._tell_exactly()

    def written(self, value: float, digits: int) -> str:
        """Return a value as people write it here, with so many significant digits."""
        return entered(value, digits)

    def read(self, text: str) -> float:
        """Return the value that a text stands for.

        Raises
        ------
        ValueError
            If it stands for none.
        """
        return parse(text)

    def textFromValue(self, value: float) -> str:
        """Return what the field shows: as many digits as it has room for."""
        counts = range(self._digits, 0, -1)
        texts = (self.written(value, digits).replace("-", MINUS) for digits in counts)
        return first_that_fits(texts, lambda text: has_room(self.lineEdit(), text))

    def valueFromText(self, text: str) -> float:
        """Return what was typed; text that was not touched keeps the exact value."""
        if text == self.textFromValue(self.value()):
            return self.value()
        return self.read(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Let anything be typed; it has to be a number in range when typing is done."""
        if text == self.textFromValue(self.value()):
            # What it shows may be rounded to a number just outside.
            return QValidator.State.Acceptable, text, position
        try:
            fits = self.minimum() <= self.read(text) <= self.maximum()
        except ValueError:
            fits = False
        state = QValidator.State.Acceptable if fits else QValidator.State.Intermediate
        return state, text, position

    def fixup(self, text: str) -> str:
        """Give back what was there, and say so."""
        self.refused.emit(text)
        return self.textFromValue(self.value())

    def stepBy(self, steps: int) -> None:
        """Go up or down without the digits that binary fractions pick up on the way."""
        self.interpretText()
        self.setValue(round(self.value() + steps * self.singleStep(), 12))
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the field with Escape, what was typed forgotten."""
        if event.key() == Qt.Key.Key_Escape:
            self.lineEdit().setText(self.textFromValue(self.value()))
            self.clearFocus()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the numbers in full."""
        with unbounded(self):
            return super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for the numbers in full."""
        with unbounded(self):
            return super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many digits as the new width has room for."""
        super().resizeEvent(event)
        write_anew(self, self.textFromValue(self.value()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Follow the wheel only while typing goes here: a change may start the run over."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces the number."""
        super().focusInEvent(event)
        self.selectAll()

    def enterEvent(self, event: object) -> None:
        """Tell that the pointer is here."""
        super().enterEvent(event)  # type: ignore[arg-type]
        self.hovered.emit(True)

    def leaveEvent(self, event: object) -> None:
        """Tell that the pointer has left."""
        super().leaveEvent(event)  # type: ignore[arg-type]
        self.hovered.emit(False)


class ShareField(NumberField):
    """A field for a share of a whole, written in per cent.

    Parameters
    ----------
    high : float
        The largest share, 1 for all.
    """

    def __init__(self, high: float) -> None:
        super().__init__(0.0, high, 0.1)

    def written(self, value: float, digits: int) -> str:
        """Return a share in per cent."""
        return f"{entered(100.0 * value, digits)} %"

    def read(self, text: str) -> float:
        """Return the share; the sign may be left out."""
        return parse(text.replace("%", "")) / 100.0
