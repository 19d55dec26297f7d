"""What a diagnosis waits for, worked out in a thread while the window goes on."""

import logging
import threading
from collections.abc import Callable
from concurrent import futures
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from learnscope.core import compiled
from learnscope.core.diagnosis.bounds.memo import GivenUp, unless

_log = logging.getLogger(__name__)

#: How long something has been waited for before it is begun, and how often it is looked for, in
#: milliseconds: what a hand is still changing is not worked out at each of its steps.
PATIENCE, _LOOK = 300, 40

#: What a diagnosis waits for, as `learnscope.core.diagnosis.finding.Diagnosis` has it.
Pending = partial[object]


class Foresight(QObject):
    """Has worked out what is waited for, one thing at a time, and tells when it is there.

    Interpreted, a thread would take the lock from the drawing again and again: then it waits for a
    run to pause.

    Parameters
    ----------
    parent : QObject
        With which it ends.

    Signals
    -------
    known : object
        What was waited for is there: the same run is now found otherwise.
    """

    known = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = _Thread()
        # Not a method of this object: it is half gone by then.
        self.destroyed.connect(self._thread.end)
        self._wanted: Pending | None = None
        self._under_way: futures.Future[None] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    def want(self, pending: Pending | None, running: bool) -> None:
        """Have something worked out, or nothing any more.

        Parameters
        ----------
        pending : partial, optional
        running : bool
            Whether the run goes on meanwhile.
        """
        if not _same(pending, self._wanted):
            self._thread.drop()
            self._wanted, self._under_way = pending, None
            self._timer.stop()
        if self._wanted is None or self._under_way is not None:
            return
        if running and not compiled.ready():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(PATIENCE)

    def end(self) -> None:
        """Give up what is under way, and wait until the thread has ended."""
        self._timer.stop()
        self._wanted = self._under_way = None
        self._thread.end()

    def _look(self) -> None:
        """Begin, or look whether it is there."""
        if self._wanted is None:
            self._timer.stop()
        elif self._under_way is None:
            self._under_way = self._thread.begin(self._wanted)
            self._timer.start(_LOOK)
        elif self._under_way.done():
            self._timer.stop()
            under_way, self._wanted, self._under_way = self._under_way, None, None
            error = under_way.exception()
            if error is None:
                self.known.emit()
            else:
                # The window goes on without it.
                _log.error("a diagnosis could not be worked out", exc_info=error)


class _Thread:
    """Who works it out, and whether it is still wanted."""

    def __init__(self) -> None:
        self._executor: futures.Executor | None = None
        self._stop = threading.Event()

    def begin(self, pending: Pending) -> futures.Future[None]:
        if self._executor is None:
            self._executor = futures.ThreadPoolExecutor(1, "learnscope-foresight")
        return self._executor.submit(_work_out, pending, self._stop.is_set)

    def drop(self) -> None:
        self._stop.set()
        self._stop = threading.Event()

    def end(self) -> None:
        self.drop()
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


def _work_out(pending: Pending, stopped: Callable[[], bool]) -> None:
    with unless(stopped):
        try:
            pending()
        except GivenUp:
            return


def _same(one: Pending | None, other: Pending | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.func == other.func and one.args == other.args
