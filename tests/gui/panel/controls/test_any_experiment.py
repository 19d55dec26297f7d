"""Any experiment is shown whole by the panel's controls, and any change is undone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
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
    ValuesStart,
    ZerosStart,
)
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.losses import LOSSES
from learnscope.core.optimizers import RULES
from learnscope.core.problems.gates import GATES
from learnscope.core.start import SCHEMES
from learnscope.gui.panel.experiment_panel import ExperimentPanel
from learnscope.gui.session.lab import Lab

pytestmark = pytest.mark.usefixtures("faster_engine")

BITS = st.integers(0, 1)
SEEDS = st.integers(0, 2**31 - 1)
#: Smaller ones a spin box of Qt's takes for 0.
LEAST = 1e-200


def numbers(high: float) -> st.SearchStrategy[float]:
    return st.just(0.0) | st.floats(LEAST, high)


SHARES = numbers(0.9)
NOISES = numbers(1.0)
NUMBERS = st.floats(-1e6, 1e6)
TARGETS = st.lists(BITS, min_size=4, max_size=4) | st.lists(BITS, min_size=8, max_size=8)
SAMPLED = (st.integers(4, 300), NOISES, SEEDS, SHARES)
PROBLEMS = st.one_of(
    st.builds(Gate, st.sampled_from(sorted(GATES))),
    TARGETS.map(lambda targets: Gate("custom", (0, 2), tuple(targets))),
    st.builds(Cloud, st.sampled_from(list(CLOUDS)), *SAMPLED),
    st.builds(Curve, st.sampled_from(list(CURVES)), *SAMPLED),
    st.builds(
        Curve,
        st.just("drawn"),
        *SAMPLED,
        st.lists(st.floats(-2.0, 2.0), min_size=2, max_size=6).map(tuple),
    ),
    st.lists(st.tuples(NUMBERS, NUMBERS, BITS), min_size=1, max_size=6).flatmap(
        lambda rows: st.builds(
            OwnData,
            st.just(tuple((x1, x2) for x1, x2, _ in rows)),
            st.just(tuple(y for *_, y in rows)),
            test_share=SHARES,
            seed=SEEDS,
        )
    ),
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=6).map(
        lambda rows: OwnData(tuple((x,) for x, _ in rows), tuple(y for _, y in rows), "regression")
    ),
)
SHARE_KEPT = numbers(1.0)
BETAS = numbers(0.999)


@st.composite
def experiments(draw: st.DrawFn) -> Experiment:
    problem = draw(PROBLEMS)
    hidden = draw(st.lists(st.integers(1, 8), max_size=4).map(tuple))
    network = Network(hidden, draw(st.sampled_from(sorted(ACTIVATIONS))), draw(st.booleans()))
    drawn = st.builds(RandomStart, SEEDS, st.sampled_from(sorted(SCHEMES)), numbers(1e3))
    base = Experiment().with_network(network).with_problem(problem)
    count = base.model.parameter_count
    given_ = st.lists(numbers(9.0), min_size=count, max_size=count)
    active = len(problem.active)
    return replace(
        base,
        loss=draw(st.sampled_from(sorted(LOSSES[problem.task]))),
        optimizer=Optimizer(
            draw(st.sampled_from(sorted(RULES))),
            draw(numbers(1e9)),
            draw(SHARE_KEPT),
            draw(SHARE_KEPT),
            draw(BETAS),
            draw(BETAS),
            draw(st.floats(1e-15, 1.0)),
        ),
        # As many as take part is all of them, which is shown as such.
        batch=Batch(
            draw(st.none() | st.integers(1, active - 1)) if active > 1 else None,
            draw(st.booleans()),
        ),
        start=draw(drawn | st.just(ZerosStart()) | given_.map(lambda v: ValuesStart(tuple(v)))),
        penalty=Penalty(draw(numbers(1e3)), draw(numbers(1e3))),
    )


@given(experiment=experiments())
@settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_experiment_is_shown_whole_and_nothing_is_asked_for(
    panel: ExperimentPanel,
    shown_by: Callable[[ExperimentPanel, Experiment], Experiment],
    experiment: Experiment,
) -> None:
    asked: list[object] = []
    for name in ("problem_chosen", "network_chosen", "optimizer_chosen", "seed_chosen"):
        getattr(panel, name).connect(asked.append)
    panel.set_experiment(experiment)

    assert shown_by(panel, experiment) == experiment
    assert asked == []


@given(first=experiments(), second=experiments(), epochs=st.integers(1, 4))
@settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_change_is_undone_with_the_run_bit_for_bit(
    make_lab: Callable[[Experiment], Lab], first: Experiment, second: Experiment, epochs: int
) -> None:
    lab = make_lab(first)
    lab.train(epochs)
    trainer = lab.trainer
    stood = (lab.experiment, trainer.epoch, trainer.parameters.tobytes(), trainer.loss)
    recorded = trainer.history.parameters.tobytes()
    lab.change(lambda _: second, "network")
    lab.train(epochs)
    lab.undo()

    trainer = lab.trainer
    again = (lab.experiment, trainer.epoch, trainer.parameters.tobytes(), trainer.loss)
    assert again == stood
    assert trainer.history.parameters.tobytes() == recorded
