"""An update that forgets a factor of the chain rule, to be seen beside the right one.

The article that this program began with works one update out by hand and takes ∂ŷ/∂z · ∂z/∂θ for
the gradient: the factor ∂L/∂ŷ, how wrong the answer is, has no part in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from learnscope.core.inspection.inspection import trace_sample
from learnscope.core.inspection.trace import Numbers, SampleTrace
from learnscope.core.optimizers import descended

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment


class SlippedUpdate(NamedTuple):
    """The update of one sample without ∂L/∂ŷ, by plain gradient descent."""

    #: ∂ŷ/∂z · ∂z/∂θ, where the gradient should be
    gradient: Numbers
    #: θ after it
    updated: Numbers
    #: The sample after it.
    sample: SampleTrace


def slipped_update(experiment: Experiment, before: SampleTrace) -> SlippedUpdate:
    """Return where a single neuron goes when the slope of the loss is forgotten.

    Parameters
    ----------
    experiment : Experiment
        Of a single neuron.
    before : SampleTrace
        The sample, seen with the parameters from which the update begins.

    Raises
    ------
    ValueError
        If there are hidden layers.
    """
    if experiment.network.hidden:
        raise ValueError(f"network.hidden: got {experiment.network.hidden}; allowed: none")
    gradient = tuple(before.doutput_dz * slope for slope in before.dz_dparameters)
    rate = experiment.optimizer.learning_rate
    updated: Numbers = tuple(descended(before.parameters, gradient, rate).tolist())
    return SlippedUpdate(gradient, updated, trace_sample(experiment, updated, before.sample))
