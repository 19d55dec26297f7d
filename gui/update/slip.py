"""The article's update beside the right one: the same step, with the factor ∂L/∂ŷ forgotten."""

from learnscope.core import Experiment
from learnscope.core.inspection.slip import slipped_update
from learnscope.gui.session.snapshot import Inside
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import bracketed, bracketed_figure, fixed, short
from learnscope.gui.update.worked_line import WorkedLine, partial, places


def can_slip(inside: Inside, experiment: Experiment) -> bool:
    """Return whether the open update is one that the article's slip can be run beside.

    That is one neuron's, by plain gradient descent, from one sample: with more of them, or with
    another rule, it would be another calculation than the article's.
    """
    plain = experiment.optimizer.name == "gd" and not experiment.penalty
    return plain and not experiment.network.hidden and len(inside.update.rows) == 1


def slip_lines(inside: Inside, experiment: Experiment) -> list[WorkedLine]:
    """Return the lines of the update without ∂L/∂ŷ: every parameter, and what comes of it."""
    sample, slip = inside.sample, slipped_update(experiment, inside.sample)
    (place,) = places(experiment)[-1]
    rate = short(experiment.optimizer.learning_rate)
    forgets = translate("Worked", "Without ∂L/∂ŷ = {slope}: {name} would become this instead.")
    slope = fixed(sample.dloss_doutput)
    lines = []
    for part, x in zip(place.inputs, sample.dz_dparameters, strict=True):
        at = part.position
        factors = f"{partial(place.output, place.z)} \\cdot {partial(place.z, part.weight)}"
        times = f"{rate} · {bracketed(sample.doutput_dz)} · {bracketed_figure(x)}"
        lines.append(
            WorkedLine(
                3,
                f"slip_{part.parameter}",
                rf"{part.weight} \leftarrow {part.weight} - \mathrm{{lr}} \cdot {factors}",
                f"{fixed(sample.parameters[at])} − {times}",
                slip.updated[at],
                forgets.format(slope=slope, name=part.parameter),
                plain=part.parameter,
                lights=part.parameter,
            )
        )
    text = translate(
        "Worked",
        "The answer after the update that forgets ∂L/∂ŷ. With all three factors it is {output}.",
    )
    answer = WorkedLine(
        3,
        "slip_output",
        place.output,
        f"{fixed(sample.output)} →",
        slip.sample.output,
        text.format(output=fixed(inside.updated.output)),
        plain=place.output_name,
        lights="output",
    )
    return [*lines, answer]
