"""The activations as they stand in a worked update: formulas, numbers and a sentence each."""

from collections.abc import Callable
from dataclasses import dataclass

from learnscope.core import UnitTrace
from learnscope.core.activations import LEAK
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, fixed


@dataclass(frozen=True, slots=True)
class ActivationText:
    """One activation: its formulas as LaTeX, in z and a, and how the numbers stand in them.

    Parameters
    ----------
    value, slope : str
        What the function and its derivative are; ``{z}`` and ``{a}`` are the unit's symbols.
    value_numbers, slope_numbers : callable
        The numbers put in; "" where the result stands there alone.
    """

    value: str
    slope: str
    value_numbers: Callable[[UnitTrace], str]
    slope_numbers: Callable[[UnitTrace], str]


def _plain_slope(_unit: UnitTrace) -> str:
    return ""


#: By the names of `learnscope.core.activations.ACTIVATIONS`.
ACTIVATION_TEXTS: dict[str, ActivationText] = {
    "tanh": ActivationText(
        r"\tanh({z})",
        "1 - {a}^2",
        lambda unit: f"tanh({fixed(unit.z)})",
        lambda unit: f"1 − {bracketed(unit.output)}²",
    ),
    "sigmoid": ActivationText(
        r"\sigma({z}) = \frac{{1}}{{1+e^{{-{z}}}}}",
        r"{a}\,(1-{a})",
        lambda unit: f"σ({fixed(unit.z)})",
        lambda unit: f"{fixed(unit.output)} · (1 − {fixed(unit.output)})",
    ),
    "relu": ActivationText(
        r"\max(0,\,{z})",
        r"1\ \mathrm{{if}}\ {z} > 0,\ \mathrm{{else}}\ 0",
        lambda unit: f"max(0, {fixed(unit.z)})",
        _plain_slope,
    ),
    "leaky_relu": ActivationText(
        rf"\max({LEAK}\,{{z}},\,{{z}})",
        rf"1\ \mathrm{{{{if}}}}\ {{z}} > 0,\ \mathrm{{{{else}}}}\ {LEAK}",
        lambda unit: f"max({LEAK} · {bracketed(unit.z)}, {fixed(unit.z)})",
        _plain_slope,
    ),
    "softplus": ActivationText(
        r"\ln(1+e^{{{z}}})",
        r"\sigma({z})",
        lambda unit: f"ln(1 + e^{bracketed(unit.z)})",
        lambda unit: f"σ({fixed(unit.z)})",
    ),
    "identity": ActivationText("{z}", "1", lambda unit: fixed(unit.z), _plain_slope),
    "step": ActivationText(
        r"1\ \mathrm{{if}}\ {z} > 0,\ \mathrm{{else}}\ 0", "0", _plain_slope, _plain_slope
    ),
}


def value_sentence(activation: str) -> str:
    """Say what an activation makes of z."""
    return {
        "tanh": translate("Worked", "tanh squeezes z into a number between −1 and 1."),
        "sigmoid": translate("Worked", "The sigmoid squeezes z into a number between 0 and 1."),
        "relu": translate("Worked", "ReLU lets z through above 0 and makes everything else 0."),
        "leaky_relu": translate(
            "Worked", "Leaky ReLU lets z through above 0 and shrinks it to {leak} of itself below."
        ).format(leak=LEAK),
        "softplus": translate(
            "Worked", "Softplus is a ReLU with a rounded corner: it is always above 0."
        ),
        "identity": translate("Worked", "The identity leaves z as it is."),
        "step": translate("Worked", "The step says 1 where z is above 0, and 0 elsewhere."),
    }[activation]


def slope_sentence(activation: str, unit: UnitTrace, z: str, output: str) -> str:
    """Say what the slope of an activation means at a unit's z.

    Parameters
    ----------
    activation : str
    unit : UnitTrace
    z, output : str
        What the unit's sum and output are called.
    """
    if activation in ("relu", "leaky_relu") and unit.z <= 0.0:
        text = (
            translate("Worked", "{z} is not above 0, where ReLU is flat: nothing gets through.")
            if activation == "relu"
            else translate("Worked", "{z} is not above 0, where leaky ReLU rises only by {slope}.")
        )
    elif activation in ("relu", "leaky_relu"):
        text = translate("Worked", "{z} is above 0, where {output} rises as fast as {z} itself.")
    elif activation == "identity":
        text = translate("Worked", "{output} rises as fast as {z}: nothing bends it.")
    elif activation == "step":
        text = translate(
            "Worked",
            "A step is flat on either side, so that no slope gets through to what lies before it.",
        )
    else:
        text = translate("Worked", "Raising {z} by a little raises {output} {slope} times as much.")
    return text.format(z=z, output=output, slope=fixed(unit.doutput_dz))
