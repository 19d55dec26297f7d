"""The timeline: every epoch of the run within reach, marks where something was changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from learnscope.core import Changes, Experiment, Network, Optimizer, Penalty
from learnscope.gui import MainWindow
from learnscope.gui.look.theme import DARK
from learnscope.gui.panel.timeline import Timeline
from learnscope.gui.session.lab import Lab

pytestmark = pytest.mark.usefixtures("faster_engine")


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    result = Timeline()
    qtbot.addWidget(result)
    result.resize(800, 28)
    return result


@pytest.fixture
def lab(timeline: Timeline) -> Lab:
    result = Lab()
    result.frame.connect(timeline.display)
    timeline.epoch_chosen.connect(result.go_to)
    return result


def at(timeline: Timeline, epoch: int) -> QPoint:
    return QPoint(round(timeline._x(epoch)), timeline.height() // 2)


def test_a_click_shows_that_moment(qtbot: QtBot, timeline: Timeline, lab: Lab) -> None:
    lab.train(100)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=at(timeline, 40))
    assert lab.trainer.epoch == pytest.approx(40, abs=1)
    assert lab.trainer.latest == 100
    assert timeline.value() == lab.trainer.epoch


def test_a_drag_goes_along(qtbot: QtBot, timeline: Timeline, lab: Lab) -> None:
    lab.train(100)
    qtbot.mousePress(timeline, Qt.MouseButton.LeftButton, pos=at(timeline, 100))
    seen = []
    for epoch in (80, 50, 20):
        qtbot.mouseMove(timeline, at(timeline, epoch))
        seen.append(lab.trainer.epoch)
    qtbot.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=at(timeline, 20))
    assert seen == [pytest.approx(epoch, abs=1) for epoch in (80, 50, 20)]


def test_both_ends_can_be_reached(qtbot: QtBot, timeline: Timeline, lab: Lab) -> None:
    lab.train(100)
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(0, 14))
    assert lab.trainer.epoch == 0
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(799, 14))
    assert lab.trainer.epoch == 100


def test_changes_are_marked_and_told(timeline: Timeline, lab: Lab) -> None:
    lab.train(10)
    lab.edit((1.0, 2.0, 3.0))
    lab.train(10)
    lab.set_learning_rate(0.5)
    lab.train(10)
    assert [mark.first for mark in timeline.marks()] == [10, 20]
    edited = "Epoch 10: set by hand, w1 = 1.0000, w2 = 2.0000, b = 3.0000"
    assert timeline._tip(timeline._x(10)) == edited
    assert timeline._tip(timeline._x(15)) == "Epoch 15"
    assert timeline._tip(timeline._x(20)) == "Epoch 20: learning rate 0.5"


def test_several_changes_at_one_epoch_are_all_told(timeline: Timeline, lab: Lab) -> None:
    lab.edit((0.0, 2.0, 3.0))
    lab.train(10)
    lab.set_learning_rate(0.5)
    lab.trainer.change(optimizer=Optimizer("adam", 0.25))
    lab.edit((1.0, 2.0, 3.0))
    lab.train(10)

    assert [mark.first for mark in timeline.marks()] == [0, 10]
    assert timeline._tip(timeline._x(0)).startswith("Epoch 0: set by hand, w1 = 0.0000")
    assert timeline._tip(timeline._x(10)).splitlines() == [
        "Epoch 10: learning rate 0.25",
        "Epoch 10: optimiser Adam",
        "Epoch 10: set by hand, w1 = 1.0000, w2 = 2.0000, b = 3.0000",
    ]


def test_a_mark_says_which_setting_is_another_from_there_on(timeline: Timeline, lab: Lab) -> None:
    lab.train(10)
    lab.set_loss("squared")
    lab.train(10)
    lab.set_penalty(Penalty(l1=0.1, l2=0.02))
    lab.train(10)
    lab.set_batch_size(1)
    lab.set_shuffle(True)
    lab.train(10)
    lab.set_batch_size(None)
    lab.train(10)
    assert [timeline._tip(timeline._x(epoch)) for epoch in (10, 20, 30, 40)] == [
        "Epoch 10: loss squared",
        "Epoch 20: penalty L1 0.1, L2 0.02",
        "Epoch 30: batches of 1, shuffled",
        "Epoch 40: batches of all samples, shuffled",
    ]


def test_the_marks_of_a_long_drag_take_no_more_work_than_those_of_a_short_one(
    timeline: Timeline, lab: Lab, calls: Callable[[Callable[[], object]], int]
) -> None:
    moment = replace(lab.snapshot(), epoch=5000, latest=5000)

    def work(edits: int) -> int:
        changes = Changes.none(lab.experiment)
        for epoch in range(edits):
            changes = changes.with_edit(epoch, (float(epoch), 2.0, 3.0))
        timeline.display(replace(moment, changes=changes))
        timeline.grab()
        # One edit more, and its frame.
        after = replace(moment, changes=changes.with_edit(4500, (0.5, 2.0, 3.0)))

        def show() -> None:
            timeline.display(after)
            timeline.grab()

        return calls(show)

    few = work(40)
    assert work(4000) < few + 4 * timeline.width()
    assert [(mark.count, mark.first, mark.last) for mark in timeline.marks()] == [
        (4000, 0, 3999),
        (1, 4500, 4500),
    ]


def test_an_edit_and_a_way_back_take_no_more_work_after_many_edits(
    lab: Lab, calls: Callable[[Callable[[], object]], int]
) -> None:
    def work(edits: int) -> tuple[int, int]:
        lab.open(Experiment())
        for number in range(edits):
            lab.trainer.advance(1)
            lab.trainer.edit((float(number % 3), 2.0, 3.0))
        lab.edit((0.25, 2.0, 3.0))
        edit = calls(lambda: lab.edit((0.5, 2.0, 3.0), goes_on=True))
        return edit, calls(lab.step_back)

    few, many = work(20), work(300)
    assert many[0] < few[0] + 100
    assert many[1] < few[1] + 100


def test_nothing_trained_is_a_line_without_a_way(
    qtbot: QtBot, timeline: Timeline, lab: Lab
) -> None:
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(400, 14))
    assert lab.trainer.epoch == 0


def test_a_jump_in_a_long_run_goes_through_few_of_its_epochs(timeline: Timeline, lab: Lab) -> None:
    lab.train(5000)
    assert 1 < lab.trainer.history.stride < 10
    for epoch in (4999, 1, 2503, 617, 4383):
        recorded, _ = lab.trainer.history.nearest(epoch)
        assert epoch - recorded < lab.trainer.history.stride

        lab.go_to(epoch)

        assert (lab.trainer.epoch, timeline.value()) == (epoch, epoch)


def test_it_follows_the_theme(timeline: Timeline, lab: Lab) -> None:
    lab.train(10)
    light = timeline.grab().toImage()
    timeline.apply_theme(DARK)
    assert timeline.grab().toImage() != light


def test_marks_that_fall_together_are_drawn_and_told_as_one(timeline: Timeline, lab: Lab) -> None:
    lab.train(100)
    for number in range(40):
        lab.train(1)
        lab.edit((float(number), 2.0, 3.0))
    lab.train(800)
    lab.set_learning_rate(0.5)
    lab.train(1)
    drag, rate = timeline.marks()
    assert (drag.count, drag.first, drag.last) == (40, 101, 140)
    assert (rate.count, rate.first, rate.last) == (1, 940, 940)
    middle = timeline._tip(timeline._x(120))
    assert middle.splitlines() == [
        "40 changes from epoch 101 to 140. The last one:",
        "Epoch 140: set by hand, w1 = 39.0000, w2 = 2.0000, b = 3.0000",
    ]
    assert timeline._tip(timeline._x(500)) == "Epoch 500"


def test_marks_that_stand_apart_stay_apart(timeline: Timeline, lab: Lab) -> None:
    lab.train(50)
    lab.edit((1.0, 2.0, 3.0))
    lab.train(1)
    lab.edit((2.0, 2.0, 3.0))
    # As many pixels an epoch as there are to see both.
    assert len(timeline.marks()) == 2
    lab.train(5000)
    assert len(timeline.marks()) == 1
    assert len(timeline._tip(timeline._x(50)).splitlines()) == 2


def test_the_parameters_of_a_network_set_by_hand_are_marked_too(window: MainWindow) -> None:
    lab = window.lab
    lab.open(lab.experiment.with_network(Network((2,))))
    lab.train(3)
    lab.edit(tuple(0.5 for _ in lab.trainer.parameters))

    timeline = window.parts.timeline
    assert timeline._tip(timeline._x(3)) == "Epoch 3: parameters set by hand"
