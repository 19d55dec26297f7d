"""What is said where a run has come to its end short of all right: what is left, and why."""

from collections.abc import Callable

from learnscope.core.diagnosis.bounds.floor import contradiction_of
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import input_names
from learnscope.gui.text.numbers import fixed


def ending(snapshot: Snapshot) -> str | None:
    """Return the sentence of a run that has come to an end at which something is left, or None."""
    write = _ENDINGS.get(snapshot.diagnosis.code)
    return write(snapshot) if write is not None else None


def _contradicting(snapshot: Snapshot) -> str:
    diagnosis, problem = snapshot.diagnosis, snapshot.experiment.problem
    if problem.task == "regression":
        text = translate(
            "Messages",
            "As close as it gets: {count} samples have the same inputs as another ({place}), but "
            "other targets. One answer has to do for them, so the loss can't fall below {floor}.",
        )
    else:
        text = translate(
            "Messages",
            "All right that can be, {possible} of {rows}: {count} samples have the same inputs as "
            "another ({place}), but not all the same class. So the loss can't fall below {floor}.",
        )
    inputs = zip(input_names(problem), problem.inputs[diagnosis.samples[0]].tolist(), strict=True)
    return text.format(
        count=len(diagnosis.samples),
        place=", ".join(f"{name} = {x:g}" for name, x in inputs),
        possible=int(diagnosis.figures["possible"]),
        rows=int(diagnosis.figures["rows"]),
        floor=fixed(diagnosis.figures["floor"]),
    )


def _at_best(snapshot: Snapshot) -> str:
    figures, experiment = snapshot.diagnosis.figures, snapshot.experiment
    contradiction = contradiction_of(experiment)
    forced = contradiction is not None and figures["error"] <= 1.01 * contradiction.error
    numbers = experiment.problem.task == "regression"
    if figures["descents"]:
        text = translate(
            "Messages",
            "The lowest loss that {descents} descents have found without a bend: {lowest}, with "
            "{right} of {rows} right.",
        )
    elif numbers:
        text = translate("Messages", "As low as the loss gets without a bend: {lowest}.")
    else:
        text = translate(
            "Messages",
            "As low as the loss gets without a bend: {lowest}, with {right} of {rows} right.",
        )
    if forced:
        rest = translate(
            "Messages", "What is left is of samples that have the same inputs and other targets."
        )
    else:
        rest = translate(
            "Messages",
            "What is left looks like noise: near neighbours differ about as much, and a bend would "
            "learn it by heart.",
        )
    return f"{text} {rest}".format(
        right=int(figures["right"]),
        rows=int(figures["rows"]),
        lowest=fixed(figures["lowest"]),
        descents=int(figures["descents"]),
    )


def _noise(snapshot: Snapshot) -> str:
    text = translate(
        "Messages",
        "What is left looks like noise: near neighbours differ by as much or more. More neurons or "
        "more epochs would learn single samples by heart. Loss {loss}.",
    )
    return text.format(loss=fixed(snapshot.loss))


def _levelled(snapshot: Snapshot) -> str:
    text = translate(
        "Messages",
        "As low as it gets, as far as was tried: of {tried} other settings and their learning "
        "rates none has got much further. Loss {loss}.",
    )
    tried = int(snapshot.diagnosis.figures["tried"])
    return text.format(tried=tried, loss=fixed(snapshot.loss))


def _stop_early(snapshot: Snapshot) -> str:
    text = translate(
        "Messages",
        "The samples are learned by heart by now. The test loss was lowest at epoch {epoch}: "
        "{best}. None of {tried} other settings that were tried does better: go back there.",
    )
    figures = snapshot.diagnosis.figures
    return text.format(
        epoch=f"{int(figures['best_epoch']):,}",
        best=fixed(figures["best_test_loss"]),
        tried=int(figures["tried"]),
    )


_ENDINGS: dict[str, Callable[[Snapshot], str]] = {
    "contradicting": _contradicting,
    "at_best": _at_best,
    "noise": _noise,
    "levelled": _levelled,
    "stop_early": _stop_early,
}
