"""What can be wrong with a network: each symptom found in the numbers of its units or samples."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.diagnosis.separability import divides
from learnscope.core.problems.scaling import training_set
from learnscope.core.problems.statistics import length
from learnscope.core.run.batches import updates_per_epoch
from learnscope.core.run.plan import opened

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]

#: How many samples stand for all, at most; what is then said of all is tried on all.
PROBE = 256

#: A unit is flat at a sample where its slope is below this share of its steepest: for the
#: sigmoid |z| > 5.3, for tanh |z| > 2.6.
FLAT_SHARE = 0.02

#: A unit is saturated if it is flat at this share of the samples.
FLAT_SAMPLES = 0.95

#: The weights are small if none is larger than this.
SMALL = 0.1

#: Samples are sorted by class if neighbours differ in less than this share of the places in which
#: those of a drawn order do; of fewer samples an order says nothing.
SORTED = 0.25
FEWEST_SORTED = 8


class Affected(NamedTuple):
    """The units of one hidden layer that have a symptom.

    Parameters
    ----------
    layer : int
        From 1.
    units : tuple of int
        Their numbers, from 1.
    of : int
        How many units the layer has.
    """

    layer: int
    units: tuple[int, ...]
    of: int

    @property
    def share(self) -> float:
        """The affected share of the layer."""
        return len(self.units) / self.of

    @property
    def names(self) -> tuple[str, ...]:
        """The units' names, as in `learnscope.core.network.Model.unit_names`."""
        return tuple(f"h{self.layer}.{unit}" for unit in self.units)


def probe(experiment: Experiment) -> tuple[int, ...]:
    """Return training samples, evenly spaced, that stand for all of them."""
    active = experiment.problem.active
    step = -(-len(active) // PROBE)
    # An odd step: where two classes take turns, an even one would meet only one of them.
    return active[:: step if step == 1 else step | 1]


def dead_units(experiment: Experiment, parameters: Array) -> Affected | None:
    """Return the units that answer 0 to every training sample, of the layer worst affected.

    Only ReLU has them: below 0 its slope is 0, so that nothing brings such a unit back.
    """
    if not experiment.network.activation_function.dies:
        return None
    samples = probe(experiment)
    silent = _silent(experiment, parameters, samples)
    if len(samples) < len(experiment.problem.active) and any(units.any() for units in silent):
        silent = _silent(experiment, parameters, experiment.problem.active)
    return _worst(silent)


def saturated_units(experiment: Experiment, parameters: Array) -> Affected | None:
    """Return the units that are flat at nearly all samples, of the layer worst affected."""
    steepest = experiment.network.activation_function.steepest
    if steepest is None or not experiment.network.hidden:
        return None
    samples = probe(experiment)
    _, through = opened(experiment, samples, parameters)
    layers, row = [], experiment.model.inputs
    for units in experiment.network.hidden:
        flat = through.slope[row : row + units, : len(samples)] < FLAT_SHARE * steepest
        layers.append(np.count_nonzero(flat, axis=1) >= FLAT_SAMPLES * len(samples))
        row += units
    return _worst(layers)


def identical_units(experiment: Experiment, parameters: Array) -> Affected | None:
    """Return the largest group of units in one layer with the same weights in and out.

    They have the same answers and the same gradient, and so stay the same for good.
    """
    layers = experiment.model.layers(parameters)
    worst: Affected | None = None
    for number, ((weights, biases), (onward, _)) in enumerate(pairwise(layers), start=1):
        ends = np.column_stack((weights, biases, onward.T))
        groups: dict[tuple[float, ...], list[int]] = {}
        for unit, row in enumerate(ends.tolist(), start=1):
            groups.setdefault(tuple(row), []).append(unit)
        largest: list[int] = max(groups.values(), key=len)
        units = tuple(largest)
        if len(units) > 1 and (worst is None or len(units) > len(worst.units)):
            worst = Affected(number, units, len(biases))
    return worst


def small_weights(experiment: Experiment, parameters: Array) -> float | None:
    """Return the size of the largest weight of a network in which all are near 0, else None.

    Units whose weights are all small answer nearly the same, and get nearly the same gradient.
    """
    weights = np.abs(parameters[experiment.model.is_weight])
    largest = float(weights.max(initial=0.0))
    return largest if experiment.network.hidden and largest < SMALL else None


def sorted_by_class(experiment: Experiment) -> bool:
    """Return whether batches of a part of the samples see one class for long, then the other."""
    problem, count = experiment.problem, len(experiment.problem.active)
    ordered = updates_per_epoch(experiment) > 1 and not experiment.batch.shuffle
    if not ordered or count < FEWEST_SORTED or problem.task != "classification":
        return False
    targets = problem.target_array[list(problem.active)]
    ones = int(np.count_nonzero(targets))
    changes = int(np.count_nonzero(targets[1:] != targets[:-1]))
    # In a drawn order two neighbours differ in so many places.
    expected = 2.0 * ones * (count - ones) / count
    return changes < SORTED * expected


def arriving_slope(experiment: Experiment, parameters: Array) -> float:
    """Return how much of the output's ∂L/∂z is left of it on the way back to the first layer.

    Of each the root of the mean square over the samples is taken, of a layer's units the length.
    Unlike the gradients of the parameters, in which the samples' slopes cancel on a plateau, it
    stays small as long as the first layer learns too little. NaN where the output's slope is 0.
    """
    samples, inputs = probe(experiment), experiment.model.inputs
    _, through = opened(experiment, samples, parameters)
    delta = through.delta[:, : len(samples)]
    first, last = (
        length(delta[rows])
        for rows in (slice(inputs, inputs + experiment.network.hidden[0]), slice(-1, None))
    )
    return first / last if 0.0 < last < float("inf") else float("nan")


def falls_for_good(experiment: Experiment) -> bool:
    """Return whether a single neuron's cross-entropy has no lowest point, only ever lower ones.

    That is where a line or plane divides the classes. Without a bias samples at the origin have no
    say in it: they are answered ½ whatever the weights.
    """
    problem = experiment.problem
    if experiment.network.bias:
        return bool(problem.separable)
    inputs, targets = training_set(problem)
    around = inputs.any(axis=1)
    return bool(around.any()) and divides(inputs[around], targets[around], bias=False)


def held_at_half(experiment: Experiment, target: int) -> int:
    """Return how many active samples of a class are answered ½ whatever the weights.

    Those at the origin, as the network is given them, where there are no biases and each bend goes
    through 0: then every z is 0. An answer of ½ counts as 0, so such a 1 is never right, and such a
    0 always.
    """
    network, problem = experiment.network, experiment.problem
    if network.bias or problem.task != "classification":
        return 0
    if network.hidden and network.activation_function.of(0.0):
        return 0
    inputs, targets = training_set(problem)
    return int(np.count_nonzero((targets == target) & ~inputs.any(axis=1)))


def _silent(
    experiment: Experiment, parameters: Array, samples: tuple[int, ...]
) -> list[NDArray[np.bool_]]:
    inputs = experiment.problem.inputs[list(samples)]
    hidden, _ = experiment.model.unit_outputs(parameters, inputs)
    return [np.asarray(~outputs.any(axis=0)) for outputs in hidden]


def _worst(layers: list[NDArray[np.bool_]]) -> Affected | None:
    """Return the layer with the largest share of affected units, the first of equals."""
    found = [
        Affected(number, tuple((np.flatnonzero(units) + 1).tolist()), len(units))
        for number, units in enumerate(layers, start=1)
        if units.any()
    ]
    return max(found, key=lambda affected: affected.share, default=None)
