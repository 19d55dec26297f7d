"""Which experiments the properties are tried on, and with which engine.

The strategies are registered by type, so that a test asks for what it needs by its annotation or
with ``from_type(Experiment)``, and no test module imports another.

The tests run interpreted, which is how numba's absence, a wrong index and a wrong shape are
noticed; with ``LEARNSCOPE_ENGINE=compiled`` in the environment, compiled.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import strategies as st

from learnscope.core import (
    CLOUDS,
    CURVES,
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    OwnData,
    Penalty,
    RandomStart,
    Trainer,
    ValuesStart,
    compiled,
    gate_names,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.compiled.preparation import COMPILE
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES
from learnscope.core.run import record
from learnscope.core.run.history import History
from learnscope.core.start import SCHEMES
from learnscope.core.validation import MAX_SEED

BITS = st.integers(0, 1)
ROWS = st.none() | st.sets(st.integers(0, 3), min_size=1).map(lambda rows: tuple(sorted(rows)))

#: Mostly rates that learn, now and then one that throws the parameters far out.
RATES = st.floats(0.0, 20.0) | st.floats(0.0, 1e300)

#: Mostly starts that a learner would set, now and then one where every sigmoid is flat.
VALUES = st.floats(-3.0, 3.0) | st.floats(-1e3, 1e3)


def gates() -> st.SearchStrategy[Gate]:
    named = st.builds(Gate, st.sampled_from(sorted(gate_names(2))), ROWS)
    own = st.builds(Gate, st.just("custom"), ROWS, st.tuples(BITS, BITS, BITS, BITS))
    return named | own


SEEDS = st.integers(0, MAX_SEED)
SHARES = st.just(0.0) | st.floats(0.0, 0.9)
NOISES = st.floats(0.0, 1.0)


@st.composite
def curves(draw: st.DrawFn) -> Curve:
    name = draw(st.sampled_from([*CURVES, "drawn"]))
    heights = st.lists(st.floats(-2.0, 2.0), min_size=2, max_size=6).map(tuple)
    values = draw(heights) if name == "drawn" else ()
    points, noise, seed, share = draw(st.tuples(st.integers(2, 60), NOISES, SEEDS, SHARES))
    return Curve(name, points, noise, seed, share, values)


@st.composite
def own_data(draw: st.DrawFn) -> OwnData:
    count = draw(st.integers(1, 30))
    number = st.floats(-1e6, 1e6) | st.integers(-3, 3)

    def column(values: st.SearchStrategy[float]) -> tuple[float, ...]:
        return tuple(draw(st.lists(values, min_size=count, max_size=count)))

    share, seed = draw(st.tuples(SHARES, SEEDS))
    kind = draw(st.sampled_from(["plane", "cube", "curve"]))
    if kind != "curve":
        inputs = [number] * 2 if kind == "plane" else [BITS] * 3
        points = tuple(zip(*map(column, inputs), strict=True))
        return OwnData(points, column(BITS), "classification", share, seed)
    return OwnData(tuple((x,) for x in column(number)), column(number), "regression", share, seed)


#: These leave the finite numbers after some epochs.
DIVERGING = st.builds(
    Experiment,
    problem=st.builds(Gate, st.sampled_from(["and", "nand"])),
    optimizer=st.builds(Optimizer, learning_rate=st.floats(1.2e308, 1.3e308)),
    batch=st.just(Batch(size=2)),
    start=st.just(ValuesStart((0.0, 0.0, 0.0))),
)


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    if draw(st.integers(0, 5)) == 5:
        return draw(DIVERGING)
    gate = draw(gates())
    sizes = st.none() | st.integers(1, len(gate.active))
    return Experiment(
        problem=gate,
        loss=draw(st.sampled_from(sorted(LOSSES["classification"]))),
        optimizer=Optimizer(learning_rate=draw(RATES)),
        batch=Batch(draw(sizes), draw(st.booleans())),
        start=draw(st.from_type(ValuesStart) | st.from_type(RandomStart)),
    )


#: Networks small enough to be run many times, each beside what it is trained on.
HIDDEN = st.lists(st.integers(1, 4), min_size=0, max_size=3).map(tuple)
RULES_TRIED = st.builds(
    Optimizer, name=st.sampled_from(sorted(RULES)), learning_rate=st.floats(0.0, 2.0)
)
PENALTIES = st.just(Penalty()) | st.builds(Penalty, st.floats(0.0, 0.1), st.floats(0.0, 0.1))


@st.composite
def network_experiments(draw: st.DrawFn) -> Experiment:
    """Draw what the plain neuron's own recurrence cannot run."""
    gate = draw(st.sampled_from([Gate("xor"), Gate("or", (0, 2, 3)), Gate("parity")]))
    network = Network(draw(HIDDEN), draw(st.sampled_from(sorted(ACTIVATIONS))))
    plain = not network.hidden and gate.name != "parity"
    others = st.sampled_from(sorted(set(RULES) - {"gd"})).map(lambda name: Optimizer(name, 0.1))
    sizes = st.none() | st.integers(1, len(gate.active))
    return Experiment(
        problem=gate,
        network=network,
        loss=draw(st.sampled_from(sorted(LOSSES["classification"]))),
        optimizer=draw(others if plain else RULES_TRIED),
        batch=Batch(draw(sizes), draw(st.booleans())),
        start=RandomStart(draw(st.integers(0, 99)), draw(st.sampled_from(sorted(SCHEMES)))),
        penalty=draw(PENALTIES),
    )


@pytest.fixture(scope="session")
def networks() -> st.SearchStrategy[Experiment]:
    """Experiments with hidden layers, other rules than plain descent, three inputs, penalties."""
    return network_experiments()


st.register_type_strategy(Gate, gates())
st.register_type_strategy(
    Cloud,
    st.builds(Cloud, st.sampled_from(list(CLOUDS)), st.integers(4, 60), NOISES, SEEDS, SHARES),
)
st.register_type_strategy(Curve, curves())
st.register_type_strategy(OwnData, own_data())
st.register_type_strategy(ValuesStart, st.builds(ValuesStart, st.tuples(VALUES, VALUES, VALUES)))
st.register_type_strategy(
    RandomStart,
    st.builds(RandomStart, seed=st.integers(0, MAX_SEED), scale=st.floats(0.0, 1e3)),
)
st.register_type_strategy(Experiment, experiments())


@pytest.fixture
def coarse(monkeypatch: pytest.MonkeyPatch) -> int:
    """How many entries a record has at most: so few that a run's is coarse soon."""
    capacity = 64
    monkeypatch.setattr(record, "History", partial(History, capacity=capacity))
    return capacity


@pytest.fixture(scope="session")
def place() -> Callable[[Trainer], tuple[int, float, float, bytes]]:
    """Where a run stands, in a form that differs if any bit does."""
    return lambda run: (run.epoch, run.loss, run.accuracy, run.parameters.tobytes())


@pytest.fixture(scope="session", autouse=True)
def _the_engine_asked_for() -> None:
    if compiled.wanted() == "compiled":
        assert compiled.load(), compiled.trouble()


@pytest.fixture(scope="session")
def compiled_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for caches that holds the engine compiled, one for all processes of a test run.

    To be given to a child as ``XDG_CACHE_HOME``.
    """
    if _obstacle():
        pytest.skip(_obstacle())
    if compiled.ready() and os.environ.get("XDG_CACHE_HOME"):
        # All tests run compiled, from there.
        return Path(os.environ["XDG_CACHE_HOME"])
    folder = _shared(tmp_path_factory)
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


@pytest.fixture
def interpreted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine runs interpreted, whatever was loaded."""
    monkeypatch.setattr(compiled, "_compiled", {})


@pytest.fixture(params=["interpreted", "compiled"])
def either_engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The engine runs interpreted, and in another run of the test compiled."""
    entries = request.getfixturevalue("_entries") if request.param == "compiled" else {}
    monkeypatch.setattr(compiled, "_compiled", entries)
    return str(request.param)


# The compiling, of which every process of a test run has the use, while other tests run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what needs the engine compiled come last, when it has been."""
    items.sort(key=_needs_compiling)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Begin to compile as soon as it is known to be needed, in one of the processes."""
    first = os.environ.get("PYTEST_XDIST_WORKER", "gw0") == "gw0"
    needed = any(map(_needs_compiling, session.items)) and not session.config.option.collectonly
    if not (first and needed) or _obstacle() or compiled.wanted() == "compiled":
        return
    folder = _shared(session.config._tmp_path_factory)  # type: ignore[attr-defined]
    with _lock(folder, wait=False) as lock:
        if lock is not None:
            session.stash[COMPILER] = _compiler(folder, lock)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Leave no process behind."""
    child = session.stash.get(COMPILER, None)
    if child is not None:
        if session.shouldstop or session.shouldfail:
            child.kill()
        child.communicate()


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


def _shared(folders: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of a test run share."""
    folder = folders.getbasetemp()
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
