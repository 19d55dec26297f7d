"""Chapters and their cards as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from learnscope.core import Experiment
from learnscope.gui.tour.conditions import Condition
from learnscope.gui.tour.quantities import BEFORE, Grid, names_in


@dataclass(frozen=True, slots=True)
class Setup:
    """What a card finds on the bench: an experiment, the row looked at, epochs trained before."""

    experiment: Experiment
    row: int = 2
    epochs: int = 0


@dataclass(frozen=True, slots=True)
class ScriptedAction:
    """Something that the tour does with the run once a question is answered.

    Parameters
    ----------
    do : str
        ``"step"``, ``"run_to"`` (an ``epoch``, or a ``loss`` by a quantity's name), ``"edit"``
        (``parameters``), ``"select"`` (a ``row``), ``"gate"`` (its ``name``) or ``"look_inside"``
        (a ``stage``).
    arguments : mapping
    """

    do: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Slip:
    """An answer that shows which thought went astray: the quantity it is, and what to say."""

    of: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something to predict, or to work out.

    A prediction can be anything; what happened is then shown beside it. What is to be worked out
    (`exact`) is taken once it is right to `digits` decimals.
    """

    #: ``"choice"``, ``"number"`` or ``"point"`` (set with a slider).
    kind: str
    text: str
    choices: tuple[str, ...] = ()
    #: The quantity asked for; empty where there is none, as with most choices.
    of: str = ""
    digits: int = 3
    low: float = 0.0
    high: float = 1.0
    exact: bool = False
    slips: tuple[Slip, ...] = ()
    hint: str = ""
    then: tuple[ScriptedAction, ...] = ()
    happened: str = ""
    #: What to think about, and, on request, an answer to it.
    why: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers side by side."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to see, and one thing to do."""

    id: str
    title: str
    text: str
    done: Condition
    #: What to do, empty where the card is only read or asks a question.
    task: str = ""
    #: None to go on with what the card before left.
    setup: Setup | None = None
    #: A quantity to light, and the objectName of a widget to frame.
    light: str = ""
    frame: str = ""
    #: LaTeX.
    formula: str = ""
    table: Table | None = None
    question: Question | None = None
    grid: Grid = field(default_factory=Grid)

    def texts(self) -> tuple[str, ...]:
        """Return the texts that stand on the card before a question is answered."""
        cells = () if self.table is None else tuple(c for row in self.table.rows for c in row)
        question = self.question
        asked = () if question is None else (question.text, *question.choices)
        return (self.title, self.text, self.task, *cells, *asked)

    def outcome_texts(self) -> tuple[str, ...]:
        """Return the texts that come with and after the answer."""
        question = self.question
        if question is None:
            return ()
        slips = (slip.text for slip in question.slips)
        return (question.hint, *slips, question.happened, question.why, question.because)

    def names(self) -> set[str]:
        """Return the names of all quantities the card needs, without what stood before."""
        names = {name for text in self.texts() for name in names_in(text)}
        names |= {name for text in self.outcome_texts() for name in names_in(text)}
        if self.question is not None:
            names |= {self.question.of, *(slip.of for slip in self.question.slips)} - {""}
            names |= {d.arguments["loss"] for d in self.question.then if "loss" in d.arguments}
        return {name.removeprefix(BEFORE) for name in names}


@dataclass(frozen=True, slots=True)
class Chapter:
    """One idea."""

    id: str
    title: str
    cards: tuple[Card, ...]

    def setup_before(self, number: int) -> Setup | None:
        """Return the set-up that a card stands on: its own, or the nearest before it."""
        setups = [card.setup for card in self.cards[: number + 1] if card.setup is not None]
        return setups[-1] if setups else None
