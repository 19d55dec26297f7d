"""Checks of what comes from outside: each refusal names the field, the value, what is allowed."""

import math
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

MAX_SEED = 2**31 - 1

#: The largest float64, rounded down.
_LARGEST = "1.797e+308"

_SHOWN_CHARACTERS = 60


class ExperimentError(ValueError):
    """An experiment that cannot be run.

    Parameters
    ----------
    field : str
        The field's path, such as ``"optimizer.learning_rate"``.
    got : object
        The value that was refused.
    allowed : str
        What would have been accepted, in words.
    """

    def __init__(self, field: str, got: object, allowed: str) -> None:
        self.field = field
        self.got = got
        self.allowed = allowed
        super().__init__(f"{field}: got {_brief(got)}; allowed: {allowed}")

    def __reduce__(self) -> tuple[type["ExperimentError"], tuple[Any, ...]]:
        """Let it be pickled, as an error that comes from another process has to be."""
        return type(self), (self.field, self.got, self.allowed)


def _brief(value: object) -> str:
    try:
        text = repr(value)
    # CPython refuses to print integers of more than 4,300 digits, and lists nested too deeply.
    except (ValueError, RecursionError):
        text = f"a value of type {type(value).__name__}"
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def finite_number(field: str, value: Any, allowed: str = "a finite number") -> float:
    """Return `value` as a float.

    Raises
    ------
    ExperimentError
        If it is not a number (a bool is none, a number of numpy's is), not finite, or too large
        for a float64.
    """
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise ExperimentError(field, value, allowed)
    try:
        number = float(value)
    except OverflowError:
        raise ExperimentError(field, value, allowed) from None
    if not math.isfinite(number):
        raise ExperimentError(field, value, allowed)
    return number


def number_within(field: str, value: Any, low: float, high: float) -> float:
    """Return `value` as a float from `low` to `high`, both included.

    Raises
    ------
    ExperimentError
        If it is not a finite number or lies outside.
    """
    allowed = f"a number from {low:g} to {high:g}"
    number = finite_number(field, value, allowed)
    if not low <= number <= high:
        raise ExperimentError(field, value, allowed)
    return number


def non_negative(field: str, value: Any) -> float:
    """Return `value` as a float of at least 0.

    Raises
    ------
    ExperimentError
        If it is not a finite number, or below 0.
    """
    allowed = f"a finite number, 0 or more, up to {_LARGEST}"
    number = finite_number(field, value, allowed)
    if number < 0:
        raise ExperimentError(field, value, allowed)
    return number


def whole_number(field: str, value: Any, low: int, high: int) -> int:
    """Return `value` as an int from `low` to `high`, both included.

    Raises
    ------
    ExperimentError
        If it is not an int (a bool is none) or lies outside.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        # 2.0 is a whole number, too.
        whole = isinstance(value, float) and value.is_integer()
        written = ", without a decimal point" if whole else ""
        raise ExperimentError(field, value, f"a whole number from {low} to {high}{written}")
    return value


def truth_value(field: str, value: Any) -> bool:
    """Return `value` if it is a bool.

    Raises
    ------
    ExperimentError
        If it is anything else.
    """
    if not isinstance(value, bool):
        raise ExperimentError(field, value, "true or false")
    return value


def one_of(field: str, value: Any, choices: Collection[str]) -> str:
    """Return `value` if it is one of `choices`.

    Raises
    ------
    ExperimentError
        If it is not.
    """
    if not isinstance(value, str) or value not in choices:
        raise ExperimentError(field, value, ", ".join(choices))
    return value


def keys(field: str, value: Any, allowed: Collection[str]) -> Mapping[str, Any]:
    """Return `value` if it is a mapping with no key outside `allowed`.

    Raises
    ------
    ExperimentError
        If it is no mapping, or has a key of its own.
    """
    if not isinstance(value, Mapping):
        raise ExperimentError(field, value, "an object with the keys " + ", ".join(allowed))
    for key in value:
        if key not in allowed:
            # As repr shows it: a key may hold line breaks, or characters that cannot be encoded.
            name = _brief(key).strip("'")
            known = "no such key; the keys are " + ", ".join(allowed)
            raise ExperimentError(f"{field}.{name}", value[key], known)
    return value


def sequence(field: str, value: Any, allowed: str) -> tuple[Any, ...]:
    """Return a list or tuple as a tuple.

    Raises
    ------
    ExperimentError
        If `value` is neither.
    """
    if not isinstance(value, (list, tuple)):
        raise ExperimentError(field, value, allowed)
    return tuple(value)
