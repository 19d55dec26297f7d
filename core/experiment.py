"""All that determines a run, as one plain value that can be compared, kept and sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from learnscope.core.loss import LOSSES
from learnscope.core.network import Network
from learnscope.core.optimizer import Optimizer
from learnscope.core.problem import ROWS, Gate
from learnscope.core.validation import (
    ExperimentError,
    keys,
    number_within,
    one_of,
    sequence,
    truth_value,
    whole_number,
)

MAX_SEED = 2**31 - 1

#: The largest start: far beyond use, and so far within float64 that z and the loss at epoch 0,
#: sums of a few such numbers, are finite.
MAX_START = 1e100

SCHEMES = ("uniform",)


@dataclass(frozen=True, slots=True)
class Batch:
    """How many samples share one update.

    Parameters
    ----------
    size : int, optional
        Samples per update, 1 to 4; None for all active rows. The last batch of an epoch may be
        smaller.
    shuffle : bool
        Whether each epoch takes the rows in a new order (the same at every replay).

    Raises
    ------
    ExperimentError
        If the size is not a whole number from 1 to 4.
    """

    size: int | None = None
    shuffle: bool = False

    def __post_init__(self) -> None:
        if self.size is not None:
            whole_number("batch.size", self.size, 1, ROWS)
        truth_value("batch.shuffle", self.shuffle)

    def to_dict(self) -> dict[str, Any]:
        """Return the batch as plain values for JSON."""
        return {"size": self.size, "shuffle": self.shuffle}


@dataclass(frozen=True, slots=True)
class ValuesStart:
    """Parameters at epoch 0 given one by one, in the order w1, w2, b.

    Raises
    ------
    ExperimentError
        If a value is not a number from −`MAX_START` to `MAX_START`.
    """

    values: tuple[float, ...] = (0.1, -0.12, 0.0)

    def __post_init__(self) -> None:
        values = sequence("start.values", self.values, "a list of numbers")
        checked = tuple(
            number_within(f"start.values[{i}]", value, -MAX_START, MAX_START)
            for i, value in enumerate(values)
        )
        object.__setattr__(self, "values", checked)

    def checked(self, network: Network) -> tuple[float, ...]:
        """Return the values if there are as many as a network has parameters.

        Raises
        ------
        ExperimentError
            If there are more or fewer.
        """
        count = network.parameter_count
        if len(self.values) != count:
            allowed = f"{count} numbers: w1, w2, b"
            raise ExperimentError("start.values", list(self.values), allowed)
        return self.values

    def draw(self, count: int) -> NDArray[np.float64]:
        """Return the values as θ, shape (count,)."""
        return np.array(self.values[:count])

    def to_dict(self) -> dict[str, Any]:
        """Return the start as plain values for JSON."""
        return {"kind": "values", "values": list(self.values)}


@dataclass(frozen=True, slots=True)
class RandomStart:
    """Parameters at epoch 0 drawn from a seed; the same seed draws the same numbers.

    Parameters
    ----------
    seed : int
        From 0 to 2³¹ − 1.
    scheme : str
        ``"uniform"``: evenly between −scale and scale.
    scale : float
        From 0 to `MAX_START`.

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

    def draw(self, count: int) -> NDArray[np.float64]:
        """Return θ, shape (count,)."""
        unit = np.random.Generator(np.random.PCG64(self.seed)).random(count)
        return self.scale * (2.0 * unit - 1.0)

    def to_dict(self) -> dict[str, Any]:
        """Return the start as plain values for JSON."""
        return {
            "kind": "random",
            "seed": self.seed,
            "scheme": self.scheme,
            "scale": self.scale,
        }


Start = ValuesStart | RandomStart

_PARTS: dict[str, tuple[type, ...]] = {
    "problem": (Gate,),
    "network": (Network,),
    "optimizer": (Optimizer,),
    "batch": (Batch,),
    "start": (ValuesStart, RandomStart),
}


@dataclass(frozen=True, slots=True)
class Experiment:
    """All that determines a run: the same experiment gives the same run, bit for bit.

    The default is the worked example's start on the whole AND gate.

    Raises
    ------
    ExperimentError
        If a part is invalid or the parts do not fit each other.
    """

    problem: Gate = field(default_factory=Gate)
    network: Network = field(default_factory=Network)
    loss: str = "bce"
    optimizer: Optimizer = field(default_factory=Optimizer)
    batch: Batch = field(default_factory=Batch)
    start: Start = field(default_factory=ValuesStart)

    def __post_init__(self) -> None:
        for name, kinds in _PARTS.items():
            part = getattr(self, name)
            if not isinstance(part, kinds):
                allowed = " or ".join(kind.__name__ for kind in kinds)
                raise ExperimentError(name, part, allowed)
        one_of("loss", self.loss, LOSSES)
        active = len(self.problem.active)
        if self.batch.size is not None and self.batch.size > active:
            allowed = f"null for all rows, or a whole number from 1 to {active} (the active rows)"
            raise ExperimentError("batch.size", self.batch.size, allowed)
        if isinstance(self.start, ValuesStart):
            self.start.checked(self.network)

    def start_parameters(self) -> NDArray[np.float64]:
        """Return θ at epoch 0, shape (parameters,)."""
        return self.start.draw(self.network.parameter_count)

    def with_problem(self, problem: Gate) -> "Experiment":
        """Return this experiment on another problem, its batch size fitted to the rows left."""
        size, active = self.batch.size, len(problem.active)
        if size is not None and size > active:
            size = active
        return replace(self, problem=problem, batch=replace(self.batch, size=size))

    def with_learning_rate(self, learning_rate: float) -> "Experiment":
        """Return this experiment with another learning rate."""
        return replace(self, optimizer=replace(self.optimizer, learning_rate=learning_rate))

    def to_json(self) -> str:
        """Return the experiment as JSON text, from which `from_json` makes an equal one."""
        data = {
            "problem": self.problem.to_dict(),
            "network": self.network.to_dict(),
            "loss": self.loss,
            "optimizer": self.optimizer.to_dict(),
            "batch": self.batch.to_dict(),
            "start": self.start.to_dict(),
        }
        return json.dumps(data, indent=2)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Experiment":
        """Read an experiment; keys that are left out take their defaults.

        Raises
        ------
        ExperimentError
            If the text is not JSON, or not that of a valid experiment.
        """
        data = keys("experiment", _parsed(text), list(_READERS))
        return cls(**{name: _READERS[name](value) for name, value in data.items()})


def _parsed(text: str | bytes) -> Any:
    allowed = "the JSON text of an experiment"
    if not isinstance(text, (str, bytes)):
        raise ExperimentError("experiment", text, allowed)
    try:
        return json.loads(text, object_pairs_hook=_without_repeats)
    except ExperimentError:
        raise
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise ExperimentError("experiment", text, f"{allowed} ({reason})") from None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise ExperimentError("experiment", key, "each key once")
        data[key] = value
    return data


def _read_problem(value: Any) -> Gate:
    data = dict(keys("problem", value, ["kind", "name", "rows", "targets"]))
    one_of("problem.kind", data.pop("kind", "gate"), ["gate"])
    return Gate(**data)


def _read_network(value: Any) -> Network:
    return Network(**keys("network", value, ["hidden", "activation"]))


def _read_optimizer(value: Any) -> Optimizer:
    return Optimizer(**keys("optimizer", value, ["name", "learning_rate"]))


def _read_batch(value: Any) -> Batch:
    return Batch(**keys("batch", value, ["size", "shuffle"]))


def _read_start(value: Any) -> Start:
    if not isinstance(value, Mapping):
        raise ExperimentError("start", value, 'an object with the key kind: "values" or "random"')
    kind = one_of("start.kind", value.get("kind", "values"), ["values", "random"])
    if kind == "values":
        data = dict(keys("start", value, ["kind", "values"]))
        data.pop("kind", None)
        return ValuesStart(**data)
    data = dict(keys("start", value, ["kind", "seed", "scheme", "scale"]))
    del data["kind"]
    return RandomStart(**data)


_READERS = {
    "problem": _read_problem,
    "network": _read_network,
    "loss": lambda value: value,
    "optimizer": _read_optimizer,
    "batch": _read_batch,
    "start": _read_start,
}
