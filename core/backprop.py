"""Forward through a network, and backward through it: every unit's numbers and the gradient.

One `Pass` has a place for every number of a batch of a given size, so that an update makes no
arrays: on a small network making them would take longer than the arithmetic. Samples stand on the
last axis. A layer's weights and biases stand side by side in one matrix [W | b], whose last column
meets a last row of ones, so that a whole layer is one product of matrices; θ is rearranged to that
*inner* order once for many epochs.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activation import ACTIVATIONS
from learnscope.core.criterion import Criterion, criterion_for
from learnscope.core.experiment import Experiment
from learnscope.core.network import Model

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


@cache
def inner_order(model: Model) -> Integers:
    """Return where in θ each parameter of the inner order stands, shape (parameters,)."""
    order = [
        model.position(layer, unit, source)
        for layer, (inputs, units) in enumerate(pairwise(model.sizes))
        for unit in range(units)
        for source in range(inputs + 1)
    ]
    return np.array(order, dtype=np.int64)


@cache
def outer_order(model: Model) -> Integers:
    """Return where in the inner order each parameter of θ stands, shape (parameters,)."""
    return np.argsort(inner_order(model))


class Pass:
    """The numbers of a batch on its way through a network.

    Parameters
    ----------
    model : Model
    criterion : Criterion
    samples : int
        How many samples the batch has.

    Attributes
    ----------
    parameters, gradient : ndarray, shape (parameters,)
        θ and the gradient of the mean loss, in inner order.
    outputs : list of ndarray, shape (units + 1, samples)
        What goes into each layer: the inputs, then each hidden layer's outputs; the last row is 1.
    sums : list of ndarray, shape (units, samples)
        Each layer's weighted sums z.
    slopes : list of ndarray, shape (units, samples)
        The derivative of the samples' mean loss with respect to each z.
    """

    def __init__(self, model: Model, criterion: Criterion, samples: int) -> None:
        self._bend = ACTIVATIONS[model.network.activation]
        self._criterion = criterion
        # NaN is equal to no θ: nothing has gone forward yet.
        self.parameters = np.full(model.parameter_count, np.nan)
        self.gradient = np.zeros(model.parameter_count)
        shapes = [(units, inputs + 1) for inputs, units in pairwise(model.sizes)]
        self._matrices = _cut(self.parameters, shapes)
        self._gradients = _cut(self.gradient, shapes)
        self.outputs = [np.ones((inputs + 1, samples)) for inputs in model.sizes[:-1]]
        self.sums = [np.zeros((units, samples)) for units in model.sizes[1:]]
        self.slopes = [np.zeros((units, samples)) for units in model.sizes[1:]]
        self._bends = [np.zeros((units, samples)) for units in model.sizes[1:]]
        self._without_ones = [outputs[:-1] for outputs in self.outputs]
        self._transposed = [outputs.T for outputs in self.outputs]
        self._backward = [matrix[:, :-1].T for matrix in self._matrices]
        self._marks = np.zeros((1, samples))
        self._weights = np.zeros((1, samples))
        self._last = len(shapes) - 1

    @property
    def nbytes(self) -> int:
        """The memory that its numbers occupy, in bytes."""
        lists = (self.outputs, self.sums, self.slopes, self._bends)
        arrays = (self.parameters, self.gradient, self._marks, self._weights)
        return sum(array.nbytes for array in (*arrays, *(a for each in lists for a in each)))

    def load(self, inputs: Array, marks: Array) -> None:
        """Take in a batch.

        Parameters
        ----------
        inputs : ndarray, shape (inputs, samples)
        marks : ndarray, shape (samples,)
            See `Criterion`.
        """
        self._without_ones[0][...] = inputs
        self._marks[0] = marks
        self._weights[0] = self._criterion.weights(marks)

    def forward(self, parameters: Array) -> Array:
        """Compute every unit's sum and output at θ, given in inner order.

        Returns
        -------
        ndarray, shape (samples,)
            The output unit's z; it stays where it is, and is overwritten by the next call.
        """
        self.parameters[:] = parameters
        dot, value = np.dot, self._bend.value
        for layer in range(self._last):
            z = dot(self._matrices[layer], self.outputs[layer], self.sums[layer])
            value(z, self._without_ones[layer + 1])
        dot(self._matrices[-1], self.outputs[-1], self.sums[-1])
        return np.asarray(self.sums[-1][0])

    def backward(self) -> Array:
        """Compute every slope after `forward`; return the gradient in inner order."""
        dot, slope = np.dot, self._bend.slope
        slopes = self.slopes[-1]
        self._criterion.slopes(self.sums[-1], self._marks, self._weights, slopes)
        dot(slopes, self._transposed[-1], self._gradients[-1])
        for layer in range(self._last - 1, -1, -1):
            here = self.slopes[layer]
            dot(self._backward[layer + 1], slopes, here)
            bend = self._bends[layer]
            slope(self.sums[layer], self._without_ones[layer + 1], bend)
            slopes = np.multiply(here, bend, here)
            dot(slopes, self._transposed[layer], self._gradients[layer])
        return self.gradient


def gone_through(experiment: Experiment, rows: Sequence[int], parameters: Array) -> Pass:
    """Return some samples of an experiment that have gone forward and backward.

    Parameters
    ----------
    experiment : Experiment
    rows : sequence of int
        The samples' numbers.
    parameters : ndarray, shape (parameters,)
        θ.
    """
    problem, chosen = experiment.problem, list(rows)
    criterion = criterion_for(problem.task, experiment.loss)
    batch = Pass(experiment.model, criterion, len(chosen))
    batch.load(problem.inputs[chosen].T, criterion.marks(problem.target_array[chosen]))
    with np.errstate(all="ignore"):
        batch.forward(parameters[inner_order(experiment.model)])
        batch.backward()
    return batch


def _cut(flat: Array, shapes: list[tuple[int, int]]) -> list[Array]:
    """Return views of a flat array as matrices, one after the other."""
    views, begin = [], 0
    for rows, columns in shapes:
        end = begin + rows * columns
        views.append(flat[begin:end].reshape(rows, columns))
        begin = end
    return views
