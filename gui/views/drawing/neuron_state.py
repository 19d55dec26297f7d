"""What the drawing of the neuron shows at a moment: one sample, and the stage that is open."""

from dataclasses import dataclass

from learnscope.core import SampleTrace
from learnscope.gui.snapshot.snapshot import Snapshot

Parameters = tuple[float, ...]

#: What each stage of an update lights.
STAGE_PARTS: dict[str, frozenset[str]] = {
    "forward": frozenset({"inputs", "weights", "sum", "sigmoid", "output"}),
    "loss": frozenset({"output", "target", "loss"}),
    "backward": frozenset({"inputs", "weights", "sum", "sigmoid", "output", "loss"}),
    "update": frozenset({"weights"}),
}


@dataclass(frozen=True, slots=True)
class Moment:
    """One sample on its way through the neuron.

    While an update stands open it is that update's sample, seen with that update's parameters.
    """

    sample: SampleTrace
    #: What the parameters are called, in the order of θ.
    names: tuple[str, ...]
    parameters: Parameters
    #: The open stage's name, or "".
    stage: str
    #: The parameters after the open update, or those now.
    updated: Parameters
    #: Whether the numbers are those that an edit would change: a later update of an epoch begins
    #: from parameters that only the updates before it can change.
    editable: bool
    lit: str

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Moment":
        """Return what is to be shown of a snapshot."""
        inside, names = snapshot.inside, snapshot.experiment.model.parameter_names
        if inside is None:
            return cls(
                snapshot.sample,
                names,
                snapshot.parameters,
                "",
                snapshot.parameters,
                editable=True,
                lit=snapshot.lit,
            )
        return cls(
            inside.sample,
            names,
            inside.update.parameters,
            inside.stage_name,
            inside.update.updated,
            editable=inside.number == 0,
            lit=snapshot.lit,
        )

    def shows(self, part: str) -> bool:
        """Return whether a part is looked at, rather than dimmed."""
        return not self.stage or part in STAGE_PARTS[self.stage]


def source_of(name: str) -> str:
    """Return what a single neuron's parameter is multiplied by: x1 or x2, 1 for the bias."""
    return "1" if name == "b" else name.replace("w", "x")
