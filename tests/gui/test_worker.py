"""Where the engine runs compiled a run trains in a thread, and nobody can tell from its numbers."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Cloud,
    EpochRecord,
    Experiment,
    Network,
    RandomStart,
    Trainer,
)
from learnscope.core import compiled as compiled_engine
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import LADDER, RunState
from learnscope.gui.session.training import Worker

XOR = Experiment(Cloud("xor", 40), Network((3,)), start=RandomStart(1, "xavier"))
LONG = Experiment(Cloud("xor", 400), Network((3,)), batch=Batch(1), start=RandomStart(1, "xavier"))


@pytest.fixture(autouse=True)
def beside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Go the way of the compiled engine, whether it is there or not: the numbers are the same."""
    monkeypatch.setattr(compiled_engine, "ready", lambda: True)


@pytest.fixture
def running(qtbot: QtBot, make_lab: Callable[[Experiment], Lab]) -> Callable[[Experiment], Lab]:
    """Begin a run at full speed, and wait until it has gone some way."""

    def begin(experiment: Experiment) -> Lab:
        lab = make_lab(experiment)
        lab.set_pace(len(LADDER) - 1)
        lab.run()
        qtbot.waitUntil(lambda: lab.trainer.epoch >= 3)
        return lab

    return begin


def assert_same(run: Trainer, other: Trainer) -> None:
    assert run.epoch == other.epoch
    assert run.loss == other.loss
    assert run.parameters.tobytes() == other.parameters.tobytes()
    assert run.history.losses.tobytes() == other.history.losses.tobytes()


@pytest.mark.parametrize("experiment", [XOR, LONG], ids=["blocks of epochs", "parts of epochs"])
def test_a_run_beside_the_drawing_is_the_same_run(
    running: Callable[[Experiment], Lab], experiment: Experiment
) -> None:
    lab = running(experiment)
    lab.pause()
    straight = Trainer(experiment)
    straight.advance(lab.trainer.epoch)
    assert_same(lab.trainer, straight)


def test_what_is_under_way_when_the_run_is_paused_never_shows(
    qtbot: QtBot, running: Callable[[Experiment], Lab]
) -> None:
    lab = running(XOR)
    lab.pause()
    epoch, turns = lab.trainer.epoch, []
    for _ in range(5):
        qtbot.waitUntil(lambda: not lab._playback._training.under_way)
        turns.append(lab.trainer.epoch)
    assert turns == [epoch] * 5


def test_a_change_under_way_is_in_force_from_the_epoch_at_which_it_was_made(
    qtbot: QtBot, running: Callable[[Experiment], Lab]
) -> None:
    lab = running(XOR)
    lab.set_learning_rate(0.25)
    changed = lab.trainer.epoch
    qtbot.waitUntil(lambda: lab.trainer.epoch > changed + 3)
    lab.edit(tuple(0.5 for _ in lab.trainer.parameters))
    edited = lab.trainer.epoch
    qtbot.waitUntil(lambda: lab.trainer.epoch > edited + 3)
    lab.pause()

    again = Trainer(XOR)
    again.advance(changed)
    again.learning_rate = 0.25
    again.advance(edited - changed)
    again.edit([0.5] * len(again.parameters))
    again.advance(lab.trainer.epoch - edited)
    assert_same(lab.trainer, again)


def test_every_epoch_is_told_once_in_order_where_the_window_lives(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab]
) -> None:
    heard: list[tuple[int, bool]] = []

    def hear(record: EpochRecord) -> None:
        heard.append((record.epoch, threading.current_thread() is threading.main_thread()))

    lab = make_lab(XOR)
    lab.epoch_finished.connect(hear)
    lab.set_pace(len(LADDER) - 1)
    lab.run()
    qtbot.waitUntil(lambda: len(heard) >= 20)
    lab.pause()
    assert heard == [(epoch, True) for epoch in range(1, lab.trainer.epoch + 1)]


@pytest.mark.parametrize("experiment", [XOR, LONG], ids=["blocks of epochs", "parts of epochs"])
def test_no_more_epochs_are_trained_than_the_pace_has_due(
    qtbot: QtBot,
    make_lab: Callable[[Experiment], Lab],
    monkeypatch: pytest.MonkeyPatch,
    experiment: Experiment,
) -> None:
    lab = make_lab(experiment)
    due = iter([1])
    monkeypatch.setattr(lab._playback._player, "due", lambda _elapsed: next(due, 0))
    lab.set_pace(0)
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch == 1)
    frames = QTimer(lab, interval=100, singleShot=True)
    with qtbot.waitSignal(frames.timeout):
        frames.start()
    lab.pause()
    assert (lab.trainer.epoch, lab.trainer.unfinished) == (1, False)


def test_a_run_ends_at_the_very_epoch_where_it_should(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab]
) -> None:
    lab = make_lab(XOR)
    lab.set_pace(len(LADDER) - 1)
    lab.set_stops(None, 37)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)
    assert lab.trainer.epoch == 37


def test_a_run_ends_at_the_first_loss_that_is_low_enough(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab]
) -> None:
    straight = Trainer(XOR)
    straight.advance(60)
    goal = float(straight.history.losses[25])
    first = next(i for i, loss in enumerate(straight.history.losses) if loss <= goal)
    lab = make_lab(XOR)
    lab.set_pace(len(LADDER) - 1)
    lab.set_stops(goal, None)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.FINISHED)
    assert lab.trainer.epoch == first


def test_a_run_that_diverges_says_so(qtbot: QtBot, make_lab: Callable[[Experiment], Lab]) -> None:
    lab = make_lab(Experiment(Cloud("blobs", 20), Network((2,), "relu"), start=RandomStart(1)))
    lab.set_learning_rate(1e200)
    lab.set_pace(len(LADDER) - 1)
    lab.run()
    qtbot.waitUntil(lambda: lab.state is RunState.DIVERGED)


def test_the_thread_ends_with_whoever_had_it(qtbot: QtBot) -> None:
    worker, run = Worker(), Trainer(XOR)
    block = run.next_block(2)
    assert block is not None
    worker.ask(block)
    qtbot.waitUntil(lambda: worker._under_way is not None and worker._under_way[1].done())
    answer = worker.answer(0.016)
    assert answer is not None
    assert answer.block is block
    assert run.take_in(block, answer.worked) == (2, False)
    # Taken in once; now it belongs to where the run no longer stands.
    assert run.take_in(block, answer.worked) == (0, False)
    worker.end()
    assert not [t for t in threading.enumerate() if t.name.startswith("learnscope-engine")]
