"""The plane z before the activation, on the map and in space."""

import dataclasses

import numpy as np
import pytest
from moments import Moment
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot
from surface_hands import Values, heights, over

from learnscope.gui.plotting.axes import ladder
from learnscope.gui.views.surface.scale import HIGH, LOW, z_limit
from learnscope.gui.views.surface.surface import SurfaceView

# The offscreen platform says so when a tool tip opens.
pytestmark = pytest.mark.qt_log_ignore("does not support raise")


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
