"""Which ground is looked at: along which of a run's parameters, or over which plane through them.

A plane can't always be had: a run that has gone nowhere has none, nor one that goes straight. Then
another stands in, and `Laid.instead` says why.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from learnscope.core import Model
from learnscope.core.landscape import (
    Plane,
    axis_plane,
    plane_of_path,
    plane_through,
    principal_plane,
    random_plane,
)
from learnscope.core.problems.draws import standard_normals
from learnscope.gui.session.snapshot import Curves, Snapshot

Array = NDArray[np.float64]

#: One parameter; two of them; the plane of the run's start, its end and its farthest point; the
#: plane that lies nearest to all of the run; random directions.
LINE, AXES, RUN, PRINCIPAL, RANDOM = "line", "axes", "run", "principal", "random"

#: Why another plane stands in: the run has gone nowhere; it goes straight; all weights are 0.
NO_WAY, STRAIGHT, NO_WEIGHTS = "no way", "straight", "no weights"

#: So many points of a run its principal plane is made from; see `principal_plane`.
_POINTS = 200

#: The seed of the random directions: always the same ones, so that all see the same ground.
_SEED = 1


@dataclass(frozen=True, slots=True)
class GroundChoice:
    """What is looked at.

    Parameters
    ----------
    kind : str
        `LINE`, `AXES`, `RUN`, `PRINCIPAL` or `RANDOM`.
    axes : tuple of str
        The parameters that go across and up, by their names; on a line the first one alone.
    held : float or None
        At what the parameter `other` is held; None where it follows the run.
    """

    kind: str
    axes: tuple[str, ...]
    held: float | None = None

    @classmethod
    def usual(cls, model: Model) -> "GroundChoice":
        """Return what is looked at first: of a network the plane of its run."""
        names = model.parameter_names
        if len(names) == 1:
            return cls(LINE, names)
        return cls(RUN if model.network.hidden else AXES, names[:2])

    def within(self, model: Model) -> "GroundChoice":
        """Return the choice, or the usual one where the model has not what was chosen."""
        names = model.parameter_names
        if not set(self.axes) <= set(names) or self.kind not in kinds(model):
            return GroundChoice.usual(model)
        if len(self.axes) == 1 and len(names) > 1:
            # It was chosen where there was no other; over two of them there has to be one.
            another = next(name for name in names if name not in self.axes)
            return replace(self, axes=(*self.axes, another))
        return self

    def other(self, model: Model) -> str:
        """Return the parameter of a single neuron that can be held, or "": its bias, if it may."""
        if model.network.hidden or self.kind not in {LINE, AXES}:
            return ""
        shown = self.axes[:1] if self.kind == LINE else self.axes
        rest = [name for name in model.parameter_names if name not in shown]
        return rest[-1] if rest else ""

    def places(self, model: Model) -> tuple[int, ...]:
        """Return where in θ the axes stand."""
        return tuple(model.parameter_names.index(name) for name in self.axes)

    def at(self, snapshot: Snapshot) -> Array:
        """Return θ as the ground takes it: as it is now, but for what is held."""
        model, theta = snapshot.experiment.model, np.array(snapshot.parameters)
        other = self.other(model)
        if other and self.held is not None:
            theta[model.parameter_names.index(other)] = self.held
        return theta

    def with_axis(self, number: int, name: str) -> "GroundChoice":
        """Return the choice with another parameter on an axis; the two change places if need be."""
        axes = list(self.axes)
        if name in axes:
            axes[axes.index(name)] = axes[number]
        axes[number] = name
        return replace(self, axes=tuple(axes), held=None)


def kinds(model: Model) -> tuple[str, ...]:
    """Return the kinds of ground that a model has."""
    if model.parameter_count == 1:
        return (LINE,)
    return (RUN, PRINCIPAL, RANDOM, AXES, LINE) if model.network.hidden else (AXES, LINE)


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A plane, laid as it was chosen or else as it could be.

    Parameters
    ----------
    plane : Plane
    names : tuple of str
        The parameters along x and y, or () where they are directions.
    instead : str
        Why it is another than the one that was chosen: `NO_WAY`, `STRAIGHT`, `NO_WEIGHTS` or "".
    """

    plane: Plane
    names: tuple[str, ...] = ()
    instead: str = ""


def lay(choice: GroundChoice, snapshot: Snapshot) -> Laid:
    """Return the plane of a choice at a moment."""
    model = snapshot.experiment.model
    if choice.kind == AXES:
        first, second = choice.places(model)
        return Laid(axis_plane(choice.at(snapshot), (first, second)), choice.axes)
    thetas = snapshot.curves.parameters
    # A run that has gone beyond all bounds is seen up to there.
    with np.errstate(all="ignore"):
        if choice.kind == RANDOM:
            return _random(model, thetas[-1], "")
        try:
            if choice.kind == PRINCIPAL:
                return Laid(principal_plane(_some(thetas)))
            return Laid(plane_of_path(thetas))
        except ValueError:
            return _instead(model, snapshot.curves)


def _instead(model: Model, curves: Curves) -> Laid:
    """Return a plane that holds as much as there is of a run that has none of its own."""
    thetas = curves.parameters
    if np.array_equal(thetas[0], thetas[-1]):
        return _random(model, thetas[-1], NO_WAY)
    try:
        aside = _draws(model)[0]
        return Laid(plane_through(thetas[0], thetas[-1], thetas[0] + aside), instead=STRAIGHT)
    except ValueError:
        return _random(model, thetas[0], NO_WAY)


def _random(model: Model, at: Array, instead: str) -> Laid:
    try:
        return Laid(random_plane(at, weights_of_units(model), _draws(model)), instead=instead)
    except ValueError:
        names = model.parameter_names[:2]
        return Laid(axis_plane(at, (0, 1)), names, instead or NO_WEIGHTS)


def weights_of_units(model: Model) -> list[list[int]]:
    """Return where in θ the weights of each unit stand."""
    return [
        [place for place in model.positions(layer, unit) if model.is_weight[place]]
        for layer, names in enumerate(model.unit_names)
        for unit in range(len(names))
    ]


def _draws(model: Model) -> Array:
    random = np.random.Generator(np.random.PCG64(_SEED))
    return standard_normals(random, (2, model.parameter_count))


def _some(thetas: Array) -> Sequence[Array] | Array:
    """Return some of a run's points, evenly, the last among them."""
    every = -(-len(thetas) // _POINTS)
    return thetas[::-1][::every][::-1]


def moved_to(laid: Laid, model: Model, theta: Array, to: tuple[float, float]) -> tuple[float, ...]:
    """Return θ moved over a plane, so that it lies over another place and as far from it as before.

    Parameters
    ----------
    laid : Laid
    model : Model
    theta : ndarray, shape (parameters,)
    to : tuple of float
        The place on the plane.
    """
    if laid.names:
        moved = theta.copy()
        for name, value in zip(laid.names, to, strict=True):
            moved[model.parameter_names.index(name)] = value
    else:
        x, y, _ = laid.plane.places(theta[np.newaxis])
        moved = theta + (to[0] - x[0]) * laid.plane.across + (to[1] - y[0]) * laid.plane.up
    return tuple(moved.tolist())
