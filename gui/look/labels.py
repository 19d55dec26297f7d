"""Words on plots: where they go, so that they cover neither each other nor what is pointed at."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from learnscope.gui.look.theme import GRID, Theme


class Row(NamedTuple):
    """One line of a read-out: what it is, how much, and the theme's name of its colour."""

    label: str
    text: str
    colour: str = "muted"


def small_font(font: QFont) -> QFont:
    """Return a font a size smaller, all figures equally wide."""
    result = QFont(font)
    if font.pixelSize() > 0:
        result.setPixelSize(round(font.pixelSize() * 0.9))
    else:
        result.setPointSizeF(font.pointSizeF() * 0.9)
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


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
    """Return positions moved as little as possible to lie at least `gap` apart, within limits.

    Positions that are too close share a block around their mean: the pool-adjacent-violators
    algorithm on positions less rank times gap (M. Ayer et al., 1955).
    """
    order = sorted(range(len(positions)), key=positions.__getitem__)
    blocks: list[list[float]] = []
    for rank, i in enumerate(order):
        blocks.append([positions[i] - rank * gap])
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    highest = high - (len(positions) - 1) * gap
    placed = [max(min(_mean(block), highest), low) for block in blocks for _ in block]
    result = [0.0] * len(positions)
    for rank, i in enumerate(order):
        result[i] = placed[rank] + rank * gap
    return result


def name_gap(metrics: QFontMetricsF, count: int, area: QRectF) -> float:
    """Return how far names below one another lie apart: as a line of text, or as there is room.

    Less than a line, the hat of ŷ and Hangul would touch what stands above.
    """
    return min(metrics.height(), area.height() / max(count - 1, 1))


#: Where a label may stand beside a point: directions with distances, the near ones first.
_BESIDE = np.array(
    [
        (math.cos(turn), math.sin(turn), gap)
        for gap in (20.0, 44.0, 72.0)
        for turn in np.linspace(0.0, 2.0 * math.pi, 12, endpoint=False)
    ]
)


def around(point: QPointF, size: QSizeF, bounds: QRectF, number: int) -> QRectF:
    """Return the place of a number that `freest` gave, around a point that may have moved since.

    Parameters
    ----------
    point : QPointF
    size : QSizeF
        The label's.
    bounds : QRectF
        Where the label has to stay.
    number : int
    """
    width, height = size.width(), size.height()
    dx, dy, gap = _BESIDE[number].tolist()
    left = point.x() + dx * (gap + width / 2) - width / 2
    top = point.y() + dy * (gap + height / 2) - height / 2
    left = min(max(left, bounds.left()), max(bounds.right() - width, bounds.left()))
    top = min(max(top, bounds.top()), max(bounds.bottom() - height, bounds.top()))
    return QRectF(left, top, width, height)


def freest(
    point: QPointF, size: QSizeF, obstacles: NDArray[np.float64], bounds: QRectF, previous: int
) -> tuple[QRectF, int]:
    """Return where around a point a label covers the least, and the number of that place.

    Parameters
    ----------
    point : QPointF
    size : QSizeF
        The label's.
    obstacles : ndarray, shape (n, 2)
        Points that it should not cover.
    bounds : QRectF
        Where the label has to stay.
    previous : int
        The number of the place taken last, which it only leaves for a clearly better one.
    """
    width, height = size.width(), size.height()
    dx, dy, gap = _BESIDE.T
    # The label's edge, not its middle, keeps the distance.
    left = point.x() + dx * (gap + width / 2) - width / 2
    left = np.clip(left, bounds.left(), max(bounds.right() - width, bounds.left()))
    top = point.y() + dy * (gap + height / 2) - height / 2
    top = np.clip(top, bounds.top(), max(bounds.bottom() - height, bounds.top()))
    across, down = obstacles[:, 0] - left[:, None], obstacles[:, 1] - top[:, None]
    covered = (across >= -2) & (across <= width + 2) & (down >= 0) & (down <= height)
    cost = 10.0 * np.count_nonzero(covered, axis=1) + gap / 2.0
    cost[previous] -= 6.0
    best = int(np.argmin(cost))
    return QRectF(float(left[best]), float(top[best]), width, height), best


#: How far from where it is wished a label may stand, in pixels, the higher places first.
_AWAY = np.array(sorted(np.arange(-64.0, 64.5, 2.0), key=lambda away: (abs(away), away)))

#: What it counts, in pixels of distance: another label behind a label, a line, a piece of a line.
_OVER_LABEL, _OVER_LINE, _OVER_PIECE = 1000.0, 40.0, 8.0


def free_top(
    wished: float,
    height: float,
    pieces: NDArray[np.float64],
    labels: NDArray[np.float64],
    limits: tuple[float, float],
) -> float:
    """Return the top of a label that covers no other label and the least of lines.

    Parameters
    ----------
    wished : float
        The top that it should have, in pixels.
    height : float
        The label's.
    pieces : ndarray, shape (n, 2)
        The upper and the lower end of each piece of a line, within the label's width.
    labels : ndarray, shape (m, 2)
        The top and the bottom of each other label there.
    limits : (float, float)
        The least top and the greatest bottom that it may have.
    """
    low, high = limits
    tops = np.clip(wished + _AWAY, low, max(high - height, low))

    def covered(spans: NDArray[np.float64]) -> NDArray[np.int64]:
        reaches = (spans[:, 0] <= tops[:, None] + height + 2.0) & (
            spans[:, 1] >= tops[:, None] - 2.0
        )
        return np.asarray(np.count_nonzero(reaches, axis=1))

    crossed = covered(pieces)
    cost = _OVER_LINE * (crossed > 0) + _OVER_PIECE * crossed
    cost = cost + _OVER_LABEL * covered(labels) + np.abs(tops - wished)
    return float(tops[np.argmin(cost)])


def pieces_between(pixels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the upper and the lower end of each piece of a line, shape (n, 2), gaps left out."""
    ends = np.column_stack((pixels[:-1], pixels[1:]))
    return np.sort(ends[np.isfinite(ends).all(axis=1)], axis=1)


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)


def dot(
    painter: QPainter, at: QPointF, radius: float, fill: QColor, ring: QColor | None = None
) -> None:
    """Paint a point on a line, with a ring that sets it off if one is given."""
    painter.setPen(Qt.PenStyle.NoPen if ring is None else QPen(ring, 1.5))
    painter.setBrush(fill)
    painter.drawEllipse(at, radius, radius)


def write(
    painter: QPainter, at: QPointF, text: str, colour: QColor, ground: QColor, rim: float = 1.0
) -> None:
    """Write a text on a ground of its own, so that no line is read through it.

    Parameters
    ----------
    painter : QPainter
    at : QPointF
        Where its baseline begins.
    text : str
    colour, ground : QColor
    rim : float
        How far the ground reaches beyond the text above and below, in pixels.
    """
    shape = QFontMetricsF(painter.font()).tightBoundingRect(text).translated(at)
    painter.fillRect(shape.adjusted(-2, -rim, 2, rim), ground)
    painter.setPen(colour)
    painter.drawText(at, text)


def paint_readout(
    painter: QPainter, rows: Sequence[Row], anchor: QPointF, bounds: QRectF, theme: Theme
) -> None:
    """Paint a small label beside a point."""
    metrics = QFontMetricsF(painter.font())
    heads = max(metrics.horizontalAdvance(row.label) for row in rows)
    heads += GRID if heads else 0.0
    # What is too long is left out in the middle: the sign and the exponent stay.
    room = max(bounds.width() - 3 * GRID - heads, 0.0)
    written = [
        metrics.elidedText(row.text, Qt.TextElideMode.ElideMiddle, room)
        if metrics.horizontalAdvance(row.text) > room
        else row.text
        for row in rows
    ]
    texts = max(map(metrics.horizontalAdvance, written))
    # In steps, so that the label does not tremble while the last digits change.
    width = GRID * math.ceil((heads + texts) / GRID) + 2 * GRID
    size = QSizeF(width, metrics.height() * len(rows) + GRID)
    label = beside(anchor, size, bounds)
    painter.setPen(QPen(theme.colour("field"), 1.0))
    painter.setBrush(theme.colour("panel"))
    painter.drawRoundedRect(label, 4.0, 4.0)
    baseline = label.top() + GRID / 2 + metrics.ascent()
    for row, text in zip(rows, written, strict=True):
        painter.setPen(theme.colour(row.colour))
        painter.drawText(QPointF(label.left() + GRID, baseline), row.label)
        painter.setPen(theme.colour("ink" if row.label else "muted"))
        painter.drawText(QPointF(label.left() + GRID + heads, baseline), text)
        baseline += metrics.height()
