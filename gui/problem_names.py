"""What problems are called on the screen, the same in every sentence and list."""

from learnscope.core import Problem
from learnscope.core.gate import CUSTOM
from learnscope.gui.language import translate


def problem_name(problem: Problem) -> str:
    """Return a problem's name as a person says it within a sentence: "AND", "the spiral"."""
    name = getattr(problem, "name", "")
    if problem.kind == "gate":
        return translate("ProblemNames", "your own gate") if name == CUSTOM else name.upper()
    if problem.kind == "data":
        return translate("ProblemNames", "your own samples")
    names = cloud_names() if problem.kind == "cloud" else curve_names()
    return names[name]


def cloud_names() -> dict[str, str]:
    """Return the name of each cloud of `learnscope.core.CLOUDS`."""
    return {
        "blobs": translate("ProblemNames", "the two round clouds"),
        "circle": translate("ProblemNames", "the circle"),
        "xor": translate("ProblemNames", "the four round clouds"),
        "moons": translate("ProblemNames", "the two moons"),
        "spiral": translate("ProblemNames", "the spiral"),
    }


def curve_names() -> dict[str, str]:
    """Return the name of each curve of `learnscope.core.CURVES`, and of one's own."""
    return {
        "line": translate("ProblemNames", "the straight line"),
        "sine": translate("ProblemNames", "the sine wave"),
        "step": translate("ProblemNames", "the step"),
        "bump": translate("ProblemNames", "the bump"),
        "abs": translate("ProblemNames", "the corner"),
        "drawn": translate("ProblemNames", "your own curve"),
    }
