"""The tour's cards as data: the same in both languages, and nothing in them that is not there."""

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cases import named

from learnscope import assets
from learnscope.core import Experiment, Gate, Optimizer, Trainer
from learnscope.gui.text.formulas import formula
from learnscope.gui.text.language import LANGUAGES
from learnscope.gui.tour.conditions import ANSWER, KINDS, READ
from learnscope.gui.tour.lesson import CHAPTERS, Card, Chapter, LessonError, chapters, read_chapter
from learnscope.gui.tour.progress import TourProgress
from learnscope.gui.tour.quantities import (
    QUANTITIES,
    Grid,
    Moment,
    fill,
    is_known,
    measure,
    names_in,
)
from learnscope.gui.tour.question import MOST_CHOICES

pytestmark = pytest.mark.usefixtures("faster_engine")
WORKED_AND = Trainer(Experiment())
WORKED = Trainer(Experiment(problem=Gate("and", rows=(2,))))

#: The texts of a card: all that may differ between languages.
TEXTS = {"title", "text", "task", "happened", "why", "because", "hint", "choices", "columns"}


def cards(language: str) -> Iterator[tuple[Chapter, Card]]:
    for chapter in chapters(language):
        for card in chapter.cards:
            yield chapter, card


in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def without_texts(data: Any, name: str = "") -> Any:
    """Return lesson data with each text replaced by its placeholders."""
    if isinstance(data, dict):
        return {key: without_texts(value, key) for key, value in data.items()}
    if isinstance(data, list):
        return [without_texts(value, name) for value in data]
    is_text = name in TEXTS or (name == "rows" and isinstance(data, str))
    return sorted(names_in(data)) if is_text else data


def test_there_are_the_same_chapters_of_three_to_six_cards_in_every_language() -> None:
    for language in LANGUAGES:
        read = chapters(language)
        assert [chapter.id for chapter in read] == list(CHAPTERS)
        assert len(read) >= 10
        assert all(3 <= len(chapter.cards) <= 6 for chapter in read)
    files = [
        sorted(file.name for file in assets.path("lessons", each).iterdir()) for each in LANGUAGES
    ]
    assert all(each == files[0] for each in files)


@pytest.mark.parametrize("name", CHAPTERS)
def test_all_languages_have_the_same_cards_with_the_same_numbers_in_them(name: str) -> None:
    first, *others = (
        json.loads(file.read_text(encoding="utf-8"))
        for code in LANGUAGES
        for file in assets.path("lessons", code).glob(f"*-{name}.json")
    )
    for other in others:
        assert without_texts(other) == without_texts(first)


def test_korean_cards_are_in_korean() -> None:
    for chapter, card in cards("ko"):
        for text in (chapter.title, card.title, card.text):
            assert any("가" <= letter <= "힣" for letter in text), text


def test_every_chapter_asks_for_a_prediction_before_the_run() -> None:
    for chapter in chapters("en"):
        questions = [card.question for card in chapter.cards if card.question is not None]
        assert any(not question.exact and question.why for question in questions), chapter.id


def test_no_two_cards_of_a_chapter_share_a_name() -> None:
    for chapter in chapters("en"):
        assert len({card.id for card in chapter.cards}) == len(chapter.cards)


@in_each_language
def test_a_card_is_short_and_has_one_thing_to_do(language: str) -> None:
    for chapter, card in cards(language):
        with named(chapter.id, card.id):
            assert len(card.text.split()) <= 45
            assert len(card.task.split()) <= 15
            assert bool(card.task) == (card.done.kind not in {READ, ANSWER})
            if card.question is not None:
                assert len(card.question.text.split()) <= 25
                assert len(card.question.because.split()) <= 45
                assert len(card.question.choices) <= MOST_CHOICES
                assert bool(card.question.because) == bool(card.question.why)


@in_each_language
def test_every_number_of_a_card_can_be_had_from_the_run_it_sets_up(language: str) -> None:
    for chapter, card in cards(language):
        setup = chapter.setup_before(chapter.cards.index(card))
        assert setup is not None
        trainer = Trainer(setup.experiment)
        trainer.advance(setup.epochs)
        values = measure(card.names(), Moment(trainer, setup.row, card.grid))
        before = {f"before.{name}": value for name, value in values.items()}
        with named(chapter.id, card.id):
            for text in card.texts():
                assert "{" not in fill(text, values)
            for text in card.outcome_texts():
                assert "{" not in fill(text, values | before)


@in_each_language
def test_every_formula_can_be_set_and_is_no_wider_than_the_panel(
    language: str, started: object
) -> None:
    for chapter, card in cards(language):
        if card.formula:
            with named(chapter.id, card.id):
                assert formula(card.formula, "#000000", 1.0).width() <= 300 - 2 * 16


def test_every_widget_a_card_frames_or_covers_is_in_the_window(window: Any) -> None:

    for _, card in cards("en"):
        asked = () if card.question is None else card.question.covers
        for name in (card.frame, card.front, card.outcome, *card.covers, *asked):
            assert not name or window.parts.find(name) is not None, name


def test_every_kind_of_condition_is_used_and_every_lit_quantity_is_a_spot_of_the_drawing() -> None:
    assert {card.done.kind for _, card in cards("en")} == {*KINDS}
    spots = {"", "w1", "w2", "b", "z", "slope", "output", "target", "loss", "h1.1"}
    assert {card.light for _, card in cards("en")} <= spots


def test_the_worked_example_and_the_slip_are_computed_to_all_digits_shown() -> None:
    moment = Moment(WORKED, 2)
    shown = {name: fill(f"{{{name}:9}}", measure([name], moment)) for name in QUANTITIES}
    assert shown["sample.output"] == "0.524979187"
    assert shown["sample.loss"] == "0.744396660"
    assert shown["sample.dloss_doutput"] == "2.105170918"
    assert shown["mirrored.dloss_doutput"] == "−2.105170918"
    assert shown["sample.doutput_dz"] == "0.249376040"
    assert shown["gradient.w1"] == "0.524979187"
    assert shown["updated.w1"] == "−0.424979187"
    assert shown["updated.b"] == "−0.524979187"
    assert shown["updated.z"] == "−0.949958375"
    assert shown["updated.exp_minus_z"] == "2.585602031"
    assert shown["updated.output"] == "0.278893193"
    assert fill("{slip.w1:3} {slip.b:3} {slip.output:3}", _slip()) == "−0.149 −0.249 0.402"


def _slip() -> dict[str, float]:
    return measure(["slip.w1", "slip.b", "slip.output"], Moment(WORKED, 2))


def test_the_other_quantities_are_what_their_names_say() -> None:
    run = Trainer(Experiment())
    run.advance(7)
    values = measure(QUANTITIES, Moment(run, 1, Grid(-1.0, 1.0, 3)))
    _, w2, b = run.parameters.tolist()
    assert values["z.01"] == w2 + b
    assert values["plane.output"] == (
        values["output.01"] + values["output.10"] - values["output.00"]
    )
    assert values["loss.squared"] == pytest.approx(values["sample.output"] ** 2, rel=1e-14)
    assert values["loss.absolute"] == values["sample.output"]
    assert values["uphill.b"] + values["updated.b"] == pytest.approx(2 * b, rel=1e-14)
    assert values["search.tries"] == 27
    assert values["search.tries_9"] == 3**9
    assert values["search.times_9"] * values["search.tries"] == values["search.tries_9"]
    assert values["right"] == round(4 * run.accuracy)


def test_the_losses_at_another_rate_are_those_of_a_run_at_it() -> None:
    run = Trainer(Experiment())
    run.advance(3)
    names = [f"rate_10.loss_{epoch}" for epoch in range(1, 6)]
    values = measure(names, Moment(run, 1))
    other = Trainer(Experiment(optimizer=Optimizer(learning_rate=10.0)))
    for name in names:
        other.advance(1)
        assert values[name] == other.loss


def test_at_rate_5_and_falls_at_each_step_and_at_10_it_jumps() -> None:
    # What the cards on the rate say in words.
    start = Trainer(Experiment()).loss
    at_5, at_10 = (
        [
            start,
            *measure(
                [f"rate_{rate}.loss_{n}" for n in range(1, 6)], Moment(WORKED_AND, 2)
            ).values(),
        ]
        for rate in (5, 10)
    )
    assert all(after < before for before, after in pairwise(at_5))
    ways = [after > before for before, after in pairwise(at_10)]
    assert ways == [True, True, True, False, True]
    assert at_10[3] == max(at_10)


def test_the_lines_lowest_loss_lies_where_the_cards_say() -> None:
    for chapter, card in cards("en"):
        if card.done.kind != "parameter_in" or card.id not in {"line", "parabola"}:
            continue
        setup = chapter.setup_before(chapter.cards.index(card))
        assert setup is not None
        xs = setup.experiment.problem.inputs[:, 0]
        lowest = float((xs * setup.experiment.problem.target_array).sum() / (xs * xs).sum())
        low, high = card.done.arguments["low"], card.done.arguments["high"]
        assert abs(lowest - (low + high) / 2) < (high - low) / 4


def test_counts_are_written_as_counts_and_numbers_with_the_digits_asked_for() -> None:
    text = "{search.tries} {loss:1} {loss}"
    assert fill(text, {"search.tries": 9261, "loss": -0.25}) == "9,261 −0.2 −0.2500"


def test_a_name_that_is_no_quantity_is_not_known() -> None:
    assert is_known("before.sample.output")
    assert not is_known("sample.outptu")


# What is no lesson


def _chapter(tmp_path: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    data = {
        "id": "model",
        "title": "The model",
        "cards": [
            {
                "id": "a",
                "title": "A",
                "text": "B",
                "setup": {"experiment": {}},
                "done": {"kind": "answer"},
                "question": {"kind": "number", "text": "?", "of": "loss"},
            }
        ],
    }
    change(data)
    path = tmp_path / "010-model.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def _card(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["cards"][0].update(fields)


def _question(**fields: Any) -> Callable[[dict[str, Any]], None]:
    return lambda data: data["cards"][0]["question"].update(fields)


def test_a_small_lesson_is_read(tmp_path: Path) -> None:
    chapter = read_chapter(_chapter(tmp_path, _card(light="w1")))
    assert chapter.cards[0].light == "w1"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda data: data.pop("title"), "title is missing"),
        (lambda data: data.update(id="loss"), "its id is 'loss'"),
        (lambda data: data.update(cards=[3]), "3 is not an object"),
        (_card(colour="red"), "colour is unknown"),
        (_card(text="{sample.outptu}"), "no quantity 'sample.outptu'"),
        (_card(setup={"experiment": {"loss": "none"}}), "loss"),
        (_card(setup={"experiment": {}, "landscape": {"axes": ["w1", "w9"]}}), "parameters"),
        (_card(setup={"experiment": {}, "landscape": {"axes": []}}), "parameters"),
        (_card(setup={"experiment": {}, "landscape": {"axes": ["b"], "dark": True}}), "tiles"),
        (_card(done={"kind": "wait"}), "allowed kinds"),
        (_card(done={"kind": "read"}), "go together"),
        (_card(done={"kind": "gate"}), "name is missing"),
        (_card(table={"columns": ["a", "b"], "rows": [["1"]]}), "row of the table"),
        (_question(kind="essay"), "choice, number, point"),
        (_question(kind="choice"), "asks for no quantity"),
        (_question(then=[{"do": "jump"}]), "allowed: step"),
        (_question(then=[{"do": "select"}]), "takes one of row"),
        (_question(then=[{"do": "run_to", "epoch": 3}, {"do": "step"}]), "comes last"),
        (_question(then=[{"do": "try_all"}, {"do": "step"}]), "comes last"),
        (_question(then=[{"do": "run_to", "loss": "lots"}]), "no quantity 'lots'"),
        (_question(slips=[{"of": "nothing", "text": "?"}]), "no quantity 'nothing'"),
    ],
)
def test_what_is_no_lesson_is_refused_by_name(
    tmp_path: Path, change: Callable[[dict[str, Any]], None], named: str
) -> None:
    with pytest.raises(LessonError, match=named):
        read_chapter(_chapter(tmp_path, change))


def test_a_broken_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "010-model.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(LessonError, match=r"010-model\.json"):
        read_chapter(path)


# Progress


def test_progress_is_kept_as_one_line_and_read_back() -> None:
    progress = TourProgress().at("model", 3).at("loss", 1).at("model", 4)
    assert progress.to_text() == "model model:4 loss:1"
    assert TourProgress.from_text(progress.to_text()) == progress


@pytest.mark.parametrize("text", ["", "nonsense", "model:x", "chess chess:3", "1 2 3", "model:²"])
def test_progress_that_cannot_be_read_starts_at_the_beginning(text: str) -> None:
    assert TourProgress.from_text(text) == TourProgress()
