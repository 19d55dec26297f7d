"""An open update has room to be read, and gives it back."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tour_looks import go_to, go_to_another, settle

from learnscope.gui.session.snapshot import STAGES


@pytest.fixture
def window(lent: Any) -> Any:
    """The main window as it opens first."""
    return lent


def heights(window: Any) -> tuple[int, int]:
    docks = window.docks.by_name
    return docks["surface"].height(), docks["inside"].height()


@pytest.fixture
def ready(window: Any) -> Any:
    window.resize(1280, 800)
    window.docks.bring_forward("inside")
    settle()
    return window


def test_an_open_stage_takes_the_columns_height_and_gives_it_back(ready: Any) -> None:
    surface, inside = heights(ready)
    ready.actions_["look_inside"].trigger()
    settle()
    above, opened = heights(ready)
    assert opened - inside == surface - above > 80
    assert opened > 0.65 * (above + opened)
    for _ in STAGES[1:]:
        ready.actions_["look_inside"].trigger()
    settle()
    assert heights(ready) == (above, opened)
    for _ in STAGES:
        ready.actions_["look_out"].trigger()
    settle()
    assert heights(ready) == (surface, inside)


def test_a_run_that_closes_the_stage_gives_the_room_back(ready: Any) -> None:
    before = heights(ready)
    ready.actions_["look_inside"].trigger()
    settle()
    assert heights(ready) != before
    ready.lab.run()
    ready.lab.pause()
    settle()
    assert heights(ready) == before


def test_what_a_hand_makes_of_it_meanwhile_stays(ready: Any) -> None:
    ready.actions_["look_inside"].trigger()
    settle()
    docks = [ready.docks.by_name[name] for name in ("surface", "inside")]
    ready.resizeDocks(docks, [220, 340], Qt.Orientation.Vertical)
    settle()
    chosen = heights(ready)
    ready.actions_["look_out"].trigger()
    settle()
    assert heights(ready) == chosen


def test_the_tours_next_card_has_the_room_back(window: Any) -> None:
    window.resize(1280, 800)
    go_to(window, "loss", "measure")
    settle()
    before = window.parts.loss_functions.height()
    go_to_another(window, "forward", "look")
    window.actions_["look_inside"].trigger()
    settle()
    go_to_another(window, "loss", "measure")
    assert window.parts.loss_functions.height() == before


def test_where_it_stands_alone_or_detached_nothing_is_moved(window: Any, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    docks = window.docks.by_name
    window.docks.bring_forward("inside")
    docks["inside"].setFloating(True)
    settle()
    before = docks["surface"].height()
    window.actions_["look_inside"].trigger()
    settle()
    assert docks["surface"].height() == before
    assert docks["inside"].isFloating()
