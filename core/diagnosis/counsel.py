"""Which remedy is advised for a finding: the first that arrives when it is tried.

A trial is a short descent from an experiment's own start. An experiment determines its run: so
where a trial arrives, whoever follows the advice does, too. How far a trial goes depends on what
its epochs cost, and never on how long they take.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.diagnosis.bounds.endings import at_noise, ending, errors_of
from learnscope.core.diagnosis.bounds.memo import Memo, go_on
from learnscope.core.diagnosis.bounds.spread import learned_spread, spread
from learnscope.core.diagnosis.rates import USUAL, rates
from learnscope.core.diagnosis.remedies import ORDER, REMEDIES, Advice
from learnscope.core.problems.statistics import mean_square
from learnscope.core.run.batches import updates_per_epoch
from learnscope.core.run.plan import Plan
from learnscope.core.run.trajectory import TrainingState

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]

#: A trial goes on for so many epochs at most, and works out so many numbers.
EPOCHS = 4_000
NUMBERS = 40_000_000

#: One of several rates is chosen by the first part of a trial.
_FIRST = 16

#: Within so many epochs it does not matter how soon a trial arrives.
_SOON = 63

#: What an update costs besides its samples, in numbers worked out.
_UPDATE = 200

#: The epochs that are looked at together: few at first, so that what arrives soon costs little.
_FIRST_LOOK, _LONGEST_LOOK, _NUMBERS_A_LOOK = 16, 512, 2_000_000

#: A loss jumps that rises by this share of itself in this share of the epochs.
_JUMP, _OFTEN = 0.02, 0.2

#: What only gets further has to leave less than this share of what the experiment itself leaves.
FURTHER = 0.9

#: … and is advised before all else is tried if it leaves less than this share.
FAR = 0.5

#: Findings for which a straight model's best is not good enough.
_BEYOND_LINES = frozenset({"not_separable", "not_straight", "penalised"})

#: Findings that speak of the samples held out: what counts is what is left of those.
_OF_TEST = frozenset({"overfitting"})

#: Findings of a loss that jumps, or leaves the numbers.
_TOO_FAR = frozenset({"overshooting", "diverged", "exploding"})

#: What a trial leaves whose loss jumps about counts as so much more.
ROUGH = 2.0

#: Remedies that leave the network and its start as they are.
_PLAIN = frozenset({"standardise", "rate", "shuffle", "whole_batch", "cross_entropy"})

#: Remedies that may only learn by heart.
_BY_HEART = frozenset({"hidden", "penalty", "activation"})

#: Remedies that only make sense as they are, at the rate that is in force if it arrives.
_OTHER_RATES = frozenset({"rate"})


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """How a short descent has gone.

    Parameters
    ----------
    experiment : Experiment
    arrived : int
        See `learnscope.core.diagnosis.bounds.endings.ending`.
    epochs : int
        After how many epochs it arrived or was ended.
    error : float
        The mean square of what is left then, as a share of the targets' variance.
    test_error : float
        The same of the samples held out; that of all others if there are none.
    calm : bool
        Whether the loss went down without jumping about.
    """

    experiment: Experiment
    arrived: int
    epochs: int
    error: float
    test_error: float
    calm: bool = True


def on_opening(experiment: Experiment) -> Advice | None:
    """Return how data that were just opened are to be scaled first, or None if they need not be.

    Unlike what is advised of a run it is not tried: the rate is one that is stable by the data's
    curvature.
    """
    scaled = next(REMEDIES["standardise"](experiment), None)
    if scaled is None:
        return None
    return Advice("standardise", scaled.with_learning_rate(rates(scaled)[USUAL]))


def tried(experiment: Experiment, wanted: int = 1, part: int = 1) -> Trial:
    """Return how an experiment's own descent goes.

    Parameters
    ----------
    experiment : Experiment
    wanted : int
        At which end it may stop; see `learnscope.core.diagnosis.bounds.endings.ending`. Beyond 2 it
        goes as far as a trial does.
    part : int
        Of how far a trial goes it goes such a part.
    """
    plan = Plan(experiment)
    limit = max(_FIRST_LOOK, epochs_of(experiment) // part)
    parameters = experiment.start_parameters()
    longest = max(_FIRST_LOOK, min(_LONGEST_LOOK, _NUMBERS_A_LOOK // _cost(experiment)))
    rows = len(experiment.optimizer.rule.memories)
    point = TrainingState(parameters, np.zeros((rows, len(parameters))))
    epoch, look, arrived, calm = 0, _FIRST_LOOK, 0, True
    while epoch < limit and arrived < wanted:
        go_on()
        count = min(look, limit - epoch)
        way = plan.descend(point, epoch, count, experiment.optimizer.learning_rate)
        if len(way) < count:
            return Trial(experiment, 0, epoch, inf, inf)
        epoch, point = epoch + count, way.last
        look = min(2 * look, longest)
        calm = calm and not _jumps(way.losses)
        arrived = _arrived(experiment, way.losses, way.accuracies, point.parameters)
    return Trial(experiment, arrived, epoch, *_errors(experiment, point.parameters), calm)


def epochs_of(experiment: Experiment) -> int:
    """Return how many epochs a trial of an experiment goes at most."""
    return max(_FIRST_LOOK, min(EPOCHS, NUMBERS // _cost(experiment)))


def _cost(experiment: Experiment) -> int:
    """Return what an epoch costs, in numbers worked out."""
    samples, parameters = len(experiment.problem.active), experiment.model.parameter_count
    an_update = _UPDATE + parameters
    return samples * (parameters + 20) + updates_per_epoch(experiment) * an_update


def with_rate(
    experiment: Experiment, wanted: int = 1, own: bool = True, below: float = inf
) -> Trial:
    """Return the trial of an experiment at a rate that works, or at the one that gets furthest.

    Parameters
    ----------
    experiment : Experiment
    wanted : int
        See `tried`.
    own : bool
        Whether its own rate is taken if it arrives.
    below : float
        Only lower rates are tried.
    """
    first = tried(experiment, wanted) if own else None
    if first is not None and first.arrived >= wanted and first.calm:
        return first
    ladder = list(enumerate(rates(experiment)))
    own_rate = experiment.optimizer.learning_rate
    begun = [
        (abs(i - USUAL), tried(experiment.with_learning_rate(rate), wanted, _FIRST))
        for i, rate in ladder
        if rate < below and rate != own_rate
    ]
    # Of rates that arrive about as soon the usual one is the best.
    begun.sort(key=lambda each: (*_how_good(each[1])[:3], each[0], each[1].error))
    if begun and begun[0][1].arrived >= wanted:
        return begun[0][1]
    nearest = sorted((trial for _, trial in begun), key=_how_good)
    on = [tried(trial.experiment, wanted) for trial in nearest[:3] if trial.error < inf]
    on += [first] if first is not None else []
    return min(on or nearest or [tried(experiment, wanted)], key=_how_good)


def _how_good(trial: Trial) -> tuple[float, ...]:
    """Return what trials are put in order by: calm ones first, then who arrives, and how soon."""
    soon = max(trial.epochs, _SOON).bit_length() if trial.arrived else 0
    return (float(not trial.calm), -trial.arrived, soon, trial.error)


def _arrived(experiment: Experiment, losses: Array, accuracies: Array, parameters: Array) -> int:
    """Return how good an end some epochs have come to and stayed at."""
    half = len(losses) // 2
    penalty = experiment.penalty.on(parameters, experiment.model.is_weight)
    right = 0
    if experiment.problem.task == "classification":
        right = round(float(accuracies[half:].min()) * len(experiment.problem.active))
    return ending(experiment, float(losses[half:].max()), penalty, right, parameters)


def _jumps(losses: Array) -> bool:
    """Return whether a loss goes up by much again and again."""
    rises = np.count_nonzero(np.diff(losses) > _JUMP * losses[:-1])
    return bool(rises > _OFTEN * len(losses))


def _errors(experiment: Experiment, parameters: Array) -> tuple[float, float]:
    """Return what is left, of the samples that train and of those held out."""
    problem, unit = experiment.problem, spread(experiment)
    with np.errstate(all="ignore"):
        error = mean_square(errors_of(experiment, parameters, list(problem.active))) / unit
        if not problem.held_out:
            return error, error
        test = mean_square(errors_of(experiment, parameters, list(problem.held_out))) / unit
    return error, test


class Counsel(NamedTuple):
    """What trials have shown of an experiment.

    Parameters
    ----------
    advice : tuple of Advice
        The first remedy that arrives; else the one that leaves least, if that is much less; else
        none.
    itself : Trial
        How the experiment goes as it is.
    tried : int
        How many other experiments were tried.
    """

    advice: tuple[Advice, ...]
    itself: Trial
    tried: int


def _counsel(code: str, experiment: Experiment) -> Counsel:
    wanted = 3 if code in _OF_TEST else 2 if code in _BEYOND_LINES else 1
    itself = tried(experiment, wanted)
    left = _left(code, itself)
    furthest: tuple[str, Trial] | None = None
    count = 0
    for name in ORDER[code]:
        if name == "hidden" and code not in _BEYOND_LINES and _is_noise(experiment, itself):
            continue
        for candidate in REMEDIES[name](experiment):
            trial = _tried(code, name, candidate, wanted)
            count += 1
            if name in _BY_HEART and _worse_on_test(trial, itself):
                continue
            if trial.arrived >= wanted and trial.calm:
                return Counsel((_advice(name, trial),), itself, count)
            # Draws are many: one of them is always a little better.
            enough = FAR if name == "start" else FURTHER
            if _left(code, trial) < enough * left:
                furthest, left = (name, trial), _left(code, trial)
        plain = name in _PLAIN and code not in _BEYOND_LINES
        if furthest is not None and plain and left < FAR * _left(code, itself):
            # What is simpler, and goes most of the way, comes before what goes all of it.
            break
    if furthest is None:
        return Counsel((), itself, count)
    return Counsel((_advice(*furthest),), itself, count)


def _tried(code: str, name: str, candidate: Experiment, wanted: int) -> Trial:
    """Return a remedy's trial, at a rate that suits it."""
    rate = candidate.optimizer.learning_rate
    # Of what goes too far only lower rates are a remedy.
    below = rate if name in _OTHER_RATES and code in _TOO_FAR else inf
    return with_rate(candidate, wanted, own=name not in _OTHER_RATES, below=below)


def _left(code: str, trial: Trial) -> float:
    left = trial.test_error if code in _OF_TEST else trial.error
    return left if trial.calm else ROUGH * left


def _worse_on_test(trial: Trial, itself: Trial) -> bool:
    """Return whether a remedy only learns by heart: the samples held out are no better off."""
    held_out = bool(itself.experiment.problem.held_out)
    return held_out and not trial.test_error < itself.test_error


def _is_noise(experiment: Experiment, itself: Trial) -> bool:
    """Return whether an experiment itself leaves no more than noise."""
    return itself.error < inf and at_noise(experiment, itself.error * learned_spread(experiment))


def _advice(name: str, trial: Trial) -> Advice:
    figures = {"arrived": trial.arrived, "epochs": trial.epochs, "error": trial.error}
    return Advice(name, trial.experiment, MappingProxyType(figures))


def _matters(experiment: Experiment) -> Hashable:
    return (
        *(experiment.network, experiment.loss, experiment.optimizer),
        *(experiment.batch, experiment.start, experiment.penalty),
    )


#: `counsels[code](experiment)` returns the `Counsel` on a finding, and
#: `counsels[code].known(experiment)` whether it has been worked out. That takes some hundredths of
#: a second, or seconds where the engine runs interpreted; it may be asked from any thread.
counsels: dict[str, Memo[Counsel]] = {
    code: Memo(partial(_counsel, code), _matters) for code in ORDER
}
