"""What can be pointed at in the drawing of a network, and what is said of it."""

from collections.abc import Mapping

from learnscope.core import Model
from learnscope.core.inspection.trace import UnitTrace
from learnscope.gui.plotting.columns import input_titles
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed, short
from learnscope.gui.views.drawing.hit_targets import (
    HitTarget,
    named_answer,
    named_input,
    scaled_value,
)
from learnscope.gui.views.drawing.network.pictures import Span, numbers_coloured
from learnscope.gui.views.drawing.view_state import (
    OUTPUT,
    Parameter,
    ViewState,
    is_unit,
    parameters_of,
    place_of,
    unit_of,
)


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
            text = named_input(text, state.experiment.problem, number)
            return HitTarget(key, key, sample.inputs[number], text, more=scaled_value(state, key))
    if key == "target":
        text = named_answer(translate("NetworkView", "Y: the right answer for this sample"), state)
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
