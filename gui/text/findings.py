"""What a diagnosis means, in one or two short sentences: what happens, why, what to try."""

from collections.abc import Callable
from typing import Any

from learnscope.core import Gate
from learnscope.core.diagnosis.findings import NEAR_BEST
from learnscope.core.problems.gates import INPUTS
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import problem_name
from learnscope.gui.text.numbers import fixed, short


def warning(snapshot: Snapshot) -> str | None:
    """Return the sentence of a diagnosis that something is in the way, or None."""
    write = _WARNINGS.get(snapshot.diagnosis.code)
    return write(snapshot) if write is not None else None


def diverged(snapshot: Snapshot) -> str:
    """Say that the numbers grow too large."""
    return translate(
        "Messages",
        "Diverged: after epoch {epoch} the numbers would grow beyond what a computer can hold. "
        "Choose a learning rate far below {rate}, then go on or Reset.",
    ).format(epoch=f"{snapshot.epoch:,}", rate=_rate(snapshot))


def _exploding(snapshot: Snapshot) -> str:
    figures = snapshot.diagnosis.figures
    return translate(
        "Messages",
        "Exploding: loss or weights have grown to {largest}, and a computer's numbers end at "
        "{limit}. Choose a learning rate far below {rate} and Reset.",
    ).format(
        largest=fixed(figures["largest"], 1),
        limit=fixed(figures["limit"], 1),
        rate=_rate(snapshot),
    )


def _not_separable(snapshot: Snapshot) -> str:
    problem = snapshot.experiment.problem
    if not snapshot.experiment.network.bias and problem.separable:
        if len(problem.input_names) > 2:
            text = translate(
                "Messages",
                "Stuck, and it always will be: without a bias the plane goes through the point "
                "where all inputs are 0, and no such plane has one class on this side and the "
                "other on that. A bias would set it free.",
            )
        else:
            text = translate(
                "Messages",
                "Stuck, and it always will be: without a bias the line goes through the point "
                "where both inputs are 0, and no such line has one class on this side and the "
                "other on that. A bias would set it free.",
            )
    elif snapshot.experiment.network.hidden and len(problem.input_names) > 2:
        text = translate(
            "Messages",
            "Stuck, and it always will be: without a bend all layers together draw one flat "
            "plane, and no plane has one class on this side and the other on that. Choose an "
            "activation that bends, such as tanh.",
        )
    elif snapshot.experiment.network.hidden:
        text = translate(
            "Messages",
            "Stuck, and it always will be: without a bend all layers together draw one straight "
            "line, and no line has one class on this side and the other on that. Choose an "
            "activation that bends, such as tanh.",
        )
    elif not isinstance(problem, Gate) and len(problem.input_names) > 2:
        text = translate(
            "Messages",
            "This never gets all right: one neuron draws one flat plane, and no plane has all blue "
            "points on one side and all orange ones on the other. {right} of {rows} right. Add a "
            "hidden layer.",
        )
    elif not isinstance(problem, Gate):
        text = translate(
            "Messages",
            "This never gets all right: one neuron draws one straight line, and no line has all "
            "blue points on one side and all orange ones on the other. {right} of {rows} right. "
            "Add a hidden layer.",
        )
    elif len(problem.input_names) > 2:
        text = translate(
            "Messages",
            "Stuck, and it always will be: one neuron draws one flat plane, and no plane has all "
            "1s of {problem} on one side and all 0s on the other. Add a hidden layer, or try "
            "another gate.",
        )
    else:
        text = translate(
            "Messages",
            "Stuck, and it always will be: one neuron draws one straight line, and no line has "
            "both 1s of {gate} on one side and both 0s on the other. {best} of {rows} is the most "
            "it can get. Try another gate, or switch a row off.",
        )
    name = problem_name(problem)
    return text.format(gate=name, problem=name, **_figures(snapshot))


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
    return text.format(row="0" * len(problem.input_names), **figures)


def _not_straight(snapshot: Snapshot) -> str:
    figures = snapshot.diagnosis.figures
    if not snapshot.experiment.network.bias and NEAR_BEST * figures["shifted"] > figures["best"]:
        return translate(
            "Messages",
            "As close as it gets: of all straight lines through 0 this one has the least loss, and "
            "the points lie on both sides of it. A bias would hardly help, a bend makes a curve of "
            "it.",
        )
    if not snapshot.experiment.network.bias:
        return translate(
            "Messages",
            "As close as it gets: without a bias and without a bend there is one straight line "
            "through 0, and these points do not lie on one. A bias would set it free, a bend makes "
            "a curve of it.",
        )
    if snapshot.experiment.network.hidden:
        return translate(
            "Messages",
            "As close as it gets: without a bend all layers together draw one straight line, and "
            "these points do not lie on one. Choose an activation that bends, such as tanh.",
        )
    return translate(
        "Messages",
        "As close as it gets: one neuron draws one straight line, and these points do not lie on "
        "one. Add a hidden layer, whose bent lines add up to a curve.",
    )


def _untrainable(_snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "The step has slope 0 everywhere, so the gradient ends there: no weight before it ever "
        "moves, only the output unit learns. Choose an activation with a slope, such as tanh.",
    )


def _identical(snapshot: Snapshot) -> str:
    figures = _figures(snapshot)
    if figures["units"] == figures["of"]:
        text = translate(
            "Messages",
            "All {of} neurons in layer {layer} have the same weights. They get the same gradient, "
            "so they stay the same forever and do the work of one. Take a random start: New start "
            "(Ctrl+R).",
        )
    else:
        text = translate(
            "Messages",
            "{units} of the {of} neurons in layer {layer} have the same weights. They get the same "
            "gradient, so they stay the same forever and do the work of one. Take a random start: "
            "New start (Ctrl+R).",
        )
    return text.format(**figures)


def _dead(snapshot: Snapshot) -> str:
    figures = _figures(snapshot)
    if figures["units"] == figures["of"]:
        text = translate(
            "Messages",
            "Dead: every ReLU in layer {layer} gives 0 for all samples, and there its slope is 0, "
            "so nothing before it moves any more. Take a New start (Ctrl+R), and a learning rate "
            "below {rate}.",
        )
    else:
        text = translate(
            "Messages",
            "Dead: {units} of the {of} ReLUs in layer {layer} give 0 for all samples, and there "
            "their slope is 0, so they do not come back. Try a New start (Ctrl+R), a lower "
            "learning rate, or leaky ReLU.",
        )
    return text.format(rate=_rate(snapshot), **figures)


def _overshooting(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "The loss jumps up and down: each update goes too far and lands on the other side. "
        "Try a learning rate below {rate}.",
    ).format(rate=_rate(snapshot))


def _saturated(snapshot: Snapshot) -> str:
    problem = snapshot.experiment.problem
    row, z = int(snapshot.diagnosis.figures["row"]), fixed(snapshot.diagnosis.figures["z"], 1)
    if isinstance(problem, Gate) and len(problem.input_names) == 2:
        x1, x2 = INPUTS[row]
        return translate(
            "Messages",
            "Saturated: row {x1} {x2} is wrong, but at z = {z} the sigmoid is so flat that its "
            "weights hardly move. Try other starts, or the loss cross-entropy, which does not "
            "mind.",
        ).format(x1=int(x1), x2=int(x2), z=z)
    inputs = zip(problem.input_names, problem.inputs[row].tolist(), strict=True)
    place = ", ".join(f"{name} = {fixed(x, 2)}" for name, x in inputs)
    return translate(
        "Messages",
        "Saturated: the sample at {place} is wrong, but at z = {z} the sigmoid is so flat that "
        "its weights hardly move. Try other starts, or the loss cross-entropy, which does not "
        "mind.",
    ).format(place=place, z=z)


def _saturated_units(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Saturated: {units} of the {of} neurons in layer {layer} lie where {activation} is flat "
        "for nearly all samples, so their weights hardly move. Try a start with smaller weights.",
    ).format(activation=snapshot.experiment.network.activation, **_figures(snapshot))


def _vanishing(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "The gradient vanishes: of the output's slope only {percent} % arrives at the first layer, "
        "since each layer on the way back makes it smaller. Try fewer layers, larger starting "
        "weights, or ReLU.",
    ).format(percent=fixed(100.0 * snapshot.diagnosis.figures["arriving"], 2))


def _overfitting(snapshot: Snapshot) -> str:
    figures = snapshot.diagnosis.figures
    return translate(
        "Messages",
        "Overfitting: since epoch {epoch} the test loss has risen from {best} to {now} while the "
        "training loss still falls. The samples are learned by heart. Stop sooner, or try more "
        "samples, fewer neurons or L2.",
    ).format(
        epoch=f"{int(figures['best_epoch']):,}",
        best=fixed(figures["best_test_loss"]),
        now=fixed(figures["test_loss"]),
    )


def _slow(snapshot: Snapshot) -> str:
    experiment = snapshot.experiment
    if isinstance(experiment.problem, Gate) and not experiment.network.hidden:
        text = translate(
            "Messages",
            "Learning very slowly: the loss hardly falls from epoch to epoch. "
            "Try a learning rate above {rate}, or a higher speed.",
        )
    else:
        text = translate(
            "Messages",
            "The loss hardly falls any more: this is a plateau, or as low as this network gets. "
            "Try a learning rate above {rate}, a New start (Ctrl+R), or more neurons.",
        )
    return text.format(rate=_rate(snapshot))


def _rate(snapshot: Snapshot) -> str:
    return short(snapshot.experiment.optimizer.learning_rate)


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
}
