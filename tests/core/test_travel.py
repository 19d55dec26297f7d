"""Travelling, editing and copying: where a run then stands, and what is left of it."""

import pytest

from learnscope.core import (
    Batch,
    Experiment,
    ExperimentError,
    Gate,
    Network,
    Optimizer,
    Penalty,
    RandomStart,
    Trainer,
)
from learnscope.core.run.plan import Plan

EXPERIMENTS = (
    Experiment(),
    Experiment(problem=Gate("xor"), batch=Batch(1), loss="squared"),
    Experiment(problem=Gate("or", (0, 2, 3)), batch=Batch(2, shuffle=True)),
    Experiment(
        problem=Gate("xor"),
        network=Network((2,)),
        optimizer=Optimizer("adam", 0.1),
        batch=Batch(3, shuffle=True),
        start=RandomStart(4),
        penalty=Penalty(l2=0.01),
    ),
    Experiment(problem=Gate("and"), optimizer=Optimizer("momentum", 0.5)),
)


def test_looking_back_keeps_what_came_after() -> None:
    run = Trainer(Experiment())
    run.advance(100)
    end = run.parameters
    run.go_to(40)
    assert (run.epoch, run.latest) == (40, 100)
    run.go_to(100)
    assert run.parameters.tolist() == end.tolist()


def test_going_on_from_the_past_forgets_what_came_after() -> None:
    run = Trainer(Experiment())
    run.advance(100)
    run.go_to(40)
    run.advance(1)
    assert (run.epoch, run.latest) == (41, 41)


def test_an_edit_is_part_of_the_run() -> None:
    run = Trainer(Experiment())
    run.advance(10)
    run.edit((1.0, 2.0, 3.0))
    run.advance(10)
    end = run.parameters
    run.go_to(10)
    assert run.parameters.tolist() == [1.0, 2.0, 3.0]
    run.go_to(9)
    assert run.parameters.tolist() != [1.0, 2.0, 3.0]
    run.go_to(20)
    assert run.parameters.tolist() == end.tolist()


@pytest.mark.parametrize("values", [(1.0, 2.0), (1.0, 2.0, float("nan")), (1e308, 1e308, 1e308)])
def test_an_edit_that_cannot_be_is_refused_and_changes_nothing(values: tuple[float, ...]) -> None:
    run = Trainer(Experiment())
    run.advance(10)
    before = run.parameters
    with pytest.raises(ExperimentError):
        run.edit(values)
    assert run.parameters.tolist() == before.tolist()
    assert run.changes.edits == ()


def test_a_copy_goes_its_own_way() -> None:
    run = Trainer(Experiment())
    run.advance(5)
    twin = run.copy()
    twin.edit((0.0, 0.0, 0.0))
    twin.advance(5)
    assert (run.epoch, run.latest, len(run.history)) == (5, 5, 6)
    run.advance(5)
    assert run.parameters.tolist() != twin.parameters.tolist()


def test_a_copy_has_all_that_its_run_has_but_the_listeners() -> None:
    run, heard = Trainer(EXPERIMENTS[3]), []
    run.epoch_finished.connect(lambda record: heard.append(record.epoch))
    run.advance(2)
    twin = run.copy()
    assert vars(twin).keys() | {"epoch_finished"} == vars(run).keys() | {"epoch_finished"}
    twin.advance(3)
    assert heard == [1, 2]
    assert len(twin.epoch_finished) == 0


def test_a_copy_and_its_run_do_not_disturb_each_other_in_turns() -> None:
    for experiment in EXPERIMENTS:
        run, alone = Trainer(experiment), Trainer(experiment)
        run.advance(3)
        twin = run.copy()
        twin.learning_rate = 0.01
        for _ in range(10):
            run.advance(2)
            twin.advance(1)
        alone.advance(23)
        assert run.parameters.tobytes() == alone.parameters.tobytes()
        assert run.history.losses.tobytes() == alone.history.losses.tobytes()


def test_a_copy_is_made_without_computing_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Trainer(EXPERIMENTS[3])
    run.advance(20)
    for work in ("descend", "go_on", "evaluate"):
        monkeypatch.setattr(Plan, work, None)
    assert run.copy().loss == run.loss


@pytest.mark.parametrize("epoch", [-1, 11])
def test_there_is_nothing_outside_the_run(epoch: int) -> None:
    run = Trainer(Experiment())
    run.advance(10)
    with pytest.raises(ValueError, match="allowed: 0 to 10"):
        run.go_to(epoch)
