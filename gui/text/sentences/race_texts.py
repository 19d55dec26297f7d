"""What is said of a race: what can be concluded from it, and what not."""

from learnscope.gui.session.beside.race_state import RaceLine, Racer, RaceState
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import rule_names
from learnscope.gui.text.numbers import short


def racer_name(racer: Racer, between: str) -> str:
    """Return what a racer is called at its line."""
    if between == "optimizers":
        return rule_names()[racer.optimizer.name]
    rate = short(racer.optimizer.learning_rate, 4)
    return translate("RunTexts", "rate {rate}").format(rate=rate)


def name_at(line: RaceLine, between: str) -> str:
    """Return what a racer is called with the rate at which it ran."""
    name = racer_name(line.racer, between)
    if between == "rates":
        return name
    rate = short(line.racer.optimizer.learning_rate, 3)
    return translate("RaceTexts", "{name} at {rate}").format(name=name, rate=rate)


def conclusion(state: RaceState) -> str:
    """Say what a race shows, and how far that goes."""
    if not state.over:
        return translate("RaceTexts", "Trying, {done} % so far.").format(done=int(100 * state.done))
    lines = [line for line in state.lines if line is not None]
    arrived = [(line.arrived, name_at(line, state.asked.between)) for line in lines if _there(line)]
    missing = [
        racer_name(racer, state.asked.between)
        for racer, line in zip(state.racers, state.lines, strict=True)
        if line is None or not _there(line)
    ]
    if not arrived:
        return _none_arrived(state)
    first, winner = min(arrived, key=lambda pair: pair[0] or 0)
    said = [
        translate("RaceTexts", "From this start {winner} is first, after {n} epochs.").format(
            winner=winner, n=f"{first or 0:,}"
        )
    ]
    if missing:
        never = translate("RaceTexts", "Not there within {n} epochs: {names}.")
        said.append(never.format(n=f"{state.asked.epochs:,}", names=", ".join(missing)))
    return " ".join([*said, *_how_far_that_goes(state)])


def _there(line: RaceLine) -> bool:
    return line.arrived is not None


def _none_arrived(state: RaceState) -> str:
    finished = all(line is not None for line in state.lines) or not state.asked.sweeps
    if not finished and state.done < 1.0:
        return translate("RaceTexts", "Stopped before it was over.")
    text = translate(
        "RaceTexts",
        "None gets to a loss of {loss} within {n} epochs: choose a higher loss, or allow more "
        "epochs.",
    )
    return text.format(loss=short(state.asked.target_loss), n=f"{state.asked.epochs:,}")


def _how_far_that_goes(state: RaceState) -> list[str]:
    if state.asked.between == "rates":
        return [
            translate(
                "RaceTexts",
                "That holds for this optimiser and this start; another optimiser has other rates "
                "at which it is fast.",
            )
        ]
    if not state.asked.sweeps:
        return [
            translate(
                "RaceTexts",
                "That says nothing of which optimiser is better: at another rate another one wins. "
                "Let each run at its own best.",
            )
        ]
    said = [
        translate(
            "RaceTexts",
            "Each ran at the rate that was best for {k} starts. That holds for this problem, "
            "network and loss, and tells nothing of others.",
        ).format(k=len(state.starts))
    ]
    at_edge = [
        racer_name(racer, "optimizers")
        for number, racer in enumerate(state.racers)
        if _is_at_edge(state, number)
    ]
    if at_edge:
        edge = translate(
            "RaceTexts",
            "The best rate of {names} is at the edge of what was tried: beyond it there may be a "
            "better one.",
        )
        said.append(edge.format(names=", ".join(at_edge)))
    return said


def _is_at_edge(state: RaceState, number: int) -> bool:
    best, rates = state.best(number), [tried.rate for tried in state.tried[number]]
    return best is not None and best.rate in {rates[0], rates[-1]}
