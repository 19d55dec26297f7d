"""The tour in the window: the offer, the panel, the frame, and what is given back after it."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QLabel,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from learnscope.gui.guide import Highlight
from learnscope.gui.look.labels import rich
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.session.run_state import RunState
from learnscope.gui.settings import Settings
from learnscope.gui.text.language import LANGUAGES
from learnscope.gui.tour.lesson import CHAPTERS, chapters
from learnscope.gui.tour.tour import TourProgress

LEFT = Qt.MouseButton.LeftButton


def widget(window: Any, name: str) -> Any:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def go_to(window: Any, chapter: str, card: str) -> None:
    number = CHAPTERS.index(chapter)
    ids = [card.id for card in chapters("en")[number].cards]
    window.guide.tour.progress = TourProgress().at(chapter, ids.index(card))
    window.guide.start()


def kept(path: Path) -> Any:
    return QSettings(str(path), QSettings.Format.IniFormat).value("tour")


def place_in(window: Any, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def settle() -> None:
    """Let the layout come to rest: the docks first, then what is in them."""
    for _ in range(4):
        QApplication.processEvents()


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


# The panel


def test_the_way_on_is_to_skip_until_the_card_is_done(window: Any) -> None:
    window.guide.start()
    assert widget(window, "tour_next").text() == "Skip"
    assert not widget(window, "tour_next").property("lit")
    assert not widget(window, "tour_done").isVisible()
    window.lab.select(3)
    assert widget(window, "tour_next").text() == "Next"
    assert widget(window, "tour_next").property("lit")
    assert widget(window, "tour_done").isVisible()


def test_the_buttons_go_back_and_leave(window: Any, qtbot: QtBot) -> None:
    window.guide.start()
    assert not widget(window, "tour_back").isEnabled()
    qtbot.mouseClick(widget(window, "tour_next"), LEFT)
    qtbot.mouseClick(widget(window, "tour_back"), LEFT)
    assert window.guide.tour.card.id == "sum"
    qtbot.mouseClick(widget(window, "tour_leave"), LEFT)
    assert not window.guide.tour.running


def test_a_chapter_is_chosen_by_its_name(window: Any, qtbot: QtBot) -> None:
    window.guide.start()
    box = widget(window, "tour_chapters")
    assert box.count() == 10
    assert box.currentText() == "1  The model"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert window.guide.tour.chapter.id == "curves"


def test_after_a_click_in_the_panel_the_keys_still_steer_the_run(window: Any, qtbot: QtBot) -> None:
    go_to(window, "model", "predict")
    field = widget(window, "tour_number")
    qtbot.mouseClick(field, LEFT)
    qtbot.keyClicks(field, "1,5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert window.lab.selected == 3
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.lab.trainer.epoch == 1
    qtbot.mouseClick(widget(window, "tour_next"), LEFT)
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.guide.tour.card.id == "plane"
    assert window.lab.trainer.epoch == 1


def test_an_answer_needs_something_to_answer_with(window: Any, qtbot: QtBot) -> None:
    go_to(window, "model", "predict")
    submit, field = widget(window, "tour_answer"), widget(window, "tour_number")
    assert not submit.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "  ")
    assert not submit.isEnabled()
    qtbot.keyClicks(field, "1")
    assert submit.isEnabled()


def test_an_explanation_comes_when_it_is_asked_for(window: Any, qtbot: QtBot) -> None:
    go_to(window, "update", "after")
    widget(window, "tour_slider").setValue(30)
    qtbot.mouseClick(widget(window, "tour_answer"), LEFT)
    assert not widget(window, "tour_because").isVisible()
    qtbot.mouseClick(widget(window, "tour_explain"), LEFT)
    assert widget(window, "tour_because").isVisible()
    window.lab.step()
    assert widget(window, "tour_because").isVisible()
    assert "0.30" in window.guide.panel.question.outcome.scale.accessibleName()


def test_what_was_entered_is_not_carried_to_the_next_card(window: Any, qtbot: QtBot) -> None:
    go_to(window, "forward", "z")
    qtbot.keyClicks(widget(window, "tour_number"), "0.1")
    qtbot.mouseClick(widget(window, "tour_next"), LEFT)
    assert widget(window, "tour_number").text() == ""


def test_another_language_takes_the_card_along_at_once(window: Any) -> None:
    go_to(window, "update", "side_by_side")
    korean = next(a for a in window.actions_.languages.actions() if a.data() == "ko")
    korean.trigger()
    assert "다른" in widget(window, "tour_title").text().replace("\u2060", "")
    assert widget(window, "tour_chapters").currentText() == "9  갱신"


def test_another_theme_colours_the_parameters_anew() -> None:
    text = rich("w1 and b, but not bias", LIGHT)
    assert text.count("<span") == 2
    assert LIGHT.w1.lower() in text
    assert DARK.b.lower() in rich("b는", DARK)


def test_a_line_breaks_between_korean_words_and_not_within_them() -> None:
    assert "기\u2060울\u2060기 학\u2060습" in rich("기울기 학습", LIGHT)


# The frame


def test_the_frame_lies_over_what_the_card_speaks_of_and_takes_no_click(
    window: Any, qtbot: QtBot
) -> None:
    window.guide.start()
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


# What to do next is said once


def accented(window: Any) -> set[str]:
    """Return the buttons in sight that stand on the accent."""
    accent = window.palette().color(window.palette().ColorRole.Highlight)
    found = set()
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and button.property("lit") is True:
            ground = button.grab().toImage().pixelColor(button.width() // 2, 4)
            assert ground == accent, button.objectName()
            found.add(button.objectName())
    return found


def said(window: Any) -> str:
    return str(widget(window, "message").text())


def test_the_accent_is_on_run_until_the_tour_begins_and_after_it(window: Any) -> None:
    assert accented(window) == {"run_button"}
    assert "Press Run" in said(window)
    window.guide.start()
    assert accented(window) == set()
    assert said(window).startswith("The guided tour: the card at the right")
    window.guide.leave()
    assert accented(window) == {"run_button"}
    assert "Press Run" in said(window)


def test_the_accent_goes_to_the_answer_and_then_to_the_next_card(window: Any, qtbot: QtBot) -> None:
    go_to(window, "repeat", "run")
    window.guide.tour.watched = 0.0
    assert accented(window) == set()
    qtbot.mouseClick(widget(window, "tour_choice_2"), LEFT, pos=QPoint(8, 8))
    assert accented(window) == {"tour_answer"}
    qtbot.mouseClick(widget(window, "tour_answer"), LEFT)
    qtbot.waitUntil(lambda: widget(window, "tour_next").property("lit") is True)
    assert accented(window) == {"tour_next"}
    assert said(window) == "All right: 4 of 4 answers lie on the correct side of ½."


def test_a_card_that_waits_for_run_leaves_the_accent_on_run(window: Any, qtbot: QtBot) -> None:
    go_to(window, "repeat", "enough")
    assert accented(window) == {"run_button"}
    window.lab.train(200)
    assert accented(window) == {"tour_next"}


def test_a_halted_run_to_an_answer_asks_to_be_gone_on_with(window: Any, qtbot: QtBot) -> None:
    go_to(window, "repeat", "run")
    window.guide.tour.answer(0)
    qtbot.waitUntil(lambda: window.lab.trainer.epoch > 0)
    window.lab.pause()
    assert accented(window) == {"tour_resume"}
    assert said(window).endswith("The card at the right says what to do next.")


def test_a_table_of_a_card_has_no_weight_left_over_from_another_cards_table(window: Any) -> None:
    go_to(window, "loss", "compare")
    go_on = window.guide.tour
    go_on.choose(CHAPTERS.index("update"))
    while go_on.card.id != "side_by_side":
        go_on.go_on()
    table = widget(window, "tour_table")
    cells = [label for label in table.findChildren(QLabel) if label.isVisible()]
    assert {cell.property("role") for cell in cells} == {"caption", "readout", ""}
    for cell in cells:
        assert cell.font().bold() is (cell.property("role") == "readout"), cell.text()


def test_powers_are_set_as_powers() -> None:
    assert "e<sup>−z</sup>\u00a0=\u00a00.9" in rich("e^−z = 0.9", LIGHT)
    assert "e<sup>−z</sup>예" in rich("그건 e^−z예요.", LIGHT).replace("\u2060", "")


def test_a_result_that_was_asked_for_stands_alone_at_the_left(window: Any) -> None:
    go_to(window, "forward", "output")
    window.guide.tour.reveal()
    settle()
    result, title = widget(window, "tour_result"), widget(window, "tour_title")
    assert result.isVisible()
    assert not widget(window, "tour_given").isVisible()
    assert place_in(window, result).left() == place_in(window, title).left()
    assert "The result" in {
        label.text() for label in window.guide.panel.question.outcome.findChildren(QLabel)
    }


def test_what_an_answer_adds_below_comes_into_sight(window: Any, qtbot: QtBot) -> None:
    window.resize(1024, 600)
    go_to(window, "update", "side_by_side")
    settle()
    window.guide.tour.reveal()
    explain, panel = widget(window, "tour_explain"), window.guide.panel
    steps = widget(window, "tour_next")

    def in_sight(part: QWidget) -> bool:
        place = place_in(window, part)
        return place.bottom() < place_in(window, steps).top()

    qtbot.waitUntil(lambda: explain.isVisible() and in_sight(explain))
    qtbot.mouseClick(explain, LEFT)
    qtbot.waitUntil(lambda: panel._scroll.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: in_sight(widget(window, "tour_because")))
    # The next card begins at its top.
    window.guide.tour.go_on()
    settle()
    assert panel._scroll.verticalScrollBar().value() == 0


def test_a_window_made_narrow_keeps_what_the_card_speaks_of_in_front(
    window: Any, qtbot: QtBot
) -> None:
    window.resize(1400, 900)
    go_to(window, "activation", "double")
    settle()
    view, frame = widget(window, "activation_view"), widget(window, "tour_highlight")
    for width in (1024, 900):
        window.resize(width, 700)
        qtbot.waitUntil(lambda: view.isVisible() and not view.visibleRegion().isEmpty())
        settle()
        assert frame.isVisible()
        assert place_in(window, frame) == place_in(window, view)
        assert window.guide.dock.width() <= 320


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_hangs_out_of_the_smallest_window(
    open_window: Callable[..., Any], language: str
) -> None:
    window = open_window(settings=Settings(), language=language)
    window.resize(window.minimumSize())
    settle()
    dock = window.docks.by_name["experiment"]
    travel = widget(window, "travel")
    assert place_in(window, dock).bottom() <= place_in(window, travel).top()


# Where the keys go while a question is asked


def ask_for_z(window: Any, qtbot: QtBot) -> Any:
    go_to(window, "forward", "z")
    field = widget(window, "tour_number")
    qtbot.mouseClick(field, LEFT)
    return field


def press(key: Qt.Key | str) -> None:
    """Press a key where the keyboard is, as a person does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if isinstance(key, str):
        QTest.keyClicks(focused, key)
    else:
        QTest.keyClick(focused, key)


def test_after_a_wrong_answer_the_keys_stay_in_the_field(window: Any, qtbot: QtBot) -> None:
    field = ask_for_z(window, qtbot)
    press("7")
    press(Qt.Key.Key_Return)
    assert window.guide.panel.question.hint.isVisible()
    assert field.hasFocus()
    assert field.selectedText() == "7"
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home):
        press(key)
        assert window.lab.state is RunState.IDLE
        assert window.lab.trainer.epoch == 0
        assert field.text() == "7"
    press(Qt.Key.Key_Return)
    press("8")
    assert field.text() == "8"


def test_after_a_wrong_answer_by_the_button_typing_replaces_it(window: Any, qtbot: QtBot) -> None:
    field = ask_for_z(window, qtbot)
    press("7")
    qtbot.mouseClick(widget(window, "tour_answer"), LEFT)
    press(Qt.Key.Key_Space)
    assert window.lab.state is RunState.IDLE
    press("8")
    assert field.text() == "8"


def test_after_a_right_answer_the_keys_steer_the_run(window: Any, qtbot: QtBot) -> None:
    ask_for_z(window, qtbot)
    press("0.1")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() in {None, window}
    qtbot.keyClick(window, Qt.Key.Key_Right)
    assert window.lab.trainer.epoch == 1


def test_after_an_answer_by_tab_and_space_no_other_control_has_the_keys(
    window: Any, qtbot: QtBot
) -> None:
    ask_for_z(window, qtbot)
    press("0.1")
    widget(window, "tour_answer").setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    assert not widget(window, "tour_answer").isVisible()
    assert QApplication.focusWidget() in {None, window}
