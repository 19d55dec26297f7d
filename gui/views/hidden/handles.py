"""How a bent line is taken hold of: pulling its bend moves it, pulling its end makes it steeper."""

from typing import NamedTuple

import numpy as np

from learnscope.core import Model
from learnscope.core.inspection.joining import bends, parts, with_bend, with_height
from learnscope.gui.plotting.contour import Point, Range

Theta = tuple[float, ...]

#: How far from the edge, as a share of the range shown, the handle of a height stands.
_INSET = 0.02


class Handle(NamedTuple):
    """What can be taken hold of.

    Parameters
    ----------
    unit : int
        From 0.
    kind : str
        ``"bend"``, which moves across, or ``"height"``, which moves up and down.
    at : tuple of float
        Where it stands: x and the unit's term there.
    beyond : int
        −1 or 1 for a bend that lies beyond the range shown, to the left or to the right; it then
        stands at the edge.
    """

    unit: int
    kind: str
    at: Point
    beyond: int = 0


def handles(model: Model, parameters: Theta, shown: Range, units: int) -> list[Handle]:
    """Return the handles of the first units of the only hidden layer.

    Parameters
    ----------
    model : Model
        With one input and one hidden layer.
    parameters : tuple of float
    shown : tuple of float
        The range of x that is shown.
    units : int

    Returns
    -------
    list of Handle
        A unit whose weight is 0 has no bend, one without a bias has none that could be moved; one
        that gives 0 at both edges has no height.
    """
    low, high = shown
    inset = _INSET * (high - low)
    ends = np.array([low + inset, high - inset])
    there = bends(model, parameters)
    ats = np.clip(np.nan_to_num(there, nan=low), low, high)
    weights = model.layers(parameters)[0][0][:, 0]
    terms = parts(model, parameters, ats[:, np.newaxis]).terms
    outputs = model.unit_outputs(parameters, ends[:, np.newaxis])[0][-1]
    end_terms = parts(model, parameters, ends[:, np.newaxis]).terms
    movable = model.network.bias and not model.network.activation_function.straight
    result = []
    for unit in range(units):
        if movable and weights[unit] != 0.0:
            at = float(ats[unit]), float(terms[unit, unit])
            beyond = int(there[unit] > high) - int(there[unit] < low)
            result.append(Handle(unit, "bend", at, beyond))
        # Of two that are as high, the right one.
        end = int(abs(outputs[1, unit]) >= abs(outputs[0, unit]))
        if outputs[end, unit] != 0.0:
            at = float(ends[end]), float(end_terms[end, unit])
            result.append(Handle(unit, "height", at))
    return [handle for handle in result if np.isfinite(handle.at).all()]


class Pull(NamedTuple):
    """A handle in a hand.

    Parameters
    ----------
    handle : Handle
    offset : tuple of float
        From the handle to where it was taken, so that it does not jump to the hand.
    """

    handle: Handle
    offset: Point

    @classmethod
    def taken(cls, handle: Handle, at: Point) -> "Pull":
        """Return a handle taken at a point near it."""
        return cls(handle, (at[0] - handle.at[0], at[1] - handle.at[1]))

    def pulled(self, model: Model, parameters: Theta, to: Point) -> Theta:
        """Return the parameters with the handle pulled to a point."""
        x, y = to[0] - self.offset[0], to[1] - self.offset[1]
        if self.handle.kind == "bend":
            return with_bend(model, parameters, self.handle.unit, x)
        return with_height(model, parameters, self.handle.unit, self.handle.at[0], y)


def parameter_of(model: Model, handle: Handle) -> int:
    """Return where in θ the parameter stands that a handle changes."""
    if handle.kind == "bend":
        return model.position(0, handle.unit, model.inputs)
    return model.position(1, 0, handle.unit)
