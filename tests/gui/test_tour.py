"""The tour as a learner goes through it: what is done, predicted, worked out, left and resumed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnscope.core import (
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    OwnData,
    RandomStart,
)
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Selection
from learnscope.gui.tour.lesson import CHAPTERS, CardState, Phase, chapters
from learnscope.gui.tour.quantities import Moment, measure
from learnscope.gui.tour.tour import Tour, TourProgress

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lab(qtbot: QtBot) -> Iterator[Lab]:
    lab = Lab(Experiment(problem=Gate("or")))
    yield lab
    lab.pause()
    lab.deleteLater()


@pytest.fixture
def tour(lab: Lab) -> Tour:
    tour = Tour(lab, parent=lab)
    tour.watched = 0.0
    return tour


@pytest.fixture
def seen(tour: Tour) -> list[CardState]:
    seen: list[CardState] = []
    tour.shown.connect(seen.append)
    return seen


def open_card(tour: Tour, chapter: str, card: str) -> None:
    number = CHAPTERS.index(chapter)
    ids = [card.id for card in chapters("en")[number].cards]
    tour.start(TourProgress().at(chapter, ids.index(card)))
    assert tour.card.id == card


# A learner who goes their own way

OTHERS = {
    "cloud": Experiment(Cloud("moons", 20), start=RandomStart()),
    "curve": Experiment(Curve("sine"), loss="squared", start=RandomStart()),
    "three inputs": Experiment(Gate("parity"), Network((2,)), start=RandomStart()),
    "one sample": Experiment(
        OwnData(((0.0,),), (1.0,), "regression"), loss="squared", start=RandomStart()
    ),
    "network": Experiment(Gate("xor"), Network((2, 2)), start=RandomStart()),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_card_bears_any_other_problem_that_is_chosen_meanwhile(
    name: str, lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    tour.watched = 0.0
    tour.start()
    for number, chapter in enumerate(chapters("en")):
        for at, card in enumerate(chapter.cards):
            tour.progress = tour.progress.at(chapter.id, at)
            tour.choose(number)
            assert tour.card.id == card.id
            lab.open(OTHERS[name])
            lab.step()
            if card.question is not None:
                answers = {"choice": 0, "number": "1", "point": 0.5}
                tour.answer(answers[card.question.kind])
                tour.reveal()
                lab.pause()
            assert all("{" not in text for text in (seen[-1].text, seen[-1].task))


# The learner's own run


def test_the_learners_own_run_comes_back_with_all_that_can_be_undone(lab: Lab, tour: Tour) -> None:
    lab.set_learning_rate(3.0)
    lab.train(5)
    lab.select(1)
    lab.set_stops(0.01, 900)
    run, stops, parameters = lab.trainer, lab.stops, lab.trainer.parameters.tolist()
    for chapter in range(len(CHAPTERS)):
        tour.start()
        tour.choose(chapter)
        tour.go_on()
        lab.step()
        tour.leave()
    assert lab.trainer is run
    assert lab.trainer.parameters.tolist() == parameters
    assert (lab.selected, lab.stops, lab.state) == (1, stops, RunState.PAUSED)
    lab.undo()
    assert lab.trainer.learning_rate == 1.0
    assert lab.undo_stack.undoable == ""


def test_the_unit_that_was_looked_at_comes_back_with_the_learners_own_run(
    lab: Lab, tour: Tour
) -> None:
    lab.open(OTHERS["network"])
    lab.select(3)
    lab.select_unit("h1.2")
    tour.start()
    assert lab.selection == Selection(2, "y")
    tour.leave()
    assert lab.selection == Selection(3, "h1.2")


def test_a_card_can_undo_what_was_done_on_it_and_no_more(lab: Lab, tour: Tour) -> None:
    tour.start()
    assert lab.undo_stack.undoable == ""
    lab.set_gate("xor")
    tour.go_on()
    assert lab.undo_stack.undoable == ""


def test_a_run_that_goes_on_is_stopped_when_the_tour_begins_and_when_it_ends(
    lab: Lab, tour: Tour
) -> None:
    lab.run()
    tour.start()
    assert lab.state is RunState.IDLE
    lab.run()
    tour.leave()
    assert lab.state is not RunState.RUNNING
    assert not tour.running


def test_starting_twice_and_leaving_twice_change_nothing(lab: Lab, tour: Tour) -> None:
    run = lab.trainer
    tour.leave()
    tour.start()
    tour.start()
    tour.leave()
    tour.leave()
    assert lab.trainer is run


# Cards


def test_a_card_is_done_when_the_learner_has_done_it_and_stays_so(
    lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    tour.start()
    assert not seen[-1].done
    lab.select(0)
    assert not seen[-1].done
    lab.select(3)
    assert seen[-1].done
    lab.select(2)
    assert seen[-1].done


def test_frames_without_news_for_the_card_show_nothing_anew(
    lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    tour.start()
    before = len(seen)
    for _ in range(5):
        lab.step()
    assert len(seen) == before


def test_back_sets_up_what_the_card_stands_on(lab: Lab, tour: Tour) -> None:
    open_card(tour, "curves", "bend")
    lab.set_gate("xor")
    tour.go_on()
    tour.go_back()
    assert tour.card.id == "bend"
    assert lab.experiment.problem.name == "and"


def test_back_goes_through_the_chapters_to_the_first_card(
    tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "curves", "sum")
    while not seen[-1].first:
        tour.go_back()
    tour.go_back()
    assert (tour.chapter.id, tour.card.id) == ("model", "sum")


def test_a_chapter_goes_on_where_it_was_left_and_begins_anew_once_finished(tour: Tour) -> None:
    tour.start()
    tour.go_on()
    tour.choose(5)
    tour.choose(0)
    assert tour.card.id == "parameters"
    for _ in range(3):
        tour.go_on()
    assert tour.chapter.id == "curves"
    tour.choose(0)
    assert tour.card.id == "sum"


def test_after_the_last_card_the_tour_is_over_and_would_begin_anew(lab: Lab, tour: Tour) -> None:
    run = lab.trainer
    open_card(tour, "repeat", "yours")
    tour.go_on()
    assert not tour.running
    assert lab.trainer is run
    tour.start()
    assert (tour.chapter.id, tour.card.id) == ("model", "sum")


def test_another_language_shows_the_same_card(tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "loss", "worse")
    tour.use_language("ko")
    assert tour.card.id == "worse"
    assert seen[-1].title == "아주 많이 틀리면"


# Questions


def test_a_prediction_is_shown_beside_what_happened(
    lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "update", "after")
    tour.answer(0.7)
    asked = seen[-1].asked
    assert asked is not None
    assert seen[-1].phase is Phase.TOLD
    assert seen[-1].done
    assert lab.trainer.epoch == 1
    assert (asked.given, asked.result) == ("0.70", "0.2789")
    assert asked.happened == "ŷ went from 0.525 to 0.279."
    assert asked.why
    assert asked.because


def test_an_answer_is_given_once(lab: Lab, tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "update", "after")
    tour.answer(0.7)
    tour.answer(0.1)
    tour.reveal()
    assert lab.trainer.epoch == 1
    assert seen[-1].asked is not None
    assert seen[-1].asked.given == "0.70"


@pytest.mark.parametrize("typed", ["1.5", "1,5", " 3/2 ", "−1", "1e3"])
def test_any_number_is_a_prediction(tour: Tour, seen: list[CardState], typed: str) -> None:
    open_card(tour, "model", "predict")
    tour.answer(typed)
    assert seen[-1].phase is Phase.TOLD


@pytest.mark.parametrize("typed", ["", "about one", "nan", "1/0"])
def test_what_is_no_number_gets_a_kind_word(tour: Tour, seen: list[CardState], typed: str) -> None:
    open_card(tour, "model", "predict")
    tour.answer(typed)
    assert seen[-1].phase is Phase.ASKING
    assert seen[-1].asked is not None
    assert seen[-1].asked.hint.startswith("Type a number")


@pytest.mark.parametrize("typed", ["0.525", "0,525", "0.52498", "0.524979187", "21/40", "0.524"])
def test_what_is_worked_out_is_taken_to_the_digits_shown(
    tour: Tour, seen: list[CardState], typed: str
) -> None:
    open_card(tour, "chain", "product")
    tour.answer(typed)
    assert seen[-1].done
    assert seen[-1].asked is not None
    assert (seen[-1].asked.given, seen[-1].asked.result) == (typed, "0.524979")


def test_the_missing_factor_is_named_to_who_gives_0_249_for_the_gradient(
    tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "chain", "product")
    tour.answer("0.249")
    asked = seen[-1].asked
    assert asked is not None
    assert not seen[-1].done
    assert "∂L/∂ŷ = 2.105" in asked.hint
    tour.answer("7")
    assert seen[-1].asked is not None
    assert seen[-1].asked.hint == "Multiply the three factors."
    tour.answer("0.525")
    assert seen[-1].done
    assert seen[-1].asked.hint == ""


def test_a_sign_too_many_is_named(tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "chain", "first")
    tour.answer("-2.105")
    assert seen[-1].asked is not None
    assert "sign" in seen[-1].asked.hint


def test_the_articles_slip_stands_beside_the_chain_rule(tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "update", "side_by_side")
    table = seen[-1].table
    assert table is not None
    assert table.rows == (
        ("gradient", "0.249", "0.525"),
        ("w1", "−0.149", "−0.425"),
        ("b", "−0.249", "−0.525"),
        ("ŷ after", "0.402", "0.279"),
    )
    tour.answer("2.1")
    assert seen[-1].asked is not None
    assert "0.402" in seen[-1].asked.happened
    assert "0.279" in seen[-1].asked.happened


def test_a_result_can_be_shown_without_an_answer(tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "forward", "output")
    tour.answer("3")
    tour.reveal()
    asked = seen[-1].asked
    assert asked is not None
    assert seen[-1].done
    assert (asked.given, asked.result, asked.hint) == ("", "0.524979", "")


def test_search_and_descent_are_held_against_each_other(
    lab: Lab, tour: Tour, seen: list[CardState], qtbot: QtBot
) -> None:
    open_card(tour, "search", "tiles")
    tour.answer("100")
    assert seen[-1].asked is not None
    assert seen[-1].asked.result == "9,261"
    open_at = measure(["search.loss"], Moment(lab.trainer, 2))["search.loss"]
    tour.go_on()
    tour.go_on()
    tour.answer("10")
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert lab.trainer.loss <= open_at
    assert seen[-1].asked is not None
    assert seen[-1].asked.result == str(lab.trainer.epoch) == "109"


# Runs to an answer


def test_a_run_to_an_answer_ends_where_it_should_and_puts_speed_and_stops_back(
    lab: Lab, tour: Tour, seen: list[CardState], qtbot: QtBot
) -> None:
    lab.set_pace(2)
    open_card(tour, "repeat", "run")
    tour.answer(2)
    assert seen[-1].phase is Phase.RUNNING
    assert lab.stops.last_epoch == 100
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert lab.trainer.epoch == 100
    assert lab.pace_index == 2
    assert (lab.stops.target_loss, lab.stops.last_epoch) == (None, None)
    assert lab.state is RunState.PAUSED
    assert seen[-1].asked is not None
    assert seen[-1].asked.happened == "4 of 4 right, with the mean loss 0.1427."


def test_a_watched_run_takes_a_speed_that_ends_in_time(lab: Lab, tour: Tour) -> None:
    tour.watched = 2.5
    open_card(tour, "repeat", "run")
    tour.answer(2)
    assert lab.pace_index == 5  # 60 epochs a second
    tour.leave()
    assert lab.pace_index != 5


def test_a_run_that_the_learner_stops_can_be_gone_on_with(
    lab: Lab, tour: Tour, seen: list[CardState], qtbot: QtBot
) -> None:
    tour.watched = 2.5
    open_card(tour, "repeat", "run")
    tour.answer(2)
    lab.pause()
    assert seen[-1].phase is Phase.HALTED
    assert not seen[-1].done
    lab.set_pace(9)
    tour.resume()
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert lab.trainer.epoch == 100


def test_skipping_a_run_under_way_stops_it(lab: Lab, tour: Tour, seen: list[CardState]) -> None:
    tour.watched = 2.5
    pace = lab.pace_index
    open_card(tour, "repeat", "run")
    tour.answer(2)
    tour.go_on()
    assert tour.card.id == "longer"
    assert seen[-1].phase is Phase.ASKING
    assert lab.pace_index == pace
    assert lab.trainer.epoch == 100  # what the next card sets up


def test_a_run_that_diverges_is_told_as_it_stands(
    lab: Lab, tour: Tour, seen: list[CardState], qtbot: QtBot
) -> None:
    open_card(tour, "repeat", "run")
    lab.set_learning_rate(1e308)
    tour.answer(2)
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
