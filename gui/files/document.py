"""What is kept of a session in a file: the run, what is beside it, how it is looked at, a note."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from learnscope.core import Experiment, ExperimentError, Gate, OwnData, Trainer
from learnscope.core.run.saved import SavedRun
from learnscope.gui.files.looks import look_as, looks_of
from learnscope.gui.files.reopening import Reopening, Tell
from learnscope.gui.look.theme import RUN_STYLES
from learnscope.gui.session.beside.pinned import Pinned, PinnedRun, Pins
from learnscope.gui.session.beside.pins import MAX_NAME
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Selection
from learnscope.gui.session.undo import Held

if TYPE_CHECKING:
    from learnscope.gui.layout.docks import Docks
    from learnscope.gui.wiring import Parts

#: The longest note, in characters.
MAX_NOTE = 10_000


class _Work(NamedTuple):
    """What tells whether something was done since."""

    begun_with: Experiment
    changes: object
    latest: int
    pins: tuple[tuple[int, str, bool], ...]
    note: str


class _Opened(NamedTuple):
    """What a file holds, read and checked, before anything is changed."""

    saved: SavedRun
    selection: Selection
    pins: Pins
    #: Of each pinned run what was kept.
    kept: tuple[SavedRun, ...]

    @classmethod
    def of(cls, saved: SavedRun) -> "_Opened":
        kept = _pinned_of(saved.beside.get("pins"))
        pins = tuple(pinned for pinned, _ in kept)
        return cls(saved, _selection_of(saved), pins, tuple(run for _, run in kept))


class Document(QObject):
    """What of a session is kept, and what comes back of it.

    Parameters
    ----------
    lab : Lab
        With which it ends.
    parts : Parts
        Whose views are looked at.
    docks : Docks
    put_aside : callable
        Returns what the tour has put aside, or None.
    tell : callable
        Says how far an opened run is.
    """

    #: The note is another than before.
    note_changed = Signal(str)

    def __init__(
        self,
        lab: Lab,
        parts: "Parts",
        docks: "Docks",
        put_aside: Callable[[], Held | None],
        tell: Tell,
    ) -> None:
        super().__init__(lab)
        self._lab, self._parts, self._docks = lab, parts, docks
        self._put_aside = put_aside
        self.reopening = Reopening(lab, tell)
        self._note = ""
        #: Where the run was saved or opened last.
        self.path: Path | None = None
        self._clean = self._work()

    @property
    def note(self) -> str:
        """What a person has written to the run."""
        return self._note

    def set_note(self, text: str) -> None:
        """Have another note, as far as there is room for it."""
        note = text[:MAX_NOTE]
        if note != self._note:
            self._note = note
            self.note_changed.emit(note)

    def saved(self) -> SavedRun:
        """Return what there is to keep of the lab's run."""
        chosen = self._lab.selection
        unfinished = self.reopening.unfinished
        beside = {
            **self._beside(chosen, self._lab.pins),
            "views": looks_of(self._parts, self._docks),
            "note": self._note,
        }
        if unfinished is not None:
            # Its record is still on its way, and with it the epochs after this one.
            return unfinished.with_beside(beside)
        return SavedRun.of(self._lab.trainer, beside)

    def saved_with_own(self) -> SavedRun:
        """Return the same, in a tour with the learner's own run, which the tour has put aside."""
        saved, held = self.saved(), self._put_aside()
        if held is None:
            return saved
        own = SavedRun.of(held.trainer, self._beside(held.selection, held.pins))
        return saved.with_beside({**saved.beside, "own": own.to_dict()})

    def open(self, saved: SavedRun) -> None:
        """Stand where a run was kept, and look at it as it was looked at.

        Raises
        ------
        ExperimentError
            If what is beside the run is not that of one; nothing is changed then.
        """
        opened, own = _Opened.of(saved), saved.beside.get("own")
        if own is not None:
            # Undo brings it back.
            put_aside = _Opened.of(SavedRun.from_dict(own))
            self._take(put_aside, put_aside.pins)
        # Beside a run that nothing stood beside, what is there may stay, to be compared with it.
        self._take(opened, opened.pins if opened.pins or own is not None else self._lab.pins)
        pinned = [(each.run, kept) for each, kept in zip(opened.pins, opened.kept, strict=True)]
        self.reopening.retrace(opened.saved, pinned)
        look_as(saved.beside.get("views"), self._parts, self._docks)
        note = saved.beside.get("note")
        self.set_note(note if isinstance(note, str) else "")

    def mark_kept(self, path: Path) -> None:
        """Take what there is now for kept in a file."""
        self.path = path
        self._clean = self._work()

    def mark_opened(self) -> None:
        """Take the experiment for one that a file gives again; the rest is kept nowhere by that."""
        self.path = None
        self._clean = self._clean._replace(begun_with=self._work().begun_with)

    @property
    def has_work(self) -> bool:
        """Whether there is something that a hand has made, and that is kept nowhere.

        What an example or a gate, a new start and Run give again is no such work: that is a run
        changed on its way, runs pinned beside it, own data, other hidden layers that were trained,
        and a note.
        """
        now, clean = self._work(), self._clean
        if now == clean:
            return False
        run = self._run()[0]
        problem = now.begun_with.problem
        own = isinstance(problem, OwnData) or (
            isinstance(problem, Gate) and problem.name == "custom"
        )
        return (
            len(run.changes.entries) > 1
            or run.changes.edited
            or bool(now.pins)
            or now.note != clean.note
            or (own and problem != clean.begun_with.problem)
            or (now.latest > 0 and now.begun_with.network != clean.begun_with.network)
        )

    def _take(self, opened: _Opened, pins: Pins) -> None:
        self._lab.take_over(Trainer.standing(opened.saved), opened.selection, pins=pins)

    def _beside(self, chosen: Selection, pins: Pins) -> dict[str, Any]:
        """Return what is kept beside a run, as plain values."""
        return {
            "selection": {"sample": chosen.sample, "unit": chosen.unit},
            "pins": [
                {
                    "name": each.name,
                    "style": each.style,
                    "baseline": each.baseline,
                    "run": self._saved_pin(each.run).to_dict(),
                }
                for each in pins
            ],
        }

    def _saved_pin(self, run: PinnedRun) -> SavedRun:
        return self.reopening.unfinished_of(run) or SavedRun.of(run.trainer)

    def _run(self) -> tuple[Trainer, Pins]:
        """Return the learner's own run, with what is pinned beside it."""
        held = self._put_aside()
        return (self._lab.trainer, self._lab.pins) if held is None else (held.trainer, held.pins)

    def _work(self) -> _Work:
        run, pins = self._run()
        pinned = tuple((id(each.run), each.name, each.baseline) for each in pins)
        return _Work(run.begun_with, run.changes, run.latest, pinned, self._note)


def _selection_of(saved: SavedRun) -> Selection:
    """Return what was looked at; the usual where that is not known."""
    chosen = saved.beside.get("selection")
    given = chosen if isinstance(chosen, Mapping) else {}
    sample, unit = given.get("sample"), given.get("unit")
    problem = saved.experiment.problem
    row = problem.active[0]
    if isinstance(sample, int) and 0 <= sample < len(problem.target_array):
        row = sample
    return Selection(row, unit if isinstance(unit, str) else "y")


def _pinned_of(value: Any) -> list[tuple[Pinned, SavedRun]]:
    """Return the pinned runs of a file, each standing where it stood, and what was kept of it.

    Raises
    ------
    ExperimentError
        If they are not those of a file.
    """
    entries: Sequence[Any] = [] if value is None else value
    allowed = f"a list of up to {len(RUN_STYLES)} pinned runs"
    if not isinstance(entries, list) or len(entries) > len(RUN_STYLES):
        raise ExperimentError("pins", value, allowed)
    free, pinned = list(RUN_STYLES), []
    baseline = next((i for i, e in enumerate(entries) if _is_baseline(e)), 0)
    for number, entry in enumerate(entries):
        if not isinstance(entry, Mapping):
            raise ExperimentError(f"pins[{number}]", entry, allowed)
        run = SavedRun.from_dict(entry.get("run"))
        style = entry.get("style")
        style = style if style in free else free[0]
        free.remove(style)
        given = entry.get("name")
        name = " ".join(given.split())[:MAX_NAME] if isinstance(given, str) else ""
        beside = PinnedRun(Trainer.standing(run))
        pinned.append((Pinned(name or style[-1], style, beside, number == baseline), run))
    return pinned


def _is_baseline(entry: Any) -> bool:
    return isinstance(entry, Mapping) and entry.get("baseline") is True
