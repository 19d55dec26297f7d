"""How a gradient becomes an update: the rules, each over explicit memory.

A rule's memory is what it remembers from the updates before: a row for each of its quantities and a
column for each parameter. Being a value, it can be recorded and returned to like the parameters
themselves.
"""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.elementary import integer_power
from learnscope.core.lanes import lanes
from learnscope.core.validation import ExperimentError, non_negative, number_within, one_of

Array = NDArray[np.float64]

#: Adam divides by 1 − β; at 1 it would remember nothing but its beginning.
MAX_BETA = 0.999999
MIN_EPS = 1e-15

#: The most rows that a rule's memory has.
MEMORIES = 2

# What the engine calls each rule by, and where in its rates each hyperparameter stands.
GD, MOMENTUM, NESTEROV, RMSPROP, ADAM = range(5)
LEARNING_RATE, KEPT, ALPHA, BETA1, BETA2, EPS, L1, L2 = range(8)


def take_step(
    rule: int,
    rates: Array,
    theta: Array,
    gradient: Array,
    memory: Array,
    number: int,
    new_theta: Array,
    new_memory: Array,
    n: int,
) -> None:
    """Write θ and a rule's memory after one update.

    Momentum: B. Polyak, "Some methods of speeding up the convergence of iteration methods", 1964.
    Nesterov: in the form of I. Sutskever et al., "On the importance of initialization and momentum
    in deep learning", 2013. RMSProp: G. Hinton, lecture 6e of "Neural networks for machine
    learning", 2012. Adam: D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015.
    Each in the variant of PyTorch.

    Parameters
    ----------
    rule : int
        One of the numbers above.
    rates : ndarray, shape (8,)
        The learning rate and the hyperparameters.
    theta, gradient : ndarray, shape (parameters,)
    memory : ndarray, shape (MEMORIES, parameters)
        Of which the rule uses the rows it has.
    number : int
        Which update of this rule it is, from 1.
    new_theta, new_memory : ndarray
        Where to write; may be `theta` and `memory` themselves.
    n : int
        How many parameters.
    """
    rate = rates[LEARNING_RATE]
    if rule == GD:
        for p in lanes(0, n):
            new_theta[p] = theta[p] - rate * gradient[p]
    elif rule == MOMENTUM:
        for p in lanes(0, n):
            new_memory[0, p] = rates[KEPT] * memory[0, p] + gradient[p]
            new_theta[p] = theta[p] - rate * new_memory[0, p]
    elif rule == NESTEROV:
        for p in lanes(0, n):
            new_memory[0, p] = rates[KEPT] * memory[0, p] + gradient[p]
            ahead = gradient[p] + rates[KEPT] * new_memory[0, p]
            new_theta[p] = theta[p] - rate * ahead
    elif rule == RMSPROP:
        alpha = rates[ALPHA]
        for p in lanes(0, n):
            square = gradient[p] * gradient[p]
            new_memory[0, p] = alpha * memory[0, p] + (1.0 - alpha) * square
            size = np.sqrt(new_memory[0, p]) + rates[EPS]
            new_theta[p] = theta[p] - rate * (gradient[p] / size)
    else:  # ADAM
        beta1, beta2 = rates[BETA1], rates[BETA2]
        # Dividing by the weight that real gradients have in a mean makes up for its beginning at 0.
        begun1 = 1.0 - integer_power(beta1, number)
        begun2 = 1.0 - integer_power(beta2, number)
        for p in lanes(0, n):
            square = gradient[p] * gradient[p]
            new_memory[0, p] = beta1 * memory[0, p] + (1.0 - beta1) * gradient[p]
            new_memory[1, p] = beta2 * memory[1, p] + (1.0 - beta2) * square
            size = np.sqrt(new_memory[1, p] / begun2) + rates[EPS]
            new_theta[p] = theta[p] - rate * (new_memory[0, p] / begun1 / size)


def descended(parameters: ArrayLike, gradient: ArrayLike, learning_rate: float) -> Array:
    """Return where plain gradient descent goes with any gradient: θ − lr·g.

    Parameters
    ----------
    parameters, gradient : array_like, shape (parameters,)
    learning_rate : float
    """
    theta = np.array(parameters, dtype=np.float64)
    slopes, rates = np.array(gradient, dtype=np.float64), np.zeros(L2 + 1)
    rates[LEARNING_RATE] = learning_rate
    memory = np.zeros((MEMORIES, len(theta)))
    with np.errstate(all="ignore"):
        take_step(GD, rates, theta, slopes, memory, 1, theta, memory, len(theta))
    return theta


def unbiased(mean: float, beta: float, number: int) -> float:
    """Return one of Adam's means as if it had not begun at 0, as `take_step` takes it.

    Parameters
    ----------
    mean : float
        The mean, or the mean square, after an update.
    beta : float
        The share of it that an update keeps.
    number : int
        Which update of the rule it was, from 1.
    """
    weight: float = 1.0 - integer_power(beta, number)
    return mean / weight


@dataclass(frozen=True, slots=True)
class Optimizer:
    """An update rule and its hyperparameters.

    Parameters
    ----------
    name : str
        ``"gd"``: gradient descent; ``"momentum"``, ``"nesterov"``, ``"rmsprop"`` or ``"adam"``.
    learning_rate : float
        How far to go against the gradient, at least 0.
    momentum : float
        Of momentum and Nesterov: the share of its velocity that an update keeps; 0 to 1.
    alpha : float
        Of RMSProp: the share of the mean square that an update keeps; 0 to 1.
    beta1, beta2 : float
        Of Adam: the shares of the mean and of the mean square that an update keeps; 0 to
        `MAX_BETA`.
    eps : float
        Of RMSProp and Adam: what keeps the division from one by 0; `MIN_EPS` to 1.

    Raises
    ------
    ExperimentError
        If the name is unknown, or a number is outside what is allowed.
    """

    name: str = "gd"
    learning_rate: float = 1.0
    momentum: float = 0.9
    alpha: float = 0.9
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8

    def __post_init__(self) -> None:
        one_of("optimizer.name", self.name, RULES)
        rate = non_negative("optimizer.learning_rate", self.learning_rate)
        object.__setattr__(self, "learning_rate", rate)
        for field, (low, high) in LIMITS.items():
            value = number_within(f"optimizer.{field}", getattr(self, field), low, high)
            object.__setattr__(self, field, value)

    def at(self, learning_rate: float) -> "Optimizer":
        """Return the same rule at another learning rate."""
        return replace(self, learning_rate=learning_rate)

    @property
    def rule(self) -> "Rule":
        """The rule by its name."""
        return RULES[self.name]

    def to_dict(self) -> dict[str, Any]:
        """Return the rule as plain values for JSON, with the hyperparameters it has."""
        own = {field: getattr(self, field) for field in self.rule.hyperparameters}
        return {"name": self.name, "learning_rate": self.learning_rate, **own}


class Rule(NamedTuple):
    """What is known of a rule besides how it steps.

    Parameters
    ----------
    code : int
        What the engine calls it by.
    memories : tuple of str
        The names of the rows that it uses of its memory.
    hyperparameters : tuple of str
        Which fields of `Optimizer` it uses besides the learning rate.
    directed : bool
        Whether the first row of its memory has a direction, as a velocity or a mean gradient has:
        it ends where a penalty stops a weight at 0.
    """

    code: int
    memories: tuple[str, ...] = ()
    hyperparameters: tuple[str, ...] = ()
    directed: bool = False


#: The rules by name; for their sources see `take_step`.
RULES: dict[str, Rule] = {
    "gd": Rule(GD),
    "momentum": Rule(MOMENTUM, ("velocity",), ("momentum",), directed=True),
    "nesterov": Rule(NESTEROV, ("velocity",), ("momentum",), directed=True),
    "rmsprop": Rule(RMSPROP, ("mean_square",), ("alpha", "eps")),
    "adam": Rule(ADAM, ("mean", "mean_square"), ("beta1", "beta2", "eps"), directed=True),
}

#: The smallest and the largest value of each hyperparameter.
LIMITS: dict[str, tuple[float, float]] = {
    "momentum": (0.0, 1.0),
    "alpha": (0.0, 1.0),
    "beta1": (0.0, MAX_BETA),
    "beta2": (0.0, MAX_BETA),
    "eps": (MIN_EPS, 1.0),
}


def optimizer_from_dict(data: dict[str, Any]) -> Optimizer:
    """Return the optimizer that plain values describe; what is left out has its default.

    Raises
    ------
    ExperimentError
        If a value is not allowed, or a hyperparameter is none of the rule's.
    """
    name = one_of("optimizer.name", data.get("name", "gd"), RULES)
    known = ("name", "learning_rate", *RULES[name].hyperparameters)
    for key, value in data.items():
        if key not in known:
            allowed = f"no such key; the keys of {name} are " + ", ".join(known)
            raise ExperimentError(f"optimizer.{key}", value, allowed)
    return Optimizer(**data)
