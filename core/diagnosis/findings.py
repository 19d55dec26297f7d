"""What is going wrong, or right, with a run: what to say of it first. The sentences are gui's.

Nothing is blamed before it is known what would be possible (`bounds`): a descent is at fault as
long as the loss is far above the best of its kind, and only there the kind of model is. Many things
can be true of a run at once. The one that is told is the first of these:

1.  ``diverged``: nothing else matters then.
2.  ``overfitting``, before ``solved``: answering every training sample is how it comes about.
3.  ``solved`` for classes: what else is odd does no harm; or ``held_at_half``, where all count as
    right, but some as 0s that are answered ½ for good.
4.  ``exploding``: the numbers are about to end.
5.  ``fitted`` for numbers; ``contradicting``, where all are right that can be, some having the same
    inputs and other targets.
6.  ``untrainable``: the step's slope is 0, so that nothing before it ever moves.
7.  Of a straight model that is near its best: ``overshooting``, as long as the loss goes up, since
    it then says nothing of the model; ``penalised``, where the penalty keeps it from more;
    ``not_separable`` and ``not_straight``, where a bend or a bias would help; else ``at_best``.
8.  ``held_at_half``, where only 1s are wrong that a network answers ½ for good.
9.  ``identical_units``: they stay identical for good.
10. ``dead_units`` that leave a layer half or less of its units.
11. ``overshooting``: steps that are too long explain most of what follows; but ``unshuffled``,
    where classes in order are why the loss goes up.
12. ``saturated``: a single neuron's wrong answer lies where the sigmoid is flat.
13. ``unshuffled`` and ``badly_scaled``: what keeps a descent from its way.
14. ``dead_units``, ``saturated_units``, ``small_weights`` and ``vanishing_gradient``, each as far
    as the run makes no headway: networks that learn well have some of each.
15. ``noise``: what is left is what near neighbours differ by. It takes the place of whatever else
    would be blamed on a network, but for what is in `GRAVE`.
16. ``same_answer`` and ``slow``. Where nothing that was tried gets further, ``levelled`` takes the
    place of a finding of a descent, and ``stop_early`` that of ``overfitting``.
17. ``learning``.

It is asked for in every frame. It depends on the experiment, what was changed, the epoch, and,
where an epoch is dear, on what the history has of the epochs before; never on the time it takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from learnscope.core.diagnosis.bounds.best import is_straight
from learnscope.core.diagnosis.bounds.endings import (
    FITTED,
    at_best,
    at_floor,
    at_noise,
    foreknown,
    foresee,
    lies_on_points,
    line_is_off,
)
from learnscope.core.diagnosis.bounds.floor import contradiction_of, noise_of
from learnscope.core.diagnosis.bounds.spread import learned_spread
from learnscope.core.diagnosis.finding import (
    Diagnosis,
    error_of,
    found,
    right_of,
    unexplained_of,
)
from learnscope.core.diagnosis.scale import scale_trouble_of
from learnscope.core.diagnosis.straight import (
    PATIENCE,
    STALLED_FALL,
    at_its_best,
    saturated,
    takes_too_long,
)
from learnscope.core.diagnosis.symptoms import (
    arriving_slope,
    dead_units,
    held_at_half,
    identical_units,
    saturated_units,
    small_weights,
    sorted_by_class,
)
from learnscope.core.diagnosis.trend import overfitting_of, trend_of

if TYPE_CHECKING:
    from learnscope.core.diagnosis.counsel import Trial
    from learnscope.core.diagnosis.trend import Trend
    from learnscope.core.experiment import Experiment
    from learnscope.core.trainer import Trainer

#: From here on a loss or a parameter is called exploding: some updates more, and it is no float64,
#: the largest of which is 1.8e308.
HUGE = 1e300

#: A relative fall of the loss over a trend below which learning is too slow to watch.
SLOW_FALL = 1e-4

#: A relative fall of the loss over a trend below which an input's size is in the way, or the order
#: of the samples.
HINDERED_FALL = 1e-2

#: A layer that has lost this share of its units is maimed even if the loss still falls.
MAIMED = 0.5

#: The share of the output's slope that arrives at the first layer, below which it vanishes. Of
#: networks that learn a third or more arrives; of four layers of sigmoids some thousandths.
VANISHING = 1e-2

#: The loss is high while fewer answers are right than this, or while it is above this share of the
#: targets' spread.
HIGH_ACCURACY = 0.9
HIGH_LOSS = 0.1

#: The findings of a descent that hardly gets on: where nothing that is tried gets further, it is as
#: low as it gets.
HINDERED = frozenset({"slow", "same_answer", "small_weights", "badly_scaled", "unshuffled"})

#: The findings that are not told of a run that, as its trial has shown, gets over it.
PATIENT = HINDERED | {"overshooting", "saturated_units", "dead_units", "vanishing_gradient"}

#: The findings that are told even where what is left is noise.
GRAVE = frozenset({"diverged", "exploding", "overfitting"})

#: The findings at which a run has come to its end: nothing that is known would get it further.
ENDINGS = frozenset(
    {
        *("solved", "held_at_half", "fitted", "contradicting"),
        *("at_best", "noise", "levelled", "stop_early"),
    }
)


def diagnose(trainer: Trainer, *, wait: bool = True) -> Diagnosis:
    """Return the one thing about a run that a learner should hear first.

    Parameters
    ----------
    trainer : Trainer
    wait : bool
        Whether what takes longer than a frame has time for is worked out now, once for an
        experiment; else it is left to `Diagnosis.pending`.
    """
    experiment = trainer.experiment
    if not wait and not foreknown(experiment):
        finding = _end(trainer)
        if finding is not None:
            return _advised(trainer, finding, wait)
        return replace(found(trainer, "learning"), pending=_later(foresee, experiment))
    for find in (_end, _reached, _limit, _trend):
        finding = find(trainer)
        if finding is not None:
            return _advised(trainer, finding, wait)
    return found(trainer, "learning")


def _advised(trainer: Trainer, finding: Diagnosis, wait: bool) -> Diagnosis:
    """Return a finding with what to do about it."""
    # A run of which nothing is found does not wait for what tries what would help.
    from learnscope.core.diagnosis.counsel import counsels  # noqa: PLC0415

    counsel = counsels.get(finding.code)
    if counsel is None or finding.code in ENDINGS:
        return finding
    experiment = trainer.experiment
    if finding.code not in GRAVE and not is_straight(experiment):
        noise = _noise(trainer)
        if noise is not None:
            return noise
    if not wait and not counsel.known(experiment):
        return replace(finding, pending=_later(counsel, experiment))
    known = counsel(experiment)
    if finding.code in PATIENT and not trainer.changes.epochs and _is_early(trainer, known.itself):
        return found(trainer, "learning")
    late = finding.code == "overshooting" and trainer.epoch >= PATIENCE
    if late and not known.advice:
        # What goes too far at every rate has another reason.
        slow = counsels["slow"]
        if not wait and not slow.known(experiment):
            return replace(finding, pending=_later(slow, experiment))
        known = slow(experiment)
    if not known.advice and finding.code == "overfitting":
        figures = {name: finding.figures[name] for name in ("best_epoch", "best_test_loss")}
        return found(trainer, "stop_early", tried=known.tried, **figures)
    late = late or trainer.epoch >= PATIENCE
    if not known.advice and (late or finding.code in HINDERED):
        figures = {name: finding.figures[name] for name in ("fall",) if name in finding.figures}
        return found(trainer, "levelled", tried=known.tried, **figures)
    return replace(finding, advice=known.advice)


def _later(work: Callable[[Experiment], object], experiment: Experiment) -> partial[object]:
    """Return what is to be worked out of an experiment."""
    return partial(work, experiment)


def _is_early(trainer: Trainer, itself: Trial) -> bool:
    """Return whether a run, of which a trial has shown what comes, will still get further."""
    if trainer.epoch >= itself.epochs or not itself.calm:
        return False
    from learnscope.core.diagnosis.counsel import FURTHER  # noqa: PLC0415

    unit = learned_spread(trainer.experiment)
    return bool(itself.arrived) or itself.error * unit < FURTHER * error_of(trainer)


def _end(trainer: Trainer) -> Diagnosis | None:
    """Say that a run has come to an end, a good or a bad one."""
    if trainer.diverged:
        return found(trainer, "diverged")
    # A straight model is held against the best line, and not against one it has been.
    overfitting = None if is_straight(trainer.experiment) else overfitting_of(trainer)
    if overfitting is not None:
        return found(
            trainer,
            "overfitting",
            best_epoch=overfitting.epoch,
            best_test_loss=overfitting.test_loss,
            best_loss=overfitting.loss,
            test_loss=overfitting.test_loss_now,
        )
    experiment = trainer.experiment
    right, rows = right_of(trainer), len(experiment.problem.active)
    if experiment.problem.task == "classification" and right == rows:
        held = held_at_half(experiment, target=0)
        return found(trainer, "held_at_half", held=held) if held else found(trainer, "solved")
    largest = max(trainer.loss, float(np.abs(trainer.parameters).max()))
    if largest >= HUGE:
        return found(trainer, "exploding", largest=largest, limit=sys.float_info.max)
    return None


def _reached(trainer: Trainer) -> Diagnosis | None:
    """Say that nothing better is possible, as far as that has to be worked out."""
    experiment = trainer.experiment
    if experiment.problem.task == "regression" and _fits(trainer):
        return found(trainer, "fitted", share=unexplained_of(trainer))
    contradiction = contradiction_of(experiment)
    if contradiction and at_floor(experiment, trainer.loss, trainer.penalty, right_of(trainer)):
        figures = {"floor": contradiction.loss, "groups": contradiction.groups}
        finding = found(trainer, "contradicting", possible=contradiction.right, **figures)
        return replace(finding, samples=contradiction.samples)
    return None


def _fits(trainer: Trainer) -> bool:
    """Return whether all answers lie on the points, and each of them as near as it can."""
    if not unexplained_of(trainer) < FITTED:
        return False
    experiment, parameters = trainer.experiment, trainer.parameters
    return lies_on_points(experiment, parameters) and not line_is_off(experiment, parameters)


def _limit(trainer: Trainer) -> Diagnosis | None:
    """Say what the network can't do however long it is trained."""
    experiment = trainer.experiment
    network = experiment.network
    if network.hidden and network.activation_function.flat:
        return found(trainer, "untrainable", layers=len(network.hidden))
    if is_straight(experiment) and at_best(experiment, trainer.loss):
        finding = at_its_best(trainer)
        if finding is not None:
            return finding
    if not network.hidden:
        return None
    held = held_at_half(experiment, target=1)
    if held and held == len(experiment.problem.active) - right_of(trainer):
        return found(trainer, "held_at_half", held=held)
    affected = identical_units(experiment, trainer.parameters)
    if affected is not None:
        return found(trainer, "identical_units", affected)
    affected = dead_units(experiment, trainer.parameters)
    if affected is not None and affected.share >= MAIMED:
        return found(trainer, "dead_units", affected)
    return None


def _trend(trainer: Trainer) -> Diagnosis | None:
    """Say how the loss goes, and what holds it up."""
    experiment, trend = trainer.experiment, trend_of(trainer)
    unshuffled = sorted_by_class(experiment) and trend.falls_less_than(HINDERED_FALL)
    if trend.known and trend.goes_too_far:
        if unshuffled:
            return found(trainer, "unshuffled", size=experiment.batch.size or 0)
        return found(trainer, "overshooting", highest=trend.top, falls=trend.falls)
    if not experiment.network.hidden and experiment.problem.task == "classification":
        finding = saturated(trainer)
        if finding is not None:
            return finding
    if unshuffled:
        return found(trainer, "unshuffled", size=experiment.batch.size or 0)
    late = trainer.epoch >= PATIENCE or takes_too_long(trainer, trend)
    trouble = scale_trouble_of(experiment)
    if trouble is not None and trainer.epoch and (late or trend.falls_less_than(HINDERED_FALL)):
        figures = {"input": trouble.input, "other": trouble.other}
        return found(trainer, "badly_scaled", condition=trouble.condition, **figures)
    stalled = trend.falls_less_than(STALLED_FALL)
    finding = _held_up(trainer, stalled) if experiment.network.hidden else None
    if finding is not None:
        return finding
    # A loss that wavers moves, be it sideways.
    still = not trend.noisy or trend.wavering < STALLED_FALL
    if experiment.network.hidden and ((still and stalled) or late):
        noise = _noise(trainer)
        if noise is not None:
            return noise
    if (still and trend.falls_less_than(SLOW_FALL)) or late:
        return _slow(trainer, trend)
    return None


def _noise(trainer: Trainer) -> Diagnosis | None:
    """Say that what is left is noise, if it is."""
    noise = noise_of(trainer.experiment)
    if noise is None:
        return None
    error = error_of(trainer)
    if not at_noise(trainer.experiment, error):
        return None
    return found(trainer, "noise", error=error, noise=noise.least)


def _slow(trainer: Trainer, trend: Trend) -> Diagnosis:
    where = "ahead" if trend.ahead else "behind"
    figures = {"fall": trend.fall, where: trend.epochs}
    problem = trainer.experiment.problem
    if problem.task == "classification":
        rows = list(problem.active)
        ones = int(np.count_nonzero(problem.target_array[rows]))
        # Which of the classes is answered does not follow from the count alone.
        if right_of(trainer) in {ones, len(rows) - ones} and 0 < ones < len(rows):
            answers = trainer.predict(problem.inputs[rows]) > 0.5
            if answers.all() or not answers.any():
                return found(trainer, "same_answer", answer=float(answers[0]), **figures)
    return found(trainer, "slow", **figures)


def _held_up(trainer: Trainer, stalled: bool) -> Diagnosis | None:
    """Find what holds up a network: units that do nothing, or layers that learn nothing."""
    experiment, parameters = trainer.experiment, trainer.parameters
    if stalled:
        affected = dead_units(experiment, parameters)
        if affected is not None:
            return found(trainer, "dead_units", affected)
        affected = saturated_units(experiment, parameters)
        if affected is not None and affected.share >= MAIMED:
            return found(trainer, "saturated_units", affected)
        largest = small_weights(experiment, parameters)
        if largest is not None:
            return found(trainer, "small_weights", largest=largest)
    if len(experiment.network.hidden) < 2 or not _high(trainer):
        return None
    arriving = arriving_slope(experiment, parameters)
    if arriving < VANISHING:
        return found(trainer, "vanishing_gradient", arriving=arriving)
    return None


def _high(trainer: Trainer) -> bool:
    if trainer.experiment.problem.task == "classification":
        return trainer.accuracy < HIGH_ACCURACY
    return unexplained_of(trainer) > HIGH_LOSS
