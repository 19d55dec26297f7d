"""What each thing in the drawing of a network says, and what it lights."""

from dataclasses import dataclass

from learnscope.core import Experiment
from learnscope.core.inspection.trace import UnitTrace
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed, short
from learnscope.gui.views.drawing.network_names import (
    Parameter,
    parameter_in_words,
    parameters_of,
    place_of,
    unit_in_words,
)
from learnscope.gui.views.drawing.network_pictures import Span
from learnscope.gui.views.drawing.neuron_hit_targets import Spot
from learnscope.gui.views.drawing.neuron_state import Moment


@dataclass(frozen=True, slots=True)
class Thing(Spot):
    """A number or a unit in the drawing, named by what `Spot.key` says.

    A parameter's key is its name, a unit's too; the inputs are x1, x2 and x3, besides there are
    "target" and "loss".
    """

    #: What else there is to say, line by line, and what of it in one short line.
    more: str = ""
    beside: str = ""

    def tip(self) -> str:
        """Return the tool tip: what it is, its exact value, what can be done."""
        what, value, hint = Spot.tip(self).rsplit("\n", 2)
        return "\n".join(filter(None, [what, value, self.more, self.click or hint]))

    def note(self) -> str:
        """Return it in one line, without what can be done."""
        return " · ".join(filter(None, [f"{self.text} = {exact(self.value)}", self.beside]))


def thing(moment: Moment, experiment: Experiment, key: str, spans: dict[str, Span]) -> Thing | None:
    """Return what a key of the drawing stands for at a moment, or None."""
    model = experiment.model
    for layer, names in enumerate(model.unit_names):
        for unit, name in enumerate(names):
            if key == name:
                return _unit(moment, experiment, moment.sample.layers[layer][unit], spans[name])
    unit_name = key.rpartition(".")[0] or "y"
    try:
        place_of(model, unit_name)
    except KeyError:
        return None
    for parameter in parameters_of(model, unit_name):
        if parameter.name == key:
            return _parameter(moment, experiment, parameter)
    return _outer(moment, experiment, key)


def _parameter(moment: Moment, experiment: Experiment, parameter: Parameter) -> Thing:
    at = parameter.position
    gradient = moment.sample.dloss_dparameters[at]
    words = parameter_in_words(experiment.model, experiment.problem.input_names, parameter)
    slope = translate("NetworkView", "∂L/∂{name} of this sample: {value}")
    return Thing(
        key=parameter.name,
        lights=parameter.name,
        value=moment.parameters[at],
        text=translate("NetworkView", "{name}, {words}").format(name=parameter.name, words=words),
        editable=moment.editable,
        more=slope.format(name=parameter.name, value=exact(gradient)),
        beside=f"∂L/∂{parameter.name.rpartition('.')[2]} = {fixed(gradient)}",
    )


def _unit(moment: Moment, experiment: Experiment, trace: UnitTrace, span: Span) -> Thing:
    output = trace.name == "y"
    words = unit_in_words(experiment.model, trace.name)
    inner = translate("NetworkView", "z = {z}").format(z=fixed(trace.z))
    if moment.stage in {"backward", "update"}:
        slope = translate("NetworkView", "∂L/∂z = {slope}")
        inner += " · " + slope.format(slope=fixed(trace.dloss_dz))
    return Thing(
        key=trace.name,
        lights="output" if output else trace.name,
        value=trace.output,
        text=f"{words[:1].upper()}{words[1:]}, {'ŷ' if output else trace.name}",
        more=f"{inner}\n{_picture(experiment, span, output)}",
        beside=inner,
        click=translate("NetworkView", "Click to look at it in the surface; click ŷ to come back"),
    )


def _picture(experiment: Experiment, span: Span, output: bool) -> str:
    low, high = (short(end).replace("-", "−") for end in (span.low, span.high))
    inputs = len(experiment.problem.input_names)
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
        if experiment.network.activation == "relu" and not output:
            why = translate(
                "NetworkView",
                "ReLU makes 0 of any z that is not above 0; its slope there is 0 too, so that "
                "learning does not move the unit's weights",
            )
            text += f"\n{why}"
    return text


def _outer(moment: Moment, experiment: Experiment, key: str) -> Thing | None:
    sample = moment.sample
    for number, name in enumerate(experiment.problem.input_names):
        if key == f"x{number + 1}":
            text = translate("NetworkView", "Input {name}").format(name=name)
            return Thing(key, key, sample.inputs[number], text)
    if key == "target":
        text = translate("NetworkView", "Y: the right answer for this sample")
        return Thing(key, key, float(sample.target), text)
    if key == "loss":
        text = translate("NetworkView", "The loss of this sample: how wrong ŷ is, seen from Y")
        return Thing(key, key, sample.loss, text)
    return None
