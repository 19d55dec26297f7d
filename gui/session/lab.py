"""The one owner of the trainer, the selection and the clock; everything changes through it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QObject, Signal

from learnscope.core import Experiment, ExperimentError, Trainer, ValuesStart
from learnscope.gui.session.beside.pinned import Pins
from learnscope.gui.session.beside.pins import PinCommands
from learnscope.gui.session.experiment_commands import ExperimentCommands
from learnscope.gui.session.foresight import Foresight
from learnscope.gui.session.inside_commands import InsideCommands
from learnscope.gui.session.playback import Playback
from learnscope.gui.session.run_commands import RunCommands
from learnscope.gui.session.run_state import RunEvent, RunState, Stops, Way
from learnscope.gui.session.snapshot import Position, Selection, Snapshot, Snapshots
from learnscope.gui.session.training import EpochSubscription
from learnscope.gui.session.undo import Held, UndoStack

if TYPE_CHECKING:
    from learnscope.core.diagnosis.remedies import Advice
    from learnscope.gui.session.beside.race import Race

#: The row that is selected at first: 1 0, that of the worked example.
_FIRST_SELECTED = 2


class Lab(QObject, RunCommands, ExperimentCommands, InsideCommands, PinCommands):
    """A run under a person's hands.

    Commands come in as methods, and have happened when they return; only `run` goes on after that,
    and what is asked not to happen `at_once`, as the window does, if it takes longer than a frame
    has time for. Such a way to another epoch goes on frame by frame, in the same bits, until it is
    paused or anything else is commanded. What happened goes out as signals, and nothing else:

    epoch_finished : EpochRecord
        After each epoch, exactly once, in order. Costs nothing while nobody is connected.
    frame : Snapshot
        The moment to show, at most once per displayed frame, and after a command that changed it.
    frame_drawn : float
        The seconds that showing and painting a frame of a run took.
    under_way : Way
        How far the way to another epoch is gone, while there is no other frame to show it.
    state_changed : RunState
        When the run's state changes, or what can be done in it.
    experiment_changed : Experiment
        When there is another experiment, or a control shows one that it asked for and did not get.
    refused : ExperimentError
        When a command asked for something invalid; what was there stays.
    """

    epoch_finished = Signal(object)
    frame = Signal(object)
    frame_drawn = Signal(float)
    under_way = Signal(object)
    state_changed = Signal(object)
    experiment_changed = Signal(object)
    refused = Signal(object)

    def __init__(self, experiment: Experiment | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._trainer = Trainer(experiment or Experiment())
        self._playback = Playback(self._trainer, self._listen, self)
        self._telling = True
        self._playback.state_changed.connect(self._tell_state)
        self._playback.frame_due.connect(self._show)
        self._playback.frame_drawn.connect(self.frame_drawn)
        self._playback.under_way.connect(self._tell_way)
        self._race: Race | None = None
        #: What the diagnosis waits for.
        self.foresight = Foresight(self)
        self.foresight.known.connect(self._know_more)
        self._undo = UndoStack()
        self._inside = Position()
        self._selection = Selection(_FIRST_SELECTED)
        self._lit = ""
        self._snapshots = Snapshots()
        #: What controls and views have been told of last.
        self._told: Experiment | None = None
        self._shown: Snapshot | None = None
        self._subscription = EpochSubscription(self.epoch_finished.emit)
        self._begin(self._trainer)

    # What there is

    @property
    def trainer(self) -> Trainer:
        """The run."""
        return self._trainer

    @property
    def experiment(self) -> Experiment:
        """What determines the run, with the learning rate now in force."""
        return self._trainer.experiment

    @property
    def race(self) -> "Race":
        """What optimizers and rates are compared by; made when it is first asked for."""
        if self._race is None:
            from learnscope.gui.session.beside.race import Race  # noqa: PLC0415

            self._race = Race(self)
            self._race.refused.connect(self.refused)
        return self._race

    @property
    def state(self) -> RunState:
        """What the run is doing."""
        return self._playback.state

    @property
    def selected(self) -> int:
        """The number of the sample that the drawing shows, such as a row of the truth table."""
        return self._selection.sample

    @property
    def selection(self) -> Selection:
        """The sample and the unit that are looked at."""
        return self._selection

    @property
    def pace_index(self) -> int:
        """Which speed of `run_state.LADDER` is chosen."""
        return self._playback.pace_index

    @property
    def stops(self) -> Stops:
        """Where runs stop."""
        return self._playback.stops

    @property
    def undo_stack(self) -> UndoStack:
        """What can be undone and redone."""
        return self._undo

    def can(self, event: RunEvent) -> bool:
        """Return whether an event is possible now."""
        if event is RunEvent.STEP_BACK and self._trainer.epoch == 0:
            return False
        return self._playback.can(event)

    def snapshot(self) -> Snapshot:
        """Return this moment as a value."""
        run = self._playback
        seen = self._selection, self._lit, self._inside
        return self._snapshots.take(self._trainer, run.state, *seen, run.way, self.pins)

    # Commands: the experiment

    def open(self, experiment: Experiment) -> None:
        """Start over with another experiment."""
        self.replace_run(Trainer(experiment), "experiment")

    def open_at(self, experiment: Experiment, epoch: int) -> None:
        """Start over with another experiment, and train it as far as an epoch."""
        self.open(experiment)
        self.train(epoch, at_once=False)

    def take_over(
        self,
        trainer: Trainer,
        selection: Selection,
        undone: bool = True,
        pins: Pins | None = None,
    ) -> None:
        """Stand where another run stands, looking at what was looked at there.

        Parameters
        ----------
        trainer : Trainer
        selection : Selection
        undone : bool
            Whether undo brings the present run back.
        pins : tuple of Pinned, optional
            What stands beside it; by default what stands beside the present one.
        """
        if undone:
            self._undo.keep(self._trainer, "experiment", self.pins)
        if pins is not None:
            self.pins = pins
        self._selection = selection
        self._begin(trainer)

    def take_advice(self, advice: "Advice") -> None:
        """Start over with the experiment that was advised, and run it."""
        self.replace_run(Trainer(advice.experiment), "advice")
        self.run()

    def hold(self) -> Held:
        """Return the run with all that belongs to it, paused, for `bring_back`.

        What goes on is a copy of it, of which nothing can be undone, with nothing beside it.
        """
        self._playback.pause()
        held = Held(self._trainer, self._selection, self._undo, self.stops, self.pins)
        self._undo, self.pins = UndoStack(), ()
        self._begin(held.trainer.copy())
        return held

    def bring_back(self, held: Held) -> None:
        """Stand where a run put aside stands; what could be undone now can be no more."""
        self._undo, self.pins = held.undo or UndoStack(), held.pins
        self._playback.stops = held.stops
        self._selection = held.selection
        self._begin(held.trainer)

    def start_from(self, parameters: tuple[float, ...], epoch: int, goes_on: bool = False) -> None:
        """Start over from other parameters, and go on to an epoch, or to where runs stop.

        Parameters
        ----------
        parameters : tuple of float
            θ at epoch 0.
        epoch : int
        goes_on : bool
            As for `change`.
        """
        try:
            experiment = replace(self.experiment, start=ValuesStart(parameters))
        except ExperimentError as error:
            self.refuse(error)
            return
        self.replace_run(Trainer(experiment), "start", goes_on, epoch)

    def make_start(self) -> None:
        """Start over from the parameters that the run stands at; reset then returns to them."""
        self.start_from(tuple(self._trainer.parameters.tolist()), 0)

    def change(
        self, change: Callable[[Experiment], Experiment], what: str, goes_on: bool = False
    ) -> None:
        """Start over with the experiment changed; what is refused changes nothing."""
        try:
            experiment = change(self.experiment)
        except ExperimentError as error:
            self.refuse(error)
            return
        if experiment == self.experiment:
            self._told = None  # The control that asked for it may show another.
        self.replace_run(Trainer(experiment), what, goes_on)

    def adjust(self, change: Callable[[Experiment], Experiment], what: str) -> None:
        """Go on with another optimizer, loss, penalty or batch; what is refused changes nothing."""
        run = self._trainer
        if not (run.latest or run.changes.edited):
            # Nothing has happened yet: it is how the run begins.
            self.change(change, what)
            return

        def alter() -> None:
            wished = change(run.experiment)
            if wished != run.experiment:
                run.change(
                    optimizer=wished.optimizer,
                    loss=wished.loss,
                    penalty=wished.penalty,
                    batch=wished.batch,
                )

        self._alter(alter, what, goes_on=False)

    def set_learning_rate(self, rate: float, goes_on: bool = False) -> None:
        """Change the learning rate from here on; the run goes on.

        Parameters
        ----------
        rate : float
        goes_on : bool
            Whether this goes on with the same movement of a hand as the change before, and is
            undone together with it.
        """
        self._alter(lambda: setattr(self._trainer, "learning_rate", rate), "learning_rate", goes_on)

    def edit(self, parameters: tuple[float, ...], goes_on: bool = False) -> None:
        """Set the parameters by hand; the run goes on from there.

        Parameters
        ----------
        parameters : tuple of float
            θ: w1, w2, b for a single neuron.
        goes_on : bool
            As for `set_learning_rate`.
        """
        self._alter(lambda: self._trainer.edit(parameters), "parameters", goes_on)

    def undo(self) -> None:
        """Take the last change back, with all that came after it."""
        if self._undo.undoable:
            self._stand(*self._undo.undo(self._trainer, self.pins))

    def redo(self) -> None:
        """Bring back what was undone last."""
        if self._undo.redoable:
            self._stand(*self._undo.redo(self._trainer, self.pins))

    # Commands: what is seen, and for how long

    def select(self, row: int) -> None:
        """Show another sample in the drawing."""
        self._selection = self._selection._replace(sample=row).within(self.experiment)
        self._follow()

    def select_unit(self, name: str) -> None:
        """Look at another unit, by its name in `learnscope.core.Model.unit_names`."""
        self._selection = self._selection._replace(unit=name).within(self.experiment)
        self._follow()

    def light(self, quantity: str) -> None:
        """Light a quantity wherever it stands, or none for ``""``."""
        if quantity != self._lit:
            self._lit = quantity
            self._follow()

    def set_pace(self, index: int) -> None:
        """Choose a speed of `run_state.LADDER`."""
        self._playback.pace_index = index
        self._follow()

    def set_stops(self, target_loss: float | None, last_epoch: int | None) -> None:
        """Choose where runs stop: at a loss, at an epoch, at whichever comes first, or never."""
        self._playback.stops = Stops(target_loss, last_epoch)
        self._after_change()

    def settle(self) -> None:
        """Work out at once what the diagnosis waits for, and show what is then found."""
        self.foresight.want(None, False)
        while (pending := self.snapshot().diagnosis.pending) is not None:
            pending()
            self._snapshots.forget()
        self.refresh()

    def end(self) -> None:
        """Stop the run, and give up what is worked out beside it."""
        self.pause()
        if self._race is not None:
            self._race.cancel()
        self.foresight.end()

    def refresh(self) -> None:
        """Show this moment, even if it has been shown: now, or with the next frame of a run."""
        self._shown = None
        self._follow()

    def show_anew(self) -> None:
        """Show this moment as another one than before: its numbers are written otherwise now."""
        self._snapshots = Snapshots()
        self.refresh()

    # How it works

    def _stand(self, trainer: Trainer, pins: Pins) -> None:
        """Have the run and the pins that were there before, or after."""
        self.pins = pins
        if trainer is self._trainer:
            self._follow()
        else:
            self._begin(trainer)

    def _begin(self, trainer: Trainer, to_epoch: int = 0) -> None:
        """Stand where another run stands, and go on from there to an epoch if it is a later one."""
        self._subscription.leave()
        self._trainer = trainer
        self._selection = self._selection.within(trainer.experiment)
        self._inside.close()
        # That it is in between at epoch 0 concerns nobody.
        self._telling = False
        self._playback.begin(trainer)
        self._tell_experiment()
        if to_epoch > trainer.epoch:
            self._playback.train(to_epoch - trainer.epoch, False, heeds_stops=True)
        self._telling = True
        self._tell_state()
        self._follow()

    def replace_run(
        self, trainer: Trainer, what: str, goes_on: bool = False, to_epoch: int = 0
    ) -> None:
        """Have another run, gone on to an epoch; undo brings the present one back."""
        begun = self._trainer.latest > 0 or self._trainer.changes.edited
        changed = begun or trainer.experiment != self.experiment
        if changed and not self._joins(what, goes_on):
            self._undo.keep(self._trainer, what, self.pins)
        self._begin(trainer, to_epoch)

    def change_pins(self, pins: Pins, what: str) -> None:
        """Have other runs beside this one, which goes on; undo brings those that were there."""
        self._undo.keep(None, what, self.pins)
        self.pins = pins
        self._follow()

    def _alter(self, alter: Callable[[], None], what: str, goes_on: bool) -> None:
        """Change something within the run."""
        before = None if self._joins(what, goes_on) else self._trainer.copy()
        try:
            alter()
        except ExperimentError as error:
            self.refuse(error)
            return
        self._playback.halt()
        if before is not None:
            self._undo.keep(before, what, self.pins)
        self._tell_experiment()
        self._after_change()

    def _joins(self, what: str, goes_on: bool) -> bool:
        """Return whether a change is undone together with the one before."""
        # A movement that was undone halfway is a new change from there on.
        return goes_on and self._undo.undoable == what and not self._undo.redoable

    def refuse(self, error: ExperimentError) -> None:
        """Say that something was asked for that is not possible."""
        self.refused.emit(error)
        # The control that asked for it still shows it.
        self._told = None
        self._tell_experiment()

    def _tell_state(self, _state: RunState | None = None) -> None:
        if self._telling:
            self.state_changed.emit(self.state)

    def _tell_experiment(self) -> None:
        """Let controls show the experiment, if they have been told of another."""
        if self.experiment != self._told:
            self._told = self.experiment
            self.experiment_changed.emit(self._told)

    def _after_change(self) -> None:
        self._playback.apply(RunEvent.CHANGE)
        self._follow()

    def _follow(self) -> None:
        """Show what a command has changed: now, or with the next frame of a run."""
        if self.state is RunState.RUNNING:
            self._playback.stale = True
        else:
            self._show()

    def _show(self) -> None:
        # Where one looks back to, other settings may have been in force.
        self._tell_experiment()
        moment = self.snapshot()
        self.foresight.want(moment.diagnosis.pending, self.state is RunState.RUNNING)
        if moment is not self._shown:
            self._shown = moment
            self.frame.emit(moment)

    def _know_more(self) -> None:
        """Show what is found now that more is known."""
        self._snapshots.forget()
        self.refresh()

    def _tell_way(self, way: Way) -> None:
        # It is shown in the place of the last frame, which is then to be shown again.
        self._shown = None
        self.under_way.emit(way)

    def _show_where_it_got(self) -> None:
        """Show the end of a way; what is still on its way shows itself."""
        if self.state is not RunState.RUNNING:
            self._show()

    def _listen(self, trainer: Trainer) -> None:
        """Pass on the epochs of the run if somebody wants to hear of them."""
        heard = self.isSignalConnected(QMetaMethod.fromSignal(self.epoch_finished))
        self._subscription.follow(trainer if heard else None)
