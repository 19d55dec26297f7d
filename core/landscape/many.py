"""The engine over many θ and many runs at once: for surfaces, search, maps and sweeps.

In the spelling of `learnscope.core.lanes`, and compiled with `learnscope.core.engine`. Here a lane
is no sample but a θ of its own, and the samples pass one after the other, each through all lanes.
Sample i goes into running total i mod `LANES` as ever, so each lane comes to the bits that its θ
comes to alone; and however few the samples, no lane stands empty.

To be read in this order: `pass_through`, `read_off_all`, `evaluate_many`; `train_many`.
"""

import numpy as np
from numpy.typing import NDArray

from learnscope.core.engine import (
    ACCURACY,
    LOSS,
    READINGS,
    SPARE,
    TEST_LOSS,
    add_gradient,
    backward,
    judge,
    reach_output,
    total,
    update,
)
from learnscope.core.lanes import LANES, add_values, lanes, pick
from learnscope.core.optimizers import L1, L2
from learnscope.core.passes import Pass, Samples, Shape
from learnscope.core.penalties import charge

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


def pass_through(
    shape: Shape,
    samples: Samples,
    order: int,
    begin: int,
    end: int,
    theta: Array,
    through: Pass,
    totals: Array,
    learn: bool,
) -> None:
    """Take samples through the networks of all lanes, and add up losses and gradients.

    Parameters
    ----------
    order, begin, end : int
        Which samples: those from `begin` to before `end` of an order.
    theta : ndarray, shape (parameters, lanes)
        Each lane's own.
    totals : ndarray, shape (LANES, parameters + 2, lanes)
        The running totals to be written: of the gradient, of the losses and of the right answers.
    learn : bool
        Whether to go back as well, and add up the gradient.
    """
    count, n = theta.shape
    for t in range(LANES):
        for p in lanes(0 if learn else count, count + 2):
            for s in lanes(0, n):
                totals[t, p, s] = 0.0
    for i in range(begin, end):
        put_in_all(samples, samples.chosen[order, i], through, n)
        reach_output(shape, theta, through.z, through.a, n)
        judge(shape, through, n)
        adding = adding_to(totals[(i - begin) % LANES], through)
        add_values(adding.sums, count, through.loss, 0, 2, n)
        if learn:
            backward(shape, theta, through, n)
            add_gradient(shape, adding, n)


def put_in_all(samples: Samples, sample: int, through: Pass, n: int) -> None:
    """Put the same sample into all lanes."""
    inputs, marks, a, mark = samples.inputs, samples.marks, through.a, through.mark
    for i in range(len(inputs)):
        for s in lanes(0, n):
            a[i, s] = inputs[i, sample]
    for s in lanes(0, n):
        mark[0, s] = marks[0, sample]


def adding_to(sums: Array, through: Pass) -> Pass:
    """Return the same numbers on their way, to be added to other sums."""
    return Pass(
        through.z,
        through.a,
        through.slope,
        through.arriving,
        through.delta,
        through.mark,
        through.loss,
        sums,
        through.spare,
    )


def write_mean(totals: Array, p: int, samples: int, out: Array, row: int, n: int) -> None:
    """Write into a row what each lane's running totals come to, divided by the samples."""
    for s in lanes(0, n):
        out[row, s] = total(totals, p, s) / samples


def read_off_all(
    shape: Shape,
    active: Samples,
    held_out: Samples,
    rates: Array,
    theta: Array,
    through: Pass,
    totals: Array,
    readings: Array,
) -> None:
    """Write the readings of all lanes, whose samples that train have just passed through.

    Parameters
    ----------
    readings : ndarray, shape (READINGS, lanes)
    """
    parameters, n = theta.shape
    count, rest = active.chosen.shape[1], held_out.chosen.shape[1]
    write_mean(totals, parameters, count, readings, LOSS, n)
    write_mean(totals, parameters + 1, count, readings, ACCURACY, n)
    for s in lanes(0, n):
        penalty = charge(rates[L1], rates[L2], theta, shape.weight, parameters, s)
        readings[LOSS, s] = readings[LOSS, s] + penalty
        readings[TEST_LOSS, s] = np.nan
    if rest > 0:
        pass_through(shape, held_out, 0, 0, rest, theta, through, totals, False)
        write_mean(totals, parameters, rest, readings, TEST_LOSS, n)


def evaluate_many(
    shape: Shape,
    active: Samples,
    held_out: Samples,
    rates: Array,
    thetas: Array,
    through: Pass,
    totals: Array,
    readings: Array,
) -> None:
    """Write the readings at each of many θ.

    Parameters
    ----------
    thetas : ndarray, shape (blocks, parameters, lanes)
        A θ in each lane of each block.
    totals : ndarray, shape (LANES, parameters + 2, lanes)
        Written over.
    readings : ndarray, shape (blocks, READINGS, lanes)
    """
    count = active.chosen.shape[1]
    for block in range(len(thetas)):
        theta = thetas[block]
        pass_through(shape, active, 0, 0, count, theta, through, totals, False)
        read_off_all(shape, active, held_out, rates, theta, through, totals, readings[block])


def train_many(
    shape: Shape,
    wide: Shape,
    active: Samples,
    held_out: Samples,
    orders: Samples,
    size: int,
    epochs: int,
    target: float,
    rates: Array,
    theta: Array,
    memory: Array,
    number: int,
    through: Pass,
    totals: Array,
    reading: Array,
    going: Array,
    gone: Array,
    points: Array,
    readings: Array,
) -> None:
    """Train many runs side by side; each goes on until its target, or its last finite epoch.

    Parameters
    ----------
    wide : Shape
        As `shape`, with a place for each lane of each parameter.
    epochs : int
        How many to train.
    target : float
        A run whose loss is at or below this goes no further.
    theta : ndarray, shape (parameters, lanes)
        Where the runs stand; in the end, where they would then stand.
    memory : ndarray, shape (MEMORIES, parameters, lanes)
        What the optimizer remembers.
    number : int
        Which update of the optimizer comes next, from 1.
    through : Pass
        Whose spare rows have a place for each lane of each parameter.
    totals : ndarray, shape (LANES, parameters + 2, lanes)
    reading : ndarray, shape (READINGS, lanes)
        Both written over.
    going : ndarray, shape (lanes,)
        1 in the lanes of runs that go on, 0 in the others.
    gone : ndarray, shape (lanes,)
        How many epochs each run has gone.
    points, readings : ndarray, shape (parameters, lanes), (READINGS, lanes)
        θ and the readings where each run stands at the end.
    """
    parameters, n = theta.shape
    count = active.chosen.shape[1]
    flat, remembered = theta.reshape(parameters * n), memory.reshape(len(memory), parameters * n)
    gradient = through.spare[SPARE - 1]
    slopes, whole = gradient.reshape(parameters, n), size >= count
    if whole:
        pass_through(shape, active, 0, 0, count, theta, through, totals, True)
    for epoch in range(epochs):
        order = min(epoch, len(orders.chosen) - 1)
        for first in range(0, count, size):
            last = min(first + size, count)
            if not whole:
                pass_through(shape, orders, order, first, last, theta, through, totals, True)
            for p in range(parameters):
                write_mean(totals, p, last - first, slopes, p, n)
            update(wide, rates, flat, remembered, gradient, number, through.spare)
            number += 1
        pass_through(shape, active, 0, 0, count, theta, through, totals, whole)
        read_off_all(shape, active, held_out, rates, theta, through, totals, reading)
        stop_what_is_not_finite(reading, going, LOSS, 1)
        stop_what_is_not_finite(theta, going, 0, parameters)
        for k in range(len(memory)):
            stop_what_is_not_finite(memory[k], going, 0, parameters)
        for s in lanes(0, n):
            gone[s] = gone[s] + going[s]
        keep_what_goes(theta, going, points, parameters)
        keep_what_goes(reading, going, readings, READINGS)
        for s in lanes(0, n):
            going[s] = pick(reading[LOSS, s] <= target, 0.0, going[s])


def stop_what_is_not_finite(values: Array, going: Array, row: int, rows: int) -> None:
    """Write 0 into `going` in the lanes where a value of some rows is infinite or NaN."""
    n = len(going)
    for i in range(row, row + rows):
        for s in lanes(0, n):
            going[s] = pick(values[i, s] - values[i, s] == 0.0, going[s], 0.0)


def keep_what_goes(values: Array, going: Array, kept: Array, rows: int) -> None:
    """Copy the lanes of the runs that are going."""
    n = len(going)
    for i in range(rows):
        for s in lanes(0, n):
            kept[i, s] = pick(going[s] > 0.0, values[i, s], kept[i, s])
