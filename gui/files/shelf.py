"""Where runs lie aside until their program ends well: one file for each that runs, and its lock."""

import contextlib
import logging
import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLockFile

from learnscope.core import ExperimentError
from learnscope.core.run.saved import ENDING, SavedRun
from learnscope.gui.files.writing import SaveError, save

_log = logging.getLogger(__name__)


class LeftRun(NamedTuple):
    """A run that a program left behind.

    Parameters
    ----------
    path : Path
        Where it lies.
    saved : SavedRun
    """

    path: Path
    saved: SavedRun


class Shelf:
    """A folder in which each program keeps a run aside while it runs.

    Its lock names the process: what lies there unlocked, or by a process that is gone, was left
    behind. Where the folder can't be used, nothing is kept and nothing found, and the log says so.

    Parameters
    ----------
    folder : Path
        Made when it is first needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"run-{os.urandom(6).hex()}{ENDING}"
        #: The locks that this program holds, its own and those of what it found.
        self._locks: dict[Path, QLockFile] = {}
        self._complained = False

    @property
    def path(self) -> Path:
        """Where this program keeps its run."""
        return self._path

    def reserve(self) -> bool:
        """Take hold of the place for this program's run; return whether there is one."""
        if self._path in self._locks:
            return True
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._complain(str(error))
            return False
        if not self._lock(self._path):
            self._complain("its lock cannot be written")
            return False
        return True

    def keep(self, content: bytes) -> bool:
        """Write this program's run, in the place of what it kept before; return whether it was."""
        try:
            save(self._path, content)
        except SaveError as error:
            self._complain(error.reason)
            return False
        return True

    def clear(self) -> None:
        """Keep no run of this program any more."""
        self.discard(self._path)

    def left(self) -> list[LeftRun]:
        """Return what other programs left behind, the latest first; each is found by one alone."""
        found = []
        try:
            paths = sorted(self._folder.glob(f"run-*{ENDING}"), key=_modified, reverse=True)
        except OSError as error:
            self._complain(str(error))
            return []
        for path in paths:
            if path == self._path or not self._lock(path):
                continue
            try:
                found.append(LeftRun(path, SavedRun.from_json(path.read_bytes())))
            except (ExperimentError, OSError) as error:
                # It may be that of a later version, which will know it.
                _log.warning("%s cannot be read here and is left alone: %.200s", path, error)
                self._unlock(path)
        return found

    def discard(self, path: Path) -> None:
        """Remove a run that lies there."""
        with contextlib.suppress(OSError):
            path.unlink()
        self._unlock(path)

    def let_go(self) -> None:
        """Leave what lies there to the programs to come."""
        for path in list(self._locks):
            self._unlock(path)

    def _lock(self, path: Path) -> bool:
        """Return whether nobody else who is still there has a run; it is then this program's."""
        lock = QLockFile(str(path.with_suffix(".lock")))
        # However old: a program may run for weeks.
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            return False
        self._locks[path] = lock
        return True

    def _unlock(self, path: Path) -> None:
        lock = self._locks.pop(path, None)
        if lock is not None:
            lock.unlock()

    def _complain(self, reason: str) -> None:
        if not self._complained:
            self._complained = True
            _log.warning("runs are not kept aside in %s: %s", self._folder, reason)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
