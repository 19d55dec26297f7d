"""The field for the seed of a random start, which shows a dash where the start was given."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox

from learnscope.core.validation import MAX_SEED
from learnscope.gui.controls.number_field import typing_kept

#: The value that stands for no seed.
_NONE = -1


class SeedField(QSpinBox):
    """A whole number, or a dash; the dash can be shown, and not be asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.setKeyboardTracking(False)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_seed(None)

    def show_seed(self, seed: int | None) -> None:
        """Show a seed, or a dash for None; what is being typed stays."""
        dash = self.specialValueText() if self.value() == self.minimum() else ""
        shown = dash or self.textFromValue(self.value())
        with typing_kept(self, shown):
            self.setRange(_NONE if seed is None else 0, MAX_SEED)
            # Shown instead of the smallest value.
            self.setSpecialValueText("—" if seed is None else "")
            self.setValue(_NONE if seed is None else seed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Follow the wheel only while typing goes here: another seed starts the run over."""
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
