"""How far targets spread: what an error of numbers is measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from learnscope.core.problems.statistics import mean_square, variance

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment


def spread(experiment: Experiment) -> float:
    """Return the variance of the active targets, in the data's units.

    Where all are equal, their square stands for it, or 1 if they are 0.
    """
    targets = experiment.problem.target_array[list(experiment.problem.active)]
    return variance(targets) or mean_square(targets) or 1.0


def learned_spread(experiment: Experiment) -> float:
    """Return the same in the unit in which targets are learned."""
    scales = experiment.problem.scales
    factor = scales.target.factor if scales is not None else 1.0
    return spread(experiment) / (factor * factor)
