"""Kept runs opened: they stand where they stood at once, and their records come while one looks."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer

from learnscope.core import Trainer
from learnscope.core.run.saved import SavedRun
from learnscope.gui.session.beside.pinned import PinnedRun
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded

#: How long it works at a time, in seconds; a frame has the rest.
_SLICE = 0.008

#: How long it waits while a run goes on, in milliseconds.
_WAIT = 100

#: What says something until something else is done: takes texts, the longest first.
Tell = Callable[[Callable[[], Sequence[str]]], None]


@dataclass
class _Way:
    """A run that is gone through anew, from its start to where it was kept."""

    saved: SavedRun
    again: Trainer = field(init=False)
    portions: Iterator[float] = field(init=False)
    #: How much of it is gone.
    share: float = 0.0

    def __post_init__(self) -> None:
        self.again = Trainer(self.saved.experiment)
        self.portions = self.saved.retraced(self.again)

    def go_on(self, deadline: float) -> bool:
        """Go on until a time; return whether the end is reached."""
        for share in self.portions:
            self.share = share
            if time.perf_counter() >= deadline:
                return False
        return True


@guarded
class Reopening(QObject):
    """Has the records of opened runs come.

    They are gone through anew in portions, from their starts on; what is done to one meanwhile ends
    that, and what is not recorded is worked out when it is asked for.

    Parameters
    ----------
    lab : Lab
        With which it ends.
    tell : callable
        Says how far it is.
    """

    def __init__(self, lab: Lab, tell: Tell) -> None:
        super().__init__(lab)
        self._lab, self._tell = lab, tell
        self._run: _Way | None = None
        self._standing: tuple[object, ...] = ()
        #: The pinned runs, each with its way.
        self._pinned: list[tuple[PinnedRun, _Way]] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def retrace(self, saved: SavedRun, pinned: Sequence[tuple[PinnedRun, SavedRun]]) -> None:
        """Go through the lab's run anew, and then through those that are pinned.

        Parameters
        ----------
        saved : SavedRun
            Where the lab's run stands.
        pinned : sequence of (PinnedRun, SavedRun)
        """
        self._run = _Way(saved)
        self._pinned = [(run, _Way(kept)) for run, kept in pinned]
        self._standing = self._state()
        self._tell(self._news)
        self._timer.start(0)

    @property
    def under_way(self) -> bool:
        """Whether a run is being gone through."""
        return self._timer.isActive()

    @property
    def unfinished(self) -> SavedRun | None:
        """What was opened, as long as the lab's run is still that, without all of its record."""
        return None if self._run is None or self._state() != self._standing else self._run.saved

    def unfinished_of(self, run: PinnedRun) -> SavedRun | None:
        """Return what was opened of a pinned run, as long as its record is not all there."""
        return next((way.saved for pinned, way in self._pinned if pinned is run), None)

    def _go_on(self) -> None:
        """Go on for a moment with what is first to be gone through."""
        if self._lab.state is RunState.RUNNING:
            self._timer.start(_WAIT)
            return
        self._timer.setInterval(0)
        deadline = time.perf_counter() + _SLICE
        if self._run is not None:
            self._go_on_with_run(self._run, deadline)
        elif self._pinned:
            self._go_on_with_pinned(*self._pinned[0], deadline)
        else:
            self._timer.stop()

    def _go_on_with_run(self, way: _Way, deadline: float) -> None:
        if self._state() != self._standing:
            # It is not as it was opened any more.
            self._run = None
        elif way.go_on(deadline):
            saved = way.saved
            arrives = saved.is_where(way.again)
            self._run = None
            if arrives:
                self._lab.take_over(way.again, self._lab.selection, undone=False)
            epoch, latest = f"{saved.epoch:,}", f"{saved.latest:,}"
            self._tell(lambda: [_arrived(arrives).format(epoch=epoch, latest=latest)])
        else:
            self._tell(self._news)

    def _go_on_with_pinned(self, run: PinnedRun, way: _Way, deadline: float) -> None:
        here = next((each for each in self._lab.pins if each.run is run), None)
        if here is not None and not way.go_on(deadline):
            return
        del self._pinned[0]
        if here is not None and way.saved.is_where(way.again):
            self._lab.know_pinned(replace(here, run=PinnedRun(way.again)))

    def _state(self) -> tuple[object, ...]:
        """Return what tells whether a run was gone on with or changed."""
        run = self._lab.trainer
        return id(run), run.epoch, run.latest, id(run.changes), run.experiment

    def _news(self) -> list[str]:
        if self._run is None:
            return [""]
        text = translate(
            "Reopening",
            "Opened at epoch {epoch}, where it was saved. The way there is gone through anew: "
            "{done} %.",
        )
        epoch = f"{self._run.saved.epoch:,}"
        return [text.format(epoch=epoch, done=round(100 * self._run.share))]


def _arrived(arrives: bool) -> str:
    if arrives:
        return translate(
            "Reopening",
            "Opened at epoch {epoch} of {latest}, as it was saved. Any epoch of it can be gone "
            "back to.",
        )
    return translate(
        "Reopening",
        "Opened at epoch {epoch}, with the numbers that were saved. They come of another version "
        "of Learnscope: the same start ends elsewhere here, so what lies before may differ.",
    )
