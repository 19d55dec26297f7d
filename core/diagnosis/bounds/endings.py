"""Where a run may end: at what was asked for, or at what nothing of its kind gets below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from learnscope.core.diagnosis.bounds.best import best_of, best_takes_descents, is_straight
from learnscope.core.diagnosis.bounds.floor import contradiction_of, noise_of
from learnscope.core.diagnosis.bounds.spread import learned_spread, spread
from learnscope.core.penalties import Penalty
from learnscope.core.problems.scaling import target_scale
from learnscope.core.problems.statistics import mean_square

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]

#: A loss within this share of the lowest possible one has arrived there.
NEAR = 0.01

#: … or of one that is never attained, but only approached, ever more slowly.
NEAR_UNATTAINED = 0.05

#: Numbers are fitted where the mean squared error is below this share of the targets' variance: on
#: a plot as high as the curve the two lines then lie on top of each other…
FITTED = 1e-3

#: …and no answer is further off than this share of the targets' deviation.
FITTED_ANYWHERE = 0.2

#: A line that could lie on the points does so where no answer is further from the best line's than
#: this share of the targets' deviation: an end of it may be off by more than all the rest.
FITTED_LINE = 5e-3


#: Of noise is spoken from this share of the targets' variance on.
NOISY = 3e-3

#: What is found out about so few samples takes no longer than a frame has time for.
SOON = 512


def foreknown(experiment: Experiment) -> bool:
    """Return whether what a run is held against is known, or is worked out in a moment."""
    if len(experiment.problem.active) <= SOON and not best_takes_descents(experiment):
        return True
    return all(memo.known(experiment) for memo in (best_of, contradiction_of, noise_of))


def foresee(experiment: Experiment) -> None:
    """Work out what a run is held against, in any thread; it is kept."""
    for memo in (best_of, contradiction_of, noise_of):
        memo(experiment)


def errors_of(experiment: Experiment, parameters: Array, rows: list[int]) -> Array:
    """Return how far the answers to some samples are from their targets, in the data's units."""
    problem = experiment.problem
    answers = experiment.model.forward(parameters, problem.inputs[rows])
    with np.errstate(all="ignore"):
        return np.asarray(answers - problem.target_array[rows])


def lies_on_points(experiment: Experiment, parameters: Array) -> bool:
    """Return whether all answers lie on the points: all in all, and each of them."""
    if experiment.problem.task != "regression":
        return False
    errors = errors_of(experiment, parameters, list(experiment.problem.active))
    unit = spread(experiment)
    if not mean_square(errors) < FITTED * unit:
        return False
    return float(np.abs(errors).max()) <= FITTED_ANYWHERE * float(np.sqrt(unit))


def line_is_off(experiment: Experiment, parameters: Array) -> bool:
    """Return whether a line that could be nearer to the points is off somewhere.

    Not of a loss that does not grow like the square: its slope is as large near the points as far
    from them, so that steps of one length can't come nearer.
    """
    if not experiment.loss_function.squares:
        return False
    best = best_of(experiment)
    if best is None or not best.parameters or experiment.network.hidden:
        return False
    at = np.array(best.parameters)
    rows = list(experiment.problem.active)
    away = errors_of(experiment, parameters, rows) - errors_of(experiment, at, rows)
    return float(np.abs(away).max()) > FITTED_LINE * float(np.sqrt(spread(experiment)))


def at_best(experiment: Experiment, loss: float) -> bool:
    """Return whether a straight model's loss is as low as that of its kind gets."""
    best = best_of(experiment)
    if best is None:
        return False
    if best.loss == 0.0 and experiment.problem.task == "classification":
        return False
    # Where the points lie on the line, what is left of the best one is rounding alone.
    unit = 1.0
    if experiment.problem.task == "regression":
        unit = learned_spread(experiment)
        unit = unit if experiment.loss_function.squares else float(np.sqrt(unit)) * 1e-2
    # Towards what is never attained the way is long; there it is told a little sooner.
    near = NEAR if best.attained else NEAR_UNATTAINED
    return loss <= (1.0 + near) * best.loss + 1e-7 * unit


def at_floor(experiment: Experiment, loss: float, penalty: float, right: int) -> bool:
    """Return whether samples that contradict each other keep a run from anything better."""
    contradiction = contradiction_of(experiment)
    if contradiction is None:
        return False
    if experiment.problem.task == "classification":
        return right >= contradiction.right
    return loss - penalty <= (1.0 + NEAR) * contradiction.loss


def at_noise(experiment: Experiment, error: float) -> bool:
    """Return whether what is left is no more than what near neighbours differ by.

    Parameters
    ----------
    experiment : Experiment
    error : float
        The mean square of what is left, in the unit in which targets are learned.
    """
    noise = noise_of(experiment)
    # Where there is next to none, nothing is left to be said of it.
    if noise is None or noise.least <= NOISY * learned_spread(experiment) or error > noise.least:
        return False
    # What a line leaves noise can't be more than: it has no samples by heart.
    line = best_of(_line(experiment))
    return line is not None and error <= line.error


def _line(experiment: Experiment) -> Experiment:
    """Return a single neuron on the same problem, with its usual loss and no penalty."""
    alone = experiment.with_network(replace(experiment.network, hidden=(), bias=True))
    loss = "bce" if experiment.problem.task == "classification" else "squared"
    return replace(alone, loss=loss, penalty=Penalty())


def bend_helps(experiment: Experiment) -> bool | None:
    """Return whether what the best line leaves is more than noise and contradictions.

    None where there are too few samples to tell, so that it has to be tried.
    """
    best, contradiction = best_of(experiment), contradiction_of(experiment)
    if best is None or not is_straight(experiment):
        return False
    floor = contradiction.error if contradiction is not None else 0.0
    if best.error <= (1.0 + NEAR) * floor:
        return False
    problem = experiment.problem
    if problem.binary:
        # The corners of a cube have no neighbours: what they answer is known, or it contradicts.
        return True
    noise = noise_of(experiment)
    if noise is None:
        return None
    count = len(problem.active)
    return best.error > (SURE + UNSURE / float(np.sqrt(count))) * max(noise.most, floor)


#: What a line leaves is more than noise if it is more by this, and by this over √samples: from so
#: few the noise is not known any better.
SURE, UNSURE = 1.1, 4.0


def ending(
    experiment: Experiment, loss: float, penalty: float, right: int, parameters: Array
) -> int:
    """Return how good an end a run has come to.

    Returns
    -------
    int
        2 where nothing better is possible or wanted, 1 at the best of a straight model and where
        a network that bends leaves no more than noise, else 0.
    """
    problem = experiment.problem
    rows = list(problem.active)
    if problem.task == "classification":
        if right == len(rows):
            return 2
    elif lies_on_points(experiment, parameters) and not line_is_off(experiment, parameters):
        return 2
    if at_floor(experiment, loss, penalty, right):
        return 2
    if is_straight(experiment):
        return int(at_best(experiment, loss))
    if noise_of(experiment) is None:
        return 0
    errors = errors_of(experiment, parameters, rows) / target_scale(problem).factor
    return int(at_noise(experiment, mean_square(errors)))
