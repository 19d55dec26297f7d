"""What a window shows of the tour, and the way to a card."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from learnscope.gui.tour.lesson import CHAPTERS, chapters
from learnscope.gui.tour.progress import TourProgress
from learnscope.gui.tour.tour import Tour

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


def go_to_another(window: Any, chapter: str, card: str) -> None:
    """Open another card of the tour that is running."""
    open_card_again(window.guide.tour, chapter, card)
    settle()


def place_in(window: Any, part: QWidget) -> QRect:
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def settle() -> None:
    """Let the layout come to rest: the docks first, then what is in them."""
    for _ in range(4):
        QApplication.processEvents()


def open_card(tour: Tour, chapter: str, card: str) -> None:
    number = CHAPTERS.index(chapter)
    ids = [card.id for card in chapters("en")[number].cards]
    tour.start(TourProgress().at(chapter, ids.index(card)))
    assert tour.card.id == card


def open_card_again(tour: Tour, chapter: str, card: str) -> None:
    """Open another card of a tour that has begun."""
    number = CHAPTERS.index(chapter)
    ids = [card.id for card in chapters("en")[number].cards]
    tour.progress = tour.progress.at(chapter, ids.index(card))
    tour.choose(number)
    assert tour.card.id == card
