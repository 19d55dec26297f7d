"""One question to many examples is one test: setting up for each would take more than asking.

Where each example takes long, the README's command asks the ones that tell most. `.ci/run` asks all
of them: it runs the tests that are `sampled` with ``--hypothesis-profile=deeper``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from zlib import crc32

import pytest
from in_full import IN_FULL

from learnscope.gui.text.language import LANGUAGES

Case = TypeVar("Case")
Test = Callable[..., None]


def telling(argument: str, cases: dict[str, Case], *names: str) -> Callable[[Test], Test]:
    """Give a test the examples that stand for the others, by their names; in CI all."""
    chosen = _chosen(cases, names)
    return _sampled(pytest.mark.parametrize(argument, [chosen], ids=["all" if IN_FULL else "some"]))


def each_telling(argument: str, cases: dict[str, Case], *names: str) -> Callable[[Test], Test]:
    """Give a test the examples that stand for the others one by one; in CI all."""
    chosen = _chosen(cases, names)
    return _sampled(pytest.mark.parametrize(argument, chosen.values(), ids=chosen))


def in_any_language(test: Test) -> Test:
    """Ask a test in one language, half of the tests in either; in CI in all."""
    codes = [*LANGUAGES]
    if not IN_FULL:
        codes = [codes[crc32(test.__name__.encode()) % len(codes)]]
    return _sampled(pytest.mark.parametrize("language", codes))(test)


def _chosen(cases: dict[str, Case], names: tuple[str, ...]) -> dict[str, Case]:
    return cases if IN_FULL else {name: cases[name] for name in names}


def _sampled(mark: Any) -> Callable[[Test], Test]:
    return lambda test: pytest.mark.sampled(mark(test))


@contextmanager
def named(*case: object) -> Iterator[None]:
    """Name the example at which a test fails."""
    try:
        yield
    except Exception as error:
        error.add_note(f"at {', '.join(map(str, case))}")
        raise
