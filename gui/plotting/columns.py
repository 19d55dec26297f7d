"""What the data call their columns and classes: on axes, in read-outs, and in tips.

Beside the symbol of an input, x or x1, stands its name where it is known: “x1 · Age”. The learner's
own data know names; gates, clouds and curves have symbols alone.
"""

import re
from collections.abc import Sequence

from learnscope.core import Experiment, Problem
from learnscope.core.problems.scaling import UNSCALED, target_scale
from learnscope.gui.look.labels import Row
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import LEFT_OUT, exact, figure

#: The longest name that stands on an axis or in a read-out, in characters.
_LONGEST = 24


def column_name(problem: Problem, number: int) -> str:
    """Return what the data call an input, in one line, or "" where that is not known.

    Parameters
    ----------
    problem : Problem
    number : int
        The input's, from 0.
    """
    names = problem.names
    return _told(names[number], problem.input_names[number]) if names else ""


def target_name(problem: Problem) -> str:
    """Return what the data call the target, in one line, or "" where that is not known."""
    return _told(problem.target_name, "Y")


def class_title(problem: Problem, target: float) -> str:
    """Return a class as it is told: “1 = yes”, or its number alone where it has no name."""
    number = f"{int(target)}"
    name = "" if problem.labels is None else _told(problem.labels[int(target)], number)
    return f"{number} = {cut(name)}" if name else number


def cut(name: str) -> str:
    """Return a name, or as much of it as there is room for in a picture."""
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + LEFT_OUT


def input_title(problem: Problem, number: int) -> str:
    """Return what stands at an input's axis, and before its value: its symbol and its name."""
    return _titled(problem.input_names[number], column_name(problem, number))


def input_titles(problem: Problem) -> tuple[str, ...]:
    """Return what stands before each input's value."""
    return tuple(input_title(problem, number) for number in range(len(problem.input_names)))


def target_title(problem: Problem) -> str:
    """Return what stands before the right answer."""
    return _titled("Y", target_name(problem))


def weighted_titles(experiment: Experiment) -> dict[str, str]:
    """Return by the name of each weight of the first layer the named input that it belongs to."""
    problem, model = experiment.problem, experiment.model
    names = model.parameter_names
    return {
        names[model.position(0, unit, number)]: input_title(problem, number)
        for unit in range(model.sizes[1])
        for number in range(model.inputs)
        if column_name(problem, number)
    }


def input_rows(problem: Problem, inputs: Sequence[float]) -> list[Row]:
    """Return how inputs are read out, one a line."""
    titles = input_titles(problem)
    return [Row(title, exact(value)) for title, value in zip(titles, inputs, strict=False)]


def sample_inputs(problem: Problem, row: int) -> list[Row]:
    """Return how a sample's inputs are read out: bits without a name in one line."""
    inputs = problem.inputs[row].tolist()
    bits = len(inputs) > 1 and all(value in {0.0, 1.0} for value in inputs)
    if bits and not any(column_name(problem, i) for i in range(len(inputs))):
        return [Row(" ".join(problem.input_names), in_words(inputs))]
    return input_rows(problem, inputs)


def target_row(problem: Problem, row: int) -> Row:
    """Return how a sample's right answer is read out."""
    target = float(problem.target_array[row])
    if problem.task == "regression":
        return Row(target_title(problem), exact(target))
    return Row(target_title(problem), class_title(problem, target), f"class_{int(target)}")


def standing_row(problem: Problem, row: int) -> list[Row]:
    """Return what is said of a sample that does not train."""
    if row in problem.held_out:
        return [Row("", translate("AnswerMap", "held out to test"))]
    if row not in problem.active:
        return [Row("", translate("CubeMap", "does not train"))]
    return []


#: What stands behind the symbol of an input, or of a target, that is scaled.
STAR = "*"

_SCALED = re.compile(r"·(x[123]?)(?![\w*])")


def star_of(problem: Problem) -> str:
    """Return what stands behind ŷ and Y: a star where targets are scaled, else nothing."""
    return "" if target_scale(problem) == UNSCALED else STAR


def with_stars(text: str, scaled: bool) -> str:
    """Return a text with the inputs that weights multiply marked as scaled, if they are.

    A star tells x1*, which the network is given, from x1 in the data's units.
    """
    return text if not scaled else _SCALED.sub(rf"·\1{STAR}", text)


def in_words(inputs: Sequence[float]) -> str:
    """Return a sample's inputs as they are told in a sentence."""
    return " ".join(figure(value) for value in inputs)


def _titled(symbol: str, name: str) -> str:
    return f"{symbol} · {cut(name)}" if name else symbol


def _told(name: str, symbol: str) -> str:
    """Return a name in one line; none where it only says the symbol again."""
    line = " ".join(name.split())
    return "" if line == symbol else line
