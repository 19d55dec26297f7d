"""The frame lies over what a card speaks of, wherever that goes."""

from typing import Any

from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, place_in, widget

from learnscope.gui.highlight import Highlight


def test_the_frame_lies_over_what_the_card_speaks_of_and_takes_no_click(
    window: Any, qtbot: QtBot
) -> None:
    go_to(window, "model", "sum")
    frame = widget(window, "tour_highlight")
    table = widget(window, "truth_table")
    assert isinstance(frame, Highlight)
    assert frame.isVisible()
    assert place_in(window, frame) == place_in(window, table)
    middle = table.visualItemRect(table.item(3, 1)).center()
    at = table.viewport().mapTo(window, middle)
    assert window.childAt(at) is table.viewport()


def test_the_frame_follows_a_change_of_size_and_goes_with_the_tour(
    window: Any, qtbot: QtBot
) -> None:
    go_to(window, "model", "plane")
    frame, surface = widget(window, "tour_highlight"), widget(window, "surface_view")
    window.resize(1400, 900)
    qtbot.waitUntil(lambda: frame.size() == surface.size())
    window.guide.leave()
    assert not frame.isVisible()


def test_a_closed_view_is_opened_for_its_card(window: Any) -> None:
    window.docks.by_name["surface"].close()
    go_to(window, "model", "plane")
    assert window.docks.by_name["surface"].isVisible()


def test_a_folded_section_is_opened_for_its_card_and_folded_again_after_the_tour(
    window: Any, qtbot: QtBot
) -> None:
    qtbot.mouseClick(widget(window, "start_section"), LEFT)
    go_to(window, "model", "parameters")
    assert widget(window, "start_w1").isVisible()
    assert widget(window, "tour_highlight").isVisible()
    window.guide.leave()
    assert not widget(window, "start_w1").isVisible()
    assert window.parts.panel.sections["data"].is_open
