"""The first stage worked out: from the inputs, unit by unit, to the answer."""

from learnscope.core import Experiment, SampleTrace
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, fixed
from learnscope.gui.update.activation_texts import ACTIVATION_TEXTS, value_sentence
from learnscope.gui.update.places import Input, Place, places
from learnscope.gui.update.worked_line import WorkedLine

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
    result = []
    for layer in places(experiment):
        for place in layer:
            if experiment.network.hidden:
                result.append(_heading(place, sample))
            if shown in (None, place.name):
                result += _unit(place, sample)
    return result


def _heading(place: Place, sample: SampleTrace) -> WorkedLine:
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
        _product(part, weight, x, value, written=place.layer == 0)
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
            unit.z,
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
