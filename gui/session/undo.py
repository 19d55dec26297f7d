"""Undo and redo: the runs and the pins that stood before each thing a person changed."""

from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple

from learnscope.core import Trainer
from learnscope.gui.session.beside.pinned import Pins
from learnscope.gui.session.run_state import Stops
from learnscope.gui.session.snapshot import Selection

#: How many changes can be taken back at most.
DEPTH = 100

#: The memory that the runs kept may take together, in bytes. One neuron's takes up to 150 kB;
#: that of four layers of eight, trained by Adam, up to 12 MB, so that some 15 of those are kept.
MEMORY = 200_000_000


class UndoStep(NamedTuple):
    """A run and its pins as they stood before a change, and what the change was."""

    #: None where the change left the run alone, which then may have gone on.
    trainer: Trainer | None
    pins: Pins
    #: ``"parameters"``, ``"learning_rate"``, ``"gate"``, ``"data"``, ``"network"``, ``"start"``, …
    what: str

    @property
    def runs(self) -> list[Trainer]:
        """All that it keeps."""
        pinned = [each.run.trainer for each in self.pins]
        return pinned if self.trainer is None else [self.trainer, *pinned]


@dataclass(frozen=True, slots=True)
class Held:
    """A run put aside with all that belongs to it, to be brought back later."""

    trainer: Trainer
    selection: Selection
    #: What could be undone; None for nothing.
    undo: "UndoStack | None" = None
    #: Where it was to stop.
    stops: Stops = field(default_factory=Stops)
    #: What was put beside it.
    pins: Pins = ()


class UndoStack:
    """Takes changes back and makes them again, each with the whole run that belonged to it.

    What lies farthest away is forgotten first, when there are too many runs or they take too much
    memory; what comes next, either way, is never.

    Parameters
    ----------
    memory : int
        How many bytes all runs may take together.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        # Either way from the farthest to the next.
        self._done: deque[UndoStep] = deque(maxlen=DEPTH)
        self._undone: deque[UndoStep] = deque(maxlen=DEPTH)

    @property
    def nbytes(self) -> int:
        """The memory that the runs kept take, in bytes; what several share counts once."""
        kept = (*self._done, *self._undone)
        runs = (run for each in kept for run in each.runs)
        stores = {id(store): store for run in runs for store in run.stores}
        return sum(store.nbytes for store in stores.values())

    @property
    def undoable(self) -> str:
        """What undo would take back, or ""."""
        return self._done[-1].what if self._done else ""

    @property
    def redoable(self) -> str:
        """What redo would make again, or ""."""
        return self._undone[-1].what if self._undone else ""

    def keep(self, trainer: Trainer | None, what: str, pins: Pins = ()) -> None:
        """Keep what is about to be changed or replaced; what was undone is then gone.

        Parameters
        ----------
        trainer : Trainer, optional
            The run as it stands before; None if the change leaves the run alone.
        what : str
        pins : tuple of Pinned
            Those that there are before.
        """
        self._undone.clear()
        self._add(self._done, UndoStep(trainer, pins, what))

    def undo(self, present: Trainer, pins: Pins = ()) -> tuple[Trainer, Pins]:
        """Return the run and the pins before the last change, keeping the present ones for redo.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        return self._swap(self._done, self._undone, present, pins)

    def redo(self, present: Trainer, pins: Pins = ()) -> tuple[Trainer, Pins]:
        """Return the run and the pins as they stood when their change was undone.

        Raises
        ------
        IndexError
            If there is nothing to redo.
        """
        return self._swap(self._undone, self._done, present, pins)

    def _swap(
        self, taken: deque[UndoStep], given: deque[UndoStep], present: Trainer, pins: Pins
    ) -> tuple[Trainer, Pins]:
        kept = taken.pop()
        stays = kept.trainer is None
        self._add(given, UndoStep(None if stays else present, pins, kept.what))
        return kept.trainer or present, kept.pins

    def _add(self, to: deque[UndoStep], kept: UndoStep) -> None:
        to.append(kept)
        for row in (self._done, self._undone):
            while len(row) > 1 and self.nbytes > self._memory:
                row.popleft()
