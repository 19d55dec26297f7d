"""The ground: the loss over a part of a plane, as computed, and the steps of its colours."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from learnscope.core import Experiment
from learnscope.core.landscape import Plane, lowest_point, plane_losses
from learnscope.gui.plotting.axes import Range, ladder, ticks

Array = NDArray[np.float64]

#: At most about so many steps of colour, so that one can be told from the next.
_STEPS = 14

#: Around a run so much is shown of what lies beside it, as a share of its extent.
_MARGIN = 0.3

#: Fewer steps than this tell little. On a logarithmic scale, what is lower than this share of the
#: highest loss is one step.
_FEW, _RATIO = 5, 1e-9

#: On a logarithmic scale steps lie at these figures of each decade, as many as there is room for.
_FIGURES = (
    (1.0,),
    (1.0, 3.0),
    (1.0, 2.0, 5.0),
    (1.0, 1.5, 2.0, 3.0, 5.0, 7.0),
    (1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0),
)


class Extent(NamedTuple):
    """A part of a plane: from where to where it reaches across and up."""

    x: Range
    y: Range

    @property
    def size(self) -> tuple[float, float]:
        """How far it reaches across and up."""
        return self.x[1] - self.x[0], self.y[1] - self.y[0]

    @classmethod
    def around(cls, x: Array, y: Array, least: float = 0.0) -> "Extent":
        """Return what is shown of points: it stays the same while they move a little.

        Parameters
        ----------
        x, y : ndarray, shape (n,)
        least : float
            So much is shown on either side of 0 at least: of parameters, beside which 0 is of
            interest.
        """
        sides = [side[np.isfinite(side)] for side in (x, y)]
        ends = [(float(s.min(initial=0.0)), float(s.max(initial=0.0))) for s in sides]
        reach = max(high - low for low, high in ends)
        margin = _MARGIN * reach if reach > 0.0 or least else 1.0
        low_x, high_x, low_y, high_y = (
            sign * ladder(max(sign * end + margin, least))
            for low, high in ends
            for sign, end in ((-1.0, low), (1.0, high))
        )
        return cls((low_x, high_x), (low_y, high_y))

    def filling(self, width: float, height: float) -> "Extent":
        """Return it with as much more that a picture is filled in which both units are as long."""
        across, up = self.size
        unit = max(across / max(width, 1.0), up / max(height, 1.0))
        return Extent(_widened(self.x, unit * width), _widened(self.y, unit * height))

    def moved(self, across: float, up: float) -> "Extent":
        """Return it moved by so much."""
        return Extent((self.x[0] + across, self.x[1] + across), (self.y[0] + up, self.y[1] + up))

    def zoomed(self, factor: float, at: tuple[float, float]) -> "Extent":
        """Return it larger or smaller by a factor, around a point that stays in its place."""
        x, y = (
            (place + (low - place) * factor, place + (high - place) * factor)
            for (low, high), place in zip((self.x, self.y), at, strict=True)
        )
        return Extent(x, y)

    def cells(self, points: int) -> tuple[Array, Array]:
        """Return the middles of square cells, so many along the longer side."""
        across, up = self.size
        side = max(across, up) / points
        counts = (max(round(across / side), 2), max(round(up / side), 2))
        xs, ys = (
            np.asarray(low + (np.arange(count) + 0.5) * ((high - low) / count), dtype=np.float64)
            for (low, high), count in zip((self.x, self.y), counts, strict=True)
        )
        return xs, ys


def _widened(ends: Range, size: float) -> Range:
    middle = ends[0] + (ends[1] - ends[0]) / 2.0
    return (middle - size / 2.0, middle + size / 2.0) if size > ends[1] - ends[0] else ends


@dataclass(frozen=True, eq=False)
class Ground:
    """The loss at the middles of the cells of a part of a plane.

    Parameters
    ----------
    extent : Extent
    xs, ys : ndarray, shape (k,), (m,)
    losses : ndarray, shape (m, k)
    """

    extent: Extent
    xs: Array
    ys: Array
    losses: Array

    @cached_property
    def limits(self) -> Range:
        """The lowest and the highest finite loss; 0 and 1 if none is finite."""
        finite = self.losses[np.isfinite(self.losses)]
        return (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)

    @cached_property
    def lowest(self) -> tuple[float, float, float, bool] | None:
        """Where the lowest cell is, x and y, its loss, and whether it lies on the border."""
        if np.isnan(self.losses).all():
            return None
        row, column, border = lowest_point(self.losses)
        if len(self.ys) == 1:
            # A section has no border but its two ends.
            border = column in (0, len(self.xs) - 1)
        place = float(self.xs[column]), float(self.ys[row])
        return *place, float(self.losses[row, column]), border


def what_shapes(experiment: Experiment) -> tuple[object, ...]:
    """Return what of an experiment the ground depends on."""
    return experiment.problem, experiment.loss, experiment.penalty, experiment.network


def where_it_lies(plane: Plane) -> tuple[bytes, ...]:
    """Return what tells a plane from another, to the last bit."""
    return tuple(each.tobytes() for each in (plane.origin, plane.across, plane.up))


def lay_ground(experiment: Experiment, plane: Plane, extent: Extent, points: int) -> Ground:
    """Return the ground with so many cells along the longer side."""
    xs, ys = extent.cells(points)
    # What fits into a frame takes no longer than to begin threads.
    return Ground(extent, xs, ys, plane_losses(experiment, plane, xs, ys, threads=1))


def steps(limits: Range, log: bool) -> tuple[float, ...]:
    """Return the losses at which one colour goes over into the next: round ones, ascending."""
    low, high = limits
    if not low < high:
        return (high,)
    if log and high > 0.0:
        found = _log_steps(max(low, high * _RATIO), high)
        # Over a short way a ratio is a difference.
        if len(found) >= _FEW:
            return found
    return tuple(step for step in ticks(low, high, _STEPS, 1.0) if low < step < high) or (high,)


def _log_steps(low: float, high: float) -> tuple[float, ...]:
    first, last = int(np.floor(np.log10(low))), int(np.ceil(np.log10(high)))
    for figures in reversed(_FIGURES):
        found = [f * 10.0**p for p in range(first, last + 1) for f in figures]
        within = tuple(step for step in found if low < step < high)
        if len(within) <= _STEPS:
            return within or (high,)
    every = -(-(last - first) // _STEPS)
    return tuple(10.0**p for p in range(first, last + 1, every) if low < 10.0**p < high) or (high,)


def bands(losses: Array, at: tuple[float, ...]) -> NDArray[np.intp]:
    """Return in which step of colour each loss is, from 0; what is no number is in none, one more.

    Parameters
    ----------
    losses : ndarray
    at : tuple of float
        As `steps` gives them.
    """
    found = np.searchsorted(np.array(at), losses, side="right")
    found[~np.isfinite(losses)] = len(at) + 1
    return found
