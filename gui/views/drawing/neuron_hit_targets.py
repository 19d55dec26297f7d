"""What each number in the drawing of the neuron says, and what it lights."""

from dataclasses import dataclass

from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed
from learnscope.gui.views.drawing.neuron_state import Moment, source_of


@dataclass(frozen=True, slots=True)
class Spot:
    """A number in the drawing."""

    #: Its key, under which the pencil notes its area.
    key: str
    #: What it lights, as in `Snapshot.lit`.
    lights: str
    value: float
    text: str
    #: Whether it is a parameter that can be set by hand now.
    editable: bool = False
    #: What a click does, where it does not copy.
    click: str = ""

    def tip(self) -> str:
        """Return the tool tip: what it is, its exact value, what can be done."""
        if self.editable:
            hint = translate(
                "NeuronView",
                "Drag or turn the wheel to change, double-click to type, click to copy",
            )
        else:
            hint = translate("NeuronView", "Click to copy")
        return f"{self.text}\n{exact(self.value)}\n{hint}"


def spots(moment: Moment) -> dict[str, Spot]:
    """Return everything that can be pointed at, by its key."""
    found = [*_weights(moment), *_forward(moment)]
    if moment.stage == "backward":
        found += _slopes(moment)
    return {spot.key: spot for spot in found}


def _weights(moment: Moment) -> list[Spot]:
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
    for index, name in enumerate(moment.names):
        other, product = source_of(name), fixed(moment.sample.products[index])
        text = bias if name == "b" else weight.format(name=name, input=other, product=product)
        result.append(Spot(name, name, moment.parameters[index], text, moment.editable))
        if moment.stage == "backward":
            text = slope.format(name=name, input=other)
            result.append(Spot(f"g_{name}", name, moment.sample.dloss_dparameters[index], text))
        elif moment.stage == "update":
            text = moved.format(name=name)
            result.append(Spot(f"n_{name}", name, moment.updated[index], text))
        else:
            text = added.format(product=f"{name}·{other}")
            result.append(Spot(f"p_{name}", name, moment.sample.products[index], text))
    return result


def _forward(moment: Moment) -> list[Spot]:
    sample = moment.sample
    if "b" in moment.names:
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
        "z": (sample.z, of_z),
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
    return [Spot(key, key, value, text) for key, (value, text) in texts.items()]


def _slopes(moment: Moment) -> list[Spot]:
    sample = moment.sample
    return [
        Spot(
            "dL/dy",
            "output",
            sample.dloss_doutput,
            translate("NeuronView", "∂L/∂ŷ: how fast the loss grows when ŷ grows"),
        ),
        Spot(
            "dy/dz",
            "slope",
            sample.doutput_dz,
            translate("NeuronView", "∂ŷ/∂z: how fast ŷ grows when z grows; the sigmoid's slope"),
        ),
        Spot(
            "dL/dz",
            "z",
            sample.dloss_dz,
            translate(
                "NeuronView",
                "∂L/∂z = ∂L/∂ŷ · ∂ŷ/∂z: how fast the loss grows when z grows, by the chain rule",
            ),
        ),
    ]
