"""What counts as done, and what as an answer."""

from collections.abc import Callable, Mapping
from enum import Enum
from math import isfinite, trunc
from typing import TYPE_CHECKING, Any, NamedTuple

from learnscope.core import Gate
from learnscope.gui.session.snapshot import STAGES, Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed, parse
from learnscope.gui.tour.quantities import Value

if TYPE_CHECKING:
    from learnscope.gui.tour.lesson import Question

#: Done as soon as it is read, and done once the card's question is answered.
READ, ANSWER = "read", "answer"


class Searched(NamedTuple):
    """How far the search of the dark room is: tiles tried, whether more follow, whether all are."""

    tries: int = 0
    going: bool = False
    finished: bool = False


class Scene(NamedTuple):
    """What a condition looks at.

    Parameters
    ----------
    snapshot : Snapshot
        What stands now.
    searched : Searched
        What has been tried in the dark room.
    answered : bool
        Whether the card's question is answered.
    slipped : bool
        Whether the article's slip is switched on beside the update.
    """

    snapshot: Snapshot
    searched: Searched = Searched()
    answered: bool = False
    slipped: bool = False


class Condition(NamedTuple):
    """What a learner has to have done before a card counts as done.

    Parameters
    ----------
    kind : str
        A key of `KINDS`.
    arguments : mapping
        The figures that the kind asks for, by name.
    """

    kind: str
    arguments: Mapping[str, Any]

    def is_met(self, scene: Scene) -> bool:
        """Return whether it is met."""
        return KINDS[self.kind].test(scene, **self.arguments)


class ConditionKind(NamedTuple):
    """A kind of condition: the names of its arguments, and its test."""

    arguments: tuple[str, ...]
    test: Callable[..., bool]


def _read(_scene: Scene) -> bool:
    return True


def _answer(scene: Scene) -> bool:
    return scene.answered


def _epoch_at_least(scene: Scene, n: int) -> bool:
    return scene.snapshot.epoch >= n


def _row_selected(scene: Scene, row: int) -> bool:
    return scene.snapshot.selected == row


def _stage_open(scene: Scene, stage: str) -> bool:
    inside = scene.snapshot.inside
    return inside is not None and inside.stage >= STAGES.index(stage)


def _loss_below(scene: Scene, value: float) -> bool:
    return scene.snapshot.loss < value


def _parameter_in(scene: Scene, name: str, low: float, high: float) -> bool:
    names = scene.snapshot.experiment.model.parameter_names
    return name in names and low <= scene.snapshot.parameters[names.index(name)] <= high


def _output_in(scene: Scene, row: int, low: float, high: float) -> bool:
    outputs = scene.snapshot.outputs
    return row < len(outputs) and low <= outputs[row] <= high


def _learning_rate(scene: Scene, low: float, high: float, epochs: int) -> bool:
    snapshot = scene.snapshot
    chosen = low <= snapshot.experiment.optimizer.learning_rate <= high
    return chosen and snapshot.epoch >= epochs


def _gate(scene: Scene, name: str) -> bool:
    problem = scene.snapshot.experiment.problem
    return isinstance(problem, Gate) and problem.name == name


def _edited(scene: Scene) -> bool:
    return scene.snapshot.changes.edited


def _edited_then_run(scene: Scene, n: int) -> bool:
    return _edited(scene) and scene.snapshot.epoch >= n


def _slip_shown(scene: Scene) -> bool:
    return scene.slipped and _stage_open(scene, STAGES[-1])


def _loss_function(scene: Scene, name: str) -> bool:
    return scene.snapshot.experiment.loss == name


def _activation(scene: Scene, name: str) -> bool:
    return scene.snapshot.experiment.network.activation == name


def _tiles_tried(scene: Scene, n: int) -> bool:
    return scene.searched.tries >= n


def _pins_at_least(scene: Scene, n: int) -> bool:
    return len(scene.snapshot.pins) >= n


#: The kinds by name.
KINDS: dict[str, ConditionKind] = {
    READ: ConditionKind((), _read),
    ANSWER: ConditionKind((), _answer),
    "epoch_at_least": ConditionKind(("n",), _epoch_at_least),
    "row_selected": ConditionKind(("row",), _row_selected),
    "stage_open": ConditionKind(("stage",), _stage_open),
    "loss_below": ConditionKind(("value",), _loss_below),
    "parameter_in": ConditionKind(("name", "low", "high"), _parameter_in),
    "output_in": ConditionKind(("row", "low", "high"), _output_in),
    "learning_rate": ConditionKind(("low", "high", "epochs"), _learning_rate),
    "gate": ConditionKind(("name",), _gate),
    "edited": ConditionKind((), _edited),
    "edited_then_run": ConditionKind(("n",), _edited_then_run),
    "slip_shown": ConditionKind((), _slip_shown),
    "loss_function": ConditionKind(("name",), _loss_function),
    "activation": ConditionKind(("name",), _activation),
    "tiles_tried": ConditionKind(("n",), _tiles_tried),
    "pins_at_least": ConditionKind(("n",), _pins_at_least),
}


class Hint(Enum):
    """What to say about an answer that is not taken yet."""

    NONE = "none"
    UNREADABLE = "unreadable"  # no number
    SLIP = "slip"  # a known thought went astray
    COARSE = "coarse"  # right, but with fewer digits than were asked for
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
        self, question: "Question", given: int | float | str, values: Mapping[str, Value]
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
        if question.exact and not agree(value, values[question.of], question.digits):
            slips = [
                number
                for number, slip in enumerate(question.slips)
                if agree(value, values[slip.of], question.digits)
            ]
            coarse = agree(value, values[question.of], question.digits - 1)
            self.hint = Hint.SLIP if slips else Hint.COARSE if coarse else Hint.OTHER
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

    def is_right(self, question: "Question", result: Value | None) -> bool:
        """Return whether what was given is what it came to."""
        if question.kind == "choice":
            return self._choice == question.answer
        if question.kind == "point" or self.value is None or result is None:
            # Nobody hits a point; how near it was is seen on the scale.
            return False
        if isinstance(result, int):
            return self.value == result
        return agree(self.value, result, question.digits)

    @staticmethod
    def too_coarse(digits: int) -> str:
        """Return what to say where a number was right as far as it went."""
        text = translate("Answer", "That comes close. Give it to {n} decimals.")
        return text.format(n=digits)

    @staticmethod
    def unreadable() -> str:
        """Return what to say where a number was not one."""
        return translate("Answer", "Type a number such as 0.5, 0,5 or 1/3.")


def agree(value: float, wanted: Value, digits: int) -> bool:
    """Return whether a number, rounded to so many decimals, is another one rounded or cut off."""
    if not isfinite(wanted):
        return False
    grain = 10.0**-digits
    allowed = round(wanted, digits), trunc(wanted / grain) * grain
    return any(abs(round(value, digits) - each) < grain / 2 for each in allowed)
