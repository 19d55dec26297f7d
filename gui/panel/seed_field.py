"""The field for the seed of a random start, which shows a dash where the start was given."""

from learnscope.core.validation import MAX_SEED
from learnscope.gui.widgets.number_field import typing_kept
from learnscope.gui.widgets.whole_field import WholeField

#: The value that stands for no seed.
_NONE = -1


class SeedField(WholeField):
    """A whole number, or a dash; the dash can be shown, and not be asked for."""

    def __init__(self) -> None:
        super().__init__(_NONE, MAX_SEED)
        self.show_seed(None)

    def show_seed(self, seed: int | None) -> None:
        """Show a seed, or a dash for None; what is being typed stays."""
        value, least = (_NONE, _NONE) if seed is None else (seed, 0)
        if (self.value(), self.minimum()) == (value, least):
            return
        dash = self.specialValueText() if self.value() == self.minimum() else ""
        shown = dash or self.textFromValue(self.value())
        with typing_kept(self, shown):
            self.setRange(least, MAX_SEED)
            # Shown instead of the smallest value.
            self.setSpecialValueText("—" if seed is None else "")
            self.setValue(value)
