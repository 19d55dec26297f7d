"""What of a run is gone for one frame: beside the drawing, or in what drawing leaves."""

import time
from collections.abc import Callable

from learnscope.core import compiled
from learnscope.gui.session.training.course import Course
from learnscope.gui.session.training.worker import Worker
from learnscope.gui.snapshot.run_state import FRAME, time_slice


class FrameTraining:
    """Takes a run along its course frame by frame, by whichever engine is ready.

    Compiled, the engine lets go of the interpreter's lock and trains in a thread while the frame
    before is drawn. Interpreted, a thread would take the lock from the drawing again and again: so
    it trains here, in portions between two looks at the clock.
    """

    def __init__(self) -> None:
        self._worker = Worker()

    @property
    def under_way(self) -> bool:
        """Whether something was asked for that is not taken in yet."""
        return self._worker.busy

    def drop(self) -> None:
        """Forget what was asked for."""
        self._worker.drop()

    def end(self) -> None:
        """Forget what was asked for, and wait until the thread has ended."""
        self._worker.end()

    def train(self, course: Course, drawing: float, goes_on: Callable[[], bool]) -> int:
        """Go along a course.

        Parameters
        ----------
        course : Course
        drawing : float
            The seconds that drawing a frame takes.
        goes_on : callable
            Whether the run still goes on: whoever hears of an epoch may pause it.

        Returns
        -------
        int
            How many epochs more the run has shown.
        """
        if compiled.ready():
            return self._train_beside(course, max(FRAME, drawing), goes_on)
        return self._train_here(course, drawing, goes_on)

    def _train_here(self, course: Course, drawing: float, goes_on: Callable[[], bool]) -> int:
        """Go along a course in what drawing leaves of a frame."""
        deadline = time.perf_counter() + time_slice(drawing)
        trained = 0
        while goes_on() and not course.over:
            trained += course.go_on()
            if time.perf_counter() >= deadline:
                break
        return trained

    def _train_beside(self, course: Course, frame: float, goes_on: Callable[[], bool]) -> int:
        """Take in what was worked out since the frame before, and ask for more."""
        answer, trained = self._worker.answer(frame), 0
        if answer is not None:
            began = time.perf_counter()
            trained = course.take_in(answer.block, answer.worked)
            self._worker.note_taking_in(trained, time.perf_counter() - began)
        if goes_on() and not course.over and not self._worker.busy:
            epochs, updates = int(self._worker.epochs), int(self._worker.updates)
            block = course.next_block(max(epochs, 1), updates)
            if block is not None:
                self._worker.ask(block)
        return trained
