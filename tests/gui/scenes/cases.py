"""One question to many examples is one test: setting up for each would take more than asking."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def named(*case: object) -> Iterator[None]:
    """Name the example at which a test fails."""
    try:
        yield
    except Exception as error:
        error.add_note(f"at {', '.join(map(str, case))}")
        raise
