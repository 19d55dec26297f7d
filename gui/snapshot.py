"""One moment of a run as a plain value: all that the views show, and nothing they could change."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from learnscope.core import Changes, Diagnosis, Experiment, SampleTrace, Trainer, diagnose
from learnscope.gui.inside import Inside, Position
from learnscope.gui.player import RunState

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curves:
    """The recorded run, for plots: at most some 2,000 entries; see `learnscope.core.History`."""

    epochs: NDArray[np.int64]
    losses: Array
    lowest_losses: Array
    highest_losses: Array
    #: Epochs between two entries.
    stride: int
    #: shape (entries, 3), in the order w1, w2, b
    parameters: Array


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stands on the screen in one frame."""

    experiment: Experiment
    state: RunState
    epoch: int
    #: The last epoch trained; after `epoch` while looking back.
    latest: int
    #: What was changed during the run, up to `latest`.
    changes: Changes
    loss: float
    accuracy: float
    #: w1, w2, b
    parameters: tuple[float, float, float]
    #: ŷ of the four rows of the truth table, active or not
    outputs: tuple[float, ...]
    #: The selected row and its numbers.
    selected: int
    sample: SampleTrace
    curves: Curves
    diagnosis: Diagnosis
    #: The quantity under the pointer, lit wherever it stands: "w1", "w2", "b", "x1", "x2", "one",
    #: "z", "slope" (of the sigmoid), "output", "target", "loss", "loss_slope" (∂L/∂ŷ), or "" for
    #: none.
    lit: str
    #: The update that stands open, or None.
    inside: Inside | None


def take_snapshot(
    trainer: Trainer, state: RunState, selected: int, lit: str, position: Position
) -> Snapshot:
    """Return the moment at which a run stands."""
    history = trainer.history
    w1, w2, b = trainer.parameters.tolist()
    return Snapshot(
        experiment=trainer.experiment,
        state=state,
        epoch=trainer.epoch,
        latest=trainer.latest,
        changes=trainer.changes,
        loss=trainer.loss,
        accuracy=trainer.accuracy,
        parameters=(w1, w2, b),
        outputs=trainer.outputs(),
        selected=selected,
        sample=trainer.trace(selected).sample,
        curves=Curves(
            epochs=history.epochs,
            losses=history.losses,
            lowest_losses=history.lowest_losses,
            highest_losses=history.highest_losses,
            stride=history.stride,
            parameters=history.parameters,
        ),
        diagnosis=diagnose(trainer),
        lit=lit,
        inside=position.look(trainer, selected),
    )
