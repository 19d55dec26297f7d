"""However long an epoch takes, a run answers in the midst of it, and loses nothing by that."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Batch,
    Experiment,
    Network,
    Optimizer,
    OwnData,
    RandomStart,
    Trainer,
)
from learnscope.gui.session import training
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import LADDER, RunState
from learnscope.gui.session.snapshot import Snapshot

Check = Callable[[Trainer, Trainer], None]

MAX = len(LADDER) - 1


def long(samples: int, hidden: tuple[int, ...] = ()) -> Experiment:
    """Return an experiment with an update for each of many samples."""
    points = np.random.Generator(np.random.PCG64(1)).normal(size=(samples, 2))
    targets = (points[:, 0] > points[:, 1]).astype(int)
    problem = OwnData(tuple(map(tuple, points.tolist())), tuple(targets.tolist()), "classification")
    return Experiment(
        problem,
        Network(hidden),
        optimizer=Optimizer("momentum", 0.001),
        batch=Batch(1, shuffle=True),
        start=RandomStart(1, "xavier"),
    )


#: An epoch takes many frames.
HUGE = long(3000)

#: An epoch takes a few frames.
SEVERAL = long(100)


@pytest.fixture(autouse=True)
def brief_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a frame the time for ten updates, whatever the machine does meanwhile."""
    monkeypatch.setattr(training, "time_slice", lambda _drawing: 0.0)
    monkeypatch.setattr(Trainer, "portion", property(lambda _trainer: 10))


def as_soon_as(
    qtbot: QtBot, lab: Lab, condition: Callable[[], bool], act: Callable[[], None]
) -> None:
    """Do something in the first turn of the event loop in which a condition holds."""
    watch = QTimer(lab, interval=0)
    done: list[bool] = []

    def look() -> None:
        if condition():
            watch.stop()
            act()
            done.append(True)

    watch.timeout.connect(look)
    watch.start()
    qtbot.waitUntil(lambda: bool(done))


def fresh(lab: Lab) -> Trainer:
    """Return another run of the same experiment, trained as far at one go."""
    trainer = Trainer(lab.experiment)
    trainer.advance(lab.trainer.epoch)
    return trainer


@pytest.mark.parametrize("hidden", [(), (8, 8, 8, 8)])
def test_a_pause_comes_between_the_updates_of_an_epoch(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab], hidden: tuple[int, ...]
) -> None:
    lab = make_lab(long(3000, hidden))
    lab.set_pace(MAX)
    turns: list[int] = []

    def five_turns() -> bool:
        if lab.trainer.unfinished:
            turns.append(lab.trainer.epoch)
        return len(turns) == 5

    lab.run()
    as_soon_as(qtbot, lab, five_turns, lab.pause)

    assert lab.state is RunState.PAUSED
    assert turns == [0] * 5
    assert lab.trainer.epoch == 0
    assert lab.trainer.unfinished


def test_a_click_on_pause_is_answered_before_the_epoch_ends(
    qtbot: QtBot, open_window: Callable[..., object], assert_same_run: Check
) -> None:
    window = open_window(HUGE)
    lab = window.lab  # type: ignore[attr-defined]
    lab.set_pace(MAX)
    button = next(
        button
        for button in window.findChildren(QToolButton)  # type: ignore[attr-defined]
        if button.defaultAction() and button.defaultAction().objectName() == "run"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert lab.state is RunState.RUNNING
    click = partial(qtbot.mouseClick, button, Qt.MouseButton.LeftButton)
    as_soon_as(qtbot, lab, lambda: lab.trainer.unfinished, click)

    assert lab.state is RunState.PAUSED
    assert (lab.trainer.epoch, lab.trainer.unfinished) == (0, True)

    qtbot.keyClick(window, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: lab.state is RunState.PAUSED)

    assert (lab.trainer.epoch, lab.trainer.unfinished) == (1, False)
    assert_same_run(lab.trainer, fresh(lab))


@pytest.mark.parametrize("pace", [0, 3, 6, MAX])
def test_pauses_in_the_midst_of_epochs_do_not_change_the_run(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab], assert_same_run: Check, pace: int
) -> None:
    lab, heard = make_lab(SEVERAL), []
    lab.epoch_finished.connect(lambda record: heard.append(record.epoch))
    lab.set_pace(pace)
    pauses = 0
    while lab.trainer.epoch < 3:
        lab.run()
        # After the first tick, which is due at once; what it leaves unfinished stays.
        QTimer(lab, interval=0, singleShot=True, timeout=lab.pause).start()
        qtbot.waitUntil(lambda: lab.state is RunState.PAUSED)
        pauses += lab.trainer.unfinished

    assert pauses > 0
    assert heard == list(range(1, lab.trainer.epoch + 1))
    assert_same_run(lab.trainer, fresh(lab))


def test_an_epoch_once_begun_is_finished_without_waiting_for_the_next_to_be_due(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab], monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = make_lab(HUGE)
    due = iter([1])
    monkeypatch.setattr(lab._playback._player, "due", lambda _elapsed: next(due, 0))
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch == 1)

    later = QTimer(lab, interval=50, singleShot=True)
    with qtbot.waitSignal(later.timeout):
        later.start()
    lab.pause()

    assert (lab.trainer.epoch, lab.trainer.unfinished) == (1, False)


def test_nothing_is_shown_anew_before_the_epoch_ends(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab]
) -> None:
    lab = make_lab(SEVERAL)
    lab.set_pace(MAX)
    shown: list[int] = []
    lab.run()
    lab.frame.connect(lambda snapshot: shown.append(snapshot.epoch))
    qtbot.waitUntil(lambda: lab.trainer.epoch >= 3)
    lab.pause()

    assert shown[:3] == [1, 2, 3]


def test_what_is_asked_for_meanwhile_is_shown_at_once(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab]
) -> None:
    lab = make_lab(HUGE)
    lab.set_pace(MAX)
    shown: list[Snapshot] = []
    lab.run()
    lab.frame.connect(shown.append)
    as_soon_as(qtbot, lab, lambda: lab.trainer.unfinished, lambda: lab.light("w1"))
    qtbot.waitUntil(lambda: bool(shown))
    lab.pause()

    assert (shown[0].epoch, shown[0].lit) == (0, "w1")


def test_a_new_learning_rate_begins_the_epoch_anew(
    qtbot: QtBot, make_lab: Callable[[Experiment], Lab], assert_same_run: Check
) -> None:
    lab = make_lab(SEVERAL)
    lab.set_pace(MAX)
    lab.run()
    changed_at: list[int] = []

    def change() -> None:
        lab.set_learning_rate(0.25)
        changed_at.append(lab.trainer.epoch)

    as_soon_as(qtbot, lab, lambda: lab.trainer.unfinished, change)
    qtbot.waitUntil(lambda: lab.trainer.epoch >= 2)
    lab.pause()

    assert changed_at == [0]
    assert_same_run(lab.trainer, fresh(lab))
