"""Which learning rates are worth a trial: those that could be stable, from high to low."""

from __future__ import annotations

from math import inf, sqrt
from typing import TYPE_CHECKING

from learnscope.core.diagnosis.bounds.spread import learned_spread
from learnscope.core.diagnosis.scale import steepness

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

#: Which of the rates below is the one to begin with: neither bold nor timid.
USUAL = 2

#: The rates that are tried, in steps of about √10: times the highest one that could be stable.
_RATES_OF_DESCENT = (3.0, 1.0, 0.3, 0.1, 0.03, 0.01, 0.003)

#: … and of rules that go by the gradient's direction, times the size of what is to be learned.
_RATES_OF_SIGNS = (0.3, 0.1, 0.03, 0.01, 0.003, 0.001)


def rates(experiment: Experiment) -> list[float]:
    """Return the rates that are worth a trial, from high to low, each with one digit."""
    loss, rule = experiment.loss_function, experiment.optimizer.rule
    numbers = experiment.problem.task == "regression"
    size = sqrt(learned_spread(experiment)) if numbers else 1.0
    kept = experiment.optimizer.momentum if "momentum" in rule.hyperparameters else 0.0
    if experiment.optimizer.name in {"rmsprop", "adam"}:
        tops = [size * rate for rate in _RATES_OF_SIGNS]
    else:
        # Half the squares' curvature, and a quarter of it under the sigmoid, at most.
        highest = (1.0 if numbers else 4.0) / steepness(experiment.problem)
        if numbers and not loss.squares:
            highest *= size
        tops = [highest * (1.0 - kept) * rate for rate in _RATES_OF_DESCENT]
    return [rate for rate in dict.fromkeys(map(one_digit, tops)) if rate > 0.0]


def one_digit(rate: float) -> float:
    """Return 1 or 3 times a power of ten that is near a number, as it is written: 0.3, 1, 3."""
    if not 0.0 < rate < inf:
        return 0.0
    written, exponent = f"{rate:e}".split("e")
    leading = float(written)
    first = "1" if leading < 2.0 else "3" if leading < 6.0 else "10"
    return float(f"{first}e{int(exponent)}")
