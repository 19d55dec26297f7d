"""One moment of the tour as plain values: the card that stands, and what became of its question."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from learnscope.gui.tour.lesson import CardTable


class Phase(Enum):
    """How far a card's question is."""

    NONE = "none"  # there is no question
    ASKING = "asking"
    RUNNING = "running"  # the run goes where the question looks
    HALTED = "halted"  # the learner stopped that run
    TOLD = "told"  # what happened stands beside the answer


class Asked(NamedTuple):
    """A card's question, and what became of it."""

    #: ``"choice"``, ``"number"`` or ``"point"``.
    kind: str
    text: str
    choices: tuple[str, ...]
    low: float
    high: float
    #: Whether it is to be worked out, not predicted.
    exact: bool
    #: Whether the answer given is what it came to.
    right: bool
    hint: str
    #: The answer as text; empty where the learner had the result shown instead.
    given: str
    #: What it came to, as text and as a number; empty and None where words say it.
    result: str
    given_value: float | None
    result_value: float | None
    happened: str
    why: str
    because: str


@dataclass(frozen=True, slots=True)
class ChapterEntry:
    """A chapter as it stands in the list: its title, and how many of its cards are done."""

    title: str
    done: int
    count: int


@dataclass(frozen=True, slots=True)
class CardState:
    """One moment of the tour."""

    chapters: tuple[ChapterEntry, ...]
    chapter: int
    #: Another number each time a card is opened, the same one from its start, too.
    visit: int
    #: The card's number in its chapter, from 0, and how many there are.
    number: int
    count: int
    title: str
    text: str
    task: str
    formula: str
    table: "CardTable | None"
    asked: Asked | None
    phase: Phase
    done: bool

    @property
    def place(self) -> tuple[int, int]:
        """Which card this is."""
        return self.chapter, self.number

    @property
    def first(self) -> bool:
        """Whether there is no card before this one."""
        return self.place == (0, 0)

    @property
    def last(self) -> bool:
        """Whether there is no card after this one."""
        return self.place == (len(self.chapters) - 1, self.count - 1)
