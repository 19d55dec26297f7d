"""What is said in the dark room: what has been found, and what it would cost elsewhere."""

import math

from learnscope.core.landscape import count_tries
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fixed, short
from learnscope.gui.views.landscape.dark_room.room import Room, seconds_for

#: The sizes for which it is said how long a search would take: one neuron, 2-2-1, 2-4-1, 2-8-8-8-1
#: and its like.
SIZES = (3, 9, 17, 249)

_MINUTE, _HOUR, _DAY, _YEAR = 60.0, 3600.0, 86400.0, 31557600.0

#: More years than a million are a power of ten.
_MANY_YEARS = 1e6 * _YEAR

#: Less than this has two digits, and no more.
_FEW = 10.0

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def tries(room: Room) -> str:
    """Return how many tiles have been tried, of how many."""
    text = translate("LandscapeView", "{n} of {all} tries")
    return text.format(n=f"{room.tries:,}", all=f"{room.tiles:,}")


def best(room: Room) -> str:
    """Return the best found so far."""
    if room.best is None:
        return translate("LandscapeView", "nothing found yet")
    names = room.experiment.model.parameter_names
    where = ", ".join(
        f"{name} {_value(room.best.parameters[names.index(name)])}" for name in room.names
    )
    text = translate("LandscapeView", "best {loss} at {where}")
    return text.format(loss=fixed(room.best.loss), where=where)


def invitation(room: Room, epoch: int) -> str:
    """Return what there is to do before anything has been tried."""
    text = translate(
        "LandscapeView",
        "It is dark: nobody knows the loss before they stand on a tile. Click tiles and look for "
        "the lowest; then let every one be tried, or step down (→).",
    )
    if len(room.names) == len(room.experiment.model.parameter_names):
        return text
    held = translate("LandscapeView", "The other parameters stay as they were at epoch {n}.")
    return f"{text} {held.format(n=f'{epoch:,}')}"


def descending(room: Room) -> str:
    """Return what goes on once every tile has been tried, for as long as it takes."""
    return translate(
        "LandscapeView",
        "Every tile: {n} tries in {time}. Now descent goes for the same loss from this start…",
    ).format(n=f"{room.tiles:,}", time=duration(room.seconds))


def outcome(room: Room, steps: int | None, allowed: int) -> str:
    """Return what a whole search has come to, beside what descent needs.

    Parameters
    ----------
    room : Room
    steps : int or None
        The epochs that descent from the run's start needs to get as low; None if it does not.
    allowed : int
        How many epochs it was given.
    """
    count, seconds = f"{room.tiles:,}", duration(room.seconds)
    searched = translate("LandscapeView", "Every tile: {n} tries in {time}.")
    if steps is None:
        descent = translate(
            "LandscapeView",
            "Descent from this start, with this rate, does not get as low within {n} steps.",
        ).format(n=f"{allowed:,}")
    elif steps == 0:
        descent = translate("LandscapeView", "The start lies as low already.")
    else:
        descent = translate(
            "LandscapeView", "Descent gets as low in {n} steps, each with one look at the slope."
        ).format(n=f"{steps:,}")
    return f"{searched.format(n=count, time=seconds)} {descent}"


def elsewhere(room: Room) -> str:
    """Return how long as many values for each parameter would take for more parameters."""
    values = max(room.sizes)
    each = translate("LandscapeView", "{n} parameters: {time}")
    parts = [each.format(n=n, time=_time(values, n, room.rate)) for n in SIZES]
    text = translate("LandscapeView", "With {k} values each, as fast as here:")
    return f"{text.format(k=values)} {'; '.join(parts)}."


def counts(values: int) -> str:
    """Return how many tries that would be."""
    each = translate("LandscapeView", "{n} parameters: {tries} tries")
    return "\n".join(each.format(n=n, tries=_power(values, n)) for n in SIZES)


def _time(values: int, parameters: int, rate: float) -> str:
    """Return how long it takes to try every combination."""
    seconds = seconds_for(parameters, values, rate)
    if math.isfinite(seconds) or not rate:
        return duration(seconds)
    # Beyond the floats: 10 to a power of as many years.
    return _years(parameters * math.log10(values) - math.log10(rate * _YEAR))


def duration(seconds: float) -> str:
    """Return a time in the unit that suits it."""
    if not math.isfinite(seconds):
        return "∞"
    for end, unit, text in (
        (_MINUTE, 1.0, translate("LandscapeView", "{n} seconds")),
        (_HOUR, _MINUTE, translate("LandscapeView", "{n} minutes")),
        (_DAY, _HOUR, translate("LandscapeView", "{n} hours")),
        (_YEAR, _DAY, translate("LandscapeView", "{n} days")),
        (_MANY_YEARS, _YEAR, translate("LandscapeView", "{n} years")),
    ):
        if seconds < end:
            size = seconds / unit
            return text.format(n=short(size, 2) if size < _FEW else f"{size:,.0f}")
    return _years(math.log10(seconds / _YEAR))


def _years(power: float) -> str:
    text = translate("LandscapeView", "10{power} years")
    return text.format(power=str(round(power)).translate(_SUPERSCRIPTS))


def _power(values: int, parameters: int) -> str:
    """Return how many combinations there are, in full or as a power of ten."""
    power = parameters * math.log10(values) if values > 1 else 0.0
    if power < 6:
        return f"{count_tries(values, parameters):,}"
    return f"10{str(round(power)).translate(_SUPERSCRIPTS)}"


def _value(value: float) -> str:
    return short(value, 4).replace("-", "−")
