"""How an update is opened: the numbers of `learnscope.core.trace`, worked out.

They come from the same operations in the same order as the recurrences in `learnscope.core.neuron`
and `learnscope.core.descent`, so that the last number of a trace is what the next step gives, bit
for bit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import overload

import numpy as np
from numpy.typing import NDArray

from learnscope.core.activation import ACTIVATIONS, sigmoid, sigmoid_slope
from learnscope.core.backprop import gone_through, inner_order, outer_order
from learnscope.core.criterion import criterion_for
from learnscope.core.descent import take_step
from learnscope.core.experiment import Experiment
from learnscope.core.loss import LOSSES
from learnscope.core.neuron import batch_gradient, is_plain_neuron, samples_of
from learnscope.core.optimizer import gradient_descent
from learnscope.core.stretch import Point
from learnscope.core.trace import Numbers, SampleTrace, UnitTrace, UpdateTrace

Array = NDArray[np.float64]


def trace_sample(experiment: Experiment, parameters: Sequence[float], row: int) -> SampleTrace:
    """Return one sample's forward and backward quantities at the given parameters.

    Parameters
    ----------
    parameters : sequence of float, shape (parameters,)
    row : int
        The sample's number in the problem, whether it is active or not.
    """
    if is_plain_neuron(experiment):
        return _neuron_sample(experiment, tuple(parameters), row)
    return NetworkSamples(experiment, np.array(parameters), (row,))[0]


def trace_update(
    experiment: Experiment, point: Point, rows: Sequence[int], learning_rate: float, number: int
) -> UpdateTrace:
    """Return the update that a batch of samples makes at a point.

    Parameters
    ----------
    experiment : Experiment
    point : Point
    rows : sequence of int
        The samples' numbers.
    learning_rate : float
    number : int
        Which update of the run it is, from 1.
    """
    if is_plain_neuron(experiment):
        return _neuron_update(experiment, point, rows, learning_rate, number)
    return _network_update(experiment, point, rows, learning_rate, number)


def _neuron_sample(experiment: Experiment, parameters: Numbers, row: int) -> SampleTrace:
    ((x1, x2, wrong_side),) = samples_of(experiment, [row])
    loss = LOSSES[experiment.loss]
    w1, w2, b = parameters
    z = w1 * x1 + w2 * x2 + b
    t = wrong_side * z
    dloss_dz = wrong_side * loss.slope(t)
    with np.errstate(over="ignore"):
        value = float(loss.value(np.array(t)))
    unit = UnitTrace(
        name="y",
        inputs=(x1, x2, 1.0),
        parameters=parameters,
        products=(w1 * x1, w2 * x2, b),
        z=z,
        output=sigmoid(z),
        dloss_doutput=wrong_side * loss.distance_slope(t),
        doutput_dz=sigmoid_slope(z),
        dloss_dz=dloss_dz,
        dloss_dparameters=(dloss_dz * x1, dloss_dz * x2, dloss_dz),
    )
    return SampleTrace(
        sample=row,
        inputs=unit.inputs,
        target=_target(experiment, row),
        parameters=parameters,
        loss=value,
        dloss_dparameters=unit.dloss_dparameters,
        layers=((unit,),),
    )


def _neuron_update(
    experiment: Experiment, point: Point, rows: Sequence[int], learning_rate: float, number: int
) -> UpdateTrace:
    w1, w2, b = parameters = tuple(point.parameters.tolist())
    loss = LOSSES[experiment.loss]
    gradient = batch_gradient((w1, w2, b), samples_of(experiment, rows), loss.slope)
    return UpdateTrace(
        samples=tuple(_neuron_sample(experiment, parameters, row) for row in rows),
        rows=tuple(rows),
        parameters=parameters,
        gradient=gradient,
        loss_gradient=gradient,
        penalty_gradient=(0.0, 0.0, 0.0),
        learning_rate=learning_rate,
        state=(),
        updated_state=(),
        number=number,
        updated=tuple(
            gradient_descent(parameter, slope, learning_rate)
            for parameter, slope in zip(parameters, gradient, strict=True)
        ),
    )


def _network_update(
    experiment: Experiment, point: Point, rows: Sequence[int], learning_rate: float, number: int
) -> UpdateTrace:
    samples = NetworkSamples(experiment, point.parameters, rows)
    order, back = inner_order(experiment.model), outer_order(experiment.model)
    theta, state = point.parameters[order], point.state[:, order]
    optimizer = replace(experiment.optimizer, learning_rate=learning_rate)
    is_weight = experiment.model.is_weight[order]
    with np.errstate(all="ignore"):
        penalty = experiment.penalty.gradient(theta, is_weight)
        total = samples.gradient + penalty if experiment.penalty else samples.gradient
        updated, updated_state = take_step(
            theta, state, samples.gradient, optimizer, experiment.penalty, is_weight, number
        )
    return UpdateTrace(
        samples=samples,
        rows=tuple(rows),
        parameters=_numbers(point.parameters),
        gradient=_numbers(total[back]),
        loss_gradient=_numbers(samples.gradient[back]),
        penalty_gradient=_numbers(penalty[back]),
        learning_rate=learning_rate,
        state=tuple(_numbers(row) for row in point.state),
        updated_state=tuple(_numbers(row[back]) for row in updated_state),
        number=number,
        updated=_numbers(updated[back]),
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
        The samples in the order of `UpdateTrace.rows`; the unit's weights, then its bias.
    """
    if isinstance(update.samples, NetworkSamples):
        return update.samples.slopes_of(layer, unit)
    units = (sample.layers[layer][unit] for sample in update.samples)
    return np.array([unit.dloss_dparameters for unit in units])


class NetworkSamples(Sequence[SampleTrace]):
    """A batch that has gone through a network; each sample's trace is made when asked for.

    Parameters
    ----------
    experiment : Experiment
    parameters : ndarray, shape (parameters,)
    rows : sequence of int
        The samples' numbers.
    """

    def __init__(self, experiment: Experiment, parameters: Array, rows: Sequence[int]) -> None:
        self._experiment = experiment
        self._model = experiment.model
        self._parameters = parameters
        self._rows = list(rows)
        self._pass = gone_through(experiment, self._rows, parameters)
        self._criterion = criterion_for(self._model.task, experiment.loss)

    @property
    def gradient(self) -> Array:
        """The gradient of the mean loss, in inner order, shape (parameters,)."""
        return self._pass.gradient

    def slopes_of(self, layer: int, unit: int) -> Array:
        """Return one unit's part of each sample's gradient; see `sample_slopes`."""
        slopes = self._pass.slopes[layer][unit] * len(self)
        with np.errstate(all="ignore"):
            return np.asarray(slopes[:, np.newaxis] * self._pass.outputs[layer].T)

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
        return isinstance(other, NetworkSamples) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def _sample(self, i: int) -> SampleTrace:
        row, problem = self._rows[i], self._experiment.problem
        with np.errstate(all="ignore"):
            layers = self._layers(i)
            z = self._pass.sums[-1][:, i]
            marks = self._criterion.marks(problem.target_array[[row]])
            loss = float(self._criterion.losses(z, marks)[0])
        inner = [slope for layer in layers for unit in layer for slope in unit.dloss_dparameters]
        return SampleTrace(
            sample=row,
            inputs=_numbers(self._pass.outputs[0][:, i]),
            target=_target(self._experiment, row),
            parameters=_numbers(self._parameters),
            loss=loss,
            dloss_dparameters=_numbers(np.array(inner)[outer_order(self._model)]),
            layers=tuple(layers),
        )

    def _layers(self, i: int) -> list[tuple[UnitTrace, ...]]:
        """Return each unit's numbers, layer by layer."""
        weights = self._model.layers(self._parameters)
        # The slopes in the pass are those of the mean; a sample's own are so many times larger.
        slopes = [slopes[:, i] * len(self) for slopes in self._pass.slopes]
        layers = []
        for layer, names in enumerate(self._model.unit_names):
            z = self._pass.sums[layer][:, i]
            inputs = _numbers(self._pass.outputs[layer][:, i])
            if layer + 1 < len(slopes):
                outputs = self._pass.outputs[layer + 1][:-1, i]
                dloss_doutput = weights[layer + 1][0].T @ slopes[layer + 1]
                doutput_dz = ACTIVATIONS[self._model.network.activation].slope_of(z)
            else:
                outputs = self._criterion.outputs(z)
                target = self._experiment.problem.target_array[[self._rows[i]]]
                dloss_doutput = self._criterion.loss_slopes(z, self._criterion.marks(target))
                doutput_dz = self._criterion.output_slopes(z)
            matrix, biases = weights[layer]
            layers.append(
                tuple(
                    _unit(
                        names[unit],
                        inputs,
                        (*_numbers(matrix[unit]), float(biases[unit])),
                        [float(values[unit]) for values in (z, outputs)],
                        [
                            float(values[unit])
                            for values in (dloss_doutput, doutput_dz, slopes[layer])
                        ],
                    )
                    for unit in range(len(names))
                )
            )
        return layers


def _unit(
    name: str, inputs: Numbers, parameters: Numbers, forward: list[float], backward: list[float]
) -> UnitTrace:
    z, output = forward
    dloss_doutput, doutput_dz, dloss_dz = backward
    return UnitTrace(
        name=name,
        inputs=inputs,
        parameters=parameters,
        products=tuple(w * x for w, x in zip(parameters, inputs, strict=True)),
        z=z,
        output=output,
        dloss_doutput=dloss_doutput,
        doutput_dz=doutput_dz,
        dloss_dz=dloss_dz,
        dloss_dparameters=tuple(dloss_dz * x for x in inputs),
    )


def _target(experiment: Experiment, row: int) -> float:
    """Return a sample's target; a class is a whole number."""
    target = float(experiment.problem.target_array[row])
    return int(target) if experiment.problem.task == "classification" else target


def _numbers(values: Array) -> Numbers:
    return tuple(values.tolist())
