"""The stages of an update in the drawing of a network."""

from itertools import pairwise

import pytest
from network_hands import place, xor
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import STAGES
from learnscope.gui.views.drawing.network.network_view import NetworkView
from learnscope.gui.views.drawing.view_state import Pulse

# Tool tips are raised, which the offscreen platform has no word for.
pytestmark = [
    pytest.mark.qt_log_ignore("does not support raise"),
    pytest.mark.usefixtures("faster_engine"),
]


def test_a_pulse_runs_once_when_a_stage_opens(qtbot: QtBot, view: NetworkView, lab: Lab) -> None:
    lab.look_inside()
    assert view.pulsing
    qtbot.waitUntil(lambda: not view.pulsing)
    lab.light("y")
    assert not view.pulsing


def test_nothing_moves_without_animation(view: NetworkView, lab: Lab) -> None:
    view.animated = False
    for _ in range(4):
        lab.look_inside()
        assert not view.pulsing


@pytest.mark.parametrize("hidden", [(2,), (8, 8)])
@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_pulse_goes_forth_and_back_along_the_lines(
    monkeypatch: pytest.MonkeyPatch,
    view: NetworkView,
    lab: Lab,
    hidden: tuple[int, ...],
    steps: int,
) -> None:
    lab.open(xor(*hidden))
    lab.select_unit("h1.1")
    view.animated = False
    for _ in range(steps):
        lab.look_inside()
    still = view.grab().toImage()
    seen = []
    for share in (0.15, 0.3, 0.45, 0.65, 0.8, 0.9):
        monkeypatch.setattr(Pulse, "share", share)
        seen.append(view.grab().toImage())
    monkeypatch.undo()

    assert view.grab().toImage() == still
    # Now and then it is behind a number or a unit.
    assert sum(image != still for image in seen) >= 3
    assert sum(one != other for one, other in pairwise(seen)) >= 2


def test_the_backward_stage_shows_slopes_and_the_update_what_comes_next(
    view: NetworkView, lab: Lab
) -> None:
    view.animated = False
    images = []
    for _ in STAGES:
        lab.look_inside()
        images.append(view.grab().toImage())

    assert len({image.cacheKey() for image in images}) == 4
    assert all(one != other for one, other in pairwise(images))
    target = view.target_at(QPointF(place(view, "h1.1")))
    assert target is not None
    assert "∂L/∂z" in target.tip()


def test_a_chosen_unit_s_way_stands_out(view: NetworkView, lab: Lab) -> None:
    before = view.grab().toImage()
    lab.select_unit("h1.2")
    assert view.grab().toImage() != before


def test_the_summary_says_it_in_one_line(view: NetworkView, lab: Lab) -> None:
    text = view.accessibleDescription()

    assert "2-2-1" in text
    assert "x1 = 1, x2 = 0" in text
    assert "\n" not in text
