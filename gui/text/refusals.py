"""What was not taken, and what would be, in one sentence."""

from learnscope.core import ExperimentError
from learnscope.gui.text.language import translate

#: Of what was typed, the most characters that are said again.
_LONGEST = 40


def refused(error: ExperimentError) -> str:
    """Say that an experiment is not possible."""
    text = translate("MainWindow", "Not possible: {got}. Allowed: {allowed}.")
    if error.field == "problem.rows":
        text = translate("MainWindow", "At least one row has to stay on.")
    return text.format(got=error.got, allowed=error.allowed)


def refused_input(field: str, text: str, allowed: str) -> str:
    """Say that a field could not read what was typed."""
    message = translate("MainWindow", "{field}: “{text}” was not taken; type {allowed}.")
    return message.format(field=field, text=text[:_LONGEST], allowed=allowed)
