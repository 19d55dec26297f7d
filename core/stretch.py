"""Where a run stands, and the epochs it goes through, as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """All that the next epoch starts from."""

    #: θ, shape (parameters,)
    parameters: Array
    #: What the optimizer remembers, shape (memories, parameters)
    state: Array


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Consecutive epochs."""

    #: shape (epochs, parameters)
    parameters: Array
    #: shape (epochs, memories, parameters)
    states: Array
    #: What is descended: the mean loss of the active samples and the penalty; shape (epochs,)
    losses: Array
    #: The share of active samples answered right; NaN where there is no right and wrong.
    accuracies: Array
    #: The mean loss of the samples held out; NaN where there are none.
    test_losses: Array

    def __len__(self) -> int:
        return len(self.losses)

    @property
    def last(self) -> Point:
        """Where the last epoch ends."""
        return Point(self.parameters[-1].copy(), self.states[-1].copy())

    def part(self, begin: int, end: int) -> "Stretch":
        """Return the epochs from `begin` to before `end`."""
        return Stretch(
            self.parameters[begin:end],
            self.states[begin:end],
            self.losses[begin:end],
            self.accuracies[begin:end],
            self.test_losses[begin:end],
        )

    def ending_in(self, other: "Stretch") -> "Stretch":
        """Return these epochs with the last one replaced by another stretch's only one."""
        return Stretch(
            *(
                np.concatenate((getattr(self, name)[:-1], getattr(other, name)))
                for name in self.__slots__
            )
        )

    def finite(self) -> "Stretch":
        """Return the epochs before the first whose loss or parameters are not finite."""
        finite = np.isfinite(self.losses) & np.isfinite(self.parameters).all(axis=1)
        # A state beyond the finite numbers would make the epoch after this one not a number.
        finite &= np.isfinite(self.states).all(axis=(1, 2))
        return self if finite.all() else self.part(0, int(np.argmin(finite)))
