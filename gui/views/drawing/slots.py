"""Where texts have room in a drawing: each in a place of its own, numbers on their lines."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF

#: Where on its line a number may stand, the best place first.
_SHARES = sorted((share / 40 for share in range(5, 36)), key=lambda share: abs(share - 0.5))

#: A line that passes this near, in pixels, lies under a number as well.
_NEAR = 4.0


class Slot(NamedTuple):
    """The place of one text: it may be moved within, so that it stands under its node.

    No slot touches another one or a node, so no number ever covers another, however long it is.
    """

    area: QRectF
    #: The x that the text is centred on, or begins at, as far as there is room.
    anchor: float
    begins: bool = False

    def holding(self, width: float) -> QRectF:
        """Return where a text of this width stands."""
        left = self.anchor - (0.0 if self.begins else width / 2)
        left = max(min(left, self.area.right() - width), self.area.left())
        return QRectF(left, self.area.top(), min(width, self.area.width()), self.area.height())


def places_on(lines: Sequence[QLineF], size: QPointF, taken: Sequence[QRectF]) -> list[QRectF]:
    """Return a place on each line, or none at all if there is not a clear one for every line.

    A number that lies where lines cross could belong to any of them. So those places are taken on
    which the fewest other lines lie, and among those with equally many, places in a column; if it
    is more than one line a number, none, since then pointing at a line tells more.

    Parameters
    ----------
    lines : sequence of QLineF
        From one layer to the next, each from left to right.
    size : QPointF
        Width and height of a number.
    taken : sequence of QRectF
        What no number may touch.
    """
    places = [[_place(line, share, size) for share in _SHARES] for line in lines]
    free = [
        [_free(area, line, taken) for area in areas]
        for line, areas in zip(lines, places, strict=True)
    ]
    crossed = _crossed(lines, places)
    steep = np.argsort([-abs(line.dy()) for line in lines], kind="stable").tolist()
    orders = (list(range(len(lines))), list(range(len(lines)))[::-1], steep)
    found = [_in_a_column(places, free), *(_one_by_one(places, free, crossed, o) for o in orders)]
    whole = [choice for choice in found if choice]
    if not whole:
        return []
    counts = [sum(int(crossed[i, k]) for i, k in enumerate(choice)) for choice in whole]
    best = whole[counts.index(min(counts))]
    if min(counts) > len(lines):
        return []
    return [places[i][k] for i, k in enumerate(best)]


def _in_a_column(places: list[list[QRectF]], free: list[list[bool]]) -> list[int]:
    """Return the same place for every line, or none if there is no such place."""
    for k in range(len(_SHARES)):
        areas: list[QRectF] = []
        for own, may in zip(places, free, strict=True):
            if not may[k] or _touches(own[k], areas):
                break
            areas.append(own[k])
        else:
            return [k] * len(places)
    return []


def _one_by_one(
    places: list[list[QRectF]],
    free: list[list[bool]],
    crossed: NDArray[np.int64],
    order: list[int],
) -> list[int]:
    """Return for each line the best place that the lines before it have left, or none."""
    chosen: dict[int, int] = {}
    for i in order:
        others = [places[j][k] for j, k in chosen.items()]
        left = [k for k, area in enumerate(places[i]) if free[i][k] and not _touches(area, others)]
        if not left:
            return []
        chosen[i] = min(left, key=lambda k: (crossed[i, k], k))
    return [chosen[i] for i in range(len(places))]


def _crossed(lines: Sequence[QLineF], places: list[list[QRectF]]) -> NDArray[np.int64]:
    """Return how many other lines lie under each place, shape (lines, places)."""
    ends = np.array([(line.x1(), line.y1(), line.x2(), line.y2()) for line in lines])
    x1, y1, x2, y2 = ends.reshape(-1, 4).T
    areas = np.array([[area.getCoords() for area in own] for own in places])
    left, top, right, bottom = (areas[..., i, None] for i in range(4))
    # Between the sides of a place, a line lies between its heights there.
    begin = np.clip((left - x1) / (x2 - x1), 0.0, 1.0)
    end = np.clip((right - x1) / (x2 - x1), 0.0, 1.0)
    first, last = y1 + begin * (y2 - y1), y1 + end * (y2 - y1)
    over = (np.minimum(first, last) < bottom + _NEAR) & (np.maximum(first, last) > top - _NEAR)
    over &= end > begin
    over &= ~np.eye(len(lines), dtype=bool)[:, None, :]
    return np.asarray(np.count_nonzero(over, axis=2))


def _place(line: QLineF, share: float, size: QPointF) -> QRectF:
    middle = line.pointAt(share)
    return QRectF(middle - size / 2, middle + size / 2)


def _free(area: QRectF, line: QLineF, taken: Sequence[QRectF]) -> bool:
    if area.left() < line.x1() + 3.0 or area.right() > line.x2() - 3.0:
        return False
    return not _touches(area, taken)


def _touches(area: QRectF, others: Sequence[QRectF]) -> bool:
    around = area.adjusted(-1, -1, 1, 1)
    return any(around.intersects(other) for other in others)
