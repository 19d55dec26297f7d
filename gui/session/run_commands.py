"""What a person can ask for of a run: to go on, to stop, to be stepped and looked back on."""

from abc import abstractmethod

from learnscope.core import Experiment, Trainer
from learnscope.gui.session.playback import Playback
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Position


class RunCommands:
    """The part of the lab that lets a run go on, and goes to and fro in it.

    A class of its own derives from it and offers what is abstract here.
    """

    _trainer: Trainer
    _inside: Position
    _playback: Playback

    @property
    @abstractmethod
    def experiment(self) -> Experiment:
        """What determines the run."""

    @property
    @abstractmethod
    def state(self) -> RunState:
        """What the run is doing."""

    @abstractmethod
    def replace_run(self, trainer: Trainer, what: str) -> None:
        """Have another run; undo brings the present one back."""

    @abstractmethod
    def _follow(self) -> None:
        """Show what a command has changed."""

    @abstractmethod
    def _show_where_it_got(self) -> None:
        """Show the end of a way; what is still on its way shows itself."""

    def run(self) -> None:
        """Start or go on."""
        if self._playback.run():
            self._inside.close()

    def pause(self) -> None:
        """Stop where it is."""
        if self._playback.pause():
            self._follow()

    def toggle(self) -> None:
        """Run, or pause if it runs."""
        if self.state is RunState.RUNNING:
            self.pause()
        else:
            self.run()

    def train(self, epochs: int, *, at_once: bool = True) -> None:
        """Train so many epochs, without showing them if it is at once."""
        if epochs and self._playback.train(epochs, at_once):
            self._show_where_it_got()

    def step(self, *, at_once: bool = True) -> None:
        """Train one epoch; a run is paused first."""
        self._playback.pause()
        self._playback.train(1, at_once)
        self._show_where_it_got()

    def step_back(self, *, at_once: bool = True) -> None:
        """Go back exactly one epoch; a run is paused first."""
        if self._trainer.epoch > 0:
            self.go_to(self._trainer.epoch - 1, at_once=at_once)

    def step_or_forward(self, *, at_once: bool = True) -> None:
        """Go on by one epoch: along the run where it went on as it would now, else by training."""
        trainer = self._trainer
        as_before = trainer.changes.rate_from(trainer.epoch) == trainer.learning_rate
        if trainer.epoch < trainer.latest and as_before:
            self.go_to(trainer.epoch + 1, at_once=at_once)
        else:
            self.step(at_once=at_once)

    def go_to(self, epoch: int, *, at_once: bool = True) -> None:
        """Show exactly what stood at an epoch of the run; a run is paused first.

        What came after stays, until the run goes on from there.
        """
        self._playback.pause()
        self._playback.go_to(min(max(epoch, 0), self._trainer.latest), at_once)
        self._show_where_it_got()

    def go_to_latest(self, *, at_once: bool = True) -> None:
        """Show the last epoch trained."""
        self.go_to(self._trainer.latest, at_once=at_once)

    def reset(self) -> None:
        """Start anew from the same start."""
        self.replace_run(Trainer(self.experiment), "reset")
