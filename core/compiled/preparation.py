"""The compiling of the engine in a process of its own, while the window is at work already."""

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from enum import Enum
from typing import IO

from learnscope.core import compiled
from learnscope.core.compiled.cache import is_complete, unfinished

#: What compiles; not with the present folder on the path, where anything may lie.
COMPILE = (sys.executable, "-P", "-m", "learnscope.core.compiled")


class Progress(Enum):
    """How far a preparation is."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Preparation:
    """The compiling of the engine in another process, at the lowest priority.

    Nothing here waits or calls back: who began it asks from time to time how far it is.

    Parameters
    ----------
    child : subprocess.Popen, optional
        The process; None if there is nothing to wait for.
    report : file, optional
        What the process says of itself.
    progress : Progress
        How far it is to begin with.
    """

    def __init__(
        self,
        child: subprocess.Popen[bytes] | None = None,
        report: IO[bytes] | None = None,
        progress: Progress = Progress.RUNNING,
    ) -> None:
        self._child, self._report, self._progress = child, report, progress

    def poll(self) -> Progress:
        """Return how far it is; once done, `compiled.load` takes a fraction of a second.

        Where it failed, `compiled.trouble` says why.
        """
        if self._child is None:
            return self._progress
        status = self._child.poll()
        if status is None:
            return Progress.RUNNING
        said = self._put_away(self._child)
        if status == 0 and compiled.kept():
            self._progress = Progress.DONE
        else:
            compiled.note_trouble(said or f"the process that compiles ended with status {status}")
            self._progress = Progress.FAILED
        return self._progress

    def stop(self) -> None:
        """End it, if it still runs; what it has done is then lost."""
        if self._child is None:
            return
        self._child.kill()
        self._child.wait()
        self._put_away(self._child)
        self._progress = Progress.FAILED

    def _put_away(self, child: subprocess.Popen[bytes]) -> str:
        """Let go of an ended process, and of what it left; return the last that it said."""
        self._child = None
        folder = compiled.place()
        if folder is not None:
            # What a process that was killed had compiled so far.
            shutil.rmtree(unfinished(folder, child.pid), ignore_errors=True)
        if self._report is None:
            return ""
        with self._report as report:
            report.seek(0)
            said = report.read().decode(errors="replace").strip().splitlines()
        return said[-1].strip() if said else ""


def prepare() -> Preparation:
    """Begin to compile the engine in another process, if it has to be and can be.

    Returns
    -------
    Preparation
        To be asked how far it is, and to be stopped before the program ends.
    """
    folder = None if compiled.ready() else compiled.place()
    if compiled.ready() or (folder is not None and is_complete(folder)):
        return Preparation(progress=Progress.DONE)
    if folder is None:
        return Preparation(progress=Progress.FAILED)
    if getattr(sys, "frozen", False) or not sys.executable:
        compiled.note_trouble("there is no Python to compile with beside the program")
        return Preparation(progress=Progress.FAILED)
    report = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        child = subprocess.Popen(
            COMPILE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=report,
            # On Windows: the lowest priority, and no console.
            creationflags=getattr(subprocess, "IDLE_PRIORITY_CLASS", 0)
            | getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        report.close()
        compiled.note_failure(error)
        return Preparation(progress=Progress.FAILED)
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, 19)
    return Preparation(child, report)
