"""What is said of runs beside one another: what each is called, and what makes it another."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from learnscope.core import Gate, Optimizer, RandomStart, ValuesStart, ZerosStart
from learnscope.core.run.difference import Difference, Run, differences
from learnscope.gui.text.function_texts import LOSS_TEXTS, text_of_loss
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import problem_name, rule_names
from learnscope.gui.text.numbers import exact, short


class Named(Run, Protocol):
    """A run with a name."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def number(self) -> int:
        """Which of the pinned runs it is."""

    @property
    def baseline(self) -> bool:
        """Whether the others are compared with it."""


def rule_at_rate(optimizer: Optimizer) -> str:
    """Return a rule with its rate, such as "Adam 0.03"; plain descent by its rate alone."""
    rate = short(optimizer.learning_rate, 4)
    if optimizer.name == "gd":
        return translate("RunTexts", "rate {rate}").format(rate=rate)
    return f"{rule_names()[optimizer.name]} {rate}"


def name_for(run: Named, others: Sequence[Named]) -> str:
    """Return a name that says what is different about a run, if it can be said in a word or two.

    Parameters
    ----------
    run : Named
        The one that is to have a name.
    others : sequence of Named
        Those beside it, with names of their own.
    """
    name = _telling_name(run, others)
    if not name or name in {each.name for each in others}:
        name = translate("RunTexts", "Run {n}").format(n=run.number)
    return name


def _telling_name(run: Named, others: Sequence[Named]) -> str:
    experiment = run.experiment
    # What tells it from the run that is most like it.
    nearest = min((differences(each, run) for each in others), key=len, default=())
    told = {each.part for each in nearest}
    if told <= {"optimizer", "learning_rate"}:
        return rule_at_rate(experiment.optimizer) if told or not others else ""
    if told in ({"hidden"}, {"hidden", "activation"}):
        return "-".join(map(str, experiment.model.sizes))
    if told == {"loss"}:
        return text_of_loss(experiment).word()
    if told == {"problem"}:
        return problem_name(experiment.problem)
    start = experiment.start
    if told == {"start"} and isinstance(start, RandomStart):
        return translate("RunTexts", "seed {n}").format(n=start.seed)
    return ""


def told_difference(baseline: Run, run: Run) -> str:
    """Say what makes a run another than the baseline."""
    told = differences(baseline, run)
    if len(told) != 1:
        return listed_difference(baseline, run)
    return translate("RunTexts", "only the {part}: {values}").format(
        part=_part_words()[told[0].part](), values=_values(told[0])
    )


def listed_difference(baseline: Run, run: Run) -> str:
    """Say the same as a list, which takes less room."""
    told = differences(baseline, run)
    if not told:
        return translate("RunTexts", "nothing: the same run")
    said = ((_part_words()[each.part](), _values(each)) for each in told)
    return ", ".join(
        f"{part} {values}" if "→" in values else f"{part}: {values}" for part, values in said
    )


def _part_words() -> dict[str, Callable[[], str]]:
    """Return what each part is called within a sentence."""
    return {
        "problem": lambda: translate("RunTexts", "problem"),
        "rows": lambda: translate("RunTexts", "rows"),
        "data": lambda: translate("RunTexts", "data"),
        "hidden": lambda: translate("RunTexts", "network"),
        "activation": lambda: translate("RunTexts", "activation"),
        "bias": lambda: translate("RunTexts", "bias"),
        "loss": lambda: translate("RunTexts", "loss"),
        "optimizer": lambda: translate("RunTexts", "optimiser"),
        "learning_rate": lambda: translate("RunTexts", "learning rate"),
        "momentum": lambda: translate("RunTexts", "momentum"),
        "alpha": lambda: "α",
        "beta1": lambda: "β₁",
        "beta2": lambda: "β₂",
        "eps": lambda: "ε",
        "l1": lambda: "L1",
        "l2": lambda: "L2",
        "batch": lambda: translate("RunTexts", "batch"),
        "shuffle": lambda: translate("RunTexts", "order of the samples"),
        "start": lambda: translate("RunTexts", "start"),
        "rate_on_the_way": lambda: translate("RunTexts", "learning rate on the way"),
        "settings_on_the_way": lambda: translate("RunTexts", "settings on the way"),
        "edits": lambda: translate("RunTexts", "weights set by hand"),
    }


def _values(told: Difference) -> str:
    """Say from what to what a part is another, or that it is."""
    write = _writers().get(told.part)
    if write is not None:
        one, other = write(told.one), write(told.other)
        if one != other:
            return f"{one} → {other}"
    return translate("RunTexts", "other values")


def _writers() -> dict[str, Callable[[Any], str]]:
    """Return how each part's value is written that can be in a few words."""
    return {
        "problem": problem_name,
        "rows": _rows,
        "hidden": _layers,
        "activation": str,
        "bias": _on_or_off,
        "loss": _loss,
        "optimizer": lambda name: rule_names()[name],
        **dict.fromkeys(("learning_rate", "momentum", "alpha", "beta1", "beta2", "eps"), _number),
        **dict.fromkeys(("l1", "l2"), _number),
        "batch": lambda size: translate("RunTexts", "all") if size is None else str(size),
        "shuffle": _shuffle,
        "start": _start,
        "rate_on_the_way": _rates,
        "edits": _edits,
    }


def _number(value: float) -> str:
    text = short(value)
    return text if float(text) == value else exact(value)


def _on_or_off(on: bool) -> str:
    return translate("RunTexts", "on") if on else translate("RunTexts", "off")


def _shuffle(shuffled: bool) -> str:
    return translate("RunTexts", "new") if shuffled else translate("RunTexts", "always the same")


def _layers(hidden: tuple[int, ...]) -> str:
    if not hidden:
        return translate("RunTexts", "one neuron")
    return translate("RunTexts", "hidden {n}").format(n="-".join(map(str, hidden)))


def _loss(name: str) -> str:
    return next(texts[name] for texts in LOSS_TEXTS.values() if name in texts).name()


def _rows(gate: Gate) -> str:
    """Return the rows that are on by their inputs, such as "01 10"."""
    inputs = gate.inputs[list(gate.active)]
    return " ".join("".join(f"{x:.0f}" for x in row) for row in inputs)


def _start(start: ValuesStart | ZerosStart | RandomStart) -> str:
    if isinstance(start, RandomStart):
        return translate("RunTexts", "seed {n}").format(n=start.seed)
    if isinstance(start, ZerosStart):
        return translate("RunTexts", "zeros")
    return translate("RunTexts", "given")


def _rates(rates: tuple[tuple[int, float], ...]) -> str:
    if not rates:
        return translate("RunTexts", "none")
    from_epoch = translate("RunTexts", "{rate} from epoch {n}")
    return ", ".join(from_epoch.format(rate=_number(r), n=f"{n:,}") for n, r in rates)


def _edits(edits: tuple[tuple[int, tuple[float, ...]], ...]) -> str:
    if not edits:
        return translate("RunTexts", "none")
    at = ", ".join(f"{epoch:,}" for epoch, _ in edits)
    return translate("RunTexts", "at epoch {n}").format(n=at)
