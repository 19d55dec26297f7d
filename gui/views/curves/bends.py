"""How each activation is drawn and written: its names, and what to show of it."""

from dataclasses import dataclass

import numpy as np

from learnscope.core.activations import ACTIVATIONS
from learnscope.gui.plotting.line import Array

#: z reaches so far to either side, at least.
_LEAST = {"sigmoid": 6.0, "softplus": 6.0, "identity": 1.0}

#: The ticks of those that stay between two limits.
_TICKS = {"sigmoid": [0.0, 0.5, 1.0], "step": [0.0, 0.5, 1.0], "tanh": [-1.0, 0.0, 1.0]}

#: What is left above and below the curve, as a share of its height: room for the marks.
_ROOM = 0.1


@dataclass(frozen=True, slots=True)
class Bend:
    """An activation by its name in `learnscope.core.activations.ACTIVATIONS`."""

    name: str = "sigmoid"

    @property
    def written(self) -> str:
        """How the function of z is written."""
        return ACTIVATIONS[self.name].written

    @property
    def slope_written(self) -> str:
        """How its derivative is written."""
        return ACTIVATIONS[self.name].slope_written

    @property
    def least(self) -> float:
        """How far z is shown to either side, at least."""
        return _LEAST.get(self.name, 3.0)

    @property
    def ticks(self) -> list[float] | None:
        """The ticks of its axis; None for those that fit."""
        return _TICKS.get(self.name)

    def heights(self, limit: float, slope_too: bool) -> tuple[float, float]:
        """Return what to show of the function where z reaches from −limit to limit."""
        ends = self.values(np.array([-limit, limit]))
        low, high = min(float(ends[0]), 0.0), float(ends[1])
        if self.ticks is not None:
            low, high = self.ticks[0], self.ticks[-1]
        if slope_too:
            high = max(high, 1.0)
        room = _ROOM * (high - low)
        return low - room, high + room

    def values(self, z: Array) -> Array:
        """Return the function at many z."""
        return ACTIVATIONS[self.name].of(z)

    def slopes(self, z: Array) -> Array:
        """Return the derivative at many z."""
        return ACTIVATIONS[self.name].slope_of(z)

    def value(self, z: float) -> float:
        """Return the function at one z, as the trace of a sample has it."""
        return float(self.values(np.array([z]))[0])

    def slope(self, z: float) -> float:
        """Return the derivative at one z, as the trace of a sample has it."""
        return float(self.slopes(np.array([z]))[0])
