"""How the window comes by the compiled engine without waiting for it."""

import threading

from learnscope.core import compiled
from learnscope.core.compiled import Progress

#: How often the process that compiles is asked whether it is done, in seconds.
_PATIENCE = 0.5


class EngineLoading:
    """Has the engine compiled in another process, if it never was, and loads it in a thread.

    A run that goes on meanwhile goes on compiled from then on; not a bit of it changes.
    """

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin, once; come back at once."""
        if self._thread is None and compiled.possible() and not compiled.ready():
            self._thread = threading.Thread(target=self._load, name="learnscope-engine-loading")
            self._thread.start()

    def end(self) -> None:
        """Stop, and wait until nothing of it is left."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _load(self) -> None:
        preparation = compiled.prepare()
        while preparation.poll() is Progress.RUNNING:
            if self._ended.wait(_PATIENCE):
                preparation.stop()
                return
        if preparation.poll() is Progress.DONE and not self._ended.is_set():
            compiled.load()
