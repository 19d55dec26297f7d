"""Which runs are laid over a plot, and by which lines."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from learnscope.gui.text.language import translate
from learnscope.gui.views.curves.overlay import OverlaidLine, Overlay

if TYPE_CHECKING:
    from learnscope.gui.session.beside.pinned import Pinned
    from learnscope.gui.session.snapshot import Snapshot

#: Returns a run's lines for a plot.
_Lines = Callable[["Pinned"], Sequence[OverlaidLine]]

#: Returns whether a pinned run's lines can be drawn on the same axes as the present one's.
_Comparable = Callable[["Snapshot", "Pinned"], bool]


class RunsBeside:
    """Makes overlays of the pinned runs; the same one as long as nothing of it changes.

    Parameters
    ----------
    lines_of : callable
    comparable : callable
    """

    def __init__(self, lines_of: _Lines, comparable: _Comparable) -> None:
        self._lines_of, self._comparable = lines_of, comparable
        self._key: tuple[object, ...] = ()
        self._overlay = Overlay()

    def of(self, snapshot: Snapshot) -> Overlay:
        """Return the pinned runs as lines, those apart that can't be compared."""
        begun = snapshot.latest > 0
        key = (snapshot.pins, snapshot.experiment, snapshot.changes, begun)
        if len(key) != len(self._key) or any(
            mine is not theirs for mine, theirs in zip(key, self._key, strict=True)
        ):
            self._key = key
            alike = [each for each in snapshot.pins if self._comparable(snapshot, each)]
            others = [each.name for each in snapshot.pins if each not in alike]
            self._overlay = Overlay(
                [line for each in alike for line in self._lines_of(each)], others
            )
        return self._overlay


def lines_of_loss(pinned: Pinned) -> list[OverlaidLine]:
    """Return the loss of a run, and the loss of the samples held out, thinner, if there are any."""
    lines = [OverlaidLine(pinned, "loss", pinned.losses, lambda moment: moment.loss, pinned.name)]
    if not math.isnan(pinned.test_losses[0]):
        label = translate("Overlay", "{name}, test").format(name=pinned.name)
        tests = pinned.test_losses
        lines.append(
            OverlaidLine(pinned, "test", tests, lambda moment: moment.test_loss, label, width=1.0)
        )
    return lines


def lines_of_parameters(names: Sequence[str], begin: int) -> _Lines:
    """Return what gives the lines of some parameters.

    Parameters
    ----------
    names : sequence of str
        Of parameters that stand side by side in θ.
    begin : int
        Where in θ the first of them stands.
    """

    def line(pinned: Pinned, place: int, name: str) -> OverlaidLine:
        values = np.ascontiguousarray(pinned.parameters[:, place])
        return OverlaidLine(
            pinned, name, values, lambda moment: float(moment.parameters[place]), pinned.name
        )

    def lines_of(pinned: Pinned) -> list[OverlaidLine]:
        return [line(pinned, place, name) for place, name in enumerate(names, begin)]

    return lines_of


def of_the_same_model(snapshot: Snapshot, pinned: Pinned) -> bool:
    """Return whether a run has the same parameters."""
    return pinned.experiment.model.parameter_names == snapshot.experiment.model.parameter_names
