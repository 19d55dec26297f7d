"""Whether the engine runs compiled yet, and how it gets there.

The engine is the same text either way, with the same bits. numba compiles it once for an
installation, which takes some ten seconds or twenty, and keeps it in a folder; from then on loading
it takes a fraction of a second. Until it is loaded, and wherever it can't be, the engine runs
interpreted.

``LEARNSCOPE_ENGINE`` in the environment says which is wanted: ``auto``, the default, takes what is
ready; ``compiled`` waits for it, where one can wait; ``interpreted`` never takes it.

Run as ``python -m learnscope.core.compiled`` it compiles into the folder, and ends.
"""

import hashlib
import json
import logging
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, TypeVar

import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])
Entries = dict[Callable[..., Any], Callable[..., Any]]

_log = logging.getLogger(__name__)

#: The rooms that the engine is written in, and how it is read.
_ROOMS = (
    *("lanes", "elementary", "activations", "losses", "penalties", "optimizers", "engine"),
    *("passes", "landscape/many", "numba_engine"),
)

#: Written when all else in a folder is.
_COMPLETE = "complete.json"

#: How long a folder stays that nobody uses, and one that was never finished, in seconds.
_UNUSED, _UNFINISHED = 30 * 86400.0, 86400.0

#: What compiles into the folder: this module, of which runpy says that it has been imported before.
#: Not with the present folder on the path, where anything may lie.
_COMPILE = (
    *(sys.executable, "-P", "-W", "ignore::RuntimeWarning:runpy"),
    *("-m", "learnscope.core.compiled"),
)

_compiled: Entries = {}
_trouble = ""
_loading = threading.Lock()


def ready() -> bool:
    """Return whether the engine runs compiled."""
    return bool(_compiled)


def trouble() -> str:
    """Return why the engine does not get compiled here, or ``""``."""
    return _obstacle() or _trouble


def fastest(function: Function) -> Function:
    """Return an entry of the engine compiled, if that is ready, else as it stands there."""
    return _compiled.get(function, function)  # type: ignore[return-value]


def wanted() -> str:
    """Return which engine the environment asks for: auto, compiled or interpreted."""
    return os.environ.get("LEARNSCOPE_ENGINE", "auto")


def possible() -> bool:
    """Return whether the engine may and can be compiled: it is wanted, and numba is there."""
    return not _obstacle()


def load() -> bool:
    """Have the engine run compiled: load it, or compile it first if it never was.

    May take half a minute, and may be called from any thread. Where it fails, the engine goes on
    interpreted; `trouble` then says why.

    Returns
    -------
    bool
        Whether the engine runs compiled now.
    """
    with _loading:
        folder = None if ready() else _place()
        if folder is None:
            return ready()
        try:
            entries = _loaded(folder) if _is_complete(folder) else _compiled_into(folder)
        except Exception as error:
            # Whatever it is that numba or the disk can't do, learning goes on without.
            _note_failure(error)
            return False
        _note_trouble("")
        _note_use(folder)
        _compiled.update(entries)
        return True


def load_what_is_ready() -> bool:
    """Have the engine run compiled if it was compiled before, or is asked for: wait for it then."""
    return (wanted() == "compiled" or kept()) and load()


def kept() -> bool:
    """Return whether the engine was compiled before, and stands in its folder unharmed.

    Imports a part of numba.
    """
    folder = _place()
    return folder is not None and _is_complete(folder)


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
        """Return how far it is; once done, `load` takes a fraction of a second.

        Where it failed, `trouble` says why.
        """
        if self._child is None:
            return self._progress
        status = self._child.poll()
        if status is None:
            return Progress.RUNNING
        said = self._put_away(self._child)
        if status == 0 and kept():
            self._progress = Progress.DONE
        else:
            _note_trouble(said or f"the process that compiles ended with status {status}")
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
        folder = _place()
        if folder is not None:
            # What a process that was killed had compiled so far.
            shutil.rmtree(_unfinished(folder, child.pid), ignore_errors=True)
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
    folder = None if ready() else _place()
    if ready() or (folder is not None and _is_complete(folder)):
        return Preparation(progress=Progress.DONE)
    if folder is None:
        return Preparation(progress=Progress.FAILED)
    if getattr(sys, "frozen", False) or not sys.executable:
        _note_trouble("there is no Python to compile with beside the program")
        return Preparation(progress=Progress.FAILED)
    report = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        child = subprocess.Popen(
            _COMPILE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=report,
            # On Windows: the lowest priority, and no console.
            creationflags=getattr(subprocess, "IDLE_PRIORITY_CLASS", 0)
            | getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        report.close()
        _note_failure(error)
        return Preparation(progress=Progress.FAILED)
    if sys.platform != "win32":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, child.pid, 19)
    return Preparation(child, report)


def main() -> int | str:
    """Compile the engine into its folder, if it is not there yet.

    Returns
    -------
    int or str
        An exit status: 0, or what is in the way.
    """
    return 0 if kept() or load() else trouble()


def _obstacle() -> str:
    """Return what keeps the engine from being compiled before it is tried, or ``""``."""
    if wanted() == "interpreted":
        return "LEARNSCOPE_ENGINE is set to interpreted"
    if os.environ.get("NUMBA_DISABLE_JIT", "0").strip("0"):
        return "NUMBA_DISABLE_JIT is set"
    return "" if find_spec("numba") is not None else "numba is not installed"


def _loaded(folder: Path) -> Entries:
    """Return the entries that a folder keeps."""
    try:
        return _entries(folder)
    except Exception:
        # What can't be loaded although it is as it was written won't be the next time either.
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _compiled_into(folder: Path) -> Entries:
    """Compile, and return the entries; they are kept all or none, whoever else compiles meanwhile.

    Raises
    ------
    OSError
        If they can't be kept. To compile them anew at every start would take longer than it saves.
    """
    part = _unfinished(folder, os.getpid())
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        entries = _entries(part)
        _mark_complete(part)
        if not _is_complete(folder):
            # Whatever lies there was harmed.
            shutil.rmtree(folder, ignore_errors=True)
            _move(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _remove_old(folder)
    return entries


def _entries(folder: Path) -> Entries:
    """Return the engine's entries: from a folder, and compiled into it where they are not."""
    from numba import config as found  # noqa: PLC0415

    from learnscope.core import numba_engine  # noqa: PLC0415

    # numba makes its settings as it is imported, where type checkers do not see them.
    config: Any = found
    if config.DISABLE_JIT:
        raise RuntimeError("numba's settings switch compiling off")
    before, config.CACHE_DIR = config.CACHE_DIR, str(folder)
    try:
        return numba_engine.compiled()
    finally:
        config.CACHE_DIR = before


def _move(part: Path, folder: Path) -> None:
    try:
        part.rename(folder)
    except OSError:
        # Another process may have been faster.
        if not _is_complete(folder):
            raise


def _unfinished(folder: Path, process: int) -> Path:
    """Return where a process compiles before what it made takes a folder's place."""
    return folder.with_name(f"{folder.name}.{process}.part")


def _is_complete(folder: Path) -> bool:
    """Return whether a folder holds what was once written into it, all of it and unharmed."""
    try:
        digests = json.loads((folder / _COMPLETE).read_text(encoding="utf-8"))
        return bool(digests) and digests == _digests(folder)
    except (OSError, ValueError):
        return False


def _mark_complete(folder: Path) -> None:
    digests = _digests(folder)
    if not digests:
        raise OSError(f"numba has kept nothing in {folder}")
    (folder / _COMPLETE).write_text(json.dumps(digests), encoding="utf-8")


def _digests(folder: Path) -> dict[str, str]:
    """Return a digest of each file that numba keeps in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.nb?"))
    }


def _note_use(folder: Path) -> None:
    """Make a folder young again; see `_remove_old`."""
    with suppress(OSError):
        os.utime(folder)


def _remove_old(folder: Path) -> None:
    """Remove the folders of other versions that were not used for long, and abandoned ones."""
    for other in folder.parent.glob("engine-*"):
        with suppress(OSError):
            age = time.time() - other.stat().st_mtime
            if other != folder and age > (_UNFINISHED if other.suffix == ".part" else _UNUSED):
                shutil.rmtree(other, ignore_errors=True)


def _place() -> Path | None:
    """Return the engine's folder, or None where there can be none, with the reason as trouble."""
    if not possible():
        return None
    try:
        return _folder()
    except Exception as error:
        # A numba that is there, and can't be imported.
        _note_failure(error)
        return None


def _folder() -> Path:
    """Return the folder for the engine as it is, where it is, on a machine as it is.

    numba does not notice that a file beside the one of a function has changed: the folder's name
    does. Nor does it find what was compiled from the same text in another place.
    """
    from llvmlite import binding  # noqa: PLC0415
    from platformdirs import user_cache_path  # noqa: PLC0415

    told = [
        *(_text_of(room) for room in _ROOMS),
        str(Path(__file__).parent),
        *(version("numba"), version("llvmlite"), np.__version__),
        *(sys.version, sysconfig.get_platform(), platform.machine()),
        os.environ.get("NUMBA_CPU_NAME") or binding.get_host_cpu_name(),
        os.environ.get("NUMBA_CPU_FEATURES") or binding.get_host_cpu_features().flatten(),
    ]
    digest = hashlib.sha256("\0".join(told).encode()).hexdigest()[:16]
    return user_cache_path("learnscope", appauthor=False) / f"engine-{digest}"


def _text_of(room: str) -> str:
    return (Path(__file__).parent / f"{room}.py").read_text(encoding="utf-8")


def _note_failure(error: Exception) -> None:
    _note_trouble(f"{type(error).__name__}: {error}".splitlines()[0])
    _log.debug("because of", exc_info=error)


def _note_trouble(reason: str) -> None:
    global _trouble  # noqa: PLW0603
    _trouble = reason
    if reason:
        _log.warning("the engine runs interpreted: %s", reason)


if __name__ == "__main__":
    # Not this module, which Python has named otherwise, but the one that the engine asks.
    from learnscope.core import compiled

    sys.exit(compiled.main())
