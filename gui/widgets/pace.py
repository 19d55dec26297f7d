"""How what is shown keeps pace with a run: not in every frame, and no finer than there is time."""

import math
import time
from collections.abc import Callable

#: What drawing may take while a run goes on, in seconds.
_BUDGET = 0.003

#: After a few frames that were faster than this share of the budget, a finer picture is tried.
_EASY, _FRAMES = 0.35, 20


class Throttle:
    """Says when it is time for what need not happen in every frame."""

    def __init__(self, seconds: float = 0.5) -> None:
        self._seconds = seconds
        self._last = -math.inf

    def due(self) -> bool:
        """Return whether the seconds are over; if so, they begin again."""
        now = time.perf_counter()
        if now - self._last < self._seconds:
            return False
        self._last = now
        return True


class Resolution:
    """Finds out how many points a picture can have while a run goes on.

    Parameters
    ----------
    most, least : int
        The points along each side of the picture, paused and at worst.
    clock : callable
        Returns the time in seconds.
    """

    def __init__(
        self, most: int, least: int, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self.most = most
        self._least = least
        self._moving = most
        self._easy = 0
        self._clock = clock

    def points(self, moving: bool) -> int:
        """Return how many points to draw along each side."""
        return self._moving if moving else self.most

    def timed(self, draw: Callable[[], None]) -> None:
        """Draw while a run goes on, and learn from how long it takes."""
        begin = self._clock()
        draw()
        cost = self._clock() - begin
        if cost > _BUDGET:
            self._moving = max(self._least, self._moving * 3 // 4)
            self._easy = 0
        elif cost < _EASY * _BUDGET:
            self._easy += 1
            if self._easy >= _FRAMES:
                self._moving = min(self.most, self._moving * 4 // 3)
                self._easy = 0
