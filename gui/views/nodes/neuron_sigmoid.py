"""The small sigmoid in its box: the curve, where z stands on it, and how steep it is there."""

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from learnscope.core.activations import ACTIVATIONS

#: The curve is shown from −6 to 6.
_Z_SPAN = 6.0


def on_curve(area: QRectF, z: float) -> QPointF:
    """Return where z stands on the small sigmoid that fills an area."""
    share = (min(max(z, -_Z_SPAN), _Z_SPAN) + _Z_SPAN) / (2 * _Z_SPAN)
    height = float(ACTIVATIONS["sigmoid"].of(z)) * area.height()
    return QPointF(area.left() + share * area.width(), area.bottom() - height)


@lru_cache(1)
def curve(left: float, top: float, width: float, height: float) -> QPainterPath:
    """Return the small sigmoid; the same in every frame of the same size."""
    area = QRectF(left, top, width, height)
    path = QPainterPath(on_curve(area, -_Z_SPAN))
    for step in range(1, 25):
        path.lineTo(on_curve(area, -_Z_SPAN + step * _Z_SPAN / 12))
    return path


def tangent(area: QRectF, at: QPointF, slope: float) -> QLineF:
    """Return a short piece of the tangent at a point of the curve, where dŷ/dz is `slope`."""
    rise = QPointF(area.width() / (2 * _Z_SPAN), -slope * area.height())
    reach = 0.35 * area.width() / math.hypot(rise.x(), rise.y())
    return QLineF(at - rise * reach, at + rise * reach)
