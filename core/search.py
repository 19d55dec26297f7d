"""Exhaustive search for one neuron: every combination of values is tried, and the best one kept.

It needs no slope, only patience: with k values for each of n parameters it takes kⁿ tries. That is
what gradient descent is held against.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.experiment import Experiment
from learnscope.core.loss import LOSSES
from learnscope.core.network import weighted_sum
from learnscope.core.neuron import Three, samples_of


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found.

    Parameters
    ----------
    tries : int
        How many combinations were tried.
    loss : float
        The lowest mean loss of the active rows among them.
    parameters : tuple of float
        The first combination that has it, as w1, w2, b.
    """

    tries: int
    loss: float
    parameters: Three


def count_tries(values: int, parameters: int) -> int:
    """Return how many combinations there are of so many values for so many parameters."""
    tries: int = values**parameters
    return tries


def search(experiment: Experiment, values: ArrayLike) -> Search:
    """Try every combination of values for w1, w2 and b.

    Parameters
    ----------
    experiment : Experiment
        Whose problem and loss it is; its start and its learning rate have no part in it.
    values : array_like, shape (k,)
        The values that each parameter can take, k at least 1.

    Raises
    ------
    ValueError
        If there are no values, or they are not finite.
    """
    tried = np.asarray(values, dtype=np.float64)
    if tried.ndim != 1 or not tried.size or not np.isfinite(tried).all():
        raise ValueError("values: allowed: one or more finite numbers in a row")
    best = Search(0, np.inf, (0.0, 0.0, 0.0))
    # One w1 at a time: k² combinations stand in memory, not k³.
    w2, b = (axis.ravel() for axis in np.meshgrid(tried, tried, indexing="ij"))
    for w1 in tried:
        combinations = np.stack([np.full_like(w2, w1), w2, b], axis=1)
        losses = mean_losses(experiment, combinations)
        lowest = int(np.argmin(losses))
        if losses[lowest] < best.loss:
            found = (float(w1), float(w2[lowest]), float(b[lowest]))
            best = Search(0, float(losses[lowest]), found)
    return Search(count_tries(tried.size, 3), best.loss, best.parameters)


def mean_losses(experiment: Experiment, parameters: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean loss of the active rows at each of many parameters.

    Parameters
    ----------
    parameters : ndarray, shape (n, 3)

    Returns
    -------
    ndarray, shape (n,)
    """
    value = LOSSES[experiment.loss].value
    losses = np.zeros(len(parameters))
    samples = samples_of(experiment, experiment.problem.active)
    for x1, x2, wrong_side in samples:
        losses += value(wrong_side * weighted_sum(parameters, x1, x2))
    return losses / len(samples)
