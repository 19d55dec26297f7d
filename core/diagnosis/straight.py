"""What is found of a straight model, which draws a line or a plane whatever its weights."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.diagnosis.bounds.best import best_of, has_best
from learnscope.core.diagnosis.bounds.endings import bend_helps
from learnscope.core.diagnosis.bounds.floor import noise_of
from learnscope.core.diagnosis.bounds.spread import learned_spread
from learnscope.core.diagnosis.finding import Diagnosis, found, unexplained_of
from learnscope.core.diagnosis.separability import divides
from learnscope.core.diagnosis.trend import Trend, epochs_left, trend_of
from learnscope.core.penalties import Penalty
from learnscope.core.problems.gates import Gate
from learnscope.core.problems.scaling import training_set
from learnscope.core.problems.statistics import length, unexplained

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment
    from learnscope.core.trainer import Trainer

#: One line on a problem that no line separates is called stuck from this epoch on, or sooner, once
#: its gradient is as small as `FLAT`; on more samples than a gate's, once it makes no headway.
STUCK_AFTER = 100
FLAT = 1e-3

#: A wrong answer whose σ' is below this moves so little that it will not turn for a long time;
#: it is that of |z| = 5.3.
SATURATED_SLOPE = 5e-3

#: A relative fall of the loss over a trend below which it stands: a tenth of a percent is a
#: plateau.
STALLED_FALL = 1e-3

#: More epochs than this are too many, be they gone or to come.
PATIENCE = 5_000

#: A penalty is to blame if without it the best would leave less than this share.
PENALISED = 0.7


def at_its_best(trainer: Trainer) -> Diagnosis | None:
    """Say what keeps a straight model from more that is at its best, once it stays there."""
    experiment, problem = trainer.experiment, trainer.experiment.problem
    trend = trend_of(trainer)
    if trend.known and trend.goes_too_far:
        return found(trainer, "overshooting", highest=trend.top, falls=trend.falls)
    figures: dict[str, float] = {}
    if isinstance(problem, Gate):
        gradient = length(trainer.next_update().gradient)
        if trainer.epoch < STUCK_AFTER and (trainer.epoch == 0 or gradient >= FLAT):
            return found(trainer, "learning")
        figures["gradient"] = gradient
        if len(problem.input_names) == 2:
            figures["best"] = most_right(problem, experiment.network.bias)
    elif not trend.falls_less_than(STALLED_FALL) and trainer.epoch < STUCK_AFTER:
        return None
    best = best_of(experiment)
    if best is None:
        return None
    if experiment.penalty:
        free = best_of(replace(experiment, penalty=Penalty()))
        if free is not None and free.error < PENALISED * best.error:
            return found(trainer, "penalised", lowest=best.loss, penalty=trainer.penalty)
    if bend_helps(experiment) is not False or _bias_helps(experiment):
        if problem.task == "classification":
            return found(trainer, "not_separable", **figures)
        share = unexplained_of(trainer)
        shifted = best_line(experiment.with_network(replace(experiment.network, bias=True)))
        return found(
            trainer, "not_straight", best=best_line(experiment), share=share, shifted=shifted
        )
    noise = noise_of(experiment)
    figures = {"noise": noise.least} if noise is not None else {}
    return found(
        trainer, "at_best", lowest=best.loss, error=best.error, descents=best.descents, **figures
    )


def _bias_helps(experiment: Experiment) -> bool:
    """Return whether a line that may lie anywhere leaves much less."""
    if experiment.network.bias:
        return False
    here = best_of(experiment)
    there = best_of(experiment.with_network(replace(experiment.network, bias=True)))
    return here is not None and there is not None and there.error < PENALISED * here.error


def takes_too_long(trainer: Trainer, trend: Trend) -> bool:
    """Return whether a straight model is on its way to its best, but hardly gets any nearer."""
    experiment = trainer.experiment
    best = best_of(experiment) if has_best(experiment) else None
    if best is None or not best.parameters or not trend.known or not trainer.epoch:
        return False
    unit = learned_spread(experiment) if experiment.problem.task == "regression" else 0.0
    if not experiment.loss_function.squares:
        unit = float(np.sqrt(unit))
    return epochs_left(trend, best.loss, unit) > PATIENCE


def best_line(experiment: Experiment) -> float:
    """Return the least mean squared error of any line or plane, as a share of the spread.

    Without biases it is that of those through the origin.
    """
    inputs, targets = training_set(experiment.problem)
    return unexplained(inputs, targets, experiment.network.bias) / learned_spread(experiment)


@lru_cache(64)
def most_right(gate: Gate, bias: bool) -> int:
    """Return how many of a gate's active rows one line or plane can have right at most."""
    sizes = range(len(gate.active), 0, -1)
    groups = (list(rows) for size in sizes for rows in combinations(gate.active, size))
    fits = (len(g) for g in groups if divides(gate.inputs[g], gate.target_array[g], bias))
    return next(fits, 0)


def saturated(trainer: Trainer) -> Diagnosis | None:
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
    return found(trainer, "saturated", row=row, z=sample.z, slope=sample.doutput_dz)
