"""Taking hold of the ground: pulling the run's start and where it stands, moving over it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from view_bench import ViewBench

from learnscope.core import Experiment, Trainer, ValuesStart
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.run_state import RunState
from learnscope.gui.text.examples import example
from learnscope.gui.views.landscape.ground.choice import AXES, LINE, GroundChoice

LEFT = Qt.MouseButton.LeftButton


def press(qtbot: QtBot, bench: ViewBench, at: QPoint) -> None:
    qtbot.mousePress(bench.view.shown.viewport(), LEFT, pos=at)


def move(bench: ViewBench, to: QPoint) -> None:
    port = bench.view.shown.viewport()
    QTest.mouseEvent(QTest.MouseAction.MouseMove, port, LEFT, Qt.KeyboardModifier.NoModifier, to)


def release(qtbot: QtBot, bench: ViewBench, at: QPoint) -> None:
    qtbot.mouseRelease(bench.view.shown.viewport(), LEFT, pos=at)


def mark(bench: ViewBench, name: str) -> QPoint:
    plot = bench.view.shown
    return plot.point(*plot.place(name)).toPoint()


def test_the_present_pulled_sets_the_parameters_and_is_undone_in_one_go(
    qtbot: QtBot, bench: ViewBench
) -> None:
    lab = bench.lab
    lab.train(30)
    before = lab.trainer.parameters.copy()
    at = mark(bench, "present")
    press(qtbot, bench, at)
    move(bench, at + QPoint(-20, 10))
    move(bench, at + QPoint(-40, 20))
    ground = bench.view.map
    x, y = ground.rounded(ground.value_at(QPointF(at + QPoint(-40, 20))))
    release(qtbot, bench, at + QPoint(-40, 20))
    assert lab.trainer.parameters.tolist() == [x, y, before[2]]
    assert lab.trainer.epoch == 30
    assert ground.height_at(x, y) == lab.trainer.loss
    lab.undo()
    assert lab.trainer.parameters.tolist() == before.tolist()


def test_the_start_pulled_runs_the_whole_way_anew_to_the_same_epoch(
    qtbot: QtBot, bench: ViewBench
) -> None:
    lab = bench.lab
    lab.train(30)
    at = mark(bench, "start")
    press(qtbot, bench, at)
    for way in (QPoint(10, 5), QPoint(25, -15)):
        move(bench, at + way)
        assert lab.trainer.epoch == 30
    ground = bench.view.map
    x, y = ground.rounded(ground.value_at(QPointF(at + QPoint(25, -15))))
    release(qtbot, bench, at + QPoint(25, -15))
    assert lab.experiment.start == ValuesStart((x, y, 0.0))
    fresh = Trainer(lab.experiment)
    fresh.advance(30)
    assert fresh.parameters.tobytes() == lab.trainer.parameters.tobytes()
    assert ground.place("start") == (x, y)
    lab.undo()
    assert lab.experiment == Experiment()
    assert lab.trainer.epoch == 30


def test_a_start_pulled_goes_as_far_as_before_though_one_on_the_way_did_not(
    make_lab: Callable[[Experiment], Lab],
) -> None:
    lab = make_lab(Experiment())
    lab.train(40)
    lab.set_stops(0.3, None)
    lab.start_from((4.0, 4.0, -6.0), 40)
    # It begins below the loss at which runs stop.
    assert lab.trainer.epoch == 0
    lab.set_stops(None, 25)
    lab.start_from((0.0, 0.0, 0.0), 40, True)
    assert lab.trainer.epoch == 25
    lab.set_stops(None, None)
    lab.start_from((0.5, 0.0, 0.0), 40, True)
    assert lab.trainer.epoch == 40
    assert lab.state is RunState.PAUSED
    lab.undo()
    assert lab.experiment == Experiment()


def test_a_start_that_is_pulled_tells_once_where_the_run_is(
    make_lab: Callable[[Experiment], Lab],
) -> None:
    lab = make_lab(Experiment())
    lab.train(40)
    told: list[tuple[RunState, int]] = []
    lab.state_changed.connect(lambda state: told.append((state, lab.trainer.epoch)))
    lab.start_from((0.0, 0.0, 0.0), 40)
    # Whoever follows it would else go back and forth at each of a hand's movements.
    assert told == [(RunState.PAUSED, 40)]


def test_a_start_that_is_refused_leaves_what_was_there(
    make_lab: Callable[[Experiment], Lab], qtbot: QtBot
) -> None:
    lab = make_lab(Experiment())
    lab.train(5)
    with qtbot.waitSignal(lab.refused):
        lab.start_from((1.0,), 5)
    assert lab.trainer.epoch == 5
    assert lab.experiment == Experiment()


def test_escape_puts_back_what_is_held(qtbot: QtBot, bench: ViewBench) -> None:
    lab = bench.lab
    lab.train(10)
    before = lab.trainer.parameters.tolist()
    plot = bench.view.shown
    plot.setFocus()
    at = mark(bench, "present")
    press(qtbot, bench, at)
    move(bench, at + QPoint(-30, 0))
    assert lab.trainer.parameters.tolist() != before
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert lab.trainer.parameters.tolist() == before
    assert plot.held == ""


def test_keys_take_hold_of_present_and_start_and_move_them(qtbot: QtBot, bench: ViewBench) -> None:
    lab = bench.lab
    lab.train(10)
    plot = bench.view.shown
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.held == "present"
    w1 = lab.trainer.parameters[0]
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    first = lab.trainer.parameters[0] - w1
    qtbot.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert first > 0.0
    assert 0.0 < lab.trainer.parameters[0] - w1 - first < first / 2
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.held == "start"
    qtbot.keyClick(plot, Qt.Key.Key_Down)
    assert lab.trainer.epoch == 10
    assert lab.experiment.start != Experiment().start
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.held == ""
    # Two holds are two things to undo.
    lab.undo()
    assert lab.experiment.start == Experiment().start
    lab.undo()
    assert lab.trainer.parameters[0] == w1


def test_the_ground_is_moved_zoomed_and_left_by_a_double_click(
    qtbot: QtBot, bench: ViewBench
) -> None:
    bench.lab.train(10)
    plot = bench.view.shown
    before = plot.extent
    at = plot.area.center().toPoint() + QPoint(30, 20)
    press(qtbot, bench, at)
    move(bench, at + QPoint(20, 0))
    move(bench, at + QPoint(40, 0))
    release(qtbot, bench, at + QPoint(40, 0))
    assert not plot.following
    assert plot.extent.x[0] < before.x[0]
    assert bench.lab.trainer.epoch == 10
    bench.lab.train(200)
    moved = plot.extent
    wheel(plot, plot.area.center(), 120)
    assert plot.extent.size[0] < moved.size[0]
    for _ in range(60):
        wheel(plot, plot.area.center(), -1200)
    assert plot.extent.size[0] < 1e10
    for _ in range(100):
        wheel(plot, plot.area.center(), 1200)
    assert plot.extent.size[0] > 1e-10
    qtbot.mouseDClick(plot.viewport(), LEFT, pos=at)
    assert plot.following
    assert plot.extent.x[1] > 4.0


def wheel(plot: object, at: QPointF, angle: int) -> None:
    port = plot.viewport()
    event = QWheelEvent(
        at,
        QPointF(port.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, angle),
        LEFT.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def test_plus_minus_and_arrows_move_what_is_seen(qtbot: QtBot, bench: ViewBench) -> None:
    plot = bench.view.shown
    plot.setFocus()
    before = plot.extent.size[0]
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.extent.size[0] < before
    left = plot.extent.x[0]
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.extent.x[0] > left
    assert bench.lab.trainer.epoch == 0
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.following


def test_along_one_parameter_only_that_one_is_pulled(qtbot: QtBot, bench: ViewBench) -> None:
    lab, view = bench.lab, bench.view
    lab.train(10)
    view.choose(GroundChoice(LINE, ("w1",)))
    QApplication.processEvents()
    before = lab.trainer.parameters.tolist()
    at = mark(bench, "present")
    press(qtbot, bench, at)
    move(bench, at + QPoint(40, 30))
    release(qtbot, bench, at + QPoint(40, 30))
    after = lab.trainer.parameters.tolist()
    assert after[0] > before[0]
    assert after[1:] == before[1:]


def test_a_click_on_the_ground_copies_its_height(qtbot: QtBot, bench: ViewBench) -> None:
    plot = bench.view.shown
    at = plot.area.topLeft().toPoint() + QPoint(60, 40)
    qtbot.mouseMove(plot.viewport(), at)
    qtbot.mouseClick(plot.viewport(), LEFT, pos=at)
    x, y = plot.rounded(plot.value_at(QPointF(at)))
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    assert float(QGuiApplication.clipboard().text()) == plot.height_at(x, y)


def test_a_network_is_pulled_over_the_plane_of_its_run(qtbot: QtBot, bench: ViewBench) -> None:
    lab, view = bench.lab, bench.view
    lab.open(example("xor_two_hidden"))
    lab.train(40)
    QApplication.processEvents()
    plane = view.map.laid.plane
    start = lab.experiment.start_parameters().copy()
    at = mark(bench, "start")
    press(qtbot, bench, at)
    move(bench, at + QPoint(15, 0))
    # The plane stays under the hand, though the run and so its own plane are others.
    assert view.map.laid.plane is plane
    release(qtbot, bench, at + QPoint(15, 0))
    moved = lab.experiment.start_parameters() - start
    assert moved.any()
    within = (moved @ plane.across) * plane.across + (moved @ plane.up) * plane.up
    assert moved == pytest.approx(within, abs=1e-9)
    assert lab.trainer.epoch == 40
    view.choose(GroundChoice(AXES, ("y.w1", "y.w2")))
    assert view.map.x_title == "y.w1"
