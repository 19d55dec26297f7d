"""What a person can ask for inside one step: stage by stage through an update."""

from abc import abstractmethod

from learnscope.core import Experiment
from learnscope.core.run.batches import updates_per_epoch
from learnscope.gui.session.playback import Playback
from learnscope.gui.session.snapshot import Position


class InsideCommands:
    """The part of the lab that opens and closes the stages of an update.

    A class of its own derives from it and offers what is abstract here.
    """

    _inside: Position
    _playback: Playback

    @property
    @abstractmethod
    def experiment(self) -> Experiment:
        """What determines the run."""

    @abstractmethod
    def step(self, *, at_once: bool = True) -> None:
        """Train one epoch."""

    @abstractmethod
    def _follow(self) -> None:
        """Show what a command has changed."""

    @property
    def looks_inside(self) -> bool:
        """Whether a stage of an update is open."""
        return self._inside.open

    def look_inside(self, *, at_once: bool = True) -> None:
        """Open the next stage of the update; after the last one, take the step."""
        self._playback.pause()
        if not self._inside.forward(updates_per_epoch(self.experiment)):
            self._inside.stage, self._inside.number = 0, 0
            self.step(at_once=at_once)
        self._follow()

    def look_out(self) -> None:
        """Close the stage of the update that was opened last."""
        self._playback.pause()
        self._inside.back()
        self._follow()

    def close_inside(self) -> None:
        """Close all stages."""
        self._inside.close()
        self._follow()
