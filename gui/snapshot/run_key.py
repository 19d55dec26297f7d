"""What decides all that is seen of a run, to be compared instead of what is seen."""

from learnscope.core import Trainer


class RunKey:
    """Where a run stands; as long as that is the same, what was worked out of it still holds.

    To compare it costs nothing, however large the run: what a run consists of is replaced, never
    changed, so that the same objects are the same values.

    Parameters
    ----------
    trainer : Trainer
    """

    def __init__(self, trainer: Trainer) -> None:
        self._objects = trainer, trainer.experiment, trainer.training_state, trainer.changes
        self._numbers = trainer.epoch, trainer.latest, trainer.diverged

    def fits(self, trainer: Trainer) -> bool:
        """Return whether a run still stands there."""
        here = RunKey(trainer)
        same = zip(self._objects, here._objects, strict=True)
        return self._numbers == here._numbers and all(mine is theirs for mine, theirs in same)
