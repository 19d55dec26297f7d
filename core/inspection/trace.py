"""One update opened: every number between the inputs and the new parameters, as values.

How they come about stands in `learnscope.core.inspection.inspection`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Numbers = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class UnitTrace:
    """One unit's part in one sample's way forward and back.

    Tuples have an entry for each of the unit's inputs and, last, one for its bias, if it has one,
    whose input is the constant 1.
    """

    #: As in `learnscope.core.network.Model.unit_names`.
    name: str
    inputs: Numbers
    #: The unit's weights and its bias.
    parameters: Numbers
    #: w·x one by one, then b·1
    products: Numbers
    z: float
    #: What the activation makes of z; of the output unit, ŷ.
    output: float
    #: ∂L/∂ŷ for the output unit; for a hidden one the slope of the loss with its output.
    dloss_doutput: float
    #: ∂ŷ/∂z
    doutput_dz: float
    #: ∂L/∂z, the product of the two above; not taken as one, since far out one factor is 0
    #: and the other infinite while their product is a plain number.
    dloss_dz: float
    #: ∂L/∂θ of this sample alone, for the unit's parameters
    dloss_dparameters: Numbers

    @property
    def dz_dparameters(self) -> Numbers:
        """∂z/∂θ, which is the inputs."""
        return self.inputs


@dataclass(frozen=True, slots=True)
class SampleTrace:
    """One sample's way forward to its loss and back to the parameters.

    What stands for one unit is read from the output unit: ``trace.z``. Tuples follow the order of
    θ; the bias's input is the constant 1. Inputs, target and output are in the data's units; what
    the network is given of them, and answers to that, where data are scaled, stands beside.
    """

    sample: int
    #: The sample's inputs, then 1 for the bias if there is one.
    inputs: Numbers
    target: float
    #: The target as the loss takes it.
    scaled_target: float
    #: The answer ŷ.
    output: float
    #: θ
    parameters: Numbers
    loss: float
    #: ∂L/∂θ of this sample alone
    dloss_dparameters: Numbers
    #: The units of each layer; the last layer is the output unit.
    layers: tuple[tuple[UnitTrace, ...], ...]

    @property
    def unit(self) -> UnitTrace:
        """The output unit."""
        return self.layers[-1][0]

    @property
    def products(self) -> Numbers:
        """The output unit's w·x one by one, then b·1."""
        return self.unit.products

    @property
    def z(self) -> float:
        """The output unit's weighted sum."""
        return self.unit.z

    @property
    def scaled_inputs(self) -> Numbers:
        """The inputs as the network is given them, then 1 for the bias if there is one."""
        return self.layers[0][0].inputs

    @property
    def scaled_output(self) -> float:
        """What the output unit gives, and the loss takes."""
        return self.unit.output

    @property
    def dloss_doutput(self) -> float:
        """∂L/∂ŷ, by the answer that the loss takes."""
        return self.unit.dloss_doutput

    @property
    def doutput_dz(self) -> float:
        """∂ŷ/∂z."""
        return self.unit.doutput_dz

    @property
    def dloss_dz(self) -> float:
        """∂L/∂z; see `UnitTrace`."""
        return self.unit.dloss_dz

    @property
    def dz_dparameters(self) -> Numbers:
        """∂z/∂θ for the output unit's parameters, which is its inputs."""
        return self.unit.inputs


@dataclass(frozen=True, slots=True)
class UpdateTrace:
    """One update: its samples, the mean of their gradients, and the parameters after it."""

    #: In the order of the batch; of a network they are worked out when they are asked for.
    samples: Sequence[SampleTrace]
    #: The samples' numbers, in the same order.
    rows: tuple[int, ...]
    #: θ before
    parameters: Numbers
    #: The derivative of what is descended: the samples' mean loss and the penalty.
    gradient: Numbers
    #: The part of it that is the samples': the mean of their ∂L/∂θ.
    loss_gradient: Numbers
    #: The penalty's part of it.
    penalty_gradient: Numbers
    learning_rate: float
    #: What the rule remembers before and after, a tuple for each of `Rule.memories`.
    state: tuple[Numbers, ...]
    updated_state: tuple[Numbers, ...]
    #: Which update of the run it is, from 1.
    number: int
    #: θ after
    updated: Numbers
    #: Which weights the penalty's l1 term brought to 0, where they stopped.
    stopped: tuple[bool, ...]
    #: What the rule would remember if they had not: `updated_state`, except where a weight stopped.
    unstopped_state: tuple[Numbers, ...]

    @property
    def changes(self) -> Numbers:
        """What is added to each parameter, in the order of θ: −lr·∂L/∂θ in gradient descent."""
        if self.state or any(self.stopped):
            return tuple(new - old for new, old in zip(self.updated, self.parameters, strict=True))
        # Taken from 0, so that no gradient gives 0 rather than −0.
        return tuple(0.0 - self.learning_rate * slope for slope in self.gradient)


@dataclass(frozen=True, slots=True)
class Trace:
    """A sample seen with the current parameters, and the next update."""

    sample: SampleTrace
    update: UpdateTrace
    #: The sample's answer after that update.
    updated_output: float

    def __getattr__(self, name: str) -> object:
        """Read the sample's and the update's quantities directly: ``trace.z``."""
        part = self.update if name in UpdateTrace.__slots__ else self.sample
        return getattr(part, name)
