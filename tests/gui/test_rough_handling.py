"""Thousands of random clicks, keys and changes leave a window that is consistent and true."""

import pytest
from cases import each_telling
from consistency import Shown
from hypothesis import settings
from pytestqt.qtbot import QtBot
from rough_person import RoughPerson, let_loose

from learnscope.gui import MainWindow

pytestmark = pytest.mark.usefixtures("faster_engine")

#: Under the thorough profile of hypothesis more.
ACTIONS = 3 * settings().max_examples
SEEDS = (1, 2, 3)


@each_telling("seed", {str(seed): seed for seed in SEEDS}, "2")
def test_whatever_is_done_the_window_stays_consistent(
    qtbot: QtBot, unfolded: MainWindow, shown_by: Shown, seed: int
) -> None:
    unfolded.resize(900, 620)
    person = RoughPerson(unfolded, seed)
    with qtbot.capture_exceptions() as exceptions:
        let_loose(person, shown_by, ACTIONS, lambda: [*exceptions])
    assert len(set(person.done)) > min(ACTIONS, 700) / 3
