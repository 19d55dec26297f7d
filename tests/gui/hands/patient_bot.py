"""The hands of the tests, which wait for as long as it takes and no longer."""

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot

#: How long a test waits for what has to come, in milliseconds: a machine may be busy.
PATIENCE = 60_000

#: How often it looks for what comes without an event of Qt's own, in milliseconds.
LOOK = 10

TOO_LATE = "what was waited for has not come"


class PatientBot(QtBot):
    """Waits for what never comes for a minute; whatever comes is not waited for any longer."""

    def waitUntil(  # noqa: N802, pytest-qt's own name
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE
    ) -> None:
        """Wait until something is so, or no longer raises: look with every event that comes."""
        end = time.monotonic() + timeout / 1000.0
        loop, clock = QEventLoop(), QTimer()
        clock.start(LOOK)
        try:
            while not _came(callback, last=time.monotonic() > end):
                loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
                # As in a loop of the program's own; these wait for one otherwise.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        finally:
            clock.stop()

    def waitSignal(  # noqa: N802
        self, signal: Any, *, timeout: int = PATIENCE, **options: Any
    ) -> Any:
        return super().waitSignal(signal, timeout=timeout, **options)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE) -> Any:  # noqa: N802
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:  # noqa: N802
        return super().waitExposed(widget, timeout=timeout)


def _came(callback: Callable[[], bool | None], last: bool) -> bool:
    """Return whether it is so; the last time, fail if it is not."""
    try:
        result = callback()
    except AssertionError as error:
        if last:
            raise QtTimeoutError(TOO_LATE) from error
        return False
    if result not in (None, True, False):
        raise ValueError(f"neither true nor false: {result!r}")
    if result is None or result:
        return True
    if last:
        raise QtTimeoutError(TOO_LATE)
    return False
