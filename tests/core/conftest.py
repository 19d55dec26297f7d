"""Which experiments the properties are tried on, and with which engine.

The strategies are registered by type, so that a test asks for what it needs by its annotation or
with ``from_type(Experiment)``, and no test module imports another.

The tests run interpreted, which is how numba's absence, a wrong index and a wrong shape are
noticed; with ``LEARNSCOPE_ENGINE=compiled`` in the environment, compiled.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

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
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES
from learnscope.core.problems.scaling import ScalingName
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


SCALING: st.SearchStrategy[ScalingName | None] = st.sampled_from([None, "standard", "range"])


@st.composite
def own_data(draw: st.DrawFn) -> OwnData:
    count = draw(st.integers(1, 30))
    number = st.floats(-1e6, 1e6) | st.integers(-3, 3)

    def column(values: st.SearchStrategy[float]) -> tuple[float, ...]:
        return tuple(draw(st.lists(values, min_size=count, max_size=count)))

    share, seed = draw(st.tuples(SHARES, SEEDS))
    inputs, binary = draw(st.tuples(st.integers(1, 3), st.booleans()))
    points = tuple(zip(*(column(BITS if binary else number) for _ in range(inputs)), strict=True))
    scaling = draw(SCALING)
    if draw(st.booleans()):
        labels = draw(st.none() | st.just(("no", "yes")))
        return OwnData(
            *(points, column(BITS), "classification", share, seed),
            labels=labels,
            scaling=scaling,
        )
    names, target_scaling = draw(st.tuples(st.booleans(), SCALING))
    return OwnData(
        *(points, column(number), "regression", share, seed),
        names=("width", "height", "depth")[:inputs] if names else (),
        target_name="price" if names else "",
        scaling=scaling,
        target_scaling=target_scaling,
    )


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


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for caches with nothing in it, and an engine that was not loaded yet."""
    pytest.importorskip("numba")
    pytest.importorskip("platformdirs")
    for name in ("LEARNSCOPE_ENGINE", "NUMBA_DISABLE_JIT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "_compiled", {})
    monkeypatch.setattr(compiled, "_trouble", "")
    return tmp_path / "cache"


@pytest.fixture
def compiles(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where it was compiled into: by something that takes no time and writes what numba would."""
    folders: list[Path] = []

    def entries(folder: Path) -> compiled.Entries:
        folders.append(folder)
        (folder / "core_1").mkdir(exist_ok=True)
        (folder / "core_1" / "engine.train.nbi").write_bytes(b"index")
        (folder / "core_1" / "engine.train.1.nbc").write_bytes(b"code")
        return {len: len}

    monkeypatch.setattr(compiled, "_entries", entries)
    return folders
