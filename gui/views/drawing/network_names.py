"""How the parts of a network are called, in the drawing and in words."""

from dataclasses import dataclass

from learnscope.core.network import Model
from learnscope.gui.text.language import translate

#: What is lit where the output unit is meant; see `Snapshot.lit`.
OUTPUT_QUANTITIES = frozenset({"output", "z", "slope", "loss_slope"})


@dataclass(frozen=True, slots=True)
class Parameter:
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


def unit_of(model: Model, parameter: str) -> str:
    """Return the name of the unit that a parameter belongs to."""
    return parameter.rpartition(".")[0] if model.network.hidden else "y"


def unit_in_words(model: Model, unit_name: str) -> str:
    """Return what a unit is called in a sentence: “unit 2 of layer 1”."""
    layer, unit = place_of(model, unit_name)
    if unit_name == "y":
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


def lit_unit(model: Model, lit: str) -> str:
    """Return the unit whose output, sum or slope is lit, or ""."""
    if lit in OUTPUT_QUANTITIES:
        return "y"
    name = lit.removesuffix(".z").removesuffix(".slope")
    return name if any(name in names for names in model.unit_names) else ""
