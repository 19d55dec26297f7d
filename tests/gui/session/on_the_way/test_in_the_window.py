"""What the window starts and takes longer than a frame shows itself, and can be stopped."""

from collections.abc import Callable
from typing import Any

import pytest
from cases import each_telling
from long_ways import EPOCH, EXPERIMENT, LATEST, after, arrive
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Trainer
from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.session.undo import Held
from learnscope.gui.text.language import translate

Key, Mouse = Qt.Key, Qt.MouseButton


@pytest.fixture
def window(open_window: Callable[..., MainWindow], trained: Trainer) -> MainWindow:
    """The window with that run."""
    window = open_window(EXPERIMENT)
    window.lab.bring_back(Held(trained.copy(), window.lab.selection))
    return window


def message(window: MainWindow) -> str:
    return window.parts.message.label.text()


#: The window's ways to ask for it.
ACTIONS: dict[str, tuple[Callable[[QtBot, MainWindow], None], int]] = {
    "left": (lambda bot, window: bot.keyClick(window, Key.Key_Left), EPOCH - 1),
    "right": (lambda bot, window: bot.keyClick(window, Key.Key_Right), EPOCH + 1),
    "timeline": (lambda bot, window: click_at(bot, window, 7), 7),
}


def click_at(qtbot: QtBot, window: MainWindow, epoch: int) -> None:
    timeline = window.parts.timeline
    at = QPoint(round(timeline._x(epoch)), timeline.height() // 2)
    qtbot.mouseClick(timeline, Mouse.LeftButton, pos=at)


@pytest.mark.usefixtures("_engine")
@each_telling("name", {name: name for name in ACTIONS}, "left")
def test_the_window_s_actions_show_themselves_and_space_stops_them(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    (act, epoch), lab = ACTIONS[name], window.lab
    run = window.actions_["run"]
    act(qtbot, window)
    assert (lab.state, lab.trainer.epoch) == (RunState.RUNNING, EPOCH)
    assert message(window).startswith(f"On the way to epoch {epoch}: ")
    assert "Pause (Space) stops it." in message(window)
    assert run.text() == "Pause"

    qtbot.keyClick(window, Key.Key_Space)
    assert (lab.state, lab.trainer.epoch) == (RunState.PAUSED, EPOCH)
    assert "On the way" not in message(window)
    assert run.text() == "Run"
    assert window.parts.timeline.value() == EPOCH

    act(qtbot, window)
    arrive(qtbot, lab)
    assert lab.trainer.epoch == epoch
    assert "On the way" not in message(window)
    assert window.parts.transport.readouts.epoch.text() == f"Epoch {epoch}"
    assert window.parts.timeline.value() == epoch


def test_a_click_on_step_during_a_long_step_goes_on_with_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    lab = window.lab
    lab.go_to_latest()
    button = next(b for b in window.findChildren(QToolButton) if b.objectName() == "step_button")
    qtbot.mouseClick(button, Mouse.LeftButton)
    done: list[float] = []
    shown: list[Snapshot] = []
    lab.frame.connect(shown.append)

    def click_again() -> None:
        done.append(lab.trainer.part_done)
        qtbot.mouseClick(button, Mouse.LeftButton)
        done.append(lab.trainer.part_done)

    after(qtbot, lab, 4, click_again)
    assert 0 < done[0] < 1
    assert done[1] >= done[0]
    arrive(qtbot, lab)
    assert lab.trainer.epoch == LATEST + 1
    # However often a key that is held repeats itself, there is nothing new to be drawn.
    assert [snapshot.epoch for snapshot in shown] == [LATEST + 1]


def test_to_look_inside_after_the_last_stage_takes_a_long_step_too(
    qtbot: QtBot, open_window: Callable[..., MainWindow]
) -> None:
    window = open_window(Experiment())
    lab = window.lab
    for _ in range(4):
        qtbot.keyClick(window, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(window, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    arrive(qtbot, lab)
    inside = lab.snapshot().inside
    assert lab.trainer.epoch == 1
    assert inside is not None
    assert (inside.stage, inside.number) == (0, 0)


def test_the_handle_stays_where_it_was_dragged_to(qtbot: QtBot, window: MainWindow) -> None:
    click_at(qtbot, window, 7)
    values = []

    def see() -> None:
        values.append((window.lab.trainer.epoch, window.parts.timeline.value()))

    # Something is to be shown meanwhile.
    window.lab.light("loss")
    window.lab.frame.connect(lambda _snapshot: see())
    arrive(qtbot, window.lab)
    assert values == [(EPOCH, 7), (7, 7)]


def test_it_is_said_in_every_language(
    qtbot: QtBot, window: MainWindow, in_brackets: Callable[[], Any]
) -> None:
    with in_brackets():
        qtbot.keyClick(window, Key.Key_Left)
        text = translate(
            "Messages", "On the way to epoch {epoch}: {done} % done. Pause (Space) stops it."
        )
        assert message(window) == text.format(epoch=EPOCH - 1, done=0)
        arrive(qtbot, window.lab)
