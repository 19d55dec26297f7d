"""A run looked into: what it answers when it is asked, and how each number is read off the engine.

Samples go through the engine as in training, so that the last number of a trace is what the next
step gives, bit for bit. Nothing here moves the run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core import engine
from learnscope.core.inspection.trace import Numbers, SampleTrace, Trace, UnitTrace, UpdateTrace
from learnscope.core.optimizers import take_step
from learnscope.core.problems.scaling import as_learned
from learnscope.core.run.batches import batches
from learnscope.core.run.plan import memory_of, opened, rates_of
from learnscope.core.run.standing import Standing
from learnscope.core.run.trajectory import TrainingState

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Array = NDArray[np.float64]


class Inspection(Standing):
    """The part of the trainer that looks into the run where it stands."""

    def predict(self, inputs: ArrayLike) -> Array:
        """Return the answers ŷ to points.

        Parameters
        ----------
        inputs : array_like, shape (..., inputs)
            Such as points (x1, x2).

        Returns
        -------
        ndarray, shape (...)

        Raises
        ------
        ValueError
            If the last axis is not as long as the problem has inputs.
        """
        return self.experiment.model.forward(self.parameters, inputs)

    def outputs(self) -> tuple[float, ...]:
        """Return ŷ of all samples of the problem, active or not."""
        return tuple(self.predict(self.experiment.problem.inputs).tolist())

    def trace(self, sample: int) -> Trace:
        """Return every intermediate quantity of one sample, and of the next update.

        Parameters
        ----------
        sample : int
            The sample's number, such as the row in the truth table; active or not.

        Raises
        ------
        ValueError
            If there is no such sample.
        """
        count = len(self.experiment.problem.target_array)
        if not 0 <= sample < count:
            raise ValueError(f"sample: got {sample}; allowed: 0 to {count - 1}")
        update = self.next_update()
        return Trace(
            sample=trace_sample(self.experiment, self.parameters.tolist(), sample),
            update=update,
            updated_output=trace_sample(self.experiment, update.updated, sample).output,
        )

    def trace_row(self, row: int, parameters: Sequence[float] | None = None) -> SampleTrace:
        """Return one sample's quantities, now or at other parameters."""
        at = self.parameters.tolist() if parameters is None else parameters
        return trace_sample(self.experiment, at, row)

    def next_update(self) -> UpdateTrace:
        """Return the first update of the next epoch."""
        return next(self.updates())

    def updates(self) -> Iterator[UpdateTrace]:
        """Return the updates of the next epoch one by one, each worked out when asked for.

        They belong to the moment of the call, wherever the run goes then.
        """
        return _updates(self.experiment, self.epoch, self.training_state, self.made + 1)

    def trace_epoch(self) -> tuple[UpdateTrace, ...]:
        """Return all updates of the next epoch; the last one ends where `advance` would."""
        return tuple(self.updates())


def _updates(
    experiment: Experiment, epoch: int, point: TrainingState, first: int
) -> Iterator[UpdateTrace]:
    rate = experiment.optimizer.learning_rate
    for number, rows in enumerate(batches(experiment, epoch), start=first):
        update = trace_update(experiment, point, rows, rate, number)
        yield update
        state = np.array(update.updated_state).reshape(point.memory.shape)
        point = TrainingState(np.array(update.updated), state)


def trace_sample(experiment: Experiment, parameters: Sequence[float], row: int) -> SampleTrace:
    """Return one sample's forward and backward quantities at the given parameters.

    Parameters
    ----------
    parameters : sequence of float, shape (parameters,)
    row : int
        The sample's number in the problem, whether it is active or not.
    """
    return SampleTraces(experiment, np.array(parameters, dtype=np.float64), (row,))[0]


def trace_update(
    experiment: Experiment,
    point: TrainingState,
    rows: Sequence[int],
    learning_rate: float,
    number: int,
) -> UpdateTrace:
    """Return the update that a batch of samples makes at a point.

    Parameters
    ----------
    experiment : Experiment
    point : TrainingState
    rows : sequence of int
        The samples' numbers.
    learning_rate : float
    number : int
        Which update of the optimizer it is, from 1.
    """
    samples = SampleTraces(experiment, point.parameters, rows)
    rates, memories = rates_of(experiment, learning_rate), len(experiment.optimizer.rule.memories)
    gradient = samples.gradient
    total, updated, memory = gradient.copy(), point.parameters.copy(), memory_of(point)
    spare = np.zeros((engine.SPARE, len(updated)))
    with np.errstate(all="ignore"):
        engine.update(samples.shape, rates, updated, memory, total, number, spare)
        alone, its_memory = point.parameters.copy(), memory_of(point)
        rule = samples.shape.rule
        take_step(rule, rates, alone, total, its_memory, number, alone, its_memory, len(alone))
    # What the rule by itself brings to 0 has not stopped there.
    stopped = (updated == 0.0) & (alone != 0.0)
    return UpdateTrace(
        samples=samples,
        rows=tuple(rows),
        parameters=_numbers(point.parameters),
        gradient=_numbers(total),
        loss_gradient=_numbers(gradient),
        penalty_gradient=_numbers(spare[0]),
        learning_rate=learning_rate,
        state=tuple(_numbers(row) for row in point.memory),
        updated_state=tuple(_numbers(row) for row in memory[:memories]),
        number=number,
        updated=_numbers(updated),
        stopped=tuple(stopped.tolist()),
        unstopped_state=tuple(_numbers(row) for row in its_memory[:memories]),
    )


def sample_slopes(update: UpdateTrace, layer: int, unit: int) -> Array:
    """Return every sample's own ∂L/∂θ for one unit's parameters, without tracing each sample.

    Parameters
    ----------
    update : UpdateTrace
    layer, unit : int
        From 0; the last layer is the output.

    Returns
    -------
    ndarray, shape (samples, inputs + 1)
        The samples in the order of `UpdateTrace.rows`; the unit's weights, then its bias if it has
        one.
    """
    if isinstance(update.samples, SampleTraces):
        return update.samples.slopes_of(layer, unit)
    units = (sample.layers[layer][unit] for sample in update.samples)
    return np.array([unit.dloss_dparameters for unit in units])


class SampleTraces(Sequence[SampleTrace]):
    """A batch that has gone through the engine; each sample's trace is made when asked for.

    Parameters
    ----------
    experiment : Experiment
    parameters : ndarray, shape (parameters,)
    rows : sequence of int
        The samples' numbers.
    """

    def __init__(self, experiment: Experiment, parameters: Array, rows: Sequence[int]) -> None:
        self._problem = experiment.problem
        self._model = experiment.model
        self._parameters = parameters
        self._layers, self._names = self._model.layers(parameters), self._model.unit_names
        self._rows = list(rows)
        self.shape, self._through = opened(experiment, self._rows, parameters)

    @property
    def gradient(self) -> Array:
        """The gradient of the mean loss, shape (parameters,)."""
        through, count = self._through, len(self._rows)
        gradient = np.empty(len(self._parameters))
        # The lanes beyond the samples are no samples.
        delta = through.delta.copy()
        delta[:, count:] = 0.0
        through = through._replace(delta=delta, sums=np.zeros_like(through.sums))
        with np.errstate(all="ignore"):
            engine.add_gradient(self.shape, through, delta.shape[1])
            engine.mean_gradient(through.sums, count, gradient, len(gradient))
        return gradient

    def slopes_of(self, layer: int, unit: int) -> Array:
        """Return one unit's part of each sample's gradient; see `sample_slopes`."""
        here, sources, count = self._places(layer), self._sources(layer), len(self)
        delta = self._through.delta[here.start + unit, :count]
        with np.errstate(all="ignore"):
            slopes = [delta * source for source in self._through.a[sources, :count]]
        return np.stack([*slopes, delta] if self._model.network.bias else slopes, axis=1)

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> SampleTrace: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[SampleTrace]: ...

    def __getitem__(self, index: int | slice) -> SampleTrace | Sequence[SampleTrace]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        return self._sample(range(len(self))[index])

    def __iter__(self) -> Iterator[SampleTrace]:
        return (self._sample(i) for i in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SampleTraces) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _places(self, layer: int) -> slice:
        """Return in which rows of a pass the units of a layer stand, from 0."""
        begin = sum(self._model.sizes[: layer + 1])
        return slice(begin, begin + self._model.sizes[layer + 1])

    def _sources(self, layer: int) -> slice:
        end = self._places(layer).start
        return slice(end - self._model.sizes[layer], end)

    def _sample(self, i: int) -> SampleTrace:
        row = self._rows[i]
        layers = tuple(
            tuple(self._unit(layer, unit, i) for unit in range(len(names)))
            for layer, names in enumerate(self._names)
        )
        problem, given = self._problem, layers[0][0].inputs
        target = float(problem.target_array[row])
        return SampleTrace(
            sample=row,
            inputs=(*problem.inputs[row].tolist(), *given[self._model.inputs :]),
            # A class is a whole number.
            target=int(target) if problem.task == "classification" else target,
            scaled_target=float(as_learned(problem, [row])[1][0]),
            output=float(self._model.answers(layers[-1][0].output)),
            parameters=_numbers(self._parameters),
            loss=float(self._through.loss[0, i]),
            dloss_dparameters=self._in_order_of_parameters(layers),
            layers=layers,
        )

    def _unit(self, layer: int, unit: int, i: int) -> UnitTrace:
        through, here = self._through, self._places(layer).start + unit
        weights, biases = self._layers[layer]
        inputs = _numbers(through.a[self._sources(layer), i])
        parameters = _numbers(weights[unit])
        if self._model.network.bias:
            inputs, parameters = (*inputs, 1.0), (*parameters, float(biases[unit]))
        delta = float(through.delta[here, i])
        return UnitTrace(
            name=self._names[layer][unit],
            inputs=inputs,
            parameters=parameters,
            products=tuple(w * x for w, x in zip(parameters, inputs, strict=True)),
            z=float(through.z[here, i]),
            output=float(through.a[here, i]),
            dloss_doutput=float(through.arriving[here, i]),
            doutput_dz=float(through.slope[here, i]),
            dloss_dz=delta,
            dloss_dparameters=tuple(delta * x for x in inputs),
        )

    def _in_order_of_parameters(self, layers: tuple[tuple[UnitTrace, ...], ...]) -> Numbers:
        slopes: list[float] = []
        for layer, units in enumerate(layers):
            sources = self._model.sizes[layer]
            slopes += [slope for unit in units for slope in unit.dloss_dparameters[:sources]]
            slopes += [slope for unit in units for slope in unit.dloss_dparameters[sources:]]
        return tuple(slopes)


def _numbers(values: Array) -> Numbers:
    return tuple(values.tolist())
