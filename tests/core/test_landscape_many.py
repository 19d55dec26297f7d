"""Many θ and many runs at once come to the bits of one after the other, in however many threads."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from learnscope.core import (
    Batch,
    Cloud,
    Curve,
    Experiment,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    ValuesStart,
)
from learnscope.core.landscape import Arrival, exhaustive_search, loss_grid, run_many
from learnscope.core.landscape.tiles import in_tiles

pytestmark = pytest.mark.usefixtures("faster_engine")

XOR = Experiment(
    problem=Gate("xor"),
    network=Network((2,)),
    optimizer=Optimizer("adam", learning_rate=0.3),
    penalty=Penalty(l1=0.001, l2=0.002),
    start=RandomStart(1, "xavier"),
)
SHUFFLED = Experiment(
    problem=Cloud("xor", 30),
    network=Network((2,)),
    optimizer=Optimizer("momentum", learning_rate=0.5),
    batch=Batch(8, shuffle=True),
    start=RandomStart(3, "xavier"),
)
NUMBERS = Experiment(
    problem=Curve("sine", 21, test_share=0.3),
    network=Network((3,), "relu", bias=False),
    loss="absolute",
    optimizer=Optimizer("rmsprop", learning_rate=0.01),
    penalty=Penalty(l1=0.01),
    start=RandomStart(2, "he"),
)
EXPERIMENTS = {"and": Experiment(), "xor": XOR, "shuffled": SHUFFLED, "numbers": NUMBERS}


def starts(experiment: Experiment, runs: int) -> np.ndarray:
    draws = np.random.default_rng(7)
    return draws.uniform(-1.0, 1.0, (runs, experiment.model.parameter_count))


def run_from(experiment: Experiment, start: np.ndarray, epochs: int) -> Trainer:
    """Return a run from a start; the seed that shuffles stays."""
    run = Trainer(experiment)
    run.edit(start.tolist())
    run.advance(epochs)
    return run


@pytest.mark.parametrize("name", EXPERIMENTS)
@pytest.mark.parametrize(("runs", "epochs"), [(5, 0), (1, 1), (5, 7), (11, 2)])
@pytest.mark.usefixtures("either_engine")
def test_many_runs_come_to_what_single_ones_come_to(name: str, runs: int, epochs: int) -> None:
    experiment = EXPERIMENTS[name]
    thetas = starts(experiment, runs)
    many = run_many(experiment, thetas, epochs)
    for i, theta in enumerate(thetas):
        run = run_from(experiment, theta, epochs)
        assert many.epochs[i] == run.epoch == epochs
        assert many.parameters[i].tobytes() == run.parameters.tobytes()
        assert many.losses[i] == run.loss
        np.testing.assert_equal(many.accuracies[i], run.accuracy)
        np.testing.assert_equal(many.test_losses[i], run.test_loss)


@pytest.mark.usefixtures("either_engine")
def test_a_run_that_diverges_stands_at_its_last_finite_epoch() -> None:
    experiment = Experiment(optimizer=Optimizer(learning_rate=1e30), penalty=Penalty(l2=10.0))
    thetas = starts(experiment, 4) * [[1.0], [1e60], [1.0], [1e120]]
    many = run_many(experiment, thetas, 40)
    singles = [run_from(experiment, theta, 40) for theta in thetas]
    assert all(run.diverged for run in singles)
    assert len(set(many.epochs)) > 1
    for i, run in enumerate(singles):
        assert many.epochs[i] == run.epoch
        assert many.parameters[i].tobytes() == run.parameters.tobytes()
        assert many.losses[i] == run.loss


def test_more_epochs_than_are_looked_at_together() -> None:
    thetas = starts(Experiment(), 2)
    many = run_many(Experiment(), thetas, 1100)
    for i, theta in enumerate(thetas):
        run = run_from(Experiment(), theta, 1100)
        assert many.parameters[i].tobytes() == run.parameters.tobytes()


@pytest.mark.parametrize("threads", [2, 3])
def test_the_number_of_threads_changes_no_bit(threads: int) -> None:
    thetas = starts(Experiment(), 600)
    one, several = (run_many(Experiment(), thetas, 3, threads=n) for n in (1, threads))
    assert one.parameters.tobytes() == several.parameters.tobytes()
    assert one.losses.tobytes() == several.losses.tobytes()
    axis = np.linspace(-3.0, 3.0, 100)
    one_grid, grid = (
        loss_grid(Experiment(), [0, 0, 1], (0, 2), axis, axis, n) for n in (1, threads)
    )
    assert one_grid.tobytes() == grid.tobytes()
    values = np.linspace(-2.0, 2.0, 21).tolist()
    assert list(exhaustive_search(Experiment(), values, 1)) == list(
        exhaustive_search(Experiment(), values, threads)
    )


@pytest.mark.parametrize("axes", [(0, 1), (1, 0), (2, 0)])
def test_a_grid_holds_the_loss_of_a_run_that_stands_there(axes: tuple[int, int]) -> None:
    xs, ys = [-1.0, 0.5, 2.0], [0.0, 0.25]
    theta = [0.3, -0.7, 1.1, 0.2, 0.9, -0.4, 0.6, 0.1, -0.2]
    grid = loss_grid(XOR, theta, axes, xs, ys)
    assert grid.shape == (2, 3)
    for (j, y), (i, x) in product(enumerate(ys), enumerate(xs)):
        there = list(theta)
        there[axes[0]], there[axes[1]] = x, y
        run = Trainer(replace(XOR, start=ValuesStart(tuple(there))))
        assert grid[j, i] == run.loss


def test_a_grid_needs_two_different_axes() -> None:
    with pytest.raises(ValueError, match="axes: got 1 twice"):
        loss_grid(Experiment(), [0, 0, 0], (1, 1), [0.0], [0.0])


@pytest.mark.parametrize("bad", [[[0.0, 1.0]], [[0.0, 1.0, np.inf]], np.zeros((1, 1, 3))])
def test_starts_have_to_be_finite_parameters(bad: object) -> None:
    with pytest.raises(ValueError, match="starts"):
        run_many(Experiment(), bad, 1)


def test_negative_epochs_are_refused() -> None:
    with pytest.raises(ValueError, match="epochs: got -1"):
        run_many(Experiment(), [[0.0, 0.0, 0.0]], -1)


def test_no_runs_are_no_runs() -> None:
    many = run_many(Experiment(), np.zeros((0, 3)), 5)
    assert many.losses.shape == (0,)
    assert many.parameters.shape == (0, 3)


@pytest.mark.parametrize("threads", [1, 3])
def test_tiles_come_in_order_and_cover_all(threads: int) -> None:
    tiles = list(in_tiles(lambda first, last: (first, last), 23, 5, threads))
    assert tiles == [(0, 5), (5, 10), (10, 15), (15, 20), (20, 23)]


def test_whoever_stops_asking_leaves_no_thread() -> None:
    tiles = in_tiles(lambda first, last: first, 1000, 1, 2)
    assert next(tiles) == 0
    tiles.close()


def test_what_lies_in_memory_before_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run_many(NUMBERS, starts(NUMBERS, 5), 3)
    monkeypatch.setattr(np, "empty", lambda shape, dtype=float: np.full(shape, np.nan, dtype))
    again = run_many(NUMBERS, starts(NUMBERS, 5), 3)
    assert alone.epochs.tolist() == again.epochs.tolist() == [3] * 5
    assert alone.parameters.tobytes() == again.parameters.tobytes()


@pytest.mark.parametrize("name", EXPERIMENTS)
@pytest.mark.parametrize("portion", [1, 7, 1000])
def test_it_takes_a_run_as_many_epochs_to_a_loss_as_a_trainer(name: str, portion: int) -> None:
    run = Trainer(EXPERIMENTS[name])
    loss = 0.95 * run.loss
    run.advance(300, target_loss=loss)
    there = run.loss <= loss
    start = run.experiment.start_parameters()
    arrival = Arrival(run.experiment, start, loss, run.epoch if there else 300)
    while not arrival.over:
        arrival.go_on(portion)
    assert arrival.epochs == (run.epoch if there else None)
    arrival.go_on(portion)
    assert arrival.epochs == (run.epoch if there else None)
    short = Arrival(run.experiment, start, loss, run.epoch - 1)
    while not short.over:
        short.go_on(portion)
    assert short.epochs is None
    assert Arrival(run.experiment, start, 2.0 * loss, 0).epochs == 0
