"""A tour over a lab, and what it shows."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate
from learnscope.gui.session.lab import Lab
from learnscope.gui.tour.card_state import CardState
from learnscope.gui.tour.tour import Tour


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
