"""One parameter's chain of factors, from the loss back to it."""

from learnscope.core import SampleTrace
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure
from learnscope.gui.update.line import Line, partial
from learnscope.gui.update.places import Place

#: A factor: its LaTeX and its number.
_Factor = tuple[str, str]


def chain(place: Place, source: int, sample: SampleTrace) -> Line:
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
    times = bracketed_figure(x) if place.layer == 0 or part.bias else bracketed(x)
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
    return Line(
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
    bend = (partial(place.output, place.z), bracketed(unit.doutput_dz))
    if place.is_output:
        return [(partial("L", place.output), bracketed(unit.dloss_doutput)), bend]
    (then,) = place.next_layer
    weight = then.of(sample).parameters[place.unit]
    return [*_along(then, sample), (then.weight_from(place), bracketed(weight)), bend]


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
