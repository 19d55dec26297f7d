"""The program outside its window: what it says in the terminal, and what it does before."""

import builtins
import contextlib
import gc
import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from learnscope.core import Trainer

#: Python's own, if Qt for Python is not there yet.
_PLAIN_IMPORT = builtins.__import__

#: The exit status of a program that Ctrl+C ended.
INTERRUPTED = 128 + signal.SIGINT

#: Training that takes no longer than this, in seconds, is not told of.
_QUIET = 1.0

#: The seconds between two lines, where a terminal shows one that is rewritten, and elsewhere.
_OFTEN, _SELDOM = 0.2, 10.0


def use_any_encoding() -> None:
    """Let standard output and error write what they have no letters for as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def tell(text: str) -> None:
    """Write a line to standard error."""
    _write(f"learnscope: {text}\n")


def _write(text: str) -> None:
    # There may be none, or nobody who reads it any more: no reason to stop anything.
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()


class TerminalProgress:
    """How far a run of known length has come, told on standard error if it takes its time.

    A terminal shows one line that is rewritten; a file gets a line now and then.

    Parameters
    ----------
    epochs : int
        How many epochs the run will have.
    clock : callable
        Returns the time in seconds.
    """

    def __init__(self, epochs: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._epochs = epochs
        self._clock = clock
        self._begin = clock()
        self._due = self._begin + _QUIET
        self._columns = _columns()
        #: The length of the line that stands in the terminal, to be written over.
        self._written = 0
        self._told = False

    def tell(self, trainer: Trainer) -> None:
        """Say where the run stands, if it is time for that and it is not at its end."""
        now = self._clock()
        if now < self._due or trainer.epoch >= self._epochs:
            return
        self._due = now + (_OFTEN if self._columns else _SELDOM)
        self._line(f"{self._place(trainer)}{self._left(trainer.epoch, now - self._begin)}")

    def end(self, trainer: Trainer, interrupted: bool) -> None:
        """Say where the run ended, if it was told of or did not come to its end."""
        if interrupted:
            ending = f"interrupted at {self._place(trainer)}"
        elif trainer.epoch < self._epochs:
            ending = (
                f"stopped at {self._place(trainer)}: the next update would leave the finite numbers"
            )
        elif self._told:
            ending = self._place(trainer)
        else:
            return
        if self._written:
            _write("\n")
        tell(ending)

    def _place(self, trainer: Trainer) -> str:
        return f"epoch {trainer.epoch:,} of {self._epochs:,}, loss {trainer.loss:.4g}"

    def _left(self, epoch: int, elapsed: float) -> str:
        if epoch == 0:
            return ""
        return f", about {_duration(elapsed * (self._epochs - epoch) / epoch)} left"

    def _line(self, text: str) -> None:
        self._told = True
        if not self._columns:
            tell(text)
            return
        # A line that wraps could not be rewritten.
        line = f"learnscope: {text}"[: self._columns - 1]
        _write(f"\r{line.ljust(self._written)}")
        self._written = len(line)


def _columns() -> int:
    """Return how many columns the terminal behind standard error has; 0 if there is none."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns
    except (AttributeError, OSError, ValueError):
        return 0


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60} min"


def train(trainer: Trainer, epochs: int) -> bool:
    """Train a run, and tell how far it has come.

    It may end before, where the numbers would not stay finite.

    Parameters
    ----------
    trainer : Trainer
        At epoch 0.
    epochs : int

    Returns
    -------
    bool
        Whether nobody pressed Ctrl+C meanwhile.
    """
    progress = TerminalProgress(epochs)
    with _interruptions() as interruptions:
        while trainer.epoch < epochs and not trainer.diverged and not interruptions:
            trainer.advance(epochs - trainer.epoch, updates=trainer.portion)
            progress.tell(trainer)
    progress.end(trainer, bool(interruptions))
    return not interruptions


@contextmanager
def _interruptions() -> Iterator[list[int]]:
    """Collect the times that Ctrl+C is pressed instead of ending the program."""
    pressed: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        pressed.append(number)

    previous = signal.signal(signal.SIGINT, note)
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, previous)


@contextmanager
def starting() -> Iterator[None]:
    """Leave out, while so much is imported and made, what is done again and again for nothing.

    Yields
    ------
    None
        See `without_collecting` and `with_plain_imports`.

    Raises
    ------
    ImportError
        If Qt is not there.
    """
    with without_collecting(), with_plain_imports():
        yield


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave garbage in circles alone for as long as so much is made that stays to the end.

    The more there is, the longer Python looks through all of it for what nobody holds any more:
    at the start, for a twelfth of the time until the window is painted.

    Yields
    ------
    None
        What is made until then is looked through with all else afterwards.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@contextmanager
def with_plain_imports() -> Iterator[None]:
    """Import as Python does, without Qt for Python's look into what is imported.

    It puts a function of its own in the place of Python's import, which reads the source of every
    module that comes after it, to find out whether that wants methods by other names (``from
    __feature__ import ...``). Nothing that a start imports does; it takes a sixteenth of the time
    until the window is painted.

    Yields
    ------
    None
        Afterwards that function is in its place again.

    Raises
    ------
    ImportError
        If Qt is not there.
    """
    import PySide6.QtCore  # noqa: F401, PLC0415

    looking = builtins.__import__
    builtins.__import__ = _PLAIN_IMPORT
    try:
        yield
    finally:
        builtins.__import__ = looking
