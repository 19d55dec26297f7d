"""Whether a run goes on, and how many epochs are due: the rules, not the table, are tested."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnscope.gui.session.run_state import (
    FRAME,
    LADDER,
    TRANSITIONS,
    Pace,
    Player,
    RunEvent,
    RunState,
    time_slice,
)

IDLE, RUNNING, PAUSED, FINISHED, DIVERGED = RunState

PACED = [pace for pace in LADDER if pace.per == "second"]


def allowed(event: RunEvent) -> set[RunState]:
    return {state for state, moves in TRANSITIONS.items() if event in moves}


def player_at(pace: Pace) -> Player:
    player = Player()
    player.pace_index = LADDER.index(pace)
    player.apply(RunEvent.RUN)
    return player


def test_every_state_says_what_each_event_leads_to() -> None:
    assert set(TRANSITIONS) == set(RunState)
    assert set().union(*(moves.values() for moves in TRANSITIONS.values())) == set(RunState)
    assert all(allowed(event) for event in RunEvent)


@pytest.mark.parametrize("state", RunState)
def test_a_reset_is_always_possible_and_leads_to_the_beginning(state: RunState) -> None:
    assert TRANSITIONS[state][RunEvent.RESET] is IDLE


@pytest.mark.parametrize("state", RunState)
def test_a_change_is_always_possible_and_ends_nothing_but_an_end(state: RunState) -> None:
    after = PAUSED if state in {FINISHED, DIVERGED} else state
    assert TRANSITIONS[state][RunEvent.CHANGE] is after


def test_what_is_possible_when() -> None:
    assert allowed(RunEvent.RUN) == {IDLE, PAUSED}
    assert allowed(RunEvent.PAUSE) == {RUNNING}
    assert allowed(RunEvent.STEP) == {IDLE, PAUSED, FINISHED}
    assert allowed(RunEvent.STEP_BACK) == {PAUSED, FINISHED, DIVERGED}
    assert allowed(RunEvent.FINISH) == {RUNNING}
    assert allowed(RunEvent.DIVERGE) == {IDLE, RUNNING, PAUSED, FINISHED}


@pytest.mark.parametrize(
    ("event", "after"),
    [
        (RunEvent.RUN, RUNNING),
        (RunEvent.PAUSE, PAUSED),
        (RunEvent.STEP, PAUSED),
        (RunEvent.STEP_BACK, PAUSED),
        (RunEvent.FINISH, FINISHED),
        (RunEvent.DIVERGE, DIVERGED),
    ],
)
def test_an_event_leads_to_the_same_state_from_everywhere(event: RunEvent, after: RunState) -> None:
    assert {TRANSITIONS[state][event] for state in allowed(event)} == {after}


@pytest.mark.parametrize("event", RunEvent)
@pytest.mark.parametrize("state", RunState)
def test_an_event_is_taken_exactly_if_it_is_possible(state: RunState, event: RunEvent) -> None:
    player = Player()
    player.state = state

    possible = player.can(event)

    assert player.apply(event) is possible
    assert possible is (event in TRANSITIONS[state])
    assert player.state is (TRANSITIONS[state][event] if possible else state)


def test_the_speeds_are_those_of_the_ladder_each_faster_than_the_one_before() -> None:
    assert [(pace.epochs, pace.per) for pace in LADDER] == [
        *((n, "second") for n in (1, 2, 5, 10, 30, 60)),
        *((n, "frame") for n in (10, 100, 1000)),
        (0, "max"),
    ]
    assert Player().pace in LADDER


@pytest.mark.parametrize("pace", PACED, ids=lambda pace: str(pace.epochs))
@pytest.mark.parametrize("seed", range(3))
def test_epochs_over_many_uneven_ticks_add_up(pace: Pace, seed: int) -> None:
    draw = random.Random(seed)
    # Multiples of 1/1024 second add up without rounding.
    ticks = [draw.randrange(1, 256) / 1024 for _ in range(3000)]
    player = player_at(pace)

    due = [player.due(tick) for tick in ticks]

    assert sum(due) == int(1 + pace.epochs * sum(ticks))
    assert all(0 <= n <= pace.epochs * tick + 1 for n, tick in zip(due, ticks, strict=True))


@pytest.mark.parametrize("pace", PACED, ids=lambda pace: str(pace.epochs))
def test_the_first_epoch_comes_with_the_first_frame(pace: Pace) -> None:
    player = player_at(pace)

    assert player.due(0.0) == 1
    assert player.due(0.0) == 0


@pytest.mark.parametrize("pace", PACED, ids=lambda pace: str(pace.epochs))
def test_time_that_could_not_be_used_is_not_made_up_for(pace: Pace) -> None:
    player = player_at(pace)
    player.due(0.0)

    assert player.due(3600.0) == pace.epochs // 4


@pytest.mark.parametrize("pace", [p for p in LADDER if p.per == "frame"], ids=lambda p: p.epochs)
@pytest.mark.parametrize("elapsed", [0.0, FRAME, 10.0])
def test_a_pace_by_frames_owes_the_same_in_each(pace: Pace, elapsed: float) -> None:
    player = player_at(pace)

    assert [player.due(elapsed) for _ in range(3)] == [pace.epochs] * 3


@given(drawing=st.floats(0.0, 10.0))
def test_the_slice_at_max_leaves_time_for_drawing_and_for_clicks(drawing: float) -> None:
    slice_ = time_slice(drawing)

    assert 0.0 < slice_ <= 0.012
    assert slice_ >= min(drawing / 10, 0.012)
    if drawing <= FRAME * 10 / 11:
        assert slice_ == min(FRAME - drawing, 0.012)
