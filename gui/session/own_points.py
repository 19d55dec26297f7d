"""What a hand on a plot makes of the learner's own samples."""

from collections.abc import Callable, Sequence

from learnscope.core import Experiment, OwnData

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
        return result.with_target(sample, place[count])

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
