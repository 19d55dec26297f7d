"""What can be pointed at in a drawing, and what is said of it."""

from collections.abc import Mapping
from typing import NamedTuple

from learnscope.core import Model, Problem
from learnscope.core.inspection.trace import UnitTrace
from learnscope.gui.plotting.columns import (
    class_title,
    column_name,
    input_titles,
    target_name,
    with_stars,
)
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, figure, fixed, in_usual_digits, named, short
from learnscope.gui.views.drawing.view_state import (
    OUTPUT,
    Parameter,
    Span,
    ViewState,
    is_unit,
    multiplied,
    numbers_coloured,
    parameters_of,
    place_of,
    unit_of,
)


class HitTarget(NamedTuple):
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
        """Return it in one line, in the digits of the screen, without what can be done."""
        value = in_usual_digits(exact(self.value))
        return " · ".join(filter(None, [f"{self.text} = {value}", self.beside]))


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
        other, product = multiplied(state, name), fixed(state.sample.products[index])
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
    sample, problem = state.sample, state.experiment.problem
    if "b" in state.names:
        of_z = translate("NeuronView", "z = w1·x1 + w2·x2 + b, the weighted sum")
    else:
        of_z = translate("NeuronView", "z = w1·x1 + w2·x2, the weighted sum")
    inputs = (
        ("x1", _named(translate("NeuronView", "x1: the first input"), problem, 0)),
        ("x2", _named(translate("NeuronView", "x2: the second input"), problem, 1)),
        ("one", translate("NeuronView", "1: the bias's input, always 1")),
    )
    texts = {
        # The last one is there with a bias only.
        **{key: (x, text) for x, (key, text) in zip(sample.inputs, inputs, strict=False)},
        "z": (named("z", sample.z), with_stars(of_z, problem.scales is not None)),
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
            _answer(translate("NeuronView", "Y: the right answer for this row"), state),
        ),
        "loss": (
            sample.loss,
            translate("NeuronView", "The loss of this row: how wrong ŷ is, seen from Y"),
        ),
    }
    return [
        HitTarget(key, key, value, text, more=_scaled(state, key))
        for key, (value, text) in texts.items()
    ]


def _named(text: str, problem: Problem, number: int) -> str:
    """Return what an input is, with what the data call it."""
    name = column_name(problem, number)
    return f"{text}, {name}" if name else text


def _scaled(state: ViewState, key: str) -> str:
    """Return how an input is scaled before the network is given it, if it is."""
    keys = [f"x{number + 1}" for number in range(state.model.inputs)]
    if state.model.scaling is None or key not in keys:
        return ""
    number = keys.index(key)
    scale = state.model.scaling.inputs[number]
    symbol = state.experiment.problem.input_names[number]
    text = translate(
        "NetworkView", "Given scaled: {symbol}* = ({symbol} − {shift}) / {factor} = {value}"
    )
    return text.format(
        symbol=symbol,
        shift=figure(scale.shift),
        factor=figure(scale.factor),
        value=exact(state.sample.scaled_inputs[number]),
    )


def _answer(text: str, state: ViewState) -> str:
    """Return what the right answer is, with what the data call it and its class."""
    problem, target = state.experiment.problem, state.sample.target
    name = target_name(problem)
    classes = problem.task == "classification"
    word = class_title(problem, target) if classes else ""
    return ", ".join(filter(None, [text, name, word if " = " in word else ""]))


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
    words = parameter_in_words(state.model, input_titles(state.experiment.problem), parameter)
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
        value=state.output_of(trace),
        text=f"{words[:1].upper()}{words[1:]}, {'ŷ' if output else trace.name}",
        more=f"{inner}\n{_picture(state, span, output)}",
        beside=inner,
        click=translate("NetworkView", "Click to look at it in the surface; click ŷ to come back"),
    )


def _picture(state: ViewState, span: Span, output: bool) -> str:
    low, high = (short(end).replace("-", "−") for end in (span.low, span.high))
    inputs = len(state.experiment.problem.input_names)
    problem = state.experiment.problem
    if inputs == 1:
        text = translate("NetworkView", "Curve: its output along x; bottom {low}, top {high}")
    elif output and numbers_coloured(problem):
        text = translate(
            "NetworkView",
            "Picture: its answers, in the colours of the output surface, from {low} to {high}",
        )
    elif inputs == 3 and not problem.binary:
        text = translate(
            "NetworkView",
            "Picture: its output where x1, x2 and x3 are lowest or highest, x1 low in the upper "
            "row; orange {low}, blue {high}",
        )
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
            text = _named(text, state.experiment.problem, number)
            return HitTarget(key, key, sample.inputs[number], text, more=_scaled(state, key))
    if key == "target":
        text = _answer(translate("NetworkView", "Y: the right answer for this sample"), state)
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
