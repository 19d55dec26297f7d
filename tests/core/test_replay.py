"""The way back to an epoch can be gone in portions, and ends in the same bits however it is cut."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import cycle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.core import Batch, Cloud, Experiment, Network, Optimizer, RandomStart, Trainer
from learnscope.core.run.history import History
from learnscope.core.run.plan import Plan

Place = Callable[[Trainer], tuple[int, float, float, bytes]]

#: Twenty updates an epoch.
UPDATES = 20
EXPERIMENT = Experiment(
    Cloud("xor", UPDATES),
    Network((3,)),
    optimizer=Optimizer("adam", 0.05),
    batch=Batch(1, shuffle=True),
    start=RandomStart(3, "xavier"),
)

#: So far the run goes, with something changed on the way.
LATEST = 90
CHANGED, EDITED = 37, 61

pytestmark = pytest.mark.usefixtures("faster_engine")

PORTIONS = st.lists(
    st.tuples(st.integers(1, 3 * UPDATES), st.integers(1, 4)), min_size=1, max_size=6
)


@cache
def trained() -> Trainer:
    """Return a run whose record has every eighth epoch, and the latest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "learnscope.core.run.record.History",
            lambda parameters, memories: History(parameters, memories, capacity=16),
        )
        run = Trainer(EXPERIMENT)
    run.advance(CHANGED)
    run.change(optimizer=Optimizer("momentum", 0.02), batch=Batch(3))
    run.advance(EDITED - CHANGED)
    run.edit([0.25] * len(run.parameters))
    run.advance(LATEST - EDITED)
    assert run.history.stride == 8
    return run


#: Beyond these the record stays as coarse as it is when the run goes on from there.
FEW = max(Plan(replace(EXPERIMENT, batch=batch)).few for batch in (Batch(1), Batch(3)))


@contextmanager
def updates_made() -> Iterator[list[int]]:
    """Count what is worked out: an entry for every call, of epochs or of updates."""
    made: list[int] = []
    with pytest.MonkeyPatch.context() as patch:
        for name in ("descend", "go_on"):
            method = getattr(Plan, name)

            def counted(*arguments: Any, method: Any = method) -> Any:
                made.append(1)
                return method(*arguments)

            patch.setattr(Plan, name, counted)
        yield made


def go_in_portions(run: Trainer, epoch: int, portions: list[tuple[int, int]]) -> int:
    """Go to an epoch; return how many blocks it took."""
    before = run.epoch
    for blocks, (updates, size) in enumerate(cycle(portions)):
        block = run.next_block_to(epoch, updates, size)
        if block is None:
            return blocks
        assert run.epoch == before
        assert block.cost <= updates
        run.retrace(block, block.work_out())
    raise AssertionError


@given(first=st.integers(0, LATEST), then=st.integers(0, LATEST), portions=PORTIONS)
def test_any_portions_lead_to_the_same_bits(
    first: int, then: int, portions: list[tuple[int, int]], place: Place
) -> None:
    run, at_once = trained().copy(), trained().copy()
    for epoch in (first, then):
        go_in_portions(run, epoch, portions)
        at_once.go_to(epoch)
        assert place(run) == place(at_once)
        assert run.training_state.memory.tobytes() == at_once.training_state.memory.tobytes()
        assert run.experiment == at_once.experiment
        assert (run.latest, run.changes) == (LATEST, trained().changes)


@given(epoch=st.integers(0, LATEST), other=st.integers(0, LATEST), updates=st.integers(1, 60))
def test_a_way_that_is_given_up_leaves_the_run_where_it_stood(
    epoch: int, other: int, updates: int, place: Place
) -> None:
    run = trained().copy()
    block = run.next_block_to(epoch, updates)
    stood = place(run)
    if block is not None:
        run.retrace(block, block.work_out())
    if run.epoch == LATEST:
        assert place(run) == stood
    run.go_to(other)
    straight = trained().copy()
    straight.go_to(other)
    assert place(run) == place(straight)


def test_how_much_of_the_way_is_gone_only_grows() -> None:
    run, done = trained().copy(), [0.0]
    # From 48, the recorded epoch before it, with seven updates an epoch by then.
    while (block := run.next_block_to(55, updates=2)) is not None:
        run.retrace(block, block.work_out())
        done.append(run.way_done)
    assert done[:-1] == sorted(set(done[:-1]))
    assert done[1] == pytest.approx(2 / 7 / 7)
    # At its end there is no way any more.
    assert (run.epoch, done[-1]) == (55, 0.0)


def test_what_is_gone_of_a_way_is_not_gone_again() -> None:
    run = trained().copy()
    for _ in range(5):
        block = run.next_block_to(55, updates=7)
        assert block is not None
        run.retrace(block, block.work_out())
    with updates_made() as made:
        assert go_in_portions(run, 55, [(7, 1)]) == 2
        assert len(made) == 2
        # The next one is only one farther.
        assert go_in_portions(run, 56 - 1, [(7, 1)]) == 0
        assert go_in_portions(run, 54, [(7, 1)]) == 6
        assert go_in_portions(run, 55, [(7, 1)]) == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda run: run.edit([0.5] * len(run.parameters)),
        lambda run: run.rewind(run.epoch),
        lambda run: run.advance(1),
        lambda run: setattr(run, "learning_rate", 0.25) or run.advance(1),
    ],
)
def test_a_change_makes_a_block_of_the_way_void(
    act: Callable[[Trainer], Any], place: Place
) -> None:
    run, straight = trained().copy(), trained().copy()
    for each in (run, straight):
        each.go_to(50)
    block = run.next_block_to(23, updates=5)
    assert block is not None
    for each in (run, straight):
        act(each)
    assert run.retrace(block, block.work_out()) == 0
    assert place(run) == place(straight)
    with pytest.raises(ValueError, match="allowed: 0 to 5"):
        run.next_block_to(LATEST)


@given(epoch=st.integers(FEW + 1, LATEST - 1))
def test_to_go_on_from_the_past_nothing_is_gone_again(epoch: int) -> None:
    run = trained().copy()
    run.go_to(epoch)
    with updates_made() as made:
        run.edit([0.5] * len(run.parameters))
    assert made == []
    assert run.history.epochs[-1] == run.latest == epoch


@given(epoch=st.integers(FEW + 1, LATEST - 1))
def test_the_record_then_knows_the_extremes_between_its_entries(epoch: int) -> None:
    run, every = trained().copy(), trained().copy()
    run.go_to(epoch)
    losses = []
    for between in range(epoch - epoch % 8, epoch + 1):
        every.go_to(between)
        losses.append(every.loss)
    run.rewind(epoch)
    history = run.history
    since = losses[1:] or losses
    assert history.epochs[-1] == epoch
    if epoch % 8:
        assert history.lowest_losses[-1] == min(since)
        assert history.highest_losses[-1] == max(since)
    assert history.losses[-1] == losses[-1]


def test_the_latest_epoch_is_recorded_and_no_way_leads_to_it() -> None:
    run = trained().copy()
    run.go_to(3)
    with updates_made() as made:
        run.go_to(LATEST)
    assert made == []
    assert run.parameters.tobytes() == trained().parameters.tobytes()


def test_of_epochs_that_take_long_none_is_recorded_anew() -> None:
    heavy = replace(EXPERIMENT, problem=Cloud("xor", 2000))
    assert Plan(heavy).few == 0


def test_a_listener_can_t_travel_in_portions_either() -> None:
    run, said = trained().copy(), []

    def hear(_record: object) -> None:
        with pytest.raises(RuntimeError, match="can't advance or travel") as caught:
            run.next_block_to(3)
        said.append(caught.value)

    run.epoch_finished.connect(hear)
    run.advance(1)
    run.epoch_finished.disconnect(hear)
    assert len(said) == 1
