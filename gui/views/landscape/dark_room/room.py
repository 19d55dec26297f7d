"""The dark room: a floor of tiles, of which one knows only those that one has stood on.

Each tile stands for one value of each parameter that is searched. To try one is to work out the
loss there, and nothing else: no slope.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

import numpy as np
from numpy.typing import NDArray

from learnscope.core import Experiment, ExperimentError
from learnscope.core.landscape import Arrival, count_tries, losses_tried
from learnscope.core.problems.statistics import total

Array = NDArray[np.float64]
Index = tuple[int, ...]

#: More tiles than this are refused: they would take more than a few megabytes, and minutes.
MOST_TILES = 1_000_000

#: Further out than this no tile lies.
FURTHEST = 1e6

#: What descent may cost beside the search, in epochs times samples times parameters.
_DESCENT, _MOST_EPOCHS, _LEAST_EPOCHS = 20_000_000, 20_000, 100

#: How much of that is gone at a time: a few milliseconds, interpreted.
_PORTION = 1_000

#: What is tried at first: from −10 to 10 in steps of 1.
LOW, HIGH, COUNT = -10.0, 10.0, 21


@dataclass(frozen=True, slots=True)
class Values:
    """The values that a parameter takes: evenly from a lowest to a highest one.

    Parameters
    ----------
    low, high : float
    count : int
        How many; a single one is `low`.

    Raises
    ------
    ExperimentError
        If they are not finite, not in order, or not at least one.
    """

    low: float = LOW
    high: float = HIGH
    count: int = COUNT

    def __post_init__(self) -> None:
        for name, end in (("low", self.low), ("high", self.high)):
            if not (math.isfinite(end) and abs(end) <= FURTHEST):
                raise ExperimentError(f"room.{name}", end, f"-{FURTHEST:g} to {FURTHEST:g}")
        if self.count < 1:
            raise ExperimentError("room.count", self.count, "1 or more")
        if not self.low < self.high and self.count > 1:
            raise ExperimentError("room.high", self.high, f"above {self.low:g}")

    @property
    def step(self) -> float:
        """From one value to the next; for a single one as if there were two."""
        return (self.high - self.low) / max(self.count - 1, 1) or 1.0

    def array(self) -> Array:
        """Return the values, shape (count,)."""
        return np.asarray(self.low + np.arange(self.count) * self.step, dtype=np.float64)

    def nearest(self, value: float) -> int | None:
        """Return the number of the value in whose tile another one lies, or None."""
        number = math.floor((value - self.low) / self.step + 0.5)
        return number if 0 <= number < self.count else None

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where the tiles reach: half a step beyond the values."""
        return self.low - self.step / 2.0, self.low + (self.count - 0.5) * self.step


@dataclass(frozen=True, slots=True)
class BestTry:
    """The lowest loss found so far, and the first combination that has it."""

    loss: float
    parameters: tuple[float, ...]
    index: Index


class Room:
    """What has been tried of a floor, by hand or one after the other.

    Parameters
    ----------
    experiment : Experiment
        Whose loss it is.
    at : ndarray, shape (parameters,)
        θ of the parameters that are not searched.
    searched : mapping of str to Values
        The values of those that are, by their names.

    Raises
    ------
    ExperimentError
        If there are more than `MOST_TILES` tiles.
    """

    def __init__(self, experiment: Experiment, at: Array, searched: Mapping[str, Values]) -> None:
        names = experiment.model.parameter_names
        self.experiment = experiment
        self.at = at
        #: In the order of θ.
        self.names = tuple(name for name in names if name in searched)
        self.values = tuple(searched[name] for name in self.names)
        self.sizes = tuple(each.count for each in self.values)
        tiles = prod(self.sizes)
        if tiles > MOST_TILES:
            raise ExperimentError("room.tiles", tiles, f"{MOST_TILES:,}")
        self._each = [
            searched[name].array() if name in searched else at[i : i + 1]
            for i, name in enumerate(names)
        ]
        self._losses = np.full(tiles, np.nan)
        self._lit = np.zeros(tiles, dtype=bool)
        self._next = 0
        self.tries = 0
        #: Seconds that the tries took, without what showing them takes.
        self.seconds = 0.0
        self.best: BestTry | None = None

    @property
    def tiles(self) -> int:
        """How many tiles there are."""
        return len(self._losses)

    @property
    def finished(self) -> bool:
        """Whether every tile has been tried, one after the other."""
        return self._next >= self.tiles

    @property
    def losses(self) -> Array:
        """The losses of the tiles, shape `sizes`; not a number where nobody has stood."""
        return self._losses.reshape(self.sizes)

    @property
    def lit(self) -> NDArray[np.bool_]:
        """Which tiles have been tried, shape `sizes`."""
        return self._lit.reshape(self.sizes)

    @property
    def rate(self) -> float:
        """Tries a second, as measured."""
        return self.tries / self.seconds if self.seconds > 0.0 else 0.0

    def try_tile(self, index: Index) -> float:
        """Stand on one tile; to come back to it is no other try. Return its loss."""
        number = int(np.ravel_multi_index(index, self.sizes))
        if not self._lit[number]:
            self._light(number, number + 1)
        return float(self._losses[number])

    def try_more(self, count: int) -> None:
        """Stand on the next so many tiles, in the order of an exhaustive search."""
        begin = self._next
        self._next = min(begin + count, self.tiles)
        if self._next > begin:
            self._light(begin, self._next)

    def forget(self) -> None:
        """Put out every light, and begin to count anew."""
        self._losses.fill(np.nan)
        self._lit.fill(False)
        self._next, self.tries, self.seconds, self.best = 0, 0, 0.0, None

    def _light(self, first: int, last: int) -> None:
        began = time.perf_counter()
        losses = losses_tried(self.experiment, self._each, first, last)
        self.seconds += time.perf_counter() - began
        self.tries += int(total(np.where(self._lit[first:last], 0.0, 1.0)))
        self._losses[first:last], self._lit[first:last] = losses, True
        lowest = int(np.argmin(np.where(np.isnan(losses), np.inf, losses)))
        found = float(losses[lowest])
        if math.isfinite(found) and (self.best is None or found < self.best.loss):
            index = tuple(int(i) for i in np.unravel_index(first + lowest, self.sizes))
            self.best = BestTry(found, self._parameters(index), index)

    def _parameters(self, index: Index) -> tuple[float, ...]:
        theta = self.at.copy()
        places = [self.experiment.model.parameter_names.index(name) for name in self.names]
        for place, values, number in zip(places, self.values, index, strict=True):
            theta[place] = values.array()[number]
        return tuple(theta.tolist())


def descent_beside(loss: float, experiment: Experiment, start: Array) -> tuple[Arrival, int]:
    """Return descent to a loss, held against the search, and in portions of how many epochs.

    A portion takes a few milliseconds where the engine is interpreted; all of it takes a third of
    a second there.

    Parameters
    ----------
    loss : float
        How low the search has got.
    experiment : Experiment
    start : ndarray, shape (parameters,)
        θ from which it descends.
    """
    cost = len(experiment.problem.active) * experiment.model.parameter_count
    allowed = min(max(_DESCENT // cost, _LEAST_EPOCHS), _MOST_EPOCHS)
    return Arrival(experiment, start, loss, allowed), max(_PORTION // cost, 1)


def seconds_for(parameters: int, values: int, rate: float) -> float:
    """Return how long it takes to try every combination, in seconds; infinite beyond the floats."""
    try:
        return count_tries(values, parameters) / rate
    except (OverflowError, ZeroDivisionError):
        return math.inf
