"""What a loss is measured in."""

from learnscope.gui.text.language import translate


def nats_tip() -> str:
    """Return what a nat is, and which loss is measured in it."""
    return translate(
        "Units",
        "Cross-entropy (BCE) is measured in nats, the unit that comes with the natural logarithm "
        "ln: an answer of ½ costs ln 2 = 0.6931 nats. A distance and its square have no unit.",
    )
