"""What a diagnosis has to know is worked out beside the window, which then says it."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, Network, Optimizer, RandomStart
from learnscope.core.diagnosis.bounds import memo
from learnscope.core.diagnosis.bounds.memo import GivenUp
from learnscope.gui import MainWindow

pytestmark = pytest.mark.usefixtures("faster_engine")

#: No other test asks of these points, so that nothing of them is known.
SLOW = Experiment(
    Cloud("circle", 40, seed=4_711),
    Network((4,)),
    optimizer=Optimizer(learning_rate=1e-6),
    start=RandomStart(1, "xavier"),
)


def test_the_strip_says_what_to_do_once_it_is_known(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(SLOW)
    message = window.findChild(QLabel, "message")
    window.lab.train(20)
    qtbot.waitUntil(lambda: not window.parts.adviser.busy)
    qtbot.waitUntil(lambda: "Try the learning rate" in message.text())
    assert window.lab.snapshot().diagnosis.pending is None


def test_what_is_wanted_no_more_is_given_up(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    given_up: list[str] = []
    begun = []

    def forever(experiment: Experiment) -> None:
        begun.append(experiment)
        try:
            while True:
                memo.go_on()
        except GivenUp:
            given_up.append("so")
            raise

    window = open_window()
    window.parts.adviser._thread.begin(partial(forever, SLOW))
    qtbot.waitUntil(lambda: bool(begun))
    assert window.parts.adviser.busy
    # Another experiment, of which nothing has to be worked out.
    window.lab.step()
    qtbot.waitUntil(lambda: bool(given_up))
    assert not window.parts.adviser.busy


def test_a_closed_window_leaves_nothing_going_on(
    open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    begun, window = [], open_window()

    def forever() -> None:
        begun.append(True)
        while True:
            memo.go_on()

    window.parts.adviser._thread.begin(forever)
    qtbot.waitUntil(lambda: bool(begun))
    window.close()
    assert not window.parts.adviser.busy


def test_what_goes_wrong_there_is_told_and_the_window_goes_on(
    open_window: Callable[..., MainWindow], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    window = open_window()
    window.parts.adviser._thread.begin(lambda: 1 // 0)
    qtbot.waitUntil(lambda: "could not be worked out" in caplog.text)
    window.lab.step()
    assert window.lab.trainer.epoch == 1
