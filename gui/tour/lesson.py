"""Chapters and their cards as plain values, read from their files, and checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from learnscope import assets
from learnscope.core import Experiment, ExperimentError
from learnscope.core.inspection.units import OUTPUT
from learnscope.gui.tour.claims import Claim, Claims
from learnscope.gui.tour.conditions import ANSWER, KINDS, Condition
from learnscope.gui.tour.quantities import BEFORE, Grid, is_known, names_in


class Landscape(NamedTuple):
    """Which ground the loss surface shows with a card.

    Parameters
    ----------
    axes : tuple of str
        One parameter for a section, two for a map.
    dark : bool
        Whether the ground is hidden, and no tile of it tried.
    tried : bool
        Whether every tile has been tried, instead.
    """

    axes: tuple[str, ...]
    dark: bool = False
    tried: bool = False


class PinnedRates(NamedTuple):
    """Runs of the card's experiment at other learning rates, pinned after so many epochs."""

    rates: tuple[float, ...]
    epochs: int


class Surface(NamedTuple):
    """What the output surface shows with a card: ŷ or z, as a map or in three dimensions."""

    quantity: str
    solid: bool = False


class Setup(NamedTuple):
    """What a card finds in the lab: an experiment, the row looked at, epochs trained before.

    Without a `landscape` the loss surface stands as the learner left it, without a `surface` the
    output surface.
    """

    experiment: Experiment
    row: int = 2
    unit: str = OUTPUT
    epochs: int = 0
    surface: Surface | None = None
    landscape: Landscape | None = None
    pinned: PinnedRates | None = None


#: Actions that go on for a while.
LENGTHY = ("run_to", "try_all", "race")


class ScriptedAction(NamedTuple):
    """Something that the tour does with the run once a question is answered.

    Parameters
    ----------
    do : str
        ``"step"``, ``"run_to"`` (an ``epoch``, or a ``loss`` by a quantity's name), ``"edit"``
        (``parameters``), ``"select"`` (a ``row``), ``"gate"`` (its ``name``), ``"try_all"``
        (every tile of the dark room) or ``"race"`` (of all optimizers at the present rate).
    arguments : mapping
    """

    do: str
    arguments: Mapping[str, Any]


class Slip(NamedTuple):
    """An answer that shows which thought went astray: the quantity it is, and what to say."""

    of: str
    text: str


class Question(NamedTuple):
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
    #: The objectNames of what would give the answer away: covered until it is given.
    covers: tuple[str, ...] = ()
    #: Quantities that would give it away, wherever they stand, besides the one asked for.
    hides: tuple[str, ...] = ()
    #: The number of the choice that is right, from 0; none where it is a matter of taste.
    answer: int | None = None

    @property
    def takes_time(self) -> bool:
        """Whether what shows the answer goes on for a while."""
        return any(action.do in LENGTHY for action in self.then)


class CardTable(NamedTuple):
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
    #: The objectName of what comes to the front besides, without a frame.
    front: str = ""
    #: The objectName of what is framed instead once the card is done: where the outcome shows.
    outcome: str = ""
    #: LaTeX.
    formula: str = ""
    table: CardTable | None = None
    question: Question | None = None
    grid: Grid = field(default_factory=Grid)
    #: The objectNames of what would give a later card's answer away.
    covers: tuple[str, ...] = ()
    #: Quantities that a later card asks for, withheld even once this one is answered.
    hides: tuple[str, ...] = ()
    #: What the card says in words of sizes and directions.
    claims: Claims = field(default_factory=Claims)

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
            slips = (slip.of for slip in self.question.slips)
            names |= {self.question.of, *slips, *self.question.hides} - {""}
            names |= {d.arguments["loss"] for d in self.question.then if "loss" in d.arguments}
        names |= self.claims.names() | set(self.hides)
        return {name.removeprefix(BEFORE) for name in names}


class Chapter(NamedTuple):
    """One idea."""

    id: str
    title: str
    cards: tuple[Card, ...]

    def setup_before(self, number: int) -> Setup | None:
        """Return the set-up that a card stands on: its own, or the nearest before it."""
        setups = [card.setup for card in self.cards[: number + 1] if card.setup is not None]
        return setups[-1] if setups else None


def _name_of(file: str) -> str:
    """Return the name of a chapter by that of its file, such as ``"010-model.json"``."""
    return file.removesuffix(".json").partition("-")[2]


#: The chapters' files, in every language the same, in the order of the numbers that they begin
#: with; and the chapters by name.
_FILES = tuple(sorted(file.name for file in assets.path("lessons", assets.SOURCE).glob("*.json")))
CHAPTERS = tuple(_name_of(file) for file in _FILES)

_QUESTIONS = ("choice", "number", "point")

#: What of a question is a list of names or texts.
_LISTS = ("choices", "covers", "hides")

#: Each action's arguments, of which one is given.
_ACTIONS = {
    "step": (),
    "run_to": ("epoch", "loss"),
    "edit": ("parameters",),
    "select": ("row",),
    "gate": ("name",),
    "try_all": (),
    "race": (),
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
    return tuple(read_chapter(assets.path("lessons", language, file)) for file in _FILES)


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
    name = _name_of(path.name)
    cards = tuple(_card(name, card) for card in fields["cards"])
    if fields["id"] != name:
        raise LessonError(f"{path.name}: its id is {fields['id']!r}")
    return Chapter(fields["id"], fields["title"], cards)


def _card(chapter: str, data: Any) -> Card:
    place = f"{chapter}/{data.get('id', '?')}" if isinstance(data, Mapping) else chapter
    plain = ["task", "light", "frame", "front", "outcome", "formula"]
    fields = _fields(
        place,
        data,
        ["id", "title", "text", "done"],
        [*plain, "setup", "table", "question", "grid", "covers", "hides", "claims"],
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
        covers=tuple(fields.get("covers", ())),
        hides=tuple(fields.get("hides", ())),
        claims=_claims(place, fields.get("claims", {})),
        **{name: fields[name] for name in plain if name in fields},
    )
    if (card.question is not None) != (card.done.kind == ANSWER):
        raise LessonError(f"{place}: a question and the condition {ANSWER!r} go together")
    for name in card.names():
        _known(place, name)
    return card


def _claims(place: str, data: Any) -> Claims:
    fields = _fields(place, data, [], ["before", "after"])
    try:
        return Claims(
            *(tuple(map(Claim.parse, fields.get(when, ()))) for when in ("before", "after"))
        )
    except ValueError as error:
        raise LessonError(f"{place}: {error}") from None


def _setup(place: str, data: Any) -> Setup:
    rest = ["row", "unit", "epochs", "landscape", "pinned", "surface"]
    fields = _fields(place, data, ["experiment"], rest)
    try:
        experiment = Experiment.from_json(json.dumps(fields.pop("experiment")))
    except ExperimentError as error:
        raise LessonError(f"{place}: {error}") from None
    if "landscape" in fields:
        fields["landscape"] = _landscape(place, fields["landscape"], experiment)
    if "surface" in fields:
        fields["surface"] = Surface(**_fields(place, fields["surface"], ["quantity"], ["solid"]))
    if "pinned" in fields:
        pinned = _fields(place, fields["pinned"], ["rates", "epochs"])
        fields["pinned"] = PinnedRates(tuple(pinned["rates"]), pinned["epochs"])
    return Setup(experiment, **fields)


def _landscape(place: str, data: Any, experiment: Experiment) -> Landscape:
    fields = _fields(place, data, ["axes"], ["dark", "tried"])
    axes = fields["axes"] = tuple(fields["axes"])
    if not set(axes) <= set(experiment.model.parameter_names) or len(axes) not in {1, 2}:
        raise LessonError(f"{place}: {axes} are not one or two of the model's parameters")
    shown = Landscape(**fields)
    if (shown.dark or shown.tried) and len(axes) == 1:
        raise LessonError(f"{place}: tiles lie over two parameters")
    return shown


def _condition(place: str, data: Any) -> Condition:
    kind = data.get("kind") if isinstance(data, Mapping) else None
    if kind not in KINDS:
        raise LessonError(f"{place}: done is {data!r}; allowed kinds: {', '.join(KINDS)}")
    fields = _fields(place, data, ["kind", *KINDS[kind].arguments])
    return Condition(kind, {name: fields[name] for name in KINDS[kind].arguments})


def _question(place: str, data: Any) -> Question:
    texts = ["of", "digits", "low", "high", "exact", "hint", "happened", "why", "because"]
    fields = _fields(place, data, ["kind", "text"], [*texts, *_LISTS, "slips", "then", "answer"])
    if fields["kind"] not in _QUESTIONS:
        raise LessonError(f"{place}: a question is one of {', '.join(_QUESTIONS)}")
    if (fields["kind"] == "choice") == ("of" in fields):
        raise LessonError(f"{place}: a choice asks for no quantity, any other question for one")
    for name in _LISTS:
        fields[name] = tuple(fields.get(name, ()))
    if (fields["kind"] == "choice") != (fields.get("answer") in range(len(fields["choices"]))):
        raise LessonError(f"{place}: a choice has an answer among its choices, no other question")
    fields["slips"] = tuple(
        Slip(**_fields(place, slip, ["of", "text"])) for slip in fields.get("slips", ())
    )
    fields["then"] = tuple(_action(place, action) for action in fields.get("then", ()))
    if any(action.do in LENGTHY for action in fields["then"][:-1]):
        raise LessonError(f"{place}: what takes its time comes last")
    return Question(**fields)


def _action(place: str, data: Any) -> ScriptedAction:
    do = data.get("do") if isinstance(data, Mapping) else None
    if do not in _ACTIONS:
        raise LessonError(f"{place}: then is {data!r}; allowed: {', '.join(_ACTIONS)}")
    fields = _fields(place, data, ["do"], _ACTIONS[do])
    del fields["do"]
    if len(fields) != min(1, len(_ACTIONS[do])):
        raise LessonError(f"{place}: {do} takes one of {', '.join(_ACTIONS[do]) or 'nothing'}")
    return ScriptedAction(do, fields)


def _table(place: str, data: Any) -> CardTable:
    fields = _fields(place, data, ["columns", "rows"])
    columns, rows = tuple(fields["columns"]), tuple(tuple(row) for row in fields["rows"])
    if any(len(row) != len(columns) for row in rows):
        raise LessonError(f"{place}: a row of the table is not as long as its columns are many")
    return CardTable(columns, rows)


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
