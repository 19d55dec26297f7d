"""What is said of runs beside one another: their losses at one epoch, and what differs."""

from collections.abc import Callable
from typing import NamedTuple

from learnscope.core.run.difference import Run, measured_alike
from learnscope.gui.session.beside.pinned import Pinned, baseline_of
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import exact, fixed, signed
from learnscope.gui.text.sentences.run_texts import listed_difference, told_difference


class Cell(NamedTuple):
    """What stands in a cell, and what is told where the pointer rests on it."""

    text: str
    tip: str = ""


class RunRow(NamedTuple):
    """What is said of one run.

    Parameters
    ----------
    style : str
        That of a pinned run, see `Pinned`; "" for the present one.
    name : str
    baseline : bool
    epoch, loss, against : Cell
        How far it went; its loss at the present run's epoch; how much more that is than the
        baseline's.
    difference : Cell
        What makes it another than the baseline: a list, and the same in words; empty where there is
        nothing to compare it with.
    """

    style: str
    name: str
    baseline: bool
    epoch: Cell
    loss: Cell
    against: Cell
    difference: Cell


class _Read(NamedTuple):
    """A run's loss at an epoch: of which epoch it is, and the number; None if it never got there.

    It is of the last recorded epoch before where to work the very one out would take too long.
    """

    run: Run
    epoch: int
    loss: float | None


def rows_of(snapshot: Snapshot, may_replay: Callable[[], bool]) -> list[RunRow]:
    """Return what is said of the present run and of those beside it, in their order.

    Parameters
    ----------
    snapshot : Snapshot
    may_replay : callable
        Whether there is time to work out a moment that is not recorded.
    """
    base = baseline_of(snapshot.pins)
    base_read = None if base is None else _read(base, snapshot.epoch, may_replay)
    here = _Read(snapshot, snapshot.epoch, snapshot.loss)
    name = translate("RunsView", "this run")
    rows = [_row("", name, here, snapshot.epoch, snapshot.epoch, base_read)]
    for pinned in snapshot.pins:
        read = base_read if pinned.baseline else _read(pinned, snapshot.epoch, may_replay)
        assert read is not None
        rows.append(_row(pinned.style, pinned.name, read, pinned.latest, snapshot.epoch, base_read))
    return rows


def _read(pinned: Pinned, epoch: int, may_replay: Callable[[], bool]) -> _Read:
    moment = pinned.run.at(epoch, may_replay)
    return (
        _Read(pinned, epoch, None) if moment is None else _Read(pinned, moment.epoch, moment.loss)
    )


def _row(style: str, name: str, read: _Read, reached: int, at: int, base: _Read | None) -> RunRow:
    is_base = base is not None and read.run is base.run
    words = Cell("")
    if base is not None and not is_base:
        words = Cell(listed_difference(base.run, read.run), told_difference(base.run, read.run))
    return RunRow(
        style,
        name,
        is_base,
        Cell(f"{reached:,}"),
        _loss(read, at),
        _against(read, base),
        words,
    )


def _loss(read: _Read, at: int) -> Cell:
    if read.loss is None:
        return Cell("—", translate("RunsView", "It was not trained as far as that."))
    tip = exact(read.loss)
    if read.epoch == at:
        return Cell(fixed(read.loss), tip)
    recorded = translate("RunsView", "at epoch {n}, the last recorded one before")
    return Cell(f"≈ {fixed(read.loss)}", f"{tip} {recorded.format(n=f'{read.epoch:,}')}")


def _against(read: _Read, base: _Read | None) -> Cell:
    if base is None:
        return Cell("")
    if read.run is base.run:
        return Cell(translate("RunsView", "baseline"))
    if not measured_alike(base.run, read.run):
        tip = translate(
            "RunsView",
            "Not comparable: the losses are of other samples, or measured by another loss or "
            "penalty.",
        )
        return Cell("—", tip)
    if read.loss is None or base.loss is None or read.epoch != base.epoch:
        return Cell("—", translate("RunsView", "There is no epoch to compare them at."))
    more = read.loss - base.loss
    return Cell(signed(more), exact(more))
