"""How data are scaled, in a line: what is taken off and divided by, and a neuron in own units."""

from collections.abc import Sequence

from learnscope.core import Experiment, OwnData
from learnscope.core.problems.scaling import UNSCALED, Scale
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, bracketed_figure, figure, short


def factors(data: OwnData) -> list[str]:
    """Return a line for each column that is scaled: "size: x* = (x − 2705.45) / 1099.09"."""
    scales = data.scales
    if scales is None:
        return []
    names = [*(data.names or data.input_names), data.target_name]
    symbols = [*data.input_names, "Y"]
    return [
        _factors(name or symbol, symbol, scale)
        for name, symbol, scale in zip(names, symbols, [*scales.inputs, scales.target], strict=True)
        if scale != UNSCALED
    ]


def _factors(name: str, symbol: str, scale: Scale) -> str:
    written = f"{symbol}* = ({symbol} − {bracketed_figure(scale.shift)}) / {figure(scale.factor)}"
    return written if name == symbol else f"{name}: {written}"


def in_own_units(experiment: Experiment, parameters: Sequence[float]) -> str:
    """Return what a single neuron's parameters are in the data's own units; ``""`` unless scaled.

    Parameters
    ----------
    experiment : Experiment
    parameters : sequence of float
        θ.
    """
    model, problem = experiment.model, experiment.problem
    if model.scaling is None or model.network.hidden:
        return ""
    *weights, bias = model.in_own_units(parameters)
    line = _number(weights[0]) + f"·{problem.input_names[0]}"
    for weight, name in zip(weights[1:], problem.input_names[1:], strict=True):
        line += f"{_signed(weight)}·{name}"
    whole = "z" if model.task == "classification" else "ŷ"
    text = translate("Scaling", "In the data's own units: {line}")
    return text.format(line=f"{whole} = {line}{_signed(bias)}")


def _number(value: float) -> str:
    return short(value).replace("-", MINUS)


def _signed(value: float) -> str:
    sign = MINUS if value < 0.0 else "+"
    return f" {sign} {_number(abs(value))}"
