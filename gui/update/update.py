"""The fourth stage worked out: the parameters after the update, and what it did to the answer."""

from learnscope.core import Experiment
from learnscope.core.problems.gates import Gate
from learnscope.gui.snapshot.inside import Inside
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import figure, fixed
from learnscope.gui.update.places import Place, places
from learnscope.gui.update.rules import Move, ended, memories, new_value, penalty
from learnscope.gui.update.worked_line import WorkedLine


def update(
    inside: Inside, experiment: Experiment, shown: str | None, opened: str | None
) -> list[WorkedLine]:
    """Return the lines of the last stage.

    Parameters
    ----------
    inside : Inside
    experiment : Experiment
    shown : str, optional
        The unit to be shown in every detail; None for all of them.
    opened : str, optional
        The parameter of which all is written out that the rule remembers; None for all of them.
    """
    result = []
    for layer in places(experiment):
        for place in layer:
            if experiment.network.hidden:
                result.append(_heading(place, inside))
            if shown not in (None, place.name):
                continue
            for part in place.inputs:
                move = Move(part, inside.update, experiment)
                if opened not in (None, part.parameter):
                    result.append(new_value(move))
                    continue
                result += penalty(move) if experiment.penalty else []
                result += [*memories(move), new_value(move), *ended(move)]
    return [*result, *_outcome(inside, experiment)]


def _heading(place: Place, inside: Inside) -> WorkedLine:
    """Return a unit in one line: its output before and after."""
    before = place.of(inside.sample).output
    after = place.of(inside.updated).output
    text = translate("Worked", "{unit} ({words}): its output before and after the update.")
    return WorkedLine(
        3,
        f"u_{place.name}",
        place.output,
        f"{fixed(before)} →",
        after,
        text.format(unit=place.output_name, words=place.words),
        plain=place.output_name,
        lights="output" if place.is_output else place.name,
        unit=place.name,
        short=f"{place.output_name}   {fixed(before)} → {fixed(after)}",
    )


def _outcome(inside: Inside, experiment: Experiment) -> list[WorkedLine]:
    before, after = inside.sample, inside.updated
    if isinstance(experiment.problem, Gate):
        answer = translate(
            "Worked", "The answer to this row before and after the update; Y = {target}."
        )
        loss = translate("Worked", "The loss of this row before and after the update.")
    else:
        answer = translate(
            "Worked", "The answer to this sample before and after the update; Y = {target}."
        )
        loss = translate("Worked", "The loss of this sample before and after the update.")
    return [
        WorkedLine(
            3,
            "output_after",
            r"\hat{y}",
            f"{fixed(before.output)} →",
            after.output,
            answer.format(target=figure(before.target)),
            plain="ŷ",
            lights="output",
        ),
        WorkedLine(
            3,
            "loss_after",
            "L",
            f"{fixed(before.loss)} →",
            after.loss,
            loss,
            plain="L",
            lights="loss",
        ),
    ]
