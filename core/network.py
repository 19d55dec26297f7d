"""The model: one neuron of two inputs, its parameters in one flat vector θ = [w1, w2, b]."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.activation import sigmoid_array
from learnscope.core.validation import ExperimentError, one_of, sequence

#: The names of the parameters in the order of θ.
PARAMETER_NAMES = ("w1", "w2", "b")

ACTIVATIONS = ("tanh",)


@dataclass(frozen=True, slots=True)
class Network:
    """The shape of the model.

    Parameters
    ----------
    hidden : tuple of int
        The number of units in each hidden layer; empty, a single sigmoid neuron.
    activation : str
        The bend of the hidden units; without hidden layers it has no effect.

    Raises
    ------
    ExperimentError
        If there are hidden layers, or the activation is unknown.
    """

    hidden: tuple[int, ...] = ()
    activation: str = "tanh"

    def __post_init__(self) -> None:
        allowed = "[] (a single neuron)"
        if sequence("network.hidden", self.hidden, allowed):
            raise ExperimentError("network.hidden", self.hidden, allowed)
        object.__setattr__(self, "hidden", ())
        one_of("network.activation", self.activation, ACTIVATIONS)

    @property
    def parameter_count(self) -> int:
        """The length of θ."""
        return len(PARAMETER_NAMES)

    def to_dict(self) -> dict[str, Any]:
        """Return the shape as plain values for JSON."""
        return {"hidden": list(self.hidden), "activation": self.activation}


def weighted_sum(
    parameters: NDArray[np.float64],
    x1: NDArray[np.float64] | float,
    x2: NDArray[np.float64] | float,
) -> NDArray[np.float64]:
    """Return z = w1·x1 + w2·x2 + b, in that order of operations.

    Parameters
    ----------
    parameters : ndarray, shape (..., 3)
        One θ or a whole run of them.
    x1, x2 : float or ndarray
        Inputs that broadcast against the leading shape of `parameters`.
    """
    w1, w2, b = parameters[..., 0], parameters[..., 1], parameters[..., 2]
    return np.asarray(w1 * x1 + w2 * x2 + b)


def forward(parameters: ArrayLike, inputs: ArrayLike) -> NDArray[np.float64]:
    """Return the answers ŷ of one neuron.

    Parameters
    ----------
    parameters : array_like, shape (3,)
        θ = [w1, w2, b].
    inputs : array_like, shape (..., 2)
        Points (x1, x2).

    Returns
    -------
    ndarray, shape (...)
        ŷ = σ(w1·x1 + w2·x2 + b).

    Raises
    ------
    ValueError
        If the last axis of `inputs` is not of length 2.
    """
    points = np.asarray(inputs, dtype=np.float64)
    if points.ndim == 0 or points.shape[-1] != 2:
        raise ValueError(f"inputs: got shape {points.shape}; allowed: (..., 2)")
    theta = np.asarray(parameters, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return sigmoid_array(weighted_sum(theta, points[..., 0], points[..., 1]))
