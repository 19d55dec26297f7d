"""An epoch can be left unfinished and gone on with later, and nobody can tell from its bits."""

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnscope.core import (
    Batch,
    Cloud,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    ZerosStart,
)
from learnscope.core.optimizers import RULES
from learnscope.core.run.plan import Plan

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]
Strategy = st.SearchStrategy[Experiment]

#: Forty updates an epoch, each of which depends on all before it.
LONG = Experiment(
    Cloud("xor", 40),
    Network((3,)),
    optimizer=Optimizer("adam", 0.05),
    batch=Batch(1, shuffle=True),
    start=RandomStart(3, "xavier"),
)
UPDATES = 40

#: Such an epoch of the plain neuron.
PLAIN = Experiment(Gate("xor"), batch=Batch(1, shuffle=True), start=RandomStart(2))

BUDGETS = st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any)


def whole(experiment: Experiment, epochs: int) -> Trainer:
    run = Trainer(experiment)
    run.advance(epochs)
    return run


def in_parts(experiment: Experiment, epochs: int, budgets: list[int]) -> Trainer:
    run = Trainer(experiment)
    for budget in cycle(budgets):
        run.advance(epochs - run.epoch, updates=budget)
        if run.epoch == epochs or run.diverged:
            return run
    raise AssertionError


def assert_same(run: Trainer, other: Trainer, place: Place) -> None:
    assert place(run) == place(other)
    assert run.diverged == other.diverged
    assert run.training_state.memory.tobytes() == other.training_state.memory.tobytes()
    for record in ("epochs", "losses", "accuracies", "test_losses", "parameters"):
        ours, theirs = getattr(run.history, record), getattr(other.history, record)
        assert ours.tobytes() == theirs.tobytes()


@given(experiment=st.from_type(Experiment), budgets=BUDGETS)
def test_a_neuron_s_run_in_whatever_parts_is_the_same_bit_for_bit(
    experiment: Experiment, budgets: list[int], place: Place
) -> None:
    assert_same(in_parts(experiment, 12, budgets), whole(experiment, 12), place)


@given(data=st.data(), budgets=BUDGETS)
def test_a_network_s_run_in_whatever_parts_is_the_same_bit_for_bit(
    networks: Strategy, data: st.DataObject, budgets: list[int], place: Place
) -> None:
    experiment = data.draw(networks)
    assert_same(in_parts(experiment, 8, budgets), whole(experiment, 8), place)


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("size", [1, 3, 32, None])
@settings(max_examples=settings().max_examples // 3)
@given(budgets=BUDGETS)
def test_every_rule_takes_up_what_it_remembered(
    rule: str, size: int | None, budgets: list[int], place: Place
) -> None:
    experiment = replace(
        LONG,
        problem=Cloud("xor", 40, test_share=0.2),
        optimizer=Optimizer(rule, 0.02),
        batch=Batch(size, shuffle=True),
        penalty=Penalty(l2=0.01),
    )
    assert_same(in_parts(experiment, 3, budgets), whole(experiment, 3), place)


@pytest.mark.parametrize("experiment", [LONG, PLAIN, replace(LONG, batch=Batch())])
@given(budgets=BUDGETS)
def test_a_plan_in_parts_reaches_the_end_of_a_whole_epoch(
    experiment: Experiment, budgets: list[int]
) -> None:
    plan, start = Plan(experiment), Trainer(experiment).training_state
    expected = plan.descend(start, 7, 1, 0.3).last
    part = plan.begin(start, 7, 0.3)
    for budget in cycle(budgets):
        before, part = part.made, plan.go_on(part, budget)
        assert part.made == min(before + budget, plan.updates)
        if part.made == plan.updates:
            break
    assert part.reached.parameters.tobytes() == expected.parameters.tobytes()
    assert part.reached.memory.tobytes() == expected.memory.tobytes()
    assert plan.go_on(part, 5).reached.parameters.tobytes() == expected.parameters.tobytes()


@pytest.mark.parametrize("budget", [1, 7, 39, 40, 41, 100])
def test_no_update_is_made_twice(budget: int) -> None:
    run, calls = Trainer(LONG), 0
    while run.epoch < 5:
        run.advance(5 - run.epoch, updates=budget)
        calls += 1
    assert calls == -(-5 * UPDATES // budget)


def test_an_unfinished_epoch_shows_nowhere(place: Place) -> None:
    run, heard = whole(LONG, 2), []
    run.epoch_finished.connect(lambda record: heard.append(record.epoch))
    before = place(run), len(run.history), run.trace(0), run.look_ahead(2).tolist()
    assert not run.unfinished
    assert run.advance(1, updates=UPDATES - 1) == 0
    assert run.unfinished
    assert (place(run), len(run.history), run.trace(0), run.look_ahead(2).tolist()) == before
    assert heard == []
    assert run.advance(1, updates=1) == 1
    assert not run.unfinished
    assert heard == [3]


def test_each_epoch_is_heard_once_in_order_however_it_was_divided() -> None:
    run, heard = Trainer(LONG), []
    run.epoch_finished.connect(lambda record: heard.append((record.epoch, run.epoch)))
    while run.epoch < 6:
        run.advance(6 - run.epoch, updates=55)
    assert heard == [(epoch, epoch) for epoch in range(1, 7)]


def test_whole_epochs_begin_with_the_one_that_is_unfinished(place: Place) -> None:
    run = Trainer(LONG)
    run.advance(1, updates=10)
    assert run.advance(3) == 3
    assert_same(run, whole(LONG, 3), place)


@pytest.mark.parametrize(
    "change",
    [
        lambda run: setattr(run, "learning_rate", 0.01),
        lambda run: run.edit([0.5] * len(run.parameters)),
        lambda run: run.rewind(2),
        lambda run: run.go_to(1),
    ],
    ids=["rate", "edit", "rewind", "look back"],
)
@pytest.mark.parametrize("experiment", [LONG, PLAIN])
def test_what_was_done_of_an_epoch_is_dropped_when_another_begins(
    experiment: Experiment, change: Callable[[Trainer], None], place: Place
) -> None:
    run, other = whole(experiment, 3), whole(experiment, 3)
    run.advance(1, updates=3)
    assert run.unfinished
    change(run)
    assert not run.unfinished
    change(other)
    assert place(run) == place(other)
    run.advance(2, updates=3)
    run.advance(2)
    other.advance(run.epoch - other.epoch)
    assert_same(run, other, place)


def test_a_rate_that_was_put_back_finds_the_epoch_as_it_was_left(place: Place) -> None:
    run = Trainer(LONG)
    run.advance(1, updates=30)
    run.learning_rate = 1.0
    run.learning_rate = 0.05
    assert run.advance(1, updates=10) == 1
    assert_same(run, whole(LONG, 1), place)


def test_a_copy_takes_the_unfinished_epoch_with_it_and_goes_its_own_way(place: Place) -> None:
    run = Trainer(LONG)
    run.advance(1, updates=30)
    twin = run.copy()
    assert twin.advance(1, updates=10) == 1
    assert run.epoch == 0
    run.edit([0.1] * len(run.parameters))
    assert_same(twin, whole(LONG, 1), place)


def test_a_target_ends_a_run_in_parts_where_it_ends_a_whole_one() -> None:
    straight, run = Trainer(LONG), Trainer(LONG)
    straight.advance(200, target_loss=0.5)
    assert 1 < straight.epoch < 200
    while run.loss > 0.5:
        run.advance(200, target_loss=0.5, updates=33)
    assert place_of(run) == place_of(straight)


def place_of(run: Trainer) -> tuple[int, float, bytes]:
    return run.epoch, run.loss, run.parameters.tobytes()


def test_no_updates_do_nothing_and_fewer_are_refused(place: Place) -> None:
    run = Trainer(LONG)
    before = place(run)
    assert run.advance(3, updates=0) == 0
    assert place(run) == before
    with pytest.raises(ValueError, match="updates: got -1; allowed: 0 or more"):
        run.advance(1, updates=-1)


@pytest.mark.parametrize("points", [40, 2000])
@pytest.mark.parametrize("size", [1, 10, None])
@pytest.mark.parametrize("hidden", [(), (8, 8, 8, 8)])
def test_a_portion_is_blocks_of_short_epochs_and_a_few_updates_of_a_long_one(
    points: int, size: int | None, hidden: tuple[int, ...]
) -> None:
    experiment = Experiment(
        Cloud("xor", points), Network(hidden), batch=Batch(size), start=ZerosStart()
    )
    run = Trainer(experiment)
    an_epoch = -(-points // (size or points))
    assert run.portion >= 1
    # However the engine runs: the updates of as many epochs as a block has, and a part of one more.
    assert run.portion < (run.block + 1) * an_epoch
    assert run.block == 1 or run.portion >= run.block * an_epoch


def test_updates_that_end_with_an_epoch_are_all_that_is_made() -> None:
    # One update an epoch: nothing is left over that would be unfinished.
    run = Trainer(Experiment())
    assert run.advance(20, updates=7) == 7
    assert run.epoch == 7
    assert run.advance(20, updates=0) == 0
    assert run.epoch == 7
