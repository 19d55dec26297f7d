"""What to do next is said once, and what an answer adds comes into sight."""

from collections.abc import Callable
from typing import Any

from cases import in_any_language
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tour_looks import LEFT, go_to, place_in, settle, widget

from learnscope.gui.look.rich_text import rich
from learnscope.gui.look.theme import LIGHT
from learnscope.gui.settings import Settings
from learnscope.gui.tour.lesson import CHAPTERS


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


def test_the_accent_goes_to_the_answer_and_then_to_the_next_card(
    touring: Any, qtbot: QtBot
) -> None:
    go_to(touring, "repeat", "run")
    touring.guide.tour.watched = 0.0
    assert accented(touring) == set()
    qtbot.mouseClick(widget(touring, "tour_choice_2"), LEFT, pos=QPoint(8, 8))
    assert accented(touring) == {"tour_answer"}
    qtbot.mouseClick(widget(touring, "tour_answer"), LEFT)
    qtbot.waitUntil(lambda: widget(touring, "tour_next").property("lit") is True)
    assert accented(touring) == {"tour_next"}
    assert said(touring) == "All right: 4 of 4 answers lie on the correct side of ½."


def test_a_card_that_waits_for_run_leaves_the_accent_on_run(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "repeat", "enough")
    assert accented(touring) == {"run_button"}
    touring.lab.train(200)
    assert accented(touring) == {"tour_next"}


def test_a_halted_run_to_an_answer_asks_to_be_gone_on_with(touring: Any, qtbot: QtBot) -> None:
    go_to(touring, "repeat", "run")
    touring.guide.tour.answer(0)
    qtbot.waitUntil(lambda: touring.lab.trainer.epoch > 0)
    touring.lab.pause()
    assert accented(touring) == {"tour_resume"}
    assert said(touring).endswith("The card at the right says what to do next.")


def test_a_table_of_a_card_has_no_weight_left_over_from_another_cards_table(touring: Any) -> None:
    go_to(touring, "loss", "compare")
    go_on = touring.guide.tour
    go_on.choose(CHAPTERS.index("article"))
    assert go_on.card.id == "side_by_side"
    table = widget(touring, "tour_table")
    cells = [label for label in table.findChildren(QLabel) if label.isVisible()]
    assert {cell.property("role") for cell in cells} == {"caption", "readout", ""}
    for cell in cells:
        assert cell.font().bold() is (cell.property("role") == "readout"), cell.text()


def test_powers_are_set_as_powers() -> None:
    assert "e<sup>−z</sup>\u00a0=\u00a00.9" in rich("e^−z = 0.9", LIGHT)
    assert "e<sup>−z</sup>예" in rich("그건 e^−z예요.", LIGHT).replace("\u2060", "")


def test_a_result_that_was_asked_for_stands_alone_at_the_left(touring: Any) -> None:
    go_to(touring, "forward", "output")
    touring.guide.tour.reveal()
    settle()
    result, title = widget(touring, "tour_result"), widget(touring, "tour_title")
    assert result.isVisible()
    assert not widget(touring, "tour_given").isVisible()
    assert place_in(touring, result).left() == place_in(touring, title).left()
    assert "The result" in {
        label.text() for label in touring.guide.panel.question.outcome.findChildren(QLabel)
    }


def test_what_an_answer_adds_below_comes_into_sight(touring: Any, qtbot: QtBot) -> None:
    touring.resize(1024, 600)
    go_to(touring, "article", "side_by_side")
    settle()
    touring.guide.tour.reveal()
    explain, panel = widget(touring, "tour_explain"), touring.guide.panel
    steps = widget(touring, "tour_next")

    def in_sight(part: QWidget) -> bool:
        place = place_in(touring, part)
        return place.bottom() < place_in(touring, steps).top()

    qtbot.waitUntil(lambda: explain.isVisible() and in_sight(explain))
    qtbot.mouseClick(explain, LEFT)
    qtbot.waitUntil(lambda: panel._scroll.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: in_sight(widget(touring, "tour_because")))
    # The next card begins at its top.
    touring.guide.tour.go_on()
    settle()
    assert panel._scroll.verticalScrollBar().value() == 0


def test_a_window_made_narrow_keeps_what_the_card_speaks_of_in_front(
    touring: Any, qtbot: QtBot
) -> None:
    touring.resize(1400, 900)
    go_to(touring, "activation", "double")
    settle()
    view, frame = widget(touring, "activation_view"), widget(touring, "tour_highlight")
    for width in (1024, 900):
        touring.resize(width, 700)
        qtbot.waitUntil(lambda: view.isVisible() and not view.visibleRegion().isEmpty())
        settle()
        assert frame.isVisible()
        assert place_in(touring, frame) == place_in(touring, view)
        assert touring.guide.dock.width() <= 320


@in_any_language
def test_nothing_hangs_out_of_the_smallest_window(
    open_window: Callable[..., Any], language: str
) -> None:
    window = open_window(settings=Settings(), language=language)
    window.resize(window.minimumSize())
    settle()
    dock = window.docks.by_name["experiment"]
    travel = widget(window, "travel")
    assert place_in(window, dock).bottom() <= place_in(window, travel).top()
