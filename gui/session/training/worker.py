"""The thread beside the window that works out the next block of a run while a frame is drawn.

Only the compiled engine goes there: it lets go of the interpreter's lock. Values go in and come
out; nothing is shared, nothing waits, and what is no longer wanted is dropped unseen.
"""

import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from learnscope.core.run.block import Block, Worked

#: What share of the time between two frames a block should take. It is to be done before the next
#: one: a frame without anything new is a frame lost.
SHARE = 0.72

#: What taking a block in may take, in seconds: with somebody listening to every epoch it is that
#: which takes the time.
MOST_TAKING_IN = 0.005


@dataclass(frozen=True, slots=True)
class Finished:
    """A block that was worked out."""

    block: Block
    worked: Worked


class Worker:
    """One thread, and at most one block under way in it.

    Attributes
    ----------
    epochs : float
        How many epochs to ask for, by how long the ones before took.
    updates : float
        The same in updates, where an epoch takes longer than a block should.
    """

    def __init__(self) -> None:
        self._executor: ThreadPoolExecutor | None = None
        self._under_way: tuple[Block, Future[tuple[Worked, float]]] | None = None
        self.epochs = self.updates = 1.0

    @property
    def busy(self) -> bool:
        """Whether a block is under way, done or not."""
        return self._under_way is not None

    def ask(self, block: Block) -> None:
        """Begin to work out a block; one that was under way is dropped."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, "learnscope-engine")
        self.drop()
        self._under_way = block, self._executor.submit(_work_out, block)

    def answer(self, frame: float) -> Finished | None:
        """Return the block that was asked for, once, if it is done.

        Parameters
        ----------
        frame : float
            The seconds from one frame to the next.

        Raises
        ------
        Exception
            Whatever went wrong while it was worked out.
        """
        if self._under_way is None or not self._under_way[1].done():
            return None
        block, future = self._under_way
        self._under_way = None
        worked, took = future.result()
        share = SHARE * frame / max(took, 1e-6)
        self.updates = max(1.0, block.cost * share)
        self.epochs = self.updates / block.plan.updates
        return Finished(block, worked)

    def note_taking_in(self, epochs: int, took: float) -> None:
        """Ask for less next time if it took long to take so many epochs in."""
        if took > MOST_TAKING_IN:
            self.epochs = min(self.epochs, max(1.0, epochs * MOST_TAKING_IN / took))

    def drop(self) -> None:
        """Forget what is under way; whatever comes of it is never looked at."""
        if self._under_way is not None:
            self._under_way[1].cancel()
            self._under_way = None

    def end(self) -> None:
        """Drop what is under way and wait until the thread has ended."""
        self.drop()
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None


def _work_out(block: Block) -> tuple[Worked, float]:
    began = time.perf_counter()
    worked = block.work_out()
    return worked, time.perf_counter() - began
