"""What the surface shows: the answer ŷ, z before the activation, or what a hidden unit makes.

Each has a scale with a lowest and a highest value, whose middle is undecided: ŷ from 0 to 1; z, and
what has no limits of its own, equally far to both sides of 0.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from learnscope.core import Experiment, Model
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.units import OUTPUT, activation_of, unit_values
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.axes import LARGEST, ladder
from learnscope.gui.plotting.marks import STEPS, answer_colours
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, short
from learnscope.gui.views.surface.plane import GATE_PLANE, Plane, Theta

#: The quantities that the surface can show, by their names in `Snapshot.lit`.
QUANTITIES = ("z", "output")

Limits = tuple[float, float]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ShownQuantity:
    """A quantity of one unit, over the inputs.

    Parameters
    ----------
    model : Model
    unit : str
        As in `Model.unit_names`.
    quantity : str
        ``"output"`` or ``"z"``.
    """

    model: Model
    unit: str = OUTPUT
    quantity: str = "output"

    @property
    def symbol(self) -> str:
        """How the quantity is written."""
        if self.unit == OUTPUT:
            return "ŷ" if self.quantity == "output" else "z"
        return self.unit if self.quantity == "output" else f"z({self.unit})"

    @property
    def of_z(self) -> "ShownQuantity":
        """The z of the same unit."""
        return replace(self, quantity="z")

    @property
    def bounded(self) -> Limits | None:
        """The limits between which the quantity always stays, if there are such."""
        if self.quantity == "z":
            return None
        return ACTIVATIONS[activation_of(self.model, self.unit)].limits

    def both(self, parameters: Theta, inputs: ArrayLike) -> tuple[Array, Array]:
        """Return the quantity at points, shape (..., inputs), and the z of its unit there."""
        values = unit_values(self.model, parameters, inputs, self.unit)
        return (values.z if self.quantity == "z" else values.output), values.z

    def values(self, parameters: Theta, inputs: ArrayLike) -> Array:
        """Return the quantity at points, shape (..., inputs)."""
        return self.both(parameters, inputs)[0]

    def limits(self, values: Array) -> Limits:
        """Return the scale's lowest and highest value for what is to be shown."""
        if self.bounded is not None:
            return self.bounded
        limit = limit_of(values)
        return -limit, limit


def limit_of(values: Array) -> float:
    """Return a round number up to which a scale reaches that is to hold all values."""
    furthest = float(np.abs(values).max())
    if furthest == 0.0:
        return 1.0
    return LARGEST if np.isnan(furthest) else ladder(furthest)


def shares(values: Array, limits: Limits) -> Array:
    """Return values as shares of their scale: 0 lowest, ½ undecided, 1 highest."""
    low, high = limits
    if (low, high) == (0.0, 1.0):
        return values if np.isfinite(values).all() else np.nan_to_num(values, nan=0.5)
    with np.errstate(over="ignore", invalid="ignore"):
        # So that the middle of a scale around 0 is ½ exactly.
        result = (values - (low + high) / 2) / (high - low) + 0.5
    return np.asarray(np.clip(np.nan_to_num(result, nan=0.5), 0.0, 1.0))


#: The plain neuron, for what is drawn before the first moment.
NEURON = Experiment().model


def z_limit(parameters: Theta, plane: Plane = GATE_PLANE) -> float:
    """Return the limit of a single neuron's scale of z, from its negative to its positive.

    A plane is furthest from 0 in a corner.
    """
    return limit_of(ShownQuantity(NEURON, OUTPUT, "z").values(parameters, plane.corners()))


def end_texts(limits: Limits) -> tuple[str, str, str]:
    """Return the lowest, the middle and the highest value of a scale as they are written."""
    low, high = limits
    half = "½" if (low, high) == (0.0, 1.0) else "0"
    return short(low).replace("-", MINUS), half, short(high)


def scale_texts(symbol: str, limits: Limits, narrow: bool) -> list[tuple[float, str]]:
    """Return what is written beside a scale of colours, each with its share of the height."""
    texts = end_texts(limits)
    if not narrow:
        undecided = translate("AnswerMap", "undecided")
        low, half, high = (f"{symbol} = {text}" for text in texts)
        # Only the output unit decides anything.
        middle = f"{half}\n{undecided}" if symbol in {"ŷ", "z"} else half
        texts = low, middle, high
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
