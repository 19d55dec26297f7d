"""A quantity is one number, whichever way it is asked for: the same bits.

Told to numpy's equality, which holds 0 and −0 for the same, and NaN for something else than itself:
so numbers are compared by their bits.
"""

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from in_full import IN_FULL
from numpy.typing import ArrayLike

from learnscope.core import Experiment, Trainer
from learnscope.core.activations import ACTIVATIONS
from learnscope.core.inspection.inspection import SampleTraces
from learnscope.core.inspection.joining import parts
from learnscope.core.inspection.trace import SampleTrace, UnitTrace
from learnscope.core.inspection.units import activation_of, unit_values
from learnscope.core.landscape import loss_grid, loss_line
from learnscope.core.landscape.blocks import readings_at
from learnscope.core.losses import LOSSES
from learnscope.core.penalties import charge
from learnscope.core.run import fingerprint
from learnscope.core.run.plan import Plan

FOLDER = Path(__file__).parents[2] / "assets" / "examples"

EXAMPLES = fingerprint.examples_in(FOLDER.glob("*.json"))

EXPERIMENTS = {
    **{f"example {name}": experiment for name, experiment in EXAMPLES.items()},
    **fingerprint.experiments(),
}

#: It takes long: of the experiments every fourth is looked at, but in CI.
SHARE = 1 if IN_FULL else 4

#: Samples of which everything is looked at.
SEEN = 6


def bits(numbers: ArrayLike) -> bytes:
    values = np.array(numbers, dtype=np.float64, order="C")
    values[np.isnan(values)] = np.nan
    return values.tobytes()


def same(*ways: ArrayLike) -> bool:
    return len({bits(way) for way in ways}) == 1


def added_up(numbers: list[float]) -> float:
    """Return a sum by hand in the stated order: eight running totals, then those in pairs."""
    totals = [0.0] * 8
    for i, number in enumerate(numbers):
        totals[i % 8] += number
    while len(totals) > 1:
        totals = [a + b for a, b in zip(totals[::2], totals[1::2], strict=True)]
    return totals[0]


_TRAINED: dict[str, dict[str, Trainer]] = {}


@pytest.fixture
def runs(either_engine: str) -> dict[str, Trainer]:
    """Runs after a few epochs by their experiments' names, trained once for all checks.

    Not to be moved.
    """
    if either_engine not in _TRAINED:
        # Interpreted others than compiled.
        first = min(SHARE - 1, 1) if either_engine == "compiled" else 0
        chosen = islice(EXPERIMENTS.items(), first, None, SHARE)
        trained = {name: Trainer(experiment) for name, experiment in chosen}
        for run in trained.values():
            run.advance(3)
        _TRAINED[either_engine] = trained
    return _TRAINED[either_engine]


def of_every_run(check: Callable[[Trainer], None]) -> Callable[[dict[str, Trainer]], None]:
    """Make a check of one run a test of all, which names the experiment that fails."""

    def test(runs: dict[str, Trainer]) -> None:
        for name, run in runs.items():
            try:
                check(run.copy())
            except Exception as error:
                error.add_note(f"in the run of {name!r}")
                raise

    return test


def seen(run: Trainer) -> list[SampleTrace]:
    count = len(run.experiment.problem.target_array)
    return [run.trace_row(row) for row in sorted({*range(min(SEEN, count)), count - 1})]


def losses_of(run: Trainer, rows: Sequence[int]) -> list[float]:
    return [sample.loss for sample in SampleTraces(run.experiment, run.parameters, rows)]


def units(run: Trainer, sample: SampleTrace) -> list[tuple[str, UnitTrace]]:
    model = run.experiment.model
    return [(activation_of(model, unit.name), unit) for layer in sample.layers for unit in layer]


@of_every_run
def test_an_answer_is_one_number_alone_and_among_others(run: Trainer) -> None:
    model, points = run.experiment.model, run.experiment.problem.inputs
    answers = run.predict(points)
    assert same(answers, run.outputs(), model.forward(run.parameters, points))
    assert same(answers, unit_values(model, run.parameters, points, "y").output)
    assert same(answers[::-1], run.predict(points[::-1]))
    assert same(answers, run.predict(points[np.newaxis])[0])
    for sample in seen(run):
        i = sample.sample
        pair = run.predict(points[[i, 0]])
        assert same(answers[i], run.predict(points[i]), pair[0], sample.output)
        assert same(answers[i], run.predict([points[i].tolist()])[0])
        assert same(answers[i], run.trace(i).sample.output)


@of_every_run
def test_what_a_unit_makes_of_a_sample_is_one_number(run: Trainer) -> None:
    model, points = run.experiment.model, run.experiment.problem.inputs
    hidden, z = model.unit_outputs(run.parameters, points)
    samples = seen(run)
    of_all = [*hidden, None]
    for layer, names in enumerate(model.unit_names):
        for place, name in enumerate(names):
            values = unit_values(model, run.parameters, points, name)
            alone = unit_values(model, run.parameters, points[:1], name)
            assert same(values.z[:1], alone.z)
            assert same(values.output[:1], alone.output)
            if of_all[layer] is not None:
                assert same(values.output, of_all[layer][..., place])
            for sample in samples:
                unit = sample.layers[layer][place]
                assert same(unit.z, values.z[sample.sample])
                # What the output unit gives is put back into the data's units.
                output = sample.output if name == "y" else unit.output
                assert same(output, values.output[sample.sample])
    assert same(z, unit_values(model, run.parameters, points, "y").z)


@of_every_run
def test_the_curves_of_activation_and_loss_run_through_every_sample(run: Trainer) -> None:
    problem = run.experiment.problem
    loss = LOSSES[problem.task][run.experiment.loss]
    for sample in seen(run):
        for name, unit in units(run, sample):
            curve, many = ACTIVATIONS[name], np.array([0.3, unit.z, -7.0] * 5)
            assert same(unit.output, curve.of(unit.z), curve.of(many)[1])
            assert same(unit.doutput_dz, curve.slope_of(unit.z), curve.slope_of(many)[1])
        z, many = sample.z, np.array([sample.z, 2.0] * 9)
        for of, read in (
            (loss.of, sample.loss),
            (loss.slope_of, sample.unit.dloss_dz),
            (loss.answer_slope_of, sample.unit.dloss_doutput),
        ):
            target = sample.scaled_target
            assert same(read, of(z, target), of(many, target)[0])


@of_every_run
def test_a_weighted_sum_is_that_of_the_products_shown(run: Trainer) -> None:
    for sample in seen(run):
        for _, unit in units(run, sample):
            total = unit.products[0]
            for product in unit.products[1:]:
                total = total + product
            assert same(unit.z, total)


@of_every_run
def test_what_hidden_units_add_up_to_is_the_output_units_sum(run: Trainer) -> None:
    model, points = run.experiment.model, run.experiment.problem.inputs
    if not model.network.hidden:
        return
    found = parts(model, run.parameters, points)
    whole = unit_values(model, run.parameters, points, "y").z
    assert same(found.sum(model.sizes[-2]), whole)


@of_every_run
def test_the_loss_is_the_mean_of_the_samples_losses_and_the_penalty(run: Trainer) -> None:
    problem, penalty = run.experiment.problem, run.experiment.penalty
    losses = losses_of(run, problem.active)
    weight = run.experiment.model.is_weight.astype(float)
    charged = charge(penalty.l1, penalty.l2, run.parameters, weight, len(weight))
    assert same(charged, run.penalty)
    readings = readings_at(Plan(run.experiment), run.parameters[:, np.newaxis])[:, 0]
    assert same(run.loss, added_up(losses) / len(losses) + charged, readings[0])
    assert same(run.loss, run.history.losses[-1], run.look_ahead(0)[0])
    if problem.held_out:
        tests = losses_of(run, problem.held_out)
        assert same(run.test_loss, added_up(tests) / len(tests), run.history.test_losses[-1])
    if problem.task == "classification":
        answers, targets = run.predict(problem.inputs), problem.target_array
        right = sum((answers[row] > 0.5) == (targets[row] > 0.5) for row in problem.active)
        assert same(run.accuracy, right / len(problem.active), run.history.accuracies[-1])


@of_every_run
def test_the_ground_of_the_loss_is_as_high_as_the_run_stands(run: Trainer) -> None:
    theta = run.parameters
    first, second = 0, len(theta) - 1
    assert same(loss_line(run.experiment, theta, first, [0.5, theta[first]])[1], run.loss)
    if first == second:
        return
    xs, ys = [theta[first], 0.5, -1.0], [0.25, theta[second]]
    grid = loss_grid(run.experiment, theta, (first, second), xs, ys)
    assert same(grid[1, 0], run.loss)


@of_every_run
def test_the_next_update_is_what_training_does(run: Trainer) -> None:
    updates = run.trace_epoch()
    assert same(updates[0].parameters, run.parameters, run.history.parameters[-1])
    for before, after in pairwise(updates):
        assert same(before.updated, after.parameters)
    ahead = run.copy()
    ahead.advance(1)
    assert same(updates[-1].updated, ahead.parameters)
    assert same(updates[-1].updated_state, ahead.training_state.memory)
    assert same(ahead.loss, run.look_ahead(1)[-1])
    in_parts = run.copy()
    while in_parts.epoch < ahead.epoch:
        in_parts.advance(updates=1)
    assert same(in_parts.parameters, ahead.parameters)
    assert same(in_parts.loss, ahead.loss)


@of_every_run
def test_the_gradient_is_the_mean_of_the_samples_own(run: Trainer) -> None:
    update = run.next_update()
    own = [sample.dloss_dparameters for sample in update.samples]
    for p, slope in enumerate(update.loss_gradient):
        assert same(slope, added_up([slopes[p] for slopes in own]) / len(own))
    for slope, charged, total in zip(
        update.loss_gradient, update.penalty_gradient, update.gradient, strict=True
    ):
        assert same(total, slope + charged if run.experiment.penalty else slope)


@of_every_run
def test_a_sample_of_an_update_is_as_it_is_alone(run: Trainer) -> None:
    update = run.next_update()
    for sample in update.samples[:SEEN]:
        assert told(sample) == told(run.trace_row(sample.sample))


def told(value: Any) -> bytes:
    """Return every number of a trace, by its bits."""
    if is_dataclass(value):
        return told([getattr(value, field.name) for field in fields(value)])
    if isinstance(value, (tuple, list)):
        return b"".join(told(part) for part in value)
    return value.encode() if isinstance(value, str) else bits(value)


@of_every_run
def test_what_is_looked_at_again_is_as_it_was(run: Trainer) -> None:
    before = run.loss, run.parameters.tobytes(), run.accuracy
    run.go_to(0)
    run.go_to(run.latest)
    assert same([run.loss, run.accuracy], [before[0], before[2]])
    assert run.parameters.tobytes() == before[1]


@of_every_run
def test_an_experiment_read_from_its_text_gives_the_same_run(run: Trainer) -> None:
    again = Trainer(Experiment.from_json(run.experiment.to_json()))
    again.advance(3)
    assert again.experiment == run.experiment
    assert same(again.parameters, run.parameters)
    assert same(again.history.losses, run.history.losses)
