"""The single neuron's recurrence: each epoch's w1, w2 and b from the epoch before.

This alone has to go one epoch after the other; losses and accuracies follow from the recorded
parameters, many epochs at once. On three parameters and four samples plain floats are several
times faster than numpy, whose every call costs more than the whole update.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activation import sigmoid_array
from learnscope.core.batches import epoch_rows, updates_per_epoch
from learnscope.core.experiment import Experiment
from learnscope.core.gate import Gate
from learnscope.core.loss import LOSSES, side
from learnscope.core.network import weighted_sum
from learnscope.core.stretch import Point, Stretch, Unfinished

Array = NDArray[np.float64]

#: One sample for the recurrence: x1, x2 and the side on which z is wrong.
Sample = tuple[float, float, float]
#: The samples that share one update.
BatchOfSamples = Sequence[Sample]
#: The batches of one epoch, in order.
EpochPlan = Sequence[BatchOfSamples]

#: w1, w2, b
Three = tuple[float, float, float]


def is_plain_neuron(experiment: Experiment) -> bool:
    """Return whether an experiment is what this file is for: one neuron, a gate, plain descent."""
    problem = experiment.problem
    return (
        isinstance(problem, Gate)
        and len(problem.input_names) == 2
        and not experiment.network.hidden
        and experiment.optimizer.name == "gd"
        and not experiment.penalty
    )


def samples_of(experiment: Experiment, rows: Iterable[int]) -> list[Sample]:
    """Return rows of a gate with two inputs as the recurrence takes them."""
    inputs, targets = experiment.problem.inputs, experiment.problem.target_array
    return [(float(inputs[row, 0]), float(inputs[row, 1]), side(targets[row])) for row in rows]


def epoch_plans(experiment: Experiment, first: int, count: int) -> Iterator[EpochPlan]:
    """Return the batches of `count` epochs from epoch `first` on."""
    samples = samples_of(experiment, range(len(experiment.problem.target_array)))

    def plan(epoch: int) -> EpochPlan:
        return [[samples[row] for row in rows] for rows in epoch_rows(experiment, epoch)]

    if experiment.batch.shuffle:
        return map(plan, range(first, first + count))
    return repeat(plan(first), count)


def batch_gradient(
    parameters: Three, batch: BatchOfSamples, slope: Callable[[float], float]
) -> Three:
    """Return the mean of ∂L/∂w1, ∂L/∂w2 and ∂L/∂b over a batch."""
    w1, w2, b = parameters
    g1 = g2 = g0 = 0.0
    for x1, x2, wrong_side in batch:
        dloss_dz = wrong_side * slope(wrong_side * (w1 * x1 + w2 * x2 + b))
        g1 += dloss_dz * x1
        g2 += dloss_dz * x2
        g0 += dloss_dz
    m = len(batch)
    return g1 / m, g2 / m, g0 / m


def descend(
    parameters: Three,
    plans: Iterable[EpochPlan],
    learning_rate: float,
    slope: Callable[[float], float],
) -> Array:
    """Return the parameters after each epoch of `plans`, shape (epochs, 3).

    Nothing stops it at numbers that are no longer finite: such parameters stay so, and the
    caller sees where it began.

    Parameters
    ----------
    parameters : tuple of float
        w1, w2, b before the first epoch.
    plans : iterable of epoch plans
        The batches of each epoch.
    learning_rate : float
        The rate for all of these epochs.
    slope : callable
        The loss's derivative with respect to t; see `learnscope.core.loss`.
    """
    w1, w2, b = parameters
    path: list[float] = []
    for plan in plans:
        for batch in plan:
            # `batch_gradient` and `gradient_descent` written out: two calls for each update would
            # double its cost. That all three agree bit for bit is tested.
            g1 = g2 = g0 = 0.0
            for x1, x2, wrong_side in batch:
                dloss_dz = wrong_side * slope(wrong_side * (w1 * x1 + w2 * x2 + b))
                g1 += dloss_dz * x1
                g2 += dloss_dz * x2
                g0 += dloss_dz
            m = len(batch)
            w1 -= learning_rate * (g1 / m)
            w2 -= learning_rate * (g2 / m)
            b -= learning_rate * (g0 / m)
        path += (w1, w2, b)
    return np.array(path).reshape(-1, 3)


class NeuronDescent:
    """A plain neuron's way down; see `is_plain_neuron` and `learnscope.core.descent.Descent`.

    Parameters
    ----------
    experiment : Experiment
    """

    #: Epochs trained before their losses are computed together: long enough to share the cost of
    #: numpy's calls, short enough (about 2 ms) to stop within a frame.
    block = 1024

    #: A few floats, kept nowhere in arrays.
    nbytes = 0

    def __init__(self, experiment: Experiment) -> None:
        self._experiment = experiment
        self._loss = LOSSES[experiment.loss]
        problem = experiment.problem
        self._active = samples_of(experiment, problem.active)
        self.updates = updates_per_epoch(experiment)
        self.portion = self.block * self.updates

    def descend(self, point: Point, epoch: int, count: int, learning_rate: float) -> Stretch:
        """Return the next epochs, as far as they are finite."""
        plans = epoch_plans(self._experiment, epoch, count)
        w1, w2, b = point.parameters.tolist()
        path = descend((w1, w2, b), plans, learning_rate, self._loss.slope)
        return self._evaluate(path).finite()

    def go_on(self, part: Unfinished, updates: int) -> Unfinished:
        """Return an epoch with so many more of its updates made, or with all."""
        made = min(part.made + updates, self.updates)
        plan = next(epoch_plans(self._experiment, part.epoch, 1))[part.made : made]
        w1, w2, b = part.reached.parameters.tolist()
        path = descend((w1, w2, b), [plan], part.learning_rate, self._loss.slope)
        return replace(part, made=made, reached=Point(path[-1], part.reached.state))

    def evaluate(self, point: Point) -> Stretch:
        """Return a point as a stretch of one epoch."""
        return self._evaluate(point.parameters[np.newaxis])

    def _evaluate(self, parameters: Array) -> Stretch:
        losses = np.zeros(len(parameters))
        right = np.zeros(len(parameters))
        with np.errstate(over="ignore", invalid="ignore"):
            for x1, x2, wrong_side in self._active:
                z = weighted_sum(parameters, x1, x2)
                losses += self._loss.value(wrong_side * z)
                right += (sigmoid_array(z) > 0.5) == (wrong_side < 0.0)
            losses /= len(self._active)
        return Stretch(
            parameters=parameters,
            states=np.zeros((len(parameters), 0, 3)),
            losses=losses,
            accuracies=right / len(self._active),
            test_losses=np.full(len(parameters), np.nan),
        )
