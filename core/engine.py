"""The engine: forward, backward, update, epochs. The one place where learning is computed.

It is plain Python over arrays, in the loops of a textbook, in the spelling of
`learnscope.core.lanes`: numba compiles it, and where it does not, the same text runs on numpy with
the same bits. Whoever wants to see how a network learns can set a breakpoint here.

θ stands in the order of `learnscope.core.network`: layer by layer the weights, a row for each unit,
then the biases. Every unit has a row in a `Pass`, the inputs first, then layer by layer the units;
the samples of a block stand side by side in its lanes.

Only + − × ÷ √, comparisons, powers of two and `learnscope.core.elementary` are used, products over
sources are added up in order, and sums over samples as `learnscope.core.lanes` has it: that makes
the numbers the same on every machine.

To be read in this order: `forward`, `judge`, `backward`, `add_gradient`; `go_through`, which takes
samples along all of these; `update`; `train`. `learnscope.core.landscape.many` goes on from there.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activations import activate, activation_slopes
from learnscope.core.lanes import (
    LANES,
    add_products,
    add_values,
    all_finite,
    clear,
    lanes,
    of_lane,
    pick,
    running_total,
)
from learnscope.core.losses import answer_slopes, measure
from learnscope.core.optimizers import L1, L2, take_step
from learnscope.core.passes import Pass, Samples, Shape, take_in, whole_lanes
from learnscope.core.penalties import charge, decay, shrinkage

Array = NDArray[np.float64]


#: How many arrays of the parameters' length an update writes over.
SPARE = 8

#: What is read off at the end of an epoch: the loss, the share of right answers, and the mean loss
#: of the samples held out.
LOSS, ACCURACY, TEST_LOSS, TEST_ACCURACY, DATA_LOSS = range(5)
READINGS = 5


def forward(shape: Shape, theta: Array, z: Array, a: Array, n: int) -> None:
    """Take `n` samples from their inputs to every unit's sum and output."""
    reach_output(shape, theta, z, a, n)
    activate(shape.output, z, a, len(z) - 1, 1, n)


def reach_output(shape: Shape, theta: Array, z: Array, a: Array, n: int) -> None:
    """Take `n` samples from their inputs to every unit's sum, and every hidden unit's output.

    z = Σ w·a + b, the products in the order of the sources.
    """
    sizes = shape.sizes
    begin, row, last = 0, 0, len(sizes) - 1
    for layer in range(1, last + 1):
        sources, units = sizes[layer - 1], sizes[layer]
        biases = begin + units * sources
        for unit in range(units):
            here, weights = row + sources + unit, begin + unit * sources
            for s in lanes(0, n):
                z[here, s] = of_lane(theta, weights, s) * a[row, s]
            for source in range(1, sources):
                for s in lanes(0, n):
                    weight = of_lane(theta, weights + source, s)
                    z[here, s] = z[here, s] + weight * a[row + source, s]
            if shape.bias:
                for s in lanes(0, n):
                    z[here, s] = z[here, s] + of_lane(theta, biases + unit, s)
        begin = biases + units * shape.bias
        row += sources
        if layer < last:
            activate(shape.activation, z, a, row, units, n)


def judge(shape: Shape, through: Pass, n: int) -> None:
    """Write each sample's answer, its loss and its ∂L/∂z, and whether it is answered right."""
    a, mark, loss = through.a, through.mark, through.loss
    output = len(a) - 1
    measure(shape.loss, through.z, a, output, mark, loss, through.delta, n)
    for s in lanes(0, n):
        # Above ½ an answer counts as 1, whose mark is below 0.
        loss[1, s] = pick((a[output, s] > 0.5) == (mark[0, s] < 0.0), 1.0, 0.0)


def backward(shape: Shape, theta: Array, through: Pass, n: int) -> None:
    """Take `n` samples from their losses back to every unit's ∂L/∂z, by the chain rule.

    ∂L/∂z of a hidden unit is ∂L/∂a · ∂a/∂z, where ∂L/∂a = Σ w · ∂L/∂z over the units that it goes
    into, in their order. That of the output unit has to be there.
    """
    sizes, arriving, delta, slope = shape.sizes, through.arriving, through.delta, through.slope
    end, row = len(theta), len(delta) - 1
    for layer in range(len(sizes) - 1, 1, -1):
        sources, units = sizes[layer - 1], sizes[layer]
        begin, before = end - units * (sources + shape.bias), row - sources
        for source in range(sources):
            here = before + source
            for s in lanes(0, n):
                arriving[here, s] = of_lane(theta, begin + source, s) * delta[row, s]
            for unit in range(1, units):
                p = begin + unit * sources + source
                for s in lanes(0, n):
                    weight = of_lane(theta, p, s)
                    arriving[here, s] = arriving[here, s] + weight * delta[row + unit, s]
        activation_slopes(shape.activation, through.z, through.a, slope, before, sources, n)
        for here in lanes(before, row):
            for s in lanes(0, n):
                delta[here, s] = arriving[here, s] * slope[here, s]
        end, row = begin, before


def add_gradient(shape: Shape, through: Pass, n: int) -> None:
    """Add each sample's ∂L/∂θ to the running totals: ∂L/∂w = ∂L/∂z · a, ∂L/∂b = ∂L/∂z."""
    sizes, a, delta, sums = shape.sizes, through.a, through.delta, through.sums
    begin, row = 0, 0
    for layer in range(1, len(sizes)):
        sources, units = sizes[layer - 1], sizes[layer]
        add_products(sums, begin, delta, row + sources, units, a, row, sources, n)
        begin += units * sources
        row += sources
        if shape.bias:
            add_values(sums, begin, delta, row, units, n)
            begin += units


def go_through(
    shape: Shape,
    samples: Samples,
    order: int,
    begin: int,
    end: int,
    theta: Array,
    through: Pass,
    learn: bool,
    there: bool,
) -> None:
    """Take samples through the network, block by block, and add up losses and gradient.

    Parameters
    ----------
    order, begin, end : int
        Which samples: those from `begin` to before `end` of an order.
    theta : ndarray, shape (parameters,)
    learn : bool
        Whether to go back as well, and add up the gradient.
    there : bool
        Whether the samples stand in the lanes from the call before.
    """
    count, output, room = len(theta), len(through.z) - 1, through.z.shape[1]
    sums, loss, delta = through.sums, through.loss, through.delta
    clear(sums, 0, count + 2, 0, LANES)
    for first in range(begin, end, room):
        last = min(first + room, end)
        n = whole_lanes(last - first)
        if not there:
            take_in(samples, order, first, last, through)
        reach_output(shape, theta, through.z, through.a, n)
        judge(shape, through, n)
        clear(loss, 0, 2, last - first, n)
        add_values(sums, count, loss, 0, 2, n)
        if learn:
            clear(delta, output, 1, last - first, n)
            backward(shape, theta, through, n)
            add_gradient(shape, through, n)


def open_up(shape: Shape, theta: Array, through: Pass, n: int) -> None:
    """Take samples that stand in the lanes forward and backward, and keep every factor."""
    output, z = len(through.z) - 1, through.z
    reach_output(shape, theta, z, through.a, n)
    judge(shape, through, n)
    answer_slopes(shape.loss, z, output, through.mark, through.arriving, n)
    activation_slopes(shape.output, z, through.a, through.slope, output, 1, n)
    backward(shape, theta, through, n)


def total(sums: Array, p: Any, s: Any = 0) -> Any:
    """Return what the running totals of one sum come to; where each lane has its own, lane s's."""
    one = running_total(sums, p, 0, s) + running_total(sums, p, 1, s)
    two = running_total(sums, p, 2, s) + running_total(sums, p, 3, s)
    three = running_total(sums, p, 4, s) + running_total(sums, p, 5, s)
    four = running_total(sums, p, 6, s) + running_total(sums, p, 7, s)
    return (one + two) + (three + four)


def mean_gradient(sums: Array, samples: int, out: Array, n: int) -> None:
    """Write the gradient of the mean loss: its running totals' sum, divided by the samples."""
    for p in lanes(0, n):
        out[p] = total(sums, p) / samples


def update(
    shape: Shape,
    rates: Array,
    theta: Array,
    memory: Array,
    gradient: Array,
    number: int,
    spare: Array,
) -> None:
    """Change θ and the optimizer's memory by one update, in place.

    Where only the penalty's l1 term takes a weight across 0, it stops there: the weight is then
    exactly 0, and so is the velocity or mean gradient that brought it.

    Parameters
    ----------
    rates : ndarray, shape (8,)
        The learning rate, the rule's hyperparameters and the penalty's rates; see
        `learnscope.core.optimizers`.
    theta : ndarray, shape (parameters,)
    memory : ndarray, shape (MEMORIES, parameters)
    gradient : ndarray, shape (parameters,)
        That of the mean loss; the penalty's is added to it.
    number : int
        Which update of the optimizer it is, from 1.
    spare : ndarray, shape (SPARE, parameters)
        Written over; in the end row 0 holds the penalty's gradient, and with an l1 term row 4
        where θ would be if nothing had stopped.
    """
    n, weight = len(theta), shape.weight
    l1, l2 = rates[L1], rates[L2]
    if l1 > 0.0 or l2 > 0.0:
        decay(l2, theta, weight, spare, 0, n)
    if l1 > 0.0:
        free, free_memory, new, new_memory = spare[1], spare[2:4], spare[4], spare[5:7]
        for p in lanes(0, n):
            free[p] = gradient[p] + spare[0, p]
        shrinkage(l1, theta, weight, free, spare, 0, n)
        take_step(shape.rule, rates, theta, free, memory, number, free, free_memory, n)
        for p in lanes(0, n):
            gradient[p] = gradient[p] + spare[0, p]
        take_step(shape.rule, rates, theta, gradient, memory, number, new, new_memory, n)
        for p in lanes(0, n):
            crosses = ((theta[p] > 0.0) & (new[p] < 0.0)) | ((theta[p] < 0.0) & (new[p] > 0.0))
            stays = ((theta[p] > 0.0) & (free[p] >= 0.0)) | ((theta[p] < 0.0) & (free[p] <= 0.0))
            stops = crosses & stays & (weight[p] > 0.0)
            theta[p] = pick(stops, 0.0, new[p])
            memory[0, p] = pick(stops & (shape.directed > 0), 0.0, new_memory[0, p])
            memory[1, p] = new_memory[1, p]
        return
    if l2 > 0.0:
        for p in lanes(0, n):
            gradient[p] = gradient[p] + spare[0, p]
    take_step(shape.rule, rates, theta, gradient, memory, number, theta, memory, n)


def make_updates(
    shape: Shape,
    samples: Samples,
    order: int,
    begin: int,
    end: int,
    size: int,
    rates: Array,
    theta: Array,
    memory: Array,
    number: int,
    through: Pass,
) -> int:
    """Change θ and the optimizer's memory by one update after the other, in place.

    Parameters
    ----------
    order, begin, end : int
        The samples: those from `begin` to before `end` of an order.
    size : int
        How many of them share an update; the last one may have fewer.
    number : int
        Which update of the optimizer the first one is, from 1.

    Returns
    -------
    int
        Which update comes next.
    """
    gradient = through.spare[SPARE - 1]
    for first in range(begin, end, size):
        last = min(first + size, end)
        go_through(shape, samples, order, first, last, theta, through, True, False)
        mean_gradient(through.sums, last - first, gradient, len(theta))
        update(shape, rates, theta, memory, gradient, number, through.spare)
        number += 1
    return number


def read_off(
    shape: Shape, rates: Array, theta: Array, through: Pass, count: int, out: Array, epoch: int
) -> None:
    """Write the loss, with and without the penalty, and the share of right answers."""
    n = len(theta)
    penalty = charge(rates[L1], rates[L2], theta, shape.weight, n)
    out[epoch, DATA_LOSS] = total(through.sums, n) / count
    out[epoch, LOSS] = out[epoch, DATA_LOSS] + penalty
    out[epoch, ACCURACY] = total(through.sums, n + 1) / count


def test(
    shape: Shape, held_out: Samples, theta: Array, through: Pass, out: Array, epoch: int
) -> None:
    """Write the mean loss of the samples held out, and their share of right answers, or NaN."""
    count = held_out.chosen.shape[1]
    out[epoch, TEST_LOSS] = np.nan
    out[epoch, TEST_ACCURACY] = np.nan
    if count > 0:
        go_through(shape, held_out, 0, 0, count, theta, through, False, False)
        out[epoch, TEST_LOSS] = total(through.sums, len(theta)) / count
        out[epoch, TEST_ACCURACY] = total(through.sums, len(theta) + 1) / count


def evaluate(
    shape: Shape,
    active: Samples,
    held_out: Samples,
    rates: Array,
    theta: Array,
    through: Pass,
    readings: Array,
) -> None:
    """Write the readings at θ into the first row of `readings`, shape (rows, READINGS)."""
    count = active.chosen.shape[1]
    test(shape, held_out, theta, through, readings, 0)
    go_through(shape, active, 0, 0, count, theta, through, False, False)
    read_off(shape, rates, theta, through, count, readings, 0)


def train(
    shape: Shape,
    active: Samples,
    held_out: Samples,
    orders: Samples,
    size: int,
    rates: Array,
    theta: Array,
    memory: Array,
    number: int,
    through: Pass,
    thetas: Array,
    memories: Array,
    readings: Array,
) -> int:
    """Train epochs one after the other, and write down what stands at the end of each.

    Parameters
    ----------
    active, held_out : Samples
        Those that train, and those that test.
    orders : Samples
        Those that train, in the order of each epoch; only one order where it is always the same.
    size : int
        How many samples share an update.
    theta, memory : ndarray
        Where the run stands; in the end, where it then stands.
    number : int
        Which update of the optimizer comes next, from 1.
    thetas, memories : ndarray, shape (epochs, parameters), (epochs, memories, parameters)
        Where to write; how long they are says how many epochs to train.
    readings : ndarray, shape (epochs, READINGS)

    Returns
    -------
    int
        How many epochs stayed within the finite numbers; the next one is written, too.
    """
    n, count, epochs = len(theta), active.chosen.shape[1], len(thetas)
    gradient, whole = through.spare[SPARE - 1], size >= count
    # One pass serves twice where all samples share an update: it tells the loss at the end of one
    # epoch and the gradient for the next.
    there = count <= through.z.shape[1] and held_out.chosen.shape[1] == 0
    if whole:
        go_through(shape, active, 0, 0, count, theta, through, True, False)
    for epoch in range(epochs):
        if whole:
            mean_gradient(through.sums, count, gradient, n)
            update(shape, rates, theta, memory, gradient, number, through.spare)
            number += 1
        else:
            order = min(epoch, len(orders.chosen) - 1)
            number = make_updates(
                shape, orders, order, 0, count, size, rates, theta, memory, number, through
            )
        test(shape, held_out, theta, through, readings, epoch)
        more = whole and epoch + 1 < epochs
        go_through(shape, active, 0, 0, count, theta, through, more, whole and there)
        read_off(shape, rates, theta, through, count, readings, epoch)
        for p in lanes(0, n):
            thetas[epoch, p] = theta[p]
        # A memory beyond the finite numbers would make the epoch after this one not a number.
        finite = np.isfinite(readings[epoch, LOSS]) and all_finite(theta, n)
        for k in range(memories.shape[1]):
            for p in lanes(0, n):
                memories[epoch, k, p] = memory[k, p]
            finite = finite and all_finite(memory[k], n)
        if not finite:
            return epoch
    return epochs
