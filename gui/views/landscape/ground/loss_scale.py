"""The colours of the ground by its loss, and the scale that tells them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from learnscope.gui.look.theme import GRID, Theme, mix
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, short

#: From the map to the scale, and its width.
_GAP, _BAR = 1.5 * GRID, 1.0 * GRID

#: As long as a number on the scale may be.
_LONGEST = f"3.1e{MINUS}12"


def colours(theme: Theme, count: int) -> list[QColor]:
    """Return the colours of so many steps from the lowest; the last one is for no number."""
    low, high = theme.colour("valley"), theme.colour("hill")
    shares = [number / max(count - 1, 1) for number in range(count)]
    return [*(mix(low, high, share) for share in shares), theme.colour("hairline")]


def picture(bands: NDArray[np.intp], steps: Sequence[QColor]) -> NDArray[np.uint8]:
    """Return the colours of cells as red, green, blue, shape (..., 3).

    Parameters
    ----------
    bands : ndarray of int
        Each cell's step.
    steps : sequence of QColor
    """
    table = np.array([(c.red(), c.green(), c.blue()) for c in steps], dtype=np.uint8)
    return np.asarray(table[bands])


def image(colours: NDArray[np.uint8]) -> QImage:
    """Return cells, shape (rows, columns, 3), as an image whose lowest row is their first."""
    rows = np.ascontiguousarray(colours[::-1])
    height, width, _ = rows.shape
    # A copy: Qt would not keep the numbers alive.
    return QImage(rows.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def title() -> str:
    """Return what the scale is of."""
    return translate("LandscapeView", "loss")


def texts(at: Sequence[float]) -> list[str]:
    """Return how the losses between two steps are written."""
    return [_brief(loss) for loss in at]


def _brief(loss: float) -> str:
    text = short(loss, 3)
    if "e" not in text:
        return text
    figures, _, power = short(loss, 2).partition("e")
    return f"{figures}e{int(power)}".replace("-", MINUS)


def width(metrics: QFontMetricsF) -> float:
    """Return the room that the scale keeps beside the map, in pixels, whatever its numbers are."""
    return _GAP + _BAR + 6.0 + metrics.horizontalAdvance(_LONGEST)


def paint_scale(
    painter: QPainter, area: QRectF, at: Sequence[float], steps: Sequence[QColor], theme: Theme
) -> None:
    """Paint the steps from the lowest up, and between them the losses at which they meet.

    Parameters
    ----------
    painter : QPainter
    area : QRectF
        The map's, in pixels.
    at : sequence of float
    steps : sequence of QColor
    theme : Theme
    """
    metrics = QFontMetricsF(painter.font())
    count = len(at) + 1
    height = (area.height() - 2 * GRID) / count
    left, bottom = area.right() + _GAP, area.bottom() - GRID
    free = np.inf
    for number in range(count):
        top = bottom - (number + 1) * height
        painter.fillRect(QRectF(left, top, _BAR, height + 0.5), steps[number])
    painter.setPen(theme.colour("hairline"))
    painter.drawRect(QRectF(left, bottom - count * height, _BAR, count * height))
    painter.setPen(theme.colour("muted"))
    for number, text in enumerate(texts(at), start=1):
        baseline = bottom - number * height + metrics.capHeight() / 2
        if baseline + metrics.descent() < free:
            painter.drawText(QPointF(left + _BAR + 6.0, baseline), text)
            free = baseline - metrics.ascent() - 1.0
