"""What can be pointed at in a drawing, and what is said of it."""

from typing import NamedTuple

from learnscope.core import Problem
from learnscope.gui.plotting.columns import class_title, column_name, target_name, with_stars
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, figure, fixed, in_usual_digits, named
from learnscope.gui.views.drawing.view_state import ViewState, multiplied


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
        ("x1", named_input(translate("NeuronView", "x1: the first input"), problem, 0)),
        ("x2", named_input(translate("NeuronView", "x2: the second input"), problem, 1)),
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
            named_answer(translate("NeuronView", "Y: the right answer for this row"), state),
        ),
        "loss": (
            sample.loss,
            translate("NeuronView", "The loss of this row: how wrong ŷ is, seen from Y"),
        ),
    }
    return [
        HitTarget(key, key, value, text, more=scaled_value(state, key))
        for key, (value, text) in texts.items()
    ]


def named_input(text: str, problem: Problem, number: int) -> str:
    """Return what an input is, with what the data call it."""
    name = column_name(problem, number)
    return f"{text}, {name}" if name else text


def scaled_value(state: ViewState, key: str) -> str:
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


def named_answer(text: str, state: ViewState) -> str:
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
