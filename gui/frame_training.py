"""What of a run is trained for one frame: beside the drawing, or in what drawing leaves."""

import time
from collections.abc import Callable

from learnscope.core import Trainer, compiled
from learnscope.gui.player import FRAME, Stops, time_slice
from learnscope.gui.worker import Worker

#: Epochs trained between two looks at the clock, at most: about half a millisecond.
_CHUNK = 256


class FrameTraining:
    """Trains a run frame by frame, by whichever engine is ready.

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

    def train(
        self,
        trainer: Trainer,
        stops: Stops,
        due: int,
        drawing: float,
        running: Callable[[], bool],
    ) -> int:
        """Train towards the stops.

        Parameters
        ----------
        trainer : Trainer
        stops : Stops
        due : int
            How many epochs at most.
        drawing : float
            The seconds that drawing a frame takes.
        running : callable
            Whether the run still goes on: whoever hears of an epoch may pause it.

        Returns
        -------
        int
            How many epochs the run went on.
        """
        if compiled.ready():
            return self._train_beside(trainer, stops, due, max(FRAME, drawing))
        return self._train_here(trainer, stops, due, drawing, running)

    def _train_beside(self, trainer: Trainer, stops: Stops, due: int, frame: float) -> int:
        """Take in what was worked out since the frame before, and ask for more."""
        answer, trained = self._worker.answer(frame), 0
        if answer is not None:
            began = time.perf_counter()
            trained, reached = trainer.take_in(answer.block, answer.worked, stops.target_loss)
            self._worker.note_taking_in(trained, time.perf_counter() - began)
            if reached:
                return trained
        due = stops.limit(trainer, due)
        if due and not self._worker.busy:
            epochs, updates = int(self._worker.epochs), int(self._worker.updates)
            block = trainer.next_block(due, updates, max(epochs, 1))
            if block is not None:
                self._worker.ask(block)
        return trained

    def _train_here(
        self,
        trainer: Trainer,
        stops: Stops,
        due: int,
        drawing: float,
        running: Callable[[], bool],
    ) -> int:
        """Train in what drawing leaves of a frame."""
        deadline = time.perf_counter() + time_slice(drawing)
        due = stops.limit(trainer, due)
        chunk, portion = min(_CHUNK, trainer.block), trainer.portion
        trained = 0
        while due > trained and running():
            asked = min(chunk, due - trained)
            trained += trainer.advance(asked, target_loss=stops.target_loss, updates=portion)
            ended = trainer.diverged or stops.met(trainer)
            if ended or time.perf_counter() >= deadline:
                break
        return trained
