"""The lab runs, stops, goes back and tells of it, and the run is the same whatever is done."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from learnscope.core import EpochRecord, Experiment, Trainer
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import LADDER, RunEvent, RunState
from learnscope.gui.session.snapshot import Snapshot

Check = Callable[[Trainer, Trainer], None]

MAX = len(LADDER) - 1
PER_FRAME = [i for i, pace in enumerate(LADDER) if pace.per == "frame"]


def fresh(lab: Lab) -> Trainer:
    """Return another run of the same experiment, trained as far at one go."""
    trainer = Trainer(lab.experiment)
    trainer.advance(lab.trainer.epoch)
    return trainer


def run_until_epoch(qtbot: QtBot, lab: Lab, epoch: int) -> None:
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch >= epoch)
    lab.pause()


def test_a_new_lab_stands_ready_at_the_worked_example(lab: Lab) -> None:
    assert lab.experiment == Experiment()
    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)


@pytest.mark.parametrize("pace", range(len(LADDER)), ids=[f"{p.epochs}-{p.per}" for p in LADDER])
def test_the_same_start_gives_the_same_run_at_any_pace_with_any_pauses(
    assert_same_run: Check, qtbot: QtBot, lab: Lab, pace: int
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


def test_a_step_is_one_epoch_and_pauses_a_run_first(
    assert_same_run: Check, qtbot: QtBot, lab: Lab
) -> None:
    lab.set_pace(MAX)
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    epoch = lab.trainer.epoch

    lab.step()

    assert lab.state is RunState.PAUSED
    assert lab.trainer.epoch == epoch + 1
    assert_same_run(lab.trainer, fresh(lab))


def test_a_step_back_is_exact_and_pauses_a_run_first(
    assert_same_run: Check, qtbot: QtBot, lab: Lab
) -> None:
    lab.set_pace(PER_FRAME[0])
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 0)
    epoch = lab.trainer.epoch

    lab.step_back()

    assert lab.state is RunState.PAUSED
    assert lab.trainer.epoch == epoch - 1
    assert_same_run(lab.trainer, fresh(lab))


def test_stepping_back_to_the_start_is_where_it_began(assert_same_run: Check, lab: Lab) -> None:
    lab.step()
    assert lab.can(RunEvent.STEP_BACK)

    lab.step_back()

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)
    assert not lab.can(RunEvent.STEP_BACK)
    assert_same_run(lab.trainer, Trainer(Experiment()))


def test_there_is_nothing_before_the_start(lab: Lab) -> None:
    lab.step_back()

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)


def test_going_forward_again_from_the_start_can_be_stepped_back_from(lab: Lab) -> None:
    lab.step()
    lab.step_back()
    assert lab.state is RunState.IDLE

    lab.step_or_forward()

    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, 1)
    assert lab.can(RunEvent.STEP_BACK)


def test_training_at_once_shows_only_the_end(assert_same_run: Check, lab: Lab) -> None:
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)

    lab.train(5000)

    assert [(s.epoch, s.state) for s in shown] == [(5000, RunState.PAUSED)]
    assert_same_run(lab.trainer, fresh(lab))


def test_training_no_epochs_changes_nothing(lab: Lab) -> None:
    lab.train(0)

    assert (lab.state, lab.trainer.epoch) == (RunState.IDLE, 0)


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


def test_a_listener_that_pauses_is_obeyed(assert_same_run: Check, qtbot: QtBot, lab: Lab) -> None:
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
    qtbot: QtBot, lab: Lab, monkeypatch: pytest.MonkeyPatch, pace: int
) -> None:
    if pace == 0:  # one epoch a second: the first is due, the next one not yet
        due = iter([1])
        monkeypatch.setattr(lab._playback._player, "due", lambda _elapsed: next(due, 0))
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
    if pace == 0:  # nobody has to wait for the next one
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
    assert lab.trainer.epoch >= 5 * min(256, lab.trainer.block)


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
    epochs, update = snapshot.curves.epochs.copy(), trainer.next_update()

    assert (snapshot.epoch, snapshot.loss, snapshot.accuracy) == (
        10,
        trainer.loss,
        trainer.accuracy,
    )
    assert snapshot.sample == trainer.trace(1).sample

    lab.train(10)

    assert (snapshot.parameters, snapshot.outputs) == (parameters, outputs)
    assert np.array_equal(snapshot.curves.epochs, epochs)
    # Asked for only now, when the run is elsewhere; and the answer stays.
    assert snapshot.update == update
    assert snapshot.update is snapshot.update


def test_no_frame_works_out_an_update_that_nobody_looks_at(
    lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise AssertionError("worked out")

    monkeypatch.setattr("learnscope.core.inspection.inspection.trace_update", refuse)

    run_until_epoch(qtbot, lab, 3)


@pytest.mark.parametrize("index", [-5, 99])
def test_a_pace_beyond_the_ladder_is_its_end(lab: Lab, index: int) -> None:
    lab.set_pace(index)

    assert lab.pace_index == (0 if index < 0 else MAX)
