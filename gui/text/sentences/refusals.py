"""What was not taken, and what would be: an experiment, what was typed; in one sentence."""

from learnscope.core import ExperimentError
from learnscope.gui.text.language import translate

#: Of what was typed, the most characters that are said again.
_LONGEST = 40

_MILLION_MILLIONS = 1e12


def refused(error: ExperimentError) -> str:
    """Say that an experiment is not possible."""
    text = translate("MainWindow", "Not possible: {got}. Allowed: {allowed}.")
    if error.field == "problem.rows":
        text = translate("MainWindow", "At least one row has to stay on.")
    if error.field == "pins":
        text = translate(
            "MainWindow", "Five runs are pinned, and there is no room for more: remove one first."
        )
    if error.field == "race.rates":
        text = translate(
            "MainWindow", "The rates to try have to go from one above 0 to a higher one."
        )
    if error.field == "race.rate":
        text = translate(
            "MainWindow", "At learning rate 0 nothing moves: choose another rate for the race."
        )
    return text.format(got=error.got, allowed=error.allowed)


def refused_input(field: str, text: str, allowed: str) -> str:
    """Say that a field could not read what was typed."""
    message = translate("MainWindow", "{field}: “{text}” was not taken; type {allowed}.")
    return message.format(field=field, text=text[:_LONGEST], allowed=allowed)


# What a field for a number takes, in words that leave out whatever it refuses


def any_number() -> str:
    """Return what a field takes that reads every finite number as people write them."""
    return translate("Allowed", "a number such as 0.5, 0,5 or 1/3")


def number_within(low: float, high: float) -> str:
    """Return what a field takes that reads numbers as people write them."""
    text = translate("Allowed", "a number from {low} to {high}, such as 0.5, 0,5 or 1/3")
    return text.format(low=_limit(low), high=_limit(high))


def _limit(number: float) -> str:
    """Return a limit in full where that is read more easily than a power of ten."""
    short = f"{number:g}"
    return f"{number:,.0f}" if "e+" in short and abs(number) < _MILLION_MILLIONS else short


def whole_number_within(low: int, high: int) -> str:
    """Return what a field takes that reads whole numbers."""
    text = translate("Allowed", "a whole number from {low} to {high}")
    return text.format(low=low, high=high)


def nothing_or(allowed: str) -> str:
    """Return what a field takes that may also be left empty."""
    return translate("Allowed", "{allowed}, or nothing").format(allowed=allowed)
