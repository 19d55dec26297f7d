"""What a person can ask for of the runs that are put beside the present one."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from learnscope.core import ExperimentError, Trainer
from learnscope.gui.look.theme import RUN_STYLES
from learnscope.gui.session.beside.pinned import Pinned, PinnedRun, Pins, baseline_of, can_be_pinned

#: The longest name, in characters: it stands at a line's end.
MAX_NAME = 24


def _number(pinned: Pinned, _others: Pins) -> str:
    return str(pinned.number)


class PinCommands:
    """The part of the lab that keeps runs beside the present one.

    A class of its own derives from it and offers what is abstract here. Pins are a value, so that
    undo has them as they were.
    """

    #: The runs that are pinned.
    pins: Pins = ()
    #: Returns what a run is called that is put beside others; whoever has words for it says it.
    name_run: Callable[[Pinned, Pins], str] = staticmethod(_number)

    @property
    @abstractmethod
    def trainer(self) -> Trainer:
        """The present run."""

    @abstractmethod
    def change_pins(self, pins: Pins, what: str) -> None:
        """Have other pins; undo brings back those that were there."""

    @abstractmethod
    def replace_run(self, trainer: Trainer, what: str) -> None:
        """Have another run; undo brings the present one back."""

    @abstractmethod
    def refuse(self, error: ExperimentError) -> None:
        """Say that something was asked for that is not possible."""

    @abstractmethod
    def refresh(self) -> None:
        """Show this moment, even if it has been shown."""

    @property
    def can_pin(self) -> bool:
        """Whether there is something of the run yet that could be compared."""
        return can_be_pinned(self.trainer.latest)

    def pin(self) -> None:
        """Put the run as it now stands beside those that come; refused if five stand there."""
        free = [style for style in RUN_STYLES if style not in {each.style for each in self.pins}]
        if not free:
            self.refuse(ExperimentError("pins", len(self.pins) + 1, f"{len(RUN_STYLES)} pins"))
            return
        run = PinnedRun(self.trainer.copy())
        pinned = Pinned("", free[0], run, baseline=not self.pins)
        pinned = replace(pinned, name=self.name_run(pinned, self.pins))
        self.change_pins((*self.pins, pinned), "pin")

    def rename_pin(self, style: str, name: str) -> None:
        """Call a pinned run otherwise; an empty name leaves the one that it has."""
        name = " ".join(name.split())[:MAX_NAME]
        if name:
            named = (replace(e, name=name) if e.style == style else e for e in self.pins)
            self._set(tuple(named), "pin_name")

    def choose_baseline(self, style: str) -> None:
        """Compare with this pinned run from now on."""
        if any(each.style == style for each in self.pins):
            self._set(_with_baseline(self.pins, style), "pin_baseline")

    def remove_pin(self, style: str) -> None:
        """Put a pinned run away."""
        left = tuple(each for each in self.pins if each.style != style)
        if left and baseline_of(left) is None:
            left = _with_baseline(left, left[0].style)
        self._set(left, "pin_removed")

    def know_pinned(self, known: Pinned) -> None:
        """Have more of a pinned run's record; it is the same run, so there is nothing to undo."""
        self.pins = tuple(known if each.style == known.style else each for each in self.pins)
        self.refresh()

    def bring_back_pin(self, style: str) -> None:
        """Go on from where a pinned run stood; it stays pinned as it is."""
        for each in self.pins:
            if each.style == style:
                self.replace_run(each.run.copy(), "bring_back")

    def _set(self, pins: Pins, what: str) -> None:
        shown = [(each.name, each.style, each.baseline) for each in self.pins]
        if shown != [(each.name, each.style, each.baseline) for each in pins]:
            self.change_pins(pins, what)


def _with_baseline(pins: Pins, style: str) -> Pins:
    return tuple(replace(each, baseline=each.style == style) for each in pins)
