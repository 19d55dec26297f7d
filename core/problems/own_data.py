"""The learner's own samples: points with a class, or numbers with a number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from learnscope.core.problems.arrays import read_only
from learnscope.core.problems.sampled import Sampled, Task
from learnscope.core.problems.scaling import SCALINGS, Scaling, ScalingName, fitted
from learnscope.core.problems.split import checked_share
from learnscope.core.validation import (
    MAX_SEED,
    ExperimentError,
    number_within,
    one_of,
    sequence,
    whole_number,
)

MAX_SAMPLES = 10_000

#: The largest input or target, up or down.
MAX_VALUE = 1e9

#: The most inputs that a sample has.
MAX_INPUTS = 3

#: How many inputs each task usually has.
USUAL_INPUTS: dict[Task, int] = {"classification": 2, "regression": 1}

#: The longest name of a column or a class, in characters.
MAX_NAME = 60

_NUMBERS = "one to three numbers"


@dataclass(frozen=True)
class OwnData(Sampled):
    """Samples given one by one.

    Parameters
    ----------
    points : tuple of tuple of float
        The inputs, one tuple a sample, 1 to 10,000 of them: (x,), (x1, x2) or (x1, x2, x3). Each
        number from −10⁹ to 10⁹.
    targets : tuple of float
        One a sample: 0 or 1 for classification, a number from −10⁹ to 10⁹ for regression.
    task : str
        ``"classification"`` or ``"regression"``.
    test_share : float
        The share of the samples held out to test, 0 to 0.9.
    seed : int
        Which samples are held out, from 0 to 2³¹ − 1.
    names : tuple of str
        What the inputs are in the data, such as ("Age", "Salary"), one an input; empty where that
        is not known.
    target_name : str
        What the target is; empty where that is not known.
    labels : tuple of str, optional
        What classes 0 and 1 are called in the data, such as ("no", "yes"); only for
        classification.
    scaling : str, optional
        How inputs are scaled before they are learned: ``"standard"`` (mean 0, deviation 1),
        ``"range"`` (from −1 to 1), or as they are. It is fitted to the samples that train.
    target_scaling : str, optional
        The same of the targets; only for regression.

    Raises
    ------
    ExperimentError
        If one of them is outside what is allowed, or there are not as many targets as points.
    """

    points: tuple[tuple[float, ...], ...] = ()
    targets: tuple[float, ...] = ()
    task: Task = "classification"
    test_share: float = 0.0
    seed: int = 1
    names: tuple[str, ...] = ()
    target_name: str = ""
    labels: tuple[str, str] | None = None
    scaling: ScalingName | None = None
    target_scaling: ScalingName | None = None

    kind: ClassVar[str] = "data"
    noise: ClassVar[float] = 0.0

    def __post_init__(self) -> None:
        one_of("problem.task", self.task, USUAL_INPUTS)
        object.__setattr__(self, "points", self._checked_points())
        object.__setattr__(self, "targets", self._checked_targets())
        object.__setattr__(self, "test_share", checked_share(self.test_share))
        whole_number("problem.seed", self.seed, 0, MAX_SEED)
        object.__setattr__(self, "names", self._checked_names())
        _checked_name("problem.target_name", self.target_name)
        object.__setattr__(self, "labels", self._checked_labels())
        if self.scaling is not None:
            one_of("problem.scaling", self.scaling, SCALINGS)
        if self.target_scaling is not None:
            if self.task != "regression":
                allowed = "null: classes are 0 and 1"
                raise ExperimentError("problem.target_scaling", self.target_scaling, allowed)
            one_of("problem.target_scaling", self.target_scaling, SCALINGS)

    def _checked_names(self) -> tuple[str, ...]:
        count = len(self.points[0])
        allowed = f"a list of {count} names, one an input, or an empty one"
        names = sequence("problem.names", self.names, allowed)
        if len(names) not in {0, count}:
            raise ExperimentError("problem.names", self.names, allowed)
        return tuple(_checked_name(f"problem.names[{i}]", name) for i, name in enumerate(names))

    def _checked_labels(self) -> tuple[str, str] | None:
        if self.labels is None:
            return None
        allowed = "two different names, of class 0 and of class 1, or null"
        if self.task != "classification":
            raise ExperimentError("problem.labels", self.labels, "null: targets are numbers")
        labels = sequence("problem.labels", self.labels, allowed)
        if len(labels) != 2 or labels[0] == labels[1]:
            raise ExperimentError("problem.labels", self.labels, allowed)
        zero, one = (_checked_name(f"problem.labels[{i}]", name) for i, name in enumerate(labels))
        return zero, one

    def _checked_points(self) -> tuple[tuple[float, ...], ...]:
        allowed = f"a list of 1 to {MAX_SAMPLES} points"
        points = sequence("problem.points", self.points, allowed)
        if not 1 <= len(points) <= MAX_SAMPLES:
            raise ExperimentError("problem.points", self.points, allowed)
        counts: Sequence[int] = range(1, MAX_INPUTS + 1)
        numbers = _NUMBERS
        checked: list[tuple[float, ...]] = []
        for i, point in enumerate(points):
            field = f"problem.points[{i}]"
            if len(sequence(field, point, numbers)) not in counts:
                raise ExperimentError(field, point, numbers)
            counts = (len(point),)
            numbers = f"as many numbers as points[0], {len(point)}" if i == 0 else numbers
            checked.append(tuple(number_within(field, x, -MAX_VALUE, MAX_VALUE) for x in point))
        return tuple(checked)

    def _checked_targets(self) -> tuple[float, ...]:
        allowed = f"a list of {len(self.points)} targets, one for each point"
        targets = sequence("problem.targets", self.targets, allowed)
        if len(targets) != len(self.points):
            raise ExperimentError("problem.targets", self.targets, allowed)
        if self.task == "regression":
            return tuple(
                number_within(f"problem.targets[{i}]", y, -MAX_VALUE, MAX_VALUE)
                for i, y in enumerate(targets)
            )
        return tuple(whole_number(f"problem.targets[{i}]", y, 0, 1) for i, y in enumerate(targets))

    @cached_property
    def inputs(self) -> NDArray[np.float64]:
        """The inputs of all samples, shape (samples, d), read-only."""
        return read_only(self.points)

    @cached_property
    def target_array(self) -> NDArray[np.float64]:
        """The targets of all samples, shape (samples,), read-only."""
        return read_only(self.targets)

    @cached_property
    def _fitted_scales(self) -> Scaling | None:
        if self.scaling is None and self.target_scaling is None:
            return None
        training = list(self.active)
        return Scaling(
            tuple(fitted(self.scaling, column) for column in self.inputs[training].T),
            fitted(self.target_scaling, self.target_array[training]),
        )

    @property
    def scales(self) -> Scaling | None:
        """How samples are scaled before they are learned, or None if they are taken as they are."""
        return self._fitted_scales

    @cached_property
    def standardised(self) -> Self | None:
        """The samples scaled to mean 0 and deviation 1: inputs, and targets if they are numbers."""
        target: ScalingName | None = "standard" if self.task == "regression" else None
        return replace(self, scaling="standard", target_scaling=target)

    @cached_property
    def separable(self) -> bool | None:
        """Whether a line (or plane) has all active 1s on one side, all active 0s on the other.

        None for regression.
        """
        return self._divided() if self.task == "classification" else None

    @cached_property
    def separable_through_origin(self) -> bool | None:
        """Whether a line, or a plane, through the origin does so; None for regression."""
        return self._divided(bias=False) if self.task == "classification" else None

    def with_point(self, x: Sequence[float], target: float) -> "OwnData":
        """Return the samples and one more, the last.

        Parameters
        ----------
        x : sequence of float
            Its inputs, as many as the others have.
        target : float

        Raises
        ------
        ExperimentError
            If they are not allowed, or there are too many samples.
        """
        return replace(self, points=(*self.points, tuple(x)), targets=(*self.targets, target))

    def without_point(self, sample: int) -> "OwnData":
        """Return the samples without one of them; those after it move up by one.

        Raises
        ------
        ExperimentError
            If it is the last one left, or there is no such sample.
        """
        self._check_sample(sample)
        after = sample + 1
        return replace(
            self,
            points=self.points[:sample] + self.points[after:],
            targets=self.targets[:sample] + self.targets[after:],
        )

    def with_moved(self, sample: int, x: Sequence[float]) -> "OwnData":
        """Return the samples with other inputs for one of them.

        Raises
        ------
        ExperimentError
            If the inputs are not allowed, or there is no such sample.
        """
        self._check_sample(sample)
        points = (*self.points[:sample], tuple(x), *self.points[sample + 1 :])
        return replace(self, points=points)

    def with_target(self, sample: int, target: float) -> "OwnData":
        """Return the samples with another target for one of them.

        Raises
        ------
        ExperimentError
            If the target is not allowed, or there is no such sample.
        """
        self._check_sample(sample)
        targets = (*self.targets[:sample], target, *self.targets[sample + 1 :])
        return replace(self, targets=targets)

    def _check_sample(self, sample: int) -> None:
        whole_number("sample", sample, 0, len(self.points) - 1)

    def to_dict(self) -> dict[str, Any]:
        """Return the samples as plain values for JSON; names and scaling only where there are."""
        data: dict[str, Any] = {
            "kind": "data",
            "points": [list(point) for point in self.points],
            "targets": list(self.targets),
            "task": self.task,
            "test_share": self.test_share,
            "seed": self.seed,
        }
        for name in ("names", "target_name", "labels", "scaling", "target_scaling"):
            value = getattr(self, name)
            if value:
                data[name] = list(value) if isinstance(value, tuple) else value
        return data


def _checked_name(field: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > MAX_NAME:
        raise ExperimentError(field, value, f"a text of at most {MAX_NAME} characters")
    return value
