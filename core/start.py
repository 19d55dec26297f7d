"""The parameters at epoch 0: given one by one, all 0, or drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from learnscope.core.problems.draws import standard_normals
from learnscope.core.validation import (
    MAX_SEED,
    ExperimentError,
    finite_number,
    keys,
    number_within,
    one_of,
    sequence,
    whole_number,
)

if TYPE_CHECKING:
    from learnscope.core.network import Model, Network

Array = NDArray[np.float64]

#: The largest start: far beyond use, and so far within float64 that z and the loss at epoch 0,
#: sums of a few such numbers, are finite.
MAX_START = 1e100

#: The same with hidden layers, where up to five such numbers are multiplied.
MAX_HIDDEN_START = 1e20


@dataclass(frozen=True, slots=True)
class ValuesStart:
    """Parameters at epoch 0 given one by one, in the order of θ: w1, w2, b for a single neuron.

    Raises
    ------
    ExperimentError
        If a value is not a number from −`MAX_START` to `MAX_START`.
    """

    values: tuple[float, ...] = (0.1, -0.12, 0.0)

    #: Nothing is drawn; what else draws from the start's seed draws from this.
    seed: ClassVar[int] = 0

    def __post_init__(self) -> None:
        values = sequence("start.values", self.values, "a list of numbers")
        checked = tuple(
            number_within(f"start.values[{i}]", value, -MAX_START, MAX_START)
            for i, value in enumerate(values)
        )
        object.__setattr__(self, "values", checked)

    def checked(self, model: Model) -> tuple[float, ...]:
        """Return the values if they fit a model.

        Raises
        ------
        ExperimentError
            If there are more or fewer than it has parameters, or with hidden layers one is
            beyond `MAX_HIDDEN_START`.
        """
        names = model.parameter_names
        if len(self.values) != len(names):
            raise ExperimentError("start.values", list(self.values), _as_many(names))
        if model.network.hidden:
            for i, value in enumerate(self.values):
                number_within(f"start.values[{i}]", value, -MAX_HIDDEN_START, MAX_HIDDEN_START)
        return self.values

    def draw(self, model: Model) -> Array:
        """Return the values as θ, shape (parameters,)."""
        return np.array(self.values[: model.parameter_count])

    def to_dict(self) -> dict[str, Any]:
        """Return the start as plain values for JSON."""
        return {"kind": "values", "values": list(self.values)}


def checked_edit(parameters: Sequence[float] | Array, model: Model) -> tuple[float, ...]:
    """Return parameters that are set during a run, as a tuple of floats.

    Any finite numbers will do, also those that a run has gone to beyond the limits of a start.

    Raises
    ------
    ExperimentError
        If they are not as many finite numbers as the model has parameters.
    """
    values = parameters.tolist() if isinstance(parameters, np.ndarray) else list(parameters)
    names = model.parameter_names
    if len(values) != len(names):
        raise ExperimentError("parameters", values, _as_many(names))
    return tuple(finite_number(f"parameters[{i}]", value) for i, value in enumerate(values))


def _as_many(names: tuple[str, ...]) -> str:
    brief = names if len(names) <= 4 else (*names[:2], "…", names[-1])
    return f"{len(names)} numbers: {', '.join(brief)}"


@dataclass(frozen=True, slots=True)
class ZerosStart:
    """Every parameter 0. The units of a hidden layer then get equal gradients and stay equal."""

    #: See `ValuesStart`.
    seed: ClassVar[int] = 0

    def draw(self, model: Model) -> Array:
        """Return θ, shape (parameters,)."""
        return np.zeros(model.parameter_count)

    def to_dict(self) -> dict[str, Any]:
        """Return the start as plain values for JSON."""
        return {"kind": "zeros"}


@dataclass(frozen=True, slots=True)
class RandomStart:
    """Parameters at epoch 0 drawn from a seed; the same seed draws the same numbers.

    Parameters
    ----------
    seed : int
        From 0 to `MAX_SEED`.
    scheme : str
        A key of `SCHEMES`. ``"uniform"``: all parameters evenly between −1 and 1. ``"normal"``: all
        from the normal distribution with standard deviation 1. ``"xavier"``: a layer's weights
        evenly between ∓√(6 / (inputs + units)), biases 0 (X. Glorot and Y. Bengio,
        "Understanding the difficulty of training deep feedforward neural networks", 2010).
        ``"he"``: a layer's weights from the normal distribution with standard deviation
        √(2 / inputs), biases 0 (K. He et al., "Delving deep into rectifiers", 2015).
    scale : float
        What all of it is multiplied with, from 0 to `MAX_START`.

    Raises
    ------
    ExperimentError
        If one of them is outside what is allowed.
    """

    seed: int = 1
    scheme: str = "uniform"
    scale: float = 1.0

    def __post_init__(self) -> None:
        whole_number("start.seed", self.seed, 0, MAX_SEED)
        one_of("start.scheme", self.scheme, SCHEMES)
        scale = number_within("start.scale", self.scale, 0.0, MAX_START)
        object.__setattr__(self, "scale", scale)

    def checked(self, model: Model) -> None:
        """Refuse a scale that is too large for a model.

        Raises
        ------
        ExperimentError
            If with hidden layers it is beyond `MAX_HIDDEN_START`.
        """
        if model.network.hidden:
            number_within("start.scale", self.scale, 0.0, MAX_HIDDEN_START)

    def draw(self, model: Model) -> Array:
        """Return θ, shape (parameters,)."""
        random = np.random.Generator(np.random.PCG64(self.seed))
        return self.scale * SCHEMES[self.scheme](random, model)

    def to_dict(self) -> dict[str, Any]:
        """Return the start as plain values for JSON."""
        return {
            "kind": "random",
            "seed": self.seed,
            "scheme": self.scheme,
            "scale": self.scale,
        }


Start = ValuesStart | ZerosStart | RandomStart


def usual_start(network: Network, seed: int = 1) -> RandomStart:
    """Return the drawn start that suits a network: the scheme made for its activation."""
    if not network.hidden:
        return RandomStart(seed)
    return RandomStart(seed, network.activation_function.start)


def _uniform(random: np.random.Generator, model: Model) -> Array:
    return 2.0 * random.random(model.parameter_count) - 1.0


def _normal(random: np.random.Generator, model: Model) -> Array:
    return standard_normals(random, model.parameter_count)


def _by_layer(draw: Callable[[np.random.Generator, int, int], Array]) -> _Scheme:
    """Return a scheme that draws a layer's weights by its inputs and units, its biases 0."""

    def scheme(random: np.random.Generator, model: Model) -> Array:
        theta = np.zeros(model.parameter_count)
        for weights, _ in model.layers(theta):
            units, inputs = weights.shape
            weights[...] = draw(random, inputs, units)
        return theta

    return scheme


def _xavier(random: np.random.Generator, inputs: int, units: int) -> Array:
    return sqrt(6.0 / (inputs + units)) * (2.0 * random.random((units, inputs)) - 1.0)


def _he(random: np.random.Generator, inputs: int, units: int) -> Array:
    return sqrt(2.0 / inputs) * standard_normals(random, (units, inputs))


_Scheme = Callable[["np.random.Generator", "Model"], Array]

#: How each scheme draws θ at scale 1.
SCHEMES: dict[str, _Scheme] = {
    "uniform": _uniform,
    "normal": _normal,
    "xavier": _by_layer(_xavier),
    "he": _by_layer(_he),
}


#: Those that draw from the normal distribution.
NORMAL_SCHEMES = frozenset({"normal", "he"})


def start_from_dict(value: Any) -> Start:
    """Return the start that plain values describe.

    Raises
    ------
    ExperimentError
        If one of them is not allowed.
    """
    allowed = 'an object with the key kind: "values", "zeros" or "random"'
    if not isinstance(value, Mapping):
        raise ExperimentError("start", value, allowed)
    kind = one_of("start.kind", value.get("kind", "values"), ["values", "zeros", "random"])
    fields = {"values": ["values"], "zeros": [], "random": ["seed", "scheme", "scale"]}[kind]
    data = dict(keys("start", value, ["kind", *fields]))
    data.pop("kind", None)
    if kind == "zeros":
        return ZerosStart()
    return ValuesStart(**data) if kind == "values" else RandomStart(**data)
