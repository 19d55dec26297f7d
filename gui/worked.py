"""One update worked out line by line: symbol, numbers, result, and what the result says."""

from collections.abc import Callable
from dataclasses import dataclass

from learnscope.core import Experiment, SampleTrace
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.inside import Inside
from learnscope.gui.language import translate
from learnscope.gui.numbers import MINUS, exact, fixed, short


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a worked update."""

    stage: int
    #: What the result is: a parameter's name, "z", "output", "loss", or one of the slopes.
    quantity: str
    #: The formula in symbols, as LaTeX.
    formula: str
    #: The same with the numbers put in, in fixed digits; empty where it is the result alone.
    numbers: str
    value: float
    sentence: str

    @property
    def result(self) -> str:
        """The result in fixed digits."""
        return fixed(self.value)


#: Each parameter and its input as LaTeX.
_SYMBOLS = {"w1": ("w_1", "x_1"), "w2": ("w_2", "x_2"), "b": ("b", "1")}

_LOSS_FORMULAS = {
    "bce": r"L = -Y \ln \hat{y} - (1-Y)\,\ln(1-\hat{y})",
    "squared": r"L = (\hat{y} - Y)^2",
    "absolute": r"L = |Y - \hat{y}|",
}

_SLOPE_FORMULAS = {
    "bce": r"-\frac{Y}{\hat{y}} + \frac{1-Y}{1-\hat{y}}",
    "squared": r"2\,(\hat{y} - Y)",
    "absolute": r"\pm 1",
}

_DL_DY = r"\frac{\partial L}{\partial \hat{y}}"
_DY_DZ = r"\frac{\partial \hat{y}}{\partial z}"
_DL_DZ = r"\frac{\partial L}{\partial z}"


def lines(inside: Inside, experiment: Experiment) -> list[Line]:
    """Return the lines of all four stages for the sample that is looked at."""
    return [
        *_forward(inside.sample),
        *_loss(inside.sample, experiment.loss),
        *_backward(inside.sample, experiment.loss),
        *_update(inside),
    ]


def stage_titles() -> tuple[str, str, str, str]:
    """Return the stages' names, in order."""
    return (
        translate("Worked", "Forward"),
        translate("Worked", "Loss"),
        translate("Worked", "Backward"),
        translate("Worked", "Update"),
    )


def plain_text(inside: Inside, experiment: Experiment) -> str:
    """Return the worked update as plain text, every result to its last digit."""
    return _text(inside, experiment, _plain_line, str.upper)


def latex_text(inside: Inside, experiment: Experiment) -> str:
    """Return the worked update as LaTeX, one aligned equation a line."""

    def title(name: str) -> str:
        return rf"\paragraph{{{name}}}"

    return _text(inside, experiment, _latex_line, title)


def _text(
    inside: Inside,
    experiment: Experiment,
    write: Callable[[Line], str],
    title: Callable[[str], str],
) -> str:
    titles = stage_titles()
    parts: list[str] = []
    stage = -1
    for line in lines(inside, experiment):
        if line.stage != stage:
            stage = line.stage
            parts.append(("\n" if parts else "") + title(titles[stage]))
        parts.append(write(line))
    return "\n".join(parts) + "\n"


def _plain_line(line: Line) -> str:
    symbol = _PLAIN.get(line.quantity, line.quantity)
    middle = f" = {line.numbers}" if line.numbers else ""
    return f"{symbol}{middle} = {exact(line.value)}"


def _latex_line(line: Line) -> str:
    numbers = line.numbers.replace(MINUS, "-").replace("·", r"\cdot ").replace("−", "-")
    numbers = numbers.replace("ln", r"\ln ").replace("σ", r"\sigma")
    middle = f" = {numbers}" if numbers else ""
    return rf"\[ {line.formula}{middle} = {exact(line.value)} \]"


_PLAIN = {
    "p_w1": "w1·x1",
    "p_w2": "w2·x2",
    "p_b": "b·1",
    "output": "ŷ",
    "loss": "L",
    "dL/dy": "∂L/∂ŷ",
    "dy/dz": "∂ŷ/∂z",
    "dL/dz": "∂L/∂z",
    "g_w1": "∂L/∂w1",
    "g_w2": "∂L/∂w2",
    "g_b": "∂L/∂b",
    "n_w1": "w1",
    "n_w2": "w2",
    "n_b": "b",
    "output_after": "ŷ",
    "loss_after": "L",
}


def _forward(sample: SampleTrace) -> list[Line]:
    product = translate("Worked", "{weight} times its input {input}: what {input} adds to z.")
    bias = translate("Worked", "The bias has the input 1: what it adds to z is b itself.")
    result = []
    for name, weight, x, value in zip(
        PARAMETER_NAMES, sample.parameters, sample.inputs, sample.products, strict=True
    ):
        symbol, point = _SYMBOLS[name]
        sentence = bias if name == "b" else product.format(weight=name, input=f"x{name[1]}")
        numbers = f"{fixed(weight)} · {x:.0f}"
        result.append(Line(0, f"p_{name}", rf"{symbol} \cdot {point}", numbers, value, sentence))
    numbers = " + ".join(_bracketed(value) for value in sample.products)
    together = translate("Worked", "The three products together. Above 0 leans to 1, below to 0.")
    result.append(Line(0, "z", r"z = w_1 x_1 + w_2 x_2 + b", numbers, sample.z, together))
    squeezed = translate("Worked", "The sigmoid squeezes z into an answer between 0 and 1.")
    formula = r"\hat{y} = \sigma(z) = \frac{1}{1+e^{-z}}"
    result.append(Line(0, "output", formula, f"σ({fixed(sample.z)})", sample.output, squeezed))
    return result


def _loss(sample: SampleTrace, name: str) -> list[Line]:
    output = fixed(sample.output)
    numbers = {
        "bce": f"−ln {output}" if sample.target else f"−ln(1 − {output})",
        "squared": f"({output} − {sample.target})²",
        "absolute": f"|{sample.target} − {output}|",
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
    }[name].format(target=sample.target)
    return [Line(1, "loss", _LOSS_FORMULAS[name], numbers, sample.loss, sentence)]


def _backward(sample: SampleTrace, name: str) -> list[Line]:
    output = fixed(sample.output)
    slope_numbers = {
        "bce": f"−1 / {output}" if sample.target else f"1 / (1 − {output})",
        "squared": f"2 · ({output} − {sample.target})",
        "absolute": "",
    }[name]
    dl_dy, dy_dz, dl_dz = sample.dloss_doutput, sample.doutput_dz, sample.dloss_dz
    result = [
        Line(
            2,
            "dL/dy",
            f"{_DL_DY} = {_SLOPE_FORMULAS[name]}",
            slope_numbers,
            dl_dy,
            _sensitivity("ŷ", dl_dy),
        ),
        Line(
            2,
            "dy/dz",
            rf"{_DY_DZ} = \hat{{y}}\,(1-\hat{{y}})",
            f"{output} · (1 − {output})",
            dy_dz,
            translate(
                "Worked",
                "Raising z by a little raises ŷ {slope} times as much: the sigmoid's slope.",
            ).format(slope=fixed(dy_dz)),
        ),
        Line(
            2,
            "dL/dz",
            rf"{_DL_DZ} = {_DL_DY} \cdot {_DY_DZ}",
            f"{_bracketed(dl_dy)} · {fixed(dy_dz)}",
            dl_dz,
            _sensitivity("z", dl_dz),
        ),
    ]
    for parameter, x, gradient in zip(
        PARAMETER_NAMES, sample.dz_dparameters, sample.dloss_dparameters, strict=True
    ):
        symbol, _ = _SYMBOLS[parameter]
        formula = (
            rf"\frac{{\partial L}}{{\partial {symbol}}} = {_DL_DZ} \cdot "
            rf"\frac{{\partial z}}{{\partial {symbol}}}"
        )
        numbers = f"{_bracketed(dl_dz)} · {x:.0f}"
        sentence = _sensitivity(parameter, gradient)
        result.append(Line(2, f"g_{parameter}", formula, numbers, gradient, sentence))
    return result


def _update(inside: Inside) -> list[Line]:
    update = inside.update
    rate = short(update.learning_rate)
    result = []
    for name, old, gradient, new in zip(
        PARAMETER_NAMES, update.parameters, update.gradient, update.updated, strict=True
    ):
        symbol, _ = _SYMBOLS[name]
        formula = (
            rf"{symbol} \leftarrow {symbol} - \mathrm{{lr}} \cdot "
            rf"\frac{{\partial L}}{{\partial {symbol}}}"
        )
        numbers = f"{fixed(old)} − {rate} · {_bracketed(gradient)}"
        result.append(Line(3, f"n_{name}", formula, numbers, new, _moved(name, old, gradient, new)))
    before, after = inside.sample, inside.updated
    result.append(
        Line(
            3,
            "output_after",
            r"\hat{y}",
            f"{fixed(before.output)} →",
            after.output,
            translate(
                "Worked", "The answer to this row before and after the update; Y = {target}."
            ).format(target=before.target),
        )
    )
    result.append(
        Line(
            3,
            "loss_after",
            "L",
            f"{fixed(before.loss)} →",
            after.loss,
            translate("Worked", "The loss of this row before and after the update."),
        )
    )
    return result


def _sensitivity(name: str, slope: float) -> str:
    if slope == 0.0:
        text = translate("Worked", "Changing {name} a little would not change the loss.")
    elif slope > 0.0:
        text = translate(
            "Worked", "Raising {name} by a little would raise the loss {slope} times as much."
        )
    else:
        text = translate(
            "Worked", "Raising {name} by a little would lower the loss {slope} times as much."
        )
    return text.format(name=name, slope=fixed(abs(slope)))


def _moved(name: str, old: float, gradient: float, new: float) -> str:
    if gradient == 0.0:
        text = translate("Worked", "{name} stays: the slope is 0.")
    elif new == old:
        # A learning rate of 0, or a step below the last digit of the parameter.
        text = translate("Worked", "{name} stays: lr times the slope is too small to move it.")
    elif new > old:
        text = translate("Worked", "{name} goes up by {distance}, against the slope.")
    else:
        text = translate("Worked", "{name} goes down by {distance}, against the slope.")
    return text.format(name=name, distance=fixed(abs(new - old)))


def _bracketed(value: float) -> str:
    """Return a number as it stands after a sign: in brackets if it is negative."""
    text = fixed(value)
    return f"({text})" if text.startswith(MINUS) else text


def last_line(inside: Inside, experiment: Experiment, stage: int) -> Line:
    """Return the line that sums a stage up: ŷ, L, ∂L/∂z or the answer after the update."""
    key = {0: "output", 1: "loss", 2: "dL/dz", 3: "output_after"}[stage]
    return next(line for line in lines(inside, experiment) if line.quantity == key)
