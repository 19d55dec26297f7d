"""All that determines a run, as one plain value that can be compared, kept and sent."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from learnscope.core.losses import LOSSES, Loss
from learnscope.core.network import Model, Network
from learnscope.core.optimizers import Optimizer, optimizer_from_dict
from learnscope.core.penalties import Penalty
from learnscope.core.problems.gates import Gate
from learnscope.core.problems.own_data import MAX_SAMPLES
from learnscope.core.problems.problem import KINDS, Problem, problem_from_dict
from learnscope.core.start import (
    NORMAL_SCHEMES,
    RandomStart,
    Start,
    ValuesStart,
    ZerosStart,
    start_from_dict,
    usual_start,
)
from learnscope.core.validation import ExperimentError, keys, one_of, truth_value, whole_number


@dataclass(frozen=True, slots=True)
class Batch:
    """How many samples share one update.

    Parameters
    ----------
    size : int, optional
        Samples per update, 1 to `MAX_SAMPLES`; None for all active ones. The last batch of an
        epoch may be smaller.
    shuffle : bool
        Whether each epoch takes the samples in a new order (the same at every replay).

    Raises
    ------
    ExperimentError
        If the size is not a whole number from 1 to `MAX_SAMPLES`.
    """

    size: int | None = None
    shuffle: bool = False

    def __post_init__(self) -> None:
        if self.size is not None:
            whole_number("batch.size", self.size, 1, MAX_SAMPLES)
        truth_value("batch.shuffle", self.shuffle)

    def to_dict(self) -> dict[str, Any]:
        """Return the batch as plain values for JSON."""
        return {"size": self.size, "shuffle": self.shuffle}


#: The highest version of recipes that a file can name.
MAX_NUMBERS = 1_000_000

_PARTS: dict[str, tuple[type, ...]] = {
    "problem": KINDS,
    "network": (Network,),
    "optimizer": (Optimizer,),
    "penalty": (Penalty,),
    "batch": (Batch,),
    "start": (ValuesStart, ZerosStart, RandomStart),
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

    problem: Problem = field(default_factory=Gate)
    network: Network = field(default_factory=Network)
    loss: str = "bce"
    optimizer: Optimizer = field(default_factory=Optimizer)
    batch: Batch = field(default_factory=Batch)
    start: Start = field(default_factory=ValuesStart)
    penalty: Penalty = field(default_factory=Penalty)

    def __post_init__(self) -> None:
        for name, kinds in _PARTS.items():
            part = getattr(self, name)
            if not isinstance(part, kinds):
                allowed = " or ".join(kind.__name__ for kind in kinds)
                raise ExperimentError(name, part, allowed)
        one_of("loss", self.loss, LOSSES[self.problem.task])
        active = len(self.problem.active)
        if self.batch.size is not None and self.batch.size > active:
            allowed = f"null for all rows, or a whole number from 1 to {active} (the active rows)"
            raise ExperimentError("batch.size", self.batch.size, allowed)
        if not isinstance(self.start, ZerosStart):
            self.start.checked(self.model)

    @property
    def model(self) -> Model:
        """The network between this problem's inputs and its answer."""
        problem = self.problem
        return Model(self.network, len(problem.input_names), problem.task, problem.scales)

    @property
    def loss_function(self) -> Loss:
        """The loss by its name."""
        return LOSSES[self.problem.task][self.loss]

    def start_parameters(self) -> NDArray[np.float64]:
        """Return θ at epoch 0, shape (parameters,)."""
        return self.start.draw(self.model)

    def with_problem(self, problem: Problem) -> "Experiment":
        """Return this experiment on another problem.

        The batch size is fitted to the samples left, and a start given by values to the number of
        parameters. Another task brings its usual loss: one that was chosen for the task before
        would be nobody's choice for this one.
        """
        size, active = self.batch.size, len(problem.active)
        if size is not None and size > active:
            size = active
        same = problem.task == self.problem.task
        loss = self.loss if same else next(iter(LOSSES[problem.task]))
        batch = replace(self.batch, size=size)
        start = self._fitting_start(problem, self.network)
        return replace(self, problem=problem, batch=batch, loss=loss, start=start)

    def with_network(self, network: Network) -> "Experiment":
        """Return this experiment with another network.

        A start given by values keeps its weights where only the biases come or go, and is drawn
        instead if the number of parameters is another for any other reason.
        """
        return replace(self, network=network, start=self._fitting_start(self.problem, network))

    def _fitting_start(self, problem: Problem, network: Network) -> Start:
        model = Model(network, len(problem.input_names), problem.task)
        if not isinstance(self.start, ValuesStart):
            return self.start
        if len(self.start.values) == model.parameter_count:
            return self.start
        if model.sizes == self.model.sizes:
            return ValuesStart(tuple(model.carried(self.start.values, self.model).tolist()))
        return usual_start(network)

    def with_learning_rate(self, learning_rate: float) -> "Experiment":
        """Return this experiment with another learning rate."""
        return replace(self, optimizer=replace(self.optimizer, learning_rate=learning_rate))

    @property
    def draws_normals(self) -> bool:
        """Whether its data or its start are drawn from the normal distribution.

        Those are the numbers that the recipes of before version 2 draw otherwise.
        """
        start = self.start
        drawn = isinstance(start, RandomStart) and start.scheme in NORMAL_SCHEMES
        return drawn or self.problem.noise > 0.0

    def to_dict(self) -> dict[str, Any]:
        """Return the experiment as plain values for JSON."""
        data = {
            "problem": self.problem.to_dict(),
            "network": self.network.to_dict(),
            "loss": self.loss,
            "optimizer": self.optimizer.to_dict(),
            "batch": self.batch.to_dict(),
            "start": self.start.to_dict(),
        }
        if self.penalty:
            data["penalty"] = self.penalty.to_dict()
        return data

    def to_json(self) -> str:
        """Return the experiment as JSON text, from which `from_json` makes an equal one."""
        return json.dumps(self.to_dict(), indent=2)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Experiment":
        """Read an experiment, as `from_dict` does.

        Raises
        ------
        ExperimentError
            If the text is not JSON, or not that of a valid experiment.
        """
        return cls.from_dict(parsed(text))

    @classmethod
    def from_dict(cls, value: Any) -> "Experiment":
        """Return the experiment that plain values describe; what is left out takes its default.

        A start that is left out is the default one where that fits the network, its weights where
        only the biases are gone, and else drawn. The version of the recipes that a file names
        besides says nothing of the experiment.

        Raises
        ------
        ExperimentError
            If they are not those of a valid experiment.
        """
        data = keys("experiment", value, [*PART_READERS, "numbers"])
        if "numbers" in data:
            whole_number("numbers", data["numbers"], 1, MAX_NUMBERS)
        parts = {name: read(data[name]) for name, read in PART_READERS.items() if name in data}
        if "start" not in parts:
            problem, network = parts.get("problem", Gate()), parts.get("network", Network())
            parts["start"] = cls()._fitting_start(problem, network)
        return cls(**parts)


def parsed(text: str | bytes) -> Any:
    """Return the plain values that a JSON text holds, in which no key stands twice.

    Raises
    ------
    ExperimentError
        If it is no such text.
    """
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


def _read_network(value: Any) -> Network:
    return Network(**keys("network", value, ["hidden", "activation", "bias"]))


def _read_optimizer(value: Any) -> Optimizer:
    known = ["name", "learning_rate", "momentum", "alpha", "beta1", "beta2", "eps"]
    return optimizer_from_dict(dict(keys("optimizer", value, known)))


def _read_batch(value: Any) -> Batch:
    return Batch(**keys("batch", value, ["size", "shuffle"]))


def _read_penalty(value: Any) -> Penalty:
    return Penalty(**keys("penalty", value, ["l1", "l2"]))


#: What reads each part of an experiment from plain values, by its key in JSON.
PART_READERS: dict[str, Callable[[Any], Any]] = {
    "problem": problem_from_dict,
    "network": _read_network,
    "loss": lambda value: value,
    "optimizer": _read_optimizer,
    "batch": _read_batch,
    "start": start_from_dict,
    "penalty": _read_penalty,
}
