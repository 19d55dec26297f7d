"""A race: several optimizers, or rates, from the same starts to the same loss.

What is tried at one rate is tried in portions, so that it can be stopped, and done by whoever has a
moment. See `sweep` for why each has to be tried at many rates before anything is said of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from learnscope.core.engine import LOSS
from learnscope.core.landscape.runs import Descent, RateTried
from learnscope.core.run.plan import Plan
from learnscope.core.start import RandomStart, Start, usual_start
from learnscope.core.validation import MAX_SEED

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

#: Epochs between two looks at whether to stop.
_PORTION = 256


def starts_beside(experiment: Experiment, count: int) -> tuple[Start, ...]:
    """Return an experiment's own start and others: drawn as it is, from the seeds that follow.

    Where it is not drawn, the others are drawn as suits the network.

    Parameters
    ----------
    experiment : Experiment
    count : int
        How many in all, at least 1.
    """
    own = experiment.start
    drawn = own if isinstance(own, RandomStart) else usual_start(experiment.network, 0)
    seeds = ((drawn.seed + i) % (MAX_SEED + 1) for i in range(1, count))
    return own, *(replace(drawn, seed=seed) for seed in seeds)


class Attempt:
    """An experiment from several starts until a loss is reached, portion by portion.

    Parameters
    ----------
    experiment : Experiment
        At the rate that is tried.
    starts : sequence of Start
    target_loss : float
        The loss to reach, with the penalty.
    epochs : int
        How many epochs to allow, 0 or more.
    """

    def __init__(
        self, experiment: Experiment, starts: Sequence[Start], target_loss: float, epochs: int
    ) -> None:
        self._rate = experiment.optimizer.learning_rate
        self._target, self._epochs = target_loss, epochs
        # A start's seed shuffles the samples as well: then each has a descent of its own.
        groups = [[start] for start in starts] if experiment.batch.shuffle else [list(starts)]
        self._descents = []
        for group in groups:
            plan = Plan(replace(experiment, start=group[0]))
            thetas = np.array([start.draw(experiment.model) for start in group]).T
            self._descents.append(Descent(plan, np.ascontiguousarray(thetas), target_loss))

    @property
    def over(self) -> bool:
        """Whether every start has arrived, can go no further, or has had its epochs."""
        return self._unfinished() is None

    def go_on(self, epochs: int) -> None:
        """Train a portion of so many epochs, of those that are not there yet."""
        descent = self._unfinished()
        if descent is not None:
            descent.go_on(min(epochs, self._epochs - descent.epoch))

    @property
    def tried(self) -> RateTried:
        """What has become of the starts."""
        arrived: list[int | None] = []
        for descent in self._descents:
            gone, _, readings = descent.reached
            there = readings[LOSS] <= self._target
            pairs = zip(gone.tolist(), there.tolist(), strict=True)
            arrived += [epochs if is_there else None for epochs, is_there in pairs]
        return RateTried(self._rate, tuple(arrived))

    def _unfinished(self) -> Descent | None:
        left = (each for each in self._descents if each.goes_on and each.epoch < self._epochs)
        return next(left, None)


def try_rate(
    experiment: Experiment,
    starts: Sequence[Start],
    target_loss: float,
    epochs: int,
    stops: Callable[[], bool] | None = None,
) -> RateTried | None:
    """Try an experiment from several starts; for any executor, if nothing has to stop it.

    Parameters
    ----------
    experiment, starts, target_loss, epochs
        As for `Attempt`.
    stops : callable, optional
        Asked now and then whether nobody wants the result any more.

    Returns
    -------
    RateTried, optional
        To the last bit what as many trainers come to; None if it was stopped.
    """
    attempt = Attempt(experiment, starts, target_loss, epochs)
    while not attempt.over:
        if stops is not None and stops():
            return None
        attempt.go_on(_PORTION)
    return attempt.tried
