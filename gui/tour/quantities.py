"""The numbers that a lesson speaks of, by name, each computed by the core from the run.

A lesson's text holds ``{sample.output}`` or, with another count of decimals, ``{sample.output:2}``;
no number of the run is ever typed into it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import isnan, nan
from typing import NamedTuple

import numpy as np

from learnscope.core import (
    Experiment,
    Gate,
    Optimizer,
    SampleTrace,
    Trainer,
    UpdateTrace,
    ZerosStart,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.elementary import exp
from learnscope.core.inspection.inspection import trace_sample
from learnscope.core.inspection.slip import SlippedUpdate, slipped_update
from learnscope.core.landscape import Search, count_tries, search
from learnscope.core.losses import LOSSES
from learnscope.core.network import PARAMETER_NAMES
from learnscope.core.optimizers import descended
from learnscope.core.problems.gates import INPUTS, ROWS
from learnscope.core.run.changes import Parameters
from learnscope.gui.text.numbers import fixed

#: A quantity with this before its name is what it was when the learner answered.
BEFORE = "before."

_PLACEHOLDER = re.compile(r"\{([a-z][A-Za-z0-9_.]*)(?::(\d))?\}")


@dataclass(frozen=True, slots=True)
class Grid:
    """The evenly spaced values that an exhaustive search tries for each parameter."""

    low: float = -5.0
    high: float = 5.0
    count: int = 21


class Moment(NamedTuple):
    """Where a lesson looks: a run as it stands, one row of the truth table, and a search's grid."""

    trainer: Trainer
    row: int
    grid: Grid = Grid()

    @property
    def sample(self) -> SampleTrace:
        """The row's numbers."""
        return self.at_row(self.row)

    @property
    def update(self) -> UpdateTrace:
        """The next update."""
        return self.trainer.trace(self.row).update

    def place(self, parameter: str) -> int:
        """Return where in θ a parameter stands."""
        return self.trainer.experiment.model.parameter_names.index(parameter)

    def at_row(self, row: int) -> SampleTrace:
        """Return the numbers of any row."""
        return self.trainer.trace(row).sample

    def under(self, loss: str) -> float:
        """Return the row's loss as another function measures it."""
        experiment = replace(self.trainer.experiment, loss=loss)
        return trace_sample(experiment, self.sample.parameters, self.row).loss

    def slip(self) -> SlippedUpdate:
        """Return an update that forgets the factor ∂L/∂ŷ."""
        return slipped_update(self.trainer.experiment, self.sample)

    def other_loss(self) -> float:
        """Return what the row's loss would be if the other answer were right."""
        experiment = self.trainer.experiment
        problem = experiment.problem
        if isinstance(problem, Gate):
            problem = problem.with_target(self.row, 1 - int(self.sample.target))
        other = replace(experiment, problem=problem)
        return trace_sample(other, self.sample.parameters, self.row).loss

    def uphill(self) -> Parameters:
        """Return the parameters after an update that adds the gradient."""
        update = self.update
        added = [-slope for slope in update.gradient]
        return tuple(descended(update.parameters, added, update.learning_rate).tolist())

    def after_update(self) -> SampleTrace:
        """Return the row's numbers after the next update."""
        return self.trainer.trace_row(self.row, self.update.updated)

    def output_at(self, parameters: Parameters) -> float:
        """Return the row's answer with other parameters."""
        return self.trainer.trace_row(self.row, parameters).output

    def losses_at(self, rate: float) -> Sequence[float]:
        """Return the losses by epoch, had this run been trained at a rate."""
        return _trained_at(self.trainer.experiment, rate)

    def search(self) -> Search:
        """Return what an exhaustive search of this run's problem finds."""
        # A card asks for several numbers of one search, which takes no notice of how one learns.
        learner = self.trainer.experiment
        return _found(replace(learner, optimizer=Optimizer(), start=ZerosStart()), self.grid)


@lru_cache(4)
def _found(experiment: Experiment, grid: Grid) -> Search:
    return search(experiment, np.linspace(grid.low, grid.high, grid.count).tolist())


@lru_cache(8)
def _trained_at(experiment: Experiment, rate: float) -> tuple[float, ...]:
    optimizer = replace(experiment.optimizer, learning_rate=rate)
    run = Trainer(replace(experiment, optimizer=optimizer))
    losses = [run.loss]
    for _ in range(max(_EPOCHS)):
        run.advance(1)
        losses.append(run.loss)
    return tuple(losses)


#: Where activations are held against each other.
_POINTS = {"minus_2": -2.0, "0": 0.0, "2": 2.0}

#: After these epochs the loss is told, at each of these learning rates.
_EPOCHS, _RATES = (*range(1, 6), 100), (1, 3, 5, 9, 10)

#: The quantities that every run has, those that every single neuron has, and those that every gate
#: with two inputs has; all others are a single neuron's on such a gate.
_ANYWHERE = {"epoch", "loss", "rows", "learning_rate", "grid.low", "grid.high", "grid.count"}
_OF_NEURONS = {f"{of}{name}" for of in ("", "gradient.", "updated.") for name in PARAMETER_NAMES}
_OF_ANSWERS = ("right", "ones", "z.", "output.", "sample.output", "sample.target", "sample.loss")

Value = float | int
Reader = Callable[[Moment], Value]


def _of_row(row: int) -> dict[str, Reader]:
    x1, x2 = INPUTS[row]
    name = f"{x1:.0f}{x2:.0f}"
    return {
        f"z.{name}": lambda m: m.at_row(row).z,
        f"output.{name}": lambda m: m.at_row(row).output,
    }


def _of_rate(rate: int) -> dict[str, Reader]:
    def after(epoch: int) -> Reader:
        return lambda m: m.losses_at(float(rate))[epoch]

    return {f"rate_{rate}.loss_{epoch}": after(epoch) for epoch in _EPOCHS}


def _of_parameter(i: int) -> dict[str, Reader]:
    name = PARAMETER_NAMES[i]
    return {
        name: lambda m: m.sample.parameters[m.place(name)],
        f"gradient.{name}": lambda m: m.update.gradient[m.place(name)],
        f"updated.{name}": lambda m: m.update.updated[m.place(name)],
        f"product.{name}": lambda m: m.sample.products[i],
        f"slip.{name}": lambda m: m.slip().updated[i],
        f"uphill.{name}": lambda m: m.uphill()[i],
        f"search.{name}": lambda m: m.search().parameters[i],
    }


def _of_point(name: str, z: float) -> dict[str, Reader]:
    """Return every activation at one z, for a table of them."""
    return {
        f"at_{name}.z": lambda _m: z,
        **{
            f"at_{name}.{each}": lambda _m, each=each: float(ACTIVATIONS[each].of(z))  # type: ignore[misc]
            for each in ACTIVATIONS
        },
    }


def _under(loss: str) -> Reader:
    return lambda m: m.under(loss)


#: The quantities by name. Whole numbers are counts.
QUANTITIES: dict[str, Reader] = {
    "epoch": lambda m: m.trainer.epoch,
    "loss": lambda m: m.trainer.loss,
    "right": lambda m: round(m.trainer.accuracy * len(m.trainer.experiment.problem.active)),
    "rows": lambda m: len(m.trainer.experiment.problem.active),
    "ones": lambda m: int(np.count_nonzero(m.trainer.experiment.problem.target_array)),
    "learning_rate": lambda m: m.trainer.learning_rate,
    "sample.z": lambda m: m.sample.z,
    "sample.output": lambda m: m.sample.output,
    "sample.target": lambda m: m.sample.target,
    "sample.loss": lambda m: m.sample.loss,
    "sample.dloss_doutput": lambda m: m.sample.dloss_doutput,
    "sample.doutput_dz": lambda m: m.sample.doutput_dz,
    "sample.dloss_dz": lambda m: m.sample.dloss_dz,
    # What a calculator gives on the way to ŷ.
    "exp_minus_z": lambda m: float(exp(np.float64(-m.sample.z))),
    "other.loss": lambda m: m.other_loss(),
    **{f"loss.{name}": _under(name) for name in LOSSES["classification"]},
    # ∂L/∂ŷ with a sign too many.
    "mirrored.dloss_doutput": lambda m: -m.sample.dloss_doutput,
    # What the answer to 1 1 would be if ŷ, like z, were a plane.
    "plane.output": lambda m: m.at_row(1).output + m.at_row(2).output - m.at_row(0).output,
    "updated.output": lambda m: m.trainer.trace(m.row).updated_output,
    "updated.z": lambda m: m.after_update().z,
    "updated.exp_minus_z": lambda m: float(exp(np.float64(-m.after_update().z))),
    "slip.output": lambda m: m.slip().sample.output,
    "search.tries": lambda m: m.search().tries,
    "search.loss": lambda m: m.search().loss,
    "grid.low": lambda m: m.grid.low,
    "grid.high": lambda m: m.grid.high,
    "grid.count": lambda m: m.grid.count,
    # The tries for two inputs, a hidden layer of two units, and one output; and how many times
    # those of one neuron they are.
    "search.tries_9": lambda m: count_tries(m.grid.count, 9),
    "search.times_9": lambda m: count_tries(m.grid.count, 9 - len(PARAMETER_NAMES)),
    **{name: read for at, z in _POINTS.items() for name, read in _of_point(at, z).items()},
    **{name: read for rate in _RATES for name, read in _of_rate(rate).items()},
    **{name: read for row in range(ROWS) for name, read in _of_row(row).items()},
    **{name: read for i in range(len(PARAMETER_NAMES)) for name, read in _of_parameter(i).items()},
}


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of the placeholders of a text, in order."""
    return tuple(match[1] for match in _PLACEHOLDER.finditer(text))


def is_known(name: str) -> bool:
    """Return whether there is a quantity of that name."""
    return name.removeprefix(BEFORE) in QUANTITIES


def measure(names: Iterable[str], moment: Moment) -> dict[str, Value]:
    """Return the named quantities at a moment; names with `BEFORE` are left out.

    A learner may have chosen another problem than the card speaks of: what that one does not have
    is NaN.
    """
    experiment = moment.trainer.experiment
    return {
        name: QUANTITIES[name](moment) if _has(experiment, name) else nan
        for name in names
        if not name.startswith(BEFORE)
    }


def _has(experiment: Experiment, name: str) -> bool:
    """Return whether there is such a quantity in an experiment."""
    if name in _ANYWHERE or name.startswith("at_"):
        return True
    parameter = name.rpartition(".")[2]
    if parameter in PARAMETER_NAMES and parameter not in experiment.model.parameter_names:
        return False
    problem = experiment.problem
    if name in _OF_NEURONS and not experiment.network.hidden:
        return True
    two_inputs = isinstance(problem, Gate) and len(problem.input_names) == len(INPUTS[0])
    return two_inputs and (name.startswith(_OF_ANSWERS) or not experiment.network.hidden)


def fill(text: str, values: Mapping[str, Value]) -> str:
    """Return a text with its placeholders filled: counts as they are, the rest in fixed digits.

    Raises
    ------
    KeyError
        If a value is missing.
    """
    return _PLACEHOLDER.sub(lambda match: written(values[match[1]], int(match[2] or 4)), text)


def written(value: Value, digits: int = 4) -> str:
    """Return a quantity as it is shown; what there is not, as a dash."""
    if isnan(value):
        return "–"
    return f"{value:,}" if isinstance(value, int) else fixed(value, digits)
