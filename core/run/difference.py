"""What makes one run another: the parts of their experiments, and what was changed on the way."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np

if TYPE_CHECKING:
    from learnscope.core.experiment import Experiment
    from learnscope.core.penalties import Penalty
    from learnscope.core.problems.problem import Problem
    from learnscope.core.run.changes import Changes, RunSettings


class Run(Protocol):
    """What is asked of a run: a `Trainer`, or a moment of one."""

    @property
    def experiment(self) -> Experiment:
        """What determines it, with the settings now in force."""

    @property
    def changes(self) -> Changes:
        """What was changed during it."""

    @property
    def latest(self) -> int:
        """The last epoch that was trained."""


class Difference(NamedTuple):
    """One part in which two runs differ.

    Parameters
    ----------
    part : str
        ``"problem"``, ``"rows"``, ``"data"``, ``"hidden"``, ``"activation"``, ``"bias"``,
        ``"loss"``, ``"optimizer"``, ``"learning_rate"`` and the other hyperparameters of
        `learnscope.core.Optimizer` by their names, ``"l1"``, ``"l2"``, ``"batch"``, ``"shuffle"``,
        ``"start"``, ``"rate_on_the_way"``, ``"settings_on_the_way"``, ``"edits"``.
    one, other : object
        What it is in the one run, and in the other: a plain value, or the part itself.
    """

    part: str
    one: Any
    other: Any


def differences(one: Run, other: Run) -> tuple[Difference, ...]:
    """Return all that makes another run of one; nothing if they are the same run.

    How far each has been trained makes no difference.
    """
    parts = dict(_parts(one)), dict(_parts(other))
    # Parameters of networks that have not the same ones can't be told apart one by one.
    mine, theirs = one.experiment.model, other.experiment.model
    if mine.parameter_names != theirs.parameter_names:
        for each in parts:
            del each["start"], each["edits"]
    elif _starts_alike(one.experiment, other.experiment):
        parts[1]["start"] = parts[0]["start"]
    known = [name for name in parts[0] if name in parts[1]]
    pairs = [_problems(one.experiment.problem, other.experiment.problem)]
    pairs += [(name, parts[0][name], parts[1][name]) for name in known]
    return tuple(Difference(*pair) for pair in pairs if pair[1] != pair[2])


def measured_alike(one: Run, other: Run) -> bool:
    """Return whether the losses of two runs can be compared.

    That is where both, all the way, are those of the same samples by the same loss, with the same
    penalty in it.
    """
    measures = _measures(one) | _measures(other)
    return len(measures) == 1 and one.experiment.problem == other.experiment.problem


def _measures(run: Run) -> set[tuple[str, Penalty]]:
    begun = _begun(run)
    later = (entry.settings for entry in run.changes.entries[1:])
    return {(each.loss, each.penalty) for each in (begun, *later)}


def _begun(run: Run) -> RunSettings | Experiment:
    """Return the settings with which a run began, or is about to."""
    return run.changes.entries[0].settings if run.latest else run.experiment


def _parts(run: Run) -> list[tuple[str, Any]]:
    experiment, begun = run.experiment, _begun(run)
    network, optimizer = experiment.network, begun.optimizer
    parts: list[tuple[str, Any]] = [("hidden", network.hidden), ("bias", network.bias)]
    parts.append(("loss", begun.loss))
    if network.hidden:
        parts.append(("activation", network.activation))
    parts.append(("optimizer", optimizer.name))
    parts.append(("learning_rate", optimizer.learning_rate))
    parts += [(name, getattr(optimizer, name)) for name in optimizer.rule.hyperparameters]
    parts += [(each.name, getattr(begun.penalty, each.name)) for each in fields(begun.penalty)]
    parts += [("batch", begun.batch.size), ("shuffle", begun.batch.shuffle)]
    parts.append(("start", experiment.start))
    parts += [("rate_on_the_way", _later_rates(run)), ("settings_on_the_way", _later_settings(run))]
    parts.append(("edits", run.changes.edits))
    return parts


def _later_rates(run: Run) -> tuple[tuple[int, float], ...]:
    """Return the learning rates after the first, with the epochs from which each is in force."""
    if not run.latest:
        return ()
    rates = run.changes.rates
    ahead = run.experiment.optimizer.learning_rate
    return rates[1:] if ahead == rates[-1][1] else (*rates[1:], (run.latest, ahead))


def _later_settings(run: Run) -> tuple[tuple[int, RunSettings], ...]:
    """Return what else than the rate was changed on the way, each with its epoch."""
    if not run.latest:
        return ()
    entries = run.changes.entries
    begun = entries[0].settings
    rate = begun.optimizer.learning_rate
    later, last = [], begun
    for entry in entries[1:]:
        settings = entry.settings.at(rate)
        if settings != last:
            later.append((entry.epoch, settings))
            last = settings
    return tuple(later)


def _problems(one: Problem, other: Problem) -> tuple[str, Problem, Problem]:
    """Return two problems under the name of that in which they differ, if they do."""
    named = [(each.kind, each.name) for each in (one, other)]
    if named[0] != named[1]:
        return "problem", one, other
    same_targets = np.array_equal(one.target_array, other.target_array)
    return ("rows" if one.kind == "gate" and same_targets else "data"), one, other


def _starts_alike(one: Experiment, other: Experiment) -> bool:
    """Return whether two starts are the same numbers, and shuffle alike."""
    shuffles = one.batch.shuffle or other.batch.shuffle
    if shuffles and one.start.seed != other.start.seed:
        return False
    return one.start_parameters().tobytes() == other.start_parameters().tobytes()
