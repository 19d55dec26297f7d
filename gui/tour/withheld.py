"""What a card asks for, as numbers that are not to be read in the window until it is answered."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from learnscope.core import Gate, Trainer
from learnscope.gui.tour.lesson import Card, Question, ScriptedAction
from learnscope.gui.tour.quantities import Moment, measure, names_in

#: What a quantity is called in `learnscope.gui.text.numbers`, where only its name can hide it.
_NAMES = {"sample.z": "z", "z.11": "z"}


class Withheld(NamedTuple):
    """What the window is not to show.

    Parameters
    ----------
    values : tuple of float
        Whatever has one of these values, or its negative.
    names : tuple of str
        Quantities whose value is also that of something the card gives, such as z = w1 · 1.
    """

    values: tuple[float, ...] = ()
    names: tuple[str, ...] = ()


#: Nothing is asked for.
NOTHING = Withheld()


def withheld_by(card: Card, start: Moment, answered: bool = False) -> Withheld:
    """Return what a card withholds: while its question is open, and for a later card's sake.

    Parameters
    ----------
    card : Card
    start : Moment
        The card's own start, whatever the learner has done meanwhile.
    answered : bool
        Whether its question is answered, and only what a later card asks for is still withheld.
    """
    question = None if answered else card.question
    there = measure(card.hides, start)
    if question is not None:
        there |= measure(question.hides, start)
        if question.of and (question.exact or not question.takes_time):
            then = start if question.exact else _after(question, start)
            there[question.of] = measure([question.of], then)[question.of]
    # What counts something is covered where it stands.
    asked = {name: value for name, value in there.items() if isinstance(value, float)}
    given = set(map(abs, measure(_given(card), start).values()))
    return Withheld(
        tuple(value for value in asked.values() if abs(value) not in given),
        tuple(_NAMES[name] for name, value in asked.items() if abs(value) in given),
    )


def _given(card: Card) -> set[str]:
    """Return the quantities that the card tells before it is answered."""
    return {name for text in card.texts() for name in names_in(text)}


def _after(question: Question, start: Moment) -> Moment:
    """Return the moment to which an answer leads that takes no time."""
    return follow(question.then, start)


def follow(actions: Iterable[ScriptedAction], start: Moment) -> Moment:
    """Return where actions lead that take no time, on a run of its own."""
    trainer, row = start.trainer.copy(), start.row
    for action in actions:
        arguments = action.arguments
        if action.do == "step":
            trainer.advance(1)
        elif action.do == "edit":
            trainer.edit(arguments["parameters"])
        elif action.do == "select":
            row = arguments["row"]
        elif action.do == "gate":
            trainer = Trainer(replace(trainer.experiment, problem=Gate(arguments["name"])))
    return Moment(trainer, row, start.grid)
