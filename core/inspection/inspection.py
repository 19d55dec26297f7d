"""What a run answers when it is asked; nothing of it moves the run."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from learnscope.core.experiment import Experiment
from learnscope.core.inspection.trace import SampleTrace, Trace, UpdateTrace
from learnscope.core.inspection.tracing import trace_sample, trace_update
from learnscope.core.run.batches import batches
from learnscope.core.run.trajectory import TrainingState

Array = NDArray[np.float64]


class Inspection:
    """The part of the trainer that looks into the run where it stands.

    A class of its own derives from it and says where that is.
    """

    @property
    @abstractmethod
    def experiment(self) -> Experiment:
        """The experiment, with the learning rate now in force."""

    @property
    @abstractmethod
    def epoch(self) -> int:
        """The number of epochs trained."""

    @property
    @abstractmethod
    def training_state(self) -> TrainingState:
        """All that the next epoch starts from: θ, and what the optimizer remembers."""

    @property
    @abstractmethod
    def made(self) -> int:
        """How many updates the optimizer in force has made."""

    @property
    def parameters(self) -> Array:
        """θ now, shape (parameters,), read-only."""
        return self.training_state.parameters

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
