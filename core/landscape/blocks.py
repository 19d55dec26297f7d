"""Many θ at once as the engine takes them: in blocks, with a lane for each."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from learnscope.core import compiled
from learnscope.core.engine import LOSS, READINGS, SPARE
from learnscope.core.landscape import many
from learnscope.core.lanes import LANES
from learnscope.core.passes import Pass, Samples
from learnscope.core.run.plan import Plan, room_for

Array = NDArray[np.float64]

#: θ of a block: compiled, so many that the numbers of a block stay near the processor; interpreted,
#: so many that numpy's calls cost little. Powers of two.
_BLOCK = 128
_INTERPRETED_BLOCK = 2048


def block_size(count: int) -> int:
    """Return how many lanes the blocks of so many θ have."""
    most = _BLOCK if compiled.ready() else _INTERPRETED_BLOCK
    return min(most, max(LANES, 1 << (count - 1).bit_length()))


def in_blocks(thetas: Array, lanes: int) -> Array:
    """Return columns of θ in blocks; the last block is filled up with the last θ.

    Parameters
    ----------
    thetas : ndarray, shape (parameters, n)
    lanes : int

    Returns
    -------
    ndarray, shape (blocks, parameters, lanes)
    """
    parameters, count = thetas.shape
    blocks = -(-count // lanes)
    filled = np.empty((parameters, blocks * lanes))
    filled[:, :count] = thetas
    filled[:, count:] = thetas[:, -1:]
    return np.ascontiguousarray(filled.reshape(parameters, blocks, lanes).transpose(1, 0, 2))


def out_of_blocks(values: Array, count: int) -> Array:
    """Return what stands in the first lanes of blocks, side by side.

    Parameters
    ----------
    values : ndarray, shape (blocks, rows, lanes)
    count : int
        How many lanes.

    Returns
    -------
    ndarray, shape (rows, count)
    """
    return values.transpose(1, 0, 2).reshape(values.shape[1], -1)[:, :count]


def room_for_many(plan: Plan, lanes: int) -> tuple[Pass, Array]:
    """Return arrays for samples to go through as many networks as there are lanes.

    Returns
    -------
    Pass
    ndarray, shape (LANES, parameters + 2, lanes)
        The running totals.
    """
    model = plan.experiment.model
    parameters = model.parameter_count
    spare = np.zeros((SPARE, parameters * lanes))
    totals = np.zeros((LANES, parameters + 2, lanes))
    return room_for(model, lanes)._replace(spare=spare), totals


def readings_at(plan: Plan, thetas: Array) -> Array:
    """Return the loss, the share of right answers and the test loss at each of many θ.

    Parameters
    ----------
    plan : Plan
    thetas : ndarray, shape (parameters, n)

    Returns
    -------
    ndarray, shape (READINGS, n)
    """
    return _readings_at(plan, thetas, plan.held_out)


def losses_at(plan: Plan, thetas: Array) -> Array:
    """Return the loss, with the penalty, at each of many θ; see `readings_at`."""
    nobody = plan.samples(np.zeros((1, 0), dtype=np.int64))
    losses: Array = _readings_at(plan, thetas, nobody)[LOSS]
    return losses


def _readings_at(plan: Plan, thetas: Array, held_out: Samples) -> Array:
    count = thetas.shape[1]
    if count == 0:
        return np.empty((READINGS, 0))
    lanes = block_size(count)
    blocks = in_blocks(thetas, lanes)
    readings = np.empty((len(blocks), READINGS, lanes))
    with np.errstate(all="ignore"):
        compiled.fastest(many.evaluate_many)(
            *(plan.shape, plan.active, held_out, plan.rates),
            *(blocks, *room_for_many(plan, lanes), readings),
        )
    return out_of_blocks(readings, count)


def combinations(values: Sequence[Array], first: int, last: int) -> Array:
    """Return combinations of values for the parameters, the last parameter changing fastest.

    Parameters
    ----------
    values : sequence of ndarray
        What each parameter can be.
    first, last : int
        Which combinations: from `first` to before `last`.

    Returns
    -------
    ndarray, shape (parameters, last − first)
    """
    numbers = np.arange(first, last)
    thetas = np.empty((len(values), len(numbers)))
    for row, each in zip(thetas[::-1], reversed(values), strict=True):
        numbers, places = np.divmod(numbers, len(each))
        np.take(each, places, out=row)
    return thetas


def losses_of_tries(plan: Plan, values: Sequence[Array], first: int, last: int) -> Array:
    """Return the losses at combinations of values; see `combinations`."""
    return losses_at(plan, combinations(values, first, last))
