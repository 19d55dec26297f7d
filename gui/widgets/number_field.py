"""Fields for numbers that take what people type: 0.5, 0,5, 1/3, 1e-3; whole ones 200, 1,000."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import LEFT_OUT, MINUS, entered, first_that_fits, full, parse
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import BlankStopper

#: Enough decimals that Qt's rounding never touches a float64 of everyday size.
_DECIMALS = 300

#: A whole number with a comma between thousands, as the window writes it.
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")

#: What Qt leaves free on either side within a field, in pixels.
_INNER_MARGIN = 2

#: The largest number that the optional fields take: beyond it not every whole number is a float64.
MOST = 1e15


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
            whole = self._whole and _GROUPED.fullmatch(text)
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
    value = parse(plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain)
    if value != int(value):
        raise ValueError(text)
    return int(value)
