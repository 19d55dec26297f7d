"""A run kept aside while it goes on, so that whatever ends the program does not end the run."""

import json
import logging
from collections.abc import Callable
from concurrent import futures
from typing import Any

from PySide6.QtCore import QObject, QTimer

from learnscope.gui.files.shelf import Shelf
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.widgets.guard import guarded

_log = logging.getLogger(__name__)

#: How often a run that goes on is kept, in milliseconds.
EVERY = 10_000

#: How long a hand that edits is waited for, in milliseconds: each of its movements is an edit.
_SOON = 200

#: What there is to keep, as plain values; None for nothing that is worth it.
Content = Callable[[], dict[str, Any] | None]


@guarded
class KeepingAside(QObject):
    """Keeps the present run on a shelf: at every pause and edit, and every ten seconds.

    The plain values are taken on the GUI thread, between two updates; they become a text and a file
    in a thread, one after the other, the latest instead of any that still waits.

    Parameters
    ----------
    shelf : Shelf
    content : callable
    parent : QObject
        With which it ends.
    """

    def __init__(self, shelf: Shelf, content: Content, parent: QObject) -> None:
        super().__init__(parent)
        self._shelf, self._content = shelf, content
        self._thread = futures.ThreadPoolExecutor(1, "keep-aside")
        self._writing: futures.Future[bool] | None = None
        self._kept = False
        self._seen: Snapshot | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.keep)
        self._regularly = QTimer(self)
        self._regularly.timeout.connect(self.keep)

    def follow(self, snapshot: Snapshot) -> None:
        """Keep a moment that stands; of those of a run that goes on, one every ten seconds."""
        if snapshot.state is RunState.RUNNING:
            if not self._regularly.isActive():
                self._regularly.start(EVERY)
            return
        paused = self._regularly.isActive()
        self._regularly.stop()
        if self._seen is not None and _same(self._seen, snapshot):
            return
        self._seen = snapshot
        if paused:
            self.keep()
        else:
            self.keep_soon()

    def keep_soon(self) -> None:
        """Keep what there is, as soon as a hand rests."""
        if not self._soon.isActive():
            self._soon.start(_SOON)

    def keep(self) -> None:
        """Keep what there is now."""
        if self._writing is not None and not self._writing.done():
            self.keep_soon()
            return
        content = self._content()
        if content is None:
            if self._kept:
                self._kept = False
                self._shelf.clear()
        elif self._shelf.reserve():
            self._kept = True
            self._writing = self._thread.submit(self._write, content)
            self._writing.add_done_callback(_say_what_failed)

    def finish(self) -> bool:
        """Keep what there is, and wait until it is written; return whether it lies there now."""
        self._is_written()
        self.keep()
        return self._kept and self._is_written()

    def end(self) -> None:
        """Keep no more, and wait until the thread has ended."""
        self._soon.stop()
        self._regularly.stop()
        self._thread.shutdown(wait=True)

    def _is_written(self) -> bool:
        """Wait for the thread; return whether what it had to write is there."""
        writing = self._writing
        return writing is not None and writing.exception() is None and writing.result()

    def _write(self, content: dict[str, Any]) -> bool:
        return self._shelf.keep(_text(content).encode())


def _text(content: dict[str, Any]) -> str:
    """Return JSON text, a long list entry by entry.

    One call for thousands of edits would hold the interpreter's lock, and the drawing, to its end.
    """

    def text(value: Any) -> str:
        if isinstance(value, list):
            return f"[{', '.join(map(json.dumps, value))}]"
        return json.dumps(value)

    return f"{{{', '.join(f'{json.dumps(key)}: {text(value)}' for key, value in content.items())}}}"


def _same(before: Snapshot, now: Snapshot) -> bool:
    """Return whether two moments are kept alike."""
    return (before.epoch, before.latest, before.state) == (now.epoch, now.latest, now.state) and (
        before.experiment is now.experiment
        and before.changes is now.changes
        and before.pins is now.pins
        and (before.selected, before.unit) == (now.selected, now.unit)
    )


def _say_what_failed(written: futures.Future[bool]) -> None:
    error = written.exception()
    if error is not None:
        _log.warning("the run could not be kept aside: %s", error)
