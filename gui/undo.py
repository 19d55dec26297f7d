"""Undo and redo: the runs that stood before each thing a person changed."""

from collections import deque
from dataclasses import dataclass, field

from learnscope.core import Trainer
from learnscope.gui.player import Stops

#: How many changes can be taken back. A run takes some 130 kB.
DEPTH = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """A run as it stood before a change, and what the change was."""

    trainer: Trainer
    #: ``"parameters"``, ``"learning_rate"``, ``"gate"``, ``"data"``, ``"network"``, ``"start"``, …
    what: str


@dataclass(frozen=True, slots=True)
class Held:
    """A run put aside with all that belongs to it, to be brought back later."""

    trainer: Trainer
    #: The row that was selected.
    row: int
    #: What could be undone; None for nothing.
    undo: "UndoStack | None" = None
    #: Where it was to stop.
    stops: Stops = field(default_factory=Stops)


class UndoStack:
    """Takes changes back and makes them again, each with the whole run that belonged to it."""

    def __init__(self) -> None:
        self._done: deque[Kept] = deque(maxlen=DEPTH)
        self._undone: list[Kept] = []

    @property
    def undoable(self) -> str:
        """What undo would take back, or ""."""
        return self._done[-1].what if self._done else ""

    @property
    def redoable(self) -> str:
        """What redo would make again, or ""."""
        return self._undone[-1].what if self._undone else ""

    def keep(self, trainer: Trainer, what: str) -> None:
        """Keep a run that is about to be changed or replaced; what was undone is then gone."""
        self._done.append(Kept(trainer, what))
        self._undone.clear()

    def undo(self, present: Trainer) -> Trainer:
        """Return the run before the last change, keeping the present one for redo.

        Raises
        ------
        IndexError
            If there is nothing to undo.
        """
        kept = self._done.pop()
        self._undone.append(Kept(present, kept.what))
        return kept.trainer

    def redo(self, present: Trainer) -> Trainer:
        """Return the run as it stood when its change was undone.

        Raises
        ------
        IndexError
            If there is nothing to redo.
        """
        kept = self._undone.pop()
        self._done.append(Kept(present, kept.what))
        return kept.trainer
