"""The frame lies over what a card speaks of, wherever that goes."""

from typing import Any

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, go_to_another, place_in, settle, widget

from learnscope.gui.highlight import Highlight
from learnscope.gui.session.snapshot import STAGES


def test_the_frame_lies_over_what_the_card_speaks_of_and_takes_no_click(
    touring: Any, qtbot: QtBot
) -> None:
    go_to(touring, "model", "sum")
    frame = widget(touring, "tour_highlight")
    table = widget(touring, "truth_table")
    assert isinstance(frame, Highlight)
    assert frame.isVisible()
    assert place_in(touring, frame) == place_in(touring, table)
    middle = table.visualItemRect(table.item(3, 1)).center()
    at = table.viewport().mapTo(touring, middle)
    assert touring.childAt(at) is table.viewport()


def test_the_frame_follows_a_change_of_size_and_goes_with_the_tour(
    touring: Any, qtbot: QtBot
) -> None:
    go_to(touring, "model", "plane")
    frame, surface = widget(touring, "tour_highlight"), widget(touring, "surface_view")
    touring.resize(1400, 900)
    qtbot.waitUntil(lambda: frame.size() == surface.size())
    touring.guide.leave()
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


def test_what_was_opened_for_a_card_is_folded_for_the_next(touring: Any) -> None:
    go_to(touring, "activation", "others")
    assert touring.parts.panel.sections["network"].is_open
    go_to_another(touring, "data", "rows")
    assert not touring.parts.panel.sections["network"].is_open


def test_once_a_card_is_done_its_outcome_is_framed(touring: Any) -> None:
    # Here the drawing lies behind the panel that the card speaks of.
    touring.resize(1024, 700)
    go_to(touring, "model", "sum")
    settle()
    frame = widget(touring, "tour_highlight")
    drawing = touring.parts.drawing
    assert frame.parent() is widget(touring, "truth_table")
    assert drawing.visibleRegion().isEmpty()
    touring.lab.select(3)
    settle()
    assert frame.parent() is widget(touring, "neuron_view")
    assert not frame.visibleRegion().isEmpty()
    go_to_another(touring, "model", "sum")
    assert frame.parent() is widget(touring, "truth_table")


def test_the_articles_slip_counts_once_it_is_seen(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "article", "slip")
    for _ in STAGES:
        assert not touring.guide.panel.done.isVisible()
        touring.actions_["look_inside"].trigger()
    assert not touring.guide.panel.done.isVisible()
    qtbot.mouseClick(widget(touring, "inside_slip"), LEFT)
    assert touring.guide.panel.done.isVisible()
    shown = touring.parts.inside.findChildren(QLabel)
    texts = " ".join(label.text() for label in shown if label.isVisible())
    assert "0.4016" in texts
    assert "0.2789" in texts


def test_what_a_card_frames_has_the_height_it_asks_for_where_its_column_has_it(
    touring: Any, qtbot: QtBot
) -> None:
    touring.resize(1280, 800)
    # The loss surface makes the columns two; a view framed there has a drawing above it.
    go_to(touring, "search", "parabola")
    settle()
    go_to_another(touring, "runs", "race")
    dock = touring.docks.by_name["race"]
    drawing = touring.docks.by_name["neuron"]
    qtbot.waitUntil(lambda: dock.height() >= dock.sizeHint().height())
    assert drawing.height() >= drawing.minimumSizeHint().height()
