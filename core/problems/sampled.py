"""What point clouds, curves and the learner's own data have in common."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np

from learnscope.core.problems.kind import Kind
from learnscope.core.problems.split import split

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
class Sampled(Kind):
    """Samples of which a share, chosen by a seed, is held out to test.

    A kind of its own derives from it, as a frozen dataclass with the fields `test_share` and
    `seed` among others.
    """

    @cached_property
    def _split(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        own: Any = self
        return split(len(self.inputs), own.test_share, own.seed)

    @property
    def active(self) -> tuple[int, ...]:
        """The numbers of the samples that train, ascending."""
        return self._split[0]

    @property
    def held_out(self) -> tuple[int, ...]:
        """The numbers of the samples that only test, ascending."""
        return self._split[1]

    @cached_property
    def extent(self) -> Extent:
        """The range of each input as (low, high), with some room on either side."""
        lows, highs = self.inputs.min(axis=0), self.inputs.max(axis=0)
        room = np.where(highs > lows, PADDING * (highs - lows), _PADDING_OF_ONE_VALUE)
        # Samples may lie closer together than numbers can be told apart that are read off a plot.
        room = np.maximum(room, _LEAST_PADDING * np.maximum(np.abs(lows), np.abs(highs)))
        room = np.maximum(room, _SMALLEST_PADDING)
        return tuple(zip((lows - room).tolist(), (highs + room).tolist(), strict=True))
