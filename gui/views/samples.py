"""The four samples on the graph of a function: which one is looked at, and its numbers."""

from dataclasses import dataclass

from learnscope.core.gate import ROWS
from learnscope.core.trace import SampleTrace
from learnscope.core.tracing import trace_sample
from learnscope.gui.snapshot import Snapshot
from learnscope.gui.views.marks import Mark, marks_of


@dataclass(frozen=True, slots=True)
class Spot:
    """A sample with its numbers and its mark."""

    trace: SampleTrace
    mark: Mark


def chosen(snapshot: Snapshot) -> SampleTrace:
    """Return the numbers of the selected sample, of the open update while one stands open."""
    return snapshot.sample if snapshot.inside is None else snapshot.inside.sample


def spots(snapshot: Snapshot) -> list[Spot]:
    """Return the four samples of a moment, the selected one last so that it lies on top.

    While an update stands open, all are seen with the parameters from which it starts.
    """
    own = chosen(snapshot)
    traces = [
        own if row == own.sample else trace_sample(snapshot.experiment, own.parameters, row)
        for row in range(ROWS)
    ]
    outputs = [trace.output for trace in traces]
    drawn = marks_of(snapshot.experiment.problem, outputs, own.sample)
    return [Spot(traces[mark.row], mark) for mark in drawn]
