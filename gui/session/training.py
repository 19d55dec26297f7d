"""How a run goes on beside the drawing.

Where it goes (`Course`), what of it fits into a frame, the thread that works it out, how the
compiled engine is loaded, and who is told of its epochs.
"""

import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from learnscope.core import EpochRecord, Trainer, compiled
from learnscope.core.run.block import Block, Worked
from learnscope.gui.session.run_state import FRAME, Stops, time_slice

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

#: Epochs trained between two looks at the clock, at most: about half a millisecond.
_CHUNK = 256


class Course(Protocol):
    """A way for a run to go, in portions that end between two updates."""

    @property
    def over(self) -> bool:
        """Whether nothing is left of it to go now."""

    @property
    def seconds(self) -> float:
        """How long it takes to go the rest of it, about."""

    @property
    def done(self) -> float:
        """How much of it is gone, as a share."""

    def go_on(self) -> int:
        """Go a portion of about a millisecond; return how many epochs more the run has shown."""

    def finish(self) -> None:
        """Go all the way, however long that takes."""

    def next_block(self, epochs: int, updates: int) -> Block | None:
        """Return what comes next, so much of it at most, to be worked out elsewhere."""

    def take_in(self, block: Block, worked: Worked) -> int:
        """Go along a block; return how many epochs more the run has shown."""


class Training:
    """Towards the stops, by training.

    Parameters
    ----------
    trainer : Trainer
    stops : Stops
    due : int
        How many epochs at most; what is begun of one is finished in any case.
    """

    def __init__(self, trainer: Trainer, stops: Stops, due: int = sys.maxsize) -> None:
        self._trainer, self._stops, self._due = trainer, stops, due
        self._begin = trainer.epoch

    @property
    def over(self) -> bool:
        """Whether a stop is met, no epoch is due, or the numbers would not stay finite."""
        return not self._left or self._trainer.diverged or self._stops.met(self._trainer)

    @property
    def seconds(self) -> float:
        """How long the epochs that are left take, about."""
        return self._trainer.seconds * (self._left - self._trainer.part_done)

    @property
    def done(self) -> float:
        """How much of the way to the last epoch is gone."""
        last = self._stops.last_epoch
        if last is None or last <= self._begin:
            return 0.0
        here = self._trainer.epoch + self._trainer.part_done
        return (here - self._begin) / (last - self._begin)

    @property
    def _left(self) -> int:
        # An epoch that is begun is due until it is finished.
        return self._stops.limit(self._trainer, max(self._due, int(self._trainer.unfinished)))

    def go_on(self) -> int:
        """Train a portion."""
        trainer = self._trainer
        epochs = min(_CHUNK, trainer.block, self._left)
        loss = self._stops.target_loss
        trained = trainer.advance(epochs, target_loss=loss, updates=trainer.portion)
        self._due -= trained
        return trained

    def finish(self) -> None:
        """Train all of it."""
        self._trainer.advance(self._left, target_loss=self._stops.target_loss)

    def next_block(self, epochs: int, updates: int) -> Block | None:
        """Return the epochs that come next; None if none is left."""
        left = self._left
        return self._trainer.next_block(left, updates, epochs) if left else None

    def take_in(self, block: Block, worked: Worked) -> int:
        """Add a block to the run."""
        return self._trainer.take_in(block, worked, self._stops.target_loss)[0]


class Replaying:
    """To an epoch that was trained; what came after it is kept.

    Parameters
    ----------
    trainer : Trainer
    epoch : int
        0 to the latest.
    """

    def __init__(self, trainer: Trainer, epoch: int) -> None:
        self._trainer, self._epoch = trainer, epoch

    @property
    def over(self) -> bool:
        """Whether the run stands there."""
        return self._trainer.epoch == self._epoch

    @property
    def seconds(self) -> float:
        """How long the rest of the way takes, about."""
        return self._trainer.seconds_to(self._epoch)

    @property
    def done(self) -> float:
        """How much of the way from the recorded epoch before it is gone."""
        return self._trainer.way_done

    def go_on(self) -> int:
        """Go a portion; the run is shown only at the end."""
        block = self._trainer.next_block_to(self._epoch)
        return 0 if block is None else self.take_in(block, block.work_out())

    def finish(self) -> None:
        """Go there."""
        self._trainer.go_to(self._epoch)

    def next_block(self, epochs: int, updates: int) -> Block | None:
        """Return what comes next of the way; None once the run stands there."""
        return self._trainer.next_block_to(self._epoch, updates, epochs)

    def take_in(self, block: Block, worked: Worked) -> int:
        """Go along a block."""
        self._trainer.retrace(block, worked)
        return 0


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


#: What share of the time between two frames a block should take. It is to be done before the next
#: one: a frame without anything new is a frame lost.
SHARE = 0.72

#: What taking a block in may take, in seconds: with somebody listening to every epoch it is that
#: which takes the time.
MOST_TAKING_IN = 0.005


class Finished(NamedTuple):
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
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

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


#: How often the process that compiles is asked whether it is done, in seconds.
_PATIENCE = 0.5


class EngineLoading:
    """Has the engine compiled in another process, if it never was, and loads it in a thread.

    A run that goes on meanwhile goes on compiled from then on; not a bit of it changes.

    Parameters
    ----------
    also : callable, optional
        What else to load in that thread: one after the other, so that the window has its turns.
    """

    def __init__(self, also: Callable[[], None] | None = None) -> None:
        self._also = also
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin, once; come back at once."""
        if self._thread is None and (self._also is not None or self._is_wanted):
            self._thread = threading.Thread(target=self._load, name="learnscope-engine-loading")
            self._thread.start()

    def end(self) -> None:
        """Stop, and wait until nothing of it is left."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    @property
    def _is_wanted(self) -> bool:
        return compiled.possible() and not compiled.ready()

    def _load(self) -> None:
        # The window does not wait for what is needed once it stands.
        from learnscope.core.compiled.preparation import Progress, prepare  # noqa: PLC0415

        preparation = prepare() if self._is_wanted else None
        if self._also is not None:
            self._also()
        if preparation is None:
            return
        while preparation.poll() is Progress.RUNNING:
            if self._ended.wait(_PATIENCE):
                preparation.stop()
                return
        if preparation.poll() is Progress.DONE and not self._ended.is_set():
            compiled.load()


class EpochSubscription:
    """A listener that comes and goes.

    Parameters
    ----------
    pass_on : callable
        Called with each `EpochRecord`.
    """

    def __init__(self, pass_on: Callable[[EpochRecord], None]) -> None:
        self._pass_on = pass_on
        self._source: Trainer | None = None

    def follow(self, trainer: Trainer | None) -> None:
        """Listen to a trainer, or to none."""
        if trainer is self._source:
            return
        self.leave()
        if trainer is not None:
            trainer.epoch_finished.connect(self._hear)
            self._source = trainer

    def leave(self) -> None:
        """Listen no more."""
        if self._source is not None:
            self._source.epoch_finished.disconnect(self._hear)
            self._source = None

    def _hear(self, record: EpochRecord) -> None:
        self._pass_on(record)
