"""What is happening, in plain words: what it means and what to try."""

from learnscope.core.gate import CUSTOM, INPUTS
from learnscope.gui.language import translate
from learnscope.gui.numbers import fixed, short
from learnscope.gui.player import RunState
from learnscope.gui.snapshot import Snapshot

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
    finding = snapshot.diagnosis.code
    if snapshot.state is RunState.DIVERGED or finding == "diverged":
        return "warning", _diverged(snapshot)
    if snapshot.epoch < snapshot.latest:
        return "info", _looking_back(snapshot)
    if snapshot.state is RunState.FINISHED:
        return "good", _finished(snapshot)
    if snapshot.epoch == 0 and snapshot.state is not RunState.RUNNING:
        return "info", _on_tour() if guided else _ready(snapshot)
    if finding == "solved":
        return "good", _solved(snapshot, guided)
    if finding in _FINDINGS:
        return "warning", _FINDINGS[finding](snapshot)
    return "info", _learning(snapshot, guided)


def gate_name(snapshot: Snapshot) -> str:
    """Return the gate's name as a person says it."""
    name = snapshot.experiment.problem.name
    return translate("Messages", "your own gate") if name == CUSTOM else name.upper()


def _ready(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Ready to learn {gate}. Press Run (Space) and watch, or Step (→) to go one epoch at a "
        "time.",
    ).format(gate=gate_name(snapshot))


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


def _learning(snapshot: Snapshot, guided: bool) -> str:
    figures = snapshot.diagnosis.figures
    if snapshot.state is RunState.RUNNING:
        text = translate(
            "Messages",
            "Learning: every update moves w1, w2 and b a little down the slope of the loss. "
            "{right} of {rows} right so far.",
        )
    elif guided:
        text = translate(
            "Messages",
            "Paused at epoch {epoch}, {right} of {rows} right. The card at the right says what to "
            "do next.",
        )
    else:
        text = translate(
            "Messages",
            "Paused at epoch {epoch}, {right} of {rows} right. Step (→) goes on by one epoch, "
            "Back (←) takes it back exactly, Run (Space) goes on.",
        )
    return text.format(
        epoch=f"{snapshot.epoch:,}", right=int(figures["right"]), rows=int(figures["rows"])
    )


def _solved(snapshot: Snapshot, guided: bool) -> str:
    rows = int(snapshot.diagnosis.figures["rows"])
    if snapshot.state is RunState.RUNNING:
        text = translate(
            "Messages",
            "All right: {rows} of {rows} answers lie on the correct side of ½. The loss keeps "
            "falling, ever more slowly, and never reaches 0. Pause (Space) when you have seen "
            "enough.",
        )
    elif guided:
        text = translate(
            "Messages", "All right: {rows} of {rows} answers lie on the correct side of ½."
        )
    else:
        text = translate(
            "Messages",
            "All right: {rows} of {rows} answers lie on the correct side of ½. Look at the weights "
            "that do it, or choose another gate.",
        )
    return text.format(rows=rows)


def _finished(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Stopped where you asked: epoch {epoch}, mean loss {loss}. To go on, change “Stop at” or "
        "clear it.",
    ).format(epoch=f"{snapshot.epoch:,}", loss=fixed(snapshot.loss))


def _diverged(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Diverged: after epoch {epoch} the numbers would grow beyond what a computer can hold. "
        "Choose a learning rate far below {rate}, then go on or Reset.",
    ).format(epoch=f"{snapshot.epoch:,}", rate=short(snapshot.experiment.optimizer.learning_rate))


def _exploding(snapshot: Snapshot) -> str:
    figures = snapshot.diagnosis.figures
    return translate(
        "Messages",
        "Exploding: loss or weights have grown to {largest}, and a computer's numbers end at "
        "{limit}. Choose a learning rate far below {rate} and Reset.",
    ).format(
        largest=fixed(figures["largest"], 1),
        limit=fixed(figures["limit"], 1),
        rate=short(snapshot.experiment.optimizer.learning_rate),
    )


def _not_separable(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Stuck, and it always will be: one neuron draws one straight line, and no line has both 1s "
        "of {gate} on one side and both 0s on the other. {best} of {rows} is the most it can get. "
        "Try another gate, or switch a row off.",
    ).format(
        gate=gate_name(snapshot),
        best=int(snapshot.diagnosis.figures["best"]),
        rows=int(snapshot.diagnosis.figures["rows"]),
    )


def _overshooting(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "The loss jumps up and down: each update goes too far and lands on the other side. "
        "Try a learning rate below {rate}.",
    ).format(rate=short(snapshot.experiment.optimizer.learning_rate))


def _saturated(snapshot: Snapshot) -> str:
    figures = snapshot.diagnosis.figures
    x1, x2 = INPUTS[int(figures["row"])]
    return translate(
        "Messages",
        "Saturated: row {x1} {x2} is wrong, but at z = {z} the sigmoid is so flat that its weights "
        "hardly move. Try other starts, or the loss cross-entropy, which does not mind.",
    ).format(x1=int(x1), x2=int(x2), z=fixed(figures["z"], 1))


def _slow(snapshot: Snapshot) -> str:
    return translate(
        "Messages",
        "Learning very slowly: the loss hardly falls from epoch to epoch. "
        "Try a learning rate above {rate}, or a higher speed.",
    ).format(rate=short(snapshot.experiment.optimizer.learning_rate))


_FINDINGS = {
    "exploding": _exploding,
    "not_separable": _not_separable,
    "overshooting": _overshooting,
    "saturated": _saturated,
    "slow": _slow,
}
