"""What a diagnosis has to know, worked out beside the window; then the moment is shown anew."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal

from learnscope.core import compiled
from learnscope.core.diagnosis.bounds.memo import GivenUp, unless
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.widgets.guard import guarded

_log = logging.getLogger(__name__)


@guarded
class Adviser(QObject):
    """Has one thing after the other worked out in a thread, as frames ask for it.

    What is worked out belongs to an experiment. Once another is there, what is under way is given
    up. While a run goes on interpreted nothing is begun: it would take the lock from the drawing
    again and again.

    Parameters
    ----------
    lab : Lab
        Whose frames ask, and which shows the moment anew.
    window : QObject
        When it closes, what is under way is given up.
    """

    _worked_out = Signal()

    def __init__(self, lab: Lab, window: QObject) -> None:
        super().__init__(window)
        self._lab = lab
        self._thread = _Thread(self._worked_out.emit)
        lab.frame.connect(self._ask)
        self._worked_out.connect(lab.refresh)
        window.installEventFilter(self)
        self.destroyed.connect(self._thread.end)

    @property
    def busy(self) -> bool:
        """Whether something is being worked out."""
        return self._thread.busy

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give up what is under way when the window closes."""
        if event.type() == QEvent.Type.Close:
            self._thread.drop()
        return super().eventFilter(watched, event)

    def _ask(self, snapshot: Snapshot) -> None:
        pending = snapshot.diagnosis.pending
        waits = snapshot.state is RunState.RUNNING and not compiled.ready()
        if pending is None or waits:
            if pending is None:
                self._thread.drop()
            return
        self._thread.begin(pending)


class _Thread:
    """One thread, and at most one piece of work in it.

    Parameters
    ----------
    done : callable
        Called in the thread when a piece of work is done that was not given up.
    """

    def __init__(self, done: Callable[[], None]) -> None:
        self._done = done
        self._executor: ThreadPoolExecutor | None = None
        self._work: Callable[[], object] | None = None
        self._stop = threading.Event()

    @property
    def busy(self) -> bool:
        """Whether there is work under way."""
        return self._work is not None

    def begin(self, work: Callable[[], object]) -> None:
        """Begin a piece of work; another one that is under way is given up."""
        if self._work is not None and _same(self._work, work):
            return
        self.drop()
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, "learnscope-advice")
        self._work = work
        self._executor.submit(self._run, work, self._stop)

    def drop(self) -> None:
        """Give up what is under way; it ends at its next look."""
        self._work = None
        self._stop.set()
        self._stop = threading.Event()

    def end(self) -> None:
        """Give up what is under way, and wait until the thread has ended."""
        self.drop()
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None

    def _run(self, work: Callable[[], object], stop: threading.Event) -> None:
        try:
            with unless(stop.is_set):
                work()
        except GivenUp:
            return
        except Exception:
            # The window goes on without; it is not asked for again as long as nothing changes.
            _log.exception("a diagnosis could not be worked out")
            return
        if not stop.is_set():
            self._work = None
            self._done()


def _same(one: Any, other: Any) -> bool:
    """Return whether two pieces of work come to the same."""
    if isinstance(one, partial) and isinstance(other, partial):
        return one.func is other.func and one.args == other.args
    return one is other
