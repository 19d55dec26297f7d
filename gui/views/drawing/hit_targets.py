"""What can be pointed at in a drawing, and what its keys act on."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from learnscope.core import Model
from learnscope.core.inspection.trace import UnitTrace
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed, named, short
from learnscope.gui.views.drawing.view_state import (
    OUTPUT,
    Parameter,
    Span,
    ViewState,
    is_unit,
    parameters_of,
    place_of,
    source_of,
    unit_of,
)
from learnscope.gui.widgets.guard import guarded
from learnscope.gui.widgets.keys import KeyKeeper


@dataclass(frozen=True, slots=True)
class HitTarget:
    """A number or a unit in a drawing."""

    #: Its key, under which the painter notes its area. A parameter's is its name, a unit's too.
    key: str
    #: What it lights, as in `Snapshot.lit`.
    lights: str
    value: float
    text: str
    #: Whether it is a parameter that can be set by hand now.
    editable: bool = False
    #: What a click does, where it does not copy.
    click: str = ""
    #: What else there is to say, line by line, and what of it in one short line.
    more: str = ""
    beside: str = ""

    def tip(self) -> str:
        """Return the tool tip: what it is, its exact value, what can be done."""
        if self.click:
            hint = self.click
        elif self.editable:
            hint = translate(
                "NeuronView",
                "Drag or turn the wheel to change, double-click to type, click to copy",
            )
        else:
            hint = translate("NeuronView", "Click to copy")
        return "\n".join(filter(None, [self.text, exact(self.value), self.more, hint]))

    def note(self) -> str:
        """Return it in one line, without what can be done."""
        return " · ".join(filter(None, [f"{self.text} = {exact(self.value)}", self.beside]))


# The single neuron


def neuron_targets(state: ViewState) -> dict[str, HitTarget]:
    """Return everything that can be pointed at, by its key."""
    found = [*_neuron_weights(state), *_neuron_forward(state)]
    if state.stage == "backward":
        found += _neuron_slopes(state)
    return {target.key: target for target in found}


def _neuron_weights(state: ViewState) -> list[HitTarget]:
    weight = translate(
        "NeuronView",
        "Weight {name}: how strongly {input} counts. Times {input} it gives {product}.",
    )
    bias = translate("NeuronView", "Bias b: what z is when both inputs are 0.")
    added = translate("NeuronView", "{product}: what this input adds to z")
    moved = translate("NeuronView", "{name} after this update")
    slope = translate(
        "NeuronView",
        "∂L/∂{name}: how fast the loss of this row grows when {name} grows. It is ∂L/∂z times "
        "{input}.",
    )
    result = []
    for index, name in enumerate(state.names):
        other, product = source_of(name), fixed(state.sample.products[index])
        text = bias if name == "b" else weight.format(name=name, input=other, product=product)
        result.append(HitTarget(name, name, state.parameters[index], text, state.editable))
        if state.stage == "backward":
            text = slope.format(name=name, input=other)
            result.append(HitTarget(f"g_{name}", name, state.sample.dloss_dparameters[index], text))
        elif state.stage == "update":
            text = moved.format(name=name)
            result.append(HitTarget(f"n_{name}", name, state.updated[index], text))
        else:
            text = added.format(product=f"{name}·{other}")
            result.append(HitTarget(f"p_{name}", name, state.sample.products[index], text))
    return result


def _neuron_forward(state: ViewState) -> list[HitTarget]:
    sample = state.sample
    if "b" in state.names:
        of_z = translate("NeuronView", "z = w1·x1 + w2·x2 + b, the weighted sum")
    else:
        of_z = translate("NeuronView", "z = w1·x1 + w2·x2, the weighted sum")
    inputs = (
        ("x1", translate("NeuronView", "x1: the first input")),
        ("x2", translate("NeuronView", "x2: the second input")),
        ("one", translate("NeuronView", "1: the bias's input, always 1")),
    )
    texts = {
        # The last one is there with a bias only.
        **{key: (x, text) for x, (key, text) in zip(sample.inputs, inputs, strict=False)},
        "z": (named("z", sample.z), of_z),
        "slope": (
            sample.doutput_dz,
            translate(
                "NeuronView",
                "σ, the sigmoid: squeezes z into 0 … 1. The point shows where z is on it; the "
                "number is how steep it is there.",
            ),
        ),
        "output": (
            sample.output,
            translate("NeuronView", "ŷ = σ(z), the neuron's answer, between 0 and 1"),
        ),
        "target": (
            float(sample.target),
            translate("NeuronView", "Y: the right answer for this row"),
        ),
        "loss": (
            sample.loss,
            translate("NeuronView", "The loss of this row: how wrong ŷ is, seen from Y"),
        ),
    }
    return [HitTarget(key, key, value, text) for key, (value, text) in texts.items()]


def _neuron_slopes(state: ViewState) -> list[HitTarget]:
    sample = state.sample
    return [
        HitTarget(
            "dL/dy",
            "output",
            sample.dloss_doutput,
            translate("NeuronView", "∂L/∂ŷ: how fast the loss grows when ŷ grows"),
        ),
        HitTarget(
            "dy/dz",
            "slope",
            sample.doutput_dz,
            translate("NeuronView", "∂ŷ/∂z: how fast ŷ grows when z grows; the sigmoid's slope"),
        ),
        HitTarget(
            "dL/dz",
            "z",
            sample.dloss_dz,
            translate(
                "NeuronView",
                "∂L/∂z = ∂L/∂ŷ · ∂ŷ/∂z: how fast the loss grows when z grows, by the chain rule",
            ),
        ),
    ]


# A network


def network_target(state: ViewState, key: str, spans: Mapping[str, Span]) -> HitTarget | None:
    """Return what a key of the drawing of a network stands for, or None.

    Besides units and parameters there are the inputs x1, x2 and x3, "target" and "loss".
    """
    if is_unit(state.model, key):
        layer, unit = place_of(state.model, key)
        return _unit(state, state.sample.layers[layer][unit], spans[key])
    if key in state.names:
        parameters = parameters_of(state.model, unit_of(state.model, key))
        return _parameter(state, next(each for each in parameters if each.name == key))
    return _outer(state, key)


def _parameter(state: ViewState, parameter: Parameter) -> HitTarget:
    at = parameter.position
    gradient = state.sample.dloss_dparameters[at]
    words = parameter_in_words(state.model, state.experiment.problem.input_names, parameter)
    slope = translate("NetworkView", "∂L/∂{name} of this sample: {value}")
    return HitTarget(
        key=parameter.name,
        lights=parameter.name,
        value=state.parameters[at],
        text=translate("NetworkView", "{name}, {words}").format(name=parameter.name, words=words),
        editable=state.editable,
        more=slope.format(name=parameter.name, value=exact(gradient)),
        beside=f"∂L/∂{parameter.name.rpartition('.')[2]} = {fixed(gradient)}",
    )


def _unit(state: ViewState, trace: UnitTrace, span: Span) -> HitTarget:
    output = trace.name == OUTPUT
    words = unit_in_words(state.model, trace.name)
    inner = translate("NetworkView", "z = {z}").format(z=fixed(trace.z))
    if state.stage in {"backward", "update"}:
        slope = translate("NetworkView", "∂L/∂z = {slope}")
        inner += " · " + slope.format(slope=fixed(trace.dloss_dz))
    return HitTarget(
        key=trace.name,
        lights="output" if output else trace.name,
        value=trace.output,
        text=f"{words[:1].upper()}{words[1:]}, {'ŷ' if output else trace.name}",
        more=f"{inner}\n{_picture(state, span, output)}",
        beside=inner,
        click=translate("NetworkView", "Click to look at it in the surface; click ŷ to come back"),
    )


def _picture(state: ViewState, span: Span, output: bool) -> str:
    low, high = (short(end).replace("-", "−") for end in (span.low, span.high))
    inputs = len(state.experiment.problem.input_names)
    if inputs == 1:
        text = translate("NetworkView", "Curve: its output along x; bottom {low}, top {high}")
    elif inputs == 3:
        text = translate(
            "NetworkView",
            "Picture: its output for 000 to 111, x1 = 0 in the upper row; orange {low}, "
            "blue {high}",
        )
    else:
        text = translate(
            "NetworkView", "Picture: its output over x1 and x2; orange {low}, blue {high}"
        )
    text = text.format(low=low, high=high)
    if span.constant == 0.0:
        text += "\n" + translate("NetworkView", "It is 0 everywhere: the unit tells nothing apart")
        if state.experiment.network.activation == "relu" and not output:
            why = translate(
                "NetworkView",
                "ReLU makes 0 of any z that is not above 0; its slope there is 0 too, so that "
                "learning does not move the unit's weights",
            )
            text += f"\n{why}"
    return text


def _outer(state: ViewState, key: str) -> HitTarget | None:
    sample = state.sample
    for number, name in enumerate(state.experiment.problem.input_names):
        if key == f"x{number + 1}":
            text = translate("NetworkView", "Input {name}").format(name=name)
            return HitTarget(key, key, sample.inputs[number], text)
    if key == "target":
        text = translate("NetworkView", "Y: the right answer for this sample")
        return HitTarget(key, key, float(sample.target), text)
    if key == "loss":
        text = translate("NetworkView", "The loss of this sample: how wrong ŷ is, seen from Y")
        return HitTarget(key, key, sample.loss, text)
    return None


def unit_in_words(model: Model, unit_name: str) -> str:
    """Return what a unit is called in a sentence: “unit 2 of layer 1”."""
    layer, unit = place_of(model, unit_name)
    if unit_name == OUTPUT:
        return translate("NetworkView", "the output unit")
    text = translate("NetworkView", "unit {unit} of layer {layer}")
    return text.format(unit=unit + 1, layer=layer + 1)


def parameter_in_words(model: Model, input_names: tuple[str, ...], parameter: Parameter) -> str:
    """Return where a parameter stands: “from x1 to unit 2 of layer 1”."""
    to = unit_in_words(model, model.unit_names[parameter.layer][parameter.unit])
    if parameter.bias:
        return translate("NetworkView", "bias of {unit}").format(unit=to)
    if parameter.layer == 0:
        begin = input_names[parameter.source]
    else:
        begin = unit_in_words(model, model.unit_names[parameter.layer - 1][parameter.source])
    return translate("NetworkView", "from {source} to {unit}").format(source=begin, unit=to)


#: Keys that choose a parameter of the single neuron, by the figure on them.
FIGURES = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3), PARAMETER_NAMES, strict=True))

#: Where in a network the arrows lead: layers across, units down.
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}

#: Keys that look at a unit.
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyNavigation(QObject):
    """The keys of the single neuron's drawing: a figure leads to the parameter of that number.

    What is done with it there, changing and typing, is the `WeightEditor`'s.

    Parameters
    ----------
    drawing : QWidget
    """

    #: The keys act on another parameter or unit: its name.
    moved = Signal(str)
    #: A unit is to be looked at.
    unit_chosen = Signal(str)

    #: What the keys act on at first, and where what they acted on is gone.
    home = PARAMETER_NAMES[0]
    #: Keys that the drawing has before the program's own shortcuts.
    own_keys: tuple[Qt.Key, ...] = tuple(FIGURES)

    def __init__(self, drawing: QWidget) -> None:
        super().__init__(drawing)
        self._drawing = drawing
        self._state: ViewState | None = None
        #: The parameter or the unit that the keys act on.
        self.cursor = self.home
        KeyKeeper(drawing, self.own_keys)

    @property
    def parameter(self) -> str:
        """The parameter that the keys act on, or "" for none."""
        return self.cursor if self._state is not None and self.cursor in self._state.names else ""

    def follow(self, state: ViewState) -> None:
        """Take note of what is shown; what is no longer there is left for what is."""
        first, self._state = self._state is None, state
        if self.cursor not in state.names and not is_unit(state.model, self.cursor):
            self.go_to(self.home)
        elif first:
            self.go_to(self.cursor)

    def go_to(self, name: str) -> None:
        """Let the keys act on a parameter or a unit."""
        self.cursor = name
        self.moved.emit(name)

    def enter(self, tabbed: bool) -> None:
        """Begin where the keys were last, now that the drawing has the keyboard.

        Parameters
        ----------
        tabbed : bool
            Whether it came with Tab.
        """
        self.go_to(self.cursor)

    def press(self, event: QKeyEvent) -> bool:
        """Go where a key leads; return whether it leads anywhere."""
        name = FIGURES.get(Qt.Key(event.key()), "")
        if self._state is None or name not in self._state.names or not _plain(event):
            return False
        self.go_to(name)
        return True

    def tab(self, forth: bool) -> bool:
        """Go where Tab leads within the drawing; return whether it leads anywhere."""
        return False


@guarded
class NetworkNavigation(KeyNavigation):
    """The keys of a network's drawing: from unit to unit, and into a unit's parameters.

    Escape comes here from everywhere in the window, but only where nothing else has had a use for
    it: a click on a unit leaves the keys to the run, yet Escape has to lead back.

    Parameters
    ----------
    drawing : QWidget
    """

    home = OUTPUT
    own_keys = (*_ARROWS, *_ENTER)

    def __init__(self, drawing: QWidget) -> None:
        super().__init__(drawing)
        drawing.installEventFilter(self)

    def enter(self, tabbed: bool) -> None:
        """Begin with the selected unit, where the keyboard came with Tab."""
        self.go_to(self._state.unit if tabbed and self._state is not None else self.cursor)

    def press(self, event: QKeyEvent) -> bool:
        """Go with an arrow, look at a unit with Enter, come back with Escape."""
        key = Qt.Key(event.key())
        if self._state is None:
            return False
        if key in _ARROWS:
            self.go_to(step(self._state.model, self.cursor, key))
        elif key in _ENTER:
            self.unit_chosen.emit(self.cursor)
        else:
            return key == Qt.Key.Key_Escape and self._come_back()
        return True

    def tab(self, forth: bool) -> bool:
        """Go from a unit through its parameters, and then out."""
        if self._state is None:
            return False
        there = along(self._state.model, self.cursor, 1 if forth else -1)
        if there:
            self.go_to(there)
        return bool(there)

    def _come_back(self) -> bool:
        """Leave a unit's parameters, or go back to the output; return whether there was a way."""
        if self._state is None:
            return False
        if self._drawing.hasFocus() and self.parameter:
            self.go_to(unit_of(self._state.model, self.cursor))
            return True
        if self._state.unit == OUTPUT:
            return False
        self.unit_chosen.emit(OUTPUT)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the window's Escape, from the moment that the drawing is in a window."""
        window = self._drawing.window()
        if watched is self._drawing:
            if event.type() == QEvent.Type.Show:
                window.installEventFilter(self)
            return False
        return (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and watched is window
            and self._drawing.isVisible()
            and self._come_back()
        )


def step(model: Model, cursor: str, key: Qt.Key) -> str:
    """Return where an arrow key leads.

    From a unit to the one beside it, in another layer or in its own; from a parameter, left and
    right, to the next one of its unit. At an end it leads nowhere else.
    """
    across, down = _ARROWS[key]
    if not is_unit(model, cursor):
        return along(model, cursor, across) or cursor
    layer, unit = place_of(model, cursor)
    layers = model.unit_names
    layer = min(max(layer + across, 0), len(layers) - 1)
    names = layers[layer]
    return names[min(max(unit + down, 0), len(names) - 1)]


def along(model: Model, cursor: str, by: int) -> str:
    """Return what Tab leads to: a unit, its weights one by one, its bias if any; "" is out."""
    unit = cursor if is_unit(model, cursor) else unit_of(model, cursor)
    stops = [unit, *(parameter.name for parameter in parameters_of(model, unit))]
    at = stops.index(cursor) + by
    return stops[at] if 0 <= at < len(stops) else ""


def _plain(event: QKeyEvent) -> bool:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
