"""The engine over many points and many runs: for surfaces, search and maps.

In the spelling of `learnscope.core.lanes`, and compiled with `learnscope.core.engine`. Each point
and each run goes through what a single one goes through, so it comes to the same bits.
"""

import numpy as np
from numpy.typing import NDArray

from learnscope.core.engine import (
    READINGS,
    Pass,
    Samples,
    Shape,
    go_through,
    read_off,
    test,
    train,
)
from learnscope.core.lanes import lanes

Array = NDArray[np.float64]
Integers = NDArray[np.int64]


def evaluate(
    shape: Shape,
    active: Samples,
    held_out: Samples,
    rates: Array,
    thetas: Array,
    through: Pass,
    readings: Array,
) -> None:
    """Write the readings at each of many θ.

    Parameters
    ----------
    thetas : ndarray, shape (n, parameters)
    readings : ndarray, shape (n, READINGS)
    """
    count = active.chosen.shape[1]
    there = False
    for i in range(len(thetas)):
        theta = thetas[i]
        test(shape, held_out, theta, through, readings, i)
        go_through(shape, active, 0, 0, count, theta, through, False, there)
        there = count <= through.z.shape[1] and held_out.chosen.shape[1] == 0
        read_off(shape, rates, theta, through, count, readings, i)


def try_values(
    shape: Shape,
    active: Samples,
    rates: Array,
    values: Array,
    counts: Integers,
    number: int,
    places: Integers,
    theta: Array,
    through: Pass,
    readings: Array,
) -> None:
    """Write the loss and the share of right answers at combinations of values for the parameters.

    Parameters
    ----------
    values : ndarray, shape (parameters, most)
        What each parameter can be.
    counts : ndarray, shape (parameters,)
        How many of them each has.
    number : int
        Which combination is the first, from 0; the last parameter changes fastest.
    places, theta : ndarray, shape (parameters,)
        Written over.
    readings : ndarray, shape (n, READINGS)
        Where to write; how long it is says how many combinations to try. There is no test loss.
    """
    n, count = len(theta), active.chosen.shape[1]
    for p in range(n - 1, -1, -1):
        places[p] = number % counts[p]
        theta[p] = values[p, places[p]]
        number = number // counts[p]
    there = False
    for i in range(len(readings)):
        go_through(shape, active, 0, 0, count, theta, through, False, there)
        there = count <= through.z.shape[1]
        read_off(shape, rates, theta, through, count, readings, i)
        # On to the next, as an odometer counts.
        carry, p = True, n - 1
        while carry and p >= 0:
            carry = places[p] + 1 == counts[p]
            places[p] = 0 if carry else places[p] + 1
            theta[p] = values[p, places[p]]
            p -= 1


def train_many(
    shape: Shape,
    active: Samples,
    held_out: Samples,
    orders: Samples,
    size: int,
    rates: Array,
    starts: Array,
    points: Array,
    memories: Array,
    number: int,
    through: Pass,
    thetas: Array,
    remembered: Array,
    read: Array,
    epochs: Integers,
    readings: Array,
) -> None:
    """Train many runs, one after the other, and keep of each where it then stands.

    Parameters
    ----------
    starts : ndarray, shape (runs, parameters)
    points, memories : ndarray, shape (runs, parameters), (runs, MEMORIES, parameters)
        θ at the end of each run's last finite epoch, to be written; and what the optimizer
        remembers, which after an epoch that is not finite serves no one any more.
    number : int
        Which update of the optimizer comes next, from 1.
    thetas, remembered, read : ndarray
        What `train` writes of a single run.
    epochs : ndarray, shape (runs,)
        Where to write how many epochs of each run stayed finite.
    readings : ndarray, shape (runs, READINGS)
        Those of each run's last finite epoch, to be written; left alone where there is none.
    """
    n = starts.shape[1]
    for run in range(len(starts)):
        theta = points[run]
        for p in lanes(0, n):
            theta[p] = starts[run, p]
        finite = train(
            shape,
            active,
            held_out,
            orders,
            size,
            rates,
            theta,
            memories[run],
            number,
            through,
            thetas,
            remembered,
            read,
        )
        epochs[run] = finite
        last = finite - 1
        if finite > 0:
            for p in lanes(0, n):
                theta[p] = thetas[last, p]
            for reading in range(READINGS):
                readings[run, reading] = read[last, reading]
        else:
            for p in lanes(0, n):
                theta[p] = starts[run, p]
