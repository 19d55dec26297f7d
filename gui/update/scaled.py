"""How data are scaled on their way in, and answers on their way out, line by line.

What is scaled carries a star: x1* is x1 as the network is given it.
"""

from learnscope.core import Experiment, SampleTrace
from learnscope.core.problems.scaling import UNSCALED, Scale, ScalingName, target_scale
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, figure, fixed
from learnscope.gui.update.worked_line import WorkedLine, indexed, starred

_TARGET, _ANSWER = "Y", r"\hat{y}"


def inputs(sample: SampleTrace, experiment: Experiment) -> list[WorkedLine]:
    """Return a line for each input of a sample that is scaled."""
    problem = experiment.problem
    scales = problem.scales
    if scales is None:
        return []
    given = zip(
        problem.input_names, sample.inputs, sample.scaled_inputs, scales.inputs, strict=False
    )
    return [
        WorkedLine(
            0,
            f"scaled_{name}",
            f"{starred(indexed(name))} = {_scaling(indexed(name), scale)}",
            _numbers(x, scale),
            value,
            _sentence(name, problem.scaling),
            plain=f"{name}*",
            lights=name,
        )
        for name, x, value, scale in given
        if scale != UNSCALED
    ]


def target(sample: SampleTrace, experiment: Experiment) -> list[WorkedLine]:
    """Return how the right answer is scaled, if it is."""
    scale = target_scale(experiment.problem)
    if scale == UNSCALED:
        return []
    return [
        WorkedLine(
            1,
            "scaled_target",
            f"{starred(_TARGET)} = {_scaling(_TARGET, scale)}",
            _numbers(sample.target, scale),
            sample.scaled_target,
            _sentence(_TARGET, experiment.problem.target_scaling),
            plain="Y*",
            lights="target",
        )
    ]


def answer(
    sample: SampleTrace, experiment: Experiment, stage: int = 0, quantity: str = "own_output"
) -> list[WorkedLine]:
    """Return the answer in the data's own units, where the network gives another."""
    scale = target_scale(experiment.problem)
    if scale == UNSCALED:
        return []
    factor, shift = figure(scale.factor), bracketed_figure(scale.shift)
    return [
        WorkedLine(
            stage,
            quantity,
            rf"{_ANSWER} = {starred(_ANSWER)} \cdot {factor} + {shift}",
            f"{fixed(sample.scaled_output)} · {factor} + {shift}",
            sample.output,
            translate("Worked", "Back in the data's own units: the answer as it is read."),
            plain="ŷ",
            lights="output",
        )
    ]


def line(parameters: tuple[float, ...], experiment: Experiment) -> list[WorkedLine]:
    """Return what a single neuron's new parameters are in the data's own units, if scaled."""
    model = experiment.model
    if model.scaling is None or model.network.hidden:
        return []
    own = model.in_own_units(parameters)
    scales, to = model.scaling.inputs, model.scaling.target
    result = []
    for i, (scale, value) in enumerate(zip(scales, own, strict=False)):
        weight, name = parameters[i], f"w_{i + 1}"
        formula, numbers = name, fixed(weight)
        if to != UNSCALED:
            formula, numbers = _times(formula, numbers, to.factor)
        if scale != UNSCALED:
            formula = rf"\frac{{{formula}}}{{{figure(scale.factor)}}}"
            numbers = f"{numbers} / {figure(scale.factor)}"
        result.append(_own(f"w{i + 1}", formula, numbers, value))
    bias = parameters[-1] if model.network.bias else 0.0
    formula, numbers = "b", fixed(bias)
    if to != UNSCALED:
        formula, numbers = _times(formula, numbers, to.factor)
        formula, numbers = (f"{text} + {bracketed_figure(to.shift)}" for text in (formula, numbers))
    for i, (scale, value) in enumerate(zip(scales, own, strict=False)):
        if scale != UNSCALED:
            shift = bracketed_figure(scale.shift)
            formula += rf" - w_{i + 1} \cdot {shift}"
            numbers += f" − {bracketed(value)} · {shift}"
    return [*result, _own("b", formula, numbers, own[-1])]


def _times(formula: str, numbers: str, factor: float) -> tuple[str, str]:
    return rf"{formula} \cdot {figure(factor)}", f"{numbers} · {figure(factor)}"


def _own(name: str, formula: str, numbers: str, value: float) -> WorkedLine:
    text = translate(
        "Worked",
        "{name} in the data's own units after the update: what it would be if nothing had been "
        "scaled.",
    )
    return WorkedLine(
        3,
        f"own_{name}",
        formula,
        numbers,
        value,
        text.format(name=name),
        plain=f"{name} ({translate('Worked', 'own units')})",
        lights=name,
    )


def _scaling(symbol: str, scale: Scale) -> str:
    return rf"\frac{{{symbol} - {bracketed_figure(scale.shift)}}}{{{figure(scale.factor)}}}"


def _numbers(value: float, scale: Scale) -> str:
    return f"({figure(value)} − {bracketed_figure(scale.shift)}) / {figure(scale.factor)}"


def _sentence(name: str, scaling: ScalingName | None) -> str:
    if scaling == "range":
        return translate(
            "Worked",
            "{name} minus the middle of its range, divided by half the range: from −1 to 1.",
        ).format(name=name)
    return translate(
        "Worked",
        "{name} minus its mean, divided by its standard deviation: how far from the usual it is.",
    ).format(name=name)
