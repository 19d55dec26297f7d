"""The best of its kind: how low the loss of a straight model goes, whatever way it is descended.

A model without a bend has a line or a plane as its z. For cross-entropy, and for numbers, its loss
with the penalty in force has one lowest value, which is computed here. Under the other losses of
classes there may be several valleys: there it is the lowest found in so many descents. Networks
that bend have no best that could be computed.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import product
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.diagnosis.bounds.convex import Neuron, lowest
from learnscope.core.diagnosis.bounds.memo import Memo
from learnscope.core.losses import BCE, LOSSES
from learnscope.core.problems.scaling import training_set
from learnscope.core.problems.statistics import mean, mean_square, variance

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]

#: A line of classes may be ever steeper: where descents of a loss with several valleys begin, as
#: multiples of the best line by cross-entropy.
_STEEPER = (1.0, 4.0, 16.0)

#: … and the size of the weights of lines to every side, over inputs of deviation 1.
_STEEP = 4.0


#: A descent that has brought a z so far out would bring it out for good: there is no lowest point.
_FAR_OUT = 25.0


class Best(NamedTuple):
    """The best that a straight model can do on the samples that train.

    Parameters
    ----------
    loss : float
        The lowest value of what is descended, the penalty with it. Where a line divides the classes
        there is none, only ever lower ones down to 0.
    penalty : float
        The penalty's part of it.
    parameters : tuple of float
        Where: a single neuron's weights, then its bias if it has one, as they belong to the samples
        as the network is given them. Empty where there is no such point.
    right : int
        How many samples it has right; 0 where answers are numbers.
    error : float
        The mean square of its answers' distances from the targets, as the network is given them.
    attained : bool
        Whether there is a point with that loss, and not only ever lower ones towards it.
    descents : int
        0 where it is the best for certain, else in how many descents it is the lowest found.
    """

    loss: float
    penalty: float = 0.0
    parameters: tuple[float, ...] = ()
    right: int = 0
    error: float = 0.0
    attained: bool = True
    descents: int = 0


def is_straight(experiment: Experiment) -> bool:
    """Return whether a network makes z a plane over its inputs: sums of lines stay a line."""
    return not experiment.network.hidden or experiment.network.activation_function.straight


def has_best(experiment: Experiment) -> bool:
    """Return whether there is a best that can be computed.

    With straight hidden layers a penalty charges the factors of a weight, and not the weight.
    """
    return is_straight(experiment) and not (experiment.network.hidden and experiment.penalty)


def best_takes_descents(experiment: Experiment) -> bool:
    """Return whether the best can only be looked for, in many descents."""
    classes = experiment.problem.task == "classification"
    return has_best(experiment) and classes and experiment.loss_function.code != BCE


def _worked_out(experiment: Experiment) -> Best | None:
    if not has_best(experiment):
        return None
    problem, penalty = experiment.problem, experiment.penalty
    inputs, targets = training_set(problem)
    bias = experiment.network.bias
    if problem.task == "classification" and not penalty:
        divided = problem.separable if bias else _divided_through_origin(experiment)
        if divided:
            return Best(0.0, right=len(targets), attained=False)
    shifts = [mean(column) if bias else 0.0 for column in inputs.T]
    factors = [_size(column, bias) for column in inputs.T]
    columns = [
        (column - shift) / factor
        for column, shift, factor in zip(inputs.T, shifts, factors, strict=True)
    ]
    if bias:
        columns.append(np.ones(len(targets)))
    unpenalised = [0.0] * bias
    neuron = Neuron(
        np.array(columns),
        targets,
        experiment.loss_function,
        [penalty.l1 / factor for factor in factors] + unpenalised,
        [penalty.l2 / factor / factor for factor in factors] + unpenalised,
    )
    u, descents = _lowest(neuron)
    weights = [part / factor for part, factor in zip(u, factors, strict=False)]
    return _best(neuron, u, weights, shifts, descents)


def _divided_through_origin(experiment: Experiment) -> bool:
    """Return whether a line through the origin divides the classes, and none stays at ½ there."""
    inputs, _ = training_set(experiment.problem)
    return bool(experiment.problem.separable_through_origin and inputs.any(axis=1).all())


def _size(column: Array, bias: bool) -> float:
    """Return what a column is divided by, so that the descent does not depend on its unit."""
    size = sqrt(variance(column)) if bias else sqrt(mean_square(column))
    return size or 1.0


def _lowest(neuron: Neuron) -> tuple[list[float], int]:
    """Return where a neuron's loss is lowest, and in how many descents that was found, or 0."""
    zeros = [0.0] * len(neuron.columns)
    if neuron.loss.task == "regression" or neuron.loss.code == BCE:
        return lowest(neuron, zeros), 0
    convex = Neuron(
        neuron.columns, neuron.targets, LOSSES["classification"]["bce"], neuron.l1, neuron.l2
    )
    line = lowest(convex, zeros)
    begins = [zeros, *([times * part for part in line] for times in _STEEPER)]
    # Lines to every side, such as those that cut off a corner.
    begins += map(list, product((_STEEP, -_STEEP), repeat=len(zeros)))
    ends = [lowest(neuron, begin) for begin in begins]
    return min(ends, key=neuron.value), len(ends)


def _best(
    neuron: Neuron, u: list[float], weights: list[float], shifts: list[float], descents: int
) -> Best:
    z = neuron.sums(u)
    right = 0
    if neuron.loss.task == "classification":
        right = int(np.count_nonzero((z > 0.0) == (neuron.targets > 0.5)))
        answers = ACTIVATIONS["sigmoid"].of(z) - neuron.targets
    else:
        answers = z - neuron.targets
    parameters = list(weights)
    if len(u) > len(weights):
        bias = u[-1]
        for weight, shift in zip(weights, shifts, strict=True):
            bias -= weight * shift
        parameters.append(bias)
    return Best(
        loss=neuron.value(u),
        penalty=neuron.charge(u),
        parameters=tuple(parameters),
        right=right,
        error=mean_square(answers),
        attained=neuron.loss.task == "regression" or float(np.abs(z).max()) < _FAR_OUT,
        descents=descents,
    )


def _matters(experiment: Experiment) -> Hashable:
    """Return what of an experiment its best depends on: not how it is descended."""
    return experiment.network, experiment.loss, experiment.penalty


#: `best_of(experiment)` returns the `Best` of a straight model, or None where there is none that
#: could be computed; `best_of.known(experiment)`, whether it has been worked out. It takes some
#: milliseconds for a hundred samples, and may be asked from any thread.
best_of = Memo(_worked_out, _matters)
