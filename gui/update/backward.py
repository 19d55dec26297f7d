"""The third stage worked out: from the loss, layer by layer, back to every parameter."""

from learnscope.core import Experiment, SampleTrace
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, fixed
from learnscope.gui.update.bends import BENDS, slope_sentence
from learnscope.gui.update.chain import chain
from learnscope.gui.update.forward import WRITTEN_OUT
from learnscope.gui.update.line import Line, partial, sensitivity
from learnscope.gui.update.losses import loss_slope
from learnscope.gui.update.places import Place, places


def backward(
    sample: SampleTrace, experiment: Experiment, shown: str | None, opened: str | None
) -> list[Line]:
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


def _heading(place: Place, sample: SampleTrace) -> Line:
    slope = place.of(sample).dloss_dz
    text = translate(
        "Worked", "{unit} ({words}): how the loss changes with the unit's weighted sum."
    )
    return Line(
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


def _output_slopes(place: Place, sample: SampleTrace) -> list[Line]:
    formula, numbers = loss_slope(sample, place.experiment)
    dl_dy = sample.dloss_doutput
    first = Line(
        2,
        "dL/dy",
        formula,
        numbers,
        dl_dy,
        sensitivity("ŷ", dl_dy),
        plain="∂L/∂ŷ",
        lights="loss_slope",
    )
    return [first, *_through_the_bend(place, sample, ("dy/dz", "dL/dz"))]


def _hidden_slopes(place: Place, sample: SampleTrace) -> list[Line]:
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
    first = Line(
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
    return [first, *_through_the_bend(place, sample, names)]


def _through_the_bend(place: Place, sample: SampleTrace, names: tuple[str, str]) -> list[Line]:
    """Return the activation's slope, and what it makes of the slope behind it."""
    unit, bend = place.of(sample), BENDS[place.bend]
    symbol = partial(place.output, place.z)
    if place.is_output and place.bend == "sigmoid":
        sentence = translate(
            "Worked",
            "Raising z by a little raises ŷ {slope} times as much: the sigmoid's slope.",
        ).format(slope=fixed(unit.doutput_dz))
    else:
        sentence = slope_sentence(place.bend, unit, place.z_name, place.output_name)
    return [
        Line(
            2,
            names[0],
            f"{symbol} = " + bend.slope.format(z=place.z, a=place.output),
            bend.slope_numbers(unit),
            unit.doutput_dz,
            sentence,
            plain=f"∂{place.output_name}/∂{place.z_name}",
            lights="slope" if place.is_output else f"{place.name}.slope",
        ),
        Line(
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


def _parameters(place: Place, sample: SampleTrace, opened: str | None) -> list[Line]:
    unit = place.of(sample)
    networked = bool(place.model.network.hidden)
    result = []
    for i, (part, x, slope) in enumerate(
        zip(place.inputs, unit.inputs, unit.dloss_dparameters, strict=True)
    ):
        times = bracketed_figure(x) if place.layer == 0 or part.bias else bracketed(x)
        result.append(
            Line(
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
