"""A run ends where it was asked to, or where the numbers end; and it can go on."""

from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Experiment,
    ExperimentError,
    Gate,
    Optimizer,
    RandomStart,
    Trainer,
)
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import LADDER, RunState
from learnscope.gui.session.snapshot import Selection
from learnscope.gui.session.undo import Held

Check = Callable[[Trainer, Trainer], None]

MAX = len(LADDER) - 1
PER_FRAME = [i for i, pace in enumerate(LADDER) if pace.per == "frame"]

#: A learning rate that throws the parameters out of the finite numbers after five epochs.
DIVERGING = Experiment(
    problem=Gate("xor"),
    optimizer=Optimizer(learning_rate=1e308),
    batch=Batch(size=2),
    start=RandomStart(2),
)


@pytest.fixture
def diverging(make_lab: Callable[[Experiment], Lab]) -> Lab:
    return make_lab(DIVERGING)


def fresh(lab: Lab) -> Trainer:
    """Return another run of the same experiment, trained as far at one go."""
    trainer = Trainer(lab.experiment)
    trainer.advance(lab.trainer.epoch)
    return trainer


def test_a_run_that_came_to_its_end_elsewhere_is_brought_in_as_diverged(lab: Lab) -> None:
    trainer = Trainer(DIVERGING)
    trainer.advance(1000)
    assert trainer.diverged

    lab.bring_back(Held(trainer, Selection(0)))

    assert lab.state is RunState.DIVERGED
    assert lab.trainer is trainer


def test_a_run_stops_at_the_first_epoch_with_the_target_loss(
    assert_same_run: Check, qtbot: QtBot, lab: Lab
) -> None:
    lab.set_pace(MAX)
    lab.set_stops(0.01, None)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    before = Trainer(Experiment())
    before.advance(lab.trainer.epoch - 1)
    assert lab.trainer.loss <= 0.01 < before.loss
    assert_same_run(lab.trainer, fresh(lab))


@pytest.mark.parametrize("pace", [*PER_FRAME, MAX])
def test_a_run_stops_exactly_at_the_epoch_asked_for(
    assert_same_run: Check, qtbot: QtBot, lab: Lab, pace: int
) -> None:
    lab.set_pace(pace)
    lab.set_stops(None, 137)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    assert lab.trainer.epoch == 137
    assert_same_run(lab.trainer, fresh(lab))


def test_a_run_stops_at_whichever_comes_first(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(MAX)
    lab.set_stops(0.5, 10_000)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    assert lab.trainer.epoch < 10_000
    assert lab.trainer.loss <= 0.5


def test_a_finished_run_goes_on_when_the_stop_is_moved(
    assert_same_run: Check, qtbot: QtBot, lab: Lab
) -> None:
    lab.set_pace(MAX)
    lab.set_stops(None, 50)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)
    lab.run()
    assert lab.state is RunState.FINISHED

    lab.set_stops(None, 80)
    assert lab.state is RunState.PAUSED
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    assert lab.trainer.epoch == 80
    assert_same_run(lab.trainer, fresh(lab))


def test_a_stop_that_is_already_met_finishes_without_training(qtbot: QtBot, lab: Lab) -> None:
    lab.train(50)
    lab.set_stops(None, 20)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    assert lab.trainer.epoch == 50


def test_a_person_can_step_past_a_stop(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(MAX)
    lab.set_stops(None, 20)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    lab.step()

    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, 21)


@pytest.mark.parametrize("pace", [PER_FRAME[0], MAX])
def test_a_run_that_leaves_the_finite_numbers_stops_there(
    assert_same_run: Check, qtbot: QtBot, diverging: Lab, pace: int
) -> None:
    diverging.set_pace(pace)
    diverging.run()
    qtbot.waitUntil(lambda: diverging.state is RunState.DIVERGED)

    assert diverging.trainer.epoch == 5
    assert np.isfinite(diverging.trainer.parameters).all()
    assert np.isfinite(diverging.trainer.loss)
    assert diverging.snapshot().diagnosis.code == "diverged"
    assert_same_run(diverging.trainer, fresh(diverging))


def test_a_step_that_would_leave_the_finite_numbers_is_not_taken(diverging: Lab) -> None:
    for _ in range(5):
        diverging.step()
    assert (diverging.state, diverging.trainer.epoch) == (RunState.PAUSED, 5)

    diverging.step()

    assert (diverging.state, diverging.trainer.epoch) == (RunState.DIVERGED, 5)


def test_after_a_divergence_only_a_change_or_a_way_back_helps(diverging: Lab) -> None:
    diverging.train(100)
    diverging.run()
    diverging.step()
    assert (diverging.state, diverging.trainer.epoch) == (RunState.DIVERGED, 5)

    diverging.set_learning_rate(1.0)
    assert diverging.state is RunState.PAUSED
    diverging.step()
    assert (diverging.state, diverging.trainer.epoch) == (RunState.PAUSED, 6)


def test_a_refused_learning_rate_does_not_hide_a_divergence(diverging: Lab) -> None:
    diverging.train(100)

    diverging.set_learning_rate(-1.0)

    assert diverging.state is RunState.DIVERGED


def test_a_divergence_can_be_stepped_back_from(assert_same_run: Check, diverging: Lab) -> None:
    diverging.train(100)

    diverging.step_back()

    assert (diverging.state, diverging.trainer.epoch) == (RunState.PAUSED, 4)
    assert_same_run(diverging.trainer, fresh(diverging))


def test_a_start_whose_loss_is_beyond_all_numbers_is_refused(lab: Lab) -> None:
    errors: list[ExperimentError] = []
    lab.refused.connect(errors.append)

    lab.set_start((1e308, 1e308, 1e308))

    assert [error.field.partition("[")[0] for error in errors] == ["start.values"]
    assert lab.experiment == Experiment()
