"""Undo takes a change back with the run it belonged to, bit for bit."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, Gate, Network, Optimizer, RandomStart, Trainer
from learnscope.gui.panel.learning_rate import LearningRateControl
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.session.undo import DEPTH, MEMORY, UndoStack

pytestmark = pytest.mark.usefixtures("faster_engine")

MakeLab = Callable[[Experiment], Lab]


def stand(lab: Lab) -> tuple[object, ...]:
    trainer = lab.trainer
    return (
        lab.experiment,
        trainer.epoch,
        trainer.latest,
        trainer.parameters.tolist(),
        trainer.history.losses.tolist(),
        trainer.changes,
    )


def test_there_is_nothing_to_undo_at_first(lab: Lab) -> None:
    before = stand(lab)
    lab.undo()
    lab.redo()
    assert stand(lab) == before
    assert (lab.undo_stack.undoable, lab.undo_stack.redoable) == ("", "")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda lab: lab.set_gate("xor"), "gate"),
        (lambda lab: lab.set_target(0, 1), "gate"),
        (lambda lab: lab.set_row_active(0, False), "rows"),
        (lambda lab: lab.set_start((1.0, 2.0, 3.0)), "start"),
        (lambda lab: lab.new_start(), "start"),
        (lambda lab: lab.set_loss("squared"), "loss"),
        (lambda lab: lab.set_batch_size(1), "batch"),
        (lambda lab: lab.reset(), "reset"),
        (lambda lab: lab.open(Experiment(problem=Gate("nor"))), "experiment"),
        (lambda lab: lab.edit((1.0, 2.0, 3.0)), "parameters"),
        (lambda lab: lab.set_learning_rate(0.25), "learning_rate"),
    ],
)
def test_every_change_can_be_undone_with_the_run_and_made_again(
    lab: Lab, change: object, what: str
) -> None:
    assert callable(change)
    lab.train(50)
    before = stand(lab)
    change(lab)
    lab.train(20)
    after = stand(lab)
    assert lab.undo_stack.undoable == what
    lab.undo()
    assert stand(lab) == before
    assert lab.state is RunState.PAUSED
    assert lab.undo_stack.redoable == what
    lab.redo()
    assert stand(lab) == after


def test_a_run_that_was_brought_back_goes_on(lab: Lab) -> None:
    lab.train(50)
    expected = lab.trainer.copy()
    expected.advance(10)
    lab.set_gate("xor")
    lab.undo()
    lab.train(10)
    assert lab.trainer.parameters.tolist() == expected.parameters.tolist()


def test_one_movement_of_the_hand_is_one_change(lab: Lab) -> None:
    lab.train(5)
    before = stand(lab)
    lab.edit((1.0, 0.0, 0.0))
    for step in range(1, 10):
        lab.edit((1.0 + step / 10, 0.0, 0.0), goes_on=True)
    lab.undo()
    assert stand(lab) == before


def test_a_movement_that_was_undone_halfway_is_undone_from_there_too(lab: Lab) -> None:
    lab.set_learning_rate(2.0)
    lab.undo()
    before = stand(lab)
    lab.set_learning_rate(3.0, goes_on=True)
    assert lab.undo_stack.redoable == ""
    lab.undo()
    assert stand(lab) == before


def test_parameters_set_before_the_first_epoch_come_back_after_a_reset(lab: Lab) -> None:
    lab.edit((1.0, 2.0, 3.0))
    lab.reset()
    assert lab.undo_stack.undoable == "reset"
    lab.undo()
    assert lab.trainer.parameters.tolist() == [1.0, 2.0, 3.0]


def test_a_new_change_ends_what_could_be_made_again(lab: Lab) -> None:
    lab.set_gate("or")
    lab.undo()
    lab.set_gate("xor")
    assert lab.undo_stack.redoable == ""


def test_a_refused_change_leaves_nothing_to_undo(lab: Lab) -> None:
    lab.edit((float("nan"), 0.0, 0.0))
    lab.set_learning_rate(-1.0)
    assert lab.undo_stack.undoable == ""


def test_only_so_many_changes_are_kept(lab: Lab) -> None:
    for step in range(DEPTH + 20):
        lab.set_learning_rate(1.0 + step)
    undone = 0
    while lab.undo_stack.undoable:
        lab.undo()
        undone += 1
    assert undone == DEPTH


def trained(epochs: int, experiment: Experiment | None = None) -> Trainer:
    run = Trainer(experiment or Experiment())
    run.advance(epochs)
    return run


def size(run: Trainer) -> int:
    """Return the memory that a run takes by itself."""
    return sum(store.nbytes for store in run.stores)


def undone(stack: UndoStack, present: Trainer) -> list[Trainer]:
    """Take back all that a stack has, the latest first."""
    runs = []
    while stack.undoable:
        present, _ = stack.undo(present)
        runs.append(present)
    return runs


def test_the_oldest_runs_are_forgotten_when_all_take_too_much_memory() -> None:
    runs = [trained(500) for _ in range(10)]
    each = size(runs[0])
    stack = UndoStack(memory=4 * each)
    for run in runs:
        stack.keep(run, "gate")
        assert stack.nbytes <= 4 * each
    assert stack.nbytes == 4 * each
    assert undone(stack, trained(0)) == runs[:-5:-1]


def test_one_large_run_pushes_out_many_small_ones() -> None:
    small, large = [trained(100) for _ in range(10)], trained(1500)
    stack = UndoStack(memory=size(large) + 3 * size(small[0]))
    for run in small:
        stack.keep(run, "gate")
    assert stack.nbytes == sum(map(size, small))
    stack.keep(large, "gate")
    assert undone(stack, trained(0)) == [large, *small[:-4:-1]]


def test_the_latest_run_is_kept_however_large_it_is() -> None:
    stack = UndoStack(memory=1)
    for epochs in (50, 20, 100):
        run = trained(epochs)
        stack.keep(run, "gate")
        assert undone(UndoStack(memory=1), run) == []
    present = trained(1)
    assert stack.undo(present)[0] is run
    assert not stack.undoable
    assert stack.redo(run)[0] is present
    assert stack.undoable


def test_what_comes_next_is_kept_on_both_sides_while_the_farthest_goes() -> None:
    runs = [trained(200) for _ in range(5)]
    stack = UndoStack(memory=10**9)
    for run in runs:
        stack.keep(run, "gate")
    present = trained(200)
    for _ in range(2):
        present, _ = stack.undo(present)
    assert present is runs[3]
    # The run that is there now grows before it is put away.
    present.advance(1500)
    stack._memory = stack.nbytes
    assert stack.undo(present)[0] is runs[2]
    assert stack.redo(runs[2])[0] is present


def test_what_copies_of_a_run_share_counts_once() -> None:
    experiment = Experiment(Cloud("circle", 200), Network((4,)), start=RandomStart(1))
    run = trained(3, experiment)
    record, descent = (store.nbytes for store in run.stores)
    assert min(record, descent) > 0
    stack = UndoStack()
    copies = [run.copy() for _ in range(5)]
    for copy in copies:
        stack.keep(copy, "learning_rate")
    assert stack.nbytes == descent + sum(copy.history.nbytes for copy in copies)


def test_a_drag_of_a_large_network_keeps_within_the_memory(make_lab: MakeLab) -> None:
    experiment = Experiment(
        Cloud("xor", 100), Network((8, 8, 8, 8)), optimizer=Optimizer("adam"), start=RandomStart(1)
    )
    lab = make_lab(experiment)
    lab.train(600)
    for step in range(DEPTH):
        lab.set_learning_rate(0.01 * (step + 1))
    assert lab.undo_stack.nbytes <= MEMORY
    kept = len(undone(lab.undo_stack, lab.trainer))
    assert 50 < kept < DEPTH


def test_editing_while_it_runs_does_not_pause_it(qtbot: QtBot, lab: Lab) -> None:
    lab.set_pace(9)
    with qtbot.waitSignal(lab.frame):
        lab.run()
    with qtbot.waitSignal(lab.frame):
        lab.edit((5.0, 5.0, -7.5))
    assert lab.state is RunState.RUNNING
    lab.pause()
    assert lab.trainer.changes.edits[-1][1] == (5.0, 5.0, -7.5)


def test_the_epochs_of_a_run_brought_back_are_heard(lab: Lab) -> None:
    heard: list[int] = []
    lab.epoch_finished.connect(lambda record: heard.append(record.epoch))
    lab.train(3)
    lab.set_gate("or")
    lab.undo()
    lab.train(2)
    assert heard == [1, 2, 3, 4, 5]


def test_a_drag_of_the_learning_rate_is_one_change(qtbot: QtBot, lab: Lab) -> None:
    control = LearningRateControl()
    qtbot.addWidget(control)
    control.rate_chosen.connect(lab.set_learning_rate)
    lab.train(5)
    before = stand(lab)
    control.slider.setSliderDown(True)
    for position in range(60, 80):
        control.slider.setSliderPosition(position)
    control.slider.setSliderDown(False)
    assert lab.experiment.optimizer.learning_rate != 1.0
    lab.undo()
    assert stand(lab) == before
    assert lab.undo_stack.undoable == ""


def test_what_goes_on_after_a_run_is_put_aside_leaves_it_and_what_it_can_undo_alone(
    lab: Lab,
) -> None:
    lab.train(5)
    lab.edit((1.0, 2.0, 3.0))
    lab.train(5)
    run, before = lab.trainer, stand(lab)

    held = lab.hold()
    assert stand(lab) == before
    assert (lab.undo_stack.undoable, lab.trainer is run) == ("", False)
    lab.undo()
    lab.train(3)
    lab.edit((4.0, 5.0, 6.0))
    lab.edit((7.0, 8.0, 9.0))
    lab.undo()

    lab.bring_back(held)
    assert (stand(lab), lab.trainer) == (before, run)
    assert (lab.undo_stack.undoable, lab.undo_stack.redoable) == ("parameters", "")
    lab.undo()
    assert lab.undo_stack.undoable == ""
    assert (lab.trainer.epoch, lab.trainer.changes.edited) == (5, False)
