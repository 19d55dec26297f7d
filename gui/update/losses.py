"""The second stage worked out: how wrong the answer is, and what the penalty adds."""

from learnscope.core import Experiment, SampleTrace, UpdateTrace
from learnscope.core.penalties import Penalty
from learnscope.gui.text.language import translate
from learnscope.gui.text.loss_texts import text_of_loss
from learnscope.gui.text.numbers import figure, fixed, short
from learnscope.gui.update.worked_line import WorkedLine, partial

#: What the penalty adds to the loss.
PENALTY = "R"


def loss(sample: SampleTrace, update: UpdateTrace, experiment: Experiment) -> list[WorkedLine]:
    """Return the lines of a sample's loss, and of the penalty if there is one."""
    text = text_of_loss(experiment)
    sentence = text.sentence().format(target=figure(sample.target))
    numbers = text.numbers(sample)
    result = [WorkedLine(1, "loss", text.formula, numbers, sample.loss, sentence, plain="L")]
    if experiment.penalty:
        result += _penalty(sample, update, experiment)
    return result


def loss_slope(sample: SampleTrace, experiment: Experiment) -> tuple[str, str]:
    """Return ∂L/∂ŷ as LaTeX, and the numbers in it."""
    text = text_of_loss(experiment)
    return f"{partial('L', chr(92) + 'hat{y}')} = {text.slope}", text.slope_numbers(sample)


def _penalty(sample: SampleTrace, update: UpdateTrace, experiment: Experiment) -> list[WorkedLine]:
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
        WorkedLine(
            1,
            "penalty",
            f"{PENALTY} = " + " + ".join(terms),
            " + ".join(numbers),
            value,
            _of_penalty(experiment),
            plain=PENALTY,
        ),
        WorkedLine(
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
