"""Whether the engine runs compiled yet, and how it gets there.

The engine is the same text either way, with the same bits. numba compiles it once for an
installation, which takes some ten seconds or twenty, and keeps it in a folder; from then on loading
it takes a fraction of a second. Until it is loaded, and wherever it can't be, the engine runs
interpreted.

``LEARNSCOPE_ENGINE`` in the environment says which is wanted: ``compiled`` or ``auto``, the
default, which take what is ready, or ``interpreted``.

Run as ``python -m learnscope.core.compiled`` it compiles into the folder, and ends.
"""

import hashlib
import json
import logging
import os
import platform
import shutil
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Callable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from platformdirs import user_cache_path

Function = TypeVar("Function", bound=Callable[..., Any])

_log = logging.getLogger(__name__)

#: The rooms that the engine is written in, and how it is read.
_ROOMS = (
    *("lanes", "elementary", "activations", "losses", "penalties", "optimizers", "engine"),
    *("many", "numba_engine", "compiled"),
)

#: Written when all else in a folder is.
_COMPLETE = "complete.json"

_compiled: dict[Callable[..., Any], Callable[..., Any]] = {}
_trouble = ""
_loading = threading.Lock()


def ready() -> bool:
    """Return whether the engine runs compiled."""
    return bool(_compiled)


def trouble() -> str:
    """Return why the engine does not get compiled here, or ``""``."""
    return _trouble


def fastest(function: Function) -> Function:
    """Return an entry of the engine compiled, if that is ready, else as it stands there."""
    return _compiled.get(function, function)  # type: ignore[return-value]


def possible() -> bool:
    """Return whether the engine may and can be compiled: it is wanted, and numba is there."""
    wanted = os.environ.get("LEARNSCOPE_ENGINE", "auto") != "interpreted"
    return wanted and not os.environ.get("NUMBA_DISABLE_JIT", "0").strip("0") and _has_numba()


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
        if ready() or not possible():
            return ready()
        try:
            folder = _folder()
            _take_in(folder, keep=kept() or _writable(folder))
        except Exception as error:
            _note_trouble(error)
        return ready()


def kept() -> bool:
    """Return whether the engine was compiled before, and stands in its folder unharmed.

    Imports a part of numba.
    """
    folder = _folder()
    try:
        sizes = json.loads((folder / _COMPLETE).read_text(encoding="utf-8"))
        return bool(sizes) and sizes == _digests(folder)
    except (OSError, ValueError):
        return False


def _take_in(folder: Path, keep: bool) -> None:
    """Compile into a folder, or load from it; without keeping, compile for this process."""
    from numba import config  # noqa: PLC0415

    from learnscope.core import numba_engine  # noqa: PLC0415

    if keep and not kept():
        # Whatever lies there was never finished, or was harmed.
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    before, config.CACHE_DIR = config.CACHE_DIR, str(folder) if keep else ""
    try:
        entries = numba_engine.compiled(cache=keep)
    finally:
        config.CACHE_DIR = before
    if keep:
        _mark_complete(folder)
    _compiled.update(entries)


def _mark_complete(folder: Path) -> None:
    digests = json.dumps(_digests(folder))
    with tempfile.NamedTemporaryFile(
        "w", dir=folder, delete=False, encoding="utf-8", suffix=".part"
    ) as file:
        file.write(digests)
    Path(file.name).replace(folder / _COMPLETE)


def _digests(folder: Path) -> dict[str, str]:
    """Return a digest of each file that numba keeps in a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.nb?"))
    }


def _folder() -> Path:
    """Return the folder for the engine as it is, on a machine as it is.

    numba does not notice that a file beside the one of a function has changed: the folder's name
    does.
    """
    from llvmlite import binding  # noqa: PLC0415

    told = [
        *(_text_of(room) for room in _ROOMS),
        *(version("numba"), version("llvmlite"), np.__version__),
        *(sys.version, sysconfig.get_platform(), platform.machine()),
        os.environ.get("NUMBA_CPU_NAME") or binding.get_host_cpu_name(),
        os.environ.get("NUMBA_CPU_FEATURES") or binding.get_host_cpu_features().flatten(),
    ]
    digest = hashlib.sha256("\0".join(told).encode()).hexdigest()[:16]
    return user_cache_path("learnscope", appauthor=False) / f"engine-{digest}"


def _text_of(room: str) -> str:
    return Path(__file__).with_name(f"{room}.py").read_text(encoding="utf-8")


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        _log.warning("the compiled engine can't be kept: %s", error)
        return False


def _has_numba() -> bool:
    return find_spec("numba") is not None


def _note_trouble(error: Exception) -> None:
    global _trouble  # noqa: PLW0603
    _trouble = f"{type(error).__name__}: {error}".strip().splitlines()[0]
    _log.warning("the engine runs interpreted: %s", _trouble, exc_info=error)


if __name__ == "__main__":
    # Not this module, which Python has named otherwise, but the one that the engine asks.
    from learnscope.core import compiled

    sys.exit(0 if not compiled.possible() or compiled.load() else 1)
