"""The epochs that ``--epochs`` asks for, trained before there is a window."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from learnscope.core import Trainer
from learnscope.gui.application.terminal import TerminalProgress


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
