"""What problems, examples and update rules are called, and what is to be said of each."""

from learnscope.core import Cloud, Curve, Experiment, Gate, Problem
from learnscope.core.problems.gates import CUSTOM
from learnscope.gui.text.examples import name_of
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


def input_names(problem: Problem) -> tuple[str, ...]:
    """Return what inputs are called in a sentence: by the data's own names where it has some."""
    return problem.names or problem.input_names


def class_name(problem: Problem, target: int) -> str:
    """Return what a class is called in a sentence: by the data's own label where it has one."""
    return str(target) if problem.labels is None else problem.labels[target]


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


def titles() -> dict[str, str]:
    """Return each example's entry in the menu."""
    return {
        "one_slope": translate("Examples", "One slope: a line through 0"),
        "flats": translate("Examples", "Rents: a plane over two inputs"),
        "article": translate("Examples", "The article's calculation"),
        "and_one_neuron": translate("Examples", "AND: one neuron, one line"),
        "hours": translate("Examples", "Hours learned: passed or not"),
        "xor_one_neuron": translate("Examples", "XOR: too much for one neuron"),
        "xor_two_hidden": translate("Examples", "XOR: two hidden neurons"),
        "circle": translate("Examples", "A circle from bent lines"),
        "sine": translate("Examples", "A sine wave from three bends"),
        "spiral": translate("Examples", "The spiral: two hidden layers"),
        "zeros": translate("Examples", "Zeros never learn"),
        "rate_too_high": translate("Examples", "A learning rate too high"),
        "dead_relus": translate("Examples", "Dead ReLUs"),
        "deep_sigmoids": translate("Examples", "The vanishing gradient"),
        "overfitting": translate("Examples", "Overfitting"),
    }


def sentence(experiment: Experiment) -> str | None:
    """Return what to look for in an experiment that is an example, or None."""
    name = name_of(experiment)
    return None if name is None else sentences()[name]


def sentences() -> dict[str, str]:
    """Return what to look for in each example."""
    return {
        "one_slope": translate(
            "Examples",
            "Pages read in 0 to 5 hours, and one weight: a line through 0. Press Run (Space): the "
            "loss glides down to 2 pages an hour. Then Reset, and try 0.1: each step lands on the "
            "other side.",
        ),
        "flats": translate(
            "Examples",
            "The rent of flats by area and way to the centre: one neuron lays a plane. Press Run "
            "(Space), turn the surface to 3-D, and see it settle among the points within 50 "
            "epochs.",
        ),
        "article": translate(
            "Examples",
            "One row of AND, to be worked out by hand. Open the update with Look inside (Shift+→), "
            "stage by stage: one step leads ŷ from 0.525 to 0.279.",
        ),
        "and_one_neuron": translate(
            "Examples",
            "AND has its only 1 in one corner, and one straight line can cut that corner off. "
            "Press Run (Space) and watch the line turn until all four are right.",
        ),
        "hours": translate(
            "Examples",
            "Hours learned, passed or not: one neuron makes a step of it. Press Run (Space): the "
            "place where ŷ is ½ settles near 3 hours, and three pupils stay on the wrong side.",
        ),
        "xor_one_neuron": translate(
            "Examples",
            "XOR has its 1s in opposite corners, and no straight line parts them from the 0s. "
            "Press Run (Space): one neuron ends up answering ½ to everything.",
        ),
        "xor_two_hidden": translate(
            "Examples",
            "XOR again, with two hidden neurons: each draws a line of its own, and the output "
            "joins the two. Press Run (Space) and watch all four come right.",
        ),
        "circle": translate(
            "Examples",
            "Four hidden neurons bend four lines, and together they close around the circle. "
            "Press Run (Space) and watch the border between the classes become round.",
        ),
        "sine": translate(
            "Examples",
            "Three hidden neurons, three bends, added up: enough for one and a half waves of a "
            "sine. Press Run (Space) and watch the straight line take their shape.",
        ),
        "spiral": translate(
            "Examples",
            "Two arms wound around each other, for two layers of eight: the first draws lines, "
            "the second joins them to bands. Press Run (Space); it takes a few hundred epochs.",
        ),
        "zeros": translate(
            "Examples",
            "All weights begin at 0, so the four hidden neurons are alike, get the same gradient "
            "and stay alike. Press Run (Space), then New start (Ctrl+R), and Run again.",
        ),
        "rate_too_high": translate(
            "Examples",
            "Learning rate 0.5: all goes well for a while, then every update goes further astray "
            "than the one before. Press Run (Space), then Reset, and try 0.1.",
        ),
        "dead_relus": translate(
            "Examples",
            "Learning rate 10 throws the ReLUs to where they give 0 for every sample, with slope "
            "0, and none comes back. Press Run (Space), then Reset, and try 0.3.",
        ),
        "deep_sigmoids": translate(
            "Examples",
            "Four layers of sigmoids, whose slope is ¼ at most: on the way back so little is left "
            "that the first layer hardly learns. Press Run (Space), then choose tanh and compare.",
        ),
        "overfitting": translate(
            "Examples",
            "20 noisy points for 105 weights and biases. Press Run (Space): the training loss "
            "falls towards 0, while the loss on the 20 test points turns and rises.",
        ),
    }


def scheme_names() -> dict[str, str]:
    """Return the names of the schemes by which a start is drawn, as they stand in a list."""
    return {
        "uniform": translate("StartSettings", "uniform"),
        "normal": translate("StartSettings", "normal"),
        "xavier": "Xavier",
        "he": "He",
    }


def rule_names() -> dict[str, str]:
    """Return the rules' names as they stand in a list."""
    return {
        "gd": translate("LearningSettings", "Gradient descent"),
        "momentum": translate("LearningSettings", "Momentum"),
        "nesterov": translate("LearningSettings", "Nesterov"),
        "rmsprop": "RMSProp",
        "adam": "Adam",
    }


def rule_meanings() -> dict[str, str]:
    """Return a sentence for each rule that says what it does."""
    return {
        "gd": translate(
            "LearningSettings", "Gradient descent: straight down the slope, lr times as far."
        ),
        "momentum": translate(
            "LearningSettings",
            "Momentum: a ball that rolls; each update keeps a share of the one before.",
        ),
        "nesterov": translate(
            "LearningSettings", "Nesterov: momentum that looks ahead to where it is rolling."
        ),
        "rmsprop": translate(
            "LearningSettings",
            "RMSProp: each parameter's slope is divided by its usual size, so that all move "
            "at a like pace.",
        ),
        "adam": translate(
            "LearningSettings",
            "Adam: momentum and RMSProp in one. It likes small learning rates, such as 0.05.",
        ),
    }
