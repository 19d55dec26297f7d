"""What inputs and classes are called in sentences: by the data's own words where it has some."""

from learnscope.core import OwnData, Problem


def input_names(problem: Problem) -> tuple[str, ...]:
    """Return the inputs' names, as the data has them or as x, x1, x2 and x3."""
    named = isinstance(problem, OwnData) and problem.names
    return problem.names if named else problem.input_names


def class_name(problem: Problem, target: int) -> str:
    """Return what a class is called, as the data has it or as 0 and 1."""
    labelled = isinstance(problem, OwnData) and problem.labels
    return problem.labels[target] if labelled else str(target)
