"""A finding: a code, its figures, and what to do; and what of a run it is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from learnscope.core.diagnosis.bounds.spread import learned_spread
from learnscope.core.problems.scaling import target_scale
from learnscope.core.problems.statistics import mean_square

if TYPE_CHECKING:
    from learnscope.core.diagnosis.remedies import Advice
    from learnscope.core.diagnosis.symptoms import Affected
    from learnscope.core.trainer import Trainer


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One finding.

    Parameters
    ----------
    code : str
        One of those in `learnscope.core.diagnosis.findings`.
    figures : mapping
        The numbers that the finding rests on, by name.
    units : tuple of str
        The hidden units it is about, by their names in `learnscope.core.Model.unit_names`.
    samples : tuple of int
        The samples it is about, by their numbers.
    advice : tuple of Advice
        What to do about it, tried before it is given; most of the time one, or none.
    pending : partial, optional
        What is still to be worked out before this is the last word: to be called in any thread,
        whereupon the same run is found anew.
    """

    code: str
    figures: Mapping[str, float]
    units: tuple[str, ...] = ()
    samples: tuple[int, ...] = ()
    advice: tuple[Advice, ...] = ()
    pending: partial[object] | None = field(default=None, compare=False)


def found(
    trainer: Trainer, code: str, affected: Affected | None = None, /, **more: float
) -> Diagnosis:
    """Return a finding about a run where it stands, with the figures that all of them have."""
    active = len(trainer.experiment.problem.active)
    figures: dict[str, float] = {
        "epoch": trainer.epoch,
        "loss": trainer.loss,
        "learning_rate": trainer.learning_rate,
        "right": right_of(trainer),
        "rows": active,
    }
    if affected is None:
        return Diagnosis(code, MappingProxyType(figures | more))
    figures |= {"layer": affected.layer, "units": len(affected.units), "of": affected.of}
    return Diagnosis(code, MappingProxyType(figures | more), affected.names)


def right_of(trainer: Trainer) -> int:
    """Return how many active samples are answered right; 0 where answers are numbers."""
    problem = trainer.experiment.problem
    scored = problem.task == "classification"
    return round(trainer.accuracy * len(problem.active)) if scored else 0


def unexplained_of(trainer: Trainer) -> float:
    """Return the mean squared error as a share of the targets' variance.

    Of the loss |ŷ − Y| it is the square of the mean error, which is at most the mean square.
    """
    error = trainer.loss - trainer.penalty
    if not trainer.experiment.loss_function.squares:
        error = error * error
    return error / learned_spread(trainer.experiment)


def error_of(trainer: Trainer) -> float:
    """Return the mean squared error, in the unit in which targets are learned."""
    problem = trainer.experiment.problem
    rows = list(problem.active)
    errors = trainer.predict(problem.inputs[rows]) - problem.target_array[rows]
    return mean_square(errors / target_scale(problem).factor)
