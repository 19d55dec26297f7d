"""What goes through the engine: a kind of network, samples, and the numbers on their way through.

In the spelling of `learnscope.core.lanes`, and compiled with `learnscope.core.engine`.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core.lanes import LANES, lanes, take

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


class Shape(NamedTuple):
    """What kind of network is trained, and how."""

    #: The number of inputs, then of each layer's units.
    sizes: Integers
    #: 1 where a parameter is a weight, 0 where it is a bias, shape (parameters,).
    weight: Array
    #: 1 if the units have biases, else 0.
    bias: int
    #: What the hidden units' activation and the output unit's are called by the engine.
    activation: int
    output: int
    #: What the loss is called by the engine.
    loss: int
    #: What the optimizer's rule is called by the engine, and whether the first row of its memory
    #: has a direction.
    rule: int
    directed: int


class Samples(NamedTuple):
    """The samples of a problem, and which of them are taken in which order."""

    #: shape (inputs, samples)
    inputs: Array
    #: What the loss needs to know of the targets, shape (1, samples).
    marks: Array
    #: Numbers of samples, shape (orders, count).
    chosen: Integers


class Pass(NamedTuple):
    """The numbers of a block of samples on its way through a network and back.

    Without another word an array has shape (units, lanes), with a row for each input and unit.
    """

    #: The weighted sums.
    z: Array
    #: The inputs, and what the units make of their sums.
    a: Array
    #: ∂a/∂z
    slope: Array
    #: ∂L/∂a, of each sample's own loss
    arriving: Array
    #: ∂L/∂z
    delta: Array
    #: What the loss needs to know of the targets, shape (1, lanes).
    mark: Array
    #: Each sample's loss, and 1 if it is answered right, 0 if not; shape (2, lanes).
    loss: Array
    #: The running totals of the gradient, of the losses and of the right answers over the samples,
    #: shape (parameters + 2, LANES).
    sums: Array
    #: What an update writes over, shape (rows, parameters).
    spare: Array


def take_in(samples: Samples, order: int, first: int, last: int, through: Pass) -> None:
    """Put a block of samples into the lanes: those from `first` to before `last` of an order.

    Lanes are filled up to a multiple of `LANES` with the block's first sample, which `go_through`
    then leaves out of its sums. Zeros there could become 0·∞.
    """
    inputs, marks, chosen = samples.inputs, samples.marks, samples.chosen
    a, mark = through.a, through.mark
    count, sample = last - first, chosen[order, first]
    n = whole_lanes(count)
    for i in range(len(inputs)):
        take(a, i, inputs, i, chosen, order, first, count)
        for s in lanes(count, n):
            a[i, s] = inputs[i, sample]
    take(mark, 0, marks, 0, chosen, order, first, count)
    for s in lanes(count, n):
        mark[0, s] = marks[0, sample]


def whole_lanes(count: int) -> int:
    """Return the next multiple of `LANES`."""
    return (count + LANES - 1) // LANES * LANES
