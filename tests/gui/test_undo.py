"""Undo takes a change back with the run it belonged to, bit for bit."""

import pytest
from pytestqt.qtbot import QtBot

from learnscope.core import Experiment, Gate
from learnscope.gui.controls.learning_rate import LearningRateControl
from learnscope.gui.lab import Lab
from learnscope.gui.player import RunState
from learnscope.gui.undo import DEPTH


@pytest.fixture
def lab(qapp: object) -> Lab:
    assert qapp is not None
    return Lab()


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
