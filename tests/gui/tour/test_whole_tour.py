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
    done = 0
    while window.guide.tour.running:
        learner.do_the_card()
        done += 1
    assert done == sum(len(chapter.cards) for chapter in chapters(language))
    assert window.lab.trainer is own
    assert not window.guide.dock.isVisible()
