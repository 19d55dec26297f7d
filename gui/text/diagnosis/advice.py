"""What is advised: a sentence that follows the finding's, and a few words for a button."""

from collections.abc import Callable, Iterator

from learnscope.core import Experiment
from learnscope.core.diagnosis.remedies import Advice
from learnscope.core.start import RandomStart
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import rule_names
from learnscope.gui.text.numbers import short


def advice_label(advice: Advice) -> str:
    """Return what to do in a few words, for a button."""
    return _LABELS[advice.code](advice.experiment)


def advice_sentence(advice: Advice, before: Experiment) -> str:
    """Return what to do, as it follows the sentence on what was found.

    Parameters
    ----------
    advice : Advice
    before : Experiment
        What it is advised for: whatever else changes with it is said, too.
    """
    return " ".join([_SENTENCES[advice.code](advice.experiment), *_also(advice, before)])


def _also(advice: Advice, before: Experiment) -> Iterator[str]:
    """Return what else is other than before."""
    after = advice.experiment
    if after.problem.scaling != before.problem.scaling and advice.code != "standardise":
        yield translate("Advice", "The data are standardised with it.")
    if after.penalty != before.penalty and advice.code not in {"penalty", "l2"}:
        yield translate("Advice", "The penalty goes with it.")
    if after.optimizer != before.optimizer and advice.code in _WITHOUT_RATE:
        text = translate("Advice", "({optimizer}, learning rate {rate}.)")
        yield text.format(optimizer=_optimizer_name(after), rate=_rate(after))


#: The advice whose sentence does not name the rate.
_WITHOUT_RATE = frozenset({"penalty", "cross_entropy", "bias", "fewer", "l2"})


# In the order of `learnscope.core.diagnosis.remedies.REMEDIES`: the sentence, then the button.


def _standardise(experiment: Experiment) -> str:
    if experiment.problem.task == "regression":
        text = translate(
            "Advice",
            "Standardise inputs and target (mean 0, deviation 1), and take the learning rate "
            "{rate}.",
        )
    else:
        text = translate(
            "Advice",
            "Standardise the inputs (mean 0, deviation 1), and take the learning rate {rate}.",
        )
    return text.format(rate=_rate(experiment))


def _standardise_label(experiment: Experiment) -> str:
    if experiment.problem.task == "regression":
        return translate("Advice", "Standardise the data")
    return translate("Advice", "Standardise the inputs")


def _shuffle(experiment: Experiment) -> str:
    text = translate(
        "Advice",
        "Shuffle: take the samples in a new order in each epoch, at the learning rate {rate}.",
    )
    return text.format(rate=_rate(experiment))


def _shuffle_label(_experiment: Experiment) -> str:
    return translate("Advice", "Shuffle the samples")


def _whole_batch(experiment: Experiment) -> str:
    text = translate("Advice", "Let all samples share each update, at the learning rate {rate}.")
    return text.format(rate=_rate(experiment))


def _whole_batch_label(_experiment: Experiment) -> str:
    return translate("Advice", "All samples in each update")


def _penalty(experiment: Experiment) -> str:
    if not experiment.penalty:
        return translate("Advice", "Try it without the penalty.")
    return translate("Advice", "Try a tenth of the penalty.")


def _penalty_label(experiment: Experiment) -> str:
    if not experiment.penalty:
        return translate("Advice", "No penalty")
    return translate("Advice", "A tenth of the penalty")


def _cross_entropy(_experiment: Experiment) -> str:
    return translate(
        "Advice",
        "Take the loss cross-entropy: it moves wrong answers however flat the sigmoid is.",
    )


def _cross_entropy_label(_experiment: Experiment) -> str:
    return translate("Advice", "Take cross-entropy")


def _learning_rate(experiment: Experiment) -> str:
    text = translate("Advice", "Try the learning rate {rate}.")
    return text.format(rate=_rate(experiment))


def _learning_rate_label(experiment: Experiment) -> str:
    return translate("Advice", "Learning rate {rate}").format(rate=_rate(experiment))


def _optimizer(experiment: Experiment) -> str:
    text = translate("Advice", "Try the optimiser Adam, at the learning rate {rate}.")
    return text.format(rate=_rate(experiment))


def _optimizer_label(experiment: Experiment) -> str:
    return translate("Advice", "Adam, rate {rate}").format(rate=_rate(experiment))


def _start(experiment: Experiment) -> str:
    start = experiment.start
    if not isinstance(start, RandomStart):
        text = translate("Advice", "Start with all parameters 0, at the learning rate {rate}.")
        return text.format(rate=_rate(experiment))
    text = translate(
        "Advice", "Take another random start: scale 1, seed {seed}, at the learning rate {rate}."
    )
    return text.format(seed=start.seed, rate=_rate(experiment))


def _start_label(experiment: Experiment) -> str:
    start = experiment.start
    if not isinstance(start, RandomStart):
        return translate("Advice", "Start at 0")
    return translate("Advice", "Start: scale 1, seed {seed}").format(seed=start.seed)


def _bias(_experiment: Experiment) -> str:
    return translate("Advice", "A bias sets it free.")


def _bias_label(_experiment: Experiment) -> str:
    return translate("Advice", "Add a bias")


def _activation(experiment: Experiment) -> str:
    text = translate("Advice", "Take {activation} as the activation, at the learning rate {rate}.")
    return text.format(activation=_activation_name(experiment), rate=_rate(experiment))


def _activation_label(experiment: Experiment) -> str:
    text = translate("Advice", "Activation {activation}")
    return text.format(activation=_activation_name(experiment))


def _hidden(experiment: Experiment) -> str:
    layers = experiment.network.hidden
    if len(layers) == 1:
        text = translate(
            "Advice", "A hidden layer of {units} bends it ({optimizer}, learning rate {rate})."
        )
    else:
        text = translate(
            "Advice", "Hidden layers of {units} bend it ({optimizer}, learning rate {rate})."
        )
    return text.format(
        units=", ".join(map(str, layers)),
        optimizer=_optimizer_name(experiment),
        rate=_rate(experiment),
    )


def _hidden_label(experiment: Experiment) -> str:
    layers = experiment.network.hidden
    if len(layers) == 1:
        return translate("Advice", "A hidden layer of {units}").format(units=layers[0])
    return translate("Advice", "Hidden layers: {units}").format(units=", ".join(map(str, layers)))


def _line(experiment: Experiment) -> str:
    if len(experiment.problem.input_names) > 1 and experiment.problem.task == "regression":
        text = translate("Advice", "A plane by plain descent does better (learning rate {rate}).")
    else:
        text = translate("Advice", "A line by plain descent does better (learning rate {rate}).")
    return text.format(rate=_rate(experiment))


def _line_label(_experiment: Experiment) -> str:
    return translate("Advice", "No hidden layer")


def _fewer(experiment: Experiment) -> str:
    text = translate("Advice", "With {units} hidden neurons it does better on the test samples.")
    return text.format(units=experiment.network.hidden[0])


def _fewer_label(experiment: Experiment) -> str:
    text = translate("Advice", "{units} hidden neurons")
    return text.format(units=experiment.network.hidden[0])


def _decay(experiment: Experiment) -> str:
    text = translate("Advice", "With L2 at {rate} it does better on the test samples.")
    return text.format(rate=short(experiment.penalty.l2))


def _decay_label(experiment: Experiment) -> str:
    return translate("Advice", "L2 {rate}").format(rate=short(experiment.penalty.l2))


def _rate(experiment: Experiment) -> str:
    return short(experiment.optimizer.learning_rate)


def _activation_name(experiment: Experiment) -> str:
    return experiment.network.activation_function.symbol


def _optimizer_name(experiment: Experiment) -> str:
    return rule_names()[experiment.optimizer.name]


_Words = Callable[[Experiment], str]

_SENTENCES: dict[str, _Words] = {
    "standardise": _standardise,
    "shuffle": _shuffle,
    "whole_batch": _whole_batch,
    "penalty": _penalty,
    "cross_entropy": _cross_entropy,
    "rate": _learning_rate,
    "optimizer": _optimizer,
    "start": _start,
    "bias": _bias,
    "activation": _activation,
    "hidden": _hidden,
    "line": _line,
    "fewer": _fewer,
    "l2": _decay,
}

_LABELS: dict[str, _Words] = {
    "standardise": _standardise_label,
    "shuffle": _shuffle_label,
    "whole_batch": _whole_batch_label,
    "penalty": _penalty_label,
    "cross_entropy": _cross_entropy_label,
    "rate": _learning_rate_label,
    "optimizer": _optimizer_label,
    "start": _start_label,
    "bias": _bias_label,
    "activation": _activation_label,
    "hidden": _hidden_label,
    "line": _line_label,
    "fewer": _fewer_label,
    "l2": _decay_label,
}
