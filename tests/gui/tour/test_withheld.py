"""What a card asks for can be read nowhere in the window until it is answered."""

from collections.abc import Callable, Iterator
from math import nextafter
from typing import Any

import pytest
from all_texts import all_texts, drawn
from cases import named, telling
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, settle, widget

from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.text.numbers import (
    UNKNOWN,
    bracketed,
    brief,
    entered,
    exact,
    fine,
    fitted,
    fixed,
    full,
    short,
    signed,
    withhold,
    without_withheld,
)
from learnscope.gui.tour.lesson import CHAPTERS, Card, chapters
from learnscope.gui.tour.progress import TourProgress
from learnscope.gui.tour.quantities import names_in
from learnscope.gui.tour.withheld import withheld_by


def asking() -> Iterator[tuple[int, int, Card]]:
    """Return the cards that ask for a number which stands in the window."""
    for number, chapter in enumerate(chapters("en")):
        for at, card in enumerate(chapter.cards):
            question = card.question
            hides = card.hides or (question is not None and question.hides)
            if hides or (question is not None and question.of and not question.takes_time):
                yield number, at, card


def digits_of(value: float) -> set[str]:
    """Return a number as it could be written, in two decimals and more."""
    size = abs(value)
    return {f"{size:.{digits}f}" for digits in (3, 4, 6)} | {f"{size:.8f}"[:-1]}


ASKING = {f"{CHAPTERS[number]}, {card.id}": (number, at, card) for number, at, card in asking()}
#: Of every third chapter that asks the last, which withholds most.
LAST = [*dict(zip((number for number, _, _ in asking()), ASKING, strict=True)).values()][::3]


@telling("cards", ASKING, *LAST)
def test_no_text_of_the_window_tells_what_a_card_asks_for(
    window: Any, monkeypatch: pytest.MonkeyPatch, cards: dict[str, tuple[int, int, Card]]
) -> None:
    tour = window.guide.tour
    tour.watched = 0.0
    window.guide.start()
    window.parts.views  # noqa: B018, all are made
    for name, (number, at, card) in cards.items():
        tour.progress = TourProgress().at(CHAPTERS[number], at)
        tour.choose(number)
        settle()
        withheld = withheld_by(card, tour._start)
        stages = range(-1, len(STAGES)) if not withheld.names else range(-1, 0)
        for stage in stages:
            if stage >= 0:
                window.lab.look_inside()
                settle()
            texts = all_texts(window, monkeypatch)
            written = {text for value in withheld.values for text in digits_of(value)}
            told = [(w, t) for w, t in texts if any(each in t for each in written)]
            with named(name, stage):
                assert not told
                if withheld.values:
                    assert any(UNKNOWN in text for where, text in texts if "tour" not in where)


def test_many_cards_ask_for_a_number() -> None:
    assert len(ASKING) > 10


def test_z_is_not_told_where_a_weight_has_its_value(
    touring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(touring, "forward", "z")
    settle()
    texts = all_texts(touring, monkeypatch)
    painted = [text for _, text in texts]
    assert "w1 = 0.1000" in painted
    assert "z = ?" in painted
    # What w1 adds to z is w1 itself, and is given.
    told = [each for each in texts if "z = 0.1" in each[1] and "adds to" not in each[1]]
    assert told == []


def test_the_number_stands_again_once_it_is_answered_or_the_tour_is_left(
    touring: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(touring, "forward", "output")
    assert "ŷ = ?" in drawn(touring, monkeypatch)
    touring.guide.leave()
    go_to(touring, "forward", "output")
    assert widget(touring, "loss_readout").text().endswith("0.7444")
    output = touring.parts.single_neuron.target("output")
    assert output is not None
    assert UNKNOWN in output.tip()
    qtbot.keyClicks(widget(touring, "tour_number"), "0.525")
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    assert "ŷ = 0.5250" in drawn(touring, monkeypatch)
    assert exact(touring.lab.trainer.outputs()[2]) in output.tip()


def test_what_a_later_card_asks_for_is_withheld_even_once_a_card_is_answered(
    touring: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to(touring, "forward", "row")
    qtbot.mouseClick(widget(touring, "tour_choice_1"), LEFT)
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    assert widget(touring, "tour_happened").isVisible()
    assert {"z = ?", "ŷ = ?"} <= set(drawn(touring, monkeypatch))
    assert [each for each in all_texts(touring, monkeypatch) if "0.525" in each[1]] == []
    qtbot.mouseClick(widget(touring, "tour_next"), LEFT)
    qtbot.keyClicks(widget(touring, "tour_number"), "0.1")
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    assert {"z = 0.1000", "ŷ = ?"} <= set(drawn(touring, monkeypatch))


def test_no_card_of_a_chapter_tells_what_a_later_one_asks_to_be_worked_out() -> None:
    for chapter in chapters("en"):
        told: set[str] = set()
        for card in chapter.cards:
            question = card.question
            with named(chapter.id, card.id):
                assert question is None or not question.exact or question.of not in told
            texts = (*card.texts(), *card.outcome_texts())
            told |= {name for text in texts for name in names_in(text)}


def test_a_copy_has_no_more_than_can_be_read(window: Any) -> None:
    go_to(window, "chain", "product")
    for _ in range(3):
        window.lab.look_inside()
    window.parts.inside.copy_text.trigger()
    copied = QGuiApplication.clipboard().text()
    assert "2.105" in copied
    assert "0.52497" not in copied
    assert "?" in copied


@pytest.mark.parametrize("write", [fixed, exact, short, brief, fine, signed, bracketed])
def test_what_is_withheld_is_written_by_nobody(write: Callable[[float], str]) -> None:
    withhold((0.0625,))
    try:
        assert write(0.0625) == write(-0.0625) == UNKNOWN
        assert write(0.0626) != UNKNOWN
        assert fitted(0.0625, lambda _text: True) == UNKNOWN
        # What a person has entered can be read, and read back.
        assert (full(0.0625), entered(0.0625)) == ("0.0625", "0.0625")
        assert without_withheld("0.06, 0.062, 0.0625, 0.07 and 1") == "?, ?, ?, 0.07 and 1"
    finally:
        withhold()


def test_a_number_next_to_the_one_asked_for_can_be_read() -> None:
    assert withhold((0.5,))
    try:
        assert not withhold((-0.5,))
        assert fixed(nextafter(0.5, 1.0)) == UNKNOWN
        assert fixed(0.50001) == "0.5000"
    finally:
        withhold()
