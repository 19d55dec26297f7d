"""What a field for a number takes, in words that leave out whatever it refuses."""

from learnscope.gui.text.language import translate


def any_number() -> str:
    """Return what a field takes that reads every finite number as people write them."""
    return translate("Allowed", "a number such as 0.5, 0,5 or 1/3")


def number_within(low: float, high: float) -> str:
    """Return what a field takes that reads numbers as people write them."""
    text = translate("Allowed", "a number from {low} to {high}, such as 0.5, 0,5 or 1/3")
    return text.format(low=f"{low:g}", high=f"{high:g}")


def whole_number_within(low: int, high: int) -> str:
    """Return what a field takes that reads whole numbers."""
    text = translate("Allowed", "a whole number from {low} to {high}")
    return text.format(low=low, high=high)


def nothing_or(allowed: str) -> str:
    """Return what a field takes that may also be left empty."""
    return translate("Allowed", "{allowed}, or nothing").format(allowed=allowed)
