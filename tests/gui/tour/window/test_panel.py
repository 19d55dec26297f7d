"""The tour's panel: the way on and back, answers, explanations, languages."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, go_to_another, place_in, settle, widget

from learnscope.gui.look.rich_text import rich
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.text.language import LANGUAGES
from learnscope.gui.tour.lesson import CHAPTERS, chapters


def test_the_way_on_is_to_skip_until_the_card_is_done(touring: Any) -> None:
    go_to(touring, "model", "sum")
    assert widget(touring, "tour_next").text() == "Skip"
    assert not widget(touring, "tour_next").property("lit")
    assert not widget(touring, "tour_done").isVisible()
    touring.lab.select(3)
    assert widget(touring, "tour_next").text() == "Next"
    assert widget(touring, "tour_next").property("lit")
    assert widget(touring, "tour_done").isVisible()


def test_the_buttons_go_back_and_leave(touring: Any, qtbot: QtBot) -> None:
    touring.guide.start()
    assert not widget(touring, "tour_back").isEnabled()
    qtbot.mouseClick(widget(touring, "tour_next"), LEFT)
    assert touring.guide.tour.card.id == "sum"
    qtbot.mouseClick(widget(touring, "tour_back"), LEFT)
    assert touring.guide.tour.card.id == "line"
    qtbot.mouseClick(widget(touring, "tour_leave"), LEFT)
    assert not touring.guide.tour.running


def test_a_chapter_is_chosen_by_its_name(touring: Any, qtbot: QtBot) -> None:
    touring.guide.start()
    box = widget(touring, "tour_chapters")
    assert box.count() == len(CHAPTERS)
    assert box.currentText() == "1  The model"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert touring.guide.tour.chapter.id == "curves"


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


def test_an_answer_needs_something_to_answer_with(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "model", "predict")
    submit, field = widget(touring, "tour_answer"), widget(touring, "tour_number")
    assert not submit.isEnabled()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "  ")
    assert not submit.isEnabled()
    qtbot.keyClicks(field, "1")
    assert submit.isEnabled()


def test_an_explanation_comes_when_it_is_asked_for(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "activation", "double")
    widget(touring, "tour_slider").setValue(30)
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    assert not widget(touring, "tour_because").isVisible()
    qtbot.mouseClick(widget(touring, "tour_explain"), LEFT)
    assert widget(touring, "tour_because").isVisible()
    touring.lab.step()
    assert widget(touring, "tour_because").isVisible()
    assert "0.30" in touring.guide.panel.question.outcome.scale.accessibleName()


def test_what_was_entered_is_not_carried_to_the_next_card(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "forward", "z")
    qtbot.keyClicks(widget(touring, "tour_number"), "0.1")
    qtbot.mouseClick(widget(touring, "tour_next"), LEFT)
    assert widget(touring, "tour_number").text() == ""


def test_another_language_takes_the_card_along_at_once(window: Any) -> None:
    go_to(window, "article", "side_by_side")
    korean = next(a for a in window.actions_.languages.actions() if a.data() == "ko")
    korean.trigger()
    assert "다른" in widget(window, "tour_title").text().replace("\u2060", "")
    number = CHAPTERS.index("article") + 1
    assert widget(window, "tour_chapters").currentText() == f"{number}  다른 사람의 계산"


def test_another_theme_colours_the_parameters_anew() -> None:
    text = rich("w1 and b, but not bias", LIGHT)
    assert text.count("<span") == 2
    assert LIGHT.w1.lower() in text
    assert DARK.b.lower() in rich("b는", DARK)


def test_no_line_breaks_within_a_derivative_a_product_or_a_short_bracket() -> None:
    plain = rich("(ŷ − Y)²의 평균, lr · 기울기, ∂L/∂w1", LIGHT)
    assert "(ŷ\u00a0−\u00a0Y)²" in plain
    assert "lr\u00a0·\u00a0기" in plain
    assert "∂L\u2060/\u2060∂" in plain
    assert "1 + 2" in rich("a sum as long as (x1 + x2 + x3) or 1 + 2", LIGHT)


def test_a_line_breaks_between_korean_words_and_not_within_them() -> None:
    assert "기\u2060울\u2060기 학\u2060습" in rich("기울기 학습", LIGHT)


def test_a_card_is_set_up_again_by_one_click(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "chain", "first")
    touring.lab.step()
    qtbot.keyClicks(widget(touring, "tour_number"), "7")
    qtbot.mouseClick(widget(touring, "tour_again"), LEFT)
    assert touring.lab.trainer.epoch == 0
    assert widget(touring, "tour_number").text() == ""
    assert widget(touring, "tour_answer").isVisible()


def test_a_right_answer_is_called_right_and_the_exact_value_stands_beside_it(
    touring: Any, qtbot: QtBot
) -> None:
    go_to(touring, "forward", "output")
    verdict = widget(touring, "tour_verdict")
    qtbot.keyClicks(widget(touring, "tour_number"), "0.5")
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    assert not verdict.isVisible()
    widget(touring, "tour_number").setText("0.525")
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    assert verdict.isVisible()
    assert verdict.text() == "✓ That's right."
    assert "0.524979" in widget(touring, "tour_result").text()


def test_the_list_of_chapters_says_how_much_of_each_is_done(touring: Any) -> None:
    go_to(touring, "model", "line")
    chapters = widget(touring, "tour_chapters")
    assert chapters.itemText(0) == "1  The model"
    touring.lab.edit((2.0,))
    assert chapters.itemText(0) == "1  The model  1/5"
    tour = touring.guide.tour
    for card in tour.chapter.cards:
        tour.progress = tour.progress.with_done("model", card.id)
    tour.go_on()
    assert chapters.itemText(0) == "1  The model  ✓"
    # It is kept for the next start.
    assert "model/plane" in touring.guide.kept


def test_every_chapters_name_has_room_beside_how_much_of_it_is_done(touring: Any) -> None:
    go_to(touring, "model", "line")
    settle()
    panel, box = touring.guide.panel, widget(touring, "tour_chapters")
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = (
        box.style()
        .subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        .width()
    )
    # Some views leave the panel no more than it needs.
    room -= panel.width() - panel.minimumSizeHint().width()
    for language in LANGUAGES:
        for number, chapter in enumerate(chapters(language), start=1):
            text = f"{number}  {chapter.title}  {len(chapter.cards) - 1}/{len(chapter.cards)}"
            assert box.fontMetrics().horizontalAdvance(text) <= room, text


def test_a_card_shows_what_it_speaks_of_and_gives_the_views_back(touring: Any) -> None:
    surface = touring.parts.surface
    go_to(touring, "model", "plane")
    assert surface.quantity == "z"
    go_to_another(touring, "activation", "squeeze")
    assert surface.quantity == "output"
    assert not touring.docks.by_name["activation"].visibleRegion().isEmpty()
    assert widget(touring, "tour_highlight").parentWidget() is widget(touring, "start_b")
    go_to_another(touring, "activation", "others")
    assert touring.lab.snapshot().unit == "h1.1"
    go_to_another(touring, "curves", "corner")
    assert surface.quantity == "z"
    touring.guide.leave()
    assert (surface.quantity, surface.mode) == ("output", "2d")


def test_what_is_framed_in_the_panel_is_scrolled_to(touring: Any) -> None:
    touring.resize(1024, 700)
    go_to(touring, "loss", "compare")
    settle()
    go_to_another(touring, "data", "rows")
    settle()
    table = widget(touring, "truth_table")
    area = table.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    port = area.viewport()
    assert port.rect().contains(place_in(port, table), True) or port.height() < table.height()
