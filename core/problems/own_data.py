"""The learner's own samples: points with a class, or numbers with a number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from learnscope.core.problems.arrays import read_only
from learnscope.core.problems.sampled import Sampled, Task
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
MAX_VALUE = 1e6

#: How many inputs each task may have, the usual number first.
INPUTS_OF: dict[Task, tuple[int, ...]] = {"classification": (2, 3), "regression": (1,)}

#: From so many inputs on each is 0 or 1, as a gate's are: samples lie at the corners of a cube.
BINARY_FROM = 3

_NUMBERS = {
    "classification": "two numbers, x1 and x2, or three, each 0 or 1",
    "regression": "one number, x",
}


@dataclass(frozen=True)
class OwnData(Sampled):
    """Samples given one by one.

    Parameters
    ----------
    points : tuple of tuple of float
        The inputs, one tuple a sample, 1 to 10,000 of them: (x1, x2) or (x1, x2, x3) for
        classification, (x,) for regression. Each number from −10⁶ to 10⁶; 0 or 1 where there are
        three.
    targets : tuple of float
        One a sample: 0 or 1 for classification, a number from −10⁶ to 10⁶ for regression.
    task : str
        ``"classification"`` or ``"regression"``.
    test_share : float
        The share of the samples held out to test, 0 to 0.9.
    seed : int
        Which samples are held out, from 0 to 2³¹ − 1.

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

    kind: ClassVar[str] = "data"

    def __post_init__(self) -> None:
        one_of("problem.task", self.task, INPUTS_OF)
        object.__setattr__(self, "points", self._checked_points())
        object.__setattr__(self, "targets", self._checked_targets())
        object.__setattr__(self, "test_share", checked_share(self.test_share))
        whole_number("problem.seed", self.seed, 0, MAX_SEED)

    def _checked_points(self) -> tuple[tuple[float, ...], ...]:
        allowed = f"a list of 1 to {MAX_SAMPLES} points"
        points = sequence("problem.points", self.points, allowed)
        if not 1 <= len(points) <= MAX_SAMPLES:
            raise ExperimentError("problem.points", self.points, allowed)
        counts, numbers = INPUTS_OF[self.task], _NUMBERS[self.task]
        checked: list[tuple[float, ...]] = []
        for i, point in enumerate(points):
            field = f"problem.points[{i}]"
            if len(sequence(field, point, numbers)) not in counts:
                raise ExperimentError(field, point, numbers)
            counts = (len(point),)
            numbers = f"as many numbers as points[0], {len(point)}" if i == 0 else numbers
            checked.append(tuple(_checked_input(field, x, len(point)) for x in point))
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
        """Return the samples as plain values for JSON."""
        return {
            "kind": "data",
            "points": [list(point) for point in self.points],
            "targets": list(self.targets),
            "task": self.task,
            "test_share": self.test_share,
            "seed": self.seed,
        }


def _checked_input(field: str, value: Any, inputs: int) -> float:
    x = number_within(field, value, -MAX_VALUE, MAX_VALUE)
    if inputs >= BINARY_FROM and x not in {0.0, 1.0}:
        raise ExperimentError(field, value, f"0 or 1, where there are {inputs} inputs")
    return x
