"""A run that was put beside the present one: what it has come to, and any of its moments."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from learnscope.core import Changes, Experiment, Trainer
from learnscope.gui.session.run_state import MOST

Array = NDArray[np.float64]
_Number = TypeVar("_Number", np.int64, np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class PinnedMoment:
    """What stood at one epoch of a pinned run."""

    epoch: int
    loss: float
    #: The mean loss of the samples held out, or NaN where there are none.
    test_loss: float
    #: θ, shape (parameters,)
    parameters: Array


class PinnedRun:
    """A run as it stood when it was pinned; nobody who looks at it moves it.

    Parameters
    ----------
    trainer : Trainer
        A copy that nobody else has.
    """

    def __init__(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._looker: Trainer | None = None
        self._seen: PinnedMoment | None = None

    def copy(self) -> Trainer:
        """Return the run, to be gone on with."""
        return self._trainer.copy()

    @property
    def trainer(self) -> Trainer:
        """The run itself, to be looked at only."""
        return self._trainer

    @cached_property
    def epochs(self) -> NDArray[np.int64]:
        """The recorded epochs, ascending."""
        return _kept(self._trainer.history.epochs)

    @cached_property
    def losses(self) -> Array:
        """The loss at each of `epochs`."""
        return _kept(self._trainer.history.losses)

    @cached_property
    def test_losses(self) -> Array:
        """The mean loss of the samples held out at each of `epochs`."""
        return _kept(self._trainer.history.test_losses)

    @cached_property
    def parameters(self) -> Array:
        """θ at each of `epochs`, shape (entries, parameters)."""
        return _kept(self._trainer.history.parameters)

    def at(self, epoch: int, may_replay: Callable[[], bool] = lambda: True) -> PinnedMoment | None:
        """Return what stood at an epoch, or at the last recorded one before it.

        The epoch itself, bit for bit, if it is recorded or can be replayed within a frame.

        Parameters
        ----------
        epoch : int
        may_replay : callable
            Whether there is time for a replay.

        Returns
        -------
        PinnedMoment, optional
            None if the run has not got there.
        """
        if not 0 <= epoch <= self._trainer.latest:
            return None
        index = int(np.searchsorted(self.epochs, epoch, side="right")) - 1
        if self.epochs[index] == epoch:
            return self._recorded(index)
        if self._seen is not None and self._seen.epoch == epoch:
            return self._seen
        if not may_replay():
            return self._recorded(index)
        if self._looker is None:
            self._looker = self._trainer.copy()
        looker = self._looker
        if looker.seconds_to(epoch) > MOST:
            return self._recorded(index)
        looker.go_to(epoch)
        self._seen = PinnedMoment(epoch, looker.loss, looker.test_loss, looker.parameters)
        return self._seen

    def _recorded(self, index: int) -> PinnedMoment:
        return PinnedMoment(
            int(self.epochs[index]),
            float(self.losses[index]),
            float(self.test_losses[index]),
            self.parameters[index],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Pinned:
    """A pinned run, and what it is called and drawn by.

    Parameters
    ----------
    name : str
        A person's word for it.
    style : str
        The theme's name of its colour, and of its dash in `theme.DASHES`: ``"run_1"`` to
        ``"run_5"``. It keeps it as long as it is pinned.
    run : PinnedRun
    baseline : bool
        Whether the others are compared with this one.
    """

    name: str
    style: str
    run: PinnedRun
    baseline: bool = False

    @property
    def number(self) -> int:
        """Its number, 1 to 5."""
        return int(self.style.rpartition("_")[2])

    @property
    def experiment(self) -> Experiment:
        """What determines it, with the settings in force where it stood."""
        return self.run.trainer.experiment

    @property
    def changes(self) -> Changes:
        """What was changed during it."""
        return self.run.trainer.changes

    @property
    def epoch(self) -> int:
        """Where it stood when it was pinned."""
        return self.run.trainer.epoch

    @property
    def latest(self) -> int:
        """The last epoch trained."""
        return self.run.trainer.latest

    @property
    def diverged(self) -> bool:
        """Whether its next epoch would leave the finite numbers."""
        return self.run.trainer.diverged

    @property
    def epochs(self) -> NDArray[np.int64]:
        """The recorded epochs, shape (n,), ascending."""
        return self.run.epochs

    @property
    def losses(self) -> Array:
        """The loss at each of `epochs`, shape (n,)."""
        return self.run.losses

    @property
    def test_losses(self) -> Array:
        """The mean loss of the samples held out, shape (n,); NaN where there are none."""
        return self.run.test_losses

    @property
    def parameters(self) -> Array:
        """θ at each of `epochs`, shape (n, parameters)."""
        return self.run.parameters


#: The runs that are pinned, in the order in which they were.
Pins = tuple[Pinned, ...]


def baseline_of(pins: Pins) -> Pinned | None:
    """Return the run that the others are compared with, or None where none is pinned."""
    return next((each for each in pins if each.baseline), None)


def can_be_pinned(latest: int) -> bool:
    """Return whether there is something of a run yet that could be compared: an epoch trained."""
    return latest > 0


def _kept(values: NDArray[_Number]) -> NDArray[_Number]:
    values.setflags(write=False)
    return values
