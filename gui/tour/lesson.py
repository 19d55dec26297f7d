"""Chapters and their cards as plain values, read from their files, and checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from learnscope import assets
from learnscope.core import Experiment, ExperimentError
from learnscope.gui.tour.conditions import ANSWER, KINDS, Condition
from learnscope.gui.tour.quantities import BEFORE, Grid, is_known, names_in


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


class Phase(Enum):
    """How far a card's question is."""

    NONE = "none"  # there is no question
    ASKING = "asking"
    RUNNING = "running"  # the run goes where the question looks
    HALTED = "halted"  # the learner stopped that run
    TOLD = "told"  # what happened stands beside the answer


@dataclass(frozen=True, slots=True)
class Asked:
    """A card's question, and what became of it."""

    #: ``"choice"``, ``"number"`` or ``"point"``.
    kind: str
    text: str
    choices: tuple[str, ...]
    low: float
    high: float
    #: Whether it is to be worked out, not predicted.
    exact: bool
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
class CardState:
    """One moment of the tour."""

    chapter_titles: tuple[str, ...]
    chapter: int
    #: The card's number in its chapter, from 0, and how many there are.
    number: int
    count: int
    title: str
    text: str
    task: str
    formula: str
    table: Table | None
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
        return self.place == (len(self.chapter_titles) - 1, self.count - 1)


#: The ten chapters, in order; each is a file.
CHAPTERS = (
    "model",
    "curves",
    "activation",
    "data",
    "forward",
    "loss",
    "search",
    "chain",
    "update",
    "repeat",
)

_QUESTIONS = ("choice", "number", "point")

#: Each action's arguments, of which one is given.
_DEEDS = {
    "step": (),
    "run_to": ("epoch", "loss"),
    "edit": ("parameters",),
    "select": ("row",),
    "gate": ("name",),
    "look_inside": ("stage",),
}


class LessonError(ValueError):
    """A lesson's file does not say what a lesson needs; the text names the place."""


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """Return the chapters in a language: a code of `learnscope.gui.text.language.LANGUAGES`.

    Raises
    ------
    LessonError
        If a file is not a chapter.
    OSError
        If a file is missing.
    """
    files = (assets.path("lessons", language, f"{name}.json") for name in CHAPTERS)
    return tuple(read_chapter(path) for path in files)


def read_chapter(path: Path) -> Chapter:
    """Return the chapter in a file.

    Raises
    ------
    LessonError
        If it is not one.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise LessonError(f"{path.name}: {error}") from None
    fields = _fields(path.name, data, ["id", "title", "cards"])
    cards = tuple(_card(path.stem, card) for card in fields["cards"])
    if fields["id"] != path.stem:
        raise LessonError(f"{path.name}: its id is {fields['id']!r}")
    return Chapter(fields["id"], fields["title"], cards)


def _card(chapter: str, data: Any) -> Card:
    place = f"{chapter}/{data.get('id', '?')}" if isinstance(data, Mapping) else chapter
    plain = ["task", "light", "frame", "formula"]
    fields = _fields(
        place,
        data,
        ["id", "title", "text", "done"],
        [*plain, "setup", "table", "question", "grid"],
    )
    card = Card(
        id=fields["id"],
        title=fields["title"],
        text=fields["text"],
        done=_condition(place, fields["done"]),
        setup=_setup(place, fields["setup"]) if "setup" in fields else None,
        table=_table(place, fields["table"]) if "table" in fields else None,
        question=_question(place, fields["question"]) if "question" in fields else None,
        grid=Grid(**_fields(place, fields.get("grid", {}), [], ["low", "high", "count"])),
        **{name: fields[name] for name in plain if name in fields},
    )
    if (card.question is not None) != (card.done.kind == ANSWER):
        raise LessonError(f"{place}: a question and the condition {ANSWER!r} go together")
    for name in card.names():
        _known(place, name)
    return card


def _setup(place: str, data: Any) -> Setup:
    fields = _fields(place, data, ["experiment"], ["row", "epochs"])
    try:
        experiment = Experiment.from_json(json.dumps(fields.pop("experiment")))
    except ExperimentError as error:
        raise LessonError(f"{place}: {error}") from None
    return Setup(experiment, **fields)


def _condition(place: str, data: Any) -> Condition:
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if kind not in KINDS:
        raise LessonError(f"{place}: done is {data!r}; allowed kinds: {', '.join(KINDS)}")
    fields = _fields(place, data, ["kind", *KINDS[kind].arguments])
    return Condition(kind, {name: fields[name] for name in KINDS[kind].arguments})


def _question(place: str, data: Any) -> Question:
    texts = ["of", "digits", "low", "high", "exact", "hint", "happened", "why", "because"]
    fields = _fields(place, data, ["kind", "text"], [*texts, "choices", "slips", "then"])
    if fields["kind"] not in _QUESTIONS:
        raise LessonError(f"{place}: a question is one of {', '.join(_QUESTIONS)}")
    if (fields["kind"] == "choice") == ("of" in fields):
        raise LessonError(f"{place}: a choice asks for no quantity, any other question for one")
    fields["choices"] = tuple(fields.get("choices", ()))
    fields["slips"] = tuple(
        Slip(**_fields(place, slip, ["of", "text"])) for slip in fields.get("slips", ())
    )
    fields["then"] = tuple(_action(place, action) for action in fields.get("then", ()))
    if any(action.do == "run_to" for action in fields["then"][:-1]):
        raise LessonError(f"{place}: a run takes its time, so it comes last")
    return Question(**fields)


def _action(place: str, data: Any) -> ScriptedAction:
    do = data.get("do") if isinstance(data, Mapping) else None
    if do not in _DEEDS:
        raise LessonError(f"{place}: then is {data!r}; allowed: {', '.join(_DEEDS)}")
    fields = _fields(place, data, ["do"], _DEEDS[do])
    del fields["do"]
    if len(fields) != min(1, len(_DEEDS[do])):
        raise LessonError(f"{place}: {do} takes one of {', '.join(_DEEDS[do]) or 'nothing'}")
    return ScriptedAction(do, fields)


def _table(place: str, data: Any) -> Table:
    fields = _fields(place, data, ["columns", "rows"])
    columns, rows = tuple(fields["columns"]), tuple(tuple(row) for row in fields["rows"])
    if any(len(row) != len(columns) for row in rows):
        raise LessonError(f"{place}: a row of the table is not as long as its columns are many")
    return Table(columns, rows)


def _known(place: str, name: str) -> None:
    if not is_known(name):
        raise LessonError(f"{place}: there is no quantity {name!r}")


def _fields(
    place: str, data: Any, needed: list[str], allowed: list[str] | tuple[str, ...] = ()
) -> dict[str, Any]:
    if not isinstance(data, Mapping):
        raise LessonError(f"{place}: {data!r} is not an object")
    missing = [name for name in needed if name not in data]
    unknown = [name for name in data if name not in {*needed, *allowed}]
    if missing or unknown:
        wrong = [f"{name} is missing" for name in missing]
        wrong += [f"{name} is unknown" for name in unknown]
        raise LessonError(f"{place}: {', '.join(wrong)}")
    return dict(data)
