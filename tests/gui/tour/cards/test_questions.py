"""What is predicted and worked out on a card, and runs to an answer."""

import pytest
from pytestqt.qtbot import QtBot
from tour_looks import open_card, open_card_again

from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.tour.card_state import CardState, Phase
from learnscope.gui.tour.conditions import Searched
from learnscope.gui.tour.quantities import Moment, measure
from learnscope.gui.tour.tour import Tour

pytestmark = pytest.mark.usefixtures("faster_engine")


# Questions


def test_a_prediction_is_shown_beside_what_happened(
    lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "activation", "double")
    tour.answer(0.7)
    asked = seen[-1].asked
    assert asked is not None
    assert seen[-1].phase is Phase.TOLD
    assert seen[-1].done
    assert lab.trainer.parameters.tolist() == [2.0, 0.0, 2.0]
    assert (asked.given, asked.result) == ("0.70", "0.9820")
    assert asked.happened == "z is 4 now; ŷ went from 0.881 to 0.982."
    assert asked.why
    assert asked.because


def test_an_answer_is_given_once(lab: Lab, tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "activation", "double")
    tour.answer(0.7)
    tour.answer(0.1)
    tour.reveal()
    assert lab.trainer.parameters.tolist() == [2.0, 0.0, 2.0]
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


def test_what_was_worked_out_right_is_called_right(tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "forward", "z")
    tour.answer("0.1")
    assert seen[-1].asked is not None
    assert seen[-1].asked.right
    open_again = [("forward", "output", "0.525"), ("model", "predict", "1.5"), ("data", "or", "3")]
    for chapter, card, given in open_again:
        open_card_again(tour, chapter, card)
        tour.answer(given)
        assert seen[-1].asked is not None
        assert seen[-1].asked.right


def test_what_was_shown_or_thought_otherwise_is_not_called_right(
    tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "forward", "z")
    tour.reveal()
    assert seen[-1].asked is not None
    assert not seen[-1].asked.right
    for chapter, card, given in (("model", "predict", "1.4"), ("chain", "way", 1)):
        open_card_again(tour, chapter, card)
        tour.answer(given)
        assert seen[-1].asked is not None
        assert not seen[-1].asked.right


def test_as_many_digits_are_demanded_as_were_asked_for(tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "chain", "second")
    tour.answer("0.25")
    assert seen[-1].asked is not None
    assert not seen[-1].done
    assert seen[-1].asked.hint == "That comes close. Give it to 3 decimals."
    tour.answer("0.249")
    assert seen[-1].done


def test_a_card_speaks_of_its_own_start_whatever_was_done_meanwhile(
    lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "chain", "first")
    lab.step()
    tour.answer("1.387")
    assert seen[-1].phase is Phase.ASKING
    tour.answer("2.105")
    asked = seen[-1].asked
    assert asked is not None
    assert (asked.right, asked.result) == (True, "2.105171")
    assert "0.5250" in asked.text
    # What the answer shows begins there, too.
    open_card_again(tour, "update", "after")
    lab.step()
    lab.select(0)
    tour.answer("0.279")
    assert (lab.trainer.epoch, lab.selected) == (1, 2)
    assert seen[-1].asked is not None
    assert (seen[-1].asked.right, seen[-1].asked.result) == (True, "0.278893")
    assert seen[-1].asked.happened.startswith("ŷ went from 0.525 to 0.279.")


def test_the_articles_answer_after_the_update_is_told_what_it_forgot(
    tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "update", "after")
    tour.answer("0.402")
    assert seen[-1].asked is not None
    assert seen[-1].asked.hint.startswith("That is ŷ after an update that forgets ∂L/∂ŷ.")


def test_a_card_can_be_had_from_its_start(lab: Lab, tour: Tour, seen: list[CardState]) -> None:
    open_card(tour, "update", "after")
    tour.answer("0.279")
    visit = seen[-1].visit
    tour.begin_again()
    assert lab.trainer.epoch == 0
    assert seen[-1].phase is Phase.ASKING
    assert seen[-1].visit != visit


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
    open_card(tour, "article", "side_by_side")
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
    asked: list[bool] = []
    tour.search_asked.connect(asked.append)
    tour.answer("100")
    assert asked == [True]
    tour.follow_search(Searched(4000, going=True))
    assert seen[-1].phase is Phase.RUNNING
    tour.follow_search(Searched(4000))
    assert seen[-1].phase is Phase.HALTED
    tour.resume()
    assert asked == [True, True]
    tour.follow_search(Searched(9261, finished=True))
    assert seen[-1].phase is Phase.TOLD
    assert seen[-1].asked is not None
    assert seen[-1].asked.result == "9,261"
    open_at = measure(["search.loss"], Moment(lab.trainer, 2))["search.loss"]
    tour.go_on()
    tour.go_on()
    assert tour.card.id == "descend"
    tour.answer("10")
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    assert lab.trainer.loss <= open_at
    assert seen[-1].asked is not None
    assert seen[-1].asked.result == str(lab.trainer.epoch) == "22"


def test_a_search_under_way_is_stopped_when_the_card_is_skipped(tour: Tour) -> None:
    open_card(tour, "search", "tiles")
    asked: list[bool] = []
    tour.search_asked.connect(asked.append)
    tour.answer("100")
    tour.go_on()
    assert asked == [True, False]


def test_the_card_that_sets_the_rate_waits_for_the_step_too(
    lab: Lab, tour: Tour, seen: list[CardState]
) -> None:
    open_card(tour, "update", "tangent")
    lab.step()
    assert not seen[-1].done
    lab.reset()
    lab.set_learning_rate(0.04)
    assert not seen[-1].done
    lab.step()
    assert seen[-1].done


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
    tour.answer(2)
    lab.set_learning_rate(1e308)
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
