"""What a person can ask for of the experiment: what is learned by what, or how it goes on.

Below, what a hand on a plot makes of the learner's own samples.
"""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    Problem,
    RandomStart,
    ValuesStart,
    ZerosStart,
)
from learnscope.core.problems.gates import CUSTOM, GATES
from learnscope.core.start import Start, usual_start
from learnscope.core.validation import MAX_SEED, ExperimentError

#: The schemes of a start that is given or all 0, beside those that draw one.
VALUES, ZEROS = "values", "zeros"


class ExperimentCommands:
    """The part of the lab that changes the experiment.

    A class of its own derives from it and offers `experiment` and `change`. Whatever is asked for
    and is not allowed is refused there, and changes nothing.
    """

    @property
    @abstractmethod
    def experiment(self) -> Experiment:
        """What determines the run."""

    @abstractmethod
    def change(
        self, change: Callable[[Experiment], Experiment], what: str, goes_on: bool = False
    ) -> None:
        """Start over with the experiment changed; what is refused changes nothing.

        Parameters
        ----------
        change : callable
            Returns the experiment changed, or raises `ExperimentError`.
        what : str
            What is changed, for the words of undo: one that `commands.Actions` has words for.
        goes_on : bool
            Whether this goes on with the same movement of a hand as the change before, and is
            undone together with it.
        """

    @abstractmethod
    def adjust(self, change: Callable[[Experiment], Experiment], what: str) -> None:
        """Go on with another optimizer, loss, penalty or batch; what is refused changes nothing.

        Parameters
        ----------
        change : callable
            Returns the experiment with them, or raises `ExperimentError`.
        what : str
            What is changed, as for `change`.
        """

    # What is learned

    def set_gate(self, name: str) -> None:
        """Start over with another gate; rows stay on or off where there are as many."""
        self.change(lambda e: e.with_problem(_gate(name, e.problem)), "gate")

    def set_target(self, row: int, target: int) -> None:
        """Change one right answer, which makes the gate the learner's own; start over."""
        self.change(lambda e: e.with_problem(_present_gate(e).with_target(row, target)), "gate")

    def set_row_active(self, row: int, active: bool) -> None:
        """Switch a row on or off; start over. The last row stays on."""
        self.change(lambda e: e.with_problem(_present_gate(e).with_row(row, active)), "rows")

    def set_problem(self, problem: Problem) -> None:
        """Start over with another problem, or with other data of the same."""
        present = self.experiment.problem
        same = (problem.kind, _name(problem)) == (present.kind, _name(present))
        self.change(lambda e: e.with_problem(problem), "data" if same else "problem")

    def new_data(self) -> None:
        """Start over with other data of the same kind: those of the next seed.

        A gate has no seed and stays as it is; of the learner's own samples others are held out.
        """
        problem = self.experiment.problem
        if isinstance(problem, Cloud | Curve | OwnData):
            seed = _next(problem.seed)
            self.change(lambda e: e.with_problem(replace(problem, seed=seed)), "data")

    # What learns it, and how

    def set_network(self, network: Network) -> None:
        """Start over with other hidden layers, another activation in them, with or without biases.

        A start given by values keeps its weights where only the biases come or go.
        """
        self.change(lambda e: e.with_network(network), "network")

    def set_optimizer(self, optimizer: Optimizer) -> None:
        """Go on with another update rule, or other hyperparameters of it."""
        self.adjust(lambda e: replace(e, optimizer=optimizer), "optimizer")

    def set_penalty(self, penalty: Penalty) -> None:
        """Go on with another penalty on large weights."""
        self.adjust(lambda e: replace(e, penalty=penalty), "penalty")

    def set_loss(self, name: str) -> None:
        """Go on with another loss."""
        self.adjust(lambda e: replace(e, loss=name), "loss")

    def set_batch_size(self, size: int | None) -> None:
        """Go on with another number of samples per update."""
        self.adjust(lambda e: replace(e, batch=Batch(size, e.batch.shuffle)), "batch")

    def set_shuffle(self, shuffle: bool) -> None:
        """Go on with each epoch's samples in a new order, or always in the same one."""
        self.adjust(lambda e: replace(e, batch=Batch(e.batch.size, shuffle)), "batch")

    # Where it starts

    def new_start(self) -> None:
        """Start over from other parameters: those of the next seed."""
        start = self.experiment.start
        self.set_seed(_next(start.seed) if isinstance(start, RandomStart) else 1)

    def set_seed(self, seed: int) -> None:
        """Start over from the parameters that a seed draws."""
        self.change(lambda e: replace(e, start=replace(_drawn(e), seed=seed)), "start")

    def set_start(self, values: tuple[float, ...]) -> None:
        """Start over from parameters given one by one."""
        self.change(lambda e: replace(e, start=ValuesStart(values)), "start")

    def set_scheme(self, scheme: str) -> None:
        """Start over from parameters come by in another way.

        Parameters
        ----------
        scheme : str
            A key of `learnscope.core.start.SCHEMES`; `VALUES`, which gives the present start's
            numbers one by one; or `ZEROS`.
        """
        self.change(lambda e: replace(e, start=_start(e, scheme)), "start")

    def set_scale(self, scale: float) -> None:
        """Start over from drawn parameters that are multiplied with another number."""
        self.change(lambda e: replace(e, start=replace(_drawn(e), scale=scale)), "start")


def _name(problem: Problem) -> str:
    return problem.name or problem.task


def _next(seed: int) -> int:
    """Return the seed after one; after the last comes 1."""
    return 1 if seed >= MAX_SEED else seed + 1


def _gate(name: str, present: Problem) -> Gate:
    """Return the gate of that name, as like the present problem as it can be."""
    if not isinstance(present, Gate):
        return Gate(name, None, GATES["and"] if name == CUSTOM else ())
    if name == CUSTOM:
        return Gate(name, present.rows, present.targets)
    gate = Gate(name)
    as_many = len(gate.targets) == len(present.targets)
    return Gate(name, present.rows) if as_many else gate


def _present_gate(experiment: Experiment) -> Gate:
    problem = experiment.problem
    if not isinstance(problem, Gate):
        raise ExperimentError("problem.kind", problem.kind, "gate")
    return problem


def _drawn(experiment: Experiment) -> RandomStart:
    """Return the present start if it is drawn, else the one that suits the network."""
    start = experiment.start
    return start if isinstance(start, RandomStart) else usual_start(experiment.network)


def _start(experiment: Experiment, scheme: str) -> Start:
    if scheme == VALUES:
        return ValuesStart(tuple(experiment.start_parameters().tolist()))
    if scheme == ZEROS:
        return ZerosStart()
    return replace(_drawn(experiment), scheme=scheme)


Change = Callable[[Experiment], Experiment]


def with_point(inputs: Sequence[float], target: float) -> Change:
    """Return the change that adds a sample."""
    # Classes are whole numbers; what comes through a signal is a float.
    return _change(
        lambda own: own.with_point(inputs, int(target) if own.task == "classification" else target)
    )


def with_moved(sample: int, place: Sequence[float]) -> Change:
    """Return the change that moves a sample to other inputs, and if it follows, another target."""

    def moved(own: OwnData) -> OwnData:
        count = own.inputs.shape[1]
        result = own.with_moved(sample, place[:count])
        if len(place) == count:
            return result
        target = place[count]
        classes = own.task == "classification"
        return result.with_target(sample, int(target) if classes else target)

    return _change(moved)


def with_class(sample: int, target: int) -> Change:
    """Return the change that makes a sample one of class 0 or 1."""
    return _change(lambda own: own.with_target(sample, target))


def without_point(sample: int) -> Change:
    """Return the change that removes a sample."""
    return _change(lambda own: own.without_point(sample))


def _change(change: Callable[[OwnData], OwnData]) -> Change:
    def changed(experiment: Experiment) -> Experiment:
        own = experiment.problem
        # A movement may end after the problem was changed for another.
        return experiment.with_problem(change(own)) if isinstance(own, OwnData) else experiment

    return changed
