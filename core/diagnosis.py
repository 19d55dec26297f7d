"""What is going wrong, or right, with a run: a code and its figures. The sentences are gui's."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from learnscope.core.trainer import Trainer

#: How many epochs ahead a diagnosis looks: enough to tell a swing from a single jump.
AHEAD = 16

#: A single neuron on a problem that no line separates is called stuck from this epoch on, or
#: sooner, once its gradient is as small as `FLAT`.
STUCK_AFTER = 100
FLAT = 1e-3

#: From here on a loss or a parameter is called exploding: some updates more, and it is no float64,
#: the largest of which is 1.8e308.
HUGE = 1e300

#: A wrong answer whose σ' is below this moves so little that it will not turn for a long time;
#: it is that of |z| = 5.3.
SATURATED_SLOPE = 5e-3

#: A relative fall of the loss over `AHEAD` epochs below which learning is too slow to watch.
SLOW_FALL = 1e-4


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One finding.

    Parameters
    ----------
    code : str
        ``"diverged"``, ``"solved"``, ``"exploding"``, ``"not_separable"``, ``"overshooting"``,
        ``"saturated"``, ``"slow"`` or ``"learning"``.
    figures : mapping
        The numbers that the finding rests on, by name.
    """

    code: str
    figures: Mapping[str, float]


def diagnose(trainer: Trainer) -> Diagnosis:
    """Return the one thing about a run that a learner should hear first."""
    experiment = trainer.experiment
    active = len(experiment.problem.active)
    scored = experiment.problem.task == "classification"
    right = round(trainer.accuracy * active) if scored else 0
    figures = {
        "epoch": trainer.epoch,
        "loss": trainer.loss,
        "learning_rate": trainer.learning_rate,
        "right": right,
        "rows": active,
    }

    def finding(code: str, **more: float) -> Diagnosis:
        return Diagnosis(code, MappingProxyType(figures | more))

    if trainer.diverged:
        return finding("diverged")
    if right == active:
        return finding("solved")
    largest = max(trainer.loss, float(np.abs(trainer.parameters).max()))
    if largest >= HUGE:
        return finding("exploding", largest=largest, limit=sys.float_info.max)
    alone = not experiment.network.hidden
    if alone and experiment.problem.separable is False:
        steepness = float(np.linalg.norm(trainer.next_update().gradient))
        if trainer.epoch >= STUCK_AFTER or (trainer.epoch > 0 and steepness < FLAT):
            return finding("not_separable", gradient=steepness, best=active - 1)
        return finding("learning")
    losses = trainer.look_ahead(AHEAD)
    changes = np.diff(losses)
    rises = np.count_nonzero(changes > 1e-3 * losses[:-1])
    if rises >= len(changes) / 3:
        return finding("overshooting", highest=float(losses.max()))
    if alone and scored and experiment.loss != "bce":
        for row in experiment.problem.active:
            sample = trainer.trace_row(row)
            wrong = (sample.output > 0.5) != bool(sample.target)
            if wrong and sample.doutput_dz < SATURATED_SLOPE:
                return finding("saturated", row=row, z=sample.z, slope=sample.doutput_dz)
    fall = float(1.0 - losses[-1] / losses[0]) if losses[0] > 0.0 else 0.0
    if fall < SLOW_FALL:
        return finding("slow", fall=fall, ahead=AHEAD)
    return finding("learning")
