"""How a gradient becomes an update: pure rules, (θ, gradient, state) → (θ, state).

The state is what a rule remembers from the updates before: an array with a row of its own for each
memory and a column for each parameter. Being a value, it can be recorded and returned to like the
parameters themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from learnscope.core.validation import ExperimentError, non_negative, number_within, one_of

Array = NDArray[np.float64]
Memory = TypeVar("Memory", float, NDArray[np.float64])

#: Adam divides by 1 − β; at 1 it would remember nothing but its beginning.
MAX_BETA = 0.999999
MIN_EPS = 1e-15


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
        for field, (low, high) in _LIMITS.items():
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


#: An update: θ, the gradient and the state before it, the optimizer, and which update of the run
#: this is, from 1; returns θ and the state after it.
Update = Callable[[Array, Array, Array, Optimizer, int], tuple[Array, Array]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of updating.

    Parameters
    ----------
    update : callable
        See `Update`.
    memories : tuple of str
        The names of the state's rows.
    hyperparameters : tuple of str
        Which fields of `Optimizer` it uses besides the learning rate.
    """

    update: Update
    memories: tuple[str, ...] = ()
    hyperparameters: tuple[str, ...] = ()


def gradient_descent(parameter: float, gradient: float, learning_rate: float) -> float:
    """Return one parameter after its update, w − lr·∂L/∂w."""
    return parameter - learning_rate * gradient


def _gradient_descent(
    theta: Array, gradient: Array, state: Array, optimizer: Optimizer, _number: int
) -> tuple[Array, Array]:
    return theta - optimizer.learning_rate * gradient, state


def _momentum(
    theta: Array, gradient: Array, state: Array, optimizer: Optimizer, _number: int
) -> tuple[Array, Array]:
    velocity = optimizer.momentum * state + gradient
    return theta - optimizer.learning_rate * velocity[0], velocity


def _nesterov(
    theta: Array, gradient: Array, state: Array, optimizer: Optimizer, _number: int
) -> tuple[Array, Array]:
    velocity = optimizer.momentum * state + gradient
    ahead = gradient + optimizer.momentum * velocity[0]
    return theta - optimizer.learning_rate * ahead, velocity


def _rmsprop(
    theta: Array, gradient: Array, state: Array, optimizer: Optimizer, _number: int
) -> tuple[Array, Array]:
    alpha = optimizer.alpha
    mean_square = alpha * state + (1.0 - alpha) * (gradient * gradient)
    size = np.sqrt(mean_square[0]) + optimizer.eps
    return theta - optimizer.learning_rate * (gradient / size), mean_square


def unbiased(memory: Memory, beta: float, number: int) -> Memory:
    """Return one of Adam's means as if it had not begun at 0.

    Dividing by the weight that real gradients have in it makes up for the beginning.

    Parameters
    ----------
    memory : float or ndarray
        The mean, or the mean square, after an update.
    beta : float
        The share of it that an update keeps.
    number : int
        Which update of the run it was, from 1.
    """
    return memory / (1.0 - beta**number)


def _adam(
    theta: Array, gradient: Array, state: Array, optimizer: Optimizer, number: int
) -> tuple[Array, Array]:
    beta1, beta2 = optimizer.beta1, optimizer.beta2
    mean = beta1 * state[0] + (1.0 - beta1) * gradient
    mean_square = beta2 * state[1] + (1.0 - beta2) * (gradient * gradient)
    size = np.sqrt(unbiased(mean_square, beta2, number)) + optimizer.eps
    step = unbiased(mean, beta1, number) / size
    return theta - optimizer.learning_rate * step, np.stack([mean, mean_square])


#: The rules by name. Momentum: B. Polyak, "Some methods of speeding up the convergence of iteration
#: methods", 1964. Nesterov: in the form of I. Sutskever et al., "On the importance of
#: initialization and momentum in deep learning", 2013. RMSProp: G. Hinton, lecture 6e of "Neural
#: networks for machine learning", 2012. Adam: D. Kingma and J. Ba, "Adam: a method for stochastic
#: optimization", 2015. Each in the variant of PyTorch.
RULES: dict[str, Rule] = {
    "gd": Rule(_gradient_descent),
    "momentum": Rule(_momentum, ("velocity",), ("momentum",)),
    "nesterov": Rule(_nesterov, ("velocity",), ("momentum",)),
    "rmsprop": Rule(_rmsprop, ("mean_square",), ("alpha", "eps")),
    "adam": Rule(_adam, ("mean", "mean_square"), ("beta1", "beta2", "eps")),
}

_LIMITS: dict[str, tuple[float, float]] = {
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
