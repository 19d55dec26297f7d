"""How losses and activations are named and written, wherever they stand on the screen."""

from collections.abc import Callable
from typing import NamedTuple

from learnscope.core import Experiment, SampleTrace, UnitTrace
from learnscope.core.activations import LEAK
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, figure, fixed, named


class LossText(NamedTuple):
    """One loss: its names and sentences, in the present language when they are asked for.

    Parameters
    ----------
    name : callable
        Its name in a list.
    word : callable
        The same in a word.
    written : str
        What it is of ŷ and Y, beside a curve; ``""`` where its name says it in less room.
    choice : callable
        What choosing it means, in a sentence or two.
    formula, slope : str
        L and ∂L/∂ŷ as LaTeX; the slope by itself, the loss with ``L =``.
    numbers, slope_numbers : callable
        A sample's numbers put in; ``""`` where the result stands there alone.
    sentence : callable
        What it says of a sample, with ``{target}``.
    """

    name: Callable[[], str]
    word: Callable[[], str]
    written: str
    choice: Callable[[], str]
    formula: str
    slope: str
    numbers: Callable[[SampleTrace], str]
    slope_numbers: Callable[[SampleTrace], str]
    sentence: Callable[[], str]


_BCE = LossText(
    name=lambda: translate("ExperimentPanel", "Cross-entropy"),
    word=lambda: translate("LossFunctionsView", "BCE"),
    written="",
    choice=lambda: translate(
        "LossFunctionsView",
        "Train with cross-entropy, L = −ln of the answer given to Y: the surer a wrong "
        "answer, the more it costs, without bound. A run goes on with it.",
    ),
    formula=r"L = -Y \ln \hat{y} - (1-Y)\,\ln(1-\hat{y})",
    slope=r"-\frac{Y}{\hat{y}} + \frac{1-Y}{1-\hat{y}}",
    numbers=lambda sample: (
        f"−ln {fixed(sample.output)}" if sample.target else f"−ln(1 − {fixed(sample.output)})"
    ),
    slope_numbers=lambda sample: (
        f"−1 / {fixed(sample.output)}" if sample.target else f"1 / (1 − {fixed(sample.output)})"
    ),
    sentence=lambda: translate(
        "Worked",
        "With Y = {target} only one of the two terms is left. 0 would be a perfect answer.",
    ),
)

_SQUARED = LossText(
    name=lambda: translate("ExperimentPanel", "Squared distance"),
    word=lambda: translate("LossFunctionsView", "squared"),
    written="(ŷ − Y)²",
    choice=lambda: translate(
        "LossFunctionsView",
        "Train with the squared distance, L = (ŷ − Y)²: small errors count little, and "
        "none more than 1. A run goes on with it.",
    ),
    formula=r"L = (\hat{y} - Y)^2",
    slope=r"2\,(\hat{y} - Y)",
    numbers=lambda sample: (
        f"({fixed(sample.scaled_output)} − {bracketed_figure(sample.scaled_target)})²"
    ),
    slope_numbers=lambda sample: (
        f"2 · ({fixed(sample.scaled_output)} − {bracketed_figure(sample.scaled_target)})"
    ),
    sentence=lambda: translate(
        "Worked", "The distance to the right answer {target}, squared. 0 would be perfect."
    ),
)

_ABSOLUTE = LossText(
    name=lambda: translate("ExperimentPanel", "Distance |Y − ŷ|"),
    word=lambda: translate("LossFunctionsView", "distance"),
    written="|Y − ŷ|",
    choice=lambda: translate(
        "LossFunctionsView",
        "Train with the distance, L = |Y − ŷ|: the slope is the same everywhere. A run "
        "goes on with it.",
    ),
    formula=r"L = |Y - \hat{y}|",
    slope=r"\pm 1",
    numbers=lambda sample: f"|{figure(sample.scaled_target)} − {bracketed(sample.scaled_output)}|",
    slope_numbers=lambda _sample: "",
    sentence=lambda: translate(
        "Worked", "The plain distance to the right answer {target}. 0 would be perfect."
    ),
)

#: The losses by task and name, as in `learnscope.core.losses.LOSSES`.
LOSS_TEXTS: dict[str, dict[str, LossText]] = {
    "classification": {"bce": _BCE, "squared": _SQUARED, "absolute": _ABSOLUTE},
    "regression": {
        "squared": _SQUARED._replace(
            choice=lambda: translate(
                "LossFunctionsView",
                "Train with the squared difference, L = (ŷ − Y)²: large errors count much, "
                "small ones little. A run goes on with it.",
            ),
        ),
        "absolute": _ABSOLUTE._replace(
            written="|ŷ − Y|",
            choice=lambda: translate(
                "LossFunctionsView",
                "Train with the distance, L = |ŷ − Y|: the slope is 1 or −1 everywhere. A "
                "run goes on with it.",
            ),
        ),
    },
}


def text_of_loss(experiment: Experiment) -> LossText:
    """Return the words and formulas of the loss that an experiment is trained with."""
    return LOSS_TEXTS[experiment.problem.task][experiment.loss]


def losses_compared(task: str) -> str:
    """Say how the losses of a task differ, for whoever chooses one."""
    if task == "regression":
        return translate(
            "LearningSettings",
            "Loss: how wrong an answer counts. The squared distance minds large errors most; "
            "the plain distance minds all alike. A run goes on with another one.",
        )
    return translate(
        "ExperimentPanel",
        "Loss: how wrong an answer counts. Cross-entropy grows without bound as ŷ goes "
        "wrong; the two distances never exceed 1. A run goes on with another one.",
    )


def losses_drawn(task: str) -> str:
    """Say what a plot of a task's losses shows."""
    if task == "regression":
        return translate(
            "LossFunctionsView",
            "How wrong an answer ŷ counts that should be the number Y: the square of the "
            "difference ŷ − Y, or the difference without its sign. Each sample stands where its "
            "answer is; the straight line at the selected one has the slope ∂L/∂ŷ. The square "
            "makes large errors count much and small ones little. The faint curve is the loss "
            "that is not in force.",
        )
    return translate(
        "LossFunctionsView",
        "How wrong an answer ŷ counts: one curve where the right answer Y is 0, one where it "
        "is 1. Each sample stands where its answer is; the straight line at the selected one "
        "has the slope ∂L/∂ŷ. Cross-entropy grows without bound as ŷ goes wrong, and an arrow "
        "at the edge stands for a loss beyond it. The faint curves are the losses that are "
        "not in force.",
    )


def nats_tip() -> str:
    """Return what a nat is, and which loss is measured in it."""
    return translate(
        "Units",
        "Cross-entropy (BCE) is measured in nats, the unit that comes with the natural logarithm "
        "ln: an answer of ½ costs ln 2 = 0.6931 nats. A distance and its square have no unit.",
    )


class ActivationText(NamedTuple):
    """One activation: its name, its formulas as LaTeX, and how the numbers stand in them.

    Parameters
    ----------
    name, meaning : callable
        Its name in a list, and what it does; in the present language when they are asked for.
    value, slope : str
        What the function and its derivative are; ``{z}`` and ``{a}`` are the unit's symbols.
    value_numbers, slope_numbers : callable
        The numbers put in; "" where the result stands there alone.
    """

    name: Callable[[], str]
    meaning: Callable[[], str]
    value: str
    slope: str
    value_numbers: Callable[[UnitTrace], str]
    slope_numbers: Callable[[UnitTrace], str]


def _plain_slope(_unit: UnitTrace) -> str:
    return ""


#: By the names of `learnscope.core.activations.ACTIVATIONS`.
ACTIVATION_TEXTS: dict[str, ActivationText] = {
    "tanh": ActivationText(
        lambda: "tanh",
        lambda: translate("NetworkSettings", "tanh: an S from −1 to 1, steepest at 0."),
        r"\tanh({z})",
        "1 - {a}^2",
        lambda unit: f"tanh({fixed(unit.z)})",
        lambda unit: f"1 − {bracketed(unit.output)}²",
    ),
    "sigmoid": ActivationText(
        lambda: translate("NetworkSettings", "sigmoid"),
        lambda: translate("NetworkSettings", "sigmoid: an S from 0 to 1, steepest at 0."),
        r"\sigma({z}) = \frac{{1}}{{1+e^{{-{z}}}}}",
        r"{a}\,(1-{a})",
        lambda unit: f"σ({fixed(named('z', unit.z))})",
        lambda unit: f"{fixed(unit.output)} · (1 − {fixed(unit.output)})",
    ),
    "relu": ActivationText(
        lambda: "ReLU",
        lambda: translate("NetworkSettings", "ReLU: 0 below 0, and z itself above."),
        r"\max(0,\,{z})",
        r"1\ \mathrm{{if}}\ {z} > 0,\ \mathrm{{else}}\ 0",
        lambda unit: f"max(0, {fixed(unit.z)})",
        _plain_slope,
    ),
    "leaky_relu": ActivationText(
        lambda: "leaky ReLU",
        lambda: translate(
            "NetworkSettings", "leaky ReLU: like ReLU, but below 0 a hundredth of z is left."
        ),
        rf"\max({LEAK}\,{{z}},\,{{z}})",
        rf"1\ \mathrm{{{{if}}}}\ {{z}} > 0,\ \mathrm{{{{else}}}}\ {LEAK}",
        lambda unit: f"max({LEAK} · {bracketed(unit.z)}, {fixed(unit.z)})",
        _plain_slope,
    ),
    "softplus": ActivationText(
        lambda: "softplus",
        lambda: translate("NetworkSettings", "softplus: ReLU with a rounded corner."),
        r"\ln(1+e^{{{z}}})",
        r"\sigma({z})",
        lambda unit: f"ln(1 + e^{bracketed(unit.z)})",
        lambda unit: f"σ({fixed(unit.z)})",
    ),
    "identity": ActivationText(
        lambda: translate("NetworkSettings", "identity"),
        lambda: translate(
            "NetworkSettings", "identity: z itself, no bend; layers of it stay one straight line."
        ),
        "{z}",
        "1",
        lambda unit: fixed(unit.z),
        _plain_slope,
    ),
    "step": ActivationText(
        lambda: translate("NetworkSettings", "step"),
        lambda: translate(
            "NetworkSettings",
            "step: 0 or 1. It is flat everywhere, so no slope reaches the layer before it and that "
            "layer does not learn.",
        ),
        r"1\ \mathrm{{if}}\ {z} > 0,\ \mathrm{{else}}\ 0",
        "0",
        _plain_slope,
        _plain_slope,
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
