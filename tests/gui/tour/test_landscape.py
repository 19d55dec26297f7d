"""The loss surface as the tour's cards set it up: dark or lit, covered while a question is open."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from cases import in_any_language
from learner import Learner
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate, Network, RandomStart
from learnscope.gui.look.theme import DARK
from learnscope.gui.session.run_state import RunState
from learnscope.gui.tour.card_state import CardState, Phase
from learnscope.gui.tour.lesson import CHAPTERS, chapters
from learnscope.gui.views.landscape.dark_room.room import Values
from learnscope.gui.views.landscape.ground.choice import AXES, LINE, RUN, GroundChoice

LEFT = Qt.MouseButton.LeftButton


def go_to(window: Any, chapter: str, card: str) -> list[CardState]:
    """Open a card; return what the tour shows from now on."""
    tour = window.guide.tour
    number = CHAPTERS.index(chapter)
    ids = [card.id for card in chapters("en")[number].cards]
    seen: list[CardState] = []
    tour.shown.connect(seen.append)
    tour.watched = 0.0
    tour.progress = tour.progress.at(chapter, ids.index(card))
    if tour.running:
        tour.choose(number)
    else:
        window.guide.start()
    assert tour.card.id == card
    return seen


def widget(window: Any, name: str) -> Any:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


@pytest.fixture
def touring(touring: Any) -> Iterator[Any]:
    """The window of the tour's tests, whose search takes its time again afterwards."""
    speed = touring.parts.landscape.dark.speed
    leisurely = speed.value()
    yield touring
    speed.setValue(leisurely)


def at_once(window: Any) -> None:
    """Let the search of the dark room light every tile at once."""
    speed = window.parts.landscape.dark.speed
    speed.setValue(speed.maximum())


def cover_of(part: QWidget) -> QWidget | None:
    """Return what lies over all of a widget, if anything does."""
    covers = [each for each in part.findChildren(QWidget, "tour_cover") if each.isVisibleTo(part)]
    assert all(each.geometry() == part.rect() for each in covers)
    return covers[0] if covers else None


def readable(window: Any) -> list[str]:
    """Return the texts of the loss surface that can be read."""
    labels = window.parts.landscape.findChildren(QLabel)
    return [each.text() for each in labels if each.isVisible() and cover_of(each) is None]


def answer(window: Any, qtbot: QtBot, typed: str) -> None:
    qtbot.keyClicks(widget(window, "tour_number"), typed)
    qtbot.mouseClick(widget(window, "tour_answer"), LEFT)


# What a card sees, and what is given back


def test_a_card_in_the_dark_opens_the_dark_room_in_front_with_its_tiles(touring: Any) -> None:
    go_to(touring, "search", "dark")
    view = touring.parts.landscape
    assert not view.visibleRegion().isEmpty()
    assert view.dark.open
    assert view.header.dark.isChecked()
    assert view.map.hides
    assert view.map.choice == GroundChoice(AXES, ("w1", "w2"))
    assert view.dark.room is not None
    assert view.dark.room.values == (Values(-5.0, 5.0, 21),) * 3
    assert view.dark.room.tries == 0


def test_leaving_the_tour_turns_the_light_on_and_leaves_the_view_as_it_was(window: Any) -> None:
    window.lab.open(Experiment(Gate("xor"), Network((2,)), start=RandomStart(1, "xavier")))
    window.docks.bring_forward("landscape")
    view = window.parts.landscape
    names = window.lab.experiment.model.parameter_names
    view.choose(GroundChoice(LINE, (names[3],)))
    before = view.keep().choice
    go_to(window, "search", "dark")
    assert view.map.choice.kind == AXES
    window.guide.leave()
    assert not view.dark.open
    assert view.section.choice == view.keep().choice == before
    assert view.shown is view.section


def test_the_learners_own_dark_room_comes_back_dark_and_with_its_values(window: Any) -> None:
    window.docks.bring_forward("landscape")
    view = window.parts.landscape
    view.header.dark.click()
    view.dark.count.setValue(5)
    view.choose(GroundChoice(AXES, ("w1", "b")))
    go_to(window, "search", "dark")
    assert view.dark.room.sizes == (21, 21, 21)
    go_to(window, "chain", "way")
    # Between, too: a card that asks for no ground sees what the learner saw.
    assert view.dark.open
    window.guide.leave()
    assert view.dark.open
    assert view.dark.room.sizes == (5, 5, 5)
    assert view.map.choice.axes == ("w1", "b")


def test_a_view_that_the_tour_was_the_first_to_open_is_as_at_first_afterwards(window: Any) -> None:
    go_to(window, "repeat", "xor")
    window.guide.leave()
    view = window.parts.landscape
    window.lab.open(Experiment(Gate("xor"), Network((2,)), start=RandomStart(1, "xavier")))
    window.docks.bring_forward("landscape")
    assert view.map.choice.kind == RUN


def test_the_next_chapter_has_the_light_on(touring: Any) -> None:
    go_to(touring, "search", "more")
    view = touring.parts.landscape
    assert view.dark.open
    touring.guide.tour.go_on()
    assert touring.guide.tour.chapter.id == "chain"
    assert not view.dark.open
    assert not view.header.dark.isChecked()


def test_a_line_has_its_loss_as_a_section(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "search", "parabola")
    view = touring.parts.landscape
    assert view.shown is view.section
    qtbot.waitUntil(lambda: not view.section.viewport().visibleRegion().isEmpty())
    assert view.section.choice == GroundChoice(LINE, ("w1",))
    # The lowest place lies in the middle of what is seen, and the words say nothing else.
    assert "edge" not in view.caption.text()


# Tiles


def test_five_tiles_tried_by_hand_are_enough(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "search", "dark")
    learner = Learner(touring, qtbot, comma=False)
    learner.tiles_tried(4)
    assert not seen[-1].done
    learner.tiles_tried(5)
    qtbot.waitUntil(lambda: seen[-1].done)
    assert touring.parts.landscape.dark.room.tries == 5


@in_any_language
def test_the_count_is_covered_until_it_has_been_guessed(
    open_window: Callable[..., Any], qtbot: QtBot, language: str
) -> None:
    window = open_window(language=language)
    seen = go_to(window, "search", "dark")
    assert not any("9,261" in text for text in readable(window))
    window.guide.tour.go_on()
    assert not any("9,261" in text for text in readable(window))
    cover = cover_of(widget(window, "tries_readout"))
    assert cover is not None
    assert widget(window, "tries_readout").accessibleName() == cover.toolTip() != ""
    at_once(window)
    answer(window, qtbot, "63")
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert any(text.count("9,261") == 2 for text in readable(window))
    assert widget(window, "tries_readout").accessibleName() == ""
    # How many steps descent needs is asked two cards later.
    assert cover_of(widget(window, "dark_words")) is not None


def test_tiles_light_up_until_all_are_tried_and_can_be_stopped(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "search", "tiles")
    dark = touring.parts.landscape.dark
    answer(touring, qtbot, "9261")
    assert seen[-1].phase is Phase.RUNNING
    qtbot.waitUntil(lambda: dark.room.tries > 0)
    qtbot.mouseClick(dark.try_all, LEFT, pos=QPoint(8, 8))
    assert seen[-1].phase is Phase.HALTED
    assert not dark.searching
    at_once(touring)
    qtbot.mouseClick(widget(touring, "tour_resume"), LEFT)
    assert dark.searching
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert dark.room.finished
    assert seen[-1].asked is not None
    assert seen[-1].asked.result == "9,261"


def test_a_search_ends_with_its_card(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "search", "tiles")
    dark = touring.parts.landscape.dark
    answer(touring, qtbot, "1")
    assert dark.searching
    qtbot.mouseClick(widget(touring, "tour_next"), LEFT)
    assert not dark.searching
    assert dark.room.tries == 0


def test_a_search_goes_back_to_the_cards_own_problem_first(window: Any, qtbot: QtBot) -> None:
    seen = go_to(window, "search", "tiles")
    line = chapters("en")[0].cards[0].setup
    assert line is not None
    window.lab.open(line.experiment)
    answer(window, qtbot, "1")
    assert seen[-1].phase is Phase.RUNNING
    assert window.lab.experiment.problem.name == "and"
    at_once(window)
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert seen[-1].asked is not None
    assert seen[-1].asked.result == "9,261"


# Steps


def test_the_steps_are_covered_until_they_have_been_guessed(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "search", "descend")
    at_once(touring)
    touring.parts.landscape.try_all()
    qtbot.waitUntil(lambda: touring.parts.landscape.dark.room.finished)
    assert "22 steps" in widget(touring, "dark_words").text()
    assert not any("22 steps" in text for text in readable(touring))
    answer(touring, qtbot, "9000")
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert touring.lab.trainer.epoch == 22
    assert seen[-1].asked is not None
    assert seen[-1].asked.result == "22"


def test_the_counters_for_more_parameters_come_into_sight_with_the_answer(
    touring: Any, qtbot: QtBot
) -> None:
    seen = go_to(touring, "search", "more")
    words = widget(touring, "dark_words")
    assert touring.parts.landscape.dark.room.finished
    assert "249" in words.text()
    assert cover_of(words) is not None
    qtbot.mouseClick(widget(touring, "tour_choice_2"), LEFT, pos=QPoint(10, 8))
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    assert seen[-1].phase is Phase.TOLD
    assert cover_of(words) is None
    area = words.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    port = area.viewport()
    assert words.mapTo(port, words.rect().bottomLeft()).y() <= port.height()


def test_what_xor_comes_to_is_covered_until_it_has_been_guessed(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "repeat", "xor")
    caption = widget(touring, "landscape_caption")
    assert "½" in caption.text()
    assert not any("½" in text for text in readable(touring))
    qtbot.mouseClick(widget(touring, "tour_choice_2"), LEFT, pos=QPoint(10, 8))
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert cover_of(caption) is None
    assert touring.lab.trainer.predict([0, 1]) == pytest.approx(0.5, abs=1e-9)


def test_xors_run_comes_back_to_the_middle_from_where_a_hand_has_put_it(
    touring: Any, qtbot: QtBot
) -> None:
    seen = go_to(touring, "repeat", "bottom")
    lab = touring.lab
    assert lab.trainer.parameters.tolist() == pytest.approx([0.0, 0.0, 0.0], abs=1e-9)
    Learner(touring, qtbot, comma=False).edited()
    assert max(abs(lab.trainer.parameters)) > 0.3
    assert not seen[-1].done
    lab.train(2000)
    assert seen[-1].done
    assert lab.trainer.parameters.tolist() == pytest.approx([0.0, 0.0, 0.0], abs=1e-9)


def test_at_rate_10_the_run_jumps_on_the_ground(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "update", "rate")
    view = touring.parts.landscape
    assert not view.dark.open
    assert view.map.choice.axes == ("w1", "b")
    # What is asked for is read off the curve, wherever there is room for one of the two only.
    assert touring.guide.tour.frame == "loss_view"
    qtbot.mouseClick(widget(touring, "tour_choice_1"), LEFT, pos=QPoint(10, 8))
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert touring.lab.state is RunState.PAUSED
    losses = touring.lab.trainer.history.losses
    asked = seen[-1].asked
    assert asked is not None
    for epoch in (3, 4, 5):
        assert f"{losses[epoch]:.3f}" in asked.happened


# Covers


def test_what_is_covered_gives_nothing_away_to_pointer_and_keys(touring: Any) -> None:
    go_to(touring, "search", "tiles")
    label = widget(touring, "tries_readout")
    middle = label.mapTo(touring, label.rect().center())
    assert touring.childAt(middle).objectName() == "tour_cover"


def test_a_cover_follows_size_language_and_theme(window: Any, qtbot: QtBot) -> None:
    go_to(window, "search", "tiles")
    label = widget(window, "tries_readout")
    cover = cover_of(label)
    assert cover is not None
    label.resize(label.width() + 40, label.height() + 4)
    assert cover.geometry() == label.rect()
    window.guide.apply_theme(DARK)
    assert cover.grab().toImage().pixelColor(1, 1) == DARK.colour("panel")
    korean = next(a for a in window.actions_.languages.actions() if a.data() == "ko")
    korean.trigger()
    assert any("가" <= letter <= "힣" for letter in cover.toolTip())
    window.guide.leave()
    assert cover_of(label) is None


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_the_card_keeps_its_width_when_the_views_are_arranged_anew(
    touring: Any, qtbot: QtBot, size: tuple[int, int]
) -> None:
    touring.resize(*size)
    go_to(touring, "search", "parabola")
    go_to(touring, "search", "dark")
    view = touring.parts.landscape
    qtbot.waitUntil(lambda: touring.guide.dock.width() <= 320 and view.width() > 600)
