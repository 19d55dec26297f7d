"""What point clouds, curves and the learner's own data have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from learnscope.core.diagnosis.separability import divides
from learnscope.core.problems.split import split

if TYPE_CHECKING:
    from learnscope.core.problems.scaling import Scaling

Task = Literal["classification", "regression"]

#: What a plot should show of each input: one (low, high) an input.
Extent = tuple[tuple[float, float], ...]

#: What a plot shows beyond the outermost samples, as a share of their range; half a unit where
#: they have none.
PADDING = 0.1
_PADDING_OF_ONE_VALUE = 0.5

#: So much at least: as a share of the outermost sample, and in any case.
_LEAST_PADDING, _SMALLEST_PADDING = 1e-12, 1e-300


@dataclass(frozen=True)
class Sampled(ABC):
    """Samples of which a share, chosen by a seed, is held out to test.

    A kind of its own derives from it, as a frozen dataclass with the fields `test_share` and
    `seed` among others.
    """

    @property
    @abstractmethod
    def inputs(self) -> NDArray[np.float64]:
        """The inputs of all samples, shape (samples, d), read-only."""

    @property
    @abstractmethod
    def target_array(self) -> NDArray[np.float64]:
        """The targets of all samples, shape (samples,), read-only."""

    @cached_property
    def _split(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        own: Any = self
        return split(len(self.inputs), own.test_share, own.seed)

    def __reduce__(self) -> tuple[type[Sampled], tuple[Any, ...]]:
        """Send the parameters alone: arrays that were sent would arrive writable."""
        return type(self), tuple(getattr(self, field.name) for field in fields(self))

    @property
    def active(self) -> tuple[int, ...]:
        """The numbers of the samples that train, ascending."""
        return self._split[0]

    @property
    def held_out(self) -> tuple[int, ...]:
        """The numbers of the samples that only test, ascending."""
        return self._split[1]

    @property
    def input_names(self) -> tuple[str, ...]:
        """What the inputs are called: x, or x1, x2 and, if there is a third, x3."""
        count = self.inputs.shape[1]
        return ("x",) if count == 1 else tuple(f"x{i + 1}" for i in range(count))

    @cached_property
    def extent(self) -> Extent:
        """The range of each input as (low, high), with some room on either side."""
        lows, highs = self.inputs.min(axis=0), self.inputs.max(axis=0)
        room = np.where(highs > lows, PADDING * (highs - lows), _PADDING_OF_ONE_VALUE)
        # Samples may lie closer together than numbers can be told apart that are read off a plot.
        room = np.maximum(room, _LEAST_PADDING * np.maximum(np.abs(lows), np.abs(highs)))
        room = np.maximum(room, _SMALLEST_PADDING)
        return tuple(zip((lows - room).tolist(), (highs + room).tolist(), strict=True))

    @property
    def scales(self) -> Scaling | None:
        """How samples are scaled before they are learned, or None if they are taken as they are."""
        return None

    def _divided(self, bias: bool = True) -> bool:
        """Return whether a line, or a plane, divides the active samples by class.

        Scaled or not, the same line does; through the origin it is that of the scaled ones.
        """
        rows = list(self.active)
        scales = None if bias else self.scales
        inputs = self.inputs if scales is None else scales.inputs_of(self.inputs)
        return divides(inputs[rows], self.target_array[rows], bias)
