"""What is changed in mid-run: another optimizer, loss, penalty or batch, and the log of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from learnscope.core import (
    Batch,
    Curve,
    Experiment,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
    ValuesStart,
)
from learnscope.core.optimizers import RULES
from learnscope.core.run.trajectory import TrainingState

pytestmark = pytest.mark.usefixtures("faster_engine")

Place = Callable[[Trainer], tuple[int, float, float, bytes]]

NET = Experiment(Gate("xor"), Network((2,)), optimizer=Optimizer("adam", 0.1), start=RandomStart(4))

#: One of every kind.
CHANGES: list[dict[str, Any]] = [
    {"optimizer": Optimizer("momentum", 0.2)},
    {"optimizer": Optimizer("adam", 0.05, beta1=0.5)},
    {"loss": "squared"},
    {"penalty": Penalty(l1=0.01, l2=0.1)},
    {"batch": Batch(2, shuffle=True)},
    {"optimizer": Optimizer("gd", 1.0), "loss": "absolute", "penalty": Penalty(l2=1.0)},
]


def advanced(experiment: Experiment, epochs: int) -> Trainer:
    run = Trainer(experiment)
    run.advance(epochs)
    return run


@pytest.mark.parametrize("before", RULES)
@pytest.mark.parametrize("after", RULES)
def test_another_optimizer_begins_as_a_new_one_and_the_same_goes_on(
    before: str, after: str
) -> None:
    run = advanced(replace(NET, optimizer=Optimizer(before, 0.1)), 5)
    kept, theta = run.training_state.memory.copy(), run.parameters.copy()
    run.change(optimizer=Optimizer(after, 0.05))
    rows = len(RULES[after].memories)
    # A run that begins here, on its own, has the same gradient and the same first update.
    fresh = Trainer(
        replace(NET, optimizer=Optimizer(after, 0.05), start=ValuesStart(tuple(theta.tolist())))
    )
    update = run.next_update()
    assert run.parameters.tolist() == theta.tolist()
    assert run.training_state.memory.shape == (rows, len(theta))
    if before == after:
        assert (run.made, update.number) == (5, 6)
        assert run.training_state.memory.tobytes() == kept.tobytes()
    else:
        assert (run.made, update.number) == (0, 1)
        assert not run.training_state.memory.any()
        assert update == fresh.next_update()
    for number in range(3):
        foretold = run.trace_epoch()[-1]
        run.advance(1)
        assert run.parameters.tobytes() == np.array(foretold.updated).tobytes()
        assert run.training_state.memory.tobytes() == np.array(foretold.updated_state).tobytes()
        if before != after:
            fresh.advance(1)
            assert run.parameters.tobytes() == fresh.parameters.tobytes()
            assert run.training_state.memory.tobytes() == fresh.training_state.memory.tobytes()
            assert run.made == number + 1


def test_other_hyperparameters_keep_what_is_remembered_and_count_on() -> None:
    run = advanced(NET, 5)
    memory, gradient = run.training_state.memory.copy(), np.array(run.next_update().gradient)
    run.change(optimizer=Optimizer("adam", 0.02, beta1=0.5, beta2=0.75, eps=1e-3))
    update = run.next_update()
    assert update.state == tuple(map(tuple, memory.tolist()))
    mean, square = np.array(update.updated_state)
    assert mean.tolist() == (0.5 * memory[0] + 0.5 * gradient).tolist()
    assert square.tolist() == (0.75 * memory[1] + 0.25 * (gradient * gradient)).tolist()
    step = mean / (1 - 0.5**6) / (np.sqrt(square / (1 - 0.75**6)) + 1e-3)
    np.testing.assert_allclose(update.changes, -0.02 * step, rtol=1e-14)


def test_another_batch_size_counts_updates_on() -> None:
    run = advanced(NET, 3)
    assert run.made == 3
    run.change(batch=Batch(1))
    assert run.made == 3
    run.advance(2)
    assert run.made == 3 + 2 * 4
    run.change(batch=Batch(3))
    run.advance(1)
    assert run.made == 13
    assert [update.number for update in run.trace_epoch()] == [14, 15]
    run.go_to(4)
    assert run.made == 3 + 4
    run.go_to(2)
    assert run.made == 2


@pytest.mark.parametrize("what", CHANGES)
def test_the_loss_at_a_change_is_the_new_one(what: dict[str, Any]) -> None:
    run = advanced(NET, 6)
    before = run.parameters.copy()
    run.change(**what)
    changed = replace(NET, start=ValuesStart(tuple(before.tolist())), **what)
    assert run.loss == Trainer(changed).loss
    assert run.history.losses[-1] == run.loss
    assert run.history.lowest_losses[-1] == run.history.highest_losses[-1] == run.loss
    assert run.parameters.tolist() == before.tolist()
    assert run.history.epochs.tolist() == list(range(7))
    # What was before it stays as it was.
    straight = advanced(NET, 5)
    assert run.history.losses[:6].tolist() == straight.history.losses.tolist()
    run.go_to(5)
    assert run.loss == straight.loss
    assert run.experiment == NET.with_learning_rate(run.learning_rate)
    run.go_to(6)
    assert run.loss == Trainer(changed).loss
    assert run.experiment == replace(NET, **what)


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.usefixtures("coarse")
def test_a_changed_run_is_travelled_and_rewound_exactly(what: dict[str, Any], place: Place) -> None:
    run = advanced(NET, 40)
    run.change(**what)
    run.advance(50)
    run.change(optimizer=Optimizer("rmsprop", 0.01))
    run.advance(60)
    assert run.history.stride > 1
    stood = {}
    for epoch in (150, 90, 89, 41, 40, 39, 3):
        run.go_to(epoch)
        stood[epoch] = place(run), run.training_state.memory.tobytes(), run.experiment.loss
    run.go_to(150)
    for epoch, there in stood.items():
        run.rewind(epoch)
        assert (place(run), run.training_state.memory.tobytes(), run.experiment.loss) == there
    straight = advanced(NET, 3)
    assert place(run) == place(straight)
    assert run.changes.edits == ()


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("epochs", [0, 4])
def test_there_and_back_at_one_epoch_leaves_no_trace(
    what: dict[str, Any], epochs: int, place: Place
) -> None:
    run, straight = advanced(NET, epochs), advanced(NET, epochs)
    run.change(**what)
    run.change(**{name: getattr(NET, name) for name in what})
    assert run.changes == straight.changes
    assert run.changes.to_list() == []
    assert run.made == straight.made
    assert run.training_state.memory.tobytes() == straight.training_state.memory.tobytes()
    assert place(run) == place(straight)
    run.advance(5)
    straight.advance(5)
    assert place(run) == place(straight)
    assert run.history.losses.tobytes() == straight.history.losses.tobytes()


def test_to_change_nothing_changes_nothing(place: Place) -> None:
    run, straight = advanced(NET, 4), advanced(NET, 4)
    run.change()
    run.change(loss="bce", batch=Batch(), penalty=Penalty())
    assert (run.changes, place(run)) == (straight.changes, place(straight))


def test_a_change_in_the_past_forgets_what_came_after() -> None:
    run = advanced(NET, 10)
    run.go_to(4)
    run.change(loss="squared")
    assert (run.epoch, run.latest) == (4, 4)
    assert run.changes.to_list() == [{"epoch": 4, "loss": "squared"}]


def test_a_change_and_an_edit_at_one_epoch_are_one_entry_in_either_order(place: Place) -> None:
    values, runs = [0.5] * 9, [advanced(NET, 4) for _ in range(2)]
    runs[0].edit(values)
    runs[0].change(loss="squared")
    runs[1].change(loss="squared")
    runs[1].edit(values)
    assert runs[0].changes == runs[1].changes
    assert runs[0].changes.to_list() == [{"epoch": 4, "loss": "squared", "parameters": values}]
    for run in runs:
        run.advance(3)
    assert place(runs[0]) == place(runs[1])


def test_the_log_says_of_each_change_what_it_changed() -> None:
    run = advanced(NET, 2)
    run.change(optimizer=Optimizer("gd", 0.5))
    run.advance(1)
    run.edit([0.25] * 9)
    run.advance(1)
    run.learning_rate = 0.75
    run.advance(1)
    run.change(penalty=Penalty(l2=0.5), batch=Batch(3))
    assert run.changes.to_list() == [
        {"epoch": 2, "optimizer": {"name": "gd", "learning_rate": 0.5}},
        {"epoch": 3, "parameters": [0.25] * 9},
        {"epoch": 4, "optimizer": {"name": "gd", "learning_rate": 0.75}},
        {
            "epoch": 5,
            "penalty": {"l1": 0.0, "l2": 0.5},
            "batch": {"size": 3, "shuffle": False},
        },
    ]
    assert run.changes.epochs == (2, 3, 4, 5)
    assert run.changes.rates == ((0, 0.1), (2, 0.5), (4, 0.75))


def test_the_learning_rate_in_force_stays_where_one_looks_back() -> None:
    run = advanced(NET, 4)
    run.change(optimizer=Optimizer("momentum", 0.3))
    run.advance(4)
    run.learning_rate = 0.7
    run.go_to(2)
    assert run.experiment.optimizer == Optimizer("adam", 0.7)
    run.go_to(6)
    assert run.experiment.optimizer == Optimizer("momentum", 0.7)


@pytest.mark.parametrize(
    "what",
    [{"loss": "hinge"}, {"batch": Batch(5)}, {"optimizer": None, "loss": "huber"}],
)
def test_what_the_problem_can_t_be_trained_with_is_refused_and_nothing_changes(
    what: dict[str, Any], place: Place
) -> None:
    run = advanced(NET, 4)
    before = place(run), run.changes, run.experiment
    with pytest.raises(ExperimentError):
        run.change(**what)
    assert (place(run), run.changes, run.experiment) == before


def test_a_change_after_which_the_loss_is_no_number_is_refused() -> None:
    curve = Experiment(Curve("line", 5), Network(), "absolute", start=ValuesStart((0.0, 0.0)))
    run = advanced(curve, 2)
    run.edit((1e200, 0.0))
    before = run.changes, run.loss
    for what in ({"loss": "squared"}, {"penalty": Penalty(l2=1.0)}):
        with pytest.raises(ExperimentError, match=f"{next(iter(what))}: .* finite"):
            run.change(**what)  # type: ignore[arg-type]
    assert (run.changes, run.loss) == before


def test_numbers_of_numpy_are_as_good_as_any() -> None:
    run, plain = Trainer(Experiment()), Trainer(Experiment())
    for number in (np.float64(0.5), np.float32(0.5), np.int64(2)):
        run.learning_rate = number
        plain.learning_rate = float(number)
        assert type(run.learning_rate) is float
        run.advance(2)
        plain.advance(2)
    for values in (np.array([1, 2, 3]), np.array([0.5, 1.5, -2.0], dtype=np.float32),
                   [np.float64(1.0), np.int32(2), 3]):  # fmt: skip
        run.edit(values)
        plain.edit([float(value) for value in values])
    assert run.changes == plain.changes
    assert run.changes.to_list() == plain.changes.to_list()


@pytest.mark.parametrize("which", range(3))
def test_far_beyond_any_start_a_parameter_can_still_be_edited(which: int) -> None:
    run = Trainer(Experiment(optimizer=Optimizer("gd", 1e150)))
    run.advance(1)
    assert np.abs(run.parameters).max() > 1e100
    values = run.parameters.tolist()
    values[which] = 0.5
    run.edit(values)
    assert run.parameters.tolist() == values
    run.learning_rate = 1.0
    assert run.advance(1) == 1


def test_dragging_keeps_no_more_than_is_in_use(place: Place) -> None:
    run = advanced(NET, 3)
    for step in range(40):
        run.change(optimizer=Optimizer("adam", 0.1, beta1=0.5 + step / 100))
    run.change(optimizer=NET.optimizer)
    assert len(run.stores) <= 1 + 8
    run.advance(2)
    assert place(run) == place(advanced(NET, 5))


def test_a_point_has_the_rows_that_the_optimizer_in_force_remembers() -> None:
    run = Trainer(NET)
    run.change(optimizer=Optimizer("momentum", 0.1))
    assert isinstance(run.training_state, TrainingState)
    assert run.training_state.memory.shape == (1, 9)
    run.change(optimizer=Optimizer("gd", 0.1))
    assert run.training_state.memory.shape == (0, 9)
    assert run.trace_epoch()[0].updated_state == ()
