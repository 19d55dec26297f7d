"""The frame lies over what a card speaks of, wherever that goes."""

from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, go_to_another, place_in, settle, widget

from learnscope.gui.highlight import Highlight
from learnscope.gui.session.snapshot import STAGES


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
    go_to_another(window, "model", "predict")
    assert not widget(window, "start_w1").isVisible()
    go_to_another(window, "model", "parameters")
    assert widget(window, "start_w1").isVisible()
    window.guide.leave()
    assert not widget(window, "start_w1").isVisible()
    assert window.parts.panel.sections["data"].is_open


def test_what_was_opened_for_a_card_is_folded_for_the_next(window: Any) -> None:
    go_to(window, "activation", "others")
    assert window.parts.panel.sections["network"].is_open
    go_to_another(window, "data", "rows")
    assert not window.parts.panel.sections["network"].is_open


def test_once_a_card_is_done_its_outcome_is_framed(window: Any) -> None:
    # Here the drawing lies behind the panel that the card speaks of.
    window.resize(1024, 700)
    go_to(window, "model", "sum")
    settle()
    frame = widget(window, "tour_highlight")
    drawing = window.parts.drawing
    assert frame.parent() is widget(window, "truth_table")
    assert drawing.visibleRegion().isEmpty()
    window.lab.select(3)
    settle()
    assert frame.parent() is widget(window, "neuron_view")
    assert not frame.visibleRegion().isEmpty()
    go_to_another(window, "model", "sum")
    assert frame.parent() is widget(window, "truth_table")


def test_the_articles_slip_counts_once_it_is_seen(window: Any, qtbot: QtBot) -> None:
    go_to(window, "article", "slip")
    for _ in STAGES:
        assert not window.guide.panel.done.isVisible()
        window.actions_["look_inside"].trigger()
    assert not window.guide.panel.done.isVisible()
    qtbot.mouseClick(widget(window, "inside_slip"), LEFT)
    assert window.guide.panel.done.isVisible()
    shown = window.parts.inside.findChildren(QLabel)
    texts = " ".join(label.text() for label in shown if label.isVisible())
    assert "0.4016" in texts
    assert "0.2789" in texts
