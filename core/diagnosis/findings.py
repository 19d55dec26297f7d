"""What is going wrong, or right, with a run: a code and its figures. The sentences are gui's.

Many things can be true of a run at once. The one that is told is the first of these:

1.  ``diverged``: nothing else matters then.
2.  ``overfitting``, before ``solved``: answering every training sample is how it comes about.
3.  ``solved`` for classes, ``fitted`` for numbers: what else is odd does no harm; and
    ``held_at_half``, where all count as right, but some as 0s that are answered ½ for good.
4.  ``exploding``: the numbers are about to end.
5.  ``untrainable``: the step's slope is 0, so that nothing before it ever moves.
6.  ``not_separable``: one line is asked for and none exists, whatever else is tried; and
    ``held_at_half``, where bends draw what no line can, and only 1s are wrong that are answered ½
    for good.
7.  ``identical_units``: they stay identical for good.
8.  ``dead_units`` that leave a layer half or less of its units.
9.  ``overshooting``: steps that are too long explain most of what follows.
10. ``saturated``: a single neuron's wrong answer lies where the sigmoid is flat.
11. ``not_straight``: numbers that no line, or plane, comes close to, once it fits as it can.
12. ``dead_units``, ``saturated_units`` and ``vanishing_gradient``, each as far as the run makes no
    headway: networks that learn well have some of each.
13. ``slow``, and else ``learning``.

It is asked for in every frame. It depends on the experiment, what was changed, the epoch, and,
where an epoch is dear, on what the history has of the epochs before; never on the time it takes.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.diagnosis.symptoms import (
    Affected,
    arriving_slope,
    best_line,
    dead_units,
    held_at_half,
    identical_units,
    most_right,
    saturated_units,
    separable,
    spread,
)
from learnscope.core.diagnosis.trend import Trend, overfitting_of, trend_of
from learnscope.core.problems.gates import Gate
from learnscope.core.problems.statistics import length

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment
    from learnscope.core.trainer import Trainer

#: One line on a problem that no line separates is called stuck from this epoch on, or sooner, once
#: its gradient is as small as `FLAT`; on more samples than a gate's, once it makes no headway.
STUCK_AFTER = 100
FLAT = 1e-3

#: From here on a loss or a parameter is called exploding: some updates more, and it is no float64,
#: the largest of which is 1.8e308.
HUGE = 1e300

#: A wrong answer whose σ' is below this moves so little that it will not turn for a long time;
#: it is that of |z| = 5.3.
SATURATED_SLOPE = 5e-3

#: A relative fall of the loss over a trend below which learning is too slow to watch.
SLOW_FALL = 1e-4

#: … and below which units that are dead or flat are to blame: a tenth of a percent is a plateau.
STALLED_FALL = 1e-3

#: A layer that has lost this share of its units is maimed even if the loss still falls.
MAIMED = 0.5

#: The share of the output's slope that arrives at the first layer, below which it vanishes. Of
#: networks that learn a third or more arrives; of four layers of sigmoids some thousandths.
VANISHING = 1e-2

#: The loss is high while fewer answers are right than this, or while it is above this share of the
#: targets' spread.
HIGH_ACCURACY = 0.9
HIGH_LOSS = 0.1

#: Numbers are fitted where the mean squared error is below this share of the targets' variance: on
#: a plot as high as the curve the two lines then lie on top of each other.
FITTED = 1e-3

#: A line that is not the best one but has no more than this many times its error is near enough.
NEAR_BEST = 1.1


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One finding.

    Parameters
    ----------
    code : str
        ``"diverged"``, ``"overfitting"``, ``"solved"``, ``"held_at_half"``, ``"fitted"``,
        ``"exploding"``, ``"untrainable"``, ``"not_separable"``, ``"identical_units"``,
        ``"dead_units"``, ``"overshooting"``, ``"saturated"``, ``"not_straight"``,
        ``"saturated_units"``, ``"vanishing_gradient"``, ``"slow"`` or ``"learning"``.
    figures : mapping
        The numbers that the finding rests on, by name.
    units : tuple of str
        The hidden units it is about, by their names in `learnscope.core.Model.unit_names`.
    """

    code: str
    figures: Mapping[str, float]
    units: tuple[str, ...] = ()


def diagnose(trainer: Trainer) -> Diagnosis:
    """Return the one thing about a run that a learner should hear first."""
    for find in (_end, _limit, _trend):
        finding = find(trainer)
        if finding is not None:
            return finding
    return _finding(trainer, "learning")


def _finding(
    trainer: Trainer, code: str, affected: Affected | None = None, /, **more: float
) -> Diagnosis:
    active = len(trainer.experiment.problem.active)
    figures: dict[str, float] = {
        "epoch": trainer.epoch,
        "loss": trainer.loss,
        "learning_rate": trainer.learning_rate,
        "right": _right(trainer),
        "rows": active,
    }
    if affected is None:
        return Diagnosis(code, MappingProxyType(figures | more))
    figures |= {"layer": affected.layer, "units": len(affected.units), "of": affected.of}
    return Diagnosis(code, MappingProxyType(figures | more), affected.names)


def _end(trainer: Trainer) -> Diagnosis | None:
    """Say that a run has come to an end, a good or a bad one."""
    if trainer.diverged:
        return _finding(trainer, "diverged")
    overfitting = overfitting_of(trainer)
    if overfitting is not None:
        return _finding(
            trainer,
            "overfitting",
            best_epoch=overfitting.epoch,
            best_test_loss=overfitting.test_loss,
            best_loss=overfitting.loss,
            test_loss=overfitting.test_loss_now,
        )
    problem = trainer.experiment.problem
    if problem.task == "classification" and _right(trainer) == len(problem.active):
        held = held_at_half(trainer.experiment, target=0)
        return _finding(trainer, "held_at_half", held=held) if held else _finding(trainer, "solved")
    if problem.task == "regression":
        share = _unexplained(trainer)
        if share < FITTED:
            return _finding(trainer, "fitted", share=share)
    largest = max(trainer.loss, float(np.abs(trainer.parameters).max()))
    if largest >= HUGE:
        return _finding(trainer, "exploding", largest=largest, limit=sys.float_info.max)
    return None


def _limit(trainer: Trainer) -> Diagnosis | None:
    """Say what the network can't do however long it is trained."""
    experiment = trainer.experiment
    network = experiment.network
    if network.hidden and network.activation_function.flat:
        return _finding(trainer, "untrainable", layers=len(network.hidden))
    if _straight(experiment) and separable(experiment) is False:
        return _not_separable(trainer)
    if not network.hidden:
        return None
    held = held_at_half(experiment, target=1)
    if held and held == len(experiment.problem.active) - _right(trainer):
        return _finding(trainer, "held_at_half", held=held)
    affected = identical_units(experiment, trainer.parameters)
    if affected is not None:
        return _finding(trainer, "identical_units", affected)
    affected = dead_units(experiment, trainer.parameters)
    if affected is not None and affected.share >= MAIMED:
        return _finding(trainer, "dead_units", affected)
    return None


def _straight(experiment: Experiment) -> bool:
    """Return whether a network makes z a plane over its inputs: sums of lines stay a line."""
    return not experiment.network.hidden or experiment.network.activation_function.straight


def _not_separable(trainer: Trainer) -> Diagnosis:
    problem = trainer.experiment.problem
    if not isinstance(problem, Gate):
        trend = trend_of(trainer)
        if trainer.epoch >= STUCK_AFTER and trend.falls_less_than(STALLED_FALL):
            return _finding(trainer, "not_separable")
        return _trend_of(trainer, trend)
    gradient = length(trainer.next_update().gradient)
    if trainer.epoch < STUCK_AFTER and (trainer.epoch == 0 or gradient >= FLAT):
        return _finding(trainer, "learning")
    best = {}
    if len(problem.input_names) == 2:
        best["best"] = most_right(problem, trainer.experiment.network.bias)
    return _finding(trainer, "not_separable", gradient=gradient, **best)


def _trend(trainer: Trainer) -> Diagnosis:
    """Say how the loss goes, and what holds it up."""
    return _trend_of(trainer, trend_of(trainer))


def _trend_of(trainer: Trainer, trend: Trend) -> Diagnosis:
    experiment = trainer.experiment
    if trend.known and trend.jumps:
        return _finding(trainer, "overshooting", highest=trend.top)
    if not experiment.network.hidden and experiment.problem.task == "classification":
        finding = _saturated(trainer)
        if finding is not None:
            return finding
    stalled = trend.falls_less_than(STALLED_FALL)
    if stalled and _straight(experiment) and experiment.problem.task == "regression":
        best = best_line(experiment)
        share = _unexplained(trainer)
        if best > FITTED and share < NEAR_BEST * best:
            shifted = best_line(experiment.with_network(replace(experiment.network, bias=True)))
            return _finding(trainer, "not_straight", best=best, share=share, shifted=shifted)
    finding = _held_up(trainer, stalled) if experiment.network.hidden else None
    if finding is not None:
        return finding
    # A loss that wavers moves, be it sideways.
    still = not trend.noisy or trend.wavering < STALLED_FALL
    if still and trend.falls_less_than(SLOW_FALL):
        where = "ahead" if trend.ahead else "behind"
        return _finding(trainer, "slow", fall=trend.fall, **{where: trend.epochs})
    return _finding(trainer, "learning")


def _saturated(trainer: Trainer) -> Diagnosis | None:
    """Find a single neuron's wrong answer that hardly moves; cross-entropy moves them all."""
    experiment = trainer.experiment
    if not experiment.loss_function.saturates:
        return None
    rows = np.array(experiment.problem.active)
    _, sums = experiment.model.unit_outputs(trainer.parameters, experiment.problem.inputs[rows])
    wrong = (sums > 0.0) != (experiment.problem.target_array[rows] > 0.5)
    slopes = ACTIVATIONS["sigmoid"].slope_of(sums)
    flat = wrong & (slopes < SATURATED_SLOPE)
    if not flat.any():
        return None
    row = int(rows[flat.argmax()])
    sample = trainer.trace_row(row)
    return _finding(trainer, "saturated", row=row, z=sample.z, slope=sample.doutput_dz)


def _held_up(trainer: Trainer, stalled: bool) -> Diagnosis | None:
    """Find what holds up a network: units that do nothing, or layers that learn nothing."""
    experiment, parameters = trainer.experiment, trainer.parameters
    if stalled:
        affected = dead_units(experiment, parameters)
        if affected is not None:
            return _finding(trainer, "dead_units", affected)
        affected = saturated_units(experiment, parameters)
        if affected is not None and affected.share >= MAIMED:
            return _finding(trainer, "saturated_units", affected)
    if len(experiment.network.hidden) < 2 or not _high(trainer):
        return None
    arriving = arriving_slope(experiment, parameters)
    if arriving < VANISHING:
        return _finding(trainer, "vanishing_gradient", arriving=arriving)
    return None


def _right(trainer: Trainer) -> int:
    """Return how many active samples are answered right; 0 where answers are numbers."""
    problem = trainer.experiment.problem
    scored = problem.task == "classification"
    return round(trainer.accuracy * len(problem.active)) if scored else 0


def _high(trainer: Trainer) -> bool:
    if trainer.experiment.problem.task == "classification":
        return trainer.accuracy < HIGH_ACCURACY
    return _unexplained(trainer) > HIGH_LOSS


def _unexplained(trainer: Trainer) -> float:
    """Return the mean squared error as a share of the targets' variance.

    Of the loss |ŷ − Y| it is the square of the mean error, which is at most the mean square.
    """
    error = trainer.loss - trainer.penalty
    if not trainer.experiment.loss_function.squares:
        error = error * error
    return error / spread(trainer.experiment)
