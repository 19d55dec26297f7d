"""The model: how units are joined into layers, and how inputs become an answer.

All parameters stand in one flat vector θ, in the order of PyTorch's ``parameters_to_vector``: layer
by layer the weights W, row by row (a row for each unit, a column for each of its inputs), then the
biases b. For the single neuron that is [w1, w2, b].
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.activation import ACTIVATIONS, sigmoid_array
from learnscope.core.validation import ExperimentError, one_of, sequence

Array = NDArray[np.float64]

#: θ of a single neuron with two inputs.
PARAMETER_NAMES = ("w1", "w2", "b")

MAX_LAYERS = 4
MAX_UNITS = 8


@dataclass(frozen=True, slots=True)
class Network:
    """The hidden part of the model.

    Parameters
    ----------
    hidden : tuple of int
        The number of units in each hidden layer, 1 to `MAX_UNITS` in at most `MAX_LAYERS`; empty, a
        single neuron.
    activation : str
        The bend of the hidden units, a key of `ACTIVATIONS`; without hidden layers it has no
        effect.

    Raises
    ------
    ExperimentError
        If there are too many layers or units, or the activation is unknown.
    """

    hidden: tuple[int, ...] = ()
    activation: str = "tanh"

    def __post_init__(self) -> None:
        allowed = (
            f"a list of 0 to {MAX_LAYERS} numbers of units, each a whole number from 1 to "
            f"{MAX_UNITS} without a decimal point; [] is a single neuron"
        )
        hidden = sequence("network.hidden", self.hidden, allowed)
        fits = len(hidden) <= MAX_LAYERS and all(
            type(units) is int and 1 <= units <= MAX_UNITS for units in hidden
        )
        if not fits:
            raise ExperimentError("network.hidden", self.hidden, allowed)
        object.__setattr__(self, "hidden", hidden)
        one_of("network.activation", self.activation, ACTIVATIONS)

    def to_dict(self) -> dict[str, Any]:
        """Return the shape as plain values for JSON."""
        return {"hidden": list(self.hidden), "activation": self.activation}


@dataclass(frozen=True, slots=True)
class Model:
    """A network between a problem's inputs and its answer.

    Parameters
    ----------
    network : Network
    inputs : int
        How many inputs a sample has.
    task : str
        ``"classification"``, where the output unit is a sigmoid, or ``"regression"``, where it is
        the identity.
    """

    network: Network
    inputs: int
    task: str
    #: The number of inputs, then of each layer's units; the last is the output unit.
    sizes: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", (self.inputs, *self.network.hidden, 1))

    @property
    def parameter_count(self) -> int:
        """The length of θ."""
        return sum((inputs + 1) * units for inputs, units in pairwise(self.sizes))

    @property
    def output_activation(self) -> str:
        """What the output unit makes of its z: a key of `ACTIVATIONS`."""
        return "identity" if self.task == "regression" else "sigmoid"

    @property
    def unit_names(self) -> tuple[tuple[str, ...], ...]:
        """Each layer's unit names: ``h1.1`` is the first layer's first, ``y`` the output unit."""
        hidden = (
            tuple(f"h{layer}.{unit}" for unit in range(1, units + 1))
            for layer, units in enumerate(self.network.hidden, start=1)
        )
        return (*hidden, ("y",))

    @property
    def parameter_names(self) -> tuple[str, ...]:
        """The names of θ: w1, w2, b for a single neuron, else with the unit's name before."""
        names: list[str] = []
        for units, inputs in zip(self.unit_names, self.sizes[:-1], strict=True):
            before = [f"{unit}." if self.network.hidden else "" for unit in units]
            names += [f"{unit}w{i}" for unit in before for i in range(1, inputs + 1)]
            names += [f"{unit}b" for unit in before]
        return tuple(names)

    @property
    def is_weight(self) -> NDArray[np.bool_]:
        """Which of θ are weights, shape (parameters,); the others are biases."""
        return np.concatenate(
            [
                np.repeat([True, False], [inputs * units, units])
                for inputs, units in pairwise(self.sizes)
            ]
        )

    def position(self, layer: int, unit: int, source: int) -> int:
        """Return where in θ a unit's weight stands, or its bias.

        Parameters
        ----------
        layer, unit : int
            From 0; the last layer is the output.
        source : int
            Which of the unit's inputs, from 0; the number of its inputs for the bias.
        """
        sizes = self.sizes
        begin = sum((i + 1) * o for i, o in pairwise(sizes[: layer + 1]))
        inputs, units = sizes[layer], sizes[layer + 1]
        return begin + (inputs * units + unit if source == inputs else inputs * unit + source)

    def layers(self, parameters: ArrayLike) -> list[tuple[Array, Array]]:
        """Return each layer's weights, shape (units, inputs), and biases, shape (units,)."""
        theta = np.asarray(parameters, dtype=np.float64)
        layers, begin = [], 0
        for inputs, units in pairwise(self.sizes):
            middle = begin + inputs * units
            end = middle + units
            layers.append((theta[begin:middle].reshape(units, inputs), theta[middle:end]))
            begin = end
        return layers

    def unit_outputs(self, parameters: ArrayLike, inputs: ArrayLike) -> tuple[list[Array], Array]:
        """Return what every unit makes of each point.

        Parameters
        ----------
        parameters : array_like, shape (parameters,)
        inputs : array_like, shape (..., inputs)

        Returns
        -------
        hidden : list of ndarray, shape (..., units)
            The outputs of each hidden layer.
        z : ndarray, shape (...)
            The output unit's weighted sum.

        Raises
        ------
        ValueError
            If the last axis of `inputs` is not as long as the model has inputs.
        """
        points = np.asarray(inputs, dtype=np.float64)
        if points.ndim == 0 or points.shape[-1] != self.inputs:
            raise ValueError(f"inputs: got shape {points.shape}; allowed: (..., {self.inputs})")
        bend = ACTIVATIONS[self.network.activation]
        *hidden_layers, (weights, bias) = self.layers(parameters)
        hidden: list[Array] = []
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            for layer_weights, biases in hidden_layers:
                points = bend.of(points @ layer_weights.T + biases)
                hidden.append(points)
            # One product after the other: the sum that a person makes by hand, to the last bit.
            z = points[..., 0] * weights[0, 0]
            for i in range(1, weights.shape[1]):
                z = z + points[..., i] * weights[0, i]
            return hidden, np.asarray(z + bias[0])

    def forward(self, parameters: ArrayLike, inputs: ArrayLike) -> Array:
        """Return the answers ŷ to points.

        Parameters
        ----------
        parameters : array_like, shape (parameters,)
        inputs : array_like, shape (..., inputs)

        Returns
        -------
        ndarray, shape (...)

        Raises
        ------
        ValueError
            If the last axis of `inputs` is not as long as the model has inputs.
        """
        _, z = self.unit_outputs(parameters, inputs)
        return z if self.task == "regression" else sigmoid_array(z)


def weighted_sum(
    parameters: NDArray[np.float64],
    x1: NDArray[np.float64] | float,
    x2: NDArray[np.float64] | float,
) -> NDArray[np.float64]:
    """Return z = w1·x1 + w2·x2 + b of a single neuron, in that order of operations.

    Parameters
    ----------
    parameters : ndarray, shape (..., 3)
        One θ or a whole run of them.
    x1, x2 : float or ndarray
        Inputs that broadcast against the leading shape of `parameters`.
    """
    w1, w2, b = parameters[..., 0], parameters[..., 1], parameters[..., 2]
    return np.asarray(w1 * x1 + w2 * x2 + b)
