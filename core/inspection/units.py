"""What one unit of a network makes of many points: its weighted sum, and its output."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.network import Model, Network
from learnscope.core.problems.scaling import UNSCALED, Scaling

Array = NDArray[np.float64]

#: The output unit's name.
OUTPUT = "y"


class UnitValues(NamedTuple):
    """One unit at many points, each shape (...)."""

    z: Array
    #: What the activation makes of z; of the output unit, ŷ in the data's units.
    output: Array


def layer_of(model: Model, unit: str) -> tuple[int, int]:
    """Return the layer in which a unit stands and its place there, both from 0.

    Raises
    ------
    ValueError
        If the model has no unit of that name.
    """
    for layer, names in enumerate(model.unit_names):
        if unit in names:
            return layer, names.index(unit)
    raise ValueError(f"unit: got {unit!r}; allowed: one of {model.unit_names}")


def row_of(model: Model, unit: str) -> int:
    """Return in which row of a `learnscope.core.passes.Pass` a unit stands.

    Raises
    ------
    ValueError
        If the model has no unit of that name.
    """
    layer, place = layer_of(model, unit)
    return sum(model.sizes[: layer + 1]) + place


def activation_of(model: Model, unit: str) -> str:
    """Return the name of a unit's activation, a key of `learnscope.core.activations.ACTIVATIONS`.

    Raises
    ------
    ValueError
        If the model has no unit of that name.
    """
    layer_of(model, unit)
    return model.output_activation if unit == OUTPUT else model.network.activation


def output_unit(model: Model, parameters: ArrayLike, sources: int | None = None) -> "OutputUnit":
    """Return the output unit by itself, to be given other inputs than a hidden layer's outputs.

    Parameters
    ----------
    model : Model
    parameters : array_like, shape (parameters,)
    sources : int, optional
        How many of its inputs it takes, at least 1: the first ones; without another word all.
    """
    weights, bias = model.layers(parameters)[-1]
    count = weights.shape[1] if sources is None else sources
    own = weights[0, :count]
    # Its own inputs are nobody's units; what it answers is in the data's.
    scaling = model.scaling and Scaling((UNSCALED,) * count, model.scaling.target)
    alone = Model(Network(bias=model.network.bias), count, model.task, scaling)
    return OutputUnit(alone, np.concatenate((own, bias)) if model.network.bias else own)


class OutputUnit(NamedTuple):
    """A network's last unit as a network of its own."""

    model: Model
    #: Its weights and its bias, if it has one.
    parameters: Array

    def sums(self, inputs: ArrayLike) -> Array:
        """Return its z at points, shape (..., inputs)."""
        z, _, shape = self.model.through(self.parameters, inputs)
        return np.asarray(z[-1].reshape(shape))

    def answers(self, inputs: ArrayLike) -> Array:
        """Return its ŷ at points, shape (..., inputs)."""
        return self.model.forward(self.parameters, inputs)


def unit_values(model: Model, parameters: ArrayLike, inputs: ArrayLike, unit: str) -> UnitValues:
    """Return what a unit makes of points; numbers beyond the floats' range are infinite or NaN.

    Parameters
    ----------
    model : Model
    parameters : array_like, shape (parameters,)
    inputs : array_like, shape (..., inputs)
    unit : str
        As in `Model.unit_names`.

    Raises
    ------
    ValueError
        If the model has no unit of that name, or the last axis of `inputs` is not as long as the
        model has inputs.
    """
    row = row_of(model, unit)
    z, a, shape = model.through(parameters, inputs)
    output = model.answers(a[row]) if unit == OUTPUT else a[row]
    return UnitValues(z[row].reshape(shape), output.reshape(shape))
