"""A race between optimizers or rates as plain values: what is asked, and what has come of it."""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core import Experiment, Optimizer
from learnscope.core.landscape.runs import RateTried
from learnscope.core.landscape.sweep import best, rates_between
from learnscope.core.optimizers import RULES
from learnscope.core.start import Start

Array = NDArray[np.float64]

#: Rates tried for each factor of ten, and at least so many in all.
PER_DECADE, LEAST_RATES = 6, 25

#: How many starts each is tried from.
STARTS = 8

#: The rates of a race between rates, as shares of the present one.
_SHARES = (0.1, 0.3, 1.0, 3.0, 10.0)


class RaceAsked(NamedTuple):
    """What a race is to find out.

    Parameters
    ----------
    between : str
        ``"optimizers"`` or ``"rates"``.
    at : str
        ``"same"``: all at the present rate; ``"best"``: each at its own best.
    target_loss : float
        The loss to reach, with the penalty.
    epochs : int
        How many epochs are allowed.
    low, high : float
        The rates that are tried for the best: the lowest and the highest.
    """

    between: str = "optimizers"
    at: str = "best"
    target_loss: float = 0.1
    epochs: int = 2000
    low: float = 1e-3
    high: float = 10.0

    @property
    def sweeps(self) -> bool:
        """Whether each racer's best rate is to be looked for."""
        return self.between == "optimizers" and self.at == "best"

    @property
    def rates(self) -> list[float]:
        """The rates that are tried, ascending: as many for each factor of ten."""
        decades = math.log10(self.high) - math.log10(self.low)
        count = max(LEAST_RATES, math.ceil(PER_DECADE * decades - 1e-9) + 1)
        return rates_between(self.low, self.high, count)


class Racer(NamedTuple):
    """One that takes part.

    Parameters
    ----------
    number : int
        Which it is, from 0.
    optimizer : Optimizer
    style : str
        The theme's name of its colour, see `theme.DASHES`.
    """

    number: int
    optimizer: Optimizer
    style: str


@dataclass(frozen=True, slots=True, eq=False)
class RaceLine:
    """A racer's run from the experiment's own start.

    Parameters
    ----------
    epochs, losses : ndarray, shape (n,)
        As they are recorded.
    arrived : int or None
        The epoch at which it reached the target.
    """

    racer: Racer
    epochs: NDArray[np.int64]
    losses: Array
    arrived: int | None


@dataclass(frozen=True, slots=True, eq=False)
class RaceState:
    """How far a race is, and what has come of it.

    Parameters
    ----------
    experiment : Experiment
        Whose problem, network and start it is about.
    asked : RaceAsked
    racers : tuple of Racer
    starts : tuple of Start
        The experiment's own first.
    tried : tuple of tuple of RateTried
        What each racer has come to at each rate; so far.
    lines : tuple of RaceLine or None
        Each racer's run in the race itself; None where it is not run, or has no rate to run at.
    done : float
        The share of the work that is done.
    over : bool
        Whether nothing more will come.
    """

    experiment: Experiment
    asked: RaceAsked
    racers: tuple[Racer, ...]
    starts: tuple[Start, ...]
    tried: tuple[tuple[RateTried, ...], ...]
    lines: tuple[RaceLine | None, ...]
    done: float = 0.0
    over: bool = False

    def best(self, racer: int) -> RateTried | None:
        """Return the rate at which a racer's typical start arrives first, of those tried."""
        return best(self.tried[racer])

    def run_of(self, racer: int, rate: float, start: int = 0) -> Experiment:
        """Return the experiment of which a dot of the sweep, or a line of the race, is the run."""
        optimizer = self.racers[racer].optimizer.at(rate)
        return replace(self.experiment, optimizer=optimizer, start=self.starts[start])


def racers_of(experiment: Experiment, between: str, styles: tuple[str, ...]) -> tuple[Racer, ...]:
    """Return who races: every optimizer at the present rate, or the present one at several rates.

    Each optimizer has the hyperparameters that the experiment's has.
    """
    own = experiment.optimizer
    if between == "optimizers":
        optimizers = [replace(own, name=name) for name in RULES]
    else:
        optimizers = [own.at(float(f"{own.learning_rate * share:.6g}")) for share in _SHARES]
    return tuple(
        Racer(number, optimizer, styles[number % len(styles)])
        for number, optimizer in enumerate(optimizers)
    )
