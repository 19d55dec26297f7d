"""What is said of the ground: names of what goes across and up, and what there is to see."""

from learnscope.core import Experiment
from learnscope.core.diagnosis.symptoms import falls_for_good
from learnscope.core.problems.scaling import training_set
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed, short
from learnscope.gui.views.landscape.ground.choice import (
    AXES,
    LINE,
    NO_WAY,
    NO_WEIGHTS,
    PRINCIPAL,
    RANDOM,
    RUN,
    GroundChoice,
    Laid,
)
from learnscope.gui.views.landscape.ground.ground import Ground


def kind_name(kind: str) -> str:
    """Return the name of a kind of ground, for a list."""
    return {
        LINE: translate("LandscapeView", "One parameter"),
        AXES: translate("LandscapeView", "Two parameters"),
        RUN: translate("LandscapeView", "Plane of the run"),
        PRINCIPAL: translate("LandscapeView", "Main directions of the run"),
        RANDOM: translate("LandscapeView", "Random directions"),
    }[kind]


def kind_tip(kind: str) -> str:
    """Return what a kind of ground is."""
    return {
        LINE: translate(
            "LandscapeView",
            "One parameter takes other values, all others stay as they are now: the loss is a "
            "curve.",
        ),
        AXES: translate(
            "LandscapeView",
            "Two parameters take other values, all others stay as they are now: the loss is a "
            "hilly floor.",
        ),
        RUN: translate(
            "LandscapeView",
            "All parameters move together, on the plane through the run's start, its latest point "
            "and the point farthest from the line between them. There the ground is exact.",
        ),
        PRINCIPAL: translate(
            "LandscapeView",
            "The plane that lies nearest to the whole run (its two principal components). Even a "
            "random walk looks as if it had a goal here.",
        ),
        RANDOM: translate(
            "LandscapeView",
            "Two directions drawn at random, each unit's as long as its weights. A run hardly "
            "moves in them: they show what lies around, not the way.",
        ),
    }[kind]


def axis_titles(choice: GroundChoice, laid: Laid) -> tuple[str, str]:
    """Return what goes across and up."""
    if laid.names:
        return laid.names[0], laid.names[1]
    if choice.kind == RUN and not laid.instead:
        return translate("LandscapeView", "ahead"), translate("LandscapeView", "aside")
    return translate("LandscapeView", "1st"), translate("LandscapeView", "2nd direction")


def axis_tip(choice: GroundChoice, laid: Laid) -> str:
    """Return what the directions mean that go across and up."""
    return "" if laid.names else kind_tip(RANDOM if laid.instead == NO_WAY else choice.kind)


def explain() -> str:
    """Return what the view shows and what can be done in it."""
    what = translate(
        "LandscapeView",
        "The loss as a floor: each place stands for values of the parameters, and its colour is "
        "the loss there, exactly as computed. The line is the run, coloured by its own loss: where "
        "the colours differ, the floor under it is not the one it walked on, because other "
        "parameters were other then. The ring is the start, the dot is where it stands. The arrow "
        "is the next step: against the slope, as far as the learning rate goes; the coloured ones "
        "are each parameter's part.",
    )
    how = translate(
        "LandscapeView",
        "Drag the dot to set the parameters, the ring to start elsewhere; the run is trained anew "
        "under your hand. Drag the floor to move, turn the wheel to zoom, double-click to see the "
        "run again. Keys: Enter takes hold of the dot, then of the ring; arrows move it, or the "
        "floor; + and − zoom; , and . read along the run; Esc lets go.",
    )
    return f"{what} {how}"


def explain_solid() -> str:
    """Return what the surface shows and what can be done with it."""
    return translate(
        "LandscapeView",
        "The same floor as a surface: its height is the loss. The line is the run at the height of "
        "its own loss; where it is above or below the floor, other parameters were other then. "
        "Drag to turn, turn the wheel to zoom, double-click to turn back. Keys: arrows turn, + and "
        "− zoom, Esc turns back.",
    )


def without_opengl() -> str:
    """Say why there is no surface, and what shows the same."""
    return translate(
        "LandscapeView",
        "The 3-D view needs OpenGL 2.1 or newer and PyOpenGL, which are missing here. The map "
        "shows the same floor, as colours instead of heights.",
    )


def note(snapshot: Snapshot, choice: GroundChoice, laid: Laid | None, ground: Ground) -> str:
    """Return the sentence under the ground: what there is to see, and why."""
    if laid is not None and laid.instead:
        return _instead(laid.instead)
    if ground.lowest is None:
        return translate(
            "LandscapeView", "Here the loss is beyond all numbers. Double-click to see the run."
        )
    said = _of_slope(snapshot)
    return said or _of_lowest(snapshot, choice, ground)


def _instead(why: str) -> str:
    if why == NO_WAY:
        return translate(
            "LandscapeView",
            "The run has gone nowhere yet, so the floor is seen along two random directions. Train "
            "a step.",
        )
    if why == NO_WEIGHTS:
        return translate(
            "LandscapeView",
            "All weights are 0, so there is no direction to take from them: the first two "
            "parameters stand in.",
        )
    return translate(
        "LandscapeView",
        "So far the run goes straight ahead; a random direction stands aside of it.",
    )


def _of_slope(snapshot: Snapshot) -> str:
    """Return what is to be said where there is no slope to feel."""
    experiment = snapshot.experiment
    if snapshot.state in {RunState.RUNNING, RunState.DIVERGED} or any(snapshot.update.gradient):
        return ""
    if experiment.network.hidden:
        return translate(
            "LandscapeView",
            "The slope is 0 here, so descent stays where it is, though lower ground lies around: a "
            "saddle or a plateau. Start with weights that differ.",
        )
    if experiment.loss == "bce":
        return translate(
            "LandscapeView",
            "The slope is 0: this is the lowest point there is. Descent can do no more.",
        )
    return ""


def _of_lowest(snapshot: Snapshot, choice: GroundChoice, ground: Ground) -> str:
    experiment = snapshot.experiment
    assert ground.lowest is not None
    _, _, loss, border = ground.lowest
    single = not experiment.network.hidden
    measure = experiment.loss_function
    if single and measure.squares and not _classes(experiment) and not border:
        return _one_valley()
    if single and measure.saturates:
        return translate(
            "LandscapeView",
            "Far out the floor is level, however high it lies: an answer that is quite wrong feels "
            "no slope with this loss.",
        )
    if not single or experiment.loss != "bce" or experiment.penalty.l1 or experiment.penalty.l2:
        return _plain(loss, border)
    if falls_for_good(experiment):
        other = choice.other(experiment.model)
        if border or not other:
            return translate(
                "LandscapeView",
                "It goes on falling beyond the edge: what a line divides has no lowest point, only "
                "ever lower ones.",
            )
        return translate(
            "LandscapeView",
            "The lowest point for this {name}. With another {name} it lies elsewhere and lower "
            "still: what a line divides has no lowest point.",
        ).format(name=other)
    if _middle(experiment):
        return translate(
            "LandscapeView",
            "One valley, and its lowest point is the middle: all parameters 0, every answer ½, "
            "loss {loss}. Descent does all it can; one line can't do more.",
        ).format(loss=fixed(_LN_2))
    return _one_valley()


def _one_valley() -> str:
    return translate(
        "LandscapeView",
        "One valley with one lowest point: with a small learning rate descent gets there from "
        "wherever it starts.",
    )


def _plain(loss: float, border: bool) -> str:
    if border:
        return translate(
            "LandscapeView",
            "The lowest place seen, {loss}, lies on the edge: the floor goes on falling there. "
            "Turn the wheel to see more.",
        ).format(loss=short(loss, 3))
    return translate(
        "LandscapeView", "The lowest place seen has a loss of {loss}; × marks it."
    ).format(loss=short(loss, 3))


#: ln 2, the cross-entropy of an answer of ½.
_LN_2 = 0.6931471805599453


def _classes(experiment: Experiment) -> bool:
    return experiment.model.task != "regression"


def _middle(experiment: Experiment) -> bool:
    """Return whether θ = 0 is the lowest point of a single neuron's cross-entropy: no slope there.

    The slope is the mean of (½ − Y)·x, with 1 as the bias's x: 0 where each input, and the rows
    themselves, stand as often with 1 as with 0.
    """
    problem = experiment.problem
    inputs, targets = training_set(problem)
    signs = 1.0 - 2.0 * targets
    along = [float((inputs[:, i] * signs).sum()) for i in range(inputs.shape[1])]
    return not any(along) and not (experiment.network.bias and float(signs.sum()))


def summary(snapshot: Snapshot, choice: GroundChoice, laid: Laid | None, ground: Ground) -> str:
    """Return the moment in one line of text."""
    names = choice.axes[:1] if choice.kind == LINE else choice.axes if laid is None else laid.names
    theta = dict(zip(snapshot.experiment.model.parameter_names, snapshot.parameters, strict=True))
    if names:
        over = translate("LandscapeView", "The loss over {names}.")
        over = over.format(names=", ".join(names))
    else:
        over = f"{kind_name(choice.kind)}."
    stands = translate(
        "LandscapeView", "The run stands at epoch {n} with a loss of {loss}{where}."
    ).format(
        n=f"{snapshot.epoch:,}",
        loss=fixed(snapshot.loss),
        where="".join(f", {name} {fixed(theta[name])}" for name in names),
    )
    return f"{over} {stands} {note(snapshot, choice, laid, ground)}"
