"""The surface view: ŷ over the plane as a map, and as a surface where there is OpenGL."""

import dataclasses
import math
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from learnscope.core import Curve, Experiment, Gate, ValuesStart
from learnscope.core.problems.gates import INPUTS
from learnscope.gui.look.marks import answer_colours, marks
from learnscope.gui.look.theme import DARK, LIGHT, THEMES
from learnscope.gui.plotting.axes import ladder
from learnscope.gui.session.lab import Lab
from learnscope.gui.session.snapshot import Snapshot
from learnscope.gui.views.surface.line_map import Shift, Turn
from learnscope.gui.views.surface.scale import HIGH, LOW, z_limit
from learnscope.gui.views.surface.surface import SurfaceView, has_opengl

# The offscreen platform says so when a tool tip opens.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

Brackets = Callable[[], AbstractContextManager[None]]
Moment = Callable[..., Snapshot]

forward = Experiment().model.forward
Values = tuple[float, float, float]


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[SurfaceView]:
    """The view as it stands in a window, 448 × 400 pixels."""
    window = QWidget()
    qtbot.addWidget(window)
    view = SurfaceView(window)
    view.resize(448, 400)
    window.resize(600, 500)
    window.show()
    yield view
    window.close()


@pytest.fixture
def moment(moment: Moment) -> Moment:
    """A moment of a run, with the row 0 0 selected."""
    return partial(moment, row=0)


def over(view: SurfaceView, x1: float, x2: float) -> QPoint:
    """Return the pixel at which a pair of inputs stands on the map."""
    return view.map.point(x1, x2).toPoint()


def colour_at(view: SurfaceView, x1: float, x2: float) -> QColor:
    """Return the colour of the map there."""
    return view.map.viewport().grab().toImage().pixelColor(over(view, x1, x2))


def test_it_can_be_seen_before_the_first_moment(view: SurfaceView) -> None:
    assert view.objectName() == "surface_view"
    assert not view.grab().isNull()


def test_the_image_holds_the_models_answers(view: SurfaceView, moment: Moment) -> None:
    snapshot = moment(60)
    view.display(snapshot)
    image = view.map.image.image
    side = (np.arange(64) + 0.5) / 64 * 1.5 - 0.25
    inputs = np.stack(np.meshgrid(side, side), axis=-1)
    assert image.dtype == np.float32
    assert np.array_equal(image, forward(snapshot.parameters, inputs).astype(np.float32))
    assert tuple(view.map.image.levels) == (0.0, 1.0)


def test_the_image_stands_where_its_inputs_stand(view: SurfaceView, moment: Moment) -> None:
    start = dataclasses.replace(Experiment(), start=ValuesStart((40.0, 0.0, -20.0)))
    view.display(moment(0, start))
    right, left = colour_at(view, 0.8, 0.5), colour_at(view, 0.2, 0.5)
    assert right.blue() > right.red()
    assert left.red() > left.blue()
    start = dataclasses.replace(Experiment(), start=ValuesStart((0.0, 40.0, -20.0)))
    view.display(moment(0, start))
    up, down = colour_at(view, 0.5, 0.8), colour_at(view, 0.5, 0.2)
    assert up.blue() > up.red()
    assert down.red() > down.blue()


@pytest.mark.parametrize("name", THEMES)
def test_the_colours_are_those_of_the_scale(view: SurfaceView, moment: Moment, name: str) -> None:
    theme = THEMES[name]
    view.apply_theme(theme)
    snapshot = moment(30)
    view.display(snapshot)
    for x1, x2 in ((0.5, 0.2), (0.2, 0.5), (1.15, 1.2)):
        answer = float(forward(snapshot.parameters, (x1, x2)))
        expected = answer_colours(theme)[round(answer * 255)]
        seen = colour_at(view, x1, x2)
        assert np.abs(np.array([seen.red(), seen.green(), seen.blue()]) - expected).max() <= 8


def test_on_the_half_line_the_answer_is_one_half(view: SurfaceView, moment: Moment) -> None:
    snapshot = moment(60)
    view.display(snapshot)
    x, y = view.map.half.getData()
    assert forward(snapshot.parameters, np.column_stack((x, y))) == pytest.approx(0.5)
    assert view.map.half.isVisible()


def test_without_a_half_line_none_is_drawn(view: SurfaceView, moment: Moment) -> None:
    for values in ((0.0, 0.0, 0.0), (1.0, 1.0, 9.0)):
        start = dataclasses.replace(Experiment(), start=ValuesStart(values))
        view.display(moment(0, start))
        assert not view.map.half.isVisible()
        assert not view.grab().isNull()


def test_the_map_is_a_square_at_any_size(view: SurfaceView, moment: Moment) -> None:
    view.display(moment(10))
    for width, height in ((448, 400), (260, 300), (600, 200), (200, 420)):
        view.resize(width, height)
        QCoreApplication.processEvents()
        area = view.map.area
        assert area.width() == pytest.approx(area.height())
        assert view.map.rect().contains(area.toAlignedRect())


def test_marks_tell_right_and_present_answers_apart(moment: Moment) -> None:
    problem = Gate("or", rows=(0, 1, 3))
    snapshot = moment(0, Experiment(problem=problem), row=1)
    drawn = {mark.row: mark for mark in marks(snapshot)}
    assert [drawn[row].target for row in range(4)] == [0, 1, 1, 1]
    assert [drawn[row].answer for row in range(4)] == [int(y > 0.5) for y in snapshot.outputs]
    assert [drawn[row].active for row in range(4)] == [True, True, False, True]
    assert [drawn[row].selected for row in range(4)] == [False, True, False, False]
    assert marks(snapshot)[-1].selected


def test_a_wrong_answer_has_a_core_of_the_other_colour(view: SurfaceView, moment: Moment) -> None:
    snapshot = moment(0)
    assert snapshot.outputs[3] < 0.5
    view.display(snapshot)
    assert colour_at(view, 1.0, 1.0) == LIGHT.colour("class_0")
    view.display(moment(200))
    assert colour_at(view, 1.0, 1.0) == LIGHT.colour("class_1")


def test_a_row_that_is_switched_off_is_hollow(view: SurfaceView, moment: Moment) -> None:
    view.display(moment(5, Experiment(problem=Gate("and", rows=(0, 1, 2)))))
    assert colour_at(view, 1.0, 1.0) == LIGHT.colour("panel")


@pytest.mark.parametrize("row", range(4))
def test_a_click_on_a_sample_chooses_its_row(
    view: SurfaceView, moment: Moment, qtbot: QtBot, row: int
) -> None:
    view.display(moment(5))
    at = over(view, *INPUTS[row])
    qtbot.mouseMove(view.map.viewport(), at)
    assert view.map.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [row]


def test_pointing_anywhere_reads_the_answer_and_a_click_copies_it(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(60)
    view.display(snapshot)
    at = over(view, 0.5, 0.25)
    with qtbot.assertNotEmitted(view.row_chosen):
        qtbot.mouseMove(view.map.viewport(), at)
        qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=at)
    inputs = view.map.pointed()
    assert inputs == pytest.approx((0.5, 0.25), abs=0.01)
    rows = {row.label: row.text for row in view.map.readout.rows()}
    answer = float(forward(snapshot.parameters, inputs))
    assert rows["ŷ"] == repr(answer)
    assert float(QGuiApplication.clipboard().text()) == answer
    assert rows[""] == "ŷ copied"


def test_pointing_at_a_sample_reads_it_exactly(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(60)
    view.display(snapshot)
    qtbot.mouseMove(view.map.viewport(), over(view, 1.0, 1.0) + QPoint(3, 2))
    inputs = view.map.pointed()
    assert inputs == (1.0, 1.0)
    rows = {row.label: row.text for row in view.map.readout.rows()}
    assert float(rows["ŷ"]) == pytest.approx(snapshot.outputs[3], rel=1e-15)
    assert rows["Y"] == "1"


def test_keys_choose_the_row_before_and_after(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    view.display(moment(5, row=0))
    with qtbot.waitSignal(view.row_chosen) as chosen:
        qtbot.keyClick(view.map, Qt.Key.Key_Up)
    assert chosen.args == [3]
    with qtbot.assertNotEmitted(view.row_chosen):
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space):
            qtbot.keyClick(view.map, key)


def test_without_opengl_a_sentence_stands_in_place_of_the_surface(
    view: SurfaceView, moment: Moment, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learnscope.gui.views.surface.surface.has_opengl", lambda: False)
    view.display(moment(5))
    button = view.findChild(QToolButton, "surface_3d")
    with qtbot.waitSignal(view.mode_changed) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["3d"]
    assert view.missing.isVisible()
    assert "OpenGL" in view.missing.text()
    assert not view.map.isVisible()
    view.display(moment(6))
    qtbot.mouseClick(view.findChild(QToolButton, "surface_2d"), Qt.MouseButton.LeftButton)
    assert view.map.isVisible()
    assert not view.missing.isVisible()


def test_the_map_shows_the_moment_when_it_comes_back(
    view: SurfaceView, moment: Moment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learnscope.gui.views.surface.surface.has_opengl", lambda: False)
    view.display(moment(5))
    view.set_mode("3d")
    snapshot = moment(90)
    view.display(snapshot)
    view.set_mode("2d")
    corner = float(forward(snapshot.parameters, (1.25 - 0.75 / 64, 1.25 - 0.75 / 64)))
    assert view.map.image.image[-1, -1] == pytest.approx(corner, rel=1e-6)


def test_a_theme_recolours_what_is_there(view: SurfaceView, moment: Moment) -> None:
    view.display(moment(40))
    for theme in (DARK, LIGHT):
        view.apply_theme(theme)
        assert view.map.half.opts["pen"].color() == theme.colour("ink")
        assert view.map.viewport().grab().toImage().pixelColor(1, 1) == theme.colour("panel")
        assert np.array_equal(view.map.image.lut, answer_colours(theme))


def test_another_language_relabels_what_is_there(
    view: SurfaceView, moment: Moment, in_brackets: Brackets
) -> None:
    view.display(moment(40))
    with in_brackets():
        assert view.caption.text().startswith("[Circle")
        assert view.missing.text().startswith("[The 3-D view")
        assert view.findChild(QToolButton, "surface_2d").text() == "[2-D]"
        assert view.map.accessibleName().startswith("[Answers")


def test_it_is_told_in_one_line_of_text(view: SurfaceView, moment: Moment) -> None:
    view.display(moment(0))
    text = (
        "Answers, with the right ones in brackets: "
        "0 0: 0.5000 (0), 0 1: 0.4700 (0), 1 0: 0.5250 (0), 1 1: 0.4950 (1)"
    )
    assert view.accessibleDescription() == text
    assert view.map.accessibleDescription() == text


def test_a_lit_answer_shows_in_the_half_line(view: SurfaceView, moment: Moment) -> None:
    snapshot = moment(60)
    view.display(snapshot)
    plain = view.map.viewport().grab().toImage()
    view.display(dataclasses.replace(snapshot, lit="output"))
    assert view.map.viewport().grab().toImage() != plain


@pytest.fixture
def solid_view(view: SurfaceView) -> SurfaceView:
    if not has_opengl():
        pytest.skip("no OpenGL here; run under Xvfb with QT_QPA_PLATFORM=xcb")
    view.set_mode("3d")
    return view


def heights(view: SurfaceView) -> np.ndarray:
    return view.solid.surface._z


@pytest.mark.xvfb
def test_the_surface_is_as_high_as_the_answers(solid_view: SurfaceView, moment: Moment) -> None:
    snapshot = moment(60)
    solid_view.display(snapshot)
    side = np.linspace(-0.25, 1.25, 33)
    expected = (
        Experiment()
        .model.forward(snapshot.parameters, np.stack(np.meshgrid(side, side), axis=-1))
        .T
    )
    assert np.array_equal(heights(solid_view), expected)


@pytest.mark.xvfb
def test_the_surface_is_really_drawn(solid_view: SurfaceView, moment: Moment) -> None:
    for theme in (LIGHT, DARK):
        solid_view.apply_theme(theme)
        solid_view.display(moment(0))
        flat = solid_view.solid.grab().toImage()
        solid_view.display(moment(300))
        steep = solid_view.solid.grab().toImage()
        assert steep != flat
        assert steep.pixelColor(2, 2) == theme.colour("panel")
        seen = steep.pixelColor(solid_view.solid.project(0.2, 0.2, 0.0).toPoint())
        assert seen.red() > seen.blue()


@pytest.mark.xvfb
def test_a_drag_turns_the_surface(solid_view: SurfaceView, moment: Moment, qtbot: QtBot) -> None:
    solid_view.display(moment(60))
    solid = solid_view.solid
    before = solid.cameraPosition()
    qtbot.mousePress(solid, Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    qtbot.mouseMove(solid, QPoint(160, 110))
    qtbot.mouseRelease(solid, Qt.MouseButton.LeftButton, pos=QPoint(160, 110))
    assert solid.cameraPosition() != before
    qtbot.mouseDClick(solid, Qt.MouseButton.LeftButton, pos=QPoint(160, 110))
    assert (solid.cameraPosition() - before).length() == pytest.approx(0.0, abs=1e-6)


@pytest.mark.xvfb
def test_arrow_keys_turn_the_surface_and_not_the_run(
    solid_view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    solid_view.display(moment(60))
    solid = solid_view.solid
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QCoreApplication.sendEvent(solid, event)
        assert event.isAccepted()
        before = solid.cameraPosition()
        qtbot.keyClick(solid, key)
        assert solid.cameraPosition() != before
    space = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier
    )
    space.ignore()
    QCoreApplication.sendEvent(solid, space)
    assert not space.isAccepted()
    assert not solid.keyTimer.isActive()


@pytest.mark.xvfb
def test_the_floor_is_not_seen_from_below(solid_view: SurfaceView, qtbot: QtBot) -> None:
    for _ in range(60):
        qtbot.keyClick(solid_view.solid, Qt.Key.Key_Down)
    assert solid_view.solid.cameraPosition().z() > 0.0


@pytest.mark.xvfb
def test_a_second_surface_draws_as_well_as_the_first(
    solid_view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(60)
    solid_view.display(snapshot)
    first = solid_view.solid.grab().toImage()
    window = QWidget()
    qtbot.addWidget(window)
    second = SurfaceView(window)
    second.resize(solid_view.size())
    window.show()
    second.set_mode("3d")
    second.display(snapshot)
    assert second.solid.grab().toImage() == first


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


def test_the_plane_before_the_activation_is_shown_on_demand(
    view: SurfaceView, moment: Moment, qtbot: QtBot
) -> None:
    snapshot = moment(60)
    view.display(snapshot)
    with qtbot.waitSignal(view.quantity_changed) as told:
        qtbot.mouseClick(view.findChild(QToolButton, "surface_z"), Qt.MouseButton.LeftButton)
    assert told.args == ["z"]
    w1, w2, b = snapshot.parameters
    limit = z_limit(snapshot.parameters)
    side = (np.arange(64) + 0.5) / 64 * 1.5 - 0.25
    x1, x2 = np.meshgrid(side, side)
    shown = (view.map.image.image.astype(np.float64) * 2.0 - 1.0) * limit
    assert shown == pytest.approx(w1 * x1 + w2 * x2 + b, abs=1e-5)
    corners = [w1 * x + w2 * y + b for x in (LOW, HIGH) for y in (LOW, HIGH)]
    assert limit == ladder(max(map(abs, corners)))
    assert "weighted sum" in view.map.accessibleName()
    for aside in (30, 0):
        qtbot.mouseMove(view.map.viewport(), over(view, 1.0, 1.0) + QPoint(aside, 0))
    rows = {row.label: row.text for row in view.map.readout.rows()}
    assert float(rows["z"]) == w1 + w2 + b
    at = over(view, 0.5, 0.2)
    qtbot.mouseMove(view.map.viewport(), at)
    qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=at)
    x1, x2 = view.map.pointed()
    assert float(QGuiApplication.clipboard().text()) == w1 * x1 + w2 * x2 + b
    assert view.map.readout.rows()[-1].text == "z copied"
    view.set_quantity("output")
    assert np.array_equal(view.map.image.image[0, 0], np.float32(view.map.answer((side[0],) * 2)))


def test_another_quantity_leaves_the_map_where_it_is(view: SurfaceView, moment: Moment) -> None:
    view.display(moment(60))
    area = view.map.area
    view.set_quantity("z")
    assert view.map.area == area


@pytest.mark.parametrize(
    "values", [(0.0, 0.0, 0.0), (1e308, 1e308, -1e308), (1e-300, 0.0, 0.0), (-1e200, 1e-200, 3.0)]
)
def test_any_plane_can_be_shown(view: SurfaceView, moment: Moment, values: Values) -> None:
    view.set_quantity("z")
    view.display(dataclasses.replace(moment(0), parameters=values))
    assert np.all((view.map.image.image >= 0.0) & (view.map.image.image <= 1.0))
    assert not view.grab().isNull()


@pytest.mark.xvfb
def test_the_plane_in_space_reaches_its_limits(solid_view: SurfaceView, moment: Moment) -> None:
    snapshot = moment(60)
    solid_view.set_quantity("z")
    solid_view.display(snapshot)
    side = np.linspace(LOW, HIGH, 33)
    x1, x2 = np.meshgrid(side, side)
    w1, w2, b = snapshot.parameters
    expected = (w1 * x1 + w2 * x2 + b) / (2 * z_limit(snapshot.parameters)) + 0.5
    assert heights(solid_view) == pytest.approx(expected.T)
    flat = solid_view.solid.grab().toImage()
    solid_view.set_quantity("output")
    assert solid_view.solid.grab().toImage() != flat
    assert solid_view.solid.errors.visible()
