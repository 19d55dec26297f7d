"""What determines a run is changed through the lab: within the run, starting over, or not."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Experiment,
    ExperimentError,
    Gate,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
)
from learnscope.core.start import MAX_SEED
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import LADDER, RunState

Check = Callable[[Trainer, Trainer], None]

MAX = len(LADDER) - 1
PER_FRAME = [i for i, pace in enumerate(LADDER) if pace.per == "frame"]

STRUCTURAL: dict[str, Callable[[Lab], None]] = {
    "gate": lambda lab: lab.set_gate("or"),
    "target": lambda lab: lab.set_target(1, 1),
    "row": lambda lab: lab.set_row_active(2, False),
    "start": lambda lab: lab.set_start((1.0, 2.0, 3.0)),
    "seed": lambda lab: lab.set_seed(7),
    "new start": lambda lab: lab.new_start(),
    "open": lambda lab: lab.open(Experiment(problem=Gate("nand"))),
    "reset": lambda lab: lab.reset(),
}

REFUSED: dict[str, Callable[[Lab], None]] = {
    "optimizer.learning_rate": lambda lab: lab.set_learning_rate(-1.0),
    "start.values[1]": lambda lab: lab.set_start((0.0, float("nan"), 0.0)),
    "start.seed": lambda lab: lab.set_seed(-1),
    "problem.name": lambda lab: lab.set_gate("maybe"),
    "problem.targets": lambda lab: lab.set_target(0, 2),
    "loss": lambda lab: lab.set_loss("cubic"),
    "batch.size": lambda lab: lab.set_batch_size(5),
}


def test_a_reset_returns_to_the_same_start(lab: Lab) -> None:
    lab.set_seed(5)
    start = lab.trainer.parameters
    lab.train(20)

    lab.reset()

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)
    assert lab.trainer.parameters.tobytes() == start.tobytes()


def test_a_new_start_draws_other_parameters_the_same_for_everybody(
    lab: Lab, make_lab: Callable[[Experiment], Lab]
) -> None:
    drawn = []
    for _ in range(3):
        lab.train(10)
        lab.new_start()
        assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)
        drawn.append(lab.trainer.parameters.tobytes())
    other = make_lab(Experiment())
    again = []
    for _ in range(3):
        other.new_start()
        again.append(other.trainer.parameters.tobytes())

    assert len({*drawn, Trainer(Experiment()).parameters.tobytes()}) == 4
    assert drawn == again
    assert lab.experiment.start == RandomStart(3)


def test_after_the_last_seed_comes_the_first(lab: Lab) -> None:
    lab.set_seed(MAX_SEED)

    lab.new_start()

    assert lab.experiment.start == RandomStart(1)


def test_the_learning_rate_can_be_changed_while_it_runs(
    assert_same_run: Check, qtbot: QtBot, lab: Lab
) -> None:
    lab.set_pace(PER_FRAME[0])
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch >= 10)
    trainer, epoch = lab.trainer, lab.trainer.epoch

    lab.set_learning_rate(4.0)

    assert lab.state is RunState.RUNNING
    qtbot.waitUntil(lambda: lab.trainer.epoch > epoch)
    assert lab.trainer is trainer
    reference = Trainer(Experiment())
    reference.advance(epoch)
    reference.learning_rate = 4.0
    reference.advance(lab.trainer.epoch - epoch)
    assert_same_run(lab.trainer, reference)


def test_the_learning_rate_stays_when_the_run_starts_over(lab: Lab) -> None:
    lab.set_learning_rate(4.0)
    lab.train(3)

    lab.reset()

    assert lab.experiment == Experiment(optimizer=Optimizer(learning_rate=4.0))


@pytest.mark.parametrize("change", STRUCTURAL)
def test_a_change_of_what_is_learned_starts_over(
    assert_same_run: Check, qtbot: QtBot, lab: Lab, change: str
) -> None:
    told: list[Experiment] = []
    lab.set_pace(PER_FRAME[0])
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    before = lab.experiment
    lab.experiment_changed.connect(told.append)

    STRUCTURAL[change](lab)

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)
    assert (lab.experiment == before) is (change == "reset")
    assert told == ([] if change == "reset" else [lab.experiment])
    assert_same_run(lab.trainer, Trainer(lab.experiment))


#: What a run goes on with, and how a script says the same.
SETTINGS: dict[str, tuple[Callable[[Lab], None], dict[str, Any]]] = {
    "loss": (lambda lab: lab.set_loss("squared"), {"loss": "squared"}),
    "batch": (lambda lab: lab.set_batch_size(2), {"batch": Batch(2)}),
    "shuffle": (lambda lab: lab.set_shuffle(True), {"batch": Batch(None, True)}),
    "penalty": (lambda lab: lab.set_penalty(Penalty(l1=0.1)), {"penalty": Penalty(l1=0.1)}),
    "optimizer": (
        lambda lab: lab.set_optimizer(Optimizer("adam", 0.1)),
        {"optimizer": Optimizer("adam", 0.1)},
    ),
}


@pytest.mark.parametrize("what", SETTINGS)
def test_a_run_goes_on_with_another_setting_and_undo_brings_back_what_was(
    assert_same_run: Check, lab: Lab, what: str
) -> None:
    choose, said = SETTINGS[what]
    lab.train(20)
    choose(lab)
    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, 20)
    lab.train(15)

    reference = Trainer(Experiment())
    reference.advance(20)
    reference.change(**said)
    reference.advance(15)
    assert_same_run(lab.trainer, reference)
    assert lab.trainer.changes.epochs == (20,)

    lab.undo()
    assert (lab.trainer.epoch, lab.trainer.latest) == (20, 20)
    assert lab.experiment == Experiment()


def test_before_the_first_epoch_a_setting_is_how_the_run_begins(lab: Lab) -> None:
    for choose, _ in SETTINGS.values():
        choose(lab)
    assert lab.trainer.changes.epochs == ()
    assert lab.trainer.begun_with == lab.experiment


def test_a_setting_chosen_while_it_runs_is_in_force_from_there(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(PER_FRAME[0])
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    lab.set_loss("squared")
    since = lab.trainer.epoch
    assert lab.state is RunState.RUNNING
    qtbot.waitUntil(lambda: lab.trainer.epoch > since)
    lab.pause()
    assert lab.trainer.changes.epochs == (since,)


def test_rows_stay_switched_off_when_the_gate_changes(lab: Lab) -> None:
    lab.set_row_active(0, False)
    lab.set_gate("xor")
    assert lab.experiment.problem == Gate("xor", rows=(1, 2, 3))

    lab.set_gate("custom")
    assert lab.experiment.problem == Gate("custom", rows=(1, 2, 3), targets=(0, 1, 1, 0))


def test_a_batch_shrinks_with_the_rows_that_are_left(lab: Lab) -> None:
    lab.set_batch_size(4)

    lab.set_row_active(0, False)

    assert lab.experiment.batch.size == 3


@pytest.mark.parametrize("field", REFUSED)
def test_what_is_invalid_is_refused_and_what_was_there_stays(lab: Lab, field: str) -> None:
    lab.train(5)
    trainer, experiment = lab.trainer, lab.experiment
    errors: list[ExperimentError] = []
    told: list[Experiment] = []
    lab.refused.connect(errors.append)
    lab.experiment_changed.connect(told.append)

    REFUSED[field](lab)

    assert [error.field for error in errors] == [field]
    assert told == [experiment]
    assert lab.trainer is trainer
    assert lab.trainer.epoch == 5


def test_the_last_row_cannot_be_switched_off(lab: Lab) -> None:
    errors: list[ExperimentError] = []
    lab.refused.connect(errors.append)
    for row in range(4):
        lab.set_row_active(row, False)

    assert [error.field for error in errors] == ["problem.rows"]
    assert lab.experiment.problem.active == (3,)


def test_looking_back_controls_are_told_what_was_in_force_there(lab: Lab) -> None:
    lab.train(5)
    lab.set_optimizer(Optimizer("adam", 0.05))
    lab.set_loss("squared")
    lab.train(5)
    told: list[Experiment] = []
    lab.experiment_changed.connect(told.append)
    for epoch in (2, 3, 7, 8, 10):
        lab.go_to(epoch)
    assert [(each.loss, each.optimizer.name) for each in told] == [
        ("bce", "gd"),
        ("squared", "adam"),
    ]
    lab.light("w1")
    lab.select(0)
    assert len(told) == 2
    assert told[-1] == lab.experiment
