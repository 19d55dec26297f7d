"""All lines of an update, for the panel and to be copied."""

from collections.abc import Callable

from learnscope.core import Experiment
from learnscope.gui.session.snapshot import Inside
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import MINUS, exact
from learnscope.gui.update.backward import backward
from learnscope.gui.update.stages import forward, loss, update
from learnscope.gui.update.worked_line import WorkedLine


def lines(
    inside: Inside, experiment: Experiment, shown: str | None = None, opened: str | None = None
) -> list[WorkedLine]:
    """Return the lines of all four stages for the sample that is looked at.

    Parameters
    ----------
    inside : Inside
    experiment : Experiment
    shown : str, optional
        The unit to be shown in every detail, the others in a line each; None for all units.
    opened : str, optional
        The parameter of which everything is written out: its chain of factors, and what the
        update rule remembers; None for all parameters.
    """
    return [
        line
        for stage in range(len(stage_titles()))
        for line in stage_lines(stage, inside, experiment, shown, opened)
    ]


def stage_lines(
    stage: int, inside: Inside, experiment: Experiment, shown: str | None, opened: str | None
) -> list[WorkedLine]:
    """Return the lines of one stage, 0 to 3; see `lines`."""
    if stage == 0:
        return forward(inside.sample, experiment, shown)
    if stage == 1:
        return loss(inside.sample, inside.update, experiment)
    if stage == 2:
        return backward(inside.sample, experiment, shown, opened)
    return update(inside, experiment, shown, opened)


def outcome(stage: int, inside: Inside) -> tuple[str, float]:
    """Return what a stage comes to, and its symbol: ŷ, L, ∂L/∂z or ŷ after the update."""
    sample = inside.sample
    return (
        ("ŷ", sample.output),
        ("L", sample.loss),
        ("∂L/∂z", sample.dloss_dz),
        ("ŷ", inside.updated.output),
    )[stage]


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
    """Return the worked update as LaTeX, one equation a line."""

    def title(name: str) -> str:
        return rf"\paragraph{{{name}}}"

    return _text(inside, experiment, _latex_line, title)


def _text(
    inside: Inside,
    experiment: Experiment,
    write: Callable[[WorkedLine], str],
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


def _plain_line(line: WorkedLine) -> str:
    if line.unit:
        return f"\n[{line.unit}]  {line.short}"
    middle = f" = {line.numbers}" if line.numbers else ""
    return f"{line.plain or line.quantity}{middle} = {exact(line.value)}"


def _latex_line(line: WorkedLine) -> str:
    if line.unit:
        return rf"\subparagraph{{{line.unit}}}"
    numbers = line.numbers
    for sign, latex in _LATEX.items():
        numbers = numbers.replace(sign, latex)
    middle = f" = {numbers}" if numbers else ""
    return rf"\[ {line.formula}{middle} = {exact(line.value)} \]"


_LATEX = {
    MINUS: "-",
    "·": r"\cdot ",
    "ln": r"\ln ",
    "tanh": r"\tanh ",
    "max": r"\max",
    "min": r"\min",
    "clip": r"\mathrm{clip}",
    "sign": r"\mathrm{sign}",
    "σ": r"\sigma",
    "√": r"\surd ",
    "²": "^2",
    "→": r"\rightarrow ",
}
