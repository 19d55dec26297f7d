"""What need not happen in every frame."""

import math
import time


class Seldom:
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
