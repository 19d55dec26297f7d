"""What the drawing shows of a moment, as plain values, and what its parts are called."""

from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QWidget

from learnscope.core import Experiment, Model, SampleTrace
from learnscope.core.inspection.trace import UnitTrace
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
