"""The second stage worked out: how wrong the answer is, and what the penalty adds."""

from learnscope.core import Experiment, SampleTrace, UpdateTrace
from learnscope.core.penalties import Penalty
from learnscope.gui.language import translate
from learnscope.gui.numbers import fixed, short
from learnscope.gui.worked.line import Line, bracketed, bracketed_figure, figure, partial

_FORMULAS = {
    "bce": r"L = -Y \ln \hat{y} - (1-Y)\,\ln(1-\hat{y})",
    "squared": r"L = (\hat{y} - Y)^2",
    "absolute": r"L = |Y - \hat{y}|",
}

_SLOPES = {
    "bce": r"-\frac{Y}{\hat{y}} + \frac{1-Y}{1-\hat{y}}",
    "squared": r"2\,(\hat{y} - Y)",
    "absolute": r"\pm 1",
}

#: What the penalty adds to the loss.
PENALTY = "R"


def loss(sample: SampleTrace, update: UpdateTrace, experiment: Experiment) -> list[Line]:
    """Return the lines of a sample's loss, and of the penalty if there is one."""
    name, output, target = experiment.loss, fixed(sample.output), bracketed_figure(sample.target)
    numbers = {
        "bce": f"−ln {output}" if sample.target else f"−ln(1 − {output})",
        "squared": f"({output} − {target})²",
        "absolute": f"|{figure(sample.target)} − {bracketed(sample.output)}|",
    }[name]
    sentence = {
        "bce": translate(
            "Worked",
            "With Y = {target} only one of the two terms is left. 0 would be a perfect answer.",
        ),
        "squared": translate(
            "Worked", "The distance to the right answer {target}, squared. 0 would be perfect."
        ),
        "absolute": translate(
            "Worked", "The plain distance to the right answer {target}. 0 would be perfect."
        ),
    }[name].format(target=figure(sample.target))
    result = [Line(1, "loss", _FORMULAS[name], numbers, sample.loss, sentence, plain="L")]
    if experiment.penalty:
        result += _penalty(sample, update, experiment)
    return result


def loss_slope(sample: SampleTrace, experiment: Experiment) -> tuple[str, str]:
    """Return ∂L/∂ŷ as LaTeX, and the numbers in it."""
    output, target = fixed(sample.output), bracketed_figure(sample.target)
    numbers = {
        "bce": f"−1 / {output}" if sample.target else f"1 / (1 − {output})",
        "squared": f"2 · ({output} − {target})",
        "absolute": "",
    }[experiment.loss]
    return f"{partial('L', chr(92) + 'hat{y}')} = {_SLOPES[experiment.loss]}", numbers


def _penalty(sample: SampleTrace, update: UpdateTrace, experiment: Experiment) -> list[Line]:
    penalty = experiment.penalty
    theta, is_weight = update.parameters, experiment.model.is_weight
    value = penalty.on(theta, is_weight)
    terms, numbers = [], []
    if penalty.l1:
        terms.append(r"\lambda_1 \sum |w|")
        numbers.append(f"{short(penalty.l1)} · {fixed(Penalty(l1=1.0).on(theta, is_weight))}")
    if penalty.l2:
        terms.append(r"\frac{\lambda_2}{2} \sum w^2")
        squares = Penalty(l2=2.0).on(theta, is_weight)
        numbers.append(f"{short(penalty.l2)} / 2 · {fixed(squares)}")
    return [
        Line(
            1,
            "penalty",
            f"{PENALTY} = " + " + ".join(terms),
            " + ".join(numbers),
            value,
            _of_penalty(experiment),
            plain=PENALTY,
        ),
        Line(
            1,
            "loss_and_penalty",
            f"L + {PENALTY}",
            f"{fixed(sample.loss)} + {fixed(value)}",
            sample.loss + value,
            translate(
                "Worked", "What the update makes smaller: the loss and the penalty together."
            ),
            plain=f"L + {PENALTY}",
        ),
    ]


def _of_penalty(experiment: Experiment) -> str:
    if experiment.network.bias:
        return translate(
            "Worked", "The penalty: what the size of all weights costs. Biases cost nothing."
        )
    return translate("Worked", "The penalty: what the size of all weights costs.")
