"""The third stage worked out: from the loss, layer by layer, back to every parameter."""

from learnscope.core import Experiment, SampleTrace
from learnscope.gui.text.function_texts import ACTIVATION_TEXTS, slope_sentence
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, fixed
from learnscope.gui.update.stages import WRITTEN_OUT, loss_slope
from learnscope.gui.update.worked_line import Place, WorkedLine, partial, places, sensitivity

#: A factor: its LaTeX and its number.
_Factor = tuple[str, str]


def backward(
    sample: SampleTrace, experiment: Experiment, shown: str | None, opened: str | None
) -> list[WorkedLine]:
    """Return the lines of a sample's way back, the output unit first.

    Parameters
    ----------
    sample : SampleTrace
    experiment : Experiment
    shown : str, optional
        The unit to be shown in every detail; None for all of them.
    opened : str, optional
        The parameter whose chain of factors is written out; None for all of them.
    """
    result = []
    for layer in reversed(places(experiment)):
        for place in layer:
            if experiment.network.hidden:
                result.append(_heading(place, sample))
            if shown in (None, place.name):
                result += _output_slopes(place, sample) if place.is_output else []
                result += [] if place.is_output else _hidden_slopes(place, sample)
                result += _parameters(place, sample, opened)
    return result


def _heading(place: Place, sample: SampleTrace) -> WorkedLine:
    slope = place.of(sample).dloss_dz
    text = translate(
        "Worked", "{unit} ({words}): how the loss changes with the unit's weighted sum."
    )
    return WorkedLine(
        2,
        f"u_{place.name}",
        partial("L", place.z),
        "",
        slope,
        text.format(unit=place.output_name, words=place.words),
        plain=f"∂L/∂{place.z_name}",
        lights="z" if place.is_output else f"{place.name}.z",
        unit=place.name,
        short=f"{place.output_name}   ∂L/∂{place.z_name} = {fixed(slope)}",
    )


def _output_slopes(place: Place, sample: SampleTrace) -> list[WorkedLine]:
    formula, numbers = loss_slope(sample, place.experiment)
    dl_dy = sample.dloss_doutput
    first = WorkedLine(
        2,
        "dL/dy",
        formula,
        numbers,
        dl_dy,
        sensitivity(place.output_name, dl_dy),
        plain=f"∂L/∂{place.output_name}",
        lights="loss_slope",
    )
    return [first, *_through_the_activation(place, sample, ("dy/dz", "dL/dz"))]


def _hidden_slopes(place: Place, sample: SampleTrace) -> list[WorkedLine]:
    unit = place.of(sample)
    after = place.next_layer
    slopes = [then.of(sample).dloss_dz for then in after]
    weights = [then.of(sample).parameters[place.unit] for then in after]
    if len(after) > WRITTEN_OUT:
        terms = rf"\sum_k w_{place.unit + 1}^{{{place.layer + 2},k}}\, " + partial(
            "L", f"z_{{{place.layer + 2},k}}"
        )
    else:
        terms = " + ".join(rf"{then.weight_from(place)}\, {partial('L', then.z)}" for then in after)
    numbers = " + ".join(
        f"{bracketed(weight)} · {bracketed(slope)}"
        for weight, slope in zip(weights, slopes, strict=True)
    )
    if len(after) == 1:
        sentence = translate(
            "Worked",
            "{unit} reaches the loss through {next}: its weight there times the slope there.",
        ).format(unit=place.name, next=after[0].words)
    else:
        sentence = translate(
            "Worked",
            "{unit} reaches the loss through {count} units: along each, its weight there times the "
            "slope there; the paths add up.",
        ).format(unit=place.name, count=len(after))
    first = WorkedLine(
        2,
        f"dL/d{place.name}",
        f"{partial('L', place.output)} = {terms}",
        numbers,
        unit.dloss_doutput,
        sentence,
        plain=f"∂L/∂{place.name}",
        lights=place.name,
    )
    names = (f"d{place.name}/dz", f"dL/d{place.name}.z")
    return [first, *_through_the_activation(place, sample, names)]


def _through_the_activation(
    place: Place, sample: SampleTrace, names: tuple[str, str]
) -> list[WorkedLine]:
    """Return the activation's slope, and what it makes of the slope behind it."""
    unit, activation = place.of(sample), ACTIVATION_TEXTS[place.activation]
    symbol = partial(place.output, place.z)
    if place.is_output and place.activation == "sigmoid":
        sentence = translate(
            "Worked",
            "Raising z by a little raises ŷ {slope} times as much: the sigmoid's slope.",
        ).format(slope=fixed(unit.doutput_dz))
    else:
        sentence = slope_sentence(place.activation, unit, place.z_name, place.output_name)
    return [
        WorkedLine(
            2,
            names[0],
            f"{symbol} = " + activation.slope.format(z=place.z, a=place.output),
            activation.slope_numbers(unit),
            unit.doutput_dz,
            sentence,
            plain=f"∂{place.output_name}/∂{place.z_name}",
            lights="slope" if place.is_output else f"{place.name}.slope",
        ),
        WorkedLine(
            2,
            names[1],
            rf"{partial('L', place.z)} = {partial('L', place.output)} \cdot {symbol}",
            f"{bracketed(unit.dloss_doutput)} · {fixed(unit.doutput_dz)}",
            unit.dloss_dz,
            sensitivity(place.z_name, unit.dloss_dz),
            plain=f"∂L/∂{place.z_name}",
            lights="z" if place.is_output else f"{place.name}.z",
        ),
    ]


def _parameters(place: Place, sample: SampleTrace, opened: str | None) -> list[WorkedLine]:
    unit = place.of(sample)
    networked = bool(place.model.network.hidden)
    result = []
    for i, (part, x, slope) in enumerate(
        zip(place.inputs, unit.inputs, unit.dloss_dparameters, strict=True)
    ):
        times = bracketed_figure(x) if place.given_figures or part.bias else bracketed(x)
        result.append(
            WorkedLine(
                2,
                f"g_{part.parameter}",
                rf"{partial('L', part.weight)} = {partial('L', place.z)} \cdot "
                + partial(place.z, part.weight),
                f"{bracketed(unit.dloss_dz)} · {times}",
                slope,
                sensitivity(part.parameter, slope),
                plain=f"∂L/∂{part.parameter}",
                lights=part.parameter,
                parameter=part.parameter,
                opens=networked,
            )
        )
        if networked and opened in (None, part.parameter):
            result.append(chain(place, i, sample))
    return result


def chain(place: Place, source: int, sample: SampleTrace) -> WorkedLine:
    """Return a parameter's slope as one product of all that lies between it and the loss.

    Where several paths lead to the loss, the product begins at the slopes of the next layer's
    sums, in which the paths behind them are added up already.

    Parameters
    ----------
    place : Place
        The unit that the parameter belongs to.
    source : int
        Which of the unit's inputs it meets, from 0.
    sample : SampleTrace
    """
    unit, part = place.of(sample), place.inputs[source]
    one_path = all(units == 1 for units in place.model.sizes[place.layer + 2 :])
    factors = _along(place, sample) if one_path else _joined(place, sample)
    x = unit.inputs[source]
    times = bracketed_figure(x) if place.given_figures or part.bias else bracketed(x)
    factors.append((part.source, times))
    if place.is_output:
        sentence = translate(
            "Worked",
            "{name} has one path to the loss, and the slopes along it multiply: {count} factors.",
        ).format(name=part.parameter, count=len(factors))
    elif one_path:
        sentence = translate(
            "Worked",
            "{name} has one path to the loss, and the slopes along it multiply: {count} factors. "
            "The small sign above a w says which unit's weight it is.",
        ).format(name=part.parameter, count=len(factors))
    else:
        sentence = translate(
            "Worked",
            "{name} has many paths to the loss; they are not followed one by one, since ∂L/∂z of "
            "each next unit already adds up all that lie behind it.",
        ).format(name=part.parameter)
    return WorkedLine(
        2,
        f"c_{part.parameter}",
        f"{partial('L', part.weight)} = " + r" \cdot ".join(symbol for symbol, _ in factors),
        " · ".join(number for _, number in factors),
        unit.dloss_dparameters[source],
        sentence,
        plain=f"∂L/∂{part.parameter}",
        lights=part.parameter,
        parameter=part.parameter,
    )


def _along(place: Place, sample: SampleTrace) -> list[_Factor]:
    """Return the factors from the loss to a unit's sum along the only path."""
    unit = place.of(sample)
    activation = (partial(place.output, place.z), bracketed(unit.doutput_dz))
    if place.is_output:
        return [(partial("L", place.output), bracketed(unit.dloss_doutput)), activation]
    (then,) = place.next_layer
    weight = then.of(sample).parameters[place.unit]
    return [*_along(then, sample), (then.weight_from(place), bracketed(weight)), activation]


def _joined(place: Place, sample: SampleTrace) -> list[_Factor]:
    """Return the sum over the next layer's units, and the unit's own slope."""
    terms = [
        f"{bracketed(then.of(sample).parameters[place.unit])} · "
        f"{bracketed(then.of(sample).dloss_dz)}"
        for then in place.next_layer
    ]
    if len(terms) == 1:
        (then,) = place.next_layer
        joined = [(partial("L", then.z), bracketed(then.of(sample).dloss_dz))]
        weight = then.of(sample).parameters[place.unit]
        joined.append((then.weight_from(place), bracketed(weight)))
    else:
        symbol = rf"w_{place.unit + 1}^{{{place.layer + 2},k}}\, " + partial(
            "L", f"z_{{{place.layer + 2},k}}"
        )
        joined = [(rf"( \sum_k {symbol} )", f"({' + '.join(terms)})")]
    unit = place.of(sample)
    return [*joined, (partial(place.output, place.z), bracketed(unit.doutput_dz))]
