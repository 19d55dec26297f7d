"""How a gradient becomes an update: pure rules over plain values."""

from dataclasses import dataclass
from typing import Any

from learnscope.core.validation import non_negative, one_of

OPTIMIZERS = ("gd",)


@dataclass(frozen=True, slots=True)
class Optimizer:
    """An update rule and its hyperparameters.

    Parameters
    ----------
    name : str
        ``"gd"``: gradient descent.
    learning_rate : float
        How far to go against the gradient, at least 0.

    Raises
    ------
    ExperimentError
        If the name is unknown or the learning rate is not a finite number of at least 0.
    """

    name: str = "gd"
    learning_rate: float = 1.0

    def __post_init__(self) -> None:
        one_of("optimizer.name", self.name, OPTIMIZERS)
        rate = non_negative("optimizer.learning_rate", self.learning_rate)
        object.__setattr__(self, "learning_rate", rate)

    def to_dict(self) -> dict[str, Any]:
        """Return the rule as plain values for JSON."""
        return {"name": self.name, "learning_rate": self.learning_rate}


def gradient_descent(parameter: float, gradient: float, learning_rate: float) -> float:
    """Return one parameter after its update, w − lr·∂L/∂w."""
    return parameter - learning_rate * gradient
