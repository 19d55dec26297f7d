"""What each section of the experiment's panel says in a line while it is folded."""

from learnscope.core import Cloud, Curve, Experiment, OwnData, RandomStart, ZerosStart
from learnscope.core.losses import LOSSES
from learnscope.core.network import PARAMETER_NAMES
from learnscope.gui.text.function_texts import ACTIVATION_TEXTS, text_of_loss
from learnscope.gui.text.language import translate
from learnscope.gui.text.names import rule_names, scheme_names
from learnscope.gui.text.numbers import MINUS, entered, short


def summaries(
    experiment: Experiment, target_loss: float | None, last_epoch: int | None
) -> dict[str, str]:
    """Return the line of each section by the section's name.

    Parameters
    ----------
    experiment : Experiment
    target_loss, last_epoch : float, int, optional
        Where runs stop.
    """
    return {
        "data": _of_data(experiment),
        "start": _of_start(experiment),
        "network": _of_network(experiment),
        "learning": _of_learning(experiment),
        "stop": _of_stops(target_loss, last_epoch),
    }


def _of_data(experiment: Experiment) -> str:
    problem = experiment.problem
    if not isinstance(problem, Cloud | Curve | OwnData):
        # The truth table says it all.
        return ""
    count = len(problem.points) if isinstance(problem, OwnData) else problem.points
    parts = [translate("DataSettings", "{n} points").format(n=f"{count:,}")]
    if not isinstance(problem, OwnData):
        noise = short(problem.noise, 3)
        parts.append(translate("DataSettings", "noise {noise}").format(noise=noise))
    if problem.test_share:
        share = short(100.0 * problem.test_share, 3)
        parts.append(translate("DataSettings", "{share} % test").format(share=share))
    return ", ".join(parts)


def _of_start(experiment: Experiment) -> str:
    start = experiment.start
    if isinstance(start, ZerosStart):
        return translate("StartSettings", "all 0")
    if isinstance(start, RandomStart):
        return translate("StartSettings", "{scheme}, seed {seed}").format(
            scheme=scheme_names()[start.scheme], seed=start.seed
        )
    if len(start.values) > len(PARAMETER_NAMES):
        return translate("StartSettings", "{n} given numbers").format(n=len(start.values))
    return ", ".join(entered(value, 4).replace("-", MINUS) for value in start.values)


def _of_network(experiment: Experiment) -> str:
    network = experiment.network
    if network.hidden:
        sizes = "–".join(map(str, experiment.model.sizes))
        text = f"{ACTIVATION_TEXTS[network.activation].name()}, {sizes}"
    else:
        text = translate("NetworkSettings", "one neuron")
    if network.bias:
        return text
    return translate("NetworkSettings", "{network}, no bias").format(network=text)


def _of_learning(experiment: Experiment) -> str:
    """Say how it learns; what is as usual goes without saying."""
    parts = [rule_names()[experiment.optimizer.name]]
    if experiment.loss != next(iter(LOSSES[experiment.problem.task])):
        parts.append(text_of_loss(experiment).name())
    size = experiment.batch.size
    # As many as are on is all of them.
    if size is not None and size < len(experiment.problem.active):
        parts.append(translate("LearningSettings", "batches of {n}").format(n=size))
    for name in ("l1", "l2"):
        rate = getattr(experiment.penalty, name)
        if rate:
            parts.append(f"{name.upper()} {short(rate, 3)}")
    return ", ".join(parts)


def _of_stops(target_loss: float | None, last_epoch: int | None) -> str:
    parts = []
    if target_loss is not None:
        loss = short(target_loss)
        parts.append(translate("StopSettings", "mean loss {loss}").format(loss=loss))
    if last_epoch is not None:
        parts.append(translate("StopSettings", "epoch {epoch}").format(epoch=f"{last_epoch:,}"))
    return ", ".join(parts) or translate("OptionalNumberField", "never")
