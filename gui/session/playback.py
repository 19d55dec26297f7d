"""A run as it goes on by itself: its state, its pace, and its clock's every tick."""

import sys
import time
from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from learnscope.core import Trainer
from learnscope.gui.session.run_state import (
    FRAME,
    LADDER,
    MOST,
    PULLED,
    Player,
    RunEvent,
    RunState,
    Stops,
    Way,
)
from learnscope.gui.session.training import Course, FrameTraining, Replaying, Training


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


class Playback(QObject):
    """Takes a run along, at its pace or to an epoch, at once or frame by frame.

    What goes on frame by frame is the run itself, until it is paused, and the way to an epoch that
    takes longer than a frame has time for. Pausing ends either, between two updates.

    Parameters
    ----------
    trainer : Trainer
        The run.
    listen : callable
        Called with the run before it is trained, to pass on its epochs.
    parent : QObject

    Signals
    -------
    state_changed : RunState
        When the run's state changes.
    frame_due : ()
        When there is something new to show.
    frame_drawn : float
        The seconds that showing and painting a frame took.
    under_way : Way
        How far the way to an epoch is gone, while nothing else is to be shown of it.
    """

    state_changed = Signal(object)
    frame_due = Signal()
    frame_drawn = Signal(float)
    under_way = Signal(object)

    def __init__(
        self, trainer: Trainer, listen: Callable[[Trainer], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._trainer, self._listen = trainer, listen
        self._player = Player()
        self._clock = FrameClock(self._tick, self)
        self._clock.drawn.connect(self.frame_drawn)
        self._training = FrameTraining()
        self.destroyed.connect(self._training.end)
        self._heading: tuple[int, Course] | None = None
        self._told: Way | None = None
        #: What there is to show comes with the next tick, which does nothing else.
        self._owes_frame = False
        #: Something else than the epoch has changed since the last frame.
        self.stale = False
        self.stops = Stops()

    @property
    def state(self) -> RunState:
        """What the run is doing."""
        return self._player.state

    @property
    def way(self) -> Way | None:
        """Where the run is on its way to; None if it is not, or runs without end."""
        return None if self._heading is None else _way(*self._heading)

    @property
    def pace_index(self) -> int:
        """Which speed of `run_state.LADDER` is chosen."""
        return self._player.pace_index

    @pace_index.setter
    def pace_index(self, index: int) -> None:
        self._player.pace_index = min(max(index, 0), len(LADDER) - 1)

    def can(self, event: RunEvent) -> bool:
        """Return whether an event is possible now."""
        return self._player.can(event)

    def apply(self, event: RunEvent) -> bool:
        """Take an event; return whether it was possible."""
        if not self._player.apply(event):
            return False
        self.state_changed.emit(self.state)
        return True

    def begin(self, trainer: Trainer) -> None:
        """Stand where a run stands; whatever was under way of another is void."""
        self._stop()
        self._trainer = trainer
        self._take_state()
        self.state_changed.emit(self.state)

    def run(self) -> bool:
        """Let the run go on, frame by frame; return whether it can."""
        if not self.apply(RunEvent.RUN):
            return False
        self._clock.start()
        return True

    def pause(self) -> bool:
        """Stop whatever goes on frame by frame; return whether anything did."""
        if not self.can(RunEvent.PAUSE):
            return False
        self._stop()
        self.apply(RunEvent.PAUSE)
        # A way that was not gone to its end leaves the run where it stood.
        if self._trainer.diverged:
            self.apply(RunEvent.DIVERGE)
        return True

    def halt(self) -> None:
        """Give up the way to an epoch, if the run is on one: something was changed meanwhile."""
        if self._heading is not None:
            self.pause()

    def train(self, epochs: int, at_once: bool, heeds_stops: bool = False) -> bool:
        """Train on by so many epochs; return whether that is possible.

        Parameters
        ----------
        epochs : int
        at_once : bool
            Whether it has happened on return, however long it takes; else it goes on frame by frame
            if it is longer than what a frame has time for.
        heeds_stops : bool
            Whether it ends where runs stop.
        """
        last = self._trainer.epoch + epochs
        stops = Stops(last_epoch=last)
        if heeds_stops:
            ends = (last, self.stops.last_epoch)
            stops = Stops(self.stops.target_loss, min(end for end in ends if end is not None))
            if stops.met(self._trainer):
                return False
        if not self.apply(RunEvent.STEP):
            return False
        course = Training(self._trainer, stops)
        # A hand that pulls a run's start sees all of it, as long as it does not wait for it.
        self._head_for(last, course, at_once or (heeds_stops and course.seconds <= PULLED))
        return True

    def go_to(self, epoch: int, at_once: bool) -> None:
        """Go to an epoch of the run; `at_once` as for `train`."""
        self._head_for(epoch, Replaying(self._trainer, epoch), at_once)

    def _head_for(self, epoch: int, course: Course, at_once: bool) -> None:
        self._listen(self._trainer)
        if at_once or course.seconds <= MOST:
            course.finish()
            self._arrive()
        else:
            self._heading, self._told = (epoch, course), None
            self.apply(RunEvent.SET_OUT)
            self._tell()
            self._clock.start()

    def _arrive(self) -> None:
        """Take the state that belongs to where the run now stands, at the end of a way."""
        before = self.state
        self._stop()
        self._take_state()
        if self.state is not before:
            self.state_changed.emit(self.state)

    def _take_state(self) -> None:
        """Be in the state of a run that stands where it stands, and goes nowhere."""
        self._player.apply(RunEvent.RESET)
        if self._trainer.epoch > 0:
            self._player.apply(RunEvent.STEP)
        if self._trainer.diverged:
            self._player.apply(RunEvent.DIVERGE)

    def _stop(self) -> None:
        self._clock.stop()
        self._training.drop()
        self._heading = None
        self._owes_frame = False

    def _tell(self) -> None:
        """Say how far the way is gone, in whole per cents."""
        way = self.way
        if way is not None and way != self._told:
            self._told = way
            self.under_way.emit(way)

    # One tick

    def _tick(self, elapsed: float) -> Tick:
        self._listen(self._trainer)
        began = time.perf_counter()
        trained, owed, self._owes_frame = 0, self._owes_frame, False
        if not owed:
            trained = self._go_on(elapsed)
            if self._runs() and _late(began) and (trained or self._at_end()):
                # What took long is shown with the next turn: whatever waits comes in between.
                self._owes_frame = self.stale = True
                return Tick.BUSY
        if self._runs():
            self._end_if_over()
        if not self._runs():
            self._stop()
        elif not trained and not self.stale:
            self._tell()
            more = self._heading is not None or self._trainer.unfinished
            return Tick.BUSY if more and not self._training.under_way else Tick.IDLE
        self.stale = False
        self._clock.show_now()
        self.frame_due.emit()
        return Tick.SHOWN

    def _go_on(self, elapsed: float) -> int:
        """Go on along the way to an epoch, or train towards the stops."""
        if self._at_end():
            return 0
        if self._heading is not None:
            course = self._heading[1]
        else:
            counted = self._player.pace.per != "max"
            due = self._player.due(elapsed) if counted else sys.maxsize
            # What a pace asks for and the time does not allow is left out, not made up for.
            course = Training(self._trainer, self.stops, due)
        return self._training.train(course, self._clock.drawing, self._runs)

    def _at_end(self) -> bool:
        """Return whether what goes on has come to its end."""
        if self._heading is not None:
            return self._heading[1].over
        return self._trainer.diverged or self.stops.met(self._trainer)

    def _end_if_over(self) -> None:
        """Arrive at the end of a way; a run is finished, or diverged, when it meets its end."""
        if not self._at_end():
            return
        if self._heading is not None:
            self._arrive()
        else:
            self.apply(RunEvent.DIVERGE if self._trainer.diverged else RunEvent.FINISH)

    def _runs(self) -> bool:
        return self.state is RunState.RUNNING


def _way(epoch: int, course: Course) -> Way:
    # There is a new one for every whole per cent, and no more; a sum that falls short of one by a
    # rounding is one.
    return Way(epoch, int(100 * course.done + 1e-6) / 100)


def _late(began: float) -> bool:
    """Return whether a frame's time is over since then."""
    return time.perf_counter() - began > FRAME
