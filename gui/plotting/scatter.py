"""Samples by the thousand, painted where they stand: their marks, and discs in colours below them.

Qt draws copies of one picture from a plain array of numbers, so that ten thousand take some
milliseconds. The picture holds each kind once.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from shiboken6 import wrapInstance

from learnscope.core import Problem
from learnscope.gui.look.marks import RADIUS, SampleMark, marks_of, paint_mark, tint
from learnscope.gui.look.theme import Theme, mix
from learnscope.gui.plotting.items import Array

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

#: What a class may be answered by: 0, ½ or 1; and how many kinds of marks there are.
_ANSWERS = 3
_SPRITES = 3 * 2 * _ANSWERS

#: So many colours tell numbers apart where there are many marks.
_TINTS = 24


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
        #: Where targets are numbers and colours tell them: from where to where the colours go.
        self.limits: tuple[float, float] | None = None
        self._shares: Array | None = None
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
        # By which sprite it is painted if the model answers 0; the next ones are for ½ and for 1.
        kinds = ((standing * 2 + classes) * _ANSWERS).astype(np.intp)
        self._kinds = kinds if chosen is None else kinds[list(chosen)]
        self._fragments = np.zeros((self.count, _FIELDS))
        self._fragments[:, 9] = 1.0
        self.radius = radius_of(self.count)
        self.limits = self._shares = None

    def colour_numbers(self, limits: tuple[float, float]) -> None:
        """Tell targets that are numbers by colours, between two limits."""
        if self.numbers and limits != self.limits and self.problem is not None:
            self.limits, (low, high) = limits, limits
            with np.errstate(over="ignore", invalid="ignore"):
                shares = (self.problem.target_array - low) / (high - low)
            self._shares = np.clip(np.nan_to_num(shares, nan=0.5), 0.0, 1.0)

    def fit(self, area: QRectF) -> None:
        """Make the marks as large as they may be in a picture of this size."""
        self.radius = radius_of(self.count, area.width() * area.height())

    @property
    def numbers(self) -> bool:
        """Whether the targets are numbers rather than classes."""
        return self.problem is not None and self.problem.task == "regression"

    def class_of(self, row: int) -> int:
        """Return the class, 0 or 1, that is a sample's target."""
        return int(self._kinds[row] // _ANSWERS % 2)

    def held_out(self, row: int) -> bool:
        """Return whether a sample only tests."""
        return bool(self._kinds[row] // (2 * _ANSWERS) == _TESTS)

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
            marks = marks_of(self.problem, outputs.tolist(), selected, self._rows, self._shares)
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
        kinds = self._kinds
        if not self.numbers:
            kinds = kinds + (outputs > 0.5) + (outputs >= 0.5)
        elif self._shares is not None:
            own = self._shares if self._rows is None else self._shares[list(self._rows)]
            standing = kinds // (2 * _ANSWERS)
            kinds = standing * _TINTS + np.rint(own * (_TINTS - 1)).astype(np.intp)
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
        one = [float(outputs[place])]
        (mark,) = marks_of(self.problem, one, selected, [selected], self._shares)
        paint_mark(painter, QPointF(*places[place].tolist()), mark, theme, self.radius + 2.0)

    def _drawn(self, theme: Theme, ratio: float) -> tuple[QPixmap, int]:
        """Return the picture of all kinds of marks side by side, and the width of each."""
        size = 2 * int(np.ceil(self.radius * 1.4)) + 5
        tinted = self._shares is not None
        key = (theme, ratio, self.radius, self.numbers, tinted)
        if self._sprites is not None and key == self._sprites_key:
            return self._sprites, size
        kinds = _tinted_marks() if tinted else _class_marks(self.numbers)
        pixmap = QPixmap(round(len(kinds) * size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, mark in enumerate(kinds):
            box = QRectF(number * size, 0.0, size, size)
            paint_mark(painter, box.center(), mark, theme, self.radius)
        painter.end()
        self._sprites, self._sprites_key = pixmap, key
        return pixmap, size


def _mark(standing: int, target: int, answer: float, number: bool) -> SampleMark:
    return SampleMark(
        row=0,
        inputs=(),
        target=target,
        answer=answer,
        active=standing == _TRAINS,
        selected=False,
        held_out=standing == _TESTS,
        number=number,
    )


def _class_marks(number: bool) -> list[SampleMark]:
    """Return each kind of mark, by how its sample stands, its class, and the model's answer."""
    kinds = range(_SPRITES)
    return [
        _mark(kind // (2 * _ANSWERS), kind // _ANSWERS % 2, kind % _ANSWERS / 2.0, number)
        for kind in kinds
    ]


def _tinted_marks() -> list[SampleMark]:
    """Return each kind of mark of a number, by how its sample stands, and its share of a scale."""
    shares = [number / (_TINTS - 1) for number in range(_TINTS)]
    return [
        _mark(standing, 0, 0.0, number=True)._replace(share=share)
        for standing in range(3)
        for share in shares
    ]


class Discs:
    """Discs in the colours of a scale, by the thousand, painted as `Scatter` does its marks."""

    def __init__(self) -> None:
        self._sprites: QPixmap | None = None
        self._key: object = None

    def paint(
        self,
        painter: QPainter,
        places: Array,
        shares: Array,
        radius: float,
        colours: NDArray[np.uint8],
    ) -> None:
        """Paint discs, those that come first below the others.

        Parameters
        ----------
        painter : QPainter
        places : ndarray, shape (n, 2)
            In pixels.
        shares : ndarray, shape (n,)
            Of the scale, 0 to 1.
        radius : float
            In pixels.
        colours : ndarray, shape (STEPS, 3)
            From the lowest of the scale to its highest.
        """
        if not len(places):
            return
        ratio = painter.device().devicePixelRatioF()
        size = 2 * int(np.ceil(radius)) + 3
        key = (radius, ratio, colours.tobytes())
        if self._sprites is None or key != self._key:
            self._sprites, self._key = _disc_sprites(radius, size, ratio, colours), key
        fragments = np.zeros((len(places), _FIELDS))
        fragments[:, :2] = np.clip(np.nan_to_num(places, nan=-_FAR), -_FAR, _FAR)
        fragments[:, 2] = np.rint(shares * (_DISC_TINTS - 1)) * size * ratio
        fragments[:, 4:6] = size * ratio
        fragments[:, 6:8] = 1.0 / ratio
        fragments[:, 9] = 1.0
        first: Any = wrapInstance(fragments.ctypes.data, QPainter.PixmapFragment)
        painter.drawPixmapFragments(first, len(places), self._sprites)


#: So many colours tell values apart on discs.
_DISC_TINTS = 64


def _disc_sprites(radius: float, size: int, ratio: float, colours: NDArray[np.uint8]) -> QPixmap:
    pixmap = QPixmap(round(_DISC_TINTS * size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(_DISC_TINTS):
        colour = tint(colours, number / (_DISC_TINTS - 1))
        painter.setPen(QPen(mix(colour, QColor(128, 128, 128), 0.35), 1.0))
        painter.setBrush(colour)
        painter.drawEllipse(QRectF(number * size, 0.0, size, size).center(), radius, radius)
    painter.end()
    return pixmap
