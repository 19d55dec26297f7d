"""A plot of quantities by epoch: it follows the run, reads out exact values, and can be zoomed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Signal
from PySide6.QtWidgets import QWidget

from learnscope.gui.views.plot import Line, Plot

Array = NDArray[np.float64]

#: Within so many pixels of a line, the pointer means that line.
_NEAR = 12.0

#: The share of an axis that is left free at its ends, so that lines at a limit are not cut.
_PAD = 0.02


def beside(anchor: QPointF, size: QSizeF, bounds: QRectF, gap: float = 14.0) -> QRectF:
    """Return where a label goes: within bounds, and not over the point that it belongs to.

    Right of the point or else left of it; where it fits on neither side, above or below.
    """
    width, height = size.width(), size.height()
    x, y = anchor.x() + gap, anchor.y() - gap - height
    if x + width > bounds.right():
        x = anchor.x() - gap - width
    if x < bounds.left():
        x = min(max(anchor.x() - width / 2, bounds.left()), bounds.right() - width)
        if y < bounds.top():
            y = anchor.y() + gap
    y = min(max(y, bounds.top()), bounds.bottom() - height)
    return QRectF(x, y, width, height)


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Return positions moved apart to at least `gap`, in their order, between two limits."""
    order = sorted(range(len(positions)), key=positions.__getitem__)
    placed = [min(max(positions[i], low), high) for i in order]
    for i in range(1, len(placed)):
        overlap = placed[i - 1] + gap - placed[i]
        if overlap > 0.0:
            # Both give way, so that two coinciding lines keep their labels level with them.
            placed[i - 1] -= overlap / 2
            placed[i] += overlap / 2
    placed[:1] = [max(p, low) for p in placed[:1]]
    for i in range(1, len(placed)):
        placed[i] = max(placed[i], placed[i - 1] + gap)
    excess = max(0.0, placed[-1] - high) if placed else 0.0
    result = [0.0] * len(positions)
    for rank, i in enumerate(order):
        result[i] = placed[rank] - excess
    return result


class EpochPlot(Plot):
    """Lines by epoch, each with a name that is also its colour's name in the theme.

    Parameters
    ----------
    names : sequence of str
        The quantities, as in `Snapshot.lit`.
    y_range : callable
        Takes nothing and returns the limits of the y axis for the present data, as drawn
        (logarithms where the scale is logarithmic).
    """

    #: The quantity under the pointer, or "" for none.
    quantity_hovered = Signal(str)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = tuple(names)
        self.whole_x = True
        self.following = True
        self.epochs: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self.columns: tuple[Array, ...] = tuple(np.zeros(0) for _ in names)
        self.lines = tuple(Line() for _ in names)
        for line in self.lines:
            self.box.addItem(line)
        self._lit = ""
        self._hovered = ""
        self._key_epoch: int | None = None
        self._key_line = 0
        self._copied = False
        self.box.setLimits(minXRange=2.0)
        self.box.sigRangeChangedManually.connect(self._let_go)
        self.pointer_moved.connect(self._pointer_moved)
        self.scene().sigMouseClicked.connect(self._clicked)
