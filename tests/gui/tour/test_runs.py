"""Runs side by side in the tour: what is pinned for a card, what races show, what is given back."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Trainer
from learnscope.gui.session.beside.race_state import RaceAsked
from learnscope.gui.tour.card_state import CardState, Phase
from learnscope.gui.tour.lesson import CHAPTERS, Card, chapters
from learnscope.gui.tour.quantities import Moment, measure

LEFT = Qt.MouseButton.LeftButton


def card_of(name: str) -> Card:
    return next(c for c in chapters("en")[CHAPTERS.index("runs")].cards if c.id == name)


def go_to(window: Any, card: str) -> list[CardState]:
    """Open a card; return what the tour shows from now on."""
    tour = window.guide.tour
    ids = [each.id for each in chapters("en")[CHAPTERS.index("runs")].cards]
    seen: list[CardState] = []
    tour.shown.connect(seen.append)
    tour.watched = 0.0
    tour.progress = tour.progress.at("runs", ids.index(card))
    window.guide.start()
    return seen


def choose(window: Any, qtbot: QtBot, number: int) -> None:
    button = window.findChild(QWidget, f"tour_choice_{number}")
    qtbot.mouseClick(button, LEFT, pos=QPoint(10, button.height() // 2))
    qtbot.mouseClick(window.findChild(QWidget, "tour_answer"), LEFT)


def test_a_run_is_pinned_by_hand(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "pin")
    assert not seen[-1].done
    qtbot.mouseClick(touring.findChild(QWidget, "runs_pin"), LEFT)
    assert seen[-1].done
    assert len(touring.lab.pins) == 1


def test_two_rates_are_pinned_for_the_card_and_a_third_run_goes_beside_them(
    touring: Any, qtbot: QtBot
) -> None:
    seen = go_to(touring, "three")
    lab = touring.lab
    rates = [pin.experiment.optimizer.learning_rate for pin in lab.pins]
    assert (rates, [pin.epoch for pin in lab.pins]) == ([1.0, 3.0], [100, 100])
    assert (lab.trainer.learning_rate, lab.trainer.epoch) == (9.0, 0)
    assert lab.undo_stack.undoable == ""
    choose(touring, qtbot, 2)
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    last = [float(pin.losses[-1]) for pin in lab.pins] + [lab.trainer.loss]
    assert last == sorted(last, reverse=True)
    asked = seen[-1].asked
    assert asked is not None
    assert all(f"{loss:.3f}" in asked.happened for loss in last)


def test_the_losses_told_are_those_of_the_pinned_runs() -> None:
    values = measure(["rate_3.loss_100"], Moment(Trainer(Experiment()), 2))
    run = Trainer(replace(Experiment(), optimizer=Experiment().optimizer.at(3.0)))
    run.advance(100)
    assert values["rate_3.loss_100"] == run.loss


def test_the_learners_own_pins_come_back_after_the_tour(window: Any) -> None:
    window.lab.train(5)
    window.lab.pin()
    own = window.lab.pins
    go_to(window, "third")
    assert len(window.lab.pins) == 2
    window.guide.leave()
    assert window.lab.pins is own


@pytest.mark.parametrize(("name", "first"), [("race", "adam"), ("other", "gd")])
def test_who_wins_a_race_is_what_the_card_says(name: str, first: str) -> None:
    setup, asked = card_of(name).setup, RaceAsked(at="same")
    assert setup is not None
    # What the cards write out.
    assert (asked.target_loss, asked.epochs) == (0.1, 2000)
    arrived = {}
    for rule in ("gd", "adam"):
        optimizer = replace(setup.experiment.optimizer, name=rule)
        run = Trainer(replace(setup.experiment, optimizer=optimizer))
        run.advance(asked.epochs, target_loss=asked.target_loss)
        arrived[rule] = run.epoch if run.loss <= asked.target_loss else None
    if first == "adam":
        assert arrived["gd"] is not None
        assert arrived["adam"] is not None
        # “Nearly twenty times as many”.
        assert 19 * arrived["adam"] < arrived["gd"] < 20 * arrived["adam"]
    else:
        assert arrived["gd"] is not None
        assert arrived["adam"] is None


def test_a_race_shows_the_answer_when_it_is_over(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "race")
    choose(touring, qtbot, 0)
    assert seen[-1].phase is Phase.RUNNING
    qtbot.waitUntil(lambda: seen[-1].phase is Phase.TOLD)
    state = touring.lab.race.state
    assert state is not None
    assert state.over
    assert all(line is not None for line in state.lines)
    # The settings say what is raced, although no hand has chosen it.
    assert touring.findChild(QWidget, "race_at").currentData() == "same"


def test_a_card_on_a_race_sets_the_race_it_speaks_of_and_gives_back_what_was_set(
    touring: Any,
) -> None:
    settings = touring.parts.race.settings
    mine = RaceAsked(between="rates", at="best", target_loss=0.2)
    settings.show_asked(mine)
    go_to(touring, "race")
    assert settings.asked == RaceAsked(at="same")
    touring.guide.tour.go_on()
    assert settings.asked == RaceAsked(at="same")
    touring.guide.leave()
    assert settings.asked == mine


def test_a_race_ends_with_its_card(touring: Any, qtbot: QtBot) -> None:
    seen = go_to(touring, "race")
    choose(touring, qtbot, 0)
    qtbot.mouseClick(touring.findChild(QWidget, "tour_next"), LEFT)
    assert touring.lab.race.state.over
    assert touring.guide.tour.card.id == "other"
    assert seen[-1].phase is Phase.ASKING
