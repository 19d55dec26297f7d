"""A run's record in bounded memory: every stride-th epoch, and the latest.

When the record is full, every other entry is dropped and the stride doubles. The lowest and the
highest loss between two entries are kept as well, so that a loss that jumps from epoch to epoch
still shows its jumps when only every 512th epoch is recorded.
"""

import copy

import numpy as np
from numpy.typing import NDArray

from learnscope.core.run.trajectory import Trajectory

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Entries at most; as many as a plot can draw within a frame.
CAPACITY = 2048

#: Entries that there is room for at first; the room doubles whenever it is filled.
_ROOM = 64

#: The arrays that a record consists of, an entry each in every one of them.
_COLUMNS = (
    "_epochs",
    "_losses",
    "_accuracies",
    "_test_losses",
    "_test_accuracies",
    "_data_losses",
    "_lows",
    "_highs",
    "_parameters",
    "_memories",
)


class History:
    """The epochs recorded so far, from the start to the latest.

    Parameters
    ----------
    parameters : int
        The length of θ.
    memories : int
        The number of rows of the optimizer's state.
    capacity : int
        Entries at most, an even number.
    """

    def __init__(self, parameters: int, memories: int = 0, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self.stride = 1
        self._count = 0
        self._has_latest = False
        self._epochs = np.zeros(0, dtype=np.int64)
        self._losses = np.zeros(0)
        self._accuracies = np.zeros(0)
        self._test_losses = np.zeros(0)
        self._test_accuracies = np.zeros(0)
        self._data_losses = np.zeros(0)
        self._lows = np.zeros(0)
        self._highs = np.zeros(0)
        self._parameters = np.zeros((0, parameters))
        self._memories = np.zeros((0, memories, parameters))
        self._make_room(min(capacity + 1, _ROOM))

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
        """The share of active samples answered right at each of `epochs`, shape (n,)."""
        return self._accuracies[: len(self)].copy()

    @property
    def test_losses(self) -> Array:
        """The mean loss of the samples held out at each of `epochs`, shape (n,)."""
        return self._test_losses[: len(self)].copy()

    @property
    def test_accuracies(self) -> Array:
        """The share of the samples held out answered right at each of `epochs`, shape (n,)."""
        return self._test_accuracies[: len(self)].copy()

    @property
    def data_losses(self) -> Array:
        """The mean loss without the penalty at each of `epochs`, shape (n,)."""
        return self._data_losses[: len(self)].copy()

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
        return sum(getattr(self, name).nbytes for name in _COLUMNS)

    @property
    def _columns(self) -> tuple[Array, ...]:
        """What is kept of a `Trajectory`, in the order of its fields."""
        return (
            self._parameters,
            self._memories,
            self._losses,
            self._accuracies,
            self._test_losses,
            self._test_accuracies,
            self._data_losses,
        )

    def nearest(self, epoch: int) -> tuple[int, Trajectory]:
        """Return the last recorded epoch at or before `epoch`, and what is recorded of it."""
        index = min(epoch // self.stride, self._count - 1)
        if self._reaches(epoch):
            index = self._count
        entry = slice(index, index + 1)
        return int(self._epochs[index]), Trajectory(*(each[entry].copy() for each in self._columns))

    def extend(self, first: int, trajectory: Trajectory) -> None:
        """Append consecutive epochs.

        Parameters
        ----------
        first : int
            The first one's number: 0, or the latest epoch's plus 1.
        trajectory : Trajectory
        """
        done = 0
        while done < len(trajectory):
            # Up to the epoch that fills the record: the stride doubles when that is the latest.
            filling = (self.capacity - 1) * self.stride
            stop = min(len(trajectory), filling - first + 1)
            self._append(first + done, trajectory.part(done, stop))
            done = stop
            if self._count == self.capacity:
                self._halve()

    def amend(self, trajectory: Trajectory) -> None:
        """Overwrite the latest epoch, whose parameters were set by hand, by a trajectory of one."""
        at = len(self) - 1
        self._make_memory(trajectory.memories.shape[1])
        self._write(slice(at, at + 1), trajectory)
        loss = float(trajectory.losses[0])
        # At a coarser stride the entry speaks for the epochs since the one before, too.
        self._lows[at] = loss if self.stride == 1 else min(self._lows[at], loss)
        self._highs[at] = loss if self.stride == 1 else max(self._highs[at], loss)

    def copy(self) -> "History":
        """Return a record of its own with the same entries."""
        twin = copy.copy(self)
        twin._make_room(len(self))
        return twin

    def truncate(self, epoch: int) -> None:
        """Forget every entry after the last recorded epoch at or before `epoch`."""
        if not self._reaches(epoch):
            self._count = min(self._count, epoch // self.stride + 1)
            self._has_latest = False

    def end_with(self, epoch: int, trajectory: Trajectory, lowest: float, highest: float) -> None:
        """Append the latest epoch, where it is none of those that are recorded at this stride.

        Parameters
        ----------
        epoch : int
        trajectory : Trajectory
            Its last epoch is that one.
        lowest, highest : float
            The extremes of the loss since the entry before.
        """
        latest = slice(self._count, self._count + 1)
        self._epochs[latest] = epoch
        self._write(latest, trajectory.part(len(trajectory) - 1, len(trajectory)))
        self._lows[latest] = lowest
        self._highs[latest] = highest
        self._has_latest = True

    def _reaches(self, epoch: int) -> bool:
        """Return whether an entry beside those at the stride is recorded at or before an epoch."""
        return self._has_latest and bool(epoch >= self._epochs[self._count])

    def restart(self, last: int) -> None:
        """Forget all, to record anew the epochs 0 to `last`, as finely as they fit."""
        self._count = 0
        self._has_latest = False
        self.stride = 1
        while last // self.stride >= self.capacity - 1:
            self.stride *= 2

    def leap(self, epoch: int, trajectory: Trajectory) -> None:
        """Record an epoch far from the first, which is recorded, with nothing in between.

        The stride becomes so large that none of the epochs between them would be recorded at it.

        Parameters
        ----------
        epoch : int
            At least 1.
        trajectory : Trajectory
            Its last epoch is that one.
        """
        self.truncate(0)
        self.stride = 1 << epoch.bit_length()
        self._make_memory(trajectory.memories.shape[1])
        loss = float(trajectory.losses[-1])
        self.end_with(epoch, trajectory, loss, loss)

    def _make_room(self, entries: int) -> None:
        """Move into arrays of this length, with the entries that there are."""
        count = len(self)
        for name in _COLUMNS:
            column = getattr(self, name)
            moved = np.empty((entries, *column.shape[1:]), column.dtype)
            moved[:count] = column[:count]
            setattr(self, name, moved)

    def _make_memory(self, memories: int) -> None:
        """Have room for so many rows of an optimizer's memory in every entry."""
        entries, rows, parameters = self._memories.shape
        if memories > rows:
            added = np.zeros((entries, memories - rows, parameters))
            self._memories = np.concatenate((self._memories, added), axis=1)

    def _append(self, first: int, trajectory: Trajectory) -> None:
        self._make_memory(trajectory.memories.shape[1])
        at = np.arange(-first % self.stride, len(trajectory), self.stride)
        # One entry more: the latest epoch, when it is no multiple of the stride.
        needed = self._count + len(at) + 1
        if needed > len(self._epochs):
            self._make_room(min(max(needed, 2 * len(self._epochs)), self.capacity + 1))
        lows, highs = self._extremes(trajectory.losses, at)
        new = slice(self._count, self._count + len(at))
        self._epochs[new] = first + at
        self._write(new, trajectory, at)
        self._lows[new] = lows[: len(at)]
        self._highs[new] = highs[: len(at)]
        self._count += len(at)
        self._has_latest = False
        if len(lows) > len(at):
            last = first + len(trajectory) - 1
            self.end_with(last, trajectory, float(lows[-1]), float(highs[-1]))

    def _write(self, entries: slice, trajectory: Trajectory, at: Integers | None = None) -> None:
        """Write epochs of a trajectory, all or those at some places, into entries of the record."""
        for column, name in zip(self._columns, Trajectory.__slots__, strict=True):
            values = getattr(trajectory, name)
            values = values if at is None else values[at]
            if column is self._memories:
                # An optimizer that came later may remember more, or less.
                column[entries, : values.shape[1]] = values
            else:
                column[entries] = values

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
        for column in (self._epochs, *self._columns):
            end = column[last].copy()
            column[:kept] = column[: self.capacity : 2].copy()
            column[kept] = end
        self._lows[kept], self._highs[kept] = lows[last], highs[last]
        self._count = kept
        self._has_latest = True
        self.stride *= 2
