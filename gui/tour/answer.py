"""A learner's answer to a card's question: read forgivingly, never marked."""

from collections.abc import Mapping
from enum import Enum

from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed, parse
from learnscope.gui.tour.lesson import Question
from learnscope.gui.tour.quantities import Value


class Hint(Enum):
    """What to say about an answer that is not taken yet."""

    NONE = "none"
    UNREADABLE = "unreadable"  # no number
    SLIP = "slip"  # a known thought went astray
    OTHER = "other"


class Answer:
    """The answer to one question, from nothing to what is taken."""

    def __init__(self) -> None:
        self.hint = Hint.NONE
        #: Which of the question's slips it is.
        self.slip = 0
        #: The number given, if it is one.
        self.value: float | None = None
        self._text = ""
        self._choice: int | None = None

    def give(
        self, question: Question, given: int | float | str, values: Mapping[str, Value]
    ) -> bool:
        """Take an answer if it can be taken; else say what helps, in `hint`.

        Parameters
        ----------
        question : Question
        given : int, float or str
            The number of a choice, a point on the scale, or a number as it was typed.
        values : mapping
            What the quantities are, for what is to be worked out.
        """
        if question.kind == "choice":
            self._choice = int(given)
            return True
        try:
            value = parse(given) if isinstance(given, str) else float(given)
        except ValueError:
            self.hint = Hint.UNREADABLE
            return False
        if question.exact and not _agree(value, values[question.of], question.digits):
            slips = [
                number
                for number, slip in enumerate(question.slips)
                if _agree(value, values[slip.of], question.digits)
            ]
            self.hint = Hint.SLIP if slips else Hint.OTHER
            self.slip = slips[0] if slips else 0
            return False
        self.value = value
        self._text = given.strip() if isinstance(given, str) else fixed(value, 2)
        return True

    def give_up(self) -> None:
        """Leave the question open, to be shown."""
        self.hint = Hint.NONE

    def written(self, choices: tuple[str, ...]) -> str:
        """Return the answer as text, empty if none was taken."""
        return self._text if self._choice is None else choices[self._choice]

    @staticmethod
    def unreadable() -> str:
        """Return what to say where a number was not one."""
        return translate("Answer", "Type a number such as 0.5, 0,5 or 1/3.")


def _agree(value: float, wanted: Value, digits: int) -> bool:
    """Return whether two numbers agree to so many decimals, rounded or cut off."""
    return abs(value - wanted) < 10.0**-digits
