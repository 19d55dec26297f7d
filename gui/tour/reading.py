"""Lessons read from their files, and checked: what does not fit is named with its place."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from learnscope import assets
from learnscope.core import Experiment, ExperimentError
from learnscope.gui.tour.conditions import ANSWER, KINDS, Condition
from learnscope.gui.tour.lesson import Card, Chapter, Question, ScriptedAction, Setup, Slip, Table
from learnscope.gui.tour.quantities import Grid, is_known

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
