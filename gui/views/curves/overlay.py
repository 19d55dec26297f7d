"""Runs beside the present one, as lines by epoch: dashed, named at their ends, and read out.

They do not change while the present run goes on. So they are painted with a plot's background,
which Qt keeps as a picture, and a frame costs no more for them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from learnscope.gui.look.labels import Row
from learnscope.gui.look.theme import DASHES
from learnscope.gui.plotting.dashed import paint_dashed
from learnscope.gui.plotting.end_labels import End
from learnscope.gui.plotting.items import Array
from learnscope.gui.plotting.plot import restored
from learnscope.gui.plotting.readout import Dot
from learnscope.gui.session.beside.pinned import Pinned, PinnedMoment
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, signed

if TYPE_CHECKING:
    from learnscope.gui.views.curves.epochs import EpochPlot


@dataclass(frozen=True, slots=True, eq=False)
class OverlaidLine:
    """One quantity of a pinned run by epoch.

    Parameters
    ----------
    pinned : Pinned
    quantity : str
        As the present run's line of it is called, such as ``"loss"`` or ``"w1"``.
    values : ndarray, shape (n,)
        At each of the run's recorded epochs.
    read : callable
        Returns the value at a moment of the run.
    label : str
        What stands at its end, and before its value.
    width : float
        In pixels.
    """

    pinned: Pinned
    quantity: str
    values: Array
    read: Callable[[PinnedMoment], float]
    label: str
    width: float = 1.5

    @property
    def epochs(self) -> NDArray[np.int64]:
        """The run's recorded epochs, shape (n,)."""
        return self.pinned.epochs


class Overlay:
    """The lines of runs beside the present one in a plot.

    Parameters
    ----------
    lines : sequence of OverlaidLine
    left_out : sequence of str
        The names of runs that can't be compared here.
    """

    def __init__(self, lines: Sequence[OverlaidLine] = (), left_out: Sequence[str] = ()) -> None:
        self.lines = tuple(lines)
        self.left_out = tuple(left_out)

    @cached_property
    def epochs(self) -> NDArray[np.int64]:
        """All epochs that are recorded of any of the runs, shape (n,), ascending."""
        if not self.lines:
            return np.zeros(0, dtype=np.int64)
        return np.unique(np.concatenate([line.epochs for line in self.lines]))

    @property
    def last(self) -> int:
        """The last epoch of the run that has gone furthest; 0 if there is none."""
        return int(self.epochs[-1]) if len(self.epochs) else 0

    @cached_property
    def extremes(self) -> tuple[float, float]:
        """The lowest and the highest value, those that are not finite left out; NaN for none."""
        values = np.concatenate([np.zeros(0), *(line.values for line in self.lines)])
        values = values[np.isfinite(values)]
        return (float(values.min()), float(values.max())) if len(values) else (np.nan, np.nan)

    @cached_property
    def least_above_zero(self) -> float:
        """The lowest value above 0; infinite if there is none."""
        values = np.concatenate([np.zeros(0), *(line.values for line in self.lines)])
        return float(values[values > 0.0].min(initial=np.inf))

    # Painting

    def paint(self, painter: QPainter, plot: EpochPlot) -> None:
        """Paint the lines, in pixels of the plot."""
        with restored(painter):
            painter.setClipRect(plot.area)
            for line in self.lines:
                at = plot.pixels(line.epochs.astype(np.float64), plot.drawn(line.values))
                style = line.pinned.style
                paint_dashed(painter, at, plot.theme.colour(style), DASHES[style], line.width)

    def ends(self, plot: EpochPlot, named: Collection[str]) -> list[End]:
        """Return the ends of the lines that are in sight.

        Parameters
        ----------
        plot : EpochPlot
        named : collection of str
            The quantities at whose lines the names stand.
        """
        area, ends = plot.area, []
        for line in self.lines:
            x = plot.x_pixel(float(line.epochs[-1]))
            if line.quantity in named and area.left() <= x <= area.right() + 1:
                (y,) = plot.levels([float(line.values[-1])])
                colour = plot.theme.colour(line.pinned.style)
                ends.append(End(x, y, line.label, colour, float(plot.width())))
        return ends

    # Reading

    def readings(
        self, epoch: int, quantities: Collection[str]
    ) -> list[tuple[OverlaidLine, int, float]]:
        """Return the lines of some quantities with the values that stood at an epoch.

        Of each the epoch that is read as well: the last recorded one before, where to work the
        very one out would take too long. Runs that have not got there are left out.
        """
        found = []
        for line in self.lines:
            moment = line.pinned.run.at(epoch) if line.quantity in quantities else None
            if moment is not None:
                found.append((line, moment.epoch, line.read(moment)))
        return found

    def rows(self, epoch: int, quantities: Collection[str]) -> list[Row]:
        """Return what is read out of the runs at an epoch, each against the baseline."""
        read = self.readings(epoch, quantities)
        bases = _bases(read)
        rows = []
        for line, at, value in read:
            label = line.label if at == epoch else f"{line.label} ({at:,})"
            if line.pinned.baseline:
                against = "  " + translate("Overlay", "baseline")
            else:
                against = _against(bases, line.quantity, value)
            rows.append(Row(label, exact(value) + against, line.pinned.style))
        return rows

    def against_baseline(self, epoch: int, quantity: str, value: float) -> str:
        """Return how much more the present run's value is than the baseline's, in brackets."""
        return _against(_bases(self.readings(epoch, {quantity})), quantity, value)

    def dots(self, plot: EpochPlot, epoch: int, quantities: Collection[str]) -> list[Dot]:
        """Return where the values that are read out stand."""
        read = self.readings(epoch, quantities)
        levels = plot.levels([value for _, _, value in read])
        return [
            Dot(QPointF(plot.x_pixel(float(at)), y), line.pinned.style)
            for (line, at, _), y in zip(read, levels, strict=True)
        ]

    def notes(self) -> list[str]:
        """Return what the plot has to say of the runs that it does not show."""
        if not self.left_out:
            return []
        text = translate("Overlay", "not comparable, so not drawn: {names}")
        return [text.format(names=", ".join(self.left_out))]


#: No other run.
NOTHING_BESIDE = Overlay()


def _bases(read: Sequence[tuple[OverlaidLine, int, float]]) -> dict[str, float]:
    """Return the baseline's values by quantity."""
    return {line.quantity: value for line, _, value in read if line.pinned.baseline}


def _against(bases: dict[str, float], quantity: str, value: float) -> str:
    """Return how much more a value is than the baseline's, as it stands after it."""
    if quantity not in bases or not np.isfinite(value - bases[quantity]):
        return ""
    return f"  ({signed(value - bases[quantity])})"
