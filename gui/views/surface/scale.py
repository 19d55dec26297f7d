"""What a surface shows: which part of the inputs' plane, which quantity, and on which scale."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from learnscope.core import Experiment, Model, OwnData, Problem
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.units import OUTPUT, activation_of, unit_values
from learnscope.gui.look.marks import STEPS, answer_colours, number_colours
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.axes import (
    LARGEST,
    ends_of,
    ladder,
    number_texts,
    round_limits,
    target_limits,
)
from learnscope.gui.plotting.contour import Point, Range, segment
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, short

#: The part of the input plane that is shown of a gate, on both axes.
LOW, HIGH = -0.25, 1.25

#: What is shown on both axes of the learner's own points while they all lie within it, so that
#: the plane does not move under the hand that adds them.
DRAWING_BOARD = (-1.2, 1.2)

Theta = tuple[float, ...]


class InputPlane(NamedTuple):
    """A part of the plane of inputs.

    Parameters
    ----------
    x1, x2 : tuple of float
        The lowest and the highest value shown.
    """

    x1: Range = (LOW, HIGH)
    x2: Range = (LOW, HIGH)

    @property
    def size(self) -> Point:
        """How far it reaches in x1 and in x2."""
        return self.x1[1] - self.x1[0], self.x2[1] - self.x2[0]

    def sides(self, points: int, cells: bool) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return evenly spaced x1 and x2; see `grid`."""
        first, second = ((high - low) / points / 2 if cells else 0.0 for low, high in self._both)
        (low1, high1), (low2, high2) = self._both
        return (
            np.linspace(low1 + first, high1 - first, points),
            np.linspace(low2 + second, high2 - second, points),
        )

    @property
    def _both(self) -> tuple[Range, Range]:
        return self.x1, self.x2

    def corners(self) -> list[Point]:
        """Return the four corners."""
        return [(x1, x2) for x1 in self.x1 for x2 in self.x2]

    def holds(self, at: Point) -> bool:
        """Return whether a point is shown."""
        return all(low <= x <= high for (low, high), x in zip(self._both, at, strict=True))

    def nearest(self, at: Point) -> Point:
        """Return a point, or the nearest one that is shown."""
        x1, x2 = (min(max(x, low), high) for (low, high), x in zip(self._both, at, strict=True))
        return x1, x2

    def shares(self, points: ArrayLike) -> NDArray[np.float64]:
        """Return points, shape (..., 2), as shares of the way across and up."""
        lows, sizes = np.array([self.x1[0], self.x2[0]]), np.array(self.size)
        return np.asarray((np.asarray(points, dtype=np.float64) - lows) / sizes)


#: What is shown of a gate.
GATE_PLANE = InputPlane()


def plane_of(problem: Problem) -> InputPlane:
    """Return the part of the plane to show of a problem with two inputs."""
    if problem.kind == "gate":
        return GATE_PLANE
    x1, x2 = problem.extent
    if isinstance(problem, OwnData):
        low, high = DRAWING_BOARD
        if problem.inputs.min() >= low and problem.inputs.max() <= high:
            return InputPlane(DRAWING_BOARD, DRAWING_BOARD)
    return InputPlane(x1, x2)


def grid(points: int, cells: bool, plane: InputPlane = GATE_PLANE) -> NDArray[np.float64]:
    """Return points that cover the plane, shape (points, points, 2); rows go up x2.

    Parameters
    ----------
    points : int
    cells : bool
        Whether the points are the middles of cells, or reach from edge to edge.
    plane : InputPlane
    """
    return np.stack(np.meshgrid(*plane.sides(points, cells)), axis=-1)


def half_line(parameters: Theta, plane: InputPlane = GATE_PLANE) -> tuple[Point, Point] | None:
    """Return the ends of the line ŷ = ½ within the plane shown, or None if it lies outside.

    ŷ is ½ where z = w1·x1 + w2·x2 + b = 0.
    """
    w1, w2, b = parameters
    return segment(w1, w2, b, plane.x1, plane.x2)


#: The quantities that the surface can show, by their names in `Snapshot.lit`.
QUANTITIES = ("z", "output")

Limits = tuple[float, float]
Array = NDArray[np.float64]


class ShownQuantity(NamedTuple):
    """A quantity of one unit, over the inputs.

    Parameters
    ----------
    model : Model
    unit : str
        As in `Model.unit_names`.
    quantity : str
        ``"output"`` or ``"z"``.
    targets : tuple of float, optional
        Where targets are numbers, round limits about them: the answers' scale of colours.
    """

    model: Model
    unit: str = OUTPUT
    quantity: str = "output"
    targets: Limits | None = None

    @classmethod
    def of(cls, snapshot: Snapshot, quantity: str) -> "ShownQuantity":
        """Return what is shown of the selected unit at a moment.

        Of answers that are numbers there is no z to be shown: they are z, but for their unit.
        """
        experiment = snapshot.experiment
        if snapshot.unit == OUTPUT and experiment.model.task == "regression":
            return cls(experiment.model, targets=target_limits(experiment.problem))
        return cls(experiment.model, snapshot.unit, quantity)

    @property
    def numbers(self) -> bool:
        """Whether the quantity is an answer that is a number."""
        return self.targets is not None

    def colours(self, theme: Theme) -> NDArray[np.uint8]:
        """Return the colours from the scale's lowest to its highest value, shape (`STEPS`, 3)."""
        return number_colours(theme) if self.numbers else answer_colours(theme)

    @property
    def symbol(self) -> str:
        """How the quantity is written."""
        if self.unit == OUTPUT:
            return "ŷ" if self.quantity == "output" else "z"
        return self.unit if self.quantity == "output" else f"z({self.unit})"

    @property
    def of_z(self) -> "ShownQuantity":
        """The z of the same unit."""
        return self._replace(quantity="z")

    @property
    def bounded(self) -> Limits | None:
        """The limits that the scale always has, if there are such.

        An answer that is a number may lie beyond them; of all others they are the least and the
        most that it can be.
        """
        if self.targets is not None:
            return self.targets
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


def heights_about(shown: ShownQuantity, values: Array, targets: Array) -> Limits:
    """Return the limits of heights in space: of numbers, about all answers and targets."""
    if shown.numbers:
        return round_limits(*ends_of(np.concatenate((values.ravel(), targets))))
    return shown.limits(values)


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
        known = values if np.isfinite(values).all() else np.nan_to_num(values, nan=0.5)
        return np.asarray(np.clip(known, 0.0, 1.0))
    with np.errstate(over="ignore", invalid="ignore"):
        # So that the middle of a scale around 0 is ½ exactly.
        result = (values - (low + high) / 2) / (high - low) + 0.5
    return np.asarray(np.clip(np.nan_to_num(result, nan=0.5), 0.0, 1.0))


#: The plain neuron, for what is drawn before the first moment.
NEURON = Experiment().model


def z_limit(parameters: Theta, plane: InputPlane = GATE_PLANE) -> float:
    """Return the limit of a single neuron's scale of z, from its negative to its positive.

    A plane is furthest from 0 in a corner.
    """
    return limit_of(ShownQuantity(NEURON, OUTPUT, "z").values(parameters, plane.corners()))


def end_texts(shown: ShownQuantity, limits: Limits) -> tuple[str, str, str]:
    """Return the lowest, the middle and the highest value of a scale as they are written."""
    low, high = limits
    if shown.numbers:
        return number_texts(low, high)
    half = "½" if (low, high) == (0.0, 1.0) else "0"
    return short(low).replace("-", MINUS), half, short(high)


def scale_texts(shown: ShownQuantity, limits: Limits, narrow: bool) -> list[tuple[float, str]]:
    """Return what is written beside a scale of colours, each with its share of the height."""
    texts, symbol = end_texts(shown, limits), shown.symbol
    if shown.numbers and not narrow:
        # What lies beyond has the colour of the end.
        texts = f"{symbol} ≤ {texts[0]}", texts[1], f"{symbol} ≥ {texts[2]}"
    elif not narrow:
        undecided = translate("AnswerMap", "undecided")
        low, half, high = (f"{symbol} = {text}" for text in texts)
        # Only the output unit decides anything.
        middle = f"{half}\n{undecided}" if symbol in {"ŷ", "z"} else half
        texts = low, middle, high
    return list(zip((0.0, 0.5, 1.0), texts, strict=True))


def paint_scale(
    painter: QPainter,
    bar: QRectF,
    texts: list[tuple[float, str]],
    theme: Theme,
    colours: NDArray[np.uint8],
) -> None:
    """Paint the colours from the lowest to the highest value, and beside them what they mean.

    What has no room between the ends is left out, line by line.
    """
    upwards = np.ascontiguousarray(colours[::-1])
    painter.drawImage(bar, QImage(upwards.data, 1, STEPS, 3, QImage.Format.Format_RGB888))
    metrics = QFontMetricsF(painter.font())
    painter.setPen(theme.colour("muted"))
    for share, text in texts:
        level = bar.bottom() - share * bar.height() + metrics.capHeight() / 2
        lines = text.split("\n")
        if 0.0 < share < 1.0:
            lines = lines[: int(share * bar.height() / metrics.height())]
        for number, line in enumerate(lines):
            painter.drawText(QPointF(bar.right() + 6, level + number * metrics.height()), line)
