"""What is refused is really left out by the rule that the refusal states."""

import math
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    ExperimentError,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    RandomStart,
    ValuesStart,
)

#: Everything that takes a number, by its field.
TAKES: dict[str, Callable[[Any], object]] = {
    "learning_rate": lambda x: Optimizer(learning_rate=x),
    "momentum": lambda x: Optimizer(momentum=x),
    "beta1": lambda x: Optimizer(beta1=x),
    "eps": lambda x: Optimizer(eps=x),
    "l1": lambda x: Penalty(l1=x),
    "scale": lambda x: RandomStart(scale=x),
    "scale of a network": lambda x: Experiment(network=Network((2,)), start=RandomStart(scale=x)),
    "value": lambda x: ValuesStart((x, 0.0, 0.0)),
    "value of a network": lambda x: Experiment(
        network=Network((1,)), start=ValuesStart((x, 0.0, 0.0, 0.0, 0.0))
    ),
    "seed": lambda x: RandomStart(seed=x),
    "size": lambda x: Batch(size=x),
    "units": lambda x: Network((x,)),
    "points": lambda x: Cloud(points=x),
    "noise": lambda x: Cloud(noise=x),
    "share": lambda x: Cloud(test_share=x),
    "height": lambda x: Curve("drawn", values=(x, 0.0)),
    "coordinate": lambda x: OwnData(((x, 0.0),), (1,)),
    "target": lambda x: OwnData(((0.0,),), (x,), "regression"),
}

NUMBER = r"(-?[\d.]+(?:e[+-]\d+)?)"


def leaves_out(rule: str, value: float) -> bool:
    """Return whether a number does not fit a rule, read as a person would."""
    if isinstance(value, float) and (not math.isfinite(value) or "without a decimal" in rule):
        return True
    if "whole number" in rule and value != int(value):
        return True
    within = re.search(f"from {NUMBER} to {NUMBER}", rule)
    if within is None:
        within = re.search(f"{NUMBER} or more, up to {NUMBER}", rule)
    assert within is not None, rule
    return not float(within[1]) <= value <= float(within[2])


def refused_by(field: str, value: float) -> str | None:
    """Return the rule by which a number is refused, or None if it is taken."""
    try:
        TAKES[field](value)
    except ExperimentError as error:
        return error.allowed
    return None


@pytest.mark.parametrize("field", TAKES)
def test_a_number_that_is_refused_does_not_fit_the_rule(field: str) -> None:
    @given(st.floats() | st.integers() | st.floats(-2.0, 2.0) | st.integers(0, 9).map(float))
    @example(10**400)
    @example(-(10**400))
    @example(1e200)
    @example(1e50)
    @example(math.nextafter(1e100, math.inf))
    @example(math.nextafter(1.0, 2.0))
    @example(math.nextafter(1e-15, 0.0))
    @example(-5e-324)
    @example(2.0)
    @example(2**31)
    def check(value: float) -> None:
        rule = refused_by(field, value)
        assert rule is None or leaves_out(rule, value), rule

    check()
