"""The tour as a learner goes through it: what is done on cards, and what comes back afterwards."""

import pytest
from cases import each_telling
from PySide6.QtCore import Qt
from tour_looks import open_card

from learnscope.core import Cloud, Curve, Experiment, Gate, Network, OwnData, RandomStart
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Selection
from learnscope.gui.tour.card_state import CardState
from learnscope.gui.tour.lesson import CHAPTERS, chapters
from learnscope.gui.tour.tour import Tour

pytestmark = pytest.mark.usefixtures("faster_engine")

LEFT = Qt.MouseButton.LeftButton


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


@each_telling("other", OTHERS, "three inputs", "one sample")
def test_a_card_bears_any_other_problem_that_is_chosen_meanwhile(
    other: Experiment, lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    tour.watched = 0.0
    tour.start()
    for number, chapter in enumerate(chapters("en")):
        for at, card in enumerate(chapter.cards):
            tour.progress = tour.progress.at(chapter.id, at)
            tour.choose(number)
            assert tour.card.id == card.id
            lab.open(other)
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
    open_card(tour, "model", "sum")
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
    open_card(tour, "model", "sum")
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
    assert (tour.chapter.id, tour.card.id) == ("model", "line")


def test_a_chapter_goes_on_where_it_was_left_and_begins_anew_once_finished(tour: Tour) -> None:
    tour.start()
    tour.go_on()
    tour.choose(5)
    tour.choose(0)
    assert tour.card.id == "sum"
    for _ in range(4):
        tour.go_on()
    assert tour.chapter.id == "curves"
    tour.choose(0)
    assert tour.card.id == "line"


def test_after_the_last_card_the_tour_is_over_and_would_begin_anew(lab: Lab, tour: Tour) -> None:
    run = lab.trainer
    open_card(tour, "runs", "yours")
    tour.go_on()
    assert not tour.running
    assert lab.trainer is run
    tour.start()
    assert (tour.chapter.id, tour.card.id) == ("model", "line")


def test_another_language_shows_the_same_card(tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "loss", "worse")
    tour.use_language("ko")
    assert tour.card.id == "worse"
    assert seen[-1].title == "아주 많이 틀리면"
