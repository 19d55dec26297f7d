"""The whole tour, as a learner goes through it."""

from collections.abc import Callable
from typing import Any

import pytest
from cases import in_any_language
from in_full import IN_FULL
from learner import Learner
from pytestqt.qtbot import QtBot

from learnscope.gui.settings import Settings
from learnscope.gui.tour.lesson import chapters

pytestmark = pytest.mark.usefixtures("faster_engine")


#: What no other test plays card by card, and the end; in CI a learner goes through all. The search
#: is played in `test_landscape`.
TELLING = {"activation", "article", "repeat", "runs"}


@in_any_language
def test_a_learner_can_do_every_card_in_every_language(
    open_window: Callable[..., Any], qtbot: QtBot, language: str
) -> None:
    window = open_window(settings=Settings(), language=language)
    # To paint every frame takes as long as all the rest; in one language, and in CI, is enough.
    window.setUpdatesEnabled(IN_FULL and language == "ko")
    own = window.lab.trainer
    window.guide.tour.watched = 0.0
    learner = Learner(window, qtbot, comma=language == "ko")
    window.guide.start()
    tour = window.guide.tour
    for number, chapter in enumerate(chapters(language)):
        if not IN_FULL and chapter.id not in TELLING:
            tour.choose(number + 1)
            continue
        for card in chapter.cards:
            assert (tour.chapter.id, tour.card.id) == (chapter.id, card.id)
            learner.do_the_card()
    assert not tour.running
    assert window.lab.trainer is own
    assert not window.guide.dock.isVisible()
