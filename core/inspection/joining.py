"""How a curve is built from bent lines: what each unit adds to the sum, and where it bends.

The output unit adds up what the last hidden layer makes of an input: z = Σ w·a(x) + b. With one
input and one hidden layer every unit is a line in x that is bent where its own z is 0.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.inspection.units import output_unit
from learnscope.core.network import Model

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class JoinedParts:
    """What the units of the last hidden layer add to the output unit's weighted sum.

    Parameters
    ----------
    model : Model
    parameters : ndarray, shape (parameters,)
    outputs : ndarray, shape (..., units)
        a of each unit at each point.
    terms : ndarray, shape (..., units)
        w·a of each unit at each point.
    bias : float
        The output unit's bias; 0 if it has none.
    """

    model: Model
    parameters: Array
    outputs: Array
    terms: Array
    bias: float

    def sum(self, units: int) -> Array:
        """Return the sum of the first units' terms and the bias, shape (...).

        It is what the output unit makes of these units alone; the sum of all is its z.
        """
        if not units:
            return np.full(self.terms.shape[:-1], self.bias)
        unit = output_unit(self.model, self.parameters, units)
        return unit.sums(self.outputs[..., :units])


def parts(model: Model, parameters: ArrayLike, inputs: ArrayLike) -> JoinedParts:
    """Return what is added up at points.

    Parameters
    ----------
    model : Model
        With at least one hidden layer.
    parameters : array_like, shape (parameters,)
    inputs : array_like, shape (..., inputs)
    """
    theta = np.array(parameters, dtype=np.float64)
    outputs = model.unit_outputs(theta, inputs)[0][-1]
    weights, bias = model.layers(theta)[-1]
    with np.errstate(over="ignore", invalid="ignore"):
        terms = np.asarray(outputs * weights[0])
    return JoinedParts(model, theta, outputs, terms, float(bias[0]))


def bends(model: Model, parameters: ArrayLike) -> Array:
    """Return the x at which each unit of the only hidden layer has z = w·x + b = 0.

    Parameters
    ----------
    model : Model
        With one input and one hidden layer.
    parameters : array_like, shape (parameters,)

    Returns
    -------
    ndarray, shape (units,)
        Not finite for a unit that has no bend, as its weight is 0 (or next to it).
    """
    weights, biases = model.layers(parameters)[0]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        # 0 and not −0, which would be written with a sign.
        places = np.asarray(-biases / weights[:, 0]) + 0.0
    return places if model.scaling is None else model.scaling.inputs[0].back(places)


def with_bend(model: Model, parameters: Sequence[float], unit: int, at: float) -> tuple[float, ...]:
    """Return the parameters with one unit's bend moved: its bias is −w·x.

    Parameters
    ----------
    model : Model
        With one input and one hidden layer.
    parameters : sequence of float
    unit : int
        From 0. Its weight stays as it is; if it is 0, there is no bend to move.
    at : float
        The bend's new x.

    Raises
    ------
    ValueError
        If the units have no biases: then all bends stay at x = 0.
    """
    weight = parameters[model.position(0, unit, 0)]
    changed = list(parameters)
    if weight != 0.0:
        # 0 and not −0, which would be written with a sign.
        changed[model.position(0, unit, 1)] = -weight * _given(model, at) + 0.0
    return tuple(changed)


def with_height(
    model: Model, parameters: Sequence[float], unit: int, at: float, height: float
) -> tuple[float, ...]:
    """Return the parameters with one unit's term at a place set to a height, by its output weight.

    Parameters
    ----------
    model : Model
        With one input and one hidden layer.
    parameters : sequence of float
    unit : int
        From 0. Where it gives 0 (or next to it), no weight makes a height of that: then nothing
        changes.
    at : float
        The place, an x.
    height : float
        In what the output unit adds up.
    """
    bend = model.network.activation_function
    weights, biases = model.layers(parameters)[0]
    z = float(weights[unit, 0]) * _given(model, at) + float(biases[unit])
    output = float(bend.of(z))
    changed = list(parameters)
    if output != 0.0 and math.isfinite(height / output):
        changed[model.position(1, 0, unit)] = height / output
    return tuple(changed)


def _given(model: Model, at: float) -> float:
    """Return an x of the data as the network is given it."""
    return at if model.scaling is None else float(model.scaling.inputs[0].of(at))
