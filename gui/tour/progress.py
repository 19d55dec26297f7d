"""How far a learner has come in the tour, as a value and as the text that is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from learnscope.gui.tour.reading import CHAPTERS


@dataclass(frozen=True, slots=True)
class Progress:
    """The chapter last looked at, and in each chapter begun the card one stood at.

    Parameters
    ----------
    chapter : str
        One of `CHAPTERS`.
    cards : mapping of str to int
        The number of a card, from 0, for each chapter that was begun.
    """

    chapter: str = CHAPTERS[0]
    cards: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def from_text(cls, text: str) -> "Progress":
        """Read what `to_text` wrote; what cannot be understood is left out."""
        chapter, *entries = text.split() or [CHAPTERS[0]]
        cards: dict[str, int] = {}
        for entry in entries:
            name, _, number = entry.partition(":")
            if name in CHAPTERS and number.isascii() and number.isdigit():
                cards[name] = int(number[:4])
        return cls(chapter if chapter in CHAPTERS else CHAPTERS[0], MappingProxyType(cards))

    def to_text(self) -> str:
        """Return it as one line, such as ``"loss model:3 loss:1"``."""
        return " ".join([self.chapter, *(f"{name}:{n}" for name, n in self.cards.items())])

    def card_in(self, chapter: str) -> int:
        """Return the number of the card to go on with in a chapter."""
        return self.cards.get(chapter, 0)

    def at(self, chapter: str, card: int) -> "Progress":
        """Return the progress of one who now stands at a card."""
        return Progress(chapter, MappingProxyType({**self.cards, chapter: card}))
