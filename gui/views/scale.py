"""What the surface shows: the answer ŷ between 0 and 1, or the plane z before the activation."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from learnscope.core import Experiment
from learnscope.core.network import weighted_sum
from learnscope.gui.language import translate
from learnscope.gui.numbers import MINUS, short
from learnscope.gui.theme import Theme
from learnscope.gui.views.epochs import LARGEST
from learnscope.gui.views.marks import STEPS, answer_colours
from learnscope.gui.views.plane import HIGH, LOW, Theta
from learnscope.gui.views.ticks import ladder

#: The quantities that the surface can show, by their names in `Snapshot.lit`.
QUANTITIES = ("z", "output")

_NEURON = Experiment().model

_CORNERS = [(x1, x2) for x1 in (LOW, HIGH) for x2 in (LOW, HIGH)]


def value_at(quantity: str, parameters: Theta, inputs: ArrayLike) -> NDArray[np.float64]:
    """Return ŷ or z at points (x1, x2), shape (..., 2)."""
    if quantity == "output":
        return _NEURON.forward(parameters, inputs)
    points = np.asarray(inputs, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return weighted_sum(np.array(parameters), points[..., 0], points[..., 1])


def z_limit(parameters: Theta) -> float:
    """Return the limit of the scale of z, from its negative to its positive, with 0 between.

    A plane is furthest from 0 in a corner.
    """
    furthest = float(np.abs(value_at("z", parameters, _CORNERS)).max())
    if furthest == 0.0:
        return 1.0
    return ladder(min(furthest, LARGEST) if np.isfinite(furthest) else LARGEST)


def share_at(quantity: str, parameters: Theta, inputs: ArrayLike) -> NDArray[np.float64]:
    """Return ŷ or z at points (x1, x2) as a share of its scale: 0 lowest, ½ undecided, 1 highest.

    For ŷ, that is ŷ itself.
    """
    values = value_at(quantity, parameters, inputs)
    if quantity == "output":
        return values
    shares = values / (2.0 * z_limit(parameters)) + 0.5
    return np.asarray(np.clip(np.nan_to_num(shares, nan=0.5), 0.0, 1.0))


def ends(quantity: str, limit: float) -> tuple[str, str, str]:
    """Return the lowest, the middle and the highest value of a scale as they are written."""
    if quantity == "output":
        return "0", "½", "1"
    high = short(limit)
    return f"{MINUS}{high}", "0", high


def scale_texts(quantity: str, limit: float, narrow: bool) -> list[tuple[float, str]]:
    """Return what is written beside a scale of colours, each with its share of the height."""
    texts = ends(quantity, limit)
    if not narrow:
        undecided = translate("AnswerMap", "undecided")
        symbol = "ŷ" if quantity == "output" else "z"
        low, half, high = (f"{symbol} = {text}" for text in texts)
        texts = low, f"{half}\n{undecided}", high
    return list(zip((0.0, 0.5, 1.0), texts, strict=True))


def paint_scale(
    painter: QPainter, bar: QRectF, texts: list[tuple[float, str]], theme: Theme
) -> None:
    """Paint the colours from the lowest to the highest value, and beside them what they mean."""
    colours = np.ascontiguousarray(answer_colours(theme)[::-1])
    painter.drawImage(bar, QImage(colours.data, 1, STEPS, 3, QImage.Format.Format_RGB888))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(theme.colour("muted"))
    for share, text in texts:
        level = bar.bottom() - share * bar.height() + metrics.capHeight() / 2
        for number, line in enumerate(text.split("\n")):
            painter.drawText(QPointF(bar.right() + 6, level + number * metrics.height()), line)
