"""What all tests share. No Qt in here: the core's tests run where it is not installed."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import settings

# The same examples in every run, and no deadline: a test must not fail because the machine is
# busy. `pytest --hypothesis-profile=thorough` looks for new examples, and for longer; where a test
# needs more examples than others, or fewer, it takes so many times the profile's number.
settings.register_profile("steady", max_examples=60, derandomize=True, deadline=None, database=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes of a test run share their bytecode where none may lie beside the sources.

    Without any, each of the many that are started reads all of Qt's and numpy's modules anew, which
    takes most of its time.
    """
    cache = getattr(config, "cache", None)
    if "PYTHONDONTWRITEBYTECODE" in os.environ and cache is not None:
        # Where the folder can't be made, it is only slower.
        with suppress(OSError):
            os.environ.setdefault("PYTHONPYCACHEPREFIX", str(cache.mkdir("bytecode")))
            del os.environ["PYTHONDONTWRITEBYTECODE"]


@pytest.fixture(scope="session")
def calls() -> Callable[[Callable[[], object]], int]:
    """Count the functions called by an action.

    It stands for the time that the action takes, which is another on every machine and on every
    day; the benchmarks measure that.
    """
    return _calls


def _calls(action: Callable[[], object]) -> int:
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return counted
