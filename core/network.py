"""The model: how units are joined into layers, and how inputs become an answer.

All parameters stand in one flat vector θ, in the order of PyTorch's ``parameters_to_vector``: layer
by layer the weights W, row by row (a row for each unit, a column for each of its inputs), then the
biases b. For the single neuron that is [w1, w2, b]. Without biases only the weights stand there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core import compiled, engine, passes
from learnscope.core.activations import ACTIVATIONS, Activation
from learnscope.core.validation import ExperimentError, one_of, sequence, truth_value

if TYPE_CHECKING:
    from learnscope.core.problems.scaling import Scaling

Array = NDArray[np.float64]

#: θ of a single neuron with two inputs.
PARAMETER_NAMES = ("w1", "w2", "b")

MAX_LAYERS = 4
MAX_UNITS = 8

#: How many units the first hidden layer gets; a further one gets as many as the last.
FIRST_UNITS = 2


@dataclass(frozen=True, slots=True)
class Network:
    """The hidden part of the model.

    Parameters
    ----------
    hidden : tuple of int
        The number of units in each hidden layer, 1 to `MAX_UNITS` in at most `MAX_LAYERS`; empty, a
        single neuron.
    activation : str
        That of the hidden units, a key of `ACTIVATIONS`; without hidden layers it has no effect.
    bias : bool
        Whether the units have biases.

    Raises
    ------
    ExperimentError
        If there are too many layers or units, or the activation is unknown.
    """

    hidden: tuple[int, ...] = ()
    activation: str = "tanh"
    bias: bool = True

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
        truth_value("network.bias", self.bias)

    @property
    def activation_function(self) -> Activation:
        """The hidden units' activation by its name."""
        return ACTIVATIONS[self.activation]

    def to_dict(self) -> dict[str, Any]:
        """Return the shape as plain values for JSON."""
        data: dict[str, Any] = {"hidden": list(self.hidden), "activation": self.activation}
        return data if self.bias else {**data, "bias": False}


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
    scaling : Scaling, optional
        How points are scaled before they go in, and answers when they come out. Points and answers
        are in the data's units here; θ, and every z, belong to what is scaled.
    """

    network: Network
    inputs: int
    task: str
    scaling: Scaling | None = None
    #: The number of inputs, then of each layer's units; the last is the output unit.
    sizes: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sizes", (self.inputs, *self.network.hidden, 1))

    @property
    def parameter_count(self) -> int:
        """The length of θ."""
        bias = self.network.bias
        return sum((inputs + bias) * units for inputs, units in pairwise(self.sizes))

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
            names += [f"{unit}b" for unit in before if self.network.bias]
        return tuple(names)

    @property
    def is_weight(self) -> NDArray[np.bool_]:
        """Which of θ are weights, shape (parameters,); the others are biases."""
        return _is_weight(self.sizes, self.network.bias)

    def position(self, layer: int, unit: int, source: int) -> int:
        """Return where in θ a unit's weight stands, or its bias.

        Parameters
        ----------
        layer, unit : int
            From 0; the last layer is the output.
        source : int
            Which of the unit's inputs, from 0; the number of its inputs for the bias.

        Raises
        ------
        ValueError
            If the units have no biases and one is asked for.
        """
        inputs, units = self.sizes[layer : layer + 2]
        if source == inputs and not self.network.bias:
            raise ValueError(f"source: got {source}; allowed: 0 to {inputs - 1}, without biases")
        begin, _ = self.span(layer)
        return begin + (inputs * units + unit if source == inputs else inputs * unit + source)

    def positions(self, layer: int, unit: int) -> tuple[int, ...]:
        """Return where in θ a unit's parameters stand: its weights, then its bias if it has one."""
        count = self.sizes[layer] + self.network.bias
        return tuple(self.position(layer, unit, source) for source in range(count))

    def span(self, layer: int) -> tuple[int, int]:
        """Return from where to where in θ a layer's parameters stand; the end is not among them."""
        bias = self.network.bias
        counts = [(inputs + bias) * units for inputs, units in pairwise(self.sizes)]
        begin = sum(counts[:layer])
        return begin, begin + counts[layer]

    def plane(self, parameters: ArrayLike) -> tuple[float, ...]:
        """Return the plane that a single neuron's z is over the data's units: its weights, then b.

        Unscaled they are θ, and 0 for a bias that it has not.

        Parameters
        ----------
        parameters : array_like, shape (parameters,)

        Raises
        ------
        ValueError
            If there are hidden layers.
        """
        if self.network.hidden:
            raise ValueError(f"network.hidden: got {list(self.network.hidden)}; allowed: []")
        ((weights, biases),) = self.layers(parameters)
        plane = [*weights[0].tolist(), float(biases[0])]
        for i, scale in enumerate(self.scaling.inputs if self.scaling is not None else ()):
            plane[i] /= scale.factor
            plane[-1] -= plane[i] * scale.shift
        return tuple(plane)

    def with_plane(self, plane: Sequence[float]) -> tuple[float, ...]:
        """Return the parameters of a single neuron whose z is a plane over the data's units.

        Parameters
        ----------
        plane : sequence of float
            As `plane` returns it. What a bias would have to be is left out if it has none.
        """
        *weights, bias = plane
        for i, scale in enumerate(self.scaling.inputs if self.scaling is not None else ()):
            bias += weights[i] * scale.shift
            weights[i] *= scale.factor
        return (*weights, bias) if self.network.bias else tuple(weights)

    def in_own_units(self, parameters: ArrayLike) -> tuple[float, ...]:
        """Return what a single neuron adds up over the data's units: its weights, then b.

        Parameters
        ----------
        parameters : array_like, shape (parameters,)

        Returns
        -------
        tuple of float
            Of classes the plane that z is, of numbers the line or plane that ŷ is.

        Raises
        ------
        ValueError
            If there are hidden layers.
        """
        plane = self.plane(parameters)
        if self.scaling is None or self.task != "regression":
            return plane
        *weights, bias = (self.scaling.target.factor * part for part in plane)
        return (*weights, bias + self.scaling.target.shift)

    def layers(self, parameters: ArrayLike) -> list[tuple[Array, Array]]:
        """Return each layer's weights, shape (units, inputs), and biases, shape (units,).

        They are views of θ. Where there are no biases, zeros stand for them.
        """
        theta = np.asarray(parameters, dtype=np.float64)
        layers, begin = [], 0
        for inputs, units in pairwise(self.sizes):
            middle = begin + inputs * units
            end = middle + units * self.network.bias
            biases = theta[middle:end] if self.network.bias else np.zeros(units)
            layers.append((theta[begin:middle].reshape(units, inputs), biases))
            begin = end
        return layers

    def carried(self, parameters: ArrayLike, before: Model) -> Array:
        """Return the parameters of a model of the same sizes as this one's, which may have biases.

        Biases that are here no more are left out; those that were not there are 0.

        Parameters
        ----------
        parameters : array_like, shape (parameters of `before`,)
        before : Model
            One of the same sizes.

        Returns
        -------
        ndarray, shape (parameters,)

        Raises
        ------
        ValueError
            If the sizes are others.
        """
        if before.sizes != self.sizes:
            raise ValueError(f"before.sizes: got {before.sizes}; allowed: {self.sizes}")
        theta = np.zeros(self.parameter_count)
        for mine, theirs in zip(self.layers(theta), before.layers(parameters), strict=True):
            for here, there in zip(mine, theirs, strict=True):
                here[...] = there
        return theta

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
        z, a, shape = self.through(parameters, inputs)
        hidden, row = [], self.inputs
        for units in self.network.hidden:
            hidden.append(np.ascontiguousarray(a[row : row + units].T).reshape(*shape, units))
            row += units
        return hidden, z[-1].reshape(shape)

    def forward(self, parameters: ArrayLike, inputs: ArrayLike) -> Array:
        """Return the answers ŷ to points, all in the data's units.

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
        _, a, shape = self.through(parameters, inputs)
        return self.answers(a[-1]).reshape(shape)

    def answers(self, outputs: ArrayLike) -> Array:
        """Return what the output unit gives in the data's units, in its shape."""
        values = np.asarray(outputs, dtype=np.float64)
        return values if self.scaling is None else self.scaling.target.back(values)

    def through(
        self, parameters: ArrayLike, inputs: ArrayLike
    ) -> tuple[Array, Array, tuple[int, ...]]:
        """Take points through the network; numbers beyond the floats' range are infinite or NaN.

        Parameters
        ----------
        parameters : array_like, shape (parameters,)
        inputs : array_like, shape (..., inputs)

        Returns
        -------
        z, a : ndarray, shape (inputs + units, points)
            Every unit's sum and output, after the rows of the inputs, which are scaled in `a`; see
            `engine.forward`.
        shape : tuple of int
            The shape of the points, without their last axis.

        Raises
        ------
        ValueError
            If the last axis of `inputs` is not as long as the model has inputs.
        """
        points = np.asarray(inputs, dtype=np.float64)
        if points.ndim == 0 or points.shape[-1] != self.inputs:
            raise ValueError(f"inputs: got shape {points.shape}; allowed: (..., {self.inputs})")
        theta = np.array(parameters, dtype=np.float64)
        shape = points.shape[:-1]
        given = points if self.scaling is None else self.scaling.inputs_of(points)
        columns = given.reshape(-1, self.inputs).T
        z, a = np.zeros((2, sum(self.sizes), columns.shape[1]))
        a[: self.inputs] = columns
        with np.errstate(all="ignore"):
            compiled.fastest(engine.forward)(self.shape(), theta, z, a, a.shape[1])
        return z, a, shape

    def shape(self, loss: int = 0, rule: int = 0, directed: bool = False) -> passes.Shape:
        """Return the network as the engine takes it.

        Parameters
        ----------
        loss, rule : int
            What the loss and the optimizer's rule are called by the engine.
        directed : bool
            See `learnscope.core.optimizers.Rule`.
        """
        sizes, weight = _sizes_and_weights(self.sizes, self.network.bias)
        return passes.Shape(
            sizes=sizes,
            weight=weight,
            bias=int(self.network.bias),
            activation=self.network.activation_function.code,
            output=ACTIVATIONS[self.output_activation].code,
            loss=loss,
            rule=rule,
            directed=int(directed),
        )


@cache
def _sizes_and_weights(sizes: tuple[int, ...], bias: bool) -> tuple[NDArray[np.int64], Array]:
    return np.array(sizes, dtype=np.int64), _is_weight(sizes, bias).astype(np.float64)


def _is_weight(sizes: tuple[int, ...], bias: bool) -> NDArray[np.bool_]:
    return np.concatenate(
        [
            np.repeat([True, False], [inputs * units, units * bias])
            for inputs, units in pairwise(sizes)
        ]
    )


def one_layer_more(hidden: tuple[int, ...]) -> tuple[int, ...]:
    """Return the units of the hidden layers with a layer added before the output."""
    return (*hidden, hidden[-1] if hidden else FIRST_UNITS)
