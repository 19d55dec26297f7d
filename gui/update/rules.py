"""How an update rule moves one parameter: what it remembers, and where the parameter goes."""

from typing import NamedTuple

from learnscope.core import Experiment, UpdateTrace
from learnscope.core.optimizers import unbiased
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, bracketed, fine, fixed, short
from learnscope.gui.update.worked_line import Input, WorkedLine, partial


class Move(NamedTuple):
    """One parameter in one update.

    Parameters
    ----------
    part : Input
        The parameter.
    update : UpdateTrace
    experiment : Experiment
    """

    part: Input
    update: UpdateTrace
    experiment: Experiment

    @property
    def name(self) -> str:
        """The parameter's name."""
        return self.part.parameter

    @property
    def old(self) -> float:
        """Its value before."""
        return self.update.parameters[self.part.position]

    @property
    def new(self) -> float:
        """Its value after."""
        return self.update.updated[self.part.position]

    @property
    def gradient(self) -> float:
        """What the rule is given: the mean slope of the loss, and the penalty's."""
        return self.update.gradient[self.part.position]

    @property
    def rate(self) -> str:
        """The learning rate."""
        return short(self.update.learning_rate)

    def before(self, memory: int) -> float:
        """Return what the rule remembered of it before."""
        return self.update.state[memory][self.part.position]

    def after(self, memory: int) -> float:
        """Return what the rule remembers of it now; that ends where the parameter stops."""
        return self.update.unstopped_state[memory][self.part.position]

    @property
    def stops(self) -> bool:
        """Whether the penalty alone would carry it across 0, where it stops."""
        return self.update.stopped[self.part.position]

    def line(
        self, kind: str, formula: str, numbers: str, value: float, sentence: str
    ) -> WorkedLine:
        """Return a line about something on the way to the new value."""
        return WorkedLine(
            3,
            f"{kind}_{self.name}",
            formula,
            numbers,
            value,
            sentence,
            plain=f"{_PLAIN.get(kind, kind)}({self.name})",
            lights=self.name,
            parameter=self.name,
            fine=kind in _FINE,
        )


#: The means of squares, and what becomes of them.
_FINE = ("s", "v", "v_hat")

_PLAIN = {
    "velocity": "v",
    "velocity_ended": "v",
    "m_ended": "m",
    "penalty": "∂R/∂w",
    "gradient": "g",
    "m_hat": "m̂",
    "v_hat": "v̂",
}


def mean_slope(update: UpdateTrace, symbol: str) -> str:
    """Return ∂L/∂θ as LaTeX: with a bar where it is the mean over several samples."""
    slope = partial("L", symbol)
    return rf"\overline{{{slope}}}" if len(update.rows) > 1 else slope


def penalty(move: Move) -> list[WorkedLine]:
    """Return the penalty's pull at a parameter, and the gradient with it."""
    rates, position, weight = move.experiment.penalty, move.part.position, move.part.weight
    update = move.update
    pull = update.penalty_gradient[position]
    terms, numbers = [], []
    held = bool(rates.l1) and move.old == 0.0
    if held:
        slope, rate = fixed(update.loss_gradient[position]), short(rates.l1)
        limits = r"-\lambda_1,\, \lambda_1"
        terms.append(rf"-\mathrm{{clip}}({partial('L', weight)},\, {limits})")
        numbers.append(f"−clip({slope}, −{rate}, {rate})")
    elif rates.l1:
        terms.append(rf"\lambda_1\,\mathrm{{sign}}({weight})")
        numbers.append(f"{short(rates.l1)} · sign({fixed(move.old)})")
    if rates.l2:
        terms.append(rf"\lambda_2 \cdot {weight}")
        numbers.append(f"{short(rates.l2)} · {bracketed(move.old)}")
    if held:
        sentence = _held(move)
    elif rates.l2:
        sentence = translate(
            "Worked", "The penalty pulls {name} towards 0, the harder the further away it is."
        )
    else:
        sentence = translate(
            "Worked", "The penalty pulls {name} towards 0, equally hard however far away it is."
        )
    total = translate(
        "Worked", "What the update follows: the mean slope of the loss, and the penalty's pull."
    )
    result = []
    if not move.part.bias:
        result.append(
            move.line(
                "penalty",
                f"{partial('R', weight)} = " + " + ".join(terms),
                " + ".join(numbers),
                pull,
                sentence.format(name=move.name),
            )
        )
    result.append(
        move.line(
            "gradient",
            f"g = {partial('L', weight)} + {partial('R', weight)}",
            f"{bracketed(update.loss_gradient[position])} + {bracketed(pull)}",
            move.gradient,
            total,
        )
    )
    return result


def _held(move: Move) -> str:
    """Say what the penalty does to a weight of 0."""
    rate = move.experiment.penalty.l1
    if abs(move.update.loss_gradient[move.part.position]) <= rate:
        return translate(
            "Worked",
            "At 0 the penalty holds {name}: the slope of the loss is no steeper than {rate}, and "
            "nothing is left of it.",
        ).format(name=move.name, rate=short(rate))
    return translate(
        "Worked",
        "At 0 the penalty holds {name} with {rate} at most: the slope of the loss is steeper, and "
        "the rest of it is left.",
    ).format(name=move.name, rate=short(rate))


def memories(move: Move) -> list[WorkedLine]:
    """Return what the rule makes of the gradient before it moves a parameter."""
    optimizer, gradient = move.experiment.optimizer, bracketed(move.gradient)
    if optimizer.name in ("momentum", "nesterov"):
        sentence = translate(
            "Worked",
            "The velocity v: {share} of the last one is kept and the gradient g added, so that "
            "steps in the same direction grow.",
        ).format(share=short(optimizer.momentum))
        numbers = f"{short(optimizer.momentum)} · {bracketed(move.before(0))} + {gradient}"
        return [move.line("velocity", r"v \leftarrow \mu\,v + g", numbers, move.after(0), sentence)]
    if optimizer.name == "rmsprop":
        return [_mean_square(move, "s", r"\alpha", optimizer.alpha, 0)]
    if optimizer.name != "adam":
        return []
    mean = translate(
        "Worked", "The mean gradient m: {share} of the last one is kept, the rest is the new g."
    ).format(share=short(optimizer.beta1))
    numbers = (
        f"{short(optimizer.beta1)} · {bracketed(move.before(0))} + "
        f"{short(1.0 - optimizer.beta1)} · {gradient}"
    )
    number = move.update.number
    corrected = translate(
        "Worked",
        "The mean began at 0: at update {n}, dividing by 1 − {beta}^{n} makes up for it.",
    )
    first = move.line("m", r"m \leftarrow \beta_1 m + (1-\beta_1)\,g", numbers, move.after(0), mean)
    result = [first, _mean_square(move, "v", r"\beta_2", optimizer.beta2, 1)]
    for kind, symbol, index, beta, memory in (
        ("m_hat", "m", 1, optimizer.beta1, 0),
        ("v_hat", "v", 2, optimizer.beta2, 1),
    ):
        result.append(
            move.line(
                kind,
                rf"\hat{{{symbol}}} = \frac{{{symbol}}}{{1-\beta_{index}^{{n}}}}",
                f"{_written(kind, move.after(memory))} / (1 − {short(beta)}^{number})",
                unbiased(move.after(memory), beta, number),
                corrected.format(n=number, beta=short(beta)),
            )
        )
    return result


def _small(value: float) -> str:
    return short(value).replace("-", MINUS)


def _written(kind: str, value: float) -> str:
    return fine(value) if kind in _FINE else bracketed(value)


def _mean_square(move: Move, kind: str, share: str, rate: float, memory: int) -> WorkedLine:
    sentence = translate(
        "Worked",
        "The mean of g², of which {share} is kept: its root is the usual size of the gradient g.",
    ).format(share=short(rate))
    numbers = (
        f"{short(rate)} · {fine(move.before(memory))} + "
        f"{short(1.0 - rate)} · {bracketed(move.gradient)}²"
    )
    formula = rf"{kind} \leftarrow {share} {kind} + (1-{share})\,g^2"
    return move.line(kind, formula, numbers, move.after(memory), sentence)


def new_value(move: Move) -> WorkedLine:
    """Return where the parameter goes."""
    optimizer, symbol = move.experiment.optimizer, move.part.weight
    slope = mean_slope(move.update, symbol)
    gradient, rate = bracketed(move.gradient), move.rate
    if optimizer.name == "gd":
        step = "g" if move.experiment.penalty else slope
        numbers = f"{rate} · {gradient}"
    elif optimizer.name == "momentum":
        step, numbers = "v", f"{rate} · {bracketed(move.after(0))}"
    elif optimizer.name == "nesterov":
        step = r"(g + \mu\,v)"
        share = short(optimizer.momentum)
        numbers = f"{rate} · ({gradient} + {share} · {bracketed(move.after(0))})"
    elif optimizer.name == "rmsprop":
        step = r"\frac{g}{\sqrt{s}+\varepsilon}"
        size = f"√{fine(move.after(0))} + {_small(optimizer.eps)}"
        numbers = f"{rate} · {gradient} / ({size})"
    else:
        step = r"\frac{\hat{m}}{\sqrt{\hat{v}}+\varepsilon}"
        number = move.update.number
        mean = unbiased(move.after(0), optimizer.beta1, number)
        square = unbiased(move.after(1), optimizer.beta2, number)
        size = f"√{fine(square)} + {_small(optimizer.eps)}"
        numbers = f"{rate} · {bracketed(mean)} / ({size})"
    opens = bool(move.experiment.penalty) or optimizer.name != "gd"
    formula, numbers = rf"{symbol} - \mathrm{{lr}} \cdot {step}", f"{fixed(move.old)} − {numbers}"
    if move.stops:
        bound = "max" if move.old > 0.0 else "min"
        formula, numbers = rf"\{bound}(0,\, {formula})", f"{bound}(0, {numbers})"
    return WorkedLine(
        3,
        f"n_{move.name}",
        rf"{symbol} \leftarrow {formula}",
        numbers,
        move.new,
        _moved(move),
        plain=move.name,
        lights=move.name,
        parameter=move.name,
        opens=opens,
    )


def _moved(move: Move) -> str:
    """Say which way the parameter went, and what made it."""
    name = move.experiment.optimizer.name
    up = move.new > move.old
    if move.stops:
        text = translate(
            "Worked", "The penalty alone would carry {name} across 0, so it stops at 0 exactly."
        )
    elif name == "gd" and move.gradient == 0.0:
        text = translate("Worked", "{name} stays: the slope is 0.")
    elif move.new == move.old and name == "gd":
        # A learning rate of 0, or a step below the last digit of the parameter.
        text = translate("Worked", "{name} stays: lr times the slope is too small to move it.")
    elif move.new == move.old:
        text = translate("Worked", "{name} stays: the step is 0, or too small to move it.")
    elif name == "gd":
        text = (
            translate("Worked", "{name} goes up by {distance}, against the slope.")
            if up
            else translate("Worked", "{name} goes down by {distance}, against the slope.")
        )
    elif name in ("momentum", "nesterov"):
        text = (
            translate("Worked", "{name} goes up by {distance}, against the velocity.")
            if up
            else translate("Worked", "{name} goes down by {distance}, against the velocity.")
        )
    else:
        text = (
            translate(
                "Worked",
                "{name} goes up by {distance}: a slope divided by its usual size makes steps of "
                "about lr.",
            )
            if up
            else translate(
                "Worked",
                "{name} goes down by {distance}: a slope divided by its usual size makes steps of "
                "about lr.",
            )
        )
    text = text.format(name=move.name, distance=fixed(abs(move.new - move.old)))
    barred = name == "gd" and len(move.update.rows) > 1 and not move.experiment.penalty
    if barred and not move.part.position:
        # Said once, where the first one stands.
        text += " " + translate("Worked", "The bar: the mean over the samples of this update.")
    return text


def ended(move: Move) -> list[WorkedLine]:
    """Return what becomes of a velocity or a mean gradient whose parameter stops at 0."""
    if not (move.stops and move.experiment.optimizer.rule.directed):
        return []
    kind, symbol = ("m", "m") if move.experiment.optimizer.name == "adam" else ("velocity", "v")
    sentence = translate(
        "Worked",
        "Since {name} stops at 0, what carried it there ends: {symbol} begins anew from 0.",
    ).format(name=move.name, symbol=symbol)
    value = move.update.updated_state[0][move.part.position]
    return [move.line(f"{kind}_ended", rf"{symbol} \leftarrow 0", "", value, sentence)]
