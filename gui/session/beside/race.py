"""A race under way: tried in threads where the engine is compiled, else between two frames."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from learnscope.core import Experiment, ExperimentError, Trainer, compiled
from learnscope.core.landscape.race import Attempt, starts_beside, try_rate
from learnscope.core.landscape.runs import RateTried
from learnscope.core.landscape.tiles import cores
from learnscope.gui.look.theme import RUN_STYLES
from learnscope.gui.session.beside.race_state import (
    STARTS,
    RaceAsked,
    RaceLine,
    Racer,
    RaceState,
    racers_of,
)

#: How often it is looked for results, in milliseconds, and how long it may work here, in seconds.
_LOOK, _SLICE = 40, 0.006

#: Epochs between two looks at the clock, or at whether to stop.
_PORTION = 64


class Race(QObject):
    """Tries what a race asks for, and tells as it goes how far it is.

    Parameters
    ----------
    parent : QObject
        With which it ends.
    make_executor : callable, optional
        Returns what does the work where the engine is compiled: threads without another word, one
        fewer than there are cores, since one is the window's.

    Signals
    -------
    changed : RaceState
        When there is more to show.
    refused : ExperimentError
        When a race can't be what was asked for.
    """

    changed = Signal(object)
    refused = Signal(object)

    def __init__(
        self, parent: QObject, make_executor: Callable[[], Executor] | None = None
    ) -> None:
        super().__init__(parent)
        self._workers = _Workers(make_executor or _threads)
        # Not a method of this object: it is half gone by then.
        self.destroyed.connect(self._workers.end)
        self._state: RaceState | None = None
        self._work: Iterator[bool] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._go_on)

    @property
    def state(self) -> RaceState | None:
        """How far the last race is; None before there was one."""
        return self._state

    def begin(self, experiment: Experiment, asked: RaceAsked) -> None:
        """Begin a race; one under way is given up."""
        self.cancel()
        error = _refused(experiment, asked)
        if error is not None:
            self.refused.emit(error)
            return
        racers = racers_of(experiment, asked.between, RUN_STYLES)
        nothing = tuple(() for _ in racers)
        starts = starts_beside(experiment, STARTS)
        self._state = RaceState(
            experiment, asked, racers, starts, nothing, tuple(None for _ in racers)
        )
        self._work = self._steps()
        self.changed.emit(self._state)
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop; what has come of it so far stays."""
        if self._work is not None and self._state is not None:
            self._work = None
            self._timer.stop()
            self._workers.drop()
            self._state = replace(self._state, over=True)
            self.changed.emit(self._state)

    def end(self) -> None:
        """Stop, and wait until no thread is left."""
        self.cancel()
        self._workers.end()

    # How it works

    def _go_on(self) -> None:
        """Work for a moment, or look what has been worked out meanwhile."""
        work, state = self._work, self._state
        if work is None or state is None:
            return
        deadline = time.perf_counter() + _SLICE
        waits = False
        for waits in work:
            if waits or time.perf_counter() >= deadline:
                break
        else:
            self._work = None
            self._state = replace(self._known, done=1.0, over=True)
        if self._state is not state:
            self.changed.emit(self._state)
        if self._work is not None:
            self._timer.start(_LOOK if waits else 1)

    @property
    def _known(self) -> RaceState:
        assert self._state is not None
        return self._state

    def _steps(self) -> Iterator[bool]:
        """Do all of it; pause where something else may come in between.

        Yields
        ------
        bool
            Whether there is nothing to do but to wait for others.
        """
        asked = self._known.asked
        if asked.sweeps:
            yield from self._try_all()
        for number, racer in enumerate(self._known.racers):
            rate = self._rate_of(number, racer)
            if rate is not None:
                yield from self._run(number, racer, rate)

    def _rate_of(self, number: int, racer: Racer) -> float | None:
        if not self._known.asked.sweeps:
            return racer.optimizer.learning_rate
        best = self._known.best(number)
        return None if best is None else best.rate

    def _try_all(self) -> Iterator[bool]:
        state = self._known
        asked = state.asked
        tasks = [(n, rate) for rate in asked.rates for n in range(len(state.racers))]
        if compiled.ready():
            wanted = (asked.target_loss, asked.epochs, self._workers.stopped)
            under_way = []
            for number, rate in tasks:
                run = state.run_of(number, rate)
                under_way.append(self._workers.submit(try_rate, run, state.starts, *wanted))
                yield False
            for done, (number, _rate) in enumerate(tasks, start=1):
                future = under_way[done - 1]
                while not future.done():
                    yield True
                self._take(number, future.result(), done / len(tasks))
            return
        for done, (number, rate) in enumerate(tasks, start=1):
            attempt = Attempt(
                state.run_of(number, rate), state.starts, asked.target_loss, asked.epochs
            )
            while not attempt.over:
                attempt.go_on(1)
                yield False
            self._take(number, attempt.tried, done / len(tasks))

    def _take(self, number: int, tried: RateTried | None, done: float) -> None:
        if tried is None:
            return
        each = list(self._known.tried)
        each[number] = (*each[number], tried)
        self._state = replace(self._known, tried=tuple(each), done=done)

    def _run(self, number: int, racer: Racer, rate: float) -> Iterator[bool]:
        """Run a racer from the experiment's own start, in portions of about a millisecond."""
        asked = self._known.asked
        run = Trainer(self._known.run_of(number, rate))
        met = run.loss <= asked.target_loss
        while not (met or run.diverged or run.epoch >= asked.epochs):
            left = min(_PORTION, run.block, asked.epochs - run.epoch)
            run.advance(left, target_loss=asked.target_loss, updates=run.portion)
            met = run.loss <= asked.target_loss
            yield False
        history = run.history
        at = racer._replace(optimizer=racer.optimizer.at(rate))
        line = RaceLine(at, history.epochs, history.losses, run.epoch if met else None)
        lines = list(self._known.lines)
        lines[number] = line
        self._state = replace(self._known, lines=tuple(lines))


class _Workers:
    """Who does the work elsewhere, and whether it is still wanted."""

    def __init__(self, make_executor: Callable[[], Executor]) -> None:
        self._make_executor = make_executor
        self._executor: Executor | None = None
        self._stop = threading.Event()
        self._under_way: list[Future[RateTried | None]] = []

    @property
    def stopped(self) -> Callable[[], bool]:
        """What tells whether the work that is now handed over is wanted no more."""
        return self._stop.is_set

    def submit(
        self, work: Callable[..., RateTried | None], *given: object
    ) -> Future[RateTried | None]:
        """Hand work over."""
        if self._executor is None:
            self._executor = self._make_executor()
        future = self._executor.submit(work, *given)
        self._under_way.append(future)
        return future

    def drop(self) -> None:
        """Forget what is under way; it ends at its next look."""
        for future in self._under_way:
            future.cancel()
        self._under_way = []
        self._stop.set()
        self._stop = threading.Event()

    def end(self) -> None:
        """Drop what is under way, and wait until nobody works any more."""
        self.drop()
        if self._executor is not None:
            self._executor.shutdown()
            self._executor = None


def _threads() -> Executor:
    return ThreadPoolExecutor(max(cores() - 1, 1), "learnscope-race")


def _refused(experiment: Experiment, asked: RaceAsked) -> ExperimentError | None:
    """Return what is wrong with what a race asks for, or None."""
    if asked.sweeps and not 0.0 < asked.low < asked.high:
        got = f"{asked.low:g} … {asked.high:g}"
        return ExperimentError("race.rates", got, "a lower rate above 0, and a higher one")
    if asked.between == "rates" and experiment.optimizer.learning_rate == 0.0:
        return ExperimentError("race.rate", 0.0, "a rate above 0")
    return None
