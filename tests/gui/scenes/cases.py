"""One question to many examples is one test: setting up for each would take more than asking.

Where each example takes long, all of them are asked in CI alone, and the telling ones always.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from hypothesis import settings

Case = TypeVar("Case")

#: Whether all examples are asked: wherever hypothesis tries more than usual, as in `.ci/run`.
IN_FULL = settings().max_examples >= settings.get_profile("deeper").max_examples


def telling(cases: dict[str, Case], *names: str) -> dict[str, Case]:
    """Return the examples that stand for the others, by their names; in CI all."""
    return cases if IN_FULL else {name: cases[name] for name in names}


@contextmanager
def named(*case: object) -> Iterator[None]:
    """Name the example at which a test fails."""
    try:
        yield
    except Exception as error:
        error.add_note(f"at {', '.join(map(str, case))}")
        raise
