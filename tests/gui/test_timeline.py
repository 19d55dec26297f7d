"""The timeline: every epoch of the run within reach, marks where something was changed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from learnscope.core import Network
from learnscope.gui import MainWindow
from learnscope.gui.controls.timeline import Timeline
from learnscope.gui.lab import Lab
from learnscope.gui.theme import DARK


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
    assert [mark.epoch for mark in timeline.marks] == [10, 20]
    assert timeline.marks[0].text == "Epoch 10: set by hand, w1 = 1.0000, w2 = 2.0000, b = 3.0000"
    assert timeline.marks[1].text == "Epoch 20: learning rate 0.5"
    assert timeline._tip(timeline._x(10)) == timeline.marks[0].text
    assert timeline._tip(timeline._x(15)) == "Epoch 15"


def test_nothing_trained_is_a_line_without_a_way(
    qtbot: QtBot, timeline: Timeline, lab: Lab
) -> None:
    qtbot.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(400, 14))
    assert lab.trainer.epoch == 0


def test_a_jump_in_a_run_of_a_million_epochs_goes_through_few_of_them(
    timeline: Timeline, lab: Lab
) -> None:
    lab.train(1_000_000)
    for epoch in (999_999, 1, 500_003, 123_457, 876_543):
        recorded, _ = lab.trainer.history.nearest(epoch)
        assert epoch - recorded < 2000

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
    assert len(timeline.marks) == 41
    drag, rate = timeline.groups()
    assert [mark.epoch for mark in drag] == list(range(101, 141))
    assert [mark.epoch for mark in rate] == [940]
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
    assert len(timeline.groups()) == 2
    lab.train(5000)
    assert len(timeline.groups()) == 1
    assert len(timeline._tip(timeline._x(50)).splitlines()) == 2


def test_the_parameters_of_a_network_set_by_hand_are_marked_too(window: MainWindow) -> None:
    lab = window.lab
    lab.open(lab.experiment.with_network(Network((2,))))
    lab.train(3)
    lab.edit(tuple(0.5 for _ in lab.trainer.parameters))

    assert [mark.text for mark in window.parts.timeline.marks] == [
        "Epoch 3: parameters set by hand"
    ]
