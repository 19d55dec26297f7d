"""One line of a worked update, and what several of them say."""

from dataclasses import dataclass

from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fine, fixed


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """One line of a worked update."""

    stage: int
    #: What the result is: a parameter's name, "z", "output", "loss", or one of the slopes.
    quantity: str
    #: The formula in symbols, as LaTeX.
    formula: str
    #: The same with the numbers put in, in fixed digits; empty where it is the result alone.
    numbers: str
    value: float
    sentence: str
    #: What the result is called in plain text; the quantity itself if empty.
    plain: str = ""
    #: What it lights in the window; the quantity itself if empty.
    lights: str = ""
    #: The parameter that it belongs to, and whether it opens the others that do.
    parameter: str = ""
    opens: bool = False
    #: Of a unit's heading, the unit's name, and what the heading says of it in short.
    unit: str = ""
    short: str = ""

    #: Whether small results are written with all their leading digits.
    fine: bool = False

    @property
    def result(self) -> str:
        """The result in fixed digits."""
        return fine(self.value) if self.fine else fixed(self.value)


def partial(of: str, by: str) -> str:
    """Return the LaTeX of a derivative."""
    return rf"\frac{{\partial {of}}}{{\partial {by}}}"


def sensitivity(name: str, slope: float) -> str:
    """Say what raising a quantity does to the loss."""
    if slope == 0.0:
        text = translate("Worked", "Changing {name} a little would not change the loss.")
    elif slope > 0.0:
        text = translate(
            "Worked", "Raising {name} by a little would raise the loss {slope} times as much."
        )
    else:
        text = translate(
            "Worked", "Raising {name} by a little would lower the loss {slope} times as much."
        )
    return text.format(name=name, slope=fixed(abs(slope)))
