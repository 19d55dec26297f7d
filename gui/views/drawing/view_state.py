"""What a drawing shows: one sample on its way through the model, and each unit's small picture."""

import math
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment, Model, SampleTrace
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.trace import UnitTrace
from learnscope.core.problems.problem import Problem
from learnscope.gui.look.marks import STEPS, answer_colours, number_colours
from learnscope.gui.look.theme import Theme
from learnscope.gui.plotting.axes import LARGEST, ladder, target_limits
from learnscope.gui.plotting.columns import STAR
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot

#: What each stage of an update lights.
STAGE_PARTS: dict[str, frozenset[str]] = {
    "forward": frozenset({"inputs", "weights", "sum", "sigmoid", "output"}),
    "loss": frozenset({"output", "target", "loss"}),
    "backward": frozenset({"inputs", "weights", "sum", "sigmoid", "output", "loss"}),
    "update": frozenset({"weights"}),
}

#: The stages in which something travels, and how long that takes, in milliseconds.
TRAVELLING = frozenset({"forward", "loss", "backward"})
_DURATION = 240

#: The name of the output unit, in every model.
OUTPUT = "y"

#: What is lit where the output unit is meant; see `Snapshot.lit`.
_OUTPUT_QUANTITIES = frozenset({"output", "z", "slope", "loss_slope"})


class ViewState(NamedTuple):
    """One sample on its way through the model.

    While an update stands open it is that update's sample, seen with that update's parameters.
    """

    experiment: Experiment
    model: Model
    #: What the parameters are called, in the order of θ.
    names: tuple[str, ...]
    sample: SampleTrace
    parameters: tuple[float, ...]
    #: The open stage's name, or "".
    stage: str
    #: The parameters after the open update, or those now.
    updated: tuple[float, ...]
    #: Whether the numbers are those that an edit would change: a later update of an epoch begins
    #: from parameters that only the updates before it can change.
    editable: bool
    #: The selected unit.
    unit: str
    #: The quantity that is lit; see `Snapshot.lit`.
    lit: str

    @classmethod
    def of(cls, snapshot: Snapshot) -> "ViewState":
        """Return what is to be shown of a snapshot."""
        inside, model = snapshot.inside, snapshot.experiment.model
        update = None if inside is None else inside.update
        return cls(
            experiment=snapshot.experiment,
            model=model,
            names=model.parameter_names,
            sample=snapshot.sample if inside is None else inside.sample,
            parameters=snapshot.parameters if update is None else update.parameters,
            stage="" if inside is None else inside.stage_name,
            updated=snapshot.parameters if update is None else update.updated,
            editable=inside is None or inside.number == 0,
            unit=snapshot.unit,
            lit=snapshot.lit,
        )

    def output_of(self, trace: UnitTrace) -> float:
        """Return what a unit gives; of the output unit the answer ŷ, in the data's units."""
        return self.sample.output if trace.name == OUTPUT else trace.output

    def shows(self, part: str) -> bool:
        """Return whether a part is looked at, rather than dimmed."""
        return not self.stage or part in STAGE_PARTS[self.stage]

    @property
    def lit_part(self) -> str:
        """The unit whose output, sum or slope is lit, or whatever else is."""
        if self.lit in _OUTPUT_QUANTITIES:
            return OUTPUT
        name = self.lit.removesuffix(".z").removesuffix(".slope")
        return name if is_unit(self.model, name) else self.lit


class Pulse(QObject):
    """A short movement along the lines when a stage opens: which way the numbers go.

    It runs once, never during a run, and leaves nothing running behind. Where it goes is the
    layout's to say (`legs`), and the painter draws it.

    Parameters
    ----------
    widget : QWidget
        The drawing, which is painted anew while the pulse goes on.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._enabled = True
        #: Where the last moment stood: the epoch, the update's number and its stage.
        self._last: tuple[int, int, int] | None = None
        self._movement = QVariantAnimation(self)
        self._movement.setDuration(_DURATION)
        self._movement.setStartValue(0.0)
        self._movement.setEndValue(1.0)
        self._movement.setEasingCurve(QEasingCurve.Type.InOutSine)
        self._movement.valueChanged.connect(lambda _share: widget.update())
        self._movement.finished.connect(widget.update)

    @property
    def enabled(self) -> bool:
        """Whether anything moves at all."""
        return self._enabled

    @enabled.setter
    def enabled(self, enabled: bool) -> None:
        self._enabled = enabled
        if not enabled:
            self.stop()

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._movement.state() == QVariantAnimation.State.Running

    @property
    def share(self) -> float | None:
        """How far it has come, from 0 to 1, or None while it stands still."""
        return float(self._movement.currentValue()) if self.running else None

    def follow(self, snapshot: Snapshot) -> None:
        """Start when a stage opens; stop when all are closed, or the run goes on."""
        inside, before = snapshot.inside, self._last
        if inside is None or snapshot.state is RunState.RUNNING:
            self._last = None
            self.stop()
            return
        here = (snapshot.epoch, inside.number, inside.stage)
        if here == before:
            return
        self._last = here
        self.stop()
        opened = before is None or here > before
        travels = inside.stage_name in TRAVELLING
        if opened and travels and self._enabled and self._widget.isVisible():
            self._movement.start()

    def stop(self) -> None:
        """Stand still."""
        self._movement.stop()


class Parameter(NamedTuple):
    """A weight or a bias by its place."""

    name: str
    position: int
    #: From 0; the last layer is the output.
    layer: int
    unit: int
    #: Which of the unit's inputs; their number for the bias.
    source: int
    bias: bool


def parameters_of(model: Model, unit_name: str) -> list[Parameter]:
    """Return a unit's parameters: its weights in the order of its inputs, then its bias, if any."""
    layer, unit = place_of(model, unit_name)
    inputs, names = model.sizes[layer], model.parameter_names
    return [
        Parameter(names[position], position, layer, unit, source, bias=source == inputs)
        for source, position in enumerate(model.positions(layer, unit))
    ]


def place_of(model: Model, unit_name: str) -> tuple[int, int]:
    """Return a unit's layer and its number there, both from 0.

    Raises
    ------
    KeyError
        If the model has no such unit.
    """
    for layer, names in enumerate(model.unit_names):
        if unit_name in names:
            return layer, names.index(unit_name)
    raise KeyError(unit_name)


def is_unit(model: Model, name: str) -> bool:
    """Return whether a name is that of a unit."""
    return any(name in names for names in model.unit_names)


def unit_of(model: Model, parameter: str) -> str:
    """Return the name of the unit that a parameter belongs to."""
    return parameter.rpartition(".")[0] if model.network.hidden else OUTPUT


def source_of(name: str) -> str:
    """Return what a single neuron's parameter is multiplied by: x1 or x2, 1 for the bias."""
    return "1" if name == "b" else name.replace("w", "x")


def multiplied(state: ViewState, name: str) -> str:
    """Return how that is written: with a star where it is scaled before."""
    scaled = state.model.scaling is not None and name != "b"
    return source_of(name) + STAR * scaled


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
