"""Whether a run goes on, and how fast: the run's state and its pace."""

from enum import Enum
from typing import Literal, NamedTuple

from learnscope.core import Trainer


class RunState(Enum):
    """What a run is doing."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    DIVERGED = "diverged"


class RunEvent(Enum):
    """What can happen to a run."""

    RUN = "run"
    PAUSE = "pause"
    STEP = "step"
    STEP_BACK = "step_back"
    SET_OUT = "set_out"
    CHANGE = "change"
    FINISH = "finish"
    DIVERGE = "diverge"
    RESET = "reset"


_I, _R, _P, _F, _D = RunState

#: What each event leads to; an event that is not listed is not possible in that state.
TRANSITIONS: dict[RunState, dict[RunEvent, RunState]] = {
    _I: {RunEvent.RUN: _R, RunEvent.STEP: _P, RunEvent.CHANGE: _I, RunEvent.DIVERGE: _D},
    _R: {
        RunEvent.PAUSE: _P,
        RunEvent.CHANGE: _R,
        RunEvent.FINISH: _F,
        RunEvent.DIVERGE: _D,
    },
    _P: {
        RunEvent.RUN: _R,
        RunEvent.STEP: _P,
        RunEvent.STEP_BACK: _P,
        RunEvent.CHANGE: _P,
        RunEvent.DIVERGE: _D,
    },
    _F: {RunEvent.STEP: _P, RunEvent.STEP_BACK: _P, RunEvent.CHANGE: _P, RunEvent.DIVERGE: _D},
    _D: {RunEvent.STEP_BACK: _P, RunEvent.CHANGE: _P},
}
for _moves in TRANSITIONS.values():
    _moves[RunEvent.RESET] = RunState.IDLE
for _state in RunState:
    # There may be a way to another epoch from everywhere.
    TRANSITIONS[_state][RunEvent.SET_OUT] = RunState.RUNNING


class Pace(NamedTuple):
    """How many epochs go by, per second, per frame, or as many as time allows."""

    epochs: int
    per: Literal["second", "frame", "max"]


#: The speeds a person can choose, slowest first.
LADDER: tuple[Pace, ...] = (
    *(Pace(n, "second") for n in (1, 2, 5, 10, 30, 60)),
    *(Pace(n, "frame") for n in (10, 100, 1000)),
    Pace(0, "max"),
)

DEFAULT_PACE = 3

#: How long a frame lasts on a usual display, in seconds.
FRAME = 0.016

#: The most that training may take of a frame, in seconds.
MOST = 0.012

#: The most that a run takes, as estimated for slow machines, which is trained anew under a hand, in
#: seconds; else it shows itself.
PULLED = 0.035


class Stops(NamedTuple):
    """Where a run stops: at a loss, at an epoch, at whichever comes first, or nowhere."""

    target_loss: float | None = None
    last_epoch: int | None = None

    def met(self, trainer: Trainer) -> bool:
        """Return whether a run stands where it should stop."""
        if self.target_loss is not None and trainer.loss <= self.target_loss:
            return True
        return self.last_epoch is not None and trainer.epoch >= self.last_epoch

    def limit(self, trainer: Trainer, epochs: int) -> int:
        """Return how many of so many epochs lie before the last one."""
        if self.last_epoch is None:
            return epochs
        return min(epochs, max(0, self.last_epoch - trainer.epoch))


class Way(NamedTuple):
    """Where a run is on its way to, and how far it has got."""

    epoch: int
    #: The share of the way that is gone, 0 to 1.
    done: float


class Player:
    """The state of a run and the share of epochs that is due."""

    def __init__(self) -> None:
        self.state = RunState.IDLE
        self.pace_index = DEFAULT_PACE
        self._owed = 0.0

    @property
    def pace(self) -> Pace:
        """The chosen speed."""
        return LADDER[self.pace_index]

    def can(self, event: RunEvent) -> bool:
        """Return whether an event is possible now; what can be pressed follows from it."""
        return event in TRANSITIONS[self.state]

    def apply(self, event: RunEvent) -> bool:
        """Take an event; return whether it was possible."""
        if not self.can(event):
            return False
        self.state = TRANSITIONS[self.state][event]
        if event is RunEvent.RUN:
            # The first epoch comes with the first frame, not after a pause of its own length.
            self._owed = 1.0
        return True

    def due(self, elapsed: float) -> int:
        """Return the whole epochs due after `elapsed` seconds, at a pace that counts epochs.

        Time that the program could not use (a menu was open, the machine slept) is not made up
        for: at most a quarter of a second counts.
        """
        if self.pace.per == "frame":
            return self.pace.epochs
        self._owed += min(elapsed, 0.25) * self.pace.epochs
        whole = int(self._owed)
        self._owed -= whole
        return whole


def time_slice(drawing: float) -> float:
    """Return the seconds to train within one frame at Max.

    What drawing leaves of a frame, but at least a tenth of the drawing time, so that a slow
    screen does not stop the learning and learning hardly slows the screen, and at most 12 ms, so
    that a click never waits.
    """
    return min(max(FRAME - drawing, drawing / 10), MOST)
