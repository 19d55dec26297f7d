"""The clock of a run: one tick per displayed frame, on the GUI thread."""

import time
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from learnscope.gui.snapshot.run_state import FRAME


class Tick(Enum):
    """What a tick has led to."""

    #: A frame, which is drawn before the next tick.
    SHOWN = "shown"
    #: Nothing to draw yet, but there is more to do at once.
    BUSY = "busy"
    #: Nothing, and nothing is due before the next frame.
    IDLE = "idle"


class FrameClock(QObject):
    """Calls for a frame, waits until it is drawn, and calls for the next.

    A frame that takes long puts the next one off: frames are dropped, never queued, and whatever
    else waits in the event loop, a click or a key, comes before the next tick.

    Parameters
    ----------
    tick : callable
        Called with the seconds since the tick before; returns what it has led to.
    """

    #: The seconds that showing and painting a frame took.
    drawn = Signal(float)

    def __init__(self, tick: Callable[[float], Tick], parent: QObject) -> None:
        super().__init__(parent)
        self._tick = tick
        self.drawing = 0.0
        self._next = _single_shot(self, self._due)
        # Fires when everything posted before it has been handled: the frame is then painted.
        self._painted = _single_shot(self, self._after_painting)
        self._last_tick = self._shown_at = 0.0
        self._running = False

    def start(self) -> None:
        """Tick from now on, the first time at once."""
        self._running = True
        self._last_tick = time.perf_counter()
        self._next.start(0)

    def stop(self) -> None:
        """Tick no more."""
        self._running = False
        self._next.stop()
        self._painted.stop()

    def show_now(self) -> None:
        """Note that training is over for this tick and showing begins."""
        self._shown_at = time.perf_counter()

    def _due(self) -> None:
        now = time.perf_counter()
        elapsed, self._last_tick = now - self._last_tick, now
        after = self._tick(elapsed)
        if not self._running:
            return
        if after is Tick.SHOWN:
            self._painted.start(0)
        elif after is Tick.BUSY:
            self._next.start(0)
        else:
            self._wait(time.perf_counter())

    def _after_painting(self) -> None:
        now = time.perf_counter()
        took = now - self._shown_at
        # Half the old figure: one slow frame (a menu opening) does not halve the next slice.
        self.drawing = (self.drawing + took) / 2
        self.drawn.emit(took)
        if self._running:
            self._wait(now)

    def _wait(self, now: float) -> None:
        """Tick again a frame after the last tick."""
        rest = FRAME - (now - self._last_tick)
        self._next.start(max(0, round(rest * 1000)))


def _single_shot(parent: QObject, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(slot)
    return timer
