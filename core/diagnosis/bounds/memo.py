"""What was worked out of an experiment once, kept for as long as it is asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Value = TypeVar("Value")

#: How many answers are kept of each question.
KEPT = 64

_STOPPED: ContextVar[Callable[[], bool] | None] = ContextVar("stopped", default=None)


class GivenUp(Exception):  # noqa: N818, nothing went wrong
    """What was being worked out is wanted no more."""


@contextmanager
def unless(stopped: Callable[[], bool]) -> Iterator[None]:
    """Let what is worked out in here be given up: `GivenUp` is raised soon after it is stopped."""
    token = _STOPPED.set(stopped)
    try:
        yield
    finally:
        _STOPPED.reset(token)


def go_on() -> None:
    """Raise `GivenUp` if what is being worked out is wanted no more."""
    stopped = _STOPPED.get()
    if stopped is not None and stopped():
        raise GivenUp


class Memo(Generic[Value]):
    """A question to experiments, of which each is answered but once.

    It may be asked from any thread. What is worked out depends on nothing but the experiment; so
    where two threads ask the same at once, both work out the same.

    Parameters
    ----------
    work : callable
        The question: takes an experiment and returns the answer.
    matters : callable
        What of an experiment, besides its problem, the answer depends on.
    """

    def __init__(
        self, work: Callable[[Experiment], Value], matters: Callable[[Experiment], Hashable]
    ) -> None:
        self._work, self._matters = work, matters
        # The problem is kept with the answer, so that its place in memory stays its own. To compare
        # ten thousand samples in every frame would take longer than the frame has.
        self._answers: OrderedDict[Hashable, tuple[object, Value]] = OrderedDict()
        self._lock = threading.Lock()

    def known(self, experiment: Experiment) -> bool:
        """Return whether the answer is there already, so that to ask costs nothing."""
        with self._lock:
            return self._key(experiment) in self._answers

    def __call__(self, experiment: Experiment) -> Value:
        """Return the answer, worked out if it is not known yet."""
        key = self._key(experiment)
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
                return self._answers[key][1]
        answer = self._work(experiment)
        with self._lock:
            self._answers[key] = experiment.problem, answer
            while len(self._answers) > KEPT:
                self._answers.popitem(last=False)
        return answer

    def _key(self, experiment: Experiment) -> Hashable:
        return id(experiment.problem), self._matters(experiment)
