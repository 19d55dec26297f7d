"""The ground laid coarse first, then finer while nothing moves, as far as a frame has time."""

import time
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from learnscope.core import Experiment
from learnscope.core.landscape import Plane, plane_losses
from learnscope.gui.views.landscape.ground.ground import Array, Extent, Ground, lay_ground

#: Cells along the longer side, from the coarsest to the finest.
LEVELS = (24, 32, 48, 64, 96, 128, 192, 256)

#: What laying the ground may take, in seconds: while a run goes on or a hand pulls, and at rest.
_MOVING, _PAUSED = 0.003, 0.008

#: Nothing has moved for so many milliseconds before finer ground is laid.
_REST = 60


@dataclass(frozen=True, eq=False)
class _Finer:
    """Finer ground under way: the rows laid so far."""

    xs: Array
    ys: Array
    rows: list[Array]

    @property
    def next_row(self) -> int:
        return sum(len(each) for each in self.rows)


class Survey(QObject):
    """Lays ground, as fine as there is time for.

    Signals
    -------
    laid : Ground
        Finer ground than the one that `begin` returned.
    """

    laid = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        #: Seconds for each cell, as measured last; unknown before the first ground.
        self._cost = 0.0
        self._asked: tuple[Experiment, Plane, Extent] | None = None
        self._level = 0
        self._finer: _Finer | None = None

    @property
    def is_over(self) -> bool:
        """Whether the ground is as fine as it gets, or nothing is being laid."""
        return not self._timer.isActive()

    def begin(self, experiment: Experiment, plane: Plane, extent: Extent, moving: bool) -> Ground:
        """Return ground that is laid at once; finer ground follows, unless it moves."""
        self._asked, self._finer = (experiment, plane, extent), None
        self._level = self._affordable(extent, _MOVING if moving else _PAUSED)
        began = time.perf_counter()
        ground = lay_ground(experiment, plane, extent, LEVELS[self._level])
        self._measure(began, ground.losses.size)
        self._timer.stop()
        if not moving and self._level + 1 < len(LEVELS):
            self._timer.start(_REST)
        return ground

    def points_within(self, share: float) -> int:
        """Return how many points can be worked out in a share of a paused frame's time."""
        return int(share * _PAUSED / self._cost) if self._cost else 256

    def stop(self) -> None:
        """Lay nothing finer any more."""
        self._timer.stop()
        self._asked = None

    def _affordable(self, extent: Extent, seconds: float) -> int:
        """Return the finest level for which there is time."""
        if not self._cost:
            return 0
        across, up = extent.size
        share = min(across, up) / max(across, up)
        cells = seconds / self._cost
        fine = [i for i, points in enumerate(LEVELS) if points * points * share <= cells]
        return fine[-1] if fine else 0

    def _measure(self, began: float, cells: int) -> None:
        cost = (time.perf_counter() - began) / max(cells, 1)
        # A disturbed frame counts less than the many that are not.
        self._cost = cost if not self._cost else 0.5 * (self._cost + cost)

    def _go_on(self) -> None:
        """Lay some more rows of the finest ground that is asked for."""
        if self._asked is None:
            return
        experiment, plane, extent = self._asked
        if self._finer is None:
            # The ground after the next is four times as much work; some steps are left out.
            self._level = max(self._level + 1, self._affordable(extent, 4 * _PAUSED))
            self._finer = _Finer(*extent.cells(LEVELS[self._level]), [])
        finer = self._finer
        first = finer.next_row
        count = max(int(_PAUSED / (self._cost * len(finer.xs))), 1) if self._cost else 1
        began = time.perf_counter()
        ys = finer.ys[first : first + count]
        rows = plane_losses(experiment, plane, finer.xs, ys, threads=1)
        self._measure(began, rows.size)
        finer.rows.append(rows)
        if finer.next_row == len(finer.ys):
            self._finer = None
            ground = Ground(extent, finer.xs, finer.ys, np.concatenate(finer.rows))
            if self._level + 1 < len(LEVELS):
                self._timer.start(0)
            self.laid.emit(ground)
        else:
            self._timer.start(0)
