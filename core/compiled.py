"""Whether the engine runs compiled yet, and how it gets there."""

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from learnscope.core import activations, elementary, engine, lanes, losses, optimizers, penalties

Function = TypeVar("Function", bound=Callable[..., Any])

#: The functions that are called from outside the engine.
ENTRIES = (engine.train, engine.make_updates, engine.evaluate, engine.forward, engine.open_up)

_compiled: dict[Callable[..., Any], Callable[..., Any]] = {}


def ready() -> bool:
    """Return whether the engine runs compiled."""
    return bool(_compiled)


def fastest(function: Function) -> Function:
    """Return an entry of the engine compiled, if that is ready, else as it stands there."""
    return _compiled.get(function, function)  # type: ignore[return-value]
