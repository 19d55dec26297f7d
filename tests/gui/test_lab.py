"""The lab: commands in, signals out, and the same run whatever a person does around it."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    EpochRecord,
    Experiment,
    ExperimentError,
    Gate,
    Optimizer,
    RandomStart,
    Trainer,
)
from learnscope.core.experiment import MAX_SEED
from learnscope.gui.lab import Lab
from learnscope.gui.player import LADDER, RunEvent, RunState
from learnscope.gui.snapshot import Snapshot

MAX = len(LADDER) - 1
PER_FRAME = [i for i, pace in enumerate(LADDER) if pace.per == "frame"]

#: A learning rate that throws the parameters out of the finite numbers after five epochs.
DIVERGING = Experiment(
    problem=Gate("xor"),
    optimizer=Optimizer(learning_rate=1e308),
    batch=Batch(size=2),
    start=RandomStart(2),
)

STRUCTURAL: dict[str, Callable[[Lab], None]] = {
    "gate": lambda lab: lab.set_gate("or"),
    "target": lambda lab: lab.set_target(1, 1),
    "row": lambda lab: lab.set_row_active(2, False),
    "loss": lambda lab: lab.set_loss("squared"),
    "batch": lambda lab: lab.set_batch_size(2),
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


@pytest.fixture
def make_lab(qtbot: QtBot) -> Iterator[Callable[[Experiment], Lab]]:
    labs: list[Lab] = []

    def make(experiment: Experiment) -> Lab:
        labs.append(Lab(experiment))
        return labs[-1]

    yield make
    for lab in labs:
        lab.deleteLater()


@pytest.fixture
def lab(make_lab: Callable[[Experiment], Lab]) -> Lab:
    return make_lab(Experiment())


@pytest.fixture
def diverging(make_lab: Callable[[Experiment], Lab]) -> Lab:
    return make_lab(DIVERGING)


def fresh(lab: Lab) -> Trainer:
    """Return another run of the same experiment, trained as far at one go."""
    trainer = Trainer(lab.experiment)
    trainer.advance(lab.trainer.epoch)
    return trainer


def assert_same_run(run: Trainer, other: Trainer) -> None:
    assert run.epoch == other.epoch
    assert run.parameters.tobytes() == other.parameters.tobytes()
    assert (run.loss, run.accuracy) == (other.loss, other.accuracy)
    ours, theirs = recorded(run), recorded(other)
    assert {0, run.epoch} <= ours.keys() & theirs.keys()
    for epoch in ours.keys() & theirs.keys():
        assert ours[epoch] == theirs[epoch]


def recorded(run: Trainer) -> dict[int, tuple[float, float, bytes]]:
    """Return what the history has of each epoch up to the present one."""
    history = run.history
    return {
        int(epoch): (float(loss), float(accuracy), parameters.tobytes())
        for epoch, loss, accuracy, parameters in zip(
            history.epochs, history.losses, history.accuracies, history.parameters, strict=True
        )
        if epoch <= run.epoch
    }


def run_until_epoch(qtbot: QtBot, lab: Lab, epoch: int) -> None:
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch >= epoch)
    lab.pause()


# The run


def test_a_new_lab_stands_ready_at_the_worked_example(lab: Lab) -> None:
    assert lab.experiment == Experiment()
    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)


@pytest.mark.parametrize("pace", range(len(LADDER)), ids=[f"{p.epochs}-{p.per}" for p in LADDER])
def test_the_same_start_gives_the_same_run_at_any_pace_with_any_pauses(
    qtbot: QtBot, lab: Lab, pace: int
) -> None:
    lab.set_pace(pace)
    for _ in range(4):  # at every pace the first epoch comes at once
        run_until_epoch(qtbot, lab, lab.trainer.epoch + 1)
        lab.step()
        lab.step_back()
        lab.step()
    lab.select(3)
    run_until_epoch(qtbot, lab, lab.trainer.epoch + 1)

    assert lab.trainer.epoch >= 9
    assert_same_run(lab.trainer, fresh(lab))


def test_pausing_stops_where_it_is(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(MAX)
    run_until_epoch(qtbot, lab, 1)
    epoch, frames = lab.trainer.epoch, []
    lab.frame.connect(frames.append)

    # Whatever the run had still to do would be done by the time that this is.
    later = QTimer(lab, interval=100, singleShot=True)
    with qtbot.waitSignal(later.timeout):
        later.start()

    assert lab.state is RunState.PAUSED
    assert lab.trainer.epoch == epoch
    assert frames == []


def test_a_step_is_one_epoch_and_pauses_a_run_first(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(MAX)
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    epoch = lab.trainer.epoch

    lab.step()

    assert lab.state is RunState.PAUSED
    assert lab.trainer.epoch == epoch + 1
    assert_same_run(lab.trainer, fresh(lab))


def test_a_step_back_is_exact_and_pauses_a_run_first(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(PER_FRAME[0])
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    epoch = lab.trainer.epoch

    lab.step_back()

    assert lab.state is RunState.PAUSED
    assert lab.trainer.epoch == epoch - 1
    assert_same_run(lab.trainer, fresh(lab))


def test_stepping_back_to_the_start_is_where_it_began(lab: Lab) -> None:
    lab.step()
    assert lab.can(RunEvent.STEP_BACK)

    lab.step_back()

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)
    assert not lab.can(RunEvent.STEP_BACK)
    assert_same_run(lab.trainer, Trainer(Experiment()))


def test_there_is_nothing_before_the_start(lab: Lab) -> None:
    lab.step_back()

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)


def test_training_at_once_shows_only_the_end(lab: Lab) -> None:
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)

    lab.train(5000)

    assert [(s.epoch, s.state) for s in shown] == [(5000, RunState.PAUSED)]
    assert_same_run(lab.trainer, fresh(lab))


def test_training_no_epochs_changes_nothing(lab: Lab) -> None:
    lab.train(0)

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)


# Signals


def test_each_epoch_is_told_of_exactly_once_in_order(qtbot: QtBot, lab: Lab) -> None:
    heard: list[EpochRecord] = []
    lab.epoch_finished.connect(heard.append)
    lab.set_pace(MAX)

    run_until_epoch(qtbot, lab, 3000)
    lab.step()
    lab.set_pace(PER_FRAME[1])
    run_until_epoch(qtbot, lab, lab.trainer.epoch + 1)

    assert [record.epoch for record in heard] == list(range(1, lab.trainer.epoch + 1))
    last = heard[-1]
    assert (last.loss, last.accuracy) == (lab.trainer.loss, lab.trainer.accuracy)
    assert last.parameters.tobytes() == lab.trainer.parameters.tobytes()


def test_the_trainer_is_listened_to_only_while_somebody_listens_to_the_lab(lab: Lab) -> None:
    heard: list[EpochRecord] = []
    lab.step()
    assert len(lab.trainer.epoch_finished) == 0

    lab.epoch_finished.connect(heard.append)
    lab.step()
    assert len(lab.trainer.epoch_finished) == 1

    lab.epoch_finished.disconnect(heard.append)
    lab.step()
    assert len(lab.trainer.epoch_finished) == 0
    assert [record.epoch for record in heard] == [2]


def test_a_listener_hears_the_next_run_too(lab: Lab) -> None:
    heard: list[int] = []
    lab.epoch_finished.connect(lambda record: heard.append(record.epoch))
    lab.step()

    lab.reset()
    lab.step()

    assert heard == [1, 1]


def test_a_listener_that_pauses_is_obeyed(qtbot: QtBot, lab: Lab) -> None:
    lab.epoch_finished.connect(lambda record: record.epoch == 5 and lab.pause())
    lab.set_pace(MAX)
    lab.run()

    qtbot.waitUntil(lambda: lab.state is RunState.PAUSED)
    # The epochs that were asked for together with the fifth are still trained.
    assert 5 <= lab.trainer.epoch <= 256
    assert_same_run(lab.trainer, fresh(lab))


@pytest.mark.parametrize("pace", [5, *PER_FRAME, MAX])
def test_a_run_shows_at_most_one_frame_for_each_time_it_is_drawn(
    qtbot: QtBot, lab: Lab, pace: int
) -> None:
    log: list[str] = []

    def disturb() -> None:
        for row in range(4):
            lab.select(row)
            lab.light("w1")
            lab.light("")
            lab.set_pace(pace)
            lab.set_learning_rate(1.0 + row)

    lab.set_pace(pace)
    lab.frame.connect(lambda _snapshot: log.append("frame"))
    lab.frame_drawn.connect(lambda _seconds: log.append("drawn"))
    lab.frame_drawn.connect(lambda _seconds: disturb())
    log.clear()

    lab.run()
    qtbot.waitUntil(lambda: log.count("drawn") >= 5)

    assert log[:10] == ["frame", "drawn"] * 5


@pytest.mark.parametrize("pace", [0, MAX])
def test_what_is_asked_for_during_a_run_is_shown_with_the_next_frame(
    qtbot: QtBot, lab: Lab, pace: int
) -> None:
    lab.set_pace(pace)
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    epoch = lab.trainer.epoch
    with qtbot.waitSignal(lab.frame) as shown:
        lab.select(2)
        lab.light("z")
    lab.pause()

    snapshot = shown.args[0]
    assert (snapshot.selected, snapshot.lit) == (2, "z")
    if pace == 0:  # one epoch a second: nobody has to wait for the next one
        assert snapshot.epoch == epoch


def test_at_max_a_pause_asked_for_by_a_click_is_carried_out_within_two_frames(
    qtbot: QtBot, lab: Lab
) -> None:
    running: list[Snapshot] = []

    def watch(snapshot: Snapshot) -> None:
        if snapshot.state is RunState.RUNNING:
            running.append(snapshot)
            if len(running) == 5:
                QTimer.singleShot(0, lab.pause)

    lab.set_pace(MAX)
    lab.frame.connect(watch)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.PAUSED)

    assert len(running) <= 7
    assert lab.trainer.epoch >= 5 * 256


def test_a_change_of_state_is_told_of(qtbot: QtBot, lab: Lab) -> None:
    states: list[RunState] = []
    lab.state_changed.connect(states.append)

    lab.run()
    lab.pause()
    lab.toggle()
    lab.toggle()
    lab.step()
    lab.reset()

    assert states == [
        *(RunState.RUNNING, RunState.PAUSED) * 2,
        RunState.PAUSED,
        RunState.IDLE,
    ]


def test_every_command_is_followed_by_the_moment_it_led_to(lab: Lab) -> None:
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)
    moments = []
    for command in (lab.step, lab.step, lab.step_back, lab.reset):
        command()
        moments.append(shown[-1].epoch)
    for row in (0, 1, 2, 3):
        lab.select(row)
        moments.append(shown[-1].selected)
    lab.light("b")
    moments.append(shown[-1].lit)

    assert moments == [1, 2, 1, 0, 0, 1, 2, 3, "b"]
    assert shown[-1].sample.inputs == (1.0, 1.0, 1.0)


def test_a_snapshot_is_the_trainer_s_moment_and_stays_so(lab: Lab) -> None:
    lab.train(10)
    lab.select(1)
    snapshot, trainer = lab.snapshot(), lab.trainer
    parameters, outputs = tuple(trainer.parameters.tolist()), trainer.outputs()
    epochs = snapshot.curves.epochs.copy()

    assert (snapshot.epoch, snapshot.loss, snapshot.accuracy) == (
        10,
        trainer.loss,
        trainer.accuracy,
    )
    assert snapshot.sample == trainer.trace(1).sample

    lab.train(10)

    assert (snapshot.parameters, snapshot.outputs) == (parameters, outputs)
    assert np.array_equal(snapshot.curves.epochs, epochs)


# The experiment


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


def test_the_learning_rate_can_be_changed_while_it_runs(qtbot: QtBot, lab: Lab) -> None:
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
def test_a_change_of_what_is_learned_starts_over(qtbot: QtBot, lab: Lab, change: str) -> None:
    told: list[Experiment] = []
    lab.set_pace(PER_FRAME[0])
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    before = lab.experiment
    lab.experiment_changed.connect(told.append)

    STRUCTURAL[change](lab)

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)
    assert told == [lab.experiment]
    assert (lab.experiment == before) is (change == "reset")
    assert_same_run(lab.trainer, Trainer(lab.experiment))


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


# Stops


def test_a_run_stops_at_the_first_epoch_with_the_target_loss(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(MAX)
    lab.set_stops(0.01, None)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)

    before = Trainer(Experiment())
    before.advance(lab.trainer.epoch - 1)
    assert lab.trainer.loss <= 0.01 < before.loss
    assert_same_run(lab.trainer, fresh(lab))


@pytest.mark.parametrize("pace", [*PER_FRAME, MAX])
def test_a_run_stops_exactly_at_the_epoch_asked_for(qtbot: QtBot, lab: Lab, pace: int) -> None:
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


def test_a_finished_run_goes_on_when_the_stop_is_moved(qtbot: QtBot, lab: Lab) -> None:
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


# Divergence


@pytest.mark.parametrize("pace", [PER_FRAME[0], MAX])
def test_a_run_that_leaves_the_finite_numbers_stops_there(
    qtbot: QtBot, diverging: Lab, pace: int
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


def test_a_divergence_can_be_stepped_back_from(diverging: Lab) -> None:
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


@pytest.mark.parametrize("index", [-5, 99])
def test_a_pace_beyond_the_ladder_is_its_end(lab: Lab, index: int) -> None:
    lab.set_pace(index)

    assert lab.pace_index == (0 if index < 0 else MAX)
