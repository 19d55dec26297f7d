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
    return _told(_LABELS[advice.code](advice.experiment), advice.experiment)


def advice_sentence(advice: Advice, before: Experiment) -> str:
    """Return what to do, as it follows the sentence on what was found.

    Parameters
    ----------
    advice : Advice
    before : Experiment
        What it is advised for: whatever else changes with it is said, too.
    """
    after = advice.experiment
    sentences = (_SENTENCES[advice.code](after), *_also(advice, before))
    return _told(" ".join(sentences), after)


def _told(text: str, experiment: Experiment) -> str:
    """Return a text about an experiment with what it names of it in it."""
    network, optimizer = experiment.network, experiment.optimizer
    return text.format(
        rate=short(optimizer.learning_rate),
        optimizer=rule_names()[optimizer.name],
        activation=network.activation_function.symbol,
        units=", ".join(map(str, network.hidden)),
        seed=experiment.start.seed,
    )


def _also(advice: Advice, before: Experiment) -> Iterator[str]:
    """Return what else is other than before."""
    after = advice.experiment
    if after.problem.scaling != before.problem.scaling and advice.code != "standardise":
        yield translate("Advice", "The data are standardised with it.")
    if after.penalty != before.penalty and advice.code not in {"penalty", "l2"}:
        yield translate("Advice", "The penalty goes with it.")
    if after.optimizer != before.optimizer and advice.code in _WITHOUT_RATE:
        yield translate("Advice", "({optimizer}, learning rate {rate}.)")


#: The advice whose sentence does not name the rate.
_WITHOUT_RATE = frozenset({"penalty", "cross_entropy", "bias", "fewer", "l2"})


# In the order of `learnscope.core.diagnosis.remedies.REMEDIES`: the sentence, then the button. What
# they name in braces is put in by `_told`.


def _standardise(experiment: Experiment) -> str:
    if experiment.problem.task == "regression":
        return translate(
            "Advice",
            "Standardise inputs and target (mean 0, deviation 1), and take the learning rate "
            "{rate}.",
        )
    return translate(
        "Advice",
        "Standardise the inputs (mean 0, deviation 1), and take the learning rate {rate}.",
    )


def _standardise_label(experiment: Experiment) -> str:
    if experiment.problem.task == "regression":
        return translate("Advice", "Standardise the data")
    return translate("Advice", "Standardise the inputs")


def _shuffle(_experiment: Experiment) -> str:
    return translate(
        "Advice",
        "Shuffle: take the samples in a new order in each epoch, at the learning rate {rate}.",
    )


def _shuffle_label(_experiment: Experiment) -> str:
    return translate("Advice", "Shuffle the samples")


def _whole_batch(_experiment: Experiment) -> str:
    return translate("Advice", "Let all samples share each update, at the learning rate {rate}.")


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


def _learning_rate(_experiment: Experiment) -> str:
    return translate("Advice", "Try the learning rate {rate}.")


def _learning_rate_label(_experiment: Experiment) -> str:
    return translate("Advice", "Learning rate {rate}")


def _optimizer(_experiment: Experiment) -> str:
    return translate("Advice", "Try the optimiser Adam, at the learning rate {rate}.")


def _optimizer_label(_experiment: Experiment) -> str:
    return translate("Advice", "Adam, rate {rate}")


def _start(experiment: Experiment) -> str:
    if not isinstance(experiment.start, RandomStart):
        return translate("Advice", "Start with all parameters 0, at the learning rate {rate}.")
    return translate(
        "Advice", "Take another random start: scale 1, seed {seed}, at the learning rate {rate}."
    )


def _start_label(experiment: Experiment) -> str:
    if not isinstance(experiment.start, RandomStart):
        return translate("Advice", "Start at 0")
    return translate("Advice", "Start: scale 1, seed {seed}")


def _bias(_experiment: Experiment) -> str:
    return translate("Advice", "A bias sets it free.")


def _bias_label(_experiment: Experiment) -> str:
    return translate("Advice", "Add a bias")


def _activation(_experiment: Experiment) -> str:
    return translate("Advice", "Take {activation} as the activation, at the learning rate {rate}.")


def _activation_label(_experiment: Experiment) -> str:
    return translate("Advice", "Activation {activation}")


def _hidden(experiment: Experiment) -> str:
    if len(experiment.network.hidden) == 1:
        return translate(
            "Advice", "A hidden layer of {units} bends it ({optimizer}, learning rate {rate})."
        )
    return translate(
        "Advice", "Hidden layers of {units} bend it ({optimizer}, learning rate {rate})."
    )


def _hidden_label(experiment: Experiment) -> str:
    if len(experiment.network.hidden) == 1:
        return translate("Advice", "A hidden layer of {units}")
    return translate("Advice", "Hidden layers: {units}")


def _line(experiment: Experiment) -> str:
    if len(experiment.problem.input_names) > 1 and experiment.problem.task == "regression":
        return translate("Advice", "A plane by plain descent does better (learning rate {rate}).")
    return translate("Advice", "A line by plain descent does better (learning rate {rate}).")


def _line_label(_experiment: Experiment) -> str:
    return translate("Advice", "No hidden layer")


def _fewer(_experiment: Experiment) -> str:
    return translate("Advice", "With {units} hidden neurons it does better on the test samples.")


def _fewer_label(_experiment: Experiment) -> str:
    return translate("Advice", "{units} hidden neurons")


def _decay(experiment: Experiment) -> str:
    text = translate("Advice", "With L2 at {rate} it does better on the test samples.")
    return text.format(rate=short(experiment.penalty.l2))


def _decay_label(experiment: Experiment) -> str:
    return translate("Advice", "L2 {rate}").format(rate=short(experiment.penalty.l2))


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
