"""The little picture in each unit of a network: what it makes of all inputs."""

import math
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from learnscope.core import Experiment, Model
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.problems.problem import Problem
from learnscope.gui.look.marks import STEPS, answer_colours, number_colours
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.axes import LARGEST, ladder, target_limits

Array = NDArray[np.float64]

#: Points of a picture along each side of the plane, and along a curve.
POINTS, CURVE_POINTS = 24, 40

#: Which of the eight rows of three inputs stands where: x1 down, x2 and x3 across.
_ROWS, _COLUMNS = 2, 4


class Span(NamedTuple):
    """The values between the lowest and the highest colour of a picture."""

    low: float
    high: float
    #: The value of every point of a picture that has one value only.
    constant: float | None = None


def picture_inputs(problem: Problem) -> Array:
    """Return the points that pictures are made of, shape (points, inputs).

    For two inputs the middles of `POINTS` × `POINTS` cells of the plane, the highest x2 first; for
    one input `CURVE_POINTS` along it; for three the eight corners of what the samples span, such
    as 000 to 111.
    """
    extent = problem.extent
    if len(extent) == 1:
        return np.linspace(*extent[0], CURVE_POINTS).reshape(-1, 1)
    if len(extent) == 2:
        (left, right), (low, high) = extent
        x1, x2 = (
            begin + (end - begin) * (np.arange(POINTS) + 0.5) / POINTS
            for begin, end in ((left, right), (low, high))
        )
        return np.stack(np.meshgrid(x1, x2[::-1]), axis=-1).reshape(-1, 2)
    inputs = problem.inputs
    return np.array(list(product(*zip(inputs.min(0), inputs.max(0), strict=True))))


def unit_values(model: Model, parameters: Sequence[float], inputs: Array) -> Array:
    """Return what each unit makes of each point, shape (points, units), the output unit last.

    What the output unit gives is in the data's units.
    """
    _, a, _ = model.through(parameters, inputs)
    values = np.ascontiguousarray(a[model.inputs :].T)
    values[:, -1] = model.answers(values[:, -1])
    return values


def spans(model: Model, values: Array) -> list[Span]:
    """Return each unit's scale: that of its bend, or around 0 and as wide as its values need.

    Parameters
    ----------
    model : Model
    values : ndarray, shape (points, units)
    """
    kinds = [model.network.activation] * (values.shape[1] - 1) + [model.output_activation]
    lows, highs = values.min(axis=0).tolist(), values.max(axis=0).tolist()
    return [_span(*each) for each in zip(kinds, lows, highs, strict=True)]


def numbers_coloured(problem: Problem) -> bool:
    """Return whether the picture of the answer has the colours of numbers, as the surface has."""
    return problem.task == "regression" and len(problem.input_names) > 1


def _span(kind: str, lowest: float, highest: float) -> Span:
    constant = lowest if lowest == highest else None
    limits = ACTIVATIONS[kind].limits
    if limits is not None:
        return Span(*limits, constant)
    limit, furthest = 1.0, max(abs(lowest), abs(highest))
    if furthest != 0.0:
        limit = LARGEST if math.isnan(furthest) else ladder(furthest)
    return Span(-limit, limit, constant)


def shares(values: Array, scales: Sequence[Span]) -> Array:
    """Return values as shares of their scales, 0 lowest, 1 highest; ½ for what is no number."""
    low = np.array([scale.low for scale in scales])
    high = np.array([scale.high for scale in scales])
    with np.errstate(over="ignore", invalid="ignore"):
        found = (values - low) / (high - low)
    known = np.nan_to_num(found, nan=0.5, posinf=1.0, neginf=0.0)
    return np.asarray(np.clip(known, 0.0, 1.0))


class Pictures:
    """Every unit's picture at a moment; worked out anew only when something has changed.

    Attributes
    ----------
    images : dict of str to QImage
        By the unit's name; empty for one input.
    curves : dict of str to ndarray
        For one input: each unit's shares of its scale along it, shape (`CURVE_POINTS`,).
    spans : dict of str to Span
    """

    def __init__(self) -> None:
        self.images: dict[str, QImage] = {}
        self.curves: dict[str, Array] = {}
        self.spans: dict[str, Span] = {}
        self._shown: tuple[Experiment, tuple[float, ...], Theme] | None = None
        self._inputs: tuple[Problem, Array] | None = None

    def follow(self, experiment: Experiment, parameters: tuple[float, ...], theme: Theme) -> None:
        """Show what a network is with some parameters."""
        if self._shown == (experiment, parameters, theme):
            return
        self._shown = experiment, parameters, theme
        problem, model = experiment.problem, experiment.model
        if self._inputs is None or self._inputs[0] != problem:
            self._inputs = problem, picture_inputs(problem)
        values = unit_values(model, parameters, self._inputs[1])
        names = [name for layer in model.unit_names for name in layer]
        scales = spans(model, values)
        if numbers_coloured(problem):
            scales[-1] = Span(*target_limits(problem), scales[-1].constant)
        found = shares(values, scales).T
        self.spans = dict(zip(names, scales, strict=True))
        if model.inputs == 1:
            self.images = {}
            self.curves = dict(zip(names, found, strict=True))
        else:
            self.curves = {}
            images = _images(found, model.inputs, _packed(answer_colours(theme)))
            if numbers_coloured(problem):
                images[-1:] = _images(found[-1:], model.inputs, _packed(number_colours(theme)))
            self.images = dict(zip(names, images, strict=True))


def _images(found: Array, inputs: int, table: NDArray[np.uint32]) -> list[QImage]:
    """Return the pictures of some units from their shares, shape (units, points)."""
    high, wide = (POINTS, POINTS) if inputs == 2 else (_ROWS, _COLUMNS)
    # Four bytes a pixel, so that no row needs padding and Qt has nothing to convert.
    colours = table[np.rint(found * (STEPS - 1)).astype(np.intp)]
    return [
        # Its own copy: a QImage only borrows the array.
        QImage(picture.data, wide, high, QImage.Format.Format_RGB32).copy()
        for picture in np.ascontiguousarray(colours)
    ]


def _packed(colours: NDArray[np.uint8]) -> NDArray[np.uint32]:
    red, green, blue = colours.astype(np.uint32).T
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, dtype=np.uint32)
