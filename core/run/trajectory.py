"""Where a run stands, and the epochs it goes through, as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class TrainingState:
    """All that the next epoch starts from."""

    #: θ, shape (parameters,)
    parameters: Array
    #: What the optimizer remembers, shape (memories, parameters)
    memory: Array


@dataclass(frozen=True, slots=True, eq=False)
class PartialEpoch:
    """An epoch of which some updates are made, and others are not yet."""

    #: Which epoch it starts from.
    epoch: int
    learning_rate: float
    #: The order in which it takes the samples, shape (1, active).
    order: Integers
    #: How many updates the optimizer had made before it.
    before: int
    #: How many of its updates are made.
    made: int
    #: Where they have led.
    reached: TrainingState


@dataclass(frozen=True, slots=True, eq=False)
class Trajectory:
    """Consecutive epochs."""

    #: shape (epochs, parameters)
    parameters: Array
    #: shape (epochs, memories, parameters)
    memories: Array
    #: What is descended: the mean loss of the active samples and the penalty; shape (epochs,)
    losses: Array
    #: The share of active samples answered right; NaN where there is no right and wrong.
    accuracies: Array
    #: The mean loss of the samples held out; NaN where there are none.
    test_losses: Array
    #: The share of the samples held out answered right; NaN where that can't be said.
    test_accuracies: Array
    #: The mean loss of the active samples alone, without the penalty.
    data_losses: Array

    def __len__(self) -> int:
        return len(self.losses)

    @property
    def last(self) -> TrainingState:
        """Where the last epoch ends."""
        return TrainingState(self.parameters[-1].copy(), self.memories[-1].copy())

    def part(self, begin: int, end: int) -> "Trajectory":
        """Return the epochs from `begin` to before `end`."""
        return Trajectory(
            self.parameters[begin:end],
            self.memories[begin:end],
            self.losses[begin:end],
            self.accuracies[begin:end],
            self.test_losses[begin:end],
            self.test_accuracies[begin:end],
            self.data_losses[begin:end],
        )

    def until(self, loss: float | None) -> tuple["Trajectory", bool]:
        """Return the epochs up to the first with a loss at or below one, and if there is such."""
        if loss is None:
            return self, False
        below = np.flatnonzero(self.losses <= loss)
        return (self.part(0, int(below[0]) + 1), True) if below.size else (self, False)

    def ending_in(self, other: "Trajectory") -> "Trajectory":
        """Return these epochs with the last one replaced by another trajectory's only one."""
        return Trajectory(
            *(
                np.concatenate((getattr(self, name)[:-1], getattr(other, name)))
                for name in self.__slots__
            )
        )
