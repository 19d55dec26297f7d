"""Which experiments the properties are tried on.

The strategies are registered by type, so that a test asks for what it needs by its annotation or
with ``from_type(Experiment)``, and no test module imports another.
"""

from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from learnscope.core import (
    GATES,
    Batch,
    Experiment,
    Gate,
    Optimizer,
    RandomStart,
    Trainer,
    ValuesStart,
)
from learnscope.core.experiment import MAX_SEED
from learnscope.core.loss import LOSSES

BITS = st.integers(0, 1)
ROWS = st.none() | st.sets(st.integers(0, 3), min_size=1).map(lambda rows: tuple(sorted(rows)))

#: Mostly rates that learn, now and then one that throws the parameters far out.
RATES = st.floats(0.0, 20.0) | st.floats(0.0, 1e300)

#: Mostly starts that a learner would set, now and then one where every sigmoid is flat.
VALUES = st.floats(-3.0, 3.0) | st.floats(-1e3, 1e3)


def gates() -> st.SearchStrategy[Gate]:
    named = st.builds(Gate, st.sampled_from(sorted(GATES)), ROWS)
    own = st.builds(Gate, st.just("custom"), ROWS, st.tuples(BITS, BITS, BITS, BITS))
    return named | own


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
        loss=draw(st.sampled_from(sorted(LOSSES))),
        optimizer=Optimizer(learning_rate=draw(RATES)),
        batch=Batch(draw(sizes), draw(st.booleans())),
        start=draw(st.from_type(ValuesStart) | st.from_type(RandomStart)),
    )


st.register_type_strategy(Gate, gates())
st.register_type_strategy(ValuesStart, st.builds(ValuesStart, st.tuples(VALUES, VALUES, VALUES)))
st.register_type_strategy(
    RandomStart,
    st.builds(RandomStart, seed=st.integers(0, MAX_SEED), scale=st.floats(0.0, 1e3)),
)
st.register_type_strategy(Experiment, experiments())


@pytest.fixture(scope="session")
def place() -> Callable[[Trainer], tuple[int, float, float, bytes]]:
    """Where a run stands, in a form that differs if any bit does."""
    return lambda run: (run.epoch, run.loss, run.accuracy, run.parameters.tobytes())
