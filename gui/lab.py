"""The one owner of the trainer, the selection and the clock; everything changes through it."""

import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer, Signal

from learnscope.core import (
    Batch,
    EpochRecord,
    Experiment,
    ExperimentError,
    Gate,
    RandomStart,
    Trainer,
    ValuesStart,
    diagnose,
)
from learnscope.core.experiment import MAX_SEED
from learnscope.core.problem import CUSTOM
from learnscope.gui.player import FRAME, LADDER, Player, RunEvent, RunState, time_slice
from learnscope.gui.snapshot import Curves, Snapshot

#: Epochs trained between two looks at the clock at Max: about half a millisecond.
_CHUNK = 256


class Lab(QObject):
    """A run under a person's hands.

    Commands come in as methods. What happened goes out as signals, and nothing else:

    epoch_finished : EpochRecord
        After each epoch, exactly once, in order. Costs nothing while nobody is connected.
    frame : Snapshot
        The moment to show, at most once per displayed frame while running, and after each command.
    frame_drawn : float
        The seconds that showing and painting a frame of a run took.
    state_changed : RunState
        When the run's state changes, or what can be done in it.
    experiment_changed : Experiment
        When a control should show another setting than the one it set itself.
    refused : ExperimentError
        When a command asked for something invalid; what was there stays.
    """

    epoch_finished = Signal(object)
    frame = Signal(object)
    frame_drawn = Signal(float)
    state_changed = Signal(object)
    experiment_changed = Signal(object)
    refused = Signal(object)

    def __init__(self, experiment: Experiment | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = Player()
        self._selected = 0
        self._lit = ""
        self._target_loss: float | None = None
        self._last_epoch: int | None = None
        self._listening = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._tick)
        # Fires when everything posted before it has been handled: the frame is then drawn.
        self._drawn = QTimer(self)
        self._drawn.setSingleShot(True)
        self._drawn.timeout.connect(self._after_drawing)
        self._last_tick = self._shown_at = 0.0
        self._drawing = 0.0
        self._begin(experiment or Experiment())

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
    def state(self) -> RunState:
        """What the run is doing."""
        return self._player.state

    @property
    def selected(self) -> int:
        """The number of the row that the drawing shows."""
        return self._selected

    @property
    def pace_index(self) -> int:
        """Which speed of `player.LADDER` is chosen."""
        return self._player.pace_index

    @property
    def target_loss(self) -> float | None:
        """The loss at which a run stops, or None."""
        return self._target_loss

    @property
    def last_epoch(self) -> int | None:
        """The epoch at which a run stops, or None."""
        return self._last_epoch

    def can(self, event: RunEvent) -> bool:
        """Return whether an event is possible now."""
        if event is RunEvent.STEP_BACK and self._trainer.epoch == 0:
            return False
        return self._player.can(event)

    def snapshot(self) -> Snapshot:
        """Return this moment as a value."""
        trainer = self._trainer
        history = trainer.history
        w1, w2, b = trainer.parameters.tolist()
        return Snapshot(
            experiment=trainer.experiment,
            state=self.state,
            epoch=trainer.epoch,
            loss=trainer.loss,
            accuracy=trainer.accuracy,
            parameters=(w1, w2, b),
            outputs=trainer.outputs(),
            selected=self._selected,
            sample=trainer.trace(self._selected).sample,
            curves=Curves(
                epochs=history.epochs,
                losses=history.losses,
                lowest_losses=history.lowest_losses,
                highest_losses=history.highest_losses,
                stride=history.stride,
                parameters=history.parameters,
            ),
            diagnosis=diagnose(trainer),
            lit=self._lit,
        )

    # Commands: the run

    def run(self) -> None:
        """Start or go on."""
        if self._apply(RunEvent.RUN):
            self._last_tick = time.perf_counter()
            self._clock.start(0)

    def pause(self) -> None:
        """Stop where it is."""
        if self._apply(RunEvent.PAUSE):
            self.refresh()

    def toggle(self) -> None:
        """Run, or pause if it runs."""
        if self.state is RunState.RUNNING:
            self.pause()
        else:
            self.run()

    def train(self, epochs: int) -> None:
        """Train so many epochs at once, without showing them."""
        if epochs and self._apply(RunEvent.STEP):
            self._advance(epochs)
            self.refresh()

    def step(self) -> None:
        """Train one epoch; a run is paused first."""
        self.pause()
        if self._apply(RunEvent.STEP):
            self._advance(1)
            self.refresh()

    def step_back(self) -> None:
        """Go back exactly one epoch; a run is paused first."""
        self.pause()
        if self.can(RunEvent.STEP_BACK) and self._apply(RunEvent.STEP_BACK):
            self._trainer.rewind(self._trainer.epoch - 1)
            if self._trainer.epoch == 0:
                self._apply(RunEvent.RESET)
            self.state_changed.emit(self.state)
            self.refresh()

    def reset(self) -> None:
        """Return to epoch 0 of the same start."""
        self._begin(self.experiment)

    # Commands: the experiment

    def open(self, experiment: Experiment) -> None:
        """Start over with another experiment."""
        self._begin(experiment)

    def new_start(self) -> None:
        """Start over from other parameters: those of the next seed."""
        start = self.experiment.start
        seed = start.seed + 1 if isinstance(start, RandomStart) else 1
        self.set_seed(1 if seed > MAX_SEED else seed)

    def set_seed(self, seed: int) -> None:
        """Start over from the parameters that a seed draws."""
        self._change(lambda e: replace(e, start=RandomStart(seed)))

    def set_start(self, values: tuple[float, float, float]) -> None:
        """Start over from parameters given one by one."""
        self._change(lambda e: replace(e, start=ValuesStart(values)))

    def set_gate(self, name: str) -> None:
        """Start over with another gate, the rows switched on or off as they are."""
        gate = self.experiment.problem
        targets = gate.targets if name == CUSTOM else ()
        self._change(lambda e: e.with_problem(Gate(name, gate.rows, targets)))

    def set_target(self, row: int, target: int) -> None:
        """Change one right answer, which makes the gate the learner's own; start over."""
        self._change(lambda e: e.with_problem(e.problem.with_target(row, target)))

    def set_row_active(self, row: int, active: bool) -> None:
        """Switch a row on or off; start over. The last row stays on."""
        self._change(lambda e: e.with_problem(e.problem.with_row(row, active)))

    def set_loss(self, name: str) -> None:
        """Start over with another loss."""
        self._change(lambda e: replace(e, loss=name))

    def set_batch_size(self, size: int | None) -> None:
        """Start over with another number of samples per update."""
        self._change(lambda e: replace(e, batch=Batch(size, e.batch.shuffle)))

    def set_learning_rate(self, rate: float) -> None:
        """Change the learning rate from here on; the run goes on."""
        try:
            self._trainer.learning_rate = rate
        except ExperimentError as error:
            self.refused.emit(error)
        self.experiment_changed.emit(self.experiment)
        self._after_change()

    # Commands: what is seen, and for how long

    def select(self, row: int) -> None:
        """Show another row in the drawing."""
        self._selected = row
        self.refresh()

    def light(self, quantity: str) -> None:
        """Light a quantity wherever it stands, or none for ``""``."""
        if quantity != self._lit:
            self._lit = quantity
            self.refresh()

    def set_pace(self, index: int) -> None:
        """Choose a speed of `player.LADDER`."""
        self._player.pace_index = min(max(index, 0), len(LADDER) - 1)
        self.refresh()

    def set_stops(self, target_loss: float | None, last_epoch: int | None) -> None:
        """Choose where runs stop: at a loss, at an epoch, at whichever comes first, or never."""
        self._target_loss = target_loss
        self._last_epoch = last_epoch
        self._after_change()

    def refresh(self) -> None:
        """Show this moment: now, or with the next frame of a run."""
        if self.state is not RunState.RUNNING:
            self.frame.emit(self.snapshot())

    # How it works

    def _begin(self, experiment: Experiment) -> None:
        self._clock.stop()
        self._trainer = Trainer(experiment)
        self._listening = False
        self._apply(RunEvent.RESET)
        self.experiment_changed.emit(experiment)
        self.refresh()

    def _change(self, change: Callable[[Experiment], Experiment]) -> None:
        try:
            experiment = change(self.experiment)
        except ExperimentError as error:
            self.refused.emit(error)
            self.experiment_changed.emit(self.experiment)
            return
        self._begin(experiment)

    def _after_change(self) -> None:
        self._apply(RunEvent.CHANGE)
        self.refresh()

    def _apply(self, event: RunEvent) -> bool:
        if not self._player.apply(event):
            return False
        self.state_changed.emit(self.state)
        return True

    def _advance(self, epochs: int, target_loss: float | None = None) -> int:
        self._listen_if_heard()
        trained = self._trainer.advance(epochs, target_loss=target_loss)
        if self._trainer.diverged:
            self._apply(RunEvent.DIVERGE)
        return trained

    def _advance_run(self, epochs: int) -> int:
        """Train towards the stops; the run is finished when it meets one."""
        if self._stop_met():
            self._apply(RunEvent.FINISH)
            return 0
        if self._last_epoch is not None:
            epochs = min(epochs, self._last_epoch - self._trainer.epoch)
        trained = self._advance(epochs, self._target_loss)
        if self.state is RunState.RUNNING and self._stop_met():
            self._apply(RunEvent.FINISH)
        return trained

    def _stop_met(self) -> bool:
        met_loss = self._target_loss is not None and self._trainer.loss <= self._target_loss
        return met_loss or (
            self._last_epoch is not None and self._trainer.epoch >= self._last_epoch
        )

    def _listen_if_heard(self) -> None:
        """Pass the trainer's epochs on only while somebody is connected to ours."""
        heard = self.isSignalConnected(QMetaMethod.fromSignal(self.epoch_finished))
        if heard == self._listening:
            return
        if heard:
            self._trainer.epoch_finished.connect(self._pass_on)
        else:
            self._trainer.epoch_finished.disconnect(self._pass_on)
        self._listening = heard

    def _pass_on(self, record: EpochRecord) -> None:
        self.epoch_finished.emit(record)

    def _tick(self) -> None:
        if self.state is not RunState.RUNNING:
            return
        now = time.perf_counter()
        elapsed, self._last_tick = now - self._last_tick, now
        trained = self._train_for_a_frame(now, elapsed)
        if not trained and self.state is RunState.RUNNING:
            self._clock.start(round(FRAME * 1000))
            return
        self._shown_at = time.perf_counter()
        self.frame.emit(self.snapshot())
        self._drawn.start(0)

    def _train_for_a_frame(self, now: float, elapsed: float) -> int:
        if self._player.pace.per != "max":
            due = self._player.due(elapsed)
            return self._advance_run(due) if due else 0
        deadline = now + time_slice(self._drawing)
        trained = self._advance_run(_CHUNK)
        while self.state is RunState.RUNNING and time.perf_counter() < deadline:
            trained += self._advance_run(_CHUNK)
        return trained

    def _after_drawing(self) -> None:
        now = time.perf_counter()
        # Half the old figure: one slow frame (a menu opening) does not halve the next slice.
        took = now - self._shown_at
        self._drawing = (self._drawing + took) / 2
        self.frame_drawn.emit(took)
        if self.state is RunState.RUNNING:
            rest = FRAME - (now - self._last_tick)
            self._clock.start(max(0, round(rest * 1000)))
