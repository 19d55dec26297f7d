"""How the loss goes: over the next epochs where it costs little to look ahead, else the last ones.

A run of few samples is looked at ahead of itself, so that what is wrong shows at once. Where an
epoch is dear, what the history has of the last epochs must do; of a long run that is every
stride-th epoch.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.elementary import log
from learnscope.core.problems.statistics import mean
from learnscope.core.run.batches import updates_per_epoch

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment
    from learnscope.core.trainer import Trainer

Array = NDArray[np.float64]

#: How many epochs, or entries of the history, a trend has: enough to tell a swing from a jump.
SPAN = 16

#: Ahead is looked only where an epoch works out no more numbers than this, an update counting for
#: some hundreds of them. It must not depend on how fast the machine is.
CHEAP = 1_600
_AN_UPDATE = 500

#: A trend with fewer changes of the loss says nothing yet.
FEWEST = SPAN // 2

#: A rise of the loss by less than this share is no jump. Plain descent over all samples falls at
#: every step that is small enough; with batches that see only a part, or a rule that remembers,
#: the whole loss rises a little now and then while all is well.
JUMP = 1e-3
NOISY_JUMP = 0.05

#: A loss is near the best one within this share of it, and this share of what it is measured by.
NEAR_ENOUGH = 0.01
TOO_LITTLE = 1e-5

#: The test loss has risen, rather than wavered, if it stands this share above its minimum…
RISE = 0.1

#: …and has for this share of the epochs up to the minimum, and this many epochs at least.
RISING_SHARE = 0.25
RISING_EPOCHS = 20


class Trend(NamedTuple):
    """The loss over some epochs.

    Parameters
    ----------
    losses : ndarray, shape (n,)
        In order.
    highest : ndarray, shape (n,)
        The highest loss of the epochs since the one before.
    epochs : int
        From the first to the last.
    ahead : bool
        Whether they are still to come.
    noisy : bool
        Whether the loss may rise a little although all is well.
    """

    losses: Array
    highest: Array
    epochs: int
    ahead: bool
    noisy: bool

    @property
    def known(self) -> bool:
        """Whether there are enough of them to say anything."""
        return self.ahead or len(self.losses) > FEWEST

    @property
    def goes_too_far(self) -> bool:
        """Whether the loss jumps up at every third epoch or more often, or simply climbs."""
        before, after = self.losses[:-1], self.highest[1:]
        tolerance = NOISY_JUMP if self.noisy else JUMP
        rises = np.count_nonzero(after - before > tolerance * before)
        climbs = not self.noisy and self.losses[-1] > (1.0 + NOISY_JUMP) * self.losses[0]
        return bool(climbs or (rises > 0 and rises >= len(before) / 3))

    @property
    def falls(self) -> int:
        """At how many of the epochs the loss falls, or has fallen since the one before."""
        after = self.losses[1:]
        return int(np.count_nonzero((after < self.losses[:-1]) | (after < self.highest[1:])))

    def falls_less_than(self, share: float) -> bool:
        """Return whether the loss is known to fall by less than a share."""
        return self.known and self.fall < share

    @property
    def wavering(self) -> float:
        """How far apart the highest and the lowest loss are, as a share of the highest."""
        highest = float(self.losses.max())
        return 1.0 - float(self.losses.min()) / highest if highest > 0.0 else 0.0

    @property
    def top(self) -> float:
        """The highest loss of them all."""
        return float(self.highest[1:].max(initial=self.losses[0]))

    @property
    def ends(self) -> tuple[float, float]:
        """The first loss and the last; of a noisy one the means of its earlier and later half."""
        if not self.noisy:
            return float(self.losses[0]), float(self.losses[-1])
        half = (len(self.losses) + 1) // 2
        return mean(self.losses[:half]), mean(self.losses[-half:])

    @property
    def fall(self) -> float:
        """The share of the loss by which it falls; negative if it rises."""
        first, last = self.ends
        return 1.0 - last / first if first > 0.0 else 0.0


def epochs_left(trend: Trend, best: float, unit: float) -> float:
    """Return how many epochs it takes to a loss near the best one, at the pace of a trend.

    What the loss lies above the best shrinks by the same share from epoch to epoch, near the end.

    Parameters
    ----------
    trend : Trend
    best : float
        The lowest loss there is.
    unit : float
        A loss beside which what is left of a best that is 0 is nothing.
    """
    first, last = trend.ends
    near = NEAR_ENOUGH * best + TOO_LITTLE * unit
    above, now = first - best, last - best
    if now <= near:
        return 0.0
    if not 0.0 < now < above:
        return inf
    epochs = trend.epochs * (0.5 if trend.noisy else 1.0)
    return float(epochs * log(now / near) / log(above / now))


def trend_of(trainer: Trainer) -> Trend:
    """Return how the loss goes where a run stands."""
    experiment = trainer.experiment
    noisy = updates_per_epoch(experiment) > 1 or bool(experiment.optimizer.rule.memories)
    if _cost_of_an_epoch(experiment) <= CHEAP:
        losses = trainer.look_ahead(SPAN)
        return Trend(losses, losses, len(losses) - 1, ahead=True, noisy=noisy)
    history, epoch = trainer.history, trainer.epoch
    epochs = history.epochs
    end = int(np.searchsorted(epochs, epoch, side="right"))
    # What was changed by hand is no swing of the descent.
    changed = trainer.changes.in_force(epoch).epoch
    begin = max(end - SPAN - 1, int(np.searchsorted(epochs, changed)))
    begin = min(begin, end - 1)
    window = slice(begin, end)
    span = int(epochs[end - 1] - epochs[begin])
    losses, highest = history.losses[window], history.highest_losses[window]
    return Trend(losses, highest, span, ahead=False, noisy=noisy)


def _cost_of_an_epoch(experiment: Experiment) -> int:
    model = experiment.model
    an_update = _AN_UPDATE + model.parameter_count
    samples = len(experiment.problem.active)
    return samples * sum(model.sizes) + updates_per_epoch(experiment) * an_update


class Overfitting(NamedTuple):
    """When the loss of the samples held out was lowest, and what has become of both losses."""

    epoch: int
    test_loss: float
    loss: float
    test_loss_now: float
    loss_now: float


def overfitting_of(trainer: Trainer) -> Overfitting | None:
    """Return how a run overfits, if it does: the test loss has long risen, the loss still falls."""
    if not trainer.experiment.problem.held_out:
        return None
    history, epoch = trainer.history, trainer.epoch
    epochs = history.epochs
    end = int(np.searchsorted(epochs, epoch, side="right"))
    tests = history.test_losses[:end]
    # Another loss, another penalty and parameters set by hand begin a new story.
    begin = int(np.searchsorted(epochs[:end], trainer.changes.measured_alike_since(epoch)))
    begin = min(begin, end - 1)
    at = begin + int(np.argmin(tests[begin:]))
    since, lowest = int(epochs[at]), float(tests[at])
    if epoch - since < max(RISING_EPOCHS, RISING_SHARE * since):
        return None
    # The later half of the time since: a single wave of the loss does not fill it.
    later = int(np.searchsorted(epochs, since + (epoch - since) // 2))
    risen = float(tests[later:].min(initial=trainer.test_loss)) > (1.0 + RISE) * lowest
    before = float(history.data_losses[at])
    if not risen or trainer.data_loss >= before:
        return None
    return Overfitting(since, lowest, before, trainer.test_loss, trainer.data_loss)
