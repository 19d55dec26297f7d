"""What pyqtgraph draws in our plots: lines, pictures and bands, and samples by the thousand."""

import math
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget
from shiboken6 import wrapInstance

from learnscope.core import Problem
from learnscope.gui.look.marks import RADIUS, SampleMark, marks_of, paint_mark
from learnscope.gui.look.theme import Theme
from learnscope.gui.widgets.guard import guarded

Array = NDArray[np.float64]

#: Pixels that a line may go up and down before it is drawn plainly.
MOST_TRAVEL = 8000.0


@guarded
class LineItem(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve that looks 1.5 pixels wide and costs little more than one of 1 pixel.

    Qt draws antialiased lines of 1 pixel in a fast way and wider ones in a slow way: a curve of
    2,000 points that jumps up and down takes a quarter of a second. So a wider line is drawn as
    several thin ones side by side, and one that jumps a lot as a single plain one.
    """

    def __init__(self) -> None:
        super().__init__(pen=QPen(Qt.PenStyle.NoPen), connect="finite")
        self._width = 1.5
        #: How far the line goes up and down in all, in units of y.
        self.travel = 0.0

    def set_points(self, x: Array, y: Array) -> None:
        """Show other points, shape (n,); where y is not finite, the line has a gap."""
        self.setData(x, y, connect="finite")
        with np.errstate(over="ignore"):
            self.travel = float(np.abs(np.diff(y[np.isfinite(y)])).sum())

    def set_pieces(self, pieces: Array) -> None:
        """Show pieces that need not join, shape (n, 2, 2): of each the two ends, as (x, y)."""
        ends = pieces.reshape(-1, 2)
        self.setData(ends[:, 0].copy(), ends[:, 1].copy(), connect="pairs")
        self.travel = float(np.abs(np.diff(pieces[..., 1], axis=1)).sum())

    def set_look(self, colour: QColor, width: float) -> None:
        """Set the colour, and the width in pixels."""
        self._width = width
        pen = QPen(colour, 1.0)
        pen.setCosmetic(True)
        self.setPen(pen)

    def boundingRect(self) -> QRectF:
        """Return all that is visible, which saves looking for the data's limits in each frame."""
        box = self.getViewBox()
        return QRectF() if box is None else QRectF(box.viewRect())

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None
    ) -> None:
        """Draw the line."""
        path, transform = self.getPath(), painter.transform()
        painter.setPen(self.opts["pen"])
        jumpy = self.travel * abs(transform.m22()) > MOST_TRAVEL
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not jumpy)
        ratio = painter.device().devicePixelRatioF()
        for dx, dy in strokes(1.0 if jumpy else self._width * ratio):
            painter.setTransform(transform * QTransform.fromTranslate(dx / ratio, dy / ratio))
            painter.drawPath(path)


@cache
def strokes(width: float) -> tuple[tuple[float, float], ...]:
    """Return by how much to shift lines of 1 pixel so that together they are `width` wide."""
    shifts = [] if 1.0 < width < 2.0 else [(0.0, 0.0)]
    radius = (width - 1.0) / 2.0
    while radius > 0.0:
        shifts += [(0.0, -radius), (radius, 0.0), (0.0, radius), (-radius, 0.0)]
        radius -= 0.8
    return tuple(shifts)


@guarded
class Box(pg.ViewBox):  # type: ignore[misc]
    """The part of a plot that holds its curves."""


@guarded
class Image(pg.ImageItem):  # type: ignore[misc]
    """A picture over part of a plot."""


@guarded
class Band(pg.PlotCurveItem):  # type: ignore[misc]
    """What a curve encloses, filled."""

    def __init__(self) -> None:
        super().__init__(fillLevel="enclosed")


#: The radius of the marks by how many there are at most.
_RADII = ((16, RADIUS), (100, 5.5), (1000, 4.0), (10_000, 3.0))

#: Up to so many marks are painted one by one.
FEW = _RADII[0][0]

#: Marks cover at most about this share of the picture, so that it is read through between them.
_COVERED = 0.16

#: No mark gets smaller, however many there are in however little room, nor one of few ones.
_SMALLEST, _SMALLEST_OF_FEW = 2.2, 5.0

#: One of few marks takes at most this share of the picture's side.
_SHARE_OF_SIDE = 0.065

#: Pixels beyond any window.
_FAR = 1e5

#: The numbers of a `QPainter.PixmapFragment`: where its middle goes, which part of the pixmap it
#: is (left, top, width, height), how it is scaled (across, down) and turned, and its opacity.
_FIELDS = 10

_TRAINS, _TESTS, _OFF = range(3)


def radius_of(count: int, room: float = math.inf) -> float:
    """Return the radius of marks of which there are so many.

    Parameters
    ----------
    count : int
    room : float, optional
        The picture's area in square pixels, evenly filled with marks at worst.
    """
    radius = next((radius for most, radius in _RADII if count <= most), _RADII[-1][1])
    if count <= FEW:
        return min(radius, max(_SHARE_OF_SIDE * math.sqrt(room), _SMALLEST_OF_FEW))
    return min(radius, max(math.sqrt(_COVERED * room / (math.pi * count)), _SMALLEST))


class Scatter:
    """All samples of a problem, painted where they stand.

    Qt draws copies of one picture from a plain array of numbers, so that ten thousand marks take
    some milliseconds. The picture holds each kind of mark once.
    """

    def __init__(self) -> None:
        self.problem: Problem | None = None
        self.radius = RADIUS
        self._rows: tuple[int, ...] | None = None
        self._sprites: QPixmap | None = None
        self._sprites_key: object = None
        self._fragments: Array = np.zeros((0, _FIELDS))
        self._kinds: NDArray[np.intp] = np.zeros(0, dtype=np.intp)

    @property
    def count(self) -> int:
        """How many samples there are."""
        return len(self._kinds)

    @property
    def few(self) -> bool:
        """Whether there are so few that every mark is large."""
        return self.count <= FEW

    def set_problem(self, problem: Problem, rows: Sequence[int] | None = None) -> None:
        """Take on another problem's samples: all, or only some by their numbers."""
        chosen = None if rows is None else tuple(rows)
        if problem is self.problem and chosen == self._rows:
            return
        self.problem, self._rows = problem, chosen
        targets = problem.target_array
        standing = np.full(len(targets), _OFF)
        standing[list(problem.active)] = _TRAINS
        standing[list(problem.held_out)] = _TESTS
        classes = np.zeros(len(targets)) if self.numbers else targets
        # By which sprite it is painted if the model answers 0; the next one is for 1.
        kinds = (standing * 4 + classes * 2).astype(np.intp)
        self._kinds = kinds if chosen is None else kinds[list(chosen)]
        self._fragments = np.zeros((self.count, _FIELDS))
        self._fragments[:, 9] = 1.0
        self.radius = radius_of(self.count)

    def fit(self, area: QRectF) -> None:
        """Make the marks as large as they may be in a picture of this size."""
        self.radius = radius_of(self.count, area.width() * area.height())

    @property
    def numbers(self) -> bool:
        """Whether the targets are numbers rather than classes."""
        return self.problem is not None and self.problem.task == "regression"

    def class_of(self, row: int) -> int:
        """Return the class, 0 or 1, that is a sample's target."""
        return int(self._kinds[row] // 2 % 2)

    def held_out(self, row: int) -> bool:
        """Return whether a sample only tests."""
        return bool(self._kinds[row] // 4 == _TESTS)

    def at(self, pixel: QPointF, places: Array) -> int | None:
        """Return the sample whose mark lies under a pixel, the nearest if there are several.

        Parameters
        ----------
        pixel : QPointF
        places : ndarray, shape (samples, 2)
            Where the samples stand, in pixels.
        """
        if not len(places):
            return None
        away = np.hypot(places[:, 0] - pixel.x(), places[:, 1] - pixel.y())
        nearest = int(np.argmin(away))
        return nearest if away[nearest] <= self.radius + (6.0 if self.few else 3.0) else None

    def paint(
        self,
        painter: QPainter,
        places: Array,
        outputs: Array,
        selected: int,
        theme: Theme,
        order: NDArray[np.intp] | None = None,
    ) -> None:
        """Paint all marks, the selected one on top.

        Parameters
        ----------
        painter : QPainter
        places : ndarray, shape (samples, 2)
            In pixels.
        outputs : ndarray, shape (samples,)
            The answers ŷ.
        selected : int
            Its number in the problem.
        theme : Theme
        order : ndarray, shape (samples,), optional
            How they are painted one over the other; None for their own order, with the selected
            one on top.
        """
        if self.problem is None or not self.count:
            return
        # Out of sight is far enough: Qt's arithmetic has its limits.
        places = np.clip(np.nan_to_num(places, nan=-_FAR), -_FAR, _FAR)
        if self.few:
            marks = marks_of(self.problem, outputs.tolist(), selected, self._rows)
            rows = range(self.count) if self._rows is None else self._rows
            places_by_row = dict(zip(rows, places.tolist(), strict=True))
            if order is not None:
                by_row = {mark.row: mark for mark in marks}
                marks = [by_row[rows[place]] for place in order.tolist()]
            for mark in marks:
                at = QPointF(*places_by_row[mark.row])
                paint_mark(painter, at, mark, theme, self.radius)
            return
        sprites, size = self._drawn(theme, painter.device().devicePixelRatioF())
        kinds = self._kinds if self.numbers else self._kinds + (outputs > 0.5)
        fragments, ratio = self._fragments, sprites.devicePixelRatioF()
        fragments[:, :2] = places
        fragments[:, 2] = kinds * size * ratio
        fragments[:, 4:6] = size * ratio
        fragments[:, 6:8] = 1.0 / ratio
        if order is not None:
            fragments = fragments[order]
        # PySide takes the first of an array in memory, and how many there are.
        first: Any = wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, self.count, sprites)
        place = selected if self._rows is None else self._rows.index(selected)
        (mark,) = marks_of(self.problem, [float(outputs[place])], selected, [selected])
        paint_mark(painter, QPointF(*places[place].tolist()), mark, theme, self.radius + 2.0)

    def _drawn(self, theme: Theme, ratio: float) -> tuple[QPixmap, int]:
        """Return the picture of all kinds of marks side by side, and the width of each."""
        size = 2 * int(np.ceil(self.radius * 1.4)) + 5
        key = (theme, ratio, self.radius, self.numbers)
        if self._sprites is not None and key == self._sprites_key:
            return self._sprites, size
        pixmap = QPixmap(round(12 * size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for kind in range(12):
            standing, target, answer = kind // 4, kind // 2 % 2, kind % 2
            mark = SampleMark(
                row=0,
                inputs=(),
                target=target,
                answer=answer,
                active=standing == _TRAINS,
                selected=False,
                held_out=standing == _TESTS,
                number=self.numbers,
            )
            box = QRectF(kind * size, 0.0, size, size)
            paint_mark(painter, box.center(), mark, theme, self.radius)
        painter.end()
        self._sprites, self._sprites_key = pixmap, key
        return pixmap, size
