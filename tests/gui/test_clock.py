"""The clock waits for the next frame only where there is nothing to do before it."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnscope.gui.session import playback as module
from learnscope.gui.session.playback import FrameClock, Tick


class Hands:
    """A time that goes by only when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def perf_counter(self) -> float:
        return self.now


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    hands = Hands()
    monkeypatch.setattr(module, "time", hands)
    return hands


@pytest.fixture
def make_clock(qapp: QApplication) -> Iterator[Callable[..., FrameClock]]:
    owner = QObject()
    clocks: list[FrameClock] = []

    def make(tick: Callable[[float], Tick]) -> FrameClock:
        clocks.append(FrameClock(tick, owner))
        return clocks[-1]

    yield make
    for clock in clocks:
        clock.stop()
    owner.deleteLater()


def waits(clock: FrameClock) -> list[int]:
    """Return the milliseconds that the clock's timers are set to."""
    return [timer.interval() for timer in clock.findChildren(QTimer) if timer.isActive()]


@pytest.mark.parametrize(
    ("after", "took", "wait"),
    [
        (Tick.IDLE, 0.0, 16),
        (Tick.IDLE, 0.010, 6),
        (Tick.IDLE, 0.050, 0),
        (Tick.BUSY, 0.0, 0),
        (Tick.BUSY, 0.012, 0),
        (Tick.SHOWN, 0.012, 0),
    ],
)
def test_the_wait_after_a_tick(
    qtbot: QtBot,
    hands: Hands,
    make_clock: Callable[..., FrameClock],
    after: Tick,
    took: float,
    wait: int,
) -> None:
    after_tick: list[list[int]] = []

    def tick(_elapsed: float) -> Tick:
        hands.now += took
        QTimer.singleShot(0, lambda: after_tick.append(waits(clock)))
        return after

    clock = make_clock(tick)
    clock.start()
    qtbot.waitUntil(lambda: bool(after_tick))
    clock.stop()

    assert after_tick[0] == [wait]
    assert waits(clock) == []


def test_a_busy_clock_lets_everything_else_have_its_turn(
    qtbot: QtBot, make_clock: Callable[..., FrameClock]
) -> None:
    log: list[str] = []

    def tick(_elapsed: float) -> Tick:
        log.append("tick")
        QTimer.singleShot(0, lambda: log.append("turn"))
        return Tick.BUSY

    clock = make_clock(tick)
    clock.start()
    qtbot.waitUntil(lambda: log.count("turn") >= 5)
    clock.stop()

    ticks = [place for place, entry in enumerate(log) if entry == "tick"]
    assert max(later - earlier for earlier, later in pairwise(ticks)) <= 3
    assert log.count("tick") - log.count("turn") <= 2


def test_a_drawn_frame_is_followed_by_the_rest_of_its_time(
    qtbot: QtBot, hands: Hands, make_clock: Callable[..., FrameClock]
) -> None:
    waited: list[list[int]] = []

    def tick(_elapsed: float) -> Tick:
        clock.show_now()
        hands.now += 0.004
        return Tick.SHOWN

    clock = make_clock(tick)
    clock.drawn.connect(lambda _seconds: QTimer.singleShot(0, lambda: waited.append(waits(clock))))
    clock.start()
    qtbot.waitUntil(lambda: bool(waited))
    clock.stop()

    assert waited[0] == [12]
    assert clock.drawing == pytest.approx(0.002)
