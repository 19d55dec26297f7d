"""What no network of any size gets below: samples that contradict each other, and noise.

Samples with the same inputs get the same answer from every network. Where their targets differ, the
best is one answer for all of them, and what is left then is a floor under the loss. Noise is what
samples with nearly the same inputs differ by: to go below it is to learn single samples by heart.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.diagnosis.bounds.convex import solve, sum_of
from learnscope.core.diagnosis.bounds.memo import Memo
from learnscope.core.elementary import log
from learnscope.core.losses import ABSOLUTE, ABSOLUTE_OF_NUMBER, BCE
from learnscope.core.problems.scaling import training_set
from learnscope.core.problems.statistics import mean, variance

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]

#: Among fewer samples neighbours are no neighbours.
FEWEST = 12

#: Of how many samples the neighbours are asked, and among how many they are looked for, at most.
_ASKED = 256
_AMONG = 2048

#: How many neighbours, of numbers for each parameter that a plane through them has, and of classes.
_NEIGHBOURS = 2
_NEIGHBOURS_OF_CLASS = 8


class Contradiction(NamedTuple):
    """What samples with the same inputs and other targets force.

    Parameters
    ----------
    loss : float
        The floor under the mean loss of all samples that train, without any penalty.
    error : float
        The same of the mean square of the answers' distances from the targets.
    right : int
        How many of all samples can be right at most; 0 where answers are numbers.
    samples : tuple of int
        The numbers of those that contradict another one, group by group.
    groups : int
    """

    loss: float
    error: float
    right: int
    samples: tuple[int, ...]
    groups: int


def _contradiction(experiment: Experiment) -> Contradiction | None:
    problem = experiment.problem
    rows = problem.active
    inputs, targets = training_set(problem)
    places: dict[tuple[float, ...], list[int]] = {}
    for i, place in enumerate(inputs.tolist()):
        places.setdefault(tuple(place), []).append(i)
    groups = [
        group for group in places.values() if len({float(targets[i]) for i in group}) > 1
    ]  # fmt: skip
    if not groups:
        return None
    lost, errors, wrong = 0.0, 0.0, 0
    for group in groups:
        of_group = targets[group]
        lost += len(group) * _forced(experiment.loss_function.code, of_group)
        errors += len(group) * variance(of_group)
        ones = int(np.count_nonzero(of_group > 0.5))
        wrong += min(ones, len(group) - ones)
    return Contradiction(
        loss=lost / len(rows),
        error=errors / len(rows),
        right=len(rows) - wrong if problem.task == "classification" else 0,
        samples=tuple(rows[i] for group in groups for i in group),
        groups=len(groups),
    )


def _forced(loss: int, targets: Array) -> float:
    """Return the least mean loss of one answer to several targets."""
    if loss == BCE:
        # Entropy, in nats.
        share = mean(targets)
        return -float(share * log(share) + (1.0 - share) * log(1.0 - share))
    if loss in {ABSOLUTE, ABSOLUTE_OF_NUMBER}:
        return mean(np.abs(targets - np.sort(targets)[len(targets) // 2]))
    return variance(targets)


class Noise(NamedTuple):
    """What samples with nearly the same inputs differ by: the variance of their targets.

    It is in the square of the unit in which targets are learned.

    Parameters
    ----------
    most : float
        As near neighbours show it. A curve that bends much between them counts as noise.
    least : float
        As much of it as is no bend: of numbers what does not grow with neighbours twice as many, of
        classes what the nearest neighbour alone shows.
    """

    most: float
    least: float


def _noise(experiment: Experiment) -> Noise | None:
    """Return the mean square that is left to whoever knows all but the sample that is asked for.

    Each of some samples is answered by a line or plane through its neighbours, or by their share of
    1s, without its own target. What such an answer itself is uncertain by is taken off.
    """
    problem = experiment.problem
    inputs, targets = training_set(problem)
    if len(targets) < FEWEST:
        return None
    step = -(-len(targets) // _AMONG) | 1
    inputs, targets = inputs[::step], targets[::step]
    numbers = problem.task == "regression"
    wanted = _NEIGHBOURS * (inputs.shape[1] + 1) if numbers else _NEIGHBOURS_OF_CLASS
    sizes = np.sqrt([variance(column) or 1.0 for column in inputs.T])
    # An odd step: where two classes take turns, an even one would meet only one of them.
    step = -(-len(targets) // _ASKED) | 1
    counts = (wanted, 2 * wanted) if numbers else (wanted, 1)
    rest: list[list[float]] = [[], []]
    for i in range(0, len(targets), step):
        away = (inputs - inputs[i]) / sizes
        distances = np.zeros(len(targets))
        for column in away.T:
            distances = distances + column * column
        order = np.argsort(distances, kind="stable")
        others = order[order != i]
        for squares, count in zip(rest, counts, strict=True):
            near = others[:count]
            plain = [1.0 / len(near)] * len(near)
            shares = _shares_of_plane(away[near]) if numbers else plain
            answer = sum_of(
                share * float(target) for share, target in zip(shares, targets[near], strict=True)
            )
            off = float(targets[i]) - answer
            squares.append(off * off / (1.0 + sum_of(share * share for share in shares)))
    near_by, other = mean(rest[0]), mean(rest[1])
    return Noise(near_by, min(near_by, max(0.0, 2.0 * near_by - other) if numbers else other))


def _shares_of_plane(away: Array) -> list[float]:
    """Return how much of each neighbour's target a plane through them takes at their middle, 0.

    By least squares: the first row of (AᵀA)⁻¹Aᵀ, with A's rows 1 and the places.
    """
    rows = [[1.0, *place] for place in away.tolist()]
    size = range(len(rows[0]))
    matrix = [[sum_of(row[i] * row[j] for row in rows) for j in size] for i in size]
    solved = solve(matrix, [1.0, *[0.0] * (len(size) - 1)])
    parts = [0.0 if part is None else part for part in solved]
    return [sum_of(part * value for part, value in zip(parts, row, strict=True)) for row in rows]


def _matters(experiment: Experiment) -> Hashable:
    return experiment.loss


def _nothing_more(_experiment: Experiment) -> Hashable:
    return None


#: `contradiction_of(experiment)` returns the `Contradiction` among the samples that train, or None.
contradiction_of = Memo(_contradiction, _matters)

#: `noise_of(experiment)` returns the `Noise` of the samples that train, or None where they are too
#: few to tell.
noise_of = Memo(_noise, _nothing_more)
