"""Passes a trainer's epochs on to Qt, and costs nothing while nobody listens there."""

from collections.abc import Callable

from learnscope.core import EpochRecord, Trainer


class Relay:
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
