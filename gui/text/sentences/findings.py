"""What is found to be in the way of a run, in one or two short sentences: what happens, and why.

What to do about it follows as a sentence of its own (`advice`).
"""

from collections.abc import Callable
from typing import Any

from learnscope.core import Gate, Problem
from learnscope.core.diagnosis.findings import SLOW_FALL
from learnscope.core.diagnosis.scale import ScaleTrouble, scale_trouble_of
from learnscope.core.problems.gates import INPUTS
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import class_name, input_names, problem_name
from learnscope.gui.text.numbers import fixed, short

#: A line that may lie anywhere hardly helps if it leaves no less than this share of the best one
#: through 0.
NEAR_BEST = 1.1


def warning(snapshot: Snapshot) -> str | None:
    """Return the sentence of a diagnosis that something is in the way, or None."""
    write = _WARNINGS.get(snapshot.diagnosis.code)
    return write(snapshot) if write is not None else None


def diverged(snapshot: Snapshot) -> str:
    """Say that the numbers grow too large."""
    return translate(
        "Messages",
        "Diverged: after epoch {epoch} the numbers would grow beyond what a computer can hold, "
        "since each update goes too far.",
    ).format(epoch=f"{snapshot.epoch:,}")


def _exploding(snapshot: Snapshot) -> str:
    figures = snapshot.diagnosis.figures
    return translate(
        "Messages",
        "Exploding: loss or weights have grown to {largest}, and a computer's numbers end at "
        "{limit}. Each update goes too far.",
    ).format(largest=fixed(figures["largest"], 1), limit=fixed(figures["limit"], 1))


def _not_separable(snapshot: Snapshot) -> str:
    problem = snapshot.experiment.problem
    if not snapshot.experiment.network.bias and problem.separable:
        if len(problem.input_names) > 2:
            text = translate(
                "Messages",
                "Stuck, and it always will be: without a bias the plane goes through the point "
                "where all inputs are 0, and no such plane has one class on this side and the "
                "other on that.",
            )
        else:
            text = translate(
                "Messages",
                "Stuck, and it always will be: without a bias the line goes through the point "
                "where both inputs are 0, and no such line has one class on this side and the "
                "other on that.",
            )
    elif snapshot.experiment.network.hidden and len(problem.input_names) > 2:
        text = translate(
            "Messages",
            "Stuck, and it always will be: without a bend all layers together draw one flat "
            "plane, and no plane has one class on this side and the other on that.",
        )
    elif snapshot.experiment.network.hidden:
        text = translate(
            "Messages",
            "Stuck, and it always will be: without a bend all layers together draw one straight "
            "line, and no line has one class on this side and the other on that.",
        )
    elif not isinstance(problem, Gate) and len(problem.input_names) == 1:
        text = translate(
            "Messages",
            "This never gets all right: one neuron changes its answer at one place, and no place "
            "has all of one class on this side and all of the other on that. {right} of {rows} "
            "right.",
        )
    elif not isinstance(problem, Gate) and len(problem.input_names) > 2:
        text = translate(
            "Messages",
            "This never gets all right: one neuron draws one flat plane, and no plane has all blue "
            "points on one side and all orange ones on the other. {right} of {rows} right.",
        )
    elif not isinstance(problem, Gate):
        text = translate(
            "Messages",
            "This never gets all right: one neuron draws one straight line, and no line has all "
            "blue points on one side and all orange ones on the other. {right} of {rows} right.",
        )
    elif len(problem.input_names) > 2:
        text = translate(
            "Messages",
            "Stuck, and it always will be: one neuron draws one flat plane, and no plane has all "
            "1s of {problem} on one side and all 0s on the other.",
        )
    else:
        text = translate(
            "Messages",
            "Stuck, and it always will be: one neuron draws one straight line, and no line has "
            "both 1s of {gate} on one side and both 0s on the other. {best} of {rows} is the most "
            "it can get.",
        )
    name = problem_name(problem)
    return text.format(gate=name, problem=name, **_figures(snapshot)) + _which_zero(snapshot)


def _which_zero(snapshot: Snapshot) -> str:
    """Return what else is to be said where the 0 that a sentence speaks of is that of x*."""
    experiment = snapshot.experiment
    if experiment.network.bias or not experiment.problem.scaling:
        return ""
    return f" {translate('Messages', 'This 0 is that of the scaled inputs.')}"


def _held_at_half(snapshot: Snapshot) -> str:
    problem, figures = snapshot.experiment.problem, _figures(snapshot)
    if figures["right"] == figures["rows"] and isinstance(problem, Gate):
        text = translate(
            "Messages",
            "All counted right, but row {row} stays at ½ for good: without a bias z is 0 where all "
            "inputs are 0. It counts as 0, not being above ½. A bias would set it free.",
        )
    elif figures["right"] == figures["rows"]:
        text = translate(
            "Messages",
            "All counted right, but where all inputs are 0 the answer stays at ½ for good: without "
            "a bias z is 0 there. It counts as 0, not being above ½. A bias would set it free.",
        )
    elif figures["held"] == figures["rows"]:
        text = translate(
            "Messages",
            "Stuck at ½, and it always will be: without a bias z is 0 where all inputs are 0, "
            "whatever the weights. A bias would set it free.",
        )
    elif isinstance(problem, Gate):
        text = translate(
            "Messages",
            "{right} of {rows} right, and that is the most it can get: without a bias z is 0 where "
            "all inputs are 0, whatever the weights, so row {row} stays at ½. A bias would set it "
            "free.",
        )
    else:
        text = translate(
            "Messages",
            "{right} of {rows} right, and that is the most it can get: without a bias z is 0 where "
            "all inputs are 0, whatever the weights, so the answer there stays at ½. A bias would "
            "set it free.",
        )
    return text.format(row="0" * len(problem.input_names), **figures) + _which_zero(snapshot)


def _not_straight(snapshot: Snapshot) -> str:
    figures, experiment = snapshot.diagnosis.figures, snapshot.experiment
    flat = len(experiment.problem.input_names) > 1
    if not experiment.network.bias and NEAR_BEST * figures["shifted"] > figures["best"]:
        text = translate(
            "Messages",
            "As close as it gets: of all straight lines through 0 this one has the least loss, and "
            "the points lie on both sides of it.",
        )
        return text + _which_zero(snapshot)
    if not experiment.network.bias:
        text = translate(
            "Messages",
            "As close as it gets: without a bias and without a bend there is one straight line "
            "through 0, and these points do not lie on one.",
        )
        return text + _which_zero(snapshot)
    if experiment.network.hidden:
        return translate(
            "Messages",
            "As close as it gets: without a bend all layers together draw one straight line, and "
            "these points do not lie on one.",
        )
    if flat:
        return translate(
            "Messages",
            "As close as it gets: one neuron draws one flat plane, and these points do not lie on "
            "one.",
        )
    return translate(
        "Messages",
        "As close as it gets: one neuron draws one straight line, and these points do not lie on "
        "one.",
    )


def _untrainable(_snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "The step has slope 0 everywhere, so the gradient ends there: no weight before it ever "
        "moves, only the output unit learns.",
    )


def _identical(snapshot: Snapshot) -> str:
    figures = _figures(snapshot)
    if figures["units"] == figures["of"]:
        text = translate(
            "Messages",
            "All {of} neurons in layer {layer} have the same weights. They get the same gradient, "
            "so they stay the same forever and do the work of one.",
        )
    else:
        text = translate(
            "Messages",
            "{units} of the {of} neurons in layer {layer} have the same weights. They get the same "
            "gradient, so they stay the same forever and do the work of one.",
        )
    return text.format(**figures)


def _dead(snapshot: Snapshot) -> str:
    figures = _figures(snapshot)
    if figures["units"] == figures["of"]:
        text = translate(
            "Messages",
            "Dead: every ReLU in layer {layer} gives 0 for all samples, and there its slope is 0, "
            "so nothing before it moves any more.",
        )
    else:
        text = translate(
            "Messages",
            "Dead: {units} of the {of} ReLUs in layer {layer} give 0 for all samples, and there "
            "their slope is 0, so they do not come back.",
        )
    return text.format(**figures)


def _overshooting(snapshot: Snapshot) -> str:
    if not snapshot.diagnosis.figures["falls"]:
        return translate(
            "Messages",
            "The loss climbs: each update goes so far that it ends higher up than it began.",
        )
    return translate(
        "Messages",
        "The loss jumps up and down: each update goes too far and lands on the other side.",
    )


def _saturated(snapshot: Snapshot) -> str:
    problem = snapshot.experiment.problem
    row, z = int(snapshot.diagnosis.figures["row"]), fixed(snapshot.diagnosis.figures["z"], 1)
    if isinstance(problem, Gate) and len(problem.input_names) == 2:
        x1, x2 = INPUTS[row]
        return translate(
            "Messages",
            "Saturated: row {x1} {x2} is wrong, but at z = {z} the sigmoid is so flat that its "
            "weights hardly move.",
        ).format(x1=int(x1), x2=int(x2), z=z)
    inputs = zip(problem.input_names, problem.inputs[row].tolist(), strict=True)
    place = ", ".join(f"{name} = {fixed(x, 2)}" for name, x in inputs)
    return translate(
        "Messages",
        "Saturated: the sample at {place} is wrong, but at z = {z} the sigmoid is so flat that "
        "its weights hardly move.",
    ).format(place=place, z=z)


def _saturated_units(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Saturated: {units} of the {of} neurons in layer {layer} lie where {activation} is flat "
        "for nearly all samples, so their weights hardly move.",
    ).format(activation=snapshot.experiment.network.activation, **_figures(snapshot))


def _vanishing(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "The gradient vanishes: of the output's slope only {percent} % arrives at the first layer, "
        "since each layer on the way back makes it smaller.",
    ).format(percent=fixed(100.0 * snapshot.diagnosis.figures["arriving"], 2))


def _overfitting(snapshot: Snapshot) -> str:
    figures = snapshot.diagnosis.figures
    return translate(
        "Messages",
        "Overfitting: since epoch {epoch} the test loss has risen from {best} to {now} while the "
        "training loss still falls. The samples are learned by heart.",
    ).format(
        epoch=f"{int(figures['best_epoch']):,}",
        best=fixed(figures["best_test_loss"]),
        now=fixed(figures["test_loss"]),
    )


def _slow(snapshot: Snapshot) -> str:
    if snapshot.diagnosis.figures["fall"] < SLOW_FALL:
        return translate(
            "Messages", "Learning very slowly: the loss hardly falls from epoch to epoch."
        )
    return translate(
        "Messages",
        "Learning takes long: at this pace thousands of epochs are not enough to get as far as one "
        "can.",
    )


def _same_answer(snapshot: Snapshot) -> str:
    text = translate(
        "Messages",
        "Every answer is “{answer}”: that gets {right} of {rows} right, and learning hardly gets "
        "on.",
    )
    answer = int(snapshot.diagnosis.figures["answer"])
    return text.format(answer=class_name(snapshot.experiment.problem, answer), **_figures(snapshot))


def _small_weights(snapshot: Snapshot) -> str:
    text = translate(
        "Messages",
        "All weights are near 0, none larger than {largest}: so all neurons answer nearly the "
        "same, get nearly the same gradient, and take very long to part.",
    )
    return text.format(largest=short(round(snapshot.diagnosis.figures["largest"], 4)))


def _badly_scaled(snapshot: Snapshot) -> str:
    trouble = scale_trouble_of(snapshot.experiment)
    return scale_sentence(snapshot.experiment.problem, trouble) if trouble is not None else ""


def scale_sentence(problem: Problem, trouble: ScaleTrouble) -> str:
    """Return what about the inputs' sizes is in the way of learning."""
    if trouble.kind == "ranges":
        text = translate(
            "Messages",
            "{name} and {other} are of very different size, and one learning rate has to suit "
            "both: what is small enough for the one is far too small for the other.",
        )
    elif trouble.kind == "far":
        text = translate(
            "Messages",
            "{name} lies far from 0: its weight and the bias do nearly the same, so what sets them "
            "apart is learned very slowly.",
        )
    elif trouble.kind == "small":
        text = translate(
            "Messages",
            "{name} is small beside the 1 of the bias: its weight would have to be large, and is "
            "learned very slowly.",
        )
    else:
        text = translate(
            "Messages",
            "{name} is large beside the 1 of the bias: a learning rate that is small enough for "
            "its weight is far too small for the bias.",
        )
    names = input_names(problem)
    return text.format(name=names[trouble.input], other=names[trouble.other])


def _unshuffled(snapshot: Snapshot) -> str:
    text = translate(
        "Messages",
        "The samples are sorted by class: for many updates there is but one class to see, and "
        "then the other, which undoes what was learned of the first.",
    )
    return text.format(**_figures(snapshot))


def _penalised(snapshot: Snapshot) -> str:
    text = translate(
        "Messages",
        "As low as the loss gets with this penalty: {lowest}. It holds the weights so small that "
        "the answers stay far from the targets.",
    )
    return text.format(lowest=fixed(snapshot.diagnosis.figures["lowest"]))


def _figures(snapshot: Snapshot) -> dict[str, Any]:
    """Return the figures that count something."""
    named = ("right", "rows", "best", "held", "layer", "units", "of")
    figures = snapshot.diagnosis.figures
    return {name: int(figures[name]) for name in named if name in figures}


_WARNINGS: dict[str, Callable[[Snapshot], str]] = {
    "overfitting": _overfitting,
    "exploding": _exploding,
    "untrainable": _untrainable,
    "held_at_half": _held_at_half,
    "not_separable": _not_separable,
    "not_straight": _not_straight,
    "identical_units": _identical,
    "dead_units": _dead,
    "overshooting": _overshooting,
    "saturated": _saturated,
    "saturated_units": _saturated_units,
    "vanishing_gradient": _vanishing,
    "slow": _slow,
    "same_answer": _same_answer,
    "small_weights": _small_weights,
    "badly_scaled": _badly_scaled,
    "unshuffled": _unshuffled,
    "penalised": _penalised,
}
