"""L1 that reaches 0: where only its pull takes a weight across 0, it stops there, exactly."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    UpdateTrace,
    ValuesStart,
)
from learnscope.core.elementary import integer_power
from learnscope.core.optimizers import RULES

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]

L1 = 0.2

#: RMSProp never comes to rest: it goes back and forth about the lowest point, by its rate.
RATES = {"gd": 1.0, "momentum": 1.0, "nesterov": 1.0, "rmsprop": 0.002, "adam": 1.0}


@pytest.mark.parametrize("rule", RULES)
def test_on_and_both_weights_are_0_and_the_bias_answers_with_the_share_of_ones(rule: str) -> None:
    run = Trainer(Experiment(optimizer=Optimizer(rule, RATES[rule]), penalty=Penalty(l1=L1)))
    run.advance(700)
    w1, w2, b = run.parameters
    assert (w1, w2) == (0.0, 0.0)
    wide = 2e-3 if rule == "rmsprop" else 1e-8
    assert b == pytest.approx(-math.log(3.0), abs=wide)
    # ¼ of the answers are 1: ¼·ln 4 + ¾·ln 4⁄3, and the weights cost nothing.
    assert run.penalty == 0.0
    assert run.loss == pytest.approx(0.562335, abs=1e-6)
    assert run.next_update().stopped == (False, False, False)
    run.advance(10)
    assert run.parameters[:2].tolist() == [0.0, 0.0]


def stops_of(run: Trainer, epochs: int) -> list[UpdateTrace]:
    """Return the updates of some epochs that stop a weight, each held against the run itself."""
    found = []
    for _ in range(epochs):
        updates = run.trace_epoch()
        run.advance(1)
        assert np.array(updates[-1].updated).tobytes() == run.parameters.tobytes()
        assert np.array(updates[-1].updated_state).tobytes() == run.training_state.memory.tobytes()
        found += [update for update in updates if any(update.stopped)]
    return found


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("hidden", [(), (3,)])
def test_a_trace_names_the_stop_and_ends_where_the_run_does(
    rule: str, hidden: tuple[int, ...]
) -> None:
    run = Trainer(
        Experiment(
            Gate("or"),
            Network(hidden),
            optimizer=Optimizer(rule, 0.05),
            batch=Batch(3),
            start=RandomStart(3),
            penalty=Penalty(l1=0.3, l2=0.01),
        )
    )
    weight = run.experiment.model.is_weight
    stops = stops_of(run, 40)
    assert stops
    for update in stops:
        at = np.flatnonzero(update.stopped)
        assert weight[at].all()
        for i in at:
            assert update.updated[i] == 0.0 != update.parameters[i]
            assert update.changes[i] == -update.parameters[i]
            if RULES[rule].directed:
                assert update.updated_state[0][i] == 0.0
            # The pull counts against the weight's sign, and would have taken it across.
            charged = update.penalty_gradient[i] - 0.01 * update.parameters[i]
            assert charged == pytest.approx(0.3 * np.sign(update.parameters[i]))


def stepped(
    optimizer: Optimizer, w: float, slope: float, memory: list[float], number: int
) -> tuple[float, list[float]]:
    """Return a weight and its memory after a step, as a textbook has it, in Python's numbers."""
    rate = optimizer.learning_rate
    if optimizer.name == "gd":
        return w - rate * slope, []
    if optimizer.name == "rmsprop":
        (square,) = memory
        square = optimizer.alpha * square + (1.0 - optimizer.alpha) * (slope * slope)
        return w - rate * (slope / (math.sqrt(square) + optimizer.eps)), [square]
    if optimizer.name == "adam":
        mean = optimizer.beta1 * memory[0] + (1.0 - optimizer.beta1) * slope
        square = optimizer.beta2 * memory[1] + (1.0 - optimizer.beta2) * (slope * slope)
        begun = [1.0 - integer_power(beta, number) for beta in (optimizer.beta1, optimizer.beta2)]
        size = math.sqrt(square / begun[1]) + optimizer.eps
        return w - rate * (mean / begun[0] / size), [mean, square]
    velocity = optimizer.momentum * memory[0] + slope
    if optimizer.name == "momentum":
        return w - rate * velocity, [velocity]
    return w - rate * (slope + optimizer.momentum * velocity), [velocity]


def with_stop(
    optimizer: Optimizer, l1: float, l2: float, update: UpdateTrace, i: int
) -> tuple[float, list[float], bool]:
    """Return where an update takes a weight, what is remembered of it, and whether it stops."""
    w, memory = update.parameters[i], [row[i] for row in update.state]
    free_slope = update.loss_gradient[i] + l2 * w
    pull = -min(max(free_slope, -l1), l1) if w == 0.0 else math.copysign(l1, w)
    full_slope = update.loss_gradient[i] + (l2 * w + pull)
    free, _ = stepped(optimizer, w, free_slope, memory, update.number)
    new, after = stepped(optimizer, w, full_slope, memory, update.number)
    if w * new < 0.0 and w * free >= 0.0:
        directed = RULES[optimizer.name].directed
        return 0.0, [0.0, *after[1:]] if directed else after, True
    return new, after, False


@given(
    rule=st.sampled_from(sorted(RULES)),
    start=st.tuples(*[st.floats(-0.5, 0.5) | st.just(0.0)] * 3),
    rate=st.sampled_from([0.01, 0.1, 1.0]),
    l1=st.sampled_from([0.01, 0.2, 1.0]),
    l2=st.sampled_from([0.0, 0.1]),
    gate=st.sampled_from(["and", "or", "xor"]),
)
def test_an_update_is_the_rules_own_step_with_and_without_the_pull(
    rule: str, start: tuple[float, float, float], rate: float, l1: float, l2: float, gate: str
) -> None:
    optimizer = Optimizer(rule, rate)
    run = Trainer(
        Experiment(
            Gate(gate), optimizer=optimizer, start=ValuesStart(start), penalty=Penalty(l1, l2)
        )
    )
    for _ in range(8):
        update = run.next_update()
        run.advance(1)
        for i in (0, 1):
            w, memory, stops = with_stop(optimizer, l1, l2, update, i)
            assert run.parameters[i] == update.updated[i] == w
            assert [row[i] for row in update.updated_state] == memory
            assert update.stopped[i] == stops
        b, memory = stepped(
            optimizer, update.parameters[2], update.loss_gradient[2],
            [row[2] for row in update.state], update.number,
        )  # fmt: skip
        assert (run.parameters[2], update.stopped[2]) == (b, False)
        assert [row[2] for row in update.updated_state] == memory


@pytest.mark.parametrize("l1", [0.05, 0.25, 0.4])
def test_at_0_what_l1_can_hold_is_held_and_only_the_rest_pulls(l1: float) -> None:
    experiment = Experiment(Gate("or"), start=ValuesStart((0.0, 0.0, 0.0)), penalty=Penalty(l1=l1))
    update = Trainer(experiment).next_update()
    for slope, left in zip(update.loss_gradient[:2], update.gradient[:2], strict=True):
        assert slope == -0.25
        assert left == slope - min(max(slope, -l1), l1)
    assert update.gradient[2] == update.loss_gradient[2]
    run = Trainer(experiment)
    run.advance(1)
    assert (run.parameters[:2] == 0.0).all() == (l1 >= 0.25)


def test_a_weight_that_its_own_slope_takes_across_0_does_not_stop() -> None:
    # Both rows push w1 below 0 by far more than its size.
    experiment = Experiment(
        Gate("nor", (2, 3)), start=ValuesStart((0.01, 0.0, 0.0)), penalty=Penalty(l1=0.001)
    )
    update = Trainer(experiment).next_update()
    assert update.updated[0] < 0.0 < update.parameters[0]
    assert update.stopped == (False, False, False)


def test_a_weight_that_arrives_at_0_without_being_stopped_is_not_said_to_stop() -> None:
    # Exactly −½ + ½: the step ends at 0, and crosses nothing.
    experiment = Experiment(
        Gate("and", (0,)), start=ValuesStart((0.5, -0.5, 0.0)), penalty=Penalty(l1=0.5)
    )
    update = Trainer(experiment).next_update()
    assert update.updated[:2] == (0.0, 0.0)
    assert update.stopped == (False, False, False)


def test_a_bias_is_neither_pulled_nor_stopped() -> None:
    experiment = Experiment(
        Gate("and", (3,)), start=ValuesStart((0.5, 0.5, -0.01)), penalty=Penalty(l1=0.5)
    )
    update = Trainer(experiment).next_update()
    assert update.parameters[2] < 0.0 < update.updated[2]
    assert update.penalty_gradient[2] == 0.0
    assert not update.stopped[2]


def test_without_l1_nothing_is_stopped() -> None:
    run = Trainer(Experiment(Gate("xor"), penalty=Penalty(l2=0.5)))
    assert stops_of(run, 30) == []


@given(data=st.data(), epochs=st.integers(1, 8))
def test_weights_that_stopped_are_come_back_to_exactly(data: st.DataObject, epochs: int) -> None:
    rule = data.draw(st.sampled_from(sorted(RULES)))
    experiment = replace(
        Experiment(Gate("or"), Network((2,)), start=RandomStart(5), penalty=Penalty(l1=0.5)),
        optimizer=Optimizer(rule, 0.1),
    )
    run, straight = Trainer(experiment), Trainer(experiment)
    run.advance(12)
    run.rewind(epochs)
    straight.advance(epochs)
    assert run.parameters.tobytes() == straight.parameters.tobytes()
    assert run.training_state.memory.tobytes() == straight.training_state.memory.tobytes()
    assert run.trace_epoch() == straight.trace_epoch()
