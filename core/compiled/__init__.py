"""Whether the engine runs compiled yet, and how it gets there.

The engine is the same text either way, with the same bits. numba compiles it once for an
installation, which takes some ten seconds or twenty, and keeps it in a folder; from then on loading
it takes a fraction of a second. Until it is loaded, and wherever it can't be, the engine runs
interpreted.

``LEARNSCOPE_ENGINE`` in the environment says which is wanted: ``auto``, the default, takes what is
ready; ``compiled`` waits for it, where one can wait; ``interpreted`` never takes it.

Run as ``python -m learnscope.core.compiled`` it compiles into the folder, and ends.

Here: whether, and the loading. Then `cache`, the folder; `numba_engine`, numba's reading of the
engine; `preparation`, the compiling beside a window that does not wait for it.
"""

import logging
import os
import shutil
import threading
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from learnscope.core.compiled import cache

Function = TypeVar("Function", bound=Callable[..., Any])
Entries = dict[Callable[..., Any], Callable[..., Any]]

_log = logging.getLogger(__name__)

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
        folder = None if ready() else place()
        if folder is None:
            return ready()
        try:
            entries = _loaded(folder) if cache.is_complete(folder) else _compiled_into(folder)
        except Exception as error:
            # Whatever it is that numba or the disk can't do, learning goes on without.
            note_failure(error)
            return False
        note_trouble("")
        cache.note_use(folder)
        _compiled.update(entries)
        return True


def load_what_is_ready() -> bool:
    """Have the engine run compiled if it was compiled before, or is asked for: wait for it then."""
    return (wanted() == "compiled" or kept()) and load()


def kept() -> bool:
    """Return whether the engine was compiled before, and stands in its folder unharmed.

    Imports a part of numba.
    """
    folder = place()
    return folder is not None and cache.is_complete(folder)


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
    part = cache.unfinished(folder, os.getpid())
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True)
        entries = _entries(part)
        cache.mark_complete(part)
        if not cache.is_complete(folder):
            # Whatever lies there was harmed.
            shutil.rmtree(folder, ignore_errors=True)
            cache.move(part, folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    cache.remove_old(folder)
    return entries


def _entries(folder: Path) -> Entries:
    """Return the engine's entries: from a folder, and compiled into it where they are not."""
    from numba import config as found  # noqa: PLC0415

    from learnscope.core.compiled import numba_engine  # noqa: PLC0415

    # numba makes its settings as it is imported, where type checkers do not see them.
    config: Any = found
    if config.DISABLE_JIT:
        raise RuntimeError("numba's settings switch compiling off")
    before, config.CACHE_DIR = config.CACHE_DIR, str(folder)
    try:
        return numba_engine.compiled()
    finally:
        config.CACHE_DIR = before


def place() -> Path | None:
    """Return the engine's folder, or None where there can be none, with the reason as trouble."""
    if not possible():
        return None
    try:
        return cache.folder()
    except Exception as error:
        # A numba that is there, and can't be imported.
        note_failure(error)
        return None


def note_failure(error: Exception) -> None:
    """Have an error be the trouble."""
    note_trouble(f"{type(error).__name__}: {error}".splitlines()[0])
    _log.debug("because of", exc_info=error)


def note_trouble(reason: str) -> None:
    """Have a reason be the trouble, and say so; ``""`` if there is none any more."""
    global _trouble  # noqa: PLW0603
    _trouble = reason
    if reason:
        _log.warning("the engine runs interpreted: %s", reason)
