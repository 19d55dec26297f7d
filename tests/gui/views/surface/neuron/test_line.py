"""The line ŷ = ½ is taken hold of: shifted, turned, put back, and let go."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from moments import Moment
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot
from surface_hands import Values, over

from learnscope.core import Curve
from learnscope.gui.session.lab import Lab
from learnscope.gui.views.surface.line_drags import Shift, Turn
from learnscope.gui.views.surface.scale import HIGH, LOW
from learnscope.gui.views.surface.surface import SurfaceView

# The offscreen platform says so when a tool tip opens.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


def editing(view: SurfaceView) -> tuple[Lab, list[tuple[Values, bool]]]:
    """Return a lab that the view edits, as in the window, and the edits as they come."""
    lab, edits = Lab(), []
    view.parameters_edited.connect(lambda values, goes_on: edits.append((values, goes_on)))
    view.parameters_edited.connect(lab.edit)
    lab.frame.connect(view.display)
    return lab, edits


def drag(view: SurfaceView, qtbot: QtBot, begin: QPoint, *way: QPoint) -> None:
    """Press, move along and release, as a hand does."""
    viewport = view.map.viewport()
    qtbot.mouseMove(viewport, begin)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    for at in way:
        qtbot.mouseMove(viewport, at)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=way[-1])


def on_line(view: SurfaceView, share: float) -> QPoint:
    """Return a pixel on the line ŷ = ½, a share of the way along it."""
    x, y = view.map.half.getData()
    return over(view, x[0] + share * (x[1] - x[0]), y[0] + share * (y[1] - y[0]))


def z_at(view: SurfaceView, parameters: Values, pixel: QPoint) -> float:
    """Return how far a pixel is from a line ŷ = ½, in pixels."""
    w1, w2, b = parameters
    x1, x2 = view.map.value_at(QPointF(pixel))
    scale = view.map.area.width() / 1.5
    return abs(w1 * x1 + w2 * x2 + b) / math.hypot(w1, w2) * scale


def test_dragging_the_line_shifts_it_with_the_pointer(view: SurfaceView, qtbot: QtBot) -> None:
    lab, edits = editing(view)
    lab.train(60)
    w1, w2, b = lab.snapshot().parameters
    begin = on_line(view, 0.3)
    way = [begin - QPoint(step, step) for step in (2, 10, 40, 70)]
    drag(view, qtbot, begin, *way)
    assert [goes_on for _, goes_on in edits] == [False, True, True, True]
    for (values, _), at in zip(edits, way, strict=True):
        assert values[:2] == (w1, w2)
        assert z_at(view, values, at) < 1.5
    assert tuple(lab.trainer.parameters) == edits[-1][0]
    assert edits[-1][0][2] != b


def test_the_line_does_not_jump_when_it_is_taken(view: SurfaceView, qtbot: QtBot) -> None:
    lab, edits = editing(view)
    lab.train(60)
    before = lab.snapshot().parameters
    begin = on_line(view, 0.3) + QPoint(3, 0)
    drag(view, qtbot, begin, begin + QPoint(1, 0))
    moved = abs(edits[0][0][2] - before[2]) / math.hypot(*before[:2]) * view.map.area.width() / 1.5
    assert moved == pytest.approx(abs(before[0]) / math.hypot(*before[:2]), rel=1e-6)


def test_a_drag_is_undone_as_one_edit(view: SurfaceView, qtbot: QtBot) -> None:
    lab, _ = editing(view)
    lab.train(60)
    before = lab.snapshot().parameters
    begin = on_line(view, 0.3)
    drag(view, qtbot, begin, begin - QPoint(10, 10), begin - QPoint(50, 30))
    assert lab.snapshot().parameters != before
    lab.undo()
    assert lab.snapshot().parameters == before


def test_the_handle_turns_the_line_around_its_middle(view: SurfaceView, qtbot: QtBot) -> None:
    lab, edits = editing(view)
    lab.train(60)
    before = lab.snapshot().parameters
    x, y = view.map.half.getData()
    pivot = (float(x.mean()), float(y.mean()))
    begin = view.map.handle_pixel().toPoint()
    way = [begin + QPoint(0, step) for step in (1, 15, 60)]
    drag(view, qtbot, begin, *way)
    assert [goes_on for _, goes_on in edits] == [False, True, True]
    for (values, _), at in zip(edits, way, strict=True):
        w1, w2, b = values
        assert math.hypot(w1, w2) == pytest.approx(math.hypot(*before[:2]), rel=1e-12)
        assert w1 * pivot[0] + w2 * pivot[1] + b == pytest.approx(0.0, abs=1e-12)
        assert z_at(view, values, at) < 1.5
    assert edits[0][0] == pytest.approx(before, rel=0.05)
    lab.undo()
    viewport = view.map.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    for at in way:
        qtbot.mouseMove(viewport, at)
        apart = view.map.handle_pixel() - QPointF(at)
        assert math.hypot(apart.x(), apart.y()) < 3.0
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize("around", [1, -1])
def test_the_handle_turns_the_line_all_the_way_round(
    view: SurfaceView, qtbot: QtBot, around: int
) -> None:
    lab, edits = editing(view)
    lab.edit((3.0, 3.0, -3.0))
    centre = view.map.point(0.5, 0.5)
    begin = view.map.handle_pixel()
    radius, first = (
        view.map.area.width() / 3,
        math.atan2((begin - centre).y(), (begin - centre).x()),
    )
    turns = [first + around * math.tau * step / 48 for step in range(1, 49)]
    way = [(centre + QPointF(math.cos(a), math.sin(a)) * radius).toPoint() for a in turns]
    drag(view, qtbot, begin.toPoint(), *way)
    assert len(edits) == 48
    for (one, _), (two, _) in pairwise(edits):
        assert math.dist(one[:2], two[:2]) < 0.2 * math.hypot(3.0, 3.0)
    assert edits[-1][0] == pytest.approx((3.0, 3.0, -3.0), abs=0.1)


def test_the_line_is_dragged_while_the_run_goes_on(view: SurfaceView, qtbot: QtBot) -> None:
    lab, edits = editing(view)
    lab.train(60)
    begin, viewport = on_line(view, 0.3), view.map.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    for step in (10, 20, 40):
        lab.train(20)
        at = begin - QPoint(step, step)
        qtbot.mouseMove(viewport, at)
        assert z_at(view, lab.snapshot().parameters, at) < 1.5
        assert edits[-1][0][:2] != edits[0][0][:2] or step == 10
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert len(edits) == 3
    qtbot.mouseMove(viewport, at + QPoint(30, 0))
    assert len(edits) == 3


def test_the_line_is_not_pulled_out_of_sight(view: SurfaceView, qtbot: QtBot) -> None:
    lab, edits = editing(view)
    lab.train(60)
    begin = on_line(view, 0.3)
    for far in (QPoint(-900, -900), QPoint(2000, 900), QPoint(0, -3000)):
        drag(view, qtbot, on_line(view, 0.3), begin + QPoint(9, 9), far)
        assert view.map.half.isVisible() or z_at(view, edits[-1][0], far) > 0.0
        x, y = view.map.half.getData()
        assert np.all(np.isfinite((x, y)))
        lab.edit((3.0, 3.0, -3.0))


def test_escape_puts_the_line_back(view: SurfaceView, qtbot: QtBot) -> None:
    lab, edits = editing(view)
    lab.train(60)
    before, begin, port = lab.snapshot().parameters, on_line(view, 0.3), view.map.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(port, begin - QPoint(20, 20))
    assert lab.snapshot().parameters != before
    qtbot.keyClick(view.map, Qt.Key.Key_Escape)
    assert lab.snapshot().parameters == before
    qtbot.mouseMove(port, begin - QPoint(40, 40))
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=begin)

    assert [goes_on for _, goes_on in edits] == [False, True]


def test_the_line_does_not_stick_to_a_hand_that_let_go_over_another_picture(
    view: SurfaceView, qtbot: QtBot
) -> None:
    lab, edits = editing(view)
    lab.train(60)
    begin, port = on_line(view, 0.3), view.map.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    lab.set_problem(Curve())
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    lab.undo()
    qtbot.mouseMove(port, begin + QPoint(30, 30))

    assert not edits


def test_pointers_and_a_tip_tell_what_can_be_dragged(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(60))
    viewport = view.map.viewport()
    plain = viewport.grab().toImage()
    qtbot.mouseMove(viewport, on_line(view, 0.3))
    assert viewport.cursor().shape() == Qt.CursorShape.SizeBDiagCursor
    assert viewport.grab().toImage() != plain
    handle = view.map.handle_pixel().toPoint()
    qtbot.mouseMove(viewport, handle)
    assert viewport.cursor().shape() == Qt.CursorShape.OpenHandCursor
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=handle)
    assert viewport.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=handle)
    qtbot.mouseMove(viewport, over(view, 0.2, 0.3))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor
    for at, word in ((on_line(view, 0.3), "shift"), (handle, "turn")):
        event = QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at))
        QCoreApplication.sendEvent(viewport, event)
        assert word in QToolTip.text()
    QToolTip.hideText()


def test_while_it_is_held_the_changed_parameters_are_read_out(
    view: SurfaceView, qtbot: QtBot
) -> None:
    lab, _ = editing(view)
    lab.train(60)
    viewport, begin = view.map.viewport(), on_line(view, 0.3)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(viewport, begin + QPoint(5, 5))
    assert [row.label for row in view.map.readout.rows()] == ["b"]
    assert not view.grab().isNull()
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=begin)
    begin = view.map.handle_pixel().toPoint()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(viewport, begin + QPoint(5, 5))
    assert [row.label for row in view.map.readout.rows()] == ["w1", "w2", "b"]
    assert not view.grab().isNull()
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=begin)


@pytest.mark.parametrize("values", [(0.0, 0.0, 0.0), (0.0, 0.0, 1.0), (1.0, 1.0, 9.0)])
def test_without_a_line_there_is_nothing_to_drag(
    view: SurfaceView, qtbot: QtBot, values: Values
) -> None:
    lab, edits = editing(view)
    lab.edit(values)
    assert view.map.handle_pixel() is None
    for begin in (over(view, 0.5, 0.5), over(view, 0.3, 0.7)):
        drag(view, qtbot, begin, begin + QPoint(20, 20))
    assert edits == []


def test_a_short_line_in_a_corner_has_no_handle_but_can_be_shifted(
    view: SurfaceView, qtbot: QtBot
) -> None:
    lab, edits = editing(view)
    lab.edit((1.0, 1.0, -2.4))
    assert view.map.handle_pixel() is None
    begin = on_line(view, 0.5)
    drag(view, qtbot, begin, begin + QPoint(-20, 20))
    assert len(edits) == 1


def test_a_sample_on_the_line_is_chosen_rather_than_dragged(
    view: SurfaceView, qtbot: QtBot
) -> None:
    lab, edits = editing(view)
    lab.edit((1.0, 1.0, -2.0))
    at = over(view, 1.0, 1.0)
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [3]
    drag(view, qtbot, at, at + QPoint(20, 20))
    assert edits == []


numbers = st.floats(-50.0, 50.0)
places = st.tuples(st.floats(LOW, HIGH), st.floats(LOW, HIGH))


@given(numbers, numbers, numbers, places, places)
def test_a_shifted_line_moves_by_as_much_as_the_hand(
    w1: float, w2: float, b: float, taken: tuple[float, float], to: tuple[float, float]
) -> None:
    size = math.hypot(w1, w2)
    if size < 1e-3:
        return
    *weights, moved = Shift.taken((w1, w2, b), taken).pulled((w1, w2, b), to)
    assert weights == [w1, w2]
    before = (w1 * taken[0] + w2 * taken[1] + b) / size
    after = (w1 * to[0] + w2 * to[1] + moved) / size
    assert after == pytest.approx(before, abs=1e-9 * (1.0 + abs(b) / size))


@given(numbers, numbers, places, places, places)
def test_a_turned_line_keeps_its_pivot_and_its_steepness(
    w1: float,
    w2: float,
    pivot: tuple[float, float],
    taken: tuple[float, float],
    to: tuple[float, float],
) -> None:
    size = math.hypot(w1, w2)
    if size < 1e-3 or math.dist(pivot, taken) < 1e-3 or math.dist(pivot, to) < 1e-3:
        return
    start = (w1, w2, -(w1 * pivot[0] + w2 * pivot[1]))
    turn = Turn.taken(start, taken, pivot)
    assert turn.pulled(start, taken) == pytest.approx(start, abs=1e-9 * size)
    v1, v2, c = turn.pulled(start, to)
    assert math.hypot(v1, v2) == pytest.approx(size)
    assert v1 * pivot[0] + v2 * pivot[1] + c == pytest.approx(0.0, abs=1e-9 * size)
    assert turn.pulled(start, pivot) == start


def test_a_line_that_goes_while_it_is_held_is_not_pulled(view: SurfaceView, qtbot: QtBot) -> None:
    lab, edits = editing(view)
    viewport = view.map.viewport()
    for take in (lambda: on_line(view, 0.3), lambda: view.map.handle_pixel().toPoint()):
        lab.edit((3.0, 3.0, -3.0))
        begin = take()
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=begin)
        lab.edit((0.0, 0.0, 1.0))
        qtbot.mouseMove(viewport, begin + QPoint(20, 0))
        assert not view.grab().isNull()
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=begin + QPoint(20, 0))
    assert edits == []
