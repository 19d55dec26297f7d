"""The tour is offered, finds room beside the views, and gives the window back."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMenu
from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, place_in, settle, widget

from learnscope.gui.session.run_state import RunState
from learnscope.gui.settings import Settings


def kept(path: Path) -> Any:
    return QSettings(str(path), QSettings.Format.IniFormat).value("tour")


# The offer


def test_the_tour_is_offered_at_the_first_start_until_it_is_declined(
    open_window: Callable[..., Any], qtbot: QtBot
) -> None:
    window = open_window(settings=Settings())
    assert widget(window, "tour_offer").isVisible()
    assert not window.guide.dock.isVisible()
    qtbot.mouseClick(widget(window, "tour_offer_close"), LEFT)
    assert not widget(window, "tour_offer").isVisible()
    window.close()
    again = open_window(settings=Settings())
    assert not widget(again, "tour_offer").isVisible()


def test_an_offer_that_was_let_be_is_made_again(open_window: Callable[..., Any]) -> None:
    open_window(settings=Settings()).close()
    assert widget(open_window(settings=Settings()), "tour_offer").isVisible()


def test_the_offer_starts_the_tour(window: Any, qtbot: QtBot) -> None:
    qtbot.mouseClick(widget(window, "tour_offer_take"), LEFT)
    assert window.guide.tour.running
    assert widget(window, "tour_panel").isVisible()
    assert not widget(window, "tour_offer").isVisible()


def test_the_help_menu_has_the_tour(window: Any) -> None:
    action = window.findChild(QAction, "tour")
    assert action in window.findChild(QMenu, "help_menu").actions()
    action.trigger()
    assert window.guide.tour.running


def test_the_tour_goes_on_where_it_was_left_at_the_next_start(
    open_window: Callable[..., Any], settings_file: Path
) -> None:
    window = open_window(settings=Settings())
    go_to(window, "loss", "worse")
    window.close()
    assert kept(settings_file) == "loss loss:1"
    again = open_window(settings=Settings())
    again.guide.start()
    assert again.guide.tour.card.id == "worse"


# The window


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_beside_the_panel_no_view_covers_another(
    window: Any, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.guide.start()
    docks = window.findChildren(QDockWidget)

    def overlaps() -> bool:
        seen = [dock for dock in docks if not dock.visibleRegion().isEmpty()]
        places = [place_in(window, dock) for dock in seen]
        return any(a.intersects(b) for a, b in combinations(places, 2))

    qtbot.waitUntil(lambda: not overlaps())
    assert window.width() == size[0]


def test_views_give_way_when_the_window_becomes_narrow(window: Any, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    window.guide.start()
    assert window.tabifiedDockWidgets(window.docks.by_name["loss"]) == []
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.layout().minimumSize().width() <= 1024)
    assert window.docks.by_name["surface"] in window.tabifiedDockWidgets(
        window.docks.by_name["loss"]
    )


@pytest.mark.parametrize("size", [(1280, 800), (1024, 700)])
def test_after_the_tour_the_docks_stand_where_they_stood(
    window: Any, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.docks.by_name["weights"].close()
    settle()

    def places() -> dict[str, QRect]:
        docks = window.docks.by_name
        shown = (name for name, dock in docks.items() if not dock.visibleRegion().isEmpty())
        return {name: place_in(window, docks[name]) for name in shown}

    before = places()
    assert "surface" in before
    go_to(window, "activation", "slope")
    settle()
    assert "activation" in places()
    window.guide.leave()
    settle()
    assert places() == before


def test_closing_the_window_on_the_tour_keeps_the_layout_without_it(
    open_window: Callable[..., Any],
) -> None:
    window = open_window(settings=Settings())
    window.guide.start()
    window.close()
    again = open_window(settings=Settings())
    assert not again.guide.dock.isVisible()
    assert again.docks.by_name["surface"].isVisible()


def test_controls_show_the_speed_and_the_stops_that_the_tour_sets_and_puts_back(
    window: Any, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widget(window, "stop_section"), Qt.MouseButton.LeftButton)
    last_epoch = widget(window, "last_epoch")
    last_epoch.setFocus()
    qtbot.keyClicks(last_epoch, "5000")
    qtbot.keyClick(last_epoch, Qt.Key.Key_Return)
    go_to(window, "repeat", "run")
    assert last_epoch.value is None
    qtbot.mouseClick(widget(window, "tour_choice_0"), LEFT, pos=QPoint(10, 10))
    qtbot.mouseClick(widget(window, "tour_answer"), LEFT)
    assert window.lab.state is RunState.RUNNING
    assert last_epoch.value == 100
    assert widget(window, "speed").value() == window.lab.pace_index == 5
    window.guide.leave()
    assert last_epoch.value == 5000
    assert widget(window, "speed").value() == window.lab.pace_index != 5
