"""The surface in space, where there is OpenGL: as high as the answers, and turned by hand."""

import numpy as np
import pytest
from kinds_of_data import RENTS, learning
from moments import Moment
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from surface_hands import heights

from learnscope.core import Experiment
from learnscope.gui.look.theme import DARK, LIGHT
from learnscope.gui.views.surface.surface import SurfaceView

# The offscreen platform says so when a tool tip opens.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


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
def test_numbers_have_heights_on_a_scale_about_all_answers_and_targets(
    solid_view: SurfaceView, moment: Moment
) -> None:
    experiment = learning(RENTS)
    snapshot = moment(40, experiment)
    solid_view.display(snapshot)
    solid, problem = solid_view.solid, experiment.problem
    low, high = solid._limits
    sides = [np.linspace(*ends, 33) for ends in problem.extent]
    grid = np.stack(np.meshgrid(*sides), axis=-1)
    answers = experiment.model.forward(snapshot.parameters, grid)
    assert low <= min(answers.min(), problem.target_array.min())
    assert high >= max(answers.max(), problem.target_array.max())
    assert heights(solid_view) == pytest.approx((answers.T - low) / (high - low))
    assert solid._tops[:, 2] == pytest.approx((problem.target_array - low) / (high - low))
    ends = solid.errors.pos.reshape(-1, 2, 3)[:, 1, 2]
    assert ends == pytest.approx((np.array(snapshot.outputs) - low) / (high - low))
    words = [text for text, *_ in solid.words()]
    assert "x1 · Area" in words
    assert "x2 · Way" in words
    assert not solid.pegs.visible()
    assert not solid.half.visible()
    solid_view.display(moment(60))
    assert solid.half.visible()


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
