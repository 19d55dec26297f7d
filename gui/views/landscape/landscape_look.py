"""How one looks at the ground of the loss, as a value and as a file keeps it."""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeGuard

from learnscope.core import ExperimentError
from learnscope.gui.views.landscape.dark_room.room import MOST_TILES, Values
from learnscope.gui.views.landscape.ground.choice import LINE, GroundChoice

_MODES = ("2d", "3d")


@dataclass(frozen=True, slots=True)
class LandscapeLook:
    """Which ground is looked at, and how.

    Parameters
    ----------
    choice : GroundChoice or None
        None for the usual ground of whatever model comes.
    mode : str
        ``"2d"`` or ``"3d"``.
    log : bool
        Whether the steps of colour have the same ratio.
    dark : bool
        Whether the light is out.
    values : mapping of str to Values
        What is tried in the dark room of each parameter.
    """

    choice: GroundChoice | None = None
    mode: str = "2d"
    log: bool = True
    dark: bool = False
    values: Mapping[str, Values] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values for JSON."""
        return {
            "ground": None if self.choice is None else asdict(self.choice),
            "mode": self.mode,
            "log": self.log,
            "dark": self.dark,
            "values": {name: asdict(values) for name, values in self.values.items()},
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "LandscapeLook":
        """Return what plain values describe; what is missing or none is as at first."""
        values = data.get("values")
        read = {
            name: _values(each)
            for name, each in (values.items() if isinstance(values, Mapping) else ())
        }
        mode = data.get("mode")
        return cls(
            _choice(data.get("ground")),
            mode if mode in _MODES else "2d",
            data.get("log", True) is True,
            data.get("dark") is True,
            {name: each for name, each in read.items() if each is not None},
        )


def _choice(data: Any) -> GroundChoice | None:
    """Return the ground that is described; whether a model has it is seen when there is one."""
    if not isinstance(data, Mapping):
        return None
    kind, axes, held = data.get("kind"), data.get("axes"), data.get("held")
    counts = (1, 2) if kind == LINE else (2,)
    if not (isinstance(kind, str) and isinstance(axes, list | tuple) and len(axes) in counts):
        return None
    if not all(isinstance(axis, str) for axis in axes) or len(set(axes)) < len(axes):
        return None
    return GroundChoice(kind, tuple(axes), held if _is_number(held) else None)


def _values(data: Any) -> Values | None:
    if not isinstance(data, Mapping):
        return None
    low, high, count = data.get("low"), data.get("high"), data.get("count")
    if not (_is_number(low) and _is_number(high) and isinstance(count, int)):
        return None
    if count > math.isqrt(MOST_TILES):
        return None
    try:
        return Values(low, high, count)
    except ExperimentError:
        return None


def _is_number(value: Any) -> TypeGuard[float]:
    return type(value) in {int, float} and math.isfinite(value)
