"""What is happening, in plain words: what it means and what to try."""

from typing import TYPE_CHECKING

from learnscope.core import Gate
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.session.run_state import RunState, Way
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text import names
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import problem_name
from learnscope.gui.text.numbers import fixed

if TYPE_CHECKING:
    from learnscope.core.diagnosis.remedies import Advice

#: How a sentence is meant: "info", "good" or "warning".
Tone = str


def sentence(snapshot: Snapshot, guided: bool = False) -> tuple[Tone, str]:
    """Return the tone and the text of the message strip.

    Parameters
    ----------
    snapshot : Snapshot
    guided : bool
        Whether a card of the tour says what to do next, so that the strip only says what is.
    """
    if snapshot.way is not None:
        return "info", _on_its_way(snapshot.way)
    if _is_ready(snapshot):
        return "info", _on_tour() if guided else _ready(snapshot)
    return _found(snapshot, guided)


def _is_ready(snapshot: Snapshot) -> bool:
    """Return whether a run has not begun yet."""
    idle = snapshot.state in {RunState.IDLE, RunState.PAUSED}
    return idle and snapshot.latest == 0 and snapshot.diagnosis.code != "diverged"


def _found(snapshot: Snapshot, guided: bool) -> tuple[Tone, str]:
    """Say where a run that has begun is."""
    # Before a run nothing is found in it, and the window does not wait for the words.
    from learnscope.gui.text.sentences.endings import ending  # noqa: PLC0415
    from learnscope.gui.text.sentences.findings import diverged, warning  # noqa: PLC0415

    finding = snapshot.diagnosis.code
    if snapshot.state is RunState.DIVERGED or finding == "diverged":
        return "warning", _advised(diverged(snapshot), snapshot)
    if snapshot.epoch < snapshot.latest:
        return "info", _looking_back(snapshot)
    if snapshot.state is RunState.FINISHED:
        return "good", _finished(snapshot)
    if finding == "solved":
        return "good", _solved(snapshot, guided)
    if finding == "fitted":
        return "good", _fitted(snapshot)
    text = ending(snapshot)
    if text is not None:
        return ("info" if finding in {"levelled", "stop_early"} else "good"), text
    text = warning(snapshot)
    if text is not None:
        return "warning", _advised(text, snapshot)
    return "info", _learning(snapshot, guided)


def advised(snapshot: Snapshot, guided: bool = False) -> "Advice | None":
    """Return what can be done at a touch about what the strip says; None on the tour."""
    quiet = guided or snapshot.way is not None or snapshot.epoch < snapshot.latest
    if quiet or snapshot.state is RunState.FINISHED or not snapshot.diagnosis.advice:
        return None
    idle = snapshot.epoch == 0 and snapshot.state is not RunState.RUNNING
    return None if idle else snapshot.diagnosis.advice[0]


def _advised(text: str, snapshot: Snapshot) -> str:
    """Return a sentence with what to do after it, if that is known."""
    from learnscope.gui.text.sentences.advice import advice_sentence  # noqa: PLC0415

    advice = snapshot.diagnosis.advice
    return f"{text} {advice_sentence(advice[0], snapshot.experiment)}" if advice else text


def _ready(snapshot: Snapshot) -> str:
    text = names.sentence(snapshot.experiment)
    if text is not None:
        return text
    text = translate(
        "Messages",
        "Ready to learn {gate}. Press Run (Space) and watch, or Step (→) to go one epoch at a "
        "time.",
    )
    return text.format(gate=problem_name(snapshot.experiment.problem))


def _on_tour() -> str:
    return translate(
        "Messages",
        "The guided tour: the card at the right says what to do next. Leave it whenever you like; "
        "your own experiment then comes back.",
    )


def _looking_back(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Looking back at epoch {epoch} of {latest}: everything shows that moment. End goes to the "
        "latest; Run goes on from here and forgets what came after.",
    ).format(epoch=f"{snapshot.epoch:,}", latest=f"{snapshot.latest:,}")


def _on_its_way(way: Way) -> str:
    text = translate(
        "Messages", "On the way to epoch {epoch}: {done} % done. Pause (Space) stops it."
    )
    return text.format(epoch=f"{way.epoch:,}", done=round(100 * way.done))


def _learning(snapshot: Snapshot, guided: bool) -> str:
    if snapshot.state is RunState.RUNNING:
        text = _running(snapshot)
    elif guided and snapshot.experiment.problem.task == "classification":
        text = translate(
            "Messages",
            "Paused at epoch {epoch}, {right} of {rows} right. The card at the right says what to "
            "do next.",
        )
    elif guided:
        text = translate(
            "Messages",
            "Paused at epoch {epoch}, loss {loss}. The card at the right says what to do next.",
        )
    elif snapshot.experiment.problem.task == "classification":
        text = translate(
            "Messages",
            "Paused at epoch {epoch}, {right} of {rows} right. Step (→) goes on by one epoch, "
            "Back (←) takes it back exactly, Run (Space) goes on.",
        )
    else:
        text = translate(
            "Messages",
            "Paused at epoch {epoch}, loss {loss}. Step (→) goes on by one epoch, Back (←) takes "
            "it back exactly, Run (Space) goes on.",
        )
    figures = snapshot.diagnosis.figures
    return text.format(
        epoch=f"{snapshot.epoch:,}",
        right=int(figures["right"]),
        rows=int(figures["rows"]),
        loss=fixed(snapshot.loss),
        count=len(snapshot.parameters),
    )


def _running(snapshot: Snapshot) -> str:
    model = snapshot.experiment.model
    if model.parameter_names == PARAMETER_NAMES and model.task == "classification":
        return translate(
            "Messages",
            "Learning: every update moves w1, w2 and b a little down the slope of the loss. "
            "{right} of {rows} right so far.",
        )
    if model.network.bias:
        text = translate(
            "Messages",
            "Learning: every update moves all {count} weights and biases a little down the slope "
            "of the loss.",
        )
    elif len(snapshot.parameters) == 1:
        text = translate(
            "Messages",
            "Learning: every update moves the one weight a little down the slope of the loss.",
        )
    else:
        text = translate(
            "Messages",
            "Learning: every update moves all {count} weights a little down the slope of the loss.",
        )
    if model.task == "regression":
        so_far = translate("Messages", "The loss is {loss} so far.")
    else:
        so_far = translate("Messages", "{right} of {rows} right so far.")
    return f"{text} {so_far}"


def _solved(snapshot: Snapshot, guided: bool) -> str:
    rows = int(snapshot.diagnosis.figures["rows"])
    if rows == 1:
        text = translate("Messages", "Right: the answer lies on the correct side of ½.")
    else:
        text = translate(
            "Messages", "All right: {rows} of {rows} answers lie on the correct side of ½."
        ).format(rows=rows)
    if snapshot.state is RunState.RUNNING:
        more = translate(
            "Messages",
            "The loss keeps falling, ever more slowly, and never reaches 0. Pause (Space) when you "
            "have seen enough.",
        )
    elif guided:
        return text
    elif isinstance(snapshot.experiment.problem, Gate):
        more = translate("Messages", "Look at the weights that do it, or choose another gate.")
    else:
        more = translate("Messages", "Look at the weights that do it, or choose another problem.")
    return f"{text} {more}"


def _fitted(snapshot: Snapshot) -> str:
    if snapshot.state is RunState.RUNNING:
        text = translate(
            "Messages",
            "The answers lie on the points: the loss is down to {loss}. It may fall on, ever more "
            "slowly. Pause (Space) when you have seen enough.",
        )
    elif snapshot.experiment.model.inputs > 1:
        text = translate(
            "Messages",
            "The answers lie on the points: the loss is down to {loss}. Look at the surface that "
            "goes through them, or choose another problem.",
        )
    else:
        text = translate(
            "Messages",
            "The answers lie on the points: the loss is down to {loss}. Look at the parts that "
            "add up to the curve, or choose another problem.",
        )
    return text.format(loss=fixed(snapshot.loss))


def _finished(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Stopped where you asked: epoch {epoch}, mean loss {loss}. To go on, change “Stop at” or "
        "clear it.",
    ).format(epoch=f"{snapshot.epoch:,}", loss=fixed(snapshot.loss))
