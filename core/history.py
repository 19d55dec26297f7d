"""A run's record in bounded memory: every stride-th epoch, and the latest.

When the record is full, every other entry is dropped and the stride doubles. The lowest and the
highest loss between two entries are kept as well, so that a loss that jumps from epoch to epoch
still shows its jumps when only every 512th epoch is recorded.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Entries at most; as many as a plot can draw within a frame.
CAPACITY = 2048


class History:
    """The epochs recorded so far, from the start to the latest.

    Parameters
    ----------
    parameters : int
        The length of θ.
    capacity : int
        Entries at most, an even number.
    """

    def __init__(self, parameters: int, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self.stride = 1
        self._count = 0
        # One entry more than the capacity: the latest epoch, when it is no multiple of the stride.
        self._epochs = np.zeros(capacity + 1, dtype=np.int64)
        self._losses = np.zeros(capacity + 1)
        self._accuracies = np.zeros(capacity + 1)
        self._lows = np.zeros(capacity + 1)
        self._highs = np.zeros(capacity + 1)
        self._parameters = np.zeros((capacity + 1, parameters))
        self._has_latest = False

    def __len__(self) -> int:
        return self._count + self._has_latest

    @property
    def epochs(self) -> Integers:
        """Epoch numbers, ascending, shape (n,); the last is the latest epoch."""
        return self._epochs[: len(self)].copy()

    @property
    def losses(self) -> Array:
        """The loss at each of `epochs`, shape (n,)."""
        return self._losses[: len(self)].copy()

    @property
    def accuracies(self) -> Array:
        """The share of active rows answered right at each of `epochs`, shape (n,)."""
        return self._accuracies[: len(self)].copy()

    @property
    def lowest_losses(self) -> Array:
        """The lowest loss since the entry before, shape (n,)."""
        return self._lows[: len(self)].copy()

    @property
    def highest_losses(self) -> Array:
        """The highest loss since the entry before, shape (n,)."""
        return self._highs[: len(self)].copy()

    @property
    def parameters(self) -> Array:
        """θ at each of `epochs`, shape (n, parameters)."""
        return self._parameters[: len(self)].copy()

    @property
    def nbytes(self) -> int:
        """The memory that the record occupies, in bytes."""
        columns = (self._epochs, self._losses, self._accuracies, self._lows, self._highs)
        return sum(column.nbytes for column in columns) + self._parameters.nbytes

    def nearest(self, epoch: int) -> tuple[int, Array]:
        """Return the last recorded epoch at or before `epoch`, and θ there."""
        index = min(epoch // self.stride, self._count - 1)
        return int(self._epochs[index]), self._parameters[index].copy()

    def extend(self, first: int, losses: Array, accuracies: Array, parameters: Array) -> None:
        """Append consecutive epochs.

        Parameters
        ----------
        first : int
            The first one's number: 0, or the latest epoch's plus 1.
        losses, accuracies : ndarray, shape (n,)
        parameters : ndarray, shape (n, parameters)
        """
        done = 0
        while done < len(losses):
            # Up to the epoch that fills the record: the stride doubles when that is the latest.
            filling = (self.capacity - 1) * self.stride
            stop = min(len(losses), filling - first + 1)
            part = slice(done, stop)
            self._append(first + done, losses[part], accuracies[part], parameters[part])
            done = stop
            if self._count == self.capacity:
                self._halve()

    def amend(self, loss: float, accuracy: float, parameters: Array) -> None:
        """Overwrite the latest epoch: its parameters were set by hand."""
        at = len(self) - 1
        self._losses[at] = loss
        # At a coarser stride the entry speaks for the epochs since the one before, too.
        self._lows[at] = loss if self.stride == 1 else min(self._lows[at], loss)
        self._highs[at] = loss if self.stride == 1 else max(self._highs[at], loss)
        self._accuracies[at] = accuracy
        self._parameters[at] = parameters

    def copy(self) -> "History":
        """Return a record of its own with the same entries."""
        twin = History(self._parameters.shape[1], self.capacity)
        twin.__dict__.update(
            {
                name: value.copy() if isinstance(value, np.ndarray) else value
                for name, value in self.__dict__.items()
            }
        )
        return twin

    def truncate(self, epoch: int) -> None:
        """Forget every entry after the last recorded epoch at or before `epoch`."""
        self._count = min(self._count, epoch // self.stride + 1)
        self._has_latest = False

    def restart(self, last: int) -> None:
        """Forget all, to record anew the epochs 0 to `last`, as finely as they fit."""
        self._count = 0
        self._has_latest = False
        self.stride = 1
        while last // self.stride >= self.capacity - 1:
            self.stride *= 2

    def _append(self, first: int, losses: Array, accuracies: Array, parameters: Array) -> None:
        at = np.arange(-first % self.stride, len(losses), self.stride)
        lows, highs = self._extremes(losses, at)
        new = slice(self._count, self._count + len(at))
        self._epochs[new] = first + at
        self._losses[new] = losses[at]
        self._accuracies[new] = accuracies[at]
        self._parameters[new] = parameters[at]
        self._lows[new] = lows[: len(at)]
        self._highs[new] = highs[: len(at)]
        self._count += len(at)
        self._has_latest = len(lows) > len(at)
        if self._has_latest:
            self._epochs[self._count] = first + len(losses) - 1
            self._losses[self._count] = losses[-1]
            self._accuracies[self._count] = accuracies[-1]
            self._parameters[self._count] = parameters[-1]
            self._lows[self._count] = lows[-1]
            self._highs[self._count] = highs[-1]

    def _extremes(self, losses: Array, at: Integers) -> tuple[Array, Array]:
        """Return the lowest and highest loss up to each entry, and of what follows the last."""
        if self.stride == 1:
            return losses, losses
        starts = np.concatenate(([0], at + 1))
        starts = starts[starts < len(losses)]
        lows = np.minimum.reduceat(losses, starts)
        highs = np.maximum.reduceat(losses, starts)
        if self._has_latest:
            lows[0] = min(lows[0], self._lows[self._count])
            highs[0] = max(highs[0], self._highs[self._count])
        return lows, highs

    def _halve(self) -> None:
        kept = self.capacity // 2
        # The dropped entry before each kept one takes part in its extremes.
        lows, highs = self._lows[: self.capacity], self._highs[: self.capacity]
        self._lows[1:kept] = np.minimum(lows[2::2], lows[1:-1:2])
        self._highs[1:kept] = np.maximum(highs[2::2], highs[1:-1:2])
        last = self.capacity - 1
        for column in (self._epochs, self._losses, self._accuracies, self._parameters):
            end = column[last].copy()
            column[:kept] = column[: self.capacity : 2].copy()
            column[kept] = end
        self._lows[kept], self._highs[kept] = lows[last], highs[last]
        self._count = kept
        self._has_latest = True
        self.stride *= 2
