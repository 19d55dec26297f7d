"""How each loss is written and named, wherever it stands on the screen."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from learnscope.core import Experiment, SampleTrace
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, figure, fixed


@dataclass(frozen=True, slots=True)
class LossText:
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
        "answer, the more it costs, without bound. The run starts over.",
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
        "none more than 1. The run starts over.",
    ),
    formula=r"L = (\hat{y} - Y)^2",
    slope=r"2\,(\hat{y} - Y)",
    numbers=lambda sample: f"({fixed(sample.output)} − {bracketed_figure(sample.target)})²",
    slope_numbers=lambda sample: (
        f"2 · ({fixed(sample.output)} − {bracketed_figure(sample.target)})"
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
        "Train with the distance, L = |Y − ŷ|: the slope is the same everywhere. The run "
        "starts over.",
    ),
    formula=r"L = |Y - \hat{y}|",
    slope=r"\pm 1",
    numbers=lambda sample: f"|{figure(sample.target)} − {bracketed(sample.output)}|",
    slope_numbers=lambda _sample: "",
    sentence=lambda: translate(
        "Worked", "The plain distance to the right answer {target}. 0 would be perfect."
    ),
)

#: The losses by task and name, as in `learnscope.core.losses.LOSSES`.
LOSS_TEXTS: dict[str, dict[str, LossText]] = {
    "classification": {"bce": _BCE, "squared": _SQUARED, "absolute": _ABSOLUTE},
    "regression": {
        "squared": replace(
            _SQUARED,
            choice=lambda: translate(
                "LossFunctionsView",
                "Train with the squared difference, L = (ŷ − Y)²: large errors count much, "
                "small ones little. The run starts over.",
            ),
        ),
        "absolute": replace(
            _ABSOLUTE,
            written="|ŷ − Y|",
            choice=lambda: translate(
                "LossFunctionsView",
                "Train with the distance, L = |ŷ − Y|: the slope is 1 or −1 everywhere. The "
                "run starts over.",
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
            "the plain distance minds all alike. Another loss starts over.",
        )
    return translate(
        "ExperimentPanel",
        "Loss: how wrong an answer counts. Cross-entropy grows without bound as ŷ goes "
        "wrong; the two distances never exceed 1. Another loss starts over.",
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
