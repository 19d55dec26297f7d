"""How far targets spread: what an error of numbers is measured by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from learnscope.core.problems.scaling import training_set
from learnscope.core.problems.statistics import mean_square, variance

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment


def spread(experiment: Experiment) -> float:
    """Return the variance of the active targets, in the data's units.

    Where all are equal, their square stands for it, or 1 if they are 0.
    """
    problem = experiment.problem
    return _spread(problem.target_array[list(problem.active)])


def learned_spread(experiment: Experiment) -> float:
    """Return the same in the unit in which targets are learned."""
    return _spread(training_set(experiment.problem)[1])


def _spread(targets: NDArray[np.float64]) -> float:
    return variance(targets) or mean_square(targets) or 1.0
