"""What every kind of problem has in common, until it says otherwise."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from learnscope.core.diagnosis.separability import divides

if TYPE_CHECKING:
    from learnscope.core.problems.scaling import Scaling, ScalingName


class Kind(ABC):
    """Samples that have no names and are taken as they are.

    A kind derives from it as a frozen dataclass, whose fields determine it. `Problem` says what
    else it has to offer.
    """

    @property
    @abstractmethod
    def inputs(self) -> NDArray[np.float64]:
        """The inputs of all samples, shape (samples, d), read-only."""

    @property
    @abstractmethod
    def target_array(self) -> NDArray[np.float64]:
        """The targets of all samples, shape (samples,), read-only."""

    @property
    @abstractmethod
    def active(self) -> tuple[int, ...]:
        """The numbers of the samples that train, ascending."""

    @property
    def name(self) -> str:
        """Which one of its kind it is; empty where there is but one."""
        return ""

    def __reduce__(self) -> tuple[type[Self], tuple[Any, ...]]:
        """Send the parameters alone: arrays that were sent would arrive writable."""
        own: Any = self
        return type(self), tuple(getattr(self, field.name) for field in fields(own))

    @property
    def input_names(self) -> tuple[str, ...]:
        """What the inputs are called: x, or x1, x2 and, if there is a third, x3."""
        return input_names(self.inputs.shape[1])

    @cached_property
    def binary(self) -> bool:
        """Whether each input of each sample is 0 or 1."""
        return bool(np.isin(self.inputs, (0.0, 1.0)).all())

    @property
    def names(self) -> tuple[str, ...]:
        """What the inputs are in the data, one an input; empty where that is not known."""
        return ()

    @property
    def target_name(self) -> str:
        """What the target is in the data; empty where that is not known."""
        return ""

    @property
    def labels(self) -> tuple[str, str] | None:
        """What classes 0 and 1 are called in the data, or None where they are numbers alone."""
        return None

    @property
    def scaling(self) -> ScalingName | None:
        """By which rule inputs are scaled before they are learned, or None."""
        return None

    @property
    def target_scaling(self) -> ScalingName | None:
        """By which rule targets are scaled before they are learned, or None."""
        return None

    @property
    def scales(self) -> Scaling | None:
        """How samples are scaled before they are learned, or None if they are taken as they are."""
        return None

    @property
    def standardised(self) -> Self | None:
        """The problem with all that can be scaled at mean 0 and deviation 1.

        None of a kind whose samples are always taken as they are.
        """
        return None

    def _divided(self, bias: bool = True) -> bool:
        """Return whether a line, or a plane, divides the active samples by class.

        Scaled or not, the same line does; through the origin it is that of the scaled ones.
        """
        rows = list(self.active)
        scales = None if bias else self.scales
        inputs = self.inputs if scales is None else scales.inputs_of(self.inputs)
        return divides(inputs[rows], self.target_array[rows], bias)


def input_names(count: int) -> tuple[str, ...]:
    """Return what so many inputs are called: x, or x1, x2 and so on."""
    return ("x",) if count == 1 else tuple(f"x{i + 1}" for i in range(count))
