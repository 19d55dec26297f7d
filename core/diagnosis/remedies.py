"""What can be changed about an experiment: each remedy as the experiments it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING

from learnscope.core.activations import ACTIVATIONS
from learnscope.core.diagnosis.scale import scale_trouble
from learnscope.core.optimizers import Optimizer
from learnscope.core.penalties import Penalty
from learnscope.core.run.batches import updates_per_epoch
from learnscope.core.start import RandomStart, ZerosStart, usual_start
from learnscope.core.validation import MAX_SEED

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment

Candidates = Iterator["Experiment"]

#: The hidden layers that are tried where there are none, or too few units.
_LAYERS = ((4,), (8,), (8, 8))

#: How many other draws of a start are tried.
_DRAWS = 4

#: The rates of an L2 penalty that are tried against overfitting.
_DECAYS = (0.001, 0.01, 0.1)

_ADAM = "adam"

#: The activation that bends and levels off nowhere.
_ENDLESS = next(
    name for name, each in ACTIVATIONS.items() if each.low == -inf and not each.straight
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, as a value: the sentence, a button and a test all read the same.

    Parameters
    ----------
    code : str
        A key of `REMEDIES`.
    experiment : Experiment
        The whole experiment to train next, from its start.
    figures : mapping
        What is known of it, as it was tried: ``"arrived"`` (2 where nothing better is possible, 1
        at the best of a straight model, 0 where it only gets further), ``"epochs"`` and ``"error"``
        (the mean square of what is left, as a share of the targets' variance).
    """

    code: str
    experiment: Experiment
    figures: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))


def _standardised(experiment: Experiment) -> Candidates:
    """Scale inputs to mean 0 and deviation 1, and numbers that are targets, too."""
    problem = experiment.problem
    scaled = problem.standardised
    if scaled is None or problem.scaling is not None:
        return
    numbers = problem.task == "regression"
    if scale_trouble(problem) is None and not (numbers and experiment.network.hidden):
        return
    yield experiment.with_problem(scaled)


def _shuffled(experiment: Experiment) -> Candidates:
    """Take the samples in a new order in each epoch."""
    if updates_per_epoch(experiment) > 1 and not experiment.batch.shuffle:
        yield replace(experiment, batch=replace(experiment.batch, shuffle=True))


def _whole(experiment: Experiment) -> Candidates:
    """Let all samples share an update."""
    if updates_per_epoch(experiment) > 1:
        yield replace(experiment, batch=replace(experiment.batch, size=None))


def _less_penalty(experiment: Experiment) -> Candidates:
    """Charge a tenth of the penalty, or none."""
    penalty = experiment.penalty
    if penalty:
        yield replace(experiment, penalty=Penalty(0.1 * penalty.l1, 0.1 * penalty.l2))
        yield replace(experiment, penalty=Penalty())


def _cross_entropy(experiment: Experiment) -> Candidates:
    """Take the loss that moves wrong answers however flat the sigmoid is."""
    if experiment.loss_function.saturates:
        yield replace(experiment, loss="bce")


def _own(experiment: Experiment) -> Candidates:
    """Take the experiment itself, at other rates."""
    yield experiment


def _adam(experiment: Experiment) -> Candidates:
    """Take a rule that goes as far in a flat direction as in a steep one."""
    if experiment.optimizer.name != _ADAM:
        yield replace(experiment, optimizer=Optimizer(_ADAM, 0.03))


def _drawn(experiment: Experiment) -> Candidates:
    """Draw other starts that suit the network, at scale 1."""
    start, network = experiment.start, experiment.network
    if not network.hidden:
        if start != ZerosStart():
            yield replace(experiment, start=ZerosStart())
        return
    seed = start.seed
    if not isinstance(start, RandomStart) or start.scale != 1.0:
        scheme = start.scheme if isinstance(start, RandomStart) else usual_start(network).scheme
        yield replace(experiment, start=RandomStart(seed or 1, scheme))
    for more in range(1, _DRAWS + 1):
        usual = usual_start(network, (seed + more) % MAX_SEED)
        yield replace(experiment, start=usual)


def _bias(experiment: Experiment) -> Candidates:
    """Let the line lie anywhere, not only through the origin."""
    if not experiment.network.bias:
        yield experiment.with_network(replace(experiment.network, bias=True))


def _bent(experiment: Experiment) -> Candidates:
    """Take hidden units that bend, and whose slope ends nowhere."""
    network = experiment.network
    if not network.hidden:
        return
    for activation in ("tanh", _ENDLESS):
        if activation != network.activation:
            other = replace(network, activation=activation)
            start = usual_start(other, _seed(experiment))
            bent = replace(experiment, network=other, start=start)
            yield bent
            yield from _standardised(bent)


def _hidden(experiment: Experiment) -> Candidates:
    """Add a hidden layer, or more and larger ones."""
    network = experiment.network
    for layers in _LAYERS:
        if (len(layers), layers) <= (len(network.hidden), network.hidden):
            continue
        activation = network.activation
        if network.activation_function.straight or network.activation_function.flat:
            activation = "tanh"
        larger = replace(network, hidden=layers, activation=activation)
        start = usual_start(larger, _seed(experiment))
        grown = replace(experiment, network=larger, start=start)
        # What also keeps a bend from helping is mended with it.
        for wider in (grown, *_standardised(grown)):
            for free in (wider, replace(wider, penalty=Penalty())):
                if free is wider or wider.penalty:
                    yield free
                    yield from _adam(free)


def _no_hidden(experiment: Experiment) -> Candidates:
    """Draw a line."""
    network = experiment.network
    if network.hidden:
        alone = replace(network, hidden=())
        line = replace(experiment, network=alone, start=ZerosStart())
        yield replace(line, optimizer=Optimizer("gd", 0.1))


def _fewer(experiment: Experiment) -> Candidates:
    """Take fewer units, in one layer."""
    network = experiment.network
    most = max(network.hidden, default=0)
    for units in (most // 2, most // 4):
        if units:
            small = replace(network, hidden=(units,))
            yield replace(experiment, network=small, start=usual_start(small, _seed(experiment)))


def _decay(experiment: Experiment) -> Candidates:
    """Charge large weights."""
    for rate in _DECAYS:
        if rate > experiment.penalty.l2:
            yield replace(experiment, penalty=replace(experiment.penalty, l2=rate))


def _seed(experiment: Experiment) -> int:
    return experiment.start.seed or 1


#: The remedies by their codes, each with the experiments it comes to.
REMEDIES: dict[str, Callable[[Experiment], Candidates]] = {
    "standardise": _standardised,
    "shuffle": _shuffled,
    "whole_batch": _whole,
    "penalty": _less_penalty,
    "cross_entropy": _cross_entropy,
    "rate": _own,
    "optimizer": _adam,
    "start": _drawn,
    "bias": _bias,
    "activation": _bent,
    "hidden": _hidden,
    "line": _no_hidden,
    "fewer": _fewer,
    "l2": _decay,
}

#: What is in the way of a descent is looked for in this order.
_DESCENT = (
    *("standardise", "rate", "shuffle", "whole_batch", "cross_entropy"),
    *("optimizer", "start", "penalty", "activation", "hidden"),
)


def _first(*codes: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*codes, *_DESCENT)))


#: Which remedies are tried for each finding, in this order: the first that arrives is advised.
ORDER: dict[str, tuple[str, ...]] = {
    "overfitting": ("standardise", "line", "fewer", "l2"),
    "diverged": _first("standardise", "rate"),
    "exploding": _first("standardise", "rate"),
    "untrainable": _first("activation"),
    "not_separable": ("bias", "activation", "hidden"),
    "not_straight": ("bias", "activation", "hidden"),
    "held_at_half": ("bias",),
    "penalised": ("penalty",),
    "identical_units": _first("start"),
    "small_weights": _first("start"),
    "dead_units": _first("standardise", "start", "activation"),
    "overshooting": ("standardise", "rate", "shuffle", "whole_batch", "optimizer"),
    "unshuffled": _first("shuffle", "whole_batch"),
    "badly_scaled": _first("standardise"),
    "saturated": _first("cross_entropy", "start"),
    "saturated_units": _first("standardise", "start"),
    "vanishing_gradient": _first("standardise", "activation", "start"),
    "same_answer": _DESCENT,
    "slow": _DESCENT,
}
