"""One line of a worked update, and the units that it speaks of."""

from typing import NamedTuple

from learnscope.core import Experiment, UnitTrace
from learnscope.core.inspection.trace import SampleTrace
from learnscope.core.network import Model
from learnscope.core.problems.scaling import UNSCALED, target_scale
from learnscope.gui.text.language import translate
from learnscope.gui.text.numbers import fine, fixed


class WorkedLine(NamedTuple):
    """One line of a worked update."""

    stage: int
    #: What the result is: a parameter's name, "z", "output", "loss", or one of the slopes.
    quantity: str
    #: The formula in symbols, as LaTeX.
    formula: str
    #: The same with the numbers put in, in fixed digits; empty where it is the result alone.
    numbers: str
    value: float
    sentence: str
    #: What the result is called in plain text; the quantity itself if empty.
    plain: str = ""
    #: What it lights in the window; the quantity itself if empty.
    lights: str = ""
    #: The parameter that it belongs to, and whether it opens the others that do.
    parameter: str = ""
    opens: bool = False
    #: Of a unit's heading, the unit's name, and what the heading says of it in short.
    unit: str = ""
    short: str = ""

    #: Whether small results are written with all their leading digits.
    fine: bool = False

    @property
    def result(self) -> str:
        """The result in fixed digits."""
        return fine(self.value) if self.fine else fixed(self.value)


def partial(of: str, by: str) -> str:
    """Return the LaTeX of a derivative."""
    return rf"\frac{{\partial {of}}}{{\partial {by}}}"


def sensitivity(name: str, slope: float) -> str:
    """Say what raising a quantity does to the loss."""
    if slope == 0.0:
        text = translate("Worked", "Changing {name} a little would not change the loss.")
    elif slope > 0.0:
        text = translate(
            "Worked", "Raising {name} by a little would raise the loss {slope} times as much."
        )
    else:
        text = translate(
            "Worked", "Raising {name} by a little would lower the loss {slope} times as much."
        )
    return text.format(name=name, slope=fixed(abs(slope)))


class Input(NamedTuple):
    """One of a unit's inputs with the parameter that it meets."""

    #: The parameter's name in the model, and where it stands in θ.
    parameter: str
    position: int
    #: Both as LaTeX, as they are written within the unit.
    weight: str
    source: str
    #: The input's name in plain text.
    source_name: str
    bias: bool


class Place(NamedTuple):
    """Where a unit stands in its model.

    Parameters
    ----------
    experiment : Experiment
    model : Model
        The experiment's.
    layer, unit : int
        From 0; the last layer is the output.
    name : str
        The unit's name in the model.
    """

    experiment: Experiment
    model: Model
    layer: int
    unit: int
    name: str

    @property
    def is_output(self) -> bool:
        """Whether it is the output unit."""
        return self.layer == len(self.model.network.hidden)

    @property
    def activation(self) -> str:
        """What it makes of z: a key of `learnscope.core.activations.ACTIVATIONS`."""
        return self.model.output_activation if self.is_output else self.model.network.activation

    @property
    def output(self) -> str:
        """Its output as LaTeX."""
        if self.is_output:
            answer = r"\hat{y}"
            return starred(answer) if self.answers_scaled else answer
        return f"h_{{{self.layer + 1},{self.unit + 1}}}"

    @property
    def z(self) -> str:
        """Its weighted sum as LaTeX."""
        return "z" if self.is_output else f"z_{{{self.layer + 1},{self.unit + 1}}}"

    @property
    def output_name(self) -> str:
        """Its output in plain text."""
        if self.is_output:
            return "ŷ*" if self.answers_scaled else "ŷ"
        return self.name

    @property
    def z_name(self) -> str:
        """Its weighted sum in plain text."""
        return "z" if self.is_output else f"z{self.layer + 1}.{self.unit + 1}"

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        if self.is_output:
            return translate("Worked", "the output unit")
        return translate("Worked", "layer {layer}, unit {unit}").format(
            layer=self.layer + 1, unit=self.unit + 1
        )

    @property
    def next_layer(self) -> list["Place"]:
        """The units that its output goes to."""
        return self._layer(self.layer + 1)

    @property
    def inputs(self) -> list[Input]:
        """What goes into it, in the order of its trace; the bias last, if it has one."""
        count = self.model.sizes[self.layer]
        names = self.model.parameter_names
        weights = [f"w_{i + 1}" for i in range(count)]
        if self.layer == 0:
            plain = list(self.experiment.problem.input_names)
            sources = [indexed(name) for name in plain]
            if self.given_scaled:
                plain = [f"{name}*" for name in plain]
                sources = [starred(source) for source in sources]
        else:
            before = self._layer(self.layer - 1)
            plain = [place.name for place in before]
            sources = [place.output for place in before]
        return [
            Input(names[position], position, weight, source, name, bias)
            for position, weight, source, name, bias in zip(
                self.model.positions(self.layer, self.unit),
                [*weights, "b"],
                [*sources, "1"],
                [*plain, "1"],
                [*[False] * count, True],
                strict=False,
            )
        ]

    @property
    def sources(self) -> str:
        """Its inputs as LaTeX with a running index i, for a sum over many."""
        if self.layer:
            return f"h_{{{self.layer},i}}"
        return starred("x_i") if self.given_scaled else "x_i"

    @property
    def given_scaled(self) -> bool:
        """Whether it is given the problem's inputs, and not as they are."""
        return self.layer == 0 and self.experiment.problem.scaling is not None

    @property
    def given_figures(self) -> bool:
        """Whether it is given the problem's inputs as they are, which may be whole numbers."""
        return self.layer == 0 and not self.given_scaled

    @property
    def answers_scaled(self) -> bool:
        """Whether it is the output unit, and its answer has yet to be put into own units."""
        return self.is_output and target_scale(self.experiment.problem) != UNSCALED

    def _layer(self, layer: int) -> list["Place"]:
        return _layer(self.experiment, self.model, layer, self.model.unit_names[layer])

    def weight_from(self, source: "Place") -> str:
        """Return the weight that it meets another unit's output with, as LaTeX."""
        unit = "y" if self.is_output else f"{self.layer + 1},{self.unit + 1}"
        return f"w_{source.unit + 1}^{{{unit}}}"

    def of(self, sample: SampleTrace) -> UnitTrace:
        """Return its numbers in a sample."""
        return sample.layers[self.layer][self.unit]


def places(experiment: Experiment) -> list[list[Place]]:
    """Return all units, layer by layer."""
    model = experiment.model
    return [_layer(experiment, model, layer, names) for layer, names in enumerate(model.unit_names)]


def place_of(experiment: Experiment, name: str) -> Place:
    """Return a unit by its name; the output unit for a name that there is none of."""
    flat = [place for layer in places(experiment) for place in layer]
    return next((place for place in flat if place.name == name), flat[-1])


def _layer(experiment: Experiment, model: Model, layer: int, names: tuple[str, ...]) -> list[Place]:
    return [Place(experiment, model, layer, unit, name) for unit, name in enumerate(names)]


def starred(symbol: str) -> str:
    """Return the LaTeX of a quantity that is scaled."""
    return f"{symbol}^{{*}}"


def indexed(name: str) -> str:
    """Return an input's name, such as x1, as LaTeX."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    return f"{letters}_{digits}" if digits else letters
