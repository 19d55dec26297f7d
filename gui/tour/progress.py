"""How far a learner has come in the tour, as a value that is kept between two runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from learnscope.gui.tour.lesson import CHAPTERS, Chapter

#: Between a chapter's name and a card's in what is kept of a card that is done.
_DONE = "/"


@dataclass(frozen=True, slots=True)
class TourProgress:
    """The chapter last looked at, the card one stood at in each chapter begun, and what is done.

    Parameters
    ----------
    chapter : str
        One of `CHAPTERS`.
    cards : mapping of str to int
        The number of a card, from 0, for each chapter that was begun.
    done : frozenset of str
        The cards that are done, such as ``"model/line"``.
    """

    chapter: str = CHAPTERS[0]
    cards: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    done: frozenset[str] = frozenset()

    @classmethod
    def from_text(cls, text: str) -> "TourProgress":
        """Read what `to_text` wrote; what cannot be understood is left out."""
        chapter, *entries = text.split() or [CHAPTERS[0]]
        cards: dict[str, int] = {}
        done = set()
        for entry in entries:
            name, _, number = entry.partition(":")
            if name in CHAPTERS and number.isascii() and number.isdigit():
                cards[name] = int(number[:4])
            elif name.partition(_DONE)[0] in CHAPTERS and not number and _DONE in name:
                done.add(name)
        chapter = chapter if chapter in CHAPTERS else CHAPTERS[0]
        return cls(chapter, MappingProxyType(cards), frozenset(done))

    def to_text(self) -> str:
        """Return it as one line, such as ``"loss model:3 loss:1 model/line"``."""
        stood = (f"{name}:{n}" for name, n in self.cards.items())
        return " ".join([self.chapter, *stood, *sorted(self.done)])

    def card_in(self, chapter: str) -> int:
        """Return the number of the card to go on with in a chapter."""
        return self.cards.get(chapter, 0)

    def at(self, chapter: str, card: int) -> "TourProgress":
        """Return the progress of one who now stands at a card."""
        return replace(self, chapter=chapter, cards=MappingProxyType({**self.cards, chapter: card}))

    def with_done(self, chapter: str, card: str) -> "TourProgress":
        """Return the progress of one who has done a card, too."""
        return replace(self, done=self.done | {f"{chapter}{_DONE}{card}"})

    def done_in(self, chapter: Chapter) -> int:
        """Return how many cards of a chapter are done."""
        return sum(f"{chapter.id}{_DONE}{card.id}" in self.done for card in chapter.cards)
