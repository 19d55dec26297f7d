"""The map: ŷ over the plane, exact values where one points, and samples to be chosen."""

import dataclasses
from collections.abc import Callable
from contextlib import AbstractContextManager

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from surface_hands import over

from learnscope.core import Experiment, Gate, ValuesStart
from learnscope.core.problems.gates import INPUTS
from learnscope.gui.look.marks import answer_colours, marks
from learnscope.gui.look.theme import DARK, LIGHT, THEMES
from learnscope.gui.views.surface.surface import SurfaceView

# The offscreen platform says so when a tool tip opens.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")

Brackets = Callable[[], AbstractContextManager[None]]
forward = Experiment().model.forward


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
    assert snapshot.outputs[0] == 0.5
    assert [drawn[row].answer for row in range(4)] == [0.5, 0.0, 1.0, 0.0]
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


def test_an_answer_of_exactly_one_half_has_a_core_of_neither_colour(
    view: SurfaceView, moment: Moment
) -> None:
    snapshot = moment(0)
    assert snapshot.outputs[0] == 0.5
    view.display(snapshot)
    assert colour_at(view, 0.0, 0.0) == LIGHT.colour("undecided")


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
