"""A saved run opened: it stands where it stood at once, and its record comes while one looks."""

import time
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer

from learnscope.core import Trainer
from learnscope.core.run.saved import SavedRun
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Selection
from learnscope.gui.text.language import translate
from learnscope.gui.widgets.guard import guarded

#: How long it works at a time, in seconds; a frame has the rest.
_SLICE = 0.008

#: What says something until something else is done: takes texts, the longest first.
Tell = Callable[[Callable[[], Sequence[str]]], None]


@guarded
class Reopening(QObject):
    """Opens saved runs in a lab.

    The run is gone through anew in portions, from its start on, so that its record is there, too;
    whatever is done to it meanwhile ends that, and what is not recorded is worked out when it is
    asked for.

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
        self._saved: SavedRun | None = None
        self._way: Iterator[float] = iter(())
        self._again: Trainer | None = None
        self._standing: tuple[object, ...] = ()
        self._share = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def saved(self) -> SavedRun:
        """Return what there is to keep of the lab's run, with what is looked at in it."""
        chosen = self._lab.selection
        return SavedRun.of(
            self._lab.trainer, {"selection": {"sample": chosen.sample, "unit": chosen.unit}}
        )

    def open(self, saved: SavedRun) -> None:
        """Have the lab stand where a run was kept."""
        self._lab.take_over(Trainer.standing(saved), _selection(saved))
        self._saved, self._share = saved, 0.0
        self._again = Trainer(saved.experiment)
        self._way = saved.retraced(self._again)
        self._standing = self._state()
        self._tell(self._news)
        self._timer.start(0)

    @property
    def under_way(self) -> bool:
        """Whether a run is being gone through."""
        return self._timer.isActive()

    def _go_on(self) -> None:
        """Go on for a moment, unless the run is not as it was opened any more."""
        saved, again = self._saved, self._again
        if saved is None or again is None or self._state() != self._standing:
            self._end()
            return
        deadline = time.perf_counter() + _SLICE
        for share in self._way:
            if time.perf_counter() >= deadline:
                self._share = share
                self._tell(self._news)
                return
        arrives = saved.is_where(again)
        if arrives:
            self._lab.take_over(again, self._lab.selection, undone=False)
        self._end()
        epoch, latest = f"{saved.epoch:,}", f"{saved.latest:,}"
        self._tell(lambda: [_arrived(arrives).format(epoch=epoch, latest=latest)])

    def _end(self) -> None:
        self._timer.stop()
        self._saved = self._again = None
        self._way, self._standing = iter(()), ()

    def _state(self) -> tuple[object, ...]:
        """Return what tells whether a run was gone on with or changed."""
        run = self._lab.trainer
        return id(run), run.epoch, run.latest, id(run.changes), run.experiment

    def _news(self) -> list[str]:
        if self._saved is None:
            return [""]
        text = translate(
            "Reopening",
            "Opened at epoch {epoch}, where it was saved. The way there is gone through anew: "
            "{done} %.",
        )
        return [text.format(epoch=f"{self._saved.epoch:,}", done=round(100 * self._share))]


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


def _selection(saved: SavedRun) -> Selection:
    """Return what was looked at; the usual where that is not known."""
    chosen = saved.beside.get("selection")
    given = chosen if isinstance(chosen, dict) else {}
    sample, unit = given.get("sample"), given.get("unit")
    problem = saved.experiment.problem
    row = problem.active[0]
    if isinstance(sample, int) and 0 <= sample < len(problem.target_array):
        row = sample
    return Selection(row, unit if isinstance(unit, str) else "y")
