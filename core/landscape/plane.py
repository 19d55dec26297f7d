"""Planes through the space of the parameters: flat ground on which to see the loss, and a run.

What a plane shows of a run that leaves it is its shadow: so a `Path` says of each of its points how
far from the plane it is, and how high the ground lies under it beside its own loss.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.landscape.blocks import losses_at
from learnscope.core.landscape.tiles import in_tiles
from learnscope.core.problems.statistics import length, lengths, products
from learnscope.core.run.plan import Plan

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]
Integers = NDArray[np.int64]

#: Points of the ground that one thread works out before it takes others.
_POINTS = 8192

#: How far the ground may lie from a path's own loss, as a share of the path's range of losses.
MISREAD = 0.05

#: As many turns the search for a principal component takes at most.
_TURNS = 1000

#: A direction that is this much shorter than what it was taken from is rounding alone.
_NOTHING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """A plane: θ = origin + x · across + y · up.

    Parameters
    ----------
    origin : ndarray, shape (parameters,)
    across, up : ndarray, shape (parameters,)
        Two directions of length 1, at right angles to each other.
    """

    origin: Array
    across: Array
    up: Array

    def thetas(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Return θ at points of the plane.

        Parameters
        ----------
        x, y : array_like, shape (n,)

        Returns
        -------
        ndarray, shape (parameters, n)
        """
        xs, ys = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
        moved = self.across[:, np.newaxis] * xs + self.up[:, np.newaxis] * ys
        return np.asarray(self.origin[:, np.newaxis] + moved, dtype=np.float64)

    def places(self, thetas: ArrayLike) -> tuple[Array, Array, Array]:
        """Return where θ lie over the plane, and how far from it.

        Parameters
        ----------
        thetas : array_like, shape (n, parameters)

        Returns
        -------
        x, y, distance : ndarray, shape (n,)
        """
        from_origin = np.asarray(thetas, dtype=np.float64) - self.origin
        x, y = products(np.stack([self.across, self.up]), from_origin)
        rest = from_origin - _steps(x, self.across) - _steps(y, self.up)
        return x, y, lengths(rest)


def axis_plane(at: ArrayLike, axes: tuple[int, int]) -> Plane:
    """Return the plane in which two parameters take other values and the rest stay.

    Its x and y are the two parameters' values themselves.

    Parameters
    ----------
    at : array_like, shape (parameters,)
        θ.
    axes : tuple of int
        Which two of θ.
    """
    origin = np.array(at, dtype=np.float64)
    directions = np.zeros((2, len(origin)))
    for direction, axis in zip(directions, axes, strict=True):
        direction[axis], origin[axis] = 1.0, 0.0
    return Plane(origin, *directions)


def plane_through(first: ArrayLike, second: ArrayLike, third: ArrayLike) -> Plane:
    """Return the plane through three points, with the first as its origin and x to the second.

    Raises
    ------
    ValueError
        If they lie on a line, so that there are many such planes.
    """
    origin, *others = (np.array(each, dtype=np.float64) for each in (first, second, third))
    across, up = (each - origin for each in others)
    return Plane(origin, *_at_right_angles(across, up))


def plane_of_path(thetas: ArrayLike, now: int = -1) -> Plane:
    """Return the plane through a path's start, one of its points, and the one that is farthest off.

    Parameters
    ----------
    thetas : array_like, shape (n, parameters)
        The path's points, from its start.
    now : int
        Which point is the second; by default the last. The third is the point of the path farthest
        from the line between the two.

    Raises
    ------
    ValueError
        If the path has not left the line between the two.
    """
    path = np.asarray(thetas, dtype=np.float64)
    start, there = path[0], path[now]
    reach = length(there - start)
    if not reach > 0.0:
        raise ValueError("path: got a point; allowed: one that leads somewhere")
    along = (there - start) / reach
    from_start = path - start
    (gone,) = products(along[np.newaxis], from_start)
    farthest = int(np.argmax(lengths(from_start - _steps(gone, along))))
    return plane_through(start, there, path[farthest])


def principal_plane(thetas: ArrayLike) -> Plane:
    """Return the plane that lies nearest to a path's points, through their mean.

    Its directions are the first two principal components (K. Pearson, "On lines and planes of
    closest fit to systems of points in space", 1901), found by power iteration. Of a path that
    hardly bends they tell little: even a random walk gives curves that look as if it had a way to
    go (J. Antognini and J. Sohl-Dickstein, "PCA of high dimensional random walks with comparison to
    neural network training", 2018).

    Parameters
    ----------
    thetas : array_like, shape (n, parameters)
        At most a few hundred points; of a longer path, some of them.

    Raises
    ------
    ValueError
        If the points lie on a line.
    """
    path = np.asarray(thetas, dtype=np.float64)
    weights = np.full((1, len(path)), 1.0 / len(path))
    (mean,) = products(weights, path.T)
    centred = path - mean
    first = _component(centred)
    (along,) = products(first[np.newaxis], centred)
    rest = centred - _steps(along, first)
    # What is left of points on a line is rounding, in whatever direction.
    second = _component(rest) * length(rest.ravel())
    return Plane(mean, *_at_right_angles(first, second, length(centred.ravel())))


def random_plane(at: ArrayLike, rows: Sequence[Sequence[int]], draws: ArrayLike) -> Plane:
    """Return a plane through θ with random directions, each unit's as long as the unit's weights.

    "Filter normalisation", so that a unit with large weights is moved as much for its size as one
    with small ones (H. Li et al., "Visualizing the loss landscape of neural nets", 2018). Biases
    are not moved, as there. The two directions are at right angles.

    Parameters
    ----------
    at : array_like, shape (parameters,)
        θ.
    rows : sequence of sequence of int
        For each unit, where in θ its weights stand.
    draws : array_like, shape (2, parameters)
        Normal numbers.

    Raises
    ------
    ValueError
        If all weights are 0, or there is only one, so that there is no second direction.
    """
    origin = np.array(at, dtype=np.float64)
    directions = np.zeros((2, len(origin)))
    for direction, drawn in zip(directions, np.asarray(draws, dtype=np.float64), strict=True):
        for row in rows:
            places = list(row)
            size = length(drawn[places])
            if size > 0.0:
                direction[places] = drawn[places] * (length(origin[places]) / size)
    return Plane(origin, *_at_right_angles(*directions))


def plane_losses(
    experiment: Experiment,
    plane: Plane,
    xs: ArrayLike,
    ys: ArrayLike,
    threads: int | None = None,
) -> Array:
    """Return the loss at the points of a plane's grid.

    Parameters
    ----------
    experiment : Experiment
        Whose samples, loss and penalty it is.
    plane : Plane
    xs, ys : array_like, shape (k,), (m,)
    threads : int, optional
        How many work at once, if not as many as there are cores.

    Returns
    -------
    ndarray, shape (m, k)
        What `Trainer.loss` would be there, to the last bit.
    """
    x, y = (np.asarray(each, dtype=np.float64).ravel() for each in (xs, ys))
    work = partial(_row_of_losses, Plan(experiment), plane, x, y)
    tiles = in_tiles(work, x.size * y.size, _POINTS, threads)
    return np.concatenate([np.zeros(0), *tiles]).reshape(y.size, x.size)


def _row_of_losses(plan: Plan, plane: Plane, xs: Array, ys: Array, first: int, last: int) -> Array:
    row, column = np.divmod(np.arange(first, last), xs.size)
    return losses_at(plan, plane.thetas(xs[column], ys[row]))


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """A run's way over a plane, and what the plane hides of it.

    Parameters
    ----------
    epochs : ndarray, shape (n,)
    x, y : ndarray, shape (n,)
        Where on the plane.
    distance : ndarray, shape (n,)
        How far from it.
    heights : ndarray, shape (n,)
        How high the ground lies there: the loss at the point of the plane.
    losses : ndarray, shape (n,)
        The loss of the point of the path itself.
    """

    epochs: Integers
    x: Array
    y: Array
    distance: Array
    heights: Array
    losses: Array

    @property
    def misread(self) -> NDArray[np.bool_]:
        """Where the ground lies off the path's own loss by more than it can be read, shape (n,)."""
        finite = self.losses[np.isfinite(self.losses)]
        reach = float(finite.max() - finite.min()) if finite.size else 0.0
        apart = np.abs(self.heights - self.losses)
        # Of losses that are no numbers nothing can be read.
        read: NDArray[np.bool_] = (apart <= MISREAD * reach) | (self.heights == self.losses)
        return ~read


def path_over(experiment: Experiment, plane: Plane, epochs: Integers, thetas: Array) -> Path:
    """Return a run's way over a plane.

    Parameters
    ----------
    experiment : Experiment
        Whose samples, loss and penalty the ground is of.
    plane : Plane
    epochs : ndarray, shape (n,)
    thetas : ndarray, shape (n, parameters)
        As a run's history has them.
    """
    plan = Plan(experiment)
    with np.errstate(all="ignore"):
        x, y, distance = plane.places(thetas)
        heights = losses_at(plan, plane.thetas(x, y))
        # A point of the plane is its own place.
        losses = losses_at(plan, np.ascontiguousarray(thetas.T))
    return Path(epochs, x, y, distance, heights, losses)


def lowest_point(losses: ArrayLike) -> tuple[int, int, bool]:
    """Return the row and the column of the lowest loss of a grid, and whether it is on the border.

    There the ground may go on falling, as it does for gates that a line divides. A single row, the
    loss along one parameter, has a border at its two ends only.

    Raises
    ------
    ValueError
        If no loss is a number.
    """
    ground = np.asarray(losses, dtype=np.float64)
    if np.isnan(ground).all():
        raise ValueError("losses: allowed: at least one number")
    row, column = np.unravel_index(int(np.nanargmin(ground)), ground.shape)
    rows, columns = ground.shape
    on_border = any(
        count > 1 and place in (0, count - 1) for place, count in ((row, rows), (column, columns))
    )
    return int(row), int(column), on_border


def _at_right_angles(across: Array, up: Array, scale: float = 0.0) -> tuple[Array, Array]:
    """Return two directions of length 1: the first, and what the second has beside it."""
    reach = length(across)
    if not 0.0 < reach < np.inf:
        raise ValueError("plane: got one point; allowed: three that lie on no line")
    first = across / reach
    whole = max(length(up), scale)
    # Once more for what rounding has left over.
    for _ in range(2):
        ((gone,),) = products(first[np.newaxis], up[np.newaxis])
        up = up - gone * first
    rest = length(up)
    if not _NOTHING * whole < rest < np.inf:
        raise ValueError("plane: got points on a line; allowed: three that lie on no line")
    return first, up / rest


def _component(centred: Array) -> Array:
    """Return the direction in which points spread most, of length 1; 0 where they don't spread."""
    gram = products(centred, centred)
    # Begins with the point that is farthest out.
    shares = gram[int(np.argmax(np.diag(gram)))]
    for _ in range(_TURNS):
        size = length(shares)
        if not 0.0 < size < np.inf:
            return np.zeros(centred.shape[1])
        before, shares = shares / size, products(shares[np.newaxis] / size, gram)[0]
        if length(shares / length(shares) - before) <= _NOTHING:
            break
    (direction,) = products(shares[np.newaxis], centred.T)
    component: Array = direction / length(direction)
    return component


def _steps(sizes: Array, direction: Array) -> Array:
    """Return a direction in several sizes, shape (n, parameters)."""
    return np.asarray(sizes[:, np.newaxis] * direction)
