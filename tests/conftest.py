"""What all tests share. No Qt in here: the core's tests run where it is not installed."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, groupby
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import settings

from learnscope.core import Trainer, compiled
from learnscope.core.compiled.preparation import COMPILE

if compiled.wanted() != "compiled":
    # Every level of optimisation gives the same bits, on any processor. So the tests compile what
    # takes half the time; `.ci/run` holds the engine to the same as it is shipped.
    for name, value in {"OPT": "1", "CPU_NAME": "generic", "LOOP_VECTORIZE": "0"}.items():
        os.environ.setdefault(f"NUMBA_{name}", value)

# The same examples in every run, and no deadline: a test must not fail because the machine is
# busy. `.ci/run` tries a hundred. `pytest --hypothesis-profile=thorough` looks
# for new examples, and for longer; where a test needs more examples than others, or fewer, it takes
# so many times the profile's number.
SAME = {"derandomize": True, "deadline": None, "database": None}
settings.register_profile("steady", max_examples=6, **SAME)
settings.register_profile("deeper", max_examples=100, **SAME)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes of a test run share their bytecode where none may lie beside the sources.

    Without any, each of the many that are started reads all of Qt's and numpy's modules anew, which
    takes most of its time.
    """
    cache = getattr(config, "cache", None)
    if "PYTHONDONTWRITEBYTECODE" in os.environ and cache is not None:
        # Where the folder can't be made, it is only slower.
        with suppress(OSError):
            os.environ.setdefault("PYTHONPYCACHEPREFIX", str(cache.mkdir("bytecode")))
            del os.environ["PYTHONDONTWRITEBYTECODE"]


@pytest.fixture(scope="session")
def calls() -> Callable[[Callable[[], object]], int]:
    """Count the functions called by an action.

    It stands for the time that the action takes, which is another on every machine and on every
    day; the benchmarks measure that.
    """
    return _calls


def _calls(action: Callable[[], object]) -> int:
    counted = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return counted


@pytest.fixture(scope="session")
def assert_same_run() -> Callable[[Trainer, Trainer], None]:
    """Check that two runs stand at the same epoch and are the same up to there, bit for bit."""
    return _assert_same_run


def _assert_same_run(run: Trainer, other: Trainer) -> None:
    assert run.epoch == other.epoch
    assert run.parameters.tobytes() == other.parameters.tobytes()
    assert (run.loss, run.accuracy) == (other.loss, other.accuracy)
    ours, theirs = _recorded(run), _recorded(other)
    assert {0, run.epoch} <= ours.keys() & theirs.keys()
    for epoch in ours.keys() & theirs.keys():
        assert ours[epoch] == theirs[epoch]


def _recorded(run: Trainer) -> dict[int, tuple[float, float, bytes]]:
    """Return what the history has of each epoch up to the present one."""
    history = run.history
    return {
        int(epoch): (float(loss), float(accuracy), parameters.tobytes())
        for epoch, loss, accuracy, parameters in zip(
            history.epochs, history.losses, history.accuracies, history.parameters, strict=True
        )
        if epoch <= run.epoch
    }


@pytest.fixture(scope="session")
def compiled_cache(request: pytest.FixtureRequest) -> Path:
    """A folder for caches that holds the engine compiled, one for all processes of a test run.

    It stays for the next test run, which compiles the engine only if it has changed.

    To be given to a child as ``XDG_CACHE_HOME``.
    """
    if _obstacle():
        pytest.skip(_obstacle())
    if compiled.ready() and os.environ.get("XDG_CACHE_HOME"):
        # All tests run compiled, from there.
        return Path(os.environ["XDG_CACHE_HOME"])
    folder = _shared(request.config)
    # What was begun at the start of the test run has the lock until it is through.
    with _lock(folder) as lock, _compiling_into(folder):
        if not compiled.kept():
            done = _compiler(folder, lock)
            _, said = done.communicate()
            assert done.returncode == 0, said.decode()
        assert compiled.kept()
    return folder


@pytest.fixture(scope="session")
def _entries(request: pytest.FixtureRequest) -> dict[Any, Any]:
    """The compiled engine's entries, loaded and not in use."""
    if compiled.ready():
        return dict(compiled._compiled)
    with _compiling_into(request.getfixturevalue("compiled_cache")):
        assert compiled.load(), compiled.trouble()
    entries = dict(compiled._compiled)
    compiled._compiled.clear()
    return entries


@pytest.fixture(scope="module")
def faster_engine(request: pytest.FixtureRequest) -> Iterator[None]:
    """The engine runs compiled where it can be, for tests of long runs of it.

    `test_same_everywhere` and `test_one_number` hold the two against each other.
    """
    with pytest.MonkeyPatch.context() as patch:
        if not _obstacle():
            patch.setattr(compiled, "_compiled", request.getfixturevalue("_entries"))
        yield


@pytest.fixture(scope="module")
def quicker_compiled(request: pytest.FixtureRequest) -> bool:
    """Whether the tests of a file had better wait for the compiled engine.

    Those of the window do where the whole suite is run, and the engine is compiled in any case. A
    few of them are through before it would be; they run interpreted, with the same bits.
    """
    return request.session.stash.get(WHOLE, False) and _is_quicker_compiled(request.path)


# What one process of a test run does for all of them


class Backwards(pytest.Dir):
    """A folder of which the last file is collected first."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Return what is in it."""
        return reversed([*super().collect()])


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Dir | None:
    """Let every other process begin at the other end.

    Each file is translated once for all processes, and kept: where nothing is yet, each then does
    half of the work.
    """
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return Backwards.from_parent(parent, path=path) if int(number) % 2 else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session: pytest.Session, items: list[pytest.Item]) -> None:
    """Let what needs the engine compiled come last, when it has been.

    Each process is given its share of them as they stand, from its first to its last; and keeps the
    tests of a file, which share what is dear to set up.
    """
    together = session.stash[WHOLE] = {"core", "gui"} <= {
        item.path.relative_to(Path(__file__).parent).parts[0] for item in items
    }
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    shares: list[list[pytest.Item]] = [[] for _ in range(processes)]
    # In one order, wherever the process has begun.
    items.sort(key=lambda item: (_turn(item, together), item.path))
    for _, of_a_file in groupby(items, key=lambda item: (_turn(item, together), item.path)):
        min(shares, key=len).extend(of_a_file)
    _even_out(shares)
    items[:] = chain.from_iterable(shares)


def _even_out(shares: list[list[pytest.Item]]) -> None:
    """Make shares as long as each process gets: an end of one would be the beginning of the next.

    What is too much is taken from the beginning, where nothing needs the engine compiled.
    """
    total, moved = sum(map(len, shares)), []
    sizes = [(total + number) // len(shares) for number in range(len(shares))]
    for share, size in zip(shares, sizes, strict=True):
        surplus = max(len(share) - size, 0)
        moved += share[:surplus]
        del share[:surplus]
    for share, size in zip(shares, sizes, strict=True):
        missing = size - len(share)
        share[:0] = moved[:missing]
        del moved[:missing]


def _turn(item: pytest.Item, together: bool) -> int:
    """Return when it is an item's turn: what needs the engine compiled comes late."""
    if together and _is_quicker_compiled(item.path):
        return 1
    return 2 if _needs_compiling(item) else 0


def _is_quicker_compiled(path: Path) -> bool:
    """Tell whether a file holds tests of the window that train."""
    room, *rest = path.relative_to(Path(__file__).parent).parts
    return room == "gui" and rest[0] not in TRAIN_NOTHING


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to compile as soon as it is known to be needed, in one of the processes."""
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    needed = any(map(_needs_compiling, session.items)) and not session.config.option.collectonly
    if not (first and needed) or _obstacle() or compiled.wanted() == "compiled":
        return
    folder = _shared(session.config)
    with _lock(folder, wait=False) as lock, _compiling_into(folder):
        if lock is not None and not compiled.kept():
            session.stash[COMPILER] = _compiler(folder, lock)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave no process behind."""
    child = session.stash.get(COMPILER, None)
    if child is not None:
        if session.shouldstop or session.shouldfail:
            child.kill()
        child.communicate()


#: Rooms of the window's tests in which nothing to speak of is trained.
TRAIN_NOTHING = {"application", "plotting", "widgets"}

#: Whether the tests of the core and those of the window are run together.
WHOLE = pytest.StashKey[bool]()
COMPILER = pytest.StashKey[subprocess.Popen[bytes]]()


def _needs_compiling(item: pytest.Item) -> bool:
    parameters = getattr(getattr(item, "callspec", None), "params", {})
    names = set(getattr(item, "fixturenames", ()))
    return parameters.get("either_engine") == "compiled" or not names.isdisjoint(
        {"compiled_cache", "faster_engine"}
    )


def _obstacle() -> str:
    """Return what keeps the engine from being compiled here, or ``""``."""
    with _compiling_into(Path()):
        return compiled._obstacle()


def _compiler(folder: Path, lock: IO[str] | None) -> subprocess.Popen[bytes]:
    """Begin to compile in a process of its own, which keeps the lock for as long as it is at it."""
    with _compiling_into(folder):
        return subprocess.Popen(
            COMPILE,
            stderr=subprocess.PIPE,
            pass_fds=() if lock is None else (lock.fileno(),),
        )


@contextmanager
def _compiling_into(folder: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("LEARNSCOPE_ENGINE", "compiled")
        yield


def _shared(config: pytest.Config) -> Path:
    """Return a folder that all processes of a test run share, and the next one."""
    cache = getattr(config, "cache", None)
    if cache is not None:
        with suppress(OSError):
            return Path(cache.mkdir("compiled"))
    # The tests' sources can't be written beside.
    folder: Path = config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    return shared / "compiled"


@contextmanager
def _lock(folder: Path, wait: bool = True) -> Iterator[IO[str] | None]:
    """Give a lock that only one process of the test run has, or its child, or None.

    Where files can't be locked in this way, some compile the same twice.
    """
    try:
        import fcntl  # noqa: PLC0415
    except ImportError:
        yield None
        return
    with folder.with_suffix(".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield None
        else:
            yield file
