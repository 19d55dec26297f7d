"""Runs are pinned as they stand, compared, brought back, and undone, bit for bit."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from learnscope.core import Cloud, Experiment, Gate, Network, Optimizer, RandomStart, Trainer
from learnscope.core.run.difference import differences
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import RUN_STYLES
from learnscope.gui.session.beside.pinned import Pins, baseline_of
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState

SameRun = Callable[[Trainer, Trainer], None]

NETWORK = Experiment(Gate("xor"), Network((2,)), start=RandomStart(3, "xavier"))


def shown(pins: Pins) -> list[tuple[str, str, bool, int]]:
    return [(each.name, each.style, each.baseline, each.latest) for each in pins]


def names(lab: Lab) -> list[str]:
    return [each.name for each in lab.pins]


# What is pinned


def test_a_pin_holds_the_run_as_it_stood_whatever_becomes_of_the_run(
    lab: Lab, assert_same_run: SameRun
) -> None:
    lab.train(100)
    stood = lab.trainer.copy()
    lab.pin()
    lab.edit((5.0, 5.0, 5.0))
    lab.train(50)
    lab.set_gate("xor")

    (pinned,) = lab.pins
    assert_same_run(pinned.run.copy(), stood)
    assert (pinned.epoch, pinned.latest) == (100, 100)
    assert pinned.experiment == stood.experiment
    assert pinned.changes == stood.changes
    for mine, theirs in (
        (pinned.epochs, stood.history.epochs),
        (pinned.losses, stood.history.losses),
        (pinned.test_losses, stood.history.test_losses),
        (pinned.parameters, stood.history.parameters),
    ):
        assert mine.tobytes() == theirs.tobytes()
        assert not mine.flags.writeable


@pytest.mark.parametrize("experiment", [Experiment(), NETWORK])
def test_a_pin_opened_and_trained_on_goes_where_the_run_went(
    make_lab: Callable[[Experiment], Lab], experiment: Experiment, assert_same_run: SameRun
) -> None:
    lab = make_lab(experiment)
    lab.train(40)
    lab.set_learning_rate(3.0)
    lab.train(30)
    lab.edit(tuple(x + 0.25 for x in lab.trainer.parameters.tolist()))
    lab.train(30)
    lab.pin()
    lab.train(200)
    there = lab.trainer.copy()
    lab.set_gate("or")

    lab.bring_back_pin("run_1")
    assert lab.trainer.epoch == 100
    lab.train(200)
    assert_same_run(lab.trainer, there)
    # What has become of it leaves the pin alone.
    assert lab.pins[0].latest == 100


def test_the_snapshot_carries_the_pins_and_is_another_with_them(lab: Lab) -> None:
    lab.train(3)
    before = lab.snapshot()
    assert before.pins == ()
    lab.pin()
    assert lab.snapshot().pins is lab.pins
    assert lab.snapshot() is lab.snapshot()
    assert lab.snapshot().curves is before.curves


def test_to_pin_a_run_that_goes_on_does_not_stop_it(lab: Lab, qtbot: QtBot) -> None:
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 2)
    lab.pin()
    epoch = lab.pins[0].latest
    assert lab.state is RunState.RUNNING
    qtbot.waitUntil(lambda: lab.trainer.epoch > epoch + 2)
    lab.pause()
    again = Trainer(lab.experiment)
    again.advance(epoch)
    assert lab.pins[0].losses[-1] == again.loss


def test_up_to_five_the_sixth_is_refused_with_a_sentence(qtbot: QtBot, window: MainWindow) -> None:
    window.lab.train(3)
    for _ in range(5):
        window.lab.pin()
    assert [each.style for each in window.lab.pins] == list(RUN_STYLES)
    before = window.lab.pins
    with qtbot.waitSignal(window.lab.refused):
        window.lab.pin()
    assert window.lab.pins is before
    assert window.findChild(QLabel, "message").text() == (
        "Five runs are pinned, and there is no room for more: remove one first."
    )


def test_a_run_keeps_its_look_and_a_free_one_is_taken_again(lab: Lab) -> None:
    lab.train(3)
    for _ in range(3):
        lab.pin()
    lab.remove_pin("run_2")
    assert [each.style for each in lab.pins] == ["run_1", "run_3"]
    lab.pin()
    assert [each.style for each in lab.pins] == ["run_1", "run_3", "run_2"]
    assert [each.number for each in lab.pins] == [1, 3, 2]


# Any epoch of it


def test_any_epoch_of_a_pin_is_read_exactly(lab: Lab) -> None:
    lab.train(5000)
    lab.pin()
    (pinned,) = lab.pins
    assert 1001 not in pinned.epochs
    again = Trainer(lab.experiment)
    again.advance(1001)
    moment = pinned.run.at(1001)
    assert moment is not None
    assert (moment.epoch, moment.loss) == (1001, again.loss)
    assert moment.parameters.tobytes() == again.parameters.tobytes()
    assert pinned.run.at(1001) is moment
    # What it was looked at for left it where it stands.
    assert (pinned.epoch, pinned.latest) == (5000, 5000)


def test_where_there_is_no_time_the_last_recorded_epoch_before_is_read_and_says_so(
    lab: Lab,
) -> None:
    lab.train(5000)
    lab.pin()
    (pinned,) = lab.pins
    moment = pinned.run.at(1001, may_replay=lambda: False)
    assert moment is not None
    assert moment.epoch == pinned.epochs[pinned.epochs <= 1001][-1] < 1001
    assert pinned.run.at(5001) is None


# Names, baseline


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda lab: lab.set_learning_rate(3.0), "rate 3"),
        (lambda lab: lab.set_optimizer(Optimizer("adam", 0.03)), "Adam 0.03"),
        (lambda lab: lab.set_network(Network((4,))), "2-4-1"),
        (lambda lab: lab.set_loss("squared"), "squared"),
        (lambda lab: lab.set_seed(7), "seed 7"),
        (lambda lab: lab.set_gate("or"), "OR"),
        (lambda lab: lab.set_start((1.0, 2.0, 3.0)), "Run 2"),
        (lambda lab: lab.reset(), "Run 2"),
    ],
)
def test_a_pin_is_called_by_what_is_different_about_it(
    lab: Lab, change: Callable[[Lab], None], name: str
) -> None:
    lab.train(3)
    lab.pin()
    assert names(lab) == ["rate 1"]
    lab.reset()
    change(lab)
    lab.train(3)
    lab.pin()
    assert names(lab) == ["rate 1", name]


def test_it_is_called_by_what_tells_it_from_the_run_most_like_it(lab: Lab) -> None:
    lab.train(3)
    lab.pin()
    lab.set_network(Network((2,)))
    lab.set_optimizer(Optimizer("adam", 0.1))
    lab.train(3)
    lab.pin()
    lab.set_learning_rate(0.01)
    lab.reset()
    lab.train(3)
    lab.pin()
    assert names(lab) == ["rate 1", "Run 2", "Adam 0.01"]


def test_a_name_is_changed_and_an_empty_one_changes_nothing(lab: Lab) -> None:
    lab.train(3)
    lab.pin()
    lab.rename_pin("run_1", "  slow \n start ")
    assert names(lab) == ["slow start"]
    for nothing in ("", "  "):
        lab.rename_pin("run_1", nothing)
    lab.rename_pin("run_4", "nobody")
    assert names(lab) == ["slow start"]
    assert lab.undo_stack.undoable == "pin_name"
    lab.rename_pin("run_1", "x" * 500)
    assert len(names(lab)[0]) == 24


def test_the_first_is_the_baseline_another_can_be_and_there_always_is_one(lab: Lab) -> None:
    lab.train(3)
    for _ in range(3):
        lab.pin()
    assert [each.baseline for each in lab.pins] == [True, False, False]
    lab.choose_baseline("run_3")
    assert [each.baseline for each in lab.pins] == [False, False, True]
    lab.choose_baseline("run_5")
    assert [each.baseline for each in lab.pins] == [False, False, True]
    lab.remove_pin("run_3")
    assert [each.baseline for each in lab.pins] == [True, False]
    lab.remove_pin("run_1")
    lab.remove_pin("run_2")
    assert baseline_of(lab.pins) is None


# Undo


def test_each_change_of_the_pins_is_undone_and_leaves_the_run_where_it_is(lab: Lab) -> None:
    lab.train(3)
    lab.pin()
    states, whats = [shown(lab.pins)], []
    for change in (
        lab.pin,
        lambda: lab.rename_pin("run_2", "slow"),
        lambda: lab.choose_baseline("run_2"),
        lambda: lab.remove_pin("run_1"),
    ):
        change()
        whats.append(lab.undo_stack.undoable)
        states.append(shown(lab.pins))
        lab.train(10)
    run, epoch = lab.trainer, lab.trainer.epoch
    assert whats == ["pin", "pin_name", "pin_baseline", "pin_removed"]
    for before in states[-2::-1]:
        lab.undo()
        assert shown(lab.pins) == before
        assert lab.trainer is run
        assert run.epoch == epoch
    for after in states[1:]:
        lab.redo()
        assert shown(lab.pins) == after
    assert lab.trainer is run


def test_to_bring_a_run_back_is_undone_with_the_run_that_was_there(
    lab: Lab, assert_same_run: SameRun
) -> None:
    lab.train(10)
    lab.pin()
    lab.set_gate("or")
    lab.train(20)
    there = lab.trainer.copy()
    lab.bring_back_pin("run_1")
    assert (lab.experiment.problem, lab.trainer.epoch) == (Gate("and"), 10)
    assert lab.undo_stack.undoable == "bring_back"
    lab.undo()
    assert_same_run(lab.trainer, there)
    lab.redo()
    assert (lab.experiment.problem, lab.trainer.epoch) == (Gate("and"), 10)
    assert names(lab) == ["rate 1"]


def test_a_run_that_goes_on_goes_on_while_a_pin_is_undone(lab: Lab, qtbot: QtBot) -> None:
    lab.train(3)
    lab.pin()
    lab.run()
    qtbot.waitUntil(lambda: lab.trainer.epoch > 5)
    lab.undo()
    assert (lab.pins, lab.state) == ((), RunState.RUNNING)
    lab.pause()


STYLES = st.sampled_from(RUN_STYLES)


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.just(("pin",)),
            st.tuples(st.just("remove_pin"), STYLES),
            st.tuples(st.just("choose_baseline"), STYLES),
            st.tuples(st.just("rename_pin"), STYLES, st.text(max_size=3)),
            st.tuples(st.just("bring_back_pin"), STYLES),
            st.tuples(st.just("train"), st.integers(0, 3)),
            st.tuples(st.just("set_learning_rate"), st.sampled_from([0.5, 2.0])),
            st.just(("reset",)),
        ),
        max_size=12,
    )
)
def test_whatever_is_done_undo_has_the_pins_of_before_and_redo_those_of_after(
    started: object, commands: list[tuple[object, ...]]
) -> None:
    assert started is not None
    lab = Lab()
    seen = [shown(lab.pins)]
    for name, *arguments in commands:
        getattr(lab, str(name))(*arguments)
        assert sum(each.baseline for each in lab.pins) == bool(lab.pins)
        if shown(lab.pins) != seen[-1]:
            seen.append(shown(lab.pins))
    back = [shown(lab.pins)]
    while lab.undo_stack.undoable:
        lab.undo()
        if shown(lab.pins) != back[-1]:
            back.append(shown(lab.pins))
    assert back == seen[::-1]
    while lab.undo_stack.redoable:
        lab.redo()
    assert shown(lab.pins) == seen[-1]
    lab.deleteLater()


def test_the_tour_begins_with_nothing_beside_its_run_and_gives_the_pins_back(lab: Lab) -> None:
    lab.train(3)
    lab.pin()
    before = lab.pins
    held = lab.hold()
    assert lab.pins == ()
    lab.pin()
    lab.bring_back(held)
    assert lab.pins is before


def test_what_pins_hold_counts_in_the_memory_of_undo(lab: Lab) -> None:
    lab.train(500)
    lab.pin()
    before = lab.undo_stack.nbytes
    lab.remove_pin("run_1")
    assert lab.undo_stack.nbytes > before


# The command


def test_a_run_is_pinned_by_its_key_once_there_is_something_of_it(window: MainWindow) -> None:
    action = window.findChild(QAction, "pin_run")
    assert not action.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert action.isEnabled()
    assert action.toolTip() == "Keep this run beside the next ones, to compare them (Ctrl+P)"
    QTest.keySequence(window, QKeySequence("Ctrl+P"))
    assert names(window.lab) == ["rate 1"]
    assert window.findChild(QAction, "undo").text() == "Undo: pin"
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert window.lab.pins == ()


def test_a_diverged_run_can_be_pinned_and_compared(make_lab: Callable[[Experiment], Lab]) -> None:
    experiment = Experiment(Cloud("circle", 20), loss="squared").with_learning_rate(1e300)
    lab = make_lab(experiment)
    lab.train(50)
    lab.pin()
    (pinned,) = lab.pins
    assert pinned.latest == lab.trainer.latest
    lab.reset()
    lab.bring_back_pin("run_1")
    assert differences(pinned, lab.trainer) == ()
