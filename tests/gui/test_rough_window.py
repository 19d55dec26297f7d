"""A real window is handled roughly: buttons of the mouse held while keys and commands come.

`ROUGH_ACTIONS` and `ROUGH_SEEDS` in the environment ask for more than a glance.
"""

import os
from typing import Any

import pytest
from consistency import Shown
from hypothesis import settings
from pytestqt.qtbot import QtBot
from rough_hands import RoughHands, without_questions
from rough_person import let_loose
from x_hands import XHands

from learnscope.gui import MainWindow

pytestmark = pytest.mark.xvfb

ACTIONS = int(os.environ.get("ROUGH_ACTIONS", 2 * settings().max_examples))
SEEDS = [int(seed) for seed in os.environ.get("ROUGH_SEEDS", "1").split(",")]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_hand_that_holds_a_dock_ends_the_program(
    qtbot: QtBot, qtlog: Any, real_window: MainWindow, shown_by: Shown, seed: int
) -> None:
    without_questions(real_window)
    with XHands() as hands, qtbot.capture_exceptions() as exceptions:
        person = RoughHands(real_window, hands, seed)
        let_loose(person, shown_by, ACTIONS, lambda: [*exceptions, *map(str, qtlog.records)])
