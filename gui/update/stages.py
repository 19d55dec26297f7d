"""Three of the four stages worked out: forward, loss and update; `backward` is the longest."""

from learnscope.core import Experiment, SampleTrace, UpdateTrace
from learnscope.core.penalties import Penalty
from learnscope.core.problems.gates import Gate
from learnscope.core.problems.scaling import UNSCALED, target_scale
from learnscope.gui.session.snapshot import Inside
from learnscope.gui.text.function_texts import ACTIVATION_TEXTS, text_of_loss, value_sentence
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, figure, fixed, named, short
from learnscope.gui.update import scaled
from learnscope.gui.update.rules import Move, ended, memories, new_value, penalty
from learnscope.gui.update.worked_line import (
    Input,
    Place,
    WorkedLine,
    partial,
    places,
    starred,
)

#: A sum of more products than this is written with Σ.
WRITTEN_OUT = 3


def forward(sample: SampleTrace, experiment: Experiment, shown: str | None) -> list[WorkedLine]:
    """Return the lines of a sample's way forward.

    Parameters
    ----------
    sample : SampleTrace
    experiment : Experiment
    shown : str, optional
        The unit to be shown in every detail; None for all of them.
    """
    result = scaled.inputs(sample, experiment)
    for layer in places(experiment):
        for place in layer:
            if experiment.network.hidden:
                result.append(_unit_heading(place, sample))
            if shown in (None, place.name):
                result += _unit(place, sample)
    return [*result, *scaled.answer(sample, experiment)]


def _unit_heading(place: Place, sample: SampleTrace) -> WorkedLine:
    """Return a unit in one line: its sum and its output."""
    unit = place.of(sample)
    activation = ACTIVATION_TEXTS[place.activation]
    text = translate(
        "Worked", "{unit} ({words}): its weighted sum z, and the output that it makes of it."
    )
    return WorkedLine(
        0,
        f"u_{place.name}",
        f"{place.output} = " + activation.value.format(z=place.z),
        activation.value_numbers(unit),
        unit.output,
        text.format(unit=place.output_name, words=place.words),
        plain=place.output_name,
        lights=_lit(place),
        unit=place.name,
        short=f"{place.output_name}   z = {fixed(unit.z)} → {fixed(unit.output)}",
    )


def _unit(place: Place, sample: SampleTrace) -> list[WorkedLine]:
    unit = place.of(sample)
    result = [
        _product(part, weight, x, value, written=place.given_figures)
        for part, weight, x, value in zip(
            place.inputs, unit.parameters, unit.inputs, unit.products, strict=True
        )
    ]
    numbers = " + ".join(bracketed(value) for value in unit.products)
    result.append(
        WorkedLine(
            0,
            "z" if place.is_output else f"{place.name}.z",
            f"{place.z} = {_sum(place)}",
            numbers,
            named("z", unit.z) if place.is_output else unit.z,
            _together(place),
            plain=place.z_name,
        )
    )
    activation = ACTIVATION_TEXTS[place.activation]
    if place.is_output and place.activation == "sigmoid":
        sentence = translate("Worked", "The sigmoid squeezes z into an answer between 0 and 1.")
    elif place.is_output:
        sentence = translate("Worked", "The answer is z as it is, so that it can be any number.")
    else:
        sentence = value_sentence(place.activation)
    result.append(
        WorkedLine(
            0,
            _lit(place),
            f"{place.output} = " + activation.value.format(z=place.z),
            activation.value_numbers(unit),
            unit.output,
            sentence,
            plain=place.output_name,
        )
    )
    return result


def _product(part: Input, weight: float, x: float, value: float, written: bool) -> WorkedLine:
    """Return one weight times its input; inputs of the problem may be whole numbers."""
    if part.bias:
        sentence = translate("Worked", "The bias has the input 1: what it adds to z is b itself.")
    else:
        sentence = translate(
            "Worked", "{weight} times its input {input}: what {input} adds to z."
        ).format(weight=part.parameter, input=part.source_name)
    times = bracketed_figure(x) if written or part.bias else bracketed(x)
    return WorkedLine(
        0,
        f"p_{part.parameter}",
        rf"{part.weight} \cdot {part.source}",
        f"{fixed(weight)} · {times}",
        value,
        sentence,
        plain=f"{part.parameter}·{part.source_name}",
        lights=part.parameter,
    )


def _sum(place: Place) -> str:
    """Return a unit's weighted sum as LaTeX."""
    terms = [f"{part.weight} {part.source}" for part in place.inputs if not part.bias]
    if len(terms) > WRITTEN_OUT:
        terms = [rf"\sum_{{i=1}}^{{{len(terms)}}} w_i\,{place.sources}"]
    return " + ".join([*terms, *(part.weight for part in place.inputs if part.bias)])


def _together(place: Place) -> str:
    if place.is_output and place.activation == "sigmoid":
        if not place.model.network.hidden and len(place.inputs) == 3:
            return translate(
                "Worked", "The three products together. Above 0 leans to 1, below to 0."
            )
        return translate("Worked", "All products together. Above 0 leans to 1, below to 0.")
    return translate("Worked", "All products together: the weighted sum of {unit}.").format(
        unit=place.words
    )


def _lit(place: Place) -> str:
    return "output" if place.is_output else place.name


#: What the penalty adds to the loss.
PENALTY = "R"


def loss(sample: SampleTrace, update: UpdateTrace, experiment: Experiment) -> list[WorkedLine]:
    """Return the lines of a sample's loss, and of the penalty if there is one."""
    text = text_of_loss(experiment)
    target = "Y*" if _stars(experiment) else figure(sample.target)
    sentence = text.sentence().format(target=target)
    numbers, formula = text.numbers(sample), _with_stars(text.formula, experiment)
    result = [
        *scaled.target(sample, experiment),
        WorkedLine(1, "loss", formula, numbers, sample.loss, sentence, plain="L"),
    ]
    if experiment.penalty:
        result += _penalty(sample, update, experiment)
    return result


def loss_slope(sample: SampleTrace, experiment: Experiment) -> tuple[str, str]:
    """Return ∂L/∂ŷ as LaTeX, and the numbers in it."""
    text = text_of_loss(experiment)
    formula = f"{partial('L', chr(92) + 'hat{y}')} = {text.slope}"
    return _with_stars(formula, experiment), text.slope_numbers(sample)


def _stars(experiment: Experiment) -> bool:
    """Return whether the loss compares what is scaled."""
    return target_scale(experiment.problem) != UNSCALED


def _with_stars(formula: str, experiment: Experiment) -> str:
    """Return a formula of Y and ŷ as it is of what is scaled."""
    if not _stars(experiment):
        return formula
    answer = r"\hat{y}"
    return formula.replace(answer, starred(answer)).replace("Y", starred("Y"))


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


def update(
    inside: Inside, experiment: Experiment, shown: str | None, opened: str | None
) -> list[WorkedLine]:
    """Return the lines of the last stage.

    Parameters
    ----------
    inside : Inside
    experiment : Experiment
    shown : str, optional
        The unit to be shown in every detail; None for all of them.
    opened : str, optional
        The parameter of which all is written out that the rule remembers; None for all of them.
    """
    result = []
    for layer in places(experiment):
        for place in layer:
            if experiment.network.hidden:
                result.append(_parameter_heading(place, inside))
            if shown not in (None, place.name):
                continue
            for part in place.inputs:
                move = Move(part, inside.update, experiment)
                if opened not in (None, part.parameter):
                    result.append(new_value(move))
                    continue
                result += penalty(move) if experiment.penalty else []
                result += [*memories(move), new_value(move), *ended(move)]
    own = scaled.line(inside.update.updated, experiment)
    return [*result, *own, *_outcome(inside, experiment)]


def _parameter_heading(place: Place, inside: Inside) -> WorkedLine:
    """Return a unit in one line: its output before and after."""
    before = place.of(inside.sample).output
    after = place.of(inside.updated).output
    text = translate("Worked", "{unit} ({words}): its output before and after the update.")
    return WorkedLine(
        3,
        f"u_{place.name}",
        place.output,
        f"{fixed(before)} →",
        after,
        text.format(unit=place.output_name, words=place.words),
        plain=place.output_name,
        lights="output" if place.is_output else place.name,
        unit=place.name,
        short=f"{place.output_name}   {fixed(before)} → {fixed(after)}",
    )


def _outcome(inside: Inside, experiment: Experiment) -> list[WorkedLine]:
    before, after = inside.sample, inside.updated
    if isinstance(experiment.problem, Gate):
        answer = translate(
            "Worked", "The answer to this row before and after the update; Y = {target}."
        )
        loss = translate("Worked", "The loss of this row before and after the update.")
    else:
        answer = translate(
            "Worked", "The answer to this sample before and after the update; Y = {target}."
        )
        loss = translate("Worked", "The loss of this sample before and after the update.")
    return [
        WorkedLine(
            3,
            "output_after",
            r"\hat{y}",
            f"{fixed(before.output)} →",
            after.output,
            answer.format(target=figure(before.target)),
            plain="ŷ",
            lights="output",
        ),
        WorkedLine(
            3,
            "loss_after",
            "L",
            f"{fixed(before.loss)} →",
            after.loss,
            loss,
            plain="L",
            lights="loss",
        ),
    ]
