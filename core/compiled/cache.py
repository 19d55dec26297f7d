"""Where the compiled engine is kept: a folder for the engine as it is, on a machine as it is.

What it takes to find it is imported when it is looked for: every start of the program imports this.
"""

import json
import os
import platform
import shutil
import sys
import sysconfig
import time
from contextlib import suppress
from pathlib import Path

import numpy as np

_CORE = Path(__file__).parents[1]

#: The rooms that the engine is written in, and how it is read.
ROOMS = (
    *("lanes", "elementary", "activations", "losses", "penalties", "optimizers", "engine"),
    *("passes", "landscape/many", "compiled/numba_engine"),
)

#: Written when all else in a folder is.
_COMPLETE = "complete.json"

#: How long a folder stays that nobody uses, and one that was never finished, in seconds.
_UNUSED, _UNFINISHED = 30 * 86400.0, 86400.0


def folder() -> Path:
    """Return the folder for the engine as it is, where it is, on a machine as it is.

    numba does not notice that a file beside the one of a function has changed: the folder's name
    does. Nor does it find what was compiled from the same text in another place.
    """
    from hashlib import sha256  # noqa: PLC0415
    from importlib.metadata import version  # noqa: PLC0415

    from llvmlite import binding  # noqa: PLC0415
    from platformdirs import user_cache_path  # noqa: PLC0415

    told = [
        *(text_of(room) for room in ROOMS),
        str(_CORE),
        *(version("numba"), version("llvmlite"), np.__version__),
        *(sys.version, sysconfig.get_platform(), platform.machine()),
        os.environ.get("NUMBA_CPU_NAME") or binding.get_host_cpu_name(),
        os.environ.get("NUMBA_CPU_FEATURES") or binding.get_host_cpu_features().flatten(),
    ]
    digest = sha256("\0".join(told).encode()).hexdigest()[:16]
    return user_cache_path("learnscope", appauthor=False) / f"engine-{digest}"


def text_of(room: str) -> str:
    """Return what is written in one of the rooms."""
    return (_CORE / f"{room}.py").read_text(encoding="utf-8")


def move(part: Path, folder: Path) -> None:
    """Let what was compiled take a folder's place, unless another process was faster.

    Raises
    ------
    OSError
        If it can't.
    """
    try:
        part.rename(folder)
    except OSError:
        if not is_complete(folder):
            raise


def unfinished(folder: Path, process: int) -> Path:
    """Return where a process compiles before what it made takes a folder's place."""
    return folder.with_name(f"{folder.name}.{process}.part")


def is_complete(folder: Path) -> bool:
    """Return whether a folder holds what was once written into it, all of it and unharmed."""
    try:
        digests = json.loads((folder / _COMPLETE).read_text(encoding="utf-8"))
        return bool(digests) and digests == _digests(folder)
    except (OSError, ValueError):
        return False


def mark_complete(folder: Path) -> None:
    """Write down what is in a folder; see `is_complete`.

    Raises
    ------
    OSError
        If there is nothing in it, or it can't be written.
    """
    digests = _digests(folder)
    if not digests:
        raise OSError(f"numba has kept nothing in {folder}")
    (folder / _COMPLETE).write_text(json.dumps(digests), encoding="utf-8")


def _digests(folder: Path) -> dict[str, str]:
    """Return a digest of each file that numba keeps in a folder."""
    from hashlib import sha256  # noqa: PLC0415

    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.nb?"))
    }


def note_use(folder: Path) -> None:
    """Make a folder young again; see `remove_old`."""
    with suppress(OSError):
        os.utime(folder)


def remove_old(folder: Path) -> None:
    """Remove the folders of other versions that were not used for long, and abandoned ones."""
    for other in folder.parent.glob("engine-*"):
        with suppress(OSError):
            age = time.time() - other.stat().st_mtime
            if other != folder and age > (_UNFINISHED if other.suffix == ".part" else _UNUSED):
                shutil.rmtree(other, ignore_errors=True)
