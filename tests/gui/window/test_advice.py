"""Advice stands in the message strip with a button that does it; undo takes it back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, Optimizer, RandomStart
from learnscope.gui import MainWindow
from learnscope.gui.session.run_state import RunState
from learnscope.gui.text.sentences.advice import advice_label

pytestmark = pytest.mark.usefixtures("faster_engine")

#: All units are alike, and stay so for very long.
TINY = Experiment(
    Gate("xor"), Network((4,)), optimizer=Optimizer("gd", 0.5), start=RandomStart(1, "normal", 0.01)
)


@pytest.fixture
def window(open_lent: Callable[[Experiment], MainWindow]) -> MainWindow:
    return open_lent(TINY)


def test_what_is_advised_is_done_by_a_button_and_taken_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    strip, lab = window.parts.message, window.lab
    assert not strip.take.isVisible()
    lab.train(300)
    lab.settle()
    advice = lab.snapshot().diagnosis.advice[0]
    assert strip.take.isVisible()
    assert strip.take.text() == advice_label(advice)
    assert strip.take.toolTip()

    qtbot.mouseClick(strip.take, Qt.MouseButton.LeftButton)
    assert lab.experiment == advice.experiment
    assert lab.state is RunState.RUNNING
    assert not strip.take.isVisible()
    lab.pause()

    window.findChild(QAction, "undo").trigger()
    assert lab.experiment == TINY
    assert lab.trainer.epoch == 300


def test_it_can_be_reached_and_pressed_by_keys(window: MainWindow) -> None:
    window.lab.train(300)
    window.lab.settle()
    button = window.parts.message.take
    advice = window.lab.snapshot().diagnosis.advice[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert window.lab.experiment == advice.experiment
    window.lab.pause()


def test_it_goes_while_one_looks_back_and_when_something_is_refused(window: MainWindow) -> None:
    strip, lab = window.parts.message, window.lab
    lab.train(300)
    lab.settle()
    assert strip.take.isVisible()
    strip.notice("That was not taken.")
    assert not strip.take.isVisible()
    lab.go_to(10)
    assert not strip.take.isVisible()
    lab.go_to_latest()
    lab.settle()
    assert strip.take.isVisible()


def test_it_is_worked_out_beside_the_window_while_nobody_asks(
    qtbot: QtBot, open_window: Callable[[Experiment], MainWindow], foreseen: None
) -> None:
    window = open_window(TINY)
    window.lab.train(300)
    qtbot.waitUntil(window.parts.message.take.isVisible)
    assert window.lab.snapshot().diagnosis.pending is None
    window.close()
