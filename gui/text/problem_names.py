"""What each problem is called on the screen."""

from learnscope.core import Cloud, Curve, Gate, Problem
from learnscope.core.problems.gates import CUSTOM
from learnscope.gui.text.language import translate


def problem_name(problem: Problem) -> str:
    """Return the problem's name within a sentence, such as "to learn {name}"."""
    if isinstance(problem, Gate):
        if problem.name == CUSTOM:
            return translate("Messages", "your own gate")
        return gate_word(problem.name)
    if isinstance(problem, Cloud):
        words = cloud_words()
    elif isinstance(problem, Curve):
        words = curve_words()
    else:
        return translate("Problems", "your own data")
    name = words[problem.name]
    # A name that begins with a capital in a list goes on small within a sentence, unless it is one
    # of capitals, such as XOR.
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def gate_word(name: str) -> str:
    """Return a named gate's name as it stands in a list."""
    words = {
        "majority": translate("Problems", "Majority"),
        "parity": translate("Problems", "Parity"),
    }
    return words.get(name, name.upper())


def cloud_words() -> dict[str, str]:
    """Return the clouds' names as they stand in a list."""
    return {
        "blobs": translate("Problems", "Two blobs"),
        "circle": translate("Problems", "Circle in a ring"),
        "xor": translate("Problems", "XOR clouds"),
        "moons": translate("Problems", "Two moons"),
        "spiral": translate("Problems", "Spiral"),
    }


def curve_words() -> dict[str, str]:
    """Return the curves' names as they stand in a list."""
    return {
        "line": translate("Problems", "Line"),
        "sine": translate("Problems", "Sine"),
        "step": translate("Problems", "Step"),
        "bump": translate("Problems", "Bump"),
        "abs": "|x|",
        "drawn": translate("Problems", "Drawn by hand"),
    }
