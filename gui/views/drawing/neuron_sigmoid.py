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
    return _place(area, z, float(ACTIVATIONS["sigmoid"].of(z)))


def _place(area: QRectF, z: float, answer: float) -> QPointF:
    share = (min(max(z, -_Z_SPAN), _Z_SPAN) + _Z_SPAN) / (2 * _Z_SPAN)
    return QPointF(area.left() + share * area.width(), area.bottom() - answer * area.height())


@lru_cache(1)
def curve(left: float, top: float, width: float, height: float) -> QPainterPath:
    """Return the small sigmoid; the same in every frame of the same size."""
    area = QRectF(left, top, width, height)
    sums = [-_Z_SPAN + step * _Z_SPAN / 12 for step in range(25)]
    answers = ACTIVATIONS["sigmoid"].of(sums).tolist()
    first, *others = (_place(area, z, answer) for z, answer in zip(sums, answers, strict=True))
    path = QPainterPath(first)
    for place in others:
        path.lineTo(place)
    return path


def tangent(area: QRectF, at: QPointF, slope: float) -> QLineF:
    """Return a short piece of the tangent at a point of the curve, where dŷ/dz is `slope`."""
    rise = QPointF(area.width() / (2 * _Z_SPAN), -slope * area.height())
    reach = 0.35 * area.width() / math.hypot(rise.x(), rise.y())
    return QLineF(at - rise * reach, at + rise * reach)
