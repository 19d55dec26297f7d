"""What is to be learned: what every kind of problem offers, and how one is read."""

from collections.abc import Hashable, Mapping
from dataclasses import fields
from typing import Any, ClassVar, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from learnscope.core.problems.clouds import Cloud
from learnscope.core.problems.curves import Curve
from learnscope.core.problems.gates import Gate
from learnscope.core.problems.own_data import OwnData
from learnscope.core.problems.sampled import Extent, Task
from learnscope.core.problems.scaling import Scaling, ScalingName
from learnscope.core.validation import ExperimentError, keys, one_of


class Problem(Hashable, Protocol):
    """Inputs X and targets Y to be learned; a value, determined by its parameters alone.

    Samples are numbered from 0 in the order of `inputs`. The `active` ones train, the `held_out`
    ones only test; a sample that is neither is just shown.
    """

    #: Which kind it is, as JSON names it.
    kind: ClassVar[str]

    @property
    def name(self) -> str:
        """Which one of its kind it is, as JSON names it; empty of the learner's own data."""

    @property
    def task(self) -> Task:
        """Whether targets are classes, 0 or 1, or any numbers."""

    @property
    def noise(self) -> float:
        """The standard deviation of what was drawn from the normal distribution, 0 for nothing."""

    @property
    def inputs(self) -> NDArray[np.float64]:
        """The inputs of all samples, shape (samples, d), read-only."""

    @property
    def target_array(self) -> NDArray[np.float64]:
        """The targets of all samples, shape (samples,), read-only."""

    @property
    def active(self) -> tuple[int, ...]:
        """The numbers of the samples that train, ascending, at least one."""

    @property
    def held_out(self) -> tuple[int, ...]:
        """The numbers of the samples that only test, ascending; none of them active."""

    @property
    def input_names(self) -> tuple[str, ...]:
        """What the d inputs are called: ("x",), ("x1", "x2") or ("x1", "x2", "x3")."""

    @property
    def binary(self) -> bool:
        """Whether each input of each sample is 0 or 1."""

    @property
    def names(self) -> tuple[str, ...]:
        """What the inputs are in the data, one an input; empty where that is not known."""

    @property
    def target_name(self) -> str:
        """What the target is in the data; empty where that is not known."""

    @property
    def labels(self) -> tuple[str, str] | None:
        """What classes 0 and 1 are called in the data, or None where they are numbers alone."""

    @property
    def scaling(self) -> ScalingName | None:
        """By which rule inputs are scaled before they are learned, or None."""

    @property
    def target_scaling(self) -> ScalingName | None:
        """By which rule targets are scaled before they are learned, or None."""

    @property
    def scales(self) -> Scaling | None:
        """How samples are scaled before they are learned, or None if they are taken as they are."""

    @property
    def standardised(self) -> Self | None:
        """The problem with all that can be scaled at mean 0 and deviation 1.

        None of a kind whose samples are always taken as they are.
        """

    @property
    def extent(self) -> Extent:
        """The range that a plot should show of each of the d inputs, as (low, high)."""

    @property
    def separable(self) -> bool | None:
        """Whether a line (or plane) divides the active samples by class; None for regression."""

    @property
    def separable_through_origin(self) -> bool | None:
        """The same by a line (or plane) through the origin: what a neuron without a bias draws."""

    def to_dict(self) -> dict[str, Any]:
        """Return the problem as plain values for JSON, from which `problem_from_dict` reads it."""


#: Every kind of problem. To ask whether something is one, ask whether it is of these: to ask it of
#: the protocol would compute all that it offers.
KINDS: tuple[type[Gate | Cloud | Curve | OwnData], ...] = (Gate, Cloud, Curve, OwnData)

#: The kinds by their names in JSON; the keys beside "kind" are the class's parameters.
_BY_NAME = {kind.kind: kind for kind in KINDS}


def problem_from_dict(value: Any) -> Problem:
    """Read a problem from plain values; keys that are left out take their defaults.

    Parameters
    ----------
    value : mapping
        What `Problem.to_dict` gives: the key ``"kind"`` (a gate if it is left out), and the
        parameters of that kind.

    Raises
    ------
    ExperimentError
        If it is no mapping, the kind is unknown, or a parameter is missing, unknown or invalid.
    """
    kinds = ", ".join(f'"{kind}"' for kind in _BY_NAME)
    if not isinstance(value, Mapping):
        raise ExperimentError("problem", value, f"an object with the key kind: {kinds}")
    kind = _BY_NAME[one_of("problem.kind", value.get("kind", "gate"), _BY_NAME)]
    data = dict(keys("problem", value, ["kind", *(field.name for field in fields(kind))]))
    data.pop("kind", None)
    return kind(**data)
